// SPDX-License-Identifier: GPL-3.0-or-later
#include "ProgressVerbs.h"
#include "platform/base/Wav.h"
#include "support/TestRegistry.h"
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <numbers>

using namespace lianxin;

class tst_ProgressVerbs : public QObject {
    Q_OBJECT
    QTemporaryDir m_dir;

    QString path(const QString &name) const { return m_dir.filePath(name); }
    static ctl::Invocation typed(const QStringList &arguments) {
        auto parsed = ctl::parseArguments(arguments);
        return parsed ? *parsed : ctl::Invocation();
    }
    //! Bursts of \a hertz; a glide, if it is 0: something to learn.
    void write(const QString &name, double hertz, int channels = 1, int rate = 8000, int startsAt = 0) const {
        WavSound wav;
        wav.rate = rate;
        wav.channels = channels;
        double phase = 0;
        for (int i = startsAt; i < 5 * 8000; ++i) {
            const double at = i / 8000.0;
            const bool on = hertz == 0 || std::fmod(at, 0.7) < 0.35;
            phase += 2 * std::numbers::pi * (hertz > 0 ? hertz : 700 + 450 * std::sin(7 * at) + 300 * std::sin(17 * at)) / 8000;
            wav.samples.push_back(on ? qint16(7000 * std::sin(phase) + (hertz == 0 ? 3000 * std::sin(2.5 * phase) : 0)) : qint16(0));
            for (int c = 1; c < channels; ++c)
                wav.samples.push_back(0);
        }
        QVERIFY(writeWav(path(name), wav));
    }

private Q_SLOTS:
    void initTestCase() {
        write(u"busy.wav"_s, 450, 2);
        write(u"glide.wav"_s, 0);
        write(u"later.wav"_s, 0, 1, 8000, 7'000);
        write(u"wide.wav"_s, 450, 1, 16'000);
    }
    void classify_tone_withoutLibrary() {
        const auto answer = ctl::classifyProgress(typed({u"progress"_s, u"classify"_s, path(u"busy.wav"_s), u"--status"_s, u"480"_s}));
        QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().toString()));
        QCOMPARE((*answer)["state"_L1].toString(), u"busy"_s);
        QCOMPARE((*answer)["status"_L1].toInt(), 480);
        QCOMPARE((*answer)["evidence"_L1].toArray().at(0)["detail"_L1].toString(), u"busy"_s);
        QVERIFY(!answer->toObject().contains("answeredBy"_L1));
    }
    void classify_answered_saysByWhom() {
        const auto answer = ctl::classifyProgress(typed({u"progress"_s, u"classify"_s, path(u"busy.wav"_s), u"--answered-at"_s, u"0"_s}));
        QVERIFY(answer);
        QVERIFY((*answer)["answeredBy"_L1].toString() != "machine"_L1);
        QCOMPARE((*answer)["state"_L1].toString(), u"reached"_s);
    }
    void learned_isRecognised_listed_forgotten() {
        const QString library = path(u"a.lxpl"_s);
        const QStringList learn{u"progress"_s, u"learn"_s, path(u"glide.wav"_s), u"--state"_s, u"powered_off"_s, u"--library"_s, library};
        const auto learned = ctl::learnProgress(typed(learn));
        QVERIFY2(learned, qPrintable(learned ? QString() : learned.error().toString()));
        QCOMPARE((*learned)["title"_L1].toString(), u"glide"_s);
        QCOMPARE(ctl::learnProgress(typed(learn)).error().code, u"progress.title"_s);
        const auto later = ctl::classifyProgress(typed({u"progress"_s, u"classify"_s, path(u"later.wav"_s), u"--library"_s, library}));
        QVERIFY(later);
        QCOMPARE((*later)["state"_L1].toString(), u"powered_off"_s);
        const auto rows = ctl::listProgress(typed({u"progress"_s, u"list"_s, u"--library"_s, library}));
        QVERIFY(rows);
        QCOMPARE((*rows)["items"_L1].toArray().size(), 1);
        const QStringList forget{u"progress"_s, u"forget"_s, u"glide"_s, u"--library"_s, library};
        QVERIFY(ctl::forgetProgress(typed(forget)));
        QCOMPARE(ctl::forgetProgress(typed(forget)).error().kind, ErrorKind::NotFound);
    }
    void wrongInput_isSaid() {
        const QString library = path(u"none.lxpl"_s);
        QCOMPARE(ctl::classifyProgress(typed({u"progress"_s, u"classify"_s, path(u"wide.wav"_s)})).error().code, u"progress.sample_rate"_s);
        QCOMPARE(ctl::classifyProgress(typed({u"progress"_s, u"classify"_s, path(u"glide.wav"_s), u"--library"_s, library})).error().kind, ErrorKind::NotFound);
        QCOMPARE(ctl::learnProgress(typed({u"progress"_s, u"learn"_s, path(u"glide.wav"_s), u"--state"_s, u"reached"_s, u"--library"_s, library})).error().code,
                 u"progress.state_unknown"_s);
        QVERIFY(!QFile::exists(library));
        QCOMPARE(ctl::listProgress(typed({u"progress"_s, u"list"_s, u"--library"_s, path(u"busy.wav"_s)})).error().code, u"progress.library_damaged"_s);
    }
};

LIANXIN_TEST(tst_ProgressVerbs);
#include "tst_ProgressVerbs.moc"
