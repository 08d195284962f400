// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/storage/StoreErrors.h"

namespace lianxin::storeErrors {
namespace {

Error make(ErrorKind kind, const QString &code, const QString &message, const QString &remedy, const QString &place) {
    return Error{kind, u"storage."_s + code, message, remedy, place};
}
Error store(const QString &code, const QString &message, const QString &remedy, const QString &place) {
    return make(ErrorKind::Store, code, message, remedy, place);
}

//! Statements are ours and hold no personal data (values are bound), but they are long.
QString shortened(QStringView sql) { return sql.left(120).toString().simplified(); }

} // namespace

Error notFound(const QString &place) {
    return store(u"not_found"_s, u"There is no store here."_s, u"Check the path, or create a store first."_s, place);
}
Error wrongKey(const QString &place) {
    return store(u"wrong_key"_s, u"The keys do not open this store."_s,
                 u"Use the key ring that lies beside it, or restore the ring from a backup."_s, place);
}
Error plaintext(const QString &place) {
    return store(u"plaintext"_s, u"This is an unencrypted SQLite database, not a store of ours."_s,
                 u"Give the path of an encrypted store; this file was left as it is."_s, place);
}
Error notAStore(const QString &place) {
    return store(u"not_a_store"_s, u"This is something else than a store."_s,
                 u"Give the path of an encrypted store; this file was left as it is."_s, place);
}
Error truncated(const QString &place) {
    return store(u"truncated"_s, u"The end of the store's file is missing."_s,
                 u"Restore it from a backup; the file was left as it is."_s, place);
}
Error corrupt(const QString &detail, const QString &place) {
    return store(u"corrupt"_s, u"The store is damaged: %1."_s.arg(detail),
                 u"Run `store check`, and restore from a backup."_s, place);
}
Error newerSchema(const QString &module, const QString &place) {
    return store(u"newer_schema"_s,
                 u"The store was made by a newer version of this program (its part '%1' is unknown here)."_s.arg(module),
                 u"Update this program; the store was left as it is."_s, place);
}
Error lockedBy(const QString &holder, const QString &place) {
    return store(u"locked"_s, u"The store is in use by %1."_s.arg(holder),
                 u"Stop that engine, or work through it instead of opening the store."_s, place);
}
Error busy(const QString &place) {
    return store(u"locked"_s, u"The store is busy with somebody else's work and did not become free in time."_s,
                 u"Try again."_s, place);
}
Error diskFull(const QString &place) {
    return store(u"disk_full"_s, u"The disk of the store is full; nothing of this change was stored."_s,
                 u"Make room on the disk, then try again."_s, place);
}
Error unreachable(const QString &detail, const QString &place) {
    return store(u"unreachable"_s, u"The database does not answer: %1"_s.arg(detail),
                 u"Check the server, the network and the address; nothing of this change was stored."_s, place);
}
Error commitUnknown(const QString &place) {
    return store(u"commit_unknown"_s,
                 u"The connection broke in the moment of storing; whether the change was stored is not known."_s,
                 u"Look at the record before doing it again."_s, place);
}
Error loginRefused(const QString &detail, const QString &place) {
    return store(u"login_refused"_s, u"The database refuses this login: %1"_s.arg(detail),
                 u"Check user, password and pg_hba.conf."_s, place);
}
Error noDatabase(const QString &detail, const QString &place) {
    return store(u"no_database"_s, u"The database does not exist: %1"_s.arg(detail),
                 u"Create it with createdb, owned by the user of the URL."_s, place);
}
Error cipher(const QString &detail) {
    return store(u"cipher"_s, u"The encryption that is linked in is not the one it has to be: %1."_s.arg(detail),
                 u"This build must not be used; nothing was written."_s, {});
}
Error io(const QString &detail, const QString &place) {
    return store(u"io"_s, u"The store can't be read or written: %1."_s.arg(detail),
                 u"Check the path, its permissions and the disk."_s, place);
}
Error backupExists(const QString &place) {
    return store(u"backup_exists"_s, u"A file of this name is there already."_s,
                 u"Choose another name: backups are never overwritten."_s, place);
}
Error backupUnusable(const QString &detail, const QString &place) {
    return store(u"backup_unusable"_s, u"The backup is not whole: %1."_s.arg(detail), u"Use another backup."_s, place);
}
Error restoreTargetExists(const QString &place) {
    return store(u"restore_target_exists"_s, u"There is a store already where the backup would go."_s,
                 u"Ask for it to be replaced, or give another place."_s, place);
}
Error rekeyPostgres(const QString &place) {
    return store(u"rekey_postgres"_s, u"The pages of PostgreSQL are not encrypted by us, so there is no key to change."_s,
                 u"Change the passphrase or the key file of the key ring instead."_s, place);
}
Error migrationFailed(const QString &migration, const Error &cause) {
    return store(u"migration_failed"_s,
                 u"Step %1 of the schema failed and was undone: %2"_s.arg(migration, cause.message), cause.remedy,
                 cause.place);
}

Error duplicate(const QString &detail) {
    return make(ErrorKind::Conflict, u"duplicate"_s, u"Something with this identity is there already (%1)."_s.arg(detail),
                {}, {});
}
Error reference(const QString &detail) {
    return make(ErrorKind::Conflict, u"reference"_s,
                u"The change refers to something that is not there, or removes what others refer to (%1)."_s.arg(detail),
                {}, {});
}
Error constraint(const QString &detail) {
    return make(ErrorKind::Internal, u"constraint"_s, u"The record breaks a rule of the schema (%1)."_s.arg(detail), {},
                {});
}
Error conflict(const QString &detail) {
    return make(ErrorKind::Conflict, u"conflict"_s, u"Another engine changed the same record (%1)."_s.arg(detail),
                u"Do it again."_s, {});
}
Error badStatement(const QString &detail, QStringView sql) {
    return make(ErrorKind::Internal, u"bad_statement"_s, u"A statement is wrong: %1."_s.arg(detail), {}, shortened(sql));
}
Error badValue(const QString &detail, QStringView sql) {
    return make(ErrorKind::Internal, u"bad_value"_s, u"A value can't be stored: %1."_s.arg(detail), {}, shortened(sql));
}
Error nestedWrite() {
    return make(ErrorKind::Internal, u"nested_write"_s, u"A write transaction was begun inside another one."_s, {}, {});
}

} // namespace lianxin::storeErrors
