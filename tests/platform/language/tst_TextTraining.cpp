// SPDX-License-Identifier: GPL-3.0-or-later
#include "TextSamples.h"
#include "platform/language/TextTraining.h"
#include "support/TestRegistry.h"
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>
#include <map>
#include <set>

using namespace lianxin;
using lianxin::test::sampleTexts;

class tst_TextTraining : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void samples_areLearnedAndHeldOutOnesRecognised() {
        const auto model = trainTextClassifier(sampleTexts(400));
        QVERIFY(model);
        const auto scores = evaluateTextClassifier(*model, sampleTexts(400, 77));
        QVERIFY2(scores.macroF1 > 0.9, qPrintable(QString::number(scores.macroF1)));
        QVERIFY2(scores.ece < 0.1, qPrintable(QString::number(scores.ece)));
        const auto card = model->card();
        QCOMPARE(card.value("texts"_L1).toInt(), 400);
        QVERIFY(card.value("scores"_L1).toObject().value("per_class"_L1).toObject().contains(u"供水"_s));
    }
    void sameTexts_giveTheSameModel() {
        const auto texts = sampleTexts(120);
        QCOMPARE(trainTextClassifier(texts)->toBytes(), trainTextClassifier(texts)->toBytes());
    }
    void twoLabels_areEnough() {
        std::vector<LabelledText> texts;
        for (const auto &text : sampleTexts(200))
            if (text.label == u"供水"_s || text.label == u"教育"_s)
                texts.push_back(text);
        const auto model = trainTextClassifier(texts);
        QVERIFY(model);
        QCOMPARE(model->classify(u"学校补课收费"_s).front().label, u"教育"_s);
        QCOMPARE(model->classify(u"停水水管爆裂"_s).front().label, u"供水"_s);
    }
    void tooLittle_isRefused() {
        QCOMPARE(trainTextClassifier({}).error().code, u"text.too_few"_s);
        QCOMPARE(trainTextClassifier({{u"a"_s, u"一"_s}, {u"a"_s, u"二"_s}, {u"b"_s, u"三"_s}}).error().code, u"text.too_few"_s);
        QCOMPARE(crossValidateTexts(sampleTexts(40), 1, FoldsBy::Texts).error().code, u"text.bad_folds"_s);
    }
    void rareLabel_doesNotStandInTheWay() {
        auto texts = sampleTexts(80);
        texts.push_back({u"孤例"_s, u"只此一例"_s});
        const auto model = trainTextClassifier(texts);
        QVERIFY(model);
        QCOMPARE(model->labels().size(), 5);
        QVERIFY(crossValidateTexts(texts, 3, FoldsBy::Groups));
    }
    void stoppedTraining_saysSo() {
        TextTrainingOptions options;
        int asked = 0;
        options.progress = [&](int, int total) {
            return total == 16 && ++asked < 3;
        };
        const auto model = trainTextClassifier(sampleTexts(80), options);
        QCOMPARE(model.error().kind, ErrorKind::Cancelled);
        QCOMPARE(asked, 3);
    }
    void fewerFeatures_areTheTellingOnes() {
        TextTrainingOptions options;
        options.mostFeatures = 60;
        const auto model = trainTextClassifier(sampleTexts(400), options);
        QCOMPARE(model->features(), 60);
        QVERIFY(evaluateTextClassifier(*model, sampleTexts(200, 5)).macroF1 > 0.85);
    }
    void unknownLabel_countsAsWrong() {
        const auto model = trainTextClassifier(sampleTexts(120));
        const auto scores = evaluateTextClassifier(*model, {{u"别的"_s, u"停水"_s}, {u"供水"_s, u"自来水停水"_s}});
        QCOMPARE(scores.accuracy, 0.5);
        QCOMPARE(scores.texts, 2);
    }
    void folds_keepGroupsTogetherAndSpreadLabels() {
        std::vector<int> labels, groups;
        for (int i = 0; i < 600; ++i) {
            labels.push_back(i % 3);
            groups.push_back(i < 300 ? i : 300 + (i / 12) * 12); // the second half in dozens
        }
        const auto fold = stratifiedFolds(labels, groups, 5);
        std::map<int, std::set<int>> foldsOfGroup;
        std::map<std::pair<int, int>, int> count;
        for (std::size_t i = 0; i < fold.size(); ++i) {
            foldsOfGroup[groups[i]].insert(fold[i]);
            ++count[{fold[i], labels[i]}];
        }
        for (const auto &[group, folds] : foldsOfGroup)
            QCOMPARE(folds.size(), std::size_t(1));
        for (int f = 0; f < 5; ++f)
            for (int l = 0; l < 3; ++l)
                QVERIFY2((count[{f, l}] >= 30 && count[{f, l}] <= 50), qPrintable(QString::number(count[{f, l}])));
        QCOMPARE(fold, stratifiedFolds(labels, groups, 5));
    }
    void crossValidation_judgesEveryTextOnce() {
        const auto texts = sampleTexts(120);
        TextTrainingOptions options;
        options.innerFolds = 2;
        for (const auto by : {FoldsBy::Groups, FoldsBy::Texts}) {
            const auto result = crossValidateTexts(texts, 4, by, options);
            QVERIFY(result);
            QCOMPARE(result->all.texts, 120);
            QCOMPARE(result->folds.size(), std::size_t(4));
            QVERIFY(result->meanF1() > 0.8);
            QVERIFY(result->toJson().value("macro_f1_deviation"_L1).toDouble() < 0.2);
        }
    }
    void scores_areWhatTheyAreByHand() {
        // truth, answer, p
        const std::vector<TextVerdict> verdicts{{0, 0, 0.9}, {0, 0, 0.8}, {0, 1, 0.6}, {1, 1, 0.7}, {1, 0, 0.5}};
        const auto s = TextScores::of({u"a"_s, u"b"_s, u"c"_s}, verdicts);
        QCOMPARE(s.accuracy, 0.6);
        QCOMPARE(s.perClass[0].precision, 2.0 / 3);
        QCOMPARE(s.perClass[0].recall, 2.0 / 3);
        QCOMPARE(s.perClass[1].f1, 0.5);
        QVERIFY(qAbs(s.macroF1 - (2.0 / 3 + 0.5) / 2) < 1e-12); // c does not occur
        QVERIFY(qAbs(s.ece - (0.1 + 0.2 + 0.6 + 0.3 + 0.5) / 5) < 1e-9);
        QCOMPARE(s.coverage95, 0.6);
        QCOMPARE(s.threshold95, 0.7);
    }
    void diagram_showsABinWithItsTexts() {
        const auto s = TextScores::of({u"a"_s, u"b"_s}, {{0, 0, 0.95}, {1, 0, 0.95}, {1, 1, 0.55}});
        const QByteArray svg = s.diagram(u"A < B"_s);
        QVERIFY(svg.startsWith("<svg"));
        QVERIFY(svg.contains("A &lt; B"));
        QVERIFY(svg.contains("2 texts"));
        QCOMPARE(svg.count("<circle"), 2);
    }
    void labelFile_isReadWithItsFaultsNamed() {
        QTemporaryDir dir;
        const auto written = [&](const QByteArray &content) {
            QFile file(dir.filePath(u"labels.tsv"_s));
            file.open(QIODevice::WriteOnly);
            file.write(content);
            return file.fileName();
        };
        const auto texts = readLabelledTexts(written("\xEF\xBB\xBFtext\tid\tlabel\r\n停水了\t7\t供水\r\n\r\n学位\t8\t教育\n"));
        QVERIFY2(texts, qPrintable(texts ? QString() : texts.error().toString()));
        QCOMPARE(texts->size(), std::size_t(2));
        QCOMPARE(texts->at(0).label, u"供水"_s);
        QCOMPARE(texts->at(1).text, u"学位"_s);
        QCOMPARE(readLabelledTexts(written("a\tb\n")).error().code, u"text.labels_missing"_s);
        const auto bad = readLabelledTexts(written("label\ttext\n供水\t停水\n没有文字\n"));
        QCOMPARE(bad.error().code, u"text.labels_bad"_s);
        QVERIFY(bad.error().place.endsWith(u":3"_s));
        QCOMPARE(readLabelledTexts(dir.filePath(u"none"_s)).error().code, u"text.file"_s);
    }
    // Messages that nobody here wrote: a tenth of them, so that it takes seconds; docs/classifier.md has the whole.
    void realMessages_areRecognised() {
        const auto all = readLabelledTexts(QStringLiteral(LIANXIN_SHARED_DIR "/data/tickets/messages_7_categories_train.tsv"));
        if (!all)
            QSKIP("the shared messages are not here");
        std::vector<LabelledText> some;
        for (std::size_t i = 0; i < all->size(); i += 10)
            some.push_back(all->at(i));
        TextTrainingOptions options;
        options.innerFolds = 0;
        const auto result = crossValidateTexts(some, 3, FoldsBy::Groups, options);
        QVERIFY(result);
        QVERIFY2(result->meanF1() > 0.75, qPrintable(QString::number(result->meanF1())));
    }
};

LIANXIN_TEST(tst_TextTraining);
#include "tst_TextTraining.moc"
