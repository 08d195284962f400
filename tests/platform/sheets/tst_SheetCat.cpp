// SPDX-License-Identifier: GPL-3.0-or-later
#include "ZipBuilder.h"
#include "platform/base/Literals.h"
#include "platform/sheets/SheetCat.h"
#include "support/TestRegistry.h"
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace lianxin;
using namespace lianxin::test;

class tst_SheetCat : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    QString path() const { return m_dir.filePath(u"t.xlsx"_s); }
    static QList<QByteArray> cat(const QString &path, const SheetCatOptions &options = {}, bool *good = nullptr) {
        QList<QByteArray> lines;
        const auto done = sheetCat(path, options, [&](std::string_view line) {
            lines << QByteArray(line.data(), qsizetype(line.size()));
            return true;
        });
        if (good)
            *good = done.hasValue();
        return lines;
    }

private Q_SLOTS:
    void cat_aWorkbook_givesTheDocumentedLines() {
        QVERIFY(ZipBuilder::workbook("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>引\"号\\\t</t></is></c><c r=\"C1\" t=\"b\"><v>0</v></c></row>"
                                     "<row r=\"2\"/><row r=\"3\"><c r=\"A3\"><v>1.5</v></c><c r=\"B3\" t=\"e\"><v>#REF!</v></c></row>")
                    .write(path()));
        bool good = false;
        const auto lines = cat(path(), {}, &good);
        QVERIFY(good);
        QCOMPARE(lines.size(), 2);
        QCOMPARE(lines[0], "{\"sheet\":\"名单\",\"row\":1,\"cells\":[{\"t\":\"s\",\"v\":\"引\\\"号\\\\\\t\"},null,{\"t\":\"b\",\"v\":false}]}"_ba);
        QCOMPARE(lines[1], "{\"sheet\":\"名单\",\"row\":3,\"cells\":[{\"t\":\"n\",\"v\":\"1.5\"},{\"t\":\"e\",\"v\":\"#REF!\"}]}"_ba);
    }
    void cat_invalidUtf8InAPart_isStillJson() {
        QVERIFY(ZipBuilder::workbook("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>a\xff\xc3z</t></is></c></row>").write(path()));
        const auto lines = cat(path());
        QJsonParseError error;
        QJsonDocument::fromJson(lines.value(0), &error);
        QCOMPARE(error.error, QJsonParseError::NoError);
    }
    void cat_failureInTheMiddle_endsWithAnErrorLine() {
        QVERIFY(ZipBuilder::workbook("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\" t=\"s\"><v>9</v></c></row>").write(path()));
        bool good = true;
        const auto lines = cat(path(), {}, &good);
        QVERIFY(!good);
        QCOMPARE(lines.size(), 2);
        const QJsonObject error = QJsonDocument::fromJson(lines[1]).object().value("error"_L1).toObject();
        QCOMPARE(error.value("code"_L1).toString(), u"sheet.bad_shared_string"_s);
        QVERIFY(error.value("message"_L1).toString().contains(u"名单!A2"_s));
        QVERIFY(!error.value("hint"_L1).toString().isEmpty());
    }
    void cat_namedSheet_isTheOnlyOne() {
        SheetCatOptions options;
        options.sheet = u"别的"_s;
        QVERIFY(ZipBuilder::workbook("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>").write(path()));
        QVERIFY(cat(path(), options).value(0).contains("sheet.no_such_sheet"));
        options.sheet = u"名单"_s;
        QCOMPARE(cat(path(), options).size(), 1);
    }
};
LIANXIN_TEST(tst_SheetCat);
#include "tst_SheetCat.moc"
