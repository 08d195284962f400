// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "hotline/calendar/Calendar.h"

namespace lianxin {

//! \brief What a notice of the State Council's General Office says: 国务院办公厅关于…年部分节假日安排的通知.
struct HolidayNotice {
    int year = 0;
    std::vector<CalendarDay> days; //!< in order of date; holidays and make-up days, named
};

//! \brief Reads one sentence of a notice: "10月1日至7日放假调休，共7天。9月29日（星期日）、10月12日（星期六）上班。" A date
//! without year is the one closest to the first date of the sentence, which is of \a year.
//!
//! Nothing is guessed: a date with another weekday than the calendar's, a holiday of another length than "共7天" says, or
//! a clause with dates and no known verb is an error. Errors (BadInput): calendar.notice_unclear, calendar.notice_weekday,
//! calendar.notice_count; place holds the clause.
LIANXIN_EXPORT Expected<std::vector<CalendarDay>> parseHolidaySentence(int year, const QString &sentence, const QString &name = {});

//! \brief Reads a whole notice: its lines "一、元旦：…", "二、春节：…"; whatever else it says is passed over. \a year 0: taken
//! from the title. Errors (BadInput): as above, and calendar.notice_empty, calendar.notice_year.
LIANXIN_EXPORT Expected<HolidayNotice> parseHolidayNotice(const QString &text, int year = 0);

} // namespace lianxin
