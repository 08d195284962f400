// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/dialling/DialMoment.h"
#include "hotline/calendar/CallWindow.h"
#include <QJsonArray>

namespace lianxin {
namespace {

QJsonObject everyDay(const QJsonValue &ranges) {
    return {{u"workday"_s, ranges}, {u"weekend"_s, ranges}, {u"holiday"_s, ranges}};
}

// A flag that is not there is not known; one that is no flag can't be read.
bool readFlag(const QJsonObject &json, const QString &key, std::optional<bool> &flag) {
    const auto value = json[key];
    if (value.isUndefined() || value.isNull())
        return true;
    if (value.isBool())
        flag = value.toBool();
    return value.isBool();
}

} // namespace

QJsonArray usualElderlyHours() { return {u"09:00-11:30"_s, u"14:30-18:00"_s}; }

WindowFact windowFact(const QJsonObject &windows, const Calendar &calendar, qint64 at) {
    WindowFact fact;
    const auto window = CallWindow::fromJson(windows);
    const auto day = calendar.day(civil::dateOf(at));
    fact.dayKind = nameOf(day.kind);
    fact.why = day.name;
    if (!window) {
        fact.why = window.error().code;
        return fact;
    }
    QStringList hours;
    for (const auto &range : window->on(day))
        hours << u"%1:%2-%3:%4"_s.arg(range.from / 60, 2, 10, QChar(u'0'))
                     .arg(range.from % 60, 2, 10, QChar(u'0'))
                     .arg(range.to / 60, 2, 10, QChar(u'0'))
                     .arg(range.to % 60, 2, 10, QChar(u'0'));
    fact.hours = hours.join(u',');
    fact.open = window->isOpen(calendar, at);
    if (!fact.open)
        fact.opensAt = window->nextOpening(calendar, at).value_or(0);
    return fact;
}

std::optional<PersonFact> personFact(const QJsonObject &preferences, const PersonSettings &settings, const Calendar &calendar,
                                     qint64 at) {
    PersonFact person;
    std::optional<bool> minor;
    std::optional<bool> elderly;
    if (!readFlag(preferences, u"automaticCalls"_s, person.consent) || !readFlag(preferences, u"minor"_s, minor) ||
        !readFlag(preferences, u"elderly"_s, elderly))
        return {};
    if (const auto year = preferences["birthYear"_L1]; !year.isUndefined() && !year.isNull()) {
        if (!year.isDouble())
            return {};
        const int turns = civil::dateOf(at).year() - year.toInt(); // the age reached in this year
        if (!minor)
            minor = turns <= settings.adultFrom;
        if (!elderly)
            elderly = turns >= settings.elderlyFrom;
    }
    person.minor = minor.value_or(false);
    if (elderly.value_or(false))
        person.gentleHours = windowFact(settings.elderlyHours.isEmpty()
                                            ? everyDay(usualElderlyHours())
                                            : settings.elderlyHours,
                                        calendar, at);
    if (const auto hours = preferences["hours"_L1]; !hours.isUndefined() && !hours.isNull()) {
        if (!minuteRanges(hours, u"hours"_s))
            return {};
        person.ownHours = windowFact(everyDay(hours), calendar, at);
    }
    return person;
}

} // namespace lianxin
