// SPDX-License-Identifier: GPL-3.0-or-later
#include "Tones.h"
#include "call/media/AudioCodec.h"
#include "call/media/Concealer.h"
#include "call/media/JitterBuffer.h"
#include "call/media/TimeStretch.h"
#include "support/TestRegistry.h"
#include <QTest>
#include <map>
#include <random>

using namespace lianxin;
using namespace lianxin::test;

namespace {

class Decoder final : public PayloadDecoder {
public:
    std::size_t decodePayload(std::uint8_t, std::span<const std::uint8_t> payload,
                              std::span<std::int16_t> samples) override {
        return m_codec->decode(payload, samples);
    }

private:
    std::unique_ptr<AudioCodec> m_codec = makeCodec(CodecId::Pcma);
};

//! \brief A network in a simulation: packets of a 400 Hz tone put in at their times, sound taken out every 20 ms.
struct Line {
    JitterBuffer buffer{20, 400};
    Decoder decoder;
    std::vector<std::int16_t> out;
    std::map<JitterBuffer::Insert, int> inserts;
    std::map<JitterBuffer::Content, int> contents;
    std::multimap<double, int> arrivals; //!< ms → packet number
    int packetMs = 20;
    int sequenceBase = 65500;            //!< wraps soon

    void send(int packet, double delayMs) { arrivals.emplace(packet * double(packetMs) + delayMs, packet); }
    //! \a drift: how much faster than ours the peer's clock runs (its packets come sooner).
    void run(double ms, double drift = 0) {
        const auto samples = std::size_t(packetMs) * 8;
        for (double now = 10; now < ms; now += 20) {
            while (!arrivals.empty() && arrivals.begin()->first * (1 - drift) <= now) {
                const int n = arrivals.begin()->second;
                const double at = arrivals.begin()->first * (1 - drift);
                arrivals.erase(arrivals.begin());
                std::vector<std::uint8_t> payload(samples);
                for (std::size_t i = 0; i < samples; ++i)
                    payload[i] = encodeAlaw(std::int16_t(
                        8000 * std::sin(2 * std::numbers::pi * 400 * double(std::size_t(n) * samples + i) / kPcmRate)));
                ++inserts[buffer.insert(JitterBuffer::Kind::Sound, std::uint16_t(sequenceBase + n),
                                        std::uint32_t(n) * std::uint32_t(samples), 8, payload, std::uint32_t(at * 8))];
            }
            PcmFrame frame;
            ++contents[buffer.pull(frame, decoder)];
            out.insert(out.end(), frame.begin(), frame.end());
        }
    }
    //! Whether the tone is whole from \a fromMs to \a toMs, in pieces of 100 ms.
    double worst(int fromMs, int toMs) const {
        double worst = 1e9;
        for (int at = fromMs; at + 100 <= toMs; at += 100)
            worst = std::min(worst, amplitudeOf(400, MemorySink::part(out, at, 100)));
        return worst;
    }
};

} // namespace

