// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/calendar/Calendar.h"
#include "platform/base/Literals.h"
#include "platform/base/Resources.h"
#include <QDir>
#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>
#include <map>

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

} // namespace

//! What is known: each year's notice, and all of their days together.
struct Calendar::Notices {
    std::map<int, std::vector<CalendarDay>> years;
    QHash<QDate, CalendarDay> days;
};

Calendar::Calendar()
    : m_notices(std::make_shared<const Notices>()) {}

Calendar::Calendar(const Calendar &other)
    : m_notices(other.notices()) {}

Calendar &Calendar::operator=(const Calendar &other) {
    if (this == &other)
        return *this;
    auto taken = other.notices();
    const std::lock_guard lock(m_mutex);
    m_notices = std::move(taken);
    return *this;
}

std::shared_ptr<const Calendar::Notices> Calendar::notices() const {
    const std::lock_guard lock(m_mutex);
    return m_notices;
}

void Calendar::adopt(int year, std::vector<CalendarDay> days) {
    const std::lock_guard lock(m_mutex);
    auto next = std::make_shared<Notices>();
    next->years = m_notices->years;
    if (days.empty())
        next->years.erase(year);
    else
        next->years[year] = std::move(days);
    for (const auto &[number, notice] : next->years) // a later notice may change the last days of the year before
        for (const CalendarDay &day : notice)
            next->days.insert(day.date, day);
    m_notices = std::move(next);
}

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
        std::vector<CalendarDay> notice;
        for (const QJsonValue &value : days) {
            const QJsonObject entry = value.toObject();
            CalendarDay day;
            day.date = QDate::fromString(entry.value("date"_L1).toString(), Qt::ISODate);
            day.name = entry.value("name"_L1).toString();
            if (!day.date.isValid() || !entry.value("isOffDay"_L1).isBool())
                return damaged(name, u"a day without date or kind"_s);
            day.kind = entry.value("isOffDay"_L1).toBool() ? DayKind::Holiday : DayKind::MakeUp;
            notice.push_back(day);
        }
        if (!notice.empty())
            calendar.adopt(year.value("year"_L1).toInt(name.left(4).toInt()), std::move(notice));
    }
    return calendar;
}

CalendarDay Calendar::day(QDate date) const {
    const auto known = notices();
    const auto found = known->days.constFind(date);
    if (found != known->days.constEnd())
        return *found;
    return {date, date.dayOfWeek() >= Qt::Saturday ? DayKind::Weekend : DayKind::Workday, {}, known->years.contains(date.year())};
}

bool Calendar::hasYear(int year) const { return notices()->years.contains(year); }

std::vector<int> Calendar::years() const {
    std::vector<int> out;
    for (const auto &[year, notice] : notices()->years)
        out.push_back(year);
    return out;
}

Expected<std::vector<CalendarDay>> Calendar::announcedDays(int year) const {
    const auto known = notices();
    if (!known->years.contains(year))
        return Error{ErrorKind::NotFound, u"calendar.year_unknown"_s, u"The holidays of %1 are not known"_s.arg(year),
                     u"They are announced in November of the year before; update the calendar files then"_s, {}};
    std::vector<CalendarDay> out;
    for (const CalendarDay &day : known->days)
        if (day.date.year() == year)
            out.push_back(day);
    std::sort(out.begin(), out.end(), [](const CalendarDay &a, const CalendarDay &b) { return a.date < b.date; });
    return out;
}

int Calendar::workingDaysBetween(QDate from, QDate to) const {
    if (to < from)
        return -workingDaysBetween(to, from);
    int count = 0;
    for (QDate date = from.addDays(1); date <= to; date = date.addDays(1))
        count += isWorkingDay(date);
    return count;
}

QDate Calendar::workingDayFrom(QDate date, int count) const {
    const int step = count < 0 ? -1 : 1;
    for (int left = std::abs(count); left > 0;) {
        date = date.addDays(step);
        left -= isWorkingDay(date);
    }
    return date;
}

} // namespace lianxin
