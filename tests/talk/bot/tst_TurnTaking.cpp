// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestRegistry.h"
#include "talk/bot/TurnTaking.h"
#include "talk/speech/VoiceActivity.h"
#include <QTest>
#include <cmath>
#include <numbers>
#include <random>

using namespace lianxin;

namespace {

RecognisedSegment words(const QString &text, qint64 fromMs, int number = 0, qint64 everyMs = 200) {
    RecognisedSegment segment;
    segment.segment = number;
    segment.text = text;
    for (qsizetype i = 0; i < text.size(); ++i)
        segment.tokens.push_back({text.mid(i, 1), fromMs + i * everyMs});
    segment.startMs = segment.tokens.front().atMs;
    segment.endMs = segment.tokens.back().atMs;
    segment.confidence = 0.9;
    return segment;
}

//! A line on which time passes frame by frame; keeps what it was told, with the time.
struct TurnLine {
    //! \a behindMs: of the recogniser.
    void pass(int ms, bool voice, qint64 behindMs = 0) {
        for (; ms > 0; ms -= 20) {
            take(turn.hear(now, voice, now + 20 - behindMs));
            now += 20;
        }
    }
    void tell(const RecognisedSegment &segment) { take(turn.recognised(segment)); }
    void take(const TurnTaking::Events &events) {
        for (const TurnEvent &event : events) {
            static const char *names[] = {"began", "duck", "restore", "stop", "said", "noise"};
            told << QString::fromLatin1(names[int(event.kind)]) + (event.text.isEmpty() ? QString() : u':' + event.text);
            at.push_back(turn.nowMs());
            last = event;
        }
    }
    qint64 when(const QString &what) const {
        const auto i = told.indexOf(what);
        return i < 0 ? -1 : at[std::size_t(i)];
    }

    TurnTaking turn;
    qint64 now = 10'000;
    QStringList told;
    std::vector<qint64> at;
    TurnEvent last;
};

} // namespace

