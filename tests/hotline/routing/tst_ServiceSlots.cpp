// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/routing/Callbacks.h"
#include "hotline/routing/Router.h"
#include "hotline/routing/RoutingMethods.h"
#include "hotline/routing/RoutingSchema.h"
#include "hotline/routing/ServiceSlots.h"
#include "platform/base/Clock.h"
#include "support/StoreFixture.h"
#include "support/TestRegistry.h"
#include <QJsonArray>
#include <QTest>

using namespace lianxin;
using namespace lianxin::test;

namespace {

constexpr qint64 kMidnight = 1'791'561'600'000; // 2026-10-10 in Beijing
constexpr qint64 kMinute = 60'000;

qint64 at(int hour, int minute) {
    return kMidnight + (hour * 60 + minute) * kMinute;
}

struct Desk {
    Desk(Store &store, ManualClock &clock_)
        : clock(clock_)
        , seats(store, clock)
        , router(store, seats, clock) {}
    void comeIn(const QString &number) {
        QVERIFY(seats.assign(number, u"user-"_s + number, number));
        QVERIFY(seats.setRegistered(number, true));
        QVERIFY(seats.setState(number, SeatState::Ready, {}, u"u"_s));
    }
    void step(const QString &number, SeatState to, const Id &call) {
        const auto stepped = seats.step(number, to, call);
        QVERIFY2(stepped, stepped ? "" : qPrintable(stepped.error().toString()));
    }
    void ask(const Id &call, const QString &reason = u"inbound"_s) {
        SeatRequest wish;
        wish.callId = call;
        wish.reason = reason;
        QVERIFY(router.request(wish));
    }
    QJsonArray slotsOf(const QString &day = {}) {
        const auto figures = router.dayFigures(day);
        return figures ? (*figures)["slots"_L1].toArray() : QJsonArray{figures.error().toString()};
    }
    ManualClock &clock;
    Seats seats;
    Router router;
};

//! talk, wrap-up, ready, away
QList<qint64> seatMs(const QJsonValue &slot) {
    const auto times = slot["seats"_L1];
    return {times["talkMs"_L1].toInteger(), times["wrapUpMs"_L1].toInteger(), times["readyMs"_L1].toInteger(), times["awayMs"_L1].toInteger()};
}

//! calls, answered, in time, abandoned, sum and most of the waits
QList<qint64> calls(const QJsonValue &slot, QLatin1StringView kind = "inbound"_L1) {
    const auto sums = slot[kind];
    return {sums["calls"_L1].toInteger(),     sums["answered"_L1].toInteger(),  sums["inTime"_L1].toInteger(),
            sums["abandoned"_L1].toInteger(), sums["waitSumMs"_L1].toInteger(), sums["waitMaxMs"_L1].toInteger()};
}

const QList<qint64> kNoCalls(6, 0);
const QList<qint64> kNoTime(4, 0);

} // namespace

