// SPDX-License-Identifier: GPL-3.0-or-later
#include "BiffBuilder.h"
#include "ZipBuilder.h"
#include "platform/base/Literals.h"
#include "support/TestRegistry.h"
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace lianxin;
using namespace lianxin::test;

class tst_XlsReader : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    QString write(const QByteArray &content) const {
        const QString path = m_dir.filePath(u"旧表.xls"_s);
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? path : QString();
    }
    std::vector<QStringList> read(const QByteArray &content, const SheetOptions &options = {}) const { return rowsOf(write(content), 0, options); }
    static QByteArray sharedTexts(const QStringList &texts) {
        QByteArray out = le4(quint32(texts.size())) + le4(quint32(texts.size()));
        for (const QString &text : texts)
            out += BiffBuilder::text(text);
        return out;
    }
    static BiffBuilder withDates() {
        BiffBuilder book;
        book.global(0x41e, le2(164) + BiffBuilder::text(u"yyyy\"年\"m\"月\""_s));
        for (const quint32 format : {0u, 164u, 14u})
            book.global(0xe0, le2(0) + le2(format) + QByteArray(16, '\0'));
        return book;
    }
    static QByteArray result(const char (&special)[7]) { return QByteArray(special, 6) + QByteArray("\xff\xff", 2) + QByteArray(8, '\0'); }

