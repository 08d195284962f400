// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/storage/OpenStore.h"
#include <QMap>
#include <QStringList>
#include <functional>

namespace lianxin {

//! \brief What a backup wrote.
struct BackupReport {
    QString path;
    qint64 bytes = 0;
    qint64 rows = 0;
};

//! \brief A consistent copy of an open store, taken while others read and write. Always one encrypted SQLCipher file
//! under the ring's store key, from PostgreSQL too, so that either kind of store can be restored from it; beside it,
//! as PATH.keys.json, a copy of the key ring (wrapped), without which it would be worth nothing.
//! Written under a temporary name, checked, then renamed. Any thread. Errors: storage.backup_exists, those of openStore().
LIANXIN_EXPORT Expected<BackupReport> backupStore(Store &store, const StoreConfig &config, const QString &path);

struct CheckReport;
//! \brief Whether a backup could be restored: opens a copy of it with the ring's keys, brings that up to date and checks it as
//! checkStore() does. The backup itself is only read. \a goesOn is told after each block how many bytes are copied, and answers
//! whether to go on; once all are, it is asked no more until the check is over. Nothing is left of a check that was stopped.
//! Any thread. Errors: jobs.cancelled (Cancelled), storage.io, storage.wrong_key (of another store), storage.backup_unusable, those of openStore().
LIANXIN_EXPORT Expected<CheckReport> verifyBackup(const QString &path, const StoreConfig &config, const std::function<bool(qint64 copied)> &goesOn = {});

//! \brief Makes \a config's store from a backup. The store must not be in use, and must be new: a missing file, or a
//! PostgreSQL database without tables of ours. With \a replace an existing file is kept beside it as
//! NAME.replaced-<time>, and tables of PostgreSQL are emptied and filled in one transaction.
//! Errors: storage.restore_target_exists, storage.backup_unusable, those of openStore().
LIANXIN_EXPORT Expected<void> restoreStore(const QString &backupPath, const StoreConfig &config, bool replace = false);

//! \brief The findings of a check; none means that all is well.
struct CheckReport {
    struct Finding {
        QString code; //!< "check.page", "check.structure", "check.reference", "check.event_gap"
        QString text; //!< one English sentence, no personal data
    };
    std::vector<Finding> findings;
    qint64 pages = 0; //!< authenticated pages (SQLCipher)
    qint64 tables = 0;
    qint64 rows = 0;
    QMap<QString, qint64> tableRows; //!< rows of each table
    bool ok() const { return findings.empty(); }
};

//! \brief Authenticates every page, checks the structure, the foreign keys and that no event is missing. Reads all of
//! the store; others go on working meanwhile. Any thread.
LIANXIN_EXPORT Expected<CheckReport> checkStore(Store &store);

//! \brief Writes the file anew under a new random store key and makes that key the ring's. The store must not be
//! open. A crash at any instant leaves a store that opens. Errors: storage.rekey_postgres (nothing to do there: change
//! the passphrase instead), those of openStore().
LIANXIN_EXPORT Expected<void> rekeyStore(const StoreConfig &config);

} // namespace lianxin
