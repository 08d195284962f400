// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/storage/sqlite/SqliteConnection.h"
#include "platform/storage/RowBatch.h"
#include "platform/storage/StoreErrors.h"
#include "platform/storage/sqlite/RowBatchTable.h"
#include "platform/storage/sqlite/SuiteProvider.h"
#include <QFile>
#include <QScopedValueRollback>
#include <algorithm>
#include <sqlite3.h>

namespace lianxin {
namespace {

constexpr int kMaxCachedStatements = 256;
constexpr int kBusyTimeoutMs = 10'000;

} // namespace

// ---- Statement -------------------------------------------------------------------------------------------------

SqliteStatement::SqliteStatement(sqlite3 *database, QStringView sql)
    : m_database(database)
    , m_sql(sql.toString()) {
    const QByteArray utf8 = m_sql.toUtf8();
    const char *tail = nullptr;
    const int rc = sqlite3_prepare_v3(database, utf8.constData(), int(utf8.size()) + 1, SQLITE_PREPARE_PERSISTENT,
                                      &m_statement, &tail);
    if (rc != SQLITE_OK)
        throw StoreFailure(sqliteError(database, rc, sql));
    if (!m_statement || !QByteArrayView(tail).trimmed().isEmpty()) {
        sqlite3_finalize(m_statement);
        throw StoreFailure(storeErrors::badStatement(u"there must be exactly one"_s, sql));
    }
    for (int place = 1; place <= sqlite3_bind_parameter_count(m_statement); ++place) {
        const QByteArray name(sqlite3_bind_parameter_name(m_statement, place));
        bool isNumber = false;
        const int n = name.startsWith('$') ? name.mid(1).toInt(&isNumber) : 0;
        if (!isNumber || n < 1) {
            sqlite3_finalize(m_statement);
            throw StoreFailure(storeErrors::badStatement(
                u"parameters are $1, $2 …, and a type is given by CAST($1 AS …)"_s, sql));
        }
        m_places.push_back(n);
        m_params = std::max(m_params, n);
    }
}

SqliteStatement::~SqliteStatement() { sqlite3_finalize(m_statement); }

void SqliteStatement::bind(const Params &params) {
    if (int(params.size()) != m_params)
        throw StoreFailure(storeErrors::badStatement(
            u"it takes %1 values and was given %2"_s.arg(m_params).arg(params.size()), m_sql));
    m_text.clear();
    m_text.reserve(params.size());
    for (size_t i = 0; i < m_places.size(); ++i)
        bindOne(int(i) + 1, params[size_t(m_places[i]) - 1]);
}

void SqliteStatement::bindOne(int place, const SqlValue &value) {
    int rc = SQLITE_OK;
    if (const auto *text = std::get_if<QString>(&value)) {
        if (text->contains(QChar(u'\0')))
            throw StoreFailure(storeErrors::badValue(u"text with a zero character"_s, m_sql));
        const QByteArray &utf8 = m_text.emplace_back(text->toUtf8());
        rc = sqlite3_bind_text(m_statement, place, utf8.constData(), int(utf8.size()), SQLITE_STATIC);
    } else if (const auto *integer = std::get_if<qint64>(&value)) {
        rc = sqlite3_bind_int64(m_statement, place, *integer);
    } else if (const auto *real = std::get_if<double>(&value)) {
        rc = sqlite3_bind_double(m_statement, place, *real);
    } else if (const auto *blob = std::get_if<QByteArray>(&value)) {
        const QByteArray &kept = m_text.emplace_back(*blob);
        rc = kept.isEmpty() ? sqlite3_bind_zeroblob(m_statement, place, 0)
                            : sqlite3_bind_blob(m_statement, place, kept.constData(), int(kept.size()), SQLITE_STATIC);
    } else {
        rc = sqlite3_bind_null(m_statement, place);
    }
    if (rc != SQLITE_OK)
        throw StoreFailure(sqliteError(m_database, rc, m_sql));
}

bool SqliteStatement::step() {
    m_busy = true;
    const int rc = sqlite3_step(m_statement);
    if (rc == SQLITE_ROW)
        return true;
    if (rc == SQLITE_DONE)
        return false;
    const Error error = sqliteError(m_database, rc, m_sql);
    reset();
    throw StoreFailure(error);
}

Row SqliteStatement::row() const {
    const int count = sqlite3_column_count(m_statement);
    std::vector<SqlValue> columns;
    columns.reserve(size_t(count));
    for (int i = 0; i < count; ++i) {
        switch (sqlite3_column_type(m_statement, i)) {
        case SQLITE_INTEGER:
            columns.emplace_back(qint64(sqlite3_column_int64(m_statement, i)));
            break;
        case SQLITE_FLOAT:
            columns.emplace_back(sqlite3_column_double(m_statement, i));
            break;
        case SQLITE_TEXT: {
            const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, i));
            columns.emplace_back(QString::fromUtf8(text, sqlite3_column_bytes(m_statement, i)));
            break;
        }
        case SQLITE_BLOB: {
            const auto *blob = static_cast<const char *>(sqlite3_column_blob(m_statement, i));
            columns.emplace_back(QByteArray(blob, sqlite3_column_bytes(m_statement, i)));
            break;
        }
        default:
            columns.emplace_back(nullptr);
        }
    }
    return Row(std::move(columns));
}

