// SPDX-License-Identifier: GPL-3.0-or-later
// The call of a seat's phone: what is asked for, and what comes of it.
#include "call/line/LineMedia.h"
#include "call/phone/SeatPhone.h"
#include "call/phone/SeatPhonePrivate.h"

namespace lianxin {

namespace {

//! Whatever the engine offers is taken: it alone decides how its seats sound, and whether in the clear.
LineMedia anyLine() {
    LineMedia out;
    out.codecs = {CodecId::Opus, CodecId::G722, CodecId::Pcma, CodecId::Pcmu};
    out.srtp = sip::SrtpMode::Preferred;
    out.opusDtx = true;
    return out;
}

} // namespace

void SeatPhone::answer() {
    if (d->state != PhoneState::Ringing)
        return;
    if (auto opened = d->openSound(); !opened) {
        d->stack->reject(d->call, 500);
        Q_EMIT failed(opened.error());
        return;
    }
    if (d->offer.empty()) {
        d->stack->answer(d->call, d->negotiator->offer());
    } else {
        auto reply = d->negotiator->answer(d->offer);
        if (!reply) {
            d->stack->reject(d->call, 488);
            Q_EMIT failed(reply.error());
            return;
        }
        d->apply(reply->agreement);
        d->stack->answer(d->call, reply->answer);
    }
    if (d->device) {
        d->device->start(d->line);
        d->deviceStarted = true;
    }
    d->setState(PhoneState::Answering);
}

void SeatPhone::reject(int status) {
    if (d->state == PhoneState::Ringing)
        d->stack->reject(d->call, status);
}

void SeatPhone::hangUp() {
    if (d->call)
        d->stack->hangUp(d->call, {16, {}});
}

void SeatPhone::hold() {
    if (!d->heldByUs)
        d->askFor(Private::Asked::Hold);
}

void SeatPhone::resume() {
    if (d->heldByUs)
        d->askFor(Private::Asked::Resume);
}

void SeatPhone::setMuted(bool muted) {
    d->muted = muted;
    d->applyMatrix();
}

void SeatPhone::sendKeys(const QString &keys, int durationMs) {
    if (d->leg && (d->state == PhoneState::Talking || d->state == PhoneState::Held))
        d->media->sendDigits(d->leg, keys.toStdString(), durationMs);
}

void SeatPhone::transfer(const QString &target) {
    if (d->state != PhoneState::Talking && d->state != PhoneState::Held)
        return;
    const auto uri = target.startsWith(u"sip:"_s) ? target.toStdString()
                                                 : "sip:" + target.toStdString() + '@' + d->registrarHost;
    d->stack->refer(d->call, uri);
    d->setState(PhoneState::Transferring);
}

void SeatPhone::setDevice(std::shared_ptr<AudioDevicePort> device) {
    if (d->deviceStarted && d->device)
        d->device->stop();
    d->deviceStarted = false;
    d->device = std::move(device);
    if (d->device && d->line && d->state != PhoneState::Ringing) {
        d->device->start(d->line);
        d->deviceStarted = true;
    }
}

void SeatPhone::Private::onIncoming(const sip::IncomingCall &incoming) {
    if (call) {
        stack->reject(incoming.call, 486);
        return;
    }
    call = incoming.call;
    callId = QString::fromStdString(incoming.userToUser.empty() ? sip::callIdOf(incoming.from) : incoming.userToUser);
    offer = incoming.sdp;
    heldByUs = heldByPeer = false;
    asked = Asked::Nothing;
    stack->ring(call);
    setState(PhoneState::Ringing);
    Q_EMIT q->ringing(callId);
}

void SeatPhone::Private::onEnded(const sip::Ended &over) {
    closeSound();
    const auto id = callId;
    const bool transferring = state == PhoneState::Transferring;
    call = 0;
    callId.clear();
    offer.clear();
    heldByUs = heldByPeer = false;
    setState(PhoneState::Idle);
    // The engine ends our leg when the transfer is done: what it did not tell before is told by this.
    if (transferring)
        Q_EMIT q->transferFinished(over.cause.by == sip::EndedBy::Remote, over.cause.status,
                                   QString::fromStdString(over.cause.phrase));
    Q_EMIT q->ended(id, over.cause.status, QString::fromStdString(over.cause.phrase),
                    over.cause.by == sip::EndedBy::Local);
}

void SeatPhone::Private::onReOffer(const sip::ReOffer &reoffer) {
    const auto reply = negotiator->answer(reoffer.sdp, heldByUs ? sip::Direction::SendOnly : sip::Direction::SendRecv);
    if (!reply) {
        stack->refuseReoffer(call, 488);
        Q_EMIT q->failed(reply.error());
        return;
    }
    apply(reply->agreement);
    stack->answerReoffer(call, reply->answer);
    if (state == PhoneState::Talking || state == PhoneState::Held)
        setState(settled());
}

void SeatPhone::Private::askFor(Asked what) {
    if ((state != PhoneState::Talking && state != PhoneState::Held) || asked != Asked::Nothing)
        return;
    asked = what;
    stack->reoffer(call, negotiator->offer(what == Asked::Hold ? sip::Direction::SendOnly : sip::Direction::SendRecv));
}

void SeatPhone::Private::onReOfferDone(const sip::ReOfferDone &done) {
    const auto what = std::exchange(asked, Asked::Nothing);
    if (done.status >= 300) {
        Q_EMIT q->failed(Error{ErrorKind::Conflict, u"phone.hold_refused"_s,
                               u"The other side refused to hold or resume the call (%1)."_s.arg(done.status),
                               u"Try again."_s, {}});
        return;
    }
    const auto agreed = negotiator->accept(done.sdp);
    if (!agreed) {
        Q_EMIT q->failed(agreed.error());
        return;
    }
    if (what == Asked::Hold)
        heldByUs = true;
    else if (what == Asked::Resume)
        heldByUs = false;
    apply(*agreed);
    if (state == PhoneState::Talking || state == PhoneState::Held)
        setState(settled());
}

void SeatPhone::Private::onTransfer(const sip::TransferProgress &progress) {
    if (!progress.final || state != PhoneState::Transferring)
        return;
    const bool done = progress.status >= 200 && progress.status < 300;
    setState(settled());
    Q_EMIT q->transferFinished(done, progress.status, QString::fromStdString(progress.phrase));
    if (done && call)
        stack->hangUp(call, {16, {}});
}

Expected<void> SeatPhone::Private::openSound() {
    LX_TRY(bridge, media->openBridge());
    LX_TRY(const auto endpoint, media->openRtpLeg(bridge));
    leg = endpoint.member;
    line = std::make_shared<PcmPort>();
    LX_TRY(microphone, media->openPort(bridge, line));
    negotiator = std::make_unique<sip::SdpNegotiator>(localMediaOf(endpoint, anyLine()));
    applyMatrix();
    return {};
}

void SeatPhone::Private::closeSound() {
    if (deviceStarted && device)
        device->stop();
    deviceStarted = false;
    if (bridge)
        media->closeBridge(bridge);
    bridge = leg = microphone = 0;
    line.reset();
    negotiator.reset();
}

void SeatPhone::Private::apply(const sip::Agreement &agreement) {
    heldByPeer = agreement.heldByPeer && !heldByUs;
    auto parameters = rtpParametersOf(agreement, anyLine());
    parameters.sending = parameters.sending && !heldByUs; // a held peer gets its music from the engine, not our room
    media->setRtp(leg, parameters);
    applyMatrix();
}

void SeatPhone::Private::applyMatrix() {
    if (!bridge)
        return;
    HearMatrix matrix{{microphone, leg}};
    if (!muted)
        matrix.push_back({leg, microphone});
    media->setMatrix(bridge, matrix);
}

} // namespace lianxin
