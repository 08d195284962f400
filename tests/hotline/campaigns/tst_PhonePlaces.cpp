// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/campaigns/PhonePlaces.h"
#include "support/TestRegistry.h"
#include <QTest>
#include <QtEndian>

using namespace lianxin;

class tst_PhonePlaces : public QObject {
    Q_OBJECT

    static QByteArray le4(quint32 value) {
        QByteArray bytes(4, '\0');
        qToLittleEndian(value, bytes.data());
        return bytes;
    }

private Q_SLOTS:
    void of_theShippedTable_knowsMobilesAndAreaCodes() {
        const PhonePlaces &places = PhonePlaces::shipped();
        QVERIFY(!places.isEmpty());
        QCOMPARE(places.of("13800100500").place, std::string_view("北京"));
        QCOMPARE(places.of("13800100500").carrier, std::string_view("china_mobile"));
        QCOMPARE(places.of("01062345678").place, std::string_view("北京"));
        QVERIFY(places.of("01062345678").carrier.empty());
        QCOMPARE(places.of("057112345678").place, std::string_view("浙江 杭州"));
        QVERIFY(places.of("19999999999").place.empty());
        QVERIFY(places.of("").place.empty());
        QVERIFY(places.of("138").place.empty());
    }
    void of_damagedTables_knowsNothing() {
        const QByteArray records("河北|石家庄|050000|0311\0", 29);
        const QByteArray good = "2302" + le4(quint32(8 + records.size())) + records + le4(1300000) + le4(8) + char(2);
        QCOMPARE(PhonePlaces(good).of("13000000000").place, std::string_view("河北 石家庄"));
        QCOMPARE(PhonePlaces(good).of("13000000000").carrier, std::string_view("china_unicom"));
        QCOMPARE(PhonePlaces(good).of("031112345678").place, std::string_view("河北 石家庄"));
        for (qsizetype size = 0; size < good.size(); ++size)
            QVERIFY(PhonePlaces(good.first(size)).of("13000000000").place.empty());
        QVERIFY(PhonePlaces("2302" + le4(0xffffffff) + records).isEmpty());
        QVERIFY(PhonePlaces("2302" + le4(8) + le4(1300000) + le4(0x7fffffff) + char(1)).isEmpty());
        QVERIFY(PhonePlaces("2302" + le4(quint32(8 + records.size())) + records + le4(1) + le4(8) + char(2)).isEmpty());
    }
};
LIANXIN_TEST(tst_PhonePlaces);
#include "tst_PhonePlaces.moc"
