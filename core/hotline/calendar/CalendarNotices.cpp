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

} // namespace

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
    QJsonArray items;
    for (const CalendarDay &day : days)
        items.append(QJsonObject{{u"date"_s, day.date.toString(Qt::ISODate)}, {u"kind"_s, nameOf(day.kind)}, {u"name"_s, day.name}});
    return {{u"year"_s, year}, {u"items"_s, items}};
}

CalendarNotices::CalendarNotices(Store &store, Calendar &calendar, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_calendar(calendar)
    , m_clock(clock) {}

Expected<void> CalendarNotices::refresh() {
    std::vector<std::pair<int, QByteArray>> rows;
    LX_CHECK(m_store.read([&](Snapshot &s) {
        for (const auto &row : s.query(u"SELECT year, days FROM calendar_notice ORDER BY year"))
            rows.emplace_back(int(row.integer(0)), row.text(1).toUtf8());
    }));
    for (const auto &[year, text] : rows) {
        LX_TRY(auto days, noticeDays(QJsonDocument::fromJson(text).array()));
        m_calendar.adopt(year, std::move(days));
    }
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
    m_calendar.adopt(notice.year, notice.days);
    Q_EMIT learned(notice.year);
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
    registry.addEvent({u"calendar.loaded"_s, Permission::Self, {}, true, u"A year's holidays were loaded: {year, days}."_s});
}

} // namespace lianxin
