// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/bot/FlowStore.h"
#include "support/StoreFixture.h"
#include "support/TestRegistry.h"
#include "talk/bot/FlowMethods.h"
#include "talk/bot/FlowSchema.h"
#include <QJsonArray>
#include <QTest>

using namespace lianxin;
using lianxin::test::StoreFixture;

class tst_FlowStore : public QObject {
    Q_OBJECT

    static QByteArray changed(const QMap<QString, QByteArray> &flows, const QByteArray &title) {
        QByteArray yaml = flows.value(u"return-visit"_s);
        yaml.replace("title: 办结回访", "title: " + title);
        return yaml;
    }

private Q_SLOTS:
    void shippedFlows_areImportedOnce_ownChangesStay_data() { StoreFixture::addBackendColumn(); }
    void shippedFlows_areImportedOnce_ownChangesStay() {
        STORE_FIXTURE(fixture, flowSchema());
        ManualClock clock(1'000);
        FlowStore flows(fixture.store(), clock);
        QVERIFY(flows.importShipped().hasValue());
        QCOMPARE(flows.list()->size(), size_t(shippedFlows().size()));
        const auto own = flows.import(changed(shippedFlows(), "我们的回访"), u"user-1"_s);
        QVERIFY(own.hasValue());
        QCOMPARE(own->version, 2);
        QVERIFY(flows.importShipped().hasValue());
        QCOMPARE(flows.info(u"return-visit"_s)->title, u"我们的回访"_s);
    }
    void versions_stayAsTheyWere_data() { StoreFixture::addBackendColumn(); }
    void versions_stayAsTheyWere() {
        STORE_FIXTURE(fixture, flowSchema());
        ManualClock clock(1'000);
        FlowStore flows(fixture.store(), clock);
        const QByteArray first = changed(shippedFlows(), "一");
        QVERIFY(flows.import(first, u"a"_s).hasValue());
        clock.set(2'000);
        QVERIFY(flows.import(changed(shippedFlows(), "二"), u"b"_s).hasValue());
        QCOMPARE(flows.import(changed(shippedFlows(), "二"), u"c"_s)->version, 2); // the same again
        QCOMPARE((*flows.flow(u"return-visit"_s, 1))->title, u"一"_s);
        QCOMPARE((*flows.flow(u"return-visit"_s))->title, u"二"_s);
        QCOMPARE(*flows.yaml(u"return-visit"_s, 1), first);
        QCOMPARE(flows.info(u"return-visit"_s)->importedAt, 2'000);
        QCOMPARE(flows.info(u"return-visit"_s)->importedBy, u"b"_s);
        QCOMPARE(flows.list()->size(), size_t(1));
        QCOMPARE(fixture.store().lastEventSeq(), 2);
        QCOMPARE(flows.flow(u"return-visit"_s, 3).error().code, u"flow.not_found"_s);
        QCOMPARE(flows.flow(u"nothing"_s).error().code, u"flow.not_found"_s);
    }
    void unsoundFlow_isRefused_withItsPlace_data() { StoreFixture::addBackendColumn(); }
    void unsoundFlow_isRefused_withItsPlace() {
        STORE_FIXTURE(fixture, flowSchema());
        ManualClock clock(1'000);
        FlowStore flows(fixture.store(), clock);
        QByteArray yaml = shippedFlows().value(u"return-visit"_s);
        yaml.replace("next: ask", "next: nowhere");
        const auto refused = flows.import(yaml, u"a"_s);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, u"flow.invalid"_s);
        QVERIFY(refused.error().kind == ErrorKind::BadInput);
        QVERIFY2(refused.error().place.startsWith(u"line "), qPrintable(refused.error().place));
        QVERIFY(flows.list()->empty());
    }
    void methods_listGetCheckImport_data() { StoreFixture::addBackendColumn(); }
    void methods_listGetCheckImport() {
        STORE_FIXTURE(fixture, flowSchema());
        ManualClock clock(1'000);
        FlowStore flows(fixture.store(), clock);
        Registry registry;
        registerFlowMethods(registry, flows, clock);
        const auto call = [&](const QString &name, const QJsonObject &params) {
            return registry.find(name)->handler(Caller::engine(), params);
        };
        const QString yaml = QString::fromUtf8(shippedFlows().value(u"unit-reminder"_s));
        QVERIFY(call(u"flows.check"_s, {{u"yaml"_s, yaml}})->toObject().value("ok"_L1).toBool());
        QVERIFY(
            !call(u"flows.check"_s, {{u"yaml"_s, u"nonsense"_s}})->toObject().value("ok"_L1).toBool(true));
        QVERIFY(flows.list()->empty());
        QCOMPARE(call(u"flows.import"_s, {{u"yaml"_s, yaml}})->toObject().value("version"_L1).toInt(), 1);
        const auto items = call(u"flows.list"_s, {})->toObject().value("items"_L1).toArray();
        QCOMPARE(items.size(), 1);
        QCOMPARE(items[0].toObject().value("id"_L1).toString(), u"unit-reminder"_s);
        const auto got = call(u"flows.get"_s, {{u"id"_s, u"unit-reminder"_s}})->toObject();
        QCOMPARE(got.value("yaml"_L1).toString(), yaml);
        QCOMPARE(got.value("results"_L1).toObject().value("acknowledged"_L1).toString(), u"已签收提醒"_s);
        QVERIFY(!got.value("variables"_L1).toArray().isEmpty());
        QCOMPARE(call(u"flows.get"_s, {{u"id"_s, u"x"_s}}).error().code, u"flow.not_found"_s);
        QVERIFY(registry.findEvent(u"flow.imported"));
    }
    void use_anOlderVersion_takesTheNewerBack_data() { StoreFixture::addBackendColumn(); }
    void use_anOlderVersion_takesTheNewerBack() {
        STORE_FIXTURE(fixture, flowSchema());
        ManualClock clock(1'000);
        FlowStore flows(fixture.store(), clock);
        const QByteArray first = shippedFlows().value(u"return-visit"_s);
        QByteArray second = first;
        second.replace("title: 办结回访", "title: 办结回访（新）");
        QCOMPARE(flows.import(first, u"a"_s)->version, 1);
        QCOMPARE(flows.import(second, u"a"_s)->version, 2);
        QCOMPARE(flows.use(u"return-visit"_s, 1, u"b"_s)->version, 1);
        QCOMPARE(flows.info(u"return-visit"_s)->version, 1);
        QCOMPARE(flows.flow(u"return-visit"_s).value()->title, u"办结回访"_s);
        const auto versions = flows.versions(u"return-visit"_s);
        QCOMPARE(versions->size(), 2u);
        QCOMPARE(versions->front().version, 2);
        QVERIFY(!versions->front().inForce);
        QVERIFY(versions->back().inForce);
        QCOMPARE(flows.yaml(u"return-visit"_s, 2).value(), second); // kept
        QCOMPARE(flows.import(second, u"a"_s)->version, 3);         // numbers are never used twice
        QCOMPARE(flows.use(u"return-visit"_s, 9, u"b"_s).error().code, u"flow.not_found"_s);
        QCOMPARE(flows.versions(u"x"_s).error().code, u"flow.not_found"_s);
    }
    void try_keysAndWords_goThroughTheDialogueItself_data() { StoreFixture::addBackendColumn(); }
    void try_keysAndWords_goThroughTheDialogueItself() {
        STORE_FIXTURE(fixture, flowSchema());
        ManualClock clock(1'791'766'800'000);
        FlowStore flows(fixture.store(), clock);
        Registry registry;
        registerFlowMethods(registry, flows, clock);
        const QString yaml = QString::fromUtf8(shippedFlows().value(u"return-visit"_s));
        const auto play = [&](const QJsonArray &inputs) {
            return registry.find(u"flows.try"_s)->handler(Caller::engine(), {{u"yaml"_s, yaml}, {u"inputs"_s, inputs}, {u"values"_s, QJsonObject{{u"name"_s, u"李雷"_s}}}});
        };
        const auto begun = play({})->toObject();
        QCOMPARE(begun[u"awaits"_s].toString(), u"answer"_s);
        QCOMPARE(begun[u"step"_s].toString(), u"ask"_s);
        QVERIFY(begun[u"lines"_s][0][u"text"_s].toString().contains(u"李雷"_s));
        QCOMPARE(begun[u"keys"_s][u"1"_s].toString(), u"满意"_s);
        const auto keyed = play({QJsonObject{{u"key"_s, u"1"_s}}})->toObject();
        QVERIFY(keyed[u"over"_s].toBool());
        QCOMPARE(keyed[u"outcome"_s][u"result"_s].toString(), u"satisfied"_s);
        QCOMPARE(keyed[u"outcome"_s][u"label"_s].toString(), u"满意"_s);
        const auto said = play({QJsonObject{{u"said"_s, u"不满意"_s}}})->toObject();
        QCOMPARE(said[u"answers"_s][u"satisfaction"_s].toString(), u"dissatisfied"_s);
        bool understood = false;
        for (const auto &line : said[u"lines"_s].toArray())
            understood |= line[u"speaker"_s].toString() == u"citizen" && line[u"meaning"_s].toString() == u"不满意" && !line[u"readings"_s].toArray().isEmpty();
        QVERIFY(understood);
        const auto silent = play({QJsonObject{{u"silence"_s, true}}})->toObject();
        QVERIFY(!silent[u"over"_s].toBool());
        const auto person = play({QJsonObject{{u"said"_s, u"转人工"_s}}})->toObject();
        QCOMPARE(person[u"outcome"_s][u"kind"_s].toString(), u"hand_over"_s);
        QCOMPARE(play({QJsonObject{{u"key"_s, u"x"_s}}}).error().code, u"flow.bad_trial"_s);
        QCOMPARE(registry.find(u"flows.try"_s)->handler(Caller::engine(), {{u"yaml"_s, u"nonsense"_s}}).error().code, u"flow.invalid"_s);
        // Every shipped flow can be begun without naming a value.
        const auto shipped = shippedFlows();
        for (auto i = shipped.begin(); i != shipped.end(); ++i) {
            const auto tried = registry.find(u"flows.try"_s)->handler(Caller::engine(), {{u"yaml"_s, QString::fromUtf8(i.value())}});
            QVERIFY2(tried, qPrintable(i.key() + (tried ? QString() : tried.error().toString())));
        }
    }
};
LIANXIN_TEST(tst_FlowStore);
#include "tst_FlowStore.moc"
