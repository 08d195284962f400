// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/media/Pcm.h"
#include <cmath>
#include <cstdint>

namespace lianxin {

//! \brief Low noise in place of nothing, so that a line on which nobody speaks does not sound dead (as RFC 3389 has it, but sent
//! as sound, which every telephone understands). Media thread; does not allocate.
class ComfortNoise {
public:
    //! \param dbov level in dB of overload (RFC 3389 §3.1), below 0; 0: none.
    explicit ComfortNoise(int dbov, std::uint32_t seed = 1)
        : m_amplitude(dbov < 0 ? float(32768 * std::pow(10.0, dbov / 20.0) * std::sqrt(1.5)) : 0.0F)
        , m_random(seed | 1U) {}

    bool isOn() const { return m_amplitude > 0; }
    //! Softer towards the high end: a hiss is heard sooner than a rush.
    void fill(PcmFrame &frame) {
        for (auto &sample : frame) {
            m_random ^= m_random << 13;
            m_random ^= m_random >> 17;
            m_random ^= m_random << 5;
            const float next = m_amplitude * (float(m_random >> 8) / float(1U << 23) - 1);
            sample = std::int16_t(std::lround(m_last + next));
            m_last = next;
        }
    }

private:
    const float m_amplitude; // of each of the two random numbers that make a sample
    std::uint32_t m_random;
    float m_last = 0;
};

} // namespace lianxin
