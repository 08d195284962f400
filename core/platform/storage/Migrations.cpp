// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/storage/Migrations.h"
#include "platform/base/Log.h"
#include "platform/storage/StoreErrors.h"
#include <QRegularExpression>
#include <map>

namespace lianxin {
namespace {

// Rows of `event` may be deleted from the oldest on, but never the newest of an engine: it holds the sequence.
const QString kVersionTable = u"CREATE TABLE schema_version (module TEXT NOT NULL, version BIGINT NOT NULL, "
                              "applied_at BIGINT NOT NULL, PRIMARY KEY (module, version))"_s;
const QString kEvents = u"CREATE TABLE event (engine TEXT NOT NULL, seq BIGINT NOT NULL, type TEXT NOT NULL, "
                        "entity TEXT NOT NULL, actor TEXT NOT NULL, at BIGINT NOT NULL, payload TEXT NOT NULL, "
                        "PRIMARY KEY (engine, seq));\n"
                        "CREATE INDEX event_entity ON event (entity, seq)"_s;

using Versions = std::map<QString, int>; // module → highest version

bool hasVersionTable(Snapshot &s) {
    const auto sql = s.isPostgres() ? u"SELECT 1 FROM pg_tables WHERE schemaname = current_schema() AND tablename = "
                                      "'schema_version'"_s
                                    : u"SELECT 1 FROM sqlite_schema WHERE name = 'schema_version'"_s;
    return s.first(sql).has_value();
}

Expected<std::optional<Versions>> appliedVersions(Store &store) {
    return store.readReturning<std::optional<Versions>>([](Snapshot &s) -> std::optional<Versions> {
        if (!hasVersionTable(s))
            return std::nullopt;
        Versions versions;
        s.forEach(u"SELECT module, MAX(version) FROM schema_version GROUP BY module", {}, [&](const Row &row) {
            versions[row.text(0)] = int(row.integer(1));
            return true;
        });
        return versions;
    });
}

Expected<void> apply(Store &store, const Migration &migration, qint64 now) {
    const auto done = store.write([&](Transaction &t) {
        for (const QString &statement : statementsOf(migration, t.isPostgres()))
            t.execute(statement);
        t.execute(u"INSERT INTO schema_version (module, version, applied_at) VALUES ($1, $2, $3)",
                  {migration.module, qint64(migration.version), now});
    });
    if (done)
        return {};
    const Error &error = done.error();
    if (error.code == "storage.disk_full"_L1 || error.code == "storage.unreachable"_L1)
        return error;
    return storeErrors::migrationFailed(u"%1 %2"_s.arg(migration.module).arg(migration.version), error);
}

} // namespace

std::vector<Migration> withStorageSchema(std::vector<Migration> ofModules) {
    ofModules.insert(ofModules.begin(), Migration{u"storage"_s, 1, kEvents});
    return ofModules;
}

QStringList statementsOf(const Migration &migration, bool postgres) {
    static const QRegularExpression only(u"^\\s*--\\s*only:\\s*(\\w+)\\s*\\n"_s);
    static const QRegularExpression blob(u"\\bBLOB\\b"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression comment(u"^\\s*--[^\\n]*\\n?"_s, QRegularExpression::MultilineOption);
    QStringList statements;
    const QString sql = migration.sql + u'\n';
    for (QString statement : sql.split(u";\n"_s)) {
        const auto match = only.match(statement);
        if (match.hasMatch() && match.captured(1) != (postgres ? u"postgresql"_s : u"sqlite"_s))
            continue;
        statement.remove(comment);
        statement = statement.trimmed();
        if (statement.endsWith(u';'))
            statement.chop(1);
        if (statement.isEmpty())
            continue;
        if (postgres)
            statement.replace(blob, u"BYTEA"_s);
        statements << statement;
    }
    return statements;
}

Expected<SchemaOutcome> applyMigrations(Store &store, const std::vector<Migration> &migrations, qint64 now,
                                        const QString &place) {
    LX_TRY(auto applied, appliedVersions(store));
    Versions known;
    for (const Migration &migration : migrations)
        known[migration.module] = std::max(known[migration.module], migration.version);
    if (applied) {
        for (const auto &[module, version] : *applied)
            if (!known.contains(module) || version > known[module])
                return storeErrors::newerSchema(module, place);
    }
    const bool fresh = !applied;
    if (fresh) {
        LX_CHECK(store.write([](Transaction &t) { t.execute(kVersionTable); }));
        applied.emplace();
    }
    bool changed = false;
    for (const Migration &migration : migrations) {
        if (migration.version <= (*applied)[migration.module])
            continue;
        LX_CHECK(apply(store, migration, now));
        (*applied)[migration.module] = migration.version;
        changed = true;
        if (!fresh)
            qCInfo(lcStorage) << "schema of" << migration.module << "upgraded to version" << migration.version;
    }
    return fresh ? SchemaOutcome::Created : changed ? SchemaOutcome::Upgraded : SchemaOutcome::Current;
}

} // namespace lianxin
