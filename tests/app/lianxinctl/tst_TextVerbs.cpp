// SPDX-License-Identifier: GPL-3.0-or-later
#include "../../platform/language/TextSamples.h"
#include "TextVerbs.h"
#include "support/TestRegistry.h"
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace lianxin;

class tst_TextVerbs : public QObject {
    Q_OBJECT
    QTemporaryDir m_dir;

    QString path(const QString &name) const { return m_dir.filePath(name); }
    static ctl::Invocation typed(const QStringList &arguments) {
        auto parsed = ctl::parseArguments(arguments);
        return parsed ? *parsed : ctl::Invocation();
    }

private Q_SLOTS:
    void initTestCase() {
        QFile file(path(u"labels.tsv"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("label\ttext\n");
        for (const auto &text : test::sampleTexts(160))
            file.write((text.label + u'\t' + text.text + u'\n').toUtf8());
    }
    void train_thenEval_saysWhatTheyPromise() {
        const auto trained = ctl::trainText(typed({u"text"_s, u"train"_s, u"--labels"_s, path(u"labels.tsv"_s), u"--model"_s, path(u"m"_s)}));
        QVERIFY2(trained, qPrintable(trained ? QString() : trained.error().toString()));
        QCOMPARE((*trained)["texts"_L1].toInt(), 160);
        QVERIFY(QFile::exists(path(u"m"_s)));
        const auto judged = ctl::evaluateText(
            typed({u"text"_s, u"eval"_s, u"--labels"_s, path(u"labels.tsv"_s), u"--model"_s, path(u"m"_s), u"--diagram"_s, path(u"d.svg"_s)}));
        QVERIFY(judged);
        for (const char *key : {"accuracy", "macro_f1", "ece"})
            QVERIFY2((*judged)[QLatin1StringView(key)].isDouble(), key);
        QCOMPARE((*judged)["per_class"_L1].toObject().size(), 4);
        QVERIFY(QFile::exists(path(u"d.svg"_s)));
    }
    void crossvalidate_saysBothWays() {
        const auto judged = ctl::crossValidateText(
            typed({u"text"_s, u"crossvalidate"_s, u"--labels"_s, path(u"labels.tsv"_s), u"--folds"_s, u"3"_s, u"--both"_s}));
        QVERIFY2(judged, qPrintable(judged ? QString() : judged.error().toString()));
        QCOMPARE((*judged)["folds"_L1].toInt(), 3);
        QVERIFY((*judged)["macro_f1_mean"_L1].toDouble() > 0.7);
        QVERIFY((*judged)["without_grouping"_L1].toObject().contains("macro_f1"_L1));
    }
    void missingAndDamagedFiles_areInputErrors() {
        const auto none = ctl::trainText(typed({u"text"_s, u"train"_s, u"--labels"_s, path(u"none"_s), u"--model"_s, path(u"x"_s)}));
        QCOMPARE(none.error().kind, ErrorKind::BadInput);
        const auto damaged = ctl::evaluateText(
            typed({u"text"_s, u"eval"_s, u"--labels"_s, path(u"labels.tsv"_s), u"--model"_s, path(u"labels.tsv"_s)}));
        QCOMPARE(damaged.error().code, u"text.model_damaged"_s);
    }
};

LIANXIN_TEST(tst_TextVerbs);
#include "tst_TextVerbs.moc"
