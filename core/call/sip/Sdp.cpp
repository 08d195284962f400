// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/sip/Sdp.h"
#include <QRandomGenerator>
#include <algorithm>
#include <cctype>
#include <charconv>

namespace lianxin::sip {

namespace {

bool sameName(const std::string &a, const std::string &b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](unsigned char x, unsigned char y) {
        return std::tolower(x) == std::tolower(y);
    });
}

bool sameCodec(const Codec &a, const Codec &b) {
    // Opus is always written with two channels (RFC 7587 §7); who writes one means the same.
    return sameName(a.name, b.name) && a.clockRate == b.clockRate && (a.channels == b.channels || sameName(a.name, "opus"));
}

const Codec *find(const std::vector<Codec> &list, const Codec &codec) {
    const auto it = std::find_if(list.begin(), list.end(), [&](const Codec &c) { return sameCodec(c, codec); });
    return it == list.end() ? nullptr : &*it;
}

bool isNowhere(const std::string &address) {
    return address == "0.0.0.0" || address == "::";
}

// What a sender may choose: whole 10 ms steps that one packet of G.711 carries.
int usablePtime(int ptime) {
    return std::clamp(ptime / 10 * 10, 10, 60);
}

// RFC 3264 §8.4 in its old form: 0.0.0.0 means "do not send to me".
Direction directionOf(const AudioDescription &theirs) {
    return isNowhere(theirs.address) ? intersected(theirs.direction, Direction::SendOnly) : theirs.direction;
}

Error noCodec() {
    return Error{ErrorKind::BadInput, u"sdp.no_common_codec"_s, u"The peer offers no codec that is spoken here."_s,
                 u"Allow G.711 (PCMA or PCMU) at the peer."_s, {}};
}

SrtpAgreement keysOf(const Crypto &ours, const Crypto &theirs) {
    return {theirs.suite, ours.key, theirs.key, theirs.mki};
}

Agreement agreement(const AudioDescription &theirs, Direction ours) {
    Agreement out;
    out.remoteAddress = theirs.address;
    out.remotePort = theirs.port;
    out.remoteRtcpPort = theirs.rtcpPort;
    out.ptime = usablePtime(theirs.ptime);
    out.direction = ours;
    out.heldByPeer = !receives(directionOf(theirs));
    return out;
}

} // namespace

Direction mirrored(Direction direction) {
    switch (direction) {
    case Direction::SendOnly: return Direction::RecvOnly;
    case Direction::RecvOnly: return Direction::SendOnly;
    default: return direction;
    }
}

Direction intersected(Direction a, Direction b) {
    const bool out = sends(a) && sends(b);
    const bool in = receives(a) && receives(b);
    return out ? (in ? Direction::SendRecv : Direction::SendOnly) : (in ? Direction::RecvOnly : Direction::Inactive);
}

QString nameOf(Direction direction) {
    switch (direction) {
    case Direction::SendRecv: return u"sendrecv"_s;
    case Direction::SendOnly: return u"sendonly"_s;
    case Direction::RecvOnly: return u"recvonly"_s;
    case Direction::Inactive: return u"inactive"_s;
    }
    return {};
}

Codec pcma() {
    return {"PCMA", 8, 8000, 1, {}};
}

Codec pcmu() {
    return {"PCMU", 0, 8000, 1, {}};
}

Codec g722() {
    return {"G722", 9, 8000, 1, {}};
}

Codec opus(bool dtx) {
    return {"opus", 107, 48000, 2, std::string("maxplaybackrate=8000;sprop-maxcapturerate=8000;useinbandfec=1;usedtx=") + (dtx ? '1' : '0')};
}

std::optional<int> parameterOf(const Codec &codec, std::string_view name) {
    std::string_view rest = codec.fmtp;
    while (!rest.empty()) {
        auto part = rest.substr(0, rest.find(';'));
        rest.remove_prefix(std::min(part.size() + 1, rest.size()));
        part.remove_prefix(std::min(part.find_first_not_of(' '), part.size()));
        if (part.size() <= name.size() || part[name.size()] != '=' || !sameName(std::string(part.substr(0, name.size())), std::string(name)))
            continue;
        int value = 0;
        const auto text = part.substr(name.size() + 1);
        if (std::from_chars(text.data(), text.data() + text.size(), value).ec != std::errc())
            return {};
        return value;
    }
    return {};
}

