// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/callprogress/Fingerprint.h"
#include <algorithm>

namespace lianxin {
namespace {
constexpr float kPauseDb = 28; // so far below the loudest moment there is nothing to recognise
} // namespace

void Fingerprinter::restart() {
    m_count = 0;
}

std::optional<SoundPrint> Fingerprinter::hear(const SoundStep &step) {
    const std::size_t at = m_count++ % kKept;
    m_steps[at] = step.bands;
    m_levels[at] = step.levelDb;
    if (m_count < kKept || m_count % 2 != 0)
        return std::nullopt;
    std::array<float, kSoundBands> grown{};
    float level = -120;
    for (std::size_t i = 0; i < kSmoothSteps; ++i) {
        const std::size_t newer = (at + kKept - i) % kKept;
        const auto &now = m_steps[newer];
        const auto &then = m_steps[(at + kKept - i - kBackSteps) % kKept];
        for (std::size_t b = 0; b < kSoundBands; ++b)
            grown[b] += now[b] - then[b];
        level = std::max(level, m_levels[newer]);
    }
    SoundPrint print;
    for (std::size_t b = 0; b + 1 < kSoundBands; ++b)
        print.bits |= std::uint32_t(grown[b] > grown[b + 1] ? 1 : 0) << b;
    print.levelDb = level;
    print.atMs = step.atMs;
    return print;
}

int Fingerprint::activeCount() const {
    return int(std::count(active.begin(), active.end(), true));
}

Fingerprint fingerprintOf(std::span<const std::int16_t> samples) {
    SoundAnalyser analyser;
    Fingerprinter printer;
    Fingerprint out;
    std::vector<float> levels;
    analyser.hear(samples, false, [&](const SoundStep &step) {
        if (const auto print = printer.hear(step)) {
            out.prints.push_back(print->bits);
            levels.push_back(print->levelDb);
        }
    });
    if (levels.empty())
        return out;
    const float loudest = *std::max_element(levels.begin(), levels.end());
    const auto isLoud = [&](float level) { return level > loudest - kPauseDb && level > -60; };
    const auto first = std::find_if(levels.begin(), levels.end(), isLoud) - levels.begin();
    const auto last = std::find_if(levels.rbegin(), levels.rend(), isLoud).base() - levels.begin();
    if (first >= last)
        return {};
    out.prints.assign(out.prints.begin() + first, out.prints.begin() + last);
    for (auto i = first; i < last; ++i)
        out.active.push_back(isLoud(levels[std::size_t(i)]));
    return out;
}

} // namespace lianxin
