// SPDX-License-Identifier: GPL-3.0-or-later
#include "DispatchWorld.h"
#include "support/TestRegistry.h"
#include <QTest>
#include <xlsxwriter.h>

using namespace lianxin;
using namespace lianxin::test;

#define DISPATCH_WORLD(w)                                                                                    \
    STORE_FIXTURE(fixture, dispatchWorldSchema());                                                           \
    ManualClock clock(kWednesdayTen);                                                                        \
    DispatchWorld w(fixture, clock);                                                                         \
    QVERIFY(w.dispatch.load())

class tst_Dispatch : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void shippedCategories_areThereOnceAndStayAsTheyWereChanged_data() { StoreFixture::addBackendColumn(); }
    void shippedCategories_areThereOnceAndStayAsTheyWereChanged() {
        DISPATCH_WORLD(w);
        const auto count = w.dispatch.categories().all().size();
        QVERIFY(count > 200);
        QVERIFY(w.dispatch.saveCategory({u"010101"_s, u"路面坑洼"_s, u"车行道"_s, u"危急"_s, false}, u"u"_s));
        QVERIFY(w.dispatch.saveCategory({u"0199"_s, u"其他市政"_s}, u"u"_s));
        QCOMPARE(w.dispatch.saveCategory({u"9901"_s, u"没有上级"_s}, u"u"_s).error().code, u"dispatch.bad_category"_s);
        Dispatch again(fixture.store(), w.tickets, w.directory, fixture.sealer(), clock);
        QVERIFY(again.load());
        QCOMPARE(again.categories().all().size(), count + 1);
        QCOMPARE(*again.categories().find(u"010101"_s), (DispatchCategory{u"010101"_s, u"路面坑洼"_s, u"车行道"_s, u"危急"_s, false}));
        // The other one hears of it too.
        QVERIFY(again.saveCategory({u"0198"_s, u"另一台改的"_s}, u"u"_s));
        QVERIFY(w.dispatch.categories().find(u"0198"_s));
    }
    void responsibilities_areKeptAndChecked_data() { StoreFixture::addBackendColumn(); }
    void responsibilities_areKeptAndChecked() {
        DISPATCH_WORLD(w);
        w.makeResponsible();
        QCOMPARE(w.dispatch.responsibilities().all().size(), std::size_t(7));
        const auto id = w.dispatch.saveResponsibility({}, u"云州市自来水公司"_s, u"供水"_s, {}, u"u"_s);
        QCOMPARE(w.dispatch.responsibilities().all().size(), std::size_t(7)); // it was there
        QVERIFY(w.dispatch.saveResponsibility(*id, w.water, u"03"_s, u"临湖区"_s, u"u"_s));
        QCOMPARE(w.dispatch.responsibilities().of(u"030101"_s, {u"临湖区"_s, {}, {}})->unitId, w.water);
        QCOMPARE(w.dispatch.saveResponsibility({}, u"没有"_s, u"01"_s, {}, u"u"_s).error().code, u"dispatch.unknown_unit"_s);
        QCOMPARE(w.dispatch.saveResponsibility({}, w.water, u"没有"_s, {}, u"u"_s).error().code, u"dispatch.unknown_category"_s);
        QCOMPARE(w.dispatch.saveResponsibility(u"none"_s, w.water, u"01"_s, {}, u"u"_s).error().code, u"dispatch.unknown_responsibility"_s);
        QVERIFY(w.dispatch.deleteResponsibility(*id, u"u"_s));
        QCOMPARE(w.dispatch.deleteResponsibility(*id, u"u"_s).error().code, u"dispatch.unknown_responsibility"_s);
        QCOMPARE(w.dispatch.responsibilities().all().size(), std::size_t(6));
    }
    void settings_areKeptAndChecked_data() { StoreFixture::addBackendColumn(); }
    void settings_areKeptAndChecked() {
        DISPATCH_WORLD(w);
        QCOMPARE(w.dispatch.settings(), (Dispatch::Settings{0.9, false, {}}));
        const Dispatch::Settings other{0.75, true, u"南京市"_s};
        QVERIFY(w.dispatch.saveSettings(other, u"u"_s));
        Dispatch again(fixture.store(), w.tickets, w.directory, fixture.sealer(), clock);
        QVERIFY(again.load());
        QCOMPARE(again.settings(), other);
        for (const double bad : {0.49, 1.01, std::nan("")})
            QCOMPARE(w.dispatch.saveSettings({bad, true, {}}, u"u"_s).error().code, u"dispatch.bad_settings"_s);
    }
    void givenCategory_findsItsUnitWithoutAModel_data() { StoreFixture::addBackendColumn(); }
    void givenCategory_findsItsUnitWithoutAModel() {
        DISPATCH_WORLD(w);
        w.makeResponsible();
        auto s = w.dispatch.suggest({u"楼下一片漆黑"_s, u"路灯不亮"_s, u"临湖区"_s, {}});
        QCOMPARE(s.units.front().unitId, w.lake);
        QCOMPARE(s.units.front().p, 1.0);
        QCOMPARE(s.why, u"automatic_off"_s);
        QCOMPARE(s.units.front().reasons.size(), 3);
        s = w.dispatch.suggest({u"垃圾"_s, u"垃圾堆积"_s, u"临湖区"_s, u"临湖区湖滨街道幸福里3栋"_s});
        QCOMPARE(s.units.front().unitId, w.street);
        QCOMPARE(s.place.street, u"湖滨街道"_s);
        s = w.dispatch.suggest({u"在江滨区的路灯"_s, u"路灯不亮"_s, {}, {}});
        QCOMPARE(s.units.front().unitId, w.river);
        QCOMPARE(s.place.from, u"text"_s);
        s = w.dispatch.suggest({u"孩子上学"_s, u"教育"_s, {}, {}});
        QCOMPARE(s.units.front().unitId, w.city); // takes the rest
        QCOMPARE(w.dispatch.suggest({u"没有类别"_s, {}, {}, {}}).why, u"no_model"_s);
        QVERIFY(w.dispatch.deleteResponsibility(w.dispatch.responsibilities().of(u"07"_s, {})->id, u"u"_s));
        QCOMPARE(w.dispatch.suggest({u"孩子上学"_s, u"教育"_s, {}, {}}).why, u"no_responsibility"_s);
        QCOMPARE(w.dispatch.suggestForTicket(u"none"_s).error().code, u"tickets.unknown"_s);
    }
    void trainedModel_findsUnitsFromWords_data() { StoreFixture::addBackendColumn(); }
    void trainedModel_findsUnitsFromWords() {
        DISPATCH_WORLD(w);
        w.makeResponsible();
        QCOMPARE(w.dispatch.train(w.dispatch.categories(), u"u"_s).error().code, u"text.too_few"_s);
        const auto model = w.trained(60);
        QVERIFY2(model, qPrintable(model ? QString() : model.error().toString()));
        QCOMPARE((*model)["tickets"_L1].toInt(), 60);
        QCOMPARE((*model)["classes"_L1].toInt(), 3);
        QVERIFY((*model)["active"_L1].toBool());
        const auto s = w.dispatch.suggest({u"路灯坏了，天黑看不清，照明不亮"_s, {}, u"江滨区"_s, {}});
        QCOMPARE(s.categories.front().code, u"010201"_s);
        QCOMPARE(s.units.front().unitId, w.river);
        QCOMPARE(s.model, (*model)["id"_L1].toString());
        double sum = 0;
        for (const auto &unit : s.units)
            sum += unit.p;
        QVERIFY(sum > 0.99 && sum < 1.01);
        QVERIFY(w.dispatch.suggest({u"自来水停水，水管没有水"_s, {}, {}, {}}).units.front().unitId == w.water);
    }
    void laterModel_waitsForActivationAndAnOlderOneComesBack_data() { StoreFixture::addBackendColumn(); }
    void laterModel_waitsForActivationAndAnOlderOneComesBack() {
        DISPATCH_WORLD(w);
        w.makeResponsible();
        const Id first = (*w.trained(30))["id"_L1].toString();
        const auto second = w.dispatch.train(w.dispatch.categories(), u"u"_s);
        QVERIFY(!(*second)["active"_L1].toBool());
        const auto active = [&] { return w.dispatch.suggest({u"停水"_s, {}, {}, {}}).model; };
        QCOMPARE(active(), first);
        const Id other = (*second)["id"_L1].toString();
        QVERIFY(w.dispatch.activate(other, u"u"_s));
        QCOMPARE(active(), other);
        QVERIFY(w.dispatch.activate(first, u"u"_s));
        QCOMPARE(active(), first);
        QCOMPARE(w.dispatch.models()->size(), 2);
        QCOMPARE(w.dispatch.activeModel()->toObject()["id"_L1].toString(), first);
        QCOMPARE(w.dispatch.activate(u"none"_s, u"u"_s).error().code, u"dispatch.unknown_model"_s);
    }
    void sealedModel_isNotReadableInTheStoreAndADamagedOneIsLeftOut_data() { StoreFixture::addBackendColumn(); }
    void sealedModel_isNotReadableInTheStoreAndADamagedOneIsLeftOut() {
        DISPATCH_WORLD(w);
        w.makeResponsible();
        QVERIFY(w.trained(30));
        QByteArray sealed;
        QVERIFY(fixture.store().read([&](Snapshot &s) { sealed = s.first(u"SELECT sealed FROM dispatch_model")->blob(0); }));
        QVERIFY(!sealed.contains("LXTEXT"));
        sealed[sealed.size() / 2] = char(sealed[sealed.size() / 2] ^ 1);
        QVERIFY(fixture.store().write([&](Transaction &t) { t.execute(u"UPDATE dispatch_model SET sealed = $1", {sealed}); }));
        Dispatch again(fixture.store(), w.tickets, w.directory, fixture.sealer(), clock);
        QVERIFY(again.load());
        QCOMPARE(again.suggest({u"停水"_s, {}, {}, {}}).why, u"no_model"_s);
    }
    void rareCategory_isLearnedAsTheOneAbove_data() { StoreFixture::addBackendColumn(); }
    void rareCategory_isLearnedAsTheOneAbove() {
        DISPATCH_WORLD(w);
        w.makeResponsible();
        for (int i = 0; i < 4; ++i) {
            const Id id = w.accept(u"灯杆歪了"_s, u"灯杆歪斜%1，怕倒下来"_s.arg(QChar(char16_t(0x5E00 + i))), {}, u"灯杆倾斜"_s);
            for (const auto &[verb, params] : {std::pair{u"dispatch"_s, QJsonObject{{u"unitId"_s, w.city}}}, {u"sign"_s, {}}, {u"finish"_s, {{u"opinion"_s, u"好"_s}}}, {u"close"_s, {}}})
                w.act(id, verb, params);
        }
        const auto model = w.trained(60);
        QStringList codes;
        for (const auto &label : (*model)["card"_L1]["perClass"_L1].toArray())
            codes << label["code"_L1].toString();
        QVERIFY2(codes.contains(u"01"_s) && !codes.contains(u"010202"_s), qPrintable(codes.join(u' ')));
    }
    void importedSheet_addsCategories_data() { StoreFixture::addBackendColumn(); }
    void importedSheet_addsCategories() {
        DISPATCH_WORLD(w);
        QTemporaryDir dir;
        const auto sheet = [&](const QString &name, const std::vector<QStringList> &rows) {
            const QString path = dir.filePath(name);
            lxw_workbook *book = workbook_new(path.toUtf8().constData());
            lxw_worksheet *page = workbook_add_worksheet(book, nullptr);
            for (std::size_t r = 0; r < rows.size(); ++r)
                for (qsizetype c = 0; c < rows[r].size(); ++c)
                    worksheet_write_string(page, lxw_row_t(r), lxw_col_t(c), rows[r][c].toUtf8().constData(), nullptr);
            workbook_close(book);
            return path;
        };
        const auto coded = w.dispatch.importCategories(
            sheet(u"a.xlsx"_s, {{u"编码"_s, u"名称"_s, u"时限"_s, u"说明"_s}, {u"77"_s, u"试点事项"_s, u"咨询"_s, u"先行"_s}, {u"7701"_s, u"下级"_s}, {u"7801"_s, u"没有上级"_s}}), u"u"_s);
        QVERIFY2(coded, qPrintable(coded ? QString() : coded.error().toString()));
        QCOMPARE(coded->added, 2);
        QCOMPARE(coded->rejectedRows, 1);
        QCOMPARE(w.dispatch.categories().limitOf(u"7701"_s), u"咨询"_s);
        const std::vector<QStringList> levels{{u"一级分类"_s, u"二级分类"_s, u"三级分类"_s}, {u"市政设施"_s, u"道路桥梁"_s, u"路面破损"_s}, {QString(), QString(), u"新的三级"_s},
                                              {u"新的一级"_s, u"新的二级"_s, u"叶子/分支"_s}};
        const auto named = w.dispatch.importCategories(sheet(u"b.xlsx"_s, levels), u"u"_s);
        QVERIFY2(named, qPrintable(named ? QString() : named.error().toString()));
        QCOMPARE(named->unchanged, 1);
        QCOMPARE(named->added, 4);
        const auto &tree = w.dispatch.categories();
        QVERIFY(tree.codeOf(u"新的三级"_s).startsWith(u"0101"_s));
        QCOMPARE(tree.path(tree.codeOf(u"叶子、分支"_s)), u"新的一级 / 新的二级 / 叶子、分支"_s);
        QCOMPARE(w.dispatch.importCategories(sheet(u"b2.xlsx"_s, levels), u"u"_s)->added, 0);
        QCOMPARE(w.dispatch.importCategories(sheet(u"c.xlsx"_s, {{u"甲"_s}, {u"乙"_s}}), u"u"_s).error().code, u"dispatch.columns_missing"_s);
    }
    void category_bringsItsLimitAlong_data() { StoreFixture::addBackendColumn(); }
    void category_bringsItsLimitAlong() {
        DISPATCH_WORLD(w);
        const qint64 ordinary = w.tickets.deadline(clock.now(), u"路灯不亮"_s)->value(u"dueAt"_s).toInteger();
        const qint64 critical = w.tickets.deadline(clock.now(), u"燃气泄漏隐患"_s)->value(u"dueAt"_s).toInteger();
        QCOMPARE(critical, clock.now() + 2 * kHour);
        QVERIFY(ordinary > clock.now() + 6 * kDay);
    }
};
LIANXIN_TEST(tst_Dispatch);
#include "tst_Dispatch.moc"