class tst_JitterBuffer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void steadyNetwork_soundIsWholeAndDelayShort() {
        Line line;
        for (int i = 0; i < 500; ++i)
            line.send(i, 5);
        line.run(10'000);
        QCOMPARE(line.contents[JitterBuffer::Content::Concealed], 0);
        QVERIFY(line.worst(200, 9900) > 7500);
        QVERIFY2(line.buffer.delayMs() <= 60, qPrintable(QString::number(line.buffer.delayMs())));
    }
    void jitter_learntTarget_coversItAndForgetsItLater() {
        Line line;
        std::mt19937 random(5);
        for (int i = 0; i < 1000; ++i)
            line.send(i, double(random() % 100));
        for (int i = 1000; i < 3500; ++i)
            line.send(i, 1);
        line.run(20'000);
        const double learnt = line.buffer.targetMs();
        QVERIFY2(learnt >= 90 && learnt <= 200, qPrintable(QString::number(learnt)));
        QVERIFY2(line.contents[JitterBuffer::Content::Concealed] < 60,
                 qPrintable(QString::number(line.contents[JitterBuffer::Content::Concealed])));
        Line calm;
        for (int i = 0; i < 500; ++i)
            calm.send(i, double(random() % 100));
        for (int i = 500; i < 3500; ++i)
            calm.send(i, 1);
        calm.run(68'000);
        QVERIFY2(calm.buffer.targetMs() <= 50, qPrintable(QString::number(calm.buffer.targetMs())));
        QVERIFY2(calm.buffer.delayMs() <= 80, qPrintable(QString::number(calm.buffer.delayMs())));
    }
    void lostPackets_areConcealedInPlace() {
        Line line;
        for (int i = 0; i < 500; ++i)
            if (i % 20 != 7)
                line.send(i, 5);
        line.run(9'900);
        QCOMPARE(int(line.buffer.lostPackets()), 25);
        QVERIFY2(line.worst(300, 9800) > 6000, qPrintable(QString::number(line.worst(300, 9800))));
    }
    void reorderedPackets_areSortedAndNothingIsLost() {
        Line line;
        for (int i = 0; i < 500; ++i)
            line.send(i, i % 10 == 3 ? 32 : 5); // every tenth is overtaken by the next
        line.run(9'900);
        QVERIFY(line.buffer.lostPackets() <= 3); // until it has learnt
        QVERIFY(line.worst(1500, 9800) > 7400);
    }
    void duplicatedPackets_areIgnored() {
        Line line;
        for (int i = 0; i < 200; ++i) {
            line.send(i, 5);
            line.send(i, 6);
            line.send(i, 30);
        }
        line.run(4'100);
        QCOMPARE(line.inserts[JitterBuffer::Insert::Stored], 200);
        QCOMPARE(line.inserts[JitterBuffer::Insert::Duplicate] + line.inserts[JitterBuffer::Insert::Late], 400);
        QVERIFY(line.worst(200, 3900) > 7500);
    }
    void latePackets_areCountedAndRaiseTheTarget() {
        Line line;
        for (int i = 0; i < 400; ++i)
            line.send(i, i >= 100 && i % 25 == 0 ? 150 : 2);
        line.run(2'000);
        const double before = line.buffer.targetMs();
        line.run(6'000);
        QVERIFY(line.inserts[JitterBuffer::Insert::Late] >= 1);
        QVERIFY(line.buffer.targetMs() > before + 50);
    }
    void fastAndSlowPeerClock_delayStaysBounded_data() {
        QTest::addColumn<double>("drift");
        QTest::newRow("peer 1000 ppm fast") << 0.001;
        QTest::newRow("peer 1000 ppm slow") << -0.001;
    }
    void fastAndSlowPeerClock_delayStaysBounded() {
        QFETCH(double, drift);
        Line line;
        for (int i = 0; i < 9000; ++i)
            line.send(i, 5);
        line.run(178'000, drift); // 178 ms of drift
        QVERIFY2(line.buffer.delayMs() < 110, qPrintable(QString::number(line.buffer.delayMs())));
        QVERIFY2(line.contents[JitterBuffer::Content::Concealed] <= 12,
                 qPrintable(QString::number(line.contents[JitterBuffer::Content::Concealed])));
        // Neither a gap nor a burst: the tone is there all the time.
        QVERIFY2(line.worst(300, 177'000) > 5000, qPrintable(QString::number(line.worst(300, 177'000))));
    }
    void stallAndFlood_goesOnNearTheEnd() {
        Line line;
        for (int i = 0; i < 300; ++i)
            line.send(i, i >= 100 && i < 150 ? (150 - i) * 20.0 : 2); // one second comes at once
        line.run(6'000);
        QVERIFY(line.buffer.delayMs() <= 420);
        QVERIFY(line.worst(4000, 5900) > 6000);
    }
    void pauseOfThePeer_isNoiseNotSilenceAndSoundComesBack() {
        Line line;
        for (int i = 0; i < 100; ++i)
            line.send(i, 5);
        line.run(4'000);
        QVERIFY(line.contents[JitterBuffer::Content::Idle] > 80);
        QVERIFY(rmsOf(MemorySink::part(line.out, 3000, 500)) < 300);
        for (int i = 100; i < 200; ++i)
            line.send(i, 2000 + 5); // numbers go on, time has passed
        line.out.clear();
        std::multimap<double, int> shifted; // the simulated clock starts again at 0
        for (const auto &[when, n] : line.arrivals)
            shifted.emplace(when - 4000, n);
        line.arrivals = shifted;
        line.run(1'900);
        QVERIFY(line.worst(300, 1800) > 7000);
    }
    void packetsOf10And30And60Ms_playWhole_data() {
        QTest::addColumn<int>("ms");
        for (const int ms : {10, 30, 40, 60})
            QTest::addRow("%d ms", ms) << ms;
    }
    void packetsOf10And30And60Ms_playWhole() {
        QFETCH(int, ms);
        Line line;
        line.packetMs = ms;
        for (int i = 0; i < 6000 / ms; ++i)
            line.send(i, 3);
        line.run(5'900);
        QVERIFY2(line.worst(600, 5800) > 7000, qPrintable(QString::number(line.worst(600, 5800))));
    }
    void eventPacketsBetween_areNoLoss() {
        JitterBuffer buffer(20, 400);
        Decoder decoder;
        const std::vector<std::uint8_t> sound(160, 0xd5);
        PcmFrame frame;
        for (int i = 0; i < 200; ++i) {
            const bool event = i % 50 >= 20 && i % 50 < 30;
            buffer.insert(event ? JitterBuffer::Kind::NoSound : JitterBuffer::Kind::Sound, std::uint16_t(i),
                          std::uint32_t(i) * 160, 8, event ? std::span<const std::uint8_t>() : sound,
                          std::uint32_t(i) * 160);
            buffer.pull(frame, decoder);
        }
        QCOMPARE(int(buffer.lostPackets()), 0);
    }
    void oversizedPayload_isRefused() {
        JitterBuffer buffer(20, 400);
        const std::vector<std::uint8_t> huge(1400, 0);
        QVERIFY(buffer.insert(JitterBuffer::Kind::Sound, 1, 0, 8, huge, 0) == JitterBuffer::Insert::TooLong);
    }
    void randomAbuse_neverBreaksAndAlwaysGivesFrames() {
        JitterBuffer buffer(20, 400);
        Decoder decoder;
        std::mt19937 random(42);
        PcmFrame frame;
        for (int i = 0; i < 100'000; ++i) {
            const std::vector<std::uint8_t> payload(random() % 700, std::uint8_t(random()));
            if (random() % 3)
                buffer.insert(random() % 10 ? JitterBuffer::Kind::Sound : JitterBuffer::Kind::NoSound,
                              std::uint16_t(i / 2 + int(random() % 200) - 100), std::uint32_t(random()), 8, payload,
                              std::uint32_t(random()));
            if (random() % 2)
                buffer.pull(frame, decoder);
            if (random() % 5000 == 0)
                buffer.reset();
        }
        QVERIFY(buffer.delayMs() >= 0 && buffer.delayMs() < 64 * 80 + 300);
    }
    void concealing_aFewSamples_writesNoMore() {
        Concealer concealer;
        auto voice = tone(90, 100); // the longest periods overlap the most
        concealer.heard(voice);
        std::vector<std::int16_t> guarded(64, 12'345);
        concealer.conceal(std::span(guarded).first(3));
        for (std::size_t i = 3; i < guarded.size(); ++i)
            QCOMPARE(guarded[i], std::int16_t(12'345));
    }
    void removePeriod_tone_leavesAWholePeriodOut() {
        auto samples = tone(200, 60); // 40 samples a period
        const auto removed = removePeriod(samples, 120);
        QVERIFY2(removed % 40 <= 1 || removed % 40 >= 39, qPrintable(QString::number(removed)));
        QVERIFY(amplitudeOf(200, std::span(samples).first(320)) > 7800);
        auto tooShort = tone(200, 10);
        QCOMPARE(removePeriod(tooShort, 120), std::size_t(0));
    }
};
LIANXIN_TEST(tst_JitterBuffer);
#include "tst_JitterBuffer.moc"
