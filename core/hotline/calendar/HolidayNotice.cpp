// SPDX-License-Identifier: GPL-3.0-or-later
// A notice is read clause by clause: the dates of a clause are gathered, and the verb that ends it says what they are.
#include "hotline/calendar/HolidayNotice.h"
#include "platform/base/Literals.h"
#include <QMap>
#include <QRegularExpression>
#include <optional>

namespace lianxin {
namespace {

Error noticeError(const QString &code, const QString &message, const QString &place) {
    return {ErrorKind::BadInput, code, message, u"Compare with the notice on www.gov.cn; days can be given one by one as well"_s, place};
}

//! Half-width digits and signs, one kind of bracket, dash and blank.
QString plain(const QString &text) {
    QString out;
    for (QChar c : text) {
        if (c >= u'０' && c <= u'９')
            c = QChar(c.unicode() - u'０' + u'0');
        else if (c == u'（')
            c = u'(';
        else if (c == u'）')
            c = u')';
        else if (c == u'—' || c == u'–' || c == u'－' || c == u'~' || c == u'～' || c == u'-')
            c = u'至';
        else if (c == u'，')
            c = u',';
        else if (c == u'；' || c == u';')
            c = u',';
        else if (c == u'：')
            c = u':';
        if (c.isSpace())
            continue;
        if (c == u'至' && out.endsWith(u'至')) // —— is one dash
            continue;
        out += c;
    }
    return out;
}

//! The dates of one clause, in the order in which they are named; ranges are spelt out.
struct Clause {
    std::vector<QDate> dates;
    std::vector<QDate> moved; //!< before 调至
    bool first = false;
};

class Sentence {
public:
    Sentence(int year, QString name)
        : m_year(year)
        , m_name(std::move(name)) {}

    Expected<std::vector<CalendarDay>> read(const QString &text) {
        // Brackets may hold commas (农历五月初五,端午节): only those outside end a clause.
        QString clause;
        int depth = 0;
        for (const QChar c : plain(text)) {
            depth += (c == u'(') - (c == u')' && depth > 0);
            if (depth == 0 && (c == u',' || c == u'。')) {
                LX_CHECK(take(clause));
                clause.clear();
                if (c == u'。')
                    m_pending.clear();
            } else {
                clause += c;
            }
        }
        LX_CHECK(take(clause));
        if (!m_pending.isEmpty())
            return noticeError(u"calendar.notice_unclear"_s, u"It isn't said what these days are: %1"_s.arg(m_pending), m_pending);
        std::vector<CalendarDay> days;
        for (auto it = m_days.cbegin(); it != m_days.cend(); ++it)
            days.push_back({it.key(), *it ? DayKind::Holiday : DayKind::MakeUp, m_name, true});
        return days;
    }

private:
    //! A date without year is the one closest to the sentence's first.
    std::optional<QDate> dated(int year, int month, int day) const {
        if (year)
            return QDate(year, month, day).isValid() ? std::optional(QDate(year, month, day)) : std::nullopt;
        if (!m_head.isValid())
            return QDate(m_year, month, day).isValid() ? std::optional(QDate(m_year, month, day)) : std::nullopt;
        std::optional<QDate> best;
        for (int candidate = m_head.year() - 1; candidate <= m_head.year() + 1; ++candidate) {
            const QDate date(candidate, month, day);
            if (date.isValid() && (!best || std::abs(m_head.daysTo(date)) < std::abs(m_head.daysTo(*best))))
                best = date;
        }
        return best;
    }

    Expected<std::vector<QDate>> datesOf(const QString &text) {
        static const QRegularExpression form(
            u"(?<range>至)?(?:(?<year>\\d{4})年)?(?:(?<month>\\d{1,2})月)?(?<day>\\d{1,2})日(?:\\((?:[^()]*?)(?:星期|周)(?<weekday>[一二三四五六日天])\\)|\\([^()]*\\))?"_s);
        std::vector<QDate> dates;
        int month = m_month, year = 0;
        for (auto it = form.globalMatch(text); it.hasNext();) {
            const auto match = it.next();
            if (!match.captured(u"year"_s).isEmpty())
                year = match.captured(u"year"_s).toInt();
            else if (!match.captured(u"month"_s).isEmpty())
                year = 0; // 2007年12月30日至1月1日: the year belongs to its own month
            if (!match.captured(u"month"_s).isEmpty())
                month = match.captured(u"month"_s).toInt();
            const auto date = month ? dated(year, month, match.captured(u"day"_s).toInt()) : std::nullopt;
            if (!date)
                return noticeError(u"calendar.notice_unclear"_s, u"This is no date: %1"_s.arg(match.captured()), text);
            if (const QString weekday = match.captured(u"weekday"_s); !weekday.isEmpty()) {
                const int said = weekday == u"天" ? 7 : int(u"一二三四五六日"_s.indexOf(weekday)) + 1;
                if (said != date->dayOfWeek())
                    return noticeError(u"calendar.notice_weekday"_s,
                                   u"%1 is not on that day of the week"_s.arg(date->toString(Qt::ISODate)), match.captured());
            }
            if (!m_head.isValid())
                m_head = *date;
            if (!match.captured(u"range"_s).isEmpty() && !dates.empty()) {
                if (*date < dates.back() || dates.back().daysTo(*date) > 31)
                    return noticeError(u"calendar.notice_unclear"_s, u"This range runs backwards: %1"_s.arg(text), text);
                for (QDate between = dates.back().addDays(1); between < *date; between = between.addDays(1))
                    dates.push_back(between);
            }
            dates.push_back(*date);
        }
        m_month = month;
        return dates;
    }

