// SPDX-License-Identifier: GPL-3.0-or-later
#include "SoundSet.h"
#include "platform/base/Literals.h"
#include "support/TestRegistry.h"
#include <QTest>
#include <cmath>

using namespace lianxin;
using namespace lianxin::test;

class tst_Tones : public QObject {
    Q_OBJECT
    static ProgressEvidence heard(const Pcm &sound) { return listenTo({{}, {}, sound, false}, {}); }

private Q_SLOTS:
    void analyser_measuresLevelFrequencyAndPurity() {
        SoundAnalyser analyser;
        int steps = 0;
        for (const double hertz : {250.0, 450.0, 1007.0, 2600.0}) {
            analyser.restart(5'000);
            analyser.hear(part(sine(hertz, 400, 8192), 100, 200), false, [&](const SoundStep &step) {
                ++steps;
                QVERIFY2(std::abs(double(step.peakHz) - hertz) < 2, qPrintable(QString::number(step.peakHz)));
                QVERIFY(step.purity > 0.99F);
                QVERIFY2(std::abs(step.levelDb + 15.05F) < 0.3F, qPrintable(QString::number(step.levelDb)));
                QVERIFY(step.atMs >= 5'016 && step.atMs < 5'200);
            });
        }
        QVERIFY(steps >= 60);
    }
    void analyser_doesNotMindHowSoundIsCut() {
        const Pcm sound = music(3, 500);
        std::vector<float> whole, cut;
        SoundAnalyser a, b;
        a.hear(sound, false, [&](const SoundStep &s) { whole.push_back(s.levelDb); });
        for (std::size_t at = 0; at < sound.size(); at += 37)
            b.hear(std::span(sound).subspan(at, std::min<std::size_t>(37, sound.size() - at)), false, [&](const SoundStep &s) { cut.push_back(s.levelDb); });
        QCOMPARE(cut, whole);
    }
    void labelledSet_isAllRight() {
        Confusion table;
        eachTone(2, [&](const Labelled &labelled) {
            const auto tones = listenTo(labelled, {}).tones;
            QVERIFY2(tones.size() == 1, qPrintable(labelled.truth + labelled.what + u": "_s + QString::number(tones.size())));
            table.add(labelled.truth, nameOf(tones.front().kind));
        });
        QVERIFY2(table.rightShare() == 1.0, qPrintable(table.table()));
    }
    void evidence_saysWhereItWasHeard() {
        const auto busy = heard(joined({silence(2'000), toneSignal(ToneKind::Busy, 7'000, 440)})).tones;
        QCOMPARE(busy.size(), std::size_t(1));
        QVERIFY2(std::abs(busy[0].fromMs - 2'000) <= 30, qPrintable(QString::number(busy[0].fromMs)));
        QVERIFY2(std::abs(busy[0].toMs - 9'000) <= 400, qPrintable(QString::number(busy[0].toMs)));
        QVERIFY(busy[0].cycles >= 9 && busy[0].cycles <= 10);
        QVERIFY(std::abs(busy[0].hz - 440) < 3);
    }
    void ringingThenBusy_areTwoFindings() {
        const auto tones = heard(joined({silence(100), toneSignal(ToneKind::RingBack, 10'000), toneSignal(ToneKind::Busy, 4'000)})).tones;
        QCOMPARE(tones.size(), std::size_t(2));
        QCOMPARE(tones[0].kind, ToneKind::RingBack);
        QCOMPARE(tones[1].kind, ToneKind::Busy);
    }
    void otherCadencesAndFrequencies_areNothing() {
        QVERIFY(heard(toneSignal(ToneKind::Busy, 6'000, 520)).tones.empty());
        QVERIFY(heard(toneSignal(ToneKind::Busy, 6'000, 450, 1.5)).tones.empty());
        Pcm once = joined({silence(300), sine(450, 350), silence(3'000)});
        QVERIFY(heard(once).tones.empty());
        QVERIFY(heard(joined({sine(450, 300), music(5, 6'000)})).tones.empty());
    }
    void wrongCutOff_firstBurst_isNoRingBack() {
        // Began inside a burst: how long it was can't be known.
        QVERIFY(heard(joined({sine(450, 900), silence(3'500)})).tones.empty());
    }
    void speech_hasNoTones() {
        eachPerson(15, [&](Labelled labelled) {
            labelled.answered = false;
            QVERIFY2(listenTo(labelled, {}).tones.empty(), qPrintable(labelled.what));
        });
    }
    void lostPackets_markedAsConcealed_keepTheCadence() {
        // Every fourth packet is missing and nothing but silence came for it; the jitter buffer says so.
        const Pcm sound = joined({silence(200), toneSignal(ToneKind::Congestion, 8'000)});
        ProgressListener listener;
        for (std::size_t at = 0, n = 0; at + kFrameSamples <= sound.size(); at += kFrameSamples, ++n) {
            const bool lost = n % 4 == 3;
            const Pcm hole(kFrameSamples);
            listener.hear(std::int64_t(at) / 8, lost ? std::span<const std::int16_t>(hole) : std::span<const std::int16_t>(sound).subspan(at, kFrameSamples), lost);
        }
        const auto tones = listener.evidence().tones;
        QCOMPARE(tones.size(), std::size_t(1));
        QCOMPARE(tones[0].kind, ToneKind::Congestion);
    }
    void gap_beginsAnew_andKeepsWhatWasFound() {
        const Pcm busy = toneSignal(ToneKind::Busy, 4'000);
        ProgressListener listener;
        listener.hear(0, busy);
        listener.hear(60'000, silence(1'000));
        const auto evidence = listener.evidence();
        QCOMPARE(evidence.tones.size(), std::size_t(1));
        QCOMPARE(evidence.heardMs, 5'000);
    }
};
LIANXIN_TEST(tst_Tones);
#include "tst_Tones.moc"
