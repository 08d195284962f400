// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/telephony/RingBack.h"
#include <algorithm>
#include <cmath>
#include <numbers>

namespace lianxin {
namespace {

constexpr double kRingHertz = 450;
constexpr int kRingSamples = kPcmRate;       // on
constexpr int kRingRound = 5 * kPcmRate;     // on and off
constexpr int kRingEdge = kPcmRate / 100;    // it begins and ends softly: headsets make a click of an edge
constexpr double kRingAmplitude = 4060;      // −15 dBm0; the loudest sine of G.711 is +3.14 dBm0

PcmBuffer makeRing() {
    std::vector<std::int16_t> samples(std::size_t(kRingRound), 0);
    for (int i = 0; i < kRingSamples; ++i) {
        const double edge = std::min(1.0, double(std::min(i, kRingSamples - i)) / kRingEdge);
        samples[std::size_t(i)] = std::int16_t(std::lround(kRingAmplitude * edge * std::sin(2 * std::numbers::pi * kRingHertz * i / kPcmRate)));
    }
    return makePcm(std::move(samples));
}

} // namespace

PcmBuffer ringBackTone() {
    static const PcmBuffer tone = makeRing(); // shared by all calls
    return tone;
}

} // namespace lianxin
