// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "hotline/calendar/HolidayNotice.h"
#include "platform/storage/Store.h"
#include <QJsonArray>
#include <QObject>

namespace lianxin {

class Clock;
class Registry;

//! \brief Keeps notices that are loaded while the engine runs, and teaches them to the calendar: next November's needs no
//! new release. Engines that share a store see each other's within refresh(). Engine main thread.
class LIANXIN_EXPORT CalendarNotices : public QObject {
    Q_OBJECT
public:
    CalendarNotices(Store &store, Calendar &calendar, const Clock &clock, QObject *parent = nullptr);

    //! Teaches the calendar what the store holds. Errors: storage.*, calendar.damaged.
    Expected<void> refresh();
    //! Keeps the notice and teaches it. Emits the event calendar.loaded.
    Expected<void> keep(const HolidayNotice &notice, const QString &actor);

Q_SIGNALS:
    //! Deadlines that reach into \a year may be others now.
    void learned(int year);

private:
    Store &m_store;
    Calendar &m_calendar;
    const Clock &m_clock;
};

//! {year, items:[{date,kind,name}]}, as calendar.holidays answers.
LIANXIN_EXPORT QJsonObject noticeJson(int year, const std::vector<CalendarDay> &days);
//! [{"date","name","isOffDay"}…] as in resources/calendar. Errors (BadInput): calendar.damaged.
LIANXIN_EXPORT Expected<std::vector<CalendarDay>> noticeDays(const QJsonArray &days);

//! calendar.load and the event calendar.loaded.
LIANXIN_EXPORT void registerCalendarNoticeMethods(Registry &registry, CalendarNotices &notices);

} // namespace lianxin
