// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include <QDate>
#include <QHash>
#include <QJsonObject>
#include <QSet>
#include <QString>
#include <QTime>
#include <vector>

namespace lianxin {

//! What the State Council's notice (or its absence) makes of a day.
enum class DayKind {
    Workday, //!< Monday to Friday, nothing announced
    MakeUp,  //!< 调休: a Saturday or Sunday on which people work
    Weekend,
    Holiday, //!< announced as off, whatever day of the week
};
LIANXIN_EXPORT QString nameOf(DayKind kind); //!< "workday", "make_up_day", "weekend", "holiday"

struct CalendarDay {
    QDate date;
    DayKind kind = DayKind::Workday;
    QString name;          //!< 春节 … for holidays and make-up days, else empty
    bool announced = true; //!< false: the notice for this year is not shipped, the weekday alone decided
    bool isWorking() const { return kind == DayKind::Workday || kind == DayKind::MakeUp; }
};

//! One line of a deadline's derivation.
struct DeadlineDay {
    CalendarDay day;
    bool counts = false;
    int number = 0; //!< how many working days have been counted up to and with this day
    QString why;    //!< Chinese, e.g. "春节放假，不计入"
};

struct Deadline {
    qint64 at = 0; //!< UTC ms: 23:59:59 (Asia/Shanghai) of the last day counted
    bool provisional = false; //!< reaches into a year whose holidays are not announced yet
    std::vector<DeadlineDay> days; //!< from the day of acceptance to the last one
    //! {"deadline":ISO,"deadlineAt":ms,"provisional":bool,"days":[{"date","kind","name","counts","number","why"}…]}
    QJsonObject toJson() const;
};

//! \brief Civil time of Asia/Shanghai (UTC+8 since 1991, no summer time), whatever zone the process runs in.
namespace civil {
LIANXIN_EXPORT QDate dateOf(qint64 utcMs);
LIANXIN_EXPORT QTime timeOf(qint64 utcMs);
LIANXIN_EXPORT int minuteOfDay(qint64 utcMs);
LIANXIN_EXPORT qint64 startOf(QDate date); //!< UTC ms of 00:00
LIANXIN_EXPORT qint64 at(QDate date, QTime time);
LIANXIN_EXPORT QString isoOf(qint64 utcMs); //!< "2026-02-14T08:30:00+08:00"
//! Reads ISO date or date-time; without an offset it is Asia/Shanghai. Errors (BadInput): calendar.bad_time.
LIANXIN_EXPORT Expected<qint64> parse(const QString &iso);
} // namespace civil

//! \brief Working days of mainland China from the notices shipped in resources/calendar. Immutable once loaded; any thread.
class LIANXIN_EXPORT Calendar {
public:
    //! Knows no notices: Monday to Friday are working days.
    Calendar() = default;
    //! Reads every YYYY.json of \a folder (empty: resourcePath("calendar")).
    //! Errors: calendar.missing (NotFound), calendar.damaged (BadInput).
    static Expected<Calendar> load(const QString &folder = {});

    CalendarDay day(QDate date) const;
    bool isWorkingDay(QDate date) const { return day(date).isWorking(); }
    //! True if the notice for \a year is known.
    bool hasYear(int year) const { return m_years.contains(year); }
    std::vector<int> years() const;
    //! Announced holidays and make-up days of \a year in order of date. Errors: calendar.year_unknown (NotFound).
    Expected<std::vector<CalendarDay>> announcedDays(int year) const;

    //! \brief The end of the \a workingDays-th working day after the day of \a fromUtcMs, which itself does not count
    //! (Civil Code §201, §203). 0 = the same day, or the next working day when that is none.
    //! Errors (Usage): calendar.bad_count for less than 0 or more than 1000.
    Expected<Deadline> deadlineAfterWorkingDays(qint64 fromUtcMs, int workingDays) const;
    //! Working days in (from, to]: negative when \a to is earlier. For spoken reminders.
    int workingDaysBetween(QDate from, QDate to) const;

private:
    QHash<QDate, CalendarDay> m_days;
    QSet<int> m_years;
};

} // namespace lianxin