private Q_SLOTS:
    void read_everyKindOfCell_givesItsType() {
        BiffBuilder book = withDates();
        book.global(0xfc, sharedTexts({u"甲"_s, u"共享文本"_s}));
        book.cell(0xfd, 0, 0, le4(1));
        book.cell(0x203, 0, 1, leDouble8(13812341234.0));
        book.cell(0x27e, 0, 2, le4(quint32(1381234123) << 2 >> 2 << 2 | 2)); // whole number of 30 bits
        book.cell(0x27e, 0, 3, le4(12345u << 2 | 3));
        book.cell(0x203, 0, 4, leDouble8(46067.5), 1);
        book.cell(0x205, 0, 5, QByteArray("\x01\x00", 2));
        book.cell(0x205, 0, 6, QByteArray("\x2a\x01", 2));
        book.cell(0x204, 0, 7, BiffBuilder::text(u"标签 é"_s));
        book.cell(0x06, 1, 0, leDouble8(-0.1) + QByteArray(8, '\0'));
        book.cell(0x06, 1, 1, result("\0\0\0\0\0\0"));
        book.sheetRecord(0x207, BiffBuilder::text(u"公式文本"_s));
        book.cell(0x06, 1, 2, result("\x01\0\x01\0\0\0"));
        book.cell(0x06, 1, 3, result("\x02\0\x07\0\0\0"));
        book.cell(0x06, 1, 4, result("\x03\0\0\0\0\0"));
        book.cell(0x06, 1, 5, leDouble8(46067) + QByteArray(8, '\0'), 2);
        book.cell(0x201, 1, 9, {}); // blank
        const auto rows = read(book.bytes());
        QCOMPARE(rows.size(), 2u);
        QCOMPARE(rows[0], QStringList({u"1"_s, u"s:共享文本"_s, u"n:13812341234"_s, u"n:307492299"_s, u"n:123.45"_s, u"d:2026-02-14T12:00:00"_s,
                                       u"b:true"_s, u"e:#N/A"_s, u"s:标签 é"_s}));
        QCOMPARE(rows[1], QStringList({u"2"_s, u"n:-0.1"_s, u"s:公式文本"_s, u"b:true"_s, u"e:#DIV/0!"_s, u"s:"_s, u"d:2026-02-14T00:00:00"_s}));
    }
    void read_packedNumbers_areUnpacked() {
        BiffBuilder book = withDates();
        book.sheetRecord(0xbd, le2(4) + le2(2) + le2(0) + le4(7u << 2 | 2) + le2(0) + le4(0x3ff00000) + le2(1) + le4(46067u << 2 | 2) + le2(4));
        QCOMPARE(read(book.bytes())[0], QStringList({u"5"_s, u"-"_s, u"-"_s, u"n:7"_s, u"n:1"_s, u"d:2026-02-14T00:00:00"_s}));
    }
    void read_cellsOutOfOrder_comeInOrder() {
        BiffBuilder book;
        for (const auto &[row, column] : {std::pair(2, 1), std::pair(0, 1), std::pair(2, 0), std::pair(0, 0)})
            book.cell(0x203, row, column, leDouble8(row * 10 + column));
        book.cell(0x203, 0, 0, leDouble8(99)); // the last one counts
        const auto rows = read(book.bytes());
        QCOMPARE(rows.size(), 2u);
        QCOMPARE(rows[0], QStringList({u"1"_s, u"n:99"_s, u"n:1"_s}));
        QCOMPARE(rows[1], QStringList({u"3"_s, u"n:20"_s, u"n:21"_s}));
    }
    void read_1904Workbook_shiftsDates() {
        BiffBuilder book = withDates();
        book.global(0x22, le2(1)).cell(0x203, 0, 0, leDouble8(44605), 2);
        QCOMPARE(read(book.bytes())[0].at(1), u"d:2026-02-14T00:00:00"_s);
    }
    void read_sharedTextsAcrossRecords_areWhole() {
        // The second text is cut within its characters: its rest begins with a new width.
        QByteArray first = le4(3) + le4(3) + BiffBuilder::text(u"头"_s) + le2(6) + '\x01' + le2(u'续') + le2(u'行');
        QByteArray second = QByteArray(1, '\0') + "abcd" + le2(2) + '\x08' + le2(1); // narrow rest; then a text with a run
        QByteArray third = QByteArray(1, '\0') + "xy" + QByteArray(4, '\x11');
        BiffBuilder book;
        book.global(0xfc, first).global(0x3c, second).global(0x3c, third);
        for (int i = 0; i < 3; ++i)
            book.cell(0xfd, 0, i, le4(quint32(i)));
        QCOMPARE(read(book.bytes())[0].mid(1), QStringList({u"s:头"_s, u"s:续行abcd"_s, u"s:xy"_s}));
    }
    void read_hiddenRows_areToldFromTheOthers() {
        BiffBuilder book;
        const auto row = [&book](int number, quint32 flags) { book.sheetRecord(0x208, le2(quint32(number)) + QByteArray(10, '\0') + le2(flags) + le2(0)); };
        row(0, 0x100);
        row(1, 0x120);
        row(2, 0x100);
        row(40000, 0x120);
        for (const int number : {0, 1, 2, 40000})
            book.cell(0x203, number, 0, leDouble8(number));
        const auto reader = SheetReader::open(write(book.bytes()));
        QVERIFY(reader);
        QString seen;
        QVERIFY((*reader)->read(0, [&](const SheetRow &r) {
            seen += r.cells[0].toString() + (r.hidden ? u"h "_s : u" "_s);
            return true;
        }));
        QCOMPARE(seen, u"0 1h 2 40000h "_s);
    }
    void read_hiddenSheet_isListedWithItsState() {
        BiffBuilder book;
        book.sheetState = 2;
        book.cell(0x203, 0, 0, leDouble8(1));
        const auto reader = SheetReader::open(write(book.bytes()));
        QVERIFY(reader);
        QCOMPARE((*reader)->sheets().at(0).name, u"名单"_s);
        QCOMPARE(nameOf((*reader)->sheets().at(0).state), u"very_hidden"_s);
    }
    void read_excel5WithCodePage_isDecoded() {
        const QByteArray begin = BiffBuilder::record(0x809, le2(0x500) + le2(5) + QByteArray(4, '\0'));
        const QByteArray page = BiffBuilder::record(0x42, le2(936));
        const QByteArray name = QByteArray("\x04\xc3\xfb\xb5\xa5", 5); // 名单
        const qsizetype at = begin.size() + page.size() + 4 + 6 + name.size() + 4;
        const QByteArray book = begin + page + BiffBuilder::record(0x85, le4(quint32(at)) + QByteArray(2, '\0') + name) + BiffBuilder::record(0x0a, {}) +
                                BiffBuilder::record(0x809, le2(0x500) + le2(0x10) + QByteArray(4, '\0')) +
                                BiffBuilder::record(0x204, le2(0) + le2(0) + le2(0) + le2(4) + QByteArray("\xd5\xc5\xc8\xfd", 4)) + BiffBuilder::record(0x0a, {});
        const auto reader = SheetReader::open(write(CompoundBuilder().add(u"BOOK"_s, book).bytes()));
        QVERIFY(reader);
        QCOMPARE((*reader)->sheets().at(0).name, u"名单"_s);
        QCOMPARE(rowsOf(m_dir.filePath(u"旧表.xls"_s))[0], QStringList({u"1"_s, u"s:张三"_s}));
    }
    void read_excel2Worksheet_isOneSheetNamedLikeTheFile() {
        const QByteArray attributes(3, '\0');
        const QByteArray sheet = BiffBuilder::record(0x09, le2(2) + le2(0x10)) + BiffBuilder::record(0x42, le2(936)) +
                                 BiffBuilder::record(0x04, le2(0) + le2(0) + attributes + QByteArray("\x04\xd0\xd5\xc3\xfb", 5)) +
                                 BiffBuilder::record(0x03, le2(1) + le2(0) + attributes + leDouble8(13812341234.0)) +
                                 BiffBuilder::record(0x02, le2(1) + le2(1) + attributes + le2(42)) +
                                 BiffBuilder::record(0x05, le2(1) + le2(2) + attributes + QByteArray("\x01\x00", 2)) + BiffBuilder::record(0x0a, {});
        const auto reader = SheetReader::open(write(sheet));
        QVERIFY(reader);
        QCOMPARE((*reader)->sheets().at(0).name, u"旧表"_s);
        const auto rows = rowsOf(m_dir.filePath(u"旧表.xls"_s));
        QCOMPARE(rows[0], QStringList({u"1"_s, u"s:姓名"_s}));
        QCOMPARE(rows[1], QStringList({u"2"_s, u"n:13812341234"_s, u"n:42"_s, u"b:true"_s}));
    }
    void read_missingSharedText_isAnError() {
        BiffBuilder book;
        book.cell(0xfd, 0, 0, le4(5));
        QCOMPARE(read(book.bytes())[0].at(0), u"error:sheet.bad_shared_string"_s);
    }
    void read_unknownEncryption_isRefusedWithItsName() {
        BiffBuilder book;
        book.global(0x2f, le2(0) + le4(0x12345678));
        QCOMPARE(read(book.bytes())[0].at(0), u"error:sheet.encryption_unknown"_s);
    }
    void read_compoundFileWithoutWorkbook_saysSo() {
        QCOMPARE(read(CompoundBuilder().add(u"WordDocument"_s, QByteArray(5000, 'x')).bytes())[0].at(0), u"error:sheet.not_a_spreadsheet"_s);
    }
    void read_mutatedFiles_neverCrash() {
        BiffBuilder book = withDates();
        book.global(0xfc, sharedTexts({u"甲"_s, u"共享文本"_s, QString(3000, u'长')}));
        for (int row = 0; row < 40; ++row)
            book.cell(0xfd, row, 0, le4(quint32(row % 3))).cell(0x203, row, 1, leDouble8(row), row % 3).cell(0x204, row, 2, BiffBuilder::text(u"标签"_s));
        const QByteArray whole = book.bytes();
        QVERIFY(read(whole).size() == 40);
        quint32 seed = 20261121;
        const auto random = [&seed](qsizetype below) {
            seed = seed * 1664525u + 1013904223u;
            return qsizetype((seed >> 8) % quint32(below));
        };
        for (int i = 0; i < 600; ++i) {
            QByteArray mutated = whole;
            for (qsizetype n = 1 + random(6); n > 0; --n) {
                const qsizetype at = random(i % 3 ? mutated.size() : std::min<qsizetype>(mutated.size(), 1200));
                mutated[at] = random(2) ? char(random(256)) : char(0xff);
            }
            if (random(5) == 0)
                mutated.truncate(1 + random(mutated.size()));
            const auto rows = read(mutated); // rows or an error: ASan and UBSan watch
            QVERIFY(rows.size() <= 70000);
        }
    }
};
LIANXIN_TEST(tst_XlsReader);
#include "tst_XlsReader.moc"
