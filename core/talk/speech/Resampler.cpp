// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/speech/Resampler.h"
#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace lianxin {
namespace {

//! Modified Bessel function of the first kind, order 0.
double bessel0(double x) {
    double sum = 1;
    double term = 1;
    for (int k = 1; term > sum * 1e-12; ++k) {
        term *= (x / (2 * k)) * (x / (2 * k));
        sum += term;
    }
    return sum;
}

} // namespace

Resampler::Resampler(int from, int to) {
    const int common = std::gcd(from, to);
    m_up = to / common;
    m_down = from / common;
    if (m_up == m_down) {
        m_taps = 1;
        m_phases = {1.0F};
        return;
    }
    // Kaiser's formulas for 72 dB. Frequencies in cycles per sample of the fine grid (from × up).
    constexpr double attenuation = 72;
    const double fine = double(from) * m_up;
    const double low = std::min(from, to);
    const double centre = 0.46 * low / fine;
    const double transition = 0.08 * low / fine;
    const double beta = 0.1102 * (attenuation - 8.7);
    const double needed = (attenuation - 7.95) / (14.36 * transition);
    m_taps = int(std::ceil(needed / m_up)) | 1;
    const int length = m_taps * m_up;
    const double middle = (length - 1) / 2.0;
    m_phases.resize(size_t(length));
    for (int i = 0; i < length; ++i) {
        const double x = i - middle;
        const double sinc =
            x == 0 ? 2 * centre : std::sin(2 * std::numbers::pi * centre * x) / (std::numbers::pi * x);
        const double edge = x / (middle + 1);
        const double window = bessel0(beta * std::sqrt(std::max(0.0, 1 - edge * edge))) / bessel0(beta);
        // Tap i belongs to phase i mod up, and comes k-th there; each phase lies in one piece.
        m_phases[size_t(i % m_up) * size_t(m_taps) + size_t(i / m_up)] = float(sinc * window * m_up);
    }
}

Pcm Resampler::process(const Pcm &in) const {
    if (m_up == m_down)
        return in;
    const auto count = qint64(in.size());
    Pcm out(size_t((count * m_up + m_down - 1) / m_down));
    const qint64 delay = (qint64(m_taps) * m_up - 1) / 2; // of the filter, on the fine grid
    for (size_t n = 0; n < out.size(); ++n) {
        const qint64 fine = qint64(n) * m_down + delay;
        const qint64 newest = fine / m_up;
        const float *phase = &m_phases[size_t(fine % m_up) * size_t(m_taps)];
        float sum = 0;
        const qint64 firstTap = std::max<qint64>(0, newest - count + 1);
        const qint64 lastTap = std::min<qint64>(m_taps - 1, newest);
        for (qint64 k = firstTap; k <= lastTap; ++k)
            sum += phase[k] * float(in[size_t(newest - k)]);
        out[n] = qint16(std::clamp(std::lround(sum), -32768L, 32767L));
    }
    return out;
}

} // namespace lianxin
