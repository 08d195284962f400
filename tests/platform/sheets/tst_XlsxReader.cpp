// SPDX-License-Identifier: GPL-3.0-or-later
#include "ZipBuilder.h"
#include "platform/base/Literals.h"
#include "support/TestRegistry.h"
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace lianxin;
using namespace lianxin::test;

class tst_XlsxReader : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    QString path() const { return m_dir.filePath(u"t.xlsx"_s); }
    std::vector<QStringList> read(const ZipBuilder &zip, const SheetOptions &options = {}) {
        return zip.write(path()) ? rowsOf(path(), 0, options) : std::vector<QStringList>{{u"not written"_s}};
    }
    static QStringList row(std::initializer_list<const char *> cells) {
        QStringList out;
        for (const char *cell : cells)
            out << QString::fromUtf8(cell);
        return out;
    }

private Q_SLOTS:
    void read_everyKindOfCell_givesItsType() {
        const auto rows = read(ZipBuilder::workbook(
            "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>1</v></c><c r=\"B1\"><v>13812341234</v></c><c r=\"C1\" s=\"1\"><v>46067</v></c>"
            "<c r=\"D1\" t=\"b\"><v>1</v></c><c r=\"E1\" t=\"e\"><v>#N/A</v></c><c r=\"F1\" t=\"inlineStr\"><is><t>内联</t></is></c>"
            "<c r=\"G1\" t=\"str\"><f>A1</f><v>公式</v></c><c r=\"H1\" t=\"d\"><v>2026-02-14</v></c><c r=\"I1\" s=\"2\"/><c r=\"K1\" t=\"n\"><v>1.38E10</v></c></row>",
            "<si><t>甲</t></si><si><r><t>富</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\"> 文本 </t></r><rPh sb=\"0\" eb=\"1\"><t>fu</t></rPh></si>",
            "<numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;\"/></numFmts>"
            "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"14\"/></cellXfs>"));
        QCOMPARE(rows.size(), 1u);
        QCOMPARE(rows[0], row({"1", "s:富 文本 ", "n:13812341234", "d:2026-02-14T00:00:00", "b:true", "e:#N/A", "s:内联", "s:公式", "d:2026-02-14T00:00:00", "-", "-", "n:13800000000"}));
    }
    void read_1904Workbook_shiftsDates() {
        const auto rows = read(ZipBuilder::workbook("<row r=\"1\"><c r=\"A1\" s=\"0\"><v>44605</v></c></row>", {},
                                                    "<cellXfs><xf numFmtId=\"14\"/></cellXfs>", "<workbookPr date1904=\"1\"/>"));
        QCOMPARE(rows[0].at(1), u"d:2026-02-14T00:00:00"_s);
    }
    void read_entitiesCdataAndEscapes_areResolved() {
        const auto rows = read(ZipBuilder::workbook(
            "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>a&amp;b &lt;c&gt; &#x4e2d;&#25991; &unknown; &</t></is></c>"
            "<c r=\"B1\" t=\"inlineStr\"><is><t><![CDATA[<x> & y]]></t></is></c><c r=\"C1\" t=\"inlineStr\"><is><t>一_x000D_\n二\r\n三</t></is></c>"
            "<c r=\"D1\" t=\"inlineStr\"><is><t>_x4E2D__x005F_x</t></is></c><c r=\"E1\" t=\"inlineStr\"><is><t><!-- > -->注</t></is></c></row>"));
        QCOMPARE(rows[0], row({"1", "s:a&b <c> 中文 &unknown; &", "s:<x> & y", "s:一\n二\n三", "s:中_x", "s:注"}));
    }
    void read_prefixedNamespace_isUnderstood() {
        ZipBuilder zip;
        zip.add("xl/workbook.xml", "<x:workbook xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\" xmlns:r=\"r\"><x:sheets><x:sheet name=\"一\" r:id=\"rId9\"/></x:sheets></x:workbook>");
        zip.add("xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"rId9\" Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet\" Target=\"/xl/worksheets/s.xml\"/></Relationships>");
        zip.add("xl/worksheets/s.xml", "<x:worksheet><x:sheetData><x:row><x:c><x:v>1</x:v></x:c><x:c><x:v>2</x:v></x:c></x:row><x:row r='7'><x:c r='C7'><x:v>3</x:v></x:c></x:row></x:sheetData></x:worksheet>");
        const auto rows = read(zip);
        QCOMPARE(rows.size(), 2u);
        QCOMPARE(rows[0], row({"1", "n:1", "n:2"}));
        QCOMPARE(rows[1], row({"7", "-", "-", "n:3"}));
    }
    void read_utf16Parts_areConverted() {
        QByteArray utf16("\xff\xfe", 2);
        const QString xml = u"<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>中文</t></is></c></row></sheetData></worksheet>"_s;
        utf16.append(reinterpret_cast<const char *>(xml.utf16()), xml.size() * 2);
        ZipBuilder zip;
        zip.add("xl/workbook.xml", "<workbook><sheets><sheet name=\"一\" r:id=\"rId1\"/></sheets></workbook>");
        zip.add("xl/worksheets/sheet1.xml", utf16);
        QCOMPARE(read(zip)[0], row({"1", "s:中文"}));
    }
    void read_elementsOutsideTheData_areNoCells() {
        ZipBuilder zip = ZipBuilder::workbook("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData><extLst><ext><row r=\"9\"><c r=\"A9\"><v>9</v></c></row></ext></extLst><sheetData>");
        QCOMPARE(read(zip).size(), 1u);
    }
    void read_rowsAcrossBufferEdges_areWhole() {
        QByteArray data;
        const int count = 30000; // several times the scanner's buffer
        for (int i = 1; i <= count; ++i) {
            const QByteArray n = QByteArray::number(i);
            data += "<row r=\"" + n + "\"><c r=\"A" + n + "\" t=\"inlineStr\"><is><t>行 &amp; " + n + "</t></is></c><c r=\"B" + n + "\"><f>A1+1</f><v>" + n + "</v></c></row>";
        }
        const auto rows = read(ZipBuilder::workbook(data));
        QCOMPARE(int(rows.size()), count);
        for (int i = 1; i <= count; ++i)
            QCOMPARE(rows[size_t(i - 1)], QStringList({QString::number(i), u"s:行 & %1"_s.arg(i), u"n:%1"_s.arg(i)}));
    }
    void read_veryWideRow_keepsItsTexts() {
        QByteArray data = "<row r=\"1\">";
        for (int i = 0; i < 5000; ++i)
            data += "<c t=\"inlineStr\"><is><t>" + QByteArray(40, char('a' + i % 26)) + "</t></is></c>";
        const auto rows = read(ZipBuilder::workbook(data + "</row>"));
        QCOMPARE(rows[0].size(), 5001);
        for (int i = 0; i < 5000; ++i)
            QCOMPARE(rows[0].at(i + 1), u"s:"_s + QString(40, QChar(char16_t(u'a' + i % 26))));
    }
    void read_hiddenRows_areToldFromTheOthers_data() {
        QTest::addColumn<bool>("inChild");
        QTest::newRow("here") << false;
        QTest::newRow("in a child") << true;
    }
    void read_hiddenRows_areToldFromTheOthers() {
        QFETCH(bool, inChild);
        const QString path = m_dir.filePath(u"隐藏行.xlsx"_s);
        QVERIFY(ZipBuilder::workbook("<row r=\"1\"><c><v>1</v></c></row><row r=\"2\" spans=\"1:1\" hidden=\"1\"><c><v>2</v></c></row><row r=\"3\" hidden=\"0\"><c><v>3</v></c></row>"
                                     "<row hidden=\"true\"><c><v>4</v></c></row><row><c><v>5</v></c></row>").write(path));
        const auto reader = inChild ? SheetReader::openInChild(path) : SheetReader::open(path);
        QVERIFY(reader);
        QString seen;
        QVERIFY((*reader)->read(0, [&](const SheetRow &row) {
            seen += row.cells[0].toString() + (row.hidden ? u"h"_s : QString());
            return true;
        }));
        QCOMPARE(seen, u"12h34h5"_s);
    }
    void read_hiddenSheets_areListedWithTheirState() {
        ZipBuilder zip;
        zip.add("xl/workbook.xml", "<workbook><sheets><sheet name=\"藏\" state=\"hidden\" r:id=\"a\"/><sheet name=\"深\" state=\"veryHidden\" r:id=\"b\"/><sheet name=\"明\" r:id=\"c\"/></sheets></workbook>");
        zip.add("xl/worksheets/sheet1.xml", "<worksheet/>");
        QVERIFY(zip.write(path()));
        const auto reader = SheetReader::open(path());
        QVERIFY(reader);
        QCOMPARE((*reader)->sheets().size(), 3u);
        QCOMPARE(nameOf((*reader)->sheets()[0].state), u"hidden"_s);
        QCOMPARE(nameOf((*reader)->sheets()[1].state), u"very_hidden"_s);
        QCOMPARE((*reader)->find({}).valueOr(-1), 2);
        QCOMPARE((*reader)->find(u"深"_s).valueOr(-1), 1);
        QCOMPARE((*reader)->find(u"1"_s).valueOr(-1), 0);
        QCOMPARE((*reader)->find(u"无"_s).error().code, u"sheet.no_such_sheet"_s);
    }
    void read_stoppedByTheVisitor_canBeReadAgain() {
        QVERIFY(ZipBuilder::workbook("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\"><v>2</v></c></row>").write(path()));
        const auto reader = SheetReader::open(path());
        int rows = 0;
        QVERIFY((*reader)->read(0, [&](const SheetRow &) { return ++rows < 1; }));
        QCOMPARE(rows, 1);
        QVERIFY((*reader)->read(0, [&](const SheetRow &) { return ++rows < 100; }));
        QCOMPARE(rows, 3);
    }

    void open_whatIsNoWorkbook_saysWhatItIs_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("code");
        QTest::newRow("empty file") << QByteArray() << u"sheet.empty_file"_s;
        QTest::newRow("compound file, cut off") << QByteArray("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8) + QByteArray(600, '\0') << u"sheet.ole_damaged"_s;
        QTest::newRow("web page") << QByteArray("\xef\xbb\xbf<html><table><tr><td>1") << u"sheet.not_a_spreadsheet"_s;
        QTest::newRow("mark of an open workbook") << "\x05" "admin" + QByteArray(49, ' ') + QByteArray("\x05\0a\0d\0m\0i\0n", 11) + QByteArray(" \0", 2).repeated(49).left(99) << u"sheet.not_a_spreadsheet"_s;
        QTest::newRow("pdf") << QByteArray("%PDF-1.4 abc") << u"sheet.not_a_spreadsheet"_s;
        QTest::newRow("cut off zip") << QByteArray("PK\x03\x04 and nothing more") << u"sheet.zip_damaged"_s;
    }
    void open_whatIsNoWorkbook_saysWhatItIs() {
        QFETCH(QByteArray, content);
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        const auto reader = SheetReader::open(path());
        QVERIFY(!reader);
        QTEST(reader.error().code, "code");
        QVERIFY(!reader.error().remedy.isEmpty());
    }
    void open_missingFileOrFolder_isRefused() {
        QCOMPARE(SheetReader::open(m_dir.filePath(u"none.xlsx"_s)).error().kind, ErrorKind::NotFound);
        QCOMPARE(SheetReader::open(m_dir.path()).error().code, u"sheet.unreadable"_s);
    }
    void open_otherPackages_areNamed() {
        QVERIFY(ZipBuilder().add("xl/workbook.bin", "x").write(path()));
        QCOMPARE(rowsOf(path())[0].at(0), u"error:sheet.xlsb_unsupported"_s);
        QVERIFY(ZipBuilder().add("mimetype", "application/vnd.oasis.opendocument.spreadsheet").add("content.xml", "<x/>").write(path()));
        QCOMPARE(rowsOf(path())[0].at(0), u"error:sheet.ods_unsupported"_s);
        QVERIFY(ZipBuilder().add("a.txt", "x").write(path()));
        QCOMPARE(rowsOf(path())[0].at(0), u"error:sheet.not_a_spreadsheet"_s);
    }

    void read_damagedXml_failsWithItsCode_data() {
        QTest::addColumn<QByteArray>("data");
        QTest::addColumn<QString>("code");
        QTest::newRow("unclosed") << "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row>"_ba << u"sheet.xml_damaged"_s;
        QTest::newRow("end without start") << "</sheetData></worksheet></worksheet><a>"_ba << u"sheet.xml_damaged"_s;
        QTest::newRow("entity declaration") << "<!DOCTYPE x [<!ENTITY a \"b\">]>"_ba << u"sheet.xml_doctype"_s;
        QTest::newRow("shared text that is not there") << "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>7</v></c></row>"_ba << u"sheet.bad_shared_string"_s;
        QTest::newRow("negative shared text") << "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>-1</v></c></row>"_ba << u"sheet.bad_shared_string"_s;
        QTest::newRow("column beyond all") << "<row r=\"1\"><c r=\"ZZZZ1\"><v>7</v></c></row>"_ba << u"sheet.limit_columns"_s;
        QTest::newRow("row beyond all") << "<row r=\"999999999\"><c><v>7</v></c></row>"_ba << u"sheet.limit_rows"_s;
        QTest::newRow("deep nesting") << "<a>"_ba.repeated(2000) << u"sheet.xml_damaged"_s;
        QTest::newRow("giant cell") << "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>"_ba + QByteArray(2 << 20, 'x') + "</t></is></c></row>" << u"sheet.limit_cell"_s;
        QTest::newRow("tag without end") << "<row r=\""_ba + QByteArray(9 << 20, 'x') << u"sheet.xml_damaged"_s;
    }
    void read_damagedXml_failsWithItsCode() {
        QFETCH(QByteArray, data);
        QFETCH(QString, code);
        SheetOptions options;
        options.limits.maxInflationRatio = 1 << 20;
        QCOMPARE(read(ZipBuilder::workbook(data), options).back().at(0), u"error:"_s + code);
    }
    void read_limits_stopTheReader() {
        SheetOptions options;
        options.limits.maxInflatedBytes = 10000;
        QCOMPARE(read(ZipBuilder::workbook(QByteArray(20000, ' ')), options).back().at(0), u"error:sheet.limit_inflated"_s);
        options = {};
        QCOMPARE(read(ZipBuilder::workbook(QByteArray(64 << 20, ' ')), options).back().at(0), u"error:sheet.limit_ratio"_s);
        options.limits.maxEntries = 3;
        QCOMPARE(read(ZipBuilder::workbook({}), options).back().at(0), u"error:sheet.limit_entries"_s);
        options = {};
        options.limits.maxSharedStringBytes = 10;
        QCOMPARE(read(ZipBuilder::workbook("<row r=\"1\"/>", "<si><t>0123456789abc</t></si>"), options).back().at(0), u"error:sheet.limit_strings"_s);
    }
    void read_flippedByte_isNoticed() {
        QByteArray data;
        for (int i = 1; i < 2000; ++i)
            data += "<row r=\"" + QByteArray::number(i) + "\"><c><v>" + QByteArray::number(i * 7919) + "</v></c></row>";
        QVERIFY(ZipBuilder::workbook(data).write(path()));
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadWrite));
        const QByteArray whole = file.readAll();
        const qint64 at = whole.indexOf("sheet1.xml", whole.indexOf("workbook.xml.rels") + 30) + 3000;
        file.seek(at);
        file.write(QByteArray(1, char(whole[at] ^ 0x55)));
        file.close();
        const auto rows = rowsOf(path());
        QVERIFY2(rows.back().at(0).startsWith(u"error:"_s), qPrintable(rows.back().join(u','))); // XML, deflate or checksum: never silent
    }
    void read_mutatedWorkbooks_neverCrash() {
        const QByteArray sheet = "<row r=\"1\" spans=\"1:3\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" s=\"1\"><v>46067.5</v></c><c r=\"C1\" t=\"inlineStr\"><is><t>x&amp;y</t></is></c></row>"
                                 "<!-- c --><row r=\"2\"><c r=\"A2\" t=\"str\"><f>1&lt;2</f><v><![CDATA[z]]></v></c></row>";
        quint32 seed = 20261120;
        const auto random = [&seed](int below) {
            seed = seed * 1664525u + 1013904223u;
            return int((seed >> 8) % quint32(below));
        };
        for (int i = 0; i < 500; ++i) {
            QByteArray mutated = sheet;
            for (int n = 1 + random(4); n > 0; --n) {
                const int at = random(int(mutated.size()));
                switch (random(4)) {
                case 0:
                    mutated[at] = char(random(256));
                    break;
                case 1:
                    mutated.remove(at, 1 + random(8));
                    break;
                case 2:
                    mutated.insert(at, QByteArray("<>&\"'/=![]").mid(random(10), 1));
                    break;
                default:
                    mutated.truncate(at);
                }
                if (mutated.isEmpty())
                    mutated = "<";
            }
            read(ZipBuilder::workbook(mutated, "<si><t>a</t></si>", "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>"));
        }
    }
};
LIANXIN_TEST(tst_XlsxReader);
#include "tst_XlsxReader.moc"
