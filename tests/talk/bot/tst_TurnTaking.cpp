// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestRegistry.h"
#include "talk/bot/TurnTaking.h"
#include "talk/speech/VoiceActivity.h"
#include <QTest>
#include <cmath>
#include <numbers>
#include <random>
#include <set>

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
    TurnLine() { take(turn.hear(now - 20, false, now)); } // nobody is in the middle of a word when it begins
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
            static const char *names[] = {"began", "duck", "restore", "stop", "said", "noise", "unclear", "late"};
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

//! A citizen who speaks in breaths, and a recogniser that is late; what of it was Said and Late is checked against what was spoken.
struct LateLine {
    struct Token {
        QChar character;
        qint64 atMs;
        qint64 knownMs; // so far the recogniser must have heard to tell it, and to be sure of it
        qint64 sureMs;
        int segment;
    };
    struct Breath {
        qint64 fromMs, toMs;
        QString text;
    };

    explicit LateLine(quint32 seed, bool inTime = false)
        : m_dice(seed)
        , m_inTime(inTime) {
        qint64 at = 10'000 + pick(200, 2'000);
        int segment = 0;
        for (int b = 0, n = int(pick(1, 6)); b < n; ++b) {
            Breath breath{at, 0, {}};
            const int length = !inTime && chance(0.08) ? int(pick(60, 90)) : int(pick(1, 12));
            for (int i = 0; i < length; ++i) {
                const QChar character(ushort(0x4e00 + m_tokens.size()));
                m_tokens.push_back({character, at + pick(0, 60), 0, 0, segment});
                breath.text += character;
                at += pick(150, 320);
            }
            breath.toMs = at;
            breaths.push_back(breath);
            const qint64 pause = pick(700, 4'000);
            at += pause;
            segment += pause > 900 || chance(0.5);
        }
        m_endMs = at;
        for (Token &token : m_tokens) {
            token.knownMs = token.atMs + pick(80, 300);
            token.sureMs = token.knownMs + (chance(0.3) ? pick(0, 180) : 0);
        }
        m_from = chance(0.1) && !inTime ? breaths.front().fromMs + pick(0, 400) : 10'000;
    }

    void run() {
        const bool asks = chance(0.3);
        int behind = 0;
        qint64 heardTo = m_from;
        for (qint64 now = m_from; now < m_endMs + 30'000; now += 20) {
            if (now % 1'000 == 0)
                behind = m_inTime ? int(pick(20, 300)) : now > m_endMs + 12'000 ? 100 : chance(0.5) ? int(pick(20, 900)) : int(pick(20, 8'000));
            heardTo = std::clamp(now + 20 - behind, heardTo, std::min(now + 20, heardTo + 100)); // five times as fast as speech at most
            tell(heardTo, now);
            take(turn.hear(now, voiceAt(now), heardTo));
            if (!m_inTime && chance(0.0005) && turn.forget())
                told << u"restored"_s;
            if (asks && chance(0.01))
                turn.setPrompt(chance(0.5) ? std::optional(BargeIn::Words) : std::nullopt);
        }
        if (const auto late = turn.takeLate())
            write(late->text);
        for (const Token &token : m_tokens)
            if (token.atMs >= m_from + 20 && m_written.count(token.character) != 1)
                fault = u"character %1 was written down %2 times"_s.arg(token.character).arg(m_written.count(token.character));
    }

    TurnTaking turn;
    std::vector<Breath> breaths;
    std::vector<int> saidBreaths;
    QStringList told;
    QString fault;

private:
    qint64 pick(qint64 from, qint64 to) { return std::uniform_int_distribution<qint64>(from, to)(m_dice); }
    bool chance(double share) { return std::uniform_real_distribution<>(0, 1)(m_dice) < share; }
    bool voiceAt(qint64 now) const {
        return std::any_of(breaths.begin(), breaths.end(), [&](const Breath &b) { return now >= b.fromMs - 60 && now < b.toMs + 100; });
    }
    //! In pieces: now and then, but everything that it must have told by then.
    void tell(qint64 heardTo, qint64 now) {
        const bool must = std::any_of(m_tokens.begin(), m_tokens.end(), [&](const Token &t) { return t.atMs >= m_from && t.sureMs <= heardTo && t.sureMs > m_toldTo; });
        if (!must && !chance(0.05))
            return;
        m_toldTo = heardTo;
        std::map<int, RecognisedSegment> segments;
        for (const Token &token : m_tokens) {
            if (token.atMs < m_from || token.knownMs > heardTo || token.atMs > now)
                continue;
            RecognisedSegment &segment = segments[token.segment];
            const QChar shown = token.sureMs <= heardTo ? token.character : QChar(ushort(0xe000 + pick(0, 100)));
            segment.segment = token.segment;
            segment.text += shown;
            segment.tokens.push_back({QString(shown), token.atMs + (token.sureMs <= heardTo ? 0 : pick(-80, 0))});
            segment.confidence = 0.9;
        }
        for (auto &[number, segment] : segments) {
            segment.startMs = segment.tokens.front().atMs;
            segment.endMs = segment.tokens.back().atMs;
            take(turn.recognised(segment));
        }
    }
    void take(const TurnTaking::Events &events) {
        for (const TurnEvent &event : events) {
            told << u"%1:%2"_s.arg(int(event.kind)).arg(event.text);
            if (event.kind == TurnEvent::Kind::Late)
                write(event.text);
            if (event.kind != TurnEvent::Kind::Said)
                continue;
            write(event.text);
            QString rest = event.text;
            for (std::size_t b = 0; b < breaths.size(); ++b) {
                if (!rest.startsWith(breaths[b].text))
                    continue;
                rest = rest.mid(breaths[b].text.size());
                if (!saidBreaths.empty() && saidBreaths.back() >= int(b))
                    fault = u"breath %1 was said twice"_s.arg(b);
                saidBreaths.push_back(int(b));
            }
            if (!rest.isEmpty())
                fault = u"said part of a breath: %1"_s.arg(event.text);
        }
    }
    void write(const QString &text) {
        for (const QChar character : text)
            m_written.insert(character);
    }

    std::mt19937 m_dice;
    bool m_inTime;
    std::vector<Token> m_tokens;
    std::multiset<QChar> m_written;
    qint64 m_from = 0;
    qint64 m_endMs = 0;
    qint64 m_toldTo = 0;
};

} // namespace

