// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/campaigns/ColumnGuess.h"
#include "platform/base/Literals.h"
#include "support/TestRegistry.h"
#include <QJsonArray>
#include <QTest>

using namespace lianxin;

class tst_ColumnGuess : public QObject {
    Q_OBJECT

    static QString roles(const SheetLayout &layout) {
        QStringList out{QString::number(layout.headerRow)};
        for (const ColumnUse &use : layout.columns)
            out << nameOf(use.role);
        return out.join(u' ');
    }

private Q_SLOTS:
    void guess_layouts_data() {
        QTest::addColumn<QList<QStringList>>("sample");
        QTest::addColumn<QString>("roles");
        const QStringList person{u"张三"_s, u"19900000001"_s, u"东城区"_s};
        QTest::newRow("plain titles") << QList<QStringList>{{u"姓名"_s, u"电话"_s, u"区县"_s}, person} << u"0 name phone district"_s;
        QTest::newRow("everything") << QList<QStringList>{{u"工单编号"_s, u"诉求人姓名"_s, u"联系电话"_s, u"所属区"_s, u"社区名称"_s, u"联系地址"_s, u"备注"_s, u"类别"_s},
                                                          {u"GD20260001"_s, u"张三"_s, u"19900000001"_s, u"东城区"_s, u"春和里"_s, u"1号楼"_s, u"无"_s, u"社保"_s}}
                                    << u"0 ticket name phone district community address note field"_s;
        QTest::newRow("title lines above") << QList<QStringList>{{u"2026 年社保补贴告知名单"_s}, {u"填报单位：市人社局"_s}, {u"姓名"_s, u"手机号码"_s, u"区县"_s}, person} << u"2 name phone district"_s;
        QTest::newRow("no titles") << QList<QStringList>{person, {u"李四"_s, u"19900000002"_s, u"西城区"_s}} << u"-1 name phone district"_s;
        QTest::newRow("only numbers") << QList<QStringList>{{u"19900000001"_s}, {u"19900000002"_s}} << u"-1 phone"_s;
        QTest::newRow("unknown titles, told by content") << QList<QStringList>{{u"甲"_s, u"乙"_s}, {u"x"_s, u"19900000001"_s}, {u"y"_s, u"19900000002"_s}} << u"0 field phone"_s;
        QTest::newRow("identity card is no phone") << QList<QStringList>{{u"身份证号码"_s, u"号码"_s}, {u"110101199003071234"_s, u"19900000001"_s}} << u"0 id phone"_s;
        QTest::newRow("bank card is no phone") << QList<QStringList>{{u"银行卡号"_s, u"号码"_s}, {u"6222020200112233445"_s, u"19900000001"_s}} << u"0 field phone"_s;
        QTest::newRow("all of it told by content")
            << QList<QStringList>{{u"一"_s, u"二"_s, u"三"_s, u"四"_s, u"五"_s, u"六"_s, u"七"_s},
                                  {u"19900000001"_s, u"GD20260001234"_s, u"11010519491231002X"_s, u"东城区"_s, u"春和里社区"_s, u"普通话"_s, u"东城区春和里 3 号楼 2 单元"_s}}
            << u"0 phone ticket id district community language address"_s;
        QTest::newRow("a wrong check digit is no identity card") << QList<QStringList>{{u"一"_s, u"号码"_s}, {u"110105194912310021"_s, u"19900000001"_s}} << u"0 field phone"_s;
        QTest::newRow("of two phone columns the fuller") << QList<QStringList>{{u"电话"_s, u"手机"_s}, {u""_s, u"19900000001"_s}, {u"无"_s, u"19900000002"_s}, {u"无"_s, u"19900000003"_s}} << u"0 field phone"_s;
        QTest::newRow("digits lost still look like phones") << QList<QStringList>{{u"列一"_s, u"列二"_s}, {u"a"_s, u"1.99E+10"_s}} << u"0 field phone"_s;
        QTest::newRow("days are no further phones") << QList<QStringList>{{u"姓名"_s, u"手机号"_s, u"生效日期"_s, u"截止"_s}, {u"张三"_s, u"19900000001"_s, u"2024-08-01"_s, u"20240831"_s}} << u"0 name phone field field"_s;
        QTest::newRow("english") << QList<QStringList>{{u"Name"_s, u"Mobile"_s}, {u"Zhang"_s, u"19900000001"_s}} << u"0 name phone"_s;
        // Untitled lists whose first person holds words of titles, and titles that are made like what stands below them.
        const QStringList li{u"李四"_s, u"19900000002"_s, u"阳光社区"_s}, wang{u"王五"_s, u"19900000003"_s, u"春和里社区"_s};
        QTest::newRow("the first person has no phone") << QList<QStringList>{{u"张三"_s, u"无电话"_s, u"阳光社区"_s}, li, wang} << u"-1 name phone community"_s;
        QTest::newRow("nor is it known") << QList<QStringList>{{u"张三"_s, u"电话不详"_s, u"阳光社区"_s}, li, wang} << u"-1 name phone community"_s;
        QTest::newRow("nor is there a word") << QList<QStringList>{{u"张三"_s, u"无"_s, u"阳光社区"_s}, li, wang} << u"-1 name phone community"_s;
        QTest::newRow("nor anything") << QList<QStringList>{{u"张三"_s, {}, u"阳光社区"_s}, li, wang} << u"-1 name phone community"_s;
        QTest::newRow("a rare surname") << QList<QStringList>{{u"冼星海"_s, u"没有手机"_s, u"阳光社区"_s}, li, wang} << u"-1 name phone community"_s;
        QTest::newRow("with an address") << QList<QStringList>{{u"张三"_s, u"手机停机"_s, u"联系地址街道办代收3号楼"_s}, {u"李四"_s, u"19900000002"_s, u"春和里 3 号楼 2 单元"_s}, {u"王五"_s, u"19900000003"_s, u"春和里 5 号楼"_s}}
                                         << u"-1 name phone address"_s;
        QTest::newRow("not the first of them") << QList<QStringList>{li, {u"张三"_s, u"无联系电话"_s, u"阳光社区街道"_s}, wang} << u"-1 name phone community"_s;
        QTest::newRow("kinds of a phone stand beside it") << QList<QStringList>{{u"张三"_s, u"手机"_s, {}}, {u"李四"_s, u"手机"_s, u"19900000002"_s}, {u"王五"_s, u"座机"_s, u"01062345678"_s}} << u"-1 name field phone"_s;
        QTest::newRow("below unknown titles a person with words of titles")
            << QList<QStringList>{{u"甲"_s, u"乙"_s, u"丙"_s}, {u"张三"_s, u"电话停机"_s, u"阳光社区"_s}, li, wang} << u"0 field phone community"_s;
        QTest::newRow("titles like what stands below") << QList<QStringList>{{u"行政村"_s, u"自然村"_s, u"电话"_s}, {u"东岭村"_s, u"西岭村"_s, u"19900000001"_s}, {u"东岭村"_s, u"南岭村"_s, u"19900000002"_s}}
                                                       << u"0 community field phone"_s;
        QTest::newRow("titles with much beside their words") << QList<QStringList>{{u"业主姓名（必填）"_s, u"业主联系电话1"_s, u"所属社区名称"_s}, {u"张三"_s, u"无"_s, u"阳光社区"_s}, li} << u"0 name phone community"_s;
        QTest::newRow("titles over people without numbers") << QList<QStringList>{{u"姓名"_s, u"电话"_s, u"社区"_s}, {u"张三"_s, u"无电话"_s, u"阳光社区"_s}, {u"李四"_s, u"不详"_s, u"阳光社区"_s}} << u"0 name phone community"_s;
        QTest::newRow("titles again on every page") << QList<QStringList>{{u"姓名"_s, u"电话"_s, u"社区"_s}, li, wang, {u"姓名"_s, u"电话"_s, u"社区"_s}, li, wang} << u"0 name phone community"_s;
        QTest::newRow("nothing") << QList<QStringList>{} << u"-1"_s;
    }
    void guess_layouts() {
        QFETCH(QList<QStringList>, sample);
        QTEST(roles(guessLayout({sample.begin(), sample.end()})), "roles");
    }
    void guess_titlesOverTwoRows_arePutTogether_data() {
        QTest::addColumn<QList<QStringList>>("sample");
        QTest::addColumn<QString>("roles");
        QTest::addColumn<QString>("titles");
        const QStringList person{u"1"_s, u"张三"_s, u"19900000001"_s, u"010-69830001"_s, u"东城区"_s};
        QTest::newRow("a group with two columns") << QList<QStringList>{{u"序号"_s, u"姓名"_s, u"联系方式"_s, {}, u"区县"_s}, {{}, {}, u"手机"_s, u"座机"_s}, person}
                                                  << u"1 field name phone phone2 district"_s << u"序号|姓名|手机|座机|区县"_s;
        QTest::newRow("the lower row says more") << QList<QStringList>{{u"序号"_s, u"市民"_s}, {{}, u"姓名"_s, u"手机号码"_s, u"固定电话"_s, u"区县"_s}, person}
                                                 << u"1 field name phone phone2 district"_s << u"序号|姓名|手机号码|固定电话|区县"_s;
        QTest::newRow("the same titles in two groups") << QList<QStringList>{{u"本人"_s, {}, u"紧急联系人"_s}, {u"姓名"_s, u"电话"_s, u"姓名"_s, u"电话"_s},
                                                                             {u"张三"_s, u"19900000001"_s, u"李四"_s, u"19900000002"_s}}
                                                       << u"1 name phone field field"_s << u"本人姓名|本人电话|紧急联系人姓名|紧急联系人电话"_s;
        QTest::newRow("a group of somebody else beside plain titles")
            << QList<QStringList>{{u"姓名"_s, u"电话"_s, u"家属"_s}, {{}, {}, u"称呼"_s, u"手机"_s}, {u"张三"_s, u"19900000001"_s, u"李四"_s, u"19900000002"_s}}
            << u"1 name phone field field"_s << u"姓名|电话|家属称呼|家属手机"_s;
        QTest::newRow("a line above is no group") << QList<QStringList>{{u"填报单位：市人社局"_s, {}, u"日期：2026-01-01"_s}, {u"姓名"_s, u"电话"_s, u"区县"_s}, {u"张三"_s, u"19900000001"_s, u"东城区"_s}}
                                                  << u"1 name phone district"_s << u"姓名|电话|区县"_s;
        QTest::newRow("nor in two cells") << QList<QStringList>{{u"填报单位"_s, u"市人社局"_s}, {u"姓名"_s, u"电话"_s, u"区县"_s}, {u"张三"_s, u"19900000001"_s, u"东城区"_s}}
                                          << u"1 name phone district"_s << u"姓名|电话|区县"_s;
        QTest::newRow("a first person without a number is no title") << QList<QStringList>{{u"姓名"_s, u"电话"_s, u"备注"_s}, {u"张三"_s, {}, u"无电话"_s}, {u"李四"_s, u"19900000002"_s}}
                                                                     << u"0 name phone note"_s << u"姓名|电话|备注"_s;
    }
    void guess_titlesOverTwoRows_arePutTogether() {
        QFETCH(QList<QStringList>, sample);
        const SheetLayout layout = guessLayout({sample.begin(), sample.end()});
        QTEST(roles(layout), "roles");
        QStringList titles;
        for (const ColumnUse &use : layout.columns)
            titles << use.title;
        QTEST(titles.join(u'|'), "titles");
    }
    void guess_withTheLowerOfTwoTitleRowsSaid_isTheSame() {
        const QStringList person{u"张三"_s, u"19900000001"_s, u"李四"_s, u"19900000002"_s};
        const std::vector<QStringList> sample{{u"姓名"_s, u"电话1"_s, u"家属"_s}, {{}, {}, u"称呼"_s, u"手机"_s}, person}; // a digit above
        QCOMPARE(roles(guessLayout(sample)), u"1 name phone field field"_s);
        QCOMPARE(roles(guessLayout(sample, 1)), u"1 name phone field field"_s); // never the relative's
        QCOMPARE(guessLayout({{u"某单位名单"_s}, {u"姓名"_s, u"电话"_s}, person}, 1).columns[0].title, u"姓名"_s);
    }
    void guess_belowALineOfItsOwn_aPersonIsNoTitle() {
        // Neither number is whole; the line above names no more than the list.
        const std::vector<QStringList> sample{{u"居民联系电话"_s}, {u"张三"_s, u"1990000"_s, u"阳光社区"_s}, {u"李四"_s, u"19900000002"_s, u"阳光社区"_s}};
        QCOMPARE(guessLayout(sample).headerRow, 0);
    }
    void guess_withTheTitleRowSaid_followsIt() {
        const std::vector<QStringList> sample{{u"姓名"_s, u"电话"_s}, {u"甲"_s, u"乙"_s}, {u"张三"_s, u"19900000001"_s}};
        QCOMPARE(roles(guessLayout(sample)), u"0 name phone"_s);
        QCOMPARE(roles(guessLayout(sample, 1)), u"1 field phone"_s);
        QCOMPARE(guessLayout(sample, 1).columns[1].title, u"乙"_s);
        QCOMPARE(guessLayout(sample, -1).columns[1].title, u"列B"_s);
    }
    void shape_isTheTitles_andAMappingGivesTheSameUses() {
        const std::vector<QStringList> sample{{u"名称"_s, u"电 话"_s, u"备注"_s, u"其他"_s}, {u"张三"_s, u"19900000001"_s, u""_s, u"x"_s}};
        SheetLayout layout = guessLayout(sample);
        QVERIFY(applyMapping(layout, {{u"name"_s, 1}, {u"ignore"_s, 4}}).isEmpty());
        SheetLayout next = guessLayout({{u"名称"_s, u"电话"_s, u"备注"_s, u"其他"_s}, {u"李四"_s, u"19900000002"_s}});
        QCOMPARE(shapeOf(next), shapeOf(layout));
        QVERIFY(applyMapping(next, mappingOf(layout)).isEmpty());
        QCOMPARE(roles(next), roles(layout));
        QVERIFY(shapeOf(guessLayout({{u"名称"_s, u"电话"_s}, {u"李四"_s, u"19900000002"_s}})) != shapeOf(layout));
        QVERIFY(shapeOf(guessLayout({{u"19900000001"_s}})).isEmpty());
    }
    void applyMapping_byTitleLetterAndNumber_overrulesTheGuess() {
        SheetLayout layout = guessLayout({{u"姓名"_s, u"电话"_s, u"备用电话"_s}, {u"张三"_s, u"19900000001"_s, u"19900000002"_s}});
        QCOMPARE(roles(layout), u"0 name phone phone2"_s);
        QVERIFY(applyMapping(layout, {{u"phone"_s, u"备用电话"_s}}).isEmpty());
        QCOMPARE(roles(layout), u"0 name field phone"_s);
        QVERIFY(applyMapping(layout, {{u"phone"_s, u"b"_s}}).isEmpty());
        QCOMPARE(layout.columnOf(ColumnRole::Phone), 1);
        QVERIFY(applyMapping(layout, {{u"phone"_s, 3}, {u"ignore"_s, QJsonArray{u"A"_s, 2}}}).isEmpty());
        QCOMPARE(roles(layout), u"0 ignore ignore phone"_s);
        QCOMPARE(applyMapping(layout, {{u"phone"_s, u"Z"_s}, {u"boss"_s, u"A"_s}}), QStringList({u"boss"_s, u"phone"_s}));
    }
};
LIANXIN_TEST(tst_ColumnGuess);
#include "tst_ColumnGuess.moc"
