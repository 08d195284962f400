// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestRegistry.h"
#include "talk/dialogue/DialogueScript.h"
#include "talk/dialogue/FlowChecker.h"
#include <QSet>
#include <QTest>

using namespace lianxin;
using lianxin::test::DialogueScript;

namespace {

//! Asks for a ticket number, looks it up, branches on what was found.
const QByteArray progress = R"(
id: progress
title: 进度查询
direction: inbound
results: {told: 已告知, unknown: 未查到}
variables:
  deadline: {type: deadline, default: 近期}
steps:
  - id: ask
    collect: ticket
    say: 我是智能语音助手，请输入工单编号，按井号结束。
    digits: {min: 4, max: 6}
    no_input_ms: 8000
    reprompts: {no_input: 请输入编号。, no_match: 编号不对，请重新输入。}
    next: look
  - id: look
    action: ticket_progress
    next: sort
    on_failure: person
  - id: sort
    branch:
      - {if: found, is: "true", then: tell}
      - {if: state, is: [lost, gone], then: nothing}
    otherwise: nothing
  - id: tell
    say: 您的工单{ticket}，{state}，{deadline}办结。
    next: done
  - id: done
    end: told
  - id: nothing
    end: unknown
    say: 没有查到。
  - id: person
    hand_over: {reason: asked, skill: progress}
)";

DialogueEngine engineOf(const QByteArray &yaml, const QJsonObject &values = {}) {
    auto check = checkFlow(yaml);
    if (!check.isSound())
        qFatal("%s",
               qPrintable(check.issues.empty() ? QString() : check.issues[0].code + check.issues[0].message));
    auto engine =
        DialogueEngine::create(std::make_shared<const Flow>(*check.flow), values, 1'752'368'400'000);
    return std::move(*engine);
}

} // namespace

