// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/telephony/TelephonyPrivate.h"
#include "platform/base/Clock.h"
#include "platform/base/Log.h"

namespace lianxin {
namespace {

constexpr int kNoChannel = 34; // Q.850: no circuit available

QString hostOf(const std::string &peer) {
    const QString text = QString::fromStdString(peer);
    const auto colon = text.lastIndexOf(u':');
    QString host = colon < 0 ? text : text.left(colon);
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.mid(1, host.size() - 2);
    return host;
}

//! The enabled trunk that a call from \a peer belongs to: by address and port, else by address alone.
const Trunk *trunkOf(const std::vector<Trunk> &trunks, const std::string &peer) {
    const Trunk *byHost = nullptr;
    const QString all = QString::fromStdString(peer);
    for (const auto &trunk : trunks) {
        if (!trunk.enabled || trunk.host != hostOf(peer))
            continue;
        if (all.endsWith(u":%1"_s.arg(trunk.port)))
            return &trunk;
        if (!byHost)
            byHost = &trunk;
    }
    return byHost;
}

} // namespace

void Telephony::Private::onSip(const sip::SipEvent &event) {
    if (started)
        std::visit([this](const auto &e) { on(e); }, event);
}

void Telephony::Private::on(const sip::IncomingCall &e) {
    if (!e.account.empty()) { // seats are rung, they do not ring
        sip->reject(e.call, 403);
        return;
    }
    const auto all = trunks.list();
    const Trunk *const trunk = all ? trunkOf(*all, e.peer) : nullptr;
    if (!trunk) {
        qCWarning(lcTelephony) << "call refused: no trunk at" << QString::fromStdString(e.peer);
        sip->reject(e.call, 403);
        return;
    }
    auto &gate = gateOf(*trunk);
    if (gate.takeInbound() != TrunkGate::Answer::Go) {
        sip->reject(e.call, 503, {}, {kNoChannel, {}});
        return;
    }
    auto record = std::make_unique<CallRecord>();
    auto &call = *record;
    call.id = newId();
    call.trunkId = trunk->id;
    call.inbound = true;
    call.state = CallState::Offered;
    call.citizen.sip = e.call;
    call.offer = e.sdp;
    if (const auto prepared = prepare(call, *trunk); !prepared) {
        qCWarning(lcTelephony) << "call refused:" << prepared.error().toString();
        gate.release();
        sip->reject(e.call, 503, {}, {kNoChannel, {}});
        return;
    }
    InboundCall inbound;
    inbound.callId = call.id;
    inbound.trunkId = trunk->id;
    inbound.calledNumber = QString::fromStdString(e.requestUser);
    inbound.from = QString::fromStdString(e.fromUser);
    calls.emplace(call.id, std::move(record));
    sip->ring(e.call);
    Q_EMIT q.inboundCall(inbound);
}

void Telephony::Private::on(const sip::Progress &e) {
    const auto ref = byDialog(e.call);
    if (!ref)
        return;
    auto &call = *find(ref->call);
    if (ref->kind != LegKind::Citizen) {
        if (static_cast<SeatLeg &>(*legOf(call, ref->kind)).outside)
            return outsideProgress(call, ref->kind, e);
        const QString seat = static_cast<SeatLeg &>(*legOf(call, ref->kind)).seat;
        noteRinging(*legOf(call, ref->kind), e.status);
        applyMatrix(call);
        if (e.status >= 180)
            Q_EMIT q.seatLegRinging(ref->call, seat);
        return;
    }
    if (e.status <= 100)
        return;
    observeSetup(call);
    call.provisionalSeen = true;
    call.state = after(call.state, CallStep::Progress).value_or(call.state);
    bool early = false;
    if (!e.sdp.empty() && call.earlyMedia) {
        if (const auto agreement = call.citizen.sdp->accept(e.sdp)) {
            applyAgreement(call.citizen, *agreement);
            early = call.citizen.early = true;
        }
    }
    noteRinging(call.citizen, e.status);
    applyMatrix(call);
    Q_EMIT q.callRinging(ref->call, e.status, early);
}

void Telephony::Private::on(const sip::Answered &e) {
    const auto ref = byDialog(e.call);
    if (!ref)
        return;
    auto &call = *find(ref->call);
    CallLeg &answering = *legOf(call, ref->kind);
    if (answering.over)
        return; // crossed our CANCEL
    if (ref->kind == LegKind::Citizen)
        observeSetup(call);
    const auto agreement = answering.sdp->accept(e.sdp);
    if (!agreement) {
        qCWarning(lcTelephony) << "call" << ref->call << "ended:" << agreement.error().toString();
        endDialog(answering, CallEndedBy::Network, 65);
        return;
    }
    applyAgreement(answering, *agreement);
    if (ref->kind == LegKind::Citizen)
        answered(call);
    else
        seatAnswered(call, ref->kind);
}

void Telephony::Private::on(const sip::Established &e) {
    const auto ref = byDialog(e.call);
    if (!ref || e.sdp.empty())
        return;
    auto &established = *legOf(*find(ref->call), ref->kind);
    if (const auto agreement = established.sdp->accept(e.sdp))
        applyAgreement(established, *agreement);
    else
        endDialog(established, CallEndedBy::Network, 65);
}

void Telephony::Private::on(const sip::ReOffer &e) {
    const auto ref = byDialog(e.call);
    if (!ref) {
        sip->refuseReoffer(e.call, 481);
        return;
    }
    auto &call = *find(ref->call);
    auto &changing = *legOf(call, ref->kind);
    if (e.sdp.empty()) {
        sip->answerReoffer(e.call, changing.sdp->offer());
        return;
    }
    auto reply = changing.sdp->answer(e.sdp);
    if (!reply) {
        sip->refuseReoffer(e.call, 488);
        return;
    }
    sip->answerReoffer(e.call, std::move(reply->answer));
    applyAgreement(changing, reply->agreement);
    if (ref->kind != LegKind::Seat || call.seat->outside)
        return; // whom an outside party lets wait hears what its exchange plays
    const bool held = reply->agreement.heldByPeer;
    if (std::exchange(call.seat->heldByPhone, held) != held)
        setHeld(call, held);
}

void Telephony::Private::on(const sip::InfoDtmf &e) {
    if (const auto ref = byDialog(e.call))
        onKey(*find(ref->call), ref->kind, e.key);
}

void Telephony::Private::on(const sip::Referred &e) {
    const auto ref = byDialog(e.call);
    if (!ref || ref->kind != LegKind::Seat || find(ref->call)->seat->outside || !e.replaces.empty()) {
        sip->notifyTransfer(e.call, 603);
        return;
    }
    auto &call = *find(ref->call);
    call.seat->referred = true;
    const QString from = call.seat->seat;
    Q_EMIT q.blindTransferRequested(ref->call, from, QString::fromStdString(e.targetUser));
}

void Telephony::Private::on(const sip::Ended &e) {
    const auto ref = byDialog(e.call);
    if (!ref)
        return;
    if (ref->kind == LegKind::Citizen) {
        find(ref->call)->citizen.over = true;
        finish(ref->call, e.cause);
    } else {
        seatEnded(*find(ref->call), ref->kind, e.cause);
    }
}

void Telephony::Private::on(const sip::RegistrationChanged &e) {
    const auto at = registrations.find(e.registration);
    if (at != registrations.end())
        tellHealth(at->second, e.state == sip::RegistrationState::Registered, QString::fromStdString(e.phrase));
}

void Telephony::Private::tellHealth(const Id &trunkId, bool alive, const QString &detail) {
    TrunkState &state = health[trunkId];
    const bool same = state.known && state.alive == alive;
    state.heardAt = clock.now();
    state.detail = detail;
    if (same)
        return;
    state.known = true;
    state.alive = alive;
    state.since = state.heardAt;
    Q_EMIT q.trunkHealth(trunkId, alive, detail);
}

Expected<void> Telephony::Private::pingTrunk(const Trunk &trunk) {
    sip::PingRequest ping;
    ping.listen = listenNamed("trunks")->name;
    ping.target = trunk.uriOf({}).replace("sip:@"_L1, "sip:"_L1).toStdString();
    ping.loopbackOnly = trunk.rehearsal;
    LX_TRY(const auto asked, sip->ping(std::move(ping)));
    trunkPings.emplace(asked, trunk.id);
    return {};
}

void Telephony::Private::checkTrunks() {
    const auto all = trunks.list();
    if (!all) {
        qCWarning(lcTelephony) << "trunks not read:" << all.error().toString();
        return;
    }
    for (const auto &trunk : *all) {
        const auto registered = std::find_if(registrations.begin(), registrations.end(),
                                             [&](const auto &r) { return r.second == trunk.id; });
        const bool wanted = trunk.enabled && trunk.kind == TrunkKind::Registering;
        if (wanted && registered == registrations.end()) {
            const std::string host = u"%1:%2"_s.arg(trunk.host).arg(trunk.port).toStdString();
            sip::RegistrationRequest request;
            request.listen = listenNamed("trunks")->name;
            request.registrar = "sip:" + host;
            request.aor = "sip:" + trunk.user.toStdString() + "@" + trunk.host.toStdString();
            request.credentials = {trunk.user.toStdString(), trunk.password.toStdString(), {}};
            request.loopbackOnly = trunk.rehearsal;
            if (const auto id = sip->registerAt(std::move(request)))
                registrations.emplace(*id, trunk.id);
            else
                tellHealth(trunk.id, false, id.error().message);
        } else if (!wanted && registered != registrations.end()) {
            sip->unregister(registered->first);
            registrations.erase(registered);
        }
        if (trunk.enabled && trunk.kind == TrunkKind::Static && config.healthSeconds > 0)
            if (const auto asked = pingTrunk(trunk); !asked)
                tellHealth(trunk.id, false, asked.error().message);
    }
}

} // namespace lianxin
