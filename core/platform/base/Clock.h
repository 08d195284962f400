// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Export.h"
#include <QtGlobal>
#include <atomic>

namespace lianxin {

//! \brief The time of day that business rules see. Injected everywhere a rule depends on time, so that tests
//! can set it and a rehearsal can compress its waits. Media never uses it. All functions: any thread.
class LIANXIN_EXPORT Clock {
public:
    virtual ~Clock() = default;
    //! UTC milliseconds since 1970.
    virtual qint64 now() const = 0;
    //! Real milliseconds that pass while this clock advances by \a clockMs; what a timer must be set to.
    virtual qint64 realDuration(qint64 clockMs) const { return clockMs; }
};

class LIANXIN_EXPORT SystemClock final : public Clock {
public:
    qint64 now() const override;
};

//! \brief Runs \a speed times as fast as the system clock, from \a startMs on: the clock of a rehearsal.
class LIANXIN_EXPORT ScaledClock final : public Clock {
public:
    ScaledClock(qint64 startMs, double speed);
    qint64 now() const override;
    qint64 realDuration(qint64 clockMs) const override;

private:
    qint64 m_start;
    qint64 m_realStart;
    double m_speed;
};

//! \brief Stands still until told: the clock of tests.
class LIANXIN_EXPORT ManualClock final : public Clock {
public:
    explicit ManualClock(qint64 now)
        : m_now(now) {}
    qint64 now() const override { return m_now; }
    void set(qint64 now) { m_now = now; }
    void advance(qint64 ms) { m_now += ms; }

private:
    std::atomic<qint64> m_now;
};

} // namespace lianxin
