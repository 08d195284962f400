// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/base/Literals.h"
#include "support/TestRegistry.h"
#include "talk/assistant/TalkAnswers.h"
#include "talk/assistant/TalkFinds.h"
#include "talk/assistant/UrgencyRules.h"
#include <QDateTime>
#include <QTest>

using namespace lianxin;

namespace {

//! "address:春江路88号 -address:建设路 +address:…": negated ones with -, correcting ones with +.
QString findsOf(const QString &text) {
    constexpr std::array names{"address"_L1, "detail"_L1, "happened"_L1, "wanted"_L1, "name"_L1, "phone"_L1};
    QStringList all;
    for (const TalkFind &find : findsIn(text))
        all << (find.negated ? u"-"_s : find.correcting ? u"+"_s : QString()) + names[std::size_t(find.kind)] + u':' + find.value;
    return all.join(u' ');
}

QString urgencyOf(const QString &text) {
    QStringList all;
    for (const UrgencyHit &hit : urgencyIn(text))
        all << hit.rule;
    return all.join(u' ');
}

} // namespace

class tst_TalkFinds : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void finds_areWhatWasSaid_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("finds");
        const auto row = [](const char *name, const QString &text, const QString &finds) { QTest::newRow(name) << text << finds; };
        row("nothing", u"你好我想问一下"_s, {});
        row("a road with a number", u"我住在春江路88号"_s, u"address:春江路88号"_s);
        row("a road alone", u"建设路的路灯不亮"_s, u"address:建设路"_s);
        row("what is said before is no part of it", u"我要反映建设路有人摆摊"_s, u"address:建设路"_s);
        row("an estate", u"幸福小区停水了"_s, u"address:幸福小区"_s);
        row("an estate, no name", u"我们整个小区都停水了"_s, {});
        row("two roads", u"春江路和建设路交叉口的红绿灯坏了"_s, u"address:春江路和建设路交叉口"_s);
        row("a building and a flat", u"春江花园12号楼3单元502"_s, u"address:春江花园12号楼3单元502"_s);
        row("negated, and what it is", u"不是春江路，是建设路"_s, u"-address:春江路 +address:建设路"_s);
        row("taken back", u"春江路88号，不对，是建设路88号"_s, u"address:春江路88号 +address:建设路88号"_s);
        row("only a part is taken back", u"不对，是89号"_s, u"+detail:89号"_s);
        row("every evening", u"每天晚上十一点以后还在施工"_s, u"happened:每天晚上十一点以后"_s);
        row("yesterday", u"昨天晚上十点停的水"_s, u"happened:昨天晚上十点"_s);
        row("a time and a place", u"昨天春江路停水了"_s, u"happened:昨天 address:春江路"_s);
        row("when to come", u"明天上午我在家，你们来修"_s, u"wanted:明天上午"_s);
        row("a little is no time", u"你们快一点来"_s, {});
        row("who", u"我叫张小敏，电话13812341234"_s, u"name:张小敏 phone:13812341234"_s);
        row("surname", u"免贵姓王"_s, u"name:王"_s);
        row("spoken number", u"电话是幺三八一二三四一二三四"_s, u"phone:13812341234"_s);
        row("somebody else's number", u"他们公司的电话是13812341234"_s, {});
        row("too short for a number", u"工单号12345678"_s, {});
    }
    void finds_areWhatWasSaid() {
        QFETCH(QString, text);
        QFETCH(QString, finds);
        QCOMPARE(findsOf(text), finds);
        for (const TalkFind &find : findsIn(text))
            QVERIFY(find.from >= 0 && find.length > 0 && find.end() <= text.size());
    }

    void pastMoment_asFarAsWordsSayIt() {
        const QTimeZone zone(8 * 3600);
        const QDateTime now(QDate(2026, 10, 14), QTime(9, 30), zone); // a Wednesday
        const auto at = [&](const QString &words) { return pastMoment(words, now.toMSecsSinceEpoch(), zone); };
        QCOMPARE(*at(u"昨天晚上十点"_s).at, QDateTime(QDate(2026, 10, 13), QTime(22, 0), zone).toMSecsSinceEpoch());
        QCOMPARE(*at(u"昨晚十点半"_s).at, QDateTime(QDate(2026, 10, 13), QTime(22, 30), zone).toMSecsSinceEpoch());
        QCOMPARE(at(u"前天"_s).date, u"2026-10-12"_s);
        QVERIFY(!at(u"前天"_s).at);
        QCOMPARE(at(u"上个星期三"_s).date, u"2026-10-07"_s);
        QCOMPARE(at(u"星期一"_s).date, u"2026-10-12"_s);
        QVERIFY(at(u"每个星期一"_s).date.isEmpty());
        QCOMPARE(at(u"十二月一号"_s).date, u"2025-12-01"_s); // it has happened: last year's
        QVERIFY(at(u"每天晚上"_s).date.isEmpty());
    }

    void urgency_byAnExplicitList_withoutWhatIsDeniedOrFeared_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("rules");
        const auto row = [](const QString &text, const QString &rules) { QTest::newRow(qPrintable(text)) << text << rules; };
        row(u"楼下着火了你们快来"_s, u"fire"_s);
        row(u"屋里有一股煤气味"_s, u"gas_leak"_s);
        row(u"燃气好像泄漏了"_s, u"gas_leak"_s);
        row(u"电梯里困了人"_s, u"trapped"_s);
        row(u"我妈被困在电梯里了"_s, u"trapped"_s);
        row(u"我不想活了"_s, u"suicide"_s);
        row(u"他又打老婆了"_s, u"violence"_s);
        row(u"孩子走丢了"_s, u"child_missing"_s);
        row(u"围墙倒塌了，砸伤了人"_s, u"collapse injured"_s);
        row(u"电线掉下来了在冒火"_s, u"electric_shock"_s);
        row(u"水已经淹到一楼了"_s, u"flood"_s);
        row(u"吃完之后一家人上吐下泻"_s, u"food_poisoning"_s);
        row(u"没有着火"_s, {});
        row(u"没有人受伤"_s, {});
        row(u"没闻到煤气味"_s, {});
        row(u"我怕着火"_s, {});
        row(u"万一爆炸怎么办"_s, {});
        row(u"去年着火那次"_s, {});
        row(u"小区要搞火灾演练"_s, {});
        row(u"我想问一下补贴"_s, {});
    }
    void urgency_byAnExplicitList_withoutWhatIsDeniedOrFeared() {
        QFETCH(QString, text);
        QFETCH(QString, rules);
        QCOMPARE(urgencyOf(text), rules);
    }

    void outages_ofManyOrOfTheHelpless() {
        QCOMPARE(outageScopesIn(u"我们整个小区都没水"_s).front().scope, OutageScope::Many);
        QCOMPARE(outageScopesIn(u"上百户都停电了"_s).front().scope, OutageScope::Many);
        QCOMPARE(outageScopesIn(u"家里有九十岁的老人"_s).front().scope, OutageScope::Vulnerable);
        QVERIFY(outageScopesIn(u"就我们家没水"_s).empty());
    }

    void seat_whatItAsks_andWhatAnswersIt() {
        QCOMPARE(askedFor(u"请问具体地址是哪里？"_s), AskedFor::Address);
        QCOMPARE(askedFor(u"请问您怎么称呼？"_s), AskedFor::Contact);
        QCOMPARE(askedFor(u"什么时候开始停的？"_s), AskedFor::Time);
        QCOMPARE(askedFor(u"您什么时候方便？"_s), AskedFor::Visit);
        QCOMPARE(askedFor(u"好的，我给您登记了。"_s), AskedFor::Nothing);
        QVERIFY(isCheck(u"您是在春江路88号，对吧？"_s));
        QVERIFY(isCheck(u"是春江路88号吗"_s));
        QVERIFY(!isCheck(u"您可以到春江路88号办理，好吗？"_s));
        QVERIFY(!isCheck(u"请问在哪里？"_s));
        QCOMPARE(replyOf(u"对"_s), Reply::Yes);
        QCOMPARE(replyOf(u"嗯，是的。"_s), Reply::Yes);
        QCOMPARE(replyOf(u"不对，是建设路"_s), Reply::No);
        QCOMPARE(replyOf(u"不是"_s), Reply::No);
        QCOMPARE(replyOf(u"你们到底管不管这个事情啊都三天了"_s), Reply::None);
    }
};

LIANXIN_TEST(tst_TalkFinds);
#include "tst_TalkFinds.moc"
