// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/telephony/RingBack.h"
#include "call/telephony/TelephonyPrivate.h"
#include "platform/base/Log.h"

namespace lianxin {

Expected<void> Telephony::Private::openLeg(CallRecord &call, CallLeg &leg, const RtpLegConfig &legConfig,
                                           LineMedia line) {
    LX_TRY(leg.rtp, media->openRtpLeg(call.bridge, legConfig));
    leg.line = std::move(line);
    leg.sdp = std::make_unique<sip::SdpNegotiator>(localMediaOf(leg.rtp, leg.line));
    return {};
}

void Telephony::Private::applyAgreement(CallLeg &leg, const sip::Agreement &agreement) {
    RtpParameters p = rtpParametersOf(agreement, leg.line);
    leg.codec = p.codec;
    p.sending = p.sending && !agreement.heldByPeer;
    p.latch = leg.latch;
    media->setRtp(leg.rtp.member, p);
}

void Telephony::Private::applyMatrix(CallRecord &call) {
    const MemberId citizen = call.citizen.rtp.member;
    HearMatrix matrix{{citizen, call.prompt}, {citizen, call.comfort}};
    const auto both = [&matrix](MemberId one, MemberId other) {
        matrix.push_back({one, other});
        matrix.push_back({other, one});
    };
    const bool talking = call.state == CallState::Talking && call.seat && !call.next;
    const MemberId seat = call.seat ? call.seat->rtp.member : 0;
    if (talking) {
        both(citizen, seat);
        matrix.push_back({seat, call.prompt}); // what the hotline says to the citizen in the middle of a talk
    }
    const bool consulting = call.seat && call.consulted && call.consulted->answered;
    const MemberId consulted = consulting ? call.consulted->rtp.member : 0;
    ringForSeat(call);
    if (const CallLeg *rung = awaited(call)) { // how it rings there, or what the network says
        if (rung->early || rung == &call.citizen)
            matrix.push_back({seat, rung->rtp.member});
        if (call.ringBackPlays)
            matrix.push_back({seat, call.ringBack});
    }
    if (consulting && (!talking || call.conference))
        both(seat, consulted);
    if (consulting && talking && call.conference)
        both(citizen, consulted);
    if (call.seat && call.supervisor && call.supervisor->answered) {
        const MemberId supervisor = call.supervisor->rtp.member;
        matrix.push_back({supervisor, seat});
        if (talking) {
            matrix.push_back({supervisor, citizen});
            matrix.push_back({supervisor, call.prompt});
        }
        if (consulting)
            matrix.push_back({supervisor, consulted});
        if (call.supervision != SupervisionMode::Listen)
            matrix.push_back({seat, supervisor});
        if (call.supervision == SupervisionMode::Barge && talking)
            matrix.push_back({citizen, supervisor});
        if (call.supervision == SupervisionMode::Barge && consulting)
            matrix.push_back({consulted, supervisor});
    }
    media->setMatrix(call.bridge, matrix);
}

const CallLeg *Telephony::Private::awaited(const CallRecord &call) {
    if (!call.seat || !call.seat->answered || call.seat->outside)
        return nullptr;
    if (!call.citizen.answered)
        return &call.citizen;
    if (call.next)
        return call.next.get();
    const bool withCitizen = call.state == CallState::Talking; // meanwhile; it rings on without being heard
    return call.consulted && !call.consulted->answered && !withCitizen ? call.consulted.get() : nullptr;
}

void Telephony::Private::ringForSeat(CallRecord &call) {
    const CallLeg *const rung = awaited(call);
    // Sound of the far end goes before a tone of ours (RFC 3960 §3.2); that it was promised is not enough.
    const bool plays = rung && rung->rings && !(rung->early && rung->sounds);
    if (call.ringBackPlays == plays)
        return;
    if (plays && call.ringBack == 0) {
        const auto opened = media->openPlayer(call.bridge);
        if (!opened) {
            qCWarning(lcTelephony) << "no ring-back tone in call" << call.id << ':' << opened.error().toString();
            return;
        }
        call.ringBack = *opened;
    }
    call.ringBackPlays = plays;
    PlayOptions options;
    options.loop = true;
    if (plays)
        media->play(call.ringBack, {ringBackTone()}, options);
    else
        media->stopPlaying(call.ringBack);
}

void Telephony::Private::setComfort(CallRecord &call, bool on) {
    call.comforting = on;
    sound(call);
}

void Telephony::Private::sound(CallRecord &call) {
    const bool plays = call.comforting && call.prompts.isEmpty();
    if (std::exchange(call.comfortPlays, plays) == plays)
        return;
    if (!plays) {
        media->stopPlaying(call.comfort);
        return;
    }
    PlayOptions options;
    options.loop = true;
    options.gapMs = config.comfortGapMs;
    media->play(call.comfort, config.comfort, options);
}

void Telephony::Private::onKey(CallRecord &call, LegKind kind, char key) {
    if (isGuest(kind))
        return;
    const Id id = call.id;
    // Whom the seat asks may be a machine with a menu; their keys are nothing to the citizen's side.
    if (kind == LegKind::Seat && call.consulted && call.consulted->outside && call.consulted->answered)
        media->sendDigits(call.consulted->rtp.member, std::string(1, key));
    if (kind == LegKind::Seat && call.seat->outside)
        return;
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
            sound(*call);
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
        return;
    }
    if (event.kind == MediaEvent::Kind::RtpStarted && !std::exchange(legOf(call, ref->kind)->sounds, true))
        applyMatrix(call);
    if (ref->kind == LegKind::Citizen || ref->kind == LegKind::Next)
        return;
    if (static_cast<SeatLeg &>(*legOf(call, ref->kind)).outside)
        return; // as a citizen's: exchanges suppress silence
    auto &seat = static_cast<SeatLeg &>(*legOf(call, ref->kind));
    if (event.kind == MediaEvent::Kind::RtpSilent) {
        seat.silent = true;
        askWhetherSeatLives(call, ref->kind);
    } else if (event.kind == MediaEvent::Kind::RtpResumed) {
        seat.silent = false;
    }
}

} // namespace lianxin
