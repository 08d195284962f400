// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/tickets/TicketLimits.h"
#include "platform/base/Log.h"
#include "platform/base/Resources.h"
#include <QFile>
#include <QJsonDocument>
#include <cmath>

namespace lianxin {
namespace {

Error bad(const QString &place, const QString &message) {
    return {ErrorKind::BadInput, u"tickets.bad_limits"_s, message, u"See resources/tickets/limits.json."_s,
            place};
}

Expected<int> whole(const QJsonObject &json, const QString &key, int fallback, const QString &place) {
    const auto value = json[key];
    if (value.isUndefined())
        return fallback;
    const double number = value.toDouble(-1);
    if (number < 0 || number > 1000 || number != std::floor(number))
        return bad(place + u'.' + key, u"%1 must be a whole number from 0 to 1000."_s.arg(key));
    return int(number);
}

Expected<TicketLimit> limitOf(const QJsonObject &json, const QString &place) {
    TicketLimit limit;
    LX_TRY(limit.hours, whole(json, u"hours"_s, 0, place));
    LX_TRY(limit.workingDays, whole(json, u"workingDays"_s, 0, place));
    limit.source = json[u"source"_s].toString();
    if ((limit.hours > 0) == (limit.workingDays > 0))
        return bad(place, u"Exactly one of hours and workingDays is needed."_s);
    return limit;
}

TicketLimits builtIn() {
    TicketLimits limits;
    limits.fallback = u"普通"_s;
    limits.categories[limits.fallback] = {0, 7, {}};
    limits.supervision = {0, 3, {}};
    return limits;
}

} // namespace

const TicketLimit &TicketLimits::of(const QString &category) const {
    const auto found = categories.find(category);
    return found == categories.end() ? categories.at(fallback) : found->second;
}

Expected<TicketLimits> TicketLimits::fromJson(const QJsonObject &json) {
    TicketLimits limits;
    const auto categories = json[u"categories"_s].toObject();
    for (auto it = categories.begin(); it != categories.end(); ++it) {
        LX_TRY(const auto limit, limitOf(it.value().toObject(), u"categories."_s + it.key()));
        limits.categories[it.key()] = limit;
    }
    limits.fallback = json[u"fallback"_s].toString();
    if (!limits.categories.contains(limits.fallback))
        return bad(u"fallback"_s, u"fallback must name one of the categories."_s);
    LX_TRY(limits.supervision, limitOf(json[u"supervision"_s].toObject(), u"supervision"_s));
    LX_TRY(limits.remindWorkingDays, whole(json, u"remindWorkingDays"_s, 2, {}));
    LX_TRY(limits.dueSoonWorkingDays, whole(json, u"dueSoonWorkingDays"_s, 2, {}));
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
