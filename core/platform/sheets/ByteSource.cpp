// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/sheets/ByteSource.h"
#include "platform/sheets/SheetErrors.h"
#include <cerrno>
#include <cstring>
#include <unistd.h>

namespace lianxin::sheets {

namespace {

qint64 within(qint64 offset, qint64 size, qint64 whole) { return offset < 0 || offset >= whole ? 0 : std::min(size, whole - offset); }

} // namespace

Expected<std::shared_ptr<ByteSource>> FileSource::open(const QString &path) {
    auto source = std::make_shared<FileSource>();
    source->m_file.setFileName(path);
    if (!source->m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return badSheet(u"sheet.unreadable"_s, u"The file can't be opened: %1"_s.arg(source->m_file.errorString()),
                        u"Check that it is a file that may be read"_s, path);
    source->m_size = source->m_file.size();
    return std::shared_ptr<ByteSource>(std::move(source));
}

qint64 FileSource::read(qint64 offset, char *to, qint64 size) {
    const qint64 wanted = within(offset, size, m_size);
    qint64 done = 0;
    while (done < wanted) {
        const ssize_t got = ::pread(m_file.handle(), to + done, size_t(wanted - done), off_t(offset + done));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            throw SheetFailure{badSheet(u"sheet.unreadable"_s, u"The file can't be read on: %1"_s.arg(QString::fromLocal8Bit(std::strerror(errno))),
                                        u"Copy it to this machine and try again"_s)};
        if (got == 0)
            break; // it became shorter meanwhile
        done += got;
    }
    return done;
}

qint64 MemorySource::read(qint64 offset, char *to, qint64 size) {
    const qint64 wanted = within(offset, size, m_bytes.size());
    if (wanted > 0)
        std::memcpy(to, m_bytes.constData() + offset, size_t(wanted));
    return wanted;
}

} // namespace lianxin::sheets
