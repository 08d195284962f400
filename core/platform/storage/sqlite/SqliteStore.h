// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/storage/EngineLock.h"
#include "platform/storage/EngineStore.h"
#include "platform/storage/FairMutex.h"
#include "platform/storage/sqlite/LogFolder.h"
#include "platform/storage/sqlite/SqliteConnection.h"
#include <atomic>
#include <condition_variable>
#include <map>

namespace lianxin {

//! \brief The embedded store: one SQLCipher file in WAL mode, one writer connection, a pool of readers.
class SqliteStore final : public EngineStore {
public:
    //! Creates or opens, checks and migrates the file (errors: OpenStore.h).
    static Expected<std::unique_ptr<Store>> openOrCreate(const StoreConfig &config);
    ~SqliteStore() override;

    bool isPostgres() const override { return false; }
    bool isWriterWaitedFor() override { return m_writerMutex.isWaitedFor(); }
    const QString &path() const { return m_path; }
    qint64 cacheBytes() const override;
    qint64 cacheLimitBytes() const override;

    //! A connection of its own with the store's key, for long work that must not keep a reader of the pool.
    Expected<std::unique_ptr<SqliteConnection>> newReader() const;
    //! The key that opened the file.
    const SecretBytes &key() const { return m_key; }
    //! Runs \a work while nobody writes, and so nobody folds the log into the file.
    void whileNobodyWrites(const std::function<void()> &work);

protected:
    Expected<void> runWrite(const std::function<void(Transaction &)> &work) override;
    Expected<void> runRead(const std::function<void(Snapshot &)> &work) override;

private:
    SqliteStore(const StoreConfig &config, QString path, std::unique_ptr<SqliteConnection> writer, SecretBytes key,
                std::unique_ptr<EngineLock> lock);
    static Expected<std::unique_ptr<SqliteStore>> openFile(const StoreConfig &config, const QString &path,
                                                           SqliteConnection::Mode mode, const SecretBytes &key,
                                                           std::unique_ptr<EngineLock> lock);
    static Expected<void> createFile(const StoreConfig &config);
    Expected<void> transact(const std::function<void(Transaction &)> &work, qint64 &events);
    Expected<void> prepareWriter(const StoreConfig &config);
    Expected<std::unique_ptr<SqliteConnection>> takeReader();
    void giveReaderBack(std::unique_ptr<SqliteConnection> reader);

    QString m_path;
    int m_writerCacheKib;
    int m_readerCacheKib;
    bool m_survivesPowerCut;
    std::unique_ptr<EngineLock> m_lock; // outlives the connections
    SecretBytes m_key;
    FairMutex m_writerMutex;
    std::unique_ptr<SqliteConnection> m_writer;
    std::atomic<qint64> m_writerCache = 0; // bytes, after its last transaction
    std::unique_ptr<LogFolder> m_logFolder;
    mutable std::mutex m_poolMutex;
    std::condition_variable m_readerFree;
    std::vector<std::unique_ptr<SqliteConnection>> m_readers;
    int m_readersOut = 0;
    std::map<const SqliteConnection *, qint64> m_readerCaches; // bytes, after the last transaction of each
};

} // namespace lianxin
