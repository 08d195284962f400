// SPDX-License-Identifier: GPL-3.0-or-later
// How an import reads its file: passwords, the row of titles, kept mappings, numbers that are known elsewhere.
#include "../../platform/sheets/ProtectedBuilder.h"
#include "../../platform/sheets/ZipBuilder.h"
#include "CampaignWorld.h"
#include "support/TestRegistry.h"
#include <QJsonArray>
#include <QTest>

using namespace lianxin;
using namespace lianxin::test;

class tst_ListSource : public QObject {
    Q_OBJECT

    ManualClock m_clock{kWednesdayTen};

    static ImportRequest request(const QString &path) {
        ImportRequest request;
        request.name = u"一"_s;
        request.path = path;
        return request;
    }
    static QStringList roles(const QJsonObject &preview) {
        QStringList out;
        for (const QJsonValue &column : preview.value("columns"_L1).toArray())
            out << column["role"_L1].toString();
        return out;
    }

private Q_SLOTS:
    void import_protectedWorkbook_needsItsPassword_data() { StoreFixture::addBackendColumn(); }
    void import_protectedWorkbook_needsItsPassword() {
        STORE_FIXTURE(fixture, campaignSchema());
        CampaignWorld w(fixture, m_clock);
        const QString plain = fixture.directory() + u"/plain.xlsx"_s;
        QVERIFY(ZipBuilder::workbook("<row><c t=\"inlineStr\"><is><t>电话</t></is></c></row><row><c><v>19900000001</v></c></row>").write(plain));
        QFile file(plain);
        QVERIFY(file.open(QIODevice::ReadOnly));
        ImportRequest r = request(w.write(ProtectedBuilder::agile(file.readAll(), u"密码1"_s), u"secret.xlsx"_s));
        QCOMPARE(w.import(r).error().code, u"sheet.encrypted"_s);
        QCOMPARE(w.lists->preview(r, 5).error().code, u"sheet.encrypted"_s);
        r.password = u"密码2"_s;
        QCOMPARE(w.import(r).error().code, u"sheet.password_wrong"_s);
        QCOMPARE(w.lists->preview(r, 5).error().code, u"sheet.password_wrong"_s);
        r.password = u"密码1"_s;
        QCOMPARE(w.lists->preview(r, 5)->value("valid"_L1).toInt(), 1);
        const auto summary = w.import(r);
        QVERIFY2(summary, summary ? "" : qPrintable(summary.error().toString()));
        QCOMPARE(summary->imported, 1);
        // Nowhere in what is kept.
        for (const QString &column : {u"summary"_s, u"name"_s, u"file_name"_s, u"sheet"_s, u"fields"_s})
            QCOMPARE(w.count(u"SELECT COUNT(*) FROM contact_list WHERE %1 LIKE '%密码%'"_s.arg(column)), 0);
    }
    void import_withTheTitleRowSaid_followsIt_data() { StoreFixture::addBackendColumn(); }
    void import_withTheTitleRowSaid_followsIt() {
        STORE_FIXTURE(fixture, campaignSchema());
        CampaignWorld w(fixture, m_clock);
        ImportRequest r = request(w.write("姓名,电话\n甲,乙\n张三,19900000001\n李四,19900000002\n王五,19900000003\n赵六,19900000004\n"));
        r.headerRow = 2;
        const auto preview = w.lists->preview(r, 10);
        QCOMPARE(preview->value("headerRow"_L1).toInt(), 2);
        QCOMPARE(preview->value("columns"_L1).toArray().at(0).toObject().value("title"_L1).toString(), u"甲"_s);
        QCOMPARE(preview->value("numbers"_L1).toArray().at(0).toInt(), 3);
        const auto summary = w.import(r);
        QCOMPARE(summary->rows, 4);
        r.headerRow = 0; // every row is one of data
        QCOMPARE(w.import(r)->rows, 6);
        r.headerRow = 77;
        QCOMPARE(w.import(r).error().code, u"lists.no_header_row"_s);
        QCOMPARE(w.lists->preview(r, 10).error().code, u"lists.no_header_row"_s);
    }
    void template_readsTheNextFileOfTheSameShape_data() { StoreFixture::addBackendColumn(); }
    void template_readsTheNextFileOfTheSameShape() {
        STORE_FIXTURE(fixture, campaignSchema());
        CampaignWorld w(fixture, m_clock);
        ImportRequest first = request(w.write("甲,乙,丙\n张三,19900000001,62345678\n"));
        first.mapping = {{u"phone"_s, u"丙"_s}, {u"name"_s, u"甲"_s}, {u"ignore"_s, u"乙"_s}};
        first.areaCode = u"010"_s;
        first.templateName = u"市局周报"_s;
        const auto summary = w.import(first);
        QVERIFY2(summary, summary ? "" : qPrintable(summary.error().toString()));
        QVERIFY(summary->mappingName.isEmpty());
        m_clock.advance(60'000);

        ImportRequest next = request(w.write("甲,乙,丙\n李四,19900000003,62345679\n"));
        const auto preview = w.lists->preview(next, 5);
        QCOMPARE(preview->value("template"_L1).toString(), u"市局周报"_s);
        QCOMPARE(roles(*preview), QStringList({u"name"_s, u"ignore"_s, u"phone"_s}));
        const auto second = w.import(next);
        QCOMPARE(second->mappingName, u"市局周报"_s);
        const auto person = w.lists->reveal(w.lists->contacts(second->listId, {}, 1)->items.at(0));
        QCOMPARE(person->value("phone"_L1).toString(), u"01062345679"_s);
        QCOMPARE(person->value("name"_L1).toString(), u"李四"_s);

        next.mapping = {{u"phone"_s, u"乙"_s}}; // what is said beats what is kept
        const auto third = w.import(next);
        QCOMPARE(w.lists->reveal(w.lists->contacts(third->listId, {}, 1)->items.at(0))->value("phone"_L1).toString(), u"19900000003"_s);
        const auto other = w.lists->preview(request(w.write("乙,甲,丙\n19900000003,李四,62345679\n")), 5);
        QVERIFY(other->value("template"_L1).toString().isEmpty());

        const auto kept = w.lists->templates();
        QCOMPARE(kept->size(), 1u);
        QVERIFY(kept->at(0).usedAt > kept->at(0).createdAt);
        QVERIFY(w.lists->removeTemplate(kept->at(0).id));
        QCOMPARE(w.lists->removeTemplate(kept->at(0).id).error().code, u"lists.template_not_found"_s);
        QVERIFY(w.lists->preview(next, 5)->value("template"_L1).toString().isEmpty());
    }
    void import_numbersKnownElsewhere_areCountedOrLeftOut_data() { StoreFixture::addBackendColumn(); }
    void import_numbersKnownElsewhere_areCountedOrLeftOut() {
        STORE_FIXTURE(fixture, campaignSchema());
        CampaignWorld w(fixture, m_clock);
        const Id listId = w.importPeople(3); // 19910000000 … 2
        const Id campaignId = w.campaignOf(listId);
        QVERIFY(w.directory.addDoNotCall(u"19900000009"_s, u"本人要求"_s, 0, u"person"_s, {}));
        ImportRequest r = request(w.write("电话\n19910000001\n19910000002\n19900000009\n19900000008\n12\n", u"other.csv"_s));
        QCOMPARE(w.import(r)->inRunning, 0); // a campaign that does not run takes nobody
        QVERIFY(w.campaigns->start(campaignId, u"zhou"_s));
        const auto counted = w.import(r);
        QVERIFY2(counted, counted ? "" : qPrintable(counted.error().toString()));
        QCOMPARE(counted->inRunning, 2);
        QCOMPARE(counted->imported, 4);
        QCOMPARE(counted->doNotCall, 1);
        QCOMPARE(counted->skipped, 0);
        r.skipRunning = true;
        r.skipDoNotCall = true;
        const auto left = w.import(r);
        QCOMPARE(left->imported, 1);
        QCOMPARE(left->skipped, 3);
        QCOMPARE(left->doNotCall, 0);
        QCOMPARE(left->reasons, QJsonObject({{u"do_not_call"_s, 1}, {u"in_running_list"_s, 2}, {u"phone.length"_s, 1}}));
        QCOMPARE(w.lists->contacts(left->listId, {}, 10)->items.at(0).row, 5);
        QVERIFY(QFile::exists(left->errorsPath));
    }
    void import_severalFiles_becomeOneList_data() { StoreFixture::addBackendColumn(); }
    void import_severalFiles_becomeOneList() {
        STORE_FIXTURE(fixture, campaignSchema());
        CampaignWorld w(fixture, m_clock);
        ImportRequest r = request(w.write("姓名,电话,区县\n张三,19900000001,东城区\n李四,19900000002,西城区\n", u"a.csv"_s));
        r.more = {w.write("备注,电话,姓名\n午后,19900000003,王五\n重复,19900000001,张三\n", u"b.csv"_s)};
        const auto summary = w.import(r);
        QVERIFY2(summary, summary ? "" : qPrintable(summary.error().toString()));
        QCOMPARE(summary->rows, 4);
        QCOMPARE(summary->imported, 3);
        QCOMPARE(summary->duplicates, 1);
        QCOMPARE(w.lists->list(summary->listId)->fields, QStringList({u"区县"_s, u"备注"_s}));
        const auto page = w.lists->contacts(summary->listId, {}, 10);
        QCOMPARE(page->items.size(), 3u);
        QCOMPARE(page->items.at(2).row, 5); // the second row of a file that follows three rows
        const auto person = w.lists->reveal(page->items.at(2));
        QCOMPARE(person->value("name"_L1).toString(), u"王五"_s);
        QCOMPARE(person->value("fields"_L1).toObject(), QJsonObject({{u"备注"_s, u"午后"_s}}));
        QVERIFY(w.lists->reveal(page->items.at(0))->value("roles"_L1).toObject().contains(u"district"_s));
        const auto rows = rowsOf(summary->errorsPath);
        QCOMPARE(rows.back().at(1), u"s:b.csv 3"_s);
        QCOMPARE(rows.back().at(2), u"s:与第 a.csv 2 行号码重复"_s);
        r.more << u"/nowhere.csv"_s;
        QCOMPARE(w.import(r).error().code, u"sheet.not_found"_s);
        QCOMPARE(w.count(u"SELECT COUNT(*) FROM contact"_s), 3);
    }
    void import_severalFiles_eachReadItsOwnWay_data() { StoreFixture::addBackendColumn(); }
    void import_severalFiles_eachReadItsOwnWay() {
        STORE_FIXTURE(fixture, campaignSchema());
        CampaignWorld w(fixture, m_clock);
        ImportRequest r = request(w.write("姓名,电话,电话2,区县\n张三,19900000001,19900000011,东城区\n", u"a.csv"_s));
        r.mapping = {{u"phone"_s, u"电话2"_s}};
        r.headerRow = 1;
        r.more = {w.write("甲,乙,丙\n王五,19900000003,19900000013\n", u"b.csv"_s), w.write("名单\n某街道\n姓名,电话,电话2,区县\n赵六,19900000004,19900000014,西城区\n", u"c.csv"_s),
                  w.write("姓名,电话,电话2,区县\n钱七,19900000005,19900000015,西城区\n", u"d.csv"_s)};
        r.moreAs = {{.mapping = QJsonObject{{u"phone"_s, u"丙"_s}, {u"name"_s, u"甲"_s}, {u"ignore"_s, u"乙"_s}}}, {.headerRow = -1}}; // the last as the first
        r.templateName = u"周报"_s;
        const auto summary = w.import(r);
        QVERIFY2(summary, summary ? "" : qPrintable(summary.error().toString()));
        QCOMPARE(summary->imported, 4);
        const auto page = w.lists->contacts(summary->listId, {}, 10);
        QStringList phones, names;
        for (const Contact &contact : page->items) {
            phones << contact.phoneMasked;
            names << w.lists->reveal(contact)->value("name"_L1).toString();
        }
        QCOMPARE(phones, (QStringList{u"199****0011"_s, u"199****0013"_s, u"199****0014"_s, u"199****0015"_s}));
        QCOMPARE(names, (QStringList{u"张三"_s, u"王五"_s, u"赵六"_s, u"钱七"_s}));
        QCOMPARE(w.lists->templates()->size(), 2u); // one for each shape
        // Whose columns can't be found is said.
        r.moreAs = {{.mapping = QJsonObject{{u"phone"_s, u"没有这列"_s}}}};
        const auto wrong = w.import(r);
        QCOMPARE(wrong.error().code, u"lists.mapping_unknown"_s);
        QCOMPARE(wrong.error().place, u"b.csv"_s);
    }
    void contacts_haveAPlaceAndACarrier_data() { StoreFixture::addBackendColumn(); }
    void contacts_haveAPlaceAndACarrier() {
        STORE_FIXTURE(fixture, campaignSchema());
        CampaignWorld w(fixture, m_clock);
        const ImportRequest r = request(w.write("姓名,电话\n张三,13800100500\n李四,0571-87654321\n"));
        QCOMPARE(w.lists->preview(r, 5)->value("places"_L1).toArray().at(0).toObject(), QJsonObject({{u"place"_s, u"北京"_s}, {u"carrier"_s, u"china_mobile"_s}}));
        const auto page = w.lists->contacts(w.import(r)->listId, {}, 10);
        QCOMPARE(page->items.at(0).phonePlace, u"北京"_s);
        QCOMPARE(page->items.at(0).phoneCarrier, u"china_mobile"_s);
        QCOMPARE(page->items.at(1).phonePlace, u"浙江 杭州"_s);
    }
    void preview_ofALongFile_readsNoFurtherThanAsked_data() { StoreFixture::addBackendColumn(); }
    void preview_ofALongFile_readsNoFurtherThanAsked() {
        STORE_FIXTURE(fixture, campaignSchema());
        CampaignWorld w(fixture, m_clock);
        const ImportRequest r = request(w.people(20000));
        const auto preview = w.lists->preview(r, 5000);
        QCOMPARE(preview->value("rows"_L1).toArray().size(), 5000);
        QVERIFY(preview->value("checked"_L1).toInt() < 5100);
        QCOMPARE(w.lists->preview(r, 9'999'999)->value("rows"_L1).toArray().size(), 5000);
    }
};
LIANXIN_TEST(tst_ListSource);
#include "tst_ListSource.moc"
