// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include <QFile>
#include <QString>
#include <memory>

namespace lianxin::sheets {

//! \brief Bytes that can be read from any place: a file, a stream within a compound file, a package being decrypted.
class ByteSource {
public:
    virtual ~ByteSource() = default;
    virtual qint64 size() const = 0;
    //! Copies up to \a size bytes from \a offset on; fewer only at the end. Throws SheetFailure.
    virtual qint64 read(qint64 offset, char *to, qint64 size) = 0;
};

//! \brief A file on this machine.
class FileSource final : public ByteSource {
public:
    //! Errors: sheet.unreadable.
    static Expected<std::shared_ptr<ByteSource>> open(const QString &path);
    qint64 size() const override { return m_size; }
    qint64 read(qint64 offset, char *to, qint64 size) override;

private:
    QFile m_file;
    qint64 m_size = 0;
};

//! \brief Bytes in memory.
class MemorySource final : public ByteSource {
public:
    explicit MemorySource(QByteArray bytes)
        : m_bytes(std::move(bytes)) {}
    qint64 size() const override { return m_bytes.size(); }
    qint64 read(qint64 offset, char *to, qint64 size) override;

private:
    QByteArray m_bytes;
};

} // namespace lianxin::sheets
