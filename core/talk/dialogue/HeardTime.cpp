// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/dialogue/HeardTime.h"
#include "platform/language/SpokenNumber.h"
#include "platform/language/SpokenTime.h"
#include "talk/dialogue/MeaningLexicon.h"
#include <QDateTime>
#include <QRegularExpression>

namespace lianxin {
namespace {

constexpr qint64 minuteMs = 60'000, hourMs = 60 * minuteMs;

std::optional<qint64> afterAWhile(const QString &text) {
    static const QRegularExpression hours(QStringLiteral("([0-9一二两三四五六七八九十]+)个?(?:钟头|小时)"));
    static const QRegularExpression minutes(QStringLiteral("([0-9一二两三四五六七八九十]+)分钟"));
    static const QRegularExpression days(QStringLiteral("(?:过|隔)([0-9一二两三四五六七八九十]+)天|([0-9一二两三四五六七八九十]+)天(?:以后|之后|后)"));
    const auto count = [](const QString &word) {
        bool digits = false;
        const int number = word.toInt(&digits);
        return digits ? number : parseSpokenInteger(word).value_or(0);
    };
    if (text.contains(u"半个小时") || text.contains(u"半小时") || text.contains(u"半个钟"))
        return 30 * minuteMs;
    if (const auto match = hours.match(text); match.hasMatch())
        return count(match.captured(1)) * hourMs;
    if (const auto match = minutes.match(text); match.hasMatch())
        return count(match.captured(1)) * minuteMs;
    if (const auto match = days.match(text); match.hasMatch())
        return count(match.captured(1) + match.captured(2)) * 24 * hourMs;
    for (const auto &[word, wait] : {std::pair{u"过几天", 72 * hourMs}, {u"改天", 48 * hourMs}, {u"过两天", 48 * hourMs}, {u"回头", 4 * hourMs},
                                     {u"过会儿", hourMs}, {u"过一会", hourMs}, {u"一会儿", hourMs}, {u"等会", hourMs}, {u"待会", hourMs},
                                     {u"晚点", 2 * hourMs}, {u"迟点", 2 * hourMs}, {u"晚些", 2 * hourMs}})
        if (text.contains(QStringView(word)))
            return wait;
    return {};
}

std::optional<int> weekdayOf(const QString &text) {
    static const QRegularExpression weekday(QStringLiteral("(?:星期|礼拜|周)([一二三四五六日天])"));
    const auto match = weekday.match(text);
    if (!match.hasMatch())
        return {};
    const auto at = QStringView(u"一二三四五六日").indexOf(match.capturedView(1));
    return at < 0 ? 7 : int(at) + 1;
}

//! The hour that a part of the day begins with.
std::optional<QTime> partOfDay(const QString &text) {
    for (const auto &[word, hour] : {std::pair{u"早上", 9}, {u"早晨", 9}, {u"上午", 10}, {u"中午", 12}, {u"下午", 14}, {u"傍晚", 18}, {u"晚上", 19}, {u"下班", 18}})
        if (text.contains(QStringView(word)))
            return QTime(hour, 0);
    return {};
}

} // namespace

std::optional<qint64> heardTime(QStringView heard, qint64 now, const QTimeZone &zone) {
    const QString text = comparable(heard);
    const QDateTime here = QDateTime::fromMSecsSinceEpoch(now, zone);
    std::optional<QDate> day;
    for (const auto &[word, later] : {std::pair{u"大后天", 3}, {u"后天", 2}, {u"明天", 1}, {u"明儿", 1}, {u"今天", 0}, {u"今晚", 0}})
        if (!day && text.contains(QStringView(word)))
            day = here.date().addDays(later);
    const auto weekday = weekdayOf(text);
    if (!day && weekday) {
        const int ahead = (*weekday - here.date().dayOfWeek() + 7) % 7;
        const bool next = text.contains(u"下周") || text.contains(u"下星期") || text.contains(u"下礼拜");
        day = next ? here.date().addDays(8 - here.date().dayOfWeek() + *weekday - 1) : here.date().addDays(ahead == 0 ? 7 : ahead);
    }
    static const QRegularExpression clock(QStringLiteral("(?:凌晨|早上|早晨|上午|中午|下午|傍晚|晚上)?[0-9零一二两三四五六七八九十]+点(?:半|一刻|三刻|[0-9零一二三四五六七八九十]+分?)?"));
    std::optional<QTime> time;
    if (const auto match = clock.match(text); match.hasMatch())
        time = parseSpokenTime(match.capturedView());
    if (!time)
        time = text.contains(u"今晚") ? QTime(19, 0) : partOfDay(text);
    if (!day && !time) {
        const auto wait = afterAWhile(text);
        return wait ? std::optional(now + *wait) : std::nullopt;
    }
    QDateTime at(day.value_or(here.date()), time.value_or(QTime(10, 0)), zone);
    if (at <= here)
        at = at.addDays(1);
    return at.toMSecsSinceEpoch();
}

} // namespace lianxin
