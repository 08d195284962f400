// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/storage/sqlite/LogFolder.h"
#include "platform/base/Log.h"
#include <chrono>
#include <sqlite3.h>

namespace lianxin {
namespace {

constexpr int kFoldedAtOnce = 2'000; // pages: 8 MiB
constexpr int kLargestLog = 65'536; // 256 MiB: a log that never ends is never begun anew
constexpr std::chrono::seconds kRest(1);

} // namespace

LogFolder::LogFolder(Open open)
    : m_open(std::move(open)) {}

LogFolder::~LogFolder() {
    {
        const std::scoped_lock lock(m_mutex);
        m_isEnding = true;
    }
    m_woken.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

void LogFolder::follow(SqliteConnection &writer) { sqlite3_wal_hook(writer.handle(), &LogFolder::grown, this); }

// After a commit, on the writer's thread. What can't be folded now is folded later.
int LogFolder::grown(void *self, sqlite3 *writer, const char *name, int pages) {
    static_cast<LogFolder *>(self)->wake(pages);
    if (pages >= kLargestLog)
        sqlite3_wal_checkpoint_v2(writer, name, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    return SQLITE_OK;
}

void LogFolder::wake(int pages) {
    {
        const std::scoped_lock lock(m_mutex);
        if (pages < m_noticed) // begun anew
            m_noticed = 0;
        if (pages - m_noticed < kFoldedAtOnce)
            return;
        m_noticed = pages;
        m_isDue = true;
        if (!m_thread.joinable())
            m_thread = std::thread([this] { run(); });
    }
    m_woken.notify_one();
}

void LogFolder::run() {
    auto connection = m_open();
    try {
        if (connection) // one that has read nothing yet knows of no log, and folds none
            (*connection)->value(u"SELECT COUNT(*) FROM sqlite_schema");
    } catch (const StoreFailure &failure) {
        connection = failure.error();
    }
    if (!connection)
        qCWarning(lcStorage, "the log is folded by nobody but its writer: %s", qPrintable(connection.error().toString()));
    std::unique_lock lock(m_mutex);
    bool mayBeBehind = false; // of what was written meanwhile: folded too when the writer rests, so that it begins the log anew
    for (;;) {
        const auto due = [this] { return m_isDue || m_isEnding; };
        if (!mayBeBehind)
            m_woken.wait(lock, due);
        else
            m_woken.wait_for(lock, kRest, due);
        if (m_isEnding)
            return;
        mayBeBehind = m_isDue;
        m_isDue = false;
        lock.unlock();
        if (connection) {
            const std::scoped_lock folding(m_folding);
            sqlite3_wal_checkpoint_v2((*connection)->handle(), "main", SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
        }
        lock.lock();
    }
}

} // namespace lianxin
