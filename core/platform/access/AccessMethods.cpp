// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/access/AccessMethods.h"
#include "platform/access/Access.h"
#include <QJsonArray>

namespace lianxin {
namespace {

const Param kId{QStringLiteral("id"), Param::Type::String, true, QStringLiteral("id of the record")};

QStringList texts(const QJsonValue &value) {
    QStringList out;
    for (const auto &element : value.toArray())
        out << element.toString();
    return out;
}

Expected<QJsonValue> userResult(const Expected<User> &user) {
    if (!user)
        return user.error();
    return QJsonValue(user->toJson());
}

Expected<QJsonValue> done(const Expected<void> &result) {
    if (!result)
        return result.error();
    return QJsonValue(QJsonObject());
}

//! A job belongs to who started it; who runs the engine may look at all of them.
Expected<JobInfo> jobFor(const Access &access, const Caller &caller, const Id &id) {
    LX_TRY(const JobInfo info, access.jobs.find(id));
    if (info.owner == caller.userId || caller.may(Permission::SystemManage))
        return info;
    return Error{ErrorKind::NotFound, u"jobs.unknown"_s, u"There is no such job."_s, {}, id};
}

} // namespace

void registerUserMethods(Registry &registry, Access &access) {
    const Param seat{u"seatNumber"_s, Param::Type::String, false, u"1 to 12 digits or letters; empty: no seat"_s};
    const Param unit{u"unitId"_s, Param::Type::String, false, u"handling unit of a liaison"_s};
    const Param lock{u"id"_s, Param::Type::String, true, u"user id, or login"_s};

    registry.addEvent({.type = u"user.changed"_s,
                       .permission = Permission::SecurityManage,
                       .masks = {},
                       .noPersonalData = true,
                       .doc = u"A user was made or changed; payload as in users.list (staff, no citizen)"_s});
    registry.add({.name = u"users.list"_s,
                  .summary = u"All users"_s,
                  .permission = Permission::SecurityManage,
                  .params = {},
                  .result = u"{items:[{id,login,displayName,roles,seatNumber,unitId,locked,lockedUntil,createdAt,lastLoginAt}],next:null,total}"_s,
                  .noPersonalData = true,
                  .handler = [&access](const Caller &, const QJsonObject &) -> Expected<QJsonValue> {
                      LX_TRY(const auto users, access.users.list());
                      QJsonArray items;
                      for (const auto &user : users)
                          items.append(user.toJson());
                      return QJsonValue(QJsonObject{{u"items"_s, items},
                                                    {u"next"_s, QJsonValue(QJsonValue::Null)},
                                                    {u"total"_s, items.size()}});
                  }});
    registry.add({.name = u"users.add"_s,
                  .summary = u"Makes a user"_s,
                  .permission = Permission::SecurityManage,
                  .params = {{u"login"_s, Param::Type::String, true, u"2 to 32 of a–z 0–9 . _ -"_s},
                             {u"displayName"_s, Param::Type::String, true, u"name shown to colleagues"_s},
                             {u"password"_s, Param::Type::String, true, u"at least 8 characters of two kinds"_s},
                             {u"roles"_s, Param::Type::Array, true, u"names of roles; the three officers exclude each other"_s},
                             seat, unit},
                  .result = u"the user, as in users.list"_s,
                  .noPersonalData = true,
                  .audit = Audit::Security,
                  .writes = true,
                  .handler = [&access](const Caller &caller, const QJsonObject &p) -> Expected<QJsonValue> {
                      return userResult(access.users.add({.login = p.value("login"_L1).toString(),
                                                          .displayName = p.value("displayName"_L1).toString(),
                                                          .password = p.value("password"_L1).toString(),
                                                          .roles = texts(p.value("roles"_L1)),
                                                          .seatNumber = p.value("seatNumber"_L1).toString(),
                                                          .unitId = p.value("unitId"_L1).toString()},
                                                         caller.userId));
                  }});
    registry.add({.name = u"users.update"_s,
                  .summary = u"Changes what is given; the rest stays"_s,
                  .permission = Permission::SecurityManage,
                  .params = {kId,
                             {u"displayName"_s, Param::Type::String, false, u"name shown to colleagues"_s},
                             {u"roles"_s, Param::Type::Array, false, u"names of roles; nobody changes their own"_s},
                             {u"password"_s, Param::Type::String, false, u"a new one; every session of the user ends"_s},
                             seat, unit},
                  .result = u"the user, as in users.list"_s,
                  .noPersonalData = true,
                  .audit = Audit::Security,
                  .writes = true,
                  .handler = [&access](const Caller &caller, const QJsonObject &p) -> Expected<QJsonValue> {
                      UserChange change;
                      if (p.contains("displayName"_L1))
                          change.displayName = p.value("displayName"_L1).toString();
                      if (p.contains("roles"_L1))
                          change.roles = texts(p.value("roles"_L1));
                      if (p.contains("seatNumber"_L1))
                          change.seatNumber = p.value("seatNumber"_L1).toString();
                      if (p.contains("unitId"_L1))
                          change.unitId = p.value("unitId"_L1).toString();
                      const Id id = p.value("id"_L1).toString();
                      auto user = access.users.update(id, change, caller.userId);
                      if (user && p.contains("password"_L1))
                          LX_CHECK(access.users.setPassword(id, p.value("password"_L1).toString(), caller.userId));
                      return userResult(user);
                  }});
    const auto setLocked = [&access](const Caller &caller, const QJsonObject &p, bool locked) -> Expected<QJsonValue> {
        QString id = p.value("id"_L1).toString();
        if (!isId(id)) {
            LX_TRY(const User user, access.users.findByLogin(id));
            id = user.id;
        }
        return done(access.users.setLocked(id, locked, caller.userId));
    };
    registry.add({.name = u"users.lock"_s,
                  .summary = u"Locks a user out and ends their sessions"_s,
                  .permission = Permission::SecurityManage,
                  .params = {lock},
                  .result = u"{}"_s,
                  .noPersonalData = true,
                  .audit = Audit::Security,
                  .writes = true,
                  .handler = [setLocked](const Caller &c, const QJsonObject &p) { return setLocked(c, p, true); }});
    registry.add({.name = u"users.unlock"_s,
                  .summary = u"Lets a user in again, also one locked out by wrong passwords"_s,
                  .permission = Permission::SecurityManage,
                  .params = {lock},
                  .result = u"{}"_s,
                  .noPersonalData = true,
                  .audit = Audit::Security,
                  .writes = true,
                  .handler = [setLocked](const Caller &c, const QJsonObject &p) { return setLocked(c, p, false); }});
}

void registerAuditMethods(Registry &registry, Access &access) {
    registry.add({.name = u"audit.list"_s,
                  .summary = u"The audit trail, oldest first, or newest first"_s,
                  .permission = Permission::AuditRead,
                  .params = {{u"after"_s, Param::Type::Integer, false, u"records with a greater seq"_s},
                             {u"limit"_s, Param::Type::Integer, false, u"1 to 1000, else 200"_s},
                             {u"newestFirst"_s, Param::Type::Boolean, false, u"then pages go on by before instead of after"_s},
                             {u"before"_s, Param::Type::Integer, false, u"newest first: records with a smaller seq"_s},
                             {u"filter"_s, Param::Type::Object, false,
                              u"{userId, login (a part), method (exact or \"users.*\"), category, outcome (ok, failed or a code), text (a part of any), from, to (UTC ms)}"_s}},
                  .result = u"{items:[{seq,at,userId,login,method,category,outcome,target,peer,detail}],next}; next: after or before of the next page. Newest first, "
                            "a page may be short, or empty, and still have a next one"_s,
                  .noPersonalData = true, // details are masked when they are written
                  .handler = [&access](const Caller &, const QJsonObject &p) -> Expected<QJsonValue> {
                      const auto wanted = p.value("filter"_L1).toObject();
                      AuditTrail::Filter filter;
                      filter.after = p.value("after"_L1).toInteger();
                      filter.limit = qBound(1, p.value("limit"_L1).toInt(200), 1000);
                      filter.userId = wanted.value("userId"_L1).toString();
                      filter.method = wanted.value("method"_L1).toString();
                      filter.category = wanted.value("category"_L1).toString();
                      filter.from = wanted.value("from"_L1).toInteger();
                      filter.to = wanted.value("to"_L1).toInteger();
                      filter.login = wanted.value("login"_L1).toString().left(100);
                      filter.outcome = wanted.value("outcome"_L1).toString();
                      filter.text = wanted.value("text"_L1).toString().left(200);
                      filter.newestFirst = p.value("newestFirst"_L1).toBool();
                      filter.before = p.value("before"_L1).toInteger();
                      LX_TRY(const auto page, access.audit.page(filter));
                      QJsonArray items;
                      for (const auto &record : page.records)
                          items.append(record.toJson());
                      return QJsonValue(QJsonObject{
                          {u"items"_s, items},
                          {u"next"_s, page.next > 0 ? QJsonValue(page.next) : QJsonValue(QJsonValue::Null)}});
                  }});
    registry.add({.name = u"audit.verify"_s,
                  .summary = u"Walks the chain: were records changed, taken out, swapped or cut off?"_s,
                  .permission = Permission::AuditRead,
                  .params = {{u"head"_s, Param::Type::String, false, u"a head noted earlier: the trail must contain it"_s}},
                  .result = u"{intact, records, firstBad, finding, head}"_s,
                  .noPersonalData = true,
                  .audit = Audit::Read,
                  .handler = [&access](const Caller &, const QJsonObject &p) -> Expected<QJsonValue> {
                      LX_TRY(const auto verdict, access.audit.verify(p.value("head"_L1).toString().toLatin1()));
                      LX_TRY(const auto head, access.audit.head());
                      return QJsonValue(QJsonObject{{u"intact"_s, verdict.intact},
                                                    {u"records"_s, verdict.records},
                                                    {u"firstBad"_s, verdict.firstBad},
                                                    {u"finding"_s, verdict.finding},
                                                    {u"head"_s, QString::fromLatin1(head)}});
                  }});
}

void registerJobMethods(Registry &registry, Access &access) {
    const QString result = u"{id,kind,state,done,total,rate,startedAt,endedAt,result,error}"_s;
    registry.addEvent({.type = u"job.progress"_s,
                       .permission = Permission::Self,
                       .masks = {},
                       .noPersonalData = true,
                       .doc = u"Payload as in jobs.get; goes to the job's owner, who is the actor"_s});
    registry.add({.name = u"jobs.get"_s,
                  .summary = u"How far a job is"_s,
                  .permission = Permission::Self,
                  .params = {kId},
                  .result = result,
                  .noPersonalData = true,
                  .handler = [&access](const Caller &caller, const QJsonObject &p) -> Expected<QJsonValue> {
                      LX_TRY(const JobInfo info, jobFor(access, caller, p.value("id"_L1).toString()));
                      return QJsonValue(info.toJson());
                  }});
    registry.add({.name = u"jobs.list"_s,
                  .summary = u"One's own jobs, newest first; for the system administrator everybody's"_s,
                  .permission = Permission::Self,
                  .params = {{u"limit"_s, Param::Type::Integer, false, u"1 to 200, else 50"_s}},
                  .result = u"{items:["_s + result + u"],next:null}"_s,
                  .noPersonalData = true,
                  .handler = [&access](const Caller &caller, const QJsonObject &p) -> Expected<QJsonValue> {
                      const int limit = qBound(1, p.value("limit"_L1).toInt(50), 200);
                      LX_TRY(const auto jobs,
                             access.jobs.list(caller.may(Permission::SystemManage) ? Id() : caller.userId, limit));
                      QJsonArray items;
                      for (const auto &job : jobs)
                          items.append(job.toJson());
                      return QJsonValue(
                          QJsonObject{{u"items"_s, items}, {u"next"_s, QJsonValue(QJsonValue::Null)}});
                  }});
    registry.add({.name = u"jobs.cancel"_s,
                  .summary = u"Asks a job to stop"_s,
                  .permission = Permission::Self,
                  .params = {kId},
                  .result = u"{}"_s,
                  .noPersonalData = true,
                  .audit = Audit::Write,
                  .handler = [&access](const Caller &caller, const QJsonObject &p) -> Expected<QJsonValue> {
                      LX_TRY(const JobInfo info, jobFor(access, caller, p.value("id"_L1).toString()));
                      return done(access.jobs.cancel(info.id));
                  }});
}

void registerTransferMethods(Registry &registry, Access &access) {
    const Param transfer{u"transfer"_s, Param::Type::String, true, u"id of the transfer"_s};
    registry.add({.name = u"transfers.read"_s,
                  .summary = u"A piece of what a method offered; on a connection it comes as a binary frame before the answer"_s,
                  .permission = Permission::Self,
                  .params = {transfer,
                             {u"offset"_s, Param::Type::Integer, true, u"bytes from the start"_s},
                             {u"length"_s, Param::Type::Integer, true, u"bytes, at most 262144"_s}},
                  .result = u"{offset,length}; without a connection also data (base64)"_s,
                  .noPersonalData = true,
                  .handler = [&access](const Caller &caller, const QJsonObject &p) -> Expected<QJsonValue> {
                      const qint64 offset = p.value("offset"_L1).toInteger();
                      LX_TRY(const QByteArray data,
                             access.transfers.read(caller, p.value("transfer"_L1).toString(), offset,
                                                   p.value("length"_L1).toInteger()));
                      return QJsonValue(QJsonObject{{u"offset"_s, offset},
                                                    {u"length"_s, data.size()},
                                                    {u"data"_s, QString::fromLatin1(data.toBase64())}});
                  }});
    registry.add({.name = u"transfers.begin"_s,
                  .summary = u"Announces a file; its pieces follow as binary frames, in order"_s,
                  .permission = Permission::Self,
                  .params = {{u"name"_s, Param::Type::String, true, u"file name; its ending counts"_s},
                             {u"bytes"_s, Param::Type::Integer, true, u"length, at most 2 GiB"_s},
                             {u"sha256"_s, Param::Type::String, true, u"hex"_s}},
                  .result = u"{transfer}"_s,
                  .noPersonalData = true,
                  .handler = [&access](const Caller &caller, const QJsonObject &p) -> Expected<QJsonValue> {
                      LX_TRY(const Id id, access.transfers.beginUpload(caller, p.value("name"_L1).toString(),
                                                                       p.value("bytes"_L1).toInteger(),
                                                                       p.value("sha256"_L1).toString().toLatin1()));
                      return QJsonValue(QJsonObject{{u"transfer"_s, id}});
                  }});
    registry.add({.name = u"transfers.state"_s,
                  .summary = u"How much of an upload has arrived"_s,
                  .permission = Permission::Self,
                  .params = {transfer},
                  .result = u"{received}"_s,
                  .noPersonalData = true,
                  .handler = [&access](const Caller &caller, const QJsonObject &p) -> Expected<QJsonValue> {
                      LX_TRY(const qint64 received,
                             access.transfers.received(caller, p.value("transfer"_L1).toString()));
                      return QJsonValue(QJsonObject{{u"received"_s, received}});
                  }});
    registry.add({.name = u"transfers.finish"_s,
                  .summary = u"Ends an upload: length and hash are checked"_s,
                  .permission = Permission::Self,
                  .params = {transfer},
                  .result = u"{}"_s,
                  .noPersonalData = true,
                  .handler = [&access](const Caller &caller, const QJsonObject &p) {
                      return done(access.transfers.finishUpload(caller, p.value("transfer"_L1).toString()));
                  }});
}

} // namespace lianxin
