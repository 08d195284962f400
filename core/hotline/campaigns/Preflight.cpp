// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/campaigns/Preflight.h"
#include "platform/base/Literals.h"
#include <algorithm>
#include <cmath>
#include <map>

namespace lianxin {

namespace {

constexpr qint64 kHalfHourMs = 30 * 60'000;
constexpr qint64 kMinuteMs = 60'000;
constexpr int kMostSlots = 365 * 48;

//! People who wait for the same attempt since the same half hour.
struct Cohort {
    int made = 0;      //!< attempts
    int madeToday = 0; //!< on the day of the last one
    QDate day;
    double people = 0;
};

struct KnownAssumption {
    const char *key;
    double PreflightAssumptions::*value;
    double least, most;
};
constexpr KnownAssumption kAssumptions[] = {{"answerRate", &PreflightAssumptions::answerRate, 0.01, 1},
                                            {"talkSeconds", &PreflightAssumptions::talkSeconds, 1, 3600},
                                            {"ringSeconds", &PreflightAssumptions::ringSeconds, 1, 180},
                                            {"handOverShare", &PreflightAssumptions::handOverShare, 0, 1},
                                            {"seatSeconds", &PreflightAssumptions::seatSeconds, 1, 7200}};

// The pause after an attempt that nobody answered: what such attempts usually end with, weighted.
double pauseMinutes(const AttemptPolicy &attempts) {
    return 0.7 * attempts.minutesAfter(Outcome::NoAnswer) + 0.2 * attempts.minutesAfter(Outcome::Busy) + 0.1 * attempts.minutesAfter(Outcome::Unreachable);
}

class Course {
public:
    Course(const PreflightInput &input, const PreflightAssumptions &assumptions, const Calendar &calendar)
        : m_in(input)
        , m_is(assumptions)
        , m_calendar(calendar)
        , m_pauseMs(qint64(pauseMinutes(input.attempts) * double(kMinuteMs))) {
        const double lineSeconds = lineSecondsACall();
        m_perSecond = std::min(input.cps, input.lines / lineSeconds);
        const qint64 tomorrow = civil::startOf(civil::dateOf(input.from).addDays(1));
        put(input.from, {0, 0, {}, double(std::max<qint64>(0, input.people - input.delayedToTomorrow))});
        put(tomorrow, {0, 0, {}, double(input.delayedToTomorrow)});
        put(input.from, {1, 0, {}, double(input.retries)});
    }

    Forecast run(const std::function<bool()> &cancelled) {
        Forecast out;
        const auto opening = m_in.windows.nextOpening(m_calendar, m_in.from);
        out.opensAt = opening.value_or(0);
        qint64 at = out.opensAt;
        for (int slots = 0; opening && slots < kMostSlots && m_left > 0.5; ++slots) {
            if (cancelled && cancelled())
                break;
            // The slot begins on a half hour or at an opening, and ends at the next half hour.
            const qint64 base = at - at % kHalfHourMs;
            const qint64 open = m_in.windows.openDuration(m_calendar, at, base + kHalfHourMs);
            if (open > 0)
                slot(out, at, base, open);
            const auto next = m_in.windows.nextOpening(m_calendar, base + kHalfHourMs);
            if (!next)
                break;
            at = *next;
            if (open == 0 || out.halfHours.back().calls < 1e-6) { // nobody is due: on to when somebody is
                const qint64 due = m_waiting.empty() ? at : m_waiting.begin()->first;
                if (due > at)
                    at = m_in.windows.nextOpening(m_calendar, due).value_or(at);
            }
        }
        if (m_left > 0.5)
            out.finishAt = 0;
        while (!out.halfHours.empty() && out.halfHours.back().calls < 1e-6)
            out.halfHours.pop_back();
        return out;
    }

private:
    double lineSecondsACall() const { return m_is.ringSeconds + m_is.answerRate * m_is.talkSeconds; }

    void put(qint64 due, Cohort cohort) {
        if (cohort.people <= 1e-9)
            return;
        m_left += cohort.people;
        auto &same = m_waiting[due];
        for (Cohort &other : same) {
            if (other.made == cohort.made && other.madeToday == cohort.madeToday && other.day == cohort.day) {
                other.people += cohort.people;
                return;
            }
        }
        same.push_back(cohort);
    }

