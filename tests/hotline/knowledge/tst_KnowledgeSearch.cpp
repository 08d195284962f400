// SPDX-License-Identifier: GPL-3.0-or-later
#include "KnowledgeWorld.h"
#include "support/TestRegistry.h"
#include <QSignalSpy>
#include <QTest>

using namespace lianxin;
using namespace lianxin::test;

class tst_KnowledgeSearch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void titles_countMoreThanBodies_data() { StoreFixture::addBackendColumn(); }
    void titles_countMoreThanBodies() {
        STORE_FIXTURE(fixture, knowledgeWorldSchema());
        KnowledgeWorld w(fixture);
        w.publish(KnowledgeWorld::text(u"医保报销"_s, u"居住证复印件一份，身份证一份。"_s));
        w.publish(KnowledgeWorld::text(u"居住证申领"_s, u"带上租房合同。"_s));
        auto aliased = KnowledgeWorld::text(u"社会保障卡补换"_s, u"到银行网点。"_s);
        aliased.aliases = {u"医保卡丢了"_s};
        w.publish(aliased);
        QCOMPARE(w.titles(u"居住证怎么办"_s), (QStringList{u"居住证申领"_s, u"医保报销"_s}));
        QCOMPARE(w.titles(u"我的医保卡丢了"_s).first(), u"社会保障卡补换"_s);
        QCOMPARE(w.titles(u"租房合同"_s), QStringList{u"居住证申领"_s});
        const auto byTitle = [&w](const QString &asked) {
            QStringList all;
            for (const auto &hit : w.search.search(asked, 10, nullptr, KnowledgePlace::Titles).value())
                all << hit.title;
            return all;
        };
        QCOMPARE(byTitle(u"居住证怎么办"_s), QStringList{u"居住证申领"_s}); // the other one only mentions it
        QCOMPARE(byTitle(u"我的医保卡丢了"_s).first(), u"社会保障卡补换"_s); // an alias
        QCOMPARE(byTitle(u"租房合同"_s), QStringList());
        QCOMPARE(w.titles(u"你好请问一下"_s), QStringList());
        QCOMPARE(w.titles(u"量子力学"_s), QStringList());
        QCOMPARE(w.titles(QString()), QStringList());
    }

    void synonyms_findWhatIsCalledOtherwise_data() { StoreFixture::addBackendColumn(); }
    void synonyms_findWhatIsCalledOtherwise() {
        STORE_FIXTURE(fixture, knowledgeWorldSchema());
        KnowledgeWorld w(fixture);
        w.publish(KnowledgeWorld::text(u"机动车驾驶证换证"_s));
        QCOMPARE(w.titles(u"驾照到哪儿换"_s), QStringList{u"机动车驾驶证换证"_s}); // shipped
        QCOMPARE(w.titles(u"行车本"_s), QStringList());
        QVERIFY(w.knowledge.saveSynonym(u"行车本"_s, {u"驾驶证"_s}, u"admin"_s));
        QCOMPARE(w.titles(u"行车本"_s), QStringList{u"机动车驾驶证换证"_s});
        QVERIFY(w.knowledge.saveSynonym(u"行车本"_s, {}, u"admin"_s));
        QCOMPARE(w.titles(u"行车本"_s), QStringList());
        QCOMPARE(w.knowledge.saveSynonym(u" "_s, {u"x"_s}, u"admin"_s).error().code, u"knowledge.bad_synonym"_s);
    }

    void olderStore_findsWhatItHasWithTheNewIndex_data() { StoreFixture::addBackendColumn(); }
    void olderStore_findsWhatItHasWithTheNewIndex() {
        const auto newest = knowledgeWorldSchema();
        auto older = newest;
        std::erase_if(older, [](const Migration &migration) { return migration.module == "knowledge"_L1 && migration.version > 1; });
        QVERIFY(older.size() < newest.size());
        STORE_FIXTURE(fixture, older);
        { KnowledgeWorld(fixture).publish(KnowledgeWorld::text(u"机动车驾驶证换证"_s)); }
        fixture.config().migrations = newest;
        fixture.close();
        fixture.reopen();
        QCOMPARE(fixture.store().schemaOutcome(), SchemaOutcome::Upgraded);
        KnowledgeWorld w(fixture);
        QCOMPARE(w.titles(u"换证"_s), QStringList{u"机动车驾驶证换证"_s});
        QCOMPARE(w.titles(u"驾"_s), QStringList{u"机动车驾驶证换证"_s});
        w.publish(KnowledgeWorld::text(u"居住证申领"_s)); // the triggers reach the new one
        for (const auto place : {KnowledgePlace::Anywhere, KnowledgePlace::Titles}) {
            QCOMPARE(w.search.search(u"居住证"_s, 5, nullptr, place)->size(), std::size_t(1));
            QCOMPARE(w.search.search(u"驾驶证"_s, 5, nullptr, place)->size(), std::size_t(1));
        }
    }

    void hostileText_isOnlyText_data() { StoreFixture::addBackendColumn(); }
    void hostileText_isOnlyText() {
        STORE_FIXTURE(fixture, knowledgeWorldSchema());
        KnowledgeWorld w(fixture);
        w.publish(KnowledgeWorld::text(u"A2驾驶证增驾"_s));
        for (const QString &text : {u"\" OR title:* NEAR("_s, u"';DROP TABLE knowledge_article;--"_s, u"驾驶证 & ! | <-> :*"_s, u"\\"_s, QString(5'000, u'驾'),
                                    QString(QChar(0xD800)) + u"驾驶证"_s, u"😀驾驶证"_s, QString(QChar(0))})
            QVERIFY2(w.search.search(text, 5), qPrintable(text.left(20)));
        QCOMPARE(w.titles(u"a2"_s), QStringList{u"A2驾驶证增驾"_s});
        QCOMPARE(w.titles(u"Ａ２怎么考"_s), QStringList{u"A2驾驶证增驾"_s});
        QCOMPARE(w.titles(u"驾"_s), QStringList{u"A2驾驶证增驾"_s}); // one character, by prefix
    }

    void scores_areBetweenZeroAndOne_andSnippetsShowTheWords_data() { StoreFixture::addBackendColumn(); }
    void scores_areBetweenZeroAndOne_andSnippetsShowTheWords() {
        STORE_FIXTURE(fixture, knowledgeWorldSchema());
        KnowledgeWorld w(fixture);
        for (int i = 0; i < 30; ++i)
            w.publish(KnowledgeWorld::text(u"事项%1办理"_s.arg(i), u"前言。"_s.repeated(40) + u"第%1条说明水费减免。"_s.arg(i)));
        w.publish(KnowledgeWorld::text(u"水费减免"_s));
        const auto hits = w.search.search(u"水费减免"_s, 50);
        QVERIFY(hits);
        QCOMPARE(hits->front().title, u"水费减免"_s);
        QVERIFY(hits->front().score > 0.9 && hits->front().score <= 1);
        QVERIFY(hits->at(1).score < 0.5);
        QVERIFY(hits->at(1).snippet.contains(u"水费减免"_s));
        QVERIFY(hits->at(1).snippet.startsWith(u'…'));
        QCOMPARE(w.search.search(u"水费减免"_s, 3)->size(), std::size_t(3));
    }

    void whatWasFound_isReadAnewOnceItChanges_data() { StoreFixture::addBackendColumn(); }
    void whatWasFound_isReadAnewOnceItChanges() {
        STORE_FIXTURE(fixture, knowledgeWorldSchema());
        KnowledgeWorld w(fixture);
        auto article = KnowledgeWorld::text(u"居住证申领"_s, u"带上租房合同。"_s);
        article.validUntil = kKnowledgeNow + 3'600'000;
        const Id id = w.publish(article);
        const auto found = [&w] { return w.search.search(u"居住证"_s, 5).value(); };
        QCOMPARE(found().front().snippet, u"带上租房合同。"_s);
        QCOMPARE(found().front().version, 1);
        // Another engine on the same store publishes the next version.
        KnowledgeWorld other(fixture);
        article.body = u"带上居住登记凭证。"_s;
        QVERIFY(other.knowledge.save(id, article, 1, u"writer"_s));
        QVERIFY(other.knowledge.submit(id, u"writer"_s));
        QCOMPARE(found().front().version, 1); // until it is in force
        QVERIFY(other.knowledge.review(id, true, {}, u"reviewer"_s));
        QCOMPARE(found().front().snippet, u"带上居住登记凭证。"_s);
        QCOMPARE(found().front().version, 2);
        w.clock.advance(3'600'000); // nobody has taken it out of force yet
        QVERIFY(found().empty());
    }

    void ofOneAsker_theLatestWins() {
        StoreFixture fixture(u"intl"_s, knowledgeWorldSchema());
        KnowledgeWorld w(fixture);
        w.publish(KnowledgeWorld::text(u"公积金提取"_s));
        KnowledgeSearches searches(w.search);
        QStringList answers;
        const auto note = [&](const QString &name) {
            return [&answers, name](const Expected<KnowledgeSearch::Hits> &hits) { answers << name + (hits ? u" found"_s : u' ' + hits.error().code); };
        };
        for (int i = 0; i < 20; ++i)
            searches.start(u"one"_s, u"公积金"_s, 5, note(u"one %1"_s.arg(i)));
        searches.start(u"two"_s, u"公积金"_s, 5, note(u"two"_s));
        QTRY_COMPARE(answers.size(), 21);
        QCOMPARE(searches.running(), 0);
        QVERIFY(answers.contains(u"one 19 found"_s));
        QVERIFY(answers.contains(u"two found"_s));
        for (int i = 0; i < 19; ++i)
            QVERIFY(answers.contains(u"one %1 knowledge.superseded"_s.arg(i)));
    }

    void anEnd_waitsForWhatRuns() {
        StoreFixture fixture(u"intl"_s, knowledgeWorldSchema());
        KnowledgeWorld w(fixture);
        w.publish(KnowledgeWorld::text(u"公积金提取"_s));
        bool answered = false;
        {
            KnowledgeSearches searches(w.search);
            for (int i = 0; i < 5; ++i)
                searches.start(QString::number(i), u"公积金"_s, 5, [&](const auto &) { answered = true; });
        }
        QCoreApplication::processEvents();
        QVERIFY(!answered);
    }
};

LIANXIN_TEST(tst_KnowledgeSearch);
#include "tst_KnowledgeSearch.moc"
