// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QDate>
#include <QJsonObject>
#include <QList>
#include <optional>

namespace lianxin {

//! \brief Calls of one kind in some span of time, and how long they waited.
struct WaitCount {
    qint64 calls = 0;
    qint64 answered = 0;
    qint64 inTime = 0; //!< answered within DayFigures::withinMs
    qint64 abandoned = 0;
    qint64 waitSumMs = 0; //!< of the answered ones
    qint64 waitMaxMs = 0;

    void add(const WaitCount &other);
    //! 0…1; nothing without a call: no call is neither good nor bad.
    std::optional<double> rate() const;
    std::optional<double> meanWaitMs() const;
};

//! \brief Half an hour of a day, or all of it.
struct DayHalf {
    qint64 at = 0;       //!< its begin, UTC ms
    WaitCount level;     //!< what the answer rate is of
    qint64 handled = 0;  //!< calls that a seat took, whichever way they came
    qint64 talkMs = 0;   //!< of all seats together, as the other three
    qint64 wrapUpMs = 0;
    qint64 readyMs = 0;
    qint64 awayMs = 0;

    std::optional<double> meanTalkMs() const;
    std::optional<double> meanWrapUpMs() const;
    //! Share of the time on duty that was spent on calls, 0…1; time away is no time on duty.
    std::optional<double> occupancy() const;
};

//! \brief The figures of one day by the half hour, as queue.day tells them; no painting, any thread.
//!
//! The rate is that of the citizens' own calls; on a day without any, that of calls handed over to people, as the wall's
//! large figure has it.
class DayFigures {
public:
    static constexpr int halvesADay = 48;
    static DayFigures fromJson(const QJsonObject &json);
    //! Of the day in the hotline's zone, 0…47.
    static int halfOf(qint64 at);

    QDate day;                 //!< invalid: unknown
    double target = 0.95;      //!< 0…1
    qint64 withinMs = 15'000;
    QList<DayHalf> halves;     //!< oldest first
    DayHalf total;

    //! Neither a call nor time of a seat was counted.
    bool isEmpty() const;
    //! The newest half hour with a rate, and the one with the lowest rate (the earliest of them); null without any.
    const DayHalf *newest() const;
    const DayHalf *lowest() const;
    //! First half hour with something in it and the one after the last; 8 to 20 o'clock at the least.
    std::pair<int, int> span() const;
};

//! Lower end of an axis of rates that ends at 100 %: 90, or the ten below the lowest rate. Percent.
int rateFloor(const DayFigures *today, const DayFigures *yesterday);

} // namespace lianxin