    void slot(Forecast &out, qint64 at, qint64 base, qint64 open) {
        HalfHour now;
        now.at = base;
        const double capacity = m_perSecond * double(open) / 1000;
        double left = capacity;
        const QDate today = civil::dateOf(at);
        // The rehearsal of one half hour: whoever is due, those with the earlier turn first.
        while (left > 1e-9 && !m_waiting.empty() && m_waiting.begin()->first < base + kHalfHourMs) {
            const auto first = m_waiting.begin();
            const std::vector<Cohort> due = first->second;
            const qint64 dueAt = std::max(first->first, at);
            m_waiting.erase(first);
            for (Cohort cohort : due) {
                m_left -= cohort.people;
                const double called = std::min(left, cohort.people);
                left -= called;
                if (called < cohort.people) {
                    Cohort rest = cohort;
                    rest.people -= called;
                    put(base + kHalfHourMs, rest);
                }
                answer(now, cohort, called, dueAt, today);
            }
        }
        const double used = capacity - left;
        now.lines = used * lineSecondsACall() / (double(open) / 1000);
        now.seatsNeeded = seatsFor(now.handOvers * m_is.seatSeconds / (double(open) / 1000), m_is.seatSeconds);
        now.seatsShort = m_in.seats > 0 ? std::max(0, now.seatsNeeded - m_in.seats) : 0;
        out.calls += now.calls;
        out.answered += now.answered;
        out.handOvers += now.handOvers;
        out.lineHours += now.calls * lineSecondsACall() / 3600;
        out.openMs += capacity > 0 ? double(open) * used / capacity : 0;
        if (used > 1e-6)
            out.finishAt = at + qint64(double(open) * used / capacity);
        out.halfHours.push_back(now);
    }

    void answer(HalfHour &now, const Cohort &cohort, double called, qint64 dueAt, QDate today) {
        now.calls += called;
        now.answered += called * m_is.answerRate;
        now.handOvers += called * m_is.answerRate * m_is.handOverShare;
        const int made = cohort.made + 1;
        const int madeToday = cohort.day == today ? cohort.madeToday + 1 : 1;
        if (made >= m_in.attempts.max)
            return;
        const double left = called * (1 - m_is.answerRate);
        // Whoever has another number is called there soon; the others when the pause is over.
        const double elsewhere = !m_in.attempts.alternatesAfter.empty() && made <= 2 ? std::clamp(m_in.alternates[made - 1], 0.0, 1.0) : 0;
        const auto again = [&](qint64 pause, double people) {
            qint64 due = dueAt + pause;
            if (madeToday >= m_in.attempts.perDay)
                due = std::max(due, civil::startOf(today.addDays(1)));
            due -= due % kHalfHourMs; // one cohort a half hour
            put(std::max(due, dueAt + 1), {made, madeToday, today, people});
        };
        again(qint64(m_in.attempts.alternateMinutes) * kMinuteMs, left * elsewhere);
        again(m_pauseMs, left * (1 - elsewhere));
    }

    const PreflightInput &m_in;
    const PreflightAssumptions &m_is;
    const Calendar &m_calendar;
    const qint64 m_pauseMs;
    double m_perSecond = 0;
    double m_left = 0;
    std::map<qint64, std::vector<Cohort>> m_waiting;
};

} // namespace

Expected<void> PreflightAssumptions::take(const QJsonObject &given) {
    for (auto it = given.begin(); it != given.end(); ++it) {
        const auto known = std::find_if(std::begin(kAssumptions), std::end(kAssumptions), [&](const KnownAssumption &a) { return it.key() == QLatin1StringView(a.key); });
        if (known == std::end(kAssumptions))
            return Error{ErrorKind::Usage, u"campaigns.bad_assumption"_s, u"\"%1\" is no assumption of a preflight"_s.arg(it.key()),
                         u"Use answerRate, talkSeconds, ringSeconds, handOverShare, seatSeconds"_s, it.key()};
        if (!it.value().isDouble() || it.value().toDouble() < known->least || it.value().toDouble() > known->most)
            return Error{ErrorKind::Usage, u"campaigns.bad_assumption"_s, u"%1 must be a number from %2 to %3"_s.arg(it.key()).arg(known->least).arg(known->most),
                         u"Leave it out to go by the hotline's own calls"_s, it.key()};
        this->*known->value = it.value().toDouble();
        sources.insert(it.key(), u"given"_s);
    }
    return {};
}

QJsonObject PreflightAssumptions::toJson() const {
    QJsonObject json{{u"sources"_s, sources}, {u"basis"_s, basis}};
    for (const KnownAssumption &a : kAssumptions)
        json.insert(QString::fromLatin1(a.key), this->*a.value);
    return json;
}

int seatsFor(double erlangs, double holdSeconds, double share, double waitSeconds) {
    if (erlangs <= 1e-9)
        return 0;
    // Erlang B by recursion, then C from it.
    double blocked = 1;
    for (int n = 1; n < 100'000; ++n) {
        blocked = erlangs * blocked / (n + erlangs * blocked);
        if (n <= erlangs)
            continue;
        const double waits = blocked / (1 - erlangs / n * (1 - blocked));
        if (1 - waits * std::exp(-(n - erlangs) * waitSeconds / holdSeconds) >= share)
            return n;
    }
    return 100'000;
}

Forecast forecast(const PreflightInput &input, const PreflightAssumptions &assumptions, const Calendar &calendar, const std::function<bool()> &cancelled) {
    return Course(input, assumptions, calendar).run(cancelled);
}

} // namespace lianxin
