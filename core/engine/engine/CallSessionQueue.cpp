// SPDX-License-Identifier: GPL-3.0-or-later
// A citizen who waits: for a seat that is free, held or parked, or for a call-back.
#include "engine/engine/CallSession.h"
#include "engine/engine/CallDesk.h"
#include "engine/engine/CallFailures.h"
#include "engine/engine/CallHearing.h"
#include "engine/engine/LineHearing.h"
#include "hotline/campaigns/Campaigns.h"
#include "hotline/records/CallRecords.h"
#include "hotline/routing/Callbacks.h"

namespace lianxin {
namespace {

constexpr int kParkedMs = 180'000; // then whoever is free is asked

} // namespace

void CallSession::askForPerson(const QString &reason, const QString &key, const QString &detail, const QString &skill) {
    if (m_holder == Holder::Over)
        return;
    auto &p = m_desk.parts();
    m_askedForPerson = true;
    m_desk.hearing().rest(m_id);
    if (p.ears)
        p.ears->rest(m_id);
    m_askedAt = p.clock.now();
    noteMoment(u"handed_over"_s, m_askedAt, key);
    m_askedKey = key;
    m_askedDetail = detail;
    noteFailure(p.records.setHandOver(m_id, reason, key, detail), "hand-over:");
    noteFailure(p.records.setAnswers(m_id, m_answers), "answers:");
    if (m_order && m_order->source == OrderSourceKind::Campaign && reason != "transfer"_L1)
        p.campaigns.noteHandOver(m_order->orderId, HandOverStep::Requested, 0);
    SeatRequest request;
    request.callId = m_id;
    request.skill = skill;
    request.reason = reason;
    request.key = key;
    request.detail = detail;
    auto place = p.router.request(request);
    if (!place) {
        noteFailure(place, "no way to a seat:");
        return bookCallBack();
    }
    enterQueue(*place);
}

void CallSession::enterQueue(const QueuePlace &place) {
    reassure(false);
    m_holder = Holder::Queue;
    auto &p = m_desk.parts();
    noteFailure(p.records.setPhase(m_id, CallPhase::Queued), "call phase:");
    m_queueVoice = m_desk.makeQueueVoice(m_botCall, m_flowId, m_voice);
    connect(m_queueVoice.get(), &QueueVoice::dialogueStep, this, &CallSession::note);
    connect(m_queueVoice.get(), &QueueVoice::callBackRequested, this, &CallSession::bookCallBack);
    connect(m_queueVoice.get(), &QueueVoice::callBackConfirmed, this, [this] {
        m_hungUpBy = u"bot"_s;
        (void)m_desk.parts().telephony.hangUp(m_id);
    });
    if (place.position > 0)
        m_queueVoice->update(place.position, place.expectedWaitMs);
}

void CallSession::onPlaceChanged(const QueuePlace &place) {
    if (m_holder == Holder::Queue && m_queueVoice && place.position > 0)
        m_queueVoice->update(place.position, place.expectedWaitMs);
}

void CallSession::onWaitLimit() {
    if (m_holder == Holder::Queue && m_queueVoice)
        m_queueVoice->offerCallBack();
}

void CallSession::bookCallBack() {
    auto &p = m_desk.parts();
    auto booked = m_desk.bookCallBack(m_id, m_skill);
    noteFailure(booked, "call-back:");
    p.router.callGone(m_id);
    if (m_order && m_order->source == OrderSourceKind::Campaign)
        p.campaigns.noteHandOver(m_order->orderId, HandOverStep::Lost, waitedMs());
    m_result = u"callback_booked"_s;
    if (!m_queueVoice) {
        m_queueVoice = m_desk.makeQueueVoice(m_botCall, m_flowId, m_voice);
        connect(m_queueVoice.get(), &QueueVoice::dialogueStep, this, &CallSession::note);
        connect(m_queueVoice.get(), &QueueVoice::callBackConfirmed, this, [this] {
            m_hungUpBy = u"bot"_s;
            (void)m_desk.parts().telephony.hangUp(m_id);
        });
        m_holder = Holder::Queue;
    }
    m_queueVoice->confirmCallBack();
}

void CallSession::reassure(bool on) {
    if (on == m_heldWords.isActive())
        return;
    if (on) {
        m_heldWords.start();
        return;
    }
    m_heldWords.stop();
    if (m_queueVoice) // it may be saying so
        m_queueVoice->stop();
    m_queueVoice.reset();
}

Expected<void> CallSession::park() {
    LX_CHECK(leaveSeat(Holder::Parked));
    auto &p = m_desk.parts();
    p.router.talkEnded(m_id);
    noteFailure(p.records.setPhase(m_id, CallPhase::Held), "call phase:");
    m_parkLimit.start(kParkedMs);
    reassure(true);
    return {};
}

Expected<void> CallSession::retrieve(const QString &seat) {
    if (m_holder != Holder::Parked)
        return Error{ErrorKind::Conflict, u"calls.not_parked"_s, u"The call is not parked."_s, {}, {}};
    auto &p = m_desk.parts();
    LX_TRY(const Seat who, p.seats.seat(seat));
    if (who.state != SeatState::Ready || !who.registered)
        return Error{ErrorKind::Conflict, u"calls.not_ready"_s, u"Only a seat that is ready can take the parked call."_s,
                     u"Finish the wrap-up, or come back from the pause."_s, seat};
    LX_CHECK(p.seats.rest(seat, 0, seat)); // who asks for a call does not rest any more
    m_parkLimit.stop();
    SeatRequest request;
    request.callId = m_id;
    request.reason = u"transfer"_s;
    request.key = m_askedKey;
    request.detail = m_askedDetail;
    request.seatNumber = seat;
    LX_TRY(const QueuePlace place, p.router.request(request));
    Q_UNUSED(place)
    enterQueue(QueuePlace{});
    return {};
}

void CallSession::announce(const QString &prompt, std::function<void()> then) {
    m_queueVoice = m_desk.makeQueueVoice(m_botCall, m_flowId, m_voice);
    connect(m_queueVoice.get(), &QueueVoice::dialogueStep, this, &CallSession::note);
    m_queueVoice->say(prompt, {}, std::move(then));
}

} // namespace lianxin
