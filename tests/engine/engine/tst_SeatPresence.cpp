// SPDX-License-Identifier: GPL-3.0-or-later
#include "EngineHouse.h"
#include "engine/engine/Engine.h"
#include "engine/engine/Services.h"
#include "hotline/routing/ServiceSlots.h"
#include "support/TestRegistry.h"
#include <QJsonArray>

using namespace lianxin;
using namespace lianxin::test;

//! What the engine makes of a seat whose console is locked, of what was written there, and of the seat's time when the engine ends.
class tst_SeatPresence : public QObject {
    Q_OBJECT

    struct House {
        House() {
            config = engineConfigIn(dir);
            config.idleLockMinutes = 7;
            if (!Services::create(config, CryptoSuite::Intl))
                qFatal("no store");
            begin();
            for (const auto &[login, role, seat] : {std::tuple{u"seat"_s, u"seat"_s, u"0801"_s}, {u"other"_s, u"seat"_s, u"0802"_s}, {u"boss"_s, u"supervisor"_s, QString()}})
                if (!services().access->users.add({login, login, testPassword, {role}, seat}, u"t"_s))
                    qFatal("no user");
            CallBegin inbound;
            inbound.phone = u"13812341234"_s;
            inbound.source = u"inbound"_s;
            call = services().records->begin(inbound).value();
        }
        void begin() {
            engine = std::make_unique<Engine>(config);
            if (const auto started = engine->start(); !started)
                qFatal("%s", qPrintable(started.error().toString()));
        }
        Services &services() { return engine->services(); }
        Seat seat() { return services().seats->seat(u"0801"_s).value(); }
        //! Logs in as a console does, which then has the seat's telephone.
        bool sitDown(DoorClient &console, const QString &login = u"seat"_s) {
            return logInAt(console, config, login) && askDoor(console, u"seats.me"_s) && askDoor(console, u"seats.phone"_s);
        }
        void step(SeatState to) {
            const auto stepped = services().seats->step(u"0801"_s, to, call);
            QVERIFY2(stepped, stepped ? "" : qPrintable(stepped.error().toString()));
        }
        void talk() {
            QVERIFY(services().seats->setRegistered(u"0801"_s, true));
            QVERIFY(services().seats->setState(u"0801"_s, SeatState::Ready, {}, u"u"_s));
            QVERIFY(services().seats->reserve(call, {}, u"0801"_s, {}).value());
            step(SeatState::Talking);
        }
        QTemporaryDir dir;
        EngineConfig config;
        std::unique_ptr<Engine> engine;
        Id call;
    };

private Q_SLOTS:
    void lockedInWrapUp_isAwayWhenItEnds_andReadyOnlyByThePerson() {
        House house;
        DoorClient console, boss;
        QVERIFY(house.sitDown(console) && logInAt(boss, house.config, u"boss"_s));
        house.talk();
        QVERIFY(askDoor(console, u"session.lock"_s));
        QCOMPARE(house.seat().state, SeatState::Talking); // a call goes on
        house.step(SeatState::Wrapup);
        QCOMPARE(house.seat().state, SeatState::Wrapup);
        house.step(SeatState::Ready); // its time is over
        QCOMPARE(house.seat().state, SeatState::Away);
        QCOMPARE(house.seat().reason, u"locked"_s);
        QVERIFY(!house.services().seats->reserve(u"next"_s, {}, {}, {}).value()); // nothing rings there
        const auto said = askDoor(boss, u"seats.setState"_s, {{u"state"_s, u"ready"_s}, {u"seatNumber"_s, u"0801"_s}});
        QVERIFY(!said);
        QCOMPARE(said.error().code, u"routing.console_locked"_s); // and not that it is ready now
        QCOMPARE(house.seat().state, SeatState::Away);
        QVERIFY(askDoor(console, u"session.unlock"_s, {{u"password"_s, testPassword}}));
        QVERIFY(askDoor(console, u"seats.setState"_s, {{u"state"_s, u"ready"_s}}));
        QCOMPARE(house.seat().state, SeatState::Ready);
        // Locked while it is ready: out of the line at once.
        QVERIFY(askDoor(console, u"session.lock"_s));
        QCOMPARE(house.seat().state, SeatState::Away);
        QCOMPARE(house.seat().reason, u"locked"_s);
    }

