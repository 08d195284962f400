// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/access/Access.h"
#include "platform/access/AccessMethods.h"
#include <QJsonArray>

namespace lianxin {
namespace {

const QString kGrant =
    QStringLiteral("{token, sessionId, user:{id,login,displayName,seatNumber,unitId}, roles, permissions, idleLockMinutes, locked}");

QJsonArray permissionNames(const Caller &caller) {
    QJsonArray names;
    for (const Permission permission : allPermissions())
        if (permission != Permission::None && permission != Permission::Self && caller.may(permission))
            names.append(nameOf(permission));
    return names;
}

QJsonObject callerJson(const Caller &caller) {
    return {{u"user"_s, QJsonObject{{u"id"_s, caller.userId},
                                    {u"login"_s, caller.login},
                                    {u"displayName"_s, caller.displayName},
                                    {u"seatNumber"_s, caller.seatNumber},
                                    {u"unitId"_s, caller.unitId}}},
            {u"roles"_s, QJsonArray::fromStringList(caller.roles)},
            {u"permissions"_s, permissionNames(caller)}};
}

Expected<QJsonValue> emptyAnswer(const Expected<void> &result) {
    if (!result)
        return result.error();
    return QJsonValue(QJsonObject());
}

//! Checks the password of somebody who is logged in, off the main thread.
void withPassword(Access &access, const Caller &caller, const QString &password, const MethodDone &finish,
                  std::function<Expected<void>()> then) {
    const auto stored = access.users.storedPassword(caller.login);
    if (!stored) {
        finish(stored.error());
        return;
    }
    access.offMainThread([password, hash = *stored] { return PasswordHash::matches(password, hash); },
                         [&access, login = caller.login, finish, then = std::move(then)](bool matches) {
                             const auto user = access.users.concludeLogin(login, matches);
                             finish(user ? emptyAnswer(then()) : Expected<QJsonValue>(user.error()));
                         });
}

} // namespace

QJsonObject Access::grantJson(const SessionGrant &grant) const {
    Caller caller = grant.user.id == "keyfile"_L1 ? Caller::keyHolder() : Users::callerOf(grant.user);
    QJsonObject json = callerJson(caller);
    json.insert(u"token"_s, grant.token);
    json.insert(u"sessionId"_s, grant.sessionId);
    json.insert(u"idleLockMinutes"_s, sessions.policy().idleLockMs / 60'000);
    json.insert(u"locked"_s, grant.locked);
    return json;
}

void registerSessionMethods(Registry &registry, Access &access) {
    const Param login{u"login"_s, Param::Type::String, true, u"login of the user"_s};
    const Param password{u"password"_s, Param::Type::String, true, u"password, never logged"_s};

    registry.add({.name = u"session.login"_s,
                  .summary = u"Opens a session on this connection"_s,
                  .permission = Permission::None,
                  .params = {login, password},
                  .result = kGrant,
                  .noPersonalData = true,
                  .audit = Audit::Security,
                  .asyncHandler = [&access](const Caller &caller, const QJsonObject &p, const MethodDone &finish) {
                      const QString name = p.value("login"_L1).toString();
                      const auto stored = access.users.storedPassword(name);
                      if (!stored) {
                          finish(stored.error());
                          return;
                      }
                      access.offMainThread(
                          [secret = p.value("password"_L1).toString(), hash = *stored] {
                              return PasswordHash::matches(secret, hash);
                          },
                          [&access, name, finish, peer = caller.peer](bool matches) {
                              const auto user = access.users.concludeLogin(name, matches);
                              if (!user) {
                                  finish(user.error());
                                  return;
                              }
                              const auto grant = access.sessions.open(*user, peer);
                              finish(grant ? Expected<QJsonValue>(access.grantJson(*grant)) : grant.error());
                          });
                  }});
    registry.add({.name = u"session.resume"_s,
                  .summary = u"Goes on with a session on a new connection"_s,
                  .permission = Permission::None,
                  .params = {{u"token"_s, Param::Type::String, true, u"what session.login answered"_s}},
                  .result = kGrant,
                  .noPersonalData = true,
                  .audit = Audit::None,
                  .handler = [&access](const Caller &caller, const QJsonObject &p) -> Expected<QJsonValue> {
                      LX_TRY(const auto grant, access.sessions.resume(p.value("token"_L1).toString(), caller.peer));
                      return QJsonValue(access.grantJson(grant));
                  }});
    registry.add({.name = u"session.challenge"_s,
                  .summary = u"A number to be answered by session.loginWithKeyFile within a minute"_s,
                  .permission = Permission::None,
                  .params = {},
                  .result = u"{nonce}"_s,
                  .noPersonalData = true,
                  .handler = [&access](const Caller &, const QJsonObject &) -> Expected<QJsonValue> {
                      return QJsonValue(QJsonObject{{u"nonce"_s, QString::fromLatin1(access.challenge())}});
                  }});
    registry.add({.name = u"session.loginWithKeyFile"_s,
                  .summary = u"Opens a session for whoever can read the engine's key file"_s,
                  .permission = Permission::None,
                  .params = {{u"nonce"_s, Param::Type::String, true, u"of session.challenge"_s},
                             {u"proof"_s, Param::Type::String, true, u"hex of HMAC-SHA256(key file, nonce)"_s}},
                  .result = kGrant,
                  .noPersonalData = true,
                  .audit = Audit::Security,
                  .handler = [&access](const Caller &caller, const QJsonObject &p) -> Expected<QJsonValue> {
                      if (!access.acceptProof(p.value("nonce"_L1).toString().toLatin1(),
                                              QByteArray::fromHex(p.value("proof"_L1).toString().toLatin1())))
                          return Error{ErrorKind::Refused, u"access.wrong_key_file"_s,
                                       u"This is not the key file of this engine."_s,
                                       u"Give the key file that the engine was started with, or --user."_s, {}};
                      return QJsonValue(access.grantJson(access.sessions.openForKeyHolder(caller.peer)));
                  }});
    registry.add({.name = u"session.logout"_s,
                  .summary = u"Ends the session"_s,
                  .permission = Permission::Self,
                  .params = {},
                  .result = u"{}"_s,
                  .noPersonalData = true,
                  .audit = Audit::Security,
                  .handler = [&access](const Caller &caller, const QJsonObject &) {
                      return emptyAnswer(access.sessions.close(caller.sessionId));
                  }});
    registry.add({.name = u"session.whoami"_s,
                  .summary = u"Who is logged in"_s,
                  .permission = Permission::Self,
                  .params = {},
                  .result = u"{user, roles, permissions}"_s,
                  .noPersonalData = true,
                  .handler = [](const Caller &caller, const QJsonObject &) -> Expected<QJsonValue> {
                      return QJsonValue(callerJson(caller));
                  }});
    registry.add({.name = u"session.touch"_s,
                  .summary = u"Tells that somebody sits there: puts the idle lock off"_s,
                  .permission = Permission::Self,
                  .params = {},
                  .result = u"{}"_s,
                  .noPersonalData = true,
                  .handler = [](const Caller &, const QJsonObject &) -> Expected<QJsonValue> {
                      return QJsonValue(QJsonObject());
                  }});
    registry.add({.name = u"session.lock"_s,
                  .summary = u"Locks the session until session.unlock"_s,
                  .permission = Permission::Self,
                  .params = {},
                  .result = u"{}"_s,
                  .noPersonalData = true,
                  .audit = Audit::Security,
                  .handler = [&access](const Caller &caller, const QJsonObject &) {
                      return emptyAnswer(access.sessions.lock(caller.sessionId));
                  }});
    registry.add({.name = u"session.unlock"_s,
                  .summary = u"Opens a locked session again"_s,
                  .permission = Permission::Self,
                  .params = {password},
                  .result = u"{}"_s,
                  .noPersonalData = true,
                  .audit = Audit::Security,
                  .asyncHandler = [&access](const Caller &caller, const QJsonObject &p, const MethodDone &finish) {
                      withPassword(access, caller, p.value("password"_L1).toString(), finish,
                                   [&access, id = caller.sessionId] { return access.sessions.unlock(id); });
                  }});
    registry.add({.name = u"session.changePassword"_s,
                  .summary = u"Changes one's own password; every session of the user ends"_s,
                  .permission = Permission::Self,
                  .params = {password,
                             {u"newPassword"_s, Param::Type::String, true, u"at least 8 characters of two kinds"_s}},
                  .result = u"{}"_s,
                  .noPersonalData = true,
                  .audit = Audit::Security,
                  .asyncHandler = [&access](const Caller &caller, const QJsonObject &p, const MethodDone &finish) {
                      withPassword(access, caller, p.value("password"_L1).toString(), finish,
                                   [&access, id = caller.userId, fresh = p.value("newPassword"_L1).toString()] {
                                       return access.users.setPassword(id, fresh, id);
                                   });
                  }});
}

} // namespace lianxin
