// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/dialling/TrunkWatch.h"
#include <algorithm>

namespace lianxin {
namespace {
constexpr int kFailuresOfADeadTrunk = 6;
constexpr qint64 kFirstPauseMs = 15'000;
constexpr qint64 kLongestPauseMs = 120'000;
} // namespace

void TrunkWatch::ended(bool reached, qint64 now) {
    if (reached) {
        *this = TrunkWatch();
        return;
    }
    ++m_failures;
    if (m_failures < kFailuresOfADeadTrunk || isDead())
        return;
    m_deadSince = now;
    m_pause = kFirstPauseMs;
    m_probeAt = now + m_pause;
}

void TrunkWatch::started(qint64 now) {
    if (!isDead())
        return;
    m_pause = std::min(m_pause * 2, kLongestPauseMs);
    m_probeAt = now + m_pause;
}

} // namespace lianxin
