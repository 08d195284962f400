// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/telephony/TelephonyPrivate.h"
#include "platform/base/Clock.h"
#include "platform/base/Log.h"

namespace lianxin {
namespace {

constexpr const char *kTrunkListen = "trunks";
constexpr int kNoMatchingMedia = 65; // Q.850: bearer capability not implemented

} // namespace

CallRecord *Telephony::Private::find(const Id &id) const {
    const auto at = calls.find(id);
    return at == calls.end() ? nullptr : at->second.get();
}

Expected<CallRecord *> Telephony::Private::require(const Id &id, std::optional<CallStep> step) const {
    CallRecord *const call = find(id);
    if (!call || call->citizen.over)
        return Error{ErrorKind::NotFound, u"telephony.no_call"_s, u"The call is over"_s, {}, {}};
    if (step && !after(call->state, *step))
        return Error{ErrorKind::Conflict, u"telephony.state"_s, u"The call is not in a state for that"_s, {}, {}};
    return call;
}

std::optional<Telephony::Private::LegRef> Telephony::Private::legWhere(const std::function<bool(const CallLeg &)> &is) const {
    for (const auto &[id, call] : calls)
        for (const LegKind kind : {LegKind::Citizen, LegKind::Seat, LegKind::Next, LegKind::Supervisor, LegKind::Consulted})
            if (const CallLeg *leg = legOf(*call, kind); leg && is(*leg))
                return LegRef{id, kind};
    return std::nullopt;
}

std::optional<Telephony::Private::LegRef> Telephony::Private::byDialog(sip::CallId dialog) const {
    return legWhere([dialog](const CallLeg &leg) { return leg.sip == dialog; });
}

std::optional<Telephony::Private::LegRef> Telephony::Private::byMember(MemberId member) const {
    return legWhere([member](const CallLeg &leg) { return leg.rtp.member == member; });
}

CallLeg *Telephony::Private::legOf(CallRecord &call, LegKind kind) const {
    switch (kind) {
    case LegKind::Seat:
        return call.seat.get();
    case LegKind::Next:
        return call.next.get();
    case LegKind::Supervisor:
        return call.supervisor.get();
    case LegKind::Consulted:
        return call.consulted.get();
    case LegKind::Citizen:
        break;
    }
    return &call.citizen;
}

const sip::Bound *Telephony::Private::listenNamed(const std::string &name) const {
    for (const auto &one : bound)
        if (one.name == name)
            return &one;
    return bound.empty() ? nullptr : &bound.front();
}

TrunkGate &Telephony::Private::gateOf(const Trunk &trunk) {
    auto &gate = gates[trunk.id];
    gate.configure(trunk.channels, trunk.callsPerSecond);
    return gate;
}

Expected<void> Telephony::Private::prepare(CallRecord &call, const Trunk &trunk) {
    LX_TRY(call.bridge, media->openBridge());
    const auto open = [&]() -> Expected<void> {
        RtpLegConfig citizen;
        citizen.comfortNoiseDbov = config.comfortNoiseDbov;
        LX_CHECK(openLeg(call, call.citizen, citizen, lineOf(trunk)));
        LX_TRY(call.prompt, media->openPlayer(call.bridge));
        LX_TRY(call.comfort, media->openPlayer(call.bridge));
        return {};
    };
    auto opened = open();
    if (!opened)
        media->closeBridge(call.bridge);
    else
        applyMatrix(call);
    return opened;
}

LineMedia Telephony::Private::lineOf(const Trunk &trunk) {
    LineMedia line;
    line.codecs.clear();
    for (const auto &name : trunk.codecs)
        line.codecs.push_back(name == "PCMU"_L1 ? CodecId::Pcmu : CodecId::Pcma);
    return line;
}

Expected<Trunk> Telephony::Private::takeLine(const Id &trunkId, const QString &callerId) {
    LX_TRY(const Trunk trunk, trunks.find(trunkId));
    if (!trunk.enabled)
        return Error{ErrorKind::Refused, u"trunk.disabled"_s, u"The trunk %1 is switched off"_s.arg(trunk.name),
                     u"Switch it on, or choose another"_s, {}};
    if (!callerId.isEmpty() && !trunk.callerIds.contains(callerId))
        return Error{ErrorKind::Refused, u"trunk.caller_id"_s,
                     u"The trunk %1 may not show that caller id"_s.arg(trunk.name), u"Choose one of its caller ids"_s, {}};
    auto &gate = gateOf(trunk);
    switch (gate.take(now())) {
    case TrunkGate::Answer::Go:
        break;
    case TrunkGate::Answer::NoChannel:
        return Error{ErrorKind::Conflict, u"trunk.channels"_s, u"All lines of the trunk %1 are in use"_s.arg(trunk.name),
                     {}, {}};
    case TrunkGate::Answer::TooFast:
        return Error{ErrorKind::Conflict, u"trunk.rate"_s,
                     u"The trunk %1 takes no more calls this second"_s.arg(trunk.name), {}, {}};
    }
    return trunk;
}

sip::InviteRequest Telephony::Private::inviteOver(const Trunk &trunk, const QString &number, const QString &wanted) const {
    const auto *listen = listenNamed(kTrunkListen);
    const QString callerId = !wanted.isEmpty() ? wanted : trunk.callerIds.value(0);
    sip::InviteRequest invite;
    invite.listen = listen->name;
    invite.target = trunk.uriOf(trunk.dialled(number, config.isOutOfTown)).toStdString();
    if (!callerId.isEmpty()) {
        // A registering trunk knows us by its own name, a static one by ours.
        const QString host = trunk.kind == TrunkKind::Registering ? trunk.host : QString::fromStdString(listen->address);
        invite.from = u"sip:%1@%2"_s.arg(callerId, host).toStdString();
        invite.identity = invite.from;
    }
    if (!trunk.user.isEmpty())
        invite.credentials = sip::Credentials{trunk.user.toStdString(), trunk.password.toStdString(), {}};
    invite.loopbackOnly = trunk.rehearsal;
    return invite;
}

Expected<void> Telephony::Private::place(const OutgoingCall &order, const Trunk &trunk) {
    auto record = std::make_unique<CallRecord>();
    auto &call = *record;
    call.id = order.callId;
    call.trunkId = trunk.id;
    call.earlyMedia = order.earlyMedia && trunk.earlyMedia;
    call.placedAt = now();
    LX_CHECK(prepare(call, trunk));

    sip::InviteRequest invite = inviteOver(trunk, order.number, order.callerId);
    invite.sdp = call.citizen.sdp->offer();
    auto dialog = sip->invite(std::move(invite));
    if (!dialog) {
        media->closeBridge(call.bridge);
        return dialog.error();
    }
    call.citizen.sip = *dialog;
    startRingTimer(call, call.citizen, order.ringSeconds);
    calls.emplace(call.id, std::move(record));
    return {};
}

void Telephony::Private::startRingTimer(CallRecord &call, CallLeg &leg, int seconds) {
    leg.ringTimer.reset(new QTimer);
    leg.ringTimer->setSingleShot(true);
    QObject::connect(leg.ringTimer.get(), &QTimer::timeout, &q, [this, id = call.id, dialog = leg.sip] {
        CallRecord *const record = find(id);
        const auto ref = byDialog(dialog);
        if (!record || !ref || legOf(*record, ref->kind)->answered)
            return;
        if (ref->kind == LegKind::Citizen) // the stack tells how it ended: the 200 may cross our CANCEL
            return endDialog(record->citizen, CallEndedBy::RingTimeout);
        if (isGuest(ref->kind))
            return dismissGuest(*record, ref->kind, CallEndedBy::RingTimeout);
        endSeatLeg(*record, ref->kind, CallEndedBy::RingTimeout, 408); // a dead phone would keep its place for half a minute
    });
    leg.ringTimer->start(int(std::max<qint64>(clock.realDuration(qint64(seconds) * 1000), 1)));
}

void Telephony::Private::endDialog(CallLeg &leg, CallEndedBy by, int q850) {
    if (std::exchange(leg.over, true))
        return;
    leg.endedBy = by;
    sip->hangUp(leg.sip, {q850, {}});
}

Expected<void> Telephony::Private::answerInbound(CallRecord &call) {
    std::string sdp;
    if (call.offer.empty()) {
        sdp = call.citizen.sdp->offer(); // the answer comes with the ACK
    } else {
        auto reply = call.citizen.sdp->answer(call.offer);
        if (!reply) {
            call.citizen.over = true;
            sip->reject(call.citizen.sip, 488, {}, {kNoMatchingMedia, {}});
            return reply.error();
        }
        applyAgreement(call.citizen, reply->agreement);
        sdp = std::move(reply->answer);
    }
    sip->answer(call.citizen.sip, std::move(sdp));
    answered(call);
    return {};
}

void Telephony::Private::answered(CallRecord &call) {
    const Id id = call.id;
    call.state = *after(call.state, CallStep::Answer);
    call.citizen.answered = true;
    call.citizen.ringTimer.reset();
    call.answeredAt = clock.now();
    Q_EMIT q.callAnswered(id);
}

void Telephony::Private::observeSetup(CallRecord &call) {
    if (call.inbound || std::exchange(call.setupSeen, true))
        return;
    auto &gate = gates[call.trunkId];
    if (gate.observeSetup(now() - call.placedAt, now()))
        Q_EMIT q.trunkBackOff(call.trunkId, gate.factor());
}

void Telephony::Private::observeFailure(CallRecord &call, const sip::EndCause &cause) {
    if (call.inbound || !cause.inviteSent)
        return;
    auto &gate = gates[call.trunkId];
    const bool refused = cause.status == 503 || (cause.status == 408 && cause.local && cause.lastProvisional == 0);
    const bool changed = refused ? gate.observeRefusal(now()) : false;
    if (changed) {
        qCWarning(lcTelephony) << "trunk" << call.trunkId << "refuses calls; rate lowered to" << gate.factor();
        Q_EMIT q.trunkBackOff(call.trunkId, gate.factor());
    }
}

void Telephony::Private::finish(const Id &id, const sip::EndCause &cause) {
    const auto at = calls.find(id);
    if (at == calls.end())
        return;
    // Out of the table first: whoever is told below finds the call over.
    const std::unique_ptr<CallRecord> call = std::move(at->second);
    calls.erase(at);
    observeFailure(*call, cause);
    gates[call->trunkId].release();

    CallEnded ended;
    ended.callId = id;
    ended.code = cause.answered && !cause.answeredLate ? 0 : cause.status;
    ended.phrase = QString::fromStdString(cause.phrase);
    ended.q850 = cause.q850;
    ended.by = cause.by == sip::EndedBy::Remote ? CallEndedBy::Citizen
        : cause.by == sip::EndedBy::Local       ? call->citizen.endedBy
                                                : CallEndedBy::Network;
    ended.inviteSent = cause.inviteSent;
    ended.provisionalSeen = call->provisionalSeen || cause.lastProvisional > 100;
    ended.answeredLate = cause.answeredLate;
    ended.answeredAt = call->answeredAt;
    ended.endedAt = clock.now();

    tellGuestsOver(*call, ended.by);
    for (auto *seat : {call->next.get(), call->seat.get()}) {
        if (!seat)
            continue;
        endDialog(*seat, ended.by);
        Q_EMIT q.seatLegEnded(endOf(id, *seat, ended.by));
        tellOutsideOver(id, *seat);
    }
    media->closeBridge(call->bridge);
    for (auto it = call->prompts.cbegin(); it != call->prompts.cend(); ++it)
        Q_EMIT q.promptFinished(id, it.key(), false);
    Q_EMIT q.callEnded(ended);
}

} // namespace lianxin
