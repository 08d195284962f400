// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/tickets/TicketLimits.h"
#include "platform/base/Log.h"
#include "platform/base/Resources.h"
#include <QFile>
#include <QJsonDocument>
#include <array>
#include <cmath>

namespace lianxin {
namespace {

constexpr std::array kLimitKeys{std::pair{"hours"_L1, LimitKind::ClockHours}, std::pair{"workingHours"_L1, LimitKind::WorkingHours},
                                std::pair{"calendarDays"_L1, LimitKind::CalendarDays},
                                std::pair{"workingDays"_L1, LimitKind::WorkingDays}};

Error badLimits(const QString &place, const QString &message) {
    return {ErrorKind::BadInput, u"tickets.bad_limits"_s, message, u"See resources/tickets/limits.json."_s, place};
}

Expected<int> whole(const QJsonObject &json, const QString &key, int fallback, const QString &place) {
    const auto value = json[key];
    if (value.isUndefined())
        return fallback;
    const double number = value.toDouble(-1);
    if (number < 0 || number > 1000 || number != std::floor(number))
        return badLimits(place.isEmpty() ? key : place + u'.' + key, u"%1 must be a whole number from 0 to 1000."_s.arg(key));
    return int(number);
}

Expected<TicketLimit> limitOf(const QJsonObject &json, const QString &place) {
    TicketLimit limit;
    int named = 0;
    for (const auto &[key, kind] : kLimitKeys) {
        LX_TRY(const int amount, whole(json, key, 0, place));
        if (amount == 0)
            continue;
        ++named;
        limit.limit = {kind, amount};
    }
    limit.source = json[u"source"_s].toString();
    if (named != 1)
        return badLimits(place, u"Exactly one of hours, workingHours, calendarDays and workingDays is needed."_s);
    return limit;
}

Expected<std::map<QString, TicketLimit>> categoriesOf(const QJsonObject &json, const QString &place) {
    std::map<QString, TicketLimit> categories;
    for (auto it = json.begin(); it != json.end(); ++it) {
        LX_TRY(const auto limit, limitOf(it.value().toObject(), place + it.key()));
        categories[it.key()] = limit;
    }
    return categories;
}

TicketLimits builtIn() {
    TicketLimits limits;
    limits.fallback = u"普通"_s;
    limits.categories[limits.fallback] = {{LimitKind::WorkingDays, 7}, {}};
    limits.supervision = {{LimitKind::WorkingDays, 3}, {}};
    return limits;
}

QJsonObject jsonOf(const std::map<QString, TicketLimit> &categories) {
    QJsonObject json;
    for (const auto &[name, limit] : categories)
        json[name] = limit.toJson();
    return json;
}

} // namespace

QJsonObject TicketLimit::toJson() const {
    QJsonObject json;
    for (const auto &[key, kind] : kLimitKeys)
        if (kind == limit.kind)
            json[key] = limit.amount;
    if (!source.isEmpty())
        json[u"source"_s] = source;
    return json;
}

const TicketLimit &TicketLimits::of(const QString &category, const QString &unit) const {
    const auto in = [&](const std::map<QString, TicketLimit> &limits) -> const TicketLimit * {
        auto found = limits.find(category);
        if (const auto known = classes.find(category); found == limits.end() && known != classes.end())
            found = limits.find(known->second);
        return found == limits.end() ? nullptr : &found->second;
    };
    if (const auto own = units.find(unit); own != units.end())
        if (const auto *limit = in(own->second.categories))
            return *limit;
    const auto *limit = in(categories);
    return limit ? *limit : categories.at(fallback);
}

QJsonObject TicketLimits::shiftsOf(const QString &unit) const {
    const auto own = units.find(unit);
    return own == units.end() ? QJsonObject() : own->second.shifts;
}

QJsonObject TicketLimits::toJson() const {
    QJsonObject own;
    for (const auto &[name, unit] : units)
        own[name] = QJsonObject{{u"shifts"_s, unit.shifts}, {u"categories"_s, jsonOf(unit.categories)}};
    return {{u"fallback"_s, fallback},
            {u"categories"_s, jsonOf(categories)},
            {u"supervision"_s, supervision.toJson()},
            {u"units"_s, own},
            {u"remindWorkingDays"_s, remindWorkingDays},
            {u"dueSoonWorkingDays"_s, dueSoonWorkingDays},
            {u"mostExtensions"_s, mostExtensions},
            {u"urgeHours"_s, urgeHours},
            {u"extensionDays"_s, extensionDays}};
}

Expected<TicketLimits> TicketLimits::fromJson(const QJsonObject &json) {
    TicketLimits limits;
    LX_TRY(limits.categories, categoriesOf(json[u"categories"_s].toObject(), u"categories."_s));
    limits.fallback = json[u"fallback"_s].toString();
    if (!limits.categories.contains(limits.fallback))
        return badLimits(u"fallback"_s, u"fallback must name one of the categories."_s);
    LX_TRY(limits.supervision, limitOf(json[u"supervision"_s].toObject(), u"supervision"_s));
    const auto units = json[u"units"_s].toObject();
    for (auto it = units.begin(); it != units.end(); ++it) {
        const QString place = u"units."_s + it.key();
        UnitLimits unit;
        unit.shifts = it.value()[u"shifts"_s].toObject();
        if (const auto shifts = WorkShifts::fromJson(unit.shifts); !shifts)
            return shifts.error();
        LX_TRY(unit.categories, categoriesOf(it.value()[u"categories"_s].toObject(), place + u'.'));
        limits.units[it.key()] = std::move(unit);
    }
    LX_TRY(limits.remindWorkingDays, whole(json, u"remindWorkingDays"_s, 2, {}));
    LX_TRY(limits.dueSoonWorkingDays, whole(json, u"dueSoonWorkingDays"_s, 2, {}));
    LX_TRY(limits.mostExtensions, whole(json, u"mostExtensions"_s, 1, {}));
    LX_TRY(limits.urgeHours, whole(json, u"urgeHours"_s, 24, {}));
    LX_TRY(limits.extensionDays, whole(json, u"extensionDays"_s, 5, {}));
    return limits;
}

TicketLimits TicketLimits::shipped() {
    QFile file(resourcePath(u"tickets/limits.json"));
    if (file.open(QIODevice::ReadOnly))
        if (auto limits = fromJson(QJsonDocument::fromJson(file.readAll()).object()))
            return *limits;
        else
            qCWarning(lcHotline) << "ticket limits:" << limits.error().toString();
    else
        qCWarning(lcHotline) << "ticket limits can't be read; 7 working days for everything";
    return builtIn();
}

} // namespace lianxin
