// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/calendar/CalendarMethods.h"
#include "platform/access/Method.h"
#include "platform/base/Literals.h"
#include <QJsonArray>

namespace lianxin {

void registerCalendarMethods(Registry &registry, const Calendar &calendar) {
    Method explain;
    explain.name = u"calendar.explain"_s;
    explain.summary = u"The end of a deadline in working days, derived day by day"_s;
    explain.permission = Permission::Self;
    explain.params = {{u"from"_s, Param::Type::String, true, u"ISO date or time; without offset it is Asia/Shanghai"_s},
                      {u"workingDays"_s, Param::Type::Integer, true, u"0 to 1000; the day of acceptance does not count"_s}};
    explain.result = u"{deadline, deadlineAt, provisional, days:[{date,kind,name,counts,number,why}]}"_s;
    explain.noPersonalData = true;
    explain.handler = [&calendar](const Caller &, const QJsonObject &params) -> Expected<QJsonValue> {
        LX_TRY(const qint64 from, civil::parse(params.value("from"_L1).toString()));
        LX_TRY(const Deadline deadline, calendar.deadlineAfterWorkingDays(from, params.value("workingDays"_L1).toInt(-1)));
        return QJsonValue(deadline.toJson());
    };
    registry.add(std::move(explain));

    Method holidays;
    holidays.name = u"calendar.holidays"_s;
    holidays.summary = u"Announced holidays and make-up days of a year"_s;
    holidays.permission = Permission::Self;
    holidays.params = {{u"year"_s, Param::Type::Integer, true, u"e.g. 2026"_s}};
    holidays.result = u"{year, items:[{date,kind,name}]}"_s;
    holidays.noPersonalData = true;
    holidays.handler = [&calendar](const Caller &, const QJsonObject &params) -> Expected<QJsonValue> {
        const int year = params.value("year"_L1).toInt();
        LX_TRY(const auto days, calendar.announcedDays(year));
        QJsonArray items;
        for (const CalendarDay &day : days)
            items.append(QJsonObject{{u"date"_s, day.date.toString(Qt::ISODate)}, {u"kind"_s, nameOf(day.kind)}, {u"name"_s, day.name}});
        return QJsonValue(QJsonObject{{u"year"_s, year}, {u"items"_s, items}});
    };
    registry.add(std::move(holidays));
}

} // namespace lianxin
