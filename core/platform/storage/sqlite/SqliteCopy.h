// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/storage/Maintenance.h"
#include "platform/storage/sqlite/SqliteConnection.h"

namespace lianxin {

//! \brief A page-by-page copy of one state of the database into a new file under \a key, complete in one file (no
//! log). Others may write meanwhile. What was half done at \a to is removed before and, on failure, after.
Expected<void> copySqliteFile(SqliteConnection &from, const QString &to, CryptoSuite suite, const SecretBytes &key);

//! Authenticates every page and checks structure and foreign keys. Throws StoreFailure.
void checkSqlite(SqliteConnection &connection, CheckReport &report);
//! The pages alone. Throws StoreFailure.
std::vector<CheckReport::Finding> checkSqlitePages(SqliteConnection &connection);
//! Looks again at the pages of \a findings, and only at them, while nobody writes: drops those whose tag fits after all.
//! False when that does not settle it, because there were others than tags, or too many to be listed.
bool dropAuthentic(std::vector<CheckReport::Finding> &findings, const QString &path, CryptoSuite suite, const SecretBytes &key);

} // namespace lianxin
