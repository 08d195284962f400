// SPDX-License-Identifier: GPL-3.0-or-later
#include "CampaignWorld.h"
#include "support/TestRegistry.h"
#include <QTest>

using namespace lianxin;
using namespace lianxin::test;

namespace {

class ConductSeats : public SeatForecast {
public:
    SeatOutlook outlook(const QString &) override { return now; }
    SeatOutlook now;
};

struct ConductWorld {
    ManualClock clock{kWednesdayTen};
    StoreFixture fixture{u"intl"_s, campaignSchema(), &clock};
    CampaignWorld w{fixture, clock};
    ConductSeats seats;
    ConductWorld() { w.dialler->setSeatForecast(&seats); }

    //! Seconds pass; the campaigns and the dialler look each time.
    int pass(int seconds) {
        int made = 0;
        for (int i = 0; i < seconds; ++i) {
            clock.advance(1000);
            w.campaigns->tick();
            made += w.dialler->tick();
        }
        return made;
    }
    Campaign campaign(const Id &id) { return w.campaigns->campaign(id).value(); }
    QString hold(const Id &id) { return w.campaigns->pacing(campaign(id))[u"hold"_s][u"cause"_s].toString(); }
    //! Calls of a running campaign until it was paused because too many were dropped.
    void dropTooMany(const Id &id) {
        pass(1);
        int lost = 0;
        for (const auto &call : std::exchange(w.originator.calls, {})) {
            w.dialler->attemptAnswered(call.attemptId, {});
            w.campaigns->noteHandOver(call.orderId, HandOverStep::Requested, 0);
            const bool isLost = ++lost <= 3;
            w.campaigns->noteHandOver(call.orderId, isLost ? HandOverStep::Lost : HandOverStep::Answered, isLost ? 12'000 : 2'000);
            w.end(call.attemptId, Outcome::Answered);
        }
        pass(1);
        // Enough asked now that a share means something, or more calls are needed for it.
        for (int i = 0; i < 5 && campaign(id).state == CampaignState::Running; ++i) {
            pass(1);
            for (const auto &call : std::exchange(w.originator.calls, {})) {
                w.dialler->attemptAnswered(call.attemptId, {});
                w.campaigns->noteHandOver(call.orderId, HandOverStep::Requested, 0);
                w.campaigns->noteHandOver(call.orderId, HandOverStep::Answered, 2'000);
                w.end(call.attemptId, Outcome::Answered);
            }
        }
    }
};

} // namespace

//! What keeps a running campaign in bounds.
class tst_CampaignConduct : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rules_roundTrip_andAreRefusedNamingTheKey() {
        const QJsonObject json{{u"bySeats"_s, true}, {u"dropCeiling"_s, 0.02}, {u"dropAfterSeconds"_s, 20}, {u"needsConsent"_s, true},
                               {u"urgent"_s, true},  {u"excludeLists"_s, QJsonArray{u"a"_s}}, {u"exclusionGroup"_s, u"民生"_s}};
        const auto rules = CampaignRules::fromJson(json);
        QVERIFY(rules);
        QCOMPARE(rules->toJson(), json);
        QVERIFY(*CampaignRules::fromJson({}) == CampaignRules());
        for (const auto &[key, value] : std::vector<std::pair<QString, QJsonValue>>{{u"bySeats"_s, 3}, {u"dropCeiling"_s, 0.5}, {u"dropAfterSeconds"_s, 5}, {u"urgent"_s, u"yes"_s}, {u"excludeLists"_s, u"a"_s}}) {
            const auto bad = CampaignRules::fromJson(QJsonObject{{key, value}});
            QVERIFY2(!bad, qPrintable(key));
            QCOMPARE(bad.error().place, u"rules."_s + key);
        }
        CampaignSpec spec;
        QVERIFY(!Campaigns::isPacedBySeats(spec));
        spec.handOverSkill = u"policy"_s;
        QVERIFY(Campaigns::isPacedBySeats(spec));
        spec.rules.bySeats = false;
        QVERIFY(!Campaigns::isPacedBySeats(spec));
    }

