// SPDX-License-Identifier: GPL-3.0-or-later
// The shipped flows answered by voice.
#include "platform/base/Resources.h"
#include "support/TestRegistry.h"
#include "talk/dialogue/DialogueScript.h"
#include "talk/dialogue/FlowChecker.h"
#include <QFile>
#include <QTest>

using namespace lianxin;
using lianxin::test::DialogueScript;

namespace {

// 2025-07-13 09:00 in Shanghai
constexpr qint64 heardAt = 1'752'368'400'000;

//! A flow at its first question.
struct Talk {
    explicit Talk(const QString &id, const QJsonObject &values = {})
        : engine(open(id, values))
        , script(engine) {
        script.play(u"^");
    }
    static DialogueEngine open(const QString &id, const QJsonObject &values) {
        QFile file(resourcePath(QString(u"flows/"_s + id + u".yaml"_s)));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("no flow");
        const auto check = checkFlow(file.readAll());
        if (!check.isSound())
            qFatal("%s", qPrintable(check.issues.front().message));
        return std::move(*DialogueEngine::create(std::make_shared<const Flow>(*check.flow), values, heardAt));
    }
    QString hear(const QString &text, double confidence = 1) { return script.hear(text, confidence); }
    //! Something of which not all was heard in time.
    QString part(const QString &text) { return script.hear(text, 1, false); }
    double confidence() const { return engine.answers()[u"confidence"_s].toDouble(1); }
    DialogueEngine engine;
    DialogueScript script;
};

} // namespace

