// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine/CallbackCalls.h"
#include "hotline/dialling/DialWorld.h"
#include "hotline/routing/Router.h"
#include "hotline/routing/RoutingSchema.h"
#include "support/TestRegistry.h"
#include <QTest>

using namespace lianxin;
using namespace lianxin::test;

namespace {

std::vector<Migration> schema() {
    auto all = dialSchema();
    for (const auto &migration : routingSchema())
        all.push_back(migration);
    return all;
}

//! Dialling and routing over one store, with call-backs between them.
struct World {
    explicit World(StoreFixture &fixture, ManualClock &clock)
        : dial(fixture, clock)
        , seats(fixture.store(), clock)
        , router(fixture.store(), seats, clock)
        , callbacks(fixture.store(), clock)
        , calls(callbacks, *dial.dialler, seats, router, clock) {}

    Id book(const QString &phone, const QString &skill = {}) {
        const auto sealed = dial.directory.seal(phone);
        Callback wish;
        wish.callId = newId();
        wish.phoneSealed = sealed.sealed;
        wish.phoneIndex = sealed.index;
        wish.phoneMasked = sealed.masked;
        wish.skill = skill;
        return callbacks.book(wish).value();
    }
    void seat(const QString &number, const QStringList &skills = {}) {
        QVERIFY(seats.assign(number, u"user"_s + number, u"坐席"_s));
        QVERIFY(seats.setSkills(number, skills, u"boss"_s));
        QVERIFY(seats.setRegistered(number, true));
        QVERIFY(seats.setState(number, SeatState::Ready, {}, u"user"_s));
    }
    Callback callback(const Id &id) { return callbacks.callback(id).value(); }

    DialWorld dial;
    Seats seats;
    Router router;
    Callbacks callbacks;
    CallbackCalls calls;
};

} // namespace

class tst_CallbackCalls : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void booked_seatIsFree_isCalledAndSettledByItsOutcome_data() { StoreFixture::addBackendColumn(); }
    void booked_seatIsFree_isCalledAndSettledByItsOutcome() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, schema(), &clock);
        World w(fixture, clock);
        w.seat(u"0801"_s);
        const Id id = w.book(u"13800000001"_s);
        QCOMPARE(w.calls.offer().value(), 0); // the call in which it was booked may not be over yet
        clock.advance(31'000);
        QCOMPARE(w.calls.offer().value(), 1);
        QCOMPARE(w.callback(id).state, u"placed"_s);
        QCOMPARE(w.calls.offer().value(), 0); // once
        QCOMPARE(w.dial.dialler->tick(), 1);
        QCOMPARE(w.dial.originator.calls.size(), size_t(1));
        const auto &call = w.dial.originator.calls.front();
        QCOMPARE(call.phone, u"13800000001"_s);
        QVERIFY(call.flowId.isEmpty() && call.source == OrderSourceKind::Callback);
        w.dial.end(call.attemptId, Outcome::Answered);
        QCOMPARE(w.callback(id).state, u"done"_s);
        QCOMPARE(w.callback(id).outcome, u"answered"_s);
    }

    void notReached_isTriedAgain_thenFails() {
        ManualClock clock(kWednesdayTen);
        StoreFixture fixture(u"intl"_s, schema(), &clock);
        World w(fixture, clock);
        w.seat(u"0801"_s);
        const Id id = w.book(u"13800000002"_s);
        clock.advance(31'000);
        QCOMPARE(w.calls.offer().value(), 1);
        int attempts = 0;
        for (int hours = 0; hours < 100 && w.callback(id).state == u"placed"; ++hours) {
            if (w.dial.dialler->tick() == 1) {
                ++attempts;
                w.dial.end(w.dial.originator.calls.back().attemptId, Outcome::NoAnswer);
            }
            clock.advance(kHour);
        }
        QCOMPARE(attempts, 3);
        QCOMPARE(w.callback(id).state, u"failed"_s);
        QCOMPARE(w.callback(id).outcome, u"no_answer"_s);
    }

    void ambiguous_waitsForAPerson() {
        ManualClock clock(kWednesdayTen);
        StoreFixture fixture(u"intl"_s, schema(), &clock);
        World w(fixture, clock);
        w.seat(u"0801"_s);
        const Id id = w.book(u"13800000003"_s);
        clock.advance(31'000);
        QCOMPARE(w.calls.offer().value(), 1);
        QCOMPARE(w.dial.dialler->tick(), 1);
        const Id attempt = w.dial.originator.calls.back().attemptId;
        w.dial.end(attempt, Outcome::Ambiguous);
        QCOMPARE(w.callback(id).state, u"placed"_s);
        QVERIFY(w.dial.dialler->resolve(attempt, false, Outcome::Answered, u"u1"_s));
        QCOMPARE(w.callback(id).state, u"done"_s);
    }

    void noFreeSeat_orSomebodyWaits_isNotCalled() {
        ManualClock clock(kWednesdayTen);
        StoreFixture fixture(u"intl"_s, schema(), &clock);
        World w(fixture, clock);
        const Id first = w.book(u"13800000004"_s, u"tax"_s);
        const Id second = w.book(u"13800000005"_s);
        clock.advance(31'000);
        QCOMPARE(w.calls.offer().value(), 0); // nobody is there
        w.seat(u"0801"_s, {u"parks"_s});
        QCOMPARE(w.calls.offer().value(), 1); // not the one that needs another skill
        QCOMPARE(w.callback(first).state, u"open"_s);
        QCOMPARE(w.callback(second).state, u"placed"_s);
        w.seat(u"0802"_s, {u"tax"_s});
        QVERIFY(w.router.request({u"waiting"_s, u"water"_s, u"inbound"_s, {}, {}, 5, {}}));
        QCOMPARE(w.calls.offer().value(), 0); // whoever waits comes first
        w.router.callGone(u"waiting"_s);
        QCOMPARE(w.calls.offer().value(), 0); // the seat is meant for the first call-back
        QVERIFY(w.callbacks.settle(second, u"cancelled"_s, u"u1"_s));
        QCOMPARE(w.calls.offer().value(), 1);
        QCOMPARE(w.callback(first).state, u"placed"_s);
    }

    void cancelledWhilePlaced_isNotDialled() {
        ManualClock clock(kWednesdayTen);
        StoreFixture fixture(u"intl"_s, schema(), &clock);
        World w(fixture, clock);
        const Id id = w.book(u"13800000006"_s);
        QVERIFY(w.callbacks.call(id, u"u1"_s));
        QVERIFY(w.callbacks.settle(id, u"cancelled"_s, u"u1"_s));
        QCOMPARE(w.dial.dialler->tick(), 0);
        QVERIFY(w.dial.originator.calls.empty());
        QCOMPARE(w.callback(id).state, u"cancelled"_s);
    }

    void personSettlesFirst_outcomeChangesNothing() {
        ManualClock clock(kWednesdayTen);
        StoreFixture fixture(u"intl"_s, schema(), &clock);
        World w(fixture, clock);
        const Id id = w.book(u"13800000007"_s);
        QVERIFY(w.callbacks.call(id, u"u1"_s));
        QCOMPARE(w.dial.dialler->tick(), 1);
        QVERIFY(w.callbacks.settle(id, u"done"_s, u"u1"_s));
        w.dial.end(w.dial.originator.calls.back().attemptId, Outcome::EmptyNumber);
        QCOMPARE(w.callback(id).state, u"done"_s);
        QCOMPARE(w.callback(id).by, u"u1"_s);
    }
};

LIANXIN_TEST(tst_CallbackCalls);
#include "tst_CallbackCalls.moc"
