// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/speech/EspeakSynthesiser.h"
#include "platform/base/Wav.h"
#include "support/TestRegistry.h"
#include "talk/speech/SpeakToFile.h"
#include "talk/speech/Tidy.h"
#include <QTemporaryDir>
#include <QTest>
#include <cmath>

using namespace lianxin;

class tst_EspeakSynthesiser : public QObject {
    Q_OBJECT

    Expected<PcmPtr> say(const Utterance &utterance, EspeakSynthesiser &voice) {
        std::optional<Expected<PcmPtr>> got;
        voice.synthesise(utterance, [&](Expected<PcmPtr> made) { got = std::move(made); });
        if (got || !QTest::qWaitFor([&] { return got.has_value(); }, 60'000))
            return Error{ErrorKind::Internal, u"test.no_answer"_s, {}, {}, {}};
        return *got;
    }
    Expected<PcmPtr> say(const QString &text) { return say({text}, *m_voice); }
    static double rms(const Pcm &pcm) {
        double sum = 0;
        for (const qint16 s : pcm)
            sum += double(s) * s;
        return std::sqrt(sum / double(pcm.size()));
    }
    std::unique_ptr<EspeakSynthesiser> m_voice;

private Q_SLOTS:
    void initTestCase() { m_voice = std::make_unique<EspeakSynthesiser>(QStringLiteral(LIANXIN_WORKER)); }
    void cleanupTestCase() { m_voice.reset(); }

    void sentence_isAudible_ofSensibleLength_notClipped() {
        const auto made = say(u"您好，这里是政务服务便民热线，请问您对处理结果满意吗？"_s);
        QVERIFY2(made.hasValue(), made ? "" : qPrintable(made.error().toString()));
        const Pcm &pcm = **made;
        // 24 syllables at three to seven a second.
        QVERIFY2(durationMs(pcm) > 3'400 && durationMs(pcm) < 9'000,
                 qPrintable(QString::number(durationMs(pcm))));
        QVERIFY(rms(pcm) > 1'500);
        int most = 0;
        for (const qint16 s : pcm)
            most = std::max(most, std::abs(int(s)));
        QCOMPARE(most, promptPeak);
    }
    void hanzi_areReadAsMandarin_notSpelledInEnglish() {
        // The wrong voice spells each character out ("Chinese letter"), which takes many times as long.
        const auto made = say(u"满意"_s);
        QVERIFY(made.hasValue());
        QVERIFY2(durationMs(**made) < 1'300, qPrintable(QString::number(durationMs(**made))));
    }
    void differentTexts_soundDifferent_sameTextAlike() {
        const auto a = say(u"满意"_s);
        const auto b = say(u"不满意"_s);
        const auto c = say(u"满意"_s);
        QVERIFY(a && b && c);
        QVERIFY(**a != **b);
        // espeak-ng's noise differs from time to time; what is said does not.
        QVERIFY(std::abs(durationMs(**a) - durationMs(**c)) < 50);
        QVERIFY(std::abs(rms(**a) / rms(**c) - 1) < 0.2);
    }
    void rate_changesTheLength() {
        const QString text = u"请您在三个工作日内反馈处理计划"_s;
        const auto slow = say({text, {}, 70}, *m_voice);
        const auto fast = say({text, {}, 150}, *m_voice);
        QVERIFY(slow && fast);
        QVERIFY((*slow)->size() > (*fast)->size() * 3 / 2);
    }
    void lexicon_changesTheSound() {
        EspeakSynthesiser plain(QStringLiteral(LIANXIN_WORKER), Lexicon());
        const auto with = say(u"银行"_s);
        const auto without = say({u"银行"_s}, plain);
        QVERIFY(with && without);
        QVERIFY(**with != **without);
        QVERIFY(plain.version() != m_voice->version());
    }
    void wrongRequest_isRefused_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("voice");
        QTest::addColumn<QString>("code");
        QTest::newRow("empty") << QString() << QString() << u"speech.empty_text"_s;
        QTest::newRow("blank") << u" \n"_s << QString() << u"speech.empty_text"_s;
        QTest::newRow("too long") << QString(2'001, u'好') << QString() << u"speech.text_too_long"_s;
        QTest::newRow("no such voice") << u"好"_s << u"nobody"_s << u"speech.voice"_s;
        QTest::newRow("voice with a path") << u"好"_s << u"../../etc/passwd"_s << u"speech.voice"_s;
        QTest::newRow("only punctuation") << u"。。。"_s << QString() << u"speech.failed"_s;
    }
    void wrongRequest_isRefused() {
        QFETCH(QString, text);
        QFETCH(QString, voice);
        QFETCH(QString, code);
        const auto made = say({text, voice}, *m_voice);
        QVERIFY(!made);
        QCOMPARE(made.error().code, code);
        QVERIFY(m_voice->isHealthy());
    }
    void version_namesLibraryVoiceAndLexicon() {
        QVERIFY(m_voice->version().startsWith(u"espeak-ng 1."));
        QVERIFY(m_voice->version().contains(u"cmn-latn-pinyin"));
    }
    void speakToFile_writesAPlayableFile() {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"hello.wav"_s);
        std::optional<Expected<SpokenFile>> got;
        speakToFile(*m_voice, {u"请稍等，马上为您接回。"_s}, path,
                    [&](Expected<SpokenFile> done) { got = std::move(done); });
        QVERIFY(QTest::qWaitFor([&] { return got.has_value(); }, 60'000));
        QVERIFY(got->hasValue());
        const auto sound = readWav(path);
        QVERIFY(sound.hasValue());
        QCOMPARE(sound->rate, 8'000);
        QCOMPARE(sound->channels, 1);
        QCOMPARE(sound->durationMs(), (*got)->durationMs);
        got.reset();
        speakToFile(*m_voice, {u"好"_s}, u"/nonexistent/x.wav"_s,
                    [&](Expected<SpokenFile> done) { got = std::move(done); });
        QVERIFY(QTest::qWaitFor([&] { return got.has_value(); }, 60'000));
        QCOMPARE(got->error().code, u"wav.write"_s);
    }
    void missingWorker_isAnError_notSilence() {
        EspeakSynthesiser broken(u"/nonexistent/lianxin-worker"_s);
        const auto made = say({u"好"_s}, broken);
        QVERIFY(!made);
        QCOMPARE(made.error().code, u"workers.not_started"_s);
        QVERIFY(!broken.isHealthy());
    }
};
LIANXIN_TEST(tst_EspeakSynthesiser);
#include "tst_EspeakSynthesiser.moc"
