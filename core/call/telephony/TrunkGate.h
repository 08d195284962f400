// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QtGlobal>

namespace lianxin {

//! \brief What keeps a trunk from being asked for too much: channels in use, calls a second (token bucket), and a
//! back-off while setting up a call takes longer and longer or the trunk says that it is full. Pure; times are any
//! steady milliseconds.
class TrunkGate {
public:
    enum class Answer { Go, NoChannel, TooFast };

    void configure(int channels, double callsPerSecond);
    //! Takes a channel and a token.
    Answer take(qint64 now);
    //! Takes a channel only: an inbound call.
    Answer takeInbound();
    void release();
    //! Calls that take() would let go now.
    int room(qint64 now);
    int inUse() const { return m_inUse; }

    //! INVITE to first sign of life from the far end. Returns true when the factor changed noticeably.
    bool observeSetup(qint64 ms, qint64 now);
    //! 503 or no answer at all.
    bool observeRefusal(qint64 now);
    //! 0.1…1 of the configured rate.
    double factor() const { return m_factor; }

private:
    void refill(qint64 now);
    bool lower(double by, qint64 now);

    int m_channels = 1;
    int m_inUse = 0;
    double m_rate = 1;
    double m_tokens = 1;
    qint64 m_refilledAt = -1;
    double m_factor = 1;
    double m_toldFactor = 1;
    double m_usual = -1;  //!< slow mean of the set-up time, ms
    double m_recent = -1; //!< fast mean
    qint64 m_loweredAt = -1;
};

} // namespace lianxin
