// SPDX-License-Identifier: GPL-3.0-or-later
#include "../media/Tones.h"
#include "call/telephony/RingBack.h"
#include "support/TestRegistry.h"

using namespace lianxin;
using namespace lianxin::test;

class tst_RingBack : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tone_isTheOneOfChineseExchanges() { // GB/T 3380: 450 Hz ± 25, 1 s on, 4 s off
        const auto &tone = *ringBackTone();
        QCOMPARE(tone.size(), std::size_t(5 * kPcmRate));
        const auto on = MemorySink::part(tone, 20, 960);
        QVERIFY(amplitudeOf(450, on) > 3900);
        QVERIFY(amplitudeOf(425, on) < 200 && amplitudeOf(475, on) < 200);
        QVERIFY(rmsOf(MemorySink::part(tone, 0, 1000)) > 2700);
        QCOMPARE(rmsOf(MemorySink::part(tone, 1000, 4000)), 0.0);
        QCOMPARE(ringBackTone().get(), ringBackTone().get());
    }
    void tone_beginsAndEndsWithoutAClick() {
        const auto &tone = *ringBackTone();
        int steepest = 0;
        for (std::size_t i = kPcmRate / 2; i < kPcmRate / 2 + 100; ++i)
            steepest = std::max(steepest, std::abs(tone[i] - tone[i - 1]));
        for (std::size_t i = 1; i < tone.size(); ++i)
            QVERIFY(std::abs(tone[i] - tone[i - 1]) <= steepest);
        QVERIFY(std::abs(tone[5]) < 300 && std::abs(tone[kPcmRate - 5]) < 300);
    }
};

LIANXIN_TEST(tst_RingBack);
#include "tst_RingBack.moc"
