// SPDX-License-Identifier: GPL-3.0-or-later
// Random policies, histories and clocks against a second, simple-minded account of the rules: nobody is ever
// called beyond the policy, and every refusal names a rule that really holds. In three time zones of the
// process.
#include "hotline/dialling/DialWorld.h"
#include "support/TestRegistry.h"
#include <QTest>
#include <ctime>

using namespace lianxin;
using namespace lianxin::test;

namespace {

// Shanghai is UTC+8, without the calendar's help.
qint64 localDay(qint64 at) {
    return (at + 8 * kHour) / kDay;
}
int localHour(qint64 at) {
    return int((at + 8 * kHour) % kDay / kHour);
}

//! What the rules say, counted by hand from everything that happened.
struct Account {
    struct Call {
        qint64 at;
        QString phone;
        Id order;
        bool open = true;
        qint64 endedAt = 0;
        Outcome outcome = Outcome::Network;
    };
    std::vector<Call> calls;
    std::set<QString> banned;
    std::set<QString> empty;
    std::map<Id, CallOrder> orders;
    std::map<Id, QString> phones;
    int cap = 0;
    int lines = 0;
    bool paused = false;

    int callsToday(const QString &phone, qint64 now) const {
        return int(std::count_if(calls.begin(), calls.end(), [&](const Call &c) {
            return c.phone == phone && localDay(c.at) == localDay(now);
        }));
    }
    int attempts(const Id &order, std::optional<qint64> onDayOf = {}) const {
        return int(std::count_if(calls.begin(), calls.end(), [&](const Call &c) {
            return c.order == order && (!onDayOf || localDay(c.at) == localDay(*onDayOf));
        }));
    }
    bool inUse(const QString &phone) const {
        return std::any_of(calls.begin(), calls.end(),
                           [&](const Call &c) { return c.open && c.phone == phone; });
    }
    int open() const {
        return int(std::count_if(calls.begin(), calls.end(), [](const Call &c) { return c.open; }));
    }
    const Call *last(const Id &order) const {
        const Call *found = nullptr;
        for (const auto &c : calls)
            if (c.order == order)
                found = &c;
        return found;
    }
    //! Does this rule forbid the call, by hand?
    bool forbids(DialRule rule, const Id &id, qint64 now) const {
        const auto &order = orders.at(id);
        const auto &phone = phones.at(id);
        switch (rule) {
        case DialRule::Expired:
            return order.expires != 0 && now >= order.expires;
        case DialRule::EmptyNumber:
            return empty.contains(phone);
        case DialRule::DoNotCall:
            return banned.contains(phone);
        case DialRule::SourceState:
            return paused;
        case DialRule::AttemptsLeft:
            return attempts(id) >= order.attempts.max;
        case DialRule::Due: {
            if (now < order.earliest)
                return true;
            const auto *before = last(id);
            return before && !before->open &&
                   now < before->endedAt + qint64(order.attempts.minutesAfter(before->outcome)) * kMinute;
        }
        case DialRule::AttemptsToday:
            return attempts(id, now) >= order.attempts.perDay;
        case DialRule::NumberToday:
            return callsToday(phone, now) >= cap;
        case DialRule::CallWindow:
            return localHour(now) < 8 || localHour(now) >= 20;
        case DialRule::NumberBusy:
            return inUse(phone);
        case DialRule::SourceLines:
            return open() >= lines;
        default:
            return false;
        }
    }
};

} // namespace

class tst_DiallerProperty : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void randomLife_nobodyIsCalledBeyondThePolicy_andEveryRefusalIsTrue_data() {
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<uint>("seed");
        for (const char *zone : {"UTC", "America/New_York", "Asia/Shanghai"})
            for (uint seed = 1; seed <= 4; ++seed)
                QTest::addRow("%s/%u", zone, seed) << QByteArray(zone) << seed;
    }
    void randomLife_nobodyIsCalledBeyondThePolicy_andEveryRefusalIsTrue() {
        QFETCH(QByteArray, zone);
        QFETCH(uint, seed);
        const QByteArray before = qgetenv("TZ");
        qputenv("TZ", zone);
        tzset();
        live(seed);
        qputenv("TZ", before);
        tzset();
    }