    void off(const std::vector<QDate> &dates) {
        for (const QDate date : dates)
            m_days[date] = true;
    }

    Expected<void> take(const QString &text) {
        static const QRegularExpression count(u"^(?:放假)?共(\\d+)天"_s);
        static const QRegularExpression inner(u"\\([^()]*\\)"_s);
        if (text.isEmpty())
            return {};
        if (const auto match = count.match(text); match.hasMatch() && m_stretch > 0) {
            if (match.captured(1).toInt() != m_stretch)
                return noticeError(u"calendar.notice_count"_s,
                               u"The holiday has %1 days, the notice says %2"_s.arg(m_stretch).arg(match.captured(1)), text);
            return {};
        }
        const QString whole = m_pending + text;
        const QString words = QString(whole).remove(inner);
        static const QRegularExpression hasDate(u"\\d日"_s);
        if (!hasDate.match(words).hasMatch())
            return {}; // 与周末连休, 不调休, 其中
        m_pending.clear();
        const qsizetype moved = words.contains(u"调至"_s) ? whole.indexOf(u"调至"_s) : -1;
        if (moved >= 0) {
            LX_TRY(const auto from, datesOf(whole.first(moved)));
            LX_TRY(const auto to, datesOf(whole.sliced(moved)));
            if (from.size() < to.size() || to.empty())
                return noticeError(u"calendar.notice_unclear"_s, u"It isn't clear which day is moved where: %1"_s.arg(text), text);
            off(to);
            for (const QDate date : from) // what is off by law stays off
                if (!m_days.contains(date))
                    m_days[date] = false;
            return {};
        }
        LX_TRY(const auto dates, datesOf(whole));
        if (words.contains(u"上班"_s)) {
            if (words.contains(u"起"_s)) // 2月3日起正常上班: an ordinary day
                return {};
            for (const QDate date : dates)
                m_days[date] = false;
        } else if (words.contains(u"放假"_s) || words.contains(u"休假"_s)) {
            off(dates);
            m_stretch = int(dates.size());
            static const QRegularExpression own(u"(?:放假|调休|休假)共?(\\d+)天"_s);
            if (const auto match = own.match(words); match.hasMatch() && match.captured(1).toInt() != m_stretch)
                return noticeError(u"calendar.notice_count"_s,
                               u"The holiday has %1 days, the notice says %2"_s.arg(m_stretch).arg(match.captured(1)), text);
        } else if (words.contains(u"补休"_s) || words.contains(u"公休"_s) || words.contains(u"节假日"_s) ||
                   words.contains(u"假日"_s) || words.contains(u"调休"_s)) {
            off(dates);
        } else {
            m_pending = whole + u'、'; // 1月1日, 2日放假: the verb comes later
        }
        return {};
    }

    int m_year;
    QString m_name;
    QDate m_head;
    int m_month = 0;
    int m_stretch = 0; //!< days of the last 放假
    QString m_pending; //!< dates whose verb has not come yet
    QMap<QDate, bool> m_days; //!< true: off
};

} // namespace

Expected<std::vector<CalendarDay>> parseHolidaySentence(int year, const QString &sentence, const QString &name) {
    LX_TRY(auto days, Sentence(year, name).read(sentence));
    if (days.empty())
        return noticeError(u"calendar.notice_unclear"_s, u"There are no days in it: %1"_s.arg(sentence.left(60)), sentence.left(60));
    return days;
}

Expected<HolidayNotice> parseHolidayNotice(const QString &text, int year) {
    HolidayNotice notice;
    notice.year = year;
    if (notice.year == 0) {
        static const QRegularExpression title(u"(\\d{4})\\s*年(?:部分)?节假日"_s);
        static const QRegularExpression body(u"现将\\s*(\\d{4})\\s*年"_s);
        for (const auto &form : {title, body})
            if (const auto match = form.match(text); notice.year == 0 && match.hasMatch())
                notice.year = match.captured(1).toInt();
    }
    if (notice.year < 2000 || notice.year > 2100)
        return noticeError(u"calendar.notice_year"_s, u"The notice does not say which year it is for"_s, u"year"_s);
    static const QRegularExpression item(
        u"[一二三四五六七八九十]+、\\s*([^：:\\n\\d]{2,20})[：:](.+?)(?=\\s*(?:[一二三四五六七八九十]+、[^：:\\n\\d]{2,20}[：:]|\\n\\s*\\n|$(?![\\s\\S])|\\n))"_s,
        QRegularExpression::DotMatchesEverythingOption);
    QMap<QDate, CalendarDay> days;
    for (auto it = item.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        const QString name = match.captured(1).trimmed();
        LX_TRY(const auto found, parseHolidaySentence(notice.year, match.captured(2), name));
        for (const CalendarDay &day : found) {
            const auto before = days.constFind(day.date);
            if (before != days.constEnd() && before->kind != day.kind)
                return noticeError(u"calendar.notice_unclear"_s,
                               u"%1 is a holiday and a working day at once"_s.arg(day.date.toString(Qt::ISODate)), name);
            days.insert(day.date, day);
        }
    }
    if (days.isEmpty())
        return noticeError(u"calendar.notice_empty"_s, u"No holidays are found in this text"_s, {});
    notice.days.assign(days.cbegin(), days.cend());
    return notice;
}

} // namespace lianxin
