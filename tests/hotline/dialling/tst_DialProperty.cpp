// SPDX-License-Identifier: GPL-3.0-or-later
// A hundred thousand random policies, histories, people and clocks against a second account of the rules that shares nothing
// with the first: days are counted in whole numbers since 1970, hours in minutes, history call by call. No call is let
// through that a rule forbids, every refusal names all rules that hold and no other, and the time told for another try is
// neither too early nor too late by a millisecond.
#include "hotline/calendar/Calendar.h"
#include "hotline/dialling/DialMoment.h"
#include "support/TestRegistry.h"
#include <QJsonArray>
#include <QRandomGenerator>
#include <QTest>
#include <map>

using namespace lianxin;

namespace {

constexpr qint64 kMinuteMs = 60'000;
constexpr qint64 kDayMs = 1440 * kMinuteMs;
constexpr qint64 kShanghai = 8 * 60 * kMinuteMs;

using Ranges = std::vector<std::pair<int, int>>; // minutes

//! Days by number since 1970: what the notices say of them.
struct Almanac {
    std::map<qint64, bool> works; // announced: works, or is off
    //! 0 works, 1 weekend, 2 holiday
    int kind(qint64 day) const {
        if (const auto found = works.find(day); found != works.end())
            return found->second ? 0 : 2;
        const qint64 weekday = (day + 3) % 7; // 1970-01-01 was a Thursday; 0 = Monday
        return weekday >= 5 ? 1 : 0;
    }
};

struct Hours {
    Ranges byKind[3];
    bool open(const Almanac &almanac, qint64 at) const {
        const qint64 local = at + kShanghai;
        const qint64 minute = local % kDayMs / kMinuteMs;
        for (const auto &[from, to] : byKind[almanac.kind(local / kDayMs)])
            if (minute >= from && minute < to)
                return true;
        return false;
    }
    //! Is there a moment in [from, to) at which it opens?
    bool opensWithin(const Almanac &almanac, qint64 from, qint64 to) const {
        for (qint64 day = (from + kShanghai) / kDayMs; day * kDayMs - kShanghai < to; ++day)
            for (const auto &range : byKind[almanac.kind(day)]) {
                const qint64 at = day * kDayMs - kShanghai + range.first * kMinuteMs;
                if (at >= from && at < to)
                    return true;
            }
        return false;
    }
    QJsonObject json() const {
        const auto list = [](const Ranges &ranges) {
            QJsonArray out;
            for (const auto &[from, to] : ranges)
                out.append(QString::asprintf("%02d:%02d-%02d:%02d", from / 60, from % 60, to / 60, to % 60));
            return out;
        };
        return {{u"workday"_s, list(byKind[0])}, {u"weekend"_s, list(byKind[1])}, {u"holiday"_s, list(byKind[2])}};
    }
};

struct PastCall {
    qint64 at;
    int order;  // of the number's orders
    bool open;
};

struct Life {
    Almanac almanac;
    Calendar calendar;
    Hours window, gentle, own;
    bool hasOwn = false;
    bool known = true; // the person's wishes can be read
    bool asksForConsent = false, urgent = false;
    std::optional<bool> consent, minor, elderly;
    std::optional<int> birthYear;
    std::vector<PastCall> history;
    CallOrder order;
    SourceGate::State state = SourceGate::State::Open;
    bool banned = false, empty = false;
    QString excludedBy;
    int cap = 5, adultFrom = 18, elderlyFrom = 65, lines = 0, linesUsed = 0, trunkFree = 1;
    qint64 laneAt = 0, trunkAt = 0, deadUntil = 0;
    double pace = 1;
    std::optional<int> seatCalls;
};

qint64 dayNumber(qint64 at) { return (at + kShanghai) / kDayMs; }

int yearOf(qint64 at) { // by counting
    qint64 day = dayNumber(at);
    for (int year = 1970;; ++year) {
        const int length = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 366 : 365;
        if (day < length)
            return year;
        day -= length;
    }
}

//! The second account. Nothing: it can't be told.
std::optional<bool> forbids(DialRule rule, const Life &l, qint64 now) {
    const bool campaign = l.order.source == OrderSourceKind::Campaign;
    const bool spares = !l.urgent && (campaign || l.order.source == OrderSourceKind::ReturnVisit);
    const auto age = [&](bool young) {
        const auto &said = young ? l.minor : l.elderly;
        if (said)
            return *said;
        return l.birthYear && (young ? yearOf(now) - *l.birthYear <= l.adultFrom : yearOf(now) - *l.birthYear >= l.elderlyFrom);
    };
    int today = 0;
    int ofOrder = 0;
    bool busy = false;
    for (const auto &call : l.history) {
        today += dayNumber(call.at) == dayNumber(now);
        ofOrder += call.order == 0 && dayNumber(call.at) == dayNumber(now);
        busy = busy || call.open;
    }
    switch (rule) {
    case DialRule::OrderState:
        return l.order.state != OrderState::Waiting;
    case DialRule::Expired:
        return l.order.expires != 0 && l.order.expires <= now;
    case DialRule::EmptyNumber:
        return l.empty;
    case DialRule::DoNotCall:
        return l.banned && l.order.source != OrderSourceKind::Callback;
    case DialRule::Consent:
        if (!campaign)
            return false;
        return l.known ? std::optional(l.consent ? !*l.consent : l.asksForConsent) : std::nullopt;
    case DialRule::Minor:
        if (!campaign || l.urgent)
            return false;
        return l.known ? std::optional(age(true)) : std::nullopt;
    case DialRule::ListExclusion:
        return campaign && !l.excludedBy.isEmpty();
    case DialRule::SourceState:
        return l.state == SourceGate::State::Unknown ? std::nullopt : std::optional(l.state != SourceGate::State::Open);
    case DialRule::AttemptsLeft:
        return l.order.attemptsMade >= l.order.attempts.max;
    case DialRule::Due:
        return now < l.order.dueAt;
    case DialRule::AttemptsToday:
        return ofOrder >= l.order.attempts.perDay;
    case DialRule::NumberToday:
        return today >= l.cap;
    case DialRule::CallWindow:
        return !l.window.open(l.almanac, now);
    case DialRule::ElderlyHours:
        if (!spares)
            return false;
        return l.known ? std::optional(age(false) && !l.gentle.open(l.almanac, now)) : std::nullopt;
    case DialRule::PersonHours:
        if (!spares)
            return false;
        return l.known ? std::optional(l.hasOwn && !l.own.open(l.almanac, now)) : std::nullopt;
    case DialRule::NumberBusy:
        return busy;
    case DialRule::InboundFirst:
        return l.pace <= 0;
    case DialRule::SeatPace:
        return l.seatCalls && *l.seatCalls <= 0;
    case DialRule::SourceLines:
        return l.lines > 0 && l.linesUsed >= l.lines;
    case DialRule::SourceRate:
        return now < l.laneAt;
    case DialRule::TrunkHealth:
        return now < l.deadUntil;
    case DialRule::TrunkLines:
        return l.trunkFree < 1;
    case DialRule::TrunkRate:
        return now < l.trunkAt;
    }
    return {};
}

//! The first account: as the dialler collects it.
DialDecision judged(const Life &l, qint64 now) {
    DialFacts f;
    f.now = now;
    f.order = l.order;
    f.emptyNumber = l.empty;
    f.doNotCall = l.banned;
    f.gate = SourceGate();
    f.gate->state = l.state;
    f.gate->lines = l.lines;
    f.gate->needsConsent = l.asksForConsent;
    f.gate->urgent = l.urgent;
    f.day = civil::dateOf(now).toString(Qt::ISODate);
    f.nextDay = civil::startOf(civil::dateOf(now).addDays(1));
    int numberToday = 0;
    int attemptsToday = 0;
    bool busy = false;
    for (const auto &call : l.history) {
        if (civil::dateOf(call.at) == civil::dateOf(now)) {
            ++numberToday;
            attemptsToday += call.order == 0;
        }
        busy = busy || call.open;
    }
    f.numberToday = numberToday;
    f.attemptsToday = attemptsToday;
    f.numberBusy = busy;
    f.numberCap = l.cap;
    f.window = windowFact(l.window.json(), l.calendar, now);
    QJsonObject wishes;
    if (l.consent)
        wishes[u"automaticCalls"_s] = *l.consent;
    if (l.minor)
        wishes[u"minor"_s] = *l.minor;
    if (l.elderly)
        wishes[u"elderly"_s] = *l.elderly;
    if (l.birthYear)
        wishes[u"birthYear"_s] = *l.birthYear;
    if (l.hasOwn)
        wishes[u"hours"_s] = l.own.json()[u"workday"_s];
    if (!l.known)
        wishes[u"hours"_s] = u"in the afternoon"_s;
    PersonSettings settings;
    settings.elderlyHours = l.gentle.json();
    settings.adultFrom = l.adultFrom;
    settings.elderlyFrom = l.elderlyFrom;
    f.person = personFact(wishes, settings, l.calendar, now);
    f.excludedBy = l.excludedBy;
    f.sourceCalls = l.linesUsed;
    f.pace = {l.pace, {}};
    if (l.seatCalls) {
        f.pacing.emplace();
        f.pacing->callsNow = *l.seatCalls;
    }
    f.trunkFree = l.trunkFree;
    f.sourceRateAt = l.laneAt;
    f.trunkRateAt = l.trunkAt;
    f.trunkDeadUntil = l.deadUntil;
    return decide(f);
}

} // namespace

