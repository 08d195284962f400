// SPDX-License-Identifier: GPL-3.0-or-later
// Files made to harm, and files as hurried people make them; read as the engine reads them, in a child.
#include "CompoundBuilder.h"
#include "ZipBuilder.h"
#include "platform/base/Literals.h"
#include "platform/base/PhoneNumber.h"
#include "support/TestRegistry.h"
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <sys/resource.h>

using namespace lianxin;
using namespace lianxin::test;

class tst_Hostile : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    QString path(const QString &name = u"t.xlsx"_s) const { return m_dir.filePath(name); }
    QString write(const QByteArray &content, const QString &name) const {
        QFile file(path(name));
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? path(name) : QString();
    }
    // Texts of all rows, or the code of the failure as the last line.
    static QStringList readInChild(const QString &path) {
        QStringList out;
        const auto reader = SheetReader::openInChild(path);
        if (!reader)
            return {reader.error().code};
        const auto done = (*reader)->read(0, [&](const SheetRow &row) {
            QStringList cells;
            for (const SheetCell &cell : row.cells)
                cells << cell.toString();
            out << cells.join(u'|');
            return true;
        });
        if (!done) {
            out << done.error().code;
            if (done.error().remedy.isEmpty())
                out << u"no remedy"_s;
        }
        return out;
    }
    static QByteArray cell(const QByteArray &type, const QByteArray &value) { return "<row><c" + (type.isEmpty() ? QByteArray() : " t=\"" + type + '"') + "><v>" + value + "</v></c></row>"; }