    void lockedSession_thatHasNotTheTelephone_leavesTheSeatAlone() {
        House house;
        DoorClient console, script, other;
        QVERIFY(house.sitDown(console) && logInAt(script, house.config, u"seat"_s) && house.sitDown(other, u"other"_s));
        house.talk();
        QVERIFY(askDoor(script, u"session.lock"_s));
        QVERIFY(askDoor(other, u"session.lock"_s));
        house.step(SeatState::Wrapup);
        house.step(SeatState::Ready);
        QCOMPARE(house.seat().state, SeatState::Ready);
        // A console that was locked and given up, and the one after it.
        QVERIFY(askDoor(console, u"session.lock"_s));
        QCOMPARE(house.seat().state, SeatState::Away);
        DoorClient next;
        QVERIFY(house.sitDown(next));
        QVERIFY(askDoor(next, u"seats.setState"_s, {{u"state"_s, u"ready"_s}}));
        QCOMPARE(house.seat().state, SeatState::Ready);
    }

    void lockedConsole_staysSo_whenTheEngineStartsAgain_untilItsSessionIsGone() {
        House house;
        DoorClient console;
        QVERIFY(house.sitDown(console));
        house.talk();
        QVERIFY(askDoor(console, u"session.lock"_s));
        house.step(SeatState::Wrapup);
        house.engine->stop();
        house.begin();
        QVERIFY(house.seat().consoleLocked);
        house.step(SeatState::Ready);
        QCOMPARE(house.seat().state, SeatState::Away);
        house.engine->stop();
        auto forgotten = Services::open(house.config);
        QVERIFY2(forgotten, forgotten ? "" : qPrintable(forgotten.error().toString()));
        QVERIFY((*forgotten)->store->write([](Transaction &t) { t.execute(u"DELETE FROM app_session"); }));
        forgotten->reset();
        house.begin();
        QVERIFY(!house.seat().consoleLocked);
        QVERIFY(house.services().seats->setState(u"0801"_s, SeatState::Ready, {}, u"u"_s));
    }

    void idleLimit_isTheConfigured() {
        House house;
        DoorClient console;
        console.connectToEngine(u"local:"_s + house.config.doorSocket);
        std::optional<QJsonObject> grant;
        console.login(u"seat"_s, testPassword, &console, [&](const Expected<QJsonValue> &result) { grant = result ? result->toObject() : QJsonObject(); });
        QTRY_VERIFY_WITH_TIMEOUT(grant.has_value(), patienceMs);
        QCOMPARE((*grant)[u"idleLockMinutes"_s].toInt(), 7);
    }

