// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine/CallGuests.h"
#include "engine/engine/CallMethods.h"
#include "engine/engine/CallDesk.h"
#include "engine/engine/CallOutside.h"
#include "engine/engine/CallSession.h"

namespace lianxin {
namespace {

using T = Param::Type;

const Param kCall{u"id"_s, T::String, true, u"id of the call"_s};

using Act = std::function<Expected<void>(const Id &callId, const Caller &caller, const QJsonObject &params)>;

Method step(const QString &name, const QString &summary, Permission permission, std::vector<Param> params, Act act) {
    Method m;
    m.name = name;
    m.summary = summary;
    m.permission = permission;
    m.params = std::move(params);
    m.result = u"nothing; what comes of it is told by events"_s;
    m.noPersonalData = true;
    m.audit = Audit::Write;
    m.writes = true;
    m.handler = [act = std::move(act)](const Caller &caller, const QJsonObject &p) -> Expected<QJsonValue> {
        LX_CHECK(act(p.value("id"_L1).toString(), caller, p));
        return QJsonValue(QJsonObject());
    };
    return m;
}

Expected<CallSession *> sessionOn(CallDesk &desk, const Id &id) {
    CallSession *const session = desk.session(id);
    if (!session)
        return Error{ErrorKind::NotFound, u"calls.over"_s, u"The call is over."_s, {}, {}};
    return session;
}

void registerSupervision(Registry &registry, CallGuests &guests) {
    registry.add(step(u"calls.supervise"_s, u"Listen, whisper or barge in with one's own telephone; changes the mode of who is on the call"_s,
                      Permission::CallsSupervise, {kCall, {u"mode"_s, T::String, true, u"listen, whisper or barge"_s}},
                      [&guests](const Id &id, const Caller &c, const QJsonObject &p) -> Expected<void> {
                          const auto mode = supervisionModeFromName(p.value("mode"_L1).toString());
                          if (!mode)
                              return Error{ErrorKind::Usage, u"calls.bad_mode"_s, u"There is no such way to supervise."_s,
                                           u"Choose listen, whisper or barge."_s, u"mode"_s};
                          return guests.supervise(id, c, *mode);
                      }));
    registry.add(step(u"calls.superviseEnd"_s, u"Leave a call that one supervises"_s, Permission::CallsSupervise, {kCall},
                      [&guests](const Id &id, const Caller &c, const QJsonObject &) { return guests.leave(id, c); }));
    registry.add(step(u"calls.takeOver"_s, u"The supervisor becomes the seat; the former seat wraps up"_s, Permission::CallsSupervise, {kCall},
                      [&guests](const Id &id, const Caller &c, const QJsonObject &) { return guests.takeOver(id, c); }));
}

// Whom a call goes to: exactly one of them.
std::vector<Param> whomParams() {
    return {{u"seatNumber"_s, T::String, false, u"another seat"_s},
            {u"unitId"_s, T::String, false, u"in place of a seat: a handling unit, whose duty telephone is called"_s},
            {u"number"_s, T::String, false, u"in place of a seat: a telephone number; 110, 119, 120 and 122 by every seat, others by supervisors and where seats.typed_numbers says so"_s}};
}

void registerOutside(Registry &registry, CallDesk &desk) {
    Method m;
    m.name = u"calls.outside"_s;
    m.summary = u"Whom a seat may call into its call: units with a duty telephone, emergency numbers, typed numbers or not"_s;
    m.permission = Permission::CallsHandle;
    m.result = u"{units:[{id, party, district}], emergency:[number], mayType}"_s;
    m.noPersonalData = true;
    m.handler = [&desk](const Caller &caller, const QJsonObject &) -> Expected<QJsonValue> {
        if (!desk.outside())
            return Error{ErrorKind::Internal, u"calls.over"_s, u"The call is over."_s, {}, {}};
        LX_TRY(const QJsonObject answer, desk.outside()->directory(caller));
        return QJsonValue(answer);
    };
    registry.add(std::move(m));
}

} // namespace

void registerCallGuestMethods(Registry &registry, CallDesk &desk, CallGuests &guests) {
    registerSupervision(registry, guests);
    // What only the seat itself, or a supervisor for it, may do.
    const auto add = [&](const QString &name, const QString &summary, std::vector<Param> more, Act act) {
        more.insert(more.begin(), kCall);
        registry.add(step(name, summary, Permission::CallsHandle, std::move(more),
                          [&desk, act = std::move(act)](const Id &id, const Caller &c, const QJsonObject &p) -> Expected<void> {
                              LX_CHECK(mayTouchCall(desk, c, id));
                              return act(id, c, p);
                          }));
    };
    Telephony &telephony = desk.parts().telephony;
    add(u"calls.consult"_s, u"Hold the citizen and ask another seat, or somebody outside; hold and resume go to and fro"_s, whomParams(),
        [&desk, &guests](const Id &id, const Caller &c, const QJsonObject &p) -> Expected<void> {
            if (CallOutside *outside = desk.outside(); outside && CallOutside::isNamed(p))
                return outside->consult(id, p, c);
            return guests.consult(id, p.value("seatNumber"_L1).toString());
        });
    add(u"calls.transfer"_s, u"Hand the call to another seat, or to somebody outside; if they do not answer, it comes back"_s, whomParams(),
        [&desk](const Id &id, const Caller &c, const QJsonObject &p) -> Expected<void> {
            if (CallOutside *outside = desk.outside(); outside && CallOutside::isNamed(p))
                return outside->transfer(id, p, c);
            LX_TRY(auto *session, sessionOn(desk, id));
            return session->transfer(p.value("seatNumber"_L1).toString());
        });
    add(u"calls.transferCancel"_s, u"Take a transfer back that has not been answered; the seat has the citizen again"_s, {},
        [&desk](const Id &id, const Caller &, const QJsonObject &) -> Expected<void> {
            if (CallOutside *outside = desk.outside(); outside && outside->withdraw(id))
                return {};
            return desk.parts().telephony.cancelTransfer(id);
        });
    registerOutside(registry, desk);
    add(u"calls.consultEnd"_s, u"End the consultation; the citizen is back with the seat"_s, {},
        [&guests](const Id &id, const Caller &, const QJsonObject &) { return guests.endConsult(id); });
    add(u"calls.conference"_s, u"Citizen, seat and the consulted hear each other"_s, {},
        [&guests](const Id &id, const Caller &, const QJsonObject &) { return guests.conference(id); });
    add(u"calls.transferComplete"_s, u"Attended transfer: the consulted seat has the citizen, the former seat wraps up"_s, {},
        [&telephony](const Id &id, const Caller &, const QJsonObject &) { return telephony.completeConsult(id); });
    add(u"calls.transferQueue"_s, u"Give the citizen to whoever is free next; the seat wraps up"_s,
        {{u"skill"_s, T::String, false, u"that the next seat is to have; as before without"_s}},
        [&desk](const Id &id, const Caller &, const QJsonObject &p) -> Expected<void> {
            LX_TRY(auto *session, sessionOn(desk, id));
            return session->transferToQueue(p.value("skill"_L1).toString());
        });
    add(u"calls.park"_s, u"Let go of the call; it waits, at most three minutes, for whoever retrieves it"_s, {},
        [&desk](const Id &id, const Caller &, const QJsonObject &) -> Expected<void> {
            LX_TRY(auto *session, sessionOn(desk, id));
            return session->park();
        });
    registry.add(step(u"calls.retrieve"_s, u"Have a parked call rung at one's own seat"_s, Permission::CallsHandle, {kCall},
                      [&desk](const Id &id, const Caller &c, const QJsonObject &) -> Expected<void> {
                          LX_TRY(auto *session, sessionOn(desk, id));
                          if (c.seatNumber.isEmpty())
                              return Error{ErrorKind::Refused, u"routing.no_seat"_s, u"You have no seat."_s,
                                           u"Ask the security administrator for a seat number."_s, {}};
                          return session->retrieve(c.seatNumber);
                      }));
    add(u"calls.help"_s, u"The seat asks for a supervisor, or no longer does"_s, {{u"wanted"_s, T::Boolean, false, u"true without"_s}},
        [&guests](const Id &id, const Caller &, const QJsonObject &p) { return guests.askForHelp(id, p.value("wanted"_L1).toBool(true)); });
    add(u"calls.abuse"_s, u"The abuse key: counts, alerts the supervisors, plays the warning to the citizen"_s, {},
        [&guests](const Id &id, const Caller &c, const QJsonObject &) { return guests.pressAbuse(id, c); });
    add(u"calls.abuseClose"_s, u"After the warning: closing words, then the end of the call; the seat rests for a while"_s, {},
        [&guests](const Id &id, const Caller &, const QJsonObject &) { return guests.closeAbusive(id); });
}

} // namespace lianxin
