// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/telephony/HoldTune.h"
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace lianxin {
namespace {

constexpr int kBeat = kPcmRate / 2; // 120 strokes a minute of which many are rests
constexpr double kRing = 2.4;       // seconds until a stroke is 8.7 dB quieter
constexpr int kAttack = kPcmRate / 80;
constexpr double kStroke = 1500; // −27 dBFS

// Degrees of a scale on E: 0 rests, 1…10 go up over two octaves. No note comes near 450 Hz, the tone of Chinese exchanges.
constexpr std::array<std::int8_t, 64> kMelody{
    5, 0, 6, 0, 8, 0, 6, 5, 4, 0, 0, 0, 3, 0, 4, 0, 5, 0, 3, 0, 2, 0, 1, 2, 3, 0, 0, 0, 0, 0, 2, 0,
    5, 0, 6, 0, 8, 0, 9, 8, 6, 0, 0, 0, 5, 0, 6, 0, 4, 0, 3, 0, 2, 0, 3, 2, 1, 0, 0, 0, 0, 0, 0, 0};
constexpr std::array<std::int8_t, 8> kGround{1, 3, 2, 3, 1, 3, 2, 1}; // one every eight beats, its fifth in between
constexpr std::array<int, 5> kSemitones{0, 2, 4, 7, 9};
constexpr double kLowest = 330; // telephones carry it and its overtones

double hertzOf(int degree) {
    const int step = degree - 1;
    return kLowest * std::exp2((kSemitones[std::size_t(step % 5)] + 12 * (step / 5)) / 12.0);
}

//! A stroke on a soft bar: the note, and a little of its octave that dies sooner. What rings on past the end goes to the beginning.
void strike(std::vector<double> &out, std::size_t at, double hertz, double loudness) {
    constexpr auto kLasts = std::size_t(8 * kPcmRate);
    for (std::size_t i = 0; i < kLasts; ++i) {
        const double t = double(i) / kPcmRate;
        const double rise = i < kAttack ? 0.5 - 0.5 * std::cos(std::numbers::pi * double(i) / kAttack) : 1;
        const double note = std::sin(2 * std::numbers::pi * hertz * t) * std::exp(-t / kRing);
        const double octave = 0.25 * std::sin(4 * std::numbers::pi * hertz * t) * std::exp(-t / (kRing / 4));
        out[(at + i) % out.size()] += loudness * rise * (note + octave);
    }
}

PcmBuffer make() {
    std::vector<double> sum(kMelody.size() * kBeat);
    for (std::size_t beat = 0; beat < kMelody.size(); ++beat) {
        if (kMelody[beat] > 0)
            strike(sum, beat * kBeat, hertzOf(kMelody[beat]), kStroke);
        if (beat % 4 == 0) // the ground, twice a bar: it fills the rests
            strike(sum, beat * kBeat, hertzOf(kGround[beat / 8]) * (beat % 8 == 0 ? 1 : 1.5), kStroke * 0.7);
    }
    std::vector<std::int16_t> samples(sum.size());
    std::transform(sum.begin(), sum.end(), samples.begin(), [](double s) { return std::int16_t(std::clamp(std::lround(s), -32767L, 32767L)); });
    return makePcm(std::move(samples));
}

} // namespace

PcmBuffer holdTune() {
    static const PcmBuffer tune = make(); // half a MB, shared by all calls
    return tune;
}

} // namespace lianxin