class tst_TurnTaking : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void answer_endsAfterAShortSilence() {
        TurnLine line;
        line.pass(400, false);
        line.pass(700, true);
        line.tell(words(u"很满意"_s, 10'450));
        QCOMPARE(line.told, QStringList{u"began"_s});
        line.pass(TurnTaking::kAnswerPauseMs - 20, false);
        QCOMPARE(line.told.size(), 1);
        line.pass(20, false);
        QCOMPARE(line.told, (QStringList{u"began"_s, u"said:很满意"_s}));
        QCOMPARE(line.last.confidence, 0.9);
        QCOMPARE(line.last.fromMs, 10'400);
        QCOMPARE(line.last.toMs, 11'100);
        QVERIFY(!line.turn.isSpeaking());
        // The recogniser's final comes later and says nothing new, even where it moves its last token.
        RecognisedSegment later = words(u"很满意"_s, 10'450);
        later.tokens.back().atMs += 80;
        line.tell(later);
        line.pass(3'000, false);
        QCOMPARE(line.told.size(), 2);
    }
    void number_isWaitedForLonger_andSlowSpeakersMoreSo() {
        TurnLine line;
        line.turn.setPause(TurnTaking::kNumberPauseMs);
        line.pass(600, true);
        line.tell(words(u"三五"_s, 10'100));
        line.pass(1'000, false);
        line.pass(600, true);
        line.tell(words(u"八六"_s, 11'700, 1));
        line.pass(1'180, false);
        QCOMPARE(line.told, QStringList{u"began"_s});
        line.pass(20, false);
        QCOMPARE(line.told.last(), u"said:三五八六"_s);
    }
    void recogniserThatIsBehind_isWaitedFor_butNotForever() {
        TurnLine line;
        line.pass(600, true);
        line.tell(words(u"不"_s, 10'100));
        line.pass(900, false, 900);
        QCOMPARE(line.told, QStringList{u"began"_s});
        line.tell(words(u"不满意"_s, 10'100));
        line.pass(20, false, 100);
        QCOMPARE(line.told.last(), u"said:不满意"_s);

        TurnLine slow;
        slow.pass(600, true);
        slow.tell(words(u"好"_s, 10'100));
        slow.pass(TurnTaking::kAnswerPauseMs + TurnTaking::kPatienceMs, false, 5'000);
        QCOMPARE(slow.told.last(), u"said:好"_s);
    }
    void voice_makesThePromptQuietAtOnce_andWordsEndIt() {
        TurnLine line;
        line.turn.setPrompt(BargeIn::Words);
        line.pass(1'000, false);
        const qint64 onset = line.now;
        line.pass(300, true);
        QCOMPARE(line.told, (QStringList{u"began"_s, u"duck"_s}));
        QVERIFY(line.when(u"duck"_s) - onset <= 160); // leaves 140 ms of the 300 for threads, ticks and the ramp
        line.tell(words(u"转"_s, onset + 100));
        QCOMPARE(line.told.mid(2), (QStringList{u"stop"_s, u"restore"_s}));
        line.turn.setPrompt({});
        line.pass(500, true);
        line.tell(words(u"转人工"_s, onset + 100));
        line.pass(600, false);
        QCOMPARE(line.told.last(), u"said:转人工"_s);
        QCOMPARE(line.told.size(), 5);
    }
    void noise_costsLoudnessForAMoment() {
        TurnLine line;
        line.turn.setPrompt(BargeIn::Words);
        line.pass(400, true);
        line.pass(1'000, false);
        QCOMPARE(line.told, (QStringList{u"began"_s, u"duck"_s, u"restore"_s, u"noise"_s}));
        // A click is not even that.
        line.pass(60, true);
        line.pass(1'000, false);
        QCOMPARE(line.told.size(), 4);
    }
    void television_isNotWaitedFor() {
        TurnLine line;
        line.turn.setPrompt(BargeIn::Words);
        line.pass(20'000, true);
        QCOMPARE(line.told, (QStringList{u"began"_s, u"duck"_s, u"restore"_s, u"noise"_s}));
        QVERIFY(line.when(u"noise"_s) - 10'000 <= TurnTaking::kNoiseMs + 200);
        // Words in it count all the same.
        line.tell(words(u"满意"_s, line.now - 300));
        QCOMPARE(line.told.mid(4), (QStringList{u"began"_s, u"stop"_s}));
        line.turn.setPrompt({});
        line.pass(700, false);
        QCOMPARE(line.told.last(), u"said:满意"_s);
    }
    void wordsWithoutAVoice_count() {
        TurnLine line;
        line.pass(1'000, false);
        line.tell(words(u"不是"_s, 10'500));
        line.pass(1'000, false);
        QCOMPARE(line.told, (QStringList{u"began"_s, u"said:不是"_s}));
    }
    void bargeIn_goesByTheStep() {
        for (const auto &[barge, expected] : {std::pair(BargeIn::Off, QStringList{u"began"_s}), std::pair(BargeIn::Key, QStringList{u"began"_s}),
                                              std::pair(BargeIn::Immediate, QStringList{u"began"_s, u"stop"_s})}) {
            TurnLine line;
            line.turn.setPrompt(barge);
            line.pass(300, true);
            QCOMPARE(line.told, expected);
        }
    }
    void whoeverNeverEnds_isInterrupted() {
        TurnLine line;
        line.pass(1'000, true);
        line.tell(words(u"我跟你说"_s, 10'100));
        line.pass(TurnTaking::kLongestMs, true);
        QCOMPARE(line.told.first(2), (QStringList{u"began"_s, u"said:我跟你说"_s}));
        QCOMPARE(line.told.mid(2).filter(u"said"_s).size(), 0);
    }
    void wordsFromBeforeWeListened_areNoneOfOurs() {
        TurnLine line;
        line.tell(words(u"满意"_s, 9'000));
        line.pass(1'000, false);
        line.tell(words(u"满意"_s, 9'000));
        QVERIFY(!line.turn.pass(line.now)); // a message is being left
        line.tell(words(u"不满意"_s, 10'200, 1));
        line.now += 20;
        line.pass(3'000, false);
        QVERIFY2(line.told.isEmpty(), qPrintable(line.told.join(u' ')));
    }
    void recogniserThatDies_leavesWhatItTold() {
        TurnLine line;
        line.turn.setPrompt(BargeIn::Words);
        line.pass(300, true);
        line.take(line.turn.lost());
        QCOMPARE(line.told, (QStringList{u"began"_s, u"duck"_s, u"restore"_s, u"noise"_s}));
        TurnLine half;
        half.pass(300, true);
        half.tell(words(u"满意"_s, 10'100));
        half.take(half.turn.lost());
        QCOMPARE(half.told.last(), u"said:满意"_s);
    }
    void key_takesTheTurn() {
        TurnLine line;
        line.turn.setPrompt(BargeIn::Words);
        line.pass(300, true);
        QVERIFY(line.turn.forget());
        line.pass(100, false);
        line.tell(words(u"满意"_s, 10'100)); // said before the key
        line.pass(3'000, false);
        QCOMPARE(line.told, (QStringList{u"began"_s, u"duck"_s}));
    }

    // The detector itself, with sound made of numbers: a hum with overtones and syllables, noise, a fan, silence.
    void voiceActivity_hearsVoices_notNoise() {
        std::mt19937 dice(5);
        std::normal_distribution<double> normal;
        const auto share = [&](auto sound, int ms) {
            VoiceActivity detector;
            int voiced = 0, frames = 0, at = 0;
            for (int t = 0; t < ms; t += 20, ++frames) {
                std::array<qint16, VoiceActivity::frame> frame{};
                for (auto &sample : frame)
                    sample = qint16(std::clamp(sound(double(at++) / pcmRate), -32'000.0, 32'000.0));
                voiced += detector.hear(frame) && t >= 1'000; // the suppressor learns the background first
            }
            return double(voiced) / (frames - 50);
        };
        const auto hum = [](double t, double hz) {
            double sum = 0;
            for (int overtone = 1; overtone * hz < 3'400; ++overtone)
                sum += std::sin(2 * std::numbers::pi * overtone * hz * t) / overtone;
            return sum;
        };
        // Vowels of 200 ms with pauses of 60, their pitch falling.
        const auto voice = [&](double t) {
            const double syllable = std::fmod(t, 0.26);
            return t < 1 || syllable > 0.2 ? 0 : 4'000 * std::sin(std::numbers::pi * syllable / 0.2) * hum(t, 150 - 40 * syllable);
        };
        QVERIFY(share(voice, 6'000) > 0.7);
        QVERIFY(share([&](double t) { return voice(t) + 250 * normal(dice); }, 6'000) > 0.6);
        QCOMPARE(share([](double) { return 0.0; }, 4'000), 0.0);
        QVERIFY(share([&](double) { return 600 * normal(dice); }, 6'000) < 0.1);
        QVERIFY(share([&](double) { return 12 * normal(dice); }, 6'000) < 0.02);
    }
};

LIANXIN_TEST(tst_TurnTaking);
#include "tst_TurnTaking.moc"
