// SPDX-License-Identifier: GPL-3.0-or-later
#include "ZipBuilder.h"
#include "platform/base/Literals.h"
#include "platform/sheets/CsvReader.h"
#include "support/TestRegistry.h"
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>
#include <iconv.h>

using namespace lianxin;
using namespace lianxin::test;

class tst_CsvReader : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    QString write(const QByteArray &content) {
        const QString path = m_dir.filePath(u"名单.csv"_s);
        QFile file(path);
        if (file.open(QIODevice::WriteOnly))
            file.write(content);
        return path;
    }
    static QByteArray encoded(const QByteArray &utf8, const char *to) {
        const iconv_t handle = iconv_open(to, "UTF-8");
        QByteArray in = utf8;
        QByteArray out(in.size() * 4 + 16, '\0');
        char *from = in.data();
        char *at = out.data();
        size_t left = size_t(in.size());
        size_t room = size_t(out.size());
        iconv(handle, &from, &left, &at, &room);
        iconv_close(handle);
        out.truncate(out.size() - qsizetype(room));
        return out;
    }
    static QString joined(const std::vector<QStringList> &rows) {
        QStringList out;
        for (const QStringList &row : rows)
            out << row.join(u'|');
        return out.join(u'\n');
    }

private Q_SLOTS:
    void read_forms_givesTheCells_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("rows");
        QTest::newRow("plain") << "a,b\n1,2\n"_ba << u"1|s:a|s:b\n2|s:1|s:2"_s;
        QTest::newRow("no final line end") << "a,b\r\n1,2"_ba << u"1|s:a|s:b\n2|s:1|s:2"_s;
        QTest::newRow("old mac line ends") << "a,b\r1,2\r"_ba << u"1|s:a|s:b\n2|s:1|s:2"_s;
        QTest::newRow("empty cells") << "a,,c,\n,,\n,x"_ba << u"1|s:a|-|s:c\n3|-|s:x"_s;
        QTest::newRow("blank lines count") << "a\n\n\nb"_ba << u"1|s:a\n4|s:b"_s;
        QTest::newRow("quotes") << "\"a,b\",\"say \"\"hi\"\"\",\"\"\n"_ba << u"1|s:a,b|s:say \"hi\""_s;
        QTest::newRow("line break inside") << "\"一\n二\",3\r\n4,5"_ba << u"1|s:一\n二|s:3\n2|s:4|s:5"_s;
        QTest::newRow("quote inside plain text") << "5\" pipe,x\n"_ba << u"1|s:5\" pipe|s:x"_s;
        QTest::newRow("text after the closing quote") << "\"a\"b,c\n"_ba << u"1|s:ab|s:c"_s;
        QTest::newRow("unclosed quote at the end") << "a,\"b"_ba << u"1|s:a|s:b"_s;
        QTest::newRow("formula that keeps zeros") << "=\"01012345678\",1\n"_ba << u"1|s:=\"01012345678\"|s:1"_s;
        QTest::newRow("tabs") << "a\tb,c\n1\t2\n"_ba << u"1|s:a|s:b,c\n2|s:1|s:2"_s;
        QTest::newRow("semicolons") << "a;b\n1,5;2\n"_ba << u"1|s:a|s:b\n2|s:1,5|s:2"_s;
        QTest::newRow("sep line") << "sep=;\na;b\n"_ba << u"2|s:a|s:b"_s;
        QTest::newRow("bom") << "\xef\xbb\xbf姓名,电话\n"_ba << u"1|s:姓名|s:电话"_s;
        QTest::newRow("scientific notation stays text") << "1.38E+10,007\n"_ba << u"1|s:1.38E+10|s:007"_s;
    }
    void read_forms_givesTheCells() {
        QFETCH(QByteArray, content);
        QTEST(joined(rowsOf(write(content))), "rows");
    }
    void read_anyEncoding_isRecognised_data() {
        QTest::addColumn<QByteArray>("iconvName");
        QTest::addColumn<QByteArray>("mark");
        QTest::addColumn<QString>("name");
        QTest::newRow("utf-8") << "UTF-8"_ba << ""_ba << u"utf-8"_s;
        QTest::newRow("gbk") << "GBK"_ba << ""_ba << u"gb18030"_s;
        QTest::newRow("gb18030") << "GB18030"_ba << ""_ba << u"gb18030"_s;
        QTest::newRow("utf-16 little endian with mark") << "UTF-16LE"_ba << "\xff\xfe"_ba << u"utf-16le"_s;
        QTest::newRow("utf-16 big endian with mark") << "UTF-16BE"_ba << "\xfe\xff"_ba << u"utf-16be"_s;
        QTest::newRow("utf-16 without mark") << "UTF-16LE"_ba << ""_ba << u"utf-16le"_s;
    }
    void read_anyEncoding_isRecognised() {
        QFETCH(QByteArray, iconvName);
        QFETCH(QByteArray, mark);
        QFETCH(QString, name);
        const QByteArray text = "姓名,电话,备注\n张三,13812341234,社保补贴\n李四,13900000000,高龄津贴\n";
        const QString path = write(mark + encoded(text, iconvName.constData()));
        const auto reader = SheetReader::open(path);
        QVERIFY(reader);
        QCOMPARE((*reader)->encoding(), name);
        QCOMPARE(joined(rowsOf(path)), u"1|s:姓名|s:电话|s:备注\n2|s:张三|s:13812341234|s:社保补贴\n3|s:李四|s:13900000000|s:高龄津贴"_s);
        QCOMPARE((*reader)->replacedSequences(), 0);
    }
    void read_rareCharacters_surviveGb18030() {
        const QByteArray text = "姓名\n𬱖㙍\n"; // four-byte GB18030
        QCOMPARE(joined(rowsOf(write(encoded(text, "GB18030")))), u"1|s:姓名\n2|s:𬱖㙍"_s);
    }
    void read_utf8WithOneBrokenByte_staysUtf8() {
        QByteArray text;
        for (int i = 0; i < 2000; ++i)
            text += "市民,反映\n";
        text.insert(1000 * 14, "\xff,");
        const auto reader = SheetReader::open(write(text));
        QCOMPARE((*reader)->encoding(), u"utf-8"_s);
        QVERIFY((*reader)->read(0, [](const SheetRow &) { return true; }));
        QCOMPARE((*reader)->replacedSequences(), 1);
    }
    void read_explicitEncoding_overrulesTheGuess() {
        SheetOptions options;
        options.encoding = u"GBK"_s;
        QCOMPARE(joined(rowsOf(write("\xc4\xe3\n"_ba), 0, options)), u"1|s:你"_s);
        options.encoding = u"klingon"_s;
        QCOMPARE(rowsOf(write("a\n"), 0, options)[0].at(0), u"error:sheet.encoding_unknown"_s);
    }
    void read_rowsAcrossBufferEdges_areWhole_data() {
        QTest::addColumn<QByteArray>("encoding");
        QTest::newRow("utf-8") << "UTF-8"_ba;
        QTest::newRow("gb18030") << "GB18030"_ba;
    }
    void read_rowsAcrossBufferEdges_areWhole() {
        QFETCH(QByteArray, encoding);
        QByteArray text;
        for (int i = 1; i <= 40000; ++i)
            text += "张三" + QByteArray::number(i) + ",\"引\"\"号\n" + QByteArray::number(i) + "\"\r\n";
        const auto rows = rowsOf(write(encoded(text, encoding.constData())));
        QCOMPARE(int(rows.size()), 40000);
        for (int i = 1; i <= 40000; ++i)
            QCOMPARE(rows[size_t(i - 1)].mid(1), QStringList({u"s:张三%1"_s.arg(i), u"s:引\"号\n%1"_s.arg(i)}));
    }
    void read_cellsOfAnyLength_comeBackAsWritten() { // separators at every place of the blocks that they are looked for in
        QRandomGenerator random(17);
        const QStringList letters{u"a"_s, u"7"_s, u"市"_s, u"𬱖"_s, u"\""_s, u","_s, u"\n"_s, u"\r"_s};
        std::vector<QStringList> written;
        QByteArray text = "head,head\n";
        for (int row = 0; row < 4000; ++row) {
            QStringList cells;
            for (int column = random.bounded(2, 8); column > 0; --column) {
                const bool plain = random.bounded(3) > 0;
                QString cell;
                for (qint64 n = random.bounded(4) == 0 ? random.bounded(300) : random.bounded(12); n > 0; --n)
                    cell += letters.at(random.bounded(plain ? 4 : int(letters.size())));
                const bool quoted = !plain || random.bounded(5) == 0;
                text += quoted ? '"' + cell.toUtf8().replace('"', "\"\"") + '"' : cell.toUtf8();
                text += column > 1 ? ","_ba : ""_ba;
                cells << (cell.isEmpty() ? u"-"_s : u"s:"_s + cell);
            }
            text += row % 3 == 0 ? "\n"_ba : row % 3 == 1 ? "\r\n"_ba : "\r"_ba;
            while (!cells.isEmpty() && cells.last() == "-"_L1)
                cells.removeLast();
            if (!cells.isEmpty())
                written.push_back(QStringList{QString::number(row + 2)} + cells);
        }
        SheetOptions options;
        options.delimiter = ',';
        const auto rows = rowsOf(write(text), 0, options);
        QCOMPARE(rows.size(), written.size() + 1);
        for (size_t i = 0; i < written.size(); ++i)
            QCOMPARE(rows[i + 1], written[i]);
    }
    void read_limits_stopTheReader() {
        SheetOptions options;
        QCOMPARE(rowsOf(write("a,\"" + QByteArray(3 << 20, 'x')), 0, options).back().at(0), u"error:sheet.limit_cell"_s);
        QCOMPARE(rowsOf(write("a," + QByteArray(3 << 20, 'x')), 0, options).back().at(0), u"error:sheet.limit_cell"_s);
        options.limits.maxColumns = 3;
        QCOMPARE(rowsOf(write("a,b,c\n"), 0, options).back(), QStringList({u"1"_s, u"s:a"_s, u"s:b"_s, u"s:c"_s}));
        QCOMPARE(rowsOf(write("a,b,c,d\n"), 0, options).back().at(0), u"error:sheet.limit_columns"_s);
        options = {};
        options.limits.maxRows = 2;
        QCOMPARE(rowsOf(write("1\n2\n3\n"), 0, options).back().at(0), u"error:sheet.limit_rows"_s);
    }
    void read_nothingButQuotes_stopsBeforeAllIsInMemory_data() {
        QTest::addColumn<QByteArray>("begin"); // whether the last quote of a piece opens a pair
        QTest::newRow("even") << "a,"_ba;
        QTest::newRow("odd") << "ab,"_ba;
    }
    void read_nothingButQuotes_stopsBeforeAllIsInMemory() {
        QFETCH(QByteArray, begin);
        const auto reader = SheetReader::open(write(begin + QByteArray(16 << 20, '"')));
        QVERIFY(reader);
        const auto read = (*reader)->read(0, [](const SheetRow &) { return true; });
        QCOMPARE(read ? u"read"_s : read.error().code, u"sheet.limit_cell"_s);
        QVERIFY2((*reader)->bytesRead() < 4 << 20, qPrintable(QString::number((*reader)->bytesRead())));
    }
    void guessDelimiter_prefersTheEvenOne() {
        QCOMPARE(sheets::guessDelimiter("a\tb\tc, d\n1\t2\t3\n"), '\t');
        QCOMPARE(sheets::guessDelimiter("a|b\n1|2\n"), '|');
        QCOMPARE(sheets::guessDelimiter("one column\n"), ',');
        QCOMPARE(sheets::guessDelimiter(""), ',');
    }
};
LIANXIN_TEST(tst_CsvReader);
#include "tst_CsvReader.moc"
