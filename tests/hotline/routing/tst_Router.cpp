// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/routing/Callbacks.h"
#include "hotline/routing/Router.h"
#include "hotline/routing/RoutingMethods.h"
#include "hotline/routing/RoutingSchema.h"
#include "platform/base/Clock.h"
#include "support/StoreFixture.h"
#include "support/TestRegistry.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>
#include <set>

using namespace lianxin;
using namespace lianxin::test;

namespace {

struct Hall {
    explicit Hall(StoreFixture &fixture, ManualClock &clock_, int count, RoutingSettings settings = {})
        : clock(clock_)
        , seats(fixture.store(), clock)
        , router(fixture.store(), seats, clock, settings) {
        QObject::connect(&router, &Router::seatOffered, [this](const SeatOffer &o) { offers.push_back(o); });
        QObject::connect(&router, &Router::offerWithdrawn,
                         [this](const Id &call, const QString &seat, const QString &why) {
                             withdrawn.push_back({call, seat, why});
                         });
        QObject::connect(&router, &Router::placeChanged,
                         [this](const Id &call, const QueuePlace &place) { places[call] = place; });
        QObject::connect(&router, &Router::waitLimitReached, [this](const Id &call) { limits << call; });
        QObject::connect(&router, &Router::transferFailed, [this](const Id &call, const QString &why) {
            failedTransfers << call + u':' + why;
        });
        for (int i = 1; i <= count; ++i)
            comeIn(QString::number(i));
    }
    void comeIn(const QString &number) {
        QVERIFY(seats.assign(number, u"user-"_s + number, number));
        QVERIFY(seats.setRegistered(number, true));
        QVERIFY(seats.setState(number, SeatState::Ready, {}, u"u"_s));
        clock.advance(10);
        pump();
    }
    void pump() { // an offer takes two turns of the event loop: look at the queue, tell
        for (int i = 0; i < 3; ++i)
            QCoreApplication::processEvents();
    }
    void advance(qint64 ms) {
        clock.advance(ms);
        router.tick();
        pump();
    }
    void ask(const Id &call, const QString &skill = {}, int priority = 5, const QString &reason = u"key"_s) {
        SeatRequest handOver;
        handOver.callId = call;
        handOver.skill = skill;
        handOver.reason = reason;
        handOver.key = u"2"_s;
        handOver.priority = priority;
        QVERIFY(router.request(handOver));
        pump();
    }
    SeatState stateOf(const QString &number) { return seats.seat(number)->state; }
    ManualClock &clock;
    Seats seats;
    Router router;
    std::vector<SeatOffer> offers;
    std::vector<std::tuple<Id, QString, QString>> withdrawn;
    std::map<Id, QueuePlace> places;
    QStringList limits, failedTransfers;
};

class Placer : public CallbackPlacer {
public:
    Expected<Id> place(const Callback &callback, const QString &) override {
        if (refuse)
            return Error{ErrorKind::Refused, u"test.no"_s, u"No."_s, {}, {}};
        placed.push_back(callback.id);
        return u"order-1"_s;
    }
    std::vector<Id> placed;
    bool refuse = false;
};

} // namespace

