// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/line/LineMedia.h"
#include <algorithm>

namespace lianxin {

namespace {

sip::Codec describedAs(CodecId codec, const LineMedia &line) {
    switch (codec) {
    case CodecId::Pcmu: return sip::pcmu();
    case CodecId::Pcma: return sip::pcma();
    case CodecId::G722: return sip::g722();
    case CodecId::Opus: return sip::opus(line.opusDtx);
    }
    return sip::pcma();
}

//! What we may do when we send Opus: the peer's wishes (RFC 7587 §6.1) within ours.
OpusOptions opusFor(const sip::Agreement &agreement, const LineMedia &line) {
    OpusOptions out;
    out.bitRate = std::min(out.bitRate, sip::parameterOf(agreement.codec, "maxaveragebitrate").value_or(out.bitRate));
    out.fec = sip::parameterOf(agreement.codec, "useinbandfec").value_or(0) == 1;
    out.dtx = line.opusDtx && sip::parameterOf(agreement.codec, "usedtx").value_or(0) == 1;
    out.constantRate = agreement.srtp.has_value() || sip::parameterOf(agreement.codec, "cbr").value_or(0) == 1;
    return out;
}

SrtpKeys keysOf(const sip::SrtpAgreement &agreed) {
    const auto suite = agreed.suite == sip::kSuite32 ? SrtpSuite::AesCm128HmacSha1_32 : SrtpSuite::AesCm128HmacSha1_80;
    return {{suite, agreed.sendKey, {}}, {suite, agreed.receiveKey, agreed.receiveMki}};
}

} // namespace

sip::LocalMedia localMediaOf(const RtpEndpoint &endpoint, const LineMedia &line) {
    sip::LocalMedia out;
    out.address = endpoint.address;
    out.port = endpoint.port;
    out.srtp = line.srtp;
    out.codecs.clear();
    for (const CodecId codec : line.codecs)
        out.codecs.push_back(describedAs(codec, line));
    return out;
}

RtpParameters rtpParametersOf(const sip::Agreement &agreement, const LineMedia &line) {
    RtpParameters out;
    out.remoteAddress = agreement.remoteAddress;
    out.remotePort = std::uint16_t(agreement.remotePort);
    out.remoteRtcpPort = std::uint16_t(agreement.remoteRtcpPort);
    out.codec = codecNamed(agreement.codec.name).value_or(CodecId::Pcma);
    out.payloadType = agreement.codec.payloadType;
    for (const auto &codec : agreement.receivable)
        if (const auto id = codecNamed(codec.name))
            out.receivable.push_back({*id, codec.payloadType});
    out.opus = opusFor(agreement, line);
    out.telephoneEventSend = agreement.telephoneEventSend;
    out.telephoneEventReceive = agreement.telephoneEventReceive;
    out.sending = sip::sends(agreement.direction);
    out.receiving = sip::receives(agreement.direction);
    if (agreement.srtp)
        out.srtp = keysOf(*agreement.srtp);
    return out;
}

} // namespace lianxin
