// SPDX-License-Identifier: GPL-3.0-or-later
// Files that other people's readers choke on, and what two independent readers saw in them.
#include "ZipBuilder.h"
#include "platform/base/Literals.h"
#include "support/TestRegistry.h"
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace lianxin;
using namespace lianxin::test;

class tst_SheetCorpus : public QObject {
    Q_OBJECT

    const QString m_folder = QDir(QStringLiteral(LIANXIN_SHARED_DIR)).filePath(u"data/spreadsheets"_s);

    static bool same(const QJsonObject &seen, const SheetCell &cell) {
        const QString type = seen.value("t"_L1).toString();
        const QJsonValue value = seen.value("v"_L1);
        const QString text = cell.toString();
        if (seen.isEmpty() || value.toString(u"."_s).isEmpty()) // an empty text is no cell for one reader, a cell for the other
            return text.isEmpty();
        if (type == "n"_L1)
            return cell.type == CellType::Number && text.toDouble() == value.toDouble();
        if (type == "b"_L1)
            return cell.type == CellType::Boolean && text == (value.toBool() ? "true"_L1 : "false"_L1);
        if (type == "d"_L1) // the other reader shows microseconds, and dates without a time
            return cell.type == CellType::DateTime && (text.left(19) == value.toString().left(19) || text == value.toString() + u"T00:00:00"_s);
        if (seen.contains("len"_L1))
            return text.startsWith(value.toString());
        return (cell.type == CellType::Text || cell.type == CellType::Error) && text == value.toString();
    }

private Q_SLOTS:
    void initTestCase() {
        if (!QFileInfo::exists(m_folder))
            QSKIP("no spreadsheet corpus beside the project: LIANXIN_SHARED_DIR/data/spreadsheets is missing");
    }
    void read_everyFile_endsInRowsOrAnError() {
        int files = 0;
        QDirIterator walk(m_folder, QDir::Files, QDirIterator::Subdirectories);
        while (walk.hasNext()) {
            const QString path = walk.next();
            const auto rows = rowsOf(path);
            ++files;
            if (!rows.empty() && rows.back().at(0).startsWith(u"error:"_s))
                QVERIFY2(rows.back().at(0).startsWith(u"error:sheet."_s), qPrintable(path));
        }
        QVERIFY(files > 300);
    }
    void read_workbooks_givesWhatTheOtherReadersSaw() {
        QFile oracle(m_folder + u"/oracle_openpyxl_xlrd.jsonl"_s);
        QVERIFY(oracle.open(QIODevice::ReadOnly));
        int compared = 0;
        QStringList different;
        while (!oracle.atEnd()) {
            const QJsonObject seen = QJsonDocument::fromJson(oracle.readLine()).object();
            const QString name = seen.value("file"_L1).toString();
            if (seen.value("status"_L1) != "ok"_L1 || !(name.endsWith(u".xlsx"_s) || name.endsWith(u".xlsm"_s) || name.endsWith(u".xls"_s)))
                continue;
            auto reader = SheetReader::open(m_folder + u'/' + name);
            bool good = reader.hasValue();
            const QJsonArray sheets = seen.value("sheets"_L1).toArray();
            for (const QJsonValue &value : sheets) {
                if (!good)
                    break;
                const QJsonObject sheet = value.toObject();
                const QJsonArray rows = sheet.value("rows"_L1).toArray();
                // A worksheet of Excel 2 to 4 has no name.
                const auto index = (*reader)->find((*reader)->sheets().size() == 1 ? u"1"_s : sheet.value("name"_L1).toString());
                good = index.hasValue();
                qsizetype at = 0;
                if (good)
                    good = (*reader)->read(*index, [&](const SheetRow &row) {
                        const QJsonArray wanted = rows.at(at++).toArray();
                        for (qsizetype c = 0; c < wanted.size(); ++c)
                            good = good && same(wanted.at(c).toObject(), size_t(c) < row.cells.size() ? row.cells[size_t(c)] : SheetCell());
                        return at < rows.size();
                    }).hasValue() && good;
            }
            ++compared;
            if (!good)
                different << name;
        }
        // Why they differ: docs/spreadsheets.md.
        const QStringList known{u"calamine/date_1904.xlsx"_s, u"poi/spreadsheet/52575_main.xlsx"_s, u"poi/spreadsheet/60289.xlsx"_s, u"poi/spreadsheet/bug60858.xlsx"_s, u"poi/spreadsheet/DateTimeToNumberTestCases.xls"_s};
        for (const QString &name : known)
            different.removeAll(name);
        QVERIFY2(different.isEmpty(), qPrintable(different.join(u", "_s)));
        QVERIFY(compared > 300);
    }
    void read_protectedWorkbooks_openWithTheirPassword() {
        QFile table(m_folder + u"/poi_expected_failures.tsv"_s);
        QVERIFY(table.open(QIODevice::ReadOnly));
        int opened = 0;
        while (!table.atEnd()) {
            const QList<QByteArray> fields = table.readLine().split('\t');
            const QString path = m_folder + u"/poi/"_s + QString::fromUtf8(fields.value(0));
            SheetOptions options;
            options.password = QString::fromUtf8(fields.value(3));
            if (options.password.isEmpty() || !QFileInfo::exists(path))
                continue;
            const auto rows = rowsOf(path, 0, options);
            QVERIFY2(!rows.empty() && !rows.back().at(0).startsWith(u"error:"_s), qPrintable(path));
            options.password = u"not this one"_s;
            QCOMPARE(rowsOf(path, 0, options).back().at(0), u"error:sheet.password_wrong"_s);
            ++opened;
        }
        QVERIFY(opened >= 4);
    }
    void read_bombs_areRefused() {
        for (const char *name : {"poc-xmlbomb.xlsx", "poc-xmlbomb-empty.xlsx"}) {
            const QString path = m_folder + u"/poi/spreadsheet/"_s + QString::fromLatin1(name);
            if (QFileInfo::exists(path))
                QCOMPARE(rowsOf(path).back().at(0), u"error:sheet.xml_doctype"_s);
        }
    }
    void read_csvSpectrum_givesItsJson() {
        int compared = 0;
        for (const QFileInfo &file : QDir(m_folder + u"/csv-spectrum/csvs"_s).entryInfoList({u"*.csv"_s})) {
            QFile json(m_folder + u"/csv-spectrum/json/"_s + file.completeBaseName() + u".json"_s);
            if (!json.open(QIODevice::ReadOnly))
                continue;
            const QJsonArray wanted = QJsonDocument::fromJson(json.readAll()).array();
            const auto rows = rowsOf(file.filePath());
            QVERIFY(!rows.empty());
            const QStringList titles = rows[0].mid(1);
            for (qsizetype i = 0; i < wanted.size(); ++i) {
                const QJsonObject record = wanted.at(i).toObject();
                for (qsizetype c = 0; c < titles.size(); ++c) {
                    const QString cell = rows[size_t(i + 1)].value(c + 1, u"-"_s);
                    QString expected = record.value(titles[c].mid(2)).toString();
                    const QString found = cell == "-"_L1 ? QString() : cell.mid(2);
                    if (!expected.contains(u'\ufffd'))
                        QCOMPARE(found.toHtmlEscaped(), expected.replace(u"\r\n"_s, found.contains(u"\r\n"_s) ? u"\r\n"_s : u"\n"_s).toHtmlEscaped());
                }
            }
            ++compared;
        }
        QVERIFY(compared >= 10);
    }
};
LIANXIN_TEST(tst_SheetCorpus);
#include "tst_SheetCorpus.moc"
