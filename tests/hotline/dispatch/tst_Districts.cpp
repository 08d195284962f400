// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/dispatch/Districts.h"
#include "support/TestRegistry.h"
#include <QTest>

using namespace lianxin;

class tst_Districts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void country_isThere() { QVERIFY(Districts().divisions() > 44'000); }
    void address_namesItsCounty_data() {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("home");
        QTest::addColumn<QString>("district");
        QTest::addColumn<QString>("street");
        const struct {
            const char *name;
            QString address, home, district, street;
        } rows[] = {{"county", u"北京市海淀区某路5号"_s, {}, u"海淀区"_s, {}},
                    {"county and street", u"北京市东城区东华门街道3号楼"_s, {}, u"东城区"_s, u"东华门街道"_s},
                    {"street alone", u"东华门街道3号楼"_s, {}, u"东城区"_s, u"东华门街道"_s},
                    {"a name that many counties have", u"鼓楼区中山路"_s, {}, {}, {}},
                    {"with its city", u"南京市鼓楼区中山路"_s, {}, u"鼓楼区"_s, {}},
                    {"with the hotline's home", u"鼓楼区中山路"_s, u"南京市"_s, u"鼓楼区"_s, {}},
                    {"elsewhere", u"海淀区某路5号"_s, u"南京市"_s, {}, {}},
                    {"nothing", u"小区门口"_s, {}, {}, {}},
                    {"empty", {}, {}, {}, {}}};
        for (const auto &row : rows)
            QTest::newRow(row.name) << row.address << row.home << row.district << row.street;
    }
    void address_namesItsCounty() {
        QFETCH(QString, address);
        QFETCH(QString, home);
        QFETCH(QString, district);
        QFETCH(QString, street);
        Districts districts;
        districts.setOwn({}, home);
        const Place place = districts.find(address, u"address"_s);
        QCOMPARE(place.district, district);
        QCOMPARE(place.street, street);
        QCOMPARE(place.from, district.isEmpty() ? u"none"_s : u"address"_s);
    }
    void ownDistricts_goFirst() {
        Districts districts;
        districts.setOwn({u"临湖区"_s, u"湖滨街道"_s, QString(), u"临湖区"_s}, {});
        const Place place = districts.find(u"临湖区湖滨街道幸福里3栋"_s, u"text"_s);
        QCOMPARE(place.district, u"临湖区"_s);
        QCOMPARE(place.street, u"湖滨街道"_s);
        QCOMPARE(districts.find(u"湖滨街道幸福里"_s, u"text"_s).street, u"湖滨街道"_s);
    }
    void nameOfADistrict_isTakenAsItIs() {
        const Districts districts;
        QCOMPARE(districts.ofName(u" 临湖区 "_s, u"ticket"_s).district, u"临湖区"_s);
        QCOMPARE(districts.ofName(u"东华门街道"_s, u"ticket"_s), (Place{u"东城区"_s, u"东华门街道"_s, u"ticket"_s}));
        QCOMPARE(districts.ofName(u"没有街道"_s, u"ticket"_s).street, u"没有街道"_s);
        QCOMPARE(districts.ofName(QString(), u"ticket"_s), Place());
    }
};
LIANXIN_TEST(tst_Districts);
#include "tst_Districts.moc"
