// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/storage/postgres/PostgresConnection.h"
#include "platform/base/Log.h"
#include "platform/storage/RowBatch.h"
#include "platform/storage/StoreErrors.h"
#include "platform/storage/postgres/PostgresErrors.h"
#include <QRegularExpression>
#include <array>
#include <libpq-fe.h>

namespace lianxin {
namespace {

constexpr int kMaxPrepared = 512;
// Object identifiers of built-in types (pg_type.dat); fixed since ever.
constexpr Oid kBool = 16;
constexpr Oid kBytea = 17;
constexpr Oid kInt8 = 20;
constexpr Oid kInt2 = 21;
constexpr Oid kInt4 = 23;
constexpr Oid kFloat4 = 700;
constexpr Oid kFloat8 = 701;
constexpr Oid kNumeric = 1700;

//! What we say about a parameter's type; 0 leaves text and NULL to the server's inference.
Oid typeOf(const SqlValue &value) {
    if (std::holds_alternative<qint64>(value))
        return kInt8;
    if (std::holds_alternative<double>(value))
        return kFloat8;
    if (std::holds_alternative<QByteArray>(value))
        return kBytea;
    return 0;
}

SqlValue valueOf(const PGresult *result, int row, int column) {
    if (PQgetisnull(result, row, column))
        return nullptr;
    const QByteArrayView text(PQgetvalue(result, row, column), PQgetlength(result, row, column));
    switch (PQftype(result, column)) {
    case kInt8:
    case kInt4:
    case kInt2:
        return text.toLongLong();
    case kBool:
        return qint64(text == "t");
    case kFloat4:
    case kFloat8:
        return text.toDouble();
    case kNumeric: { // what SUM of BIGINT gives
        bool isInteger = false;
        const qint64 integer = text.toLongLong(&isInteger);
        return isInteger ? SqlValue(integer) : SqlValue(text.toDouble());
    }
    case kBytea: // "\x" and hexadecimal digits
        return QByteArray::fromHex(text.sliced(2).toByteArray());
    default:
        return QString::fromUtf8(text);
    }
}

Row rowOf(const PGresult *result, int row) {
    std::vector<SqlValue> columns;
    const int count = PQnfields(result);
    columns.reserve(size_t(count));
    for (int column = 0; column < count; ++column)
        columns.push_back(valueOf(result, row, column));
    return Row(std::move(columns));
}

//! The parameters as libpq takes them: text, and bytea as bytes.
class Bound {
public:
    Bound(const Params &params, QStringView sql) {
        m_text.reserve(params.size());
        for (const SqlValue &value : params) {
            const bool isBytes = std::holds_alternative<QByteArray>(value);
            const QByteArray &text = m_text.emplace_back(textOf(value, sql));
            m_values.push_back(std::holds_alternative<std::nullptr_t>(value) ? nullptr : text.constData());
            m_lengths.push_back(int(text.size()));
            m_formats.push_back(isBytes ? 1 : 0);
        }
    }
    int count() const { return int(m_values.size()); }
    const char *const *values() const { return m_values.data(); }
    const int *lengths() const { return m_lengths.data(); }
    const int *formats() const { return m_formats.data(); }

private:
    static QByteArray textOf(const SqlValue &value, QStringView sql) {
        if (const auto *integer = std::get_if<qint64>(&value))
            return QByteArray::number(*integer);
        if (const auto *real = std::get_if<double>(&value))
            return QByteArray::number(*real, 'g', 17);
        if (const auto *bytes = std::get_if<QByteArray>(&value))
            return *bytes;
        if (const auto *text = std::get_if<QString>(&value)) {
            if (text->contains(QChar(u'\0')))
                throw StoreFailure(storeErrors::badValue(u"text with a zero character"_s, sql));
            return text->toUtf8();
        }
        return {};
    }

