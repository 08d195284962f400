// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/crypto/AuthenticatedCipher.h"
#include "platform/crypto/KeyRing.h"

namespace lianxin {

//! \brief The container of recordings: 64-KiB chunks, each sealed by itself, so that any part can be read without
//! the parts before it, and a crash costs at most the chunk being filled.
//!
//! header (128 bytes): magic "LXSEAL" · version 1 · suite · chunk size as power of two · 7 × 0 · file id (16) ·
//! iv (16) · file key, wrapped under the ring's recordings key (32 + 32) · 16 × 0
//! chunk i: ciphertext (65,536 bytes; the last one fewer, possibly none) · tag (16). The tag covers the header, i
//! and whether the chunk is the last. A file without a last chunk is unfinished: playable up to there.
//! A chunk is written once and never again, so no key stream is ever used twice.
struct LIANXIN_EXPORT SealedFileLayout {
    static constexpr int headerSize = 128;
    static constexpr int chunkSize = 65'536;
    static constexpr int tagSize = 16;
};

//! \brief Writes a sealed file from beginning to end. One thread at a time; does file I/O, so never a media thread.
class LIANXIN_EXPORT SealedFileWriter {
public:
    //! Makes the file (mode 0600). Errors: crypto.sealed_file_exists, crypto.sealed_file_unwritable,
    //! crypto.disk_full.
    static Expected<std::unique_ptr<SealedFileWriter>> create(const QString &path, const KeyRing &ring);
    //! Leaves the file unfinished if finish() was not called.
    ~SealedFileWriter();
    SealedFileWriter(const SealedFileWriter &) = delete;
    SealedFileWriter &operator=(const SealedFileWriter &) = delete;

    //! Errors: crypto.disk_full, crypto.sealed_file_unwritable. After an error the file stays as it is, playable up
    //! to its last whole chunk, and every further call gives the same error.
    Expected<void> append(QByteArrayView plain);
    //! Writes the last chunk and makes the file durable. Once.
    Expected<void> finish();
    //! Plain bytes taken so far.
    qint64 size() const { return m_size; }

private:
    SealedFileWriter(int fd, CryptoSuite suite, QByteArray header, const SecretBytes &fileKey);
    Expected<void> writeChunk(bool last);
    Expected<void> writeAll(QByteArrayView bytes);

    int m_fd;
    QByteArray m_header;
    AuthenticatedCipher m_cipher;
    QByteArray m_pending;
    qint64 m_size = 0;
    quint32 m_index = 0;
    bool m_finished = false;
    std::optional<Error> m_failure;
};

//! \brief Reads a sealed file at any place, also while it is being written. One thread at a time.
class LIANXIN_EXPORT SealedFileReader {
public:
    //! Errors: crypto.sealed_file_missing, crypto.sealed_file_damaged (not a sealed file, or its header was changed),
    //! crypto.sealed_file_key (sealed under another ring), crypto.sealed_file_newer.
    static Expected<std::unique_ptr<SealedFileReader>> open(const QString &path, const KeyRing &ring);
    ~SealedFileReader();
    SealedFileReader(const SealedFileReader &) = delete;
    SealedFileReader &operator=(const SealedFileReader &) = delete;

    //! Plain bytes that can be read: all of a finished file, the whole chunks of an unfinished one.
    qint64 size() const { return m_size; }
    //! False: the writer died, is still writing, or somebody cut the end off.
    bool isFinished() const { return m_finished; }
    //! Up to \a length bytes from \a offset; fewer at the end. Errors: crypto.sealed_file_damaged naming the chunk.
    Expected<QByteArray> read(qint64 offset, qint64 length);
    //! Reads every chunk. Errors: crypto.sealed_file_damaged.
    Expected<void> verify();

private:
    SealedFileReader(int fd, CryptoSuite suite, QByteArray header, const SecretBytes &fileKey);
    void measure();
    std::optional<QByteArray> chunk(quint32 index, qint64 cipherBytes, bool last);

    int m_fd;
    QByteArray m_header;
    AuthenticatedCipher m_cipher;
    qint64 m_size = 0;
    bool m_finished = false;
    qint64 m_cachedIndex = -1;
    QByteArray m_cached;
};

} // namespace lianxin
