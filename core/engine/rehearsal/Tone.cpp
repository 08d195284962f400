// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/rehearsal/Tone.h"
#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>

namespace lianxin {

PcmBuffer makeTone(double hz, int ms) {
    const std::size_t count = std::size_t(ms) * kPcmRate / 1000;
    std::vector<std::int16_t> samples(count);
    for (std::size_t i = 0; i < count; ++i)
        samples[i] = std::int16_t(8200.0 * std::sin(2.0 * std::numbers::pi * hz * double(i) / kPcmRate));
    return makePcm(std::move(samples));
}

PcmBuffer makeNoise(quint32 seed, int ms, double dbfs) {
    std::mt19937 dice(seed);
    std::vector<double> wave(std::size_t(ms) * kPcmRate / 1000);
    double low = 0;
    double power = 0;
    for (double &sample : wave) {
        const double white = double(dice()) / 2147483648.0 - 1.0;
        low += 0.15 * (white - low);
        sample = low + 0.1 * white;
        power += sample * sample / double(wave.size());
    }
    const double gain = 32768.0 * std::pow(10.0, dbfs / 20.0) / std::sqrt(std::max(power, 1e-12));
    std::vector<std::int16_t> samples;
    samples.reserve(wave.size());
    for (const double sample : wave)
        samples.push_back(std::int16_t(std::lround(std::clamp(sample * gain, -32767.0, 32767.0))));
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
