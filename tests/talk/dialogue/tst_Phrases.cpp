// SPDX-License-Identifier: GPL-3.0-or-later
// What citizens say when they are asked whether they are satisfied, in some two hundred phrases, and what becomes of each; numbers
// and times in the forms in which they are said.
#include "platform/base/Resources.h"
#include "platform/language/SpokenTime.h"
#include "support/TestRegistry.h"
#include "talk/dialogue/DialogueScript.h"
#include "talk/dialogue/FlowChecker.h"
#include "talk/dialogue/HeardNumber.h"
#include "talk/dialogue/HeardTime.h"
#include <QFile>
#include <QTest>

using namespace lianxin;
using lianxin::test::DialogueScript;

namespace {

std::shared_ptr<const Flow> returnVisit() {
    static const auto flow = [] {
        QFile file(resourcePath(u"flows/return-visit.yaml"));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("no flow");
        return std::make_shared<const Flow>(*checkFlow(file.readAll()).flow);
    }();
    return flow;
}

//! Wednesday, 18 November 2026, 10:30 in Shanghai.
qint64 moment(int month, int day, int hour, int minute = 0) {
    return QDateTime(QDate(2026, month, day), QTime(hour, minute), hotlineZone()).toMSecsSinceEpoch();
}

//! What the flow makes of it, in a word: an answer, or such an answer with "?" where it is asked back; "again" where the question
//! is asked anew, "wait", "when", "person", "emotion", "later", "stop".
QString becomes(const QString &said) {
    auto engine = std::move(*DialogueEngine::create(returnVisit(), {}, moment(11, 18, 10, 30)));
    DialogueScript script(engine);
    script.play(u"^");
    const auto before = script.said.size();
    const QString acts = script.hear(said);
    if (acts.contains(u"handover:emotion"))
        return u"emotion"_s;
    if (acts.contains(u"handover:"))
        return u"person"_s;
    if (acts.contains(u"do_not_call"))
        return u"stop"_s;
    if (acts.contains(u"end:call_later"))
        return u"later"_s;
    if (const auto at = acts.indexOf(u"end:"_s); at >= 0)
        return acts.sliced(at + 4);
    if (script.said.size() == before)
        return u"wait"_s;
    const QString asked = script.said.constLast();
    if (asked.contains(u"什么时间"))
        return u"when"_s;
    return asked.contains(u"“不满意”，对吗") ? u"dissatisfied?"_s : asked.contains(u"“满意”，对吗") ? u"satisfied?"_s : u"again"_s;
}

} // namespace

