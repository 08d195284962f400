// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/telephony/TelephonyPrivate.h"

namespace lianxin {

Expected<void> Telephony::Private::openLeg(CallRecord &call, CallLeg &leg, const RtpLegConfig &legConfig,
                                           const QStringList &codecs) {
    LX_TRY(leg.rtp, media->openRtpLeg(call.bridge, legConfig));
    sip::LocalMedia local;
    local.address = leg.rtp.address;
    local.port = leg.rtp.port;
    local.codecs.clear();
    for (const auto &codec : codecs)
        local.codecs.push_back(codec == "PCMU"_L1 ? sip::pcmu() : sip::pcma());
    leg.sdp = std::make_unique<sip::SdpNegotiator>(std::move(local));
    return {};
}

void Telephony::Private::applyAgreement(const CallLeg &leg, const sip::Agreement &agreement) {
    RtpParameters p;
    p.remoteAddress = agreement.remoteAddress;
    p.remotePort = std::uint16_t(agreement.remotePort);
    p.remoteRtcpPort = std::uint16_t(agreement.remoteRtcpPort);
    p.codec = agreement.codec == sip::pcmu() || agreement.codec.name == "PCMU" ? CodecId::Pcmu : CodecId::Pcma;
    p.payloadType = agreement.codec.payloadType;
    p.telephoneEventSend = agreement.telephoneEventSend;
    p.telephoneEventReceive = agreement.telephoneEventReceive;
    p.sending = sip::sends(agreement.direction) && !agreement.heldByPeer;
    p.receiving = sip::receives(agreement.direction);
    p.latch = leg.latch;
    media->setRtp(leg.rtp.member, p);
}

void Telephony::Private::applyMatrix(CallRecord &call) {
    const MemberId citizen = call.citizen.rtp.member;
    HearMatrix matrix{{citizen, call.prompt}, {citizen, call.comfort}};
    if (call.state == CallState::Talking && call.seat && !call.next) {
        matrix.push_back({citizen, call.seat->rtp.member});
        matrix.push_back({call.seat->rtp.member, citizen});
    }
    media->setMatrix(call.bridge, matrix);
}

void Telephony::Private::setComfort(CallRecord &call, bool on) {
    if (call.comforting == on)
        return;
    call.comforting = on;
    if (!on) {
        media->stopPlaying(call.comfort);
        return;
    }
    PlayOptions options;
    options.loop = true;
    options.gapMs = config.comfortGapMs;
    media->play(call.comfort, config.comfort, options);
}

void Telephony::Private::onKey(CallRecord &call, LegKind kind, char key) {
    const Id id = call.id;
    if (kind == LegKind::Citizen) {
        const bool bargeIn = std::any_of(call.prompts.begin(), call.prompts.end(), [](bool b) { return b; });
        if (bargeIn)
            media->stopPlaying(call.prompt);
    }
    Q_EMIT q.keyPressed(id, kind == LegKind::Citizen ? CallSide::Citizen : CallSide::Seat, QLatin1Char(key));
}

void Telephony::Private::onMedia(const MediaEvent &event) {
    if (event.kind == MediaEvent::Kind::PlayFinished) {
        for (auto &[id, call] : calls) {
            if (call->bridge != event.bridge || !call->prompts.remove(event.token))
                continue;
            const Id callId = id;
            Q_EMIT q.promptFinished(callId, event.token, event.end == PlayEnd::Completed);
            return;
        }
        return;
    }
    const auto ref = byMember(event.member);
    if (!ref)
        return;
    auto &call = *find(ref->call);
    if (event.kind == MediaEvent::Kind::Digit) {
        onKey(call, ref->kind, event.digit);
    } else if (ref->kind == LegKind::Seat && event.kind == MediaEvent::Kind::RtpSilent) {
        call.seat->silent = true;
        askWhetherSeatLives(call);
    } else if (ref->kind == LegKind::Seat && event.kind == MediaEvent::Kind::RtpResumed) {
        call.seat->silent = false;
    }
}

} // namespace lianxin
