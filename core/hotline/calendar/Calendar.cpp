// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/calendar/Calendar.h"
#include "platform/base/Literals.h"
#include "platform/base/Resources.h"
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>

namespace lianxin {

QString nameOf(DayKind kind) {
    switch (kind) {
    case DayKind::Workday:
        return u"workday"_s;
    case DayKind::MakeUp:
        return u"make_up_day"_s;
    case DayKind::Weekend:
        return u"weekend"_s;
    case DayKind::Holiday:
        return u"holiday"_s;
    }
    return {};
}

namespace {

Error damaged(const QString &file, const QString &what) {
    return {ErrorKind::BadInput, u"calendar.damaged"_s, u"A calendar file can't be used: %1"_s.arg(what),
            u"Restore the file from the release"_s, file};
}

QString reasonOf(const CalendarDay &day, bool first) {
    const QString weekday = u"一二三四五六日"_s.sliced(day.date.dayOfWeek() - 1, 1);
    if (first)
        return u"受理当日，不计入"_s;
    switch (day.kind) {
    case DayKind::Workday:
        return (day.announced ? u"星期%1，工作日"_s : u"星期%1，工作日（该年放假安排尚未发布）"_s).arg(weekday);
    case DayKind::MakeUp:
        return u"%1调休上班，计入"_s.arg(day.name);
    case DayKind::Weekend:
        return (day.announced ? u"星期%1，双休日，不计入"_s : u"星期%1，双休日，不计入（该年放假安排尚未发布）"_s).arg(weekday);
    case DayKind::Holiday:
        return u"%1放假，不计入"_s.arg(day.name);
    }
    return {};
}

} // namespace

Expected<Calendar> Calendar::load(const QString &folder) {
    const QDir dir(folder.isEmpty() ? resourcePath(u"calendar") : folder);
    const QStringList files = dir.entryList({u"????.json"_s}, QDir::Files, QDir::Name);
    if (files.isEmpty())
        return Error{ErrorKind::NotFound, u"calendar.missing"_s, u"There are no calendar files"_s,
                     u"Set LIANXIN_RESOURCES to the folder with calendar/2026.json"_s, dir.path()};
    Calendar calendar;
    for (const QString &name : files) {
        QFile file(dir.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            return damaged(name, file.errorString());
        QJsonParseError parseError;
        const QJsonObject year = QJsonDocument::fromJson(file.readAll(), &parseError).object();
        if (parseError.error != QJsonParseError::NoError)
            return damaged(name, parseError.errorString());
        const QJsonArray days = year.value("days"_L1).toArray();
        for (const QJsonValue &value : days) {
            const QJsonObject entry = value.toObject();
            CalendarDay day;
            day.date = QDate::fromString(entry.value("date"_L1).toString(), Qt::ISODate);
            day.name = entry.value("name"_L1).toString();
            if (!day.date.isValid() || !entry.value("isOffDay"_L1).isBool())
                return damaged(name, u"a day without date or kind"_s);
            day.kind = entry.value("isOffDay"_L1).toBool() ? DayKind::Holiday : DayKind::MakeUp;
            calendar.m_days.insert(day.date, day);
        }
        if (!days.isEmpty())
            calendar.m_years.insert(year.value("year"_L1).toInt(name.left(4).toInt()));
    }
    return calendar;
}

CalendarDay Calendar::day(QDate date) const {
    const auto found = m_days.constFind(date);
    if (found != m_days.constEnd())
        return *found;
    return {date, date.dayOfWeek() >= Qt::Saturday ? DayKind::Weekend : DayKind::Workday, {}, m_years.contains(date.year())};
}

std::vector<int> Calendar::years() const {
    std::vector<int> out(m_years.begin(), m_years.end());
    std::sort(out.begin(), out.end());
    return out;
}

Expected<std::vector<CalendarDay>> Calendar::announcedDays(int year) const {
    if (!m_years.contains(year))
        return Error{ErrorKind::NotFound, u"calendar.year_unknown"_s, u"The holidays of %1 are not known"_s.arg(year),
                     u"They are announced in November of the year before; update the calendar files then"_s, {}};
    std::vector<CalendarDay> out;
    for (const CalendarDay &day : m_days)
        if (day.date.year() == year)
            out.push_back(day);
    std::sort(out.begin(), out.end(), [](const CalendarDay &a, const CalendarDay &b) { return a.date < b.date; });
    return out;
}

Expected<Deadline> Calendar::deadlineAfterWorkingDays(qint64 fromUtcMs, int workingDays) const {
    if (workingDays < 0 || workingDays > 1000)
        return Error{ErrorKind::Usage, u"calendar.bad_count"_s, u"A deadline has 0 to 1000 working days, not %1"_s.arg(workingDays),
                     {}, u"workingDays"_s};
    Deadline deadline;
    QDate date = civil::dateOf(fromUtcMs);
    const CalendarDay start = day(date);
    if (workingDays == 0 && start.isWorking()) {
        deadline.days.push_back({start, true, 0, u"受理当日办结"_s});
    } else {
        deadline.days.push_back({start, false, 0, reasonOf(start, true)});
        const int wanted = std::max(workingDays, 1); // accepted on a day off, "the same day" is the next working day
        for (int counted = 0; counted < wanted;) {
            date = date.addDays(1);
            const CalendarDay next = day(date);
            counted += next.isWorking();
            deadline.days.push_back({next, next.isWorking(), counted, reasonOf(next, false)});
            deadline.provisional = deadline.provisional || !next.announced;
        }
    }
    deadline.at = civil::at(date, QTime(23, 59, 59));
    return deadline;
}

int Calendar::workingDaysBetween(QDate from, QDate to) const {
    if (to < from)
        return -workingDaysBetween(to, from);
    int count = 0;
    for (QDate date = from.addDays(1); date <= to; date = date.addDays(1))
        count += isWorkingDay(date);
    return count;
}

QJsonObject Deadline::toJson() const {
    QJsonArray lines;
    for (const DeadlineDay &line : days)
        lines.append(QJsonObject{{u"date"_s, line.day.date.toString(Qt::ISODate)},
                                 {u"kind"_s, nameOf(line.day.kind)},
                                 {u"name"_s, line.day.name},
                                 {u"counts"_s, line.counts},
                                 {u"number"_s, line.number},
                                 {u"why"_s, line.why}});
    return {{u"deadline"_s, civil::isoOf(at)}, {u"deadlineAt"_s, at}, {u"provisional"_s, provisional}, {u"days"_s, lines}};
}

} // namespace lianxin
