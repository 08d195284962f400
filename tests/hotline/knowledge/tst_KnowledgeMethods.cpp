// SPDX-License-Identifier: GPL-3.0-or-later
#include "KnowledgeWorld.h"
#include "hotline/knowledge/KnowledgeMethods.h"
#include "platform/access/Access.h"
#include "support/RegistryWalk.h"
#include "support/TestRegistry.h"
#include <QTest>

using namespace lianxin;
using namespace lianxin::test;

namespace {

Caller someone(const QString &id, bool manages) {
    Caller caller;
    caller.userId = id;
    caller.sessionId = u"session of "_s + id;
    caller.permissions = {int(Permission::KnowledgeRead)};
    if (manages)
        caller.permissions.insert(int(Permission::KnowledgeManage));
    return caller;
}

} // namespace

class tst_KnowledgeMethods : public QObject {
    Q_OBJECT

    static Expected<QJsonValue> call(const Registry &registry, const QString &method, const QJsonObject &params, const Caller &caller) {
        const auto *found = registry.find(method);
        if (!found)
            return Error{ErrorKind::Usage, u"test.no_method"_s, method, {}, {}};
        if (!caller.may(found->permission)) // as the door does
            return Error{ErrorKind::Refused, u"test.refused"_s, method, {}, {}};
        if (found->handler)
            return found->handler(caller, params);
        std::optional<Expected<QJsonValue>> result;
        found->asyncHandler(caller, params, [&](Expected<QJsonValue> r) { result.emplace(std::move(r)); });
        if (!QTest::qWaitFor([&] { return result.has_value(); }, 20'000))
            return Error{ErrorKind::Internal, u"test.no_answer"_s, method, {}, {}};
        return *result;
    }

private Q_SLOTS:
    void everyMethod_isDeclaredAndAnswers_data() { StoreFixture::addBackendColumn(); }
    void everyMethod_isDeclaredAndAnswers() {
        STORE_FIXTURE(fixture, knowledgeWorldSchema());
        KnowledgeWorld w(fixture);
        KnowledgeSearches searches(w.search);
        Access access(fixture.store(), w.clock, fixture.auditChain(), {});
        QVERIFY(access.start());
        Registry registry;
        registerKnowledgeMethods(registry, w.knowledge, searches, access);
        QCOMPARE(registryFaults(registry), QStringList());
        const Caller writer = someone(u"writer"_s, true), reviewer = someone(u"reviewer"_s, true), seat = someone(u"seat"_s, false);

        const QJsonObject text{{u"title"_s, u"灵活就业人员社保补贴"_s}, {u"body"_s, u"外地户籍可以申请。"_s}, {u"source"_s, u"人社局〔2024〕7号"_s}, {u"validUntil"_s, u"2026-12-31"_s}};
        QCOMPARE(call(registry, u"knowledge.save"_s, text, seat).error().code, u"test.refused"_s);
        const auto saved = call(registry, u"knowledge.save"_s, text, writer);
        QVERIFY(saved);
        const QString id = (*saved)[u"id"_s].toString();
        QVERIFY(call(registry, u"knowledge.submit"_s, {{u"id"_s, id}}, writer));
        QVERIFY(call(registry, u"knowledge.return"_s, {{u"id"_s, id}, {u"note"_s, u"再看"_s}}, reviewer));
        QVERIFY(call(registry, u"knowledge.submit"_s, {{u"id"_s, id}}, writer));
        QCOMPARE(call(registry, u"knowledge.publish"_s, {{u"id"_s, id}}, writer).error().code, u"knowledge.own_article"_s);
        QVERIFY(call(registry, u"knowledge.publish"_s, {{u"id"_s, id}}, reviewer));
        QCOMPARE((*call(registry, u"knowledge.list"_s, {}, seat))[u"total"_s].toInt(), 1);
        QCOMPARE((*call(registry, u"knowledge.get"_s, {{u"id"_s, id}}, seat))[u"versions"_s].isUndefined(), true);
        QCOMPARE((*call(registry, u"knowledge.get"_s, {{u"id"_s, id}}, writer))[u"versions"_s].toArray().size(), 1);
        QCOMPARE((*call(registry, u"knowledge.overview"_s, {}, seat))[u"articles"_s].toInt(), 1);

        const auto found = call(registry, u"knowledge.search"_s, {{u"text"_s, u"外地户籍能领社保补贴吗"_s}}, seat);
        QVERIFY(found);
        const QJsonObject hit = found->toArray().first().toObject();
        for (const auto &key : {u"id"_s, u"title"_s, u"score"_s, u"snippet"_s, u"source"_s, u"validUntil"_s})
            QVERIFY(hit.contains(key));
        const QJsonObject said{{u"text"_s, u"我是灵活就业的，外地户籍能领社保补贴吗"_s}, {u"callId"_s, u"call-1"_s}};
        const auto suggested = call(registry, u"knowledge.suggest"_s, said, seat);
        QVERIFY(suggested);
        QCOMPARE((*suggested)[u"card"_s][u"id"_s].toString(), id);
        QVERIFY((*call(registry, u"knowledge.suggest"_s, said, seat))[u"card"_s].isNull()); // once a call
        QVERIFY(call(registry, u"knowledge.feedback"_s, {{u"id"_s, id}, {u"verdict"_s, u"used"_s}, {u"callId"_s, u"call-1"_s}}, seat));
        const auto counted = call(registry, u"knowledge.get"_s, {{u"id"_s, id}}, writer);
        QCOMPARE((*counted)[u"used"_s].toInt(), 1);
        QCOMPARE((*counted)[u"shown"_s].toInt(), 1);

        QVERIFY(call(registry, u"knowledge.saveSynonym"_s, {{u"word"_s, u"打零工"_s}, {u"meanings"_s, QJsonArray{u"灵活就业"_s}}}, writer));
        QVERIFY((*call(registry, u"knowledge.synonyms"_s, {}, seat))[u"items"_s].toArray().size() > 100);
        QCOMPARE(call(registry, u"knowledge.import"_s, {}, writer).error().code, u"knowledge.bad_file"_s);
        const auto job = call(registry, u"knowledge.import"_s, {{u"path"_s, QStringLiteral(LIANXIN_SOURCE_DIR "/resources/knowledge/matters.jsonl")}}, writer);
        QVERIFY(job);
        QTRY_COMPARE_WITH_TIMEOUT(nameOf(access.jobs.find((*job)[u"job"_s].toString())->state), u"done"_s, 60'000);
        QVERIFY((*call(registry, u"knowledge.overview"_s, {}, seat))[u"articles"_s].toInt() > 300);
        QVERIFY(call(registry, u"knowledge.expire"_s, {{u"id"_s, id}}, writer));
        QVERIFY(call(registry, u"knowledge.withdraw"_s, {{u"id"_s, id}}, writer));
    }
};

LIANXIN_TEST(tst_KnowledgeMethods);
#include "tst_KnowledgeMethods.moc"