private:
    void live(uint seed) {
        QRandomGenerator random(seed);
        // Close to midnight, to the change of a year, or to an American change of clocks.
        const qint64 starts[] = {kWednesdayTen, civil::at(QDate(2026, 12, 31), QTime(19, 0)),
                                 civil::at(QDate(2026, 3, 8), QTime(14, 0)),
                                 civil::at(QDate(2026, 11, 1), QTime(7, 0))};
        ManualClock clock(starts[seed % 4]);
        StoreFixture fixture(u"intl"_s, dialSchema(), &clock);
        DiallingSettings settings;
        Account account;
        account.cap = settings.numberCap = random.bounded(1, 5);
        account.lines = random.bounded(1, 6);
        settings.windows = {{u"workday"_s, QJsonArray{u"08:00-20:00"_s}},
                            {u"weekend"_s, QJsonArray{u"08:00-20:00"_s}},
                            {u"holiday"_s, QJsonArray{u"08:00-20:00"_s}}};
        DialWorld w(fixture, clock, settings);
        w.source.gates[u"c1"_s] = {SourceGate::State::Open, {}, account.lines, 0, {}};
        QStringList phones;
        for (int i = 0; i < 8; ++i)
            phones << u"1380000000%1"_s.arg(i);

        QStringList violations;
        w.originator.onOriginate = [&](const OriginateRequest &request) {
            for (size_t r = 0; r <= size_t(DialRule::TrunkRate); ++r)
                if (account.forbids(DialRule(r), request.orderId, clock.now()))
                    violations << u"%1 dialled against %2"_s.arg(request.orderId, nameOf(DialRule(r)));
            account.calls.push_back({clock.now(), request.phone, request.orderId});
        };

        std::vector<std::pair<Id, size_t>> open; // attempt → call of the account
        size_t seen = 0;
        for (int step = 0; step < 120 && violations.isEmpty(); ++step) {
            switch (random.bounded(6)) {
            case 0: { // a new order
                const QString phone = phones[random.bounded(phones.size())];
                auto order = w.orderFor(phone);
                order.attempts.max = random.bounded(1, 5);
                order.attempts.perDay = random.bounded(1, order.attempts.max + 1);
                order.attempts.intervalMinutes[Outcome::Busy] = random.bounded(0, 60);
                order.priority = random.bounded(10);
                if (random.bounded(3) == 0)
                    order.earliest = clock.now() + random.bounded(int(6 * kHour / 1000)) * 1000LL;
                if (random.bounded(4) == 0)
                    order.expires = clock.now() + random.bounded(1, int(kDay / 1000)) * 1000LL;
                const auto id = w.dialler->place(order);
                QVERIFY(id);
                account.orders[*id] = order;
                account.phones[*id] = phone;
                break;
            }
            case 1:
                if (random.bounded(5) == 0) {
                    const QString phone = phones[random.bounded(phones.size())];
                    QVERIFY(w.directory.addDoNotCall(phone, u"no"_s, 0, u"person"_s, u"u"_s));
                    account.banned.insert(phone);
                }
                break;
            case 2:
                account.paused = random.bounded(4) == 0;
                w.source.gates[u"c1"_s].state =
                    account.paused ? SourceGate::State::Paused : SourceGate::State::Open;
                break;
            case 3:
                if (!open.empty()) { // a call ends
                    const auto [attempt, index] = open.back();
                    open.pop_back();
                    const Outcome outcomes[] = {Outcome::Busy, Outcome::NoAnswer, Outcome::Answered,
                                                Outcome::Network, Outcome::EmptyNumber};
                    auto &call = account.calls[index];
                    call.outcome = outcomes[random.bounded(5)];
                    call.open = false;
                    call.endedAt = clock.now();
                    if (call.outcome == Outcome::EmptyNumber)
                        account.empty.insert(call.phone);
                    w.end(attempt, call.outcome);
                }
                break;
            default:
                clock.advance(random.bounded(2) ? random.bounded(int(10 * kMinute))
                                                : random.bounded(int(7 * kHour)));
            }
            w.dialler->tick();
            for (; seen < w.originator.calls.size(); ++seen)
                open.push_back({w.originator.calls[seen].attemptId, seen});

            // Every refusal names rules that really hold, and leaves none out.
            if (account.orders.empty() || step % 4)
                continue;
            auto it = account.orders.begin();
            std::advance(it, random.bounded(int(account.orders.size())));
            if (w.order(it->first).state != OrderState::Waiting)
                continue;
            const auto decision = w.dialler->explain(it->first);
            QVERIFY(decision);
            for (const auto &rule : decision->rules) {
                if (rule.rule == DialRule::OrderState || rule.rule == DialRule::Due ||
                    rule.rule == DialRule::SourceRate || rule.rule == DialRule::TrunkLines ||
                    rule.rule == DialRule::TrunkRate)
                    continue; // due moves on when another rule held the order back
                if ((rule.verdict == RuleVerdict::Failed) !=
                    account.forbids(rule.rule, it->first, clock.now()))
                    violations << u"explain of %1 says %2 %3"_s.arg(it->first, nameOf(rule.rule),
                                                                    nameOf(rule.verdict));
            }
        }
        QVERIFY2(violations.isEmpty(), qPrintable(violations.join(u'\n')));
        QVERIFY(!account.calls.empty());
        // No order was forgotten either: what waits is held back by a rule, or its time has not come.
        w.dialler->tick();
        for (const auto &[id, order] : account.orders) {
            const auto now = w.order(id);
            if (now.state != OrderState::Waiting || account.paused)
                continue;
            const auto decision = w.dialler->explain(id);
            QVERIFY2(!decision->mayDial, qPrintable(id));
        }
    }
};
LIANXIN_TEST(tst_DiallerProperty);
#include "tst_DiallerProperty.moc"
