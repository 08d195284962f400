// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/bot/BotSession.h"
#include "BotFakes.h"
#include "platform/base/Resources.h"
#include "support/TestRegistry.h"
#include "talk/dialogue/FlowChecker.h"
#include <QFile>
#include <QTest>

using namespace lianxin;
using namespace lianxin::test;

namespace {

std::shared_ptr<const Flow> flowOf(const QByteArray &yaml) {
    auto check = checkFlow(yaml);
    if (!check.isSound())
        qFatal("flow: %s", qPrintable(check.issues.empty() ? QString() : check.issues[0].message));
    return std::make_shared<const Flow>(*check.flow);
}

QByteArray shipped(const char *id) {
    QFile file(resourcePath(QString(u"flows/"_s + QString::fromLatin1(id) + u".yaml"_s)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

const QByteArray leaveMessage = R"(
id: leave
title: 留言
direction: inbound
results: {left: 已留言, none: 没有留言}
steps:
  - {id: take, record: remark, say: 我是智能语音助手，请在嘀声后留言。, max_seconds: 20, next: keep, on_no_input: nothing}
  - {id: keep, action: ticket_remark, next: done, on_failure: nothing}
  - {id: done, end: left}
  - {id: nothing, end: none}
)";

class Lookup final : public FlowActions {
public:
    void perform(const QString &name, const QJsonObject &known,
                 std::function<void(Expected<QJsonObject>)> done) override {
        asked = name;
        with = known;
        answer = std::move(done);
    }
    QString asked;
    QJsonObject with;
    std::function<void(Expected<QJsonObject>)> answer;
};

//! One call with its bot, and everything it emits.
struct World {
    explicit World(const QByteArray &yaml, const QJsonObject &values = {}, FlowActions *actions = nullptr)
        : flow(flowOf(yaml)) {
        auto dialogue = DialogueEngine::create(flow, values, timers.clock.now());
        bot = std::make_unique<BotSession>(call, std::move(*dialogue), voice, timers.clock, timers, actions);
        QObject::connect(bot.get(), &BotSession::dialogueStep, &context,
                         [this](const DialogueStep &s) { steps.push_back(s); });
        QObject::connect(bot.get(), &BotSession::handOverRequested, &context,
                         [this](const HandOver &h, const QJsonObject &answers) {
                             handOver = h;
                             handedAnswers = answers;
                             order << u"handover"_s;
                         });
        QObject::connect(bot.get(), &BotSession::finished, &context, [this](const BotOutcome &o) {
            outcome = o;
            ++finishes;
            order << u"finished"_s;
        });
    }
    void begin() {
        bot->start();
        settle();
    }
    void press(QChar key) {
        call.press(key);
        settle();
    }
    //! In small steps, as prompts follow each other through the event loop.
    void pass(qint64 ms) {
        for (; ms > 0; ms -= 50) {
            timers.advance(std::min<qint64>(ms, 50));
            settle();
        }
    }
    QString said() const {
        QStringList lines;
        for (const auto &step : steps)
            lines << (step.speaker == DialogueStep::Speaker::Bot ? u"b:"_s + step.step : u"c:"_s + step.key) +
                         (step.cutOff ? u"!"_s : QString());
        return lines.join(u' ');
    }
    QString transcript() const {
        QStringList lines;
        for (const auto &step : bot->transcript())
            lines << (step.speaker == DialogueStep::Speaker::Bot ? u"b:"_s + step.step : u"c:"_s + step.key) +
                         (step.cutOff ? u"!"_s : QString());
        return lines.join(u' ');
    }

    ManualTimers timers;
    FakeCall call{timers};
    FakeSynthesiser voice;
    std::shared_ptr<const Flow> flow;
    std::unique_ptr<BotSession> bot;
    QObject context;
    std::vector<DialogueStep> steps;
    std::optional<HandOver> handOver;
    QJsonObject handedAnswers;
    std::optional<BotOutcome> outcome;
    int finishes = 0;
    QStringList order;
};

} // namespace

class tst_BotSession : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void satisfiedCitizen_isThanked_andTheCallEnds() {
        World w(shipped("return-visit"));
        w.begin();
        QVERIFY(w.call.isPlaying());
        w.pass(14'000);
        w.press(u'1');
        w.pass(60'000);
        QVERIFY(w.outcome.has_value());
        QCOMPARE(w.finishes, 1);
        QVERIFY(w.outcome->how == BotOutcome::How::Ended);
        QCOMPARE(w.outcome->result, u"satisfied"_s);
        QCOMPARE(w.outcome->answers.value("satisfaction"_L1).toString(), u"satisfied"_s);
        QCOMPARE(w.call.hangUps, 1);
        QVERIFY(!w.call.overlapped);
        QCOMPARE(w.transcript().section(u' ', -1), u"b:thanks"_s);
        QCOMPARE(w.steps[2].text, u"满意"_s);
        QCOMPARE(w.steps[2].key, u"1"_s);
        // When it was said, to the millisecond, so that it can be heard again.
        QCOMPARE(w.outcome->moments, (QJsonObject{{u"satisfaction"_s, QJsonObject{{u"at"_s, w.steps[2].at}, {u"key"_s, u"1"_s}}}}));
        QVERIFY(w.timers.isIdle());
    }
    void key_stopsThePromptAtOnce_theCutIsNoted() {
        World w(shipped("return-visit"));
        w.begin();
        const qint64 greeting = qint64(w.voice.asked[0].size()) * 100;
        w.pass(greeting + 500);
        QVERIFY(w.call.isPlaying());
        const int stops = w.call.stops;
        w.call.press(u'2');
        QCOMPARE(w.call.stops, stops + 1); // before the event loop turned once
        settle();
        QVERIFY(w.call.isPlaying()); // the answer to it
        QCOMPARE(w.transcript(), u"b:greet b:ask! c:2 b:regret"_s);
        w.pass(60'000);
        QCOMPARE(w.outcome->result, u"dissatisfied"_s);
    }
    void key_duringTheDisclosure_waitsForItsEnd() {
        World w(shipped("policy-notice"));
        w.begin();
        w.pass(300);
        w.press(u'2');
        QCOMPARE(w.call.stops, 0);
        QVERIFY(!w.handOver);
        const qint64 greeting = qint64(w.voice.asked[0].size()) * 100;
        w.pass(greeting);
        QCOMPARE(w.transcript(), u"b:greet c:2 b:to_person"_s);
        w.pass(20'000);
        QVERIFY(w.handOver.has_value());
        QCOMPARE(w.handOver->reason, u"key"_s);
        QCOMPARE(w.handOver->key, u"2"_s);
    }
    void handOver_comesAfterItsWords_andLeavesTheCallOpen() {
        World w(shipped("return-visit"));
        w.begin();
        w.pass(5'000);
        w.press(u'0');
        w.pass(20'000);
        QVERIFY(w.handOver.has_value());
        QCOMPARE(w.handOver->key, u"0"_s);
        QCOMPARE(w.order, (QStringList{u"handover"_s, u"finished"_s}));
        QVERIFY(w.outcome->how == BotOutcome::How::HandedOver);
        QCOMPARE(w.call.hangUps, 0);
        QVERIFY(!w.call.isPlaying());
        w.press(u'1'); // belongs to somebody else now
        QCOMPARE(w.finishes, 1);
        QVERIFY(!w.transcript().contains(u"c:1"));
    }
    void silence_isCountedFromTheEndOfThePrompt() {
        World w(shipped("return-visit"));
        w.begin();
        const qint64 spoken = qint64(w.voice.asked[0].size() + w.voice.asked[1].size()) * 100;
        w.pass(spoken + 5'800);
        QCOMPARE(w.call.plays, 2);
        w.pass(400);
        QCOMPARE(w.call.plays, 3);
        w.pass(120'000);
        QVERIFY(w.outcome.has_value());
        QCOMPARE(w.outcome->result, u"no_input"_s);
        QCOMPARE(w.transcript(), u"b:greet b:ask b:ask b:ask b:bye"_s);
    }
    void prompts_followWithoutAGap_allSoundIsFetchedAtOnce() {
        World w(shipped("return-visit"));
        w.begin();
        QVERIFY(w.voice.asked.size() >= 2); // greeting and question together
        w.pass(qint64(w.voice.asked[0].size() + 2) * 100);
        QCOMPARE(w.call.playedFrom.size(), size_t(2));
        const qint64 gap =
            w.call.playedFrom[1] - w.call.playedFrom[0] - qint64(w.voice.asked[0].size()) * 100;
        QCOMPARE(gap, 0);
    }
    void answersAreSynthesisedAhead_whileTheQuestionWaits() {
        World w(shipped("return-visit"));
        w.begin();
        w.pass(qint64(w.voice.asked[0].size() + w.voice.asked[1].size()) * 100 + 100);
        const auto before = w.voice.asked;
        w.press(u'1');
        QVERIFY(before.contains(w.voice.asked.last()));
    }
    void prepare_fetchesTheFirstWords_beforeTheAnswer() {
        World w(shipped("return-visit"));
        w.bot->prepare();
        settle();
        QVERIFY(w.voice.asked.size() >= 2);
        QCOMPARE(w.call.plays, 0);
        QVERIFY(w.steps.empty());
    }
    void slowSynthesis_isWaitedFor_notSkipped() {
        World w(shipped("return-visit"));
        w.voice.held = true;
        w.begin();
        w.pass(30'000);
        QCOMPARE(w.call.plays, 0);
        QVERIFY(!w.outcome);
        w.voice.answer();
        settle();
        QVERIFY(w.call.isPlaying());
        QCOMPARE(w.transcript(), u"b:greet"_s);
    }
    void brokenSynthesis_endsTheCallWithAFault() {
        World w(shipped("return-visit"));
        w.voice.broken = true;
        w.begin();
        settle();
        QVERIFY(w.outcome.has_value());
        QVERIFY(w.outcome->how == BotOutcome::How::Failed);
        QCOMPARE(w.outcome->result, u"fault"_s);
        QCOMPARE(w.outcome->error->code, u"workers.died"_s);
        QCOMPARE(w.call.hangUps, 1);
        QVERIFY(w.timers.isIdle());
    }
    void hangUp_inTheMiddle_isToldWithTheAnswersSoFar() {
        World w(shipped("return-visit"));
        w.begin();
        w.pass(2'000);
        w.call.farEndLeaves();
        settle();
        QVERIFY(w.outcome->how == BotOutcome::How::HungUp);
        QCOMPARE(w.outcome->result, u"hung_up"_s);
        QCOMPARE(w.call.hangUps, 0);
        QCOMPARE(w.transcript(), u"b:greet!"_s);
        w.pass(60'000);
        QCOMPARE(w.finishes, 1);
        QCOMPARE(w.call.plays, 1);
    }
    void hangUp_afterTheAnswer_keepsTheAnswer() {
        World w(shipped("return-visit"));
        w.begin();
        w.pass(30'000);
        w.press(u'2');
        w.pass(500);
        w.call.farEndLeaves();
        settle();
        QVERIFY(w.outcome->how == BotOutcome::How::HungUp);
        QCOMPARE(w.outcome->answers.value("satisfaction"_L1).toString(), u"dissatisfied"_s);
    }
    void personalSentence_isMarkedForTheCache() {
        World w(shipped("return-visit"), {{u"name"_s, u"张小敏"_s}});
        w.begin();
        QVERIFY(w.voice.personal >= 1);
        World anonymous(shipped("return-visit"));
        anonymous.begin();
        QCOMPARE(anonymous.voice.personal, 0);
    }
    void manyKeysInARow_areTakenInOrder_onePromptAtATime() {
        World w(shipped("return-visit"));
        w.begin();
        w.pass(14'000);
        for (const QChar key : u"771"_s)
            w.call.press(key);
        settle();
        w.pass(60'000);
        QCOMPARE(w.outcome->result, u"satisfied"_s);
        QVERIFY(!w.call.overlapped);
        QVERIFY(w.transcript().contains(u"c:7 c:7 c:1") || w.transcript().contains(u"c:7 b:ask! c:7"));
    }
    void keysDuringTheLastWords_changeNothing() {
        World w(shipped("return-visit"));
        w.begin();
        w.pass(14'000);
        w.press(u'0');
        w.press(u'1');
        w.press(u'2');
        w.pass(30'000);
        QVERIFY(w.handOver.has_value());
        QVERIFY(w.outcome->how == BotOutcome::How::HandedOver);
        QVERIFY(!w.outcome->answers.contains("satisfaction"_L1));
    }
    void keyDuringTheWordsBeforeAnAction_doesNotLoseTheAction() {
        Lookup lookup;
        World w(R"(
id: a
title: b
direction: inbound
results: {told: 已告知}
steps:
  - {id: greet, say: 我是智能语音助手，正在为您查询。, next: look}
  - {id: look, action: ticket_progress, next: done, on_failure: done}
  - {id: done, end: told}
)",
                {}, &lookup);
        w.begin();
        w.press(u'5');
        QCOMPARE(lookup.asked, u"ticket_progress"_s);
        lookup.answer(QJsonObject());
        settle();
        QCOMPARE(w.outcome->result, u"told"_s);
    }
    void action_isCarriedOut_andItsAnswerSpoken() {
        Lookup lookup;
        World w(R"(
id: a
title: b
direction: inbound
results: {told: 已告知}
steps:
  - {id: ask, collect: ticket, say: 我是智能语音助手。请输入编号。, digits: {min: 4, max: 4}, reprompts: {no_input: 请按键。, no_match: 错误。}, next: look}
  - {id: look, action: ticket_progress, next: tell, on_failure: person}
  - {id: tell, say: "工单{ticket}，{state}。", next: done}
  - {id: done, end: told}
  - {id: person, hand_over: asked}
)",
                {}, &lookup);
        w.begin();
        w.pass(5'000);
        for (const QChar key : u"3586"_s)
            w.press(key);
        QCOMPARE(lookup.asked, u"ticket_progress"_s);
        QCOMPARE(lookup.with.value("ticket"_L1).toString(), u"3586"_s);
        lookup.answer(QJsonObject{{u"state"_s, u"正在办理"_s}});
        settle();
        w.pass(20'000);
        QCOMPARE(w.outcome->result, u"told"_s);
        QCOMPARE(w.steps.back().text, u"工单3586，正在办理。"_s);
    }
    void reminder_isAcknowledgedOnlyWhenItWasHeard() {
        World w(shipped("unit-reminder"), {{u"ticket"_s, u"202507100012"_s}, {u"deadline"_s, u"2025-07-15 18:00"_s}});
        w.begin();
        w.pass(2'000);
        w.press(u'1'); // in the greeting
        w.pass(8'000);
        QVERIFY(!w.bot->isOver() && w.bot->answers().isEmpty());
        QVERIFY2(w.steps.back().text.contains(u"202507100012"), qPrintable(w.steps.back().text));
        w.pass(60'000);
        QCOMPARE(w.outcome->result, u"acknowledged"_s);
        QVERIFY(!w.bot->transcript()[1].cutOff);
    }
    void keyBeforeTheSoundIsThere_acknowledgesNothing() {
        World w(shipped("unit-reminder"), {{u"ticket"_s, u"202507100012"_s}, {u"deadline"_s, u"2025-07-15 18:00"_s}});
        w.voice.held = true; // a slow machine
        w.begin();
        w.pass(2'000);
        w.press(u'1');
        settle();
        QVERIFY(!w.bot->isOver() && w.bot->answers().isEmpty());
        w.voice.held = false;
        w.voice.answer();
        settle();
        w.pass(5'000);
        QVERIFY(w.bot->answers().isEmpty());
        w.pass(60'000);
        QCOMPARE(w.outcome->result, u"acknowledged"_s); // when it has been heard
        QVERIFY2(w.transcript().startsWith(u"b:greet b:remind c:1"), qPrintable(w.transcript()));
    }
    void messageOfLessThanASecond_isNone() {
        Lookup lookup;
        World w(leaveMessage, {}, &lookup);
        w.begin();
        while (w.call.plays < 2) // the prompt, then the tone
            w.pass(100);
        w.press(u'#'); // in the tone: nothing
        w.pass(500);
        QVERIFY(w.finishes == 0);
        w.press(u'#'); // within a second: nobody has said anything
        w.pass(5'000);
        QCOMPARE(w.outcome->result, u"none"_s);
        QVERIFY(lookup.asked.isEmpty());
    }
    void message_endsByKey_byItsLength_orByHangingUp_data() {
        QTest::addColumn<QString>("end");
        QTest::addColumn<int>("ms");
        QTest::newRow("key") << u"#"_s << 4'000;
        QTest::newRow("length") << QString() << 20'000;
        QTest::newRow("hung up") << u"!"_s << 7'000;
    }
    void message_endsByKey_byItsLength_orByHangingUp() {
        QFETCH(QString, end);
        QFETCH(int, ms);
        Lookup lookup;
        World w(leaveMessage, {}, &lookup);
        w.begin();
        while (w.call.plays < 2)
            w.pass(100);
        w.pass(300);
        const qint64 about = w.timers.clock.now();
        w.pass(end.isEmpty() ? 20'400 : ms);
        if (end == u"#")
            w.press(u'#');
        else if (end == u"!")
            w.call.farEndLeaves();
        settle();
        QCOMPARE(lookup.asked, u"ticket_remark"_s);
        const auto message = lookup.with.value("remark"_L1).toObject();
        QVERIFY(qAbs(message.value("from"_L1).toInteger() - about) < 500);
        QVERIFY(qAbs(message.value("to"_L1).toInteger() - message.value("from"_L1).toInteger() - ms) < 500);
        if (end == u"!")
            QVERIFY(w.outcome->how == BotOutcome::How::HungUp);
        else
            QVERIFY(!w.outcome);
    }
    void hashAfterAFullNumber_doesNotCutTheAnswerOff() {
        Lookup lookup;
        World w(R"(
id: a
title: b
direction: inbound
results: {told: 已告知}
steps:
  - {id: ask, collect: ticket, say: 我是智能语音助手。请输入编号。, digits: {min: 4, max: 4}, reprompts: {no_input: 请按键。, no_match: 错误。}, next: tell}
  - {id: tell, collect: wish, say: "工单{ticket}正在办理，再听一遍请按9。", keys: {"1": fine}, reprompts: {no_input: 请按键。, no_match: 错误。}, next: done}
  - {id: done, end: told}
)");
        w.begin();
        w.pass(5'000);
        for (const QChar key : u"3586#"_s)
            w.press(key);
        QVERIFY(w.call.isPlaying());
        QCOMPARE(w.steps.back().text, u"工单3586正在办理，再听一遍请按9。"_s);
        QVERIFY(!w.bot->transcript().back().cutOff);
    }
    void anotherFlow_isAskedFor_andTheCallLeftOpen() {
        World w("id: a\ntitle: b\ndirection: inbound\nresults: {}\nsteps:\n  - {id: greet, continue_with: other, say: 我是智能语音助手。}\n");
        w.begin();
        w.pass(5'000);
        QVERIFY(w.outcome->how == BotOutcome::How::Continued);
        QCOMPARE(w.outcome->flow, u"other"_s);
        QCOMPARE(w.call.hangUps, 0);
    }
    void sessionDeletedInItsLastSignal_isHarmless() {
        World w(shipped("return-visit"));
        QObject::connect(w.bot.get(), &BotSession::finished, &w.context, [&w] { w.bot.reset(); });
        w.begin();
        w.pass(30'000);
        w.call.press(u'1');
        settle();
        w.pass(30'000);
        QVERIFY(!w.bot);
        QCOMPARE(w.finishes, 1);
    }
    void sessionDeletedInTheHandOver_isHarmless() {
        World w(shipped("return-visit"));
        QObject::connect(w.bot.get(), &BotSession::handOverRequested, &w.context, [&w] { w.bot.reset(); });
        w.begin();
        w.pass(30'000);
        w.press(u'0');
        w.pass(30'000);
        QVERIFY(!w.bot);
        QCOMPARE(w.finishes, 0);
    }
    void sessionDeletedWhileSynthesising_isHarmless() {
        World w(shipped("return-visit"));
        w.voice.held = true;
        w.begin();
        w.bot.reset();
        w.voice.answer();
        settle();
        QCOMPARE(w.call.plays, 0);
    }
};
LIANXIN_TEST(tst_BotSession);
#include "tst_BotSession.moc"
