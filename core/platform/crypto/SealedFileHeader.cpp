// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/crypto/SealedFileHeader.h"
#include "platform/crypto/SealedFile.h"
#include <bit>
#include <cerrno>
#include <cstring>

namespace lianxin {
namespace {

constexpr QByteArrayView kMagic = "LXSEAL";
constexpr char kFileVersion = 1;
constexpr int kVersionAt = 6;
constexpr int kSuiteAt = 7;
constexpr int kChunkLog2At = 8;
constexpr int kFileIdAt = 16;
constexpr int kIvAt = 32;
constexpr int kWrappedAt = 48;
constexpr int kFileTagSize = 32;
constexpr char kChunkLog2 = char(std::bit_width(unsigned(SealedFileLayout::chunkSize)) - 1);

char suiteByte(CryptoSuite suite) { return suite == CryptoSuite::Gm ? 2 : 1; }

AuthenticatedCipher wrapper(const KeyRing &ring) {
    return {ring.suite(), ring.key(DataKey::Recordings).view(), "sealed-file key", kFileTagSize};
}

} // namespace

QByteArray makeSealedFileHeader(const KeyRing &ring, const SecretBytes &fileKey) {
    QByteArray header(SealedFileLayout::headerSize, '\0');
    std::copy_n(kMagic.data(), kMagic.size(), header.data());
    header[kVersionAt] = kFileVersion;
    header[kSuiteAt] = suiteByte(ring.suite());
    header[kChunkLog2At] = kChunkLog2;
    const QByteArray random = randomBytes(kWrappedAt - kFileIdAt); // file id and iv
    std::copy_n(random.constData(), random.size(), header.data() + kFileIdAt);
    const QByteArray wrapped = wrapper(ring).seal(QByteArrayView(header).sliced(kIvAt, AuthenticatedCipher::ivSize),
                                                  QByteArrayView(header).first(kIvAt), fileKey.view());
    std::copy_n(wrapped.constData(), wrapped.size(), header.data() + kWrappedAt);
    return header;
}

Expected<SecretBytes> openSealedFileHeader(const QByteArray &header, const KeyRing &ring, const QString &path) {
    const QByteArrayView view(header);
    if (!view.startsWith(kMagic))
        return sealedFileDamaged(path, u"it is no sealed file"_s);
    if (header[kVersionAt] > kFileVersion)
        return Error{ErrorKind::Store, u"crypto.sealed_file_newer"_s, u"The sealed file was made by a newer version."_s,
                     u"Update this program."_s, path};
    if (header[kChunkLog2At] != kChunkLog2)
        return sealedFileDamaged(path, u"its header was changed"_s);
    std::optional<QByteArray> key;
    if (header[kSuiteAt] == suiteByte(ring.suite()))
        key = wrapper(ring).open(view.sliced(kIvAt, AuthenticatedCipher::ivSize), view.first(kIvAt),
                                 view.sliced(kWrappedAt, kSealedFileKeySize + kFileTagSize));
    if (!key)
        return Error{ErrorKind::Store, u"crypto.sealed_file_key"_s,
                     u"The sealed file does not open with these keys, or its header was changed."_s,
                     u"Use the key ring of the store it was recorded with."_s, path};
    SecretBytes fileKey{QByteArrayView(*key)};
    wipe(*key);
    return fileKey;
}

Error sealedFileDamaged(const QString &path, const QString &what) {
    return Error{ErrorKind::Store, u"crypto.sealed_file_damaged"_s, u"The sealed file is damaged: %1."_s.arg(what),
                 u"Restore it from a backup; other parts of it can still be read."_s, path};
}

Error sealedFileUnwritable(int systemError) {
    if (systemError == ENOSPC || systemError == EDQUOT || systemError == EFBIG)
        return Error{ErrorKind::Store, u"crypto.disk_full"_s, u"The disk is full; the recording ends here."_s,
                     u"Make room; what was written so far can be played."_s, {}};
    return Error{ErrorKind::Store, u"crypto.sealed_file_unwritable"_s,
                 u"The sealed file can't be written: %1."_s.arg(QString::fromLocal8Bit(std::strerror(systemError))),
                 u"Check the directory of the recordings and its permissions."_s, {}};
}

} // namespace lianxin
