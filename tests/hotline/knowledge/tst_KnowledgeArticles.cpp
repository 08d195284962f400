// SPDX-License-Identifier: GPL-3.0-or-later
#include "KnowledgeWorld.h"
#include "support/TestRegistry.h"
#include <QTest>

using namespace lianxin;
using namespace lianxin::test;

class tst_KnowledgeArticles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDraft_isReviewedByAnother_andThenFound_data() { StoreFixture::addBackendColumn(); }
    void aDraft_isReviewedByAnother_andThenFound() {
        STORE_FIXTURE(fixture, knowledgeWorldSchema());
        KnowledgeWorld w(fixture);
        const auto saved = w.knowledge.save({}, KnowledgeWorld::text(u"灵活就业人员社保补贴"_s), 0, u"writer"_s);
        QVERIFY(saved);
        const Id id = (*saved)[u"id"_s].toString();
        QCOMPARE((*saved)[u"state"_s].toString(), u"draft"_s);
        QCOMPARE(w.titles(u"灵活就业补贴"_s), QStringList());
        QCOMPARE(w.knowledge.get(id, false).error().code, u"knowledge.unknown"_s);
        QCOMPARE(w.knowledge.review(id, true, {}, u"reviewer"_s).error().code, u"knowledge.wrong_state"_s);
        QVERIFY(w.knowledge.submit(id, u"writer"_s));
        QCOMPARE(w.knowledge.submit(id, u"writer"_s).error().code, u"knowledge.wrong_state"_s);
        QCOMPARE(w.knowledge.review(id, true, {}, u"writer"_s).error().code, u"knowledge.own_article"_s);
        const auto returned = w.knowledge.review(id, false, u"缺来源文号"_s, u"reviewer"_s);
        QCOMPARE((*returned)[u"state"_s].toString(), u"draft"_s);
        QCOMPARE((*returned)[u"note"_s].toString(), u"缺来源文号"_s);
        QVERIFY(w.knowledge.submit(id, u"writer"_s));
        const auto published = w.knowledge.review(id, true, {}, u"reviewer"_s);
        QVERIFY(published);
        QCOMPARE((*published)[u"reviewer"_s].toString(), u"reviewer"_s);
        QCOMPARE(w.titles(u"灵活就业补贴"_s), QStringList{u"灵活就业人员社保补贴"_s});
        QVERIFY(w.knowledge.get(id, false));
        QCOMPARE(w.events(), (QStringList{u"saved"_s, u"submitted"_s, u"returned"_s, u"submitted"_s, u"published"_s}));
    }

    void aNewVersion_leavesTheOldOneInForce_untilItIsPublished_data() { StoreFixture::addBackendColumn(); }
    void aNewVersion_leavesTheOldOneInForce_untilItIsPublished() {
        STORE_FIXTURE(fixture, knowledgeWorldSchema());
        KnowledgeWorld w(fixture);
        const Id id = w.publish(KnowledgeWorld::text(u"公园年卡办理"_s, u"每张一百元。"_s));
        const auto changed = w.knowledge.save(id, KnowledgeWorld::text(u"公园年票办理"_s, u"每张八十元。"_s), 1, u"writer"_s);
        QVERIFY(changed);
        QCOMPARE((*changed)[u"version"_s].toInteger(), 2);
        QCOMPARE((*w.knowledge.get(id, false))[u"body"_s].toString(), u"每张一百元。"_s);
        QCOMPARE(w.titles(u"公园年卡"_s), QStringList{u"公园年卡办理"_s});
        const auto listed = w.knowledge.list({{}, {}, {}, true}, {}, 10);
        QCOMPARE((*listed)[u"items"_s][0][u"title"_s].toString(), u"公园年卡办理"_s);
        QCOMPARE(w.knowledge.save(id, KnowledgeWorld::text(u"公园年票"_s), 1, u"other"_s).error().code, u"knowledge.changed_meanwhile"_s);
        QVERIFY(w.knowledge.submit(id, u"writer"_s));
        QVERIFY(w.knowledge.review(id, true, {}, u"reviewer"_s));
        QCOMPARE((*w.knowledge.get(id, false))[u"body"_s].toString(), u"每张八十元。"_s);
        QCOMPARE(w.titles(u"公园年票"_s), QStringList{u"公园年票办理"_s});
        const auto all = w.knowledge.get(id, true);
        const QJsonArray versions = (*all)[u"versions"_s].toArray();
        QCOMPARE(versions.size(), 2);
        QCOMPARE(versions[1][u"state"_s].toString(), u"superseded"_s);
    }

    void whatIsOver_isNeverShownAsValid_data() { StoreFixture::addBackendColumn(); }
    void whatIsOver_isNeverShownAsValid() {
        STORE_FIXTURE(fixture, knowledgeWorldSchema());
        KnowledgeWorld w(fixture);
        auto text = KnowledgeWorld::text(u"消费券领取"_s);
        text.validUntil = kKnowledgeNow + 60'000;
        const Id id = w.publish(text);
        auto later = KnowledgeWorld::text(u"消费券明年再领"_s);
        later.validFrom = kKnowledgeNow + 120'000;
        w.publish(later);
        QCOMPARE(w.titles(u"消费券怎么领取"_s), QStringList{u"消费券领取"_s});
        w.clock.advance(60'000);
        QCOMPARE(w.titles(u"消费券怎么领取"_s), QStringList()); // at once, before anything swept
        QCOMPARE(w.knowledge.get(id, false).error().code, u"knowledge.unknown"_s);
        QCOMPARE(w.knowledge.expireDue().valueOr(-1), 1);
        QCOMPARE(w.knowledge.expireDue().valueOr(-1), 0);
        QCOMPARE((*w.knowledge.get(id, true))[u"state"_s].toString(), u"expired"_s);
        QCOMPARE(w.events().last(), u"expired"_s);
        w.clock.advance(120'000);
        QCOMPARE(w.titles(u"消费券怎么领取"_s), QStringList{u"消费券明年再领"_s});
    }

    void expireAndWithdraw_takeOutOfForce_data() { StoreFixture::addBackendColumn(); }
    void expireAndWithdraw_takeOutOfForce() {
        STORE_FIXTURE(fixture, knowledgeWorldSchema());
        KnowledgeWorld w(fixture);
        const Id one = w.publish(KnowledgeWorld::text(u"老年证办理"_s)), two = w.publish(KnowledgeWorld::text(u"老年卡办理"_s));
        QVERIFY(w.knowledge.expire(one, u"文件废止"_s, u"admin"_s));
        QCOMPARE(w.knowledge.expire(one, {}, u"admin"_s).error().code, u"knowledge.wrong_state"_s);
        QCOMPARE(w.titles(u"老年证"_s).contains(u"老年证办理"_s), false);
        QVERIFY(w.knowledge.withdraw(two, u"写错了"_s, u"admin"_s));
        QCOMPARE(w.knowledge.withdraw(two, {}, u"admin"_s).error().code, u"knowledge.wrong_state"_s);
        QCOMPARE(w.titles(u"老年卡"_s), QStringList());
        QCOMPARE(w.knowledge.submit(u"nobody"_s, u"x"_s).error().code, u"knowledge.unknown"_s);
        // Written anew, it goes its way again.
        QVERIFY(w.knowledge.save(two, KnowledgeWorld::text(u"老年卡办理"_s, u"改好了。"_s), 0, u"writer"_s));
        QVERIFY(w.knowledge.submit(two, u"writer"_s));
        QVERIFY(w.knowledge.review(two, true, {}, u"reviewer"_s));
        QCOMPARE(w.titles(u"老年卡"_s), QStringList{u"老年卡办理"_s});
    }

    void faultyArticles_areRefusedWithTheirField_data() {
        QTest::addColumn<QJsonObject>("json");
        QTest::addColumn<QString>("field");
        const QJsonObject good{{u"title"_s, u"标题"_s}, {u"body"_s, u"内容"_s}, {u"source"_s, u"来源"_s}};
        const auto with = [&](const QString &key, const QJsonValue &value) {
            QJsonObject json = good;
            json[key] = value;
            return json;
        };
        QTest::newRow("no title") << with(u"title"_s, u"  "_s) << u"title"_s;
        QTest::newRow("long title") << with(u"title"_s, QString(201, u'长')) << u"title"_s;
        QTest::newRow("title is no text") << with(u"title"_s, 7) << u"title"_s;
        QTest::newRow("no body") << with(u"body"_s, QString()) << u"body"_s;
        QTest::newRow("no source") << with(u"source"_s, QString()) << u"source"_s;
        QTest::newRow("bad date") << with(u"valid_until"_s, u"来年"_s) << u"validUntil"_s;
        QTest::newRow("ends before") << with(u"validUntil"_s, -5) << QString();
        QTest::newRow("zero") << with(u"body"_s, QString(QChar(0)) + u"a"_s) << u"body"_s;
    }
    void faultyArticles_areRefusedWithTheirField() {
        QFETCH(QJsonObject, json);
        QFETCH(QString, field);
        const auto text = ArticleText::fromJson(json);
        const auto checked = text ? text->check() : Expected<void>(text.error());
        QCOMPARE(bool(checked), field.isEmpty());
        if (!checked)
            QCOMPARE(checked.error().place, field);
    }

    void days_includeTheirLast() {
        const auto text = ArticleText::fromJson({{u"title"_s, u"t"_s}, {u"body"_s, u"b"_s}, {u"source"_s, u"s"_s},
                                                 {u"valid_from"_s, u"2026年1月2日"_s}, {u"valid_until"_s, u"2026-12-31"_s}, {u"aliases"_s, u"甲；乙、甲"_s}});
        QVERIFY(text);
        QCOMPARE(text->validFrom, 1'767'283'200'000);  // 2026-01-02 00:00 in Shanghai
        QCOMPARE(text->validUntil, 1'798'732'800'000); // 2027-01-01 00:00
        QCOMPARE(text->aliases, (QStringList{u"甲"_s, u"乙"_s}));
    }

    void sameTitleAndSource_isTheSameArticle_data() { StoreFixture::addBackendColumn(); }
    void sameTitleAndSource_isTheSameArticle() {
        STORE_FIXTURE(fixture, knowledgeWorldSchema());
        KnowledgeWorld w(fixture);
        QVERIFY(w.knowledge.save({}, KnowledgeWorld::text(u"甲"_s), 0, u"w"_s));
        QCOMPARE(w.knowledge.save({}, KnowledgeWorld::text(u" 甲 "_s), 0, u"w"_s).error().code, u"knowledge.exists"_s);
        QVERIFY(w.knowledge.save({}, KnowledgeWorld::text(u"甲"_s, u"别处"_s, u"税务局"_s), 0, u"w"_s));
    }

    void lists_pageAndFilter_data() { StoreFixture::addBackendColumn(); }
    void lists_pageAndFilter() {
        STORE_FIXTURE(fixture, knowledgeWorldSchema());
        KnowledgeWorld w(fixture);
        for (int i = 0; i < 7; ++i) {
            auto text = KnowledgeWorld::text(u"事项%1_%%"_s.arg(i));
            text.category = i % 2 ? u"社保"_s : u"户籍"_s;
            QVERIFY(w.knowledge.save({}, text, 0, u"w"_s));
            w.clock.advance(i % 3 ? 1'000 : 0);
        }
        QStringList seen;
        QString cursor;
        do {
            const auto page = w.knowledge.list({}, cursor, 3);
            QVERIFY(page);
            QCOMPARE((*page)[u"total"_s].toInt(), 7);
            for (const auto &item : (*page)[u"items"_s].toArray())
                seen << item[u"title"_s].toString();
            cursor = (*page)[u"next"_s].toString();
        } while (!cursor.isEmpty());
        QCOMPARE(seen.size(), 7);
        QCOMPARE(QSet<QString>(seen.begin(), seen.end()).size(), 7);
        QCOMPARE((*w.knowledge.list({u"draft"_s, u"社保"_s, {}, false}, {}, 50))[u"total"_s].toInt(), 3);
        QCOMPARE((*w.knowledge.list({{}, {}, u"项3"_s, false}, {}, 50))[u"total"_s].toInt(), 1);
        QCOMPARE((*w.knowledge.list({{}, {}, u"%%"_s, false}, {}, 50))[u"total"_s].toInt(), 7);
        QCOMPARE((*w.knowledge.list({{}, {}, u"人社"_s, true}, {}, 50))[u"total"_s].toInt(), 0);
        QCOMPARE(w.knowledge.list({u"nonsense"_s, {}, {}, false}, {}, 50).error().code, u"knowledge.bad_filter"_s);
        const auto overview = w.knowledge.overview();
        QCOMPARE((*overview)[u"articles"_s].toInt(), 7);
        QCOMPARE((*overview)[u"categories"_s][0][u"name"_s].toString(), u"户籍"_s);
    }

    void use_isCountedOnceACall_data() { StoreFixture::addBackendColumn(); }
    void use_isCountedOnceACall() {
        STORE_FIXTURE(fixture, knowledgeWorldSchema());
        KnowledgeWorld w(fixture);
        const Id id = w.publish(KnowledgeWorld::text(u"居住证办理"_s));
        for (const auto &call : {u"c1"_s, u"c1"_s, u"c2"_s, QString(), QString()})
            QVERIFY(w.knowledge.feedback(id, call, u"used"_s, u"seat"_s));
        QVERIFY(w.knowledge.feedback(id, u"c3"_s, u"not_helpful"_s, u"seat"_s));
        QVERIFY(w.knowledge.noteShown(id, u"c1"_s, u"seat"_s));
        QCOMPARE(w.knowledge.feedback(id, {}, u"liked"_s, u"seat"_s).error().code, u"knowledge.bad_verdict"_s);
        QCOMPARE(w.knowledge.feedback(u"x"_s, {}, u"used"_s, u"seat"_s).error().code, u"knowledge.unknown"_s);
        const auto article = w.knowledge.get(id, true);
        QCOMPARE((*article)[u"used"_s].toInt(), 4);
        QCOMPARE((*article)[u"notHelpful"_s].toInt(), 1);
        QCOMPARE((*article)[u"shown"_s].toInt(), 1);
        QCOMPARE((*article)[u"acceptedRate"_s].toDouble(), 0.8);
        QCOMPARE(w.knowledge.shownIn(u"c1"_s).valueOr({}), QStringList{id});
    }
};

LIANXIN_TEST(tst_KnowledgeArticles);
#include "tst_KnowledgeArticles.moc"
