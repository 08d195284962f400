// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/speech/Tidy.h"
#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace lianxin {

Pcm tidyPrompt(Pcm pcm) {
    constexpr int audible = 64; // −54 dBFS
    constexpr qsizetype lead = pcmRate * 20 / 1000;
    constexpr qsizetype tail = pcmRate * 150 / 1000;
    const auto heard = [](qint16 s) { return std::abs(int(s)) > audible; };
    const auto first = std::find_if(pcm.begin(), pcm.end(), heard);
    if (first == pcm.end())
        return {};
    const auto last = std::find_if(pcm.rbegin(), pcm.rend(), heard).base();
    int peak = 1;
    for (auto it = first; it != last; ++it)
        peak = std::max(peak, std::abs(int(*it)));
    const double gain = std::min(double(promptPeak) / peak, 4.0);
    Pcm out(size_t(lead + (last - first) + tail), 0);
    std::transform(first, last, out.begin() + lead,
                   [gain](qint16 s) { return qint16(std::lround(s * gain)); });
    return out;
}

} // namespace lianxin
