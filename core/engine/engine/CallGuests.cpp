// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine/CallGuests.h"
#include "engine/engine/CallDesk.h"
#include "engine/engine/CallOutside.h"
#include "engine/engine/CallSession.h"
#include "hotline/records/CallRecords.h"
#include "hotline/routing/AbuseLog.h"
#include "hotline/routing/Seats.h"
#include "platform/access/Method.h"
#include "platform/base/Log.h"
#include "platform/storage/Store.h"

namespace lianxin {
namespace {

const QString kSupervising = u"supervising"_s;

Error callIsOver() { return {ErrorKind::NotFound, u"calls.over"_s, u"The call is over."_s, {}, {}}; }

Error nobodyTalks() {
    return {ErrorKind::Conflict, u"calls.not_talking"_s, u"No seat is talking with the citizen."_s,
            u"Wait until the seat has answered, or take the call off hold."_s, {}};
}

void note(const Error &error, const char *what) { qCWarning(lcTelephony).noquote() << what << error.toString(); }

} // namespace

CallGuests::CallGuests(Parts parts, Policy policy, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_policy(policy) {
    Telephony &t = m_parts.telephony;
    connect(&t, &Telephony::guestJoined, this, &CallGuests::onJoined);
    connect(&t, &Telephony::guestLeft, this, &CallGuests::onLeft);
    connect(&t, &Telephony::seatReplaced, this,
            [this](const Id &id, const QString &, const QString &to, Guest role) {
                if (role != Guest::Outside) // CallOutside has those
                    onReplaced(id, to, role);
            });
    connect(&t, &Telephony::supervisionChanged, this, [this](const Id &id, const QString &, SupervisionMode mode) {
        if (const auto found = m_calls.find(id); found != m_calls.end())
            found->second.mode = mode;
        tell(id);
    });
    connect(&t, &Telephony::callEnded, this, [this](const CallEnded &ended) {
        if (m_calls.erase(ended.callId) > 0)
            tell(ended.callId, false);
    });
}

qint64 CallGuests::now() const { return m_parts.desk.parts().clock.now(); }

Expected<CallSession *> CallGuests::sessionOf(const Id &callId) const {
    CallSession *const session = m_parts.desk.session(callId);
    if (!session)
        return callIsOver();
    return session;
}

Expected<QString> CallGuests::talkingSeat(const Id &callId) const {
    LX_TRY(const auto *session, sessionOf(callId));
    const QString number = m_parts.desk.parts().router.seatOf(callId);
    if (session->holder() != CallSession::Holder::Seat || number.isEmpty())
        return nobodyTalks();
    LX_TRY(const Seat seat, m_parts.desk.parts().seats.seat(number));
    if (seat.state != SeatState::Talking)
        return nobodyTalks();
    return number;
}

Id CallGuests::beginLeg(const Id &callId, const QString &kind, const QString &seat) {
    auto &records = m_parts.desk.parts().records;
    LegRecord leg;
    leg.callId = callId;
    leg.kind = kind;
    leg.seatNumber = seat;
    const auto id = records.legStarted(leg);
    if (!id) {
        note(id.error(), "leg:");
        return {};
    }
    if (const auto answered = records.legAnswered(*id, u"PCMA"_s); !answered)
        note(answered.error(), "leg:");
    return *id;
}

void CallGuests::endLeg(Id &leg) {
    if (leg.isEmpty())
        return;
    if (const auto ended = m_parts.desk.parts().records.legEnded(leg, 0); !ended)
        note(ended.error(), "leg:");
    leg.clear();
}

void CallGuests::tell(const Id &callId, bool toSeats, const QString &what) {
    const QJsonObject payload{{u"callId"_s, callId}, {u"seatNumber"_s, m_parts.desk.parts().router.seatOf(callId)}};
    const auto told = m_parts.store.write([&](Transaction &t) {
        t.emitEvent(what, callId, payload);
        if (toSeats)
            t.emitEvent(u"call.guests"_s, callId, payload);
    });
    if (!told)
        note(told.error(), "an event was not written:");
}

// --- supervision

Expected<void> CallGuests::supervise(const Id &callId, const Caller &who, SupervisionMode mode) {
    LX_CHECK(sessionOf(callId));
    if (who.seatNumber.isEmpty())
        return Error{ErrorKind::Refused, u"routing.no_seat"_s, u"You have no seat."_s,
                     u"Ask the security administrator for a seat number."_s, {}};
    if (const auto found = m_calls.find(callId); found != m_calls.end() && found->second.supervisor == who.seatNumber) {
        LX_CHECK(m_parts.telephony.setSupervision(callId, mode));
        const bool hiddenBefore = isHidden(found->second);
        found->second.mode = mode;
        tell(callId, !hiddenBefore || !isHidden(found->second));
        return {};
    }
    Seats &seats = m_parts.desk.parts().seats;
    LX_TRY(const Seat own, seats.seat(who.seatNumber));
    const bool ready = own.state == SeatState::Ready;
    if (!ready && own.state != SeatState::Away && own.state != SeatState::Offline)
        return Error{ErrorKind::Conflict, u"calls.supervisor_busy"_s, u"Your own seat has a call."_s,
                     u"End that call and its wrap-up first."_s, {}};
    const bool elsewhere = std::any_of(m_calls.begin(), m_calls.end(), [&](const auto &c) { return c.second.supervisor == who.seatNumber; });
    if (elsewhere)
        return Error{ErrorKind::Conflict, u"calls.supervising"_s, u"You supervise another call."_s, u"Leave that one first."_s, {}};
    LX_CHECK(m_parts.telephony.supervise(callId, who.seatNumber, mode, m_parts.desk.seatRingSeconds()));
    if (ready)
        if (const auto away = seats.step(who.seatNumber, SeatState::Away, {}, kSupervising); !away)
            note(away.error(), "a supervisor's seat:");
    Around &around = m_calls[callId];
    around.supervisor = who.seatNumber;
    around.supervisorName = who.displayName;
    around.mode = mode;
    around.supervisorJoined = false;
    around.supervisorWasReady = ready;
    around.supervisedSince = now();
    tell(callId, !isHidden(around));
    return {};
}

Expected<void> CallGuests::requireSupervisor(const Id &callId, const Caller &who) const {
    const auto found = m_calls.find(callId);
    if (found == m_calls.end() || found->second.supervisor.isEmpty() || found->second.supervisor != who.seatNumber)
        return Error{ErrorKind::Conflict, u"calls.not_supervising"_s, u"You are not on this call."_s, u"Listen to it first."_s, {}};
    return {};
}

Expected<void> CallGuests::leave(const Id &callId, const Caller &who) {
    LX_CHECK(requireSupervisor(callId, who));
    return m_parts.telephony.endSupervision(callId);
}

Expected<void> CallGuests::takeOver(const Id &callId, const Caller &who) {
    LX_CHECK(requireSupervisor(callId, who));
    return m_parts.telephony.takeOverCall(callId);
}

void CallGuests::backToWork(const QString &supervisor, bool wasReady) {
    Seats &seats = m_parts.desk.parts().seats;
    const auto seat = seats.seat(supervisor);
    if (!wasReady || !seat || seat->state != SeatState::Away || seat->reason != kSupervising)
        return;
    if (const auto ready = seats.step(supervisor, SeatState::Ready, {}); !ready)
        note(ready.error(), "a supervisor's seat:");
}

// --- consultation

Expected<void> CallGuests::consult(const Id &callId, const QString &seat) {
    LX_TRY(const auto *session, sessionOf(callId));
    if (session->holder() != CallSession::Holder::Seat)
        return nobodyTalks();
    if (m_parts.telephony.isConsulting(callId))
        return Error{ErrorKind::Conflict, u"telephony.consulting"_s, u"Somebody is being consulted already"_s, u"End that consultation first"_s, {}};
    LX_CHECK(m_parts.desk.reserveForTransfer(callId, seat));
    if (auto rung = m_parts.telephony.consult(callId, seat, m_parts.desk.seatRingSeconds()); !rung) {
        m_parts.desk.releaseTransfer(seat);
        return rung.error();
    }
    Around &around = m_calls[callId];
    around.consulted = seat;
    around.consultedJoined = false;
    around.conference = false;
    around.consultSince = now();
    tell(callId);
    return {};
}

Expected<void> CallGuests::conference(const Id &callId) {
    LX_CHECK(m_parts.telephony.conference(callId));
    m_calls[callId].conference = true;
    tell(callId);
    return {};
}

Expected<void> CallGuests::endConsult(const Id &callId) {
    // One that dialling has not placed yet is known to nobody else.
    if (CallOutside *outside = m_parts.desk.outside(); !outside || !outside->withdraw(callId))
        LX_CHECK(m_parts.telephony.endConsult(callId));
    if (const auto back = m_parts.telephony.resume(callId); !back && back.error().kind != ErrorKind::Conflict)
        return back.error(); // a conflict: the seat has the citizen already
    return {};
}

// --- what telephony tells

void CallGuests::onJoined(const Id &callId, const QString &seat, Guest role) {
    if (role == Guest::Outside)
        return;
    Around &around = m_calls[callId];
    if (role == Guest::Supervisor) {
        around.supervisorJoined = true;
        around.supervisedSince = now();
        around.supervisorLeg = beginLeg(callId, u"supervisor"_s, seat);
        around.helpSince = 0; // it is here
        return tell(callId, !isHidden(around));
    }
    around.consultedJoined = true;
    around.consultSince = now();
    around.consultedLeg = beginLeg(callId, u"consulted"_s, seat);
    if (const auto talking = m_parts.desk.parts().seats.step(seat, SeatState::Talking, callId); !talking)
        note(talking.error(), "a consulted seat:");
    tell(callId);
}

void CallGuests::onLeft(const Id &callId, const QString &seat, Guest role, bool) {
    const auto found = m_calls.find(callId);
    if (found == m_calls.end() || role == Guest::Outside)
        return;
    Around &around = found->second;
    if (role == Guest::Supervisor) {
        const bool hidden = isHidden(around);
        endLeg(around.supervisorLeg);
        around.supervisor.clear();
        around.supervisorJoined = false;
        backToWork(seat, around.supervisorWasReady);
        return tell(callId, !hidden);
    }
    endLeg(around.consultedLeg);
    around.consulted.clear();
    around.consultedJoined = false;
    around.conference = false;
    if (const auto ready = m_parts.desk.parts().seats.step(seat, SeatState::Ready, callId); !ready)
        note(ready.error(), "a consulted seat:");
    tell(callId);
}

void CallGuests::onReplaced(const Id &callId, const QString &to, Guest role) {
    Around &around = m_calls[callId];
    if (role == Guest::Supervisor) {
        endLeg(around.supervisorLeg);
        around.supervisor.clear();
        around.supervisorJoined = false;
    } else {
        endLeg(around.consultedLeg);
        around.consulted.clear();
        around.consultedJoined = false;
        around.conference = false;
    }
    around.helpSince = 0;
    if (CallOutside *outside = m_parts.desk.outside()) // whom the seat wanted, and dialling has not placed yet, is not wanted by the next
        outside->withdraw(callId);
    if (auto *session = m_parts.desk.session(callId))
        session->onTransferDone(to, true);
    tell(callId);
}

// --- help and abuse

Expected<void> CallGuests::askForHelp(const Id &callId, bool wanted) {
    LX_TRY(const auto *session, sessionOf(callId));
    if (session->holder() != CallSession::Holder::Seat)
        return nobodyTalks();
    Around &around = m_calls[callId];
    if ((around.helpSince > 0) == wanted)
        return {};
    around.helpSince = wanted ? now() : 0;
    tell(callId, true, wanted ? u"live.help"_s : u"live.changed"_s);
    return {};
}

Expected<void> CallGuests::pressAbuse(const Id &callId, const Caller &who) {
    LX_TRY(const QString seat, talkingSeat(callId));
    LX_CHECK(m_parts.abuse.pressed(callId, seat, who.userId));
    Around &around = m_calls[callId];
    if (around.closing)
        return {};
    if (around.abuseSince == 0)
        around.abuseSince = now();
    m_parts.desk.session(callId)->announce(u"abuse_warning"_s);
    tell(callId);
    return {};
}

Expected<void> CallGuests::closeAbusive(const Id &callId) {
    LX_TRY(const QString seat, talkingSeat(callId));
    Around &around = m_calls[callId];
    if (around.abuseSince == 0)
        return Error{ErrorKind::Conflict, u"calls.not_warned"_s, u"The citizen was not warned yet."_s,
                     u"Press the abuse key first; it plays the warning."_s, {}};
    if (std::exchange(around.closing, true))
        return {};
    LX_CHECK(m_parts.abuse.closed(callId, seat));
    LX_CHECK(m_parts.desk.parts().seats.rest(seat, m_policy.coolDownMs, u"engine"_s));
    m_parts.desk.session(callId)->announce(u"abuse_closing"_s, [this, callId] {
        if (auto *session = m_parts.desk.session(callId))
            session->endForSeat();
    });
    tell(callId);
    return {};
}

// --- what people see

bool CallGuests::isOn(const Id &callId, const QString &seat) const {
    const auto found = m_calls.find(callId);
    return found != m_calls.end() && !seat.isEmpty() && (found->second.supervisor == seat || found->second.consulted == seat);
}

void CallGuests::describe(QJsonObject &call, const Caller &caller) const {
    const Id id = call.value("id"_L1).toString();
    if (const auto *session = m_parts.desk.session(id); session && session->holder() == CallSession::Holder::Parked)
        call.insert(u"parked"_s, true);
    if (const CallOutside *outside = m_parts.desk.outside())
        outside->describe(call);
    const auto found = m_calls.find(id);
    if (found == m_calls.end())
        return;
    const Around &around = found->second;
    if (!around.supervisor.isEmpty() && (!isHidden(around) || caller.may(Permission::CallsSupervise)))
        call.insert(u"supervision"_s, QJsonObject{{u"seatNumber"_s, around.supervisor},
                                                  {u"displayName"_s, around.supervisorName},
                                                  {u"mode"_s, nameOf(around.mode)},
                                                  {u"joined"_s, around.supervisorJoined},
                                                  {u"since"_s, around.supervisedSince}});
    if (!around.consulted.isEmpty())
        call.insert(u"consult"_s, QJsonObject{{u"seatNumber"_s, around.consulted},
                                              {u"state"_s, !around.consultedJoined ? u"ringing"_s : around.conference ? u"conference"_s : u"talking"_s},
                                              {u"since"_s, around.consultSince}});
    if (around.helpSince > 0)
        call.insert(u"helpSince"_s, around.helpSince);
    if (around.abuseSince > 0)
        call.insert(u"abuseSince"_s, around.abuseSince);
    if (around.closing)
        call.insert(u"closing"_s, true);
}

} // namespace lianxin