    void numbersOfAnExcludedList_areBlocked_andTheTraceNamesTheList() {
        ConductWorld c;
        const Id small = c.w.importPeople(2);
        const Id large = c.w.importPeople(5);
        const Id id = c.w.campaignOf(large, [&](CampaignSpec &spec) { spec.rules.excludeLists << small; });
        QVERIFY(c.w.campaigns->start(id, u"zhou"_s));
        QCOMPARE(c.pass(2), 3);
        const auto figures = c.w.campaigns->figures(id, false).value();
        QCOMPARE(figures[u"outcomes"_s][u"blocked"_s].toInt(), 2);
        QCOMPARE(figures[u"pacing"_s][u"mode"_s].toString(), u"lines"_s);
        const auto trace = c.w.campaigns->trace(id, u"19910000000"_s).value();
        QString by;
        for (const auto &rule : trace[u"orders"_s][0][u"decision"_s][u"rules"_s].toArray())
            if (rule[u"rule"_s].toString() == u"list_exclusion"_s)
                by = rule[u"values"_s][u"by"_s].toString();
        QCOMPARE(by, u"名单2"_s);
    }

    void campaignsOfAGroup_callANumberOnce() {
        ConductWorld c;
        const Id list = c.w.importPeople(4);
        const auto grouped = [](CampaignSpec &spec) { spec.rules.exclusionGroup = u"民生回访"_s; };
        const Id first = c.w.campaignOf(list, grouped);
        const Id second = c.w.campaignOf(list, grouped);
        const Id apart = c.w.campaignOf(list, [](CampaignSpec &spec) { spec.rules.exclusionGroup = u"另一组"_s; });
        QVERIFY(c.w.campaigns->start(first, u"zhou"_s));
        QCOMPARE(c.pass(1), 4);
        // Not ended yet, for a retry is due: the number is the first campaign's.
        c.w.endCalls([](const OriginateRequest &) { return Outcome::Busy; });
        QVERIFY(c.w.campaigns->start(second, u"zhou"_s));
        QCOMPARE(c.pass(2), 0);
        QCOMPARE(c.w.campaigns->figures(second, false).value()[u"outcomes"_s][u"blocked"_s].toInt(), 4);
        QVERIFY(c.w.campaigns->start(apart, u"zhou"_s));
        QCOMPARE(c.pass(1), 4);
    }

    void noSeats_holdsAfterAWhile_andGoesOnAfterAWhile() {
        ConductWorld c;
        const Id id = c.w.campaignOf(c.w.importPeople(20), [](CampaignSpec &spec) { spec.rules.bySeats = true; });
        QVERIFY(c.w.campaigns->start(id, u"zhou"_s));
        QCOMPARE(c.pass(50), 0);
        QCOMPARE(c.hold(id), QString());
        c.pass(15);
        QCOMPARE(c.hold(id), u"no_seats"_s);
        QVERIFY(c.w.campaigns->gate(id).state == SourceGate::State::Paused);
        QVERIFY(c.campaign(id).state == CampaignState::Running); // nobody has to start it again
        c.seats.now.serving = c.seats.now.ready = 3;
        QCOMPARE(c.pass(20), 0); // one who comes and goes is no seat
        QVERIFY(c.pass(15) > 0);
        QCOMPARE(c.hold(id), QString());
        const auto pacing = c.w.campaigns->figures(id, false).value()[u"pacing"_s].toObject();
        QCOMPARE(pacing[u"mode"_s].toString(), u"seats"_s);
        QCOMPARE(pacing[u"seatsFree"_s].toInt(), 3);
        QVERIFY(pacing.contains(u"dropShare"_s) && pacing.contains(u"atOnce"_s));
    }

