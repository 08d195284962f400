// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/language/SpokenNumber.h"
#include "platform/base/Literals.h"
#include "support/TestRegistry.h"
#include <QRandomGenerator>
#include <QTest>

using namespace lianxin;

class tst_SpokenNumber : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void integer_isSaidAsPeopleDo_data() {
        QTest::addColumn<qint64>("value");
        QTest::addColumn<QString>("words");
        const std::pair<qint64, QString> rows[] = {
            {0, u"零"_s},
            {2, u"二"_s},
            {10, u"十"_s},
            {11, u"十一"_s},
            {20, u"二十"_s},
            {101, u"一百零一"_s},
            {110, u"一百一十"_s},
            {200, u"二百"_s},
            {1'205, u"一千二百零五"_s},
            {2'000, u"两千"_s},
            {2'222, u"两千二百二十二"_s},
            {10'000, u"一万"_s},
            {10'010, u"一万零一十"_s},
            {12'000, u"一万两千"_s},
            {20'000, u"两万"_s},
            {100'000, u"十万"_s},
            {100'001, u"十万零一"_s},
            {120'000, u"十二万"_s},
            {200'000, u"二十万"_s},
            {100'000'000, u"一亿"_s},
            {100'002'000, u"一亿零两千"_s},
            {100'100'000, u"一亿零一十万"_s},
            {205'000'000, u"两亿零五百万"_s},
            {1'000'000'000'000, u"一万亿"_s},
            {1'000'000'000'001, u"一万亿零一"_s},
            {-3, u"负三"_s},
        };
        for (const auto &[value, words] : rows)
            QTest::addRow("%lld", value) << value << words;
    }
    void integer_isSaidAsPeopleDo() {
        QFETCH(qint64, value);
        QFETCH(QString, words);
        QCOMPARE(spokenInteger(value), words);
        QCOMPARE(parseSpokenInteger(words), std::optional(value));
    }
    void integers_roundTrip() {
        QRandomGenerator random(12345);
        for (qint64 n = 0; n < 20'000; ++n)
            QCOMPARE(parseSpokenInteger(spokenInteger(n)), std::optional(n));
        for (int i = 0; i < 20'000; ++i) {
            const qint64 n = qint64(random.generate64() >> (11 + random.bounded(50)));
            if (n < 10'000'000'000'000'000)
                QCOMPARE(parseSpokenInteger(spokenInteger(n)), std::optional(n));
        }
        (void)spokenInteger(std::numeric_limits<qint64>::min());
        (void)spokenInteger(std::numeric_limits<qint64>::max());
    }
    void count_saysLiangForTwo() {
        QCOMPARE(spokenCount(2), u"两"_s);
        QCOMPARE(spokenCount(12), u"十二"_s);
        QCOMPARE(spokenCount(1), u"一"_s);
    }
    void spokenInteger_isUnderstood_alsoWhenShortened_data() {
        QTest::addColumn<QString>("words");
        QTest::addColumn<qint64>("value");
        QTest::newRow("一万二") << u"一万二"_s << qint64(12'000);
        QTest::newRow("两百五") << u"两百五"_s << qint64(250);
        QTest::newRow("三千零五") << u"三千零五"_s << qint64(3'005);
        QTest::newRow("figures") << u" 305 "_s << qint64(305);
        QTest::newRow("full width") << u"３０５"_s << qint64(305);
    }
    void spokenInteger_isUnderstood_alsoWhenShortened() {
        QFETCH(QString, words);
        QFETCH(qint64, value);
        QCOMPARE(parseSpokenInteger(words), std::optional(value));
    }
    void notANumber_isNothing() {
        for (const auto &text :
             {u""_s, u"满意"_s, u"三五八六"_s, u"三个"_s, u"百"_s, u"负负三"_s, u"万"_s, u"亿"_s})
            QVERIFY2(!parseSpokenInteger(text), qPrintable(text));
    }
    void digits_areSaidOneByOne_withYaoForOne() {
        QCOMPARE(spokenDigits(u"12345"), u"幺二三四五"_s);
        QCOMPARE(spokenDigits(u"010-8833"), u"零幺零，八八三三"_s);
        QCOMPARE(spokenDigits(u"粤A１0"), u"A幺零"_s);
        QCOMPARE(spokenDigits(u""), QString());
    }
    void digits_roundTrip() {
        QRandomGenerator random(7);
        for (int i = 0; i < 500; ++i) {
            QString digits;
            for (int n = random.bounded(1, 20); n > 0; --n)
                digits += QChar(u'0' + random.bounded(10));
            QCOMPARE(parseSpokenDigits(spokenDigits(digits)), std::optional(digits));
            QCOMPARE(parseSpokenDigits(spokenTicketNumber(digits)), std::optional(digits));
            QCOMPARE(parseSpokenDigits(spokenPhone(digits)), std::optional(digits));
        }
        QVERIFY(!parseSpokenDigits(u"三个"));
        QVERIFY(!parseSpokenDigits(u" "));
    }
    void ticketNumber_isSaidInBreaths() {
        QCOMPARE(spokenTicketNumber(u"202507150012"), u"二零二五，零七幺五，零零幺二"_s);
        QCOMPARE(spokenTicketNumber(u"20250715-0012"), u"二零二五，零七幺五，零零幺二"_s);
        QCOMPARE(spokenTicketNumber(u"20250715123456"), u"二零二五，零七幺五，幺二三，四五六"_s);
        QCOMPARE(spokenTicketNumber(u"12345"), u"幺二三四五"_s);
        QCOMPARE(spokenTicketNumber(u"WX-3586"), u"WX，三五八六"_s);
    }
    void phone_isSaidAsPeopleDo() {
        QCOMPARE(spokenPhone(u"13812341234"), u"幺三八，幺二三四，幺二三四"_s);
        QCOMPARE(spokenPhone(u"01088332211"), u"零幺零，八八三三，二二幺幺"_s);
        QCOMPARE(spokenPhone(u"0731-8833221"), u"零七三幺，八八三，三二二幺"_s);
        QCOMPARE(spokenPhone(u"12345"), u"幺二三四五"_s);
    }
    void decimalAndPercent() {
        QCOMPARE(spokenDecimal(u"3.14"), u"三点一四"_s);
        QCOMPARE(spokenDecimal(u"-0.5"), u"负零点五"_s);
        QCOMPARE(spokenDecimal(u"1.2.3"), u"1.2.3"_s);
        QCOMPARE(spokenPercent(98.5), u"百分之九十八点五"_s);
        QCOMPARE(spokenPercent(100), u"百分之一百"_s);
    }
};
LIANXIN_TEST(tst_SpokenNumber);
#include "tst_SpokenNumber.moc"
