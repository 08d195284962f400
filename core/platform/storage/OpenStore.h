// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Clock.h"
#include "platform/crypto/KeyRing.h"
#include "platform/storage/Store.h"

namespace lianxin {

//! \brief Which store, and how.
struct StoreConfig {
    //! Path of a SQLCipher file, or a URL "postgresql://…" as libpq takes it.
    QString location;
    //! Opened key ring; its suite is the suite of a new file. Not needed for PostgreSQL, whose columns are sealed by
    //! those who write them.
    std::shared_ptr<KeyRing> keys;
    //! Of all modules, bottom-up; within a module ascending.
    std::vector<Migration> migrations;
    //! This engine in the event sequence; two engines with the same id can't hold one store at a time.
    QString engineId = QStringLiteral("engine");
    //! False: a missing file is an error instead of a new store.
    bool mayCreate = true;
    //! True: a commit has reached the disk when write() returns. False: a power cut (not a crash of the process) may
    //! take the last transactions; for tests and rehearsals.
    bool survivesPowerCut = true;
    //! The file may not grow beyond this; 0 = no limit. SQLCipher only.
    qint64 maxBytes = 0;
    //! Page cache of the one writer, and of each of the readers (at most 8), in KiB; filled as needed. Larger than usual: a page that
    //! has to be fetched again is decrypted and authenticated again, which costs several times what reading it does
    //! (docs/benchmarks.md). SQLCipher only.
    int writerCacheKib = 256 * 1024;
    int readerCacheKib = 128 * 1024;
    //! Times of events; the system's when null.
    const Clock *clock = nullptr;
};

//! True for "postgresql://…" and "postgres://…".
LIANXIN_EXPORT bool isPostgresLocation(QStringView location);

//! \brief Opens or creates the store and brings its schema up to date, each migration in a transaction of its own.
//!
//! Nothing is changed when it fails. Errors: storage.not_found, storage.wrong_key, storage.plaintext (an unencrypted
//! database lies there), storage.not_a_store (something else lies there), storage.truncated, storage.corrupt,
//! storage.newer_schema, storage.locked (another engine has it), storage.disk_full, storage.unreachable,
//! storage.login_refused, storage.no_database, storage.cipher (the linked SQLCipher is not the one it has to be),
//! storage.io, storage.migration_failed. All of kind Store.
//!
//! Close it (destroy it) before main() returns: SQLCipher cleans up at exit.
LIANXIN_EXPORT Expected<std::unique_ptr<Store>> openStore(const StoreConfig &config);

} // namespace lianxin
