// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/storage/Maintenance.h"
#include "platform/base/Log.h"
#include "platform/storage/StoreErrors.h"
#include "platform/storage/TableCopy.h"
#include "platform/storage/postgres/PostgresConnection.h"
#include "platform/storage/sqlite/SqliteCopy.h"
#include "platform/storage/sqlite/SqliteFile.h"
#include "platform/storage/sqlite/SqliteStore.h"
#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

namespace lianxin {
namespace {

constexpr qint64 kCopyBlock = 4 << 20;

QString keysBeside(const QString &path) { return path + u".keys.json"_s; }

void removeStoreFiles(const QString &path) {
    removeSqliteFiles(path);
    QFile::remove(path + u".lock"_s);
}

//! The same store at another place: how backups are made and read.
StoreConfig storeAt(const QString &path, const StoreConfig &like, const QString &engineId) {
    StoreConfig config = like;
    config.location = path;
    config.engineId = engineId;
    config.survivesPowerCut = true;
    config.maxBytes = 0;
    return config;
}

//! PostgreSQL into a new SQLCipher store of the same schema.
Expected<void> exportRows(Store &from, const StoreConfig &config, const QString &path) {
    removeStoreFiles(path);
    LX_TRY(auto target, openStore(storeAt(path, config, from.engineId())));
    Expected<void> copied;
    LX_CHECK(from.read([&](Snapshot &source) {
        copied = target->write([&](Transaction &t) { copyTables(source, t); });
    }));
    return copied;
}

//! Opens the finished copy as a store would be, and checks it.
Expected<qint64> verifiedRows(const QString &path, const StoreConfig &config, const QString &engineId) {
    StoreConfig copy = storeAt(path, config, engineId);
    copy.mayCreate = false;
    LX_TRY(auto store, openStore(copy));
    LX_TRY(const CheckReport report, checkStore(*store));
    if (!report.ok())
        return storeErrors::backupUnusable(report.findings.front().text, path);
    return report.rows;
}

Expected<void> restoreFile(const QString &backupPath, const StoreConfig &config, bool replace) {
    const QString &path = config.location;
    const bool exists = QFileInfo::exists(path);
    if (exists && !replace)
        return storeErrors::restoreTargetExists(path);
    LX_TRY(const auto lock, EngineLock::take(path, config.engineId));
    const QString fresh = path + u".restore"_s;
    removeStoreFiles(fresh);
    if (!QFile::copy(backupPath, fresh))
        return storeErrors::io(u"the backup can't be copied to its place"_s, fresh);
    QFile::setPermissions(fresh, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    const auto rows = verifiedRows(fresh, config, config.engineId); // migrates it, too
    if (!rows) {
        removeStoreFiles(fresh);
        Error error = rows.error();
        error.place = backupPath;
        return error;
    }
    if (exists) {
        const QString kept = path + u".replaced-"_s + QDateTime::currentDateTimeUtc().toString(u"yyyyMMddTHHmmsszzz"_s);
        for (const auto &suffix : {u"-wal"_s, u"-shm"_s})
            QFile::rename(path + suffix, kept + suffix);
        LX_CHECK(renameDurably(path, kept));
    }
    LX_CHECK(renameDurably(fresh, path));
    removeStoreFiles(fresh);
    return {};
}

Expected<void> restoreRows(const QString &backupPath, const StoreConfig &config, bool replace) {
    const QTemporaryDir directory;
    const QString copy = directory.filePath(u"backup.db"_s);
    if (!QFile::copy(backupPath, copy))
        return storeErrors::io(u"the backup can't be copied"_s, copy);
    StoreConfig source = storeAt(copy, config, config.engineId);
    source.mayCreate = false;
    LX_TRY(auto backup, openStore(source)); // migrated to the target's schema
    StoreConfig target = config;
    target.mayCreate = true;
    LX_TRY(auto store, openStore(target));
    Expected<void> copied;
    LX_CHECK(backup->read([&](Snapshot &from) {
        copied = store->write([&](Transaction &to) {
            const bool isEmpty = rowsOf(to, tablesOf(to)) == 0;
            if (!isEmpty && !replace)
                throw StoreFailure(storeErrors::restoreTargetExists(withoutPassword(config.location)));
            if (!isEmpty)
                emptyTables(to);
            copyTables(from, to);
        });
    }));
    return copied;
}

} // namespace

Expected<CheckReport> verifyBackup(const QString &path, const StoreConfig &config, const std::function<bool(qint64)> &goesOn) {
    const QTemporaryDir directory(path + u".check-XXXXXX"_s); // on a disk that has room for it
    const QString copy = directory.filePath(u"backup.db"_s);
    {
        QFile from(path);
        QFile to(copy);
        if (!directory.isValid() || !from.open(QIODevice::ReadOnly) || !to.open(QIODevice::WriteOnly | QIODevice::NewOnly))
            return storeErrors::io(u"the backup can't be copied"_s, path);
        to.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        while (!from.atEnd()) {
            const QByteArray block = from.read(kCopyBlock);
            if (block.isEmpty() || to.write(block) != block.size())
                return storeErrors::io(u"the backup can't be copied"_s, path);
            if (goesOn && !goesOn(to.pos()))
                return Error{ErrorKind::Cancelled, u"jobs.cancelled"_s, u"The job was cancelled."_s, {}, {}};
        }
        if (!to.flush())
            return storeErrors::io(u"the backup can't be copied"_s, path);
    }
    StoreConfig source = storeAt(copy, config, config.engineId);
    source.mayCreate = false;
    LX_TRY(auto store, openStore(source));
    return checkStore(*store);
}

Expected<BackupReport> backupStore(Store &store, const StoreConfig &config, const QString &path) {
    if (!config.keys)
        return storeErrors::wrongKey(path);
    if (QFileInfo::exists(path))
        return storeErrors::backupExists(path);
    const QString part = path + u".part"_s;
    const auto discard = [&](const Error &error) {
        removeStoreFiles(part);
        return error;
    };
    if (auto *file = dynamic_cast<SqliteStore *>(&store)) {
        LX_TRY(const auto reader, file->newReader());
        LX_CHECK(copySqliteFile(*reader, part, file->suite(), config.keys->key(DataKey::Store)));
    } else if (auto done = exportRows(store, config, part); !done) {
        return discard(done.error());
    }
    const auto rows = verifiedRows(part, config, store.engineId());
    if (!rows)
        return discard(rows.error());
    QFile::remove(part + u".lock"_s);
    const QString keys = config.keys->path();
    if (!keys.isEmpty()) {
        QFile::remove(keysBeside(path));
        if (!QFile::copy(keys, keysBeside(path)))
            return discard(storeErrors::io(u"the key ring can't be copied beside the backup"_s, keysBeside(path)));
    }
    if (auto renamed = renameDurably(part, path); !renamed)
        return discard(renamed.error());
    return BackupReport{path, QFileInfo(path).size(), *rows};
}

Expected<void> restoreStore(const QString &backupPath, const StoreConfig &config, bool replace) {
    if (!QFileInfo(backupPath).isFile())
        return storeErrors::notFound(backupPath);
    if (!config.keys)
        return storeErrors::wrongKey(backupPath);
    return isPostgresLocation(config.location) ? restoreRows(backupPath, config, replace)
                                               : restoreFile(backupPath, config, replace);
}

Expected<CheckReport> checkStore(Store &store) {
    CheckReport report;
    if (auto *file = dynamic_cast<SqliteStore *>(&store)) {
        LX_TRY(const auto reader, file->newReader());
        try {
            // The pages are read beside SQLite, which may be folding the log into them: what looks wrong is looked at
            // again while nobody writes. Only that, because every call waits to write.
            report.findings = checkSqlitePages(*reader);
            bool isSettled = report.findings.empty();
            if (!isSettled)
                file->whileNobodyWrites([&] { isSettled = dropAuthentic(report.findings, file->path(), file->suite(), file->key()); });
            if (!isSettled)
                file->whileNobodyWrites([&] { report.findings = checkSqlitePages(*reader); });
            checkSqlite(*reader, report);
        } catch (const StoreFailure &failure) {
            report.findings.push_back({u"check.structure"_s, failure.error().message});
        }
    }
    const auto read = store.read([&](Snapshot &s) {
        const QStringList tables = tablesOf(s);
        report.tables = tables.size();
        for (const QString &table : tables) {
            report.tableRows[table] = rowsOf(s, {table});
            report.rows += report.tableRows[table];
        }
        s.forEach(u"SELECT engine, MAX(seq) - MIN(seq) + 1 - COUNT(*) FROM event GROUP BY engine ORDER BY engine", {},
                  [&](const Row &row) {
                      if (row.integer(1) != 0)
                          report.findings.push_back(
                              {u"check.event_gap"_s,
                               u"%1 events of engine '%2' are missing."_s.arg(row.integer(1)).arg(row.text(0))});
                      return true;
                  });
    });
    if (!read)
        report.findings.push_back({u"check.structure"_s, read.error().message});
    return report;
}

Expected<void> rekeyStore(const StoreConfig &config) {
    const QString &path = config.location;
    if (isPostgresLocation(path))
        return storeErrors::rekeyPostgres(withoutPassword(path));
    {
        StoreConfig existing = config;
        existing.mayCreate = false;
        // Opening folds the log in, and finishes an earlier change of keys that was cut off.
        LX_TRY(const auto store, openStore(existing));
    }
    LX_TRY(const auto lock, EngineLock::take(path, config.engineId));
    KeyRing &ring = *config.keys;
    LX_CHECK(ring.stageStoreKey());
    const QString fresh = path + u".rekey"_s;
    const auto rewrite = [&]() -> Expected<void> {
        LX_TRY(const auto reader, SqliteConnection::open(path, SqliteConnection::Mode::ReadOnly, ring.suite(),
                                                         ring.key(DataKey::Store)));
        LX_CHECK(copySqliteFile(*reader, fresh, ring.suite(), *ring.stagedStoreKey()));
        LX_TRY(const auto copy, SqliteConnection::open(fresh, SqliteConnection::Mode::ReadOnly, ring.suite(),
                                                       *ring.stagedStoreKey()));
        CheckReport report;
        try {
            report.findings = checkSqlitePages(*copy);
            checkSqlite(*copy, report);
        } catch (const StoreFailure &failure) {
            return failure.error();
        }
        return report.ok() ? Expected<void>() : storeErrors::corrupt(report.findings.front().text, path);
    };
    if (auto done = rewrite(); !done) {
        removeSqliteFiles(fresh);
        LX_CHECK(ring.dropStagedStoreKey());
        return done;
    }
    LX_CHECK(renameDurably(fresh, path)); // from here on the staged key fits, see keyThatFits()
    removeSqliteFiles(fresh);
    return ring.commitStagedStoreKey();
}

} // namespace lianxin
