// SPDX-License-Identifier: GPL-3.0-or-later
#include "TextSamples.h"
#include "platform/language/TextTraining.h"
#include "support/TestRegistry.h"
#include <QCryptographicHash>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>
#include <thread>

using namespace lianxin;
using lianxin::test::sampleTexts;

class tst_TextClassifier : public QObject {
    Q_OBJECT
    QByteArray m_bytes;

    static QByteArray sealed(QByteArray body) { return body + QCryptographicHash::hash(body, QCryptographicHash::Sha256); }

private Q_SLOTS:
    void initTestCase() {
        TextTrainingOptions options;
        options.data = {{u"source"_s, u"made"_s}};
        options.innerFolds = 2;
        const auto model = trainTextClassifier(sampleTexts(200), options);
        QVERIFY(model);
        m_bytes = model->toBytes();
    }
    void model_readAgain_answersTheSame() {
        const auto model = trainTextClassifier(sampleTexts(200));
        const auto again = TextClassifier::fromBytes(model->toBytes());
        QVERIFY2(again, qPrintable(again ? QString() : again.error().toString()));
        QCOMPARE(again->labels(), model->labels());
        QCOMPARE(again->card(), model->card());
        QCOMPARE(again->features(), model->features());
        for (const auto &text : sampleTexts(50, 9)) {
            const auto a = model->classify(text.text), b = again->classify(text.text);
            QCOMPARE(a.size(), std::size_t(4));
            for (std::size_t i = 0; i < a.size(); ++i) {
                QCOMPARE(a[i].label, b[i].label);
                QCOMPARE(a[i].p, b[i].p);
            }
        }
    }
    void answers_areOrderedAndSumToOne() {
        const auto model = TextClassifier::fromBytes(m_bytes);
        const auto answers = model->classify(u"自来水停水，水压低"_s);
        QCOMPARE(answers.front().label, u"供水"_s);
        double sum = 0;
        for (std::size_t i = 0; i < answers.size(); ++i) {
            sum += answers[i].p;
            QVERIFY(i == 0 || answers[i].p <= answers[i - 1].p);
        }
        QVERIFY(qAbs(sum - 1) < 1e-9);
        QCOMPARE(model->classify(u"停水"_s, 2).size(), std::size_t(2));
    }
    void textWithoutKnownRuns_stillGetsAnAnswerThatIsNotSure() {
        const auto model = TextClassifier::fromBytes(m_bytes);
        for (const QString &text : {QString(), u"?!"_s, u"zzz"_s}) {
            const auto answers = model->classify(text);
            QCOMPARE(answers.size(), std::size_t(4));
            QVERIFY(answers.front().p < 0.9);
        }
    }
    void file_isWrittenAndReadWhole() {
        QTemporaryDir dir;
        const QString path = dir.filePath(u"model.lxt"_s);
        const auto model = TextClassifier::fromBytes(m_bytes);
        QVERIFY(model->save(path));
        const auto loaded = TextClassifier::load(path);
        QVERIFY(loaded);
        QCOMPARE(loaded->toBytes(), m_bytes);
        QCOMPARE(TextClassifier::load(dir.filePath(u"none"_s)).error().code, u"text.file"_s);
        QCOMPARE(model->save(dir.filePath(u"no/such/folder"_s)).error().code, u"text.file"_s);
    }
    void truncatedFile_isRefusedAtEveryLength() {
        for (qsizetype length = 0; length < m_bytes.size(); length += length < 200 ? 1 : 997)
            QCOMPARE(TextClassifier::fromBytes(m_bytes.first(length)).error().code, u"text.model_damaged"_s);
        QCOMPARE(TextClassifier::fromBytes(m_bytes + 'x').error().code, u"text.model_damaged"_s);
    }
    void changedByte_isRefused() {
        for (qsizetype at = 0; at < m_bytes.size(); at += at < 64 ? 1 : 1'009) {
            QByteArray changed = m_bytes;
            changed[at] = char(changed[at] ^ 0x20);
            const auto model = TextClassifier::fromBytes(changed);
            QVERIFY(!model);
            QVERIFY(model.error().code.startsWith(u"text.model_"_s));
        }
    }
    // With a right hash: somebody made it so.
    void hostileFile_isRefused_data() {
        QTest::addColumn<QByteArray>("bytes");
        const auto le = [](auto value) {
            QByteArray out(sizeof value, 0);
            qToLittleEndian(value, out.data());
            return out;
        };
        const auto file = [&](const QByteArray &packed, quint16 version = 1) {
            return sealed("LXTEXT" + le(version) + le(quint32(2)) + le(quint64(packed.size())) + "{}" + packed);
        };
        const auto body = [&](quint32 labels, const QByteArray &names, quint32 keys, const QByteArray &rest) {
            return le(labels) + le(quint32(names.size())) + le(keys) + names + rest;
        };
        const QByteArray zero = le(0.0F), one = le(1.0F), half = le(0.5F);
        const QByteArray numbers = one + one + one + zero + zero; // temperature, scale, bias of two labels
        QTest::newRow("fine") << QByteArray();
        QTest::newRow("empty body") << file(qCompress(QByteArray()));
        QTest::newRow("no zlib") << file("\x00\x00\x00\x10garbage");
        QTest::newRow("a size of 4 GB") << file("\xff\xff\xff\xffgarbage");
        QTest::newRow("newer") << file(qCompress(body(2, "a\nb", 0, numbers)), 2);
        QTest::newRow("no labels") << file(qCompress(body(0, "", 0, numbers)));
        QTest::newRow("one label") << file(qCompress(body(1, "a", 0, numbers)));
        QTest::newRow("more labels than names") << file(qCompress(body(3, "a\nb", 0, numbers)));
        QTest::newRow("an empty label") << file(qCompress(body(2, "a\n", 0, numbers)));
        QTest::newRow("too many labels") << file(qCompress(body(70'000, "a\nb", 0, numbers)));
        QTest::newRow("names longer than the file") << file(qCompress(le(quint32(2)) + le(quint32(1'000'000)) + le(quint32(0)) + numbers));
        QTest::newRow("more keys than there are") << file(qCompress(body(2, "a\nb", 0xFFFFFFFF, numbers)));
        QTest::newRow("keys out of order")
            << file(qCompress(body(2, "a\nb", 2, numbers + le(quint64(5)) + le(quint64(0)) + half + half + QByteArray(8, 1))));
        QTest::newRow("keys that overflow")
            << file(qCompress(body(2, "a\nb", 2, numbers + le(quint64(5)) + le(~quint64(0)) + half + half + QByteArray(8, 1))));
        QTest::newRow("temperature of nothing") << file(qCompress(body(2, "a\nb", 0, zero + one + one + zero + zero)));
        QTest::newRow("not a number") << file(qCompress(body(2, "a\nb", 0, one + le(std::numeric_limits<float>::quiet_NaN()) + one + zero + zero)));
        QTest::newRow("infinite") << file(qCompress(body(2, "a\nb", 0, one + one + one + zero + le(std::numeric_limits<float>::infinity()))));
    }
    void hostileFile_isRefused() {
        QFETCH(QByteArray, bytes);
        if (bytes.isEmpty()) { // the way they are made is right
            const auto le = [](auto value) {
                QByteArray out(sizeof value, 0);
                qToLittleEndian(value, out.data());
                return out;
            };
            const QByteArray packed = qCompress(le(quint32(2)) + le(quint32(3)) + le(quint32(1)) + "a\nb" + le(1.0F) + le(1.0F) + le(1.0F) + le(0.0F)
                                                + le(0.0F) + le(quint64(7)) + le(1.0F) + QByteArray(4, 1));
            QVERIFY(TextClassifier::fromBytes(sealed("LXTEXT" + le(quint16(1)) + le(quint32(2)) + le(quint64(packed.size())) + "{}" + packed)));
            return;
        }
        const auto model = TextClassifier::fromBytes(bytes);
        QVERIFY(!model);
        QVERIFY2(model.error().code.startsWith(u"text.model_"_s), qPrintable(model.error().toString()));
        QCOMPARE(model.error().kind, ErrorKind::BadInput);
    }
    void manyThreads_getTheSameAnswers() {
        const auto model = TextClassifier::fromBytes(m_bytes);
        const auto texts = sampleTexts(200, 3);
        QStringList expected;
        for (const auto &text : texts)
            expected << model->classify(text.text, 1).front().label;
        std::vector<int> wrong(4, 0);
        std::vector<std::thread> threads;
        for (std::size_t t = 0; t < wrong.size(); ++t)
            threads.emplace_back([&, t] {
                for (std::size_t i = 0; i < texts.size(); ++i)
                    wrong[t] += model->classify(texts[i].text, 1).front().label != expected[qsizetype(i)];
            });
        for (auto &thread : threads)
            thread.join();
        QCOMPARE(wrong, std::vector<int>(4, 0));
    }
};

LIANXIN_TEST(tst_TextClassifier);
#include "tst_TextClassifier.moc"
