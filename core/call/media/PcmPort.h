// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/media/LockFree.h"
#include "call/media/Pcm.h"
#include <algorithm>

namespace lianxin {

//! \brief A sound device (or a test) as a member of a bridge: microphone sound goes in, loudspeaker sound comes
//! out, each through a lock-free ring. The device's clock is not the media thread's; the ring is kept short by
//! leaving out samples when it grows, and silence fills it when it runs dry.
//! write() and read(): one thread each, never waiting.
class PcmPort {
public:
    //! Microphone samples at 8 kHz; returns how many fitted.
    std::size_t write(std::span<const std::int16_t> samples) { return m_in.pushMany(samples); }
    //! Loudspeaker samples; returns how many there were.
    std::size_t read(std::span<std::int16_t> samples) { return m_out.popMany(samples); }
    std::size_t readable() const { return m_out.size(); }

    //! Media thread only: the next 20 ms from the microphone; silence for what is missing.
    void takeInput(PcmFrame &frame) {
        // More than 80 ms waiting means that the device runs ahead: skip to 40 ms.
        if (const auto waiting = m_in.size(); waiting > 4 * kFrameSamples)
            m_in.drop(waiting - 2 * kFrameSamples);
        const auto got = m_in.popMany(frame);
        std::fill(frame.begin() + std::ptrdiff_t(got), frame.end(), std::int16_t(0));
    }
    //! Media thread only: the next 20 ms for the loudspeaker; dropped when the reader does not keep up.
    void giveOutput(const PcmFrame &frame) {
        if (m_out.size() + frame.size() <= 25 * kFrameSamples)
            m_out.pushMany(frame);
    }

private:
    SpscRing<std::int16_t, 4096> m_in;
    SpscRing<std::int16_t, 4096> m_out;
};

} // namespace lianxin