    std::vector<QByteArray> m_text;
    std::vector<const char *> m_values;
    std::vector<int> m_lengths;
    std::vector<int> m_formats;
};

} // namespace

void PostgresResultDeleter::operator()(pg_result *result) const { PQclear(result); }

QString withoutPassword(const QString &url) {
    static const QRegularExpression userInfo(u"(://[^:/@]*):[^@/]*@"_s);
    static const QRegularExpression query(u"([?&]password=)[^&]*"_s);
    return QString(url).replace(userInfo, u"\\1@"_s).replace(query, u"\\1***"_s);
}

PostgresConnection::PostgresConnection(pg_conn *connection, QString place)
    : m_connection(connection)
    , m_place(std::move(place)) {}

PostgresConnection::~PostgresConnection() { PQfinish(m_connection); }

Expected<std::unique_ptr<PostgresConnection>> PostgresConnection::open(const QString &url) {
    const QByteArray utf8 = url.toUtf8();
    // What the URL says comes last and wins.
    const std::array<const char *, 9> names{"application_name", "connect_timeout", "keepalives_idle",
                                            "keepalives_interval", "keepalives_count", "tcp_user_timeout",
                                            "client_encoding", "dbname", nullptr};
    const std::array<const char *, 9> values{"lianxin", "5", "10", "5", "3", "20000", "UTF8", utf8.constData(), nullptr};
    PGconn *raw = PQconnectdbParams(names.data(), values.data(), 1);
    if (!raw)
        return storeErrors::unreachable(u"out of memory"_s, withoutPassword(url));
    std::unique_ptr<PostgresConnection> connection(new PostgresConnection(raw, withoutPassword(url)));
    if (PQstatus(raw) != CONNECTION_OK)
        return postgresConnectError(raw, connection->m_place);
    PQsetNoticeProcessor(
        raw, [](void *, const char *text) { qCDebug(lcStorage) << QByteArray(text).trimmed(); }, nullptr);
    try {
        connection->exec("SET TIME ZONE 'UTC'");
        connection->exec("SET lock_timeout = '30s'");
    } catch (const StoreFailure &failure) {
        return failure.error();
    }
    return connection;
}

bool PostgresConnection::isAlive() const { return !m_lost && PQstatus(m_connection) == CONNECTION_OK; }

void PostgresConnection::fail(const pg_result *result, QStringView sql) {
    // libpq notices some losses late: an error without a state is its own, and the server says farewell with 57P0x.
    const QByteArray state(result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr);
    m_lost = m_lost || state.isEmpty() || state.startsWith("57P0");
    if (!isAlive())
        throw StoreFailure(
            storeErrors::unreachable(QString::fromUtf8(PQerrorMessage(m_connection)).simplified(), m_place));
    throw StoreFailure(postgresError(result, sql, m_place));
}

void PostgresConnection::exec(const char *sql) {
    const PostgresResult result(PQexec(m_connection, sql));
    const auto status = PQresultStatus(result.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
        fail(result.get(), QString::fromUtf8(sql));
}

QByteArray PostgresConnection::prepared(QStringView sql, const Params &params) {
    std::vector<Oid> types;
    QString key;
    for (const SqlValue &value : params) {
        types.push_back(typeOf(value));
        key += QChar(u'a' + int(value.index()));
    }
    key += u' ';
    key += sql;
    if (const auto found = m_prepared.constFind(key); found != m_prepared.constEnd())
        return *found;
    if (m_prepared.size() >= kMaxPrepared) {
        exec("DEALLOCATE ALL");
        m_prepared.clear();
    }
    const QByteArray name = "s" + QByteArray::number(m_nextStatement++);
    const PostgresResult result(PQprepare(m_connection, name.constData(), sql.toUtf8().constData(), int(types.size()),
                                          types.data()));
    if (PQresultStatus(result.get()) != PGRES_COMMAND_OK)
        fail(result.get(), sql);
    m_prepared.insert(key, name);
    return name;
}

PostgresResult PostgresConnection::run(QStringView sql, const Params &params) {
    const QByteArray name = prepared(sql, params);
    const Bound bound(params, sql);
    PostgresResult result(PQexecPrepared(m_connection, name.constData(), bound.count(), bound.values(),
                                         bound.lengths(), bound.formats(), 0));
    const auto status = PQresultStatus(result.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
        fail(result.get(), sql);
    return result;
}

void PostgresConnection::forEach(QStringView sql, const Params &params,
                                 const std::function<bool(const Row &)> &visit) {
    const PostgresResult result = run(sql, params);
    for (int row = 0; row < PQntuples(result.get()); ++row)
        if (!visit(rowOf(result.get(), row)))
            return;
}

qint64 PostgresConnection::execute(QStringView sql, const Params &params) {
    const PostgresResult result = run(sql, params);
    return QByteArray(PQcmdTuples(result.get())).toLongLong();
}

void PostgresConnection::executeMany(QStringView sql, const std::vector<Params> &rows) {
    for (const Params &params : rows)
        run(sql, params);
}

void PostgresConnection::insertBatch(QStringView table, QStringView columns, const RowSlice &rows) {
    QString sql = u"INSERT INTO %1 (%2) VALUES ("_s.arg(table, columns);
    for (int column = 1; column <= rows.columns(); ++column)
        sql += (column > 1 ? u", $"_s : u"$"_s) + QString::number(column);
    sql += u')';
    Params params(size_t(rows.columns()));
    for (qsizetype row = 0; row < rows.rows(); ++row) {
        for (int column = 0; column < rows.columns(); ++column) {
            const RowBatch::Value value = rows.value(row, column);
            const auto size = qsizetype(value.bytes.size());
            SqlValue &param = params[size_t(column)];
            if (value.kind == RowBatch::Kind::Integer)
                param = value.integer;
            else if (value.kind == RowBatch::Kind::Text)
                param = QString::fromUtf8(value.bytes.data(), size);
            else
                param = QByteArray(value.bytes.data(), size);
        }
        run(sql, params);
    }
}

void PostgresConnection::rollback() noexcept {
    if (isAlive() && PQtransactionStatus(m_connection) != PQTRANS_IDLE)
        PQclear(PQexec(m_connection, "ROLLBACK"));
}

} // namespace lianxin
