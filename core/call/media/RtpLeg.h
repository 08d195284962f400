// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/media/AudioCodec.h"
#include "call/media/Bridge.h"
#include "call/media/ComfortNoise.h"
#include "call/media/InBandDtmf.h"
#include "call/media/JitterBuffer.h"
#include "call/media/RtpPacket.h"
#include "call/media/RtpSource.h"
#include "call/media/SrtpSession.h"
#include "call/media/TelephoneEvent.h"
#include "call/media/UdpPair.h"
#include <atomic>
#include <cstdint>
#include <memory>
#include <ctime>
#include <string>

namespace lianxin {

struct RtcpReport;

//! \brief One RTP session of a bridge. Made and deleted on ordinary threads; everything else happens on the media
//! thread, but for statistics().
class RtpLeg final : public BridgeMember, private PayloadDecoder {
public:
    //! \a seed makes SSRC, first sequence number and first timestamp unpredictable (RFC 3550 §5.1).
    RtpLeg(MemberId id, UdpPair sockets, const RtpLegConfig &config, std::string cname,
           std::array<std::uint32_t, 3> seed);
    ~RtpLeg() override;

    //! \brief New parameters and what they need, made on an ordinary thread. apply() swaps, so what it replaces is
    //! deleted with it.
    struct Setup {
        RtpParameters parameters;
        sockaddr_in rtp{};  //!< family 0: nothing is sent
        sockaddr_in rtcp{};
        std::unique_ptr<AudioCodec> encoder;
        std::array<std::unique_ptr<AudioCodec>, kCodecs> decoders; //!< by CodecId; null: the peer does not send it
        std::array<std::int8_t, 128> codecOf{};                    //!< by payload type; −1: none
        // Where the parameters want SRTP and there is no session, nothing passes.
        std::unique_ptr<SrtpSession> sender, receiver;
        std::unique_ptr<SrtpSession> formerReceiver; //!< filled by apply(): packets by the key before are still on their way
    };
    Setup prepare(const RtpParameters &parameters) const;
    void apply(Setup &setup);
    void addDigits(std::string_view digits, int durationMs);

    bool speak(Tick &tick, std::size_t slot, PcmFrame &frame) override;
    bool listens() const override { return true; }
    void hear(Tick &tick, const PcmFrame &frame) override;
    void leave(Tick &tick) override;

    //! Any thread.
    RtpStatistics statistics() const;

private:
    void receive(Tick &tick);
    void receivePacket(Tick &tick, std::span<std::uint8_t> datagram, const sockaddr_in &from, const timespec &arrived);
    bool mayBeFromPeer(const sockaddr_in &from) const;
    void latchTo(const sockaddr_in &from);
    bool isAuthentic(std::span<std::uint8_t> &packet, bool rtcp);
    std::uint32_t bridgeTime(std::uint32_t timestamp);
    void insert(Tick &tick, const RtpPacket &packet, std::uint32_t timestamp, std::uint32_t arrival);
    void receiveRtcp();
    void sendRtcp(bool bye);
    void sendSound(const PcmFrame &frame, std::uint32_t timestamp);
    void sendEvent(const TelephoneEventSender::Packet &event);
    void send(std::size_t bytes);
    void watchSilence(Tick &tick);
    void publish();
    std::size_t decodePayload(std::uint8_t payloadType, std::span<const std::uint8_t> payload,
                              std::span<std::int16_t> samples) override;
    AudioCodec::Substitute substitutePayload(std::uint8_t nextPayloadType, std::span<const std::uint8_t> next,
                                             std::span<std::int16_t> samples) override;
    int codecOf(std::uint8_t payloadType) const { return m_setup.codecOf[payloadType & 0x7f]; }

    UdpPair m_sockets;
    const int m_silenceTicks;
    const std::string m_cname;
    const std::uint32_t m_ssrc;
    const std::uint32_t m_timestampBase;
    std::uint16_t m_sequence;

    Setup m_setup;
    bool m_ready = false;
    bool m_latched = false;
    bool m_markNext = true;

    RtpSource m_source;
    JitterBuffer m_buffer;
    int m_lastDecoder = -1;         //!< CodecId of the last packet that was decoded
    int m_clock = kPcmRate;         //!< of the RTP timestamps that come
    bool m_anyTimestamp = false;
    std::uint32_t m_newTimestamp = 0;
    std::int64_t m_receivedTime = std::int64_t(1) << 40; //!< timestamps without their wraps, from any origin
    std::int64_t m_formerUntil = 0; //!< tick to which formerReceiver is asked
    TelephoneEventReceiver m_eventReceiver;
    TelephoneEventSender m_eventSender;
    DtmfDetector m_detector;
    DtmfGenerator m_generator;
    ComfortNoise m_comfort;

    std::int64_t m_lastHeard = -1; //!< tick of the last packet, or of apply()
    std::int64_t m_ticks = 0;
    bool m_anyPacket = false;
    bool m_silent = false;

    std::uint32_t m_sentPackets = 0;
    std::uint32_t m_sentOctets = 0;
    std::uint32_t m_lastTimestamp = 0;
    std::int64_t m_nextReport = 0; //!< in ticks of this leg
    std::uint32_t m_random;
    std::uint32_t m_lastSr = 0;
    std::uint64_t m_lastSrAt = 0; //!< NTP time of its arrival
    double m_energy = 0;
    int m_energyFrames = 0;

    alignas(8) std::array<std::uint8_t, 400> m_out{};

    // What statistics() reads; each refreshed once a second.
    struct Published {
        std::atomic<std::uint64_t> sent{0}, received{0}, late{0}, duplicates{0}, concealed{0}, unauthentic{0}, replayed{0},
            recovered{0};
        std::atomic<std::int64_t> lost{0};
        std::atomic<double> jitterMs{0}, bufferMs{0}, remoteLoss{0}, remoteJitterMs{0}, roundTripMs{0};
        std::atomic<std::uint32_t> remoteSsrc{0};
        std::atomic<int> level{-127};
    };
    Published m_published;
    std::uint64_t m_late = 0, m_duplicates = 0, m_concealedFrames = 0, m_unauthentic = 0, m_replayed = 0;
};

} // namespace lianxin
