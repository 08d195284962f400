// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/dialling/DiallingSettings.h"
#include "hotline/calendar/MinuteRange.h"
#include "platform/base/Literals.h"
#include <QJsonArray>

namespace lianxin {
namespace {

Error badSetting(const QString &key, const QString &message, const QString &remedy) {
    return {ErrorKind::Usage, u"dialling.bad_setting"_s, message, remedy, key};
}

Expected<void> take(const QJsonObject &changes, const QString &key, int low, int high, int &value) {
    const QJsonValue wanted = changes.value(key);
    if (wanted.isUndefined())
        return {};
    const double number = wanted.toDouble(-1);
    if (number != double(int(number)) || number < low || number > high)
        return badSetting(key, u"%1 must be a whole number from %2 to %3."_s.arg(key).arg(low).arg(high), u"Give another number."_s);
    value = int(number);
    return {};
}

} // namespace

QJsonObject DiallingSettings::toJson() const {
    return {{u"numberCap"_s, numberCap},
            {u"adultFrom"_s, people.adultFrom},
            {u"elderlyFrom"_s, people.elderlyFrom},
            {u"elderlyHours"_s, people.elderlyHours.isEmpty() ? QJsonValue(usualElderlyHours()) : people.elderlyHours.value("workday"_L1)}};
}

Expected<DiallingSettings> DiallingSettings::with(const QJsonObject &changes) const {
    DiallingSettings next = *this;
    LX_CHECK(take(changes, u"numberCap"_s, 1, 20, next.numberCap));
    LX_CHECK(take(changes, u"adultFrom"_s, 14, 25, next.people.adultFrom));
    LX_CHECK(take(changes, u"elderlyFrom"_s, 50, 100, next.people.elderlyFrom));
    if (const QJsonValue hours = changes.value("elderlyHours"_L1); !hours.isUndefined()) {
        const auto ranges = minuteRanges(hours, u"elderlyHours"_s);
        if (!hours.isArray() || !ranges || ranges->empty())
            return badSetting(u"elderlyHours"_s, u"elderlyHours must be times of a day."_s, u"Write [\"09:00-11:30\",\"14:30-18:00\"]."_s);
        next.people.elderlyHours = {{u"workday"_s, hours}, {u"weekend"_s, hours}, {u"holiday"_s, hours}};
    }
    return next;
}

} // namespace lianxin