SdpNegotiator::SdpNegotiator(LocalMedia local)
    : m_local(std::move(local)), m_sessionId(QRandomGenerator::global()->generate64() >> 2) {}

void SdpNegotiator::setLocal(LocalMedia local) {
    m_local = std::move(local);
}

std::string SdpNegotiator::write(const AudioDescription &ours, const std::vector<SdpOffer::Stream> &streams,
                                 std::size_t audioIndex) {
    const std::string family = ours.address.find(':') == std::string::npos ? "IP4 " : "IP6 ";
    std::string body = "s=-\r\nc=IN " + family + ours.address + "\r\nt=0 0\r\n";
    for (std::size_t i = 0; i < streams.size(); ++i) {
        if (i != audioIndex) {
            body += "m=" + streams[i].type + " 0 " + streams[i].protocol + ' ' + streams[i].format + "\r\n";
            continue;
        }
        body += "m=audio " + std::to_string(ours.port) + ' ' + streams[i].protocol;
        for (const auto &codec : ours.codecs)
            body += ' ' + std::to_string(codec.payloadType);
        if (ours.telephoneEvent)
            body += ' ' + std::to_string(*ours.telephoneEvent);
        body += "\r\n";
        for (const auto &codec : ours.codecs) {
            const auto type = std::to_string(codec.payloadType);
            body += "a=rtpmap:" + type + ' ' + codec.name + '/' + std::to_string(codec.clockRate) +
                    (codec.channels > 1 ? '/' + std::to_string(codec.channels) : std::string()) + "\r\n";
            if (!codec.fmtp.empty())
                body += "a=fmtp:" + type + ' ' + codec.fmtp + "\r\n";
        }
        if (ours.telephoneEvent) {
            const auto type = std::to_string(*ours.telephoneEvent);
            body += "a=rtpmap:" + type + " telephone-event/8000\r\na=fmtp:" + type + ' ' + ours.events + "\r\n";
        }
        for (const auto &crypto : ours.cryptos)
            body += "a=crypto:" + writeCrypto(crypto) + "\r\n";
        body += "a=ptime:" + std::to_string(ours.ptime) + "\r\na=" + nameOf(ours.direction).toStdString() + "\r\n";
    }
    if (body != m_lastBody) {
        ++m_version;
        m_lastBody = body;
    }
    m_streams = streams;
    m_audioIndex = audioIndex;
    m_lastText = "v=0\r\no=- " + std::to_string(m_sessionId) + ' ' + std::to_string(m_version) + " IN " + family +
                 ours.address + "\r\n" + body;
    return m_lastText;
}

std::string SdpNegotiator::offer(Direction wanted) {
    AudioDescription ours;
    ours.address = m_local.address;
    ours.port = m_local.port;
    ours.codecs = m_local.codecs;
    ours.ptime = m_local.ptime;
    ours.direction = wanted;
    if (m_local.telephoneEvent >= 0)
        ours.telephoneEvent = m_local.telephoneEvent;
    if (m_agreed) {
        // A payload type keeps its meaning for the whole session (RFC 3264 §8.3.2), and what is spoken comes first.
        const auto it = std::find_if(ours.codecs.begin(), ours.codecs.end(),
                                     [this](const Codec &c) { return sameCodec(c, m_agreed->codec); });
        if (it != ours.codecs.end()) {
            it->payloadType = m_agreed->receivePayloadType;
            std::rotate(ours.codecs.begin(), it, it + 1);
        }
        if (ours.telephoneEvent && m_agreed->telephoneEventReceive >= 0)
            ours.telephoneEvent = m_agreed->telephoneEventReceive;
    }
    if (mode() != SrtpMode::Off) {
        if (m_keys.empty())
            m_keys = {freshCrypto(1, kSuite80), freshCrypto(2, kSuite32)};
        ours.cryptos = m_keys;
    }
    auto streams = m_streams;
    if (streams.empty())
        streams.push_back({"audio", mode() == SrtpMode::Required ? "RTP/SAVP" : "RTP/AVP", "8"});
    auto text = write(ours, streams, m_audioIndex);
    m_offered = std::move(ours);
    return text;
}

