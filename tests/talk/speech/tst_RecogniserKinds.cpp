// SPDX-License-Identifier: GPL-3.0-or-later
#include "Listening.h"
#include "support/TestRegistry.h"
#include <QTest>

using namespace lianxin;
using namespace lianxin::test;

//! Every kind of model folder, really loaded and given sound at its rate: models/ has one of each that says whether it hears something.
class tst_RecogniserKinds : public QObject {
    Q_OBJECT

    static SherpaOptions optionsFor(const QString &kind) {
        SherpaOptions options = demoOptions();
        options.modelFolder = QStringLiteral(LIANXIN_SOURCE_DIR "/tests/talk/speech/models/") + kind;
        return options;
    }

private Q_SLOTS:
    void model_isLoadedAndHears_data() {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("words");
        QTest::newRow("transducer") << u"transducer"_s << u"有声"_s;
        QTest::newRow("zipformer2_ctc") << u"zipformer2_ctc"_s << u"有"_s;
        QTest::newRow("paraformer") << u"paraformer"_s << u"声"_s; // tells no times
    }
    void model_isLoadedAndHears() {
        QFETCH(QString, kind);
        QFETCH(QString, words);
        SherpaRecogniser recogniser(optionsFor(kind));
        std::optional<Expected<RecogniserModel>> model;
        recogniser.check([&](Expected<RecogniserModel> got) { model.emplace(std::move(got)); });
        QVERIFY(QTest::qWaitFor([&] { return model.has_value(); }, 60'000));
        if (!*model && model->error().code == "speech.engine_missing"_L1)
            QSKIP("NO SPEECH RECOGNISER ON THIS MACHINE (npm has it for x86-64 only)");
        QVERIFY2(model->hasValue(), *model ? "" : qPrintable(model->error().toString()));
        QCOMPARE((*model)->kind, kind);
        QCOMPARE((*model)->rate, 16'000); // of a telephone's 8,000
        QVERIFY(!(*model)->demo);

        EspeakSynthesiser voice(QStringLiteral(LIANXIN_WORKER));
        const Pcm first = said(voice, u"不满意"_s), second = said(voice, u"我要转人工"_s);
        QVERIFY(!first.empty());
        constexpr qint64 begin = 60'000, gap = 1'500;
        Told told;
        const auto session = recogniser.open(told.events());
        QVERIFY(hearAll(*session, told, withPauses({first, second}, gap), begin));
        QVERIFY(told.troubles.empty());
        QCOMPARE(told.finals.size(), std::size_t(2));
        constexpr qint64 chunk = 700; // of a model that tells no times
        const qint64 from[] = {begin + gap, begin + 2 * gap + durationMs(first)};
        const qint64 lengths[] = {durationMs(first), durationMs(second)};
        for (std::size_t i = 0; i < 2; ++i) {
            const RecognisedSegment &segment = told.finals[i];
            QVERIFY2(segment.text.startsWith(words), qPrintable(segment.text));
            QVERIFY2(segment.startMs >= from[i] - 50 && segment.startMs <= from[i] + chunk, qPrintable(QString::number(segment.startMs - from[i])));
            QVERIFY2(segment.endMs <= from[i] + lengths[i] + chunk, qPrintable(QString::number(segment.endMs - from[i])));
            QVERIFY(segment.endMs >= segment.startMs);
            for (std::size_t token = 1; token < segment.tokens.size(); ++token)
                QVERIFY(segment.tokens[token].atMs >= segment.tokens[token - 1].atMs);
        }
        for (const RecognisedSegment &partial : told.partials)
            QVERIFY(partial.startMs >= begin);
    }
    // A model that hears in large pieces still waits for sound when a segment ends: its last words are in it all the same.
    void segment_hasItsLastWords() {
        SherpaRecogniser recogniser(optionsFor(u"paraformer"_s));
        EspeakSynthesiser voice(QStringLiteral(LIANXIN_WORKER));
        const Pcm sentence = said(voice, u"我要转人工"_s);
        const auto heard = [&](int sentences) {
            Told told;
            const auto session = recogniser.open(told.events());
            const bool finished = hearAll(*session, told, withPauses(std::vector<Pcm>(std::size_t(sentences), sentence), 450));
            return finished && told.troubles.empty() ? std::pair(told.text().size(), told.finals.size()) : std::pair(qsizetype(0), std::size_t(0));
        };
        const auto [few, whole] = heard(9);
        if (whole == 0)
            QSKIP("NO SPEECH RECOGNISER ON THIS MACHINE (npm has it for x86-64 only)");
        QCOMPARE(whole, std::size_t(1));
        // Who speaks on and on is cut at short pauses; a session takes a minute at once.
        const auto [many, cut] = heard(27);
        QVERIFY(cut >= 2);
        QVERIFY2(many >= 3 * few - 1, qPrintable(QString::number(many) + u" of "_s + QString::number(3 * few)));
    }
};
LIANXIN_TEST(tst_RecogniserKinds);
#include "tst_RecogniserKinds.moc"
