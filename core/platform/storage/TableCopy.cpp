// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/storage/TableCopy.h"
#include "platform/storage/StoreErrors.h"

namespace lianxin {
namespace {

constexpr int kBatch = 1000;

QString quoted(const QString &name) { return u'"' + QString(name).replace(u'"', u"\"\""_s) + u'"'; }

QStringList columnsOf(Snapshot &snapshot, const QString &table) {
    const auto sql = snapshot.isPostgres()
                         ? u"SELECT column_name FROM information_schema.columns WHERE table_schema = current_schema() "
                           "AND table_name = $1 AND is_generated = 'NEVER' ORDER BY ordinal_position"_s
                         : u"SELECT name FROM pragma_table_info($1) ORDER BY cid"_s;
    QStringList columns;
    snapshot.forEach(sql, {table}, [&](const Row &row) {
        columns << row.text(0);
        return true;
    });
    return columns;
}

//! Foreign keys that are checked at once, for the time of the copy checked at its end.
class DeferredReferences {
public:
    explicit DeferredReferences(Transaction &transaction)
        : m_transaction(transaction) {
        if (!transaction.isPostgres()) {
            transaction.execute(u"PRAGMA defer_foreign_keys = ON");
            return;
        }
        transaction.forEach(u"SELECT CAST(c.conrelid AS regclass)::text, c.conname FROM pg_constraint c "
                            "JOIN pg_namespace n ON n.oid = c.connamespace "
                            "WHERE c.contype = 'f' AND NOT c.condeferrable AND n.nspname = current_schema()",
                            {}, [&](const Row &row) {
                                m_constraints.push_back({row.text(0), row.text(1)});
                                return true;
                            });
        alter(u"DEFERRABLE INITIALLY DEFERRED"_s);
    }
    //! Checks them all now.
    void finish() {
        if (!m_transaction.isPostgres())
            return; // SQLite checks at the commit
        m_transaction.execute(u"SET CONSTRAINTS ALL IMMEDIATE");
        alter(u"NOT DEFERRABLE"_s);
    }

private:
    void alter(const QString &how) {
        for (const auto &[table, name] : m_constraints)
            m_transaction.execute(u"ALTER TABLE %1 ALTER CONSTRAINT %2 %3"_s.arg(table, quoted(name), how));
    }

    Transaction &m_transaction;
    std::vector<std::pair<QString, QString>> m_constraints;
};

//! Visits every row; from PostgreSQL in portions, since a whole table may not fit into memory.
void visitTable(Snapshot &from, const QString &select, const QString &table,
                const std::function<bool(const Row &)> &visit) {
    if (!from.isPostgres()) {
        from.forEach(select, {}, visit);
        return;
    }
    const QString cursor = quoted(u"copy_"_s + table);
    from.query(u"DECLARE %1 NO SCROLL CURSOR FOR %2"_s.arg(cursor, select));
    for (bool more = true; more;) {
        more = false;
        from.forEach(u"FETCH %1 FROM %2"_s.arg(kBatch).arg(cursor), {}, [&](const Row &row) {
            more = true;
            return visit(row);
        });
    }
    from.query(u"CLOSE %1"_s.arg(cursor));
}

qint64 copyTable(Snapshot &from, Transaction &to, const QString &table, const QStringList &columns) {
    QStringList names;
    QStringList places;
    for (const QString &column : columns) {
        names << quoted(column);
        places << u"$%1"_s.arg(names.size());
    }
    const QString list = names.join(u", "_s);
    const QString insert = u"INSERT INTO %1 (%2) VALUES (%3)"_s.arg(quoted(table), list, places.join(u", "_s));
    qint64 copied = 0;
    std::vector<Params> batch;
    const auto flush = [&] {
        to.executeMany(insert, batch);
        copied += qint64(batch.size());
        batch.clear();
    };
    visitTable(from, u"SELECT %1 FROM %2"_s.arg(list, quoted(table)), table, [&](const Row &row) {
        batch.push_back(row.values());
        if (batch.size() == kBatch)
            flush();
        return true;
    });
    flush();
    return copied;
}

} // namespace

QStringList tablesOf(Snapshot &snapshot) {
    const auto sql = snapshot.isPostgres()
                         ? u"SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1"_s
                         : u"SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' "
                           "AND name NOT LIKE 'sqlite%' ORDER BY 1"_s;
    QStringList tables;
    snapshot.forEach(sql, {}, [&](const Row &row) {
        if (row.text(0) != "schema_version"_L1)
            tables << row.text(0);
        return true;
    });
    return tables;
}

qint64 rowsOf(Snapshot &snapshot, const QStringList &tables) {
    qint64 rows = 0;
    for (const QString &table : tables)
        rows += snapshot.first(u"SELECT COUNT(*) FROM "_s + quoted(table))->integer(0);
    return rows;
}

qint64 copyTables(Snapshot &from, Transaction &to) {
    DeferredReferences references(to);
    const QStringList targets = tablesOf(to);
    qint64 copied = 0;
    for (const QString &table : tablesOf(from)) {
        if (!targets.contains(table))
            throw StoreFailure(storeErrors::newerSchema(table, {}));
        copied += copyTable(from, to, table, columnsOf(to, table));
    }
    references.finish();
    return copied;
}

void emptyTables(Transaction &transaction) {
    const QStringList tables = tablesOf(transaction);
    if (transaction.isPostgres()) {
        QStringList names;
        for (const QString &table : tables)
            names << quoted(table);
        transaction.execute(u"TRUNCATE %1"_s.arg(names.join(u", "_s)));
        return;
    }
    transaction.execute(u"PRAGMA defer_foreign_keys = ON");
    for (const QString &table : tables)
        transaction.execute(u"DELETE FROM "_s + quoted(table));
}

} // namespace lianxin
