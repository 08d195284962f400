// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/storage/EngineLock.h"
#include "platform/storage/StoreErrors.h"
#include <QFile>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace lianxin {

Expected<std::unique_ptr<EngineLock>> EngineLock::take(const QString &storePath, const QString &engineId) {
    const QString path = storePath + u".lock"_s;
    const int fd = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0)
        return storeErrors::io(QString::fromLocal8Bit(std::strerror(errno)), path);
    if (::flock(fd, LOCK_EX | LOCK_NB) != 0) {
        std::array<char, 256> holder{};
        const auto size = ::pread(fd, holder.data(), holder.size(), 0);
        ::close(fd);
        const QString text = QString::fromUtf8(holder.data(), std::max<ssize_t>(size, 0)).trimmed();
        return storeErrors::lockedBy(text.isEmpty() ? u"another engine"_s : text, storePath);
    }
    const QByteArray text = u"engine '%1', process %2\n"_s.arg(engineId).arg(::getpid()).toUtf8();
    // Only for the message of the one who comes later: a failure here changes nothing.
    if (::ftruncate(fd, 0) == 0)
        (void)!::pwrite(fd, text.constData(), size_t(text.size()), 0);
    return std::unique_ptr<EngineLock>(new EngineLock(fd));
}

EngineLock::~EngineLock() { ::close(m_fd); }

} // namespace lianxin
