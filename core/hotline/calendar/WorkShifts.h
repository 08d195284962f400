// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "hotline/calendar/Calendar.h"
#include "hotline/calendar/MinuteRange.h"
#include <QJsonObject>
#include <array>
#include <optional>

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
    //! \brief As people write it into a cell: "周一至周四 08:30-12:00、14:00-17:30；周五 08:30-12:00；周六 09:00-12:00". Days are
    //! 工作日, 补班日, 周末, 节假日, 每天, 周一 … 周日 and spans of these; hours without a day are those of working days; 休息 and
    //! 不上班 are no hours, 全天 and 24小时 all. Errors as fromJson(); the part that is not understood is the place.
    static Expected<WorkShifts> fromText(const QString &text);
    //! An object, or words.
    static Expected<WorkShifts> fromAny(const QJsonValue &value) { return value.isString() ? fromText(value.toString()) : fromJson(value.toObject()); }
    //! Short, and as fromText() reads it.
    QString toText() const;

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
