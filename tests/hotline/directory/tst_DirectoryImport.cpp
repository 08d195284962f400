// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/directory/Directory.h"
#include "hotline/directory/DirectorySchema.h"
#include "platform/base/Clock.h"
#include "platform/base/Literals.h"
#include "support/StoreFixture.h"
#include "support/TestRegistry.h"
#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace lianxin;
using namespace lianxin::test;

class tst_DirectoryImport : public QObject {
    Q_OBJECT

    ManualClock m_clock{1'773'194'400'000};
    static QString write(StoreFixture &fixture, const QByteArray &text) {
        const QString path = fixture.directory() + u"/in.csv"_s;
        QFile file(path);
        if (file.open(QIODevice::WriteOnly))
            file.write(text);
        return path;
    }

private Q_SLOTS:
    void importUnits_buildsTheTree_data() { StoreFixture::addBackendColumn(); }
    void importUnits_buildsTheTree() {
        STORE_FIXTURE(fixture, directorySchema());
        Directory directory(fixture.store(), fixture.sealer(), fixture.blindIndex(), m_clock);
        const QString path = write(fixture, "承办单位一览\n单位名称,上级单位,区县,值班电话,联系人,联系人电话\n"
                                            "东城区人社局,市人社局,东城区,62345678,王正,13900000001\n东城区人社局,市人社局,东城区,62345678,李副,13900000002\n"
                                            "市人社局,,,010-12333000,,\n坏号码局,,,12ab,,\n孤儿局,无此局,,,,\n,市人社局,,,,\n");
        const auto result = directory.importUnits(path, {u"010"_s, {}}, u"t"_s);
        QVERIFY2(result, result ? "" : qPrintable(result.error().toString()));
        QCOMPARE(result->added, 3);
        QCOMPARE(result->rejectedRows, 3);
        const Unit district = *directory.unit(u"东城区人社局"_s);
        QCOMPARE(district.superiorName, u"市人社局"_s);
        QCOMPARE(district.liaisons, 2);
        QCOMPARE(district.phone.masked, u"010****78"_s);
        // Again, without most columns: nothing is lost.
        const auto again = directory.importUnits(write(fixture, "单位名称\n东城区人社局\n"), {}, u"t"_s);
        QCOMPARE(again->updated, 1);
        QCOMPARE(directory.unit(u"东城区人社局"_s)->superiorName, u"市人社局"_s);
        QCOMPARE(directory.unit(u"东城区人社局"_s)->district, u"东城区"_s);
    }
    void importUnits_hoursOfWork_areReadSavedAndExported_data() { StoreFixture::addBackendColumn(); }
    void importUnits_hoursOfWork_areReadSavedAndExported() {
        STORE_FIXTURE(fixture, directorySchema());
        Directory directory(fixture.store(), fixture.sealer(), fixture.blindIndex(), m_clock);
        const QSignalSpy changed(&directory, &Directory::unitHoursChanged);
        const auto result = directory.importUnits(write(fixture, "单位名称,作息时间\n供水公司,每天 全天\n市人社局,周一至周五 08:30-12:00 14:00-17:30\n某局,\n坏局,上午上班\n"), {}, u"t"_s);
        QVERIFY2(result, result ? "" : qPrintable(result.error().toString()));
        QCOMPARE(result->added, 3);
        QCOMPARE(result->rejectedRows, 1);
        QCOMPARE(result->columns.value(u"hours"_s), u"作息时间"_s);
        QVERIFY(result->rejected.front().reason.contains(u"上午上班"_s));
        QCOMPARE(changed.size(), 1);
        const auto hours = directory.unitHours();
        QCOMPARE(hours->size(), 2u);
        QCOMPARE(hours->at(u"市人社局"_s)[u"monday"_s].toArray(), (QJsonArray{u"08:30-12:00"_s, u"14:00-17:30"_s}));
        // Another file without that column, and a change of something else, leave them.
        QVERIFY(directory.importUnits(write(fixture, "单位名称,区县\n市人社局,东城区\n"), {}, u"t"_s));
        Unit unit = *directory.unit(u"市人社局"_s);
        unit.code = u"RS"_s;
        QVERIFY(directory.saveUnit(unit, {}, u"t"_s));
        QCOMPARE(directory.unitHours().value(), *hours);
        QCOMPARE(changed.size(), 1);
        // What is exported is read again as it is.
        const QString book = fixture.directory() + u"/units.xlsx"_s;
        QVERIFY(directory.exportUnits(book));
        const auto again = directory.importUnits(book, {}, u"t"_s);
        QCOMPARE(again->rejectedRows, 0);
        QCOMPARE(directory.unitHours()->at(u"供水公司"_s)[u"holiday"_s].toArray(), QJsonArray{u"00:00-24:00"_s});
        unit.hours = {};
        QVERIFY(directory.saveUnit(unit, {}, u"t"_s));
        QCOMPARE(directory.unitHours()->size(), 1u);
        unit.hours = {{u"workday"_s, u"x"_s}};
        QCOMPARE(directory.saveUnit(unit, {}, u"t"_s).error().code, u"calendar.bad_window"_s);
    }
    void importUnits_circle_changesNothing_data() { StoreFixture::addBackendColumn(); }
    void importUnits_circle_changesNothing() {
        STORE_FIXTURE(fixture, directorySchema());
        Directory directory(fixture.store(), fixture.sealer(), fixture.blindIndex(), m_clock);
        const auto result = directory.importUnits(write(fixture, "单位名称,上级单位\n甲,乙\n乙,丙\n丙,甲\n"), {}, u"t"_s);
        QCOMPARE(result.error().code, u"directory.unit_cycle"_s);
        QCOMPARE(directory.units()->size(), 0u);
    }
    void importUnits_withoutNames_isRefused_data() { StoreFixture::addBackendColumn(); }
    void importUnits_withoutNames_isRefused() {
        STORE_FIXTURE(fixture, directorySchema());
        Directory directory(fixture.store(), fixture.sealer(), fixture.blindIndex(), m_clock);
        QCOMPARE(directory.importUnits(write(fixture, "甲,乙\n1,2\n"), {}, u"t"_s).error().code, u"directory.columns_missing"_s);
        QCOMPARE(directory.importUnits(u"/nowhere.xlsx"_s, {}, u"t"_s).error().code, u"sheet.not_found"_s);
    }
    void importUnits_dryRun_tellsAndKeepsNothing_data() { StoreFixture::addBackendColumn(); }
    void importUnits_dryRun_tellsAndKeepsNothing() {
        STORE_FIXTURE(fixture, directorySchema());
        Directory directory(fixture.store(), fixture.sealer(), fixture.blindIndex(), m_clock);
        const QString path = write(fixture, "部门,主管,值班,联络人,手机\n市人社局,,010-12333000,王正,13900000001\n,市人社局,,,\n");
        // What the titles do not say, the person does.
        QCOMPARE(directory.importUnits(path, {}, u"t"_s).error().code, u"directory.columns_missing"_s);
        DirectoryImportOptions options{{}, {{u"name"_s, u"部门"_s}, {u"phone"_s, u"值班"_s}}, true};
        const auto seen = directory.importUnits(path, options, u"t"_s);
        QVERIFY2(seen, seen ? "" : qPrintable(seen.error().toString()));
        QVERIFY(!seen->kept);
        QCOMPARE(seen->added, 1);
        QCOMPARE(seen->rejectedRows, 1);
        QCOMPARE(seen->titles.size(), 5);
        QCOMPARE(seen->columns.value(u"name"_s), u"部门"_s);
        QCOMPARE(seen->columns.value(u"liaisonPhone"_s), u"手机"_s);
        const QJsonObject row = seen->sample.first().toObject();
        QCOMPARE(row[u"name"_s].toString(), u"市人社局"_s);
        QVERIFY(row[u"liaisonPhone"_s].toString().contains(u'*'));
        QVERIFY(row[u"liaison"_s].toString().contains(u'*'));
        QVERIFY(directory.units()->empty());
        options.dryRun = false;
        QVERIFY(directory.importUnits(path, options, u"t"_s)->kept);
        QCOMPARE(directory.units()->size(), 1u);
    }
    void exportUnits_isReadAgain_withoutLosingANumber_data() { StoreFixture::addBackendColumn(); }
    void exportUnits_isReadAgain_withoutLosingANumber() {
        STORE_FIXTURE(fixture, directorySchema());
        Directory directory(fixture.store(), fixture.sealer(), fixture.blindIndex(), m_clock);
        QVERIFY(directory.importUnits(write(fixture, "单位名称,上级单位,值班电话,联系人,联系人电话\n市人社局,,010-12333000,王正,13900000001\n区人社局,市人社局,,,\n"), {}, u"t"_s));
        const QString path = fixture.directory() + u"/units.xlsx"_s;
        QVERIFY(directory.exportUnits(path));
        const auto again = directory.importUnits(path, {}, u"t"_s);
        QVERIFY2(again, again ? "" : qPrintable(again.error().toString()));
        QCOMPARE(again->updated, 2);
        QCOMPARE(again->rejectedRows, 0);
        const Unit unit = *directory.unit(u"市人社局"_s);
        QCOMPARE(*fixture.sealer().open(unit.phone.sealed, "phone"), u"01012333000"_s); // a masked number means the known one
        QCOMPARE(unit.liaisons, 1);
        QCOMPARE(directory.unit(u"区人社局"_s)->superiorName, u"市人社局"_s);
        const auto people = directory.liaisons(unit.id);
        QVERIFY(directory.removeLiaison(people->front().id, u"t"_s));
        QCOMPARE(directory.removeLiaison(people->front().id, u"t"_s).error().code, u"directory.liaison_not_found"_s);
    }
    void importDoNotCall_takesNumbersInAnySpelling_data() { StoreFixture::addBackendColumn(); }
    void importDoNotCall_takesNumbersInAnySpelling() {
        STORE_FIXTURE(fixture, directorySchema());
        Directory directory(fixture.store(), fixture.sealer(), fixture.blindIndex(), m_clock);
        const auto result = directory.importDoNotCall(
            write(fixture, "手机号码,原因,截止日期\n138-1234-1234,本人要求,\n１３９００００００００,投诉,2026/12/31\n13812341234,再次,\n1.38E+10,,\n13700000000,,某日\n"), {}, u"t"_s);
        QVERIFY(result);
        QCOMPARE(result->added, 2);
        QCOMPARE(result->updated, 1);
        QCOMPARE(result->rejectedRows, 2);
        QVERIFY(*directory.contains(u"13900000000"_s));
        const auto entry = *directory.doNotCall(directory.seal(u"13900000000"_s).index, m_clock.now());
        QCOMPARE(entry->until, 1'798'732'800'000); // 2027-01-01T00:00+08:00
    }
    void importDoNotCall_bareColumn_needsNoTitle_data() { StoreFixture::addBackendColumn(); }
    void importDoNotCall_bareColumn_needsNoTitle() {
        STORE_FIXTURE(fixture, directorySchema());
        Directory directory(fixture.store(), fixture.sealer(), fixture.blindIndex(), m_clock);
        const auto result = directory.importDoNotCall(write(fixture, "13812341234\n13900000000\n"), {}, u"t"_s);
        QVERIFY(result);
        QCOMPARE(result->added, 2);
    }
};
LIANXIN_TEST(tst_DirectoryImport);
#include "tst_DirectoryImport.moc"
