// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/crypto/CryptoSuite.h"
#include "platform/storage/Store.h"
#include <QHash>

struct sqlite3;
struct sqlite3_stmt;

namespace lianxin {

class RowSlice;

//! \brief One prepared statement with its `$n` places.
class SqliteStatement {
public:
    SqliteStatement(sqlite3 *database, QStringView sql); //!< throws StoreFailure
    ~SqliteStatement();
    SqliteStatement(const SqliteStatement &) = delete;
    SqliteStatement &operator=(const SqliteStatement &) = delete;

    void bind(const Params &params);
    //! True while there is a row.
    bool step();
    Row row() const;
    void reset();
    bool isBusy() const { return m_busy; }
    const QString &sql() const { return m_sql; }

private:
    void bindOne(int place, const SqlValue &value);

    sqlite3 *m_database;
    sqlite3_stmt *m_statement = nullptr;
    QString m_sql;
    std::vector<int> m_places;      // place in SQLite → n of its $n
    int m_params = 0;               // highest n
    std::vector<QByteArray> m_text; // UTF-8 of what is bound
    bool m_busy = false;
};

//! \brief A connection to a SQLCipher file with its cache of statements. One thread at a time. Its functions throw
//! StoreFailure, except open().
class SqliteConnection {
public:
    enum class Mode { Create, ReadWrite, ReadOnly };

    //! Opens and keys; the first read tells whether the key fits. \a key as raw bytes of the suite's size.
    //! Asserts that SQLCipher, its provider and the suite are the ones they have to be (storage.cipher).
    static Expected<std::unique_ptr<SqliteConnection>> open(const QString &path, Mode mode, CryptoSuite suite,
                                                            const SecretBytes &key);
    //! Without encryption: for the benchmark, which compares with it. Nothing else may call it.
    static Expected<std::unique_ptr<SqliteConnection>> openUnencrypted(const QString &path);
    ~SqliteConnection();
    SqliteConnection(const SqliteConnection &) = delete;
    SqliteConnection &operator=(const SqliteConnection &) = delete;

    //! One or more statements without parameters or results.
    void exec(const QByteArray &sql);
    void forEach(QStringView sql, const Params &params, const std::function<bool(const Row &)> &visit);
    qint64 execute(QStringView sql, const Params &params);
    void executeMany(QStringView sql, const std::vector<Params> &rows);
    void insertBatch(QStringView table, QStringView columns, const RowSlice &rows);
    //! Undoes what is open, whatever state it is in.
    void rollback() noexcept;
    //! First column of the first row, as text.
    QString value(QStringView sql);

    //! Limit of the page cache.
    void setCacheKib(int kib);
    //! What the page cache holds, in bytes.
    qint64 cacheBytes() const;

    sqlite3 *handle() const { return m_database; }
    const QString &path() const { return m_path; }

private:
    SqliteConnection(sqlite3 *database, QString path);
    static Expected<std::unique_ptr<SqliteConnection>> openFile(const QString &path, Mode mode);
    //! From the cache; a new one where the cached one is in use further up.
    std::shared_ptr<SqliteStatement> prepare(QStringView sql);

    sqlite3 *m_database;
    QString m_path;
    const RowSlice *m_batch = nullptr; // what the table of RowBatchTable.h holds
    QHash<QString, std::shared_ptr<SqliteStatement>> m_statements;
};

//! What SQLite's last failure on \a database means.
Error sqliteError(sqlite3 *database, int code, QStringView sql);

} // namespace lianxin
