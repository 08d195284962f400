// SPDX-License-Identifier: GPL-3.0-or-later
// Shifts as people write them into a cell of a sheet.
#include "hotline/calendar/WorkShifts.h"
#include "platform/base/Literals.h"
#include <QRegularExpression>
#include <QStringList>

namespace lianxin {
namespace {

struct DayName {
    QString words;
    const char *key;
};

const std::vector<DayName> &dayNames() {
    static const std::vector<DayName> names{{u"工作日"_s, "workday"},  {u"补班日"_s, "make_up_day"}, {u"周末"_s, "weekend"},  {u"节假日"_s, "holiday"},
                                            {u"周一"_s, "monday"},     {u"周二"_s, "tuesday"},       {u"周三"_s, "wednesday"}, {u"周四"_s, "thursday"},
                                            {u"周五"_s, "friday"},     {u"周六"_s, "saturday"},      {u"周日"_s, "sunday"}};
    return names;
}

constexpr size_t kFirstWeekday = 4;

QString keyOf(const DayName &name) { return QString::fromLatin1(name.key); }

// The one way of writing things that the rest reads.
QString plainText(QString text) {
    static const std::array spellings{std::pair{u"星期"_s, u"周"_s}, std::pair{u"礼拜"_s, u"周"_s},   std::pair{u"周天"_s, u"周日"_s},  std::pair{u"：00"_s, u":00"_s},
                                      std::pair{u"：30"_s, u":30"_s}, std::pair{u"双休日"_s, u"周末"_s}, std::pair{u"法定节假日"_s, u"节假日"_s}, std::pair{u"调休日"_s, u"补班日"_s},
                                      std::pair{u"每日"_s, u"每天"_s}, std::pair{u"；"_s, u";"_s},     std::pair{u"\n"_s, u";"_s},      std::pair{u"，"_s, u"、"_s},
                                      std::pair{u","_s, u"、"_s},      std::pair{u"—"_s, u"-"_s},      std::pair{u"–"_s, u"-"_s},      std::pair{u"－"_s, u"-"_s},
                                      std::pair{u"~"_s, u"-"_s},      std::pair{u"～"_s, u"-"_s},     std::pair{u"到"_s, u"至"_s}};
    for (const auto &[before, after] : spellings)
        text.replace(before, after);
    static const QRegularExpression colon(u"(\\d)：(\\d)"_s);
    return text.replace(colon, u"\\1:\\2"_s);
}

Error unclear(const QString &part) {
    return {ErrorKind::BadInput, u"calendar.bad_window"_s, u"\"%1\" says no hours of work"_s.arg(part.left(40)),
            u"Write 周一至周五 08:30-12:00、14:00-17:30；周六 09:00-12:00"_s, part.left(80)};
}

// Days at the front of \a part, taken off it; none: working days.
std::optional<QStringList> takeDays(QString &part) {
    const auto &names = dayNames();
    QStringList keys;
    qsizetype from = -1; // of a span that has begun
    while (!part.isEmpty()) {
        part = part.trimmed();
        if (part.startsWith(u'、') || part.startsWith(u'和') || part.startsWith(u'：') || part.startsWith(u':')) {
            part = part.sliced(1);
            continue;
        }
        if (part.startsWith(u"每天"_s)) {
            keys << u"workday"_s << u"make_up_day"_s << u"weekend"_s << u"holiday"_s;
            part = part.sliced(2);
            continue;
        }
        const auto name = std::find_if(names.begin(), names.end(), [&](const DayName &n) { return part.startsWith(n.words); });
        if (name == names.end())
            break;
        part = part.sliced(name->words.size()).trimmed();
        const auto place = name - names.begin();
        if (from >= 0) {
            if (from < qsizetype(kFirstWeekday) || place <= from)
                return {};
            for (auto i = from + 1; i <= place; ++i)
                keys << keyOf(names[size_t(i)]);
            from = -1;
        } else {
            keys << keyOf(*name);
            static const QRegularExpression span(u"^(至|-)\\s*(?=周)"_s);
            if (const auto match = span.match(part); match.hasMatch()) {
                part = part.sliced(match.capturedLength());
                from = place;
            }
        }
    }
    if (from >= 0)
        return {};
    return keys.isEmpty() ? QStringList{u"workday"_s} : keys;
}

std::optional<QJsonArray> hoursIn(QString part) {
    part = part.trimmed();
    if (part == u"休息" || part == u"不上班")
        return QJsonArray();
    if (part == u"全天" || part == u"24小时")
        return QJsonArray{u"00:00-24:00"_s};
    static const QRegularExpression separators(u"[、\\s]+"_s);
    static const QRegularExpression range(u"^\\d{1,2}(:\\d{2})?[-至]\\d{1,2}(:\\d{2})?$"_s);
    QJsonArray hours;
    for (const QString &piece : part.split(separators, Qt::SkipEmptyParts)) {
        if (!range.match(piece).hasMatch())
            return {};
        hours.append(QString(piece).replace(u'至', u'-'));
    }
    return hours.isEmpty() ? std::nullopt : std::optional(hours);
}

QString hoursText(const std::vector<MinuteRange> &ranges) {
    if (ranges.empty())
        return u"休息"_s;
    if (ranges.size() == 1 && ranges.front() == MinuteRange{0, 1440})
        return u"全天"_s;
    QStringList words;
    for (const QJsonValue &range : jsonOf(ranges))
        words << range.toString();
    return words.join(u"、"_s);
}

} // namespace

Expected<WorkShifts> WorkShifts::fromText(const QString &text) {
    QJsonObject json;
    for (const QString &line : plainText(text).split(u';', Qt::SkipEmptyParts)) {
        QString part = line.trimmed();
        if (part.isEmpty())
            continue;
        const auto days = takeDays(part);
        const auto hours = days ? hoursIn(part) : std::nullopt;
        if (!hours)
            return unclear(line.trimmed());
        for (const QString &day : *days)
            json.insert(day, *hours);
    }
    // Who names days of the week only is off on the others; a make-up day is as the first of those that are named.
    if (!json.contains("workday"_L1)) {
        QJsonArray first;
        for (size_t i = kFirstWeekday; i < kFirstWeekday + 5; ++i) {
            const QString day = keyOf(dayNames()[i]);
            if (!json.contains(day))
                json.insert(day, QJsonArray());
            else if (first.isEmpty())
                first = json.value(day).toArray();
        }
        json.insert(u"workday"_s, first);
    }
    if (json.value("workday"_L1).toArray().isEmpty())
        return unclear(text.trimmed());
    return fromJson(json);
}

QString WorkShifts::toText() const {
    const auto &names = dayNames();
    QStringList parts{names[0].words + u' ' + hoursText(m_workday)};
    if (m_makeUp != m_workday)
        parts << names[1].words + u' ' + hoursText(m_makeUp);
    if (!m_weekend.empty())
        parts << names[2].words + u' ' + hoursText(m_weekend);
    if (!m_holiday.empty())
        parts << names[3].words + u' ' + hoursText(m_holiday);
    for (size_t i = 0; i < m_weekdays.size(); ++i)
        if (m_weekdays[i] && *m_weekdays[i] != (i < 5 ? m_workday : m_weekend))
            parts << names[kFirstWeekday + i].words + u' ' + hoursText(*m_weekdays[i]);
    return parts.join(u"；"_s);
}

} // namespace lianxin
