// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/telephony/TelephonyPrivate.h"
#include "platform/base/Log.h"

namespace lianxin {
namespace {

constexpr int kAskAgainMs = 3000; // while a living seat sends no sound
constexpr int kTransportError = 503; // what the stack calls a refusal by the host (RFC 3261 §8.1.3.1, ICMP)

Error seatOffline() {
    return {ErrorKind::NotFound, u"telephony.seat_offline"_s, u"The seat's phone is not registered"_s,
            u"Start the seat's console or phone"_s, {}};
}
Error seatBusy() {
    return {ErrorKind::Conflict, u"telephony.seat_busy"_s, u"The call has a seat already"_s, {}, {}};
}

} // namespace

Expected<std::unique_ptr<SeatLeg>> Telephony::Private::inviteSeat(CallRecord &call, const QString &seat,
                                                                  int ringSeconds) {
    const auto binding = sip->binding(seat.toStdString());
    if (!binding)
        return seatOffline();
    auto leg = std::make_unique<SeatLeg>();
    leg->seat = seat;
    leg->contact = binding->contact;
    leg->route = binding->route;
    leg->listen = binding->listen;
    leg->latch = !binding->route.empty(); // behind NAT: sound comes from elsewhere too
    RtpLegConfig legConfig;
    legConfig.silenceTimeoutMs = config.seatSilenceMs;
    LineMedia line = config.seatLine;
    if (binding->secure) // the keys go the encrypted way, so the sound does, too
        line.srtp = sip::SrtpMode::Required;
    LX_CHECK(openLeg(call, *leg, legConfig, std::move(line)));

    // Nothing of the citizen: who it is, the seat learns from the engine under the call's id.
    const auto *listen = listenNamed(binding->listen);
    sip::InviteRequest invite;
    invite.listen = binding->listen;
    invite.target = binding->contact;
    invite.route = binding->route;
    invite.from = sip::callUri(call.id.toStdString(), listen ? listen->address : "127.0.0.1");
    invite.userToUser = call.id.toStdString();
    invite.sdp = leg->sdp->offer();
    auto dialog = sip->invite(std::move(invite));
    if (!dialog) {
        media->closeMember(leg->rtp.member);
        return dialog.error();
    }
    leg->sip = *dialog;
    startRingTimer(call, *leg, ringSeconds);
    return leg;
}

Expected<void> Telephony::ringSeat(const Id &callId, const QString &seat, int ringSeconds) {
    LX_TRY(auto *call, d->require(callId));
    if (call->inbound && !call->citizen.answered)
        return Error{ErrorKind::Conflict, u"telephony.state"_s, u"The call is not answered"_s, {}, {}};
    if (call->seat || call->next)
        return seatBusy();
    LX_TRY(call->seat, d->inviteSeat(*call, seat, ringSeconds));
    return {};
}

Expected<void> Telephony::bridgeSeat(const Id &callId) {
    LX_TRY(auto *call, d->require(callId, CallStep::Bridge));
    if (!call->seat || !call->seat->answered)
        return Error{ErrorKind::Conflict, u"telephony.state"_s, u"No seat has answered"_s, {}, {}};
    call->state = *after(call->state, CallStep::Bridge);
    d->media->stopPlaying(call->prompt);
    d->setComfort(*call, false);
    d->applyMatrix(*call);
    if (call->seat->heldByPhone)
        d->setHeld(*call, true);
    return {};
}

void Telephony::Private::setHeld(CallRecord &call, bool held) {
    const auto next = after(call.state, held ? CallStep::Hold : CallStep::Resume);
    if (!next)
        return;
    const Id id = call.id;
    call.state = *next;
    setComfort(call, held);
    applyMatrix(call);
    Q_EMIT q.heldChanged(id, held);
}

Expected<void> Telephony::hold(const Id &callId) {
    LX_TRY(auto *call, d->require(callId, CallStep::Hold));
    if (call->seat && call->seat->outside) // nobody would know that the citizen waits for them
        return Error{ErrorKind::Conflict, u"telephony.state"_s, u"No seat is left on the call that could bring the citizen back"_s,
                     u"Take the call over first"_s, {}};
    d->setHeld(*call, true);
    return {};
}

Expected<void> Telephony::resume(const Id &callId) {
    LX_TRY(auto *call, d->require(callId, CallStep::Resume));
    if (call->next)
        return Error{ErrorKind::Conflict, u"telephony.state"_s, u"The call is being transferred"_s, {}, {}};
    d->setHeld(*call, false);
    return {};
}

Expected<void> Telephony::dropSeat(const Id &callId) {
    LX_TRY(auto *call, d->require(callId));
    if (!call->seat)
        return Error{ErrorKind::Conflict, u"telephony.state"_s, u"The call has no seat"_s, {}, {}};
    d->endSeatLeg(*call, Private::LegKind::Seat, CallEndedBy::Us);
    return {};
}

Expected<void> Telephony::transferToSeat(const Id &callId, const QString &seat, int ringSeconds) {
    LX_TRY(auto *call, d->require(callId));
    if (!call->seat || call->seat->outside || !call->seat->answered || (call->state != CallState::Talking && call->state != CallState::Held))
        return Error{ErrorKind::Conflict, u"telephony.state"_s, u"No seat talks with the citizen"_s, {}, {}};
    if (call->next || call->consulted || d->kindOf(*call, seat))
        return seatBusy();
    LX_TRY(call->next, d->inviteSeat(*call, seat, ringSeconds));
    d->setComfort(*call, true);
    d->applyMatrix(*call);
    return {};
}

void Telephony::refuseTransfer(const Id &callId, int code) {
    auto *call = d->find(callId);
    if (call && call->seat && std::exchange(call->seat->referred, false))
        d->sip->notifyTransfer(call->seat->sip, code);
}

void Telephony::Private::seatAnswered(CallRecord &call, LegKind kind) {
    if (isGuest(kind))
        return guestAnswered(call, kind);
    const Id id = call.id;
    auto &seat = static_cast<SeatLeg &>(*legOf(call, kind));
    seat.answered = true;
    seat.ringTimer.reset();
    const QString name = seat.seat;
    const bool outside = seat.outside != nullptr;
    if (kind == LegKind::Next)
        takeOver(call);
    else if (!call.citizen.answered)
        applyMatrix(call); // the seat hears how the citizen's telephone rings
    if (outside)
        Q_EMIT q.outsideAnswered(id, name);
    else
        Q_EMIT q.seatLegAnswered(id, name);
    if (kind == LegKind::Next)
        Q_EMIT q.transferDone(id, name, true, 200);
}

void Telephony::Private::takeOver(CallRecord &call) {
    std::unique_ptr<SeatLeg> old = std::move(call.seat);
    call.seat = std::move(call.next);
    const bool wasHeld = call.state == CallState::Held;
    call.state = CallState::Talking;
    setComfort(call, false);
    if (old) {
        if (old->referred)
            sip->notifyTransfer(old->sip, 200);
        endDialog(*old, CallEndedBy::Us);
        media->closeMember(old->rtp.member);
    }
    hushWhisper(call);
    applyMatrix(call);
    const Id id = call.id;
    if (old)
        Q_EMIT q.seatLegEnded(endOf(id, *old, CallEndedBy::Us));
    if (wasHeld)
        Q_EMIT q.heldChanged(id, false);
    if (old)
        tellOutsideOver(id, *old);
}

void Telephony::Private::transferFailed(CallRecord &call, const QString &seat, int code) {
    const Id id = call.id;
    if (call.seat) {
        if (std::exchange(call.seat->referred, false))
            sip->notifyTransfer(call.seat->sip, code >= 300 ? code : 480);
        if (call.state == CallState::Talking) // the present seat has the citizen back
            setComfort(call, false);
        applyMatrix(call);
    } else { // the seat left in the meantime, and with it whoever listened to it
        if (call.supervisor)
            dismissGuest(call, LegKind::Supervisor, CallEndedBy::Us);
        call.state = after(call.state, CallStep::SeatGone).value_or(call.state);
        applyMatrix(call);
    }
    Q_EMIT q.transferDone(id, seat, false, code);
}

void Telephony::Private::seatEnded(CallRecord &call, LegKind kind, const sip::EndCause &cause) {
    auto &seat = static_cast<SeatLeg &>(*legOf(call, kind));
    seat.cause = cause;
    SeatLegEnded ended = endOf(call.id, seat,
                               cause.by == sip::EndedBy::Remote    ? (seat.outside ? CallEndedBy::Outside : CallEndedBy::Seat)
                                   : cause.by == sip::EndedBy::Local ? seat.endedBy
                                                                     : CallEndedBy::Network,
                               cause.status);
    ended.q850 = cause.q850;
    // A talking seat whose dialog the stack gave up (session timer, no answer to a re-INVITE) has vanished.
    const bool vanished = kind == LegKind::Seat && !seat.outside && seat.answered && ended.by == CallEndedBy::Network;
    if (!seat.outside && !seat.answered && cause.by == sip::EndedBy::Stack && cause.status == kTransportError)
        sip->forgetBinding(seat.seat.toStdString(), seat.contact);
    if (isGuest(kind))
        return removeGuest(call, kind);
    if (kind == LegKind::Seat && promoteConsulted(call))
        return;
    const Id id = call.id;
    const QString name = seat.seat;
    removeSeat(call, kind, ended);
    if (vanished)
        Q_EMIT q.seatLost(id, name);
}

void Telephony::Private::endSeatLeg(CallRecord &call, LegKind kind, CallEndedBy by, int code) {
    auto &leg = static_cast<SeatLeg &>(*legOf(call, kind));
    endDialog(leg, by);
    removeSeat(call, kind, endOf(call.id, leg, by, code));
}

SeatLegEnded Telephony::Private::endOf(const Id &callId, const SeatLeg &leg, CallEndedBy by, int code) {
    SeatLegEnded ended;
    ended.callId = callId;
    ended.seat = leg.seat;
    ended.wasAnswered = leg.answered;
    ended.code = leg.answered ? 0 : code;
    ended.by = by;
    return ended;
}

void Telephony::Private::removeSeat(CallRecord &call, LegKind kind, const SeatLegEnded &ended) {
    const Id id = call.id;
    std::unique_ptr<SeatLeg> gone = std::move(kind == LegKind::Next ? call.next : call.seat);
    media->closeMember(gone->rtp.member);
    if (kind == LegKind::Next) {
        Q_EMIT q.seatLegEnded(ended);
        tellOutsideOver(id, *gone);
        if (auto *still = find(id))
            transferFailed(*still, gone->seat, ended.code ? ended.code : 487);
        return;
    }
    const bool wasHeld = call.state == CallState::Held;
    const bool talked = wasHeld || call.state == CallState::Talking;
    for (const LegKind guest : {LegKind::Consulted, LegKind::Supervisor}) // they were there for this seat
        if (legOf(call, guest) && !call.next)
            dismissGuest(call, guest, CallEndedBy::Us);
    if (!call.next) // else the transfer goes on without the one who asked for it
        call.state = after(call.state, CallStep::SeatGone).value_or(call.state);
    if (talked)
        setComfort(call, true);
    applyMatrix(call);
    Q_EMIT q.seatLegEnded(ended);
    if (wasHeld)
        Q_EMIT q.heldChanged(id, false);
    tellOutsideOver(id, *gone);
}

std::optional<Telephony::Private::LegKind> Telephony::Private::kindOf(const CallRecord &call, const QString &seat) const {
    const auto is = [&](const std::unique_ptr<SeatLeg> &leg) { return leg && leg->seat == seat; };
    if (is(call.seat))
        return LegKind::Seat;
    if (is(call.supervisor))
        return LegKind::Supervisor;
    if (is(call.consulted))
        return LegKind::Consulted;
    return std::nullopt;
}

void Telephony::Private::askWhetherSeatLives(CallRecord &call, LegKind kind) {
    auto &seat = static_cast<SeatLeg &>(*legOf(call, kind));
    if (!seat.answered || seat.over || seat.ping != 0)
        return;
    sip::PingRequest ping;
    ping.listen = seat.listen;
    ping.target = seat.contact;
    ping.route = seat.route;
    const auto asked = sip->ping(std::move(ping));
    if (!asked) {
        seatVanished(call, kind);
        return;
    }
    seat.ping = *asked;
    seat.pingTimer.reset(new QTimer);
    seat.pingTimer->setSingleShot(true);
    QObject::connect(seat.pingTimer.get(), &QTimer::timeout, &q, [this, id = call.id, asked = *asked] {
        auto *record = find(id);
        for (const LegKind which : {LegKind::Seat, LegKind::Supervisor, LegKind::Consulted})
            if (const auto *leg = record ? static_cast<SeatLeg *>(legOf(*record, which)) : nullptr; leg && leg->ping == asked)
                return seatVanished(*record, which);
    });
    seat.pingTimer->start(config.seatPingMs);
}

void Telephony::Private::seatVanished(CallRecord &call, LegKind kind) {
    const Id id = call.id;
    if (isGuest(kind)) {
        qCWarning(lcTelephony) << "seat" << guestOf(call, kind)->seat << "vanished from call" << id << "that it was a guest of";
        return dismissGuest(call, kind, CallEndedBy::Network);
    }
    const QString name = call.seat->seat;
    qCWarning(lcTelephony) << "seat" << name << "vanished from call" << id;
    endDialog(*call.seat, CallEndedBy::Network);
    if (promoteConsulted(call))
        return;
    endSeatLeg(call, LegKind::Seat, CallEndedBy::Network);
    Q_EMIT q.seatLost(id, name);
}

void Telephony::Private::on(const sip::PingResult &e) {
    if (const auto at = trunkPings.find(e.ping); at != trunkPings.end()) {
        const Id trunk = at->second;
        trunkPings.erase(at);
        tellHealth(trunk, e.alive, e.alive ? u"%1 ms"_s.arg(e.roundTrip.count()) : QString::fromStdString(e.phrase));
        return;
    }
    for (auto &[id, call] : calls) {
        std::optional<LegKind> kind;
        for (const LegKind which : {LegKind::Seat, LegKind::Supervisor, LegKind::Consulted})
            if (const auto *leg = static_cast<SeatLeg *>(legOf(*call, which)); leg && leg->ping == e.ping)
                kind = which;
        if (!kind)
            continue;
        auto &seat = static_cast<SeatLeg &>(*legOf(*call, *kind));
        seat.ping = 0;
        seat.pingTimer.reset();
        if (!e.alive) {
            // Its host lives and says that the phone doesn't: ring it again only where it registers again. After mere
            // silence the place is kept, a network comes back.
            if (e.status == kTransportError)
                sip->forgetBinding(seat.seat.toStdString(), seat.contact);
            seatVanished(*call, *kind);
            return;
        }
        // It lives and says nothing: some phones send no sound while muted. Look again later.
        TimerPtr timer(new QTimer);
        timer->setSingleShot(true);
        QObject::connect(timer.get(), &QTimer::timeout, &q, [this, callId = id, dialog = seat.sip] {
            const auto ref = byDialog(dialog);
            if (ref && static_cast<SeatLeg *>(legOf(*find(callId), ref->kind))->silent)
                askWhetherSeatLives(*find(callId), ref->kind);
        });
        timer->start(kAskAgainMs);
        seat.pingTimer = std::move(timer);
        return;
    }
}

void Telephony::Private::on(const sip::SeatRegistered &e) {
    const QString seat = QString::fromStdString(e.binding.user);
    // The phone came back somewhere else: what rings or talks at the old place has lost it.
    for (auto &[id, call] : calls) {
        const auto kind = kindOf(*call, seat);
        const auto *leg = kind ? static_cast<SeatLeg *>(legOf(*call, *kind)) : nullptr;
        if (!leg || leg->over || leg->contact == e.binding.contact)
            continue;
        if (leg->answered || isGuest(*kind)) {
            seatVanished(*call, *kind);
            break;
        }
        endSeatLeg(*call, LegKind::Seat, CallEndedBy::Network, 480);
        break;
    }
    Q_EMIT q.seatRegistered(seat);
}

void Telephony::Private::on(const sip::SeatUnregistered &e) {
    if (sip->binding(e.user)) // it came back while this was on its way
        return;
    const QString seat = QString::fromStdString(e.user);
    for (auto &[id, call] : calls)
        if (const auto kind = kindOf(*call, seat))
            askWhetherSeatLives(*call, *kind); // may take the seat out of the call, not the call out of the table
    Q_EMIT q.seatUnregistered(seat);
}

} // namespace lianxin
