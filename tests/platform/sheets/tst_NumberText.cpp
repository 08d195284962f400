// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/base/Literals.h"
#include "platform/sheets/NumberText.h"
#include "support/TestRegistry.h"
#include <QTest>

using namespace lianxin;
using namespace lianxin::sheets;

class tst_NumberText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void exactDecimal_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("decimal"); // empty: refused
        const auto row = [](const char *text, const char *decimal) { QTest::newRow(text) << QByteArray(text) << QByteArray(decimal); };
        row("13812341234", "13812341234");
        row("1.3812341234E10", "13812341234");
        row("1.38E+10", "13800000000");
        row("13812341234.0", "13812341234");
        row("0.1", "0.1");
        row("-0.50", "-0.5");
        row(".5", "0.5");
        row("5.", "5");
        row("007", "7");
        row("-0", "0");
        row("0", "0");
        row("1E-7", "0.0000001");
        row("12345e-2", "123.45");
        row("0.30000000000000004", "0.30000000000000004");
        row("+3", "3");
        row("", "");
        row("-", "");
        row("1,5", "");
        row("NaN", "");
        row("1E", "");
        row("1E401", "");
        row("1E99999999999", "");
        row("1 ", "");
    }
    void exactDecimal() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, decimal);
        std::string out;
        QCOMPARE(appendExactDecimal(out, text.toStdString()), !decimal.isEmpty());
        QCOMPARE(QByteArray::fromStdString(out), decimal);
    }
    void serialDate_data() {
        QTest::addColumn<QByteArray>("serial");
        QTest::addColumn<bool>("system1904");
        QTest::addColumn<QByteArray>("date"); // empty: refused
        QTest::newRow("first day") << "1"_ba << false << "1900-01-01T00:00:00"_ba;
        QTest::newRow("day before the day that never was") << "59"_ba << false << "1900-02-28T00:00:00"_ba;
        QTest::newRow("day after it") << "61"_ba << false << "1900-03-01T00:00:00"_ba;
        QTest::newRow("a day of now") << "46067"_ba << false << "2026-02-14T00:00:00"_ba;
        QTest::newRow("with time") << "46067.354166666664"_ba << false << "2026-02-14T08:30:00"_ba;
        QTest::newRow("last second rounds into the day") << "41224.999999999"_ba << false << "2012-11-12T00:00:00"_ba;
        QTest::newRow("milliseconds") << "41224.99998836806"_ba << false << "2012-11-11T23:59:58.995"_ba;
        QTest::newRow("time of day") << "0.5"_ba << false << "12:00:00"_ba;
        QTest::newRow("midnight") << "0"_ba << false << "00:00:00"_ba;
        QTest::newRow("1904") << "44605"_ba << true << "2026-02-14T00:00:00"_ba;
        QTest::newRow("last day") << "2958465"_ba << false << "9999-12-31T00:00:00"_ba;
        QTest::newRow("beyond") << "2958466"_ba << false << QByteArray();
        QTest::newRow("1904 beyond") << "2958465"_ba << true << QByteArray();
        QTest::newRow("negative") << "-1"_ba << false << QByteArray();
        QTest::newRow("text") << "soon"_ba << false << QByteArray();
        QTest::newRow("nan") << "nan"_ba << false << QByteArray();
    }
    void serialDate() {
        QFETCH(QByteArray, serial);
        QFETCH(bool, system1904);
        QFETCH(QByteArray, date);
        std::string out;
        QCOMPARE(appendSerialDate(out, serial.toStdString(), system1904), !date.isEmpty());
        QCOMPARE(QByteArray::fromStdString(out), date);
    }
    void dateFormat_data() {
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<bool>("isDate");
        for (const char *code : {"yyyy-mm-dd", "yyyy\"年\"m\"月\"d\"日\"", "[$-804]yyyy/m/d;@", "h:mm AM/PM", "[h]:mm:ss", "mm:ss.0", "m/d/yy h:mm", "[Red]dd.mm.yyyy"})
            QTest::newRow(code) << QByteArray(code) << true;
        for (const char *code : {"General", "0.00", "#,##0", "0.00E+00", "@", "\"days\" 0", "[Red]0", "_(* #,##0_)", "0\\d", "G/通用格式", "", "[$-804]0", "0;\"dmy\""})
            QTest::newRow(*code ? code : "empty") << QByteArray(code) << false;
    }
    void dateFormat() {
        QFETCH(QByteArray, code);
        QTEST(isDateFormat(code.toStdString()), "isDate");
    }
};
LIANXIN_TEST(tst_NumberText);
#include "tst_NumberText.moc"
