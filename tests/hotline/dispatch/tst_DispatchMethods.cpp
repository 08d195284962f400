// SPDX-License-Identifier: GPL-3.0-or-later
#include "DispatchWorld.h"
#include "hotline/dispatch/DispatchMethods.h"
#include "platform/access/Access.h"
#include "platform/access/AccessSchema.h"
#include "support/RegistryWalk.h"
#include "support/TestRegistry.h"
#include <QSignalSpy>
#include <QTest>

using namespace lianxin;
using namespace lianxin::test;

namespace {

std::vector<Migration> schema() {
    auto all = accessSchema();
    for (const auto &migration : dispatchWorldSchema())
        all.push_back(migration);
    return all;
}

Caller as(const QString &role) {
    Caller caller;
    caller.userId = u"someone"_s;
    caller.roles = {role};
    return caller;
}

} // namespace

class tst_DispatchMethods : public QObject {
    Q_OBJECT

    static Expected<QJsonValue> call(const Registry &registry, const QString &method, const QJsonObject &params = {}, const Caller &caller = as(u"dispatcher"_s)) {
        const auto *found = registry.find(method);
        return found ? found->handler(caller, params) : Expected<QJsonValue>(Error{ErrorKind::Usage, u"test.no_method"_s, method, {}, {}});
    }

private Q_SLOTS:
    void everyMethod_isDeclaredAndAnswers_data() { StoreFixture::addBackendColumn(); }
    void everyMethod_isDeclaredAndAnswers() {
        STORE_FIXTURE(fixture, schema());
        ManualClock clock(kWednesdayTen);
        DispatchWorld w(fixture, clock);
        QVERIFY(w.dispatch.load());
        Access access(fixture.store(), clock, fixture.auditChain(), {});
        QVERIFY(access.start());
        Registry registry;
        registerDispatchMethods(registry, w.dispatch, access);
        QCOMPARE(registryFaults(registry), QStringList());

        const auto saved = call(registry, u"dispatch.saveResponsibility"_s, {{u"unitId"_s, u"临湖区城市管理局"_s}, {u"category"_s, u"01"_s}, {u"district"_s, u"临湖区"_s}});
        QVERIFY(saved);
        QCOMPARE(call(registry, u"dispatch.responsibilities"_s)->toObject()[u"items"_s].toArray().size(), 1);
        QVERIFY(call(registry, u"dispatch.saveCategory"_s, {{u"code"_s, u"88"_s}, {u"name"_s, u"新类"_s}}));
        QVERIFY(call(registry, u"dispatch.categories"_s)->toObject()[u"items"_s].toArray().size() > 200);
        QCOMPARE(call(registry, u"dispatch.importCategories"_s).error().code, u"dispatch.no_file"_s);
        const auto settings = call(registry, u"dispatch.saveSettings"_s, {{u"threshold"_s, 0.8}});
        QCOMPARE((*settings)[u"threshold"_s].toDouble(), 0.8);
        QCOMPARE((*settings)[u"automatic"_s].toBool(), false);
        QVERIFY((*settings)[u"model"_s].isNull());
        const auto suggested = call(registry, u"dispatch.suggest"_s, {{u"text"_s, u"不亮"_s}, {u"category"_s, u"路灯不亮"_s}, {u"district"_s, u"临湖区"_s}});
        QCOMPARE((*suggested)[u"units"_s].toArray().size(), 1);
        const Id ticket = w.accept(u"路灯"_s, u"电话13812341234"_s, u"临湖区"_s, u"路灯不亮"_s);
        const auto desk = call(registry, u"dispatch.desk"_s);
        QCOMPARE((*desk)[u"items"_s].toArray().size(), 1);
        QVERIFY(call(registry, u"dispatch.figures"_s));
        QCOMPARE(call(registry, u"dispatch.models"_s)->toObject()[u"items"_s].toArray().size(), 0);
        QCOMPARE(call(registry, u"dispatch.activate"_s, {{u"id"_s, u"none"_s}}).error().code, u"dispatch.unknown_model"_s);
        QVERIFY(call(registry, u"dispatch.decide"_s, {{u"items"_s, QJsonArray{QJsonObject{{u"ticket"_s, ticket}, {u"unitId"_s, w.lake}}}}}));
        QVERIFY(call(registry, u"dispatch.deleteResponsibility"_s, {{u"id"_s, (*saved)[u"id"_s]}}));

        // Units neither see the desk nor decide.
        Caller liaison = as(u"unit_liaison"_s);
        liaison.unitId = w.lake;
        for (const auto &method : {u"dispatch.desk"_s, u"dispatch.suggest"_s, u"dispatch.decide"_s})
            QCOMPARE(call(registry, method, {{u"items"_s, QJsonArray()}}, liaison).error().code, u"dispatch.not_your_desk"_s);
        QJsonArray many;
        for (int i = 0; i < 201; ++i)
            many.append(QJsonObject());
        QCOMPARE(call(registry, u"dispatch.decide"_s, {{u"items"_s, many}}).error().code, u"dispatch.too_many"_s);
    }
    void training_isAJobWithProgress_data() { StoreFixture::addBackendColumn(); }
    void training_isAJobWithProgress() {
        STORE_FIXTURE(fixture, schema());
        ManualClock clock(kWednesdayTen);
        DispatchWorld w(fixture, clock);
        QVERIFY(w.dispatch.load());
        Access access(fixture.store(), clock, fixture.auditChain(), {});
        QVERIFY(access.start());
        Registry registry;
        registerDispatchMethods(registry, w.dispatch, access);
        const Id first = (*w.trained(60))[u"id"_s].toString();
        QSignalSpy ended(&access.jobs, &Jobs::ended);
        const auto job = call(registry, u"dispatch.train"_s);
        QVERIFY(job);
        QVERIFY(ended.wait(60'000));
        const auto info = access.jobs.find((*job)[u"job"_s].toString());
        QCOMPARE(nameOf(info->state), u"done"_s);
        QVERIFY(info->total > 0);
        QCOMPARE(info->result[u"classes"_s].toInt(), 3);
        QCOMPARE(w.dispatch.models()->size(), 2);
        QCOMPARE(w.dispatch.activeModel()->toObject()[u"id"_s].toString(), first);
        QCOMPARE((*call(registry, u"dispatch.models"_s))[u"items"_s][1][u"madeByName"_s].toString(), u"u"_s);
    }
    void aModel_isTestedOnTicketsThatItHasNotSeen_data() { StoreFixture::addBackendColumn(); }
    void aModel_isTestedOnTicketsThatItHasNotSeen() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, schema(), &clock);
        DispatchWorld w(fixture, clock);
        QVERIFY(w.dispatch.load());
        const Id first = (*w.trained(60))[u"id"_s].toString();
        const CategoryTree tree = w.dispatch.categories();
        QCOMPARE(w.dispatch.evaluate(tree, u"none"_s).error().code, u"dispatch.unknown_model"_s);
        QCOMPARE(w.dispatch.evaluate(tree, first).error().code, u"dispatch.nothing_newer"_s);
        clock.advance(kDay);
        QVERIFY(w.trained(30));
        const auto scores = w.dispatch.evaluate(tree, first).value();
        QCOMPARE(scores[u"tickets"_s].toInt(), 30);
        QVERIFY(scores[u"accuracy"_s].toDouble() > 0.8);
        QCOMPARE(scores[u"from"_s].toInteger(), clock.now());
        QVERIFY(!scores[u"reliability"_s].toArray().isEmpty());
    }
};
LIANXIN_TEST(tst_DispatchMethods);
#include "tst_DispatchMethods.moc"