class tst_TurnTaking : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void mood_isTheStrongestOfTheBreath() {
        TurnLine line;
        line.pass(400, false);
        line.pass(1'400, true);
        auto first = words(u"等了三天"_s, 10'450);
        first.mood = VoiceMood::Angry;
        line.tell(first);
        line.tell(words(u"没人"_s, 11'300, 1));
        line.pass(TurnTaking::kAnswerPauseMs + 100, false);
        QCOMPARE(line.last.text, u"等了三天没人"_s);
        QCOMPARE(line.last.mood, VoiceMood::Angry);
    }
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
        slow.pass(TurnTaking::kAnswerPauseMs + TurnTaking::kWordsPatienceMs - 20, false, 6'000);
        QCOMPARE(slow.told, QStringList{u"began"_s});
        slow.pass(20, false, 6'000);
        QCOMPARE(slow.told.last(), u"unclear:好"_s);
        TurnLine mute;
        mute.pass(600, true, 6'000);
        mute.pass(TurnTaking::kAnswerPauseMs + TurnTaking::kPatienceMs, false, 6'000);
        QCOMPARE(mute.told, (QStringList{u"began"_s, u"unclear"_s}));
    }
    void restOfAGivenUpBreath_neverCounts() {
        TurnLine line;
        line.pass(1'000, true, 1'000);
        line.tell(words(u"很不"_s, 10'100));
        line.pass(5'000, false, 5'500);
        QCOMPARE(line.told, (QStringList{u"began"_s, u"unclear:很不"_s}));
        line.turn.setPrompt(BargeIn::Words); // we ask again; the rest comes into it
        line.tell(words(u"很不满"_s, 10'100));
        line.pass(200, false, 5'000);
        line.tell(words(u"很不满意"_s, 10'100));
        line.pass(200, false, 5'000);
        QCOMPARE(line.told.size(), 2);
        line.pass(20, false); // all of it has been heard
        QCOMPARE(line.told.last(), u"late:很不满意"_s);
        line.tell(words(u"很不满意"_s, 10'100)); // the final
        line.pass(2'000, false);
        QCOMPARE(line.told.size(), 3);
        // What is said then is an answer again.
        line.turn.setPrompt({});
        line.pass(600, true);
        line.tell(words(u"满意"_s, line.now - 500, 1));
        line.pass(600, false);
        QCOMPARE(line.told.last(), u"said:满意"_s);
    }
    void correctionThatComesLate_isWaitedForOrNothing() {
        TurnLine line;
        line.pass(2'400, true, 800);
        line.tell(words(u"满意我说错了不"_s, 10'100, 0, 250));
        line.pass(1'000, false, 1'500);
        QCOMPARE(line.told, QStringList{u"began"_s});
        line.tell(words(u"满意我说错了不满意"_s, 10'100, 0, 250));
        line.pass(20, false, 100);
        QCOMPARE(line.told.last(), u"said:满意我说错了不满意"_s);
    }
    void wordsRightBehindWhatWasJudged_areItsEnd_notAnAnswer() {
        TurnLine line;
        line.pass(500, true);
        line.tell(words(u"很不"_s, 10'100));
        line.pass(500, false); // the detector missed what follows
        QCOMPARE(line.told.last(), u"said:很不"_s);
        line.tell(words(u"很不满意"_s, 10'100, 0, 300));
        line.pass(1'000, false);
        QVERIFY2(line.told.filter(u"said"_s).size() == 1, qPrintable(line.told.join(u' ')));
        // And what we cannot know to be a beginning: its first word was swallowed.
        TurnLine other;
        other.pass(500, true);
        other.tell(words(u"嗯"_s, 10'200));
        other.pass(500, false);
        other.tell(words(u"嗯不满意"_s, 10'200, 0, 400));
        other.pass(1'000, false);
        QCOMPARE(other.told.filter(u"said"_s), QStringList{u"said:嗯"_s});
        QCOMPARE(other.told.filter(u"unclear"_s).size(), 1);
    }
    void listeningThatBeginsInTheMiddleOfAWord_waitsForTheNext() {
        TurnTaking turn;
        TurnLine line;
        line.turn = turn;
        line.pass(600, true);
        line.tell(words(u"满意"_s, 10'100)); // 不 was before
        line.pass(800, false);
        QCOMPARE(line.told, (QStringList{u"late:满意"_s}));
        line.pass(600, true);
        line.tell(words(u"不满意"_s, line.now - 500, 1));
        line.pass(600, false);
        QCOMPARE(line.told.last(), u"said:不满意"_s);
    }
    void wordsBehindWhichANoiseGoesOn_count() {
        TurnLine line;
        line.pass(800, true, 40);
        line.tell(words(u"不满意"_s, 10'100));
        line.pass(4'000, true, 40);
        QCOMPARE(line.told, (QStringList{u"began"_s, u"said:不满意"_s}));
        QVERIFY(line.when(u"said:不满意"_s) - 10'700 <= TurnTaking::kNoiseMs + 600);
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
        QVERIFY(!line.last.voiced);
        line.pass(600, true);
        line.tell(words(u"不是"_s, line.now - 500, 1));
        line.pass(600, false);
        QCOMPARE(line.told.last(), u"said:不是"_s);
        QVERIFY(line.last.voiced);
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
        QString story;
        for (int i = 0; i < 25; ++i) {
            line.pass(1'000, true);
            story += QChar(0x4e00 + i);
            line.tell(words(story, 10'100, 0, 1'000));
        }
        QCOMPARE(line.told.size(), 2); // once: what goes on behind it is the same breath
        QVERIFY(line.told.last().startsWith(u"unclear:"_s));
        line.pass(1'000, false);
        QCOMPARE(line.told.last(), u"late:"_s + story);
        QCOMPARE(line.told.filter(u"said"_s).size(), 0);
    }
    void wordsFromBeforeWeListened_areNoneOfOurs() {
        TurnLine line;
        line.tell(words(u"满意"_s, 9'000));
        line.pass(1'000, false);
        line.tell(words(u"满意"_s, 9'000));
        QVERIFY(!line.turn.pass(line.now, false)); // a message is being left
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
        QCOMPARE(half.told, (QStringList{u"began"_s, u"unclear:满意"_s, u"late:满意"_s})); // 才怪, perhaps
        half.pass(300, true);
        half.tell(words(u"不满意"_s, 10'320, 0, 100)); // the next recogniser comes into the middle
        half.pass(1'000, false);
        QCOMPARE(half.told.last(), u"late:不满意"_s);
    }
    void key_takesTheTurn() {
        TurnLine line;
        line.turn.setPrompt(BargeIn::Words);
        line.pass(300, true);
        QVERIFY(line.turn.forget());
        line.pass(100, false);
        line.tell(words(u"满意"_s, 10'100)); // said before the key
        line.pass(3'000, false);
        QCOMPARE(line.told, (QStringList{u"began"_s, u"duck"_s, u"late:满意"_s}));
        // Nor does the rest of what was being said when it was pressed.
        TurnLine other;
        other.pass(400, true);
        QVERIFY(!other.turn.forget());
        other.pass(600, true);
        other.tell(words(u"不满意"_s, 10'300));
        other.pass(2'000, false);
        QCOMPARE(other.told, (QStringList{u"began"_s, u"late:不满意"_s}));
    }

    // Breaths of characters that stand nowhere else, told by a recogniser that is up to eight seconds behind, in pieces, with
    // guesses that it takes back: what is said is whole breaths or nothing, and whatever was told is written down once.
    void randomLateness_neverTearsABreath() {
        int judged = 0, all = 0;
        for (quint32 seed = 1; seed <= 300; ++seed) {
            LateLine line(seed);
            line.run();
            if (QTest::currentTestFailed())
                return;
            judged += int(line.saidBreaths.size());
            all += int(line.breaths.size());
            QVERIFY2(line.fault.isEmpty(), qPrintable(u"seed %1: %2\n%3"_s.arg(seed).arg(line.fault, line.told.join(u' '))));
        }
        QVERIFY2(judged > all / 4, qPrintable(u"%1 of %2"_s.arg(judged).arg(all))); // it is not the silence of the dead
    }
    void recogniserInTime_isUnderstoodEveryTime() {
        for (quint32 seed = 1; seed <= 300; ++seed) {
            LateLine line(seed, true);
            line.run();
            QVERIFY2(line.fault.isEmpty(), qPrintable(u"seed %1: %2\n%3"_s.arg(seed).arg(line.fault, line.told.join(u' '))));
            QVERIFY2(line.saidBreaths.size() == line.breaths.size(), qPrintable(u"seed %1: %2"_s.arg(seed).arg(line.told.join(u' '))));
        }
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
