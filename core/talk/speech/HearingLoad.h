// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Export.h"
#include <QtGlobal>
#include <deque>

namespace lianxin {

//! \brief Whether an engine hears in time to talk, or is short of processor time: how far it is behind the sound of its legs,
//! over the last ten seconds, whoever speaks. Any one thread; milliseconds of any clock that is never put back.
//!
//! Hearing that is kLateMs behind answers more than 1.5 s after the end of an answer. Where that holds for half of what is heard,
//! it is short, for kRestMs at least and until next to nothing is kFineMs behind; one that becomes short again soon rests
//! twice as long as the time before, so that it does not swing.
class LIANXIN_EXPORT HearingLoad {
public:
    //! A piece of a leg's sound was heard \a lateMs after it was spoken.
    void add(qint64 nowMs, qint64 lateMs);
    bool isShort(qint64 nowMs);
    //! The middle lateness of the last ten seconds, to 100 ms, rounded up; 0 where nobody was heard.
    int lateMs(qint64 nowMs);

    static constexpr int kLateMs = 900;
    static constexpr int kFineMs = 400;
    static constexpr int kWindowS = 10;
    static constexpr int kLeast = 250; //!< pieces, five seconds of one leg: below, nothing is concluded
    static constexpr int kRestMs = 30'000;
    static constexpr int kLongestRestMs = 480'000;
    static constexpr int kSoonMs = 300'000;

private:
    static constexpr int kSteps = 101; // of 100 ms; the last one: whatever is later
    struct Second {
        qint64 at;
        int steps[kSteps];
    };
    void forget(qint64 nowMs);
    int count(int fromMs = -1) const;

    std::deque<Second> m_seconds;
    bool m_short = false;
    qint64 m_sinceMs = 0;    // short, or no longer
    qint64 m_restMs = kRestMs;
    bool m_wasShort = false; // ever
};

} // namespace lianxin
