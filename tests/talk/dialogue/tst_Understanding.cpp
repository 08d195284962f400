// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/base/Literals.h"
#include "platform/language/SpokenTime.h"
#include "support/TestRegistry.h"
#include "talk/dialogue/HeardNumber.h"
#include "talk/dialogue/HeardTime.h"
#include "talk/dialogue/Understanding.h"
#include <QTest>

using namespace lianxin;

namespace {

QString likeliest(QStringView text) {
    const auto understood = understand(text);
    return understood.readings.empty() ? QString() : nameOf(*understood.readings.front().meaning);
}

//! Everything that is meant with at least \a least, in the order of Meaning.
QString meant(QStringView text, double least = 0.6) {
    const auto understood = understand(text);
    QStringList names;
    for (const Meaning meaning : allMeanings())
        if (understood.of(meaning) >= least)
            names << nameOf(meaning);
    return names.join(u' ');
}

qint64 on(int month, int day, int hour, int minute = 0) {
    return QDateTime(QDate(2026, month, day), QTime(hour, minute), hotlineZone()).toMSecsSinceEpoch();
}

} // namespace

class tst_Understanding : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void lexicon_isWhole() {
        QCOMPARE(MeaningLexicon::shipped().wordings().size(), allMeanings().size());
        QCOMPARE(MeaningLexicon::parse("meanings: {nonsense: [a]}").error().place, u"1"_s);
        QCOMPARE(MeaningLexicon::parse("meanings: [").error().code, u"dialogue.lexicon"_s);
        QVERIFY(!MeaningLexicon::parse("meanings: {satisfied: [满意]}")); // the others are missing
        for (const Meaning meaning : allMeanings())
            QCOMPARE(meaningFromName(nameOf(meaning)), meaning);
    }
    void utterances_areUnderstood_data() {
        QTest::addColumn<QString>("says");
        QTest::addColumn<QString>("means");
        const std::pair<const char16_t *, const char16_t *> cases[] = {
            {u"满意", u"satisfied"},
            {u"嗯，我很满意。", u"satisfied"},
            {u"处理得挺好的，谢谢你们啊", u"satisfied"},
            {u"满意满意，非常满意", u"satisfied"},
            {u"没有意见，挺不错的", u"satisfied"},
            {u"满易", u"satisfied"}, // as a recogniser writes it
            {u"肥常满意", u"satisfied"},
            {u"还行吧", u"mostly_satisfied"},
            {u"总的来说还是满意的", u"mostly_satisfied"},
            {u"比较满意吧", u"mostly_satisfied"},
            {u"一般般", u"neutral"},
            {u"谈不上满意", u"neutral"},
            {u"不满意", u"dissatisfied"},
            {u"我不太满意", u"dissatisfied"},
            {u"一点都不满意！", u"dissatisfied"},
            {u"怎么可能满意呢", u"dissatisfied"},
            {u"你们这就是踢皮球", u"dissatisfied"},
            {u"布满意", u"dissatisfied"},
            {u"没觉得满意，就是不满意", u"dissatisfied"},
            {u"满意，哦不，不满意", u"dissatisfied"},
            {u"不满意，说错了，满意", u"satisfied"},
            {u"不好说", u"unsure"},
            {u"我也不知道怎么说", u"unsure"},
            {u"转人工", u"person"},
            {u"我要找人工客服", u"person"},
            {u"能不能给我换个真人", u"person"},
            {u"专人工", u"person"},
            {u"再说一遍", u"repeat"},
            {u"在说一遍", u"repeat"},
            {u"我没听清楚你说的", u"repeat"},
            {u"慢一点", u"slower"},
            {u"下午再打吧", u"later"},
            {u"我现在在开会", u"later"},
            {u"打错了", u"wrong_person"},
            {u"不是我反映的", u"wrong_person"},
            {u"别再打了，烦死了", u"stop_calling"},
            {u"气死我了，你们是干什么吃的", u"upset"},
            {u"是的", u"yes"},
            {u"嗯嗯", u"yes"},
            {u"不是", u"no"},
            {u"没有", u"no"},
            {u"知道了，谢谢", u"understood"},
            {u"我们单位已经收到，马上反馈", u"understood"},
            {u"没有解决", u"unresolved"},
            {u"还是老样子，没人管", u"unresolved"},
            {u"解决了一半", u"partly"},
            {u"已经解决了", u"resolved"},
            {u"按政策办不了", u"not_allowed"},
            {u"态度挺好的", u"good"},
            {u"态度不好", u"poor"},
            {u"挺不耐烦的", u"poor"},
        };
        for (const auto &[says, means] : cases)
            QTest::newRow(qPrintable(QString::fromUtf16(says))) << QString::fromUtf16(says) << QString::fromUtf16(means);
    }
    void utterances_areUnderstood() {
        QFETCH(QString, says);
        QFETCH(QString, means);
        const auto understood = understand(says);
        QVERIFY2(!understood.readings.empty(), "nothing was understood");
        const double sure = understood.of(*meaningFromName(means));
        QVERIFY2(sure > 0.55 && sure >= understood.readings.front().confidence, qPrintable(likeliest(says) + u' ' + meant(says, 0.01)));
    }
    void nothing_isReadIntoWhatSaysNothing() {
        for (const QStringView says : {u"", u"。。。", u"我家门口的路灯坏了两个月", u"垃圾噪音等等", u"那个滚动门的声音", u"我妈的电话", u"今天星期三"})
            QCOMPARE(meant(says), QString());
    }
    void negations_turnWhatTheyStandBefore() {
        QCOMPARE(likeliest(u"还没处理好了"), u"unresolved"_s);
        QCOMPARE(likeliest(u"没有听明白了"), u"repeat"_s);
        // Twice no is no yes that anybody should act on.
        // Said twice in haste, and after the opposite: the later word, to be asked about.
        const auto stutter = understand(u"满意不不满意");
        QVERIFY(stutter.contradictory);
        QVERIFY(stutter.of(Meaning::Dissatisfied) > stutter.of(Meaning::Satisfied));
        QVERIFY(stutter.of(Meaning::Dissatisfied) < 0.72);
        QCOMPARE(meant(u"不不满意"), u"dissatisfied"_s);
        const auto twice = understand(u"也不是不满意");
        QVERIFY(twice.of(Meaning::Dissatisfied) < 0.5);
        QVERIFY(twice.of(Meaning::MostlySatisfied) <= 0.6);
    }
    void contradictions_areSeen_theLaterCountsLess() {
        const auto mixed = understand(u"态度挺好，但是问题没解决");
        QVERIFY(mixed.contradictory);
        QVERIFY(mixed.of(Meaning::Unresolved) > mixed.of(Meaning::Good));
        const auto clear = understand(u"不满意");
        QVERIFY(!clear.contradictory);
        QVERIFY(understand(u"满意吗").of(Meaning::Satisfied) < 0.6); // whoever asks has not answered
    }
    void aStory_isLessSureThanAWord() {
        const auto word = understand(u"满意");
        const auto story = understand(u"他们上个星期来过一次把那个井盖换了又在旁边铺了砖我看了一下反正满意是满意的就是时间拖得太长了");
        QVERIFY(story.of(Meaning::Satisfied) > 0 && story.of(Meaning::Satisfied) < word.of(Meaning::Satisfied));
    }
    void ownWordings_winOverTheLexicon() {
        const std::map<QString, std::vector<Wording>> own{{u"subsidy"_s, {Wording::of(u"补贴"_s), Wording::of(u"=第一个"_s)}}};
        QCOMPARE(understand(u"我问那个补贴的事", own).readings.front().value, u"subsidy"_s);
        QCOMPARE(understand(u"布贴", own).readings.front().value, u"subsidy"_s);
        QCOMPARE(understand(u"第一个吧", own).readings.front().value, u"subsidy"_s);
        QVERIFY(understandByRules(u"第一个我不要", own).readings.empty());
        for (const Reading &reading : understand(u"第一个我不要", own).readings)
            QVERIFY(reading.value.isEmpty()); // "no", if anything
    }
    void numbers_areHeard_data() {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("says");
        QTest::addColumn<QString>("digits");
        QTest::addColumn<bool>("corrected");
        const auto row = [](const char16_t *before, const char16_t *says, const char16_t *digits, bool corrected) {
            QTest::newRow(qPrintable(QString::fromUtf16(says))) << QString::fromUtf16(before) << QString::fromUtf16(says) << QString::fromUtf16(digits) << corrected;
        };
        row(u"", u"三五八六", u"3586", false);
        row(u"", u"幺三八零零", u"13800", false);
        row(u"", u"尾号是三五八六", u"3586", false);
        row(u"", u"二〇二六，一一，二一", u"20261121", false);
        row(u"", u"3586", u"3586", false);
        row(u"2026", u"一一二一", u"20261121", false);
        row(u"", u"不是三五八六，是三五八九", u"3589", true);
        row(u"123586", u"不是三五八六，是三五八九", u"123589", true);
        row(u"", u"三五八六，不对，八九", u"3589", true);
        row(u"3586", u"说错了，应该是三五八九", u"3589", true);
        row(u"3586", u"最后一位是九", u"3589", true);
        row(u"3586", u"第二位是六", u"3686", true);
        row(u"3586", u"重新来，一二三四", u"1234", true);
        row(u"", u"我的尾号是一二三四，不对，是一二三五", u"1235", true);
        row(u"", u"尾号一二三四，哦，不是，是一二三五", u"1235", true);
        row(u"", u"一二三四，不，一二三五", u"1235", true);
        row(u"", u"尾数是一二三四，不对，一二三五", u"1235", true);
        row(u"", u"一二三四，不对，一二三五，不对不对，是一二三六", u"1236", true);
        row(u"", u"一二三，错了，一二四五", u"1245", true);
        row(u"", u"一三八零零一三，说错了，零零一四八零零零", u"13800148000", true);
        row(u"12", u"三四，念错了，最后一位应该是五", u"1235", true);
        row(u"", u"一二三四，说反了，一二四三", u"1243", true);
        row(u"", u"一二三四，没错", u"1234", false);
        row(u"", u"不一定，可能是三五八六", u"3586", false);
        row(u"", u"洞拐幺两", u"0712", false);
        row(u"", u"我打过两次了", u"", false);
        row(u"", u"等一下", u"", false);
    }
    void numbers_areHeard() {
        QFETCH(QString, before);
        QFETCH(QString, says);
        QFETCH(QString, digits);
        QFETCH(bool, corrected);
        const auto number = heardNumber(says, before);
        QCOMPARE(number.digits, digits);
        QCOMPARE(number.corrected, corrected);
    }
    void times_areHeard_data() {
        QTest::addColumn<QString>("says");
        QTest::addColumn<qint64>("at");
        const auto row = [](const char16_t *says, qint64 at) { QTest::newRow(qPrintable(QString::fromUtf16(says))) << QString::fromUtf16(says) << at; };
        // It is Wednesday, 18 November 2026, 10:30.
        row(u"下午再打", on(11, 18, 14));
        row(u"你上午打吧", on(11, 19, 10)); // this one is over
        row(u"明天上午十点", on(11, 19, 10));
        row(u"后天下午三点半打给我", on(11, 20, 15, 30));
        row(u"今晚吧", on(11, 18, 19));
        row(u"过半个小时", on(11, 18, 11));
        row(u"两个小时以后", on(11, 18, 12, 30));
        row(u"十分钟后", on(11, 18, 10, 40));
        row(u"星期五", on(11, 20, 10));
        row(u"周三晚上", on(11, 25, 19)); // today is one: the next is meant
        row(u"下周一", on(11, 23, 10));
        row(u"过一会儿再打", on(11, 18, 11, 30));
        row(u"我在开会", 0);
    }
    void times_areHeard() {
        QFETCH(QString, says);
        QFETCH(qint64, at);
        QCOMPARE(heardTime(says, on(11, 18, 10, 30), hotlineZone()).value_or(0), at);
    }
};
LIANXIN_TEST(tst_Understanding);
#include "tst_Understanding.moc"