void SqliteStatement::reset() {
    sqlite3_reset(m_statement);
    m_busy = false;
}

// ---- Connection ------------------------------------------------------------------------------------------------

namespace {

//! Resets the statement however its use ends, so that it never keeps a read transaction open.
class Use {
public:
    explicit Use(std::shared_ptr<SqliteStatement> statement)
        : m_statement(std::move(statement)) {}
    ~Use() { m_statement->reset(); }
    Use(const Use &) = delete;
    Use &operator=(const Use &) = delete;
    SqliteStatement *operator->() const { return m_statement.get(); }

private:
    std::shared_ptr<SqliteStatement> m_statement;
};

} // namespace

SqliteConnection::SqliteConnection(sqlite3 *database, QString path)
    : m_database(database)
    , m_path(std::move(path)) {}

SqliteConnection::~SqliteConnection() {
    m_statements.clear();
    sqlite3_close_v2(m_database);
}

Expected<std::unique_ptr<SqliteConnection>> SqliteConnection::openFile(const QString &path, Mode mode) {
    int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_EXRESCODE;
    // A reader needs a writable file too: it takes part in the shared memory of the write-ahead log.
    flags |= SQLITE_OPEN_READWRITE | (mode == Mode::Create ? SQLITE_OPEN_CREATE : 0);
    sqlite3 *database = nullptr;
    const int rc = sqlite3_open_v2(QFile::encodeName(path).constData(), &database, flags, nullptr);
    std::unique_ptr<SqliteConnection> connection(new SqliteConnection(database, path));
    if (rc != SQLITE_OK) {
        Error error = sqliteError(database, rc, {});
        error.place = path;
        return error;
    }
    sqlite3_busy_timeout(database, kBusyTimeoutMs);
    if (!addRowBatchTable(database, &connection->m_batch))
        return storeErrors::io(u"out of memory"_s, path);
    return connection;
}

Expected<std::unique_ptr<SqliteConnection>> SqliteConnection::open(const QString &path, Mode mode,
                                                                   CryptoSuite suite, const SecretBytes &key) {
    if (key.size() != SuiteOperations::of(suite).cipherKeySize()) // it would be stretched like a passphrase
        return storeErrors::cipher(u"the key has %1 bytes"_s.arg(key.size()));
    LX_TRY(auto connection, openFile(path, mode));
    lianxin_sqlcipher_choose_suite(suite == CryptoSuite::Gm ? 1 : 0);
    QByteArray raw = "x'" + QByteArray(key.data(), key.size()).toHex() + "'";
    const int rc = sqlite3_key_v2(connection->m_database, "main", raw.constData(), int(raw.size()));
    wipe(raw);
    if (rc != SQLITE_OK)
        return storeErrors::cipher(u"the key was not accepted"_s);
    try {
        const QString version = connection->value(u"PRAGMA cipher_version");
        if (!version.startsWith("4.14.0"_L1))
            return storeErrors::cipher(u"SQLCipher's version is '%1'"_s.arg(version));
        const QString provider = connection->value(u"PRAGMA cipher_provider");
        if (provider != "lianxin"_L1)
            return storeErrors::cipher(u"the provider is '%1'"_s.arg(provider));
        const auto expected = suite == CryptoSuite::Gm ? "sm4-cbc+hmac-sm3"_L1 : "aes-256-cbc+hmac-sha256"_L1;
        const QString cipher = connection->value(u"PRAGMA cipher");
        if (cipher != expected)
            return storeErrors::cipher(u"the cipher is '%1'"_s.arg(cipher));
        connection->exec("PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA case_sensitive_like = ON;"
                         "PRAGMA cell_size_check = ON");
        if (mode == Mode::ReadOnly)
            connection->exec("PRAGMA query_only = ON");
    } catch (const StoreFailure &failure) {
        return failure.error();
    }
    return connection;
}

