// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/media/Concealer.h"
#include <algorithm>
#include <array>
#include <cmath>
#include <spandsp.h>

namespace lianxin {
namespace {
constexpr double kLoudestBackground = 200; // about −44 dBov: louder than that is speech, not background
}

struct Concealer::State {
    plc_state_t plc{};
};

Concealer::Concealer()
    : m_state(std::make_unique<State>()) {
    plc_init(&m_state->plc);
}

Concealer::~Concealer() = default;

void Concealer::heard(std::span<std::int16_t> samples) {
    plc_rx(&m_state->plc, samples.data(), int(samples.size()));
    double energy = 0;
    for (const auto s : samples)
        energy += double(s) * s;
    const double rms = std::sqrt(energy / double(std::max<std::size_t>(samples.size(), 1)));
    // Falls at once with the quietest frames, rises by 3 dB in about two seconds.
    m_background = std::clamp(std::min(rms, m_background * 1.0035 + 0.001), 0.0, kLoudestBackground);
}

void Concealer::conceal(std::span<std::int16_t> samples) {
    // spandsp writes a quarter of a pitch period (at most 30 samples) at the start of a gap, however short it is.
    std::array<std::int16_t, 40> room{};
    if (samples.size() >= room.size()) {
        plc_fillin(&m_state->plc, samples.data(), int(samples.size()));
        return;
    }
    plc_fillin(&m_state->plc, room.data(), int(samples.size()));
    std::copy_n(room.begin(), samples.size(), samples.begin());
}

void Concealer::noise(std::span<std::int16_t> samples) {
    if (m_background < 0.5) {
        std::fill(samples.begin(), samples.end(), std::int16_t(0));
        return;
    }
    // Uniform noise has an RMS of amplitude / √3; the one-pole low-pass takes away another 4.8 dB.
    const double amplitude = m_background * 1.732 * 1.732;
    for (auto &sample : samples) {
        m_random = m_random * 1664525U + 1013904223U;
        const double white = (double(m_random >> 8) / double(1U << 23) - 1) * amplitude;
        m_last = std::int32_t((white + m_last) / 2);
        sample = std::int16_t(m_last);
    }
}

void Concealer::setNoiseLevel(int minusDbov) {
    m_background = std::min(32768 * std::pow(10, -std::clamp(minusDbov, 0, 127) / 20.0), kLoudestBackground);
}

} // namespace lianxin
