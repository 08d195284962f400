// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine/CallSession.h"
#include "call/telephony/Trunks.h"
#include "engine/engine/CallDesk.h"
#include "engine/engine/CallFailures.h"
#include "engine/engine/CallHearing.h"
#include "engine/engine/CallTranscripts.h"
#include "engine/engine/LineHearing.h"
#include "engine/engine/RecordingForwarder.h"
#include "hotline/campaigns/Campaigns.h"
#include "hotline/dialling/Dialler.h"
#include "hotline/records/CallRecords.h"
#include "talk/hearing/NumberVerdict.h"
#include <QTimer>

namespace lianxin {
namespace {

constexpr int kHeldWordsMs = 30'000;
constexpr int kContradictionMs = 1'500; // an announcement that is certain is listened to that much longer
constexpr int kListenAfterAnswerMs = 60'000; // who has not been told for a machine until then is a person

SipCause causeOf(const CallEnded &ended) {
    SipCause cause;
    cause.status = ended.code;
    cause.phrase = ended.phrase;
    cause.q850 = ended.q850;
    cause.hadProvisional = ended.provisionalSeen;
    cause.ringTimeout = ended.by == CallEndedBy::RingTimeout;
    cause.ourCancel = cause.ringTimeout || ended.by == CallEndedBy::Us;
    return cause;
}

} // namespace

CallSession::CallSession(CallDesk &desk, Id callId)
    : QObject(&desk)
    , m_desk(desk)
    , m_id(std::move(callId))
    , m_botCall(desk.parts().telephony, m_id)
    , m_actions(desk, m_id) {
    m_heldWords.setInterval(kHeldWordsMs);
    connect(&m_heldWords, &QTimer::timeout, this, [this] { announce(u"held"_s); });
    m_parkLimit.setSingleShot(true);
    connect(&m_parkLimit, &QTimer::timeout, this, [this] { askForPerson(u"transfer"_s, m_askedKey, m_askedDetail, m_skill); });
}

CallSession::~CallSession() = default;

qint64 CallSession::waitedMs() const { return m_askedAt == 0 ? 0 : m_desk.parts().clock.now() - m_askedAt; }

void CallSession::beginOutbound(const OriginateRequest &request) {
    m_order = request;
    m_flowId = request.flowId;
    m_skill = request.handOverSkill;
}

void CallSession::beginInbound(const QString &flowId, const QString &skill, const QString &calledNumber) {
    m_calledNumber = calledNumber;
    m_direction = CallDirection::Inbound;
    m_flowId = flowId;
    m_skill = skill;
}

void CallSession::onRinging(bool earlyMedia) {
    if (earlyMedia && m_order)
        m_desk.hearing().listen(m_id);
    noteFailure(m_desk.parts().records.setPhase(m_id, CallPhase::Ringing), "call phase:");
    // The first words are made while the phone rings, so that they come at once.
    if (!m_bot && !m_flowId.isEmpty()) {
        m_bot = m_desk.makeBot(m_id, m_botCall, m_flowId, m_order ? m_order->variables : QJsonObject(), &m_actions, m_voice);
        if (m_bot)
            m_bot->prepare();
    }
}

void CallSession::onAnswered() {
    auto &p = m_desk.parts();
    noteFailure(p.records.answered(m_id), "call answered:");
    LegRecord leg;
    leg.callId = m_id;
    leg.kind = u"citizen"_s;
    if (auto id = p.records.legStarted(leg)) {
        m_citizenLeg = *id;
        noteFailure(p.records.legAnswered(m_citizenLeg, p.telephony.codec(m_id, CallSide::Citizen)), "leg:");
    }
    if (m_order)
        p.dialler.attemptAnswered(m_order->attemptId, m_id);
    if (m_order && CallDesk::isTrunkTest(*m_order)) {
        m_result = u"trunk_tested"_s;
        m_hungUpBy = u"engine"_s;
        (void)p.telephony.hangUp(m_id);
        return;
    }
    startRecording();
    if (m_order) {
        m_desk.hearing().listen(m_id);
        m_desk.hearing().answered(m_id);
        QTimer::singleShot(kListenAfterAnswerMs, this, [this] { m_desk.hearing().rest(m_id); });
    }
    if (!m_ownSeat.isEmpty())
        return reachedForSeat();
    if (m_flowId.isEmpty())
        askForPerson(m_direction == CallDirection::Inbound ? u"inbound"_s : u"asked"_s, {}, {}, m_skill);
    else
        startBot();
}

void CallSession::startRecording() {
    auto &p = m_desk.parts();
    auto writer = p.recordings.start(m_id);
    if (!writer) {
        noteFailure(writer, "the call goes on without its recording:");
        return;
    }
    m_recordedFrom = p.clock.now();
    noteFailure(p.telephony.startRecording(m_id, std::make_shared<RecordingForwarder>(std::move(*writer))), "recording:");
}

void CallSession::onKey(CallSide side, QChar digit) {
    if (side != CallSide::Citizen)
        return;
    if (!std::exchange(m_keyPressed, true))
        m_desk.hearing().rest(m_id); // only people press keys
    m_botCall.onKey(digit);
}

bool CallSession::isPerson() const { return m_keyPressed || m_askedForPerson; }

void CallSession::onUnderstood() {
    LineHearing &hearing = m_desk.hearing();
    const auto heard = hearing.heard(m_id);
    if (!heard || !m_order)
        return;
    if (m_holder == Holder::Nobody) {
        // Carriers play the same again and again; what follows may also say something else.
        if (!m_announced && hearing.mayEndEarly() && saysEnough(*heard)) {
            m_announced = true;
            QTimer::singleShot(kContradictionMs, this, &CallSession::endIfAnnounced);
        }
        return;
    }
    if (!heard->answer || heard->answer->by == AnsweredBy::Unsure)
        return;
    hearing.rest(m_id);
    if (heard->answer->by == AnsweredBy::Machine && m_holder == Holder::Bot && !isPerson()) {
        m_machine = true;
        m_hungUpBy = u"engine"_s;
        (void)m_desk.parts().telephony.hangUp(m_id);
    }
}

void CallSession::endIfAnnounced() {
    m_announced = false;
    if (m_holder != Holder::Nobody || m_aborted)
        return;
    const auto heard = m_desk.hearing().heard(m_id);
    if (!heard || !saysEnough(*heard))
        return;
    m_heardEnough = true;
    (void)m_desk.parts().telephony.hangUp(m_id);
}

void CallSession::onEnded(const CallEnded &ended) {
    auto &p = m_desk.parts();
    const Holder before = m_holder;
    p.transcripts.pause(m_id);
    if (p.ears)
        p.ears->rest(m_id);
    reassure(false);
    m_botCall.onEnded(); // the bot's last words: finished(hung_up) when it was still talking
    m_holder = Holder::Over;
    if (before == Holder::Queue) {
        p.router.callGone(m_id);
        if (m_order && m_order->source == OrderSourceKind::Campaign && m_result != u"callback_booked"_s)
            p.campaigns.noteHandOver(m_order->orderId, HandOverStep::Lost, waitedMs());
    } else if (before == Holder::Seat || !m_ownSeat.isEmpty()) {
        p.router.talkEnded(m_id);
    }
    if (!m_transferTo.isEmpty())
        m_desk.releaseTransfer(m_transferTo);
    if (!m_citizenLeg.isEmpty())
        noteFailure(p.records.legEnded(m_citizenLeg, ended.code), "leg:");
    if (!m_seatLeg.isEmpty())
        noteFailure(p.records.legEnded(m_seatLeg, 0), "leg:");
    finish(ended);
}

void CallSession::finish(const CallEnded &ended) {
    auto &p = m_desk.parts();
    CallEnd end;
    end.sipStatus = ended.code;
    end.hungUpBy = !m_hungUpBy.isEmpty() ? m_hungUpBy : ended.by == CallEndedBy::Us ? u"engine"_s : u"citizen"_s;
    if (m_order) {
        AttemptEnd attempt;
        attempt.cause = causeOf(ended);
        attempt.cause.heardEnough = m_heardEnough && ended.by == CallEndedBy::Us;
        const bool answered = ended.answeredAt > 0;
        const NumberVerdict verdict = m_desk.hearing().judge(m_id, attempt.cause, answered, isPerson());
        attempt.outcome = !answered && m_aborted ? Outcome::Cancelled : verdict.outcome;
        attempt.heard = verdict.heard;
        if (attempt.outcome == Outcome::Answered) {
            attempt.result = m_result;
            attempt.answers = m_answers;
            attempt.moments = m_moments;
        }
        end.outcome = nameOf(attempt.outcome);
        end.result = attempt.result;
        if (CallDesk::isTrunkTest(*m_order))
            p.trunks.recordHealth(m_order->trunkId, ended.answeredAt > 0 || ended.provisionalSeen,
                                  ended.answeredAt > 0 ? u"answered"_s : u"%1 %2"_s.arg(ended.code).arg(ended.phrase));
        noteFailure(p.records.end(m_id, end), "end of call:");
        p.dialler.attemptEnded(m_order->attemptId, attempt);
        p.dialler.wake();
        return;
    }
    end.result = m_result;
    end.outcome = ended.answeredAt == 0 ? u"abandoned"_s : u"answered"_s;
    noteFailure(p.records.end(m_id, end), "end of call:");
}

} // namespace lianxin
