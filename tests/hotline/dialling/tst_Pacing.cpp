// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/dialling/DialWorld.h"
#include "hotline/dialling/Pacing.h"
#include "hotline/dialling/TrunkWatch.h"
#include "support/TestRegistry.h"
#include <QTest>

using namespace lianxin;
using namespace lianxin::test;

namespace {

//! Has seen a campaign: four of ten answer after about 10 s, half of them ask after about 20 s, talks of 120 to 240 s.
SeatPacer experienced(PacingTargets targets = {}) {
    SeatPacer pacer(targets);
    for (int i = 0; i < 1000; ++i) {
        const bool answers = i % 10 < 4;
        pacer.ringEnded(answers ? 6 + i % 9 : 30, answers);
        if (answers)
            pacer.noticeEnded(i % 20 < 10 ? 15 + i % 10 : 20 + i % 7, i % 20 < 10);
        pacer.talkEnded(120 + i % 120);
        pacer.wrapUpEnded(25 + i % 10);
    }
    return pacer;
}

PacingScene seatsFree(int ready) {
    PacingScene scene;
    scene.ready = ready;
    scene.room = 100;
    return scene;
}

class PacedSeats : public SeatForecast {
public:
    SeatOutlook outlook(const QString &) override { return now; }
    SeatOutlook now;
};

} // namespace