    void windowClosed_isShownAsHold() {
        ConductWorld c;
        const Id id = c.w.campaignOf(c.w.importPeople(3));
        c.clock.set(kWednesdayTen + 11 * kHour);
        QVERIFY(c.w.campaigns->start(id, u"zhou"_s));
        QCOMPARE(c.pass(2), 0);
        QCOMPARE(c.hold(id), u"window_closed"_s);
        c.clock.set(kWednesdayTen + 22 * kHour);
        QCOMPARE(c.pass(2), 3);
        QCOMPARE(c.hold(id), QString());
    }

    void deadTrunk_isShownAsHold_andProbed() {
        ConductWorld c;
        const Id id = c.w.campaignOf(c.w.importPeople(30), [](CampaignSpec &spec) { spec.lines = 6; });
        QVERIFY(c.w.campaigns->start(id, u"zhou"_s));
        QCOMPARE(c.pass(1), 6);
        c.w.endCalls([](const OriginateRequest &) { return Outcome::Network; });
        QCOMPARE(c.pass(10), 0);
        QCOMPARE(c.hold(id), u"trunk_dead"_s);
        QCOMPARE(c.pass(10), 1); // a test call
        c.w.endCalls([](const OriginateRequest &) { return Outcome::Answered; });
        QVERIFY(c.pass(2) > 1);
        QCOMPARE(c.hold(id), QString());
    }

    void dropsAboveTheCeiling_pauseIt_untilAPersonDecides() {
        ConductWorld c;
        c.seats.now.serving = c.seats.now.ready = 400;
        const Id id = c.w.campaignOf(c.w.importPeople(60), [](CampaignSpec &spec) { spec.rules.bySeats = true; });
        QVERIFY(c.w.campaigns->start(id, u"zhou"_s));
        c.dropTooMany(id);
        QVERIFY(c.campaign(id).state == CampaignState::Paused);
        QCOMPARE(c.hold(id), u"drop_ceiling"_s);
        QVERIFY2(c.campaign(id).stateReason.contains(u"上限"), qPrintable(c.campaign(id).stateReason));
        QCOMPARE(c.pass(120), 0); // not by itself
        c.w.restart(); // what was dropped is known to the next engine, and that a person has decided
        c.w.dialler->setSeatForecast(&c.seats);
        QVERIFY(c.w.campaigns->resume());
        QVERIFY(c.w.dialler->dropShare(u"campaign:"_s + id, 50) > 0.03);
        QVERIFY(c.w.campaigns->start(id, u"zhou"_s));
        c.pass(1);
        QVERIFY(c.campaign(id).state == CampaignState::Running || c.campaign(id).state == CampaignState::Completed); // counted anew
    }

    void ceilingPassed_isPardonedAlsoWhereItGoesOnAtItsHour() {
        ConductWorld c;
        c.seats.now.serving = c.seats.now.ready = 400;
        const Id id = c.w.campaignOf(c.w.importPeople(60), [](CampaignSpec &spec) {
            spec.rules.bySeats = true;
            spec.startAt = kWednesdayTen;
        });
        QVERIFY(c.w.campaigns->start(id, u"zhou"_s));
        c.pass(1);
        c.dropTooMany(id);
        QVERIFY(c.campaign(id).state == CampaignState::Paused);
        QVERIFY(c.w.dialler->dropShare(u"campaign:"_s + id, 50) > 0.03);
        c.clock.set(kWednesdayTen - kHour); // its hour lies ahead
        QVERIFY(c.w.campaigns->start(id, u"zhou"_s));
        QVERIFY(c.campaign(id).state == CampaignState::Scheduled);
        QCOMPARE(c.w.dialler->dropShare(u"campaign:"_s + id, 1), 0.0);
        c.clock.set(kWednesdayTen);
        c.pass(2);
        QVERIFY(c.campaign(id).state == CampaignState::Running || c.campaign(id).state == CampaignState::Completed);
    }
};

LIANXIN_TEST(tst_CampaignConduct);
#include "tst_CampaignConduct.moc"
