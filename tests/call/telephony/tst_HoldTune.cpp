// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/telephony/HoldTune.h"
#include "support/TestRegistry.h"
#include <QTest>
#include <cmath>

using namespace lianxin;

namespace {

//! Level of a piece in dB below full scale; the tune is a ring.
double level(const std::vector<std::int16_t> &tune, std::size_t from, std::size_t samples) {
    double sum = 0;
    for (std::size_t i = 0; i < samples; ++i) {
        const double s = tune[(from + i) % tune.size()] / 32768.0;
        sum += s * s;
    }
    return 10 * std::log10(sum / double(samples) + 1e-12);
}

} // namespace

class tst_HoldTune : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tune_isNeverSilent_norLoud() {
        const auto &tune = *holdTune();
        QCOMPARE(tune.size(), std::size_t(32 * kPcmRate));
        double least = 0, most = -200;
        for (std::size_t at = 0; at < tune.size(); at += kPcmRate / 8) { // quarters of a second, half over one another
            const double here = level(tune, at, kPcmRate / 4);
            least = std::min(least, here);
            most = std::max(most, here);
        }
        QVERIFY2(least > -38 && most < -20, qPrintable(QStringLiteral("%1 … %2 dBFS").arg(least).arg(most)));
    }
    void tune_repeatsWithoutAClick_andIsOneForAll() {
        const auto &tune = *holdTune();
        int steepest = 0;
        for (std::size_t i = 1; i < tune.size(); ++i)
            steepest = std::max(steepest, std::abs(tune[i] - tune[i - 1]));
        QVERIFY(std::abs(tune.front() - tune.back()) <= steepest);
        QCOMPARE(holdTune().get(), holdTune().get());
    }
};

LIANXIN_TEST(tst_HoldTune);
#include "tst_HoldTune.moc"