class tst_DialogueEngine : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void hashAfterAFullNumber_meansNothing_once() {
        auto engine = engineOf(progress);
        DialogueScript script(engine);
        (void)script.play(u"^358612");
        QVERIFY(engine.swallows(u'#'));
        QVERIFY(!engine.swallows(u'#'));
        auto shorter = engineOf(progress);
        DialogueScript other(shorter);
        (void)other.play(u"^3586");
        QVERIFY(!shorter.swallows(u'#')); // here it ends the number
        (void)other.play(u"12");
        QVERIFY(!shorter.swallows(u'1'));
        QVERIFY(shorter.swallows(u'#'));
    }
    void message_fillsItsSlot_andTooShortAOneIsNone() {
        const QByteArray yaml = R"(
id: leave
title: 留言
direction: inbound
results: {left: 已留言, none: 没有留言}
steps:
  - {id: take, record: message, say: 我是智能语音助手，请在嘀声后留言。, max_seconds: 20, next: kept, on_no_input: nothing}
  - {id: kept, say: "收到了{message}的留言。", next: done}
  - {id: done, end: left}
  - {id: nothing, end: none}
)";
        auto engine = engineOf(yaml);
        const auto acts = engine.handle(Started{});
        QCOMPARE(acts.size(), size_t(2));
        QCOMPARE(std::get<RecordMessage>(acts[1]).mostMs, 20'000);
        QVERIFY(!engine.upcoming().empty());
        DialogueScript script(engine);
        QCOMPARE(script.play(u"5"), u"record:message"_s); // the prompt is cut off, the tone comes at once
        QCOMPARE(engine.meaningOf(u"#"_s), u"留言结束"_s);
        QCOMPARE(script.play(u"~"), u"say:kept end:left"_s);
        QCOMPARE(script.said.last(), u"收到了五秒的留言。"_s);
        QCOMPARE(engine.answers().value("message"_L1).toObject().value("to"_L1).toInteger(), 6'000);
        auto silent = engineOf(yaml);
        QCOMPARE(DialogueScript(silent).play(u"^-"), u"say:take record:message end:none"_s);
        auto person = engineOf(yaml);
        QCOMPARE(DialogueScript(person).play(u"^90"), u"say:take record:message say:take record:message say:take handover:key/0"_s);
    }
    void anotherFlow_goesOn() {
        auto engine = engineOf(R"(
id: first
title: 总机
direction: inbound
results: {}
steps:
  - {id: greet, say: 我是智能语音助手。, next: on}
  - {id: on, continue_with: progress-query, say: 为您查询。}
)");
        DialogueScript script(engine);
        QCOMPARE(script.play(u"^"), u"say:greet say:on continue:progress-query"_s);
        QVERIFY(engine.isOver());
        QCOMPARE(script.play(u"5"), QString());
    }
    void digits_areTakenUntilHashOrFull_data() {
        QTest::addColumn<QString>("keys");
        QTest::addColumn<QString>("number");
        QTest::newRow("hash") << u"3586#"_s << u"3586"_s;
        QTest::newRow("full") << u"358612"_s << u"358612"_s;
        QTest::newRow("silence after enough") << u"3586."_s << u"3586"_s;
        QTest::newRow("0 and 9 are digits") << u"0909#"_s << u"0909"_s;
        QTest::newRow("star begins again") << u"12*3586#"_s << u"3586"_s;
        QTest::newRow("too short, then right") << u"35#3586#"_s << u"3586"_s;
    }
    void digits_areTakenUntilHashOrFull() {
        QFETCH(QString, keys);
        QFETCH(QString, number);
        auto engine = engineOf(progress);
        DialogueScript script(engine);
        const QString acts = script.play(u"^"_s + keys);
        QVERIFY2(acts.endsWith(u"perform:ticket_progress"), qPrintable(acts));
        QCOMPARE(engine.answers().value("ticket"_L1).toString(), number);
    }
    void digits_zeroAlone_isStillAPerson_nineAloneOnceMore() {
        auto engine = engineOf(progress);
        DialogueScript script(engine);
        QVERIFY(script.play(u"^9.").endsWith(u"say:ask collect:ticket"));
        QVERIFY(script.play(u"0.").endsWith(u"handover:key/0"));
    }
    void betweenDigits_theTimeIsShorter() {
        auto engine = engineOf(progress);
        (void)engine.handle(Started{});
        const auto acts = engine.handle(KeyPressed{u'3'});
        QCOMPARE(acts.size(), size_t(1));
        const auto &collect = std::get<Collect>(acts[0]);
        QVERIFY(collect.digits);
        QVERIFY(collect.silenceMs < 8'000);
    }
    void action_fillsSlots_thatAreBranchedOnAndSpoken() {
        auto engine = engineOf(progress);
        DialogueScript script(engine);
        (void)script.play(u"^3586#");
        const auto acts = engine.handle(ActionDone{QJsonObject{
            {u"found"_s, true}, {u"state"_s, u"正在办理"_s}, {u"deadline"_s, u"2025-07-15 18:00"_s}}});
        QCOMPARE(acts.size(), size_t(2));
        QCOMPARE(std::get<Say>(acts[0]).text, u"您的工单3586，正在办理，7月15日 18:00前办结。"_s);
        QCOMPARE(std::get<Say>(acts[0]).spoken, u"您的工单三五八六，正在办理，后天下午六点前办结。"_s);
        QCOMPARE(std::get<End>(acts[1]).result, u"told"_s);
    }
    void action_otherAnswers_takeTheOtherWays() {
        for (const auto &answer :
             {QJsonObject{{u"found"_s, false}}, QJsonObject{{u"state"_s, u"gone"_s}}, QJsonObject()}) {
            auto engine = engineOf(progress);
            DialogueScript script(engine);
            (void)script.play(u"^3586#");
            const auto acts = engine.handle(ActionDone{answer});
            QCOMPARE(std::get<End>(acts.back()).result, u"unknown"_s);
        }
        auto engine = engineOf(progress);
        DialogueScript script(engine);
        (void)script.play(u"^3586#");
        const auto acts = engine.handle(ActionDone{Error{}});
        QCOMPARE(std::get<HandOver>(acts.back()).skill, u"progress"_s);
    }
    void keysAndSilence_whileAnActionRuns_areIgnored_exceptZero() {
        auto engine = engineOf(progress);
        DialogueScript script(engine);
        (void)script.play(u"^3586#");
        QCOMPARE(script.play(u"5.."), QString());
        QVERIFY(script.play(u"0").endsWith(u"handover:key/0"));
        QVERIFY(engine.handle(ActionDone{QJsonObject()}).empty());
    }
    void repeating_hasAnEnd() {
        auto engine = engineOf(progress);
        DialogueScript script(engine);
        (void)script.play(u"^");
        for (int i = 0; i < 40 && !engine.isOver(); ++i)
            (void)script.play(u"9.");
        QVERIFY(engine.isOver());
    }
    void inputsOutOfTurn_giveNothing() {
        auto engine = engineOf(progress);
        DialogueScript script(engine);
        QCOMPARE(script.play(u"1."), QString()); // not started
        QVERIFY(script.play(u"^").endsWith(u"collect:ticket"));
        QCOMPARE(script.play(u"^"), QString()); // started twice
        QVERIFY(engine.handle(ActionDone{QJsonObject()}).empty());
        QVERIFY(engine.handle(PromptFinished{}).empty());
        QVERIFY(engine.handle(HungUp{}).empty());
        QVERIFY(engine.isOver());
        QCOMPARE(script.play(u"1.^"), QString());
    }
    void upcoming_holdsEverythingThatMayBeSaidNext() {
        const QByteArray yaml = R"(
id: a
title: b
direction: outbound
person_prompt: 转人工。
results: {yes: 是, no: 否}
steps:
  - {id: ask, collect: x, say: 我是智能语音助手。, keys: {"1": yes, "2": no}, reprompts: {no_input: 沉默。, no_match: 错误。}, next: {yes: first, no: bad}, on_no_input: bye}
  - {id: first, say: 第一句。, next: second}
  - {id: second, end: yes, say: 第二句。}
  - {id: bad, end: no, say: 遗憾。}
  - {id: bye, end: no_input, say: 再见。}
)";
        auto engine = engineOf(yaml);
        QCOMPARE(engine.upcoming().size(), size_t(1));
        (void)engine.handle(Started{});
        QSet<QString> texts;
        for (const auto &say : engine.upcoming())
            texts << say.text;
        QCOMPARE(texts, (QSet<QString>{u"第一句。"_s, u"第二句。"_s, u"遗憾。"_s, u"再见。"_s, u"沉默。"_s,
                                       u"错误。"_s, u"转人工。"_s,
                                     u"您的意思是“是”，对吗？请说是或者不是，也可以按键选择。"_s, u"您的意思是“否”，对吗？请说是或者不是，也可以按键选择。"_s}));
        QCOMPARE(engine.meaningOf(u"1"_s), u"是"_s);
        QCOMPARE(engine.meaningOf(u"0"_s), u"转人工"_s);
        QCOMPARE(engine.meaningOf(u"9"_s), u"重听"_s);
        QCOMPARE(engine.meaningOf(u"7"_s), QString());
        (void)engine.handle(KeyPressed{u'1'});
        QVERIFY(engine.upcoming().empty());
    }
    void withoutWaysOut_silenceEnds_andWrongKeysLeadToAPerson() {
        const QByteArray yaml = R"(
id: a
title: b
direction: outbound
results: {yes: 是}
steps:
  - {id: ask, collect: x, say: 我是智能语音助手。, keys: {"1": yes}, max_tries: 2, reprompts: {no_input: 沉默。, no_match: 错误。}, next: done}
  - {id: done, end: yes}
)";
        auto silent = engineOf(yaml);
        QVERIFY(DialogueScript(silent).play(u"^..").endsWith(u"say:ask collect:x end:no_input"));
        auto wrong = engineOf(yaml);
        QVERIFY(DialogueScript(wrong).play(u"^55").endsWith(u"say:ask handover:no_match/5"));
        auto mixed = engineOf(yaml);
        QVERIFY(DialogueScript(mixed).play(u"^.5").endsWith(u"handover:no_match/5"));
    }
};
LIANXIN_TEST(tst_DialogueEngine);
#include "tst_DialogueEngine.moc"
