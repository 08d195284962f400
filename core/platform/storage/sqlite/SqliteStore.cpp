// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/storage/sqlite/SqliteStore.h"
#include "platform/storage/StoreErrors.h"
#include <QScopeGuard>
#include <sqlite3.h>

namespace lianxin {
namespace {

constexpr int kMaxReaders = 8;

class SqliteSnapshot final : public Snapshot {
public:
    explicit SqliteSnapshot(SqliteConnection &connection)
        : m_connection(connection) {}
    void forEach(QStringView sql, const Params &params, const std::function<bool(const Row &)> &visit) override {
        m_connection.forEach(sql, params, visit);
    }
    bool isPostgres() const override { return false; }

private:
    SqliteConnection &m_connection;
};

class SqliteTransaction final : public EngineTransaction {
public:
    SqliteTransaction(EngineStore &store, SqliteConnection &connection)
        : EngineTransaction(store)
        , m_connection(connection) {}
    void forEach(QStringView sql, const Params &params, const std::function<bool(const Row &)> &visit) override {
        m_connection.forEach(sql, params, visit);
    }
    bool isPostgres() const override { return false; }
    qint64 execute(QStringView sql, const Params &params) override { return m_connection.execute(sql, params); }
    void executeMany(QStringView sql, const std::vector<Params> &rows) override {
        m_connection.executeMany(sql, rows);
    }
    void insertBatch(QStringView table, QStringView columns, const RowSlice &rows) override { m_connection.insertBatch(table, columns, rows); }

private:
    SqliteConnection &m_connection;
};

} // namespace

SqliteStore::SqliteStore(const StoreConfig &config, QString path, std::unique_ptr<SqliteConnection> writer,
                         SecretBytes key, std::unique_ptr<EngineLock> lock)
    : EngineStore(config)
    , m_path(std::move(path))
    , m_writerCacheKib(config.writerCacheKib)
    , m_readerCacheKib(config.readerCacheKib)
    , m_survivesPowerCut(config.survivesPowerCut)
    , m_lock(std::move(lock))
    , m_key(std::move(key))
    , m_writer(std::move(writer)) {}

SqliteStore::~SqliteStore() {
    Q_ASSERT_X(m_readersOut == 0, "SqliteStore", "closed while somebody reads");
    m_logFolder.reset();
    m_readers.clear();
    m_writer.reset(); // last: the last connection folds the log into the file
}

Expected<void> SqliteStore::runWrite(const std::function<void(Transaction &)> &work) {
    qint64 events = 0;
    // The log's order is what counts: the sync of a later write takes all before it along.
    const bool isStagedHere = m_survivesPowerCut && isStaged();
    {
        const std::scoped_lock lock(m_writerMutex);
        const auto syncing = [&](const char *how) {
            if (isStagedHere)
                sqlite3_exec(m_writer->handle(), how, nullptr, nullptr, nullptr);
        };
        syncing("PRAGMA synchronous = NORMAL");
        const auto safeAgain = qScopeGuard([&] { syncing("PRAGMA synchronous = FULL"); });
        LX_CHECK(transact(work, events));
    }
    if (events > 0)
        wakeListeners();
    return {};
}

//! The writer is this thread's.
Expected<void> SqliteStore::transact(const std::function<void(Transaction &)> &work, qint64 &events) {
    const auto noted = qScopeGuard([this] { m_writerCache = m_writer->cacheBytes(); });
    try {
        m_writer->exec("BEGIN IMMEDIATE");
        SqliteTransaction transaction(*this, *m_writer);
        work(transaction);
        m_writer->exec("COMMIT");
        events = transaction.events();
        countEvents(events);
    } catch (const StoreFailure &failure) {
        m_writer->rollback();
        return failure.error();
    } catch (...) {
        m_writer->rollback();
        throw;
    }
    return {};
}

Expected<void> SqliteStore::runRead(const std::function<void(Snapshot &)> &work) {
    LX_TRY(auto reader, takeReader());
    std::optional<Error> failed;
    try {
        reader->exec("BEGIN");
        SqliteSnapshot snapshot(*reader);
        work(snapshot);
        reader->exec("COMMIT");
    } catch (const StoreFailure &failure) {
        reader->rollback();
        failed = failure.error();
    } catch (...) {
        reader->rollback();
        giveReaderBack(std::move(reader));
        throw;
    }
    giveReaderBack(std::move(reader));
    return failed ? Expected<void>(*failed) : Expected<void>();
}

qint64 SqliteStore::cacheBytes() const {
    const std::scoped_lock lock(m_poolMutex);
    qint64 bytes = m_writerCache;
    for (const auto &[reader, held] : m_readerCaches)
        bytes += held;
    return bytes;
}

qint64 SqliteStore::cacheLimitBytes() const { return (qint64(m_writerCacheKib) + qint64(kMaxReaders) * m_readerCacheKib) * 1024; }

void SqliteStore::whileNobodyWrites(const std::function<void()> &work) {
    const std::scoped_lock lock(m_writerMutex);
    const std::scoped_lock folding(m_logFolder->folding());
    work();
}

Expected<std::unique_ptr<SqliteConnection>> SqliteStore::newReader() const {
    auto reader = SqliteConnection::open(m_path, SqliteConnection::Mode::ReadOnly, suite(), m_key);
    try {
        if (reader)
            (*reader)->setCacheKib(m_readerCacheKib);
    } catch (const StoreFailure &failure) {
        return failure.error();
    }
    return reader;
}

Expected<std::unique_ptr<SqliteConnection>> SqliteStore::takeReader() {
    {
        std::unique_lock lock(m_poolMutex);
        m_readerFree.wait(lock, [&] { return !m_readers.empty() || m_readersOut < kMaxReaders; });
        ++m_readersOut;
        if (!m_readers.empty()) {
            auto reader = std::move(m_readers.back());
            m_readers.pop_back();
            return reader;
        }
    }
    auto reader = newReader();
    if (!reader)
        giveReaderBack(nullptr);
    return reader;
}

void SqliteStore::giveReaderBack(std::unique_ptr<SqliteConnection> reader) {
    {
        const std::scoped_lock lock(m_poolMutex);
        --m_readersOut;
        if (reader) {
            m_readerCaches[reader.get()] = reader->cacheBytes();
            m_readers.push_back(std::move(reader));
        }
    }
    m_readerFree.notify_one();
}

} // namespace lianxin
