// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audio/Resampler.h"
#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace lianxin {

Resampler::Resampler(int from, int to) {
    const int common = std::gcd(from, to);
    m_up = to / common;
    m_down = from / common;
    if (m_up == m_down)
        return;
    const double cut =
        0.92 * std::min(1.0, static_cast<double>(to) / from); // of the input's Nyquist frequency
    const int half = static_cast<int>(std::ceil(16 / cut));
    m_taps = 2 * half;
    m_table.resize(static_cast<std::size_t>(m_up) * static_cast<std::size_t>(m_taps));
    for (int phase = 0; phase < m_up; ++phase) {
        double sum = 0;
        float *row = &m_table[static_cast<std::size_t>(phase) * static_cast<std::size_t>(m_taps)];
        for (int i = 0; i < m_taps; ++i) {
            const double x = i - half + 1 - static_cast<double>(phase) / m_up;
            const double sinc =
                std::abs(x) < 1e-9 ? cut : std::sin(std::numbers::pi * cut * x) / (std::numbers::pi * x);
            const double window = std::abs(x) >= half ? 0 : 0.5 + 0.5 * std::cos(std::numbers::pi * x / half);
            row[i] = static_cast<float>(sinc * window);
            sum += row[i];
        }
        for (int i = 0; i < m_taps; ++i)
            row[i] = static_cast<float>(row[i] / sum);
    }
    m_history.assign(static_cast<std::size_t>(m_taps), 0.F);
}

std::size_t Resampler::inputFor(std::size_t output) const {
    return (output * static_cast<std::size_t>(m_down) + static_cast<std::size_t>(m_up) - 1) /
           static_cast<std::size_t>(m_up);
}

void Resampler::run(std::span<const std::int16_t> in, std::vector<std::int16_t> &out) {
    if (m_up == m_down) {
        out.insert(out.end(), in.begin(), in.end());
        return;
    }
    m_history.insert(m_history.end(), in.begin(), in.end());
    for (;;) {
        const auto at = static_cast<std::size_t>(m_phase / m_up);
        if (at + static_cast<std::size_t>(m_taps) > m_history.size())
            break;
        const float *row =
            &m_table[static_cast<std::size_t>(m_phase % m_up) * static_cast<std::size_t>(m_taps)];
        float sum = 0;
        for (int i = 0; i < m_taps; ++i)
            sum += row[i] * m_history[at + static_cast<std::size_t>(i)];
        out.push_back(static_cast<std::int16_t>(std::clamp(std::lround(sum), -32768L, 32767L)));
        m_phase += m_down;
    }
    const auto used = std::min(static_cast<std::size_t>(m_phase / m_up), m_history.size());
    m_history.erase(m_history.begin(), m_history.begin() + static_cast<std::ptrdiff_t>(used));
    m_phase -= static_cast<std::int64_t>(used) * m_up;
}

} // namespace lianxin
