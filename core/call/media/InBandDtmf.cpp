// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/media/InBandDtmf.h"
#include "call/media/TelephoneEvent.h"
#include <algorithm>
#include <cmath>
#include <numbers>
#include <spandsp.h>

namespace lianxin {
namespace {
constexpr int kPauseSamples = 60 * kPcmRate / 1000;
//! Low and high frequency of event codes 0…15.
constexpr std::array<std::array<int, 2>, 16> kTones{{{941, 1336}, {697, 1209}, {697, 1336}, {697, 1477}, {770, 1209},
                                                     {770, 1336}, {770, 1477}, {852, 1209}, {852, 1336}, {852, 1477},
                                                     {941, 1209}, {941, 1477}, {697, 1633}, {770, 1633}, {852, 1633},
                                                     {941, 1633}}};
} // namespace

struct DtmfDetector::State {
    dtmf_rx_state_t *rx = nullptr;
    char found = 0;

    static void report(void *self, int code, int, int) {
        if (code != 0)
            static_cast<State *>(self)->found = char(code);
    }
};

DtmfDetector::DtmfDetector()
    : m_state(std::make_unique<State>()) {
    m_state->rx = dtmf_rx_init(nullptr, nullptr, nullptr);
    dtmf_rx_set_realtime_callback(m_state->rx, &State::report, m_state.get());
}

DtmfDetector::~DtmfDetector() {
    dtmf_rx_free(m_state->rx);
}

std::optional<char> DtmfDetector::process(const PcmFrame &frame) {
    m_state->found = 0;
    dtmf_rx(m_state->rx, frame.data(), int(frame.size()));
    if (m_state->found == 0)
        return std::nullopt;
    return m_state->found;
}

void DtmfGenerator::add(std::string_view digits, int durationMs) {
    for (const char digit : digits) {
        const int event = eventOfDigit(digit);
        if (event < 0 || m_count == m_keys.size())
            continue;
        m_keys[(m_first + m_count++) % m_keys.size()] = {std::uint8_t(event),
                                                         std::clamp(durationMs, 40, 2000) * kPcmRate / 1000};
    }
}

void DtmfGenerator::fill(PcmFrame &frame) {
    for (auto &sample : frame) {
        sample = 0;
        if (m_pauseSamples > 0) {
            --m_pauseSamples;
            continue;
        }
        if (m_count == 0)
            continue;
        const Key key = m_keys[m_first];
        const auto &tone = kTones[key.event];
        const double t = 2 * std::numbers::pi * m_elapsed / kPcmRate;
        // −9 dBm0 and −7 dBm0 (the high group a little louder: line twist), peak of both below clipping.
        sample = std::int16_t(7300 * std::sin(tone[0] * t) + 9200 * std::sin(tone[1] * t));
        if (++m_elapsed == key.samples) {
            m_elapsed = 0;
            m_pauseSamples = kPauseSamples;
            m_first = (m_first + 1) % m_keys.size();
            --m_count;
        }
    }
}

} // namespace lianxin
