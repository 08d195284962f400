// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/calendar/WorkShifts.h"
#include "platform/base/Literals.h"

namespace lianxin {
namespace {

constexpr std::array kWeekdays{"monday"_L1, "tuesday"_L1,  "wednesday"_L1, "thursday"_L1,
                               "friday"_L1, "saturday"_L1, "sunday"_L1};

Error badShift(const QString &field, const QString &message) {
    return {ErrorKind::BadInput, u"calendar.bad_window"_s, message,
            u"Write {\"workday\":[\"09:00-12:00\",\"14:00-18:00\"],\"saturday\":[\"09:00-12:00\"]}"_s, field};
}

} // namespace

WorkShifts::WorkShifts()
    : m_workday{{9 * 60, 12 * 60}, {14 * 60, 18 * 60}}
    , m_makeUp(m_workday) {}

Expected<WorkShifts> WorkShifts::fromJson(const QJsonObject &json) {
    WorkShifts shifts;
    if (json.isEmpty())
        return shifts;
    for (const QString &key : json.keys()) {
        LX_TRY(auto ranges, minuteRanges(json.value(key), key));
        const auto weekday = std::find(kWeekdays.begin(), kWeekdays.end(), key);
        if (weekday != kWeekdays.end())
            shifts.m_weekdays[size_t(weekday - kWeekdays.begin())] = std::move(ranges);
        else if (key == "weekend"_L1)
            shifts.m_weekend = std::move(ranges);
        else if (key == "holiday"_L1)
            shifts.m_holiday = std::move(ranges);
        else if (key != "workday"_L1 && key != "make_up_day"_L1)
            return badShift(key, u"There is no kind of day called \"%1\""_s.arg(key.left(40)));
    }
    LX_TRY(shifts.m_workday, minuteRanges(json.value("workday"_L1), u"workday"_s));
    LX_TRY(shifts.m_makeUp, minuteRanges(json.value(json.contains("make_up_day"_L1) ? "make_up_day"_L1 : "workday"_L1),
                                         u"make_up_day"_s));
    if (shifts.m_workday.empty())
        return badShift(u"workday"_s, u"There are no hours of work"_s);
    return shifts;
}

QJsonObject WorkShifts::toJson() const {
    QJsonObject json{{u"workday"_s, jsonOf(m_workday)},
                     {u"make_up_day"_s, jsonOf(m_makeUp)},
                     {u"weekend"_s, jsonOf(m_weekend)},
                     {u"holiday"_s, jsonOf(m_holiday)}};
    for (size_t i = 0; i < kWeekdays.size(); ++i)
        if (m_weekdays[i])
            json.insert(kWeekdays[i], jsonOf(*m_weekdays[i]));
    return json;
}

const std::vector<MinuteRange> &WorkShifts::on(const CalendarDay &day) const {
    if (day.kind == DayKind::Holiday)
        return m_holiday;
    if (day.kind == DayKind::MakeUp)
        return m_makeUp;
    if (const auto &own = m_weekdays[size_t(day.date.dayOfWeek() - 1)])
        return *own;
    return day.kind == DayKind::Weekend ? m_weekend : m_workday;
}

qint64 WorkShifts::closing(const CalendarDay &day) const {
    const int minute = on(day).back().to;
    return civil::startOf(day.date) + (minute == 1440 ? 86'399'000 : minute * 60'000LL);
}

} // namespace lianxin
