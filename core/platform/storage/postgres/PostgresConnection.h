// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/storage/Store.h"
#include <QHash>

struct pg_conn;
struct pg_result;

namespace lianxin {

class RowSlice;

struct PostgresResultDeleter {
    void operator()(pg_result *result) const;
};
using PostgresResult = std::unique_ptr<pg_result, PostgresResultDeleter>;

//! \brief A connection to PostgreSQL with its cache of prepared statements. One thread at a time. Its functions throw
//! StoreFailure, except open().
class PostgresConnection {
public:
    //! Errors: storage.unreachable, storage.login_refused, storage.no_database.
    static Expected<std::unique_ptr<PostgresConnection>> open(const QString &url);
    ~PostgresConnection();
    PostgresConnection(const PostgresConnection &) = delete;
    PostgresConnection &operator=(const PostgresConnection &) = delete;

    //! False once the connection is lost; it does not come back.
    bool isAlive() const;
    //! Statements without parameters or results.
    void exec(const char *sql);
    //! Every row is fetched before the first is visited, so \a visit may use the connection.
    void forEach(QStringView sql, const Params &params, const std::function<bool(const Row &)> &visit);
    qint64 execute(QStringView sql, const Params &params);
    void executeMany(QStringView sql, const std::vector<Params> &rows);
    void insertBatch(QStringView table, QStringView columns, const RowSlice &rows);
    void rollback() noexcept;
    //! The URL without its password.
    const QString &place() const { return m_place; }

private:
    PostgresConnection(pg_conn *connection, QString place);
    PostgresResult run(QStringView sql, const Params &params);
    //! Name of the prepared statement for \a sql with parameters of these types.
    QByteArray prepared(QStringView sql, const Params &params);
    [[noreturn]] void fail(const pg_result *result, QStringView sql);

    pg_conn *m_connection;
    bool m_lost = false;
    QString m_place;
    QHash<QString, QByteArray> m_prepared; // types and SQL → name
    int m_nextStatement = 1;
};

//! A URL as it may be shown: without the password.
QString withoutPassword(const QString &url);

} // namespace lianxin
