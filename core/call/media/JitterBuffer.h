// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/media/AudioCodec.h"
#include "call/media/Concealer.h"
#include "call/media/Pcm.h"
#include <array>
#include <cstdint>
#include <span>

namespace lianxin {

//! \brief Turns payloads into sound; what a jitter buffer calls when a packet's turn has come.
class PayloadDecoder {
public:
    virtual ~PayloadDecoder() = default;
    //! Returns the samples written.
    virtual std::size_t decodePayload(std::uint8_t payloadType, std::span<const std::uint8_t> payload,
                                      std::span<std::int16_t> samples) = 0;
    //! Fills \a samples for a packet that was lost, where the codec knows how; \a next is the one after it, or empty.
    virtual AudioCodec::Substitute substitutePayload(std::uint8_t /*nextPayloadType*/, std::span<const std::uint8_t> /*next*/,
                                                     std::span<std::int16_t> /*samples*/) {
        return AudioCodec::Substitute::None;
    }
};

//! \brief Adaptive playout buffer: gives exactly 20 ms whenever asked, whatever the network did to the packets.
//!
//! The delay it aims at is what 97 % of the packets of the last seconds needed, and at least what the last
//! packet that came too late would have needed. It grows by concealing (nothing is thrown away) and shrinks by
//! leaving out single pitch periods, so that neither jitter nor a peer whose clock runs fast or slow is heard.
//! Media thread only; nothing is allocated after construction.
class JitterBuffer {
public:
    JitterBuffer(int minimumDelayMs, int maximumDelayMs);

    enum class Kind {
        Sound,
        NoSound, //!< takes a sequence number but holds no sound: telephone-event, comfort noise
    };
    enum class Insert { Stored, Duplicate, Late, TooLong };
    //! \a arrival in samples, from any origin.
    Insert insert(Kind kind, std::uint16_t sequence, std::uint32_t timestamp, std::uint8_t payloadType,
                  std::span<const std::uint8_t> payload, std::uint32_t arrival);

    enum class Content {
        Sound,     //!< at least partly what the peer sent
        Concealed, //!< made up, because packets are missing
        Idle,      //!< nothing to play: before the first packet, or a pause of the peer
    };
    Content pull(PcmFrame &frame, PayloadDecoder &decoder);

    //! Forgets everything but what it learnt about the network.
    void reset();
    Concealer &concealer() { return m_concealer; }

    double delayMs() const { return double(level()) * 1000 / kPcmRate; }
    double targetMs() const { return double(m_target) * 1000 / kPcmRate; }
    std::uint64_t lostPackets() const { return m_lost; }
    //! Those of them that the packet after them brought along.
    std::uint64_t recoveredPackets() const { return m_recovered; }

private:
    static constexpr std::size_t kSlots = 64;
    static constexpr std::size_t kMaxPayload = 640;
    static constexpr std::size_t kBins = 80;      //!< of 5 ms each
    static constexpr std::size_t kBinSamples = 40;

    struct Slot {
        std::int64_t sequence = -1;
        Kind kind = Kind::Sound;
        std::uint8_t payloadType = 0;
        std::uint16_t bytes = 0;
        std::array<std::uint8_t, kMaxPayload> payload;
    };

    std::size_t level() const { return m_fifoSize + m_storedSound * m_packetSamples; }
    void observe(std::uint32_t timestamp, std::uint32_t arrival);
    void updateTarget();
    void needAtLeast(std::int32_t samples);
    void skipTo(std::int64_t sequence);
    void fillFifo(PayloadDecoder &decoder);
    void makeUpFor(PayloadDecoder &decoder, std::span<std::int16_t> gap);
    void shrink(PayloadDecoder &decoder);
    Content idle(PcmFrame &frame);
    void take(PcmFrame &frame, std::size_t samples);

    const std::size_t m_minimum;
    const std::size_t m_maximum;
    Concealer m_concealer;

    std::array<Slot, kSlots> m_slots{};
    std::int64_t m_next = -1;   //!< whose turn it is; −1: nothing has come
    std::int64_t m_newest = -1;
    std::size_t m_storedSound = 0;
    std::size_t m_packetSamples = kFrameSamples;
    std::uint64_t m_lost = 0;
    std::uint64_t m_recovered = 0;

    std::array<std::int16_t, 2048> m_fifo{};
    std::size_t m_fifoSize = 0;
    bool m_fifoHasSound = false;

    bool m_begun = false; //!< something was played since the last reset
    bool m_playing = false;
    int m_waited = 0;     //!< ticks since something is there but not played yet
    int m_underruns = 0;  //!< ticks in a row with nothing to play

    // What the network does: delays relative to the fastest packet of the last seconds.
    std::array<float, kBins> m_histogram{};
    bool m_hasBase = false;
    std::int32_t m_base = 0, m_baseNow = 0, m_baseBefore = 0;
    int m_basePackets = 0;
    std::int32_t m_lastRelative = 0;
    double m_peak = 0; //!< what the last late packet would have needed, fading
    std::size_t m_target;
    std::size_t m_lowest = SIZE_MAX; //!< level since the window began
    int m_window = 0;
    std::size_t m_surplus = 0; //!< samples that may still be left out
};

} // namespace lianxin
