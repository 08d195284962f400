// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/storage/EngineStore.h"
#include "platform/storage/FairMutex.h"
#include "platform/storage/postgres/PostgresConnection.h"
#include <condition_variable>

namespace lianxin {

//! \brief The store of many engines: one PostgreSQL database, a writer connection (which holds the advisory lock of
//! this engine's id) and a pool of readers. A lost connection is made again by the next call.
class PostgresStore final : public EngineStore {
public:
    //! Connects, takes the engine's lock, migrates (errors: OpenStore.h).
    static Expected<std::unique_ptr<Store>> open(const StoreConfig &config);

    bool isPostgres() const override { return true; }
    bool isWriterWaitedFor() override { return m_writerMutex.isWaitedFor(); }
    qint64 cacheBytes() const override { return 0; } // the server's
    qint64 cacheLimitBytes() const override { return 0; }

protected:
    Expected<void> runWrite(const std::function<void(Transaction &)> &work) override;
    Expected<void> runRead(const std::function<void(Snapshot &)> &work) override;

private:
    explicit PostgresStore(const StoreConfig &config);
    //! \a isConflict: it failed because of another engine's transaction, and nothing of it is left.
    Expected<void> writeOnce(const std::function<void(Transaction &)> &work, bool &isConflict);
    //! Connects the writer if it is not; the caller holds the writer's lock.
    Expected<void> ensureWriter();
    //! Begins a transaction and gives its number, by which the outcome of a lost COMMIT can be asked for.
    Expected<QString> beginWrite();
    //! After the connection broke at COMMIT: nothing if it had taken effect, else the error.
    Expected<void> outcomeOf(const QString &transaction);
    Expected<std::unique_ptr<PostgresConnection>> takeReader();
    void giveReaderBack(std::unique_ptr<PostgresConnection> reader);

    QString m_url;
    bool m_survivesPowerCut;
    FairMutex m_writerMutex;
    std::unique_ptr<PostgresConnection> m_writer;
    std::mutex m_poolMutex;
    std::condition_variable m_readerFree;
    std::vector<std::unique_ptr<PostgresConnection>> m_readers;
    int m_readersOut = 0;
};

} // namespace lianxin
