// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/base/Literals.h"
#include "platform/base/PhoneNumber.h"
#include "support/TestRegistry.h"
#include <QTest>

using namespace lianxin;

class tst_PhoneNumber : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void parse_ofAWritableForm_givesTheNationalForm_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("areaCode");
        QTest::addColumn<QString>("digits");
        QTest::addColumn<QString>("kind");
        const auto row = [](const char *name, const QString &text, const QString &digits,
                            const QString &kind = u"mobile"_s, const QString &area = {}) {
            QTest::newRow(name) << text << area << digits << kind;
        };
        const QString mobile = u"13812341234"_s;
        row("plain", mobile, mobile);
        row("19x", u"19900000001"_s, u"19900000001"_s);
        row("plus 86", u"+8613812341234"_s, mobile);
        row("plus 86 in brackets", u"(+86) 138-1234-1234"_s, mobile);
        row("0086", u"0086 138 1234 1234"_s, mobile);
        row("86 without plus", u"8613812341234"_s, mobile);
        row("leading 0 of another town", u"013812341234"_s, mobile);
        row("full width", u"１３８１２３４１２３４"_s, mobile);
        row("full width with plus and brackets", u"（＋８６）１３８１２３４１２３４"_s, mobile);
        row("spaces", u" 138 1234\t1234 "_s, mobile);
        row("ideographic and no-break space", u"138\u30001234\u00a01234"_s, mobile);
        row("directional marks of a chat program", u"\u202d13812341234\u202c"_s, mobile);
        row("hyphens", u"138-1234-1234"_s, mobile);
        row("long dashes", u"138–1234—1234"_s, mobile);
        row("dots as separators", u"138.1234.1234"_s, mobile);
        row("apostrophe", u"'13812341234"_s, mobile);
        row("curly apostrophe", u"\u201913812341234"_s, mobile);
        row("formula that keeps text", u"=\"13812341234\""_s, mobile);
        row("float", u"13812341234.0"_s, mobile);
        row("float with several zeros", u"13812341234.000"_s, mobile);
        row("scientific that keeps all digits", u"1.3812341234E+10"_s, mobile);
        row("scientific small e", u"1.3812341234e10"_s, mobile);
        row("landline beijing", u"010-62345678"_s, u"01062345678"_s, u"landline"_s);
        row("landline with brackets", u"(0571)87654321"_s, u"057187654321"_s, u"landline"_s);
        row("landline seven digits", u"0898 6234567"_s, u"08986234567"_s, u"landline"_s);
        row("landline plus 86 with 0", u"+86-010-62345678"_s, u"01062345678"_s, u"landline"_s);
        row("landline plus 86 without 0", u"+86 10 6234 5678"_s, u"01062345678"_s, u"landline"_s);
        row("bare landline, area code given", u"62345678"_s, u"01062345678"_s, u"landline"_s, u"010"_s);
        row("bare seven-digit landline", u"6234567"_s, u"05716234567"_s, u"landline"_s, u"0571"_s);
        row("own area code without its 0", u"57187654321"_s, u"057187654321"_s, u"landline"_s, u"0571"_s);
        row("bank", u"95588"_s, u"95588"_s, u"service"_s);
        row("96 service", u"96777"_s, u"96777"_s, u"service"_s);
        row("hotline", u"12345"_s, u"12345"_s, u"service"_s);
        row("operator", u"10086"_s, u"10086"_s, u"service"_s);
        row("400", u"400-810-8888"_s, u"4008108888"_s, u"service"_s);
        row("95 is no landline even with an area code", u"95001234"_s, u"95001234"_s, u"service"_s, u"010"_s);
    }
    void parse_ofAWritableForm_givesTheNationalForm() {
        QFETCH(QString, text);
        QFETCH(QString, areaCode);
        const auto number = parsePhoneNumber(text, areaCode);
        QVERIFY2(number, number ? "" : qPrintable(number.error().toString()));
        QTEST(number->digits, "digits");
        QTEST(nameOf(number->kind), "kind");
    }

    void parse_ofWhatIsNoNumber_namesTheReason_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *name, const QString &text, const QString &code) {
            QTest::newRow(name) << text << code;
        };
        row("empty", u""_s, u"phone.empty"_s);
        row("blanks", u" \u3000 "_s, u"phone.empty"_s);
        row("lone apostrophe", u"'"_s, u"phone.empty"_s);
        row("word", u"无"_s, u"phone.not_a_number"_s);
        row("letters inside", u"138abcd1234"_s, u"phone.not_a_number"_s);
        row("two numbers", u"13812341234/13912341234"_s, u"phone.not_a_number"_s);
        row("two numbers with a Chinese comma", u"13812341234、13912341234"_s, u"phone.not_a_number"_s);
        row("extension in words", u"010-62345678转801"_s, u"phone.not_a_number"_s);
        row("dashes only", u"--"_s, u"phone.not_a_number"_s);
        row("plus only", u"+"_s, u"phone.not_a_number"_s);
        row("plus inside", u"138+12341234"_s, u"phone.not_a_number"_s);
        row("a fraction", u"13812341234.5"_s, u"phone.not_a_number"_s);
        row("scientific, digits lost", u"1.38E+10"_s, u"phone.digits_lost"_s);
        row("scientific, one digit lost", u"1.381234123E+10"_s, u"phone.digits_lost"_s);
        row("scientific without a dot", u"1E+10"_s, u"phone.digits_lost"_s);
        row("monstrous exponent", u"1E+999999999999"_s, u"phone.digits_lost"_s);
        row("ten digits", u"1381234123"_s, u"phone.length"_s);
        row("twelve digits", u"138123412345"_s, u"phone.length"_s);
        row("six digits", u"623456"_s, u"phone.length"_s);
        row("country code only", u"+86"_s, u"phone.length"_s);
        row("landline with extension", u"010-62345678-801"_s, u"phone.length"_s);
        row("identity card", u"110101199003071234"_s, u"phone.length"_s);
        row("12x mobile", u"12012341234"_s, u"phone.prefix"_s);
        row("other country", u"+852 2123 4567"_s, u"phone.prefix"_s);
        row("unknown area", u"011-62345678"_s, u"phone.prefix"_s);
        row("local number begins with 0", u"010-02345678"_s, u"phone.prefix"_s);
        row("area code without its 0", u"57187654321"_s, u"phone.prefix"_s);
        row("landline without area code", u"62345678"_s, u"phone.area_code_missing"_s);
    }
    void parse_ofWhatIsNoNumber_namesTheReason() {
        QFETCH(QString, text);
        const auto number = parsePhoneNumber(text);
        QVERIFY2(!number, number ? qPrintable(number->digits) : "");
        QTEST(number.error().code, "code");
        QCOMPARE(number.error().kind, ErrorKind::BadInput);
        QVERIFY(!number.error().remedy.isEmpty());
    }
    void parse_failing_neverRepeatsTheNumber() {
        const auto number = parsePhoneNumber(u"138123412345");
        QVERIFY(!number.error().toString().contains(u"1381234"_s));
    }
};
LIANXIN_TEST(tst_PhoneNumber);
#include "tst_PhoneNumber.moc"
