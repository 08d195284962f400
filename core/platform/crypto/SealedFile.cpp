// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/crypto/SealedFile.h"
#include "platform/crypto/SealedFileHeader.h"
#include <QFile>
#include <QtEndian>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace lianxin {
namespace {

using Layout = SealedFileLayout;
constexpr int kRecord = Layout::chunkSize + Layout::tagSize;

//! The chunk index; the key is the file's own, so no iv comes twice under a key.
QByteArray ivOf(quint32 index) {
    QByteArray iv(AuthenticatedCipher::ivSize, '\0');
    // The last 4 bytes count cipher blocks: 65,536 / 16 of them, far from overflowing into the index.
    qToBigEndian(index, iv.data() + 8);
    return iv;
}

QByteArray contextOf(const QByteArray &header, quint32 index, bool last) {
    QByteArray context = header;
    char tail[5];
    qToBigEndian(index, tail);
    tail[4] = last ? 1 : 0;
    return context.append(tail, sizeof tail);
}

} // namespace

// ---- Writing ---------------------------------------------------------------------------------------------------

Expected<std::unique_ptr<SealedFileWriter>> SealedFileWriter::create(const QString &path, const KeyRing &ring) {
    const int fd = ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0)
        return errno == EEXIST
                   ? Error{ErrorKind::Store, u"crypto.sealed_file_exists"_s, u"A file of this name is there already."_s,
                           u"Choose another name: recordings are never overwritten."_s, path}
                   : sealedFileUnwritable(errno);
    const SecretBytes fileKey = SecretBytes::random(kSealedFileKeySize);
    std::unique_ptr<SealedFileWriter> writer(
        new SealedFileWriter(fd, ring.suite(), makeSealedFileHeader(ring, fileKey), fileKey));
    if (auto written = writer->writeAll(writer->m_header); !written) {
        writer.reset();
        QFile::remove(path);
        return written.error();
    }
    return writer;
}

SealedFileWriter::SealedFileWriter(int fd, CryptoSuite suite, QByteArray header, const SecretBytes &fileKey)
    : m_fd(fd)
    , m_header(std::move(header))
    , m_cipher(suite, fileKey.view(), "sealed-file chunk", Layout::tagSize) {
    m_pending.reserve(Layout::chunkSize);
}

SealedFileWriter::~SealedFileWriter() {
    wipe(m_pending);
    ::close(m_fd);
}

Expected<void> SealedFileWriter::append(QByteArrayView plain) {
    Q_ASSERT(!m_finished);
    if (m_failure)
        return *m_failure;
    m_size += plain.size();
    while (!plain.isEmpty()) {
        const auto part = std::min(plain.size(), Layout::chunkSize - m_pending.size());
        m_pending.append(plain.first(part));
        plain = plain.sliced(part);
        if (m_pending.size() == Layout::chunkSize)
            LX_CHECK(writeChunk(false));
    }
    return {};
}

Expected<void> SealedFileWriter::finish() {
    Q_ASSERT(!m_finished);
    if (m_failure)
        return *m_failure;
    LX_CHECK(writeChunk(true));
    m_finished = true;
    if (::fsync(m_fd) != 0)
        return sealedFileUnwritable(errno);
    return {};
}

Expected<void> SealedFileWriter::writeChunk(bool last) {
    const QByteArray sealed = m_cipher.seal(ivOf(m_index), contextOf(m_header, m_index, last), m_pending);
    ++m_index; // whatever happens now, this index is used
    m_pending.resize(0);
    return writeAll(sealed);
}

Expected<void> SealedFileWriter::writeAll(QByteArrayView bytes) {
    while (!bytes.isEmpty()) {
        const auto written = ::write(m_fd, bytes.data(), size_t(bytes.size()));
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0) {
            m_failure = sealedFileUnwritable(errno);
            return *m_failure;
        }
        bytes = bytes.sliced(written);
    }
    return {};
}

// ---- Reading ---------------------------------------------------------------------------------------------------

Expected<std::unique_ptr<SealedFileReader>> SealedFileReader::open(const QString &path, const KeyRing &ring) {
    const int fd = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return Error{ErrorKind::Store, u"crypto.sealed_file_missing"_s,
                     u"The sealed file can't be read: %1."_s.arg(QString::fromLocal8Bit(std::strerror(errno))), {}, path};
    QByteArray header(Layout::headerSize, '\0');
    const bool whole = ::pread(fd, header.data(), Layout::headerSize, 0) == Layout::headerSize;
    auto fileKey = whole ? openSealedFileHeader(header, ring, path)
                         : Expected<SecretBytes>(sealedFileDamaged(path, u"its header is cut off"_s));
    if (!fileKey) {
        ::close(fd);
        return fileKey.error();
    }
    std::unique_ptr<SealedFileReader> reader(new SealedFileReader(fd, ring.suite(), header, *fileKey));
    reader->measure();
    return reader;
}

SealedFileReader::SealedFileReader(int fd, CryptoSuite suite, QByteArray header, const SecretBytes &fileKey)
    : m_fd(fd)
    , m_header(std::move(header))
    , m_cipher(suite, fileKey.view(), "sealed-file chunk", Layout::tagSize) {}

SealedFileReader::~SealedFileReader() {
    wipe(m_cached);
    ::close(m_fd);
}

void SealedFileReader::measure() {
    struct stat info {};
    if (::fstat(m_fd, &info) != 0 || info.st_size <= Layout::headerSize)
        return;
    const qint64 body = info.st_size - Layout::headerSize;
    const qint64 whole = body / kRecord;
    const qint64 rest = body % kRecord;
    m_size = whole * Layout::chunkSize;
    if (rest < Layout::tagSize)
        return;
    if (const auto plain = chunk(quint32(whole), rest - Layout::tagSize, true)) {
        m_finished = true;
        m_size += plain->size();
    }
}

std::optional<QByteArray> SealedFileReader::chunk(quint32 index, qint64 cipherBytes, bool last) {
    QByteArray sealed(cipherBytes + Layout::tagSize, Qt::Uninitialized);
    const qint64 at = Layout::headerSize + qint64(index) * kRecord;
    if (::pread(m_fd, sealed.data(), size_t(sealed.size()), at) != sealed.size())
        return std::nullopt;
    return m_cipher.open(ivOf(index), contextOf(m_header, index, last), sealed);
}

Expected<QByteArray> SealedFileReader::read(qint64 offset, qint64 length) {
    QByteArray result;
    const qint64 end = std::min(m_size, offset + std::max<qint64>(length, 0));
    while (offset >= 0 && offset < end) {
        const qint64 index = offset / Layout::chunkSize;
        const qint64 start = index * Layout::chunkSize;
        const qint64 plainBytes = std::min<qint64>(Layout::chunkSize, m_size - start);
        if (index != m_cachedIndex) {
            const bool last = m_finished && plainBytes < Layout::chunkSize;
            auto plain = chunk(quint32(index), plainBytes, last);
            if (!plain)
                return sealedFileDamaged({}, u"chunk %1 was changed, moved or cut off"_s.arg(index));
            wipe(m_cached);
            m_cached = std::move(*plain);
            m_cachedIndex = index;
        }
        const qint64 part = std::min(end, start + plainBytes) - offset;
        result.append(QByteArrayView(m_cached).sliced(offset - start, part));
        offset += part;
    }
    return result;
}

Expected<void> SealedFileReader::verify() {
    for (qint64 offset = 0; offset < m_size; offset += Layout::chunkSize)
        LX_CHECK(read(offset, 1));
    return {};
}

} // namespace lianxin
