// SPDX-License-Identifier: GPL-3.0-or-later
// Creating and opening the file: the part of SqliteStore that decides whether this is our store, with our key, whole.
#include "platform/base/Log.h"
#include "platform/storage/Migrations.h"
#include "platform/storage/StoreErrors.h"
#include "platform/storage/sqlite/SqliteFile.h"
#include "platform/storage/sqlite/SqliteStore.h"
#include <QFile>
#include <QFileInfo>

namespace lianxin {
namespace {

bool hasLog(const QString &path) { return QFileInfo(path + u"-wal"_s).size() > 0; }

//! The key of \a config that opens the file: a change of keys that was cut off leaves two (Maintenance.h, rekeyStore).
const SecretBytes *keyThatFits(const StoreConfig &config, const QString &path) {
    const KeyRing &ring = *config.keys;
    const SecretBytes *staged = ring.stagedStoreKey();
    if (staged && isPageAuthentic(path, ring.suite(), *staged, 1))
        return staged;
    return &ring.key(DataKey::Store);
}

//! What can be told before SQLite touches the file.
std::optional<Error> obstacle(const QString &path) {
    const QFileInfo info(path);
    if (!info.isFile())
        return storeErrors::notAStore(path);
    if (isPlainSqlite(path))
        return storeErrors::plaintext(path);
    if (info.size() == 0 && !hasLog(path))
        return storeErrors::truncated(path);
    return std::nullopt;
}

} // namespace

Expected<std::unique_ptr<SqliteStore>> SqliteStore::openFile(const StoreConfig &config, const QString &path,
                                                             SqliteConnection::Mode mode, const SecretBytes &key,
                                                             std::unique_ptr<EngineLock> lock) {
    const CryptoSuite suite = config.keys->suite();
    const bool isNew = mode == SqliteConnection::Mode::Create;
    // Read before the log is folded in, which would lengthen a file that was cut off by whole pages it lacks.
    const bool logged = !isNew && hasLog(path);
    LX_TRY(auto connection, SqliteConnection::open(path, mode, suite, key));
    try {
        if (!isNew) {
            connection->value(u"SELECT COUNT(*) FROM sqlite_schema");
            const qint64 size = QFileInfo(path).size();
            const qint64 pages = connection->value(u"PRAGMA page_count").toLongLong();
            if (!logged && (size % kSqlCipherPageSize != 0 || size < pages * kSqlCipherPageSize))
                return storeErrors::truncated(path);
        }
    } catch (const StoreFailure &failure) {
        const QString &code = failure.error().code;
        if (code != "storage.wrong_key"_L1 && code != "storage.corrupt"_L1)
            return failure.error();
        connection.reset();
        return whyNotOpened(path, suite, key);
    }
    std::unique_ptr<SqliteStore> store(
        new SqliteStore(config, path, std::move(connection), key.clone(), std::move(lock)));
    LX_CHECK(store->prepareWriter(config));
    if (logged && QFileInfo(path).size() < store->m_writer->value(u"PRAGMA page_count").toLongLong() * kSqlCipherPageSize)
        return storeErrors::truncated(path);
    LX_TRY(const auto outcome, applyMigrations(*store, withStorageSchema(config.migrations), store->now(), path));
    store->setSchemaOutcome(outcome);
    LX_CHECK(store->loadEventSeq());
    store->m_logFolder = std::make_unique<LogFolder>([of = store.get()] { return of->newReader(); });
    store->m_logFolder->follow(*store->m_writer);
    return store;
}

Expected<void> SqliteStore::prepareWriter(const StoreConfig &config) {
    try {
        if (m_writer->value(u"PRAGMA journal_mode = WAL") != "wal"_L1)
            return storeErrors::io(u"the write-ahead log can't be used here"_s, m_path);
        m_writer->exec(config.survivesPowerCut ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
        m_writer->setCacheKib(config.writerCacheKib);
        m_writer->exec("PRAGMA journal_size_limit = 67108864; PRAGMA secure_delete = FAST");
        if (config.maxBytes > 0)
            m_writer->value(u"PRAGMA max_page_count = %1"_s.arg(config.maxBytes / kSqlCipherPageSize));
        m_writer->value(u"PRAGMA wal_checkpoint(TRUNCATE)");
    } catch (const StoreFailure &failure) {
        return failure.error();
    }
    return {};
}

Expected<void> SqliteStore::createFile(const StoreConfig &config) {
    // Under another name until it is whole: a crash never leaves half a store where one is looked for.
    const QString fresh = config.location + u".new"_s;
    removeSqliteFiles(fresh);
    {
        auto store = openFile(config, fresh, SqliteConnection::Mode::Create, config.keys->key(DataKey::Store), nullptr);
        if (!store) {
            removeSqliteFiles(fresh);
            return store.error();
        }
    }
    if (isPlainSqlite(fresh) || !isPageAuthentic(fresh, config.keys->suite(), config.keys->key(DataKey::Store), 1)) {
        removeSqliteFiles(fresh);
        return storeErrors::cipher(u"the new file is not encrypted"_s);
    }
    QFile::setPermissions(fresh, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    return renameDurably(fresh, config.location);
}

Expected<std::unique_ptr<Store>> SqliteStore::openOrCreate(const StoreConfig &config) {
    const QString &path = config.location;
    if (!config.keys)
        return storeErrors::wrongKey(path);
    const bool exists = QFileInfo::exists(path);
    if (!exists && !config.mayCreate)
        return storeErrors::notFound(path);
    LX_TRY(auto lock, EngineLock::take(path, config.engineId));
    if (!exists)
        LX_CHECK(createFile(config));
    else if (const auto error = obstacle(path))
        return *error;

    const SecretBytes *key = keyThatFits(config, path);
    const bool isStaged = key == config.keys->stagedStoreKey();
    LX_TRY(auto store, openFile(config, path, SqliteConnection::Mode::ReadWrite, *key, std::move(lock)));
    if (isStaged) {
        qCInfo(lcStorage) << "finishing a change of the store's key that was cut off";
        LX_CHECK(config.keys->commitStagedStoreKey());
    }
    if (!exists)
        store->setSchemaOutcome(SchemaOutcome::Created);
    return std::unique_ptr<Store>(std::move(store));
}

} // namespace lianxin
