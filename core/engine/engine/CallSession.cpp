// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine/CallSession.h"
#include "call/telephony/Trunks.h"
#include "engine/engine/CallDesk.h"
#include "engine/engine/CallHearing.h"
#include "engine/engine/CallTranscripts.h"
#include "engine/engine/LineHearing.h"
#include "engine/engine/RecordingForwarder.h"
#include "hotline/campaigns/Campaigns.h"
#include "hotline/dialling/Dialler.h"
#include "hotline/records/CallRecords.h"
#include "hotline/routing/Callbacks.h"
#include "platform/base/Log.h"
#include "talk/hearing/NumberVerdict.h"
#include <QTimer>

namespace lianxin {
namespace {

// What is written beside a call must not end it: the store's error is told and the citizen goes on being served.
template <class T>
void tell(const Expected<T> &done, const char *what) {
    if (!done)
        qCWarning(lcTelephony).noquote() << what << done.error().toString();
}

Speaker speakerOf(DialogueStep::Speaker speaker) {
    switch (speaker) {
    case DialogueStep::Speaker::Bot: return Speaker::Bot;
    case DialogueStep::Speaker::Citizen: return Speaker::Citizen;
    case DialogueStep::Speaker::Seat: return Speaker::Seat;
    case DialogueStep::Speaker::System: break;
    }
    return Speaker::System;
}

constexpr int kMostFlows = 5; // of one call; more is a circle
constexpr int kRequestTerminated = 487;
constexpr int kHeldWordsMs = 30'000;
constexpr int kParkedMs = 180'000; // then whoever is free is asked
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

void CallSession::beginInbound(const QString &flowId, const QString &skill) {
    m_direction = CallDirection::Inbound;
    m_flowId = flowId;
    m_skill = skill;
}

void CallSession::onRinging(bool earlyMedia) {
    if (earlyMedia && m_order)
        m_desk.hearing().listen(m_id);
    tell(m_desk.parts().records.setPhase(m_id, CallPhase::Ringing), "call phase:");
    // The first words are made while the phone rings, so that they come at once.
    if (!m_bot && !m_flowId.isEmpty()) {
        m_bot = m_desk.makeBot(m_botCall, m_flowId, m_order ? m_order->variables : QJsonObject(), &m_actions, m_voice);
        if (m_bot)
            m_bot->prepare();
    }
}

void CallSession::onAnswered() {
    auto &p = m_desk.parts();
    tell(p.records.answered(m_id), "call answered:");
    LegRecord leg;
    leg.callId = m_id;
    leg.kind = u"citizen"_s;
    if (auto id = p.records.legStarted(leg)) {
        m_citizenLeg = *id;
        tell(p.records.legAnswered(m_citizenLeg, p.telephony.codec(m_id, CallSide::Citizen)), "leg:");
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
        tell(writer, "the call goes on without its recording:");
        return;
    }
    m_recordedFrom = p.clock.now();
    tell(p.telephony.startRecording(m_id, std::make_shared<RecordingForwarder>(std::move(*writer))), "recording:");
}

void CallSession::noteMoment(const QString &name, qint64 at, const QString &key) {
    if (m_recordedFrom == 0)
        return;
    QJsonObject moment{{u"offsetMs"_s, std::max<qint64>(0, at - m_recordedFrom)}};
    if (!key.isEmpty())
        moment[u"key"_s] = key;
    m_moments[name] = moment;
}

void CallSession::startBot() {
    auto &p = m_desk.parts();
    if (!m_bot)
        m_bot = m_desk.makeBot(m_botCall, m_flowId, m_order ? m_order->variables : QJsonObject(), &m_actions, m_voice);
    if (!m_bot) {
        m_result = u"fault"_s;
        return askForPerson(u"no_match"_s, {}, {}, m_skill);
    }
    m_holder = Holder::Bot;
    tell(p.records.setPhase(m_id, CallPhase::Bot), "call phase:");
    connect(m_bot.get(), &BotSession::dialogueStep, this, &CallSession::note);
    connect(m_bot.get(), &BotSession::handOverRequested, this, [this](const HandOver &request, const QJsonObject &answers) {
        m_answers = answers;
        askForPerson(request.reason, request.key, request.detail, request.skill.isEmpty() ? m_skill : request.skill);
    });
    connect(m_bot.get(), &BotSession::finished, this, [this](const BotOutcome &outcome) {
        m_answers = outcome.answers;
        for (auto it = outcome.moments.begin(); it != outcome.moments.end(); ++it)
            noteMoment(it.key(), it.value()["at"_L1].toInteger(), it.value()["key"_L1].toString());
        if (outcome.how == BotOutcome::How::Continued)
            return continueWith(outcome.flow);
        if (m_machine) { // what a machine did not say is nobody's answer
            m_answers = {};
            return;
        }
        m_result = outcome.result;
        auto &parts = m_desk.parts();
        tell(parts.records.setAnswers(m_id, m_answers), "answers:");
        if (m_order)
            parts.dialler.noteResult(m_order->attemptId, m_result, m_answers);
        if (outcome.how == BotOutcome::How::Ended || outcome.how == BotOutcome::How::Failed)
            m_hungUpBy = u"bot"_s;
        if (outcome.error)
            qCWarning(lcBot).noquote() << "flow" << m_flowId << "failed:" << outcome.error->toString();
    });
    if (p.ears)
        p.ears->listen(m_id, m_botCall);
    m_bot->start();
}

// The flow before has said its last word; what it learned is known to the next one.
void CallSession::continueWith(const QString &flowId) {
    m_bot.release()->deleteLater(); // it is telling us so
    m_flowId = flowId;
    if (++m_flowsBefore < kMostFlows) {
        QJsonObject known = m_order ? m_order->variables : QJsonObject();
        for (auto it = m_answers.begin(); it != m_answers.end(); ++it)
            known.insert(it.key(), it.value());
        m_bot = m_desk.makeBot(m_botCall, flowId, known, &m_actions, m_voice);
    }
    if (m_bot)
        return startBot();
    m_result = u"fault"_s;
    askForPerson(u"no_match"_s, {}, {}, m_skill);
}

void CallSession::note(const DialogueStep &step) {
    const SpokenStep spoken{step.at, step.meaning, step.confidence};
    tell(m_desk.parts().records.addStep(m_id, speakerOf(step.speaker), step.text, step.key, spoken), "dialogue step:");
}

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
    tell(p.records.setHandOver(m_id, reason, key, detail), "hand-over:");
    tell(p.records.setAnswers(m_id, m_answers), "answers:");
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
        tell(place, "no way to a seat:");
        return bookCallBack();
    }
    enterQueue(*place);
}

