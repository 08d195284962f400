// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/media/RtpSource.h"
#include <algorithm>
#include <cmath>

namespace lianxin {
namespace {
constexpr int kMaxDropout = 3000;
constexpr int kMaxMisorder = 100;
constexpr std::uint32_t kNoCandidate = 0xffffffff;
} // namespace

void RtpSource::restart(std::uint32_t ssrc, std::uint16_t sequence) {
    if (m_active)
        m_lostBefore = lost();
    m_active = true;
    m_ssrc = ssrc;
    m_highest = sequence;
    m_baseSequence = sequence;
    m_cycles = 0;
    m_receivedOfStream = 0;
    m_expectedPrior = 0;
    m_receivedPrior = 0;
    m_hasTransit = false;
    m_candidateSequence = kNoCandidate;
}

RtpSource::Verdict RtpSource::receive(std::uint32_t ssrc, std::uint16_t sequence, std::uint32_t timestamp,
                                      std::uint32_t arrival) {
    Verdict verdict = Verdict::Accept;
    const auto delta = std::uint16_t(sequence - m_highest);
    if (!m_active) {
        restart(ssrc, sequence);
        verdict = Verdict::Restart;
    } else if (ssrc != m_ssrc || (delta >= kMaxDropout && delta <= 65536 - kMaxMisorder)) {
        // A new source, or a very large jump: two packets in a row have to agree before we follow.
        if (m_candidateSsrc != ssrc || m_candidateSequence != sequence) {
            m_candidateSsrc = ssrc;
            m_candidateSequence = std::uint16_t(sequence + 1);
            return Verdict::Ignore;
        }
        restart(ssrc, sequence);
        verdict = Verdict::Restart;
    } else if (delta < kMaxDropout) {
        if (sequence < m_highest)
            m_cycles += 65536;
        m_highest = sequence;
        m_candidateSequence = kNoCandidate;
    }
    ++m_received;
    ++m_receivedOfStream;
    const auto transit = std::int32_t(arrival - timestamp);
    if (m_hasTransit) {
        const double d = std::abs(double(std::int32_t(std::uint32_t(transit) - std::uint32_t(m_transit))));
        m_jitter += (d - m_jitter) / 16;
    }
    m_transit = transit;
    m_hasTransit = true;
    return verdict;
}

void RtpSource::setClock(int hertz) {
    if (hertz == m_clock)
        return;
    m_jitter = m_jitter * hertz / m_clock;
    m_clock = hertz;
    m_hasTransit = false;
}

std::int64_t RtpSource::lost() const {
    if (!m_active)
        return 0;
    const auto expected = std::int64_t(extendedHighest()) - m_baseSequence + 1;
    return m_lostBefore + expected - std::int64_t(m_receivedOfStream);
}

std::uint8_t RtpSource::takeFractionLost() {
    if (!m_active)
        return 0;
    const std::uint64_t expected = extendedHighest() - m_baseSequence + 1;
    const std::uint64_t expectedNow = expected - m_expectedPrior;
    const std::uint64_t receivedNow = m_receivedOfStream - m_receivedPrior;
    m_expectedPrior = expected;
    m_receivedPrior = m_receivedOfStream;
    if (expectedNow == 0 || expectedNow <= receivedNow)
        return 0;
    return std::uint8_t(std::min<std::uint64_t>(((expectedNow - receivedNow) << 8) / expectedNow, 255));
}

} // namespace lianxin
