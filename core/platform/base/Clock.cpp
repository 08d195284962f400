// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/base/Clock.h"
#include <algorithm>
#include <chrono>
#include <cmath>

namespace lianxin {
namespace {

qint64 steadyMs() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

} // namespace

qint64 SystemClock::now() const {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
        .count();
}

ScaledClock::ScaledClock(qint64 startMs, double speed)
    : m_start(startMs)
    , m_realStart(steadyMs())
    , m_speed(std::max(speed, 0.001)) {}

qint64 ScaledClock::now() const { return m_start + qint64(double(steadyMs() - m_realStart) * m_speed); }

qint64 ScaledClock::realDuration(qint64 clockMs) const { return qint64(std::ceil(double(clockMs) / m_speed)); }

} // namespace lianxin
