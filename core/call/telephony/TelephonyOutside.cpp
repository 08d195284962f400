// SPDX-License-Identifier: GPL-3.0-or-later
// Somebody over a trunk as a leg of a call that goes on: a guest whom the seat asks, or in the seat's place.
#include "call/telephony/TelephonyPrivate.h"

namespace lianxin {
namespace {

constexpr int kTakenBack = 487; // Request Terminated

bool withTalkingSeat(const CallRecord &call) {
    return call.seat && !call.seat->outside && call.seat->answered && (call.state == CallState::Talking || call.state == CallState::Held);
}
Error noSeatForOutside() {
    return {ErrorKind::Conflict, u"telephony.state"_s, u"No seat talks with the citizen"_s, {}, {}};
}

} // namespace

Expected<std::unique_ptr<SeatLeg>> Telephony::Private::inviteOutside(CallRecord &call, const OutsideParty &party) {
    LX_TRY(const Trunk trunk, takeLine(party.trunkId, party.callerId));
    auto leg = std::make_unique<SeatLeg>();
    leg->outside.reset(&gateOf(trunk));
    leg->seat = party.id;
    RtpLegConfig legConfig;
    legConfig.comfortNoiseDbov = config.comfortNoiseDbov;
    LX_CHECK(openLeg(call, *leg, legConfig, lineOf(trunk)));
    sip::InviteRequest invite = inviteOver(trunk, party.number, party.callerId);
    invite.sdp = leg->sdp->offer();
    auto dialog = sip->invite(std::move(invite));
    if (!dialog) {
        media->closeMember(leg->rtp.member);
        return dialog.error();
    }
    leg->sip = *dialog;
    leg->earlyMedia = trunk.earlyMedia;
    startRingTimer(call, *leg, party.ringSeconds);
    return leg;
}

Expected<void> Telephony::consultOutside(const Id &callId, const OutsideParty &party) {
    LX_TRY(auto *call, d->require(callId));
    if (!withTalkingSeat(*call) || call->next)
        return noSeatForOutside();
    if (call->consulted)
        return Error{ErrorKind::Conflict, u"telephony.consulting"_s, u"Somebody is being consulted already"_s,
                     u"End that consultation first"_s, call->consulted->seat};
    LX_TRY(call->consulted, d->inviteOutside(*call, party));
    call->conference = false;
    if (call->state == CallState::Talking)
        d->setHeld(*call, true);
    return {};
}

Expected<void> Telephony::transferOutside(const Id &callId, const OutsideParty &party) {
    LX_TRY(auto *call, d->require(callId));
    if (!withTalkingSeat(*call))
        return noSeatForOutside();
    if (call->next || call->consulted)
        return Error{ErrorKind::Conflict, u"telephony.seat_busy"_s, u"The call has a seat already"_s, {}, {}};
    LX_TRY(call->next, d->inviteOutside(*call, party));
    d->setComfort(*call, true);
    d->applyMatrix(*call);
    return {};
}

Expected<void> Telephony::cancelTransfer(const Id &callId) {
    LX_TRY(auto *call, d->require(callId));
    if (!call->next)
        return Error{ErrorKind::Conflict, u"telephony.state"_s, u"The call is not being transferred"_s, {}, {}};
    d->endSeatLeg(*call, Private::LegKind::Next, CallEndedBy::Us, kTakenBack);
    return {};
}

bool Telephony::isConference(const Id &callId) const {
    const auto *call = d->find(callId);
    return call && call->conference;
}

bool Telephony::isConsulting(const Id &callId) const {
    const auto *call = d->find(callId);
    return call && (call->consulted || call->next);
}

void Telephony::Private::outsideProgress(CallRecord &call, LegKind kind, const sip::Progress &e) {
    auto &leg = static_cast<SeatLeg &>(*legOf(call, kind));
    if (e.status <= 100 || leg.over)
        return;
    leg.provisionalSeen = true;
    if (!e.sdp.empty() && leg.earlyMedia) {
        if (const auto agreement = leg.sdp->accept(e.sdp)) {
            applyAgreement(leg, *agreement);
            leg.early = true;
        }
    }
    noteRinging(leg, e.status);
    applyMatrix(call);
    Q_EMIT q.outsideRinging(call.id, leg.seat);
}

void Telephony::Private::tellOutsideOver(const Id &callId, const SeatLeg &gone) {
    if (!gone.outside)
        return;
    OutsideEnded ended;
    ended.callId = callId;
    ended.party = gone.seat;
    ended.wasAnswered = gone.answered;
    ended.code = gone.answered ? 0 : gone.cause.status;
    ended.phrase = QString::fromStdString(gone.cause.phrase);
    ended.q850 = gone.cause.q850;
    ended.provisionalSeen = gone.provisionalSeen;
    ended.by = gone.over                             ? gone.endedBy
        : gone.cause.by == sip::EndedBy::Remote ? CallEndedBy::Outside
                                                : CallEndedBy::Network;
    Q_EMIT q.outsideEnded(ended);
}

} // namespace lianxin
