// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/routing/RoutingMethods.h"
#include "hotline/routing/AbuseLog.h"
#include "hotline/routing/Callbacks.h"
#include "hotline/routing/Router.h"
#include <QJsonArray>

namespace lianxin {
namespace {

using T = Param::Type;

Error noSeat() {
    return {ErrorKind::Refused,
            u"routing.no_seat"_s,
            u"You have no seat."_s,
            u"Ask the security administrator for a seat number."_s,
            {}};
}

Expected<QJsonValue> listSeats(Seats &seats) {
    LX_TRY(const auto all, seats.all());
    QJsonArray items;
    for (const auto &seat : all)
        items.append(seat.toJson());
    return QJsonValue(QJsonObject{{u"items"_s, items}, {u"next"_s, QJsonValue()}});
}

Expected<QJsonValue> setState(Seats &seats, const Caller &caller, const QJsonObject &params) {
    const auto state = seatStateFromName(params[u"state"_s].toString());
    if (!state || (*state != SeatState::Ready && *state != SeatState::Away && *state != SeatState::Offline))
        return Error{ErrorKind::Usage,
                     u"routing.bad_state"_s,
                     u"A person can choose ready, away or offline."_s,
                     {},
                     u"state"_s};
    QString number = caller.seatNumber;
    if (const auto other = params[u"seatNumber"_s].toString(); !other.isEmpty() && other != number) {
        if (!caller.may(Permission::CallsSupervise))
            return Error{ErrorKind::Refused,
                         u"access.forbidden"_s,
                         u"Other people's states are a supervisor's."_s,
                         {},
                         {}};
        number = other;
    }
    if (number.isEmpty())
        return noSeat();
    if (number == caller.seatNumber)
        LX_CHECK(seats.assign(number, caller.userId, caller.displayName));
    LX_TRY(const auto seat, seats.setState(number, *state, params[u"reason"_s].toString(), caller.userId));
    return QJsonValue(seat.toJson());
}

Expected<QJsonValue> me(Seats &seats, const Caller &caller) {
    if (caller.seatNumber.isEmpty())
        return noSeat();
    auto seat = seats.seat(caller.seatNumber);
    if (!seat && seat.error().kind == ErrorKind::NotFound) {
        LX_CHECK(seats.assign(caller.seatNumber, caller.userId, caller.displayName));
        seat = seats.seat(caller.seatNumber);
    }
    if (!seat)
        return seat.error();
    return QJsonValue(seat->toJson());
}

Expected<QJsonValue> figures(Router &router) {
    const auto now = router.figures();
    LX_TRY(const auto level, router.serviceLevel());
    return QJsonValue(QJsonObject{{u"waiting"_s, now.waiting},
                                  {u"offered"_s, now.offered},
                                  {u"longestMs"_s, now.longestMs},
                                  {u"serviceLevel"_s, level}});
}

Expected<QJsonValue> listCallbacks(Callbacks &callbacks, const QJsonObject &params) {
    LX_TRY(const auto found, callbacks.list(params[u"state"_s].toString(), params[u"limit"_s].toInt(200)));
    QJsonArray items;
    for (const auto &callback : found)
        items.append(callback.toJson());
    return QJsonValue(QJsonObject{{u"items"_s, items}, {u"next"_s, QJsonValue()}});
}

} // namespace

void registerRoutingMethods(Registry &registry, Seats &seats, Router &router, Callbacks &callbacks) {
    const std::vector<MaskedField> masks{{u"phone"_s, Mask::Phone}, {u"name"_s, Mask::Name}};
    registry.add({u"seats.list"_s,
                  u"All seats with their states."_s,
                  Permission::Self,
                  {},
                  u"{items:[{seatNumber,userId,displayName,state,reason,since,registered,callId,coolUntil,wrapUpUntil,wrapUpExtendedMs,wrapUpExtensions,"
                  "wrapUpReason,consoleLocked,skills}]}"_s,
                  {},
                  true,
                  Audit::None,
                  false,
                  [&seats](const Caller &, const QJsonObject &) { return listSeats(seats); }});
    registry.add({u"seats.setState"_s,
                  u"Ready, away (with a reason) or offline; a supervisor may name another seat. At a locked console nobody is ready."_s,
                  Permission::CallsHandle,
                  {{u"state"_s, T::String, true, u"ready, away or offline."_s},
                   {u"reason"_s, T::String, false, u"Of away: lunch, training, meeting …"_s},
                   {u"seatNumber"_s, T::String, false, u"Another seat than one's own."_s}},
                  u"the seat"_s,
                  {},
                  true,
                  Audit::Write,
                  true,
                  [&seats](const Caller &c, const QJsonObject &p) { return setState(seats, c, p); }});
    registry.add({u"seats.me"_s,
                  u"One's own seat."_s,
                  Permission::CallsHandle,
                  {},
                  u"the seat"_s,
                  {},
                  true,
                  Audit::None,
                  false,
                  [&seats](const Caller &c, const QJsonObject &) { return me(seats, c); }});
    registry.add(
        {u"seats.setSkills"_s,
         u"What a seat is offered; no skill: everything."_s,
         Permission::CallsSupervise,
         {{u"seatNumber"_s, T::String, true, u"The seat."_s}, {u"skills"_s, T::Array, true, u"Names."_s}},
         u"{}"_s,
         {},
         true,
         Audit::Write,
         true,
         [&seats](const Caller &c, const QJsonObject &p) -> Expected<QJsonValue> {
             QStringList skills;
             for (const auto &skill : p[u"skills"_s].toArray())
                 skills << skill.toString();
             LX_CHECK(seats.setSkills(p[u"seatNumber"_s].toString(), skills, c.userId));
             return QJsonValue(QJsonObject{});
         }});
    registry.add({u"queue.figures"_s,
                  u"Waiting calls and the 15-second answer rate of the day."_s,
                  Permission::Self,
                  {},
                  u"{waiting,offered,longestMs,serviceLevel:{day,withinMs,inbound:{…},handover:{…}}}"_s,
                  {},
                  true,
                  Audit::None,
                  false,
                  [&router](const Caller &, const QJsonObject &) { return figures(router); }});
    registry.add({u"queue.day"_s,
                  u"A day by half hours: calls, the 15-second answer rate and its target, and what the seats did."_s,
                  Permission::CallsSupervise,
                  {{u"day"_s, T::String, false, u"2026-10-10; today without."_s}},
                  u"{day,withinMs,target,slots:[{at,inbound:{calls,answered,inTime,abandoned,waitSumMs,waitMaxMs},handover:{…},"
                  "seats:{talkMs,wrapUpMs,readyMs,awayMs}}]}"_s,
                  {},
                  true,
                  Audit::None,
                  false,
                  [&router](const Caller &, const QJsonObject &p) -> Expected<QJsonValue> {
                      LX_TRY(const auto figures, router.dayFigures(p[u"day"_s].toString()));
                      return QJsonValue(figures);
                  }});
    registry.add(
        {u"callbacks.list"_s,
         u"Booked call-backs, newest first."_s,
         Permission::CallsHandle,
         {{u"state"_s, T::String, false, u"open, placed, done or cancelled; all without."_s},
          {u"limit"_s, T::Integer, false, u"1…1000, 200 by default."_s}},
         u"{items:[{id,callId,phone,name,skill,reason,bookedAt,state,orderId,by}]}"_s,
         masks,
         false,
         Audit::Read,
         false,
         [&callbacks](const Caller &, const QJsonObject &p) { return listCallbacks(callbacks, p); }});
    registry.add({u"callbacks.call"_s,
                  u"Places the call-back as a call of the dialler."_s,
                  Permission::CallsHandle,
                  {{u"id"_s, T::String, true, u"Call-back."_s}},
                  u"{orderId}"_s,
                  {},
                  true,
                  Audit::Write,
                  true,
                  [&callbacks](const Caller &c, const QJsonObject &p) -> Expected<QJsonValue> {
                      LX_TRY(const auto order, callbacks.call(p[u"id"_s].toString(), c.userId));
                      return QJsonValue(QJsonObject{{u"orderId"_s, order}});
                  }});
    registry.add({u"callbacks.settle"_s,
                  u"Says that a call-back is done or no longer wanted."_s,
                  Permission::CallsHandle,
                  {{u"id"_s, T::String, true, u"Call-back."_s},
                   {u"state"_s, T::String, true, u"done or cancelled."_s}},
                  u"{}"_s,
                  {},
                  true,
                  Audit::Write,
                  true,
                  [&callbacks](const Caller &c, const QJsonObject &p) -> Expected<QJsonValue> {
                      LX_CHECK(callbacks.settle(p[u"id"_s].toString(), p[u"state"_s].toString(), c.userId));
                      return QJsonValue(QJsonObject{});
                  }});
    registry.add({u"seats.extendWrapUp"_s,
                  u"One's own wrap-up lasts some minutes longer, 30 a call in all."_s,
                  Permission::CallsHandle,
                  {{u"minutes"_s, T::Integer, true, u"1…15."_s},
                   {u"reason"_s, T::String, true, u"What takes longer, 1…60 characters; supervisors see it."_s}},
                  u"the seat"_s,
                  {},
                  true,
                  Audit::Write,
                  true,
                  [&router](const Caller &c, const QJsonObject &p) -> Expected<QJsonValue> {
                      if (c.seatNumber.isEmpty())
                          return noSeat();
                      LX_TRY(const auto seat, router.extendWrapUp(c.seatNumber, p[u"minutes"_s].toInt(), p[u"reason"_s].toString(), c.userId));
                      return QJsonValue(seat.toJson());
                  }});
    registry.add({u"seats.extensions"_s,
                  u"How often and how long wrap-ups were prolonged, and why."_s,
                  Permission::CallsSupervise,
                  {{u"from"_s, T::Integer, false, u"UTC ms."_s}, {u"to"_s, T::Integer, false, u"UTC ms, exclusive."_s}},
                  u"{count, minutes, seats:[{seatNumber, displayName, count, minutes, last, lastReason}]}"_s,
                  {},
                  true,
                  Audit::None,
                  false,
                  [&seats](const Caller &, const QJsonObject &p) -> Expected<QJsonValue> {
                      LX_TRY(const auto figures, seats.extensions(p[u"from"_s].toInteger(), p[u"to"_s].toInteger()));
                      return QJsonValue(figures);
                  }});
    registry.addEvent(
        {u"seat.state"_s, Permission::Self, {}, true, u"A seat changed; the payload is the seat."_s});
    registry.addEvent({u"callback.*"_s, Permission::CallsHandle, masks, false,
                       u"A call-back was booked, placed or settled."_s});
}

void registerWelfareMethods(Registry &registry, Seats &seats, AbuseLog &abuse) {
    Method rest;
    rest.name = u"seats.coolDown"_s;
    rest.summary = u"A seat is not rung for some minutes, or (0) is rung again."_s;
    rest.permission = Permission::CallsSupervise;
    rest.params = {{u"seatNumber"_s, T::String, true, u"The seat."_s}, {u"minutes"_s, T::Integer, true, u"0…480."_s}};
    rest.result = u"the seat"_s;
    rest.noPersonalData = true;
    rest.audit = Audit::Write;
    rest.writes = true;
    rest.handler = [&seats](const Caller &caller, const QJsonObject &p) -> Expected<QJsonValue> {
        const int minutes = p[u"minutes"_s].toInt();
        if (minutes < 0 || minutes > 480)
            return Error{ErrorKind::Usage, u"routing.bad_minutes"_s, u"A rest lasts 0 to 480 minutes."_s, {}, u"minutes"_s};
        LX_TRY(const auto seat, seats.rest(p[u"seatNumber"_s].toString(), qint64(minutes) * 60'000, caller.userId));
        return QJsonValue(seat.toJson());
    };
    registry.add(std::move(rest));

    Method welfare;
    welfare.name = u"seats.welfare"_s;
    welfare.summary = u"How often seats pressed the abuse key, and how many of these calls were ended."_s;
    welfare.permission = Permission::CallsSupervise;
    welfare.params = {{u"from"_s, T::Integer, false, u"UTC ms."_s}, {u"to"_s, T::Integer, false, u"UTC ms, exclusive."_s}};
    welfare.result = u"{presses, closed, seats:[{seatNumber, displayName, presses, closed, last}]}"_s;
    welfare.noPersonalData = true;
    welfare.handler = [&abuse](const Caller &, const QJsonObject &p) -> Expected<QJsonValue> {
        LX_TRY(const auto figures, abuse.figures(p[u"from"_s].toInteger(), p[u"to"_s].toInteger()));
        return QJsonValue(figures);
    };
    registry.add(std::move(welfare));
    registry.addEvent({u"live.*"_s, Permission::CallsSupervise, {}, true,
                       u"changed: who is on a call besides citizen and seat, {callId, seatNumber}; help, abuse: a seat asks for a supervisor."_s});
}

} // namespace lianxin