class tst_ServiceSlots : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void call_isCountedInTheHalfHourInWhichItCame_data() { StoreFixture::addBackendColumn(); }
    void call_isCountedInTheHalfHourInWhichItCame() {
        ManualClock clock(at(9, 30) - 1);
        STORE_FIXTURE(fixture, routingSchema(), &clock);
        Desk desk(fixture.store(), clock);
        desk.router.noteInboundAnswered(0);
        clock.set(at(9, 30));
        desk.router.noteInboundAnswered(16'000); // came before the half hour
        desk.router.noteInboundAnswered(0);
        clock.set(at(10, 59));
        desk.ask(u"lost"_s);
        desk.ask(u"bot"_s, u"key"_s);
        clock.set(at(11, 0) + 1'000);
        desk.router.callGone(u"lost"_s);
        desk.router.callGone(u"bot"_s);
        clock.set(at(11, 40));
        const auto figures = desk.router.dayFigures();
        QVERIFY2(figures, figures ? "" : qPrintable(figures.error().toString()));
        QCOMPARE((*figures)["day"_L1].toString(), u"2026-10-10"_s);
        QCOMPARE((*figures)["withinMs"_L1].toInt(), 15'000);
        QCOMPARE((*figures)["target"_L1].toDouble(), 0.95);
        const QJsonArray slotList = (*figures)["slots"_L1].toArray();
        QCOMPARE(slotList.size(), 6); // 9:00 to the current one
        for (int i = 0; i < 6; ++i) {
            QCOMPARE(slotList[i]["at"_L1].toInteger(), at(9, 0) + i * 30 * kMinute);
            QCOMPARE(seatMs(slotList[i]), kNoTime);
        }
        QCOMPARE(calls(slotList[0]), (QList<qint64>{2, 2, 1, 0, 16'000, 16'000}));
        QCOMPARE(calls(slotList[1]), (QList<qint64>{1, 1, 1, 0, 0, 0}));
        QCOMPARE(calls(slotList[2]), kNoCalls);
        QCOMPARE(calls(slotList[3]), (QList<qint64>{1, 0, 0, 1, 0, 0}));
        QCOMPARE(calls(slotList[3], "handover"_L1), (QList<qint64>{1, 0, 0, 1, 0, 0}));
        QCOMPARE(calls(slotList[4]), kNoCalls);
        QCOMPARE(calls(slotList[5]), kNoCalls);
        // Another day ends with its last half hour that has something in it.
        clock.set(at(24 + 8, 0));
        QCOMPARE(desk.slotsOf(u"2026-10-10"_s).size(), 4);
    }

    void call_overMidnight_belongsToTheDayInWhichItCame_data() { StoreFixture::addBackendColumn(); }
    void call_overMidnight_belongsToTheDayInWhichItCame() {
        ManualClock clock(at(24, 0) - 1);
        STORE_FIXTURE(fixture, routingSchema(), &clock);
        Desk desk(fixture.store(), clock);
        desk.ask(u"late"_s);
        clock.advance(5'000);
        desk.router.callGone(u"late"_s);
        QCOMPARE(desk.slotsOf(), QJsonArray());
        const auto before = desk.slotsOf(u"2026-10-10"_s);
        QCOMPARE(before.size(), 1);
        QCOMPARE(before[0]["at"_L1].toInteger(), at(23, 30));
        QCOMPARE(calls(before[0]), (QList<qint64>{1, 0, 0, 1, 0, 0}));
    }

    void seat_thatTalksOverTheHalfHour_isInBoth_data() { StoreFixture::addBackendColumn(); }
    void seat_thatTalksOverTheHalfHour_isInBoth() {
        ManualClock clock(at(9, 10));
        STORE_FIXTURE(fixture, routingSchema(), &clock);
        Desk desk(fixture.store(), clock);
        desk.comeIn(u"1"_s);
        clock.set(at(9, 20));
        QVERIFY(desk.seats.reserve(u"a"_s, {}, {}, {}).value()); // ringing counts as talk
        clock.advance(5'000);
        desk.step(u"1"_s, SeatState::Talking, u"a"_s);
        clock.set(at(9, 28));
        desk.step(u"1"_s, SeatState::Hold, u"a"_s);
        clock.set(at(9, 40));
        desk.step(u"1"_s, SeatState::Talking, u"a"_s);
        clock.set(at(9, 45));
        desk.step(u"1"_s, SeatState::Wrapup, u"a"_s);
        clock.set(at(9, 46));
        QVERIFY(desk.seats.setState(u"1"_s, SeatState::Away, u"lunch"_s, u"u"_s));
        clock.set(at(9, 50));
        QVERIFY(desk.seats.setState(u"1"_s, SeatState::Away, u"training"_s, u"u"_s));
        clock.set(at(10, 10));
        const QJsonArray open = desk.slotsOf(); // away still lasts
        QCOMPARE(desk.slotsOf(), open);         // and was not written by looking
        QVERIFY(desk.seats.setState(u"1"_s, SeatState::Offline, {}, u"u"_s));
        QCOMPARE(desk.slotsOf(), open);
        QCOMPARE(open.size(), 3);
        QCOMPARE(seatMs(open[0]), (QList<qint64>{10 * kMinute, 0, 10 * kMinute, 0}));
        QCOMPARE(seatMs(open[1]), (QList<qint64>{15 * kMinute, kMinute, 0, 14 * kMinute}));
        QCOMPARE(seatMs(open[2]), (QList<qint64>{0, 0, 0, 10 * kMinute}));
        clock.set(at(11, 0));
        QCOMPARE(seatMs(desk.slotsOf()[2]), (QList<qint64>{0, 0, 0, 10 * kMinute})); // offline is not counted
        QCOMPARE(seatMs(desk.slotsOf()[3]), kNoTime);
    }

    void stateOverMidnight_isSplit_data() { StoreFixture::addBackendColumn(); }
    void stateOverMidnight_isSplit() {
        ManualClock clock(at(23, 50));
        STORE_FIXTURE(fixture, routingSchema(), &clock);
        Desk desk(fixture.store(), clock);
        desk.comeIn(u"1"_s);
        clock.set(at(24, 40));
        for (const bool open : {true, false}) {
            if (!open)
                QVERIFY(desk.seats.setState(u"1"_s, SeatState::Offline, {}, u"u"_s));
            const auto before = desk.slotsOf(u"2026-10-10"_s), after = desk.slotsOf(u"2026-10-11"_s);
            QCOMPARE(before.size(), 1);
            QCOMPARE(before[0]["at"_L1].toInteger(), at(23, 30));
            QCOMPARE(seatMs(before[0]), (QList<qint64>{0, 0, 10 * kMinute, 0}));
            QCOMPARE(after.size(), 2);
            QCOMPARE(after[0]["at"_L1].toInteger(), at(24, 0));
            QCOMPARE(seatMs(after[0]), (QList<qint64>{0, 0, 30 * kMinute, 0}));
            QCOMPARE(seatMs(after[1]), (QList<qint64>{0, 0, 10 * kMinute, 0}));
        }
    }

    void engineDied_itsOpenTimeIsNotCounted_data() { StoreFixture::addBackendColumn(); }
    void engineDied_itsOpenTimeIsNotCounted() {
        ManualClock clock(at(8, 0));
        STORE_FIXTURE(fixture, routingSchema(), &clock);
        {
            Desk desk(fixture.store(), clock);
            desk.comeIn(u"1"_s);
            clock.set(at(8, 10));
            desk.comeIn(u"2"_s);
            QVERIFY(desk.seats.reserve(u"a"_s, {}, u"1"_s, {}).value());
            desk.step(u"1"_s, SeatState::Talking, u"a"_s);
        }
        clock.set(at(10, 0));
        fixture.reopen();
        Desk desk(fixture.store(), clock);
        QCOMPARE(desk.seats.recover().value(), 1); // seat 1 wraps up
        clock.set(at(10, 5));
        const auto slotList = desk.slotsOf();
        QCOMPARE(slotList.size(), 5);
        QCOMPARE(seatMs(slotList[0]), (QList<qint64>{0, 0, 10 * kMinute, 0}));
        for (int i = 1; i < 4; ++i)
            QCOMPARE(seatMs(slotList[i]), kNoTime);
        QCOMPARE(seatMs(slotList[4]), (QList<qint64>{0, 5 * kMinute, 5 * kMinute, 0}));
        for (const auto &number : {u"1"_s, u"2"_s})
            QVERIFY(desk.seats.setState(number, SeatState::Offline, {}, u"u"_s));
        QCOMPARE(desk.slotsOf(), slotList);
    }

    void engineStops_openTimeIsCounted_andGoesOnWhenItIsBack_data() { StoreFixture::addBackendColumn(); }
    void engineStops_openTimeIsCounted_andGoesOnWhenItIsBack() {
        ManualClock clock(at(8, 0));
        STORE_FIXTURE(fixture, routingSchema(), &clock);
        {
            Desk desk(fixture.store(), clock);
            desk.router.start();
            desk.comeIn(u"1"_s);
            desk.comeIn(u"2"_s);
            QVERIFY(desk.seats.reserve(u"a"_s, {}, u"1"_s, {}).value());
            desk.step(u"1"_s, SeatState::Talking, u"a"_s);
            clock.set(at(8, 40));
            QVERIFY(desk.router.stop());
            QVERIFY(desk.router.stop()); // twice does no harm
        }
        clock.set(at(9, 40)); // an hour without an engine
        fixture.reopen();
        Desk desk(fixture.store(), clock);
        QVERIFY(desk.router.stop()); // not begun: nothing of the time before is taken for its own
        const auto down = desk.slotsOf();
        QCOMPARE(down.size(), 4);
        QCOMPARE(seatMs(down[0]), (QList<qint64>{30 * kMinute, 0, 30 * kMinute, 0}));
        QCOMPARE(seatMs(down[1]), (QList<qint64>{10 * kMinute, 0, 10 * kMinute, 0}));
        QCOMPARE(seatMs(down[2]), kNoTime);
        QCOMPARE(seatMs(down[3]), kNoTime);
        desk.router.start(); // seat 1 wraps up what the stop cut off, seat 2 is ready
        clock.set(at(9, 45));
        QVERIFY(desk.seats.setState(u"2"_s, SeatState::Away, {}, u"u"_s));
        clock.set(at(9, 46));
        const auto slotList = desk.slotsOf();
        QCOMPARE(slotList[1], down[1]);
        QCOMPARE(seatMs(slotList[2]), kNoTime);
        QCOMPARE(seatMs(slotList[3]), (QList<qint64>{0, 6 * kMinute, 5 * kMinute, kMinute}));
    }

    void engineDied_atMostAMinuteIsNotCounted_data() { StoreFixture::addBackendColumn(); }
    void engineDied_atMostAMinuteIsNotCounted() {
        ManualClock clock(at(8, 0));
        STORE_FIXTURE(fixture, routingSchema(), &clock);
        {
            Desk desk(fixture.store(), clock);
            desk.router.start();
            desk.comeIn(u"1"_s);
            for (int minute = 1; minute <= 20; ++minute) {
                clock.set(at(8, minute));
                desk.router.tick();
                const auto open = desk.slotsOf();
                QCOMPARE(seatMs(open[0]), (QList<qint64>{0, 0, minute * kMinute, 0})); // nothing twice
            }
            clock.advance(59'000);
            desk.router.tick();
        }
        clock.set(at(8, 25));
        fixture.reopen();
        Desk desk(fixture.store(), clock);
        QVERIFY(desk.seats.recover());
        QCOMPARE(seatMs(desk.slotsOf()[0]), (QList<qint64>{0, 0, 20 * kMinute, 0}));
        clock.set(at(8, 26));
        QCOMPARE(seatMs(desk.slotsOf()[0]), (QList<qint64>{0, 0, 21 * kMinute, 0}));
    }

    void twoEngines_addToTheSameHalfHours() {
        if (const auto reason = StoreFixture::whyNot(u"postgresql"_s); !reason.isEmpty())
            QSKIP(qPrintable(reason));
        ManualClock clock(at(9, 0));
        StoreFixture fixture(u"postgresql"_s, routingSchema(), &clock);
        auto config = fixture.config();
        config.engineId = u"other"_s;
        auto store = openStore(config);
        QVERIFY2(store, store ? "" : qPrintable(store.error().toString()));
        Desk ours(fixture.store(), clock), theirs(**store, clock);
        ours.comeIn(u"1"_s);
        theirs.comeIn(u"2"_s);
        ours.router.noteInboundAnswered(3'000);
        clock.advance(4'000);
        theirs.router.noteInboundAnswered(4'000);
        clock.set(at(9, 10));
        QVERIFY(ours.seats.setState(u"1"_s, SeatState::Offline, {}, u"u"_s));
        QVERIFY(theirs.seats.setState(u"2"_s, SeatState::Away, {}, u"u"_s));
        clock.set(at(9, 20));
        QCOMPARE(ours.slotsOf(), theirs.slotsOf());
        QCOMPARE(ours.slotsOf().size(), 2); // the call that came at 8:59:57
        QCOMPARE(calls(ours.slotsOf()[0]), (QList<qint64>{1, 1, 1, 0, 3'000, 3'000}));
        QCOMPARE(calls(ours.slotsOf()[1]), (QList<qint64>{1, 1, 1, 0, 4'000, 4'000}));
        QCOMPARE(seatMs(ours.slotsOf()[1]), (QList<qint64>{0, 0, 20 * kMinute, 10 * kMinute}));
        // Ours starts anew: what theirs saw begin goes on. Theirs dies, and ours settles for it: that is lost.
        QVERIFY(ours.seats.recover());
        QCOMPARE(seatMs(ours.slotsOf()[1]), (QList<qint64>{0, 0, 20 * kMinute, 10 * kMinute}));
        QVERIFY(ours.seats.recover(u"other"_s));
        clock.set(at(9, 25));
        QCOMPARE(seatMs(ours.slotsOf()[1]), (QList<qint64>{0, 0, 20 * kMinute, 5 * kMinute}));
    }

    void day_withoutAnything_isEmpty_andOneThatIsNone_isRefused_data() { StoreFixture::addBackendColumn(); }
    void day_withoutAnything_isEmpty_andOneThatIsNone_isRefused() {
        ManualClock clock(at(9, 0));
        STORE_FIXTURE(fixture, routingSchema(), &clock);
        Desk desk(fixture.store(), clock);
        Callbacks callbacks(fixture.store(), clock);
        Registry registry;
        registerRoutingMethods(registry, desk.seats, desk.router, callbacks);
        const Method *method = registry.find(u"queue.day"_s);
        QVERIFY(method);
        QCOMPARE(method->permission, Permission::CallsSupervise);
        QVERIFY(method->noPersonalData);
        desk.comeIn(u"1"_s);
        for (const auto &day : {u"2026-10-09"_s, u"2026-10-11"_s, u"2024-02-29"_s}) {
            const auto answer = method->handler(Caller(), {{u"day"_s, day}});
            QVERIFY2(answer, answer ? "" : qPrintable(answer.error().toString()));
            QCOMPARE(answer->toObject(),
                     (QJsonObject{{u"day"_s, day}, {u"withinMs"_s, 15'000}, {u"target"_s, 0.95}, {u"slots"_s, QJsonArray()}}));
        }
        for (const auto &day : {u"2026-02-29"_s, u"2026-13-01"_s, u"2026-1-1"_s, u"20261010"_s, u"2026-10-10T08:00"_s, u"today"_s, u" "_s}) {
            const auto refused = method->handler(Caller(), {{u"day"_s, day}});
            QVERIFY2(!refused, qPrintable(day));
            QCOMPARE(refused.error().code, u"routing.bad_day"_s);
            QCOMPARE(refused.error().kind, ErrorKind::Usage);
            QVERIFY(!refused.error().remedy.isEmpty());
        }
        QCOMPARE(method->handler(Caller(), {})->toObject()["day"_L1].toString(), u"2026-10-10"_s);
    }

    void dayThatBegins_dropsWhatIsOlderThanFourHundredDays_data() { StoreFixture::addBackendColumn(); }
    void dayThatBegins_dropsWhatIsOlderThanFourHundredDays() {
        ManualClock clock(at(9, 0));
        STORE_FIXTURE(fixture, routingSchema(), &clock);
        Desk desk(fixture.store(), clock);
        const auto work = [&] {
            desk.comeIn(u"1"_s);
            clock.advance(kMinute);
            desk.router.noteInboundAnswered(0);
            QVERIFY(desk.seats.setState(u"1"_s, SeatState::Offline, {}, u"u"_s));
        };
        work();
        constexpr qint64 day = 24 * 60 * kMinute;
        clock.advance(400 * day);
        work();
        QCOMPARE(desk.slotsOf(u"2026-10-10"_s).size(), 1); // just not too old
        clock.advance(day);
        work();
        QCOMPARE(desk.slotsOf(u"2026-10-10"_s), QJsonArray());
        QCOMPARE(desk.slotsOf(serviceDayOf(clock.now() - day)).size(), 1);
        QCOMPARE(desk.slotsOf().size(), 1);
    }
};
LIANXIN_TEST(tst_ServiceSlots);
#include "tst_ServiceSlots.moc"
