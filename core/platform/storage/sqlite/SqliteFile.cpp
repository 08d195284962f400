// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/storage/sqlite/SqliteFile.h"
#include "platform/storage/StoreErrors.h"
#include "platform/storage/sqlite/SuiteProvider.h"
#include <QFile>
#include <QFileInfo>
#include <QtEndian>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <openssl/evp.h>
#include <unistd.h>

namespace lianxin {
namespace {

constexpr int kSaltSize = 16;
constexpr int kIvSize = 16;
constexpr int kPageTagSize = 32;
constexpr char kMacSaltMask = 0x3a;
constexpr int kFastRounds = 2;
constexpr int kPagesTried = 16;

SecretBytes pageMacKey(CryptoSuite suite, const SecretBytes &key, QByteArray salt) {
    for (char &c : salt)
        c = char(c ^ kMacSaltMask);
    SecretBytes macKey(key.size());
    PKCS5_PBKDF2_HMAC(key.data(), key.size(), reinterpret_cast<const unsigned char *>(salt.constData()),
                      int(salt.size()), kFastRounds, suite == CryptoSuite::Gm ? EVP_sm3() : EVP_sha256(), macKey.size(),
                      reinterpret_cast<unsigned char *>(macKey.data()));
    return macKey;
}

} // namespace

bool isPageAuthentic(const QString &path, CryptoSuite suite, const SecretBytes &key, qint64 page) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray salt = file.read(kSaltSize);
    if (salt.size() != kSaltSize || !file.seek((page - 1) * kSqlCipherPageSize))
        return false;
    const QByteArray bytes = file.read(kSqlCipherPageSize);
    if (bytes.size() != kSqlCipherPageSize)
        return false;
    const int skipped = page == 1 ? kSaltSize : 0;
    char number[4];
    qToLittleEndian(quint32(page), number);
    const auto mac = SuiteOperations::of(suite).mac(pageMacKey(suite, key, salt).view());
    mac->feed(QByteArrayView(bytes).sliced(skipped, bytes.size() - kPageTagSize - skipped));
    mac->feed({number, sizeof number});
    return sameBytes(mac->finish(), QByteArrayView(bytes).last(kPageTagSize));
}

qint64 pagesByHeader(const QString &path, CryptoSuite suite, const SecretBytes &key) {
    if (!isPageAuthentic(path, suite, key, 1))
        return 0;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray page = file.read(kSqlCipherPageSize);
    constexpr int reserved = kIvSize + kPageTagSize;
    constexpr int countAt = 28; // SQLite's file format, §1.3; the ciphertext starts behind the salt
    QByteArray block(16, '\0');
    void *context = nullptr;
    lianxin_sqlcipher_choose_suite(suite == CryptoSuite::Gm ? 1 : 0);
    if (lianxin_sqlcipher_ctx_init(&context) != 0)
        return 0;
    const auto bytes = [](const char *data) { return reinterpret_cast<const unsigned char *>(data); };
    const int rc = lianxin_sqlcipher_cipher(context, 0, bytes(key.data()), key.size(),
                                            bytes(page.constData() + page.size() - reserved),
                                            bytes(page.constData() + kSaltSize), int(block.size()),
                                            reinterpret_cast<unsigned char *>(block.data()));
    lianxin_sqlcipher_ctx_free(&context);
    return rc == 0 ? qint64(qFromBigEndian<quint32>(block.constData() + countAt - kSaltSize)) : 0;
}

bool isPlainSqlite(const QString &path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.read(16) == QByteArray("SQLite format 3\0", 16);
}

Error whyNotOpened(const QString &path, CryptoSuite suite, const SecretBytes &key) {
    const QFileInfo info(path);
    if (!info.isFile())
        return storeErrors::notAStore(path);
    if (isPlainSqlite(path))
        return storeErrors::plaintext(path);
    if (info.size() < kSqlCipherPageSize)
        return info.size() == 0 ? storeErrors::truncated(path) : storeErrors::notAStore(path);
    if (isPageAuthentic(path, suite, key, 1))
        return info.size() < pagesByHeader(path, suite, key) * kSqlCipherPageSize
                   ? storeErrors::truncated(path)
                   : storeErrors::corrupt(u"what its first pages say does not fit"_s, path);
    for (qint64 page = 2; page <= std::min<qint64>(kPagesTried, info.size() / kSqlCipherPageSize); ++page)
        if (isPageAuthentic(path, suite, key, page))
            return storeErrors::corrupt(u"its first page was changed"_s, path);
    return storeErrors::wrongKey(path);
}

void removeSqliteFiles(const QString &path) {
    for (const auto &suffix : {u""_s, u"-wal"_s, u"-shm"_s, u"-journal"_s})
        QFile::remove(path + suffix);
}

Expected<void> renameDurably(const QString &from, const QString &to) {
    if (::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0)
        return storeErrors::io(QString::fromLocal8Bit(std::strerror(errno)), to);
    const int directory =
        ::open(QFile::encodeName(QFileInfo(to).absolutePath()).constData(), O_RDONLY | O_CLOEXEC);
    if (directory >= 0) {
        ::fsync(directory);
        ::close(directory);
    }
    return {};
}

} // namespace lianxin
