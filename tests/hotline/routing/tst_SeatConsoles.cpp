// SPDX-License-Identifier: GPL-3.0-or-later
#include "Seating.h"
#include "hotline/routing/RoutingSchema.h"
#include "platform/base/Clock.h"
#include "support/StoreFixture.h"
#include "support/TestRegistry.h"
#include <QSignalSpy>
#include <QTest>
#include <thread>

using namespace lianxin;
using namespace lianxin::test;

//! No call rings at a locked console, at whichever engine it is.
class tst_SeatConsoles : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void lockedConsole_isNeverReady_whateverWouldMakeItSo_data() { StoreFixture::addBackendColumn(); }
    void lockedConsole_isNeverReady_whateverWouldMakeItSo() {
        ManualClock clock(1'000'000);
        STORE_FIXTURE(fixture, routingSchema(), &clock);
        Seats seats(fixture.store(), clock);
        sitDownReady(seats, clock, u"1"_s);
        QVERIFY(seats.giveTo(u"1"_s, u"s1"_s));
        QVERIFY(seats.setLocked(u"another"_s, true)); // has no seat
        QCOMPARE(seats.seat(u"1"_s)->state, SeatState::Ready);
        QSignalSpy inLine(&seats, &Seats::becameReady);
        const auto isLockedAway = [&] {
            const auto seat = seats.seat(u"1"_s);
            return seat && seat->state == SeatState::Away && seat->reason == kConsoleLockedReason && seat->consoleLocked && seat->callId.isEmpty();
        };
        // In a wrap-up that ends, as the seat a caller hung up on, and with an engine that dies while it rings.
        const auto again = [&](const QString &call) {
            QVERIFY(seats.setLocked(u"s1"_s, false));
            QVERIFY(seats.setState(u"1"_s, SeatState::Ready, {}, u"u"_s));
            QVERIFY(seats.reserve(call, {}, {}, {}).value());
            inLine.clear();
        };
        again(u"a"_s);
        QVERIFY(seats.step(u"1"_s, SeatState::Talking, u"a"_s));
        QVERIFY(seats.setLocked(u"s1"_s, true));
        QCOMPARE(seats.seat(u"1"_s)->state, SeatState::Talking);
        QVERIFY(seats.step(u"1"_s, SeatState::Wrapup, u"a"_s));
        QCOMPARE(seats.step(u"1"_s, SeatState::Ready, u"a"_s)->state, SeatState::Away);
        QVERIFY(isLockedAway());
        QVERIFY(!seats.reserve(u"next"_s, {}, {}, {}).value());
        again(u"b"_s);
        QVERIFY(seats.setLocked(u"s1"_s, true));
        QVERIFY(seats.step(u"1"_s, SeatState::Ready, u"b"_s));
        QVERIFY(isLockedAway());
        again(u"c"_s);
        QVERIFY(seats.setLocked(u"s1"_s, true));
        QVERIFY(seats.recover());
        QVERIFY(isLockedAway());
        QCOMPARE(inLine.size(), 0);
        // Said by whoever: refused, with the state that it keeps.
        const auto said = seats.setState(u"1"_s, SeatState::Ready, {}, u"boss"_s);
        QCOMPARE(said.error().code, u"routing.console_locked"_s);
        QVERIFY(said.error().message.contains(u"away"_s));
        QVERIFY(isLockedAway());
        QVERIFY(seats.setLocked(u"s1"_s, false));
        QVERIFY(seats.setState(u"1"_s, SeatState::Ready, {}, u"u"_s));
        // Out of the line at once; another console has the telephone after it; that one is gone.
        QSignalSpy changed(&seats, &Seats::changed);
        QVERIFY(seats.setLocked(u"s1"_s, true));
        QVERIFY(isLockedAway());
        QCOMPARE(changed.size(), 1);
        QVERIFY(seats.giveTo(u"1"_s, u"s2"_s));
        QVERIFY(seats.setState(u"1"_s, SeatState::Ready, {}, u"u"_s));
        QCOMPARE(seats.holders().value(), QStringList{u"s2"_s});
        QVERIFY(seats.setLocked(u"s2"_s, true));
        QVERIFY(seats.leave(u"s2"_s));
        QCOMPARE(seats.holders().value(), QStringList());
        QVERIFY(seats.setState(u"1"_s, SeatState::Ready, {}, u"u"_s));
    }

    void lockedConsole_isKnownToEveryEngineOfTheStore() {
        if (const auto reason = StoreFixture::whyNot(u"postgresql"_s); !reason.isEmpty())
            QSKIP(qPrintable(reason));
        ManualClock clock(1'000'000);
        StoreFixture fixture(u"postgresql"_s, routingSchema(), &clock);
        auto config = fixture.config();
        config.engineId = u"other"_s;
        auto store = openStore(config);
        QVERIFY2(store, store ? "" : qPrintable(store.error().toString()));
        Seats ours(fixture.store(), clock), theirs(**store, clock);
        sitDownReady(ours, clock, u"1"_s);
        QVERIFY(ours.giveTo(u"1"_s, u"s1"_s)); // the console is at ours
        QVERIFY(theirs.reserve(u"a"_s, {}, {}, {}).value()); // the call at theirs
        QVERIFY(theirs.step(u"1"_s, SeatState::Talking, u"a"_s));
        QVERIFY(ours.setLocked(u"s1"_s, true));
        QVERIFY(theirs.step(u"1"_s, SeatState::Wrapup, u"a"_s));
        QCOMPARE(theirs.step(u"1"_s, SeatState::Ready, u"a"_s)->state, SeatState::Away);
        QCOMPARE(theirs.setState(u"1"_s, SeatState::Ready, {}, u"u"_s).error().code, u"routing.console_locked"_s);
        QVERIFY(ours.setLocked(u"s1"_s, false));
        // Both at the same moment, again and again: never ready with a locked console.
        for (int round = 0; round < 20; ++round) {
            QVERIFY(theirs.setState(u"1"_s, SeatState::Ready, {}, u"u"_s));
            QVERIFY(theirs.setState(u"1"_s, SeatState::Away, u"lunch"_s, u"u"_s));
            std::thread locking([&] { (void)ours.setLocked(u"s1"_s, true); });
            (void)theirs.setState(u"1"_s, SeatState::Ready, {}, u"u"_s); // before it, or refused
            locking.join();
            const auto seat = theirs.seat(u"1"_s);
            QVERIFY(seat->consoleLocked);
            QCOMPARE(seat->state, SeatState::Away);
            QVERIFY(ours.setLocked(u"s1"_s, false));
        }
    }
};
LIANXIN_TEST(tst_SeatConsoles);
#include "tst_SeatConsoles.moc"
