// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "hotline/calendar/HolidayNotice.h"
#include "platform/storage/Store.h"
#include <QJsonArray>
#include <QObject>
#include <map>
#include <optional>

namespace lianxin {

class Clock;
class Registry;

//! \brief What is known of a year, and since when.
struct CalendarYear {
    int year = 0;
    bool loaded = false; //!< while the engine ran; false: it came with the program
    qint64 loadedAt = 0; //!< UTC ms
    QString loadedBy;
    std::vector<CalendarDay> days; //!< of the notice, in order of date
    std::vector<CalendarDay> own;  //!< the hotline's own days, in order of date; they go before the notice's
    QJsonObject toJson() const;
};

//! \brief Keeps notices that are loaded while the engine runs, and the hotline's own days, and teaches both to the calendar:
//! next November's notice needs no new release. Engines that share a store see each other's within refresh(). Engine main
//! thread.
class LIANXIN_EXPORT CalendarNotices : public QObject {
    Q_OBJECT
public:
    CalendarNotices(Store &store, Calendar &calendar, const Clock &clock, QObject *parent = nullptr);

    //! Teaches the calendar what the store holds. Errors: storage.*, calendar.damaged.
    Expected<void> refresh();
    //! Keeps the notice and teaches it. Emits the event calendar.loaded.
    Expected<void> keep(const HolidayNotice &notice, const QString &actor);
    //! Errors: calendar.year_unknown (NotFound).
    Expected<CalendarYear> year(int year);
    //! Years whose notice is known.
    std::vector<int> years() const;
    //! A day of the hotline's own: works or off, whatever the notice says; no value: as the notice says again. Only in a year
    //! whose notice is known. Emits calendar.loaded. Errors: calendar.year_unknown, calendar.bad_day (Usage).
    Expected<void> setOwnDay(QDate day, std::optional<bool> works, const QString &name, const QString &actor);

Q_SIGNALS:
    //! Deadlines that reach into \a year may be others now.
    void learned(int year);

private:
    void teach(int year);
    Store &m_store;
    Calendar &m_calendar;
    const Clock &m_clock;
    std::map<int, std::vector<CalendarDay>> m_notices; //!< as published
    std::map<QDate, CalendarDay> m_own;
};

//! {year, items:[{date,kind,name}]}, as calendar.holidays answers.
LIANXIN_EXPORT QJsonObject noticeJson(int year, const std::vector<CalendarDay> &days);
//! [{"date","name","isOffDay"}…] as in resources/calendar. Errors (BadInput): calendar.damaged.
LIANXIN_EXPORT Expected<std::vector<CalendarDay>> noticeDays(const QJsonArray &days);

//! calendar.load, calendar.year, calendar.setDay and the event calendar.loaded.
LIANXIN_EXPORT void registerCalendarNoticeMethods(Registry &registry, CalendarNotices &notices);

} // namespace lianxin
