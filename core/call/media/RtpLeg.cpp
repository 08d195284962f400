// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/media/RtpLeg.h"
#include <algorithm>
#include <cstring>
#include <ctime>
#include <sys/socket.h>

namespace lianxin {
namespace {

constexpr std::size_t kBatch = 8;
constexpr std::size_t kDatagram = 1500;
constexpr std::uint8_t kComfortNoise = 13; // RFC 3389
constexpr int kTicksPerSecond = 1000 / kFrameMs;
constexpr int kReportTicks = 5 * kTicksPerSecond; // RFC 3550 §6.2: five seconds, randomised

constexpr int kFormerKeyTicks = 2 * kTicksPerSecond;

//! Kernel time of arrival; the present where the kernel gave none.
timespec arrivalOf(const msghdr &message) {
    timespec t{};
    bool found = false;
    for (auto *c = CMSG_FIRSTHDR(&message); c; c = CMSG_NXTHDR(const_cast<msghdr *>(&message), c)) {
        if (c->cmsg_level == SOL_SOCKET && c->cmsg_type == SO_TIMESTAMPNS) {
            std::memcpy(&t, CMSG_DATA(c), sizeof t);
            found = true;
        }
    }
    if (!found)
        clock_gettime(CLOCK_REALTIME, &t);
    return t;
}

std::uint32_t ticksOf(const timespec &t, int clock) {
    const auto rate = std::uint64_t(clock);
    return std::uint32_t(std::uint64_t(t.tv_sec) * rate + std::uint64_t(t.tv_nsec) * rate / 1'000'000'000);
}

} // namespace

RtpLeg::RtpLeg(MemberId id, UdpPair sockets, const RtpLegConfig &config, std::string cname,
               std::array<std::uint32_t, 3> seed)
    : BridgeMember(id)
    , m_sockets(std::move(sockets))
    , m_silenceTicks(config.silenceTimeoutMs / kFrameMs)
    , m_cname(std::move(cname))
    , m_ssrc(seed[0])
    , m_timestampBase(seed[1])
    , m_sequence(std::uint16_t(seed[2] & 0x7fff)) // room before the first wrap: SRTP guesses the roll-over counter (RFC 3711 §3.3.1)
    , m_buffer(config.minimumDelayMs, config.maximumDelayMs)
    , m_comfort(config.comfortNoiseDbov, seed[1])
    , m_random(seed[2] ^ 0x9e3779b9U) {}

RtpLeg::~RtpLeg() = default;

RtpLeg::Setup RtpLeg::prepare(const RtpParameters &parameters) const {
    Setup setup;
    setup.parameters = parameters;
    if (parameters.remotePort != 0 && parameters.remoteAddress != "0.0.0.0") {
        setup.rtp = addressOf(parameters.remoteAddress, parameters.remotePort);
        setup.rtcp = setup.rtp;
        setup.rtcp.sin_port = htons(parameters.remoteRtcpPort != 0 ? parameters.remoteRtcpPort
                                                                   : std::uint16_t(parameters.remotePort + 1));
    }
    setup.encoder = makeCodec(parameters.codec, parameters.opus);
    setup.codecOf.fill(-1);
    const auto receive = [&setup](CodecId codec, int payloadType) {
        if (payloadType < 0 || payloadType > 127)
            return;
        setup.codecOf[std::size_t(payloadType)] = std::int8_t(codec);
        if (auto &decoder = setup.decoders[std::size_t(codec)]; !decoder)
            decoder = makeCodec(codec);
    };
    receive(CodecId::Pcmu, 0);
    receive(CodecId::Pcma, 8);
    for (const auto &received : parameters.receivable)
        receive(received.codec, received.payloadType);
    if (parameters.srtp) {
        setup.sender = SrtpSession::forSending(parameters.srtp->send, m_ssrc);
        setup.receiver = SrtpSession::forReceiving(parameters.srtp->receive);
    }
    return setup;
}

void RtpLeg::apply(Setup &setup) {
    const bool moved = std::memcmp(&m_setup.rtp, &setup.rtp, sizeof setup.rtp) != 0;
    const bool resumed = !m_ready || (!m_setup.parameters.receiving && setup.parameters.receiving);
    // What goes on keeps its state: codecs, and what belongs to a key.
    if (m_setup.encoder && m_setup.encoder->id() == setup.encoder->id() && m_setup.parameters.opus == setup.parameters.opus)
        std::swap(m_setup.encoder, setup.encoder);
    for (std::size_t i = 0; i < kCodecs; ++i)
        if (m_setup.decoders[i] && setup.decoders[i])
            std::swap(m_setup.decoders[i], setup.decoders[i]);
    if (m_setup.sender && setup.sender && m_setup.sender->key() == setup.sender->key())
        std::swap(m_setup.sender, setup.sender);
    if (m_setup.receiver && setup.receiver) {
        if (m_setup.receiver->key() == setup.receiver->key()) {
            std::swap(m_setup.receiver, setup.receiver);
            std::swap(m_setup.formerReceiver, setup.formerReceiver);
        } else {
            std::swap(m_setup.receiver, setup.formerReceiver);
            m_formerUntil = m_ticks + kFormerKeyTicks;
        }
    }
    std::swap(m_setup, setup);
    m_latched = m_latched && !moved;
    m_markNext = true;
    if (resumed)
        m_lastHeard = m_ticks;
    if (!m_ready)
        m_nextReport = m_ticks + kReportTicks / 2;
    m_ready = true;
}

void RtpLeg::addDigits(std::string_view digits, int durationMs) {
    if (m_setup.parameters.telephoneEventSend >= 0)
        m_eventSender.add(digits, durationMs);
    else
        m_generator.add(digits, durationMs);
}

bool RtpLeg::mayBeFromPeer(const sockaddr_in &from) const {
    const bool sameHost = from.sin_addr.s_addr == m_setup.rtp.sin_addr.s_addr;
    if (!m_setup.parameters.latch)
        return sameHost; // another port is allowed: not every peer is symmetric
    return !m_latched || (sameHost && from.sin_port == m_setup.rtp.sin_port);
}

void RtpLeg::latchTo(const sockaddr_in &from) {
    if (!m_setup.parameters.latch || std::exchange(m_latched, true))
        return;
    m_setup.rtp = from;
    m_setup.rtcp = from;
    m_setup.rtcp.sin_port = htons(std::uint16_t(ntohs(from.sin_port) + 1));
}

//! True as well where nothing is encrypted.
bool RtpLeg::isAuthentic(std::span<std::uint8_t> &packet, bool rtcp) {
    if (!m_setup.parameters.srtp)
        return true;
    const auto by = [&](SrtpSession *session) {
        return !session ? SrtpSession::Verdict::Forged : rtcp ? session->unprotectRtcp(packet) : session->unprotect(packet);
    };
    auto verdict = by(m_setup.receiver.get());
    if (verdict == SrtpSession::Verdict::Forged && m_ticks < m_formerUntil)
        verdict = by(m_setup.formerReceiver.get());
    m_unauthentic += verdict == SrtpSession::Verdict::Forged;
    m_replayed += verdict == SrtpSession::Verdict::Replayed;
    return verdict == SrtpSession::Verdict::Authentic;
}

//! A timestamp in samples of the bridge, across wraps and from any origin.
std::uint32_t RtpLeg::bridgeTime(std::uint32_t timestamp) {
    if (std::exchange(m_anyTimestamp, true))
        m_receivedTime += std::int32_t(timestamp - m_newTimestamp);
    m_newTimestamp = timestamp;
    return std::uint32_t(std::uint64_t(m_receivedTime) * std::uint64_t(kPcmRate) / std::uint64_t(m_clock));
}

void RtpLeg::receive(Tick &tick) {
    alignas(8) std::array<std::array<std::uint8_t, kDatagram>, kBatch> data;
    std::array<std::array<char, 64>, kBatch> control;
    std::array<sockaddr_in, kBatch> from;
    std::array<iovec, kBatch> parts;
    std::array<mmsghdr, kBatch> messages;
    for (std::size_t i = 0; i < kBatch; ++i) {
        parts[i] = {data[i].data(), kDatagram};
        messages[i].msg_hdr = {&from[i], sizeof from[i], &parts[i], 1, control[i].data(), control[i].size(), 0};
    }
    // A flood does not hold up the other calls: what is left waits in the socket, or is dropped there.
    for (int rounds = 0; rounds < 4; ++rounds) {
        const int n = recvmmsg(m_sockets.rtp(), messages.data(), kBatch, MSG_DONTWAIT, nullptr);
        for (int i = 0; i < n; ++i) {
            const auto &message = messages[std::size_t(i)];
            if (m_ready && m_setup.parameters.receiving)
                receivePacket(tick, {data[std::size_t(i)].data(), message.msg_len}, from[std::size_t(i)],
                              arrivalOf(message.msg_hdr));
        }
        if (n < int(kBatch))
            return;
        for (std::size_t i = 0; i < kBatch; ++i) {
            messages[i].msg_hdr.msg_namelen = sizeof from[i];
            messages[i].msg_hdr.msg_controllen = control[i].size();
        }
    }
}

void RtpLeg::receivePacket(Tick &tick, std::span<std::uint8_t> datagram, const sockaddr_in &from, const timespec &arrived) {
    if (!mayBeFromPeer(from) || !isAuthentic(datagram, false))
        return;
    const auto packet = parseRtp(datagram);
    if (!packet)
        return;
    latchTo(from);
    if (const int codec = codecOf(packet->payloadType); codec >= 0) {
        m_clock = m_setup.decoders[std::size_t(codec)]->clockRate();
        m_source.setClock(m_clock);
    }
    const auto verdict = m_source.receive(packet->ssrc, packet->sequence, packet->timestamp, ticksOf(arrived, m_clock));
    if (verdict == RtpSource::Verdict::Ignore)
        return;
    if (verdict == RtpSource::Verdict::Restart) {
        m_buffer.reset();
        m_eventReceiver.reset();
    }
    m_lastHeard = m_ticks;
    if (!m_anyPacket || m_silent) {
        MediaEvent event;
        event.kind = m_silent ? MediaEvent::Kind::RtpResumed : MediaEvent::Kind::RtpStarted;
        tick.post(event, id());
        m_anyPacket = true;
        m_silent = false;
    }
    insert(tick, *packet, bridgeTime(packet->timestamp), ticksOf(arrived, kPcmRate));
}

void RtpLeg::insert(Tick &tick, const RtpPacket &packet, std::uint32_t timestamp, std::uint32_t arrival) {
    auto kind = JitterBuffer::Kind::NoSound;
    auto payload = packet.payload;
    if (packet.payloadType == m_setup.parameters.telephoneEventReceive) {
        if (const auto digit = m_eventReceiver.receive(packet.timestamp, payload)) {
            MediaEvent event;
            event.kind = MediaEvent::Kind::Digit;
            event.digit = *digit;
            event.source = DigitSource::Event;
            tick.post(event, id());
        }
        payload = {};
    } else if (packet.payloadType == kComfortNoise) {
        if (!payload.empty())
            m_buffer.concealer().setNoiseLevel(payload[0] & 0x7f);
        payload = {};
    } else if (codecOf(packet.payloadType) >= 0) {
        kind = JitterBuffer::Kind::Sound;
    } else {
        payload = {};
    }
    switch (m_buffer.insert(kind, packet.sequence, timestamp, packet.payloadType, payload, arrival)) {
    case JitterBuffer::Insert::Duplicate:
        ++m_duplicates;
        break;
    case JitterBuffer::Insert::Late:
        ++m_late;
        break;
    case JitterBuffer::Insert::Stored:
    case JitterBuffer::Insert::TooLong:
        break;
    }
}

std::size_t RtpLeg::decodePayload(std::uint8_t payloadType, std::span<const std::uint8_t> payload,
                                  std::span<std::int16_t> samples) {
    const int codec = codecOf(payloadType);
    if (codec < 0) // it came while another set of codecs was agreed on
        return 0;
    m_lastDecoder = codec;
    return m_setup.decoders[std::size_t(codec)]->decode(payload, samples);
}

AudioCodec::Substitute RtpLeg::substitutePayload(std::uint8_t nextPayloadType, std::span<const std::uint8_t> next,
                                                 std::span<std::int16_t> samples) {
    AudioCodec *const codec = m_lastDecoder < 0 ? nullptr : m_setup.decoders[std::size_t(m_lastDecoder)].get();
    if (!codec)
        return AudioCodec::Substitute::None;
    return codec->substitute(codecOf(nextPayloadType) == m_lastDecoder ? next : std::span<const std::uint8_t>(), samples);
}

void RtpLeg::watchSilence(Tick &tick) {
    if (!m_setup.parameters.receiving) {
        m_lastHeard = m_ticks;
        return;
    }
    if (m_silenceTicks <= 0 || m_silent || m_ticks - m_lastHeard < m_silenceTicks)
        return;
    m_silent = true;
    MediaEvent event;
    event.kind = MediaEvent::Kind::RtpSilent;
    tick.post(event, id());
}

bool RtpLeg::speak(Tick &tick, std::size_t slot, PcmFrame &frame) {
    ++m_ticks;
    receive(tick);
    if (!m_ready)
        return false;
    watchSilence(tick);
    const auto content = m_buffer.pull(frame, *this);
    if (content == JitterBuffer::Content::Concealed) {
        ++m_concealedFrames;
        tick.concealed |= MemberMask(1U << slot);
    }
    if (content == JitterBuffer::Content::Sound) {
        for (const auto sample : frame)
            m_energy += double(sample) * sample;
        if (m_setup.parameters.telephoneEventReceive < 0) {
            if (const auto digit = m_detector.process(frame)) {
                MediaEvent event;
                event.kind = MediaEvent::Kind::Digit;
                event.digit = *digit;
                event.source = DigitSource::InBand;
                tick.post(event, id());
            }
        }
    }
    ++m_energyFrames;
    if (m_ticks % kTicksPerSecond == 0) {
        receiveRtcp();
        publish();
    }
    return m_setup.parameters.receiving;
}

void RtpLeg::hear(Tick &tick, const PcmFrame &frame) {
    if (!m_ready)
        return;
    const auto timestamp = m_timestampBase
        + std::uint32_t(std::uint64_t(tick.index) * std::uint64_t(m_setup.encoder->timestampStep()));
    if (!m_setup.parameters.sending || m_setup.rtp.sin_family == 0) {
        m_markNext = true;
    } else if (m_eventSender.isSending() && m_setup.parameters.telephoneEventSend >= 0) {
        if (const auto event = m_eventSender.tick(timestamp))
            sendEvent(*event);
        m_markNext = true;
    } else {
        sendSound(frame, timestamp);
    }
    if (m_ticks >= m_nextReport) {
        sendRtcp(false);
        // 0.5 to 1.5 of the interval (RFC 3550 §6.3.1), so that reports of many calls do not come together.
        m_random = m_random * 1664525U + 1013904223U;
        m_nextReport = m_ticks + kReportTicks / 2 + std::int64_t((m_random >> 8) % kReportTicks);
    }
}

void RtpLeg::sendSound(const PcmFrame &frame, std::uint32_t timestamp) {
    PcmFrame tones;
    const PcmFrame *sound = &frame;
    if (m_generator.isSending()) {
        m_generator.fill(tones);
        sound = &tones;
    } else if (m_comfort.isOn() && std::all_of(frame.begin(), frame.end(), [](std::int16_t sample) { return sample == 0; })) {
        m_comfort.fill(tones);
        sound = &tones;
    }
    const auto bytes = m_setup.encoder->encode(*sound, std::span(m_out).subspan(kRtpHeaderBytes));
    if (bytes == 0) { // nobody speaks: no packet, and the next one begins something (RFC 3551 §4.1)
        m_markNext = true;
        return;
    }
    RtpPacket header;
    header.marker = m_markNext;
    header.payloadType = std::uint8_t(m_setup.parameters.payloadType & 0x7f);
    header.sequence = m_sequence++;
    header.timestamp = m_lastTimestamp = timestamp;
    header.ssrc = m_ssrc;
    writeRtpHeader(header, std::span(m_out).first<kRtpHeaderBytes>());
    m_markNext = false;
    send(bytes);
}

void RtpLeg::sendEvent(const TelephoneEventSender::Packet &event) {
    std::memcpy(m_out.data() + kRtpHeaderBytes, event.payload.data(), event.payload.size());
    RtpPacket header;
    header.marker = event.marker;
    header.payloadType = std::uint8_t(m_setup.parameters.telephoneEventSend & 0x7f);
    header.timestamp = event.timestamp;
    header.ssrc = m_ssrc;
    for (int i = 0; i < event.copies; ++i) {
        header.sequence = m_sequence++;
        writeRtpHeader(header, std::span(m_out).first<kRtpHeaderBytes>());
        send(event.payload.size());
    }
}

void RtpLeg::send(std::size_t bytes) {
    std::size_t all = kRtpHeaderBytes + bytes;
    if (m_setup.parameters.srtp) {
        all = m_setup.sender ? m_setup.sender->protect(m_out, all) : 0;
        if (all == 0)
            return;
    }
    // What the kernel refuses is a lost packet, like one the network loses.
    if (sendto(m_sockets.rtp(), m_out.data(), all, MSG_DONTWAIT | MSG_NOSIGNAL,
               reinterpret_cast<const sockaddr *>(&m_setup.rtp), sizeof m_setup.rtp) < 0)
        return;
    ++m_sentPackets;
    m_sentOctets += std::uint32_t(bytes);
}

void RtpLeg::leave(Tick &) {
    if (m_ready)
        sendRtcp(true);
}

} // namespace lianxin
