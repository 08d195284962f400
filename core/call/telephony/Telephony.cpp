// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/telephony/Telephony.h"
#include "call/telephony/TelephonyPrivate.h"
#include "platform/base/Log.h"

namespace lianxin {
namespace {

constexpr int kPromptRampMs = 40;

Error notStarted() {
    return {ErrorKind::Conflict, u"telephony.not_started"_s, u"The telephone exchange is not running"_s, {}, {}};
}

} // namespace

Telephony::Private::Private(Telephony &owner, TelephonyConfig c, TrunkSource &t, const Clock &cl)
    : q(owner)
    , config(std::move(c))
    , trunks(t)
    , clock(cl) {
    steady.start();
    // Both engines speak on threads of their own; everything is decided on ours.
    media = std::make_unique<MediaEngine>(config.media, [this](const MediaEvent &event) {
        QMetaObject::invokeMethod(&q, [this, event] { onMedia(event); }, Qt::QueuedConnection);
    });
    sip = std::make_unique<sip::SipStack>(config.sip, [this](sip::SipEvent event) {
        QMetaObject::invokeMethod(&q, [this, e = std::move(event)] { onSip(e); }, Qt::QueuedConnection);
    });
    QObject::connect(&healthTimer, &QTimer::timeout, &q, [this] { checkTrunks(); });
}

Telephony::Telephony(TelephonyConfig config, TrunkSource &trunks, const Clock &clock, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, std::move(config), trunks, clock)) {
    qRegisterMetaType<CallEnded>();
    qRegisterMetaType<InboundCall>();
    qRegisterMetaType<SeatLegEnded>();
    qRegisterMetaType<OutsideEnded>();
}

Telephony::~Telephony() {
    stop();
}

Expected<void> Telephony::start() {
    if (d->started)
        return {};
    LX_TRY(d->bound, d->sip->start());
    d->media->start();
    d->started = true;
    d->checkTrunks();
    if (d->config.healthSeconds > 0)
        d->healthTimer.start(d->config.healthSeconds * 1000);
    return {};
}

void Telephony::stop() {
    if (!std::exchange(d->started, false))
        return;
    d->healthTimer.stop();
    while (!d->calls.empty()) {
        auto &call = *d->calls.begin()->second;
        if (!call.citizen.over)
            d->endDialog(call.citizen, CallEndedBy::Us);
        sip::EndCause cause;
        cause.by = sip::EndedBy::Local;
        cause.inviteSent = !call.inbound;
        cause.answered = call.citizen.answered;
        cause.status = call.citizen.answered ? 0 : 487;
        d->finish(call.id, cause);
    }
    d->sip->stop();
    d->media->stop();
}

QStringList Telephony::listening() const {
    QStringList list;
    for (const auto &bound : d->bound)
        list << u"%1 %2:%3"_s.arg(QString::fromStdString(bound.name), QString::fromStdString(bound.address)).arg(bound.port);
    return list;
}

QString Telephony::registrar() const { return d->addressOf("seats"); }

QString Telephony::secureRegistrar() const { return d->addressOf("seats_tls"); }

QString Telephony::Private::addressOf(const std::string &name) const {
    const auto *at = listenNamed(name);
    return at ? u"%1:%2"_s.arg(QString::fromStdString(at->address)).arg(at->port) : QString();
}

Expected<void> Telephony::placeCall(const OutgoingCall &order) {
    if (!d->started)
        return notStarted();
    if (order.callId.isEmpty() || d->find(order.callId))
        return Error{ErrorKind::Conflict, u"telephony.duplicate"_s, u"There is a call of that id already"_s, {}, {}};
    LX_TRY(const Trunk trunk, d->takeLine(order.trunkId, order.callerId));
    if (auto placed = d->place(order, trunk); !placed) {
        d->gateOf(trunk).release();
        return placed.error();
    }
    return {};
}

int Telephony::roomOn(const Id &trunkId) const {
    const auto trunk = d->trunks.find(trunkId);
    return trunk && trunk->enabled ? d->gateOf(*trunk).room(d->now()) : 0;
}

Telephony::TrunkState Telephony::trunkState(const Id &trunkId) const {
    TrunkState state;
    if (const auto known = d->health.find(trunkId); known != d->health.end())
        state = known->second;
    if (const auto gate = d->gates.find(trunkId); gate != d->gates.end()) {
        state.inUse = gate->second.inUse();
        state.factor = gate->second.factor();
    }
    return state;
}

Expected<void> Telephony::answer(const Id &callId) {
    LX_TRY(auto *call, d->require(callId, CallStep::Answer));
    if (call->state != CallState::Offered)
        return Error{ErrorKind::Conflict, u"telephony.state"_s, u"Only an inbound call can be answered"_s, {}, {}};
    return d->answerInbound(*call);
}

Expected<void> Telephony::reject(const Id &callId, int code) {
    LX_TRY(auto *call, d->require(callId));
    if (call->state != CallState::Offered)
        return Error{ErrorKind::Conflict, u"telephony.state"_s, u"Only an inbound call can be refused"_s, {}, {}};
    call->citizen.over = true;
    call->citizen.endedBy = CallEndedBy::Us;
    d->sip->reject(call->citizen.sip, code);
    return {};
}

