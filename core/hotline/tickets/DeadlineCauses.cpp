// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/tickets/DeadlineCauses.h"
#include "hotline/calendar/Calendar.h"
#include "hotline/tickets/TicketLimits.h"
#include "platform/base/Literals.h"
#include <QCryptographicHash>
#include <QJsonDocument>
#include <algorithm>

namespace lianxin {
namespace {

QString printOf(const QByteArray &content) {
    return QString::fromLatin1(QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex().first(16));
}

QJsonObject sinceJson(const DeadlineCauses::Since &since) { return {{u"print"_s, since.print}, {u"plan"_s, since.plan}}; }
DeadlineCauses::Since sinceOf(const QJsonValue &json) { return {json[u"print"_s].toString(), json[u"plan"_s].toInteger()}; }

template <class Key>
bool learnOne(std::map<Key, DeadlineCauses::Since> &all, const Key &key, const QString &print, qint64 plan) {
    auto &one = all[key];
    if (one.plan > 0 && one.print == print)
        return false;
    one = {print, plan};
    return true;
}

} // namespace

DeadlineCauses DeadlineCauses::known(const Calendar &calendar, const TicketLimits &limits) {
    DeadlineCauses known;
    for (const int year : calendar.years()) {
        QByteArray content;
        if (const auto days = calendar.announcedDays(year))
            for (const auto &day : *days)
                content += day.date.toString(Qt::ISODate).toUtf8() + nameOf(day.kind).toUtf8();
        known.years[year].print = printOf(content);
    }
    for (const auto &[name, unit] : limits.units)
        if (!unit.shifts.isEmpty())
            known.units[name].print = printOf(QJsonDocument(unit.shifts).toJson(QJsonDocument::Compact));
    return known;
}

bool DeadlineCauses::learn(const DeadlineCauses &known, qint64 plan) {
    bool learned = false;
    for (const auto &[year, since] : known.years)
        learned = learnOne(years, year, since.print, plan) || learned;
    for (const auto &[name, since] : known.units)
        learned = learnOne(units, name, since.print, plan) || learned;
    for (auto &[name, since] : units)
        if (!since.print.isEmpty() && !known.units.contains(name)) {
            since = {{}, plan};
            learned = true;
        }
    return learned;
}

qint64 DeadlineCauses::plannable(const DeadlineCauses &known, qint64 plan) const {
    for (const auto &[year, since] : years) {
        const auto same = known.years.find(year);
        if (since.plan > 0 && (same == known.years.end() || same->second.print != since.print))
            plan = std::min(plan, since.plan - 1);
    }
    for (const auto &[name, since] : units) {
        const auto same = known.units.find(name);
        if (since.plan > 0 && (same == known.units.end() ? QString() : same->second.print) != since.print)
            plan = std::min(plan, since.plan - 1);
    }
    return plan;
}

qint64 DeadlineCauses::newest() const {
    qint64 newest = limits.plan;
    for (const auto &[year, since] : years)
        newest = std::max(newest, since.plan);
    for (const auto &[name, since] : units)
        newest = std::max(newest, since.plan);
    return newest;
}

QJsonObject DeadlineCauses::toJson() const {
    QJsonObject ofYears, ofUnits;
    for (const auto &[year, since] : years)
        ofYears[QString::number(year)] = sinceJson(since);
    for (const auto &[name, since] : units)
        ofUnits[name] = sinceJson(since);
    QJsonObject json{{u"years"_s, ofYears}, {u"units"_s, ofUnits}};
    if (limits.plan > 0)
        json[u"limits"_s] = QJsonObject{{u"plan"_s, limits.plan}, {u"at"_s, limits.at}, {u"by"_s, limits.by}};
    return json;
}

DeadlineCauses DeadlineCauses::fromJson(const QJsonObject &json) {
    DeadlineCauses causes;
    const auto ofYears = json[u"years"_s].toObject(), ofUnits = json[u"units"_s].toObject(), asked = json[u"limits"_s].toObject();
    for (auto it = ofYears.begin(); it != ofYears.end(); ++it)
        causes.years[it.key().toInt()] = sinceOf(it.value());
    for (auto it = ofUnits.begin(); it != ofUnits.end(); ++it)
        causes.units[it.key()] = sinceOf(it.value());
    causes.limits = {asked[u"plan"_s].toInteger(), asked[u"at"_s].toInteger(), asked[u"by"_s].toString()};
    return causes;
}

} // namespace lianxin
