// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/speech/Resampler.h"
#include "support/TestRegistry.h"
#include <QTest>
#include <cmath>
#include <numbers>

using namespace lianxin;

namespace {

Pcm tone(double hz, int rate, double seconds, double amplitude = 10'000) {
    Pcm pcm(size_t(rate * seconds));
    for (size_t i = 0; i < pcm.size(); ++i)
        pcm[i] = qint16(std::lround(amplitude * std::sin(2 * std::numbers::pi * hz * double(i) / rate)));
    return pcm;
}

//! Root mean square of the middle half, where the filter has settled.
double rms(const Pcm &pcm) {
    double sum = 0;
    const size_t from = pcm.size() / 4;
    const size_t to = pcm.size() * 3 / 4;
    for (size_t i = from; i < to; ++i)
        sum += double(pcm[i]) * pcm[i];
    return std::sqrt(sum / double(to - from));
}

double decibels(double ratio) {
    return 20 * std::log10(std::max(ratio, 1e-9));
}

} // namespace

class tst_Resampler : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void toneInTheTelephoneBand_keepsItsLevel_data() {
        QTest::addColumn<double>("hz");
        for (const double hz : {100.0, 300.0, 1000.0, 2000.0, 3000.0, 3300.0})
            QTest::addRow("%.0f Hz", hz) << hz;
    }
    void toneInTheTelephoneBand_keepsItsLevel() {
        QFETCH(double, hz);
        const Pcm in = tone(hz, 22'050, 0.5);
        const Pcm out = Resampler(22'050, 8'000).process(in);
        QVERIFY(std::abs(decibels(rms(out) / rms(in))) < 0.2);
    }
    void toneAboveTheNewBand_isGone_insteadOfFoldedBack_data() {
        QTest::addColumn<double>("hz");
        for (const double hz : {4'050.0, 4'500.0, 5'000.0, 7'000.0, 8'000.0, 10'900.0})
            QTest::addRow("%.0f Hz", hz) << hz;
    }
    void toneAboveTheNewBand_isGone_insteadOfFoldedBack() {
        QFETCH(double, hz);
        const Pcm in = tone(hz, 22'050, 0.5);
        const Pcm out = Resampler(22'050, 8'000).process(in);
        QVERIFY2(decibels(rms(out) / rms(in)) < -60,
                 qPrintable(QString::number(decibels(rms(out) / rms(in)))));
    }
    void result_isAlignedWithTheInput() {
        const Pcm out = Resampler(22'050, 8'000).process(tone(400, 22'050, 0.5));
        const Pcm ideal = tone(400, 8'000, 0.5);
        QCOMPARE(out.size(), ideal.size());
        for (size_t i = 500; i < 3'500; ++i)
            QVERIFY2(std::abs(out[i] - ideal[i]) < 150, qPrintable(QString::number(i)));
    }
    void length_followsTheRatio_data() {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::newRow("espeak to telephone") << 22'050 << 8'000;
        QTest::newRow("half") << 16'000 << 8'000;
        QTest::newRow("double") << 8'000 << 16'000;
        QTest::newRow("48 kHz") << 48'000 << 8'000;
        QTest::newRow("same") << 8'000 << 8'000;
    }
    void length_followsTheRatio() {
        QFETCH(int, from);
        QFETCH(int, to);
        const Pcm in = tone(440, from, 1);
        const Pcm out = Resampler(from, to).process(in);
        QCOMPARE(out.size(), size_t(to));
        QVERIFY(std::abs(decibels(rms(out) / rms(in))) < 0.2);
        QVERIFY(Resampler(from, to).process({}).empty());
        QVERIFY(!Resampler(from, to).process({1'000}).empty());
    }
    void fullScale_doesNotWrapAround() {
        Pcm square(22'050);
        for (size_t i = 0; i < square.size(); ++i)
            square[i] = i / 20 % 2 ? 32'767 : -32'768;
        const Pcm out = Resampler(22'050, 8'000).process(square);
        // Overshoot is clamped: two neighbours never jump from one rail to the other more often than the wave
        // does.
        int jumps = 0;
        for (size_t i = 1; i < out.size(); ++i)
            jumps += std::abs(int(out[i]) - out[i - 1]) > 60'000;
        QVERIFY(jumps <= 22'050 / 20);
    }
};
LIANXIN_TEST(tst_Resampler);
#include "tst_Resampler.moc"
