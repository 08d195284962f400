// SPDX-License-Identifier: GPL-3.0-or-later
#include "CampaignWorld.h"
#include "hotline/campaigns/CampaignsMethods.h"
#include "platform/access/Access.h"
#include "support/TestRegistry.h"
#include <QJsonArray>
#include <QTest>

using namespace lianxin;
using namespace lianxin::test;

class tst_ListMethods : public QObject {
    Q_OBJECT

    ManualClock m_clock{kWednesdayTen};

private Q_SLOTS:
    void import_overTheMethods_runsAsAJob_data() { StoreFixture::addBackendColumn(); }
    void import_overTheMethods_runsAsAJob() {
        STORE_FIXTURE(fixture, campaignSchema());
        CampaignWorld w(fixture, m_clock);
        Access access(fixture.store(), m_clock, fixture.auditChain(), {});
        Registry registry;
        registerListMethods(registry, *w.lists, access);
        registerCampaignMethods(registry, *w.campaigns, access, fixture.directory() + u"/exports"_s);
        Caller caller;
        caller.userId = u"zhou"_s;
        const auto call = [&](const QString &method, const QJsonObject &params) { return registry.find(method)->handler(caller, params); };

        const QString path = w.write("姓名,电话\n张三,19900000001\n李四,x\n");
        QCOMPARE(call(u"lists.preview"_s, {{u"path"_s, path}})->toObject().value("valid"_L1).toInt(), 1);
        QCOMPARE(call(u"lists.preview"_s, {}).error().code, u"lists.file_missing"_s);
        const auto started = call(u"lists.import"_s, {{u"name"_s, u"名单"_s}, {u"path"_s, path}});
        QVERIFY2(started, started ? "" : qPrintable(started.error().toString()));
        const Id job = started->toObject().value("job"_L1).toString();
        const Id list = started->toObject().value("listId"_L1).toString();
        QTRY_COMPARE_WITH_TIMEOUT(nameOf(access.jobs.find(job)->state), u"done"_s, 30000);
        QCOMPARE(access.jobs.find(job)->result.toObject().value("imported"_L1).toInt(), 1);
        QCOMPARE(call(u"lists.get"_s, {{u"id"_s, list}})->toObject().value("state"_L1).toString(), u"ready"_s);
        QCOMPARE(call(u"lists.list"_s, {})->toObject().value("items"_L1).toArray().size(), 1);
        QCOMPARE(call(u"lists.list"_s, {{u"limit"_s, 1}})->toObject().value("total"_L1).toInt(), 1);
        QCOMPARE(call(u"lists.usage"_s, {{u"id"_s, list}})->toObject().value("campaigns"_L1).toArray().size(), 0);
        QCOMPARE(call(u"lists.contacts"_s, {{u"id"_s, list}})->toObject().value("items"_L1).toArray().at(0).toObject().value("phone"_L1).toString(), u"199****0001"_s);
        QVERIFY(call(u"lists.errors"_s, {{u"id"_s, list}})->toObject().contains(u"transfer"_s));

        const auto campaign = call(u"campaigns.create"_s, {{u"name"_s, u"告知"_s}, {u"listId"_s, list}, {u"flowId"_s, u"policy-notice"_s}});
        QVERIFY2(campaign, campaign ? "" : qPrintable(campaign.error().toString()));
        const QJsonObject id{{u"id"_s, campaign->toObject().value("id"_L1)}};
        QCOMPARE(call(u"campaigns.start"_s, id)->toObject().value("state"_L1).toString(), u"running"_s);
        QCOMPARE(call(u"campaigns.pause"_s, id)->toObject().value("state"_L1).toString(), u"paused"_s);
        QCOMPARE(call(u"campaigns.list"_s, {{u"figures"_s, true}})->toObject().value("items"_L1).toArray().at(0).toObject().value("figures"_L1).toObject().value("total"_L1).toInt(), 1);
        for (const QString &method : {u"campaigns.get"_s, u"campaigns.figures"_s, u"campaigns.contacts"_s})
            QVERIFY(call(method, id));
        QVERIFY(!call(u"campaigns.figures"_s, id)->toObject().contains(u"retries"_s));
        QCOMPARE(call(u"campaigns.figures"_s, {{u"id"_s, id.value("id"_L1)}, {u"retries"_s, true}})->toObject().value("retries"_L1)[u"total"_s].toInt(-1), 0);
        const Id preflight = call(u"campaigns.preflight"_s, id)->toObject().value("job"_L1).toString();
        QTRY_COMPARE_WITH_TIMEOUT(nameOf(access.jobs.find(preflight)->state), u"done"_s, 30000);
        QCOMPARE(access.jobs.find(preflight)->result.toObject().value("callable"_L1).toInt(), 1);
        QCOMPARE(call(u"campaigns.preflight"_s, {}).error().code, u"campaigns.preflight_what"_s);
        const QJsonObject draft{{u"listId"_s, list}, {u"flowId"_s, u"policy-notice"_s}};
        const Id ofDraft = call(u"campaigns.preflight"_s, {{u"campaign"_s, draft}, {u"assumptions"_s, QJsonObject{{u"answerRate"_s, 2}}}})->toObject().value("job"_L1).toString();
        QTRY_COMPARE_WITH_TIMEOUT(nameOf(access.jobs.find(ofDraft)->state), u"failed"_s, 30000);
        QCOMPARE(access.jobs.find(ofDraft)->error->code, u"campaigns.bad_assumption"_s);
        const QJsonObject exporting = call(u"campaigns.export"_s, id)->toObject();
        QTRY_COMPARE_WITH_TIMEOUT(nameOf(access.jobs.find(exporting.value("job"_L1).toString())->state), u"done"_s, 30000);
        const QJsonObject file{{u"file"_s, exporting.value("file"_L1)}};
        QVERIFY(call(u"campaigns.exported"_s, file)->toObject().contains(u"transfer"_s));
        QCOMPARE(call(u"campaigns.exported"_s, {{u"file"_s, u"../x"_s}}).error().code, u"campaigns.no_export"_s);
        QCOMPARE(call(u"campaigns.attempts"_s, {{u"id"_s, id.value("id"_L1)}, {u"outcomes"_s, QJsonArray{u"nothing"_s}}}).error().code, u"dialling.bad_outcome"_s);
        QVERIFY(call(u"campaigns.trace"_s, {{u"id"_s, id.value("id"_L1)}, {u"number"_s, u"19900000001"_s}}));
        QCOMPARE(call(u"campaigns.stop"_s, id)->toObject().value("state"_L1).toString(), u"stopped"_s);
        caller.userId = u"wang"_s;
        QCOMPARE(call(u"lists.errors"_s, {{u"id"_s, list}}).error().code, u"lists.not_owner"_s);
        QVERIFY(call(u"lists.undo"_s, {{u"id"_s, list}}));
        for (const Method &method : registry.methods())
            QVERIFY2(method.noPersonalData != !method.masks.empty(), qPrintable(method.name));
    }
    void import_cancelledBeforeItBegan_leavesNothing_data() { StoreFixture::addBackendColumn(); }
    void import_cancelledBeforeItBegan_leavesNothing() {
        STORE_FIXTURE(fixture, campaignSchema());
        CampaignWorld w(fixture, m_clock);
        Access access(fixture.store(), m_clock, fixture.auditChain(), {});
        Registry registry;
        registerListMethods(registry, *w.lists, access);
        const auto started = registry.find(u"lists.import")->handler({}, {{u"name"_s, u"名单"_s}, {u"path"_s, w.people(20000)}});
        QVERIFY(started);
        const Id job = started->toObject().value("job"_L1).toString();
        const Id list = started->toObject().value("listId"_L1).toString();
        QVERIFY(access.jobs.cancel(job));
        QTRY_VERIFY_WITH_TIMEOUT(access.jobs.find(job)->state != JobState::Running, 30000);
        QCOMPARE(w.lists->list(list)->state, u"failed"_s);
        QCOMPARE(w.count(u"SELECT COUNT(*) FROM contact"_s), 0);
    }
};
LIANXIN_TEST(tst_ListMethods);
#include "tst_ListMethods.moc"
