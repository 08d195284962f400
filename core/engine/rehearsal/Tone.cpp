// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/rehearsal/Tone.h"
#include <cmath>
#include <numbers>

namespace lianxin {

PcmBuffer makeTone(double hz, int ms) {
    const std::size_t count = std::size_t(ms) * kPcmRate / 1000;
    std::vector<std::int16_t> samples(count);
    for (std::size_t i = 0; i < count; ++i)
        samples[i] = std::int16_t(8200.0 * std::sin(2.0 * std::numbers::pi * hz * double(i) / kPcmRate));
    return makePcm(std::move(samples));
}

double toneShare(std::span<const std::int16_t> samples, double hz) {
    const double coefficient = 2.0 * std::cos(2.0 * std::numbers::pi * hz / kPcmRate);
    double s1 = 0;
    double s2 = 0;
    double energy = 0;
    for (const std::int16_t sample : samples) {
        const double s0 = double(sample) + coefficient * s1 - s2;
        s2 = s1;
        s1 = s0;
        energy += double(sample) * double(sample);
    }
    const double power = s1 * s1 + s2 * s2 - coefficient * s1 * s2;
    // Below about −60 dBFS there is nothing but the codec's own noise.
    if (samples.empty() || energy / double(samples.size()) < 900.0)
        return 0;
    return std::min(1.0, 2.0 * power / (double(samples.size()) * energy));
}

void ToneMeter::add(std::span<const std::int16_t> frame) {
    if (toneShare(frame, m_hz) > 0.5)
        m_heardMs += int(frame.size() * 1000 / kPcmRate);
}

} // namespace lianxin
