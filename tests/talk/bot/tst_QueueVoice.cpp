// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/bot/QueueVoice.h"
#include "BotFakes.h"
#include "support/TestRegistry.h"
#include <QTest>

using namespace lianxin;
using namespace lianxin::test;

namespace {

struct Line {
    Line() {
        QObject::connect(&queue, &QueueVoice::dialogueStep, &context,
                         [this](const DialogueStep &s) { said << s.text; });
        QObject::connect(&queue, &QueueVoice::callBackRequested, &context, [this] { ++requested; });
        QObject::connect(&queue, &QueueVoice::callBackConfirmed, &context, [this] { ++confirmed; });
    }
    void pass(qint64 ms) {
        for (; ms > 0; ms -= 100) {
            timers.advance(std::min<qint64>(ms, 100));
            settle();
        }
    }
    ManualTimers timers;
    FakeCall call{timers};
    FakeSynthesiser voice;
    QueueVoice queue{call, SystemPrompts::shipped(), voice, timers.clock, timers};
    QObject context;
    QStringList said;
    int requested = 0;
    int confirmed = 0;
};

} // namespace

class tst_QueueVoice : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void firstUpdate_isSpokenAtOnce_withPlaceAndWait() {
        Line line;
        line.queue.update(3, 150'000);
        settle();
        QCOMPARE(line.said.size(), 1);
        QVERIFY(line.said[0].contains(u"还有2位"));
        QVERIFY(line.said[0].contains(u"大约三分钟"));
        QVERIFY(line.voice.asked[0].contains(u"两位"));
    }
    void everySentence_isSaidByTheVoiceOfTheCall() {
        Line line;
        line.queue.speakWith(u"yue"_s, 85);
        line.queue.update(3, 150'000);
        settle();
        line.queue.offerCallBack();
        settle();
        line.queue.comfort();
        settle();
        QCOMPARE(line.voice.sounds, QStringList(3, u"yue 85"_s));
    }
    void nextInLine_andUnknownWait_haveTheirSentences() {
        Line next;
        next.queue.update(1, 30'000);
        settle();
        QVERIFY(next.said[0].contains(u"下一位就是您"));
        Line unknown;
        unknown.queue.update(4, 0);
        settle();
        QVERIFY(unknown.said[0].contains(u"还有3位"));
        QVERIFY(!unknown.said[0].contains(u"预计"));
    }
    void everyChange_isSpoken_butNotMoreOftenThanTheGap() {
        Line line;
        line.queue.update(5, 0);
        line.pass(1'000);
        line.queue.update(4, 0);
        line.queue.update(3, 0);
        line.pass(6'000);
        QCOMPARE(line.said.size(), 1);
        line.pass(16'000);
        QCOMPARE(line.said.size(), 2);
        QVERIFY(line.said[1].contains(u"还有2位"));
    }
    void nothingChanges_isRepeatedNowAndThen() {
        Line line;
        line.queue.update(3, 0);
        line.pass(28'000);
        QCOMPARE(line.said.size(), 1);
        line.pass(20'000);
        QCOMPARE(line.said.size(), 2);
    }
    void callBack_isOffered_taken_confirmed() {
        Line line;
        line.queue.update(3, 0);
        line.pass(500);
        line.call.press(u'1'); // not offered yet
        QCOMPARE(line.requested, 0);
        line.queue.offerCallBack();
        settle();
        line.pass(500);
        line.call.press(u'5');
        QCOMPARE(line.requested, 0);
        line.call.press(u'1');
        line.call.press(u'1');
        QCOMPARE(line.requested, 1);
        line.queue.confirmCallBack();
        settle();
        QCOMPARE(line.confirmed, 0);
        line.pass(20'000);
        QCOMPARE(line.confirmed, 1);
        QVERIFY(!line.call.overlapped);
    }
    void confirmation_comesEvenWithoutAVoice() {
        Line line;
        line.voice.broken = true;
        line.queue.confirmCallBack();
        settle();
        QCOMPARE(line.confirmed, 1);
    }
    void stop_isSilentAtOnce_andForEver() {
        Line line;
        line.queue.update(3, 0);
        settle();
        QVERIFY(line.call.isPlaying());
        line.queue.stop();
        QVERIFY(!line.call.isPlaying());
        line.queue.update(2, 0);
        line.queue.comfort();
        line.pass(60'000);
        QCOMPARE(line.call.plays, 1);
        QVERIFY(line.timers.isIdle());
    }
    void comfort_isSpoken_andNothingRepeats() {
        Line line;
        line.queue.comfort();
        line.pass(60'000);
        QCOMPARE(line.said, QStringList{u"请稍等，马上为您接回。"_s});
    }
    void callEnds_nothingIsPlayedAnyMore() {
        Line line;
        line.queue.update(3, 0);
        settle();
        line.call.farEndLeaves();
        line.pass(60'000);
        QCOMPARE(line.said.size(), 1);
    }
};
LIANXIN_TEST(tst_QueueVoice);
#include "tst_QueueVoice.moc"
