// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/telephony/TrunkGate.h"
#include <algorithm>
#include <cmath>

namespace lianxin {
namespace {
constexpr double kLeastFactor = 0.1;
constexpr double kNoticeable = 0.05;
constexpr double kSlowMs = 2000;  // below that no set-up is called slow
constexpr double kTimesUsual = 3;
constexpr qint64 kLowerEveryMs = 1000;
constexpr double kRaiseByCall = 0.02;
} // namespace

void TrunkGate::configure(int channels, double callsPerSecond) {
    m_channels = std::max(channels, 1);
    m_rate = std::max(callsPerSecond, 0.1);
    m_tokens = std::min(m_tokens, std::max(m_rate, 1.0));
}

void TrunkGate::refill(qint64 now) {
    const double most = std::max(m_rate * m_factor, 1.0); // at most one second's worth saved up
    if (m_refilledAt < 0)
        m_tokens = most;
    else
        m_tokens = std::min(most, m_tokens + double(now - m_refilledAt) / 1000 * m_rate * m_factor);
    m_refilledAt = now;
}

TrunkGate::Answer TrunkGate::take(qint64 now) {
    refill(now);
    if (m_inUse >= m_channels)
        return Answer::NoChannel;
    if (m_tokens < 1)
        return Answer::TooFast;
    m_tokens -= 1;
    ++m_inUse;
    return Answer::Go;
}

TrunkGate::Answer TrunkGate::takeInbound() {
    if (m_inUse >= m_channels)
        return Answer::NoChannel;
    ++m_inUse;
    return Answer::Go;
}

void TrunkGate::release() {
    m_inUse = std::max(m_inUse - 1, 0);
}

int TrunkGate::room(qint64 now) {
    refill(now);
    return std::max(0, std::min(m_channels - m_inUse, int(m_tokens)));
}

bool TrunkGate::lower(double by, qint64 now) {
    if (m_loweredAt >= 0 && now - m_loweredAt < kLowerEveryMs)
        return false; // what was just lowered has not had its effect yet
    m_loweredAt = now;
    m_factor = std::max(kLeastFactor, m_factor * by);
    return true;
}

bool TrunkGate::observeSetup(qint64 ms, qint64 now) {
    if (m_usual < 0)
        m_usual = m_recent = double(ms);
    m_recent += (double(ms) - m_recent) * 0.2;
    if (m_recent > kSlowMs && m_recent > kTimesUsual * m_usual) {
        lower(0.7, now);
    } else {
        m_usual += (double(ms) - m_usual) * 0.02;
        m_factor = std::min(1.0, m_factor + kRaiseByCall);
    }
    if (std::abs(m_factor - m_toldFactor) < kNoticeable && !(m_factor == 1 && m_toldFactor < 1))
        return false;
    m_toldFactor = m_factor;
    return true;
}

bool TrunkGate::observeRefusal(qint64 now) {
    if (!lower(0.5, now) || std::abs(m_factor - m_toldFactor) < kNoticeable)
        return false;
    m_toldFactor = m_factor;
    return true;
}

} // namespace lianxin
