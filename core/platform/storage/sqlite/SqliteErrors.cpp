// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/storage/StoreErrors.h"
#include "platform/storage/sqlite/SqliteConnection.h"
#include <QFile>
#include <cerrno>
#include <sqlite3.h>

namespace lianxin {

Error sqliteError(sqlite3 *database, int code, QStringView sql) {
    const int extended = database ? sqlite3_extended_errcode(database) : code;
    const int systemError = database ? sqlite3_system_errno(database) : 0;
    const QString text = QString::fromUtf8(database ? sqlite3_errmsg(database) : sqlite3_errstr(code));
    const char *file = database ? sqlite3_db_filename(database, "main") : nullptr;
    const QString place = file ? QFile::decodeName(file) : QString();

    switch (extended) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
        return storeErrors::duplicate(text);
    case SQLITE_CONSTRAINT_FOREIGNKEY:
        return storeErrors::reference(text);
    default:
        break;
    }
    switch (code & 0xFF) {
    case SQLITE_CONSTRAINT:
        return storeErrors::constraint(text);
    case SQLITE_FULL:
        return storeErrors::diskFull(place);
    case SQLITE_IOERR:
        if (systemError == ENOSPC || systemError == EDQUOT || systemError == EFBIG)
            return storeErrors::diskFull(place);
        return storeErrors::io(text, place);
    case SQLITE_CORRUPT:
        return storeErrors::corrupt(text, place);
    case SQLITE_NOTADB:
        return storeErrors::wrongKey(place);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return storeErrors::busy(place);
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return storeErrors::io(text, place);
    case SQLITE_TOOBIG:
    case SQLITE_MISMATCH:
    case SQLITE_RANGE:
        return storeErrors::badValue(text, sql);
    default:
        return storeErrors::badStatement(text, sql);
    }
}

} // namespace lianxin
