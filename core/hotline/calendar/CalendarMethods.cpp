// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/calendar/CalendarMethods.h"
#include "hotline/calendar/CalendarNotices.h"
#include "hotline/calendar/Deadline.h"
#include "platform/access/Method.h"
#include "platform/base/Literals.h"
#include <QJsonArray>

namespace lianxin {
namespace {

using T = Param::Type;

Expected<TimeLimit> limitOf(const QJsonObject &params) {
    static constexpr std::array names{std::pair{"workingDays"_L1, LimitKind::WorkingDays},
                                      std::pair{"calendarDays"_L1, LimitKind::CalendarDays},
                                      std::pair{"workingHours"_L1, LimitKind::WorkingHours},
                                      std::pair{"hours"_L1, LimitKind::ClockHours}};
    std::optional<TimeLimit> limit;
    for (const auto &[name, kind] : names)
        if (params.contains(name)) {
            if (limit)
                return Error{ErrorKind::Usage, u"calendar.two_limits"_s, u"A deadline has one limit"_s,
                             u"Name one of workingDays, calendarDays, workingHours, hours"_s, name};
            limit = TimeLimit{kind, params.value(name).toInt(-1)};
        }
    if (!limit)
        return Error{ErrorKind::Usage, u"calendar.no_limit"_s, u"There is no limit to count"_s,
                     u"Name one of workingDays, calendarDays, workingHours, hours"_s, u"workingDays"_s};
    return *limit;
}

Expected<std::vector<ClockPause>> pausesOf(const QJsonArray &list) {
    std::vector<ClockPause> pauses;
    for (const QJsonValue &value : list) {
        const QJsonObject json = value.toObject();
        ClockPause pause;
        LX_TRY(pause.from, civil::parse(json.value("from"_L1).toString()));
        if (json.contains("to"_L1)) {
            LX_TRY(pause.to, civil::parse(json.value("to"_L1).toString()));
        }
        pause.reason = json.value("reason"_L1).toString();
        pauses.push_back(pause);
    }
    return pauses;
}

Expected<QJsonValue> explained(const Calendar &calendar, const QJsonObject &params) {
    DeadlineQuestion question;
    LX_TRY(question.from, civil::parse(params.value("from"_L1).toString()));
    LX_TRY(question.limit, limitOf(params));
    question.extension = params.value("extension"_L1).toInt();
    LX_TRY(question.pauses, pausesOf(params.value("pauses"_L1).toArray()));
    if (params.contains("shifts"_L1)) {
        LX_TRY(question.shifts, WorkShifts::fromJson(params.value("shifts"_L1).toObject()));
    }
    LX_TRY(const Deadline deadline, calendar.deadline(question));
    QJsonObject json = deadline.toJson();
    json.insert(u"limit"_s, question.limit.text());
    return QJsonValue(json);
}

Expected<QJsonValue> weekOf(const Calendar &calendar, const QJsonObject &params) {
    LX_TRY(const WorkShifts shifts, WorkShifts::fromAny(params.value("shifts"_L1)));
    LX_TRY(const qint64 at, civil::parse(params.value("from"_L1).toString()));
    const QDate monday = civil::dateOf(at).addDays(1 - civil::dateOf(at).dayOfWeek());
    QJsonArray days;
    int minutes = 0;
    for (int i = 0; i < 7; ++i) {
        const CalendarDay day = calendar.day(monday.addDays(i));
        for (const MinuteRange &range : shifts.on(day))
            minutes += range.to - range.from;
        days.append(QJsonObject{{u"date"_s, day.date.toString(Qt::ISODate)}, {u"kind"_s, nameOf(day.kind)}, {u"name"_s, day.name}, {u"hours"_s, jsonOf(shifts.on(day))}});
    }
    return QJsonValue(QJsonObject{{u"shifts"_s, shifts.toJson()}, {u"words"_s, shifts.toText()}, {u"minutes"_s, minutes}, {u"days"_s, days}});
}

} // namespace

void registerCalendarMethods(Registry &registry, const Calendar &calendar) {
    Method explain;
    explain.name = u"calendar.explain"_s;
    explain.summary = u"The end of a limit, derived day by day"_s;
    explain.permission = Permission::Self;
    explain.params = {{u"from"_s, T::String, true, u"ISO date or time; without offset it is Asia/Shanghai"_s},
                      {u"workingDays"_s, T::Integer, false, u"0 to 1000; the day of acceptance does not count"_s},
                      {u"calendarDays"_s, T::Integer, false, u"0 to 1000; an end on a day off moves on"_s},
                      {u"workingHours"_s, T::Integer, false, u"0 to 10000; counted while the shifts last"_s},
                      {u"hours"_s, T::Integer, false, u"0 to 10000; day and night"_s},
                      {u"extension"_s, T::Integer, false, u"Granted on top, in the limit's unit"_s},
                      {u"shifts"_s, T::Object, false, u"{\"workday\":[\"09:00-12:00\",\"14:00-18:00\"],\"saturday\":[…]}"_s},
                      {u"pauses"_s, T::Array, false, u"[{from, to, reason}]; without to it still stands"_s}};
    explain.result = u"{deadline, deadlineAt, provisional, paused, limit, days:[{date,kind,name,counts,number,why,reason}]}"_s;
    explain.noPersonalData = true;
    explain.handler = [&calendar](const Caller &, const QJsonObject &params) { return explained(calendar, params); };
    registry.add(std::move(explain));

    Method week;
    week.name = u"calendar.week"_s;
    week.summary = u"The hours of a shift pattern, day by day of one week"_s;
    week.permission = Permission::Self;
    week.params = {{u"shifts"_s, T::Any, true, u"{\"workday\":[…],\"saturday\":[…]}, or words: 周一至周五 08:30-12:00；周六 09:00-12:00"_s},
                   {u"from"_s, T::String, true, u"ISO date of any day of the week"_s}};
    week.result = u"{shifts, words, minutes, days:[{date,kind,name,hours}]}; from Monday to Sunday"_s;
    week.noPersonalData = true;
    week.handler = [&calendar](const Caller &, const QJsonObject &params) { return weekOf(calendar, params); };
    registry.add(std::move(week));

    Method holidays;
    holidays.name = u"calendar.holidays"_s;
    holidays.summary = u"Announced holidays and make-up days of a year"_s;
    holidays.permission = Permission::Self;
    holidays.params = {{u"year"_s, T::Integer, true, u"e.g. 2026"_s}};
    holidays.result = u"{year, items:[{date,kind,name}]}"_s;
    holidays.noPersonalData = true;
    holidays.handler = [&calendar](const Caller &, const QJsonObject &params) -> Expected<QJsonValue> {
        const int year = params.value("year"_L1).toInt();
        LX_TRY(const auto days, calendar.announcedDays(year));
        return QJsonValue(noticeJson(year, days));
    };
    registry.add(std::move(holidays));
}

} // namespace lianxin
