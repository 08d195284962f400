// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/calendar/CalendarNotices.h"
#include "platform/access/Method.h"
#include "platform/base/Clock.h"
#include "platform/base/Literals.h"
#include <QJsonDocument>

namespace lianxin {
namespace {

Error damagedNotice(const QString &what, const QString &place) {
    return {ErrorKind::BadInput, u"calendar.damaged"_s, u"A calendar file can't be used: %1"_s.arg(what),
            u"Write {\"year\":2027,\"days\":[{\"name\":\"元旦\",\"date\":\"2027-01-01\",\"isOffDay\":true}]}"_s, place};
}

QJsonArray stored(const std::vector<CalendarDay> &days) {
    QJsonArray out;
    for (const CalendarDay &day : days)
        out.append(QJsonObject{{u"date"_s, day.date.toString(Qt::ISODate)},
                               {u"name"_s, day.name},
                               {u"isOffDay"_s, day.kind == DayKind::Holiday}});
    return out;
}

CalendarDay ownDay(QDate date, bool works, const QString &name) {
    return {date, works ? DayKind::MakeUp : DayKind::Holiday, name};
}

Error unknownYear(int year) {
    return {ErrorKind::NotFound, u"calendar.year_unknown"_s, u"The holidays of %1 are not known"_s.arg(year),
            u"They are announced in November of the year before; load the notice then"_s, {}};
}

QJsonArray daysJson(const std::vector<CalendarDay> &days) {
    QJsonArray items;
    for (const CalendarDay &day : days)
        items.append(QJsonObject{{u"date"_s, day.date.toString(Qt::ISODate)}, {u"kind"_s, nameOf(day.kind)}, {u"name"_s, day.name}});
    return items;
}

} // namespace

QJsonObject CalendarYear::toJson() const {
    QJsonObject json{{u"year"_s, year}, {u"loaded"_s, loaded}, {u"items"_s, daysJson(days)}, {u"own"_s, daysJson(own)}};
    if (loaded) {
        json.insert(u"loadedAt"_s, loadedAt);
        json.insert(u"loadedBy"_s, loadedBy);
    }
    return json;
}

Expected<std::vector<CalendarDay>> noticeDays(const QJsonArray &days) {
    std::vector<CalendarDay> out;
    for (const QJsonValue &value : days) {
        const QJsonObject entry = value.toObject();
        CalendarDay day;
        day.date = QDate::fromString(entry.value("date"_L1).toString(), Qt::ISODate);
        day.name = entry.value("name"_L1).toString();
        if (!day.date.isValid() || !entry.value("isOffDay"_L1).isBool())
            return damagedNotice(u"a day without date or kind"_s, entry.value("date"_L1).toString());
        day.kind = entry.value("isOffDay"_L1).toBool() ? DayKind::Holiday : DayKind::MakeUp;
        out.push_back(day);
    }
    return out;
}

QJsonObject noticeJson(int year, const std::vector<CalendarDay> &days) {
    return {{u"year"_s, year}, {u"items"_s, daysJson(days)}};
}

CalendarNotices::CalendarNotices(Store &store, Calendar &calendar, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_calendar(calendar)
    , m_clock(clock) {
    for (const int year : calendar.years())
        if (auto days = calendar.announcedDays(year))
            m_notices[year] = std::move(*days);
}

// The notice's days, with the hotline's own in their place.
void CalendarNotices::teach(int year) {
    const auto notice = m_notices.find(year);
    if (notice == m_notices.end())
        return;
    std::map<QDate, CalendarDay> days;
    for (const CalendarDay &day : notice->second)
        days[day.date] = day;
    for (const auto &[date, day] : m_own)
        if (date.year() == year)
            days[date] = day;
    std::vector<CalendarDay> all;
    all.reserve(days.size());
    for (const auto &[date, day] : days)
        all.push_back(day);
    m_calendar.adopt(year, std::move(all));
}

Expected<void> CalendarNotices::refresh() {
    std::vector<std::pair<int, QByteArray>> rows;
    std::map<QDate, CalendarDay> own;
    LX_CHECK(m_store.read([&](Snapshot &s) {
        for (const auto &row : s.query(u"SELECT year, days FROM calendar_notice ORDER BY year"))
            rows.emplace_back(int(row.integer(0)), row.text(1).toUtf8());
        own.clear();
        for (const auto &row : s.query(u"SELECT day, works, name FROM calendar_own_day"))
            if (const QDate date = QDate::fromString(row.text(0), Qt::ISODate); date.isValid())
                own[date] = ownDay(date, row.boolean(1), row.text(2));
    }));
    for (const auto &[year, text] : rows) {
        LX_TRY(m_notices[year], noticeDays(QJsonDocument::fromJson(text).array()));
    }
    m_own = std::move(own);
    for (const auto &[year, notice] : m_notices)
        teach(year);
    return {};
}

Expected<void> CalendarNotices::keep(const HolidayNotice &notice, const QString &actor) {
    LX_CHECK(m_store.write([&](Transaction &t) {
        t.execute(u"INSERT INTO calendar_notice (year, days, loaded_at, loaded_by) VALUES ($1,$2,$3,$4) "
                  "ON CONFLICT (year) DO UPDATE SET days = excluded.days, loaded_at = excluded.loaded_at, "
                  "loaded_by = excluded.loaded_by",
                  {qint64(notice.year), QString::fromUtf8(QJsonDocument(stored(notice.days)).toJson(QJsonDocument::Compact)),
                   m_clock.now(), actor});
        t.emitEvent(u"calendar.loaded"_s, QString::number(notice.year), {{u"year"_s, notice.year}, {u"days"_s, int(notice.days.size())}},
                    actor);
    }));
    m_notices[notice.year] = notice.days;
    teach(notice.year);
    Q_EMIT learned(notice.year);
    return {};
}

std::vector<int> CalendarNotices::years() const {
    std::vector<int> out;
    for (const auto &[year, days] : m_notices)
        out.push_back(year);
    return out;
}

Expected<CalendarYear> CalendarNotices::year(int year) {
    CalendarYear out;
    out.year = year;
    const auto notice = m_notices.find(year);
    if (notice == m_notices.end())
        return unknownYear(year);
    out.days = notice->second;
    for (const auto &[date, day] : m_own)
        if (date.year() == year)
            out.own.push_back(day);
    LX_CHECK(m_store.read([&](Snapshot &s) {
        if (const auto row = s.first(u"SELECT loaded_at, loaded_by FROM calendar_notice WHERE year = $1", {qint64(year)})) {
            out.loaded = true;
            out.loadedAt = row->integer(0);
            out.loadedBy = row->text(1);
        }
    }));
    return out;
}

Expected<void> CalendarNotices::setOwnDay(QDate day, std::optional<bool> works, const QString &name, const QString &actor) {
    if (!day.isValid())
        return Error{ErrorKind::Usage, u"calendar.bad_day"_s, u"This is not a day"_s, u"Write it as 2026-04-20"_s, u"date"_s};
    if (!m_notices.contains(day.year()))
        return unknownYear(day.year());
    LX_CHECK(m_store.write([&](Transaction &t) {
        const QString iso = day.toString(Qt::ISODate);
        t.execute(u"DELETE FROM calendar_own_day WHERE day = $1", {iso});
        if (works)
            t.execute(u"INSERT INTO calendar_own_day (day, works, name, made_at, made_by) VALUES ($1,$2,$3,$4,$5)",
                      {iso, qint64(*works), name, m_clock.now(), actor});
        t.emitEvent(u"calendar.loaded"_s, QString::number(day.year()), {{u"year"_s, day.year()}, {u"days"_s, 1}}, actor);
    }));
    if (works)
        m_own[day] = ownDay(day, *works, name);
    else
        m_own.erase(day);
    teach(day.year());
    Q_EMIT learned(day.year());
    return {};
}

void registerCalendarNoticeMethods(Registry &registry, CalendarNotices &notices) {
    Method load;
    load.name = u"calendar.load"_s;
    load.summary = u"Loads a year's holidays from the State Council's notice, or from a file like those shipped"_s;
    load.permission = Permission::DirectoryManage;
    load.params = {{u"text"_s, Param::Type::String, true, u"The notice as published, or JSON {year, days:[{date,name,isOffDay}]}"_s},
                   {u"year"_s, Param::Type::Integer, false, u"Where the text does not say it"_s},
                   {u"dryRun"_s, Param::Type::Boolean, false, u"Only shows what was understood"_s}};
    load.result = u"{year, items:[{date,kind,name}], kept}"_s;
    load.noPersonalData = true;
    load.audit = Audit::Write;
    load.writes = true;
    load.handler = [&notices](const Caller &caller, const QJsonObject &params) -> Expected<QJsonValue> {
        const QString text = params.value("text"_L1).toString();
        HolidayNotice notice;
        if (text.trimmed().startsWith(u'{')) {
            const QJsonObject json = QJsonDocument::fromJson(text.toUtf8()).object();
            notice.year = json.value("year"_L1).toInt(params.value("year"_L1).toInt());
            LX_TRY(notice.days, noticeDays(json.value("days"_L1).toArray()));
            if (notice.days.empty() || notice.year < 2000 || notice.year > 2100)
                return damagedNotice(u"no year or no days"_s, u"text"_s);
        } else {
            LX_TRY(notice, parseHolidayNotice(text, params.value("year"_L1).toInt()));
        }
        const bool dry = params.value("dryRun"_L1).toBool();
        if (!dry)
            LX_CHECK(notices.keep(notice, caller.userId));
        QJsonObject json = noticeJson(notice.year, notice.days);
        json.insert(u"kept"_s, !dry);
        return QJsonValue(json);
    };
    registry.add(std::move(load));

    Method year;
    year.name = u"calendar.year"_s;
    year.summary = u"A year's notice with its source, and the hotline's own days"_s;
    year.permission = Permission::Self;
    year.params = {{u"year"_s, Param::Type::Integer, true, u"e.g. 2026"_s}};
    year.result = u"{year, loaded, loadedAt?, loadedBy?, items:[{date,kind,name}], own:[{date,kind,name}], years:[…]}"_s;
    year.noPersonalData = true;
    year.handler = [&notices](const Caller &, const QJsonObject &params) -> Expected<QJsonValue> {
        LX_TRY(const CalendarYear known, notices.year(params.value("year"_L1).toInt()));
        QJsonObject json = known.toJson();
        QJsonArray years;
        for (const int one : notices.years())
            years.append(one);
        json.insert(u"years"_s, years);
        return QJsonValue(json);
    };
    registry.add(std::move(year));

    Method setDay;
    setDay.name = u"calendar.setDay"_s;
    setDay.summary = u"A day of the hotline's own: off or worked whatever the notice says"_s;
    setDay.permission = Permission::DirectoryManage;
    setDay.params = {{u"date"_s, Param::Type::String, true, u"2026-04-20"_s},
                     {u"kind"_s, Param::Type::String, true, u"off, work, or notice: as the notice says again"_s},
                     {u"name"_s, Param::Type::String, false, u"why"_s}};
    setDay.result = u"{}"_s;
    setDay.noPersonalData = true;
    setDay.audit = Audit::Write;
    setDay.writes = true;
    setDay.handler = [&notices](const Caller &caller, const QJsonObject &params) -> Expected<QJsonValue> {
        const QString kind = params.value("kind"_L1).toString();
        if (kind != "off"_L1 && kind != "work"_L1 && kind != "notice"_L1)
            return Error{ErrorKind::Usage, u"calendar.bad_day"_s, u"A day is off, work, or as the notice says"_s,
                         u"Name off, work or notice"_s, u"kind"_s};
        const auto works = kind == "notice"_L1 ? std::nullopt : std::optional<bool>(kind == "work"_L1);
        LX_CHECK(notices.setOwnDay(QDate::fromString(params.value("date"_L1).toString(), Qt::ISODate), works,
                                   params.value("name"_L1).toString().trimmed(), caller.userId));
        return QJsonValue(QJsonObject());
    };
    registry.add(std::move(setDay));
    registry.addEvent({u"calendar.loaded"_s, Permission::Self, {}, true, u"A year's holidays were loaded: {year, days}."_s});
}

} // namespace lianxin