private Q_SLOTS:
    void read_decompressionBomb_isRefused() {
        QVERIFY(ZipBuilder::workbook(QByteArray(64 << 20, ' ')).write(path()));
        QVERIFY(QFile(path()).size() < 1 << 20);
        QCOMPARE(readInChild(path()), QStringList(u"sheet.limit_ratio"_s));
    }
    void read_bombOfSharedTexts_isRefused() {
        QByteArray text = "<si><t>" + QByteArray(1000, 'a') + "</t></si>";
        QVERIFY(ZipBuilder::workbook(cell("s", "0"), text.repeated(100'000)).write(path()));
        QCOMPARE(readInChild(path()).last(), u"sheet.limit_ratio"_s); // after rows whose texts come before it
    }
    void read_rowOfAMillionColumns_isRefused() {
        QByteArray row = "<row r=\"1\">";
        for (int i = 0; i < 1'000'000; ++i)
            row += "<c><v>" + QByteArray::number(i % 10) + "</v></c>";
        QVERIFY(ZipBuilder::workbook(row + "</row>").write(path()));
        QCOMPARE(readInChild(path()), QStringList(u"sheet.limit_columns"_s));
        QVERIFY(ZipBuilder::workbook("<row r=\"1\"><c r=\"BDWGO1\"><v>1</v></c></row>").write(path())); // the millionth, named
        QCOMPARE(readInChild(path()), QStringList(u"sheet.limit_columns"_s));
        QCOMPARE(readInChild(write(QByteArray("a,").repeated(1'000'000), u"w.csv"_s)), QStringList(u"sheet.limit_columns"_s));
    }
    void read_entities_areRefused_data() {
        QTest::addColumn<QByteArray>("doctype");
        QTest::newRow("a billion laughs") << "<!DOCTYPE s [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]>"_ba;
        QTest::newRow("a file of this machine") << "<!DOCTYPE s [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"_ba;
        QTest::newRow("a file of the network") << "<!DOCTYPE s SYSTEM \"http://127.0.0.1:9/x.dtd\">"_ba;
    }
    void read_entities_areRefused() {
        QFETCH(QByteArray, doctype);
        ZipBuilder zip;
        zip.add("xl/workbook.xml", "<workbook><sheets><sheet name=\"一\" r:id=\"r\"/></sheets></workbook>");
        zip.add("xl/worksheets/sheet1.xml", "<?xml version=\"1.0\"?>" + doctype + "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>&a;</t></is></c></row></sheetData></worksheet>");
        QVERIFY(zip.write(path()));
        QCOMPARE(readInChild(path()), QStringList(u"sheet.xml_doctype"_s));
    }
    void read_partsThatPointOutside_staySimplyMissing() {
        ZipBuilder zip;
        zip.add("xl/workbook.xml", "<workbook xmlns:r=\"r\"><sheets><sheet name=\"一\" r:id=\"a\"/></sheets></workbook>");
        zip.add("xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"a\" Type=\"x/worksheet\" Target=\"../../../../../../etc/passwd\"/></Relationships>");
        zip.add("../../etc/passwd", "<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>");
        QVERIFY(zip.write(path()));
        QCOMPARE(readInChild(path()), QStringList(u"sheet.part_missing"_s));
    }
    void read_whatIsNoFile_isRefused() {
        QCOMPARE(readInChild(u"/dev/zero"_s), QStringList(u"sheet.unreadable"_s));
        QCOMPARE(readInChild(m_dir.path()), QStringList(u"sheet.unreadable"_s));
    }
    void read_deepNesting_isRefused() {
        QVERIFY(ZipBuilder::workbook(QByteArray("<a>").repeated(200'000)).write(path()));
        QCOMPARE(readInChild(path()), QStringList(u"sheet.xml_damaged"_s));
    }
    void read_circlesInACompoundFile_end() {
        QByteArray file = CompoundBuilder().add(u"Workbook"_s, QByteArray(20'000, 'x')).bytes();
        // Every link of the table leads to the first sector.
        const qsizetype table = file.size() - 512;
        for (qsizetype i = table; i + 4 <= file.size(); i += 4)
            if (uchar(file[i + 3]) != 0xff)
                file.replace(i, 4, le4(0));
        QVERIFY(readInChild(write(file, u"c.xls"_s)).last().startsWith(u"sheet."_s));
    }
    void read_cutOffAnywhere_isNeverSilent() {
        QByteArray data;
        for (int i = 0; i < 400; ++i)
            data += "<row><c t=\"inlineStr\"><is><t>" + QByteArray::number(i * 7919) + "</t></is></c></row>";
        QVERIFY(ZipBuilder::workbook(data).write(path()));
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray whole = file.readAll();
        for (qsizetype size = 100; size < whole.size(); size += whole.size() / 15)
            QVERIFY2(readInChild(write(whole.first(size), u"cut.xlsx"_s)).last().startsWith(u"sheet."_s), qPrintable(QString::number(size)));
    }

    // Phones, however they are stored: eleven digits come out, or a number that says why not.
    void read_phones_keepEveryDigit_data() {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("digits"); // empty: refused
        QTest::newRow("number") << ""_ba << "13812341234"_ba << u"13812341234"_s << u"13812341234"_s;
        QTest::newRow("float") << ""_ba << "13812341234.0"_ba << u"13812341234"_s << u"13812341234"_s;
        QTest::newRow("scientific number") << "n"_ba << "1.3812341234E10"_ba << u"13812341234"_s << u"13812341234"_s;
        QTest::newRow("scientific number that ends in zeros") << "n"_ba << "1.38E+10"_ba << u"13800000000"_s << u"13800000000"_s;
        QTest::newRow("text") << "str"_ba << "13812341234"_ba << u"13812341234"_s << u"13812341234"_s;
        QTest::newRow("text with apostrophe") << "str"_ba << "'13812341234"_ba << u"'13812341234"_s << u"13812341234"_s;
        QTest::newRow("text with spaces and country code") << "str"_ba << "+86 138 1234 1234"_ba << u"+86 138 1234 1234"_s << u"13812341234"_s;
        QTest::newRow("text that lost its digits") << "str"_ba << "1.38123E+10"_ba << u"1.38123E+10"_s << QString();
        QTest::newRow("text in scientific form with every digit") << "str"_ba << "1.3812341234E+10"_ba << u"1.3812341234E+10"_s << u"13812341234"_s;
        QTest::newRow("landline with its zero") << "str"_ba << "010-12345678"_ba << u"010-12345678"_s << u"01012345678"_s;
        QTest::newRow("eighteen digits as text") << "str"_ba << "110101199003071234"_ba << u"110101199003071234"_s << QString();
    }
    void read_phones_keepEveryDigit() {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, value);
        QFETCH(QString, text);
        QFETCH(QString, digits);
        QVERIFY(ZipBuilder::workbook(cell(type, value)).write(path()));
        QCOMPARE(readInChild(path()), QStringList(text));
        const auto number = parsePhoneNumber(text, u"010");
        QCOMPARE(number ? number->digits : QString(), digits);
    }
};
LIANXIN_TEST(tst_Hostile);
#include "tst_Hostile.moc"
