// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/base/Literals.h"
#include "support/TestRegistry.h"
#include "talk/dialogue/KeyFacts.h"
#include <QTest>

using namespace lianxin;

namespace {

//! "address:春江路88号 time:下午三点"
QString factsOf(const QString &text) {
    QStringList facts;
    for (const KeyFact &fact : keyFacts(text))
        facts << nameOf(fact.kind) + u':' + text.mid(fact.from, fact.length);
    return facts.join(u' ');
}

} // namespace

class tst_KeyFacts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void facts_areFoundByWhatTheyAre_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("facts");
        const auto row = [](const char *name, const QString &text, const QString &facts) { QTest::newRow(name) << text << facts; };
        row("nothing", u"你好我想问一下"_s, {});
        row("nothing at all", {}, {});
        row("a street and its number", u"我住在春江路88号"_s, u"address:春江路88号"_s);
        row("spoken number", u"我家在春和里十二号楼三单元"_s, u"address:春和里十二号楼三单元"_s);
        row("estate only", u"我住在幸福小区"_s, u"address:幸福小区"_s);
        row("telephone, spoken", u"我电话是幺三八一二三四五六七八"_s, u"number:幺三八一二三四五六七八"_s);
        row("telephone, masked", u"电话138****5678"_s, u"number:138****5678"_s);
        row("month and day", u"七月十五号停的水"_s, u"date:七月十五号"_s);
        row("weekday", u"上个星期三就没水了"_s, u"date:上个星期三"_s);
        row("time", u"每天晚上十一点半还在施工"_s, u"time:晚上十一点半"_s);
        row("money", u"收了我三百块钱"_s, u"amount:三百块钱"_s);
        row("years", u"社保缴了三年"_s, u"amount:三年"_s);
        row("a name", u"我叫张小敏"_s, u"name:张小敏"_s);
        row("a name before more", u"我叫张敏，住在幸福小区"_s, u"name:张敏 address:幸福小区"_s);
        row("only a surname", u"我姓王"_s, u"name:王"_s);
        row("no name", u"我叫你们快点来"_s, {});
        row("several, in their order", u"昨天春江路88号停水三天"_s, u"date:昨天 address:春江路88号 amount:三天"_s);
    }
    void facts_areFoundByWhatTheyAre() {
        QFETCH(QString, text);
        QFETCH(QString, facts);
        QCOMPARE(factsOf(text), facts);
    }

    void facts_doNotOverlap_andLieWithinTheText() {
        const QString text = u"我叫李明，昨天下午三点半在临湖区春江路88号2单元，电话13812345678，欠了三千五百块钱，已经三个月了"_s;
        qsizetype end = 0;
        for (const KeyFact &fact : keyFacts(text)) {
            QVERIFY(fact.from >= end && fact.length > 0);
            end = fact.from + fact.length;
        }
        QVERIFY(end <= text.size());
        QVERIFY(keyFacts(text).size() >= 6);
    }

    void names_areMasked_knownOnesAndThoseThatAreGiven() {
        QCOMPARE(namesMasked(u"我叫张小敏，我妈叫王芳"_s, {}), u"我叫张**，我妈叫王芳"_s);
        QCOMPARE(namesMasked(u"请问是刘建国先生吗"_s, {u"刘建国"_s}), u"请问是刘**先生吗"_s);
        QCOMPARE(namesMasked(u"没有名字"_s, {u"刘建国"_s, QString()}), u"没有名字"_s);
        const QString once = namesMasked(u"我叫张小敏"_s, {});
        QCOMPARE(namesMasked(once, {}), once);
        QCOMPARE(namesIn(u"我叫张小敏"_s, {u"刘建国"_s}), QStringList{u"张小敏"_s});
    }
};

LIANXIN_TEST(tst_KeyFacts);
#include "tst_KeyFacts.moc"
