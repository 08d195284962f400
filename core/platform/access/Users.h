// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/access/Roles.h"
#include "platform/base/Clock.h"
#include "platform/base/Expected.h"
#include "platform/storage/Store.h"
#include <QObject>

namespace lianxin {

//! \brief A person who may log in.
struct LIANXIN_EXPORT User {
    Id id;
    QString login;       //!< 2–32 of a–z 0–9 . _ -
    QString displayName; //!< 周敏
    QStringList roles;
    QString seatNumber; //!< "0217"; unique; empty without a seat
    Id unitId;
    bool locked = false; //!< by an officer
    int failures = 0;    //!< wrong passwords since the last right one
    qint64 lockedUntil = 0; //!< UTC ms; by failures
    qint64 createdAt = 0;
    qint64 lastLoginAt = 0;
    QJsonObject toJson() const;
};

struct NewUser {
    QString login;
    QString displayName;
    QString password;
    QStringList roles;
    QString seatNumber = {};
    Id unitId = {};
};

//! What a change leaves alone is left out.
struct UserChange {
    std::optional<QString> displayName;
    std::optional<QStringList> roles;
    std::optional<QString> seatNumber;
    std::optional<Id> unitId;
};

//! \brief A stored password: scrypt (RFC 7914) with its own salt, "scrypt$ln=14,r=8,p=1$salt$hash" in base64.
//! hash and matches take some 50 ms and 16 MiB: not on a thread that must not wait. Any thread.
struct LIANXIN_EXPORT PasswordHash {
    static Expected<QString> make(const QString &password);
    static bool matches(const QString &password, const QString &stored);
};

//! \brief The users of the hotline, their roles and passwords (table app_user). Any thread, except the signals, which
//! come on the thread of the call.
class LIANXIN_EXPORT Users : public QObject {
    Q_OBJECT
public:
    struct Policy {
        int minPasswordLength = 8;
        int failuresToLock = 5;
        qint64 lockMs = 15 * 60'000;
    };
    Users(Store &store, const Clock &clock, QObject *parent = nullptr);
    Users(Store &store, const Clock &clock, Policy policy, QObject *parent = nullptr);

    //! Errors: access.login_invalid, access.name_missing, access.password_weak, access.role_* (Usage);
    //! access.login_taken, access.seat_taken (Conflict).
    Expected<User> add(const NewUser &user, const QString &actor);
    Expected<User> update(const Id &id, const UserChange &change, const QString &actor);
    //! Errors (NotFound): access.user_unknown.
    Expected<User> find(const Id &id) const;
    Expected<User> findByLogin(const QString &login) const;
    Expected<User> findBySeat(const QString &seatNumber) const;
    Expected<std::vector<User>> list() const;
    Expected<bool> isEmpty() const;
    //! Errors: access.user_unknown; access.last_officer (Conflict): the last security admin can't be locked.
    Expected<void> setLocked(const Id &id, bool locked, const QString &actor);
    Expected<void> setPassword(const Id &id, const QString &password, const QString &actor);

    //! The three steps of a login, so that the slow one can run on another thread: what is stored for \a login (a
    //! dummy for an unknown one, so that both take the same time), the comparison, the consequences.
    Expected<QString> storedPassword(const QString &login) const;
    //! Errors (Refused): access.wrong_credentials, access.user_locked, access.locked_out.
    Expected<User> concludeLogin(const QString &login, bool matches);
    //! All three at once.
    Expected<User> authenticate(const QString &login, const QString &password);

    //! The caller that a user is, without a session.
    static Caller callerOf(const User &user);

Q_SIGNALS:
    //! A user was added, or roles, seat, lock or password changed: sessions of this user are to be looked at again.
    void userChanged(const lianxin::Id &id, bool mustLogInAgain);

private:
    Expected<void> checkPassword(const QString &password, const QString &login) const;
    Expected<User> one(const QString &where, const SqlValue &value) const;

    Store &m_store;
    const Clock &m_clock;
    Policy m_policy;
};

} // namespace lianxin
