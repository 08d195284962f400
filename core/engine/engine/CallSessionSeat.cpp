// SPDX-License-Identifier: GPL-3.0-or-later
// The seat's part of a call: it rings, talks, holds, hands over, and leaves.
#include "engine/engine/CallSession.h"
#include "engine/engine/CallDesk.h"
#include "engine/engine/CallFailures.h"
#include "engine/engine/CallTranscripts.h"
#include "hotline/campaigns/Campaigns.h"
#include "hotline/records/CallRecords.h"

namespace lianxin {
namespace {

constexpr int kRequestTerminated = 487;

} // namespace

void CallSession::onOffer(const SeatOffer &offer) {
    auto &p = m_desk.parts();
    m_seat = offer.seatNumber;
    m_seatAnswered = false;
    LegRecord leg;
    leg.callId = m_id;
    leg.kind = u"seat"_s;
    leg.seatNumber = m_seat;
    if (auto id = p.records.legStarted(leg))
        m_seatLeg = *id;
    noteFailure(p.records.setPhase(m_id, CallPhase::Offered, m_seat), "call phase:");
    if (auto rung = p.telephony.ringSeat(m_id, m_seat, m_desk.seatRingSeconds()); !rung) {
        qCInfo(lcTelephony).noquote() << "seat" << m_seat << "can't be rung:" << rung.error().toString();
        const QString why = rung.error().code;
        m_seat.clear();
        p.router.seatFailed(m_id, why);
    }
}

void CallSession::onOfferWithdrawn(const QString &seat) {
    if (seat != m_seat || m_seatAnswered)
        return;
    if (isForSeat())
        return giveUpForSeat(u"seat"_s);
    if (!m_seatLeg.isEmpty()) // it rang in vain: the seat is told so
        noteFailure(m_desk.parts().records.legEnded(std::exchange(m_seatLeg, {}), kRequestTerminated), "leg:");
    m_seat.clear();
    (void)m_desk.parts().telephony.dropSeat(m_id);
    if (m_holder == Holder::Queue)
        noteFailure(m_desk.parts().records.setPhase(m_id, CallPhase::Queued), "call phase:");
}

void CallSession::onSeatAnswered(const QString &seat) {
    auto &p = m_desk.parts();
    if (!m_transferTo.isEmpty() && seat == m_transferTo)
        return; // transferDone settles it
    if (isForSeat())
        return ownSeatAnswered(seat);
    m_seat = seat;
    m_seatAnswered = true;
    m_holder = Holder::Seat;
    if (m_queueVoice)
        m_queueVoice->stop();
    m_queueVoice.reset();
    if (!m_seatLeg.isEmpty())
        noteFailure(p.records.legAnswered(m_seatLeg, p.telephony.codec(m_id, CallSide::Seat)), "leg:");
    noteFailure(p.telephony.bridgeSeat(m_id), "bridge:");
    p.transcripts.begin(m_id, seat);
    p.router.seatAnswered(m_id);
    noteFailure(p.records.setPhase(m_id, CallPhase::Talking, seat), "call phase:");
    if (m_order && m_order->source == OrderSourceKind::Campaign)
        p.campaigns.noteHandOver(m_order->orderId, HandOverStep::Answered, waitedMs());
    m_askedAt = 0;
}

void CallSession::onSeatLegEnded(const SeatLegEnded &ended) {
    auto &p = m_desk.parts();
    if (!m_seatLeg.isEmpty() && ended.seat == m_seat) {
        noteFailure(p.records.legEnded(m_seatLeg, ended.code), "leg:");
        m_seatLeg.clear();
    }
    if (outsideLegEnded(ended) || ended.seat != m_seat || m_holder == Holder::Over)
        return;
    if (isForSeat())
        return giveUpForSeat(ended.by == CallEndedBy::Seat ? u"seat"_s : u"engine"_s);
    if (!ended.wasAnswered) {
        m_seat.clear();
        if (ended.by != CallEndedBy::Us && m_holder == Holder::Queue) // before another seat is offered the call
            noteFailure(p.records.setPhase(m_id, CallPhase::Queued), "call phase:");
        // What we ended ourselves (offer withdrawn, call over) routing knows already.
        if (ended.by == CallEndedBy::Seat)
            p.router.seatRejected(m_id);
        else if (ended.by != CallEndedBy::Us)
            p.router.seatFailed(m_id, u"sip.%1"_s.arg(ended.code));
        return;
    }
    if (ended.by == CallEndedBy::Seat) {
        m_seat.clear();
        m_hungUpBy = u"seat"_s;
        p.router.talkEnded(m_id);
        (void)p.telephony.hangUp(m_id);
    }
    // By Network: seatLost follows, and the citizen stays.
}

void CallSession::onSeatLost(const QString &seat) {
    if (m_holder != Holder::Seat)
        return;
    auto &p = m_desk.parts();
    p.transcripts.pause(m_id);
    qCInfo(lcTelephony) << "seat" << seat << "was lost in a talk; the citizen is kept";
    m_seat.clear();
    m_askedAt = p.clock.now();
    auto place = p.router.giveBack(m_id);
    if (!place) {
        noteFailure(place, "give back:");
        return askForPerson(u"lost_seat"_s, {}, {}, m_skill);
    }
    // Whoever takes over is told why the citizen waits, and what they had asked for at first.
    noteFailure(p.records.setHandOver(m_id, u"lost_seat"_s, m_askedKey, m_askedDetail), "hand-over:");
    enterQueue(QueuePlace{});
    if (m_queueVoice)
        m_queueVoice->comfort();
}

void CallSession::onHeldChanged(bool held) {
    auto &p = m_desk.parts();
    p.transcripts.setHeld(m_id, held);
    reassure(held && m_holder == Holder::Seat);
    if (held)
        p.router.held(m_id);
    else
        p.router.resumed(m_id);
    noteFailure(p.records.setPhase(m_id, held ? CallPhase::Held : CallPhase::Talking, m_seat), "call phase:");
}

Expected<void> CallSession::transfer(const QString &toSeat) {
    if (m_holder != Holder::Seat)
        return Error{ErrorKind::Conflict, u"calls.not_talking"_s, u"Only a call that a seat is talking on can be transferred."_s,
                     u"Wait until the seat has answered."_s, {}};
    if (!m_transferTo.isEmpty())
        return Error{ErrorKind::Conflict, u"calls.transferring"_s, u"The call is already being transferred."_s,
                     u"Wait until the other seat has answered or refused."_s, {}};
    if (toSeat == m_seat)
        return Error{ErrorKind::Conflict, u"calls.same_seat"_s, u"The call is at that seat."_s, u"Choose another seat."_s, {}};
    LX_CHECK(m_desk.reserveForTransfer(m_id, toSeat));
    if (auto rung = m_desk.parts().telephony.transferToSeat(m_id, toSeat, m_desk.seatRingSeconds()); !rung) {
        m_desk.releaseTransfer(toSeat);
        return rung.error();
    }
    m_transferTo = toSeat;
    return {};
}

// The seat's leg ends; who has the citizen next is the caller's to say.
Expected<void> CallSession::leaveSeat(Holder to) {
    if (m_holder != Holder::Seat)
        return Error{ErrorKind::Conflict, u"calls.not_talking"_s, u"Only a call that a seat is talking on can be passed on."_s,
                     u"Wait until the seat has answered."_s, {}};
    if (!m_transferTo.isEmpty())
        return Error{ErrorKind::Conflict, u"calls.transferring"_s, u"The call is already being transferred."_s,
                     u"Wait until the other seat has answered or refused."_s, {}};
    m_holder = to;
    m_seatAnswered = false;
    m_desk.parts().transcripts.pause(m_id);
    noteFailure(m_desk.parts().telephony.dropSeat(m_id), "a seat that lets go:");
    m_seat.clear();
    return {};
}

Expected<void> CallSession::transferToQueue(const QString &skill) {
    LX_CHECK(leaveSeat(Holder::Queue));
    if (!skill.isEmpty())
        m_skill = skill;
    askForPerson(u"transfer"_s, m_askedKey, m_askedDetail, m_skill);
    return {};
}

void CallSession::endForSeat() {
    m_hungUpBy = u"seat"_s;
    (void)m_desk.parts().telephony.hangUp(m_id);
}

void CallSession::onTransferAsked(const QString &toSeat) {
    if (auto done = transfer(toSeat); !done)
        m_desk.parts().telephony.refuseTransfer(m_id, done.error().kind == ErrorKind::NotFound ? 404 : 486);
}

void CallSession::onTransferDone(const QString &toSeat, bool taken) {
    if (toSeat == m_outside && outsideTransferDone(taken))
        return;
    m_transferTo.clear();
    auto &p = m_desk.parts();
    if (!taken) {
        m_desk.releaseTransfer(toSeat);
        return;
    }
    if (m_holder == Holder::Outside)
        takeFromOutside(toSeat);
    else
        m_desk.completeTransfer(m_id, toSeat);
    m_seat = toSeat;
    p.transcripts.begin(m_id, toSeat);
    LegRecord leg;
    leg.callId = m_id;
    leg.kind = u"seat"_s;
    leg.seatNumber = toSeat;
    if (auto id = p.records.legStarted(leg)) {
        m_seatLeg = *id;
        noteFailure(p.records.legAnswered(m_seatLeg, p.telephony.codec(m_id, CallSide::Seat)), "leg:");
    }
    noteFailure(p.records.setPhase(m_id, CallPhase::Talking, toSeat), "call phase:");
}

} // namespace lianxin
