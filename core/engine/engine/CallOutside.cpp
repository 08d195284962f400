// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine/CallOutside.h"
#include "call/telephony/Trunks.h"
#include "engine/engine/CallDesk.h"
#include "engine/engine/CallSession.h"
#include "hotline/dialling/Dialler.h"
#include "hotline/directory/Directory.h"
#include "hotline/records/CallRecords.h"
#include "platform/access/Method.h"
#include "platform/base/Clock.h"
#include "platform/base/Log.h"
#include "platform/base/PhoneNumber.h"
#include "platform/base/Text.h"
#include "platform/storage/Store.h"
#include <QJsonArray>
#include <QTimer>

namespace lianxin {
namespace {

constexpr qint64 kExpiresMs = 60'000; // of the business clock: after a restart nobody waits for it
constexpr int kPlacedWithinMs = 10'000;

template <class T>
void noteOutside(const Expected<T> &done, const char *what) {
    if (!done)
        qCWarning(lcTelephony).noquote() << what << done.error().toString();
}

SipCause outsideCause(const OutsideEnded &ended) {
    SipCause cause;
    cause.status = ended.code;
    cause.phrase = ended.phrase;
    cause.q850 = ended.q850;
    cause.hadProvisional = ended.provisionalSeen;
    cause.ringTimeout = ended.by == CallEndedBy::RingTimeout;
    cause.ourCancel = cause.ringTimeout || ended.by == CallEndedBy::Us;
    return cause;
}

// A party that was given up by us, because a seat, the citizen or the end of the call took it back, was not unreachable.
Outcome outsideOutcome(const OutsideEnded &ended, const SipCause &cause) {
    const bool theirs = ended.by == CallEndedBy::Outside || ended.by == CallEndedBy::Network || ended.by == CallEndedBy::RingTimeout;
    return ended.wasAnswered ? Outcome::Answered : theirs ? outcomeOf(cause) : Outcome::Cancelled;
}

} // namespace

CallOutside::CallOutside(Parts parts, Policy policy, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_policy(policy) {
    Telephony &t = m_parts.telephony;
    connect(&t, &Telephony::outsideRinging, this, [this](const Id &, const Id &party) { onRinging(party); });
    connect(&t, &Telephony::outsideAnswered, this, [this](const Id &, const Id &party) { onAnswered(party); });
    connect(&t, &Telephony::outsideEnded, this, &CallOutside::onEnded);
    connect(&t, &Telephony::seatReplaced, this, [this](const Id &id, const QString &, const QString &to, Guest role) {
        if (role != Guest::Outside)
            return;
        if (auto *session = m_parts.desk.session(id))
            session->onOutsideTook(to);
        onTook(to);
    });
    connect(&t, &Telephony::transferDone, this, [this](const Id &, const QString &to, bool taken, int) {
        if (taken)
            onTook(to);
    });
    connect(&t, &Telephony::callEnded, this, [this](const CallEnded &ended) { onCallEnded(ended.callId); });
    m_parts.desk.setOutside(this);
}

CallOutside::~CallOutside() { m_parts.desk.setOutside(nullptr); }

qint64 CallOutside::now() const { return m_parts.desk.parts().clock.now(); }

bool CallOutside::isNamed(const QJsonObject &params) {
    const auto given = [&params](QLatin1StringView key) { return !params.value(key).toString().isEmpty(); };
    return given("unitId"_L1) || given("number"_L1) || !given("seatNumber"_L1);
}

const std::pair<const Id, CallOutside::Party> *CallOutside::partyOf(const Id &callId) const {
    for (const auto &entry : m_parties)
        if (entry.second.callId == callId)
            return &entry;
    return nullptr;
}

Expected<CallOutside::Whom> CallOutside::resolve(const QJsonObject &params, const Caller &who) const {
    Directory &directory = m_parts.desk.parts().directory;
    const QString unitId = params.value("unitId"_L1).toString();
    const QString typed = params.value("number"_L1).toString().trimmed();
    if (unitId.isEmpty() == typed.isEmpty() || !params.value("seatNumber"_L1).toString().isEmpty())
        return Error{ErrorKind::Usage, u"calls.outside_whom"_s, u"Exactly one of a seat, a unit and a number is needed."_s, u"Choose whom to call."_s, {}};
    Whom whom;
    CallOrder &order = whom.order;
    order.source = OrderSourceKind::Outside;
    SealedPhone phone;
    if (!unitId.isEmpty()) {
        LX_TRY(const Unit unit, directory.unit(unitId));
        if (unit.phone.isEmpty())
            return Error{ErrorKind::Conflict, u"calls.unit_no_phone"_s, u"The unit has no duty telephone in the directory."_s,
                         u"Choose its superior, or have the number entered on the page Units."_s, unit.name};
        phone = unit.phone;
        order.callee.contactId = unit.id;
        order.setOutside(OutsideKind::Unit);
        whom.name = unit.name;
    } else if (emergencyNumbers().contains(typed)) {
        phone = directory.seal(typed);
        order.setOutside(OutsideKind::Emergency);
        whom.name = typed;
    } else {
        if (!m_policy.typedNumbers && !who.may(Permission::CallsSupervise))
            return Error{ErrorKind::Refused, u"calls.number_not_allowed"_s, u"Seats may not type a number here."_s,
                         u"Choose a unit, or ask a supervisor to call."_s, {}};
        LX_TRY(const PhoneNumber number, parsePhoneNumber(typed, m_policy.areaCode));
        phone = directory.seal(number.digits);
        order.setOutside(OutsideKind::Number);
        whom.name = phone.masked;
    }
    order.callee.phoneSealed = phone.sealed;
    order.callee.phoneIndex = phone.index;
    order.callee.phoneMasked = phone.masked;
    return whom;
}

Id CallOutside::lineOf(const CallSession &session) const {
    const auto *order = session.order();
    return order && !order->trunkId.isEmpty() && m_parts.telephony.roomOn(order->trunkId) > 0 ? order->trunkId : Id();
}

Expected<void> CallOutside::consult(const Id &callId, const QJsonObject &params, const Caller &who) { return begin(callId, params, who, As::Consult); }

Expected<void> CallOutside::transfer(const Id &callId, const QJsonObject &params, const Caller &who) { return begin(callId, params, who, As::Transfer); }

Expected<void> CallOutside::begin(const Id &callId, const QJsonObject &params, const Caller &who, As as) {
    auto &p = m_parts.desk.parts();
    CallSession *const session = m_parts.desk.session(callId);
    if (!session)
        return Error{ErrorKind::NotFound, u"calls.over"_s, u"The call is over."_s, {}, {}};
    LX_TRY(Whom whom, resolve(params, who));
    if (partyOf(callId) || m_parts.telephony.isConsulting(callId))
        return Error{ErrorKind::Conflict, u"telephony.consulting"_s, u"Somebody is being consulted already"_s, u"End that consultation first"_s, {}};
    CallOrder &order = whom.order;
    order.id = newId();
    order.sourceId = callId;
    order.trunkId = lineOf(*session);
    order.attempts.max = 1;
    order.attempts.perDay = 1;
    order.priority = 9;
    LX_TRY(const DialDecision decision, p.dialler.explain(order));
    if (!decision.mayDial)
        return Error{ErrorKind::Refused, u"calls.dial_refused"_s, u"The rules of dialling do not allow this call now: %1."_s.arg(nameOf(decision.obstacle()->rule)),
                     u"Look at the rule; some let the call through later."_s, nameOf(decision.obstacle()->rule)};
    LX_CHECK(session->beginOutside(order.id, as == As::Transfer));

    Party party;
    party.callId = callId;
    party.seat = p.router.seatOf(callId);
    party.name = whom.name;
    party.shows = session->shownNumber();
    party.kind = *order.outside();
    party.as = as;
    party.since = now();
    const Id id = order.id;
    order.expires = p.businessClock.now() + kExpiresMs;
    m_missed.erase(callId);
    m_parties.emplace(id, party);
    if (auto placed = p.dialler.place(std::move(order)); !placed) {
        m_parties.erase(id);
        session->outsideFailed();
        return placed.error();
    }
    // From here on the citizen waits: the seat has turned to somebody else.
    if (as == As::Consult)
        if (auto held = m_parts.telephony.hold(callId); !held && held.error().kind != ErrorKind::Conflict)
            noteOutside(held, "hold:");
    QTimer::singleShot(kPlacedWithinMs, this, [this, id] {
        if (const auto found = m_parties.find(id); found != m_parties.end() && found->second.attemptId.isEmpty())
            giveUp(id, u"no_line"_s);
    });
    tell(party);
    return {};
}

// --- what dialling asks

Expected<void> CallOutside::originate(const OriginateRequest &request) {
    const auto found = m_parties.find(request.orderId);
    if (found == m_parties.end()) // of an engine that has died since, or withdrawn
        return Error{ErrorKind::Conflict, u"calls.over"_s, u"The call is over."_s, {}, {}};
    Party &party = found->second;
    LX_TRY(const Id trunkId, m_parts.desk.trunkOf(request.trunkId));
    LX_TRY(const Trunk trunk, m_parts.desk.parts().trunks.find(trunkId));
    OutsideParty leg;
    leg.id = request.orderId;
    leg.trunkId = trunkId;
    leg.number = request.phone;
    if (trunk.callerIds.contains(party.shows)) // else the trunk's first: a carrier refuses what is not assigned to it
        leg.callerId = party.shows;
    leg.ringSeconds = m_policy.ringSeconds;
    if (auto called = party.as == As::Consult ? m_parts.telephony.consultOutside(party.callId, leg) : m_parts.telephony.transferOutside(party.callId, leg);
        !called) {
        // After dialling has taken its attempt back.
        QTimer::singleShot(0, this, [this, id = request.orderId] { giveUp(id, u"no_line"_s); });
        return called.error();
    }
    party.attemptId = request.attemptId;
    auto &p = m_parts.desk.parts();
    p.dialler.attemptCall(request.attemptId, party.callId);
    LegRecord record;
    record.callId = party.callId;
    record.kind = u"outside"_s;
    record.party = party.name;
    auto begun = p.records.legStarted(record);
    noteOutside(begun, "leg:");
    party.leg = begun.valueOr({});
    return {};
}

bool CallOutside::abort(const Id &attemptId) {
    for (const auto &[id, party] : m_parties) {
        if (party.attemptId != attemptId)
            continue;
        if (!party.answered)
            noteOutside(party.as == As::Consult ? m_parts.telephony.endConsult(party.callId) : m_parts.telephony.cancelTransfer(party.callId), "abort:");
        return true;
    }
    return false;
}

bool CallOutside::withdraw(const Id &callId) {
    const auto *entry = partyOf(callId);
    if (!entry || !entry->second.attemptId.isEmpty())
        return false;
    giveUp(Id(entry->first), u"cancelled"_s);
    return true;
}

void CallOutside::giveUp(const Id &orderId, const QString &outcome) {
    const auto found = m_parties.find(orderId);
    if (found == m_parties.end() || !found->second.attemptId.isEmpty())
        return;
    const Party party = found->second;
    m_parties.erase(found);
    noteOutside(m_parts.desk.parts().dialler.cancelOrder(orderId, u"outside"_s), "an order that is not wanted any more:");
    if (outcome != "cancelled"_L1)
        m_missed[party.callId] = {party.name, party.kind, party.as, outcome, now()};
    if (auto *session = m_parts.desk.session(party.callId); session && party.as == As::Transfer)
        session->outsideFailed();
    tell(party);
}

// --- what telephony tells

void CallOutside::onRinging(const Id &orderId) {
    const auto found = m_parties.find(orderId);
    if (found == m_parties.end() || std::exchange(found->second.rings, true))
        return;
    tell(found->second);
}

void CallOutside::onAnswered(const Id &orderId) {
    const auto found = m_parties.find(orderId);
    if (found == m_parties.end())
        return;
    Party &party = found->second;
    party.answered = true;
    party.since = now();
    auto &p = m_parts.desk.parts();
    p.dialler.attemptAnswered(party.attemptId, party.callId);
    if (!party.leg.isEmpty())
        noteOutside(p.records.legAnswered(party.leg, u"PCMA"_s), "leg:");
    tell(party);
}

void CallOutside::onTook(const Id &orderId) {
    const auto found = m_parties.find(orderId);
    if (found == m_parties.end())
        return;
    found->second.hasCitizen = true;
    found->second.since = now();
    tell(found->second);
}

void CallOutside::onEnded(const OutsideEnded &ended) {
    const auto found = m_parties.find(ended.party);
    if (found == m_parties.end())
        return;
    const Party party = found->second;
    m_parties.erase(found);
    auto &p = m_parts.desk.parts();
    AttemptEnd end;
    end.cause = outsideCause(ended);
    end.outcome = outsideOutcome(ended, end.cause);
    if (!party.leg.isEmpty())
        noteOutside(p.records.legEnded(party.leg, ended.code), "leg:");
    if (end.outcome != Outcome::Answered && end.outcome != Outcome::Cancelled)
        m_missed[party.callId] = {party.name, party.kind, party.as, nameOf(end.outcome), now()};
    p.dialler.attemptEnded(party.attemptId, end);
    tell(party);
}

void CallOutside::onCallEnded(const Id &callId) {
    if (const auto *entry = partyOf(callId); entry && entry->second.attemptId.isEmpty())
        giveUp(Id(entry->first), u"cancelled"_s);
    m_missed.erase(callId);
}

// --- what people see

void CallOutside::tell(const Party &party) {
    const QJsonObject payload{{u"callId"_s, party.callId}, {u"seatNumber"_s, party.seat}};
    noteOutside(m_parts.store.write([&](Transaction &t) {
        t.emitEvent(u"live.changed"_s, party.callId, payload);
        t.emitEvent(u"call.guests"_s, party.callId, payload);
    }),
                "an event was not written:");
}

Expected<QJsonObject> CallOutside::directory(const Caller &who) const {
    LX_TRY(const auto all, m_parts.desk.parts().directory.units());
    QJsonArray units;
    for (const Unit &unit : all)
        if (!unit.phone.isEmpty())
            units.append(QJsonObject{{u"id"_s, unit.id}, {u"party"_s, unit.name}, {u"district"_s, unit.district}});
    return QJsonObject{{u"units"_s, units},
                       {u"emergency"_s, QJsonArray::fromStringList(emergencyNumbers())},
                       {u"mayType"_s, m_policy.typedNumbers || who.may(Permission::CallsSupervise)}};
}

void CallOutside::describe(QJsonObject &call) const {
    const Id id = call.value("id"_L1).toString();
    const auto as = [](As what) { return what == As::Consult ? u"consult"_s : u"transfer"_s; };
    if (const auto missed = m_missed.find(id); missed != m_missed.end()) {
        const Missed &m = missed->second;
        call.insert(u"outsideLast"_s, QJsonObject{{u"party"_s, m.name}, {u"kind"_s, nameOf(m.kind)}, {u"as"_s, as(m.as)}, {u"outcome"_s, m.outcome}, {u"at"_s, m.at}});
    }
    const auto *entry = partyOf(id);
    if (!entry)
        return;
    const Party &party = entry->second;
    const QString talks = m_parts.telephony.isConference(id) ? u"conference"_s : u"talking"_s;
    const QString state = party.answered ? talks : party.rings ? u"ringing"_s : u"calling"_s;
    call.insert(u"outside"_s, QJsonObject{{u"party"_s, party.name}, {u"kind"_s, nameOf(party.kind)}, {u"as"_s, as(party.as)},
                                          {u"state"_s, state}, {u"hasCitizen"_s, party.hasCitizen}, {u"since"_s, party.since}});
    if (party.as == As::Consult && !party.hasCitizen)
        call.insert(u"consult"_s, QJsonObject{{u"party"_s, party.name}, {u"outside"_s, true}, {u"state"_s, party.answered ? talks : u"ringing"_s},
                                              {u"since"_s, party.since}});
}

} // namespace lianxin
