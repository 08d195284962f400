// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/speech/Tidy.h"
#include "support/TestRegistry.h"
#include <QTest>
#include <algorithm>

using namespace lianxin;

class tst_Tidy : public QObject {
    Q_OBJECT
    static Pcm burst(size_t before, size_t length, size_t after, qint16 level) {
        Pcm pcm(before + length + after, 0);
        for (size_t i = 0; i < length; ++i)
            pcm[before + i] = qint16(i % 2 ? level : -level);
        return pcm;
    }
    static int peak(const Pcm &pcm) {
        int most = 0;
        for (const qint16 s : pcm)
            most = std::max(most, std::abs(int(s)));
        return most;
    }
private Q_SLOTS:
    void silenceAtTheEnds_isCutToAFixedLength() {
        QCOMPARE(tidyPrompt(burst(8'000, 4'000, 8'000, 10'000)).size(), size_t(160 + 4'000 + 1'200));
        QCOMPARE(tidyPrompt(burst(0, 4'000, 0, 10'000)).size(), size_t(160 + 4'000 + 1'200));
    }
    void peak_isBroughtToMinus3Decibels() {
        QCOMPARE(peak(tidyPrompt(burst(0, 100, 0, 32'767))), promptPeak);
        QCOMPARE(peak(tidyPrompt(burst(0, 100, 0, 9'000))), promptPeak);
    }
    void whisper_isRaisedByFourTimesOnly() { QCOMPARE(peak(tidyPrompt(burst(0, 100, 0, 500))), 2'000); }
    void silence_becomesEmpty() {
        QVERIFY(tidyPrompt(Pcm(8'000, 3)).empty());
        QVERIFY(tidyPrompt({}).empty());
    }
};
LIANXIN_TEST(tst_Tidy);
#include "tst_Tidy.moc"
