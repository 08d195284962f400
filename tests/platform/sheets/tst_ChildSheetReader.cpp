// SPDX-License-Identifier: GPL-3.0-or-later
// Files from outside are read by a child; whatever becomes of it, the reader gives rows or an error.
#include "ZipBuilder.h"
#include "platform/base/Literals.h"
#include "platform/sheets/SheetWire.h"
#include "support/TestRegistry.h"
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>

using namespace lianxin;
using namespace lianxin::sheets;
using namespace lianxin::test;

class tst_ChildSheetReader : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    QString m_path;

    // Instead of lianxin-worker: a program of the worst intentions.
    QString script(const QByteArray &text) {
        const QString path = m_dir.filePath(u"worker"_s);
        QFile::remove(path);
        QFile file(path);
        if (file.open(QIODevice::WriteOnly))
            file.write("#!/bin/sh\n" + text + "\n");
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return path;
    }
    static QString frame(SheetFrame kind, const QByteArray &content) {
        const uint32_t head[2] = {uint32_t(content.size()), uint32_t(kind)};
        QString out;
        for (const char c : QByteArray(reinterpret_cast<const char *>(head), 8) + content)
            out += u"\\%1"_s.arg(uint(uchar(c)), 3, 8, QChar(u'0'));
        return out;
    }
    static QByteArray print(const QString &octal) { return "printf '" + octal.toLatin1() + "'\n"; }
    QByteArray opened() const { return print(frame(SheetFrame::Opened, R"({"sheets":[{"name":"a","state":0}],"encoding":"utf-8","total":100})")); }
    QString openError(const QByteArray &text, int silenceMs = 20'000) {
        SheetOptions options;
        options.limits.maxSilenceMs = silenceMs;
        const auto reader = SheetReader::openInChild(m_path, options, script(text));
        return reader ? u"opened"_s : reader.error().code;
    }
    QString readError(const QByteArray &text) {
        SheetOptions options;
        options.limits.maxSilenceMs = 20'000;
        const auto reader = SheetReader::openInChild(m_path, options, script(text));
        if (!reader)
            return u"open: "_s + reader.error().code;
        const auto done = (*reader)->read(0, [](const SheetRow &) { return true; });
        return done ? u"read"_s : done.error().code;
    }
    static QByteArray manyRows(int count) {
        QByteArray data;
        for (int i = 0; i < count; ++i)
            data += "<row><c t=\"inlineStr\"><is><t>市民" + QByteArray::number(i) + "</t></is></c><c><v>13812341234</v></c><c t=\"b\"><v>1</v></c></row>";
        return data;
    }
    static std::vector<int> children() {
        std::vector<int> found;
        for (const QString &name : QDir(u"/proc"_s).entryList(QDir::Dirs)) {
            QFile file(u"/proc/%1/stat"_s.arg(name));
            if (name.toInt() <= 0 || !file.open(QIODevice::ReadOnly))
                continue;
            const QByteArray stat = file.readAll();
            const QList<QByteArray> fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
            if (fields.value(1).toInt() == int(::getpid()) && fields.value(0) != "Z")
                found.push_back(name.toInt());
        }
        return found;
    }

