// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/calendar/CallWindow.h"
#include "platform/base/Literals.h"
#include <QJsonArray>
#include <algorithm>

namespace lianxin {

namespace {

constexpr qint64 kMinuteSpan = 60000;
constexpr int kHorizonDays = 60;

Error bad(const QString &field, const QString &message) {
    return {ErrorKind::BadInput, u"calendar.bad_window"_s, message, u"Write ranges as [\"08:00-11:30\",\"14:00-20:00\"]"_s, field};
}

std::optional<int> minuteFromText(QStringView text) {
    const qsizetype colon = text.indexOf(u':');
    bool hourOk = false;
    bool minuteOk = colon < 0;
    const int hour = text.first(colon < 0 ? text.size() : colon).trimmed().toInt(&hourOk);
    const int minute = colon < 0 ? 0 : text.sliced(colon + 1).trimmed().toInt(&minuteOk);
    if (!hourOk || !minuteOk || hour < 0 || minute < 0 || minute > 59 || hour * 60 + minute > 1440)
        return std::nullopt;
    return hour * 60 + minute;
}

QString textOf(int minute) { return u"%1:%2"_s.arg(minute / 60, 2, 10, QChar(u'0')).arg(minute % 60, 2, 10, QChar(u'0')); }

} // namespace

Expected<std::vector<MinuteRange>> minuteRanges(const QJsonValue &value, const QString &field) {
    const QJsonArray list = value.isString() ? QJsonArray{value} : value.toArray();
    if (!value.isString() && !value.isArray() && !value.isUndefined() && !value.isNull())
        return bad(field, u"Hours are a list of texts"_s);
    std::vector<MinuteRange> ranges;
    for (const QJsonValue &entry : list) {
        const QString text = entry.toString();
        const qsizetype dash = text.indexOf(u'-');
        const auto from = dash < 0 ? std::nullopt : minuteFromText(QStringView(text).first(dash));
        const auto to = dash < 0 ? std::nullopt : minuteFromText(QStringView(text).sliced(dash + 1));
        if (!from || !to || *from >= *to)
            return bad(field, u"\"%1\" is no range of hours"_s.arg(text.left(40)));
        ranges.push_back({*from, *to});
    }
    std::sort(ranges.begin(), ranges.end(), [](const MinuteRange &a, const MinuteRange &b) { return a.from < b.from; });
    for (size_t i = 1; i < ranges.size(); ++i)
        if (ranges[i].from < ranges[i - 1].to)
            return bad(field, u"Two ranges of hours overlap"_s);
    return ranges;
}

QJsonArray jsonOf(const std::vector<MinuteRange> &ranges) {
    QJsonArray out;
    for (const MinuteRange &range : ranges)
        out.append(textOf(range.from) + u'-' + textOf(range.to));
    return out;
}

std::vector<MinuteRange> common(const std::vector<MinuteRange> &a, const std::vector<MinuteRange> &b) {
    std::vector<MinuteRange> both;
    for (const MinuteRange &one : a)
        for (const MinuteRange &other : b)
            if (const MinuteRange part{std::max(one.from, other.from), std::min(one.to, other.to)}; part.from < part.to)
                both.push_back(part);
    return both;
}

CallWindow::CallWindow()
    : m_workday{{8 * 60, 20 * 60}}
    , m_weekend{{8 * 60, 20 * 60}} {}

Expected<CallWindow> CallWindow::fromJson(const QJsonObject &json) {
    CallWindow window;
    if (json.isEmpty())
        return window;
    for (const QString &key : json.keys())
        if (key != "workday"_L1 && key != "weekend"_L1 && key != "holiday"_L1 && key != "shifts"_L1)
            return bad(key, u"There is no kind of day called \"%1\""_s.arg(key.left(40)));
    LX_TRY(window.m_workday, minuteRanges(json.value("workday"_L1), u"workday"_s));
    LX_TRY(window.m_weekend, minuteRanges(json.value("weekend"_L1), u"weekend"_s));
    LX_TRY(window.m_holiday, minuteRanges(json.value("holiday"_L1), u"holiday"_s));
    if (json.contains("shifts"_L1)) {
        LX_TRY(const WorkShifts shifts, WorkShifts::fromJson(json.value("shifts"_L1).toObject()));
        window.m_shifts = shifts;
    }
    return window;
}

QJsonObject CallWindow::toJson() const {
    QJsonObject json{{u"workday"_s, jsonOf(m_workday)}, {u"weekend"_s, jsonOf(m_weekend)}, {u"holiday"_s, jsonOf(m_holiday)}};
    if (m_shifts)
        json.insert(u"shifts"_s, m_shifts->toJson());
    return json;
}

const std::vector<MinuteRange> &CallWindow::ranges(DayKind kind) const {
    switch (kind) {
    case DayKind::Weekend:
        return m_weekend;
    case DayKind::Holiday:
        return m_holiday;
    default:
        return m_workday;
    }
}

std::vector<MinuteRange> CallWindow::on(const CalendarDay &day) const {
    return m_shifts ? common(ranges(day.kind), m_shifts->on(day)) : ranges(day.kind);
}

CallWindow CallWindow::within(const WorkShifts &shifts) const {
    CallWindow window = *this;
    window.m_shifts = shifts;
    const QDate monday(2026, 1, 5);
    for (int i = 0; i < 7; ++i)
        if (!window.on({monday.addDays(i), i < 5 ? DayKind::Workday : DayKind::Weekend, {}, true}).empty())
            return window;
    return *this;
}

bool CallWindow::isOpen(const Calendar &calendar, qint64 at) const { return closesAt(calendar, at).has_value(); }

std::optional<qint64> CallWindow::closesAt(const Calendar &calendar, qint64 at) const {
    const QDate date = civil::dateOf(at);
    const int minute = civil::minuteOfDay(at);
    for (const MinuteRange &range : on(calendar.day(date)))
        if (minute >= range.from && minute < range.to)
            return civil::startOf(date) + range.to * kMinuteSpan;
    return std::nullopt;
}

std::optional<qint64> CallWindow::nextOpening(const Calendar &calendar, qint64 at) const {
    if (isOpen(calendar, at))
        return at;
    QDate date = civil::dateOf(at);
    for (int i = 0; i <= kHorizonDays; ++i, date = date.addDays(1))
        for (const MinuteRange &range : on(calendar.day(date))) {
            const qint64 opening = civil::startOf(date) + range.from * kMinuteSpan;
            if (opening > at)
                return opening;
        }
    return std::nullopt;
}

std::optional<qint64> CallWindow::lastOpening(const Calendar &calendar, qint64 at, int leadMinutes) const {
    if (isOpen(calendar, at))
        return at;
    QDate date = civil::dateOf(at);
    for (int i = 0; i <= kHorizonDays; ++i, date = date.addDays(-1)) {
        const auto day = on(calendar.day(date));
        for (auto range = day.rbegin(); range != day.rend(); ++range)
            if (civil::startOf(date) + range->to * kMinuteSpan <= at)
                return civil::startOf(date) + std::max(range->from, range->to - leadMinutes) * kMinuteSpan;
    }
    return std::nullopt;
}

qint64 CallWindow::openDuration(const Calendar &calendar, qint64 from, qint64 to) const {
    qint64 sum = 0;
    for (QDate date = civil::dateOf(from); civil::startOf(date) < to; date = date.addDays(1))
        for (const MinuteRange &range : on(calendar.day(date))) {
            const qint64 opens = std::max(from, civil::startOf(date) + range.from * kMinuteSpan);
            const qint64 closes = std::min(to, civil::startOf(date) + range.to * kMinuteSpan);
            sum += std::max<qint64>(0, closes - opens);
        }
    return sum;
}

} // namespace lianxin