class tst_Phrases : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void answers_becomeWhatIsMeant_data() {
        QTest::addColumn<QString>("becomes");
        QTest::addColumn<QString>("says");
        const auto rows = [](const char *becomes, const char16_t *list) {
            for (const QString &says : QString::fromUtf16(list).split(u' ', Qt::SkipEmptyParts))
                QTest::newRow(qPrintable(says)) << QString::fromLatin1(becomes) << says;
        };
        rows("satisfied", u"满意 很满意 非常满意 特别满意 相当满意 十分满意 挺满意的 蛮满意的 满意满意 我满意 我很满意 我对结果很满意 处理结果我非常满意 比较满意 基本满意 还算满意 总体满意 "
                          u"大体上满意 还行 还行吧 还可以 还可以吧 还不错 还好 还好吧 挺好 挺好的 蛮好 很好 非常好 特别好 都挺好的 处理得很好 处理得不错 处理得挺快 办得好 办得不错 解决得很好 "
                          u"没有意见 没意见 没什么意见 没有什么不满意的 没什么不满意的 没有不满意 点赞 给个好评 五星好评 效率很高 很及时 可以的挺好 嗯满意 对满意 是的满意 满意的满意的 那肯定满意 "
                          u"当然满意 满意谢谢你们 谢谢处理得很及时 都解决了很满意 按一满意");
        rows("dissatisfied", u"不满意 我不满意 很不满意 非常不满意 特别不满意 十分不满意 极其不满意 太不满意了 不太满意 不是太满意 不怎么满意 不是很满意 不大满意 不够满意 不咋满意 一点都不满意 "
                             u"一点也不满意 根本不满意 完全不满意 结果不满意 我对这个结果不满意 对承办单位不满意 能满意吗 怎么可能满意 满意个啥 我满意什么呀 太差了 太差劲了 差得很 很差 "
                             u"非常差 差评 不好 很不好 处理得不好 不怎么样 不咋样 很糟糕 糟透了 失望 很失望 敷衍了事 糊弄人 踢皮球 推来推去 互相推诿 不作为 一塌糊涂 不满意没有解决 没解决不满意 "
                             u"满意我说错了不满意 满意说错了应该是不满意 我说错了不满意 满意不对不满意");
        rows("satisfied?", u"已经解决了 解决了 都解决了 处理好了 修好了 弄好了 已经修好了 问题解决了 也不是不满意");
        rows("dissatisfied?", u"没解决 没有解决 还没解决 还没有解决 根本没解决 没人管 根本没人管 没人来 没有人来过 没人联系我 还是老样子 还是那样 问题还在 又坏了 又反复了 没修好 没处理 "
                              u"根本没处理 解决了一半 只解决了一部分 态度满意结果不满意");
        rows("again", u"一般 一般般 一般般吧 一般化 凑合 凑合吧 马马虎虎 就那样 就那样吧 无所谓 谈不上满意 说不上满意 说不上满意不满意 谈不上满意不满意 满意不满意 不好说 不清楚 不知道 我也不知道 看情况 "
                      u"再看看 随便 你觉得呢 我家住在中山路 什么结果 再说一遍 没听清 你说什么 你说慢一点 刚才没听见 满意吗 不好意思 不好我 你们还好意思问");
        rows("person", u"人工 转人工 我要转人工 给我转人工客服 人工服务 人工客服 找人工 找个人跟我说 我要找真人 你是机器人吗 别跟我说了叫人工来 我要和工作人员说 给我接工作人员 "
                       u"帮我转接人工坐席 找你们领导 我不想跟机器说话 接线员 有没有真人");
        rows("emotion", u"气死我了 太过分了 我要投诉你们 我要曝光你们 你们到底管不管 有没有人管 你们是干什么吃的 骗子");
        rows("when", u"我现在没空 没空 我在忙 我在开车 我在开会 我在上班 现在不方便 我正在开车不方便 没时间 不方便接电话 换个时间吧 我现在有事 不好意思我现在没空");
        rows("later", u"下午再打 晚上再打给我 明天再打过来 过一会儿再打 等会儿再打 我在上班晚点再打 明天上午十点再打过来 后天下午三点打给我吧 我在开会下午再打 半个小时以后再打 周末再打 改天再打吧 "
                      u"等会儿再说");
        rows("wrong_person", u"打错了 你打错了 不是我 不是本人 我不是本人 不是我反映的 我没有反映过 没打过 没这个人 号码换人了 我是他儿子 他不在 不是我本人 不认识这个人");
        rows("stop", u"别再给我打电话了 不要再打了 别打了 以后不要打给我 以后别打了 不要打扰我 再打我就投诉了 拉黑");
        rows("wait", u"等一下 稍等 等等 我看看 我想想 嗯 那个 呃");
    }
    void answers_becomeWhatIsMeant() {
        QFETCH(QString, becomes);
        QFETCH(QString, says);
        QCOMPARE(::becomes(says), becomes);
    }
    void numbers_inEveryForm_data() {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("says");
        QTest::addColumn<QString>("digits");
        const auto row = [](const char16_t *says, const char16_t *digits, const char16_t *before = u"") {
            QTest::newRow(qPrintable(QString::fromUtf16(before) + QString::fromUtf16(says))) << QString::fromUtf16(before) << QString::fromUtf16(says) << QString::fromUtf16(digits);
        };
        row(u"三五八六", u"3586");
        row(u"三，五，八，六", u"3586");
        row(u"三五 八六", u"3586");
        row(u"３５８６", u"3586");
        row(u"尾号三五八六", u"3586");
        row(u"尾号是三五八六", u"3586");
        row(u"后四位是三五八六", u"3586");
        row(u"最后四位是三五八六", u"3586");
        row(u"我的工单号是三五八六", u"3586");
        row(u"嗯，三五八六，对", u"3586");
        row(u"幺二三四", u"1234");
        row(u"一二三四", u"1234");
        row(u"幺三八零零幺三八零零零", u"13800138000");
        row(u"洞洞拐拐", u"0077");
        row(u"两个三，一个五，一个六", u"3356");
        row(u"三个八，一个六", u"8886");
        row(u"二零二五零七幺五零零幺二", u"202507150012");
        row(u"二零二五年，零七幺五，零零幺二", u"202507150012");
        row(u"三千五百八十六", u"3586");
        row(u"不是三，是五", u"1254", u"1234");
        row(u"不是三是五", u"1254", u"1234");
        row(u"三五八六，不是六，是九", u"3589");
        row(u"不是三五八六，是三五八九", u"3589");
        row(u"不是三五八六而是三五八九", u"3589");
        row(u"三五八六，不对，三五八九", u"3589");
        row(u"三五八六，不对不对，应该是三五八九", u"3589");
        row(u"三五八六，错了，八九", u"3589");
        row(u"三五八六，说错了，是三五八九", u"3589");
        row(u"三五八六，哦不，三五八九", u"3589");
        row(u"我说错了是三五八九", u"3589", u"3586");
        row(u"最后一位是九", u"3589", u"3586");
        row(u"最后一位应该是九", u"3589", u"3586");
        row(u"末尾是九", u"3589", u"3586");
        row(u"最后两位是八九", u"3589", u"3586");
        row(u"第一位是四", u"4586", u"3586");
        row(u"第二位应该是六", u"3686", u"3586");
        row(u"重新来，一二三四", u"1234", u"3586");
        row(u"重来一遍，一二三四", u"1234", u"3586");
        row(u"从头说，一二三四", u"1234", u"3586");
        row(u"八六", u"3586", u"35");
        row(u"我不记得了", u"");
        row(u"等一下我找找", u"");
        row(u"我看一下啊", u"");
        row(u"一会儿再说", u"");
        row(u"你再说一遍", u"");
        row(u"我打过两次电话了", u"");
    }
    void numbers_inEveryForm() {
        QFETCH(QString, before);
        QFETCH(QString, says);
        QFETCH(QString, digits);
        QCOMPARE(heardNumber(says, before).digits, digits);
    }
    void times_inEveryForm_data() {
        QTest::addColumn<QString>("says");
        QTest::addColumn<qint64>("at");
        const auto row = [](const char16_t *says, qint64 at) { QTest::newRow(qPrintable(QString::fromUtf16(says))) << QString::fromUtf16(says) << at; };
        row(u"下午", moment(11, 18, 14));
        row(u"下午三点", moment(11, 18, 15));
        row(u"三点", moment(11, 18, 15)); // nobody is called at night
        row(u"三点半吧", moment(11, 18, 15, 30));
        row(u"三点一刻", moment(11, 18, 15, 15));
        row(u"五点以后", moment(11, 18, 17));
        row(u"十一点", moment(11, 18, 11));
        row(u"八点", moment(11, 18, 20));
        row(u"九点", moment(11, 19, 9));
        row(u"晚上八点", moment(11, 18, 20));
        row(u"今晚七点半", moment(11, 18, 19, 30));
        row(u"中午十二点半", moment(11, 18, 12, 30));
        row(u"中午", moment(11, 18, 12));
        row(u"下班以后", moment(11, 18, 18));
        row(u"明早", moment(11, 19, 9));
        row(u"明天早上八点", moment(11, 19, 8));
        row(u"明晚", moment(11, 19, 19));
        row(u"明天", moment(11, 19, 10));
        row(u"明天下午四点二十", moment(11, 19, 16, 20));
        row(u"明天三点", moment(11, 19, 15));
        row(u"后天上午", moment(11, 20, 10));
        row(u"大后天", moment(11, 21, 10));
        row(u"星期五下午两点", moment(11, 20, 14));
        row(u"星期五十点", moment(11, 20, 10));
        row(u"礼拜天", moment(11, 22, 10));
        row(u"周末", moment(11, 21, 10));
        row(u"下周", moment(11, 23, 10));
        row(u"下周三下午", moment(11, 25, 14));
        row(u"下个星期二", moment(11, 24, 10));
        row(u"二十号", moment(11, 20, 10));
        row(u"十一月二十五号上午九点", moment(11, 25, 9));
        row(u"五号下午", moment(12, 5, 14));
        row(u"下个月三号", moment(12, 3, 10));
        row(u"月底", moment(11, 30, 10));
        row(u"下个月", moment(12, 1, 10));
        row(u"半个小时以后", moment(11, 18, 11));
        row(u"半小时", moment(11, 18, 11));
        row(u"一个小时以后", moment(11, 18, 11, 30));
        row(u"一个半小时", moment(11, 18, 12));
        row(u"两三个小时吧", moment(11, 18, 13, 30));
        row(u"几个小时以后", moment(11, 18, 13, 30));
        row(u"二十分钟", moment(11, 18, 10, 50));
        row(u"几分钟", moment(11, 18, 10, 40));
        row(u"一刻钟后", moment(11, 18, 10, 45));
        row(u"等会儿", moment(11, 18, 11, 30));
        row(u"过一会儿", moment(11, 18, 11, 30));
        row(u"晚一点", moment(11, 18, 12, 30));
        row(u"过两天", moment(11, 20, 10, 30));
        row(u"三天以后", moment(11, 21, 10, 30));
        row(u"过一个星期", moment(11, 25, 10, 30));
        row(u"改天吧", moment(11, 20, 10, 30));
        row(u"我没空", 0);
        row(u"随便什么时候", 0);
        row(u"不用打了", 0);
    }
    void times_inEveryForm() {
        QFETCH(QString, says);
        QFETCH(qint64, at);
        QCOMPARE(QDateTime::fromMSecsSinceEpoch(heardTime(says, moment(11, 18, 10, 30), hotlineZone()).value_or(0)), QDateTime::fromMSecsSinceEpoch(at));
    }
    void partOfTheDayThatIsNow_meansLaterInIt() {
        const auto hear = [](const char16_t *says, qint64 now) { return heardTime(QString::fromUtf16(says), now, hotlineZone()).value_or(0); };
        QCOMPARE(hear(u"下午再打", moment(11, 18, 14, 30)), moment(11, 18, 16, 30));
        QCOMPARE(hear(u"下午再打", moment(11, 18, 17)), moment(11, 19, 14)); // it is nearly over
        QCOMPARE(hear(u"晚上再打", moment(11, 18, 20)), moment(11, 19, 19));
        QCOMPARE(hear(u"下午再打", moment(11, 18, 9)), moment(11, 18, 14));
    }
};

LIANXIN_TEST(tst_Phrases);
#include "tst_Phrases.moc"
