// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/dialling/DialWorld.h"
#include "support/TestRegistry.h"
#include <QTest>

using namespace lianxin;
using namespace lianxin::test;

namespace {
const QString kFirst = u"13812341234"_s;
const QString kSecond = u"13900139002"_s;
const QString kThird = u"13900139003"_s;
}

//! People of whom several numbers are known.
class tst_DiallerNumbers : public QObject {
    Q_OBJECT

    static Id place(DialWorld &w, const QStringList &others, const std::function<void(CallOrder &)> &change = {}) {
        CallOrder wish = w.orderFor(kFirst);
        wish.attempts.max = 6;
        wish.attempts.perDay = 6;
        wish.attempts.alternatesAfter = usualAlternatesAfter();
        for (const QString &phone : others) {
            const auto sealed = w.directory.seal(phone);
            wish.callee.others.push_back({sealed.sealed, sealed.index, sealed.masked});
        }
        if (change)
            change(wish);
        return w.dialler->place(wish).valueOr({});
    }
    //! Dials what is due and ends it so; the number that was called, or nothing.
    static QString call(DialWorld &w, Outcome outcome, const QString &result = {}) {
        w.originator.calls.clear();
        if (w.dialler->tick() != 1)
            return {};
        const auto request = w.originator.calls.front();
        if (outcome == Outcome::Answered)
            w.dialler->attemptAnswered(request.attemptId, u"call"_s);
        w.end(request.attemptId, outcome, result);
        return request.phone;
    }

private Q_SLOTS:
    void whoIsNotReached_isCalledAtTheNextNumber_andNowhereOnceReached_data() { StoreFixture::addBackendColumn(); }
    void whoIsNotReached_isCalledAtTheNextNumber_andNowhereOnceReached() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, dialSchema(), &clock);
        DialWorld w(fixture, clock);
        const Id id = place(w, {kSecond, kThird});
        QCOMPARE(call(w, Outcome::Busy), kFirst);
        QCOMPARE(w.order(id).place, 2);
        QCOMPARE(w.order(id).dueAt, kWednesdayTen + 5 * kMinute);
        QCOMPARE(w.order(id).callee.phoneMasked, u"139****9002"_s);
        QCOMPARE(call(w, Outcome::Busy), QString()); // not at once
        clock.advance(5 * kMinute);
        QCOMPARE(call(w, Outcome::PoweredOff), kSecond);
        clock.advance(5 * kMinute);
        QCOMPARE(call(w, Outcome::Answered, u"heard"_s), kThird);
        QCOMPARE(w.order(id).state, OrderState::Done);
        QCOMPARE(w.order(id).result, u"heard"_s);
        clock.advance(kDay);
        QCOMPARE(call(w, Outcome::Busy), QString());
        Dialler::AttemptFilter filter;
        filter.orderId = id;
        const auto made = w.dialler->attempts(filter, {}, 10);
        QVERIFY(made);
        QCOMPARE(made->items.size(), 3u); // newest first
        QCOMPARE(made->items[0].place, 3);
        QCOMPARE(made->items[1].place, 2);
        QCOMPARE(made->items[2].place, 1);
        QCOMPARE(made->items[1].phoneMasked, u"139****9002"_s);
        QCOMPARE(made->items[0].toJson()[u"place"_s].toInt(), 3);
    }

    void roundIsMade_eachNumberKeepsItsOwnPause_andAllShareTheMost_data() { StoreFixture::addBackendColumn(); }
    void roundIsMade_eachNumberKeepsItsOwnPause_andAllShareTheMost() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, dialSchema(), &clock);
        DialWorld w(fixture, clock);
        const Id id = place(w, {kSecond}, [](CallOrder &o) {
            o.attempts.max = o.attempts.perDay = 4;
            o.attempts.intervalMinutes = {{Outcome::NoAnswer, 60}, {Outcome::Busy, 10}};
        });
        QCOMPARE(call(w, Outcome::NoAnswer), kFirst); // 10:00, again from 11:00
        clock.advance(5 * kMinute);
        QCOMPARE(call(w, Outcome::Busy), kSecond); // 10:05, again from 10:15: before the first
        QCOMPARE(w.order(id).place, 2);
        QCOMPARE(w.order(id).dueAt, kWednesdayTen + 15 * kMinute);
        clock.advance(10 * kMinute);
        QCOMPARE(call(w, Outcome::NoAnswer), kSecond); // 10:15, again from 11:15: the first is due before
        QCOMPARE(w.order(id).place, 1);
        QCOMPARE(w.order(id).dueAt, kWednesdayTen + kHour);
        clock.set(kWednesdayTen + kHour);
        QCOMPARE(call(w, Outcome::NoAnswer), kFirst);
        QCOMPARE(w.order(id).state, OrderState::Done); // four in all
        QCOMPARE(w.order(id).attemptsMade, 4);
    }

    void deadAndUnwantedNumbers_arePassedOver_data() { StoreFixture::addBackendColumn(); }
    void deadAndUnwantedNumbers_arePassedOver() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, dialSchema(), &clock);
        DialWorld w(fixture, clock);
        QVERIFY(w.directory.addDoNotCall(kSecond, u"本人要求"_s, 0, u"person"_s, u"zhou"_s));
        const Id id = place(w, {kSecond, kThird});
        QCOMPARE(call(w, Outcome::EmptyNumber), kFirst);
        QCOMPARE(w.order(id).state, OrderState::Waiting);
        QCOMPARE(w.order(id).place, 3);
        clock.advance(5 * kMinute);
        QCOMPARE(call(w, Outcome::Suspended), kThird);
        // Nobody else is left: the third number once more, as such a number may be tried twice.
        QCOMPARE(w.order(id).place, 3);
        const auto trace = w.dialler->traceOrder(id);
        QVERIFY(trace);
        const QJsonArray numbers = trace->value("numbers"_L1).toArray();
        QCOMPARE(numbers.size(), 3);
        QCOMPARE(numbers[0][u"against"_s].toString(), u"empty_number"_s);
        QCOMPARE(numbers[0][u"outcome"_s].toString(), u"empty_number"_s);
        QCOMPARE(numbers[1][u"against"_s].toString(), u"do_not_call"_s);
        QCOMPARE(numbers[1][u"attempts"_s].toInt(), 0);
        QCOMPARE(numbers[2][u"against"_s].toString(), QString());
        QVERIFY(numbers[2][u"isNext"_s].toBool());
        QVERIFY(!QJsonDocument(*trace).toJson().contains("139001390"));
        // A first number that is known to be dead is not even tried, and costs no pause.
        const Id other = place(w, {u"13900139004"_s});
        QCOMPARE(w.dialler->tick(), 0); // passed over
        QCOMPARE(w.order(other).place, 2);
        QCOMPARE(call(w, Outcome::Answered), u"13900139004"_s);
        // Found by any of their numbers.
        const auto found = w.dialler->trace(kFirst, u"c1"_s);
        QVERIFY(found);
        QCOMPARE(found->value("orders"_L1).toArray().size(), 2);
    }

    void withoutTheRule_orWithoutAnotherNumber_onlyTheFirstIsCalled_data() { StoreFixture::addBackendColumn(); }
    void withoutTheRule_orWithoutAnotherNumber_onlyTheFirstIsCalled() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, dialSchema(), &clock);
        DialWorld w(fixture, clock);
        const Id plain = place(w, {kSecond}, [](CallOrder &o) { o.attempts.alternatesAfter.clear(); });
        QCOMPARE(call(w, Outcome::EmptyNumber), kFirst);
        QCOMPARE(w.order(plain).state, OrderState::Done);
        const Id refused = place(w, {kSecond}, [&](CallOrder &o) {
            const auto sealed = w.directory.seal(kThird);
            o.callee.phoneSealed = sealed.sealed;
            o.callee.phoneIndex = sealed.index;
        });
        QCOMPARE(call(w, Outcome::Rejected), kThird); // who refuses is not called elsewhere
        QCOMPARE(w.order(refused).place, 1);
    }

    void capsHoldForEachNumber_andPeopleRulesForAll_data() { StoreFixture::addBackendColumn(); }
    void capsHoldForEachNumber_andPeopleRulesForAll() {
        ManualClock clock(kWednesdayTen);
        DiallingSettings settings;
        settings.numberCap = 1;
        STORE_FIXTURE(fixture, dialSchema(), &clock);
        DialWorld w(fixture, clock, settings);
        const Id id = place(w, {kSecond});
        QCOMPARE(call(w, Outcome::Busy), kFirst);
        clock.advance(5 * kMinute);
        QCOMPARE(call(w, Outcome::Busy), kSecond);
        clock.advance(10 * kMinute);
        QCOMPARE(call(w, Outcome::Busy), QString()); // both had their one of today
        QCOMPARE(w.order(id).heldBy, u"number_today"_s);
        QCOMPARE(w.order(id).state, OrderState::Waiting);
        // Whoever refused automatic calls at one number is not called at another.
        QVERIFY(w.directory.rememberCitizen(kThird, u"李四"_s, {{u"automaticCalls"_s, false}}));
        const Id refused = place(w, {u"13900139009"_s}, [&](CallOrder &o) {
            const auto sealed = w.directory.seal(kThird);
            o.callee.phoneSealed = sealed.sealed;
            o.callee.phoneIndex = sealed.index;
        });
        QCOMPARE(call(w, Outcome::Busy), QString());
        QCOMPARE(w.order(refused).state, OrderState::Done);
        QCOMPARE(w.order(refused).heldBy, u"consent"_s);
    }

    void correctedOutcome_movesTheOrderAnew_andErasingForgetsAllNumbers_data() { StoreFixture::addBackendColumn(); }
    void correctedOutcome_movesTheOrderAnew_andErasingForgetsAllNumbers() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, dialSchema(), &clock);
        DialWorld w(fixture, clock);
        const Id id = place(w, {kSecond});
        QCOMPARE(call(w, Outcome::NoAnswer), kFirst);
        QCOMPARE(w.order(id).place, 2);
        const Id attempt = w.originator.calls.front().attemptId;
        QCOMPARE(w.dialler->correct(attempt, Outcome::Rejected, {{u"state"_s, u"rejected"_s}}, u"zhou"_s).valueOr(false), true);
        QCOMPARE(w.order(id).place, 1);
        QCOMPARE(w.order(id).callee.phoneMasked, u"138****1234"_s);
        QCOMPARE(w.dialler->correct(attempt, Outcome::Suspended, {{u"state"_s, u"suspended"_s}}, u"zhou"_s).valueOr(false), true);
        QCOMPARE(w.order(id).place, 2);
        const QByteArray second = w.directory.seal(kSecond).index;
        QVERIFY(fixture.store().write([&](Transaction &t) { w.dialler->erase(t, w.directory.seal(kFirst).index); }));
        QCOMPARE(w.order(id).state, OrderState::Cancelled);
        QVERIFY(w.order(id).callee.phoneSealed.isEmpty());
        QCOMPARE(fixture.store().readReturning<qint64>([&](Snapshot &s) {
                     return s.first(u"SELECT (SELECT COUNT(*) FROM order_number) + (SELECT COUNT(*) FROM call_order WHERE phone_index = $1)", {second})->integer(0);
                 }).valueOr(-1), 0);
    }

    void rule_isReadAndRefusedByName() {
        const auto policy = AttemptPolicy::fromJson({{u"alternates"_s, QJsonObject{{u"minutes"_s, 20}}}});
        QVERIFY(policy);
        QCOMPARE(policy->alternatesAfter, usualAlternatesAfter());
        QCOMPARE(policy->alternateMinutes, 20);
        QCOMPARE(AttemptPolicy::fromJson(policy->toJson()).value(), *policy);
        const auto some = AttemptPolicy::fromJson({{u"alternates"_s, QJsonObject{{u"after"_s, QJsonArray{u"busy"_s}}}}});
        QVERIFY(some);
        QCOMPARE(some->alternatesAfter, std::set<Outcome>{Outcome::Busy});
        QVERIFY(!AttemptPolicy().toJson().contains(u"alternates"_s));
        for (const QJsonValue &bad : std::initializer_list<QJsonValue>{QJsonObject{{u"after"_s, QJsonArray{u"answered"_s}}}, QJsonObject{{u"after"_s, u"busy"_s}},
                                                                       QJsonObject{{u"minutes"_s, -1}}, QJsonValue(true)}) {
            const auto refused = AttemptPolicy::fromJson({{u"alternates"_s, bad}});
            QVERIFY(!refused);
            QCOMPARE(refused.error().code, u"dialling.bad_attempts"_s);
        }
    }

    void filledStore_isCarriedOver_data() { StoreFixture::addBackendColumn(); }
    void filledStore_isCarriedOver() {
        ManualClock clock(kWednesdayTen);
        auto before = dialSchema();
        const auto all = before;
        std::erase_if(before, [](const Migration &m) { return m.module == "dialling"_L1 && m.version > 5; });
        STORE_FIXTURE(fixture, before, &clock);
        QVERIFY(fixture.store().write([&](Transaction &t) {
            t.execute(u"INSERT INTO call_lane (lane, source, source_id, closed, touched) VALUES ('campaign:c1', 'campaign', 'c1', 0, 0)");
            for (int i = 0; i < 50; ++i) {
                const QString number = u"1380000%1"_s.arg(i, 4, 10, QChar(u'0'));
                t.execute(u"INSERT INTO call_order (id, contact_id, phone_sealed, phone_index, phone_masked, name_masked, source, source_id, lane, flow_id, "
                          "trunk_id, caller_id, skill, priority, earliest, expires, attempts, state, attempts_made, due_at, result, held_by, created_at, ended_at, "
                          "cancel_asked) VALUES ($1, 'c', $2, $3, 'm', 'n', 'campaign', 'c1', 'campaign:c1', 'f', '', '', '', 5, 0, 0, '{\"max\":2,\"perDay\":2}', "
                          "'waiting', 0, 0, '', '', 0, 0, 0)",
                          {u"o%1"_s.arg(i), fixture.sealer().seal(number, "phone"), fixture.blindIndex().of(number)});
                t.execute(u"INSERT INTO attempt (id, order_id, source, source_id, lane, contact_id, phone_index, phone_masked, number, engine, trunk_id, call_id, "
                          "day, intent_at, sent_at, answered_at, ended_at, outcome, cause, result, detail, resolved_by) VALUES ($1, $2, 'campaign', 'c1', "
                          "'campaign:c1', 'c', $3, 'm', 1, 'e', '', '', '2026-03-10', 1, 1, 0, 2, 'busy', '{}', '', '', '')",
                          {u"a%1"_s.arg(i), u"o%1"_s.arg(i), fixture.blindIndex().of(number)});
            }
        }));
        fixture.config().migrations = all;
        fixture.reopen();
        QCOMPARE(fixture.store().schemaOutcome(), SchemaOutcome::Upgraded);
        DialWorld w(fixture, clock);
        QCOMPARE(w.order(u"o7"_s).place, 1);
        QCOMPARE(w.attempt(u"a7"_s).place, 1);
        QVERIFY(w.dialler->tick() > 0);
        for (const auto &request : std::exchange(w.originator.calls, {}))
            w.end(request.attemptId, Outcome::Busy);
        QCOMPARE(w.order(u"o7"_s).place, 1);
    }
};

LIANXIN_TEST(tst_DiallerNumbers);
#include "tst_DiallerNumbers.moc"
