// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include <memory>

namespace lianxin {

//! \brief Keeps a second engine away from a store's file: a lock on FILE.lock that the kernel gives back however the
//! process ends. The file itself stays; it holds who has the lock, for the message.
class EngineLock {
public:
    //! Errors: storage.locked, storage.io.
    static Expected<std::unique_ptr<EngineLock>> take(const QString &storePath, const QString &engineId);
    ~EngineLock();
    EngineLock(const EngineLock &) = delete;
    EngineLock &operator=(const EngineLock &) = delete;

private:
    explicit EngineLock(int fd)
        : m_fd(fd) {}
    int m_fd;
};

} // namespace lianxin
