// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/speech/SpeechPause.h"
#include <algorithm>
#include <cmath>

namespace lianxin {
namespace {

constexpr float kFaintest = -62;    // dBFS: below it nobody speaks
constexpr float kLoudestFloor = -25;
constexpr float kAboveFloor = 9;    // dB
constexpr float kRise = 0.04F;      // dB a frame: 2 dB a second
constexpr float kFall = 0.5F;
constexpr int kFrameMs = 20;
constexpr int kClickMs = 40; // louder for no longer than this is no speech

} // namespace

void SpeechPause::hear(std::span<const float> sound) {
    float power = 1e-10F;
    for (const float sample : sound)
        power += sample * sample / float(sound.size());
    const float level = 10 * std::log10(power);
    m_floor = std::clamp(m_floor + std::clamp(level - m_floor, -kFall, kRise), kFaintest, kLoudestFloor);
    const bool loud = level > std::max(m_floor + kAboveFloor, kFaintest);
    m_loudMs = loud ? m_loudMs + kFrameMs : 0;
    m_quietMs = m_loudMs > kClickMs ? 0 : m_quietMs + kFrameMs;
}

} // namespace lianxin
