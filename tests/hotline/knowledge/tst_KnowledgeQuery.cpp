// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/knowledge/KnowledgeQuery.h"
#include "platform/language/HanGrams.h"
#include "support/TestRegistry.h"
#include <QTemporaryDir>
#include <QTest>

using namespace lianxin;

class tst_KnowledgeQuery : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void grams_overlapWithinARun() {
        QCOMPARE(gramText(u"灵活就业A2，税"), u"灵活 活就 就业 业 a2 税 "_s);
        QCOMPARE(gramsOfWord(u"灵活就业"), (QStringList{u"灵活"_s, u"活就"_s, u"就业"_s}));
        QCOMPARE(gramsOfWord(u"税"), QStringList{u"税"_s});
        QCOMPARE(gramsOfWord(u"12345热线"), (QStringList{u"12345"_s, u"热线"_s}));
        QCOMPARE(gramText(u"　，。 "), QString());
        QVERIFY(isSingleHan(u"税") && !isSingleHan(u"a") && !isSingleHan(u"税务"));
    }

    void questions_becomeTellingWords() {
        const auto cutter = WordCutter::shared();
        QVERIFY2(cutter, cutter ? "" : qPrintable(cutter.error().toString()));
        const auto terms = knowledgeTerms(u"您好，请问一下灵活就业人员怎么办理社保补贴呢？"_s, **cutter, {{u"社保"_s, {u"社会保险"_s}}});
        QStringList words;
        for (const auto &term : terms)
            words << term.forms.join(u'/');
        QVERIFY(words.contains(u"社保/社会保险"_s));
        QVERIFY(words.contains(u"补贴"_s));
        for (const auto &courtesy : {u"您好"_s, u"请问"_s, u"一下"_s, u"怎么"_s, u"呢"_s})
            QVERIFY(!words.contains(courtesy));
        QCOMPARE(knowledgeTerms(u"补贴补贴补贴"_s, **cutter, {}).size(), std::size_t(1));
        QVERIFY(knowledgeTerms(QString(3'000, u'税'), **cutter, {}).size() <= 24);
    }

    void expressions_quoteEverything() {
        const std::vector<KnowledgeTerm> terms{{{u"灵活就业"_s, u"打零工"_s}, 1, 0}, {{u"税"_s}, 1, 0}};
        QCOMPARE(ftsExpression(terms, true), u"(\"灵活 活就 就业\" OR \"打零 零工\") AND (\"税\" *)"_s);
        QCOMPARE(ftsExpression(terms, false), u"(\"灵活 活就 就业\" OR \"打零 零工\") OR (\"税\" *)"_s);
        QCOMPARE(tsqueryExpression(terms, true, KnowledgePlace::Titles), u"('灵活':AB<->'活就':AB<->'就业':AB | '打零':AB<->'零工':AB) & ('税':*AB)"_s);
        QCOMPARE(tsqueryExpression(terms, true), u"('灵活'<->'活就'<->'就业' | '打零'<->'零工') & ('税':*)"_s);
    }

    void aMissingDictionary_isSaid() {
        const QTemporaryDir empty;
        const auto cutter = WordCutter::load(empty.path());
        QVERIFY(!cutter);
        QCOMPARE(cutter.error().code, u"text.no_dictionary"_s);
    }

    void longWords_haveParts() {
        const auto cutter = WordCutter::shared();
        QVERIFY(cutter);
        QVERIFY((*cutter)->partsOf(u"养老保险").contains(u"养老"_s));
        QCOMPARE((*cutter)->partsOf(u"税务"), QStringList{u"税务"_s});
    }
};

LIANXIN_TEST(tst_KnowledgeQuery);
#include "tst_KnowledgeQuery.moc"
