// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/access/Users.h"
#include <QJsonArray>
#include <QRegularExpression>
#include <algorithm>

namespace lianxin {
namespace {

const QString &userColumns() {
    static const QString all = u"id, login, display_name, roles, seat_number, unit_id, locked, failures, "
                               "locked_until, created_at, last_login_at"_s;
    return all;
}

User userOf(const Row &row) {
    User user;
    user.id = row.text(0);
    user.login = row.text(1);
    user.displayName = row.text(2);
    user.roles = row.text(3).split(u' ', Qt::SkipEmptyParts);
    user.seatNumber = row.isNull(4) ? QString() : row.text(4);
    user.unitId = row.text(5);
    user.locked = row.boolean(6);
    user.failures = int(row.integer(7));
    user.lockedUntil = row.integer(8);
    user.createdAt = row.integer(9);
    user.lastLoginAt = row.integer(10);
    return user;
}

SqlValue seatValue(const QString &seat) { return seat.isEmpty() ? SqlValue(nullptr) : SqlValue(seat); }

QString joined(const std::vector<Role> &roles) {
    QStringList names;
    for (const Role role : roles)
        names << nameOf(role);
    return names.join(u' ');
}

Error usage(const QString &code, const QString &message, const QString &remedy = {}) {
    return {ErrorKind::Usage, code, message, remedy, {}};
}

Error unknownUser() {
    return {ErrorKind::NotFound, u"access.user_unknown"_s, u"There is no such user."_s, u"See users.list."_s, {}};
}

Expected<void> checkSeat(const QString &seat) {
    static const QRegularExpression form(u"^[0-9A-Za-z]{1,12}$"_s);
    if (seat.isEmpty() || form.match(seat).hasMatch())
        return {};
    return usage(u"access.seat_invalid"_s, u"A seat number has 1 to 12 digits or letters."_s);
}

void requireSeatFree(Snapshot &s, const QString &seat, const Id &self) {
    if (seat.isEmpty())
        return;
    if (s.first(u"SELECT 1 FROM app_user WHERE seat_number = $1 AND id <> $2"_s, {seat, self}))
        throw StoreFailure({ErrorKind::Conflict, u"access.seat_taken"_s, u"Somebody else has this seat number."_s,
                            u"Take another, or take it from them first."_s, seat});
}

//! The house must not lock itself out.
void requireAnotherSecurityAdmin(Snapshot &s, const User &without) {
    if (!without.roles.contains(nameOf(Role::SecurityAdmin)) || without.locked)
        return;
    for (const Row &row : s.query(u"SELECT roles FROM app_user WHERE locked = 0 AND id <> $1"_s, {without.id}))
        if (row.text(0).split(u' ').contains(nameOf(Role::SecurityAdmin)))
            return;
    throw StoreFailure({ErrorKind::Conflict, u"access.last_officer"_s, u"This is the last security administrator."_s,
                        u"Make another one first."_s, without.login});
}

User required(Snapshot &s, const Id &id) {
    const auto row = s.first(u"SELECT "_s + userColumns() + u" FROM app_user WHERE id = $1"_s, {id});
    if (!row)
        throw StoreFailure(unknownUser());
    return userOf(*row);
}

void announce(Transaction &t, const User &user, const QString &actor) {
    t.emitEvent(u"user.changed"_s, user.id, user.toJson(), actor);
}

//! Compared against when the login is unknown, so that the answer takes as long.
const QString &dummyHash() {
    static const QString hash = PasswordHash::make(newId()).valueOr(QString());
    return hash;
}

} // namespace

QJsonObject User::toJson() const {
    return {{u"id"_s, id},
            {u"login"_s, login},
            {u"displayName"_s, displayName},
            {u"roles"_s, QJsonArray::fromStringList(roles)},
            {u"seatNumber"_s, seatNumber},
            {u"unitId"_s, unitId},
            {u"locked"_s, locked},
            {u"lockedUntil"_s, lockedUntil},
            {u"createdAt"_s, createdAt},
            {u"lastLoginAt"_s, lastLoginAt}};
}

Users::Users(Store &store, const Clock &clock, QObject *parent)
    : Users(store, clock, Policy(), parent) {}

Users::Users(Store &store, const Clock &clock, Policy policy, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_clock(clock)
    , m_policy(policy) {}

Expected<void> Users::checkPassword(const QString &password, const QString &login) const {
    int kinds = 0;
    const auto has = [&](auto &&test) { kinds += std::any_of(password.begin(), password.end(), test) ? 1 : 0; };
    has([](QChar c) { return c.isDigit(); });
    has([](QChar c) { return c.isLetter(); });
    has([](QChar c) { return !c.isLetterOrNumber(); });
    if (password.size() >= m_policy.minPasswordLength && password.size() <= 256 && kinds >= 2
        && !password.contains(login, Qt::CaseInsensitive))
        return {};
    return usage(u"access.password_weak"_s,
                 u"A password has at least %1 characters of two kinds (letters, digits, signs), without the login."_s.arg(
                     m_policy.minPasswordLength),
                 u"Choose a longer one, several words for instance."_s);
}

Expected<User> Users::add(const NewUser &user, const QString &actor) {
    static const QRegularExpression form(u"^[a-z0-9][a-z0-9._-]{1,31}$"_s);
    if (!form.match(user.login).hasMatch())
        return usage(u"access.login_invalid"_s, u"A login has 2 to 32 of a–z, 0–9, dot, underscore and dash."_s);
    if (user.displayName.trimmed().isEmpty() || user.displayName.size() > 64)
        return usage(u"access.name_missing"_s, u"A user needs a name of at most 64 characters."_s);
    LX_CHECK(checkSeat(user.seatNumber));
    LX_CHECK(checkPassword(user.password, user.login));
    LX_TRY(const auto roles, checkedRoles(user.roles));
    LX_TRY(const QString hash, PasswordHash::make(user.password));
    auto added = m_store.writeReturning<User>([&](Transaction &t) {
        if (t.first(u"SELECT 1 FROM app_user WHERE login = $1"_s, {user.login}))
            throw StoreFailure({ErrorKind::Conflict, u"access.login_taken"_s, u"This login is taken."_s, {}, user.login});
        const Id id = newId();
        requireSeatFree(t, user.seatNumber, id);
        t.execute(u"INSERT INTO app_user (password, "_s + userColumns()
                      + u") VALUES ($1, $2, $3, $4, $5, $6, $7, 0, 0, 0, $8, 0)"_s,
                  {hash, id, user.login, user.displayName.trimmed(), joined(roles), seatValue(user.seatNumber),
                   user.unitId, m_clock.now()});
        const User made = required(t, id);
        announce(t, made, actor);
        return made;
    });
    if (added)
        Q_EMIT userChanged(added->id, false);
    return added;
}

Expected<User> Users::update(const Id &id, const UserChange &change, const QString &actor) {
    std::optional<std::vector<Role>> roles;
    if (change.roles) {
        if (id == actor)
            return Error{ErrorKind::Refused, u"access.own_roles"_s, u"Nobody changes their own roles."_s,
                         u"Ask another security administrator."_s, {}};
        LX_TRY(roles, checkedRoles(*change.roles));
    }
    if (change.seatNumber)
        LX_CHECK(checkSeat(*change.seatNumber));
    if (change.displayName && (change.displayName->trimmed().isEmpty() || change.displayName->size() > 64))
        return usage(u"access.name_missing"_s, u"A user needs a name of at most 64 characters."_s);
    auto changed = m_store.writeReturning<User>([&](Transaction &t) {
        User user = required(t, id);
        const User before = user;
        if (change.displayName)
            user.displayName = change.displayName->trimmed();
        if (roles)
            user.roles = joined(*roles).split(u' ');
        if (change.seatNumber)
            user.seatNumber = *change.seatNumber;
        if (change.unitId)
            user.unitId = *change.unitId;
        if (!user.roles.contains(nameOf(Role::SecurityAdmin)))
            requireAnotherSecurityAdmin(t, before);
        requireSeatFree(t, user.seatNumber, id);
        t.execute(u"UPDATE app_user SET display_name = $2, roles = $3, seat_number = $4, unit_id = $5 WHERE id = $1"_s,
                  {id, user.displayName, user.roles.join(u' '), seatValue(user.seatNumber), user.unitId});
        announce(t, user, actor);
        return user;
    });
    if (changed)
        Q_EMIT userChanged(id, false);
    return changed;
}

Expected<User> Users::one(const QString &where, const SqlValue &value) const {
    return m_store.readReturning<User>([&](Snapshot &s) {
        const auto row = s.first(u"SELECT "_s + userColumns() + u" FROM app_user WHERE "_s + where, {value});
        if (!row)
            throw StoreFailure(unknownUser());
        return userOf(*row);
    });
}

Expected<User> Users::find(const Id &id) const { return one(u"id = $1"_s, id); }
Expected<User> Users::findByLogin(const QString &login) const { return one(u"login = $1"_s, login); }
Expected<User> Users::findBySeat(const QString &seatNumber) const { return one(u"seat_number = $1"_s, seatNumber); }

Expected<std::vector<User>> Users::list() const {
    return m_store.readReturning<std::vector<User>>([&](Snapshot &s) {
        std::vector<User> out;
        for (const Row &row : s.query(u"SELECT "_s + userColumns() + u" FROM app_user ORDER BY login"_s))
            out.push_back(userOf(row));
        return out;
    });
}

Expected<bool> Users::isEmpty() const {
    return m_store.readReturning<bool>(
        [&](Snapshot &s) { return !s.first(u"SELECT 1 FROM app_user LIMIT 1"_s).has_value(); });
}

Expected<void> Users::setLocked(const Id &id, bool locked, const QString &actor) {
    LX_CHECK(m_store.write([&](Transaction &t) {
        User user = required(t, id);
        if (locked)
            requireAnotherSecurityAdmin(t, user);
        user.locked = locked;
        user.lockedUntil = 0;
        t.execute(u"UPDATE app_user SET locked = $2, failures = 0, locked_until = 0 WHERE id = $1"_s,
                  {id, qint64(locked)});
        announce(t, user, actor);
    }));
    Q_EMIT userChanged(id, locked);
    return {};
}

Expected<void> Users::setPassword(const Id &id, const QString &password, const QString &actor) {
    LX_TRY(const User user, find(id));
    LX_CHECK(checkPassword(password, user.login));
    LX_TRY(const QString hash, PasswordHash::make(password));
    LX_CHECK(m_store.write([&](Transaction &t) {
        t.execute(u"UPDATE app_user SET password = $2, failures = 0, locked_until = 0 WHERE id = $1"_s, {id, hash});
        announce(t, required(t, id), actor);
    }));
    Q_EMIT userChanged(id, true);
    return {};
}

Expected<QString> Users::storedPassword(const QString &login) const {
    return m_store.readReturning<QString>([&](Snapshot &s) {
        const auto row = s.first(u"SELECT password FROM app_user WHERE login = $1"_s, {login});
        return row ? row->text(0) : dummyHash();
    });
}

Expected<User> Users::concludeLogin(const QString &login, bool matches) {
    const Error wrong{ErrorKind::Refused, u"access.wrong_credentials"_s, u"Login or password is wrong."_s,
                      u"Try again; after several failures the login is locked for a while."_s, {}};
    std::optional<Error> refused;
    auto user = m_store.writeReturning<User>([&](Transaction &t) {
        refused.reset();
        const auto row = t.first(u"SELECT "_s + userColumns() + u" FROM app_user WHERE login = $1"_s, {login});
        if (!row) {
            refused = wrong;
            return User();
        }
        User found = userOf(*row);
        const qint64 now = m_clock.now();
        if (found.lockedUntil > now) {
            // Even the right password waits: otherwise guessing would go on.
            refused = Error{ErrorKind::Refused, u"access.locked_out"_s, u"Too many wrong passwords."_s,
                            u"Wait a quarter of an hour, or ask the security administrator to unlock you."_s, {}};
            return found;
        }
        if (!matches) {
            const bool enough = found.failures + 1 >= m_policy.failuresToLock;
            t.execute(u"UPDATE app_user SET failures = $2, locked_until = $3 WHERE id = $1"_s,
                      {found.id, qint64(enough ? 0 : found.failures + 1), enough ? now + m_policy.lockMs : qint64(0)});
            refused = wrong;
            return found;
        }
        if (found.locked) {
            refused = Error{ErrorKind::Refused, u"access.user_locked"_s, u"This user is locked."_s,
                            u"Ask the security administrator."_s, {}};
            return found;
        }
        found.failures = 0;
        found.lastLoginAt = now;
        t.execute(u"UPDATE app_user SET failures = 0, locked_until = 0, last_login_at = $2 WHERE id = $1"_s,
                  {found.id, now});
        return found;
    });
    if (user && refused)
        return *refused;
    return user;
}

Expected<User> Users::authenticate(const QString &login, const QString &password) {
    LX_TRY(const QString stored, storedPassword(login));
    return concludeLogin(login, PasswordHash::matches(password, stored));
}

Caller Users::callerOf(const User &user) {
    Caller caller;
    caller.userId = user.id;
    caller.login = user.login;
    caller.displayName = user.displayName;
    caller.seatNumber = user.seatNumber;
    // A liaison who has no unit yet is confined to none, not to nothing.
    const bool confined = !user.roles.isEmpty() && std::all_of(user.roles.begin(), user.roles.end(),
                                                               [](const QString &name) { return name == nameOf(Role::UnitLiaison); });
    caller.unitId = confined && user.unitId.isEmpty() ? u"none"_s : user.unitId;
    caller.roles = user.roles;
    for (const auto &name : user.roles)
        if (const auto role = roleFromName(name))
            caller.permissions.unite(permissionsOf(*role));
    return caller;
}

} // namespace lianxin
