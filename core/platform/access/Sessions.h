// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/access/Users.h"
#include <QHash>
#include <QObject>

namespace lianxin {

//! \brief A session just opened or resumed. The token leaves the engine once; the store knows its hash only.
struct SessionGrant {
    QString sessionId;
    QString token; //!< 43 characters, base64url of 32 random bytes
    User user;
    bool locked = false;
};

//! \brief Who is logged in (table app_session). Lives on the engine's main thread.
class LIANXIN_EXPORT Sessions : public QObject {
    Q_OBJECT
public:
    struct Policy {
        qint64 idleLockMs = 15 * 60'000;      //!< without a call: the session locks, session.unlock opens it
        qint64 lifetimeMs = 12 * 3600'000;    //!< after the login it ends, whatever is done
        int lookEveryMs = 15'000;             //!< how often lockIdle() is called
    };
    Sessions(Store &store, const Clock &clock, Users &users, QObject *parent = nullptr);
    Sessions(Store &store, const Clock &clock, Users &users, Policy policy, QObject *parent = nullptr);

    const Policy &policy() const { return m_policy; }
    //! \param user one who was authenticated. \param peer for the audit trail.
    Expected<SessionGrant> open(const User &user, const QString &peer);
    //! The session of the key file's holder (Caller::keyHolder()); kept in memory only, and for two minutes after left().
    SessionGrant openForKeyHolder(const QString &peer);
    //! A connection of the session is gone. Others, and a new one that resumes it, keep it: the next call takes this back.
    void left(const QString &sessionId);
    //! Errors (Refused): session.unknown, session.expired, session.user_locked.
    Expected<SessionGrant> resume(const QString &token, const QString &peer);
    //! Who is behind a session id, now. \a touch counts as activity. Errors (Refused): session.unknown,
    //! session.expired, session.locked.
    Expected<Caller> caller(const QString &sessionId, bool touch = true);
    //! The same for a session that may be locked (to unlock it, to log out).
    Expected<Caller> callerEvenLocked(const QString &sessionId);
    Expected<void> lock(const QString &sessionId);
    //! Without looking at its age; an unknown one is not.
    bool isLocked(const QString &sessionId) const;
    Expected<void> unlock(const QString &sessionId);
    Expected<void> close(const QString &sessionId);
    //! Deletes what expired; call now and then.
    Expected<void> purge();
    //! Locks sessions in which nobody has done anything for too long, also those that ask nothing and only hear events; call now
    //! and then. The key file's holder is no person who could leave, and has no password to unlock with.
    Expected<void> lockIdle();
    //! It is open at some engine of the store, locked or not; its age is not looked at.
    Expected<bool> isThere(const QString &sessionId);

Q_SIGNALS:
    void closed(const QString &sessionId);
    void locked(const QString &sessionId);
    void unlocked(const QString &sessionId);

private:
    struct Entry {
        Caller caller;
        qint64 openedAt = 0;
        qint64 lastSeen = 0;
        qint64 savedSeen = 0;
        bool locked = false;
        QByteArray keyToken; //!< of the key file's holder: hash of the token, which no table has
        qint64 leftAt = 0;   //!< of the key file's holder: since nobody is there; 0: somebody is
    };
    //! Loaded, and its age looked at: expired ones are closed, idle ones locked.
    Expected<Entry *> entry(const QString &sessionId);
    Expected<QString> load(const QString &column, const SqlValue &value);
    //! A session may have gone on at another engine of the store: what that saw counts as well.
    Expected<bool> isIdle(const QString &sessionId, Entry &entry);
    qint64 saveSeenMs() const;
    Expected<QStringList> idsWhere(const QString &condition, const SqlValue &value);
    //! Scripts come with the key file many times a minute and never say good-bye.
    void forgetKeyHolders();
    void onUserChanged(const Id &userId, bool mustLogInAgain);

    Store &m_store;
    const Clock &m_clock;
    Users &m_users;
    Policy m_policy;
    QHash<QString, Entry> m_entries;
};

} // namespace lianxin
