// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "hotline/calendar/Calendar.h"
#include "hotline/calendar/WorkShifts.h"

namespace lianxin {

//! \brief How a limit counts. Stored by name: clock_hours, working_hours, calendar_days, working_days.
enum class LimitKind {
    ClockHours,   //!< day and night: what threatens life can't wait for Monday
    WorkingHours, //!< only while the unit is at work
    CalendarDays, //!< every day; an end on a day off moves to the next working day (Civil Code §203)
    WorkingDays,  //!< days on which people work
};
LIANXIN_EXPORT QString nameOf(LimitKind kind);
LIANXIN_EXPORT std::optional<LimitKind> limitKindFromName(QStringView name);

struct LIANXIN_EXPORT TimeLimit {
    LimitKind kind = LimitKind::WorkingDays;
    int amount = 0;
    QString text() const; //!< "7 个工作日"
    bool operator==(const TimeLimit &) const = default;
};

//! \brief Time that does not count: the unit waits for the citizen. A day counts when the clock ran at its end, so a
//! pause within one day costs nothing, and one from Monday to Wednesday gives two days.
struct ClockPause {
    qint64 from = 0; //!< UTC ms
    qint64 to = 0;   //!< UTC ms; 0 = it still stands
    QString reason;  //!< Chinese, shown in the derivation; empty: 暂停计时
};

//! \brief What a deadline follows from.
struct DeadlineQuestion {
    qint64 from = 0; //!< UTC ms: acceptance
    TimeLimit limit;
    int extension = 0; //!< granted on top, in the unit of the limit
    std::vector<ClockPause> pauses;
    std::optional<WorkShifts> shifts; //!< hours of the unit; without: a day ends at midnight (hours: the standard ones)
};

//! \brief One line of a deadline's derivation. `reason` is for programs and translation, `why` says it in Chinese:
//! accepted_day, same_day, workday, make_up_day, weekend, holiday, calendar_day, duty_day (a shift works on a day off),
//! rest_day (a shift rests on a working day), paused, rolled_over, running, hours.
struct DeadlineDay {
    CalendarDay day;
    bool counts = false;
    int number = 0;  //!< how many days have been counted up to and with this one; of hours: full hours
    int minutes = 0; //!< limits in hours: minutes counted on this day
    bool extended = false; //!< belongs to the extension
    QString reason;
    QString why; //!< Chinese, e.g. "春节放假，不计入"
};

struct LIANXIN_EXPORT Deadline {
    //! UTC ms. Days end with the last shift, without shifts at 23:59:59 (Asia/Shanghai). 0: the clock stands still in a
    //! pause that has not ended.
    qint64 at = 0;
    bool provisional = false; //!< reaches into a year whose holidays are not announced yet: weekends alone were counted
    bool paused = false;
    std::vector<DeadlineDay> days; //!< from the day of acceptance to the last one
    //! {"deadline":ISO,"deadlineAt":ms,"provisional":bool,"paused":bool,
    //!  "days":[{"date","kind","name","counts","number","why","reason",…}…]}
    QJsonObject toJson() const;
    QJsonArray daysJson() const;
};

} // namespace lianxin
