// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/speech/HearingLoad.h"
#include <algorithm>
#include <numeric>

namespace lianxin {

void HearingLoad::forget(qint64 nowMs) {
    while (!m_seconds.empty() && m_seconds.front().at <= nowMs / 1000 - kWindowS)
        m_seconds.pop_front();
}

//! Pieces later than \a fromMs.
int HearingLoad::count(int fromMs) const {
    const int first = fromMs < 0 ? 0 : fromMs / 100 + 1;
    return std::accumulate(m_seconds.begin(), m_seconds.end(), 0, [&](int sum, const Second &second) {
        return std::accumulate(std::begin(second.steps) + first, std::end(second.steps), sum);
    });
}

void HearingLoad::add(qint64 nowMs, qint64 lateMs) {
    forget(nowMs);
    if (m_seconds.empty() || m_seconds.back().at != nowMs / 1000)
        m_seconds.push_back({nowMs / 1000, {}});
    ++m_seconds.back().steps[std::clamp<qint64>((lateMs + 99) / 100, 0, kSteps - 1)];
}

bool HearingLoad::isShort(qint64 nowMs) {
    forget(nowMs);
    const int all = count();
    if (!m_short && all >= kLeast && 2 * count(kLateMs) >= all) {
        const bool again = m_wasShort && nowMs - m_sinceMs < kSoonMs;
        m_restMs = again ? std::min<qint64>(2 * m_restMs, kLongestRestMs) : kRestMs;
        m_short = m_wasShort = true;
        m_sinceMs = nowMs;
    } else if (m_short && nowMs - m_sinceMs >= m_restMs && 10 * count(kFineMs) <= all) {
        m_short = false;
        m_sinceMs = nowMs;
    }
    return m_short;
}

int HearingLoad::lateMs(qint64 nowMs) {
    forget(nowMs);
    const int all = count();
    int seen = 0;
    for (int step = 0; step < kSteps && all > 0; ++step) {
        for (const Second &second : m_seconds)
            seen += second.steps[step];
        if (2 * seen >= all)
            return step * 100;
    }
    return 0;
}

} // namespace lianxin
