// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace lianxin {

//! Samples per second inside a bridge. Legs with another clock resample in their codec.
inline constexpr int kPcmRate = 8000;
//! Milliseconds between two ticks of a bridge; every frame lasts that long.
inline constexpr int kFrameMs = 20;
//! Samples in a frame.
inline constexpr std::size_t kFrameSamples = kPcmRate / 1000 * kFrameMs;

//! 20 ms of linear 16-bit mono sound.
using PcmFrame = std::array<std::int16_t, kFrameSamples>;

//! \brief Sound that never changes once made: 8 kHz, 16-bit, mono. Shared by every call that plays it.
using PcmBuffer = std::shared_ptr<const std::vector<std::int16_t>>;

inline PcmBuffer makePcm(std::vector<std::int16_t> samples) {
    return std::make_shared<const std::vector<std::int16_t>>(std::move(samples));
}

} // namespace lianxin