void CallSession::enterQueue(const QueuePlace &place) {
    reassure(false);
    m_holder = Holder::Queue;
    auto &p = m_desk.parts();
    tell(p.records.setPhase(m_id, CallPhase::Queued), "call phase:");
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
    tell(p.records.setPhase(m_id, CallPhase::Offered, m_seat), "call phase:");
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
        tell(m_desk.parts().records.legEnded(std::exchange(m_seatLeg, {}), kRequestTerminated), "leg:");
    m_seat.clear();
    (void)m_desk.parts().telephony.dropSeat(m_id);
    if (m_holder == Holder::Queue)
        tell(m_desk.parts().records.setPhase(m_id, CallPhase::Queued), "call phase:");
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
    tell(booked, "call-back:");
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
        tell(p.records.legAnswered(m_seatLeg, p.telephony.codec(m_id, CallSide::Seat)), "leg:");
    tell(p.telephony.bridgeSeat(m_id), "bridge:");
    p.transcripts.begin(m_id, seat);
    p.router.seatAnswered(m_id);
    tell(p.records.setPhase(m_id, CallPhase::Talking, seat), "call phase:");
    if (m_order && m_order->source == OrderSourceKind::Campaign)
        p.campaigns.noteHandOver(m_order->orderId, HandOverStep::Answered, waitedMs());
    m_askedAt = 0;
}

void CallSession::onSeatLegEnded(const SeatLegEnded &ended) {
    auto &p = m_desk.parts();
    if (!m_seatLeg.isEmpty() && ended.seat == m_seat) {
        tell(p.records.legEnded(m_seatLeg, ended.code), "leg:");
        m_seatLeg.clear();
    }
    if (outsideLegEnded(ended) || ended.seat != m_seat || m_holder == Holder::Over)
        return;
    if (isForSeat())
        return giveUpForSeat(ended.by == CallEndedBy::Seat ? u"seat"_s : u"engine"_s);
    if (!ended.wasAnswered) {
        m_seat.clear();
        if (ended.by != CallEndedBy::Us && m_holder == Holder::Queue) // before another seat is offered the call
            tell(p.records.setPhase(m_id, CallPhase::Queued), "call phase:");
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
        tell(place, "give back:");
        return askForPerson(u"lost_seat"_s, {}, {}, m_skill);
    }
    // Whoever takes over is told why the citizen waits, and what they had asked for at first.
    tell(p.records.setHandOver(m_id, u"lost_seat"_s, m_askedKey, m_askedDetail), "hand-over:");
    enterQueue(QueuePlace{});
    if (m_queueVoice)
        m_queueVoice->comfort();
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

void CallSession::onHeldChanged(bool held) {
    auto &p = m_desk.parts();
    p.transcripts.setHeld(m_id, held);
    reassure(held && m_holder == Holder::Seat);
    if (held)
        p.router.held(m_id);
    else
        p.router.resumed(m_id);
    tell(p.records.setPhase(m_id, held ? CallPhase::Held : CallPhase::Talking, m_seat), "call phase:");
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
    tell(m_desk.parts().telephony.dropSeat(m_id), "a seat that lets go:");
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

Expected<void> CallSession::park() {
    LX_CHECK(leaveSeat(Holder::Parked));
    auto &p = m_desk.parts();
    p.router.talkEnded(m_id);
    tell(p.records.setPhase(m_id, CallPhase::Held), "call phase:");
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
    m_desk.completeTransfer(m_id, toSeat);
    m_seat = toSeat;
    p.transcripts.begin(m_id, toSeat);
    LegRecord leg;
    leg.callId = m_id;
    leg.kind = u"seat"_s;
    leg.seatNumber = toSeat;
    if (auto id = p.records.legStarted(leg)) {
        m_seatLeg = *id;
        tell(p.records.legAnswered(m_seatLeg, p.telephony.codec(m_id, CallSide::Seat)), "leg:");
    }
    tell(p.records.setPhase(m_id, CallPhase::Talking, toSeat), "call phase:");
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
        tell(p.records.legEnded(m_citizenLeg, ended.code), "leg:");
    if (!m_seatLeg.isEmpty())
        tell(p.records.legEnded(m_seatLeg, 0), "leg:");
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
        tell(p.records.end(m_id, end), "end of call:");
        p.dialler.attemptEnded(m_order->attemptId, attempt);
        p.dialler.wake();
        return;
    }
    end.result = m_result;
    end.outcome = ended.answeredAt == 0 ? u"abandoned"_s : u"answered"_s;
    tell(p.records.end(m_id, end), "end of call:");
}

} // namespace lianxin
