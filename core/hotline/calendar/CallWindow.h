// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "hotline/calendar/WorkShifts.h"
#include <QJsonObject>
#include <optional>
#include <vector>

namespace lianxin {

//! \brief When calls may be placed: ranges for working days (make-up days among them), weekends and holidays.
//! Civil time of Asia/Shanghai. A value; any thread.
//!
//! JSON: {"workday":["08:00-11:30","14:00-20:00"],"weekend":["09:00-18:00"],"holiday":[]}. A missing key means closed,
//! except that an empty object means the default 08:00–20:00 on working days and weekends, closed on holidays. "shifts", as
//! WorkShifts reads it, leaves of that only the hours in which whoever is called is at work.
class LIANXIN_EXPORT CallWindow {
public:
    CallWindow();
    //! Errors (BadInput): calendar.bad_window with the field as place.
    static Expected<CallWindow> fromJson(const QJsonObject &json);
    QJsonObject toJson() const;

    const std::vector<MinuteRange> &ranges(DayKind kind) const; //!< without the shifts
    std::vector<MinuteRange> on(const CalendarDay &day) const;
    //! Only while somebody is at work by \a shifts. Shifts that leave nothing of any ordinary week are not kept to: people of
    //! the night are called in the evening rather than never.
    CallWindow within(const WorkShifts &shifts) const;
    bool isOpen(const Calendar &calendar, qint64 at) const;
    //! \a at itself when open, else the next instant at which it opens; nothing within 60 days → nullopt.
    std::optional<qint64> nextOpening(const Calendar &calendar, qint64 at) const;
    //! The last instant before \a at that is open, rounded to \a leadMinutes before the end of its range (at the earliest the
    //! range's beginning); \a at itself when open. Nothing within 60 days → nullopt.
    std::optional<qint64> lastOpening(const Calendar &calendar, qint64 at, int leadMinutes) const;
    //! When the range that holds \a at ends; nullopt when closed.
    std::optional<qint64> closesAt(const Calendar &calendar, qint64 at) const;
    //! Milliseconds of open time in [from, to).
    qint64 openDuration(const Calendar &calendar, qint64 from, qint64 to) const;
    bool operator==(const CallWindow &) const = default;

private:
    std::vector<MinuteRange> m_workday;
    std::vector<MinuteRange> m_weekend;
    std::vector<MinuteRange> m_holiday;
    std::optional<WorkShifts> m_shifts;
};

} // namespace lianxin
