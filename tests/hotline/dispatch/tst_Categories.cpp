// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/dispatch/Responsibilities.h"
#include "support/TestRegistry.h"
#include <QTest>

using namespace lianxin;

class tst_Categories : public QObject {
    Q_OBJECT

    static CategoryTree tree() {
        return *CategoryTree::fromText(u"01 市政\n0101 道路 # 车行道\n010101 破损\n0102 路灯\n02 水务 公用事业\n0201 供水\n020101 停水 危急\n020102 破损\n"_s);
    }

private Q_SLOTS:
    void shippedCategories_haveThreeLevelsAndTwelveHeads() {
        const auto shipped = CategoryTree::shipped();
        QVERIFY2(shipped, qPrintable(shipped ? QString() : shipped.error().toString()));
        int heads = 0, leaves = 0;
        for (const auto &c : shipped->all()) {
            heads += c.level() == 1;
            leaves += c.level() == 3;
            QVERIFY(!shipped->path(c.code).isEmpty());
            QCOMPARE(shipped->codeOf(shipped->textOf(c.code)), c.code);
            QCOMPARE(shipped->codeOf(shipped->path(c.code)), c.code);
        }
        QVERIFY2(heads >= 12, qPrintable(QString::number(heads)));
        QVERIFY2(leaves >= 150, qPrintable(QString::number(leaves)));
    }
    void names_leadToCodesWhereTheyAreUnique() {
        const auto t = tree();
        QCOMPARE(t.codeOf(u"路灯"_s), u"0102"_s);
        QCOMPARE(t.codeOf(u"0102"_s), u"0102"_s);
        QCOMPARE(t.codeOf(u"破损"_s), QString()); // two have it
        QCOMPARE(t.codeOf(u"水务/供水／破损"_s), u"020102"_s);
        QCOMPARE(t.codeOf(u"水务 > 供水 > 破损"_s), u"020102"_s);
        QCOMPARE(t.codeOf(u"没有"_s), QString());
        QCOMPARE(t.codeOf(QString()), QString());
        QCOMPARE(t.textOf(u"020102"_s), u"水务/供水/破损"_s);
        QCOMPARE(t.path(u"010101"_s), u"市政 / 道路 / 破损"_s);
        QCOMPARE(t.find(u"0101"_s)->description, u"车行道"_s);
    }
    void limits_comeFromTheNearestAbove() {
        const auto t = tree();
        QCOMPARE(t.limitOf(u"020101"_s), u"危急"_s);
        QCOMPARE(t.limitOf(u"020102"_s), u"公用事业"_s);
        QCOMPARE(t.limitOf(u"010101"_s), QString());
    }
    void orphansAndBadCodes_areLeftOut() {
        const CategoryTree t({{u"0101"_s, u"孤儿"_s}, {u"x1"_s, u"坏"_s}, {u"02"_s, u"好"_s}, {u"02"_s, u"又一个"_s}, {u"0201"_s, u"下级"_s}});
        QCOMPARE(t.all().size(), std::size_t(2));
    }
    void badLines_areNamed_data() {
        QTest::addColumn<QString>("text");
        QTest::newRow("no name") << u"01\n"_s;
        QTest::newRow("no code") << u"市政 路灯\n"_s;
        QTest::newRow("odd code") << u"011 市政\n"_s;
        QTest::newRow("no superior") << u"01 市政\n0201 供水\n"_s;
        QTest::newRow("twins") << u"01 市政\n02 市政\n"_s;
        QTest::newRow("slash") << u"01 市/政\n"_s;
    }
    void badLines_areNamed() {
        QFETCH(QString, text);
        const auto t = CategoryTree::fromText(text);
        QVERIFY(!t);
        QVERIFY(t.error().code.startsWith(u"dispatch.bad_categor"_s));
        QVERIFY(!t.error().place.isEmpty());
    }
    void freeCode_isTheNext() {
        QCOMPARE(tree().nextCode({}), u"03"_s);
        QCOMPARE(tree().nextCode(u"01"_s), u"0103"_s);
    }
    // Who is smallest: named before the rest, street before county before city, narrow before broad, deep before high.
    void smallestResponsibleUnit_wins() {
        const auto row = [](const QString &id, const QString &category, const QString &district, int depth = 1) {
            return Responsibility{id, id, id, category, district, depth};
        };
        const Responsibilities all({row(u"city"_s, {}, {}, 0), row(u"bureau"_s, u"01"_s, {}), row(u"county"_s, u"01"_s, u"临湖区"_s),
                                    row(u"lights"_s, u"0102"_s, u"临湖区"_s), row(u"street"_s, u"01"_s, u"湖滨街道"_s, 3), row(u"office"_s, {}, u"湖滨街道"_s, 3),
                                    row(u"water"_s, u"02"_s, {}), row(u"waterworks"_s, u"02"_s, {}, 2)});
        const auto unit = [&](const QString &category, const Place &place) {
            const auto *found = all.of(category, place);
            return found ? found->unitId : QString();
        };
        QCOMPARE(unit(u"0101"_s, {}), u"bureau"_s);
        QCOMPARE(unit(u"0101"_s, {u"临湖区"_s, {}, {}}), u"county"_s);
        QCOMPARE(unit(u"0102"_s, {u"临湖区"_s, {}, {}}), u"lights"_s);
        QCOMPARE(unit(u"0102"_s, {u"临湖区"_s, u"湖滨街道"_s, {}}), u"street"_s);
        QCOMPARE(unit(u"0101"_s, {u"江滨区"_s, {}, {}}), u"bureau"_s);
        QCOMPARE(unit(u"0201"_s, {u"临湖区"_s, u"湖滨街道"_s, {}}), u"waterworks"_s);
        QCOMPARE(unit(u"05"_s, {u"临湖区"_s, u"湖滨街道"_s, {}}), u"office"_s);
        QCOMPARE(unit(u"05"_s, {}), u"city"_s);
        QVERIFY(!Responsibilities().of(u"01"_s, {}));
    }
};
LIANXIN_TEST(tst_Categories);
#include "tst_Categories.moc"
