// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/callprogress/SoundAnalyser.h"
#include <algorithm>
#include <cmath>
#include <numbers>

namespace lianxin {
namespace {

constexpr std::size_t kHalf = SoundAnalyser::kWindow / 2;
constexpr double kBinHz = double(kPcmRate) / double(SoundAnalyser::kWindow);
constexpr std::size_t kFirstBin = 6;  // 190 Hz: below are hum and what handsets don't carry
constexpr std::size_t kLastBin = 118; // 3,690 Hz

//! Twiddles, window, order of the bins and edges of the bands: the same for every instance.
struct AnalyserTables {
    std::array<float, SoundAnalyser::kWindow> window{};
    std::array<std::complex<float>, kHalf / 2> twiddle{};    // of the complex transform of kHalf points
    std::array<std::complex<float>, kHalf> split{};          // takes real input apart again
    std::array<std::uint8_t, kHalf> reversed{};
    std::array<std::uint8_t, kSoundBands + 1> edge{};
    float toPower = 0; // |X|² → mean square of the samples

    AnalyserTables() {
        double squares = 0;
        for (std::size_t i = 0; i < window.size(); ++i) {
            window[i] = float(0.5 - 0.5 * std::cos(2 * std::numbers::pi * (double(i) + 0.5) / double(window.size())));
            squares += double(window[i]) * window[i];
        }
        toPower = float(2 / (squares * double(window.size()) * 32768.0 * 32768.0));
        for (std::size_t i = 0; i < twiddle.size(); ++i)
            twiddle[i] = std::polar(1.F, float(-2 * std::numbers::pi * double(i) / double(kHalf)));
        for (std::size_t i = 0; i < split.size(); ++i)
            split[i] = std::polar(1.F, float(-std::numbers::pi * double(i) / double(kHalf)));
        for (std::size_t i = 0; i < kHalf; ++i) {
            std::size_t r = 0;
            for (std::size_t bit = 1, v = i; bit < kHalf; bit <<= 1U, v >>= 1U)
                r = r << 1U | (v & 1U);
            reversed[i] = std::uint8_t(r);
        }
        std::size_t bin = 9; // 280 Hz
        for (std::size_t b = 0; b < edge.size(); ++b) {
            edge[b] = std::uint8_t(bin);
            bin += b < 17 ? 2 : b < 25 ? 4 : 5; // 62 Hz up to 1,340 Hz, then 125 and 156 Hz
        }
    }
};

const AnalyserTables &analyserTables() {
    static const AnalyserTables tables;
    return tables;
}

float decibels(float power) {
    return power > 1e-12F ? 10 * std::log10(power) : -120.F;
}

} // namespace

SoundAnalyser::SoundAnalyser() {
    analyserTables(); // made here, on an ordinary thread
}

void SoundAnalyser::restart(std::int64_t positionMs) {
    m_startMs = positionMs;
    m_heard = 0;
    m_pending = 0;
}

std::size_t SoundAnalyser::take(std::span<const std::int16_t> samples, bool concealed) {
    if (m_pending == 0)
        m_concealed = false;
    m_concealed = m_concealed || concealed;
    const auto n = std::min(samples.size(), kStepSamples - m_pending);
    for (std::size_t i = 0; i < n; ++i)
        m_ring[(m_heard + i) % kWindow] = float(samples[i]);
    m_heard += n;
    m_pending = (m_pending + n) % kStepSamples;
    return n;
}

const SoundStep &SoundAnalyser::analyse() {
    const auto &t = analyserTables();
    // 256 real samples as 128 complex ones, decimation in time.
    const std::size_t oldest = m_heard % kWindow;
    for (std::size_t i = 0; i < kHalf; ++i) {
        const std::size_t a = (oldest + 2 * i) % kWindow;
        const std::size_t b = (oldest + 2 * i + 1) % kWindow;
        m_work[t.reversed[i]] = {m_ring[a] * t.window[2 * i], m_ring[b] * t.window[2 * i + 1]};
    }
    for (std::size_t size = 2; size <= kHalf; size *= 2) {
        const std::size_t stride = kHalf / size;
        for (std::size_t base = 0; base < kHalf; base += size)
            for (std::size_t k = 0; k < size / 2; ++k) {
                const auto w = t.twiddle[k * stride];
                const auto u = m_work[base + k];
                const auto x = m_work[base + k + size / 2];
                const std::complex<float> v{x.real() * w.real() - x.imag() * w.imag(),
                                            x.real() * w.imag() + x.imag() * w.real()};
                m_work[base + k] = u + v;
                m_work[base + k + size / 2] = u - v;
            }
    }
    float total = 0;
    std::size_t peak = kFirstBin;
    for (std::size_t k = kFirstBin - 2; k <= kLastBin + 2; ++k) {
        const auto z = m_work[k];
        const auto y = std::conj(m_work[kHalf - k]);
        const auto even = 0.5F * (z + y);
        const auto odd = 0.5F * (z - y); // times i
        const auto w = t.split[k];
        const float re = even.real() + w.real() * odd.imag() + w.imag() * odd.real();
        const float im = even.imag() + w.imag() * odd.imag() - w.real() * odd.real();
        m_power[k] = (re * re + im * im) * t.toPower;
        if (k < kFirstBin || k > kLastBin)
            continue;
        total += m_power[k];
        if (m_power[k] > m_power[peak])
            peak = k;
    }
    float lobe = 0;
    for (std::size_t k = peak - 2; k <= peak + 2; ++k)
        lobe += m_power[k];
    // The lobe of a Hann window, interpolated over the amplitudes (Grandke 1983).
    const float left = std::sqrt(m_power[peak - 1]);
    const float middle = std::sqrt(m_power[peak]);
    const float right = std::sqrt(m_power[peak + 1]);
    float offset = 0;
    if (middle > 0) {
        const float ratio = (right > left ? right : left) / middle;
        offset = (2 * ratio - 1) / (ratio + 1) * (right > left ? 1.F : -1.F);
    }
    m_step.atMs = positionMs() - std::int64_t(kWindow) * 500 / kPcmRate;
    m_step.concealed = m_concealed;
    m_step.levelDb = decibels(total);
    m_step.peakHz = float(kBinHz) * (float(peak) + offset);
    m_step.peakDb = decibels(lobe);
    m_step.purity = total > 0 ? std::min(lobe / total, 1.F) : 0;
    for (std::size_t b = 0; b < kSoundBands; ++b) {
        float sum = 0;
        for (std::size_t k = t.edge[b]; k < t.edge[b + 1]; ++k)
            sum += m_power[k];
        m_step.bands[b] = sum;
    }
    return m_step;
}

} // namespace lianxin
