// SPDX-License-Identifier: GPL-3.0-or-later
// Text to AudioDescription, over Sofia's parser.
#include "call/sip/Sdp.h"
#include <arpa/inet.h>
#include <charconv>
#include <cstring>
#include <memory>
#include <sofia-sip/sdp.h>
#include <string_view>
#include <sofia-sip/su_string.h>

namespace lianxin::sip {

namespace {

constexpr std::size_t kMaxLength = 16384;

Error sdpError(QString code, QString message) {
    return Error{ErrorKind::BadInput, std::move(code), std::move(message), {}, {}};
}

struct ParserDeleter {
    void operator()(sdp_parser_t *parser) const { sdp_parser_free(parser); }
};

std::string_view attribute(sdp_attribute_t const *list, const char *name) {
    const auto *found = sdp_attribute_find(list, name);
    return found && found->a_value ? std::string_view(found->a_value) : std::string_view();
}

int numberOf(std::string_view text, int otherwise) {
    int value = otherwise;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    return failure == std::errc() ? value : otherwise;
}

Direction directionOf(unsigned mode) {
    switch (mode) {
    case sdp_sendonly: return Direction::SendOnly;
    case sdp_recvonly: return Direction::RecvOnly;
    case sdp_inactive: return Direction::Inactive;
    default: return Direction::SendRecv;
    }
}

std::string protocolOf(sdp_media_t const *media) {
    if (media->m_proto_name)
        return media->m_proto_name;
    switch (media->m_proto) {
    case sdp_proto_rtp: return "RTP/AVP";
    case sdp_proto_srtp: return "RTP/SAVP";
    case sdp_proto_udptl: return "udptl";
    case sdp_proto_udp: return "udp";
    case sdp_proto_tcp: return "TCP";
    default: return "RTP/AVP";
    }
}

std::string typeOf(sdp_media_t const *media) {
    switch (media->m_type) {
    case sdp_media_audio: return "audio";
    case sdp_media_video: return "video";
    case sdp_media_application: return "application";
    case sdp_media_image: return "image";
    case sdp_media_message: return "message";
    default: return media->m_type_name ? media->m_type_name : "application";
    }
}

std::string firstFormat(sdp_media_t const *media) {
    if (media->m_rtpmaps)
        return std::to_string(media->m_rtpmaps->rm_pt);
    return media->m_format && media->m_format->l_text ? media->m_format->l_text : "0";
}

bool isPlainRtp(sdp_media_t const *media) {
    return media->m_type == sdp_media_audio &&
           (media->m_proto == sdp_proto_rtp || su_casematch(protocolOf(media).c_str(), "RTP/AVPF"));
}

bool isSecureRtp(sdp_media_t const *media) {
    return media->m_type == sdp_media_audio &&
           (media->m_proto == sdp_proto_srtp || su_casenmatch(protocolOf(media).c_str(), "RTP/SAVP", 8) ||
            protocolOf(media).find("TLS/RTP/SAVP") != std::string::npos);
}

Expected<AudioDescription> describe(sdp_session_t const *session, sdp_media_t const *media) {
    AudioDescription out;
    if (session->sdp_origin) {
        out.sessionId = session->sdp_origin->o_id;
        out.version = session->sdp_origin->o_version;
    }
    const auto *connection = sdp_media_connections(media);
    if (!connection || !connection->c_address)
        return sdpError(u"sdp.no_connection"_s, u"The description names no address for its audio."_s);
    unsigned char buffer[sizeof(in6_addr)];
    if (inet_pton(AF_INET, connection->c_address, buffer) != 1 && inet_pton(AF_INET6, connection->c_address, buffer) != 1)
        return sdpError(u"sdp.bad_address"_s, u"The description's address is not an IP literal."_s);
    if (connection->c_mcast || connection->c_ttl)
        return sdpError(u"sdp.multicast"_s, u"The description wants multicast, which a call can't use."_s);
    out.address = connection->c_address;
    if (media->m_port > 65535)
        return sdpError(u"sdp.bad_port"_s, u"The description's port is not between 0 and 65535."_s);
    out.port = int(media->m_port);
    const auto rtcp = attribute(media->m_attributes, "rtcp");
    out.rtcpPort = numberOf(rtcp.substr(0, rtcp.find(' ')), out.port ? out.port + 1 : 0);
    if (out.rtcpPort < 0 || out.rtcpPort > 65535)
        return sdpError(u"sdp.bad_port"_s, u"The description's RTCP port is not between 0 and 65535."_s);
    out.direction = directionOf(media->m_mode);

    auto ptime = attribute(media->m_attributes, "ptime");
    if (ptime.empty())
        ptime = attribute(session->sdp_attributes, "ptime");
    out.ptime = numberOf(ptime, 20);

    for (auto const *map = media->m_rtpmaps; map; map = map->rm_next) {
        if (!map->rm_encoding || !*map->rm_encoding || map->rm_pt > 127)
            continue;
        if (su_casematch(map->rm_encoding, "telephone-event")) {
            // Only the clock of the codecs we speak makes sense to us (RFC 4733 §2.4.1).
            if (map->rm_rate == 8000 && !out.telephoneEvent) {
                out.telephoneEvent = int(map->rm_pt);
                if (map->rm_fmtp)
                    out.events = map->rm_fmtp;
            }
            continue;
        }
        Codec codec;
        codec.name = map->rm_encoding;
        codec.payloadType = int(map->rm_pt);
        codec.clockRate = int(map->rm_rate);
        codec.channels = map->rm_params ? numberOf(map->rm_params, 1) : 1;
        codec.fmtp = map->rm_fmtp ? map->rm_fmtp : "";
        out.codecs.push_back(std::move(codec));
    }
    return out;
}

Expected<SdpOffer> parse(const std::string &text, bool refusedIsError) {
    if (text.size() > kMaxLength)
        return sdpError(u"sdp.too_long"_s, u"The description is longer than 16 KiB."_s);
    if (text.empty() || text.find('\0') != std::string::npos)
        return sdpError(u"sdp.malformed"_s, u"The description is empty or holds a zero byte."_s);
    const std::unique_ptr<sdp_parser_t, ParserDeleter> parser(
        sdp_parse(nullptr, text.data(), issize_t(text.size()), sdp_f_anynet));
    sdp_session_t const *session = sdp_session(parser.get());
    if (!session) {
        const char *why = sdp_parsing_error(parser.get());
        return sdpError(u"sdp.malformed"_s,
                        u"The description can't be read: %1."_s.arg(QString::fromLatin1(why ? why : "syntax")));
    }
    SdpOffer out;
    sdp_media_t const *usable = nullptr;
    bool refused = false;
    bool secure = false;
    for (auto const *media = session->sdp_media; media; media = media->m_next) {
        const auto index = out.streams.size();
        out.streams.push_back({typeOf(media), protocolOf(media), firstFormat(media)});
        if (isPlainRtp(media) && media->m_port == 0)
            refused = true;
        secure = secure || isSecureRtp(media);
        if (!usable && isPlainRtp(media) && media->m_port != 0) {
            usable = media;
            out.audioIndex = index;
        }
    }
    if (!usable) {
        if (refused && refusedIsError)
            return sdpError(u"sdp.refused"_s, u"The peer refused the audio stream."_s);
        if (secure)
            return sdpError(u"sdp.secure_media"_s, u"The peer wants encrypted audio only, which is not set up here."_s);
        return sdpError(u"sdp.no_audio"_s, u"The description has no audio stream over plain RTP."_s);
    }
    LX_TRY(out.audio, describe(session, usable));
    return out;
}

} // namespace

Expected<SdpOffer> parseOffer(const std::string &text) {
    return parse(text, false);
}

Expected<SdpAnswer> parseAnswer(const std::string &text) {
    LX_TRY(auto parsed, parse(text, true));
    return SdpAnswer{std::move(parsed.audio)};
}

} // namespace lianxin::sip
