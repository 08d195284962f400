// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/media/TimeStretch.h"
#include <algorithm>
#include <cstring>

namespace lianxin {
namespace {
constexpr std::size_t kFade = 80; // samples over which one period becomes the next
} // namespace

std::size_t removePeriod(std::span<std::int16_t> samples, std::size_t most) {
    if (samples.size() < kFade + kShortestPeriod || most < kShortestPeriod)
        return 0;
    const std::size_t longest = std::min({kLongestPeriod, most, samples.size() - kFade});
    double energy = 0;
    for (std::size_t i = 0; i < kFade; ++i)
        energy += double(samples[i]) * samples[i];
    std::size_t best = longest; // quiet: any cut will do
    if (energy > kFade * 50.0 * 50.0) {
        double bestLikeness = 0.5; // below that no two periods are alike: leave it for a better moment
        best = 0;
        for (std::size_t lag = kShortestPeriod; lag <= longest; ++lag) {
            double product = 0;
            double other = 1;
            for (std::size_t i = 0; i < kFade; ++i) {
                product += double(samples[i]) * samples[i + lag];
                other += double(samples[i + lag]) * samples[i + lag];
            }
            const double likeness = product <= 0 ? 0 : product * product / (energy * other);
            if (likeness > bestLikeness) {
                bestLikeness = likeness;
                best = lag;
            }
        }
        if (best == 0)
            return 0;
    }
    for (std::size_t i = 0; i < kFade; ++i) {
        const auto next = int(samples[i + best]);
        const auto now = int(samples[i]);
        samples[i] = std::int16_t(now + (next - now) * int(i) / int(kFade));
    }
    std::memmove(samples.data() + kFade, samples.data() + kFade + best,
                 (samples.size() - kFade - best) * sizeof(samples[0]));
    return best;
}

} // namespace lianxin
