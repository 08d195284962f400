// SPDX-License-Identifier: GPL-3.0-or-later
#include "Seating.h"
#include "hotline/routing/AbuseLog.h"
#include "hotline/routing/RoutingSchema.h"
#include "platform/base/Clock.h"
#include "support/StoreFixture.h"
#include "support/TestRegistry.h"
#include <QJsonArray>
#include <QSignalSpy>
#include <QTest>
#include <mutex>
#include <set>
#include <thread>

using namespace lianxin;
using namespace lianxin::test;

class tst_Seats : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void longestIdleSeat_isReservedFirst_data() { StoreFixture::addBackendColumn(); }
    void longestIdleSeat_isReservedFirst() {
        ManualClock clock(1'000'000);
        STORE_FIXTURE(fixture, routingSchema(), &clock);
        Seats seats(fixture.store(), clock);
        sitDownReady(seats, clock, u"0217"_s);
        sitDownReady(seats, clock, u"0201"_s);
        sitDownReady(seats, clock, u"0299"_s);
        QStringList order;
        for (int i = 0; i < 3; ++i)
            order << seats.reserve(u"call-%1"_s.arg(i), {}, {}, {}).value()->number;
        QCOMPARE(order, (QStringList{u"0217"_s, u"0201"_s, u"0299"_s}));
        QVERIFY(!seats.reserve(u"call-9"_s, {}, {}, {}).value());
        // The first one back is the one that waits longest from then on.
        for (const auto &number : {u"0201"_s, u"0217"_s}) {
            const auto seat = seats.seat(number).value();
            QVERIFY(seats.step(number, SeatState::Talking, seat.callId));
            QVERIFY(seats.step(number, SeatState::Wrapup, seat.callId));
            clock.advance(1000);
            QVERIFY(seats.setState(number, SeatState::Ready, {}, u"u"_s));
            clock.advance(1000);
        }
        QCOMPARE(seats.reserve(u"x"_s, {}, {}, {}).value()->number, u"0201"_s);
    }

    void restingSeat_isNotReservedUntilItsTimeIsOver_data() { StoreFixture::addBackendColumn(); }
    void restingSeat_isNotReservedUntilItsTimeIsOver() {
        ManualClock clock(1'000'000);
        STORE_FIXTURE(fixture, routingSchema(), &clock);
        Seats seats(fixture.store(), clock);
        sitDownReady(seats, clock, u"0217"_s);
        QCOMPARE(seats.rest(u"0999"_s, 1, u"u"_s).error().code, u"routing.unknown_seat"_s);
        QCOMPARE(seats.rest(u"0217"_s, 600'000, u"u"_s)->coolUntil, clock.now() + 600'000);
        QVERIFY(!seats.reserve(u"call-1"_s, {}, {}, {}).value());
        QVERIFY(!seats.reserve(u"call-1"_s, {}, u"0217"_s, {}).value());
        QCOMPARE(seats.count().value().readyAble, 0);
        clock.advance(599'999);
        QVERIFY(!seats.reserve(u"call-1"_s, {}, {}, {}).value());
        clock.advance(1);
        QCOMPARE(seats.count().value().readyAble, 1);
        QVERIFY(seats.reserve(u"call-1"_s, {}, {}, {}).value());
        QVERIFY(seats.step(u"0217"_s, SeatState::Ready, u"call-1"_s));
        QVERIFY(seats.rest(u"0217"_s, 600'000, u"u"_s));
        QSignalSpy free(&seats, &Seats::becameReady);
        QCOMPARE(seats.rest(u"0217"_s, 0, u"u"_s)->coolUntil, 0);
        QCOMPARE(free.count(), 1);
        QVERIFY(seats.reserve(u"call-2"_s, {}, {}, {}).value());
    }

    void abuse_isCountedOnceACallAndSeat_data() { StoreFixture::addBackendColumn(); }
    void abuse_isCountedOnceACallAndSeat() {
        ManualClock clock(1'000'000);
        STORE_FIXTURE(fixture, routingSchema(), &clock);
        Seats seats(fixture.store(), clock);
        QVERIFY(seats.assign(u"0217"_s, u"user"_s, u"周敏"_s));
        AbuseLog abuse(fixture.store(), clock);
        QVERIFY(abuse.closed(u"call-1"_s, u"0217"_s)); // nothing to close
        QCOMPARE(abuse.figures(0, 0)->value("presses"_L1).toInt(), 0);
        QVERIFY(abuse.pressed(u"call-1"_s, u"0217"_s, u"user"_s));
        QVERIFY(abuse.pressed(u"call-1"_s, u"0217"_s, u"user"_s));
        clock.advance(1000);
        QVERIFY(abuse.pressed(u"call-2"_s, u"0217"_s, u"user"_s));
        QVERIFY(abuse.pressed(u"call-2"_s, u"0218"_s, u"other"_s));
        QVERIFY(abuse.closed(u"call-2"_s, u"0217"_s));
        const QJsonObject all = abuse.figures(0, 0).value();
        QCOMPARE(all["presses"_L1].toInt(), 3);
        QCOMPARE(all["closed"_L1].toInt(), 1);
        const QJsonObject most = all["seats"_L1].toArray().first().toObject();
        QCOMPARE(most["seatNumber"_L1].toString(), u"0217"_s);
        QCOMPARE(most["displayName"_L1].toString(), u"周敏"_s);
        QCOMPARE(most["presses"_L1].toInt(), 2);
        QCOMPARE(abuse.figures(clock.now(), 0)->value("presses"_L1).toInt(), 2);
        QCOMPARE(abuse.figures(0, clock.now())->value("presses"_L1).toInt(), 1);
    }

    void seatWhoseCallerWentAway_keepsItsPlace() {
        ManualClock clock(1'000'000);
        StoreFixture fixture(u"intl"_s, routingSchema(), &clock);
        Seats seats(fixture.store(), clock);
        sitDownReady(seats, clock, u"1"_s);
        sitDownReady(seats, clock, u"2"_s);
        QCOMPARE(seats.reserve(u"a"_s, {}, {}, {}).value()->number, u"1"_s);
        clock.advance(5000);
        QVERIFY(seats.step(u"1"_s, SeatState::Ready, u"a"_s));
        QCOMPARE(seats.reserve(u"b"_s, {}, {}, {}).value()->number, u"1"_s);
    }

    void skills_limitWhoIsAsked_generalistsTakeAll_data() { StoreFixture::addBackendColumn(); }
    void skills_limitWhoIsAsked_generalistsTakeAll() {
        ManualClock clock(1'000'000);
        STORE_FIXTURE(fixture, routingSchema(), &clock);
        Seats seats(fixture.store(), clock);
        sitDownReady(seats, clock, u"1"_s);
        sitDownReady(seats, clock, u"2"_s);
        sitDownReady(seats, clock, u"3"_s);
        QVERIFY(seats.setSkills(u"1"_s, {u"social"_s, u"social"_s}, u"boss"_s));
        QVERIFY(seats.setSkills(u"2"_s, {u"tax"_s}, u"boss"_s));
        QCOMPARE(seats.reserve(u"a"_s, u"tax"_s, {}, {}).value()->number, u"2"_s);
        QCOMPARE(seats.reserve(u"b"_s, u"tax"_s, {}, {}).value()->number, u"3"_s);
        QVERIFY(!seats.reserve(u"c"_s, u"tax"_s, {}, {}).value());
        QVERIFY(!seats.reserve(u"c"_s, {}, {}, {u"1"_s}).value());
        QCOMPARE(seats.reserve(u"c"_s, {}, u"1"_s, {}).value()->number, u"1"_s);
        QCOMPARE(seats.count(u"tax"_s)->serving, 2);
    }

    void skills_tooManyOrTooLong_areRefused_andChangeNothing() {
        ManualClock clock(1'000'000);
        StoreFixture fixture(u"intl"_s, routingSchema(), &clock);
        Seats seats(fixture.store(), clock);
        sitDownReady(seats, clock, u"1"_s);
        QStringList many;
        for (int i = 0; i < 50; ++i)
            many << QString(60 - 2, u'x') + QString::number(10 + i);
        QVERIFY(seats.setSkills(u"1"_s, many, u"boss"_s));
        for (const QStringList &bad : {QStringList(many) << u"tax"_s, QStringList{QString(61, u'x')}}) {
            const auto refused = seats.setSkills(u"1"_s, bad, u"boss"_s);
            QVERIFY(!refused);
            QCOMPARE(refused.error().code, u"routing.bad_skills"_s);
        }
        QCOMPARE(seats.seat(u"1"_s)->skills, many);
    }

    void unregisteredTelephone_isNeverRung_data() { StoreFixture::addBackendColumn(); }
    void unregisteredTelephone_isNeverRung() {
        ManualClock clock(1'000'000);
        STORE_FIXTURE(fixture, routingSchema(), &clock);
        Seats seats(fixture.store(), clock);
        QSignalSpy back(&seats, &Seats::becameReady);
        sitDownReady(seats, clock, u"1"_s);
        QVERIFY(seats.setRegistered(u"1"_s, false));
        QVERIFY(!seats.reserve(u"a"_s, {}, {}, {}).value());
        const int before = int(back.size());
        QVERIFY(seats.setRegistered(u"1"_s, true));
        QCOMPARE(back.size(), before + 1);
        QVERIFY(seats.reserve(u"a"_s, {}, {}, {}).value());
    }

    void illegalStep_isRefused_andNothingChanges_data() { StoreFixture::addBackendColumn(); }
    void illegalStep_isRefused_andNothingChanges() {
        ManualClock clock(1'000'000);
        STORE_FIXTURE(fixture, routingSchema(), &clock);
        Seats seats(fixture.store(), clock);
        sitDownReady(seats, clock, u"1"_s);
        QVERIFY(seats.reserve(u"a"_s, {}, {}, {}).value());
        for (const auto to : {SeatState::Ready, SeatState::Away, SeatState::Offline}) {
            const auto refused = seats.setState(u"1"_s, to, {}, u"u"_s);
            QVERIFY(!refused);
            QCOMPARE(refused.error().code, u"routing.illegal_step"_s);
        }
        QCOMPARE(seats.step(u"1"_s, SeatState::Talking, u"other call"_s).error().code,
                 u"routing.illegal_step"_s);
        QCOMPARE(seats.seat(u"1"_s)->state, SeatState::Ringing);
        QCOMPARE(seats.setState(u"9"_s, SeatState::Ready, {}, u"u"_s).error().code,
                 u"routing.unknown_seat"_s);
    }

    void eachChange_hasItsEvent() {
        ManualClock clock(1'000'000);
        StoreFixture fixture(u"intl"_s, routingSchema(), &clock);
        Seats seats(fixture.store(), clock);
        sitDownReady(seats, clock, u"1"_s);
        const qint64 before = fixture.store().lastEventSeq();
        QVERIFY(seats.setState(u"1"_s, SeatState::Away, u"lunch"_s, u"u1"_s));
        QVERIFY(seats.setState(u"1"_s, SeatState::Away, u"lunch"_s, u"u1"_s)); // said twice, told once
        const auto events = fixture.store().eventsAfter(before, 10);
        QCOMPARE(events->size(), 1u);
        QCOMPARE(events->front().type, u"seat.state"_s);
        QCOMPARE(events->front().actor, u"u1"_s);
        QCOMPARE(events->front().payload[u"state"_s].toString(), u"away"_s);
        QCOMPARE(events->front().payload[u"reason"_s].toString(), u"lunch"_s);
    }

    void readyByItself_mayBeSaidToBeReady() {
        ManualClock clock(1'000'000);
        StoreFixture fixture(u"intl"_s, routingSchema(), &clock);
        Seats seats(fixture.store(), clock);
        sitDownReady(seats, clock, u"1"_s);
        QVERIFY(seats.reserve(u"a"_s, {}, {}, {}).value());
        QVERIFY(seats.step(u"1"_s, SeatState::Talking, u"a"_s));
        QVERIFY(seats.step(u"1"_s, SeatState::Wrapup, u"a"_s));
        const auto over = seats.step(u"1"_s, SeatState::Ready, u"a"_s, u"wrap_up_over"_s);
        QVERIFY(over);
        clock.advance(1000);
        const auto said = seats.setState(u"1"_s, SeatState::Ready, {}, u"u"_s);
        QVERIFY2(said, said ? "" : qPrintable(said.error().toString()));
        QCOMPARE(said->idleSince, over->idleSince); // the place in the line stays
    }

    void engineDied_itsSeatsAreFreedHonestly_data() { StoreFixture::addBackendColumn(); }
    void engineDied_itsSeatsAreFreedHonestly() {
        ManualClock clock(1'000'000);
        STORE_FIXTURE(fixture, routingSchema(), &clock);
        {
            Seats seats(fixture.store(), clock);
            sitDownReady(seats, clock, u"1"_s);
            sitDownReady(seats, clock, u"2"_s);
            sitDownReady(seats, clock, u"3"_s);
            QVERIFY(seats.reserve(u"a"_s, {}, {}, {}).value());
            QVERIFY(seats.reserve(u"b"_s, {}, {}, {}).value());
            QVERIFY(seats.step(u"2"_s, SeatState::Talking, u"b"_s));
        }
        fixture.reopen();
        Seats seats(fixture.store(), clock);
        QCOMPARE(seats.recover().value(), 2);
        QCOMPARE(seats.seat(u"1"_s)->state, SeatState::Ready);
        QCOMPARE(seats.seat(u"2"_s)->state, SeatState::Wrapup);
        QCOMPARE(seats.seat(u"2"_s)->callId, u"b"_s); // the summary can still be filed
        QCOMPARE(seats.seat(u"3"_s)->state, SeatState::Ready);
        QVERIFY(!seats.reserve(u"c"_s, {}, {}, {}).value()); // telephones have yet to register
    }

    void engineDied_aSeatThatHadTakenACallOver_wrapsUp_data() { StoreFixture::addBackendColumn(); }
    void engineDied_aSeatThatHadTakenACallOver_wrapsUp() {
        ManualClock clock(1'000'000);
        STORE_FIXTURE(fixture, routingSchema(), &clock);
        {
            Seats seats(fixture.store(), clock);
            sitDownReady(seats, clock, u"1"_s);
            QVERIFY(seats.step(u"1"_s, SeatState::Away, {}, u"supervising"_s)); // never reserved for the call
            QVERIFY(seats.step(u"1"_s, SeatState::Talking, u"a"_s));
        }
        fixture.reopen();
        Seats seats(fixture.store(), clock);
        QCOMPARE(seats.recover().value(), 1);
        QCOMPARE(seats.seat(u"1"_s)->state, SeatState::Wrapup);
        QCOMPARE(seats.seat(u"1"_s)->callId, u"a"_s);
        QVERIFY(seats.setState(u"1"_s, SeatState::Ready, {}, u"u"_s));
    }

    void telephoneOfAnotherEngine_isNotOursToTakeAway() {
        if (const auto reason = StoreFixture::whyNot(u"postgresql"_s); !reason.isEmpty())
            QSKIP(qPrintable(reason));
        ManualClock clock(1'000'000);
        StoreFixture fixture(u"postgresql"_s, routingSchema(), &clock);
        Seats ours(fixture.store(), clock);
        auto config = fixture.config();
        config.engineId = u"other"_s;
        auto store = openStore(config);
        QVERIFY(store);
        Seats theirs(**store, clock);
        sitDownReady(ours, clock, u"1"_s);
        QVERIFY(theirs.recover());
        QVERIFY(ours.seat(u"1"_s)->registered);
        QVERIFY(theirs.setRegistered(u"1"_s, true)); // the telephone moved
        QVERIFY(ours.setRegistered(u"1"_s, false));  // its old registration runs out
        QVERIFY(ours.seat(u"1"_s)->registered);
        QVERIFY(theirs.recover());
        QVERIFY(!ours.seat(u"1"_s)->registered);
    }

    void oneEngineCountsTime_whileAnotherSteps_neitherWaitsForTheOther() {
        if (const auto reason = StoreFixture::whyNot(u"postgresql"_s); !reason.isEmpty())
            QSKIP(qPrintable(reason));
        ManualClock clock(1'000'000'000);
        StoreFixture fixture(u"postgresql"_s, routingSchema(), &clock);
        auto config = fixture.config();
        config.engineId = u"other"_s;
        auto store = openStore(config);
        QVERIFY2(store, store ? "" : qPrintable(store.error().toString()));
        Seats ours(fixture.store(), clock), theirs(**store, clock);
        for (int i = 0; i < 20; ++i)
            sitDownReady(ours, clock, QString::number(100 + i));
        for (int round = 0; round < 10; ++round) {
            QVERIFY(ours.recover(u"other"_s)); // all are counted by us
            clock.advance(60'000);
            Expected<void> counted;
            std::thread counting([&] { counted = ours.countOpenTime(); });
            const auto stepped = theirs.setState(u"119"_s, round % 2 ? SeatState::Ready : SeatState::Away, {}, u"u"_s);
            counting.join();
            QVERIFY2(counted, counted ? "" : qPrintable(counted.error().toString()));
            if (!stepped) // ours had written first
                QCOMPARE(stepped.error().code, u"routing.illegal_step"_s);
        }
    }

    void skillsEvent_namesWhoChangedThem() {
        ManualClock clock(1'000'000);
        StoreFixture fixture(u"intl"_s, routingSchema(), &clock);
        Seats seats(fixture.store(), clock);
        sitDownReady(seats, clock, u"1"_s);
        const qint64 before = fixture.store().lastEventSeq();
        QVERIFY(seats.setSkills(u"1"_s, {u"tax"_s}, u"boss"_s));
        const auto events = fixture.store().eventsAfter(before, 10).value();
        QCOMPARE(events.size(), 1u);
        QCOMPARE(events[0].actor, u"boss"_s);
    }

    void twoEnginesAtOnce_neverReserveOneSeatTwice() {
        if (const auto reason = StoreFixture::whyNot(u"postgresql"_s); !reason.isEmpty())
            QSKIP(qPrintable(reason));
        ManualClock clock(1'000'000);
        StoreFixture fixture(u"postgresql"_s, routingSchema(), &clock);
        Seats setup(fixture.store(), clock);
        for (int i = 0; i < 20; ++i)
            sitDownReady(setup, clock, QString::number(100 + i));
        std::mutex mutex;
        std::multiset<QString> taken;
        std::vector<std::unique_ptr<Store>> stores;
        for (int i = 0; i < 2; ++i) {
            auto config = fixture.config();
            config.engineId = u"engine-%1"_s.arg(i);
            auto store = openStore(config);
            QVERIFY2(store, store ? "" : qPrintable(store.error().toString()));
            stores.push_back(std::move(*store));
        }
        std::vector<std::thread> threads;
        for (int i = 0; i < 2; ++i)
            threads.emplace_back([&, i] {
                Seats seats(*stores[size_t(i)], clock);
                for (int n = 0; n < 15; ++n)
                    if (const auto seat = seats.reserve(u"%1-%2"_s.arg(i).arg(n), {}, {}, {});
                        seat && *seat) {
                        const std::lock_guard lock(mutex);
                        taken.insert((*seat)->number);
                    }
            });
        for (auto &thread : threads)
            thread.join();
        QCOMPARE(taken.size(), 20u);
        QCOMPARE(std::set<QString>(taken.begin(), taken.end()).size(), 20u);
    }
};
LIANXIN_TEST(tst_Seats);
#include "tst_Seats.moc"