Expected<std::unique_ptr<SqliteConnection>> SqliteConnection::openUnencrypted(const QString &path) {
    return openFile(path, Mode::Create);
}

std::shared_ptr<SqliteStatement> SqliteConnection::prepare(QStringView sql) {
    const auto key = QString::fromRawData(sql.data(), sql.size());
    const auto found = m_statements.constFind(key);
    if (found != m_statements.constEnd()) {
        if (!(*found)->isBusy())
            return *found;
        return std::make_shared<SqliteStatement>(m_database, sql);
    }
    if (m_statements.size() >= kMaxCachedStatements)
        m_statements.removeIf([](const auto &entry) { return !(*entry)->isBusy(); });
    auto statement = std::make_shared<SqliteStatement>(m_database, sql);
    m_statements.insert(statement->sql(), statement);
    return statement;
}

void SqliteConnection::exec(const QByteArray &sql) {
    const int rc = sqlite3_exec(m_database, sql.constData(), nullptr, nullptr, nullptr);
    if (rc != SQLITE_OK)
        throw StoreFailure(sqliteError(m_database, rc, QString::fromUtf8(sql)));
}

void SqliteConnection::setCacheKib(int kib) { exec("PRAGMA cache_size = -" + QByteArray::number(kib)); }

qint64 SqliteConnection::cacheBytes() const {
    int now = 0;
    int highest = 0;
    return sqlite3_db_status(m_database, SQLITE_DBSTATUS_CACHE_USED, &now, &highest, 0) == SQLITE_OK ? now : 0;
}

void SqliteConnection::forEach(QStringView sql, const Params &params,
                               const std::function<bool(const Row &)> &visit) {
    const Use statement(prepare(sql));
    statement->bind(params);
    while (statement->step())
        if (!visit(statement->row()))
            return;
}

qint64 SqliteConnection::execute(QStringView sql, const Params &params) {
    const Use statement(prepare(sql));
    statement->bind(params);
    const qint64 before = sqlite3_total_changes64(m_database);
    while (statement->step()) {
    }
    return sqlite3_total_changes64(m_database) == before ? 0 : sqlite3_changes64(m_database);
}

void SqliteConnection::executeMany(QStringView sql, const std::vector<Params> &rows) {
    const Use statement(prepare(sql));
    for (const Params &params : rows) {
        statement->bind(params);
        while (statement->step()) {
        }
        statement->reset();
    }
}

// One statement for all rows, whose cursor stays where the last row went. OR ROLLBACK, because what a failing row leaves
// behind is undone with the transaction: so SQLite need not keep what every page was like before.
void SqliteConnection::insertBatch(QStringView table, QStringView columns, const RowSlice &rows) {
    QString sql = u"INSERT OR ROLLBACK INTO %1 (%2) SELECT c1"_s.arg(table, columns);
    for (int column = 2; column <= rows.columns(); ++column)
        sql += u", c"_s + QString::number(column);
    sql += u" FROM "_s + kRowBatchTable;
    const QScopedValueRollback<const RowSlice *> shown(m_batch, &rows);
    const Use statement(prepare(sql));
    statement->bind({});
    while (statement->step()) {
    }
}

void SqliteConnection::rollback() noexcept {
    if (!sqlite3_get_autocommit(m_database))
        sqlite3_exec(m_database, "ROLLBACK", nullptr, nullptr, nullptr);
}

QString SqliteConnection::value(QStringView sql) {
    SqliteStatement statement(m_database, sql);
    statement.bind({});
    return statement.step() ? statement.row().text(0) : QString();
}

} // namespace lianxin
