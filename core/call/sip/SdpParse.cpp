// SPDX-License-Identifier: GPL-3.0-or-later
// Text to AudioDescription. Sofia's sdp_parse is not used: 1.12.11 never returns from an m= line whose protocol
// holds a control character ("m=audio 9000 RT\x01/AVP 8"), which anybody may send us.
#include "call/sip/Sdp.h"
#include "call/sip/SipText.h"
#include <algorithm>
#include <arpa/inet.h>
#include <cctype>
#include <charconv>
#include <string_view>

namespace lianxin::sip {

namespace {

constexpr std::size_t kMaxLength = 16384;
constexpr std::size_t kMaxStreams = 32;
constexpr std::size_t kMaxCryptos = 16;

Error sdpError(QString code, QString message) {
    return Error{ErrorKind::BadInput, std::move(code), std::move(message), {}, {}};
}

Error malformed(const char *what) {
    return sdpError(u"sdp.malformed"_s, u"The description can't be read: %1."_s.arg(QString::fromLatin1(what)));
}

//! Cuts the next word off \a text.
std::string_view word(std::string_view &text) {
    text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
    const auto end = std::min(text.find_first_of(" \t"), text.size());
    const auto out = text.substr(0, end);
    text.remove_prefix(end);
    return out;
}

template <class T>
std::optional<T> number(std::string_view text) {
    T value{};
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || failure != std::errc() || end != text.data() + text.size())
        return {};
    return value;
}

struct Attribute {
    std::string_view name;
    std::string_view value;
};

struct Media {
    std::string_view type;
    long port = 0;
    bool manyPorts = false;
    std::string_view protocol;
    std::vector<std::string_view> formats;
    std::string_view connection;
    std::vector<Attribute> attributes;
};

struct Session {
    std::uint64_t id = 0;
    std::uint64_t version = 0;
    std::string_view connection;
    std::vector<Attribute> attributes;
    std::vector<Media> media;
};

bool isPlainRtp(const Media &media) {
    return sameWord(media.type, "audio") && (sameWord(media.protocol, "RTP/AVP") || sameWord(media.protocol, "RTP/AVPF"));
}

//! With keys in the description; "UDP/TLS/RTP/SAVP" has none.
bool isSecureRtp(const Media &media) {
    return sameWord(media.type, "audio") && (sameWord(media.protocol, "RTP/SAVP") || sameWord(media.protocol, "RTP/SAVPF"));
}

bool isAnySecureRtp(const Media &media) {
    return sameWord(media.type, "audio") && media.protocol.find("SAVP") != std::string_view::npos;
}

const Attribute *find(const std::vector<Attribute> &list, std::string_view name) {
    const auto it = std::find_if(list.begin(), list.end(), [&](const Attribute &a) { return sameWord(a.name, name); });
    return it == list.end() ? nullptr : &*it;
}

std::optional<Direction> directionIn(const std::vector<Attribute> &list) {
    for (const auto &attribute : list) {
        if (sameWord(attribute.name, "sendrecv"))
            return Direction::SendRecv;
        if (sameWord(attribute.name, "sendonly"))
            return Direction::SendOnly;
        if (sameWord(attribute.name, "recvonly"))
            return Direction::RecvOnly;
        if (sameWord(attribute.name, "inactive"))
            return Direction::Inactive;
    }
    return {};
}

Expected<Media> readMedia(std::string_view value) {
    Media out;
    out.type = word(value);
    const auto ports = word(value);
    const auto slash = ports.find('/');
    const auto port = number<long>(ports.substr(0, slash));
    out.protocol = word(value);
    for (auto format = word(value); !format.empty(); format = word(value))
        out.formats.push_back(format);
    if (!port || out.type.empty() || out.protocol.empty() || out.formats.empty())
        return malformed("a media line is incomplete");
    out.port = *port;
    if (slash != std::string_view::npos) {
        const auto count = number<long>(ports.substr(slash + 1));
        if (!count)
            return malformed("a media line is incomplete");
        out.manyPorts = *count != 1;
    }
    return out;
}

Expected<void> readLine(Session &session, char field, std::string_view value) {
    switch (field) {
    case 'o': {
        (void)word(value);
        const auto id = number<std::uint64_t>(word(value));
        const auto version = number<std::uint64_t>(word(value));
        // Some equipment writes numbers that are none; nobody needs them but to see changes.
        session.id = id.value_or(0);
        session.version = version.value_or(0);
        return {};
    }
    case 'c':
        (session.media.empty() ? session.connection : session.media.back().connection) = value;
        return {};
    case 'a': {
        const auto colon = value.find(':');
        const Attribute attribute{value.substr(0, colon),
                                  colon == std::string_view::npos ? std::string_view() : value.substr(colon + 1)};
        (session.media.empty() ? session.attributes : session.media.back().attributes).push_back(attribute);
        return {};
    }
    case 'm': {
        if (session.media.size() == kMaxStreams)
            return malformed("too many streams");
        LX_TRY(auto media, readMedia(value));
        session.media.push_back(std::move(media));
        return {};
    }
    default:
        return {};
    }
}

Expected<Session> read(std::string_view text) {
    if (text.size() > kMaxLength)
        return sdpError(u"sdp.too_long"_s, u"The description is longer than 16 KiB."_s);
    Session out;
    bool first = true;
    while (!text.empty()) {
        const auto end = std::min(text.find_first_of("\r\n"), text.size());
        auto line = text.substr(0, end);
        text.remove_prefix(std::min(text.find_first_not_of("\r\n", end), text.size()));
        if (std::any_of(line.begin(), line.end(), [](unsigned char c) { return c < 0x20 && c != '\t'; }))
            return malformed("it holds control characters");
        while (!line.empty() && (line.back() == ' ' || line.back() == '\t'))
            line.remove_suffix(1);
        if (line.empty())
            continue;
        if (line.size() < 2 || line[1] != '=' || line[0] < 'a' || line[0] > 'z')
            return malformed("a line is not of the form x=value");
        if (first && line != "v=0")
            return malformed("it does not begin with v=0");
        first = false;
        LX_CHECK(readLine(out, line[0], line.substr(2)));
    }
    if (first)
        return malformed("it is empty");
    return out;
}

//! Payload types whose meaning needs no rtpmap (RFC 3551 §6); those that a telephone line may offer.
std::optional<Codec> staticCodec(int payloadType) {
    switch (payloadType) {
    case 0: return Codec{"PCMU", 0, 8000, 1, {}};
    case 3: return Codec{"GSM", 3, 8000, 1, {}};
    case 4: return Codec{"G723", 4, 8000, 1, {}};
    case 8: return Codec{"PCMA", 8, 8000, 1, {}};
    case 9: return Codec{"G722", 9, 8000, 1, {}};
    case 13: return Codec{"CN", 13, 8000, 1, {}};
    case 18: return Codec{"G729", 18, 8000, 1, {}};
    default: return {};
    }
}

//! "96 value" of an rtpmap or fmtp: the value, if it is for this payload type.
std::optional<std::string_view> valueFor(const Attribute &attribute, std::string_view name, int payloadType) {
    if (!sameWord(attribute.name, name))
        return {};
    auto rest = attribute.value;
    if (number<int>(word(rest)) != payloadType)
        return {};
    rest.remove_prefix(std::min(rest.find_first_not_of(" \t"), rest.size()));
    return rest;
}

std::optional<Codec> codecOf(const Media &media, int payloadType) {
    auto codec = staticCodec(payloadType);
    for (const auto &attribute : media.attributes) {
        const auto map = valueFor(attribute, "rtpmap", payloadType);
        if (!map)
            continue;
        const auto slash = map->find('/');
        if (slash == std::string_view::npos || slash == 0)
            return {};
        const auto second = map->find('/', slash + 1);
        const auto rate = number<int>(map->substr(slash + 1, second == std::string_view::npos ? second : second - slash - 1));
        if (!rate)
            return {};
        codec = Codec{std::string(map->substr(0, slash)), payloadType, *rate, 1, {}};
        if (second != std::string_view::npos)
            codec->channels = number<int>(map->substr(second + 1)).value_or(1);
        break;
    }
    if (!codec)
        return {};
    for (const auto &attribute : media.attributes) {
        if (const auto parameters = valueFor(attribute, "fmtp", payloadType)) {
            codec->fmtp = *parameters;
            break;
        }
    }
    return codec;
}

Expected<std::string> addressOf(std::string_view connection) {
    (void)word(connection); // IN
    (void)word(connection); // IP4, IP6: the address itself says it
    const auto address = std::string(word(connection));
    if (address.empty())
        return sdpError(u"sdp.no_connection"_s, u"The description names no address for its audio."_s);
    if (address.find('/') != std::string::npos)
        return sdpError(u"sdp.multicast"_s, u"The description wants multicast, which a call can't use."_s);
    in_addr v4{};
    in6_addr v6{};
    const bool isV4 = inet_pton(AF_INET, address.c_str(), &v4) == 1;
    if (!isV4 && inet_pton(AF_INET6, address.c_str(), &v6) != 1)
        return sdpError(u"sdp.bad_address"_s, u"The description's address is not an IP literal."_s);
    if (isV4 ? (ntohl(v4.s_addr) >> 28) == 14 : IN6_IS_ADDR_MULTICAST(&v6))
        return sdpError(u"sdp.multicast"_s, u"The description wants multicast, which a call can't use."_s);
    return address;
}

//! The usable a=crypto lines of a stream. Of two with one tag, which nobody could tell apart, the first.
std::vector<Crypto> cryptosOf(const Media &media) {
    std::vector<Crypto> out;
    for (const auto &attribute : media.attributes) {
        if (out.size() == kMaxCryptos)
            break;
        if (!sameWord(attribute.name, "crypto"))
            continue;
        auto crypto = parseCrypto(attribute.value);
        if (crypto && std::none_of(out.begin(), out.end(), [&](const Crypto &c) { return c.tag == crypto->tag; }))
            out.push_back(std::move(*crypto));
    }
    return out;
}

//! How well a stream fits, 0: not at all.
int rankOf(const Media &media, SrtpMode mode) {
    const bool plain = isPlainRtp(media);
    if (media.port == 0 || (!plain && !isSecureRtp(media)))
        return 0;
    if (mode == SrtpMode::Off)
        return plain ? 1 : 0;
    if (!cryptosOf(media).empty())
        return 2;
    return mode == SrtpMode::Preferred && plain ? 1 : 0;
}

Error noUsableStream(const Session &session, SrtpMode mode) {
    bool plain = false;
    bool secure = false;
    for (const auto &media : session.media) {
        plain = plain || (isPlainRtp(media) && media.port != 0);
        secure = secure || (isAnySecureRtp(media) && media.port != 0);
    }
    if (secure && mode == SrtpMode::Off)
        return sdpError(u"sdp.secure_media"_s, u"The peer wants encrypted audio only, which is not set up here."_s);
    if (secure)
        return sdpError(u"sdp.no_common_crypto"_s, u"The peer's audio is encrypted in a way that is not spoken here."_s);
    if (plain)
        return sdpError(u"sdp.plain_media"_s, u"The peer wants audio in the clear, which is not allowed here."_s);
    return sdpError(u"sdp.no_audio"_s, u"The description has no audio stream over RTP."_s);
}

Expected<AudioDescription> describe(const Session &session, const Media &media) {
    AudioDescription out;
    out.sessionId = session.id;
    out.version = session.version;
    LX_TRY(out.address, addressOf(media.connection.empty() ? session.connection : media.connection));
    if (media.port < 0 || media.port > 65535 || media.manyPorts)
        return sdpError(u"sdp.bad_port"_s, u"The description's port is not one port between 0 and 65535."_s);
    out.port = int(media.port);
    out.rtcpPort = std::min(out.port + 1, 65535);
    if (const auto *rtcp = find(media.attributes, "rtcp")) {
        auto value = rtcp->value;
        const auto port = number<long>(word(value));
        if (!port || *port < 1 || *port > 65535)
            return sdpError(u"sdp.bad_port"_s, u"The description's RTCP port is not between 1 and 65535."_s);
        out.rtcpPort = int(*port);
    }
    const auto own = directionIn(media.attributes);
    out.direction = own ? *own : directionIn(session.attributes).value_or(Direction::SendRecv);
    const auto *ptime = find(media.attributes, "ptime");
    if (!ptime)
        ptime = find(session.attributes, "ptime");
    if (ptime)
        out.ptime = number<int>(ptime->value).value_or(20);

    for (const auto format : media.formats) {
        const auto payloadType = number<int>(format);
        if (!payloadType || *payloadType < 0 || *payloadType > 127)
            continue;
        auto codec = codecOf(media, *payloadType);
        if (!codec)
            continue;
        if (!sameWord(codec->name, "telephone-event")) {
            out.codecs.push_back(std::move(*codec));
        } else if (codec->clockRate == 8000 && !out.telephoneEvent) {
            // Only the clock of the codecs we speak makes sense to us (RFC 4733 §2.4.1).
            out.telephoneEvent = *payloadType;
            if (!codec->fmtp.empty())
                out.events = codec->fmtp;
        }
    }
    return out;
}

Expected<SdpOffer> parse(const std::string &text, bool refusedIsError, SrtpMode mode) {
    LX_TRY(const auto session, read(text));
    SdpOffer out;
    const Media *usable = nullptr;
    int best = 0;
    bool refused = false;
    for (const auto &media : session.media) {
        if (const int rank = rankOf(media, mode); rank > best) {
            best = rank;
            usable = &media;
            out.audioIndex = out.streams.size();
        }
        refused = refused || ((isPlainRtp(media) || isSecureRtp(media)) && media.port == 0);
        out.streams.push_back({std::string(media.type), std::string(media.protocol), std::string(media.formats.front())});
    }
    if (!usable) {
        if (refused && refusedIsError)
            return sdpError(u"sdp.refused"_s, u"The peer refused the audio stream."_s);
        return noUsableStream(session, mode);
    }
    LX_TRY(out.audio, describe(session, *usable));
    if (mode != SrtpMode::Off)
        out.audio.cryptos = cryptosOf(*usable);
    return out;
}

} // namespace

Expected<SdpOffer> parseOffer(const std::string &text, SrtpMode mode) {
    return parse(text, false, mode);
}

Expected<SdpAnswer> parseAnswer(const std::string &text, SrtpMode mode) {
    LX_TRY(auto parsed, parse(text, true, mode));
    return SdpAnswer{std::move(parsed.audio)};
}

} // namespace lianxin::sip