Expected<Agreement> SdpNegotiator::accept(const std::string &answer) {
    if (!m_offered)
        return Error{ErrorKind::Internal, u"sdp.no_offer"_s, u"An answer came to an offer that was not made."_s, {}, {}};
    LX_TRY(const auto parsed, parseAnswer(answer, mode()));
    const auto &theirs = parsed.audio;
    std::optional<SrtpAgreement> srtp;
    if (!theirs.cryptos.empty()) {
        const auto &key = theirs.cryptos.front();
        const auto ours = std::find_if(m_keys.begin(), m_keys.end(), [&key](const Crypto &c) { return c.tag == key.tag && c.suite == key.suite; });
        if (ours == m_keys.end())
            return Error{ErrorKind::BadInput, u"sdp.bad_crypto"_s, u"The peer answers with a key for an encryption that was not offered."_s, {}, {}};
        srtp = keysOf(*ours, key);
        m_keys = {Crypto(*ours)};
    }
    for (const auto &codec : theirs.codecs) {
        const auto *own = find(m_offered->codecs, codec);
        if (!own)
            continue;
        auto agreed = agreement(theirs, intersected(m_offered->direction, mirrored(directionOf(theirs))));
        agreed.codec = codec;
        agreed.receivePayloadType = own->payloadType;
        agreed.srtp = srtp;
        for (const auto &other : theirs.codecs)
            if (const auto *listed = find(m_offered->codecs, other))
                agreed.receivable.push_back(*listed);
        if (theirs.telephoneEvent && m_offered->telephoneEvent) {
            agreed.telephoneEventSend = *theirs.telephoneEvent;
            agreed.telephoneEventReceive = *m_offered->telephoneEvent;
        }
        m_agreed = agreed;
        return agreed;
    }
    return noCodec();
}

std::optional<Crypto> SdpNegotiator::choose(const std::vector<Crypto> &theirs) {
    if (theirs.empty())
        return {};
    const auto &before = m_agreed ? m_agreed->srtp : std::nullopt;
    const auto same = std::find_if(theirs.begin(), theirs.end(), [&before](const Crypto &c) {
        return before && c.suite == before->suite && c.key == before->receiveKey && c.mki == before->receiveMki;
    });
    if (same == theirs.end()) {
        // Both begin anew at the same time, so that neither has to guess the other's roll-over counter.
        m_keys = {freshCrypto(theirs.front().tag, theirs.front().suite)};
        return theirs.front();
    }
    m_keys.resize(1);
    m_keys.front().tag = same->tag;
    return *same;
}

Expected<SdpNegotiator::Reply> SdpNegotiator::answer(const std::string &offer, Direction wanted) {
    LX_TRY(const auto parsed, parseOffer(offer, mode()));
    const auto &theirs = parsed.audio;
    for (const auto &codec : theirs.codecs) {
        const auto *own = find(m_local.codecs, codec);
        if (!own)
            continue;
        AudioDescription ours;
        ours.address = m_local.address;
        ours.port = m_local.port;
        ours.ptime = m_local.ptime;
        ours.direction = intersected(wanted, mirrored(directionOf(theirs)));
        // One codec only: nobody then switches in the middle of a word. The offerer's number for it (RFC 3264 §6.1).
        Codec spoken = *own;
        spoken.payloadType = codec.payloadType;
        ours.codecs = {spoken};
        if (theirs.telephoneEvent && m_local.telephoneEvent >= 0)
            ours.telephoneEvent = *theirs.telephoneEvent;
        const auto key = choose(theirs.cryptos);
        if (key)
            ours.cryptos = m_keys;

        auto agreed = agreement(theirs, ours.direction);
        agreed.codec = codec;
        agreed.receivePayloadType = codec.payloadType;
        agreed.receivable = ours.codecs;
        if (key)
            agreed.srtp = keysOf(m_keys.front(), *key);
        if (ours.telephoneEvent)
            agreed.telephoneEventSend = agreed.telephoneEventReceive = *ours.telephoneEvent;
        Reply reply;
        reply.answer = write(ours, parsed.streams, parsed.audioIndex);
        reply.agreement = agreed;
        m_agreed = std::move(agreed);
        return reply;
    }
    return noCodec();
}

} // namespace lianxin::sip
