// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include "platform/base/Id.h"
#include "platform/crypto/CryptoSuite.h"
#include <QJsonObject>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <variant>
#include <vector>

namespace lianxin {

//! \brief A value bound to $1, $2 … of a statement. Text is UTF-8 in the store; times are UTC milliseconds in a
//! BIGINT; enumerations are stored by name; JSON as text; booleans as 0 and 1. A null QString or QByteArray is
//! stored as an empty one: only nullptr is NULL. Text with a zero character in it is refused.
using SqlValue = std::variant<std::nullptr_t, qint64, double, QString, QByteArray>;

//! \brief What a failed statement throws inside write() or read(). Never leaves them: they roll back and return
//! the Error. Code that wants to abandon a transaction for a reason of its own throws it too.
class LIANXIN_EXPORT StoreFailure : public std::exception {
public:
    explicit StoreFailure(Error error);
    const Error &error() const { return m_error; }
    const char *what() const noexcept override { return m_text.constData(); }

private:
    Error m_error;
    QByteArray m_text;
};

//! \brief One row of a result; columns count from 0. NULL reads as empty text, 0 or an empty blob.
class LIANXIN_EXPORT Row {
public:
    explicit Row(std::vector<SqlValue> columns)
        : m_columns(std::move(columns)) {}
    bool isNull(int column) const;
    QString text(int column) const;
    qint64 integer(int column) const;
    double real(int column) const;
    bool boolean(int column) const { return integer(column) != 0; }
    QByteArray blob(int column) const;
    QJsonObject json(int column) const;
    int size() const { return int(m_columns.size()); }
    const std::vector<SqlValue> &values() const { return m_columns; }

private:
    std::vector<SqlValue> m_columns;
};

using Params = std::vector<SqlValue>;

//! \brief Reads from one consistent state of the store. Lives only inside Store::read() and Store::write().
//! All functions throw StoreFailure.
class LIANXIN_EXPORT Snapshot {
public:
    virtual ~Snapshot() = default;
    //! Every row at once; for results that are small by construction.
    std::vector<Row> query(QStringView sql, const Params &params = {});
    //! The first row, if there is one.
    std::optional<Row> first(QStringView sql, const Params &params = {});
    //! Row by row; stops when \a visit returns false.
    virtual void forEach(QStringView sql, const Params &params, const std::function<bool(const Row &)> &visit) = 0;
    //! True on PostgreSQL: for the few places where one SQL text does not serve both.
    virtual bool isPostgres() const = 0;
};

//! \brief Something that happened, as consumers see it: `seq` is gapless per engine.
struct Event {
    qint64 seq = 0;
    QString engine;
    QString type;   //!< "call.ended", "ticket.created", "campaign.progress" …
    QString entity; //!< id of what it is about
    QString actor;  //!< user id, or "engine"
    qint64 at = 0;  //!< UTC milliseconds
    QJsonObject payload;
};

//! \brief A write transaction; commits when the function given to Store::write() returns, rolls back when it
//! throws or returns an error.
class LIANXIN_EXPORT Transaction : public Snapshot {
public:
    //! Number of rows changed.
    virtual qint64 execute(QStringView sql, const Params &params = {}) = 0;
    //! The same statement for many rows, prepared once.
    virtual void executeMany(QStringView sql, const std::vector<Params> &rows) = 0;
    //! Records an event in this transaction (DESIGN §4 "Events"). Subscribers hear of it after the commit.
    virtual void emitEvent(const QString &type, const QString &entity, const QJsonObject &payload = {},
                           const QString &actor = QStringLiteral("engine")) = 0;
};

//! \brief Part of the schema, owned by one module. Statements are separated by ";\n". `BLOB`, `BIGINT`, `TEXT` and
//! `DOUBLE PRECISION` are the types to use (BLOB becomes BYTEA on PostgreSQL). A statement that begins with the line
//! "-- only: sqlite" or "-- only: postgresql" runs on that engine alone. Never edit a published migration: add one.
struct Migration {
    QString module; //!< "tickets"
    int version;    //!< 1, 2, 3 … within the module
    QString sql;
};

//! What opening did to the schema.
enum class SchemaOutcome { Created, Upgraded, Current };

//! \brief The one way to data: SQLCipher file or PostgreSQL behind the same calls. Any thread; writers queue for
//! the single writer connection in order of arrival, readers take a connection from a pool. Made by openStore().
//!
//! Calls on one thread may nest where that has a meaning: read() inside read() sees the same state, read() inside
//! write() sees what the transaction has done so far, write() inside read() is a transaction of its own; write()
//! inside write() is refused (storage.nested_write). Results are alike on both engines, with one exception to know:
//! after a failed statement PostgreSQL refuses the rest of the transaction, so a StoreFailure is not to be caught
//! inside write() in order to go on.
//!
//! Errors of statements: storage.duplicate (a unique value is there already), storage.reference (a foreign key
//! points to nothing, or something still points here), storage.constraint (NOT NULL, CHECK), storage.bad_statement
//! and storage.bad_value (our own mistake), storage.conflict (another engine was faster, also at the last of several tries: do it again),
//! storage.disk_full, storage.corrupt, storage.io, storage.locked, storage.unreachable (nothing of this transaction
//! was stored), storage.commit_unknown (the connection broke at the very commit and could not be restored).
//! After every one of them the transaction is undone and the store usable, or says why not.
class LIANXIN_EXPORT Store {
public:
    virtual ~Store();

