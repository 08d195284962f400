// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "hotline/calendar/CallWindow.h"
#include <array>

namespace lianxin {

//! \brief When a unit is at work: split shifts, by day of the week and kind of day. Civil time of Asia/Shanghai.
//! A value; any thread.
//!
//! JSON: {"workday":["09:00-12:00","14:00-18:00"],"make_up_day":[…],"weekend":[],"holiday":[],"friday":["09:00-12:00"],
//! "saturday":["09:00-12:00"]}. A name of a day of the week goes before "workday" and "weekend" where the notice makes
//! nothing else of the day; a missing "make_up_day" is as "workday", every other missing key is no work.
class LIANXIN_EXPORT WorkShifts {
public:
    //! 09:00–12:00 and 14:00–18:00 on working days.
    WorkShifts();
    //! Errors (BadInput): calendar.bad_window with the field as place; also when there is no hour of work on working days.
    static Expected<WorkShifts> fromJson(const QJsonObject &json);
    QJsonObject toJson() const;

    const std::vector<MinuteRange> &on(const CalendarDay &day) const;
    bool worksOn(const CalendarDay &day) const { return !on(day).empty(); }
    //! UTC ms at which the last shift of \a day ends; 24:00 is 23:59:59. The day must be one of work.
    qint64 closing(const CalendarDay &day) const;
    bool operator==(const WorkShifts &) const = default;

private:
    std::vector<MinuteRange> m_workday, m_makeUp, m_weekend, m_holiday;
    std::array<std::optional<std::vector<MinuteRange>>, 7> m_weekdays; //!< Monday first
};

} // namespace lianxin
