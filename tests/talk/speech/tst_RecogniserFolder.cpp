// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/speech/RecogniserFolder.h"
#include "support/TestRegistry.h"
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace lianxin;

class tst_RecogniserFolder : public QObject {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_dir;

    static QByteArray field(int number, const QByteArray &bytes) {
        return QByteArray(1, char(number << 3 | 2)) + QByteArray(1, char(bytes.size())) + bytes;
    }
    //! The outline of an .onnx file with some metadata.
    static QByteArray onnx(const QList<QPair<QByteArray, QByteArray>> &metadata = {}) {
        QByteArray file("\x08\x07", 2); // version 7
        file += field(7, "graph");
        for (const auto &[key, value] : metadata)
            file += field(14, field(1, key) + field(2, value));
        return file;
    }
    void write(const QString &name, const QByteArray &bytes) const {
        QFile file(m_dir->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    QString code() const {
        const auto folder = RecogniserFolder::inspect(m_dir->path());
        return folder ? folder->kind : folder.error().code;
    }

private Q_SLOTS:
    void init() {
        m_dir = std::make_unique<QTemporaryDir>();
        write(u"tokens.txt"_s, "<blk> 0\n");
    }
    void kinds_areKnownByTheirFiles() {
        write(u"encoder-epoch-99.onnx"_s, onnx());
        QCOMPARE(code(), u"speech.model_files"_s);
        write(u"decoder-epoch-99.onnx"_s, onnx());
        QCOMPARE(code(), u"paraformer"_s);
        write(u"joiner-epoch-99.onnx"_s, onnx());
        QCOMPARE(code(), u"transducer"_s);
    }
    void ctcModels_areKnownByTheirMetadata() {
        write(u"model.onnx"_s, onnx({{"model_type", "EncDecCTCModel"}}));
        QCOMPARE(code(), u"nemo_ctc"_s);
        write(u"model.onnx"_s, onnx({{"model_author", "k2-fsa"}, {"model_type", "zipformer2"}}));
        QCOMPARE(code(), u"zipformer2_ctc"_s);
        write(u"model.onnx"_s, onnx({{"model_type", "whisper"}}));
        QCOMPARE(code(), u"speech.model_files"_s);
    }
    void decodingGraph_isTakenWhereItIsOne() {
        write(u"model.onnx"_s, onnx({{"model_type", "EncDecCTCModel"}}));
        write(u"graph.fst"_s, "What follows what");
        QCOMPARE(code(), u"speech.model_file"_s);
        const QByteArray graph = [] {
            QFile shipped(demoModelFolder() + u"/graph.fst"_s);
            return shipped.open(QIODevice::ReadOnly) ? shipped.readAll() : QByteArray();
        }();
        for (const qsizetype size : {qsizetype(3), qsizetype(40), graph.size() / 2, graph.size() - 1}) {
            write(u"graph.fst"_s, graph.first(size));
            QCOMPARE(code(), u"speech.model_file"_s);
        }
        write(u"graph.fst"_s, graph);
        const auto folder = RecogniserFolder::inspect(m_dir->path());
        QVERIFY(folder.hasValue());
        QCOMPARE(folder->files.value(u"graph"_s), m_dir->filePath(u"graph.fst"_s));
        // A transducer searches by itself.
        for (const QString &role : {u"encoder"_s, u"decoder"_s, u"joiner"_s})
            write(role + u".onnx"_s, onnx());
        QCOMPARE(RecogniserFolder::inspect(m_dir->path())->files.contains(u"graph"_s), false);
    }
    void smallerWeights_arePreferred() {
        write(u"model.onnx"_s, onnx({{"model_type", "zipformer2"}}));
        write(u"model.int8.onnx"_s, onnx({{"model_type", "EncDecCTCModel"}}));
        const auto folder = RecogniserFolder::inspect(m_dir->path());
        QVERIFY(folder.hasValue());
        QVERIFY(folder->files.value(u"model"_s).endsWith(u"model.int8.onnx"_s));
        QCOMPARE(folder->rate, 16'000);
        QCOMPARE(folder->bands, 80);
        QVERIFY(!folder->demo);
    }
    void demoModel_isKnown_whateverItsFolderIsCalled() {
        write(u"x.onnx"_s, onnx({{"model_type", "EncDecCTCModel"}, {"lianxin_demo_model", "synthetic voices only"}}));
        const auto folder = RecogniserFolder::inspect(m_dir->path());
        QVERIFY(folder.hasValue());
        QVERIFY(folder->demo);
    }
    void facts_areRead_andChecked_data() {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("expected");
        QTest::newRow("good") << QByteArray(R"({"rate":8000,"bands":40})") << u"nemo_ctc"_s;
        QTest::newRow("rate of a record player") << QByteArray(R"({"rate":44100})") << u"speech.model_facts"_s;
        QTest::newRow("no bands") << QByteArray(R"({"bands":0})") << u"speech.model_facts"_s;
        QTest::newRow("not JSON") << QByteArray("rate=8000") << u"speech.model_facts"_s;
        QTest::newRow("empty") << QByteArray() << u"speech.model_facts"_s;
    }
    void facts_areRead_andChecked() {
        QFETCH(QByteArray, json);
        QFETCH(QString, expected);
        write(u"model.onnx"_s, onnx({{"model_type", "EncDecCTCModel"}}));
        write(u"model.json"_s, json);
        QCOMPARE(code(), expected);
    }
    void brokenFiles_areRefused_data() {
        QTest::addColumn<QByteArray>("bytes");
        const QByteArray whole = onnx({{"model_type", "EncDecCTCModel"}});
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("a web page") << QByteArray("<html><body>404 Not Found</body></html>");
        QTest::newRow("no graph") << QByteArray("\x08\x07", 2);
        QTest::newRow("cut in the metadata") << whole.chopped(3);
        QTest::newRow("cut in the graph") << whole.first(6);
        QTest::newRow("endless number") << QByteArray(100, char(0xff));
        QTest::newRow("a field of exabytes") << QByteArray("\x3a\xff\xff\xff\xff\xff\xff\xff\xff\x7f", 10);
        QTest::newRow("metadata of exabytes") << onnx() + QByteArray("\x72\xff\xff\xff\xff\xff\xff\xff\xff\x7f", 10);
        QTest::newRow("a key that leaves its entry") << onnx() + QByteArray("\x72\x03\x0a\x7fx", 5);
    }
    void brokenFiles_areRefused() {
        QFETCH(QByteArray, bytes);
        write(u"model.onnx"_s, bytes);
        QCOMPARE(code(), u"speech.model_file"_s);
    }
    void absent_isSaid() {
        for (const QString &path : {QString(), u"/nowhere/at/all"_s, m_dir->filePath(u"tokens.txt"_s)}) {
            const auto folder = RecogniserFolder::inspect(path);
            QVERIFY(!folder);
            QCOMPARE(folder.error().code, u"speech.model_absent"_s);
        }
    }
    void tokensMissing_isSaid() {
        write(u"model.onnx"_s, onnx({{"model_type", "EncDecCTCModel"}}));
        QVERIFY(QFile::remove(m_dir->filePath(u"tokens.txt"_s)));
        QCOMPARE(code(), u"speech.model_files"_s);
        write(u"tokens.txt"_s, {});
        QCOMPARE(code(), u"speech.model_files"_s);
    }
    void shipped_isADemo_of8Kilohertz() {
        const auto folder = RecogniserFolder::inspect(demoModelFolder());
        QVERIFY2(folder.hasValue(), folder ? "" : qPrintable(folder.error().toString()));
        QCOMPARE(folder->kind, u"nemo_ctc"_s);
        QCOMPARE(folder->rate, 8'000);
        QCOMPARE(folder->bands, 40);
        QVERIFY(folder->demo);
    }
};
LIANXIN_TEST(tst_RecogniserFolder);
#include "tst_RecogniserFolder.moc"
