// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/language/SpokenTime.h"
#include "platform/base/Literals.h"
#include "platform/base/Text.h"
#include "platform/language/SpokenNumber.h"
#include <QDateTime>
#include <QRegularExpression>

namespace lianxin {
namespace {

constexpr qint64 minuteMs = 60'000;
constexpr qint64 hourMs = 60 * minuteMs;
constexpr qint64 dayMs = 24 * hourMs;

QString partOfDay(int hour) {
    return hour < 6     ? u"凌晨"_s
           : hour < 12  ? u"上午"_s
           : hour == 12 ? u"中午"_s
           : hour < 18  ? u"下午"_s
           : hour == 18 ? u"下午"_s
                        : u"晚上"_s;
}

QDateTime local(qint64 ms, const QTimeZone &zone) {
    return QDateTime::fromMSecsSinceEpoch(ms, zone);
}

//! A number in figures or words.
std::optional<int> smallNumber(const QString &text) {
    const auto value = parseSpokenInteger(text);
    return value && *value >= 0 && *value < 10'000 ? std::optional(int(*value)) : std::nullopt;
}

const QString number = u"([0-9]{1,2}|[零〇一二两三四五六七八九十]{1,3})"_s;

} // namespace

QTimeZone hotlineZone() {
    static const QTimeZone zone = [] {
        const QTimeZone shanghai("Asia/Shanghai");
        return shanghai.isValid() ? shanghai : QTimeZone(8 * 3600);
    }();
    return zone;
}

QString spokenDate(QDate date, QDate reference) {
    if (!date.isValid())
        return {};
    QString out;
    if (date.year() != reference.year())
        out = spokenDigits(QString::number(date.year())).replace(u'幺', u'一') + u'年';
    return out + spokenInteger(date.month()) + u'月' + spokenInteger(date.day()) + u'日';
}

QString spokenDay(QDate date, QDate today) {
    switch (today.daysTo(date)) {
    case -2:
        return u"前天"_s;
    case -1:
        return u"昨天"_s;
    case 0:
        return u"今天"_s;
    case 1:
        return u"明天"_s;
    case 2:
        return u"后天"_s;
    default:
        return spokenDate(date, today);
    }
}

QString spokenWeekday(QDate date) {
    static constexpr char16_t names[] = u"一二三四五六日";
    return date.isValid() ? u"星期"_s + QChar(names[date.dayOfWeek() - 1]) : QString();
}

QString spokenTime(QTime time) {
    if (!time.isValid())
        return {};
    const int hour = time.hour();
    const int spoken = hour > 12 ? hour - 12 : hour;
    QString out = partOfDay(hour) + (spoken == 0 ? u"零"_s : spokenCount(spoken)) + u'点';
    switch (const int minute = time.minute()) {
    case 0:
        return out;
    case 15:
        return out + u"一刻"_s;
    case 30:
        return out + u'半';
    default:
        return out + (minute < 10 ? u"零"_s : QString()) + spokenInteger(minute) + u'分';
    }
}

QString spokenMoment(qint64 at, qint64 now, const QTimeZone &zone) {
    const QDateTime moment = local(at, zone);
    return spokenDay(moment.date(), local(now, zone).date()) + spokenTime(moment.time());
}

QString spokenDeadline(qint64 deadline, qint64 now, const QTimeZone &zone) {
    if (deadline < now)
        return u"已于"_s + spokenMoment(deadline, now, zone) + u"到期"_s;
    const QDateTime moment = local(deadline, zone);
    const QDate today = local(now, zone).date();
    const QTime time = moment.time();
    if (time.hour() == 23 && time.minute() == 59)
        return spokenDay(moment.date(), today) + u'内';
    if (time.hour() == 0 && time.minute() == 0 && moment.date() > today)
        return spokenDay(moment.date().addDays(-1), today) + u'内';
    return spokenMoment(deadline, now, zone) + u'前';
}

QString spokenRemaining(qint64 deadline, qint64 now, const QTimeZone &zone) {
    const bool late = deadline < now;
    const qint64 left = std::abs(deadline - now);
    const QString lead = late ? u"已超期"_s : u"还有"_s;
    if (left < minuteMs)
        return late ? u"刚刚到期"_s : u"马上到期"_s;
    if (left < hourMs)
        return lead + spokenCount(left / minuteMs) + u"分钟"_s;
    const qint64 days = std::abs(local(now, zone).date().daysTo(local(deadline, zone).date()));
    if (left < dayMs || days < 1)
        return lead + spokenCount(left / hourMs) + u"小时"_s;
    return lead + spokenCount(days) + u'天';
}

QString spokenDuration(qint64 ms) {
    if (ms < 1'000)
        return u"不到一秒"_s;
    const std::pair<qint64, QString> units[] = {
        {dayMs, u"天"_s}, {hourMs, u"小时"_s}, {minuteMs, u"分钟"_s}, {1'000, u"秒"_s}};
    QString out;
    int parts = 0;
    for (const auto &[size, name] : units) {
        const qint64 count = ms / size;
        ms %= size;
        if (count == 0 && parts == 0)
            continue;
        if (count > 0)
            out += spokenCount(count) + name;
        if (++parts == 2)
            break;
    }
    return out;
}

QString spokenWait(qint64 ms) {
    if (ms <= 0)
        return {};
    if (ms <= minuteMs)
        return u"不到一分钟"_s;
    const qint64 minutes = (ms + minuteMs - 1) / minuteMs;
    if (minutes > 30)
        return u"半个小时以上"_s;
    if (minutes > 10)
        return u"大约"_s + spokenCount((minutes + 4) / 5 * 5) + u"分钟"_s;
    return u"大约"_s + spokenCount(minutes) + u"分钟"_s;
}

QString spokenWorkingDays(int days) {
    return spokenCount(days) + u"个工作日"_s;
}

std::optional<QDate> parseSpokenDate(QStringView text, QDate today) {
    const QString plain = halfWidth(text.trimmed());
    static const QHash<QString, int> relative{{u"前天"_s, -2}, {u"昨天"_s, -1}, {u"今天"_s, 0},
                                              {u"明天"_s, 1},  {u"后天"_s, 2},  {u"今日"_s, 0},
                                              {u"明日"_s, 1},  {u"大后天"_s, 3}};
    if (const auto it = relative.constFind(plain); it != relative.constEnd())
        return today.addDays(*it);
    static const QRegularExpression form(u"^(?:([0-9零〇一二三四五六七八九]{4})年|今年|明年)?"_s + number +
                                         u"月"_s + number + u"[日号]$"_s);
    const auto match = form.match(plain);
    if (!match.hasMatch())
        return {};
    const auto month = smallNumber(match.captured(2));
    const auto day = smallNumber(match.captured(3));
    if (!month || !day)
        return {};
    int year = today.year() + (plain.startsWith(u"明年") ? 1 : 0);
    const bool explicitYear = match.capturedLength(1) > 0;
    if (explicitYear)
        year = parseSpokenDigits(match.captured(1)).value_or(QString()).toInt();
    QDate date(year, *month, *day);
    if (!explicitYear && !plain.startsWith(u"今年") && (!date.isValid() || date < today)) {
        // The next such day; 29 February may be some years off.
        for (int i = 1; i <= 8 && (!date.isValid() || date < today); ++i)
            date = QDate(year + i, *month, *day);
    }
    return date.isValid() ? std::optional(date) : std::nullopt;
}

std::optional<QTime> parseSpokenTime(QStringView text) {
    static const QRegularExpression form(u"^(凌晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里)?"_s + number +
                                         u"(?:[点时]|:)(?:(半)|(一刻)|(三刻)|"_s + number + u"分?)?整?$"_s);
    const auto match = form.match(halfWidth(text.trimmed()));
    if (!match.hasMatch())
        return {};
    const auto spoken = smallNumber(match.captured(2));
    if (!spoken)
        return {};
    int hour = *spoken;
    int minute = match.capturedLength(3) > 0   ? 30
                 : match.capturedLength(4) > 0 ? 15
                 : match.capturedLength(5) > 0 ? 45
                                               : 0;
    if (match.capturedLength(6) > 0)
        minute = smallNumber(match.captured(6)).value_or(99);
    const QString part = match.captured(1);
    const bool afternoon = part == u"下午" || part == u"傍晚" || part == u"晚上" || part == u"夜里";
    if (afternoon && hour < 12)
        hour += 12;
    else if (part == u"中午" && hour < 3)
        hour += 12;
    else if (part == u"凌晨" && hour == 12)
        hour = 0;
    const QTime time(hour, minute);
    return time.isValid() ? std::optional(time) : std::nullopt;
}

} // namespace lianxin
