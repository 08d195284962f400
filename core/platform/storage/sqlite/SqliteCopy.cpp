// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/storage/sqlite/SqliteCopy.h"
#include "platform/storage/StoreErrors.h"
#include "platform/storage/sqlite/SqliteFile.h"
#include <QFile>
#include <sqlite3.h>

namespace lianxin {
namespace {

constexpr int kMaxFindings = 100;
constexpr QLatin1StringView kBadTag("HMAC verification failed for page "); // SQLCipher's words

void copyPages(SqliteConnection &from, SqliteConnection &to) {
    sqlite3_backup *backup = sqlite3_backup_init(to.handle(), "main", from.handle(), "main");
    if (!backup)
        throw StoreFailure(sqliteError(to.handle(), sqlite3_errcode(to.handle()), {}));
    const int rc = sqlite3_backup_step(backup, -1); // in one go: one state, and in WAL mode no writer waits for it
    sqlite3_backup_finish(backup);
    if (rc != SQLITE_DONE)
        throw StoreFailure(sqliteError(to.handle(), rc, {}));
    if (to.value(u"PRAGMA journal_mode = DELETE") != "delete"_L1)
        throw StoreFailure(storeErrors::io(u"the copy still has a log"_s, to.path()));
}

} // namespace

Expected<void> copySqliteFile(SqliteConnection &from, const QString &to, CryptoSuite suite, const SecretBytes &key) {
    removeSqliteFiles(to);
    std::optional<Error> failed;
    {
        auto target = SqliteConnection::open(to, SqliteConnection::Mode::Create, suite, key);
        if (!target)
            return target.error();
        QFile::setPermissions(to, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        try {
            copyPages(from, **target);
        } catch (const StoreFailure &failure) {
            failed = failure.error();
        }
    }
    if (!failed && isPlainSqlite(to))
        failed = storeErrors::cipher(u"the copy is not encrypted"_s);
    if (!failed)
        return {};
    removeSqliteFiles(to);
    return *failed;
}

std::vector<CheckReport::Finding> checkSqlitePages(SqliteConnection &connection) {
    std::vector<CheckReport::Finding> findings;
    connection.forEach(u"PRAGMA cipher_integrity_check", {}, [&](const Row &row) {
        findings.push_back({u"check.page"_s, row.text(0)});
        return findings.size() < kMaxFindings;
    });
    return findings;
}

bool dropAuthentic(std::vector<CheckReport::Finding> &findings, const QString &path, CryptoSuite suite, const SecretBytes &key) {
    bool isClear = findings.size() < kMaxFindings;
    std::erase_if(findings, [&](const CheckReport::Finding &finding) {
        const bool isTag = finding.text.startsWith(kBadTag);
        isClear = isClear && isTag;
        return isTag && isPageAuthentic(path, suite, key, QStringView(finding.text).sliced(kBadTag.size()).toLongLong());
    });
    return isClear;
}

void checkSqlite(SqliteConnection &connection, CheckReport &report) {
    connection.forEach(u"PRAGMA integrity_check(100)", {}, [&](const Row &row) {
        if (row.text(0) != "ok"_L1)
            report.findings.push_back({u"check.structure"_s, row.text(0)});
        return true;
    });
    connection.forEach(u"PRAGMA foreign_key_check", {}, [&](const Row &row) {
        report.findings.push_back(
            {u"check.reference"_s, u"A row of %1 refers to a row of %2 that is not there."_s.arg(row.text(0), row.text(2))});
        return report.findings.size() < kMaxFindings;
    });
    report.pages = connection.value(u"PRAGMA page_count").toLongLong();
}

} // namespace lianxin