    //! Runs \a work in a write transaction on the calling thread. Not re-entrant. Where another engine's transaction was in its way
    //! (a deadlock, PostgreSQL only) it is undone and \a work runs again, a few times: it begins by setting what it has captured to
    //! change, moves nothing away, and does nothing outside of the transaction that may not happen twice.
    //! Errors: whatever work threw; storage.* of the engine below.
    Expected<void> write(const std::function<void(Transaction &)> &work);
    //! As write(), with a result.
    template <class T>
    Expected<T> writeReturning(const std::function<T(Transaction &)> &work) {
        std::optional<T> result;
        if (auto done = write([&](Transaction &t) { result.emplace(work(t)); }); !done)
            return done.error();
        return std::move(*result);
    }
    Expected<void> read(const std::function<void(Snapshot &)> &work);
    template <class T>
    Expected<T> readReturning(const std::function<T(Snapshot &)> &work) {
        std::optional<T> result;
        if (auto done = read([&](Snapshot &s) { result.emplace(work(s)); }); !done)
            return done.error();
        return std::move(*result);
    }

    //! Id of this engine in the event sequence.
    virtual QString engineId() const = 0;
    //! What opening did to the schema.
    virtual SchemaOutcome schemaOutcome() const = 0;
    virtual bool isPostgres() const = 0;
    //! Somebody waits for the one writer at this moment: who has much to write lets them go first, see insertStaged().
    virtual bool isWriterWaitedFor() = 0;
    //! Suite of the file (SQLCipher), or of the sealed columns (PostgreSQL).
    virtual CryptoSuite suite() const = 0;
    //! Memory that the page caches of this store's connections hold now, in bytes, as of the last transaction of each; 0 where the
    //! database keeps them in a process of its own.
    virtual qint64 cacheBytes() const = 0;
    //! What they may hold at most, all connections together.
    virtual qint64 cacheLimitBytes() const = 0;
    //! Events with seq > \a after, oldest first, at most \a limit.
    virtual Expected<std::vector<Event>> eventsAfter(qint64 after, int limit) = 0;
    virtual qint64 lastEventSeq() = 0;
    //! Called on the committing thread after every commit that recorded events, with the highest seq. A wake-up only:
    //! read eventsAfter() from your cursor. It may write. Returns a token for removeEventListener().
    virtual int addEventListener(std::function<void(qint64 lastSeq)> listener) = 0;
    //! When it returns, the listener is not running on another thread and will not be called again.
    virtual void removeEventListener(int token) = 0;

protected:
    virtual Expected<void> runWrite(const std::function<void(Transaction &)> &work) = 0;
    virtual Expected<void> runRead(const std::function<void(Snapshot &)> &work) = 0;
};

} // namespace lianxin
