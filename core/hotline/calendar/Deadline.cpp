// SPDX-License-Identifier: GPL-3.0-or-later
// How limits count: a walk over days (or over the open minutes of days) that can write down why.
#include "hotline/calendar/Deadline.h"
#include "platform/base/Literals.h"
#include <QJsonArray>
#include <algorithm>

namespace lianxin {
namespace {

constexpr qint64 kMinuteMs = 60'000;
constexpr qint64 kHourMs = 60 * kMinuteMs;
constexpr int kMostDays = 5 * 366 + 2 * 1000; //!< nothing found in this many: there is nothing
constexpr std::array kKinds{"clock_hours"_L1, "working_hours"_L1, "calendar_days"_L1, "working_days"_L1};

Error limitError(const QString &code, const QString &message, const QString &place) {
    return {ErrorKind::Usage, code, message, u"See calendar.explain in `lianxinctl api describe`"_s, place};
}

struct Span {
    qint64 from, to;
    QString reason;
};
constexpr qint64 kForever = std::numeric_limits<qint64>::max();

Expected<std::vector<Span>> spansOf(const std::vector<ClockPause> &pauses) {
    std::vector<Span> spans;
    for (const ClockPause &pause : pauses) {
        if (pause.to != 0 && pause.to < pause.from)
            return limitError(u"calendar.bad_pause"_s, u"A pause ends before it begins"_s, u"pauses"_s);
        spans.push_back({pause.from, pause.to == 0 ? kForever : pause.to, pause.reason});
    }
    std::sort(spans.begin(), spans.end(), [](const Span &a, const Span &b) { return a.from < b.from; });
    std::vector<Span> apart; // overlapping ones would be taken off twice
    for (Span &span : spans) {
        if (!apart.empty() && span.from <= apart.back().to)
            apart.back().to = std::max(apart.back().to, span.to);
        else
            apart.push_back(std::move(span));
    }
    return apart;
}

//! The walk's state: what is counted, and the lines if somebody wants them.
class Walk {
public:
    Walk(const Calendar &calendar, const DeadlineQuestion &question, std::vector<Span> pauses, bool derive)
        : m_calendar(calendar)
        , m_q(question)
        , m_pauses(std::move(pauses))
        , m_derive(derive) {}

    Expected<Deadline> run() {
        switch (m_q.limit.kind) {
        case LimitKind::WorkingDays:
        case LimitKind::CalendarDays:
            return days();
        case LimitKind::WorkingHours:
        case LimitKind::ClockHours:
            return hours();
        }
        return Deadline();
    }

private:
    int total() const { return m_q.limit.amount + m_q.extension; }
    bool worksOn(const CalendarDay &day) const { return m_q.shifts ? m_q.shifts->worksOn(day) : day.isWorking(); }
    qint64 endOf(const CalendarDay &day) const {
        return m_q.shifts && m_q.shifts->worksOn(day) ? m_q.shifts->closing(day) : civil::at(day.date, QTime(23, 59, 59));
    }
    const Span *pauseAt(qint64 at) const {
        for (const Span &span : m_pauses)
            if (at >= span.from && at < span.to)
                return &span;
        return nullptr;
    }

    void line(const CalendarDay &day, bool counts, int number, const QString &reason, const Span *pause = nullptr, int minutes = 0) {
        m_result.provisional = m_result.provisional || !day.announced;
        if (!m_derive)
            return;
        DeadlineDay out{day, counts, number, minutes, counts && number > m_q.limit.amount && m_q.extension > 0, reason, {}};
        out.why = whyOf(out, pause);
        m_result.days.push_back(std::move(out));
    }

