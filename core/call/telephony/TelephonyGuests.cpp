// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/telephony/TelephonyPrivate.h"

namespace lianxin {
namespace {

Guest roleOf(const SeatLeg &guest, bool supervisor) {
    return supervisor ? Guest::Supervisor : guest.outside ? Guest::Outside : Guest::Consulted;
}

Error noSeatTalks() {
    return {ErrorKind::Conflict, u"telephony.state"_s, u"No seat talks with the citizen"_s, {}, {}};
}
Error onTheCallAlready() {
    return {ErrorKind::Conflict, u"telephony.same_seat"_s, u"That seat is on the call already"_s, {}, {}};
}

Error nobodyToWhisperTo() {
    return {ErrorKind::Conflict, u"telephony.no_whisper"_s, u"No seat is left on the call that could hear a whisper"_s,
            u"Listen, barge in or take over"_s, {}};
}

//! The citizen has somebody: a seat, or an outside party that the seat left them to.
bool hasPartner(const CallRecord &call) {
    return call.seat && call.seat->answered && !call.next && (call.state == CallState::Talking || call.state == CallState::Held);
}
bool withSeat(const CallRecord &call) { return hasPartner(call) && !call.seat->outside; }
bool mayWhisper(const CallRecord &call, SupervisionMode mode) { return mode != SupervisionMode::Whisper || !call.seat || !call.seat->outside; }

} // namespace

std::unique_ptr<SeatLeg> &Telephony::Private::guestOf(CallRecord &call, LegKind kind) {
    return kind == LegKind::Supervisor ? call.supervisor : call.consulted;
}

Expected<SeatLeg *> Telephony::Private::requireGuest(CallRecord &call, LegKind kind) const {
    SeatLeg *const leg = guestOf(call, kind).get();
    if (!leg || !leg->answered)
        return Error{ErrorKind::Conflict, u"telephony.state"_s,
                     kind == LegKind::Supervisor ? u"No supervisor is on the call"_s : u"Nobody who was consulted is on the call"_s, {}, {}};
    return leg;
}

Expected<void> Telephony::supervise(const Id &callId, const QString &supervisor, SupervisionMode mode, int ringSeconds) {
    LX_TRY(auto *call, d->require(callId));
    if (!hasPartner(*call))
        return noSeatTalks();
    if (!mayWhisper(*call, mode))
        return nobodyToWhisperTo();
    if (call->supervisor)
        return Error{ErrorKind::Conflict, u"telephony.supervised"_s, u"A supervisor is on this call already"_s,
                     u"Wait until they have left it"_s, call->supervisor->seat};
    if (d->kindOf(*call, supervisor))
        return onTheCallAlready();
    call->supervision = mode;
    LX_TRY(call->supervisor, d->inviteSeat(*call, supervisor, ringSeconds));
    return {};
}

Expected<void> Telephony::setSupervision(const Id &callId, SupervisionMode mode) {
    LX_TRY(auto *call, d->require(callId));
    if (!call->supervisor)
        return d->requireGuest(*call, Private::LegKind::Supervisor).error();
    if (!mayWhisper(*call, mode))
        return nobodyToWhisperTo();
    call->supervision = mode;
    d->applyMatrix(*call);
    return {};
}

Expected<void> Telephony::endSupervision(const Id &callId) {
    LX_TRY(auto *call, d->require(callId));
    if (!call->supervisor)
        return d->requireGuest(*call, Private::LegKind::Supervisor).error();
    d->dismissGuest(*call, Private::LegKind::Supervisor, CallEndedBy::Us);
    return {};
}

Expected<void> Telephony::takeOverCall(const Id &callId) {
    LX_TRY(auto *call, d->require(callId));
    LX_CHECK(d->requireGuest(*call, Private::LegKind::Supervisor));
    if (!hasPartner(*call))
        return noSeatTalks();
    d->promote(*call, Private::LegKind::Supervisor);
    return {};
}

Expected<void> Telephony::consult(const Id &callId, const QString &seat, int ringSeconds) {
    LX_TRY(auto *call, d->require(callId));
    if (!withSeat(*call))
        return noSeatTalks();
    if (call->consulted)
        return Error{ErrorKind::Conflict, u"telephony.consulting"_s, u"Somebody is being consulted already"_s,
                     u"End that consultation first"_s, call->consulted->seat};
    if (d->kindOf(*call, seat))
        return onTheCallAlready();
    LX_TRY(call->consulted, d->inviteSeat(*call, seat, ringSeconds));
    call->conference = false;
    if (call->state == CallState::Talking)
        d->setHeld(*call, true);
    return {};
}

Expected<void> Telephony::conference(const Id &callId) {
    LX_TRY(auto *call, d->require(callId));
    LX_CHECK(d->requireGuest(*call, Private::LegKind::Consulted));
    if (!withSeat(*call))
        return noSeatTalks();
    call->conference = true;
    if (call->state == CallState::Held)
        d->setHeld(*call, false);
    else
        d->applyMatrix(*call);
    return {};
}

Expected<void> Telephony::completeConsult(const Id &callId) {
    LX_TRY(auto *call, d->require(callId));
    LX_CHECK(d->requireGuest(*call, Private::LegKind::Consulted));
    if (!withSeat(*call))
        return noSeatTalks();
    d->promote(*call, Private::LegKind::Consulted);
    return {};
}

Expected<void> Telephony::endConsult(const Id &callId) {
    LX_TRY(auto *call, d->require(callId));
    if (!call->consulted)
        return d->requireGuest(*call, Private::LegKind::Consulted).error();
    d->dismissGuest(*call, Private::LegKind::Consulted, CallEndedBy::Us);
    return {};
}

void Telephony::Private::guestAnswered(CallRecord &call, LegKind kind) {
    const Id id = call.id;
    auto &leg = *guestOf(call, kind);
    leg.answered = true;
    leg.ringTimer.reset();
    const QString seat = leg.seat;
    const Guest role = roleOf(leg, kind == LegKind::Supervisor);
    // The seat may have gone back to the citizen while the other telephone rang.
    if (kind == LegKind::Consulted && call.state == CallState::Talking)
        setHeld(call, true);
    else
        applyMatrix(call);
    if (role == Guest::Outside)
        Q_EMIT q.outsideAnswered(id, seat);
    Q_EMIT q.guestJoined(id, seat, role);
}

void Telephony::Private::removeGuest(CallRecord &call, LegKind kind) {
    const Id id = call.id;
    const std::unique_ptr<SeatLeg> gone = std::move(guestOf(call, kind));
    media->closeMember(gone->rtp.member);
    if (kind == LegKind::Consulted)
        call.conference = false;
    applyMatrix(call);
    Q_EMIT q.guestLeft(id, gone->seat, roleOf(*gone, kind == LegKind::Supervisor), gone->answered);
    tellOutsideOver(id, *gone);
}

void Telephony::Private::dismissGuest(CallRecord &call, LegKind kind, CallEndedBy by) {
    endDialog(*guestOf(call, kind), by);
    removeGuest(call, kind);
}

void Telephony::Private::promote(CallRecord &call, LegKind kind) {
    const Id id = call.id;
    if (kind == LegKind::Supervisor && call.consulted)
        dismissGuest(call, LegKind::Consulted, CallEndedBy::Us);
    const std::unique_ptr<SeatLeg> old = std::exchange(call.seat, std::move(guestOf(call, kind)));
    const QString to = call.seat->seat;
    const Guest role = roleOf(*call.seat, kind == LegKind::Supervisor);
    const bool wasHeld = call.state == CallState::Held;
    call.conference = false;
    call.state = CallState::Talking;
    setComfort(call, false);
    endDialog(*old, CallEndedBy::Us);
    media->closeMember(old->rtp.member);
    hushWhisper(call);
    applyMatrix(call);
    Q_EMIT q.seatLegEnded(endOf(id, *old, CallEndedBy::Us));
    if (wasHeld)
        Q_EMIT q.heldChanged(id, false);
    Q_EMIT q.seatReplaced(id, old->seat, to, role);
    tellOutsideOver(id, *old);
}

// What was meant for the seat's ear would be heard by a stranger.
void Telephony::Private::hushWhisper(CallRecord &call) {
    if (!call.supervisor || mayWhisper(call, call.supervision))
        return;
    call.supervision = SupervisionMode::Listen;
    Q_EMIT q.supervisionChanged(call.id, call.supervisor->seat, call.supervision);
}

bool Telephony::Private::promoteConsulted(CallRecord &call) {
    if (!call.consulted || !call.consulted->answered || !withSeat(call))
        return false;
    call.seat->over = true;
    promote(call, LegKind::Consulted);
    return true;
}

void Telephony::Private::tellGuestsOver(CallRecord &call, CallEndedBy by) {
    for (const LegKind kind : {LegKind::Consulted, LegKind::Supervisor}) {
        const std::unique_ptr<SeatLeg> gone = std::move(guestOf(call, kind));
        if (!gone)
            continue;
        endDialog(*gone, by);
        Q_EMIT q.guestLeft(call.id, gone->seat, roleOf(*gone, kind == LegKind::Supervisor), gone->answered);
        tellOutsideOver(call.id, *gone);
    }
}

} // namespace lianxin
