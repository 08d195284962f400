// SPDX-License-Identifier: GPL-3.0-or-later
#include "CampaignWorld.h"
#include "support/TestRegistry.h"
#include <QJsonArray>
#include <QTest>

using namespace lianxin;
using namespace lianxin::test;

class tst_Campaigns : public QObject {
    Q_OBJECT

    ManualClock m_clock{kWednesdayTen};

    static QStringList statesOf(Store &store, const Id &id) {
        QStringList out;
        const auto events = store.eventsAfter(0, 1000);
        for (const Event &event : *events)
            if (event.type == "campaign.state"_L1 && event.entity == id)
                out << event.payload.value("state"_L1).toString();
        return out;
    }
    void turn(CampaignWorld &w) {
        w.campaigns->tick();
        w.dialler->tick();
    }

private Q_SLOTS:
    void init() { m_clock.set(kWednesdayTen); }

    void run_wholeCampaign_givesEveryContactOneOutcome_data() { StoreFixture::addBackendColumn(); }
    void run_wholeCampaign_givesEveryContactOneOutcome() {
        STORE_FIXTURE(fixture, campaignSchema());
        CampaignWorld w(fixture, m_clock);
        const Id id = w.campaignOf(w.importPeople(40));
        QCOMPARE(nameOf(w.campaigns->campaign(id)->state), u"ready"_s);
        QVERIFY(w.campaigns->start(id, u"zhou"_s));
        QCOMPARE(w.campaigns->figures(id, false)->value("total"_L1).toInt(), 40);
        // Odd numbers answer, even ones are busy twice.
        for (int i = 0; i < 200 && nameOf(w.campaigns->campaign(id)->state) == "running"_L1; ++i) {
            turn(w);
            w.endCalls([](const OriginateRequest &call) { return call.phone.back().digitValue() % 2 ? Outcome::Answered : Outcome::Busy; }, u"satisfied"_s);
            m_clock.advance(kMinute);
        }
        QCOMPARE(statesOf(fixture.store(), id), QStringList({u"ready"_s, u"running"_s, u"completed"_s}));
        const QJsonObject figures = *w.campaigns->figures(id, true);
        QCOMPARE(figures.value("done"_L1).toInt(), 40);
        QCOMPARE(figures.value("pending"_L1).toInt(), 0);
        QCOMPARE(figures.value("outcomes"_L1).toObject(), QJsonObject({{u"answered"_s, 20}, {u"busy"_s, 20}}));
        QCOMPARE(figures.value("connectRate"_L1).toDouble(), 0.5);
        QCOMPARE(figures.value("results"_L1).toObject().value("satisfied"_L1).toInt(), 20);
        qint64 attempts = 0;
        for (const QJsonValue &hour : figures.value("byHour"_L1).toArray()) {
            const QJsonObject outcomes = hour.toObject().value("outcomes"_L1).toObject();
            attempts += outcomes.value("answered"_L1).toInt() + outcomes.value("busy"_L1).toInt();
        }
        QCOMPARE(attempts, 60);
        QVERIFY(w.campaigns->campaign(id)->endedAt > 0);
        QCOMPARE(w.campaigns->start(id, u"zhou"_s).error().code, u"campaigns.wrong_state"_s);
    }
    void feed_largeList_keepsTheQueueShort_data() { StoreFixture::addBackendColumn(); }
    void feed_largeList_keepsTheQueueShort() {
        STORE_FIXTURE(fixture, campaignSchema());
        CampaignWorld w(fixture, m_clock);
        const Id id = w.campaignOf(w.importPeople(2500), [](CampaignSpec &spec) { spec.cps = 1; });
        QVERIFY(w.campaigns->start(id, u"zhou"_s));
        for (int i = 0; i < 10; ++i)
            w.campaigns->tick();
        QCOMPARE(w.count(u"SELECT COUNT(*) FROM campaign_contact"_s), 1000);
        QCOMPARE(w.count(u"SELECT COUNT(*) FROM call_order"_s), 1000);
        QCOMPARE(w.campaigns->figures(id, false)->value("pending"_L1).toInt(), 2500);
    }
    void feed_afterARestart_placesNobodyTwice_data() { StoreFixture::addBackendColumn(); }
    void feed_afterARestart_placesNobodyTwice() {
        STORE_FIXTURE(fixture, campaignSchema());
        CampaignWorld w(fixture, m_clock);
        const Id id = w.campaignOf(w.importPeople(30));
        QVERIFY(w.campaigns->start(id, u"zhou"_s));
        w.dialler->tick();
        w.endCalls([](const OriginateRequest &) { return Outcome::EmptyNumber; });
        w.restart();
        QVERIFY(w.campaigns->resume());
        for (int i = 0; i < 100 && nameOf(w.campaigns->campaign(id)->state) == "running"_L1; ++i) {
            turn(w);
            w.endCalls([](const OriginateRequest &) { return Outcome::EmptyNumber; });
            m_clock.advance(1000);
        }
        QCOMPARE(nameOf(w.campaigns->campaign(id)->state), u"completed"_s);
        QCOMPARE(w.count(u"SELECT COUNT(*) FROM call_order"_s), 30);
        QCOMPARE(w.count(u"SELECT COUNT(*) FROM attempt"_s), 30);
    }
    void pause_holdsOrdersUntilStartedAgain_data() { StoreFixture::addBackendColumn(); }
    void pause_holdsOrdersUntilStartedAgain() {
        STORE_FIXTURE(fixture, campaignSchema());
        CampaignWorld w(fixture, m_clock);
        const Id id = w.campaignOf(w.importPeople(5));
        QVERIFY(w.campaigns->start(id, u"zhou"_s));
        QVERIFY(w.campaigns->pause(id, u"坐席不足"_s, u"zhou"_s));
        QCOMPARE(w.campaigns->campaign(id)->stateReason, u"坐席不足"_s);
        QCOMPARE(w.dialler->tick(), 0);
        QVERIFY(w.campaigns->start(id, u"zhou"_s));
        m_clock.advance(2 * kMinute);
        QVERIFY(w.dialler->tick() > 0);
        QCOMPARE(statesOf(fixture.store(), id), QStringList({u"ready"_s, u"running"_s, u"paused"_s, u"running"_s}));
    }
    void stop_withACallUnderWay_waitsForItsEnd_data() { StoreFixture::addBackendColumn(); }
    void stop_withACallUnderWay_waitsForItsEnd() {
        STORE_FIXTURE(fixture, campaignSchema());
        CampaignWorld w(fixture, m_clock);
        const Id id = w.campaignOf(w.importPeople(5), [](CampaignSpec &spec) { spec.lines = 1; });
        QVERIFY(w.campaigns->start(id, u"zhou"_s));
        w.dialler->tick();
        QCOMPARE(w.originator.calls.size(), 1u);
        QVERIFY(w.campaigns->stop(id, u"政策有变"_s, u"zhou"_s));
        QCOMPARE(nameOf(w.campaigns->campaign(id)->state), u"stopping"_s);
        w.endCalls([](const OriginateRequest &) { return Outcome::Busy; }); // would be tried again, were it not stopped
        for (int i = 0; i < 5; ++i) {
            turn(w);
            m_clock.advance(10 * kMinute);
        }
        QCOMPARE(nameOf(w.campaigns->campaign(id)->state), u"stopped"_s);
        QCOMPARE(w.campaigns->campaign(id)->stateReason, u"政策有变"_s);
        QVERIFY(w.originator.calls.empty());
        const QJsonObject figures = *w.campaigns->figures(id, false);
        QCOMPARE(figures.value("done"_L1).toInt(), 5);
        QCOMPARE(figures.value("outcomes"_L1).toObject().value("cancelled"_L1).toInt(), 4);
    }
    void schedule_startsAndEndsByTheClock_data() { StoreFixture::addBackendColumn(); }
    void schedule_startsAndEndsByTheClock() {
        STORE_FIXTURE(fixture, campaignSchema());
        CampaignWorld w(fixture, m_clock);
        const Id id = w.campaignOf(w.importPeople(2), [](CampaignSpec &spec) {
            spec.startAt = kWednesdayTen + kHour;
            spec.endAt = kWednesdayTen + 2 * kHour;
        });
        QVERIFY(w.campaigns->start(id, u"zhou"_s));
        QCOMPARE(nameOf(w.campaigns->campaign(id)->state), u"scheduled"_s);
        turn(w);
        QVERIFY(w.originator.calls.empty());
        m_clock.advance(kHour);
        turn(w);
        QCOMPARE(nameOf(w.campaigns->campaign(id)->state), u"running"_s);
        m_clock.advance(kHour);
        turn(w);
        turn(w);
        QCOMPARE(nameOf(w.campaigns->campaign(id)->state), u"stopped"_s);
        QCOMPARE(w.campaigns->campaign(id)->stateReason, u"到达结束时间"_s);
        QVERIFY(w.originator.calls.empty());
    }
    void create_withoutList_isRefused_data() { StoreFixture::addBackendColumn(); }
    void create_withoutList_isRefused() {
        STORE_FIXTURE(fixture, campaignSchema());
        CampaignWorld w(fixture, m_clock);
        CampaignSpec spec;
        spec.name = u"x"_s;
        spec.listId = u"none"_s;
        spec.flowId = u"f"_s;
        QCOMPARE(w.campaigns->create(spec, u"zhou"_s).error().code, u"lists.not_found"_s);
        const Id list = w.importPeople(1);
        QVERIFY(w.lists->undo(list, u"zhou"_s));
        spec.listId = list;
        QCOMPARE(w.campaigns->create(spec, u"zhou"_s).error().code, u"campaigns.list_not_ready"_s);
        QCOMPARE(w.campaigns->campaign(u"none"_s).error().code, u"campaigns.not_found"_s);
    }
    void create_whileTheListIsImported_waitsAsDraft_data() { StoreFixture::addBackendColumn(); }
    void create_whileTheListIsImported_waitsAsDraft() {
        STORE_FIXTURE(fixture, campaignSchema());
        CampaignWorld w(fixture, m_clock);
        ImportRequest request;
        request.name = u"慢"_s;
        request.path = w.people(3);
        const Id list = *w.lists->begin(request, u"zhou"_s);
        const Id id = w.campaignOf(list);
        QCOMPARE(nameOf(w.campaigns->campaign(id)->state), u"draft"_s);
        QCOMPARE(w.campaigns->start(id, u"zhou"_s).error().code, u"campaigns.list_not_ready"_s);
        JobControl control;
        QVERIFY(w.lists->runImport(list, request, control, u"zhou"_s));
        QCOMPARE(nameOf(w.campaigns->start(id, u"zhou"_s)->state), u"running"_s);
        QCOMPARE(w.campaigns->campaign(id)->total, 3);
    }
    void handOvers_areCounted_data() { StoreFixture::addBackendColumn(); }
    void handOvers_areCounted() {
        STORE_FIXTURE(fixture, campaignSchema());
        CampaignWorld w(fixture, m_clock);
        const Id id = w.campaignOf(w.importPeople(3));
        QVERIFY(w.campaigns->start(id, u"zhou"_s));
        w.dialler->tick();
        QCOMPARE(w.originator.calls.size(), 3u);
        const auto calls = w.originator.calls;
        for (const auto &call : calls)
            w.campaigns->noteHandOver(call.orderId, HandOverStep::Requested, 0);
        w.campaigns->noteHandOver(calls[0].orderId, HandOverStep::Answered, 3000);
        w.campaigns->noteHandOver(calls[0].orderId, HandOverStep::Lost, 9000); // the talk's end takes nothing back
        w.campaigns->noteHandOver(calls[1].orderId, HandOverStep::Answered, 5000);
        w.campaigns->noteHandOver(calls[2].orderId, HandOverStep::Lost, 20000);
        for (const auto &call : calls) {
            w.dialler->attemptAnswered(call.attemptId, u"call"_s);
            w.end(call.attemptId, Outcome::Answered, u"handed_over"_s);
        }
        const QJsonObject figures = *w.campaigns->figures(id, true);
        QCOMPARE(figures.value("handOvers"_L1).toObject(),
                 QJsonObject({{u"requested"_s, 3}, {u"answered"_s, 2}, {u"lost"_s, 1}, {u"waitMsAvg"_s, 4000}, {u"waitMsMax"_s, 5000}}));
        QCOMPARE(figures.value("byHour"_L1).toArray().at(0).toObject().value("handOvers"_L1).toInt(), 3);
        QCOMPARE(w.campaigns->contacts(id, u"handed_over"_s, {}, 10)->items.size(), 3);
        QCOMPARE(w.campaigns->contactOfOrder(calls[0].orderId)->value("campaignName"_L1).toString(), u"社保补贴告知"_s);
    }
    void trace_showsContactAndRules_data() { StoreFixture::addBackendColumn(); }
    void trace_showsContactAndRules() {
        STORE_FIXTURE(fixture, campaignSchema());
        CampaignWorld w(fixture, m_clock);
        const Id id = w.campaignOf(w.importPeople(3));
        QCOMPARE(w.campaigns->trace(id, u"19910000001"_s)->value("state"_L1).toString(), u"not_placed"_s);
        QVERIFY(w.campaigns->start(id, u"zhou"_s));
        QVERIFY(w.directory.addDoNotCall(u"19910000001"_s, u"本人要求"_s, 0, u"person"_s, {}));
        const QJsonObject held = *w.campaigns->trace(id, u"+86 199 1000 0001"_s);
        QVERIFY(held.value("found"_L1).toBool());
        const QJsonObject decision = held.value("orders"_L1).toArray().at(0).toObject().value("decision"_L1).toObject();
        QVERIFY(!decision.value("mayDial"_L1).toBool());
        w.dialler->tick();
        QCOMPARE(w.originator.calls.size(), 2u);
        const QJsonObject blocked = *w.campaigns->trace(id, u"19910000001"_s);
        QCOMPARE(blocked.value("contact"_L1).toObject().value("outcome"_L1).toString(), u"blocked"_s);
        QVERIFY(!w.campaigns->trace(id, u"19999999999"_s)->value("found"_L1).toBool());
        QCOMPARE(w.campaigns->trace(id, u"x"_s).error().code, u"phone.not_a_number"_s);
    }
    void progress_isSaidOnceATickAndOnlyWhenSomethingChanged_data() { StoreFixture::addBackendColumn(); }
    void progress_isSaidOnceATickAndOnlyWhenSomethingChanged() {
        STORE_FIXTURE(fixture, campaignSchema());
        CampaignWorld w(fixture, m_clock);
        const Id id = w.campaignOf(w.importPeople(20));
        QVERIFY(w.campaigns->start(id, u"zhou"_s));
        w.dialler->tick();
        w.endCalls([](const OriginateRequest &) { return Outcome::EmptyNumber; });
        const auto said = [&] {
            int count = 0;
            const auto events = fixture.store().eventsAfter(0, 10000);
            for (const Event &event : *events)
                count += event.type == "campaign.progress"_L1;
            return count;
        };
        w.campaigns->tick();
        const int before = said();
        w.campaigns->tick();
        w.campaigns->tick();
        QVERIFY(said() <= before + 1);
    }
};
LIANXIN_TEST(tst_Campaigns);
#include "tst_Campaigns.moc"