    QString whyOf(const DeadlineDay &line, const Span *pause) const {
        const QString weekday = u"星期"_s + u"一二三四五六日"_s.sliced(line.day.date.dayOfWeek() - 1, 1);
        const QString unknown = line.day.announced ? QString() : u"（该年放假安排尚未发布）"_s;
        const QString extended = line.extended ? u"（延期第 %1 日）"_s.arg(line.number - m_q.limit.amount) : QString();
        const QString what = line.day.name.isEmpty() ? weekday : line.day.name;
        if (line.reason == "accepted_day"_L1)
            return u"受理当日，不计入"_s;
        if (line.reason == "same_day"_L1)
            return u"受理当日办结"_s;
        if (line.reason == "paused"_L1)
            return (pause && !pause->reason.isEmpty() ? pause->reason : u"暂停计时"_s) + u"，不计入"_s;
        if (line.reason == "hours"_L1 || line.reason == "running"_L1)
            return line.minutes % 60 ? u"%1，计 %2 小时 %3 分"_s.arg(what).arg(line.minutes / 60).arg(line.minutes % 60) + unknown
                                     : u"%1，计 %2 小时"_s.arg(what).arg(line.minutes / 60) + unknown;
        if (line.reason == "rolled_over"_L1)
            return u"期限最后一日逢休息日，顺延至%1"_s.arg(weekday) + unknown;
        if (line.reason == "calendar_day"_L1)
            return u"%1，自然日计入"_s.arg(what) + extended;
        if (line.reason == "duty_day"_L1)
            return u"%1，单位值班，计入"_s.arg(what) + extended + unknown;
        if (line.reason == "rest_day"_L1)
            return u"%1，单位不上班，不计入"_s.arg(what) + unknown;
        switch (line.day.kind) {
        case DayKind::Workday:
            return weekday + u"，工作日"_s + extended + unknown;
        case DayKind::MakeUp:
            return u"%1调休上班，计入"_s.arg(line.day.name) + extended;
        case DayKind::Weekend:
            return weekday + u"，双休日，不计入"_s + unknown;
        case DayKind::Holiday:
            return u"%1放假，不计入"_s.arg(line.day.name);
        }
        return {};
    }

    QString reasonOf(const CalendarDay &day, bool works) const {
        if (works == day.isWorking())
            return nameOf(day.kind);
        return works ? u"duty_day"_s : u"rest_day"_s;
    }

    Expected<Deadline> days() {
        const bool natural = m_q.limit.kind == LimitKind::CalendarDays;
        QDate date = civil::dateOf(m_q.from);
        const CalendarDay start = m_calendar.day(date);
        if (total() == 0 && (worksOn(start)) && endOf(start) >= m_q.from && !pauseAt(endOf(start))) {
            line(start, true, 0, u"same_day"_s);
            m_result.at = endOf(start);
            return m_result;
        }
        line(start, false, 0, u"accepted_day"_s);
        if (natural && total() == 0)
            return roll(start, 0);
        const int wanted = std::max(total(), 1); // accepted on a day off, "the same day" is the next working day
        for (int counted = 0, walked = 0;;) {
            if (++walked > kMostDays)
                return nothing();
            date = date.addDays(1);
            const CalendarDay day = m_calendar.day(date);
            const bool works = natural || worksOn(day);
            const Span *pause = works ? pauseAt(endOf(day)) : nullptr;
            if (pause && pause->to == kForever)
                return stopped(day, counted, pause);
            const bool counts = works && !pause;
            counted += counts;
            line(day, counts, counted,
                 pause     ? u"paused"_s
                 : natural ? u"calendar_day"_s
                           : reasonOf(day, works),
                 pause);
            if (counted == wanted) {
                if (natural)
                    return roll(day, counted);
                m_result.at = endOf(day);
                return m_result;
            }
        }
    }

    // Civil Code §203: an end on a day off is the end of the next day that is none.
    Expected<Deadline> roll(CalendarDay day, int counted) {
        for (int walked = 0; !worksOn(day); ++walked) {
            if (walked > kMostDays)
                return nothing();
            day = m_calendar.day(day.date.addDays(1));
            line(day, false, counted, u"rolled_over"_s);
        }
        m_result.at = endOf(day);
        return m_result;
    }

    Expected<Deadline> hours() {
        const bool clock = m_q.limit.kind == LimitKind::ClockHours;
        static const std::vector<MinuteRange> wholeDay{{0, 1440}};
        const WorkShifts shifts = m_q.shifts.value_or(WorkShifts());
        qint64 left = total() * kHourMs;
        qint64 counted = 0;
        QDate date = civil::dateOf(m_q.from);
        if (left == 0) {
            line(m_calendar.day(date), true, 0, u"same_day"_s);
            m_result.at = m_q.from;
            return m_result;
        }
        for (int walked = 0; walked <= kMostDays; ++walked, date = date.addDays(1)) {
            const CalendarDay day = m_calendar.day(date);
            qint64 today = 0;
            const Span *paused = nullptr;
            for (const MinuteRange &range : clock ? wholeDay : shifts.on(day)) {
                qint64 at = std::max(m_q.from, civil::startOf(date) + range.from * kMinuteMs);
                const qint64 to = civil::startOf(date) + range.to * kMinuteMs;
                while (at < to) {
                    if (const Span *pause = pauseAt(at)) {
                        paused = pause;
                        at = pause->to; // may be for ever
                        continue;
                    }
                    qint64 until = to;
                    for (const Span &span : m_pauses)
                        if (span.from > at)
                            until = std::min(until, span.from);
                    const qint64 piece = std::min(left, until - at);
                    left -= piece;
                    today += piece;
                    at += piece;
                    if (left == 0) {
                        counted += today;
                        line(day, true, int(counted / kHourMs), clock ? u"running"_s : u"hours"_s, nullptr, int(today / kMinuteMs));
                        m_result.at = at;
                        return m_result;
                    }
                }
            }
            counted += today;
            const int number = int(counted / kHourMs);
            if (today > 0)
                line(day, true, number, clock ? u"running"_s : u"hours"_s, nullptr, int(today / kMinuteMs));
            else if (paused)
                line(day, false, number, u"paused"_s, paused);
            else
                line(day, false, number, walked == 0 && shifts.worksOn(day) ? u"accepted_day"_s : reasonOf(day, false));
            if (const Span *pause = pauseAt(civil::startOf(date.addDays(1))); pause && pause->to == kForever)
                return stopped(m_calendar.day(date.addDays(1)), number, pause);
        }
        return nothing();
    }

