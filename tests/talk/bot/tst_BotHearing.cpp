// SPDX-License-Identifier: GPL-3.0-or-later
// A bot that hears: what is said counts like keys, and whoever does not hear goes on by keys.
#include "BotFakes.h"
#include "platform/base/Resources.h"
#include "support/TestRegistry.h"
#include "talk/bot/BotSession.h"
#include "talk/dialogue/FlowChecker.h"
#include <QFile>
#include <QTest>

using namespace lianxin;
using namespace lianxin::test;

namespace {

struct Spoken {
    explicit Spoken(const QString &id, const QByteArray &instead = {}) {
        QFile file(resourcePath(QString(u"flows/"_s + id + u".yaml"_s)));
        const QByteArray yaml = instead.isEmpty() && file.open(QIODevice::ReadOnly) ? file.readAll() : instead;
        auto check = checkFlow(yaml);
        if (!check.isSound())
            qFatal("flow: %s", qPrintable(check.issues.front().message));
        auto dialogue = DialogueEngine::create(std::make_shared<const Flow>(*check.flow), {}, timers.clock.now());
        bot = std::make_unique<BotSession>(call, std::move(*dialogue), voice, timers.clock, timers, nullptr);
        QObject::connect(bot.get(), &BotSession::handOverRequested, &context, [this](const HandOver &h, const QJsonObject &) { handOver = h; });
        QObject::connect(bot.get(), &BotSession::finished, &context, [this](const BotOutcome &o) { outcome = o; });
        bot->start();
        settle();
        pass(100);
    }
    //! Time in which the citizen makes a sound, or does not.
    void pass(int ms, bool sound = false) {
        for (; ms > 0; ms -= 20) {
            timers.advance(20);
            if (listening && !call.over)
                Q_EMIT call.soundHeard(media, sound, media + 20 - behindMs);
            media += 20;
            settle();
        }
    }
    void say(const QString &text) {
        const qint64 from = media;
        for (qsizetype n = 1; n <= text.size(); ++n) {
            pass(200, true);
            tell(text, n, from);
        }
        ++m_segment;
    }
    //! The first \a count characters of something that was said from \a from on.
    void tell(const QString &text, qsizetype count, qint64 from) {
        RecognisedSegment segment;
        segment.segment = m_segment;
        segment.text = text.first(count);
        for (qsizetype i = 0; i < count; ++i)
            segment.tokens.push_back({text.mid(i, 1), from + 200 * i});
        segment.confidence = 0.95;
        Q_EMIT call.wordsHeard(segment);
        settle();
    }
    //! As say(), but only the first \a inTime characters are told before our patience is over. When it was said.
    qint64 sayLate(const QString &text, qsizetype inTime) {
        const qint64 from = media;
        behindMs = 6'000;
        pass(int(200 * text.size()), true);
        if (inTime > 0)
            tell(text, inTime, from);
        pass(TurnTaking::kAnswerPauseMs + TurnTaking::kWordsPatienceMs);
        return from;
    }
    //! Until the first prompts have been played, and half a second more.
    void hearOut() {
        for (int i = 0; i < 4'000 && call.isPlaying(); ++i)
            pass(20);
        pass(500);
    }
    std::vector<DialogueStep> citizen() const {
        std::vector<DialogueStep> steps;
        for (const auto &step : bot->transcript())
            if (step.speaker == DialogueStep::Speaker::Citizen)
                steps.push_back(step);
        return steps;
    }
    const DialogueStep &lastSaid() const { return bot->transcript().back(); }

    ManualTimers timers;
    FakeCall call{timers};
    FakeSynthesiser voice;
    std::unique_ptr<BotSession> bot;
    QObject context;
    std::optional<HandOver> handOver;
    std::optional<BotOutcome> outcome;
    qint64 media = 500;
    bool listening = true;
    int behindMs = 0; //!< the recogniser

private:
    int m_segment = 0;
};

} // namespace

class tst_BotHearing : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void answer_isTakenAndWrittenDown() {
        Spoken c(u"return-visit"_s);
        c.hearOut();
        const qint64 began = c.timers.clock.now();
        c.say(u"挺好的"_s);
        c.pass(700);
        QCOMPARE(c.citizen().size(), std::size_t(1));
        const DialogueStep said = c.citizen().front();
        QCOMPARE(said.text, u"挺好的"_s);
        QCOMPARE(said.meaning, u"满意"_s);
        QCOMPARE(said.confidence, 0.95);
        QCOMPARE(said.step, u"ask"_s);
        QVERIFY2(std::abs(said.at - began) <= 60, qPrintable(QString::number(said.at - began)));
        QVERIFY(said.key.isEmpty());
        c.hearOut();
        QVERIFY(c.outcome);
        QCOMPARE(c.outcome->result, u"satisfied"_s);
        QVERIFY(c.outcome->answers.value("confidence"_L1).toDouble() > 0.7);
        QCOMPARE(c.outcome->moments["satisfaction"_L1]["at"_L1].toInteger(), said.at);
    }
    void wordsWithoutAVoice_areAskedBack() {
        Spoken c(u"return-visit"_s);
        c.hearOut();
        c.tell(u"满意"_s, 2, c.media - 400);
        c.pass(1'000);
        QCOMPARE(c.citizen().back().meaning, u"满意？"_s);
        QVERIFY(c.bot->answers().isEmpty());
        c.hearOut();
        c.say(u"对"_s);
        c.pass(700);
        c.hearOut();
        QVERIFY(c.outcome);
        QCOMPARE(c.outcome->result, u"satisfied"_s);
        QVERIFY(c.outcome->answers.value("confidence"_L1).toDouble() < 0.75); // a person listens before anything follows
    }
    void interruption_ducksThenStops() {
        Spoken c(u"return-visit"_s);
        while (c.bot->transcript().size() < 2) // the sentence that is heard to its end
            c.pass(20);
        c.pass(1'000);
        c.pass(200, true);
        QCOMPARE(c.call.loudness, std::vector<double>{-24});
        QCOMPARE(c.call.stops, 0);
        c.say(u"不满意"_s);
        QCOMPARE(c.call.stops, 1);
        QCOMPARE(c.call.loudness, (std::vector<double>{-24, 0}));
        QVERIFY(c.bot->transcript()[1].cutOff);
        QVERIFY(!c.call.isPlaying());
        c.pass(700);
        QCOMPARE(c.bot->transcript().back().step, u"regret"_s);
        c.hearOut();
        QCOMPARE(c.outcome->result, u"dissatisfied"_s);
    }
    void noise_changesNothing() {
        Spoken c(u"return-visit"_s);
        while (c.bot->transcript().size() < 2)
            c.pass(20);
        c.pass(500, true);
        c.pass(1'000);
        QCOMPARE(c.call.loudness, (std::vector<double>{-24, 0}));
        QCOMPARE(c.call.stops, 0);
        c.hearOut();
        // At the question, it begins the silence anew, but not again and again.
        for (int i = 0; i < 20; ++i) {
            c.pass(400, true);
            c.pass(1'600);
        }
        QVERIFY(c.bot->transcript().size() > 2);
        QVERIFY(c.bot->transcript()[2].text.contains(u"没有收到"_s));
        QVERIFY(c.citizen().empty());
    }
    void silence_endsAtTheKeypadsWords_thenTheCall() {
        Spoken c(u"return-visit"_s);
        c.hearOut();
        c.pass(60'000);
        QVERIFY(c.outcome);
        QCOMPARE(c.outcome->result, u"no_input"_s);
    }
    void misunderstanding_isAskedAgain_thenGivenToAPerson() {
        Spoken c(u"return-visit"_s);
        for (int i = 0; i < 3; ++i) {
            c.hearOut();
            QVERIFY(!c.handOver);
            c.say(u"今天下雨"_s);
            c.pass(700);
            QVERIFY(c.citizen().back().meaning.isEmpty());
        }
        c.hearOut();
        QVERIFY(c.handOver);
        QCOMPARE(c.handOver->reason, u"no_match"_s);
    }
    void personByWord_andByAnger() {
        for (const auto &[words, reason] : {std::pair(u"转人工"_s, u"asked"_s), std::pair(u"你们太过分了"_s, u"emotion"_s)}) {
            Spoken c(u"policy-notice"_s);
            c.hearOut();
            c.say(words);
            c.pass(700);
            c.hearOut();
            QVERIFY(c.handOver);
            QCOMPARE(c.handOver->reason, reason);
            QVERIFY(!c.citizen().front().meaning.isEmpty());
        }
    }
    void greeting_isHeardToItsEnd_butAPersonIsNotForgotten() {
        Spoken c(u"return-visit"_s);
        c.say(u"喂你好"_s);
        c.pass(700);
        QCOMPARE(c.call.stops, 0);
        QCOMPARE(c.citizen().size(), std::size_t(1));
        QVERIFY(c.citizen().front().meaning.isEmpty());
        c.say(u"转人工"_s);
        c.pass(700);
        QVERIFY(!c.handOver);
        c.hearOut();
        QVERIFY(c.handOver);
        QCOMPARE(c.handOver->reason, u"asked"_s);
        QCOMPARE(c.call.plays, 2); // the greeting and the words that announce the person, nothing between
    }
    void key_worksAtAnyTime() {
        Spoken c(u"return-visit"_s);
        c.hearOut();
        c.pass(300, true);
        c.call.press(u'2');
        settle();
        QCOMPARE(c.bot->transcript().back().step, u"regret"_s);
        c.say(u"满意"_s); // too late: the goodbye is being said
        c.hearOut();
        QCOMPARE(c.outcome->result, u"dissatisfied"_s);
    }
    void recogniserThatIsGone_leavesTheKeys() {
        Spoken c(u"return-visit"_s);
        while (c.bot->transcript().size() < 2)
            c.pass(20);
        c.say(u"满"_s); // has stopped the question
        c.listening = false;
        Q_EMIT c.call.hearingLost();
        settle();
        c.hearOut();
        QVERIFY(!c.outcome);
        c.pass(7'000);
        c.call.press(u'1');
        settle();
        c.hearOut();
        QCOMPARE(c.outcome->result, u"satisfied"_s);
    }
    void lineThatFallsSilentUnderAVoice_goesOn() {
        Spoken c(u"return-visit"_s);
        while (c.bot->transcript().size() < 2)
            c.pass(20);
        c.say(u"我"_s);
        c.listening = false; // without a word of it
        c.pass(20'000);
        c.hearOut();
        c.pass(60'000);
        QVERIFY(c.outcome);
        QCOMPARE(c.outcome->result, u"no_input"_s);
    }
    void wordsThatComeLate_areAskedForAgain_neverScored() {
        Spoken c(u"return-visit"_s);
        c.hearOut();
        const qint64 from = c.sayLate(u"很不满意"_s, 2);
        QVERIFY(c.lastSaid().text.contains(u"按"_s)); // asked again, by keys
        QVERIFY(c.citizen().empty());
        QVERIFY(c.call.isPlaying());
        const int stops = c.call.stops;
        c.tell(u"很不满意"_s, 4, from); // into the question
        c.pass(400);
        QCOMPARE(c.call.stops, stops);
        QVERIFY(c.call.isPlaying());
        c.behindMs = 0;
        c.pass(20);
        QCOMPARE(c.citizen().size(), std::size_t(1)); // written down as a whole, once
        QCOMPARE(c.citizen().front().text, u"很不满意"_s);
        QCOMPARE(c.citizen().front().meaning, BotSession::lateMeaning());
        c.hearOut();
        QVERIFY(c.bot->answers().isEmpty());
        QVERIFY(!c.outcome);
    }
    void wordsThatAlwaysComeLate_leadToAPerson() {
        Spoken c(u"return-visit"_s);
        for (int i = 0; i < 3; ++i) {
            c.hearOut();
            QVERIFY(!c.handOver);
            c.sayLate(u"满意"_s, i % 2);
        }
        c.hearOut();
        QVERIFY(c.handOver);
        QCOMPARE(c.handOver->reason, u"no_match"_s);
        QVERIFY(!c.bot->answers().contains(u"satisfaction"_s));
    }
    void personAskedForLate_comesAllTheSame() {
        for (const int inTime : {0, 3, 4}) {
            Spoken c(u"return-visit"_s);
            c.hearOut();
            const qint64 from = c.sayLate(u"请转人工吧"_s, inTime);
            c.tell(u"请转人工吧"_s, 5, from);
            c.behindMs = 0;
            c.pass(1'000);
            c.hearOut();
            QVERIFY2(c.handOver, qPrintable(QString::number(inTime)));
            QCOMPARE(c.handOver->reason, u"asked"_s);
            QVERIFY(!c.citizen().empty());
            QVERIFY(c.bot->answers().isEmpty());
        }
    }
    void lateNoMoreCalls_isNotTakenFromHalfASentence() {
        Spoken c(u"return-visit"_s);
        c.hearOut();
        c.sayLate(u"不要再打给我爱人了打给我"_s, 5);
        c.hearOut();
        QVERIFY(!c.handOver);
        QVERIFY(!c.outcome);
    }
    void whatWasSaidIntoAKey_isWrittenDown_notJudged() {
        Spoken c(u"return-visit"_s);
        c.hearOut();
        const qint64 from = c.media;
        c.behindMs = 2'000;
        c.pass(600, true);
        c.call.press(u'9'); // once more
        settle();
        c.pass(400, true);
        c.pass(800);
        c.tell(u"我不满意"_s, 4, from + 200);
        c.behindMs = 0;
        c.pass(1'000);
        c.hearOut();
        QVERIFY(c.bot->answers().isEmpty());
        QCOMPARE(c.citizen().back().text, u"我不满意"_s);
        QCOMPARE(c.citizen().back().meaning, BotSession::lateMeaning());
    }
    void callThatEnds_keepsWhatWasToldOfTheLastBreath() {
        Spoken c(u"return-visit"_s);
        c.hearOut();
        c.sayLate(u"很不满意"_s, 3);
        c.call.farEndLeaves();
        QVERIFY(c.outcome);
        QCOMPARE(c.outcome->result, u"hung_up"_s);
        QVERIFY(c.outcome->answers.isEmpty());
        QCOMPARE(c.citizen().back().text, u"很不满"_s);
    }
    void laterAndNoMoreCalls() {
        Spoken later(u"return-visit"_s);
        later.hearOut();
        later.say(u"我在开会，明天上午再打"_s);
        later.pass(700);
        QVERIFY(later.bot->transcript().back().text.contains(u"再给您打电话"_s));
        QVERIFY2(later.bot->transcript().back().text.contains(u"10:00"_s), qPrintable(later.bot->transcript().back().text));
        later.hearOut();
        QCOMPARE(later.outcome->result, u"call_later"_s);
        QVERIFY(later.outcome->answers["later_at"_L1].toInteger() > later.timers.clock.now());
        Spoken busy(u"return-visit"_s); // names no time
        busy.hearOut();
        busy.say(u"我在开车"_s);
        busy.pass(700);
        QVERIFY(busy.bot->transcript().back().text.contains(u"什么时间方便"_s));
        busy.hearOut();
        busy.say(u"我也说不准"_s);
        busy.pass(700);
        busy.hearOut();
        QCOMPARE(busy.outcome->result, u"no_input"_s);
        Spoken never(u"return-visit"_s);
        never.hearOut();
        never.say(u"以后别打了"_s);
        never.pass(700);
        never.hearOut();
        QVERIFY(never.handOver); // nobody carries out actions here: a person does
        QCOMPARE(never.handOver->detail, u"不愿再接到来电，自动登记没有成功"_s);
    }
    void slowSpeaker_isSpokenToSlowly() {
        Spoken c(u"return-visit"_s);
        c.hearOut();
        c.say(u"慢一点"_s);
        c.pass(700);
        QCOMPARE(c.citizen().front().meaning, u"慢一点"_s);
        c.hearOut();
        c.say(u"满意"_s);
        c.pass(800);
        QCOMPARE(c.citizen().size(), std::size_t(1));
        c.pass(300);
        QCOMPARE(c.citizen().size(), std::size_t(2));
    }
};

LIANXIN_TEST(tst_BotHearing);
#include "tst_BotHearing.moc"
