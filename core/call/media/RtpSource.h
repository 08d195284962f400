// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>

namespace lianxin {

//! \brief One synchronisation source as a receiver keeps it: sequence validation, loss and jitter (RFC 3550
//! appendices A.1, A.3, A.8). Plain arithmetic; media thread.
class RtpSource {
public:
    enum class Verdict {
        Accept,  //!< belongs to the stream
        Restart, //!< the peer started over (new SSRC or a jump confirmed by a second packet): forget the buffer
        Ignore,  //!< stray, or not yet confirmed
    };

    //! \a arrival in RTP clock units, from any origin.
    Verdict receive(std::uint32_t ssrc, std::uint16_t sequence, std::uint32_t timestamp, std::uint32_t arrival);

    bool isActive() const { return m_active; }
    std::uint32_t ssrc() const { return m_ssrc; }
    std::uint32_t extendedHighest() const { return m_cycles + m_highest; }
    std::uint64_t received() const { return m_received; }
    std::int64_t lost() const; //!< cumulative; negative with duplicates
    //! Interarrival jitter in RTP clock units.
    double jitter() const { return m_jitter; }
    double jitterMs() const { return m_jitter * 1000 / m_clock; }

    //! The clock of the packets that follow: a peer may change its codec in the middle of a stream.
    void setClock(int hertz);

    //! Fraction lost since the last call, as the 8 bits of a report block (A.3).
    std::uint8_t takeFractionLost();

private:
    void restart(std::uint32_t ssrc, std::uint16_t sequence);

    bool m_active = false;
    std::uint32_t m_ssrc = 0;
    std::uint16_t m_highest = 0;
    std::uint32_t m_cycles = 0;
    std::uint32_t m_baseSequence = 0;
    std::uint64_t m_received = 0;
    std::int64_t m_lostBefore = 0; //!< of the streams before the last restart
    std::uint64_t m_receivedOfStream = 0;
    std::uint64_t m_expectedPrior = 0;
    std::uint64_t m_receivedPrior = 0;
    int m_clock = 8000;
    double m_jitter = 0;
    bool m_hasTransit = false;
    std::int32_t m_transit = 0;

    std::uint32_t m_candidateSsrc = 0;
    std::uint32_t m_candidateSequence = 0xffffffff; //!< the sequence number that would confirm a jump
};

} // namespace lianxin
