// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/storage/sqlite/SqliteConnection.h"
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace lianxin {

//! \brief Folds the write-ahead log into the file beside the writer, which neither copies nor waits for the disk then. The
//! writer lends a hand only where the log became very large. Starts its thread when there is something to do.
class LogFolder {
public:
    using Open = std::function<Expected<std::unique_ptr<SqliteConnection>>()>;
    //! \a open: gives it a connection of its own, on its thread.
    explicit LogFolder(Open open);
    ~LogFolder();
    LogFolder(const LogFolder &) = delete;
    LogFolder &operator=(const LogFolder &) = delete;

    //! Follows the log of \a writer from now on; must outlive that connection's last transaction.
    void follow(SqliteConnection &writer);
    //! Held while it is at it.
    std::mutex &folding() { return m_folding; }

private:
    static int grown(void *self, sqlite3 *writer, const char *name, int pages);
    void wake(int pages);
    void run();

    const Open m_open;
    std::mutex m_folding;
    std::mutex m_mutex; // of everything below
    std::condition_variable m_woken;
    int m_noticed = 0; //!< pages of the log when it was woken last
    bool m_isDue = false;
    bool m_isEnding = false;
    std::thread m_thread;
};

} // namespace lianxin
