// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/door/Door.h"
#include "platform/protocol/Version.h"
#include <QJsonArray>
#include <algorithm>

namespace lianxin {
namespace {

Error cursorUnknown(qint64 after) {
    return {ErrorKind::Conflict, u"events.cursor_unknown"_s, u"This engine has no event %1 to go on from."_s.arg(after),
            u"Read everything anew and subscribe from now on."_s, {}};
}

//! The number from which a subscription goes on, if the events behind it are all there.
Expected<qint64> startOf(Store &store, const QJsonObject &params) {
    const qint64 last = store.lastEventSeq();
    if (!params.contains("after"_L1))
        return last;
    const qint64 after = params.value("after"_L1).toInteger();
    if (after < 0 || after > last)
        return cursorUnknown(after);
    if (after < last) {
        LX_TRY(const auto next, store.eventsAfter(after, 1));
        if (next.empty() || next.front().seq != after + 1)
            return cursorUnknown(after);
    }
    return after;
}

Expected<QStringList> typesOf(const QJsonObject &params) {
    QStringList types;
    for (const auto &type : params.value("types"_L1).toArray()) {
        if (!type.isString() || type.toString().isEmpty())
            return Error{ErrorKind::Usage, u"events.type"_s, u"A type of event is a text."_s,
                         u"Use \"*\", \"call.*\" or a whole name."_s, {}};
        types << type.toString();
    }
    return types;
}

} // namespace

bool matchesEventType(const QStringList &patterns, const QString &type) {
    return std::any_of(patterns.begin(), patterns.end(), [&](const QString &pattern) {
        return pattern == "*"_L1 || pattern == type
               || (pattern.endsWith(u".*"_s) && QStringView(type).startsWith(QStringView(pattern).chopped(1)));
    });
}

void Door::registerOwn(Registry &registry) {
    registry.add({.name = u"engine.hello"_s,
                  .summary = u"Greets: the first call on a connection"_s,
                  .permission = Permission::None,
                  .params = {{u"client"_s, Param::Type::String, true, u"name of the program"_s},
                             {u"version"_s, Param::Type::String, true, u"its version"_s},
                             {u"protocol"_s, Param::Type::Integer, true, u"version of the protocol it speaks"_s}},
                  .result = u"{protocol, engineId, version, profile, now, business?: {now, speed}}: now is the clock of calls and "
                            "sessions; business that of campaigns and tickets, where a rehearsal compresses it"_s,
                  .noPersonalData = true,
                  .handler = [this](const Caller &, const QJsonObject &p) -> Expected<QJsonValue> {
                      if (const qint64 asked = p.value("protocol"_L1).toInteger(); asked != kProtocolVersion)
                          return Error{ErrorKind::Usage, u"door.protocol_version"_s,
                                       u"The client speaks protocol %1, the engine %2."_s.arg(asked).arg(kProtocolVersion),
                                       u"Install the same version of console and engine."_s, {}};
                      const QString version = m_identity.version.isEmpty() ? softwareVersion() : m_identity.version;
                      QJsonObject hello{{u"protocol"_s, kProtocolVersion},
                                        {u"engineId"_s, m_access.store.engineId()},
                                        {u"version"_s, version},
                                        {u"profile"_s, m_identity.profile},
                                        {u"now"_s, m_access.clock.now()}};
                      if (m_identity.businessClock)
                          hello.insert(u"business"_s, QJsonObject{{u"now"_s, m_identity.businessClock->now()},
                                                                  {u"speed"_s, m_identity.businessSpeed}});
                      return QJsonValue(hello);
                  }});
    registry.add({.name = u"engine.ping"_s,
                  .summary = u"A sign of life; does not count as activity of the session"_s,
                  .permission = Permission::None,
                  .result = u"{now}"_s,
                  .noPersonalData = true,
                  .handler = [this](const Caller &, const QJsonObject &) -> Expected<QJsonValue> {
                      return QJsonValue(QJsonObject{{u"now"_s, m_access.clock.now()}});
                  }});
    registry.add({.name = u"api.describe"_s,
                  .summary = u"Everything that can be asked, as an OpenRPC document"_s,
                  .permission = Permission::None,
                  .result = u"OpenRPC 1.2; events under x-events"_s,
                  .noPersonalData = true,
                  .handler = [this](const Caller &, const QJsonObject &) -> Expected<QJsonValue> {
                      return QJsonValue(m_registry.describe());
                  }});
    registry.add({.name = u"events.subscribe"_s,
                  .summary = u"Sends events on this connection, as notifications \"event\"; replaces an earlier subscription"_s,
                  .permission = Permission::Self,
                  .params = {{u"types"_s, Param::Type::Array, true, u"\"*\", \"call.*\" or whole names"_s},
                             {u"after"_s, Param::Type::Integer, false, u"go on after this seq; else from now on"_s}},
                  .result = u"{from}: the events that follow have a greater seq"_s,
                  .noPersonalData = true,
                  .handler = [this](const Caller &, const QJsonObject &p) -> Expected<QJsonValue> {
                      LX_CHECK(typesOf(p));
                      LX_TRY(const qint64 from, startOf(m_access.store, p));
                      return QJsonValue(QJsonObject{{u"from"_s, from}});
                  }});
    registry.add({.name = u"events.read"_s,
                  .summary = u"Events after a cursor, for programs that ask now and then instead of listening"_s,
                  .permission = Permission::Self,
                  .params = {{u"after"_s, Param::Type::Integer, false, u"seq of the last event that was taken in, 0 for all; without: from now on"_s},
                             {u"types"_s, Param::Type::Array, false, u"as in events.subscribe; all without"_s},
                             {u"limit"_s, Param::Type::Integer, false, u"1…1,000 events looked at, 200 by default"_s}},
                  .result = u"{items:[{seq, type, entity, actor, at, payload}], next, last}: next is the cursor to ask with again, "
                            "last the newest event there is; more are waiting while next is less"_s,
                  .noPersonalData = true,
                  .handler = [this](const Caller &caller, const QJsonObject &p) -> Expected<QJsonValue> {
                      LX_TRY(const auto types, typesOf(p));
                      LX_TRY(qint64 next, startOf(m_access.store, p));
                      const qint64 last = m_access.store.lastEventSeq();
                      const int limit = int(std::clamp<qint64>(p.value("limit"_L1).toInteger(200), 1, 1'000));
                      LX_TRY(const auto events, m_access.store.eventsAfter(next, limit));
                      QJsonArray items;
                      for (const auto &event : events) {
                          next = event.seq;
                          if (types.isEmpty() || matchesEventType(types, event.type))
                              if (const auto seen = eventFor(caller, event))
                                  items.append(*seen);
                      }
                      return QJsonValue(QJsonObject{{u"items"_s, items}, {u"next"_s, next}, {u"last"_s, std::max(next, last)}});
                  }});
    registry.add({.name = u"events.unsubscribe"_s,
                  .summary = u"Ends the subscription of this connection"_s,
                  .permission = Permission::Self,
                  .result = u"{}"_s,
                  .noPersonalData = true,
                  .handler = [](const Caller &, const QJsonObject &) -> Expected<QJsonValue> {
                      return QJsonValue(QJsonObject());
                  }});
}

} // namespace lianxin
