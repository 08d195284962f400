// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine/CallDesk.h"
#include "call/telephony/Trunks.h"
#include "engine/engine/CallOutside.h"
#include "engine/engine/CallSession.h"
#include "engine/engine/InboundRoutes.h"
#include "engine/engine/LineHearing.h"
#include "hotline/calendar/Calendar.h"
#include "hotline/campaigns/Campaigns.h"
#include "hotline/dialling/Dialler.h"
#include "hotline/directory/Directory.h"
#include "hotline/records/CallRecords.h"
#include "hotline/routing/Seats.h"
#include "platform/base/Log.h"
#include "platform/base/PhoneNumber.h"
#include "platform/base/Text.h"
#include "talk/bot/FlowStore.h"
#include <QRandomGenerator>

namespace lianxin {
namespace {

// What the citizen can read out when calling 12345 back, to be sure that the call was ours.
QString makeVerifyCode() { return u"%1"_s.arg(QRandomGenerator::system()->bounded(10'000), 4, 10, QChar(u'0')); }

QString sourceName(OrderSourceKind kind) { return nameOf(kind); }

constexpr int kTestRingSeconds = 15;
constexpr std::size_t kKeptTests = 50;

} // namespace

CallDesk::CallDesk(CallDeskParts parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_hearing(std::make_unique<LineHearing>(parts.telephony, parts.announcements, parts.recordings)) {
    connect(m_hearing.get(), &LineHearing::understood, this, [this](const Id &id) {
        if (auto *s = session(id))
            s->onUnderstood();
    });
    wireTelephony();
    wireRouting();
}

CallDesk::~CallDesk() = default;

CallSession *CallDesk::session(const Id &callId) const {
    const auto found = m_sessions.find(callId);
    return found == m_sessions.end() ? nullptr : found->second.get();
}

void CallDesk::wireTelephony() {
    Telephony &t = m_parts.telephony;
    connect(&t, &Telephony::callRinging, this, [this](const Id &id, int status, bool earlyMedia) {
        if (const auto test = m_tests.find(id); test != m_tests.end()) {
            test->second.steps.append(QJsonObject{{u"at"_s, m_parts.businessClock.now()}, {u"what"_s, u"progress"_s}, {u"status"_s, status}});
            test->second.earlyMedia |= earlyMedia;
        }
        if (auto *s = session(id))
            s->onRinging(earlyMedia);
    });
    connect(&t, &Telephony::callAnswered, this, [this](const Id &id) {
        if (auto *s = session(id))
            s->onAnswered();
    });
    connect(&t, &Telephony::callEnded, this, [this](const CallEnded &ended) {
        const auto found = m_sessions.find(ended.callId);
        if (found == m_sessions.end())
            return;
        // The session goes after this signal: its own call-backs may still be on the stack.
        CallSession *s = found->second.release();
        m_sessions.erase(found);
        if (const auto *order = s->order())
            m_callOfAttempt.erase(order->attemptId);
        s->onEnded(ended);
        s->deleteLater();
    });
    connect(&t, &Telephony::inboundCall, this, &CallDesk::onInbound);
    connect(&t, &Telephony::keyPressed, this, [this](const Id &id, CallSide side, QChar digit) {
        if (auto *s = session(id))
            s->onKey(side, digit);
    });
    connect(&t, &Telephony::promptFinished, this, [this](const Id &id, quint64 token, bool completed) {
        if (auto *s = session(id))
            s->onPromptFinished(token, completed);
    });
    connect(&t, &Telephony::seatLegAnswered, this, [this](const Id &id, const QString &seat) {
        if (auto *s = session(id))
            s->onSeatAnswered(seat);
    });
    connect(&t, &Telephony::seatLegEnded, this, [this](const SeatLegEnded &ended) {
        if (auto *s = session(ended.callId))
            s->onSeatLegEnded(ended);
    });
    connect(&t, &Telephony::seatLost, this, [this](const Id &id, const QString &seat) {
        if (auto *s = session(id))
            s->onSeatLost(seat);
    });
    connect(&t, &Telephony::heldChanged, this, [this](const Id &id, bool held) {
        if (auto *s = session(id))
            s->onHeldChanged(held);
    });
    connect(&t, &Telephony::blindTransferRequested, this, [this](const Id &id, const QString &, const QString &to) {
        if (auto *s = session(id))
            s->onTransferAsked(to);
    });
    connect(&t, &Telephony::transferDone, this, [this](const Id &id, const QString &to, bool taken, int) {
        if (auto *s = session(id))
            s->onTransferDone(to, taken);
    });
    connect(&t, &Telephony::seatRegistered, this, [this](const QString &seat) { (void)m_parts.seats.setRegistered(seat, true); });
    connect(&t, &Telephony::seatUnregistered, this, [this](const QString &seat) { (void)m_parts.seats.setRegistered(seat, false); });
    connect(&t, &Telephony::trunkHealth, this, [this](const Id &trunk, bool alive, const QString &detail) {
        m_parts.trunks.recordHealth(trunk, alive, detail);
    });
}

void CallDesk::wireRouting() {
    connect(&m_parts.seats, &Seats::changed, this, &CallDesk::noteSeat);
    Router &r = m_parts.router;
    connect(&r, &Router::seatOffered, this, [this](const SeatOffer &offer) {
        if (auto *s = session(offer.handOver.callId))
            s->onOffer(offer);
    });
    connect(&r, &Router::offerWithdrawn, this, [this](const Id &id, const QString &seat) {
        if (auto *s = session(id))
            s->onOfferWithdrawn(seat);
    });
    connect(&r, &Router::placeChanged, this, [this](const Id &id, const QueuePlace &place) {
        if (auto *s = session(id))
            s->onPlaceChanged(place);
    });
    connect(&r, &Router::waitLimitReached, this, [this](const Id &id) {
        if (auto *s = session(id))
            s->onWaitLimit();
    });
}

Expected<Id> CallDesk::trunkOf(const QString &wanted) {
    if (!wanted.isEmpty())
        return Id(wanted);
    LX_TRY(const Trunk trunk, m_parts.trunks.preferred());
    return trunk.id;
}

Expected<void> CallDesk::originate(const OriginateRequest &request) {
    if (request.source == OrderSourceKind::Outside) {
        if (m_outside)
            return m_outside->originate(request);
        return Error{ErrorKind::Conflict, u"calls.over"_s, u"The call is over."_s, {}, {}};
    }
    LX_TRY(const Id trunk, trunkOf(request.trunkId));
    CallBegin begin;
    begin.id = newId();
    begin.phone = request.phone;
    begin.source = sourceName(request.source);
    begin.sourceId = request.sourceId;
    begin.orderId = request.orderId;
    begin.attemptId = request.attemptId;
    begin.contactId = request.contactId;
    begin.flowId = request.flowId;
    begin.trunkId = trunk;
    begin.verifyCode = makeVerifyCode();
    begin.name = request.variables.value("name"_L1).toString();
    BotVoice voice;
    if (request.source == OrderSourceKind::Campaign) {
        if (auto campaign = m_parts.campaigns.campaign(request.sourceId)) {
            voice = {campaign->spec.voice, campaign->spec.voiceRate};
            begin.sourceName = campaign->spec.name;
            begin.why = campaign->spec.name;
        }
    } else if (const QString ticket = request.variables.value("ticket"_L1).toString(); !ticket.isEmpty()) {
        begin.why = ticket;
    }
    LX_TRY(const Id callId, m_parts.records.begin(begin));

    auto owned = std::make_unique<CallSession>(*this, callId);
    owned->beginOutbound(request);
    owned->speakWith(voice);
    m_callOfAttempt[request.attemptId] = callId;
    m_sessions.emplace(callId, std::move(owned));
    if (isTrunkTest(request)) {
        if (m_tests.size() >= kKeptTests)
            m_tests.erase(m_tests.begin()); // identities sort by time
        m_tests.try_emplace(callId);
    }

    OutgoingCall call;
    call.callId = callId;
    call.trunkId = trunk;
    call.number = request.phone;
    call.callerId = request.callerId;
    call.ringSeconds = isTrunkTest(request) ? kTestRingSeconds : m_ringSeconds;
    if (auto placed = m_parts.telephony.placeCall(call); !placed) {
        m_sessions.erase(callId);
        m_callOfAttempt.erase(request.attemptId);
        CallEnd end;
        end.outcome = nameOf(Outcome::Network);
        end.hungUpBy = u"engine"_s;
        (void)m_parts.records.end(callId, end);
        return placed.error();
    }
    m_parts.dialler.attemptCall(request.attemptId, callId);
    if (const auto seat = m_seatOfOrder.find(request.orderId); seat != m_seatOfOrder.end()) {
        const QString number = seat->second;
        m_seatOfOrder.erase(seat);
        if (auto *s = session(callId))
            s->callForSeat(number);
    }
    return {};
}

void CallDesk::abort(const Id &attemptId) {
    if (m_outside && m_outside->abort(attemptId))
        return;
    const auto found = m_callOfAttempt.find(attemptId);
    if (found == m_callOfAttempt.end())
        return;
    if (auto *s = session(found->second)) {
        s->abort();
        (void)m_parts.telephony.hangUp(found->second);
    }
}

int CallDesk::freeLines(const QString &trunkId) {
    const auto trunk = trunkOf(trunkId);
    return trunk ? m_parts.telephony.roomOn(*trunk) : 0;
}

double CallDesk::callsPerSecond(const QString &trunkId) {
    const auto id = trunkOf(trunkId);
    if (!id)
        return 0;
    const auto trunk = m_parts.trunks.find(*id);
    return trunk ? trunk->callsPerSecond : 0;
}

SeatOutlook CallDesk::outlook(const QString &skill) {
    SeatOutlook outlook;
    const auto queue = m_parts.router.figures();
    outlook.waiting = queue.waiting;
    outlook.longestWaitMs = queue.longestMs;
    outlook.recentInbound = queue.recentInbound;
    outlook.recentInTime = queue.recentInTime;
    const qint64 now = m_parts.clock.now();
    for (const auto &[number, span] : m_seatSpans) {
        if (span.busySince == 0 && span.wrapUpSince == 0)
            continue;
        const auto seat = m_parts.seats.seat(number);
        if (!seat || !(skill.isEmpty() || seat->skills.isEmpty() || seat->skills.contains(skill)))
            continue;
        if (span.busySince)
            outlook.talking.push_back(double(now - span.busySince) / 1000);
        else
            outlook.wrapping.push_back(double(now - span.wrapUpSince) / 1000);
    }
    if (const auto seats = m_parts.seats.count(skill)) {
        outlook.serving = seats->serving;
        outlook.ready = seats->readyAble;
    }
    return outlook;
}

void CallDesk::noteSeat(const Seat &seat) {
    SeatSpan &span = m_seatSpans[seat.number];
    const bool busy = seat.state == SeatState::Ringing || seat.state == SeatState::Talking || seat.state == SeatState::Hold;
    if (busy) {
        if (span.busySince == 0)
            span = {seat.since, 0};
        return;
    }
    if (span.busySince && seat.state == SeatState::Wrapup)
        m_parts.dialler.noteSeatTime(Dialler::SeatTime::Talk, seat.since - span.busySince);
    if (span.wrapUpSince && seat.state != SeatState::Wrapup) // prolonged is not ended
        m_parts.dialler.noteSeatTime(Dialler::SeatTime::WrapUp, seat.since - span.wrapUpSince);
    span = {0, seat.state == SeatState::Wrapup ? seat.since : 0};
}

void CallDesk::onInbound(const InboundCall &call) {
    const auto route = m_parts.inbound.route(call.calledNumber);
    CallBegin begin;
    begin.id = call.callId;
    begin.direction = CallDirection::Inbound;
    begin.source = u"inbound"_s;
    begin.sourceName = call.calledNumber;
    begin.flowId = route.flowId;
    begin.trunkId = call.trunkId;
    begin.verifyCode = makeVerifyCode();
    if (const auto from = parsePhoneNumber(call.from))
        begin.phone = from->digits;
    if (auto begun = m_parts.records.begin(begin); !begun) {
        // A call that can't be written down can't be handed over either: better busy than lost.
        qCWarning(lcTelephony).noquote() << "inbound call refused:" << begun.error().toString();
        (void)m_parts.telephony.reject(call.callId, 503);
        return;
    }
    auto owned = std::make_unique<CallSession>(*this, call.callId);
    CallSession &s = *owned;
    m_sessions.emplace(call.callId, std::move(owned));
    s.beginInbound(route.flowId, route.skill, call.calledNumber);
    if (auto answered = m_parts.telephony.answer(call.callId); !answered)
        qCWarning(lcTelephony).noquote() << "inbound call can't be answered:" << answered.error().toString();
}

std::shared_ptr<const Flow> BotVoice::said(std::shared_ptr<const Flow> flow, const Synthesiser &synthesiser) const {
    const auto voices = synthesiser.voices();
    const bool has = !id.isEmpty() && std::any_of(voices.begin(), voices.end(), [this](const SpeechVoice &voice) { return voice.id == id; });
    if (!has && rate == 0)
        return flow;
    auto own = std::make_shared<Flow>(*flow);
    if (has)
        own->voice = id;
    if (rate > 0)
        own->rate = rate;
    return own;
}

bool CallDesk::wantsSlowSpeech(const Id &callId) {
    const auto phone = m_parts.records.citizenPhone(callId);
    if (!phone || !parsePhoneNumber(*phone)) // withheld, or nobody's own: nothing can be noted of it
        return false;
    const auto wishes = m_parts.directory.wishes(*phone);
    if (!wishes) { // spoken to as everybody is; the error's place is a number, which is not for the log
        qCWarning(lcBot).noquote() << "a citizen's wishes can't be read:" << wishes.error().code;
        return false;
    }
    return wishes->has_value() && Directory::wantSlowSpeech(**wishes, civil::dateOf(m_parts.businessClock.now()).year(), DialogueEngine::kOldAge);
}

std::unique_ptr<BotSession> CallDesk::makeBot(const Id &callId, BotCall &call, const QString &flowId, const QJsonObject &variables, FlowActions *actions,
                                              const BotVoice &voice) {
    auto flow = m_parts.flows.flow(flowId);
    if (!flow) {
        qCWarning(lcBot).noquote() << "flow" << flowId << ':' << flow.error().toString();
        return nullptr;
    }
    auto dialogue = DialogueEngine::create(voice.said(*flow, m_parts.synthesiser), variables, m_parts.clock.now());
    if (!dialogue) {
        qCWarning(lcBot).noquote() << "flow" << flowId << ':' << dialogue.error().toString();
        return nullptr;
    }
    if (wantsSlowSpeech(callId))
        dialogue->speakSlowly();
    return std::make_unique<BotSession>(call, std::move(*dialogue), m_parts.synthesiser, m_parts.clock, m_parts.timers, actions);
}

std::unique_ptr<QueueVoice> CallDesk::makeQueueVoice(BotCall &call, const QString &flowId, const BotVoice &voice) {
    auto queue = std::make_unique<QueueVoice>(call, m_parts.prompts, m_parts.synthesiser, m_parts.clock, m_parts.timers);
    const auto flow = flowId.isEmpty() ? Expected<std::shared_ptr<const Flow>>(std::make_shared<Flow>()) : m_parts.flows.flow(flowId);
    const auto said = voice.said(flow ? *flow : std::make_shared<Flow>(), m_parts.synthesiser);
    queue->speakWith(said->voice, said->rate);
    return queue;
}

Expected<void> CallDesk::bookCallBack(const Id &callId, const QString &skill) {
    LX_TRY(const QJsonObject call, m_parts.records.detail(callId));
    const QString phone = call.value("phone"_L1).toString();
    if (phone.isEmpty())
        return Error{ErrorKind::BadInput, u"calls.no_number"_s, u"The caller's number is withheld."_s,
                     u"The citizen has to call again."_s, {}};
    const SealedPhone sealed = m_parts.directory.seal(phone);
    Callback callback;
    callback.callId = callId;
    callback.phoneSealed = sealed.sealed;
    callback.phoneIndex = sealed.index;
    callback.phoneMasked = sealed.masked;
    callback.nameMasked = maskedName(call.value("name"_L1).toString());
    callback.skill = skill;
    callback.reason = call.value("handover"_L1).toObject().value("reason"_L1).toString();
    LX_TRY(const Id id, m_parts.callbacks.book(callback));
    Q_UNUSED(id)
    return {};
}

Expected<void> CallDesk::reserveForTransfer(const Id &callId, const QString &seat) {
    LX_TRY(const auto reserved, m_parts.seats.reserve(callId, {}, seat, {}));
    if (!reserved)
        return Error{ErrorKind::Conflict, u"calls.seat_not_free"_s, u"That seat can't take a call now."_s,
                     u"Choose a seat that is ready."_s, seat};
    return {};
}

void CallDesk::releaseTransfer(const QString &seat) { (void)m_parts.seats.step(seat, SeatState::Ready, {}); }

void CallDesk::completeTransfer(const Id &callId, const QString &to) {
    m_parts.router.transferred(callId, to);
}

} // namespace lianxin