private Q_SLOTS:
    void initTestCase() {
        m_path = m_dir.filePath(u"名单.xlsx"_s);
        QVERIFY(ZipBuilder::workbook(manyRows(20000)).write(m_path));
    }
    void read_givesWhatTheReaderInThisProcessGives() {
        QVERIFY(ZipBuilder::workbook("<row r=\"3\"><c r=\"A3\" t=\"s\"><v>0</v></c><c r=\"C3\" s=\"1\"><v>46067.5</v></c><c r=\"D3\" t=\"b\"><v>0</v></c>"
                                     "<c r=\"E3\" t=\"e\"><v>#REF!</v></c><c r=\"F3\" t=\"str\"><v></v></c><c r=\"G3\"><v>-0.5</v></c></row>" + manyRows(9000),
                                     "<si><t>文本</t></si>", "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>").write(m_dir.filePath(u"k.xlsx"_s)));
        const QString path = m_dir.filePath(u"k.xlsx"_s);
        const auto here = SheetReader::open(path);
        const auto child = SheetReader::openInChild(path);
        QVERIFY2(child, child ? "" : qPrintable(child.error().toString()));
        QCOMPARE((*child)->sheets().size(), 1u);
        QCOMPARE((*child)->sheets()[0].name, (*here)->sheets()[0].name);
        QCOMPARE((*child)->bytesTotal(), (*here)->bytesTotal());
        QCOMPARE((*child)->encoding(), u"utf-8"_s);
        const auto all = [](SheetReader &reader) {
            QStringList out;
            const auto done = reader.read(0, [&](const SheetRow &row) {
                QString line = QString::number(row.number);
                for (const SheetCell &cell : row.cells)
                    line += u'|' + QString::number(int(cell.type)) + cell.toString();
                out << line;
                return true;
            });
            return done ? out : QStringList(done.error().code);
        };
        const QStringList expected = all(**here);
        QCOMPARE(expected.size(), 9001);
        QCOMPARE(all(**child), expected);
        QVERIFY((*child)->bytesRead() > 0);
        QCOMPARE(all(**child), expected); // and once more
    }
    void read_stoppedByTheVisitor_leavesNoChildAndCanBeReadAgain() {
        const auto reader = SheetReader::openInChild(m_path);
        QVERIFY(reader);
        int rows = 0;
        QVERIFY((*reader)->read(0, [&](const SheetRow &) { return ++rows < 10; }));
        QCOMPARE(rows, 10);
        QVERIFY(children().empty());
        rows = 0;
        QVERIFY((*reader)->read(0, [&](const SheetRow &) { return ++rows > 0; }));
        QCOMPARE(rows, 20000);
    }
    void open_whatTheChildRefuses_comesWithCodeAndRemedy() {
        const auto missing = SheetReader::openInChild(m_dir.filePath(u"none.xlsx"_s));
        QCOMPARE(missing.error().code, u"sheet.not_found"_s);
        QCOMPARE(missing.error().kind, ErrorKind::NotFound);
        QFile file(m_dir.filePath(u"page.xls"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("<html><table>");
        file.close();
        const auto page = SheetReader::openInChild(file.fileName());
        QCOMPARE(page.error().code, u"sheet.not_a_spreadsheet"_s);
        QVERIFY(!page.error().remedy.isEmpty());
        QVERIFY(children().empty());
    }
    void read_failingInTheMiddle_givesTheRowsBeforeAndTheError() {
        const QString path = m_dir.filePath(u"half.xlsx"_s);
        QVERIFY(ZipBuilder::workbook(manyRows(5000) + "<row><c t=\"s\"><v>7</v></c></row>").write(path));
        const auto reader = SheetReader::openInChild(path);
        int rows = 0;
        const auto done = (*reader)->read(0, [&](const SheetRow &) { return ++rows > 0; });
        QCOMPARE(rows, 5000);
        QCOMPARE(done.error().code, u"sheet.bad_shared_string"_s);
        QVERIFY(done.error().place.contains(u"A5001"_s));
    }
    void read_childKilled_isAnErrorAndNothingElse() {
        const auto reader = SheetReader::openInChild(m_path);
        QVERIFY(reader);
        int rows = 0;
        const auto done = (*reader)->read(0, [&](const SheetRow &) {
            if (++rows == 1)
                for (const int pid : children())
                    ::kill(pid, SIGKILL);
            return true;
        });
        // What was in the pipe may be all of it.
        QVERIFY(!done || rows == 20000);
        if (!done)
            QCOMPARE(done.error().code, u"sheet.reader_died"_s);
        rows = 0;
        QVERIFY((*reader)->read(0, [&](const SheetRow &) { return ++rows > 0; }));
        QCOMPARE(rows, 20000);
    }
    void open_childThatDies_isAnError_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("code");
        QTest::newRow("leaves") << "exit 3"_ba << u"sheet.reader_died"_s;
        QTest::newRow("crashes") << "kill -SEGV $$"_ba << u"sheet.reader_died"_s;
        QTest::newRow("is killed for its processor time") << "kill -XCPU $$"_ba << u"sheet.limit_time"_s;
        QTest::newRow("runs out of memory") << "exit 77"_ba << u"sheet.limit_memory"_s;
        QTest::newRow("talks nonsense") << "printf 'hello world, this is no frame at all'"_ba << u"sheet.reader_died"_s;
        QTest::newRow("breaks off within a frame") << print(u"\\020\\000\\000\\000\\001\\000"_s) << u"sheet.reader_died"_s;
        QTest::newRow("announces more than there may be") << print(u"\\377\\377\\377\\377\\001\\000\\000\\000"_s) << u"sheet.reader_died"_s;
        QTest::newRow("answers out of turn") << print(frame(SheetFrame::Done, QByteArray(16, '\0'))) << u"sheet.reader_died"_s;
    }
    void open_childThatDies_isAnError() {
        QFETCH(QByteArray, text);
        QTEST(openError(text), "code");
    }
    void open_childThatHangs_isEnded() {
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(openError("exec sleep 600", 300), u"sheet.limit_time"_s);
        QVERIFY(timer.elapsed() < 60'000);
        QVERIFY(children().empty());
    }
    void open_withoutTheProgram_saysHowToInstallIt() {
        const auto reader = SheetReader::openInChild(m_path, {}, u"/nonexistent/lianxin-worker"_s);
        QCOMPARE(reader.error().code, u"workers.not_started"_s);
        QCOMPARE(reader.error().kind, ErrorKind::Unreachable);
    }
    void read_childThatSendsDamagedRows_isAnError_data() {
        QTest::addColumn<QByteArray>("content");
        const QByteArray head(16, '\0');
        QTest::newRow("row cut off") << head + QByteArray(5, '\1');
        QTest::newRow("more cells than bytes") << head + QByteArray(8, '\0') + QByteArray("\xff\xff\xff\x7f", 4);
        QTest::newRow("text longer than the frame") << head + QByteArray(8, '\0') + QByteArray("\x01\0\0\0", 4) + QByteArray("\xf9\xff\xff\xff", 4);
        QTest::newRow("no head") << QByteArray(3, '\0');
    }
    void read_childThatSendsDamagedRows_isAnError() {
        QFETCH(QByteArray, content);
        QCOMPARE(readError(opened() + print(frame(SheetFrame::Rows, content)) + "sleep 1"), u"sheet.reader_died"_s);
    }
    void read_fileThatEatsMemory_isRefused() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        QSKIP("sanitizers need memory without limit");
#endif
        QByteArray strings;
        for (int i = 0; i < 200'000; ++i)
            strings += "<si><t>" + QByteArray::number(i * 7919) + QByteArray(250, 'x') + "</t></si>";
        const QString path = m_dir.filePath(u"large.xlsx"_s);
        QVERIFY(ZipBuilder::workbook("<row><c t=\"s\"><v>0</v></c></row>", strings).write(path));
        SheetOptions options;
        options.limits.maxMemoryBytes = 40 << 20;
        options.limits.maxInflationRatio = 100'000;
        const auto reader = SheetReader::openInChild(path, options);
        QVERIFY(reader);
        const auto done = (*reader)->read(0, [](const SheetRow &) { return true; });
        QCOMPARE(done.error().code, u"sheet.limit_memory"_s);
        options.limits.maxMemoryBytes = SheetLimits().maxMemoryBytes;
        QVERIFY((*SheetReader::openInChild(path, options))->read(0, [](const SheetRow &) { return true; }));
    }
    void wire_request_carriesEveryOption() {
        SheetOptions options;
        options.encoding = u"gb18030"_s;
        options.delimiter = ';';
        options.password = u"密\"码"_s;
        options.limits.maxRows = 7;
        options.limits.maxMemoryBytes = 1LL << 33;
        QString path;
        SheetOptions back;
        const QByteArray line = sheetRequest(u"/tmp/a\nb.xlsx"_s, options);
        QCOMPARE(line.indexOf('\n'), line.size() - 1);
        fromSheetRequest(line, path, back);
        QCOMPARE(path, u"/tmp/a\nb.xlsx"_s);
        QCOMPARE(back.encoding, options.encoding);
        QCOMPARE(back.delimiter, ';');
        QCOMPARE(back.password, options.password);
        QCOMPARE(back.limits.maxRows, 7);
        QCOMPARE(back.limits.maxMemoryBytes, 1LL << 33);
        QCOMPARE(back.limits.maxColumns, SheetLimits().maxColumns);
    }
};
LIANXIN_TEST(tst_ChildSheetReader);
#include "tst_ChildSheetReader.moc"