    Expected<Deadline> stopped(const CalendarDay &day, int counted, const Span *pause) {
        line(day, false, counted, u"paused"_s, pause);
        m_result.at = 0;
        m_result.paused = true;
        return m_result;
    }

    static Error nothing() {
        return limitError(u"calendar.no_working_time"_s, u"No time of work is found that would end this limit"_s, u"shifts"_s);
    }

    const Calendar &m_calendar;
    const DeadlineQuestion &m_q;
    std::vector<Span> m_pauses;
    bool m_derive;
    Deadline m_result;
};

} // namespace

QString nameOf(LimitKind kind) { return kKinds[size_t(kind)]; }

std::optional<LimitKind> limitKindFromName(QStringView name) {
    for (size_t i = 0; i < kKinds.size(); ++i)
        if (name == kKinds[i])
            return LimitKind(i);
    return {};
}

QString TimeLimit::text() const {
    switch (kind) {
    case LimitKind::ClockHours:
        return u"%1 小时"_s.arg(amount);
    case LimitKind::WorkingHours:
        return u"%1 个工作小时"_s.arg(amount);
    case LimitKind::CalendarDays:
        return u"%1 日"_s.arg(amount);
    case LimitKind::WorkingDays:
        return u"%1 个工作日"_s.arg(amount);
    }
    return {};
}

Expected<Deadline> Calendar::deadline(const DeadlineQuestion &question, bool derive) const {
    const bool hours = question.limit.kind == LimitKind::ClockHours || question.limit.kind == LimitKind::WorkingHours;
    const int most = hours ? 10'000 : 1000;
    if (question.limit.amount < 0 || question.limit.amount > most || question.extension < 0 || question.extension > most)
        return limitError(u"calendar.bad_count"_s,
                     u"A deadline has 0 to %1 %2, not %3"_s.arg(most)
                         .arg(hours ? u"hours"_s : u"days"_s)
                         .arg(question.limit.amount < 0 || question.limit.amount > most ? question.limit.amount : question.extension),
                     u"workingDays"_s);
    LX_TRY(auto pauses, spansOf(question.pauses));
    const Calendar still(*this); // a notice that is loaded meanwhile does not change the middle of a walk
    return Walk(still, question, std::move(pauses), derive).run();
}

Expected<Deadline> Calendar::deadlineAfterWorkingDays(qint64 fromUtcMs, int workingDays) const {
    DeadlineQuestion question;
    question.from = fromUtcMs;
    question.limit = {LimitKind::WorkingDays, workingDays};
    return deadline(question);
}

QJsonArray Deadline::daysJson() const {
    QJsonArray lines;
    for (const DeadlineDay &line : days) {
        QJsonObject json{{u"date"_s, line.day.date.toString(Qt::ISODate)},
                         {u"kind"_s, nameOf(line.day.kind)},
                         {u"name"_s, line.day.name},
                         {u"counts"_s, line.counts},
                         {u"number"_s, line.number},
                         {u"reason"_s, line.reason},
                         {u"why"_s, line.why}};
        if (line.minutes)
            json.insert(u"minutes"_s, line.minutes);
        if (line.extended)
            json.insert(u"extended"_s, true);
        lines.append(json);
    }
    return lines;
}

QJsonObject Deadline::toJson() const {
    return {{u"deadline"_s, at ? civil::isoOf(at) : QString()},
            {u"deadlineAt"_s, at},
            {u"provisional"_s, provisional},
            {u"paused"_s, paused},
            {u"days"_s, daysJson()}};
}

} // namespace lianxin
