// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/speech/SpeechPause.h"
#include "support/TestRegistry.h"
#include <QTest>
#include <array>
#include <cmath>
#include <random>

using namespace lianxin;

class tst_SpeechPause : public QObject {
    Q_OBJECT

    std::mt19937 m_dice{1};
    //! A tone of that level over noise of that level, dBFS.
    void hear(SpeechPause &pause, int ms, double tone, double noise) {
        std::normal_distribution<float> random(0, float(std::pow(10, noise / 20)));
        for (int frame = 0; frame < ms / 20; ++frame) {
            std::array<float, SpeechPause::frame> sound{};
            for (size_t i = 0; i < sound.size(); ++i)
                sound[i] = random(m_dice) + float(std::pow(10, tone / 20) * M_SQRT2 * std::sin(double(i) * 0.4));
            pause.hear(sound);
        }
    }

private Q_SLOTS:
    void silence_isQuiet() {
        SpeechPause pause;
        hear(pause, 1'000, -120, -80);
        QCOMPARE(pause.quietMs(), 1'000);
    }
    void speech_endsTheQuiet_andBeginsItAgain_data() {
        QTest::addColumn<double>("noise");
        QTest::newRow("quiet line") << -75.0;
        QTest::newRow("noisy line") << -42.0;
    }
    void speech_endsTheQuiet_andBeginsItAgain() {
        QFETCH(double, noise);
        SpeechPause pause;
        hear(pause, 2'000, -120, noise);
        QVERIFY(pause.quietMs() > 1'000);
        hear(pause, 500, -25, noise);
        QCOMPARE(pause.quietMs(), 0);
        hear(pause, 700, -120, noise);
        QVERIFY2(pause.quietMs() >= 640, qPrintable(QString::number(pause.quietMs())));
    }
    void click_isNoSpeech() {
        SpeechPause pause;
        hear(pause, 500, -120, -75);
        hear(pause, 20, -15, -75);
        hear(pause, 500, -120, -75);
        QCOMPARE(pause.quietMs(), 1'020);
    }
    void noiseThatStays_becomesBackground() {
        SpeechPause pause;
        hear(pause, 30'000, -120, -35);
        QVERIFY(pause.quietMs() > 5'000);
    }
};
LIANXIN_TEST(tst_SpeechPause);
#include "tst_SpeechPause.moc"
