// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/base/Literals.h"
#include "platform/base/Log.h"
#include "platform/base/Text.h"
#include "support/TestRegistry.h"
#include <QTest>

using namespace lianxin;

class tst_Text : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void halfWidth_turnsFullWidthFormsOnly() { QCOMPARE(halfWidth(u"１３８（中）　ａ"), u"138(中) a"_s); }
    void maskedPhone_data() {
        QTest::addColumn<QString>("number");
        QTest::addColumn<QString>("masked");
        QTest::newRow("mobile") << u"13812341234"_s << u"138****1234"_s;
        QTest::newRow("beijing") << u"01012345678"_s << u"010****78"_s;
        QTest::newRow("four-digit area code") << u"05711234567"_s << u"0571****67"_s;
        QTest::newRow("short") << u"12345"_s << u"***"_s;
        QTest::newRow("empty") << QString() << QString();
    }
    void maskedPhone() {
        QFETCH(QString, number);
        QTEST(lianxin::maskedPhone(number), "masked");
    }
    void maskedName_keepsTheFirstCharacter() {
        QCOMPARE(maskedName(u"张三"), u"张*"_s);
        QCOMPARE(maskedName(u"张小敏"), u"张**"_s);
        QCOMPARE(maskedName(u""), QString());
        QCOMPARE(maskedName(u"𠮷野"), u"𠮷*"_s); // beyond U+FFFF: one character in two halves
        QCOMPARE(maskedName(u"𠮷野家"), u"𠮷**"_s);
    }
    void trimmedUtf8_takesEveryBlankOff() {
        QCOMPARE(trimmedUtf8(" \t张三\n"), std::string_view("张三"));
        QCOMPARE(trimmedUtf8("　 张　三 　"), std::string_view("张　三"));
        QCOMPARE(trimmedUtf8("\u00a0x\r\n"), std::string_view("x"));
        QVERIFY(trimmedUtf8(" 　 ").empty());
    }
    void redacted_neverShowsANumberWhole() {
        QVERIFY(!redacted(u"13812341234").contains(u"12341"_s));
        QCOMPARE(redacted(u"我家住在春和里"), u"<7 characters>"_s);
    }
};
LIANXIN_TEST(tst_Text);
#include "tst_Text.moc"