Expected<void> Telephony::hangUp(const Id &callId, int q850) {
    LX_TRY(auto *call, d->require(callId));
    d->endDialog(call->citizen, CallEndedBy::Us, q850);
    return {};
}

Expected<PlayToken> Telephony::play(const Id &callId, std::vector<PcmBuffer> buffers, const PromptOptions &options) {
    LX_TRY(auto *call, d->require(callId));
    if (!call->citizen.answered)
        return Error{ErrorKind::Conflict, u"telephony.state"_s, u"The call is not answered"_s, {}, {}};
    PlayOptions play;
    play.append = options.append;
    play.loop = options.loop;
    const PlayToken token = d->media->play(call->prompt, std::move(buffers), play);
    call->prompts.insert(token, options.bargeInOnKey);
    d->sound(*call);
    return token;
}

Expected<void> Telephony::stopPlaying(const Id &callId, PlayToken token) {
    LX_TRY(auto *call, d->require(callId));
    d->media->stopPlaying(call->prompt, token);
    return {};
}

Expected<void> Telephony::duckPrompt(const Id &callId, double gainDb) {
    LX_TRY(auto *call, d->require(callId));
    d->media->duck(call->prompt, gainDb, kPromptRampMs);
    return {};
}

qint64 Telephony::promptPositionMs(const Id &callId) const {
    const auto *call = d->find(callId);
    return call ? d->media->playPositionMs(call->prompt) : 0;
}

Expected<void> Telephony::sendDigits(const Id &callId, CallSide side, const QString &digits) {
    LX_TRY(auto *call, d->require(callId));
    const CallLeg *leg = d->legOf(*call, side == CallSide::Citizen ? Private::LegKind::Citizen : Private::LegKind::Seat);
    if (!leg || !leg->answered)
        return Error{ErrorKind::Conflict, u"telephony.state"_s, u"That side is not connected"_s, {}, {}};
    d->media->sendDigits(leg->rtp.member, digits.toStdString());
    return {};
}

Expected<void> Telephony::startRecording(const Id &callId, std::shared_ptr<RecordingSink> sink) {
    LX_TRY(auto *call, d->require(callId));
    if (call->recorder)
        return Error{ErrorKind::Conflict, u"telephony.state"_s, u"The call is recorded already"_s, {}, {}};
    LX_TRY(call->recorder, d->media->openRecorder(call->bridge, {call->citizen.rtp.member}, std::move(sink)));
    return {};
}

Expected<void> Telephony::stopRecording(const Id &callId) {
    LX_TRY(auto *call, d->require(callId));
    d->media->closeMember(std::exchange(call->recorder, 0));
    return {};
}

Expected<std::shared_ptr<TapStream>> Telephony::tap(const Id &callId, CallSide side) {
    LX_TRY(auto *call, d->require(callId));
    const CallLeg *leg = d->legOf(*call, side == CallSide::Citizen ? Private::LegKind::Citizen : Private::LegKind::Seat);
    return d->media->openTap(leg ? leg->rtp.member : 0);
}

void Telephony::closeTap(const TapStream &tap) {
    d->media->closeMember(tap.member());
}

void Telephony::setSeatAccount(const QString &seat, const QString &password) {
    d->sip->setAccount({seat.toStdString(), password.toStdString()});
}

void Telephony::removeSeatAccount(const QString &seat) {
    d->sip->removeAccount(seat.toStdString());
}

bool Telephony::isSeatRegistered(const QString &seat) const {
    return d->sip->binding(seat.toStdString()).has_value();
}

QStringList Telephony::registeredSeats() const {
    QStringList seats;
    for (const auto &binding : d->sip->bindings())
        seats << QString::fromStdString(binding.user);
    return seats;
}

int Telephony::calls() const {
    return int(d->calls.size());
}

std::optional<RtpStatistics> Telephony::statistics(const Id &callId, CallSide side) const {
    auto *call = d->find(callId);
    const CallLeg *leg = call ? d->legOf(*call, side == CallSide::Citizen ? Private::LegKind::Citizen : Private::LegKind::Seat)
                              : nullptr;
    return leg ? d->media->statistics(leg->rtp.member) : std::nullopt;
}

QString Telephony::codec(const Id &callId, CallSide side) const {
    auto *call = d->find(callId);
    const CallLeg *leg = call ? d->legOf(*call, side == CallSide::Citizen ? Private::LegKind::Citizen : Private::LegKind::Seat) : nullptr;
    if (!leg || !leg->codec)
        return {};
    const std::string_view name = nameOf(*leg->codec);
    return QString::fromLatin1(name.data(), qsizetype(name.size()));
}

Lateness Telephony::takeLateness() {
    return d->media->takeLateness();
}

Expected<void> Telephony::testTrunk(const Id &trunkId) {
    if (!d->started)
        return notStarted();
    LX_TRY(const Trunk trunk, d->trunks.find(trunkId));
    d->health.erase(trunkId); // tell whatever comes
    return d->pingTrunk(trunk);
}

} // namespace lianxin
