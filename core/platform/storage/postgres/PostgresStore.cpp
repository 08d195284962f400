// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/storage/postgres/PostgresStore.h"
#include "platform/base/Log.h"
#include "platform/storage/Migrations.h"
#include "platform/storage/StoreErrors.h"
#include <QRandomGenerator>

namespace lianxin {
namespace {

constexpr int kMaxReaders = 4;
constexpr int kMostWrites = 6; // of one transaction that is in conflict with others
constexpr int kFirstPauseMs = 10; // twice as long each time
// An engine that was killed keeps its lock until the server notices; a restart waits that long.
constexpr auto kLockPatience = std::chrono::seconds(5);

class PostgresSnapshot final : public Snapshot {
public:
    explicit PostgresSnapshot(PostgresConnection &connection)
        : m_connection(connection) {}
    void forEach(QStringView sql, const Params &params, const std::function<bool(const Row &)> &visit) override {
        m_connection.forEach(sql, params, visit);
    }
    bool isPostgres() const override { return true; }

private:
    PostgresConnection &m_connection;
};

class PostgresTransaction final : public EngineTransaction {
public:
    PostgresTransaction(EngineStore &store, PostgresConnection &connection)
        : EngineTransaction(store)
        , m_connection(connection) {}
    void forEach(QStringView sql, const Params &params, const std::function<bool(const Row &)> &visit) override {
        m_connection.forEach(sql, params, visit);
    }
    bool isPostgres() const override { return true; }
    qint64 execute(QStringView sql, const Params &params) override { return m_connection.execute(sql, params); }
    void executeMany(QStringView sql, const std::vector<Params> &rows) override {
        m_connection.executeMany(sql, rows);
    }
    void insertBatch(QStringView table, QStringView columns, const RowSlice &rows) override { m_connection.insertBatch(table, columns, rows); }

private:
    PostgresConnection &m_connection;
};

std::optional<Row> firstRow(PostgresConnection &connection, QStringView sql, const Params &params = {}) {
    std::optional<Row> found;
    connection.forEach(sql, params, [&](const Row &row) {
        found.emplace(row);
        return false;
    });
    return found;
}

bool takeEngineLock(PostgresConnection &connection, const QString &engineId) {
    constexpr qint64 lianxin = 0x4C58; // "LX": our part of the number space
    const auto until = std::chrono::steady_clock::now() + kLockPatience;
    for (;;) {
        if (firstRow(connection, u"SELECT pg_try_advisory_lock(CAST($1 AS INTEGER), hashtext($2))",
                     {lianxin, engineId})
                ->boolean(0))
            return true;
        if (std::chrono::steady_clock::now() > until)
            return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
}

} // namespace

PostgresStore::PostgresStore(const StoreConfig &config)
    : EngineStore(config)
    , m_url(config.location)
    , m_survivesPowerCut(config.survivesPowerCut) {}

Expected<std::unique_ptr<Store>> PostgresStore::open(const StoreConfig &config) {
    std::unique_ptr<PostgresStore> store(new PostgresStore(config));
    LX_CHECK(store->ensureWriter());
    const QString place = store->m_writer->place();
    if (!config.mayCreate) {
        const bool isOurs =
            firstRow(*store->m_writer, u"SELECT 1 FROM pg_tables WHERE schemaname = current_schema() "
                                       "AND tablename = 'schema_version'")
                .has_value();
        if (!isOurs)
            return storeErrors::notFound(place);
    }
    LX_TRY(const auto outcome, applyMigrations(*store, withStorageSchema(config.migrations), store->now(), place));
    store->setSchemaOutcome(outcome);
    LX_CHECK(store->loadEventSeq());
    return std::unique_ptr<Store>(std::move(store));
}

Expected<void> PostgresStore::ensureWriter() {
    if (m_writer && m_writer->isAlive())
        return {};
    const bool isFirst = !m_writer;
    m_writer.reset();
    LX_TRY(auto writer, PostgresConnection::open(m_url));
    try {
        if (!m_survivesPowerCut)
            writer->exec("SET synchronous_commit = off");
        if (!takeEngineLock(*writer, engineId()))
            return storeErrors::lockedBy(u"another engine with the id '%1'"_s.arg(engineId()), writer->place());
    } catch (const StoreFailure &failure) {
        return failure.error();
    }
    m_writer = std::move(writer);
    if (isFirst)
        return {};
    qCInfo(lcStorage) << "connected to the database again";
    return loadEventSeq();
}

Expected<QString> PostgresStore::beginWrite() {
    // A connection that broke while it was idle shows only now: one more try.
    for (int attempt = 1;; ++attempt) {
        LX_CHECK(ensureWriter());
        try {
            m_writer->exec("BEGIN");
            return firstRow(*m_writer, u"SELECT CAST(pg_current_xact_id() AS TEXT)")->text(0);
        } catch (const StoreFailure &failure) {
            m_writer->rollback();
            if (attempt == 2 || m_writer->isAlive())
                return failure.error();
        }
    }
}

Expected<void> PostgresStore::outcomeOf(const QString &transaction) {
    LX_CHECK(ensureWriter()); // reloads the event sequence, too
    try {
        const auto row = firstRow(*m_writer, u"SELECT pg_xact_status(CAST($1 AS xid8))", {transaction});
        if (row && row->text(0) == "committed"_L1)
            return {};
        if (row && row->text(0) == "aborted"_L1)
            return storeErrors::unreachable(u"the connection broke"_s, m_writer->place());
    } catch (const StoreFailure &) {
        // A compatible engine without pg_xact_status: not known.
    }
    return storeErrors::commitUnknown(m_writer->place());
}

// Of two engines that wait for each other's rows the server ends one (40P01), as it does with what can't be put in order (40001):
// nothing of that transaction is left, and made again behind the other it goes through.
Expected<void> PostgresStore::runWrite(const std::function<void(Transaction &)> &work) {
    for (int attempt = 1;; ++attempt) {
        bool isConflict = false;
        auto done = writeOnce(work, isConflict);
        if (done || !isConflict)
            return done;
        if (attempt == kMostWrites) {
            qCWarning(lcStorage) << "a transaction was in conflict with other engines' ones" << attempt << "times:" << done.error().toString();
            return done;
        }
        // Others of this engine may write meanwhile; two engines don't come back at the same moment.
        const int most = kFirstPauseMs << attempt;
        std::this_thread::sleep_for(std::chrono::milliseconds(QRandomGenerator::global()->bounded(most / 2, most)));
    }
}

Expected<void> PostgresStore::writeOnce(const std::function<void(Transaction &)> &work, bool &isConflict) {
    qint64 events = 0;
    {
        const std::scoped_lock lock(m_writerMutex);
        LX_TRY(const QString number, beginWrite());
        bool committing = false;
        try {
            PostgresTransaction transaction(*this, *m_writer);
            if (isStaged()) // the server writes its log in order: the sync of a later commit takes all before it along
                m_writer->exec("SET LOCAL synchronous_commit = off");
            work(transaction);
            committing = true;
            m_writer->exec("COMMIT");
            events = transaction.events();
            countEvents(events);
        } catch (const StoreFailure &failure) {
            m_writer->rollback();
            if (!committing || m_writer->isAlive()) {
                isConflict = failure.error().code == "storage.conflict"_L1;
                return failure.error();
            }
            const QString place = m_writer->place();
            auto outcome = outcomeOf(number);
            if (!outcome)
                return outcome.error().code == "storage.unreachable"_L1 && !m_writer
                           ? storeErrors::commitUnknown(place)
                           : outcome.error();
            events = 1; // it had taken effect, and its events are counted by the reload
        } catch (...) {
            m_writer->rollback();
            throw;
        }
    }
    if (events > 0)
        wakeListeners();
    return {};
}

Expected<void> PostgresStore::runRead(const std::function<void(Snapshot &)> &work) {
    for (int attempt = 1;; ++attempt) {
        LX_TRY(auto reader, takeReader());
        bool begun = false;
        std::optional<Error> failed;
        try {
            reader->exec("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
            begun = true;
            PostgresSnapshot snapshot(*reader);
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
        const bool isAlive = reader->isAlive();
        giveReaderBack(std::move(reader));
        if (!failed)
            return {};
        // Readers that broke while they were idle are used up one by one; work has not run yet.
        if (begun || isAlive || attempt > kMaxReaders)
            return *failed;
    }
}

Expected<std::unique_ptr<PostgresConnection>> PostgresStore::takeReader() {
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
    auto reader = PostgresConnection::open(m_url);
    if (!reader)
        giveReaderBack(nullptr);
    return reader;
}

void PostgresStore::giveReaderBack(std::unique_ptr<PostgresConnection> reader) {
    {
        const std::scoped_lock lock(m_poolMutex);
        --m_readersOut;
        if (reader && reader->isAlive())
            m_readers.push_back(std::move(reader));
    }
    m_readerFree.notify_one();
}

} // namespace lianxin
