// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include <QDate>
#include <QJsonObject>
#include <QString>
#include <QTime>
#include <memory>
#include <mutex>
#include <optional>
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

struct Deadline;
struct DeadlineQuestion;

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

//! \brief Working days of mainland China from the notices shipped in resources/calendar, and those loaded since.
//! Any thread; copies share what they know until one of them learns something new.
class LIANXIN_EXPORT Calendar {
public:
    //! Knows no notices: Monday to Friday are working days.
    Calendar();
    Calendar(const Calendar &other);
    Calendar &operator=(const Calendar &other);
    //! Reads every YYYY.json of \a folder (empty: resourcePath("calendar")). A file without days is a year whose notice
    //! is not out yet. Errors: calendar.missing (NotFound), calendar.damaged (BadInput).
    static Expected<Calendar> load(const QString &folder = {});

    CalendarDay day(QDate date) const;
    bool isWorkingDay(QDate date) const { return day(date).isWorking(); }
    //! True if the notice for \a year is known.
    bool hasYear(int year) const;
    std::vector<int> years() const;
    //! Announced holidays and make-up days of \a year in order of date. Errors: calendar.year_unknown (NotFound).
    Expected<std::vector<CalendarDay>> announcedDays(int year) const;
    //! The notice of \a year is now this, in place of what was known of it. An empty one forgets the year. Seen by
    //! everybody who holds this object, at once.
    void adopt(int year, std::vector<CalendarDay> days);

    //! \brief When a limit ends, and how that comes about (see Deadline.h). \a derive false leaves Deadline::days empty.
    //! Errors (Usage): calendar.bad_count for an amount outside 0 to 1000 (days) or 10,000 (hours); calendar.bad_pause
    //! for a pause that ends before it begins; calendar.no_working_time when no hour of work is found in five years.
    Expected<Deadline> deadline(const DeadlineQuestion &question, bool derive = true) const;
    //! \brief The end of the \a workingDays-th working day after the day of \a fromUtcMs, which itself does not count
    //! (Civil Code §201, §203). 0 = the same day, or the next working day when that is none.
    Expected<Deadline> deadlineAfterWorkingDays(qint64 fromUtcMs, int workingDays) const;
    //! Working days in (from, to]: negative when \a to is earlier. For spoken reminders.
    int workingDaysBetween(QDate from, QDate to) const;
    //! The \a count-th working day after \a date (before it when negative); 0 is \a date itself.
    QDate workingDayFrom(QDate date, int count) const;

private:
    struct Notices;
    std::shared_ptr<const Notices> notices() const;

    mutable std::mutex m_mutex;
    std::shared_ptr<const Notices> m_notices;
};

} // namespace lianxin
