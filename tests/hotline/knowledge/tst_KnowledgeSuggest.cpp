// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/knowledge/KnowledgeSuggest.h"
#include "support/TestRegistry.h"
#include <QTest>

using namespace lianxin;

class tst_KnowledgeSuggest : public QObject {
    Q_OBJECT

    static std::vector<KnowledgeHit> hits(std::initializer_list<double> scores) {
        std::vector<KnowledgeHit> all;
        for (const double score : scores) {
            KnowledgeHit hit;
            hit.id = QString::number(all.size());
            hit.score = score;
            all.push_back(hit);
        }
        return all;
    }

private Q_SLOTS:
    void oneCard_whenItIsGoodAndClear() {
        const QString said = u"外地户口能不能申请补贴"_s;
        const auto clear = chooseSuggestion(said, hits({0.5, 0.4, 0.35, 0.1}), {});
        QVERIFY(clear.card && clear.card->id == u"0"_s);
        QCOMPARE(clear.others.size(), std::size_t(2));
        QVERIFY(!chooseSuggestion(said, hits({0.5, 0.49}), {}).card); // two are as good
        QVERIFY(chooseSuggestion(said, hits({0.8, 0.79}), {}).card);  // so good that it does not matter
        QVERIFY(!chooseSuggestion(said, hits({0.2}), {}).card);
        QVERIFY(!chooseSuggestion(said, {}, {}).card);
    }
    void noCard_twiceOrForAWord() {
        QVERIFY(!chooseSuggestion(u"外地户口能不能申请补贴"_s, hits({0.9, 0.2}), {u"0"_s}).card);
        QVERIFY(!chooseSuggestion(u"好的，好。"_s, hits({0.9}), {}).card);
    }
    void others_areFew() {
        QCOMPARE(chooseSuggestion(u"外地户口能不能申请补贴"_s, hits({0.9, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8}), {}).others.size(), std::size_t(4));
    }
};

LIANXIN_TEST(tst_KnowledgeSuggest);
#include "tst_KnowledgeSuggest.moc"
