// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/phone/SeatPhone.h"
#include "call/phone/SeatPhonePrivate.h"
#include <QMetaObject>
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace lianxin {

namespace {

Error badConfig(QString message) {
    return Error{ErrorKind::BadInput, u"phone.bad_config"_s, std::move(message),
                 u"Take what the engine's seats.phone says."_s, {}};
}

//! The local address from which packets to \a host leave; empty: no route.
std::string routeTo(const std::string &host) {
    sockaddr_in peer{};
    peer.sin_family = AF_INET;
    peer.sin_port = htons(9);
    if (inet_pton(AF_INET, host.c_str(), &peer.sin_addr) != 1)
        return {};
    const int probe = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (probe < 0)
        return {};
    // Connecting a datagram socket sends nothing: the kernel only chooses the route.
    std::string out;
    sockaddr_in own{};
    socklen_t length = sizeof own;
    if (connect(probe, reinterpret_cast<sockaddr *>(&peer), sizeof peer) == 0 &&
        getsockname(probe, reinterpret_cast<sockaddr *>(&own), &length) == 0) {
        char text[INET_ADDRSTRLEN] = "";
        inet_ntop(AF_INET, &own.sin_addr, text, sizeof text);
        out = text;
    }
    close(probe);
    return out;
}

QString explain(int status, const std::string &phrase, bool tls) {
    // The stack doesn't say which: a certificate that is refused is to it a peer that is silent.
    if (tls && (status == 408 || status == 503))
        return u"The engine does not answer, or shows another certificate than the one that is trusted."_s;
    switch (status) {
    case 401:
    case 403:
    case 407: return u"The engine does not accept the phone's name and password."_s;
    case 404: return u"The engine does not know this seat."_s;
    case 408: return u"The engine does not answer."_s;
    case 503: return u"The engine can't be reached."_s;
    default: return u"%1 %2"_s.arg(status).arg(QString::fromStdString(phrase));
    }
}

} // namespace

SeatPhone::SeatPhone(std::shared_ptr<AudioDevicePort> device, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(this)) {
    d->device = std::move(device);
}

SeatPhone::~SeatPhone() {
    stop();
}

Expected<void> SeatPhone::start(const SeatPhoneConfig &config) {
    stop();
    const auto colon = config.registrar.lastIndexOf(u':');
    const auto host = config.registrar.left(colon).toStdString();
    bool ok = false;
    const int port = colon < 0 ? 0 : config.registrar.mid(colon + 1).toInt(&ok);
    in_addr checked{};
    if (!ok || port < 1 || port > 65535 || inet_pton(AF_INET, host.c_str(), &checked) != 1)
        return badConfig(u"The registrar must be given as IPv4 address and port."_s);
    if (config.sipUser.isEmpty())
        return badConfig(u"The phone has no user name."_s);
    const bool tls = config.transport == "tls"_L1;
    if (tls && config.trusted.isEmpty())
        return badConfig(u"The phone does not know the engine's certificate."_s);
    d->config = config;
    d->registrarHost = config.registrar.toStdString();
    d->localAddress = config.localAddress.isEmpty()
                          ? (sip::isLoopbackLiteral(host) ? std::string("127.0.0.1") : routeTo(host))
                          : config.localAddress.toStdString();
    if (d->localAddress.empty())
        return badConfig(u"There is no way from this machine to the registrar."_s);

    sip::StackConfig sipConfig;
    sipConfig.listen.front().address = d->localAddress;
    // A phone whose engine is on this machine has no business elsewhere.
    sipConfig.listen.front().bindLoopbackOnly = sip::isLoopbackLiteral(host) && sip::isLoopbackLiteral(d->localAddress);
    sipConfig.listen.front().admission = sip::Admission::KnownPeers;
    sipConfig.listen.front().peers = {host};
    if (tls) // nothing is sent twice on a connection: who doesn't answer soon, or isn't trusted, is told of soon
        sipConfig.timerB = std::chrono::seconds(8);
    sipConfig.listen.front().tls = tls;
    sipConfig.listen.front().trusted = config.trusted.toStdString();
    sipConfig.userAgent = "Lianxin seat phone";
    const int generation = ++d->generation;
    d->stack = std::make_unique<sip::SipStack>(std::move(sipConfig), [this, generation](sip::SipEvent event) {
        QMetaObject::invokeMethod(
            this,
            [this, generation, event = std::move(event)] {
                if (generation == d->generation)
                    d->onSip(event);
            },
            Qt::QueuedConnection);
    });
    if (const auto bound = d->stack->start(); !bound) {
        d->stack.reset();
        return bound.error();
    }
    MediaConfig mediaConfig;
    mediaConfig.threads = 1;
    mediaConfig.bridgesPerThread = 4;
    mediaConfig.bindAddress = d->localAddress;
    d->media = std::make_unique<MediaEngine>(mediaConfig, [this, generation](const MediaEvent &event) {
        QMetaObject::invokeMethod(
            this,
            [this, generation, event] {
                if (generation == d->generation)
                    d->onMedia(event);
            },
            Qt::QueuedConnection);
    });
    d->media->start();

    sip::RegistrationRequest request;
    request.registrar = "sip:" + d->registrarHost + (tls ? ";transport=tls" : "");
    request.aor = config.aor.isEmpty() ? "sip:" + config.sipUser.toStdString() + '@' + host : config.aor.toStdString();
    request.credentials = {config.sipUser.toStdString(), config.sipPassword.toStdString(), {}};
    request.expires = std::chrono::seconds(config.expiresS);
    request.retry = std::chrono::milliseconds(config.retryMs);
    auto registration = d->stack->registerAt(std::move(request));
    if (!registration) {
        stop();
        return registration.error();
    }
    d->registrationId = *registration;
    d->setRegistration(PhoneRegistration::Registering, u"The phone is registering."_s);
    return {};
}

void SeatPhone::stop() {
    if (!d->stack)
        return;
    ++d->generation;
    const bool had = d->call != 0;
    const auto id = d->callId;
    d->stack->stop(std::chrono::milliseconds(1000));
    d->closeSound();
    d->media->stop();
    d->media.reset();
    d->stack.reset();
    d->call = 0;
    d->callId.clear();
    d->heldByUs = d->heldByPeer = false;
    if (had) {
        d->setState(PhoneState::Idle);
        Q_EMIT ended(id, 0, u"Phone stopped"_s, true);
    }
    d->setRegistration(PhoneRegistration::Off, {});
}

PhoneRegistration SeatPhone::registration() const {
    return d->registration;
}

QString SeatPhone::why() const {
    return d->why;
}

PhoneState SeatPhone::state() const {
    return d->state;
}

QString SeatPhone::callId() const {
    return d->callId;
}

bool SeatPhone::heldByUs() const {
    return d->heldByUs;
}

bool SeatPhone::heldByPeer() const {
    return d->heldByPeer;
}

bool SeatPhone::muted() const {
    return d->muted;
}

std::optional<RtpStatistics> SeatPhone::statistics() const {
    return d->leg ? d->media->statistics(d->leg) : std::nullopt;
}

QString SeatPhone::listening() const {
    const auto bound = d->stack ? d->stack->listening() : std::vector<sip::Bound>();
    if (bound.empty())
        return {};
    return u"%1:%2"_s.arg(QString::fromStdString(bound.front().address)).arg(bound.front().port);
}

void SeatPhone::Private::setRegistration(PhoneRegistration next, QString reason) {
    if (registration == next && why == reason)
        return;
    registration = next;
    why = std::move(reason);
    Q_EMIT q->registrationChanged(registration, why);
}

void SeatPhone::Private::setState(PhoneState next) {
    if (state == next)
        return;
    state = next;
    Q_EMIT q->stateChanged(state);
}

void SeatPhone::Private::onSip(const sip::SipEvent &event) {
    if (const auto *changed = std::get_if<sip::RegistrationChanged>(&event)) {
        if (changed->state == sip::RegistrationState::Registered)
            setRegistration(PhoneRegistration::Registered, {});
        else if (changed->state == sip::RegistrationState::Failed)
            setRegistration(PhoneRegistration::Unregistered, explain(changed->status, changed->phrase, config.transport == "tls"_L1));
    } else if (const auto *incoming = std::get_if<sip::IncomingCall>(&event)) {
        onIncoming(*incoming);
    } else if (const auto *over = std::get_if<sip::Ended>(&event); over && over->call == call) {
        onEnded(*over);
    } else if (const auto *up = std::get_if<sip::Established>(&event); up && up->call == call) {
        if (!up->sdp.empty()) {
            if (const auto agreed = negotiator->accept(up->sdp)) {
                apply(*agreed);
            } else {
                Q_EMIT q->failed(agreed.error());
                stack->hangUp(call);
                return;
            }
        }
        setState(settled());
    } else if (const auto *reoffer = std::get_if<sip::ReOffer>(&event); reoffer && reoffer->call == call) {
        onReOffer(*reoffer);
    } else if (const auto *done = std::get_if<sip::ReOfferDone>(&event); done && done->call == call) {
        onReOfferDone(*done);
    } else if (const auto *progress = std::get_if<sip::TransferProgress>(&event); progress && progress->call == call) {
        onTransfer(*progress);
    } else if (const auto *key = std::get_if<sip::InfoDtmf>(&event); key && key->call == call) {
        Q_EMIT q->keyReceived(QChar::fromLatin1(key->key));
    } else if (const auto *referred = std::get_if<sip::Referred>(&event); referred && referred->call == call) {
        stack->notifyTransfer(call, 603, "Declined"); // nobody sends a seat elsewhere
    }
}

void SeatPhone::Private::onMedia(const MediaEvent &event) {
    if (event.member == leg && leg && event.kind == MediaEvent::Kind::Digit)
        Q_EMIT q->keyReceived(QChar::fromLatin1(event.digit));
}

QString nameOf(PhoneRegistration registration) {
    switch (registration) {
    case PhoneRegistration::Off: return u"off"_s;
    case PhoneRegistration::Registering: return u"registering"_s;
    case PhoneRegistration::Registered: return u"registered"_s;
    case PhoneRegistration::Unregistered: return u"unregistered"_s;
    }
    return {};
}

QString nameOf(PhoneState state) {
    switch (state) {
    case PhoneState::Idle: return u"idle"_s;
    case PhoneState::Ringing: return u"ringing"_s;
    case PhoneState::Answering: return u"answering"_s;
    case PhoneState::Talking: return u"talking"_s;
    case PhoneState::Held: return u"held"_s;
    case PhoneState::Transferring: return u"transferring"_s;
    }
    return {};
}

} // namespace lianxin