class tst_DialogueHearing : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void satisfaction_inTwentyWordings_data() {
        QTest::addColumn<QString>("says");
        QTest::addColumn<QString>("result");
        const auto rows = [](const char *result, std::initializer_list<const char16_t *> wordings) {
            for (const auto *wording : wordings)
                QTest::newRow(qPrintable(QString::fromUtf16(wording))) << QString::fromUtf16(wording) << QString::fromLatin1(result);
        };
        rows("satisfied", {u"满意", u"很满意", u"嗯挺满意的", u"非常满意，谢谢你们", u"处理得很好", u"挺好的", u"不错不错", u"没有意见", u"还行吧", u"比较满意",
                           u"基本满意", u"蛮好的，给个好评", u"满易", u"按一，满意"});
        rows("dissatisfied", {u"不满意", u"不太满意", u"很不满意", u"一点都不满意", u"我对这个结果不满意", u"太差了", u"不怎么样", u"敷衍了事", u"布满意", u"满意，哦不，不满意"});
        rows("wrong_person", {u"打错了吧", u"不是我反映的", u"没有这个人", u"我没打过12345"});
    }
    void satisfaction_inTwentyWordings() {
        QFETCH(QString, says);
        QFETCH(QString, result);
        Talk talk(u"return-visit"_s);
        const QString acts = talk.hear(says);
        QVERIFY2(acts.endsWith(u"end:"_s + result), qPrintable(acts));
        QVERIFY(talk.confidence() > 0.7 && talk.confidence() < 1); // heard, not keyed
    }
    void doubt_isAskedBack_onceAQuestion() {
        Talk talk(u"return-visit"_s);
        QCOMPARE(talk.hear(u"还是老样子没人管"_s), u"say:ask collect:satisfaction"_s); // not said: not guessed
        QVERIFY2(talk.script.said.constLast().contains(u"“不满意”，对吗"), qPrintable(talk.script.said.constLast()));
        QCOMPARE(talk.hear(u"对"_s), u"say:regret end:dissatisfied"_s);
        Talk other(u"return-visit"_s);
        other.hear(u"已经解决了"_s);
        QCOMPARE(other.hear(u"不是"_s), u"say:ask collect:satisfaction"_s); // asked anew
        QVERIFY(!other.script.said.constLast().contains(u"对吗"));
        QCOMPARE(other.hear(u"已经解决了"_s), u"say:ask collect:satisfaction"_s);
        QVERIFY(!other.script.said.constLast().contains(u"对吗")); // once is enough
        QCOMPARE(other.hear(u"满意"_s), u"say:thanks end:satisfied"_s);
        Talk key(u"return-visit"_s);
        key.hear(u"没解决"_s);
        QCOMPARE(key.script.play(u"1"), u"say:thanks end:satisfied"_s); // keys mean what they always mean
        QCOMPARE(key.confidence(), 1.0);
    }
    void whatIsOnlyGuessed_isAskedBack_notScored() {
        Talk talk(u"return-visit"_s); // no wording of the lexicon is in it
        QCOMPARE(talk.hear(u"这回办得真叫人挑不出毛病"_s), u"say:ask collect:satisfaction"_s);
        QVERIFY2(talk.script.said.constLast().contains(u"“满意”，对吗"), qPrintable(talk.script.said.constLast()));
        QVERIFY(!talk.engine.answers().contains(u"satisfaction"_s));
        QCOMPARE(talk.hear(u"对"_s), u"say:thanks end:satisfied"_s);
        Talk other(u"return-visit"_s);
        other.hear(u"这回办得真叫人挑不出毛病"_s);
        QCOMPARE(other.hear(u"不是"_s), u"say:ask collect:satisfaction"_s);
        QVERIFY(!other.engine.answers().contains(u"satisfaction"_s));
    }
    void whatTheRecogniserDoubts_isAskedBack() {
        Talk talk(u"return-visit"_s);
        talk.hear(u"满意"_s, 0.2);
        QVERIFY(talk.script.said.constLast().contains(u"“满意”，对吗"));
        QCOMPARE(talk.hear(u"嗯"_s, 0.9), u"say:thanks end:satisfied"_s);
        QVERIFY(talk.confidence() < 0.75); // a person listens before anything follows
    }
    void unclear_leadsToKeysAndThenToAPerson() {
        Talk talk(u"return-visit"_s);
        QCOMPARE(talk.hear(u"一般般"_s), u"say:ask collect:satisfaction"_s);
        QCOMPARE(talk.hear(u"不好说"_s), u"say:ask collect:satisfaction"_s);
        QCOMPARE(talk.hear(u"我家门口有一棵树"_s), u"say:to_person handover:no_match/"_s);
        QVERIFY(!talk.engine.answers().contains(u"satisfaction"_s));
    }
    void partOfWhatWasSaid_scoresNothing_whateverItSays() {
        Talk talk(u"return-visit"_s);
        const QString again = talk.part(u"满意"_s);
        QCOMPARE(again, u"say:ask collect:satisfaction"_s);
        QVERIFY(talk.script.said.last().contains(u"按"_s));
        QVERIFY(talk.engine.answers().isEmpty());
        // Asked whether it was meant: half a yes is none.
        Talk doubt(u"return-visit"_s);
        doubt.hear(u"满意"_s, 0.2);
        QCOMPARE(doubt.part(u"对"_s), u"say:ask collect:satisfaction"_s);
        QVERIFY(doubt.engine.answers().isEmpty());
        // "No more calls", "later", a number: all but a person.
        for (const QString &text : {u"以后别打了"_s, u"明天上午再打"_s, u"打错了"_s, u"再说一遍"_s, QString()}) {
            Talk other(u"return-visit"_s);
            QCOMPARE(other.part(text), u"say:ask collect:satisfaction"_s);
            QVERIFY(other.engine.answers().isEmpty());
        }
        for (const auto &[text, reason] : {std::pair(u"转人工"_s, u"asked"_s), std::pair(u"你们太过分了"_s, u"emotion"_s)}) {
            Talk person(u"return-visit"_s);
            person.part(text);
            QVERIFY(person.script.handOver);
            QCOMPARE(person.script.handOver->reason, reason);
        }
        // Three times, and a person asks.
        Talk ladder(u"return-visit"_s);
        ladder.part(u"满意"_s);
        ladder.part(u"满意"_s);
        ladder.part(u"满意"_s);
        QVERIFY(ladder.script.handOver);
        QVERIFY(ladder.engine.answers().isEmpty());
    }
    void numbersOutOfNoise_costNoTry_butNotForever() {
        Talk talk(u"return-visit"_s);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(talk.hear(u"五五五"_s), u"collect:satisfaction"_s);
        QCOMPARE(talk.hear(u"五五五"_s), u"say:ask collect:satisfaction"_s);
        QCOMPARE(talk.hear(u"满意"_s), u"say:thanks end:satisfied"_s);
        Talk key(u"return-visit"_s); // a number that is an answer stays one
        QVERIFY(key.hear(u"按二"_s) != u"collect:satisfaction"_s);
        Talk number(u"progress-query"_s);
        QVERIFY(number.hear(u"三五八六"_s).startsWith(u"perform:ticket_identify"_s));
    }
    void partOfATime_isAskedForAgain_thenLeft() {
        Talk talk(u"return-visit"_s);
        talk.hear(u"我在开车"_s);
        const qsizetype asked = talk.script.said.size();
        talk.part(u"明天"_s);
        QVERIFY(talk.script.said.size() > asked);
        QVERIFY(talk.script.said.last().contains(u"什么时间方便"_s));
        QString last;
        for (int i = 0; i < 3 && !talk.engine.isOver(); ++i)
            last = talk.part(u"明天"_s);
        QVERIFY2(talk.engine.isOver(), qPrintable(last));
        QVERIFY(!talk.engine.answers().contains(u"later_at"_s));
    }
    void person_isReachedByWords_everywhere() {
        for (const auto &flow : {u"return-visit"_s, u"policy-notice"_s, u"progress-query"_s, u"inbound"_s}) {
            Talk talk(flow);
            const QString acts = talk.hear(u"给我转人工"_s);
            QVERIFY2(acts.contains(u"handover:"), qPrintable(flow + u": "_s + acts));
        }
        Talk talk(u"return-visit"_s);
        QVERIFY(talk.hear(u"不满意，我要找人工客服"_s).endsWith(u"handover:asked/"_s));
        QCOMPARE(talk.engine.answers()[u"satisfaction"_s].toString(), u"dissatisfied"_s); // the answer is not lost
    }
    void anger_leadsToAPerson() {
        Talk talk(u"return-visit"_s);
        QVERIFY(talk.hear(u"气死我了，你们到底有没有人管"_s).endsWith(u"handover:emotion/"_s));
    }
    void angryVoice_twiceRunning_leadsToAPerson_withTheAnswer() {
        Talk once(u"return-visit"_s);
        QCOMPARE(once.script.hear(u"满意"_s, 1, true, true), u"say:thanks end:satisfied"_s); // some sound like that
        Talk talk(u"return-visit"_s);
        QVERIFY(!talk.script.hear(u"什么"_s, 1, true, true).contains(u"handover"));
        QVERIFY(!talk.script.hear(u"什么"_s, 1, true, false).contains(u"handover"));
        Talk twice(u"return-visit"_s);
        QVERIFY(!twice.script.hear(u"什么"_s, 1, true, true).contains(u"handover"));
        QVERIFY(twice.script.hear(u"不满意"_s, 1, true, true).endsWith(u"handover:emotion/"_s));
        QCOMPARE(twice.engine.answers()[u"satisfaction"_s].toString(), u"dissatisfied"_s);
    }
    void repeat_andWait_doNotCostATry() {
        Talk talk(u"return-visit"_s);
        for (int i = 0; i < 4; ++i)
            QCOMPARE(talk.hear(u"没听清，再说一遍"_s), u"say:ask collect:satisfaction"_s);
        QCOMPARE(talk.hear(u"等一下啊"_s), u"collect:satisfaction"_s);
        QCOMPARE(talk.hear(u"满意"_s), u"say:thanks end:satisfied"_s);
    }
    void later_endsPolitely_andKeepsWhen() {
        Talk talk(u"return-visit"_s);
        QCOMPARE(talk.hear(u"我在开会，下午再打吧"_s), u"say:later_planned end:call_later"_s);
        QCOMPARE(talk.engine.answers()[u"later_at"_s].toInteger(), heardAt + 5 * 3'600'000LL); // 14:00
    }
    void later_withoutATime_isAskedWhen() {
        Talk talk(u"return-visit"_s);
        QCOMPARE(talk.hear(u"我现在没空"_s), u"say:ask collect:satisfaction"_s);
        QVERIFY(talk.script.said.constLast().contains(u"什么时间方便"));
        QCOMPARE(talk.hear(u"嗯"_s), u"collect:satisfaction"_s); // thinks
        QCOMPARE(talk.hear(u"明天上午吧"_s), u"say:later_planned end:call_later"_s);
        QCOMPARE(talk.engine.answers()[u"later_at"_s].toInteger(), heardAt + 25 * 3'600'000LL); // 10:00
        QVERIFY(!talk.engine.answers().contains(u"satisfaction"_s));
        Talk vague(u"return-visit"_s);
        vague.hear(u"我在开会"_s);
        QCOMPARE(vague.hear(u"我也说不准呢"_s), u"say:bye end:no_input"_s); // asked once
        Talk again(u"return-visit"_s);
        again.hear(u"没空"_s);
        QCOMPARE(again.hear(u"没时间"_s), u"say:bye end:no_input"_s);
        Talk silent(u"return-visit"_s);
        silent.hear(u"没空"_s);
        QCOMPARE(silent.script.play(u"."), u"say:bye end:no_input"_s);
        // Whatever else they say or press counts as ever.
        Talk after(u"return-visit"_s);
        after.hear(u"没空"_s);
        QCOMPARE(after.hear(u"算了，满意"_s), u"say:thanks end:satisfied"_s);
        Talk person(u"return-visit"_s);
        person.hear(u"没空"_s);
        QVERIFY(person.hear(u"给我转人工"_s).endsWith(u"handover:asked/"_s));
        Talk key(u"return-visit"_s);
        key.hear(u"没空"_s);
        QCOMPARE(key.script.play(u"2"), u"say:regret end:dissatisfied"_s);
        // What is asked is made ready while the question is asked.
        Talk ready(u"return-visit"_s);
        const auto upcoming = ready.engine.upcoming();
        QVERIFY(std::any_of(upcoming.begin(), upcoming.end(), [](const Say &say) { return say.text.contains(u"什么时间方便"); }));
    }
    void contradiction_isAskedAgain_notScored() {
        for (const auto &says : {u"满意不满意"_s, u"态度满意结果不满意"_s, u"不满意，满意"_s, u"满意，不满意"_s}) {
            Talk talk(u"return-visit"_s);
            QCOMPARE(talk.hear(says), u"say:ask collect:satisfaction"_s);
            QVERIFY(!talk.engine.answers().contains(u"satisfaction"_s));
            QCOMPARE(talk.hear(says), u"say:ask collect:satisfaction"_s); // the same once more helps nobody
            QCOMPARE(talk.hear(u"不满意"_s), u"say:regret end:dissatisfied"_s);
        }
        // Whoever corrects themselves does not contradict themselves.
        QCOMPARE(Talk(u"return-visit"_s).hear(u"满意，我说错了，不满意"_s), u"say:regret end:dissatisfied"_s);
    }
    void ladders_endAtKeysOrAPerson() {
        for (const auto &flow : {u"return-visit"_s, u"return-visit-full"_s, u"policy-notice"_s}) {
            Talk silent(flow), unclear(flow);
            QString last;
            for (int i = 0; i < 4 && !silent.engine.isOver(); ++i) {
                last = silent.script.play(u".");
                if (!silent.engine.isOver())
                    QVERIFY2(silent.script.said.constLast().contains(u"请按"), qPrintable(silent.script.said.constLast())); // keys are named
            }
            QVERIFY2(last.endsWith(u"end:no_input"_s), qPrintable(flow + u' ' + last));
            for (int i = 0; i < 4 && !unclear.engine.isOver(); ++i) {
                last = unclear.hear(u"我家门口有一棵树"_s);
                if (!unclear.engine.isOver())
                    QVERIFY2(unclear.script.said.constLast().contains(u"按"), qPrintable(unclear.script.said.constLast()));
            }
            QVERIFY2(last.contains(u"handover:no_match"_s), qPrintable(flow + u' ' + last));
        }
        Talk number(u"progress-query"_s);
        QString last;
        for (int i = 0; i < 4 && !number.engine.isOver(); ++i)
            last = number.hear(u"我不记得了"_s);
        QVERIFY2(last.contains(u"handover:"_s), qPrintable(last));
    }
    void oldPeople_areSpokenToSlowly() {
        QVERIFY(!Talk(u"return-visit"_s).engine.isSlow());
        QVERIFY(!Talk(u"return-visit"_s, {{u"年龄"_s, 45}}).engine.isSlow());
        QVERIFY(Talk(u"return-visit"_s, {{u"年龄"_s, 78}}).engine.isSlow());
        QVERIFY(Talk(u"policy-notice"_s, {{u"age"_s, u"81"_s}}).engine.isSlow());
        Talk noted(u"return-visit"_s);
        noted.engine.speakSlowly(); // their wish
        QVERIFY(noted.engine.isSlow());
    }
    void numbers_areSpokenInGroups_andPutRight() {
        Talk talk(u"progress-query"_s);
        QCOMPARE(talk.hear(u"三五"_s), u"collect:ticket"_s);
        QVERIFY(talk.hear(u"八六"_s).startsWith(u"perform:ticket_identify"_s));
        QCOMPARE(talk.engine.answers()[u"ticket"_s].toString(), u"3586"_s);
        Talk corrected(u"progress-query"_s);
        QVERIFY(corrected.hear(u"三五八六，不对，是三五八九"_s).startsWith(u"perform:ticket_identify"_s));
        QCOMPARE(corrected.engine.answers()[u"ticket"_s].toString(), u"3589"_s);
        Talk own(u"progress-query"_s);
        QVERIFY(own.hear(u"我的尾号是一二三四，不对，是一二三五"_s).startsWith(u"perform:ticket_identify"_s));
        QCOMPARE(own.engine.answers()[u"ticket"_s].toString(), u"1235"_s);
        Talk mixed(u"progress-query"_s);
        mixed.script.play(u"35");
        QVERIFY(mixed.hear(u"八六"_s).startsWith(u"perform:ticket_identify"_s)); // keys and words
        QCOMPARE(mixed.engine.answers()[u"ticket"_s].toString(), u"3586"_s);
        Talk none(u"progress-query"_s);
        QCOMPARE(none.hear(u"我不记得了"_s), u"say:ask collect:ticket"_s);
    }
    void units_acknowledgeByVoice_andOnlyWhatTheyHaveHeard() {
        const QJsonObject values{{u"ticket"_s, u"202507100012"_s}, {u"deadline"_s, u"2025-07-15 18:00"_s}};
        Talk talk(u"unit-reminder"_s, values);
        QVERIFY(talk.hear(u"收到，我们马上处理"_s).endsWith(u"end:acknowledged"_s));
        Talk other(u"unit-reminder"_s, values);
        QVERIFY(other.hear(u"这个不归我们管"_s).endsWith(u"end:wrong_person"_s));
        Talk grunt(u"unit-reminder"_s, values);
        QCOMPARE(grunt.hear(u"嗯"_s), u"say:remind collect:acknowledgement"_s); // asked whether that was an acknowledgement
    }
    void inboundCallers_sayWhatTheyWant() {
        Talk progress(u"inbound"_s);
        QVERIFY(progress.hear(u"我想查一下我的工单到哪一步了"_s).endsWith(u"continue:progress-query"_s));
        Talk complaint(u"inbound"_s);
        QVERIFY(complaint.hear(u"我要反映个问题"_s).endsWith(u"handover:inbound/"_s));
    }
    void routes_leadWhereTheFlowSays() {
        const auto check = checkFlow(R"(
id: routed
title: 测试
direction: outbound
results: {yes: 是, later: 改时间, never: 不再打}
on: {later: later, stop_calling: never}
steps:
  - id: ask
    collect: answer
    say: 我是智能语音助手，是请按1。
    keys: {"1": yes}
    reprompts: {no_input: 请按键。, no_match: 按错了。}
    next: good
  - id: good
    end: yes
  - id: later
    end: later
  - id: never
    action: do_not_call
    next: sorry
    on_failure: sorry
  - id: sorry
    end: never
)");
        QVERIFY(check.isSound());
        const auto talk = [&](const QString &says) {
            auto engine = std::move(*DialogueEngine::create(std::make_shared<const Flow>(*check.flow), {}, heardAt));
            DialogueScript script(engine);
            script.play(u"^");
            return script.hear(says);
        };
        QCOMPARE(talk(u"现在不方便，晚上再打"_s), u"end:later"_s);
        QCOMPARE(talk(u"以后别打了"_s), u"perform:do_not_call"_s);
        QCOMPARE(talk(u"是的"_s), u"end:yes"_s);
    }
};
LIANXIN_TEST(tst_DialogueHearing);
#include "tst_DialogueHearing.moc"