class tst_Pacing : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void chances_areLearned_byTheTimeAlreadySpent() {
        ChanceTable table(1, 60, 20, 0.5, 1e6);
        QVERIFY(std::abs(table.share() - 0.5) < 0.01); // assumed
        for (int i = 0; i < 4000; ++i)
            table.add(i % 4 == 0 ? 10.5 : 30.5, i % 4 == 0); // a quarter answers at 10 s, the others ring out
        QVERIFY(std::abs(table.share() - 0.25) < 0.02);
        QVERIFY(std::abs(table.within(0, 9) - 0) < 0.02);
        QVERIFY(std::abs(table.within(0, 12) - 0.25) < 0.02);
        QVERIFY2(table.within(15, 60) < 0.02, "who did not answer by then never does");
        QVERIFY(std::abs(table.mean() - 25.5) < 0.5);
    }

    void oldCalls_areForgotten() {
        ChanceTable table(1, 60, 20, 0.5, 100);
        for (int i = 0; i < 500; ++i)
            table.add(5, true);
        for (int i = 0; i < 500; ++i)
            table.add(5, false);
        QVERIFY2(table.share() < 0.1, qPrintable(QString::number(table.share())));
    }

    void figures_areWhatWasSeen() {
        const auto view = experienced().decide(seatsFree(10));
        QVERIFY(std::abs(view.answerRate - 0.4) < 0.03);
        QVERIFY(std::abs(view.askRate - 0.5) < 0.05);
        QVERIFY(std::abs(view.talkSeconds - 180) < 12);
        QVERIFY(std::abs(view.wrapUpSeconds - 29.5) < 2);
        QCOMPARE(view.seatsFree, 10);
        QVERIFY(view.toJson().contains(u"seatsFreeSoon"_s));
    }

    void noSeats_noCalls() {
        const auto view = experienced().decide(seatsFree(0));
        QCOMPARE(view.callsNow, 0);
        QCOMPARE(view.reason, u"no_seats"_s);
    }

    void moreFreeSeats_moreCalls_andMoreThanSeats() {
        const auto pacer = experienced();
        int before = -1;
        for (const int ready : {1, 2, 5, 10, 20, 40}) {
            const int calls = pacer.decide(seatsFree(ready)).callsNow;
            QVERIFY2(calls >= before, qPrintable(QString::number(ready)));
            before = calls;
        }
        QVERIFY2(before > 80, qPrintable(QString::number(before))); // one in five asks
    }

    void callsInFlight_takeTheirShare() {
        const auto pacer = experienced();
        auto scene = seatsFree(10);
        const int alone = pacer.decide(scene).callsNow;
        scene.ringing.assign(20, 5.0);
        const int ringing = pacer.decide(scene).callsNow;
        scene.ringing.clear();
        scene.inNotice.assign(20, 8.0);
        const int listening = pacer.decide(scene).callsNow;
        QVERIFY(alone > ringing && ringing > listening);
        // Nobody waits for those that have rung for long.
        scene.inNotice.clear();
        scene.ringing.assign(20, 28.0);
        QVERIFY(pacer.decide(scene).callsNow > ringing);
    }

    //! Whoever is engaged or hangs up at once ends first: what is learned from them alone is that nobody asks.
    void firstEnds_areNotBelieved_beyondTheirNumber() {
        SeatPacer pacer;
        for (int i = 0; i < 40; ++i)
            pacer.ringEnded(3, false);
        for (int i = 0; i < 20; ++i) {
            pacer.ringEnded(5, true);
            pacer.noticeEnded(6, false);
        }
        PacingScene scene = seatsFree(60);
        const auto begin = [&] {
            while (const int calls = pacer.decide(scene).callsNow)
                scene.ringing.insert(scene.ringing.end(), size_t(calls), 0.0);
        };
        begin();
        QCOMPARE(scene.ringing.size(), size_t(60 + 60));
        for (int i = 0; i < 80; ++i)
            pacer.ringEnded(30, false);
        scene.ringing.resize(40);
        begin();
        QCOMPARE(scene.ringing.size(), size_t(60 + 140));
    }
    void seatsInWrapUp_countAsFreeSoon_seatsThatJustBeganToTalkDoNot() {
        const auto pacer = experienced();
        auto wrapping = seatsFree(0);
        wrapping.wrapping.assign(10, 20.0);
        auto talking = seatsFree(0);
        talking.talking.assign(10, 5.0);
        const auto soon = pacer.decide(wrapping);
        const auto late = pacer.decide(talking);
        QVERIFY2(soon.callsNow > 10, qPrintable(QString::number(soon.callsNow)));
        QCOMPARE(late.callsNow, 0);
        QCOMPARE(late.reason, u"seats_busy"_s);
        QVERIFY(soon.seatsFreeSoon > 8 && late.seatsFreeSoon < 1);
    }

    void peopleWhoCallIn_andOtherCampaigns_takeSeats() {
        const auto pacer = experienced();
        auto scene = seatsFree(10);
        const int alone = pacer.decide(scene).callsNow;
        scene.arrivalsPerSecond = 0.2;
        QVERIFY(pacer.decide(scene).callsNow < alone);
        scene.arrivalsPerSecond = 0;
        scene.waiting = 5;
        QVERIFY(pacer.decide(scene).callsNow < alone);
        scene.waiting = 0;
        SeatPacer::Ahead others;
        others.fill(5);
        QVERIFY(pacer.decide(scene, others).callsNow < alone);
    }

    void whoWaited_makesItCareful_whoDidNot_boldAgain() {
        auto pacer = experienced();
        const double before = pacer.decide(seatsFree(10)).allowedRisk;
        pacer.askServed(20);
        pacer.askServed(20);
        const auto careful = pacer.decide(seatsFree(10));
        QVERIFY(careful.allowedRisk < before / 1.5);
        for (int i = 0; i < 200; ++i)
            pacer.askServed(3);
        QVERIFY(pacer.decide(seatsFree(10)).allowedRisk > before);
        QCOMPARE(pacer.asked(), 202);
    }

    void atTheCeiling_onlyWhatIsNextToCertain() {
        auto pacer = experienced();
        for (int i = 0; i < 97; ++i)
            pacer.askServed(2);
        for (int i = 0; i < 3; ++i)
            pacer.askLost(12);
        auto busy = seatsFree(2);
        busy.inNotice.assign(3, 10.0);
        const auto view = pacer.decide(busy);
        QCOMPARE(view.callsNow, 0);
        QCOMPARE(view.reason, u"drop_ceiling"_s);
        QCOMPARE(view.dropShare, 0.03);
        // With seats to spare it goes on: each that is answered brings the share down.
        QVERIFY(pacer.decide(seatsFree(10)).callsNow > 0);
    }

    void whatWasLearned_isKept_andDecidesAlike() {
        auto pacer = experienced();
        for (int i = 0; i < 40; ++i)
            pacer.askServed(i % 10 == 0 ? 20 : 3);
        pacer.askLost(9);
        SeatPacer other;
        QVERIFY(other.restore(pacer.toJson()));
        QCOMPARE(other.asked(), 41);
        QCOMPARE(other.dropShare(), pacer.dropShare());
        QCOMPARE(other.lateShare(), pacer.lateShare());
        for (const int ready : {1, 4, 20}) {
            auto scene = seatsFree(ready);
            scene.ringing.assign(5, 5.0);
            scene.talking.assign(3, 150.0);
            const auto one = pacer.decide(scene), two = other.decide(scene);
            QCOMPARE(two.callsNow, one.callsNow);
            QVERIFY(std::abs(two.answerRate - one.answerRate) < 0.001);
            QVERIFY(std::abs(two.talkSeconds - one.talkSeconds) < 0.1);
            QVERIFY(std::abs(two.allowedRisk - one.allowedRisk) < 1e-9);
        }
        other.newDay();
        QCOMPARE(other.asked(), 0);
        QVERIFY(std::abs(other.decide(seatsFree(4)).answerRate - 0.4) < 0.03);
        // It goes on learning from there.
        for (int i = 0; i < 3000; ++i)
            other.ringEnded(8, true);
        QVERIFY(other.decide(seatsFree(4)).answerRate > 0.9);
    }

    void whatIsNoRecord_isRefused_andChangesNothing() {
        auto pacer = experienced();
        pacer.askServed(2);
        const QJsonObject good = pacer.toJson();
        const auto refused = [&](const QString &key, const QJsonValue &value) {
            QJsonObject bad = good;
            bad.insert(key, value);
            return !pacer.restore(bad) && pacer.toJson() == good;
        };
        QVERIFY(!pacer.restore({}));
        QVERIFY(refused(u"dropped"_s, 5)); // more than asked
        QVERIFY(refused(u"lateRisk"_s, 7));
        QVERIFY(refused(u"ring"_s, good.value("talk"_L1)));
        QJsonObject table = good.value("ring"_L1).toObject();
        table.insert(u"event"_s, QJsonArray{99, 1});
        QVERIFY(refused(u"ring"_s, table));
        table.insert(u"event"_s, QJsonArray{1, -3});
        QVERIFY(refused(u"ring"_s, table));
    }

    void deadTrunk_isProbed_andComesBack() {
        TrunkWatch watch;
        for (int i = 0; i < 5; ++i)
            watch.ended(false, 1000);
        QVERIFY(!watch.isDead());
        watch.ended(true, 1000);
        for (int i = 0; i < 6; ++i)
            watch.ended(false, 2000);
        QVERIFY(watch.isDead());
        QVERIFY(!watch.mayCall(2000));
        QVERIFY(!watch.mayCall(watch.probeAt() - 1));
        QVERIFY(watch.mayCall(watch.probeAt()));
        qint64 now = watch.probeAt();
        watch.started(now); // one probe, then a longer pause
        QVERIFY(!watch.mayCall(now));
        const qint64 pause = watch.probeAt() - now;
        watch.ended(false, now);
        now = watch.probeAt();
        watch.started(now);
        QVERIFY(watch.probeAt() - now > pause);
        watch.ended(true, now);
        QVERIFY(!watch.isDead() && watch.mayCall(now));
    }

    void dialler_callsBySeats_andSaysWhy() {
        ManualClock clock(kWednesdayTen);
        StoreFixture fixture(u"intl"_s, dialSchema(), &clock);
        DialWorld w(fixture, clock);
        PacedSeats seats;
        seats.now.serving = 2;
        seats.now.talking = {3, 4};
        w.dialler->setSeatForecast(&seats);
        w.source.gates[u"c1"_s].handsOver = true;
        std::vector<Id> orders;
        for (int i = 0; i < 10; ++i)
            orders.push_back(w.place(u"138000001%1"_s.arg(i, 2, 10, QChar(u'0'))));
        QCOMPARE(w.dialler->tick(), 0); // both seats began to talk a moment ago
        const auto why = w.dialler->explain(orders[0]);
        QVERIFY(why && why->obstacle());
        QCOMPARE(nameOf(why->obstacle()->rule), u"seat_pace"_s);
        QCOMPARE(why->obstacle()->values[u"reason"_s].toString(), u"seats_busy"_s);
        QVERIFY(!why->isFinal());

        seats.now.talking.clear();
        seats.now.ready = 2;
        clock.advance(1000);
        const int made = w.dialler->tick();
        QVERIFY2(made >= 1 && made < 10, qPrintable(QString::number(made)));
        const auto figures = w.dialler->laneFigures(u"campaign:c1"_s, {});
        QVERIFY(figures.pacing);
        QCOMPARE(figures.calls, made);
        QCOMPARE(figures.pacing->seatsFree, 2);

        // One asks for a person and is lost: that is counted against the ceiling.
        const auto &call = w.originator.calls.front();
        clock.advance(8000);
        w.dialler->attemptAnswered(call.attemptId, u"call"_s);
        clock.advance(9000);
        w.dialler->noteAsk(call.orderId, Dialler::AskStep::Asked, 0);
        w.dialler->noteAsk(call.orderId, Dialler::AskStep::Lost, 20'000);
        w.dialler->noteAsk(call.orderId, Dialler::AskStep::Lost, 20'000); // told twice
        w.end(call.attemptId, Outcome::Answered);
        const auto after = w.dialler->laneFigures(u"campaign:c1"_s, {});
        QCOMPARE(after.pacing->asked, 1);
        QCOMPARE(after.pacing->dropShare, 1.0);
        QCOMPARE(after.calls, made - 1);
    }

    void dialler_thatDied_goesOnWithWhatItsLaneLearned_data() { StoreFixture::addBackendColumn(); }
    void dialler_thatDied_goesOnWithWhatItsLaneLearned() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, dialSchema());
        DialWorld w(fixture, clock);
        PacedSeats seats;
        seats.now.serving = seats.now.ready = 30;
        w.dialler->setSeatForecast(&seats);
        w.source.gates[u"c1"_s].handsOver = true;
        const QString lane = u"campaign:c1"_s;
        for (int i = 0; i < 80; ++i)
            w.place(u"138000001%1"_s.arg(i, 2, 10, QChar(u'0')));
        QCOMPARE(w.dialler->tick(), 30);
        clock.advance(8000);
        const auto calls = std::exchange(w.originator.calls, {});
        for (const auto &call : calls)
            w.dialler->attemptAnswered(call.attemptId, u"call"_s);
        clock.advance(9000);
        for (size_t i = 0; i < calls.size(); ++i) {
            w.dialler->noteAsk(calls[i].orderId, Dialler::AskStep::Asked, 0);
            w.dialler->noteAsk(calls[i].orderId, i == 29 ? Dialler::AskStep::Lost : Dialler::AskStep::Answered, 3000);
            w.dialler->noteSeatTime(Dialler::SeatTime::Talk, 90'000);
        }
        w.start(); // died right after the drop
        w.dialler->setSeatForecast(&seats);
        QCOMPARE(w.dialler->dropShare(lane, 30), 1.0 / 30);
        QCOMPARE(w.dialler->dropShare(lane, 31), 0.0); // too few to say
        QCOMPARE(w.dialler->recover().value(), 30);
        clock.advance(kMinute);
        QVERIFY(w.dialler->tick() > 0);
        const auto figures = w.dialler->laneFigures(lane, {});
        QVERIFY(figures.pacing);
        QCOMPARE(figures.pacing->asked, 30);
        QVERIFY(figures.pacing->answerRate > 0.8);

        // An orderly end keeps what came since; the next day counts anew, and knows.
        w.dialler->attemptAnswered(w.originator.calls.front().attemptId, u"call"_s);
        w.dialler->noteAsk(w.originator.calls.front().orderId, Dialler::AskStep::Asked, 0);
        w.dialler->noteAsk(w.originator.calls.front().orderId, Dialler::AskStep::Answered, 1000);
        w.dialler->stop();
        w.start();
        QVERIFY(w.dialler->dropShare(lane, 31) > 0);
        clock.advance(kDay);
        QCOMPARE(w.dialler->dropShare(lane, 0), 0.0);
        w.dialler->forgetLane(lane);
        w.start();
        QCOMPARE(w.dialler->dropShare(lane, 0), 0.0);
        QVERIFY(fixture.store().read([](Snapshot &s) { QCOMPARE(s.first(u"SELECT COUNT(*) FROM lane_pace WHERE lane <> ''")->integer(0), 0); }));
    }

    void dialler_deadTrunk_spendsNoAttempts() {
        ManualClock clock(kWednesdayTen);
        StoreFixture fixture(u"intl"_s, dialSchema(), &clock);
        DialWorld w(fixture, clock);
        for (int i = 0; i < 40; ++i)
            w.place(u"138000001%1"_s.arg(i, 2, 10, QChar(u'0')));
        w.originator.lines = 6;
        w.source.gates[u"c1"_s].lines = 6;
        QCOMPARE(w.dialler->tick(), 6);
        for (size_t i = 0; i < 6; ++i)
            w.end(w.originator.calls[i].attemptId, Outcome::Network);
        QVERIFY(w.dialler->laneFigures(u"campaign:c1"_s, {}).trunkDeadSince > 0);
        clock.advance(1000);
        QCOMPARE(w.dialler->tick(), 0);
        clock.advance(15'000);
        QCOMPARE(w.dialler->tick(), 1); // a probe
        clock.advance(1000);
        QCOMPARE(w.dialler->tick(), 0);
        w.end(w.originator.calls.back().attemptId, Outcome::Busy); // the network spoke
        QCOMPARE(w.dialler->laneFigures(u"campaign:c1"_s, {}).trunkDeadSince, 0);
        QCOMPARE(w.dialler->tick(), 6);
    }

    void wishesOfPeople_areKept_whenDialling() {
        ManualClock clock(kWednesdayTen); // 10:00
        StoreFixture fixture(u"intl"_s, dialSchema(), &clock);
        DialWorld w(fixture, clock);
        QVERIFY(w.directory.rememberCitizen(u"13800000001"_s, u"张三"_s, {{u"hours"_s, QJsonArray{u"14:00-18:00"_s}}}));
        QVERIFY(w.directory.rememberCitizen(u"13800000002"_s, u"李四"_s, {{u"automaticCalls"_s, false}}));
        QVERIFY(w.directory.rememberCitizen(u"13800000003"_s, u"小王"_s, {{u"birthYear"_s, 2015}}));
        const Id afternoon = w.place(u"13800000001"_s);
        const Id refused = w.place(u"13800000002"_s);
        const Id child = w.place(u"13800000003"_s);
        QCOMPARE(w.dialler->tick(), 0);
        QCOMPARE(w.order(afternoon).heldBy, u"person_hours"_s);
        QCOMPARE(w.order(afternoon).dueAt, kWednesdayTen + 4 * kHour);
        QCOMPARE(w.order(refused).heldBy, u"consent"_s);
        QCOMPARE(w.order(refused).state, OrderState::Done);
        QCOMPARE(w.order(child).heldBy, u"minor"_s);
        clock.advance(4 * kHour);
        QCOMPARE(w.dialler->tick(), 1);
    }
};

LIANXIN_TEST(tst_Pacing);
#include "tst_Pacing.moc"