class tst_Router : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void wrapUp_isProlongedForAReason_upToACeiling_andCounted_data() { StoreFixture::addBackendColumn(); }
    void wrapUp_isProlongedForAReason_upToACeiling_andCounted() {
        ManualClock clock(1'000'000);
        STORE_FIXTURE(fixture, routingSchema(), &clock);
        Hall hall(fixture, clock, 2);
        const auto talk = [&](const Id &call) {
            hall.ask(call);
            hall.router.seatAnswered(call);
            hall.router.talkEnded(call);
        };
        QCOMPARE(hall.router.extendWrapUp(u"1"_s, 5, u"complex"_s, u"user-1"_s).error().code, u"routing.no_wrap_up"_s);
        talk(u"a"_s);
        QCOMPARE(hall.seats.seat(u"1"_s)->wrapUpUntil, clock.now() + 60'000);
        for (const auto &[minutes, reason] : {std::pair{0, u"complex"_s}, {16, u"complex"_s}, {5, u"  "_s}, {5, QString(61, u'长')}})
            QCOMPARE(hall.router.extendWrapUp(u"1"_s, minutes, reason, u"user-1"_s).error().code, u"routing.bad_extension"_s);
        const auto extended = hall.router.extendWrapUp(u"1"_s, 5, u"等 13812341234 回电"_s, u"user-1"_s);
        QVERIFY2(extended, extended ? "" : qPrintable(extended.error().toString()));
        QCOMPARE(extended->wrapUpUntil, clock.now() + 6 * 60'000);
        QCOMPARE(extended->wrapUpExtendedMs, 5 * 60'000);
        QVERIFY(!extended->wrapUpReason.contains(u"13812341234"_s)); // every seat sees it
        hall.advance(60'001);
        QCOMPARE(hall.stateOf(u"1"_s), SeatState::Wrapup);
        QVERIFY(hall.router.extendWrapUp(u"1"_s, 15, u"materials"_s, u"user-1"_s));
        const auto tooMuch = hall.router.extendWrapUp(u"1"_s, 11, u"materials"_s, u"user-1"_s);
        QCOMPARE(tooMuch.error().code, u"routing.wrap_up_ceiling"_s);
        QVERIFY(tooMuch.error().remedy.contains(u"10"_s));
        QVERIFY(hall.router.extendWrapUp(u"1"_s, 10, u"system"_s, u"user-1"_s));
        QCOMPARE(hall.seats.seat(u"1"_s)->wrapUpExtensions, 3);
        hall.advance(31 * 60'000 + 1); // it ends by itself then, and nothing of it is left
        QCOMPARE(hall.stateOf(u"1"_s), SeatState::Ready);
        QCOMPARE(hall.seats.seat(u"1"_s)->wrapUpUntil, 0);
        QCOMPARE(hall.seats.seat(u"1"_s)->wrapUpExtensions, 0);
        const auto figures = *hall.seats.extensions(0, 0);
        QCOMPARE(figures[u"count"_s].toInt(), 3);
        QCOMPARE(figures[u"minutes"_s].toInt(), 30);
        QCOMPARE(figures[u"seats"_s][0][u"lastReason"_s].toString(), u"system"_s);
        QCOMPARE(hall.seats.extensions(clock.now(), 0)->value(u"count"_s).toInt(), 0);
        // Consoles, a supervisor's too, hear of it.
        const auto events = fixture.store().eventsAfter(0, 100).value();
        QVERIFY(std::any_of(events.begin(), events.end(), [](const Event &e) { return e.type == u"seat.state" && e.payload[u"wrapUpExtensions"_s].toInt() == 3; }));
    }

    void restart_keepsAProlongedWrapUp_data() { StoreFixture::addBackendColumn(); }
    void restart_keepsAProlongedWrapUp() {
        ManualClock clock(1'000'000);
        STORE_FIXTURE(fixture, routingSchema(), &clock);
        Hall hall(fixture, clock, 1);
        hall.ask(u"a"_s);
        hall.router.seatAnswered(u"a"_s);
        hall.router.talkEnded(u"a"_s);
        QVERIFY(hall.router.extendWrapUp(u"1"_s, 2, u"complex"_s, u"user-1"_s));
        Router again(fixture.store(), hall.seats, clock);
        again.start();
        clock.advance(2 * 60'000);
        again.tick();
        QCOMPARE(hall.stateOf(u"1"_s), SeatState::Wrapup);
        clock.advance(60'001);
        again.tick();
        QCOMPARE(hall.stateOf(u"1"_s), SeatState::Ready);
    }

    void callGetsSeat_talks_wrapsUp_ready_data() { StoreFixture::addBackendColumn(); }
    void callGetsSeat_talks_wrapsUp_ready() {
        ManualClock clock(1'000'000);
        STORE_FIXTURE(fixture, routingSchema(), &clock);
        Hall hall(fixture, clock, 2);
        hall.ask(u"a"_s);
        QCOMPARE(hall.offers.size(), 1u);
        QCOMPARE(hall.offers.front().seatNumber, u"1"_s);
        QCOMPARE(hall.offers.front().handOver.key, u"2"_s);
        QCOMPARE(hall.stateOf(u"1"_s), SeatState::Ringing);
        hall.router.seatAnswered(u"a"_s);
        QCOMPARE(hall.stateOf(u"1"_s), SeatState::Talking);
        QCOMPARE(hall.router.seatOf(u"a"_s), u"1"_s);
        hall.router.held(u"a"_s);
        QCOMPARE(hall.stateOf(u"1"_s), SeatState::Hold);
        hall.router.resumed(u"a"_s);
        hall.router.talkEnded(u"a"_s);
        QCOMPARE(hall.stateOf(u"1"_s), SeatState::Wrapup);
        QVERIFY(hall.router.wrappedUp(u"a"_s));
        QCOMPARE(hall.stateOf(u"1"_s), SeatState::Ready);
        const auto events = fixture.store().eventsAfter(0, 100).value();
        QVERIFY(std::any_of(events.begin(), events.end(),
                            [](const Event &e) { return e.type == u"call.queued"; }));
        QVERIFY(std::any_of(events.begin(), events.end(),
                            [](const Event &e) { return e.type == u"call.offered"; }));
    }

    void noAnswer_nextSeatIsOffered_theFirstIsAwayMissed_data() { StoreFixture::addBackendColumn(); }
    void noAnswer_nextSeatIsOffered_theFirstIsAwayMissed() {
        ManualClock clock(1'000'000);
        STORE_FIXTURE(fixture, routingSchema(), &clock);
        Hall hall(fixture, clock, 3);
        hall.ask(u"a"_s);
        hall.advance(14'000);
        QCOMPARE(hall.offers.size(), 1u);
        hall.advance(1'001);
        QCOMPARE(hall.stateOf(u"1"_s), SeatState::Away);
        QCOMPARE(hall.seats.seat(u"1"_s)->reason, u"missed"_s);
        QCOMPARE(hall.withdrawn.front(), std::tuple(u"a"_s, u"1"_s, u"timeout"_s));
        QCOMPARE(hall.offers.size(), 2u);
        QCOMPARE(hall.offers.back().seatNumber, u"2"_s);
        hall.router.seatRejected(u"a"_s);
        hall.pump();
        QCOMPARE(hall.seats.seat(u"2"_s)->reason, u"rejected"_s);
        QCOMPARE(hall.offers.back().seatNumber, u"3"_s);
        hall.router.seatFailed(u"a"_s, u"480"_s);
        hall.pump();
        QCOMPARE(hall.seats.seat(u"3"_s)->reason, u"unreachable"_s);
        QCOMPARE(hall.router.place(u"a"_s)->position, 1);
        hall.comeIn(u"4"_s);
        hall.pump();
        QCOMPARE(hall.offers.back().seatNumber, u"4"_s);
    }

    void nobodyFree_positionAndWaitAreTold_thenTheLimit() {
        ManualClock clock(1'000'000);
        StoreFixture fixture(u"intl"_s, routingSchema(), &clock);
        Hall hall(fixture, clock, 1);
        hall.ask(u"talking"_s);
        hall.router.seatAnswered(u"talking"_s);
        hall.ask(u"a"_s);
        hall.advance(1000);
        hall.ask(u"b"_s);
        hall.advance(1000);
        QCOMPARE(hall.places.at(u"a"_s).position, 1);
        QCOMPARE(hall.places.at(u"b"_s).position, 2);
        QCOMPARE(hall.places.at(u"b"_s).expectedWaitMs, 2 * hall.places.at(u"a"_s).expectedWaitMs);
        QVERIFY(hall.places.at(u"a"_s).expectedWaitMs > 0);
        hall.places.clear();
        hall.advance(10'000);
        QVERIFY(hall.places.empty());
        hall.advance(10'000);
        QCOMPARE(hall.places.size(), 2u);
        hall.advance(98'000);
        QCOMPARE(hall.limits, QStringList{u"a"_s});
        hall.advance(2'000);
        QCOMPARE(hall.limits, (QStringList{u"a"_s, u"b"_s}));
        hall.advance(200'000);
        QCOMPARE(hall.limits.size(), 2);
        QCOMPARE(hall.router.figures().waiting, 2);
        hall.router.callGone(u"a"_s);
        QCOMPARE(hall.router.place(u"b"_s)->position, 1);
        hall.router.talkEnded(u"talking"_s);
        QVERIFY(hall.router.wrappedUp(u"talking"_s));
        hall.pump();
        QCOMPARE(hall.offers.back().handOver.callId, u"b"_s);
    }

    void queue_isServedByPriorityThenByWait_data() { StoreFixture::addBackendColumn(); }
    void queue_isServedByPriorityThenByWait() {
        ManualClock clock(1'000'000);
        STORE_FIXTURE(fixture, routingSchema(), &clock);
        Hall hall(fixture, clock, 0);
        for (const auto &[call, priority] : {std::pair{u"a"_s, 5}, {u"b"_s, 5}, {u"c"_s, 9}, {u"d"_s, 1}}) {
            hall.ask(call, {}, priority);
            clock.advance(100);
        }
        QStringList served;
        for (int i = 0; i < 4; ++i) {
            hall.comeIn(QString::number(i));
            hall.pump();
            served << hall.offers.back().handOver.callId;
            hall.router.seatAnswered(served.back());
        }
        QCOMPARE(served, (QStringList{u"c"_s, u"a"_s, u"b"_s, u"d"_s}));
    }

    void fairness_overManyCalls_loadIsEven() {
        ManualClock clock(1'000'000);
        StoreFixture fixture(u"intl"_s, routingSchema(), &clock);
        RoutingSettings settings;
        settings.wrapUpMs = 5'000;
        Hall hall(fixture, clock, 4, settings);
        std::map<QString, int> load;
        for (int i = 0; i < 40; ++i) {
            const Id call = u"call-%1"_s.arg(i);
            hall.ask(call);
            QVERIFY(!hall.offers.empty() && hall.offers.back().handOver.callId == call);
            ++load[hall.offers.back().seatNumber];
            hall.router.seatAnswered(call);
            clock.advance(30'000);
            hall.router.talkEnded(call);
            hall.advance(5'001);
        }
        QCOMPARE(load.size(), 4u);
        for (const auto &[seat, calls] : load)
            QCOMPARE(calls, 10);
    }

    void citizenHangsUpWhileItRings_seatIsReadyAgain_data() { StoreFixture::addBackendColumn(); }
    void citizenHangsUpWhileItRings_seatIsReadyAgain() {
        ManualClock clock(1'000'000);
        STORE_FIXTURE(fixture, routingSchema(), &clock);
        Hall hall(fixture, clock, 1);
        hall.ask(u"a"_s);
        hall.router.callGone(u"a"_s);
        QCOMPARE(hall.stateOf(u"1"_s), SeatState::Ready);
        QCOMPARE(std::get<2>(hall.withdrawn.back()), u"gone"_s);
        hall.router.seatAnswered(u"a"_s); // too late: nothing happens
        QCOMPARE(hall.stateOf(u"1"_s), SeatState::Ready);
        QVERIFY(!hall.router.place(u"a"_s));
    }

    void goneBeforeTheOfferLeft_nobodyIsRung() {
        ManualClock clock(1'000'000);
        StoreFixture fixture(u"intl"_s, routingSchema(), &clock);
        Hall hall(fixture, clock, 1);
        SeatRequest handOver;
        handOver.callId = u"a"_s;
        QVERIFY(hall.router.request(handOver));
        hall.router.callGone(u"a"_s);
        hall.pump();
        QVERIFY(hall.offers.empty());
    }

    void lostSeat_getsItsCallBack_first_data() { StoreFixture::addBackendColumn(); }
    void lostSeat_getsItsCallBack_first() {
        ManualClock clock(1'000'000);
        STORE_FIXTURE(fixture, routingSchema(), &clock);
        Hall hall(fixture, clock, 2);
        hall.ask(u"a"_s);
        hall.router.seatAnswered(u"a"_s);
        const auto place = hall.router.giveBack(u"a"_s);
        QVERIFY(place);
        hall.pump();
        QCOMPARE(hall.stateOf(u"1"_s), SeatState::Offline);
        QCOMPARE(hall.seats.seat(u"1"_s)->reason, u"lost"_s);
        QCOMPARE(hall.offers.size(), 1u); // seat 2 is free, but not yet asked
        hall.advance(5'000);
        QVERIFY(hall.seats.setState(u"1"_s, SeatState::Ready, {}, u"u"_s)); // the console is back
        hall.pump();
        QCOMPARE(hall.offers.size(), 2u);
        QCOMPARE(hall.offers.back().seatNumber, u"1"_s);
        QCOMPARE(hall.offers.back().handOver.reason, u"lost_seat"_s);
        // Lost again, and this time for good: after a while the next seat takes it.
        hall.router.seatAnswered(u"a"_s);
        QVERIFY(hall.router.giveBack(u"a"_s));
        hall.advance(29'000);
        QCOMPARE(hall.offers.size(), 2u);
        hall.advance(1'100);
        QCOMPARE(hall.offers.back().seatNumber, u"2"_s);
        QCOMPARE(hall.router.giveBack(u"nobody"_s).error().code, u"routing.unknown_call"_s);
    }

    void transfer_goesToThatSeat_elseBackToTheLine_data() { StoreFixture::addBackendColumn(); }
    void transfer_goesToThatSeat_elseBackToTheLine() {
        ManualClock clock(1'000'000);
        STORE_FIXTURE(fixture, routingSchema(), &clock);
        Hall hall(fixture, clock, 3);
        hall.ask(u"a"_s);
        hall.router.seatAnswered(u"a"_s);
        SeatRequest transfer;
        transfer.callId = u"a"_s;
        transfer.reason = u"transfer"_s;
        transfer.seatNumber = u"3"_s;
        QVERIFY(hall.router.request(transfer));
        hall.pump();
        QCOMPARE(hall.offers.back().seatNumber, u"3"_s);
        QCOMPARE(hall.stateOf(u"1"_s), SeatState::Wrapup);
        hall.router.seatRejected(u"a"_s);
        hall.pump();
        QCOMPARE(hall.failedTransfers, QStringList{u"a:rejected"_s});
        QCOMPARE(hall.router.place(u"a"_s)->position, 1);
        QVERIFY(hall.seats.setState(u"1"_s, SeatState::Ready, {}, u"u"_s)); // who transferred has first right
        hall.pump();
        QCOMPARE(hall.offers.back().seatNumber, u"1"_s);
    }

    void takenOverByAReservedSeat_theFirstWrapsUp_data() { StoreFixture::addBackendColumn(); }
    void takenOverByAReservedSeat_theFirstWrapsUp() {
        ManualClock clock(1'000'000);
        STORE_FIXTURE(fixture, routingSchema(), &clock);
        Hall hall(fixture, clock, 2);
        hall.ask(u"a"_s);
        hall.router.seatAnswered(u"a"_s);
        QCOMPARE(hall.seats.reserve(u"a"_s, {}, u"2"_s, {}).value()->number, u"2"_s);
        hall.router.transferred(u"a"_s, u"2"_s);
        QCOMPARE(hall.router.seatOf(u"a"_s), u"2"_s);
        QCOMPARE(hall.stateOf(u"2"_s), SeatState::Talking);
        QCOMPARE(hall.stateOf(u"1"_s), SeatState::Wrapup);
        hall.router.talkEnded(u"a"_s);
        QCOMPARE(hall.stateOf(u"2"_s), SeatState::Wrapup);
        hall.advance(60'000); // both wrap-ups end by themselves
        QCOMPARE(hall.stateOf(u"1"_s), SeatState::Ready);
        QCOMPARE(hall.stateOf(u"2"_s), SeatState::Ready);
    }

    void takenFromOutside_theSeatHasACallThatRoutingHadLetGo() {
        ManualClock clock(1'000'000);
        StoreFixture fixture(u"intl"_s, routingSchema(), &clock);
        Hall hall(fixture, clock, 2);
        hall.ask(u"a"_s);
        hall.router.seatAnswered(u"a"_s);
        hall.router.taken(u"a"_s, u"2"_s); // a seat has it: not to be taken
        QCOMPARE(hall.router.seatOf(u"a"_s), u"1"_s);
        hall.router.talkEnded(u"a"_s);
        hall.router.taken(u"a"_s, u"2"_s);
        QCOMPARE(hall.router.seatOf(u"a"_s), u"2"_s);
        QCOMPARE(hall.stateOf(u"2"_s), SeatState::Talking);
        QCOMPARE(hall.stateOf(u"1"_s), SeatState::Wrapup);
        hall.router.talkEnded(u"a"_s);
        QCOMPARE(hall.stateOf(u"2"_s), SeatState::Wrapup);
        QVERIFY(hall.router.seatOf(u"a"_s).isEmpty());
    }

    void sameCallTwice_isRefused() {
        ManualClock clock(1'000'000);
        StoreFixture fixture(u"intl"_s, routingSchema(), &clock);
        Hall hall(fixture, clock, 0);
        hall.ask(u"a"_s);
        SeatRequest again;
        again.callId = u"a"_s;
        QCOMPARE(hall.router.request(again).error().code, u"routing.already_queued"_s);
    }

    void serviceLevel_countsFifteenSeconds_data() { StoreFixture::addBackendColumn(); }
    void serviceLevel_countsFifteenSeconds() {
        ManualClock clock(1'773'194'400'000);
        STORE_FIXTURE(fixture, routingSchema(), &clock);
        Hall hall(fixture, clock, 2);
        hall.ask(u"quick"_s, {}, 5, u"inbound"_s);
        clock.advance(14'000);
        hall.router.seatAnswered(u"quick"_s);
        hall.ask(u"slow"_s, {}, 5, u"inbound"_s);
        clock.advance(16'000);
        hall.router.seatAnswered(u"slow"_s);
        hall.ask(u"lost"_s, {}, 5, u"inbound"_s);
        hall.router.callGone(u"lost"_s);
        hall.router.noteInboundAnswered(2'000);
        hall.ask(u"over"_s);
        hall.router.callGone(u"over"_s);
        const auto level = hall.router.serviceLevel();
        QVERIFY(level);
        QCOMPARE((*level)[u"day"_s].toString(), u"2026-03-11"_s);
        const auto inbound = (*level)[u"inbound"_s].toObject();
        QCOMPARE(inbound[u"calls"_s].toInt(), 4);
        QCOMPARE(inbound[u"answered"_s].toInt(), 3);
        QCOMPARE(inbound[u"inTime"_s].toInt(), 2);
        QCOMPARE(inbound[u"abandoned"_s].toInt(), 1);
        QCOMPARE(inbound[u"rate"_s].toDouble(), 0.5);
        QCOMPARE(inbound[u"waitMsMax"_s].toInt(), 16'000);
        QCOMPARE((*level)[u"handover"_s][u"abandoned"_s].toInt(), 1);
    }

    void randomHall_noSeatHasTwoCalls_noCallTwoSeats() {
        ManualClock clock(1'000'000);
        StoreFixture fixture(u"intl"_s, routingSchema(), &clock);
        RoutingSettings settings;
        settings.wrapUpMs = 3'000;
        Hall hall(fixture, clock, 5, settings);
        QRandomGenerator random(7);
        std::set<Id> live;
        int next = 0;
        for (int step = 0; step < 250; ++step) {
            const auto any = [&]() -> Id {
                auto it = live.begin();
                std::advance(it, random.bounded(int(live.size())));
                return *it;
            };
            switch (random.bounded(7)) {
            case 0:
            case 1: {
                const Id call = u"c%1"_s.arg(next++);
                live.insert(call);
                hall.ask(call);
                break;
            }
            case 2:
                if (!live.empty())
                    hall.router.seatAnswered(any());
                break;
            case 3:
                if (!live.empty())
                    hall.router.seatRejected(any());
                break;
            case 4:
                if (!live.empty()) {
                    const Id call = any();
                    live.erase(call);
                    hall.router.callGone(call);
                }
                break;
            case 5: {
                const QString seat = QString::number(random.bounded(1, 6));
                (void)hall.seats.setState(seat, SeatState::Ready, {}, u"u"_s);
                break;
            }
            default:
                hall.advance(random.bounded(20'000));
            }
            hall.pump();
            std::set<QString> used;
            const auto everySeat = hall.seats.all().value();
            for (const auto &seat : everySeat) {
                const bool busy = seat.state == SeatState::Ringing || seat.state == SeatState::Talking;
                if (busy) {
                    QVERIFY2(live.contains(seat.callId),
                             qPrintable(u"step %1: seat %2 is %3 for %4"_s.arg(step).arg(
                                 seat.number, nameOf(seat.state), seat.callId)));
                    QVERIFY2(
                        hall.router.seatOf(seat.callId) == seat.number,
                        qPrintable(u"step %1: seat %2 is %3 for %4, routing says %5"_s.arg(step).arg(
                            seat.number, nameOf(seat.state), seat.callId, hall.router.seatOf(seat.callId))));
                    QVERIFY(used.insert(seat.callId).second);
                }
            }
            for (const auto &call : live)
                if (const auto seat = hall.router.seatOf(call); !seat.isEmpty())
                    QVERIFY(used.contains(call));
        }
        QVERIFY(hall.offers.size() > 20);
    }

    void callback_isBookedOncePerCall_andCalledByOnePerson_data() { StoreFixture::addBackendColumn(); }
    void callback_isBookedOncePerCall_andCalledByOnePerson() {
        ManualClock clock(1'000'000);
        STORE_FIXTURE(fixture, routingSchema(), &clock);
        Callbacks callbacks(fixture.store(), clock);
        Callback wish;
        wish.callId = u"call"_s;
        wish.phoneSealed = "s";
        wish.phoneIndex = "i";
        wish.phoneMasked = u"138****1234"_s;
        const auto id = callbacks.book(wish);
        QVERIFY2(id, id ? "" : qPrintable(id.error().toString()));
        QCOMPARE(callbacks.book(wish).value(), *id);
        QCOMPARE(callbacks.call(*id, u"u1"_s).error().code, u"routing.no_placer"_s);
        Placer placer;
        callbacks.setPlacer(&placer);
        placer.refuse = true;
        QVERIFY(!callbacks.call(*id, u"u1"_s));
        QCOMPARE(callbacks.list(u"open"_s, 10)->size(), 1u); // put back
        placer.refuse = false;
        QCOMPARE(callbacks.call(*id, u"u1"_s).value(), u"order-1"_s);
        QCOMPARE(callbacks.call(*id, u"u2"_s).error().code, u"routing.callback_taken"_s);
        QCOMPARE(placer.placed.size(), 1u);
        QVERIFY(callbacks.settle(*id, u"done"_s, u"u1"_s));
        QVERIFY(!callbacks.settle(*id, u"lost"_s, u"u1"_s));
        QCOMPARE(callbacks.settle(u"none"_s, u"done"_s, u"u1"_s).error().code, u"routing.unknown_callback"_s);
        QCOMPARE(callbacks.list({}, 10)->front().state, u"done"_s);
    }

    void methods_showAndChangeSeats() {
        ManualClock clock(1'000'000);
        StoreFixture fixture(u"intl"_s, routingSchema(), &clock);
        Hall hall(fixture, clock, 0);
        Callbacks callbacks(fixture.store(), clock);
        Registry registry;
        registerRoutingMethods(registry, hall.seats, hall.router, callbacks);
        Caller seat;
        seat.userId = u"u7"_s;
        seat.displayName = u"周敏"_s;
        seat.seatNumber = u"0217"_s;
        seat.permissions = {int(Permission::CallsHandle)};
        const auto call = [&](const QString &name, const Caller &who, const QJsonObject &params) {
            return registry.find(name)->handler(who, params);
        };
        QCOMPARE(call(u"seats.me"_s, seat, {})->toObject()[u"state"_s].toString(), u"offline"_s);
        const auto now = call(u"seats.setState"_s, seat, {{u"state"_s, u"ready"_s}});
        QVERIFY(now);
        QCOMPARE(now->toObject()[u"displayName"_s].toString(), u"周敏"_s);
        QCOMPARE(call(u"seats.setState"_s, seat, {{u"state"_s, u"talking"_s}}).error().kind,
                 ErrorKind::Usage);
        QCOMPARE(call(u"seats.setState"_s, seat, {{u"state"_s, u"away"_s}, {u"seatNumber"_s, u"1"_s}})
                     .error()
                     .kind,
                 ErrorKind::Refused);
        Caller nobody = seat;
        nobody.seatNumber.clear();
        QCOMPARE(call(u"seats.me"_s, nobody, {}).error().code, u"routing.no_seat"_s);
        QCOMPARE(call(u"seats.list"_s, seat, {})->toObject()[u"items"_s].toArray().size(), 1);
        QVERIFY(call(u"queue.figures"_s, seat, {}));
        QVERIFY(call(u"callbacks.list"_s, seat, {}));
    }
};
LIANXIN_TEST(tst_Router);
#include "tst_Router.moc"