class tst_DialProperty : public QObject {
    Q_OBJECT
private:
    QRandomGenerator random{20'260'311};

    int below(int n) { return random.bounded(n); }
    bool once(int in) { return random.bounded(in) == 0; }

    Ranges ranges() {
        Ranges out;
        const int many = below(4);
        int at = below(300);
        for (int i = 0; i < many && at < 1400; ++i) {
            const int to = std::min(1440, at + 1 + below(500));
            out.emplace_back(at, to);
            at = to + 1 + below(200);
        }
        if (once(6))
            out = {{0, 1440}}; // around midnight it never closes
        return out;
    }
    // Holidays and make-up days, Sundays among them, around the turn of a year.
    std::pair<Almanac, Calendar> almanac() {
        Almanac a;
        Calendar c;
        std::map<int, std::vector<CalendarDay>> notices;
        for (int i = 0, n = below(30); i < n; ++i) {
            const QDate date = QDate(2026, 12, 1).addDays(below(62));
            const bool works = date.dayOfWeek() >= 6 && once(2);
            a.works[dayNumber(civil::startOf(date))] = works;
        }
        for (const auto &[day, works] : a.works) {
            const QDate date = QDate(1970, 1, 1).addDays(day);
            notices[date.year()].push_back({date, works ? DayKind::MakeUp : DayKind::Holiday, u"节"_s, true});
        }
        for (auto &[year, days] : notices)
            c.adopt(year, days);
        return {a, c};
    }
    qint64 instant() {
        const qint64 day = civil::startOf(QDate(2026, 12, 3).addDays(below(56)));
        switch (below(4)) {
        case 0: // midnight, to the millisecond
            return day + below(3) - 1;
        case 1: // the beginning of a minute
            return day + below(1440) * kMinuteMs + below(3) - 1;
        default:
            return day + qint64(random.generate64() % quint64(kDayMs));
        }
    }

private Q_SLOTS:
    void randomLives_noCallAgainstARule_everyRefusalTrue_everyTimeExact() {
        constexpr int kLives = 100'000;
        int dialled = 0;
        int timed = 0;
        std::map<DialRule, int> refusals;
        Life life;
        for (int i = 0; i < kLives; ++i) {
            if (i % 50 == 0)
                std::tie(life.almanac, life.calendar) = almanac();
            const qint64 now = instant();
            Life l = life;
            for (auto *hours : {&l.window, &l.gentle})
                for (auto &kind : hours->byKind)
                    kind = ranges();
            l.own.byKind[0] = l.own.byKind[1] = l.own.byKind[2] = ranges();
            l.hasOwn = once(3) && !l.own.byKind[0].empty();
            if (once(2)) // half of the lives have few obstacles, so that calls are let through
                l.window.byKind[0] = l.window.byKind[1] = l.window.byKind[2] = {{0, 1440}};
            const int odds = once(2) ? 40 : 5;
            l.known = !once(odds * 2);
            l.asksForConsent = once(odds);
            l.urgent = once(6);
            if (once(4))
                l.consent = !once(odds / 2);
            if (once(odds))
                l.minor = once(2);
            if (once(odds))
                l.elderly = once(2);
            if (once(4))
                l.birthYear = 1930 + below(90);
            const OrderSourceKind kinds[] = {OrderSourceKind::Campaign, OrderSourceKind::ReturnVisit, OrderSourceKind::Reminder,
                                             OrderSourceKind::Callback, OrderSourceKind::Manual};
            l.order.source = once(2) ? OrderSourceKind::Campaign : kinds[below(5)];
            if (once(odds))
                l.order.state = OrderState(below(5));
            if (once(3))
                l.order.expires = now + (once(odds) ? -below(3) : below(100'000'000)) + (once(4) ? 0 : 1);
            l.order.attempts.max = 1 + below(5);
            l.order.attempts.perDay = 1 + below(l.order.attempts.max);
            l.cap = 1 + below(6);
            l.adultFrom = 14 + below(12);
            l.elderlyFrom = 50 + below(51);
            for (int call = 0, n = below(once(2) ? 3 : 12); call < n; ++call) {
                const qint64 at = now - qint64(random.generate64() % quint64(3 * kDayMs));
                l.history.push_back({once(5) ? (now + kShanghai) / kDayMs * kDayMs - kShanghai - below(2) : at, below(3), once(odds)});
                l.order.attemptsMade += l.history.back().order == 0;
            }
            l.order.dueAt = once(odds) ? now + below(2) + (once(2) ? 0 : below(80'000'000)) : now - below(1000);
            l.banned = once(odds);
            l.empty = once(odds * 2);
            l.excludedBy = once(odds) ? u"名单"_s : QString();
            if (once(odds))
                l.state = SourceGate::State(below(5));
            l.lines = once(2) ? 0 : 1 + below(5);
            l.linesUsed = below(3);
            l.trunkFree = below(odds);
            l.pace = once(odds) ? 0 : 0.5;
            if (once(3))
                l.seatCalls = below(odds);
            for (qint64 *at : {&l.laneAt, &l.trunkAt, &l.deadUntil})
                *at = once(odds) ? now + below(3) : now - below(2);

            const DialDecision decision = judged(l, now);
            bool forbidden = false;
            QCOMPARE(decision.rules.size(), size_t(DialRule::TrunkRate) + 1);
            for (const auto &result : decision.rules) {
                const auto truth = forbids(result.rule, l, now);
                const auto wanted = !truth ? RuleVerdict::Unknown : *truth ? RuleVerdict::Failed : RuleVerdict::Passed;
                if (result.verdict != wanted)
                    QFAIL(qPrintable(u"life %1: %2 says %3, truly %4"_s.arg(QString::number(i), nameOf(result.rule), nameOf(result.verdict), nameOf(wanted))));
                forbidden = forbidden || wanted != RuleVerdict::Passed;
                refusals[result.rule] += wanted == RuleVerdict::Failed;
                if (result.retryAt == 0)
                    continue;
                ++timed;
                QVERIFY(result.retryAt > now);
                // Forbidden up to the last millisecond, and not from then on.
                if (!forbids(result.rule, l, result.retryAt - 1).value_or(true) || forbids(result.rule, l, result.retryAt).value_or(true))
                    QFAIL(qPrintable(u"life %1: %2 is told for %3"_s.arg(i).arg(nameOf(result.rule)).arg(result.retryAt)));
                const Hours *hours = result.rule == DialRule::CallWindow     ? &l.window
                                     : result.rule == DialRule::ElderlyHours ? &l.gentle
                                     : result.rule == DialRule::PersonHours  ? &l.own
                                                                             : nullptr;
                if (hours)
                    QVERIFY2(!hours->opensWithin(l.almanac, now, result.retryAt), qPrintable(nameOf(result.rule)));
            }
            QCOMPARE(decision.mayDial, !forbidden);
            dialled += decision.mayDial;
            // The whole decision: a try before the time told for it is refused, too.
            if (!decision.mayDial && decision.retryAt() && i % 4 == 0)
                QVERIFY(!judged(l, decision.retryAt() - 1).mayDial);
        }
        QVERIFY2(dialled > kLives / 50, qPrintable(QString::number(dialled)));
        QVERIFY2(timed > kLives / 5, qPrintable(QString::number(timed)));
        for (size_t rule = 0; rule <= size_t(DialRule::TrunkRate); ++rule)
            QVERIFY2(refusals[DialRule(rule)] > 300, qPrintable(nameOf(DialRule(rule)) + u' ' + QString::number(refusals[DialRule(rule)])));
    }
};

LIANXIN_TEST(tst_DialProperty);
#include "tst_DialProperty.moc"
