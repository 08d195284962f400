// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/rehearsal/CitizenWave.h"
#include "engine/rehearsal/SpokenTurns.h"
#include "platform/base/Literals.h"
#include "support/TestRegistry.h"
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <numbers>

using namespace lianxin;

namespace {

//! A stereo wave on which sounds are drawn.
struct Drawing {
    explicit Drawing(int ms) {
        wave.channels = 2;
        wave.samples.resize(std::size_t(ms) * 16);
    }
    //! A tone at \a dbfs (mean power) from \a from to \a to.
    Drawing &tone(int channel, int from, int to, double dbfs) {
        const double peak = 32768 * std::sqrt(2.0) * std::pow(10, dbfs / 20);
        for (int i = from * 8; i < to * 8; ++i)
            wave.samples[std::size_t(i) * 2 + std::size_t(channel)] = qint16(std::lround(peak * std::sin(2 * std::numbers::pi * 500 * i / 8000.0)));
        return *this;
    }
    WavSound wave;
};

constexpr int leftSide = 0, rightSide = 1; // what the citizen said; what they heard

} // namespace

class tst_SpokenTurns : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void reply_isMeasuredFromTheLastSoundToTheFirst() {
        Drawing d(8'000);
        d.tone(rightSide, 500, 2'000, -20).tone(leftSide, 3'050, 3'900, -18).tone(rightSide, 4'620, 6'000, -20);
        const auto turns = measureTurns(d.wave, {{3'000, 1'100}}); // 150 ms of silence behind it
        QCOMPARE(turns.size(), size_t(1));
        QCOMPARE(turns[0].reply.value_or(-1), 720);
        QVERIFY(!turns[0].ducked && !turns[0].stopped); // nobody was interrupted
    }
    void interruption_isSeenInTheOtherSidesLevel() {
        Drawing d(8'000);
        d.tone(rightSide, 500, 2'200, -18).tone(rightSide, 2'200, 2'450, -42).tone(leftSide, 2'020, 3'000, -18).tone(rightSide, 3'700, 5'000, -18);
        const auto turns = measureTurns(d.wave, {{2'000, 1'150}});
        QCOMPARE(turns[0].ducked.value_or(-1), 180);
        QCOMPARE(turns[0].stopped.value_or(-1), 430);
        QCOMPARE(turns[0].reply.value_or(-1), 700);
    }
    void promptThatGoesOn_wasNotStopped() {
        Drawing d(6'000);
        d.tone(rightSide, 500, 6'000, -18).tone(leftSide, 2'000, 3'000, -18);
        const auto turns = measureTurns(d.wave, {{2'000, 1'000}});
        QCOMPARE(turns[0].ducked.value_or(-1), 1'300); // to the end of what is looked at
        QCOMPARE(turns[0].stopped.value_or(-1), 1'300);
        QVERIFY(!turns[0].reply);
    }
    void nextSentenceBeforeTheReply_leavesNone() {
        Drawing d(9'000);
        d.tone(leftSide, 1'000, 1'500, -18).tone(leftSide, 2'500, 3'000, -18).tone(rightSide, 3'600, 5'000, -18);
        const auto turns = measureTurns(d.wave, {{1'000, 500}, {2'500, 500}, {20'000, 500}});
        QVERIFY(!turns[0].reply);
        QCOMPARE(turns[1].reply.value_or(-1), 600);
        QVERIFY(!turns[2].reply && !turns[2].stopped); // beyond the wave
        QVERIFY(!measureTurns(WavSound{{1, 2, 3}, 8000, 1}, {{0, 10}})[0].reply);
    }
    void spread_isByNearestRank() {
        Spread s;
        QCOMPARE(s.at(0.5), 0);
        for (int i = 20; i >= 1; --i)
            s.add(i * 10);
        s.add(std::optional<int>());
        QCOMPARE(s.count(), size_t(20));
        QCOMPARE(s.at(0.5), 100);
        QCOMPARE(s.at(0.95), 190);
        QCOMPARE(s.at(1), 200);
        QCOMPARE(s.toJson()[u"p95"_s].toInt(), 190);
    }
    void wave_holdsBothSidesAtTheirTimes() {
        CitizenWave wave;
        QVERIFY(wave.isEmpty());
        TapFrame frame;
        frame.samples.fill(100);
        frame.positionMs = 40;
        wave.hear(frame);
        frame.samples.fill(7);
        frame.positionMs = 0;
        wave.say(frame);
        frame.positionMs = CitizenWave::longestMs;
        wave.say(frame); // left out
        QTemporaryDir dir;
        QVERIFY(wave.write(dir.filePath(u"a.wav"_s)));
        const auto sound = readWav(dir.filePath(u"a.wav"_s));
        QVERIFY(sound && sound->channels == 2);
        QCOMPARE(sound->durationMs(), 60);
        QCOMPARE(sound->samples[0], qint16(7));
        QCOMPARE(sound->samples[1], qint16(0));
        QCOMPARE(sound->samples[320 * 2], qint16(0));
        QCOMPARE(sound->samples[320 * 2 + 1], qint16(100));
        QCOMPARE(wave.write(u"/proc/nowhere/a.wav"_s).error().code, u"wav.write"_s);
    }
};

LIANXIN_TEST(tst_SpokenTurns);
#include "tst_SpokenTurns.moc"
