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

const QString numeral = QStringLiteral("[0-9零一二两三四五六七八九十]+");

//! 15, 两, 二十; of two neighbours (两三个小时) the later one.
int countOf(const QString &word) {
    bool digits = false;
    const int number = word.toInt(&digits);
    if (digits)
        return number;
    if (const auto spoken = parseSpokenInteger(word))
        return int(*spoken);
    return int(parseSpokenInteger(word.last(1)).value_or(0));
}

std::optional<qint64> afterAWhile(const QString &text) {
    static const QRegularExpression hours(QStringLiteral("(?:(%1)个?(半)?|(几)个?|(半)个?)多?(?:钟头?|小时)").arg(numeral));
    static const QRegularExpression minutes(QStringLiteral("(?:(%1)|几)分钟").arg(numeral));
    static const QRegularExpression days(QStringLiteral("(?:过|隔)(%1)天|(%1)天(?:以后|之后|后)").arg(numeral));
    static const QRegularExpression weeks(QStringLiteral("(?:过|隔)(%1)个?(?:星期|礼拜|周)|(%1)个?(?:星期|礼拜|周)(?:以后|之后|后)").arg(numeral));
    if (const auto match = hours.match(text); match.hasMatch()) {
        if (!match.captured(1).isEmpty())
            return countOf(match.captured(1)) * hourMs + (match.captured(2).isEmpty() ? 0 : hourMs / 2);
        return match.captured(3).isEmpty() ? hourMs / 2 : 3 * hourMs;
    }
    if (const auto match = minutes.match(text); match.hasMatch())
        return (match.captured(1).isEmpty() ? 10 : countOf(match.captured(1))) * minuteMs;
    if (text.contains(u"一刻钟"))
        return 15 * minuteMs;
    if (const auto match = weeks.match(text); match.hasMatch())
        return countOf(match.captured(1) + match.captured(2)) * 7 * 24 * hourMs;
    if (const auto match = days.match(text); match.hasMatch())
        return countOf(match.captured(1) + match.captured(2)) * 24 * hourMs;
    for (const auto &[word, wait] : {std::pair{u"过几天", 72 * hourMs}, {u"过些天", 72 * hourMs}, {u"改天", 48 * hourMs}, {u"改日", 48 * hourMs}, {u"回头", 4 * hourMs},
                                     {u"过半天", 4 * hourMs}, {u"过会儿", hourMs}, {u"过一会", hourMs}, {u"过一下", hourMs}, {u"一会儿", hourMs}, {u"等会", hourMs},
                                     {u"等一会", hourMs}, {u"待会", hourMs}, {u"晚点", 2 * hourMs}, {u"晚一点", 2 * hourMs}, {u"迟点", 2 * hourMs}, {u"迟一点", 2 * hourMs},
                                     {u"晚些", 2 * hourMs}})
        if (text.contains(QStringView(word)))
            return wait;
    return {};
}