    void stoppedEngine_hasWrittenTheTimeOfLastingStates() {
        House house;
        const qint64 began = house.services().talkClock->now();
        QVERIFY(house.services().seats->assign(u"0801"_s, u"u"_s, u"周敏"_s));
        QVERIFY(house.services().seats->setState(u"0801"_s, SeatState::Ready, {}, u"u"_s));
        QTRY_VERIFY(house.services().talkClock->now() - began > 200);
        const qint64 since = house.seat().since;
        const qint64 atLeast = house.services().talkClock->now() - since;
        house.engine->stop();
        house.begin();
        const qint64 now = house.services().talkClock->now();
        qint64 ready = 0;
        for (const qint64 at : {since, now}) { // midnight may lie between
            if (at == now && serviceDayOf(now) == serviceDayOf(since))
                continue;
            const auto day = house.services().router->dayFigures(serviceDayOf(at)).value();
            for (const auto &slot : day[u"slots"_s].toArray())
                ready += slot[u"seats"_s][u"readyMs"_s].toInteger();
        }
        QVERIFY2(ready >= atLeast && ready <= now - since + 1'000, qPrintable(u"%1 of %2"_s.arg(ready).arg(atLeast)));
    }

    void drafts_areTheirOwners_andGoWhenTheyAreFiled() {
        House house;
        DoorClient console, other, boss;
        QVERIFY(house.sitDown(console) && house.sitDown(other, u"other"_s) && logInAt(boss, house.config, u"boss"_s));
        house.talk();
        QVERIFY(house.services().records->setPhase(house.call, CallPhase::Talking, u"0801"_s));
        const QString words = u"春江路88号停水，电话13900001111"_s;
        const QJsonObject typed{{u"typed"_s, QJsonObject{{u"request"_s, QJsonObject{{u"value"_s, words}}}}}, {u"contact"_s, u"刘建国 13812341234"_s}};
        const QJsonObject keep{{u"id"_s, house.call}, {u"part"_s, u"ticket"_s}, {u"what"_s, typed}};
        const auto kept = askDoor(console, u"drafts.keep"_s, keep);
        QVERIFY2(kept, kept ? "" : qPrintable(kept.error().toString()));
        const QJsonObject wrapUp{{u"id"_s, house.call}, {u"part"_s, u"wrapUp"_s}, {u"what"_s, QJsonObject{{u"summary"_s, u"已登记"_s}}}};
        QVERIFY(askDoor(console, u"drafts.keep"_s, wrapUp));
        const auto mine = [&](DoorClient &who) { return askDoor(who, u"drafts.mine"_s, {{u"id"_s, house.call}})->toObject()[u"items"_s].toArray(); };
        QCOMPARE(mine(console)[0][u"ticket"_s][u"typed"_s], typed[u"typed"_s]); // as it was typed, or it would be filed with stars
        QVERIFY(!mine(console)[0][u"ticket"_s][u"contact"_s].toString().contains(u"13812341234"_s));
        QCOMPARE(mine(other), QJsonArray());
        QCOMPARE(mine(boss), QJsonArray());
        QCOMPARE(askDoor(other, u"drafts.keep"_s, keep).error().code, u"calls.not_yours"_s);
        // One's own unfinished typing buries nothing in the trail; reading it is there, without the words.
        const auto trail = house.services().store->readReturning<QStringList>([](Snapshot &s) {
            QStringList details;
            for (const auto &row : s.query(u"SELECT method, detail FROM audit WHERE method LIKE 'drafts.%' ORDER BY seq"))
                details << row.text(0) + row.text(1);
            return details;
        });
        QVERIFY2(trail, trail ? "" : qPrintable(trail.error().toString()));
        QVERIFY(!trail->isEmpty());
        for (const QString &record : *trail)
            QVERIFY2(record.startsWith(u"drafts.mine"_s), qPrintable(record));
        QVERIFY2(!trail->join(u' ').contains(u"春江路"_s) && !trail->join(u' ').contains(u"已登记"_s), qPrintable(trail->join(u' ')));
        const auto ticket = askDoor(console, u"tickets.create"_s, {{u"title"_s, u"停水"_s}, {u"category"_s, u"停水"_s}, {u"callId"_s, house.call}, {u"contactOfCall"_s, true}});
        QVERIFY2(ticket, ticket ? "" : qPrintable(ticket.error().toString()));
        QVERIFY(askDoor(console, u"drafts.keep"_s, keep)); // sent before it was known
        const auto left = mine(console);
        QCOMPARE(left[0][u"ticket"_s].toObject(), (QJsonObject{{u"savedId"_s, (*ticket)[u"id"_s]}, {u"savedNumber"_s, (*ticket)[u"number"_s]}}));
        QVERIFY(askDoor(console, u"calls.wrapUp"_s, {{u"id"_s, house.call}, {u"result"_s, u"ticket"_s}, {u"summary"_s, u"已登记"_s}}));
        QCOMPARE(mine(console), QJsonArray());
    }
};
LIANXIN_TEST(tst_SeatPresence);
#include "tst_SeatPresence.moc"
