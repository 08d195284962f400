// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/access/Sessions.h"
#include "platform/base/Log.h"
#include <QCryptographicHash>
#include <openssl/rand.h>

namespace lianxin {
namespace {

constexpr qint64 kSaveSeenMs = 60'000; // at most
constexpr qint64 kKeptAfterLeavingMs = 120'000; // who lost the connection is back within seconds

Error refused(const QString &code, const QString &message, const QString &remedy) {
    return {ErrorKind::Refused, code, message, remedy, {}};
}
Error unknownSession() {
    return refused(u"session.unknown"_s, u"There is no such session."_s, u"Log in again."_s);
}

QString freshToken() {
    QByteArray random(32, '\0');
    if (RAND_bytes(reinterpret_cast<unsigned char *>(random.data()), int(random.size())) != 1)
        qFatal("no random numbers");
    return QString::fromLatin1(random.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

QByteArray hashOf(const QString &token) {
    return QCryptographicHash::hash(token.toUtf8(), QCryptographicHash::Sha256);
}

} // namespace

Sessions::Sessions(Store &store, const Clock &clock, Users &users, QObject *parent)
    : Sessions(store, clock, users, Policy(), parent) {}

Sessions::Sessions(Store &store, const Clock &clock, Users &users, Policy policy, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_clock(clock)
    , m_users(users)
    , m_policy(policy) {
    connect(&users, &Users::userChanged, this, &Sessions::onUserChanged);
}

Expected<SessionGrant> Sessions::open(const User &user, const QString &peer) {
    SessionGrant grant{newId(), freshToken(), user, false};
    const qint64 now = m_clock.now();
    LX_CHECK(m_store.write([&](Transaction &t) {
        t.execute(u"INSERT INTO app_session (id, token_hash, user_id, opened_at, last_seen, locked, peer) "
                  "VALUES ($1, $2, $3, $4, $4, 0, $5)"_s,
                  {grant.sessionId, hashOf(grant.token), user.id, now, peer});
    }));
    Entry entry{Users::callerOf(user), now, now, now, false, {}, 0};
    entry.caller.sessionId = grant.sessionId;
    entry.caller.peer = peer;
    m_entries.insert(grant.sessionId, entry);
    return grant;
}

SessionGrant Sessions::openForKeyHolder(const QString &peer) {
    forgetKeyHolders();
    SessionGrant grant{newId(), freshToken(), {}, false};
    const qint64 now = m_clock.now();
    Entry entry{Caller::keyHolder(), now, now, now, false, hashOf(grant.token), 0};
    entry.caller.sessionId = grant.sessionId;
    entry.caller.peer = peer;
    grant.user.id = entry.caller.userId;
    grant.user.login = entry.caller.login;
    grant.user.displayName = entry.caller.displayName;
    grant.user.roles = entry.caller.roles;
    m_entries.insert(grant.sessionId, entry);
    return grant;
}

Expected<QString> Sessions::load(const QString &column, const SqlValue &value) {
    struct Loaded {
        QString id;
        Id user;
        Entry entry;
    };
    LX_TRY(const auto loaded, m_store.readReturning<Loaded>([&](Snapshot &s) {
        const auto row = s.first(u"SELECT id, user_id, opened_at, last_seen, locked, peer FROM app_session WHERE %1 = $1"_s
                                     .arg(column),
                                 {value});
        if (!row)
            throw StoreFailure(unknownSession());
        Loaded out{row->text(0), row->text(1), {}};
        out.entry.openedAt = row->integer(2);
        out.entry.lastSeen = out.entry.savedSeen = row->integer(3);
        out.entry.locked = row->boolean(4);
        out.entry.caller.peer = row->text(5);
        return out;
    }));
    const auto user = m_users.find(loaded.user);
    if (!user)
        return user.error().kind == ErrorKind::NotFound ? unknownSession() : user.error();
    Entry entry = loaded.entry;
    const QString peer = entry.caller.peer;
    entry.caller = Users::callerOf(*user);
    entry.caller.sessionId = loaded.id;
    entry.caller.peer = peer;
    m_entries.insert(loaded.id, entry);
    return loaded.id;
}

Expected<Sessions::Entry *> Sessions::entry(const QString &sessionId) {
    if (sessionId.isEmpty())
        return unknownSession();
    if (!m_entries.contains(sessionId))
        LX_CHECK(load(u"id"_s, sessionId));
    Entry &found = m_entries[sessionId];
    const qint64 now = m_clock.now();
    if (now - found.openedAt > m_policy.lifetimeMs) {
        LX_CHECK(close(sessionId));
        return refused(u"session.expired"_s, u"The session has lasted its time."_s, u"Log in again."_s);
    }
    if (!found.locked) {
        LX_TRY(const bool idle, isIdle(sessionId, found));
        if (idle)
            LX_CHECK(lock(sessionId));
    }
    return &m_entries[sessionId];
}

qint64 Sessions::saveSeenMs() const { return std::min(kSaveSeenMs, m_policy.idleLockMs / 4); }

Expected<bool> Sessions::isIdle(const QString &sessionId, Entry &entry) {
    const qint64 now = m_clock.now();
    if (now - entry.lastSeen <= m_policy.idleLockMs || !entry.keyToken.isEmpty())
        return now - entry.lastSeen > m_policy.idleLockMs;
    LX_TRY(const qint64 saved, m_store.readReturning<qint64>([&](Snapshot &s) {
        const auto row = s.first(u"SELECT last_seen FROM app_session WHERE id = $1"_s, {sessionId});
        return row ? row->integer(0) : 0;
    }));
    if (saved > entry.savedSeen) {
        entry.savedSeen = saved;
        entry.lastSeen = std::max(entry.lastSeen, saved);
    }
    return now - entry.lastSeen > m_policy.idleLockMs;
}

Expected<void> Sessions::lockIdle() {
    const QStringList ids = m_entries.keys();
    for (const QString &id : ids) {
        const auto it = m_entries.find(id);
        if (it == m_entries.end() || it->locked || !it->keyToken.isEmpty())
            continue;
        LX_TRY(const bool idle, isIdle(id, *it));
        if (idle)
            LX_CHECK(lock(id));
    }
    return {};
}

Expected<bool> Sessions::isThere(const QString &sessionId) {
    if (m_entries.contains(sessionId))
        return true;
    return m_store.readReturning<bool>([&](Snapshot &s) { return s.first(u"SELECT 1 FROM app_session WHERE id = $1"_s, {sessionId}).has_value(); });
}

Expected<SessionGrant> Sessions::resume(const QString &token, const QString &peer) {
    const QByteArray hash = hashOf(token);
    QString id;
    for (auto it = m_entries.constBegin(); it != m_entries.constEnd() && id.isEmpty(); ++it)
        if (!it->keyToken.isEmpty() && it->keyToken == hash)
            id = it.key();
    if (id.isEmpty()) {
        LX_TRY(id, load(u"token_hash"_s, hash));
    }
    LX_TRY(Entry * found, entry(id));
    found->leftAt = 0;
    found->caller.peer = peer;
    SessionGrant grant{id, token, {}, found->locked};
    if (!found->keyToken.isEmpty()) {
        grant.user.id = found->caller.userId;
        grant.user.login = found->caller.login;
        grant.user.displayName = found->caller.displayName;
        grant.user.roles = found->caller.roles;
        return grant;
    }
    LX_TRY(grant.user, m_users.find(found->caller.userId));
    if (grant.user.locked)
        return refused(u"session.user_locked"_s, u"This user is locked."_s, u"Ask the security administrator."_s);
    return grant;
}

Expected<Caller> Sessions::caller(const QString &sessionId, bool touch) {
    LX_TRY(Entry * found, entry(sessionId));
    if (found->locked)
        return refused(u"session.locked"_s, u"The session is locked."_s, u"Unlock it with the password."_s);
    found->leftAt = 0;
    if (touch) {
        const qint64 now = m_clock.now();
        found->lastSeen = now;
        if (now - found->savedSeen > saveSeenMs() && found->keyToken.isEmpty()) {
            found->savedSeen = now;
            const auto saved = m_store.write([&](Transaction &t) {
                t.execute(u"UPDATE app_session SET last_seen = $2 WHERE id = $1"_s, {sessionId, now});
            });
            if (!saved) // the session is as good as before; the next call tries again
                qCWarning(lcDoor) << "activity of a session not saved:" << saved.error().toString();
        }
    }
    return found->caller;
}

Expected<Caller> Sessions::callerEvenLocked(const QString &sessionId) {
    LX_TRY(Entry * found, entry(sessionId));
    return found->caller;
}

Expected<void> Sessions::lock(const QString &sessionId) {
    if (const auto it = m_entries.find(sessionId); it != m_entries.end()) {
        it->locked = true;
        LX_CHECK(m_store.write([&](Transaction &t) {
            t.execute(u"UPDATE app_session SET locked = 1 WHERE id = $1"_s, {sessionId});
        }));
        Q_EMIT locked(sessionId);
        return {};
    }
    return unknownSession();
}

bool Sessions::isLocked(const QString &sessionId) const {
    const auto it = m_entries.constFind(sessionId);
    return it != m_entries.constEnd() && it->locked;
}

Expected<void> Sessions::unlock(const QString &sessionId) {
    LX_TRY(Entry * found, entry(sessionId));
    const qint64 now = m_clock.now();
    LX_CHECK(m_store.write([&](Transaction &t) {
        t.execute(u"UPDATE app_session SET locked = 0, last_seen = $2 WHERE id = $1"_s, {sessionId, now});
    }));
    found->locked = false;
    found->lastSeen = found->savedSeen = now;
    Q_EMIT unlocked(sessionId);
    return {};
}

Expected<void> Sessions::close(const QString &sessionId) {
    LX_CHECK(m_store.write(
        [&](Transaction &t) { t.execute(u"DELETE FROM app_session WHERE id = $1"_s, {sessionId}); }));
    m_entries.remove(sessionId);
    Q_EMIT closed(sessionId);
    return {};
}

void Sessions::left(const QString &sessionId) {
    if (const auto it = m_entries.find(sessionId); it != m_entries.end() && !it->keyToken.isEmpty())
        it->leftAt = m_clock.now();
}

void Sessions::forgetKeyHolders() {
    const qint64 leftBefore = m_clock.now() - kKeptAfterLeavingMs;
    QStringList gone;
    for (auto it = m_entries.cbegin(); it != m_entries.cend(); ++it)
        if (it->leftAt > 0 && it->leftAt < leftBefore)
            gone << it.key();
    for (const QString &id : gone) {
        m_entries.remove(id);
        Q_EMIT closed(id);
    }
}

Expected<void> Sessions::purge() {
    forgetKeyHolders();
    const qint64 born = m_clock.now() - m_policy.lifetimeMs;
    LX_TRY(const auto stored, idsWhere(u"opened_at < $1"_s, born));
    QStringList old = stored;
    for (auto it = m_entries.cbegin(); it != m_entries.cend(); ++it)
        if (it->openedAt < born && !old.contains(it.key()))
            old << it.key();
    for (const QString &id : std::as_const(old))
        LX_CHECK(close(id));
    return {};
}

Expected<QStringList> Sessions::idsWhere(const QString &condition, const SqlValue &value) {
    return m_store.readReturning<QStringList>([&](Snapshot &s) {
        QStringList ids;
        for (const auto &row : s.query(u"SELECT id FROM app_session WHERE "_s + condition, {value}))
            ids << row.text(0);
        return ids;
    });
}

void Sessions::onUserChanged(const Id &userId, bool mustLogInAgain) {
    if (mustLogInAgain) {
        // Also those of engines before this one, which nobody asked for since: whoever follows sessions hears of their end.
        if (const auto stored = idsWhere(u"user_id = $1"_s, userId)) {
            for (const QString &id : *stored)
                if (!m_entries.contains(id))
                    Q_EMIT closed(id);
        } else {
            qCWarning(lcDoor) << "sessions of a locked user not read:" << stored.error().toString();
        }
        const auto gone = m_store.write(
            [&](Transaction &t) { t.execute(u"DELETE FROM app_session WHERE user_id = $1"_s, {userId}); });
        if (!gone)
            qCWarning(lcDoor) << "sessions of a locked user not deleted:" << gone.error().toString();
    }
    for (const QString &id : m_entries.keys()) {
        if (m_entries.value(id).caller.userId != userId)
            continue;
        if (mustLogInAgain) {
            m_entries.remove(id);
            Q_EMIT closed(id);
        } else if (const auto user = m_users.find(userId)) {
            Caller &caller = m_entries[id].caller;
            const QString peer = caller.peer;
            caller = Users::callerOf(*user);
            caller.sessionId = id;
            caller.peer = peer;
        }
    }
}

} // namespace lianxin