//! A day of a month, if one is named: 十一月二十号, 二十号, 月底, 下个月.
std::optional<QDate> dayNamedIn(const QString &text, QDate today) {
    static const QRegularExpression dated(QStringLiteral("(?:%1年)?%1月%1[日号]").arg(numeral));
    static const QRegularExpression numbered(QStringLiteral("(下个?月)?(%1)[日号]").arg(numeral));
    if (const auto match = dated.match(text); match.hasMatch())
        return parseSpokenDate(match.capturedView(), today);
    const QDate first(today.year(), today.month(), 1);
    if (const auto match = numbered.match(text); match.hasMatch()) {
        const int day = countOf(match.captured(2));
        QDate month = match.captured(1).isEmpty() ? first : first.addMonths(1);
        if (month.addDays(day - 1) < today)
            month = month.addMonths(1);
        if (day >= 1 && day <= month.daysInMonth())
            return month.addDays(day - 1);
        return {};
    }
    if (text.contains(u"月底"))
        return first.addMonths(text.contains(u"下") ? 2 : 1).addDays(-1);
    if (text.contains(u"下个月") || text.contains(u"下月"))
        return first.addMonths(1);
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

//! \brief A part of the day: when one is called in it, and when it is over.
struct DayPart {
    const char16_t *word;
    int hour;
    int over;
};
constexpr DayPart dayParts[] = {{u"早上", 9, 11}, {u"早晨", 9, 11}, {u"明早", 9, 11}, {u"上午", 10, 11}, {u"中午", 12, 13}, {u"午后", 14, 18},
                                {u"下午", 14, 18}, {u"傍晚", 18, 19}, {u"晚上", 19, 21}, {u"今晚", 19, 21}, {u"明晚", 19, 21}, {u"下班", 18, 20}};

std::optional<DayPart> partOfDay(const QString &text) {
    for (const DayPart &part : dayParts)
        if (text.contains(QStringView(part.word)))
            return part;
    return {};
}

//! The hour of a clock time, as people mean it who are called: 三点 is three in the afternoon.
std::optional<QTime> clockTime(const QString &text) {
    static const QRegularExpression clock(QStringLiteral("(凌晨|早上|早晨|明早|上午|中午|午后|下午|傍晚|晚上|今晚|明晚)?(%1点(?:半|一刻|三刻|%1分?)?)").arg(numeral));
    static const QRegularExpression weekday(QStringLiteral("(?:星期|礼拜|周)[一二三四五六日天]"));
    static const QRegularExpression somewhat(QStringLiteral("[晚早迟慢快有]一点"));
    QString withoutDay = text;
    withoutDay.remove(weekday).remove(somewhat); // 星期五十点 is no fifty, 晚一点 no hour
    const auto match = clock.match(withoutDay);
    if (!match.hasMatch())
        return {};
    QString part = match.captured(1);
    part = part == u"明早" ? u"早上"_s : part == u"今晚" || part == u"明晚" ? u"晚上"_s : part == u"午后" ? u"下午"_s : part;
    const auto time = parseSpokenTime(QString(part + match.captured(2)));
    const bool bare = part.isEmpty() && !partOfDay(text);
    return time && bare && time->hour() >= 1 && time->hour() <= 6 ? time->addSecs(12 * 3'600) : time;
}

} // namespace

std::optional<qint64> heardTime(QStringView heard, qint64 now, const QTimeZone &zone) {
    const QString text = comparable(heard);
    const QDateTime here = QDateTime::fromMSecsSinceEpoch(now, zone);
    std::optional<QDate> day;
    for (const auto &[word, later] : {std::pair{u"大后天", 3}, {u"后天", 2}, {u"明天", 1}, {u"明儿", 1}, {u"明早", 1}, {u"明晚", 1}, {u"今天", 0}, {u"今晚", 0}})
        if (!day && text.contains(QStringView(word)))
            day = here.date().addDays(later);
    const bool next = text.contains(u"下周") || text.contains(u"下星期") || text.contains(u"下礼拜") || text.contains(u"下个星期") || text.contains(u"下个礼拜");
    const QDate nextMonday = here.date().addDays(8 - here.date().dayOfWeek());
    const auto weekday = text.contains(u"周末") ? std::optional(6) : weekdayOf(text);
    if (!day && weekday) {
        const int ahead = (*weekday - here.date().dayOfWeek() + 7) % 7;
        day = next ? nextMonday.addDays(*weekday - 1) : here.date().addDays(ahead == 0 ? 7 : ahead);
    }
    if (!day)
        day = dayNamedIn(text, here.date());
    if (!day && next)
        day = nextMonday;
    auto time = clockTime(text);
    if (!day && !time) {
        if (const auto wait = afterAWhile(text))
            return now + *wait;
    }
    if (!time) {
        const auto part = partOfDay(text);
        if (!part && !day)
            return {};
        if (part)
            time = QTime(part->hour, 0);
        // Whoever says "this afternoon" in the afternoon means later in it.
        const QDateTime soon = here.addSecs(2 * 3'600);
        if (part && day.value_or(here.date()) == here.date() && here.time() >= *time && soon.date() == here.date() && soon.time() < QTime(part->over, 0))
            return soon.toMSecsSinceEpoch();
    }
    QDateTime at(day.value_or(here.date()), time.value_or(QTime(10, 0)), zone);
    const bool morning = at.time().hour() >= 7 && at.time().hour() <= 8;
    if (at <= here && !day && morning && !partOfDay(text) && at.addSecs(12 * 3'600) > here)
        at = at.addSecs(12 * 3'600); // 八点, said at noon
    if (at <= here)
        at = at.addDays(1);
    return at.toMSecsSinceEpoch();
}

} // namespace lianxin
