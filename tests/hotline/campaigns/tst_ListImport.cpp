// SPDX-License-Identifier: GPL-3.0-or-later
#include "CampaignWorld.h"
#include "../../platform/sheets/ZipBuilder.h"
#include "platform/base/Resources.h"
#include "platform/sheets/SheetReader.h"
#include "support/TestRegistry.h"
#include <QFileInfo>
#include <QTest>
#include <QThread>

using namespace lianxin;
using namespace lianxin::test;

class tst_ListImport : public QObject {
    Q_OBJECT

    ManualClock m_clock{kWednesdayTen};

private Q_SLOTS:
    void import_theShippedSample_sortsItsRows_data() { StoreFixture::addBackendColumn(); }
    void import_theShippedSample_sortsItsRows() {
        STORE_FIXTURE(fixture, campaignSchema());
        CampaignWorld w(fixture, m_clock);
        QVERIFY(w.directory.addDoNotCall(u"19900000148"_s, u"本人要求"_s, 0, u"person"_s, {}));
        ImportRequest request;
        request.name = u"演练名单"_s;
        request.path = resourcePath(u"samples/subsidy-notice.xlsx");
        const auto summary = w.import(request);
        QVERIFY2(summary, summary ? "" : qPrintable(summary.error().toString()));
        QCOMPARE(summary->rows, 60);
        QCOMPARE(summary->imported, 49);
        QCOMPARE(summary->duplicates, 3);
        QCOMPARE(summary->invalid, 8);
        QCOMPARE(summary->doNotCall, 1);
        QCOMPARE(summary->reasons, QJsonObject({{u"duplicate"_s, 3}, {u"phone.digits_lost"_s, 1}, {u"phone.empty"_s, 1}, {u"phone.length"_s, 1},
                                                {u"phone.not_a_number"_s, 3}, {u"phone.prefix"_s, 1}, {u"phone.service"_s, 1}}));
        const auto page = w.lists->contacts(summary->listId, {}, 100);
        QCOMPARE(page->items.size(), 49u);
        for (const Contact &contact : page->items) {
            const auto person = w.lists->reveal(contact);
            const QString phone = person->value("phone"_L1).toString();
            QVERIFY2(phone.startsWith(u"199000"_s) || phone == "057019900001"_L1, qPrintable(phone));
            QVERIFY(!contact.toJson().value("phone"_L1).toString().contains(phone));
        }
        const auto first = w.lists->reveal(page->items.front());
        QCOMPARE(first->value("name"_L1).toString(), u"赵建国"_s);
        QCOMPARE(first->value("fields"_L1).toObject().value(u"社区"_s).toString(), u"春和里社区"_s);
        const auto variables = w.lists->variables(page->items.front());
        QCOMPARE(variables->value("district"_L1).toString(), u"东城区"_s);
        QVERIFY(!variables->contains(u"phone"_s));
    }
    void import_rowsNotTaken_areInTheErrorWorkbook_data() { StoreFixture::addBackendColumn(); }
    void import_rowsNotTaken_areInTheErrorWorkbook() {
        STORE_FIXTURE(fixture, campaignSchema());
        CampaignWorld w(fixture, m_clock);
        ImportRequest request;
        request.name = u"一"_s;
        request.path = w.write("姓名,电话\n张三,19900000001\n李四,1.99E+10\n王五,199-0000-0001\n");
        const auto summary = w.import(request);
        QVERIFY(summary);
        const auto reader = SheetReader::open(summary->errorsPath);
        QVERIFY(reader);
        std::vector<QStringList> rows;
        QVERIFY((*reader)->read(0, [&](const SheetRow &row) {
            QStringList cells;
            for (const SheetCell &cell : row.cells)
                cells << cell.toString();
            rows.push_back(cells);
            return true;
        }));
        QCOMPARE(rows.size(), 3u);
        QCOMPARE(rows[0], QStringList({u"行号"_s, u"原因"_s, u"姓名"_s, u"电话"_s}));
        QCOMPARE(rows[1], QStringList({u"3"_s, u"号码被存成科学计数法，末几位已丢失，请按文本格式重新导出"_s, u"李四"_s, u"1.99E+10"_s}));
        QCOMPARE(rows[2], QStringList({u"4"_s, u"与第 2 行号码重复"_s, u"王五"_s, u"199-0000-0001"_s}));
    }
    void import_rowsHiddenInTheFile_areSaid_andLeftOutWhereWanted_data() { StoreFixture::addBackendColumn(); }
    void import_rowsHiddenInTheFile_areSaid_andLeftOutWhereWanted() {
        STORE_FIXTURE(fixture, campaignSchema());
        CampaignWorld w(fixture, m_clock);
        const auto cell = [](const QByteArray &text) { return "<c t=\"inlineStr\"><is><t>" + text + "</t></is></c>"; };
        ImportRequest request;
        request.name = u"一"_s;
        request.path = fixture.directory() + u"/筛选.xlsx"_s;
        QVERIFY(ZipBuilder::workbook("<row>" + cell("姓名") + cell("电话") + "</row><row>" + cell("张三") + cell("19900000001") + "</row><row hidden=\"1\">" + cell("李四") +
                                     cell("19900000002") + "</row><row>" + cell("王五") + cell("19900000002") + "</row>").write(request.path));
        const auto preview = w.lists->preview(request, 100);
        QCOMPARE(preview->value("hidden"_L1).toInt(), 1);
        QCOMPARE(preview->value("valid"_L1).toInt(), 2);
        const auto all = w.import(request);
        QVERIFY(all);
        QCOMPARE(all->imported, 2); // the one who is hidden, and not who has the same number
        QCOMPARE(all->hidden, 1);
        QCOMPARE(w.lists->list(all->listId)->summary.hidden, 1);
        request.skipHidden = true;
        const QJsonObject shown = *w.lists->preview(request, 100);
        QCOMPARE(shown.value("reasons"_L1).toObject(), QJsonObject({{u"hidden_row"_s, 1}}));
        const auto some = w.import(request);
        QVERIFY(some);
        QCOMPARE(some->imported, 2);
        QCOMPARE(some->hidden, 0);
        QCOMPARE(some->skipped, 1);
        QCOMPARE(some->reasons, QJsonObject({{u"hidden_row"_s, 1}}));
        const auto page = w.lists->contacts(some->listId, {}, 10);
        QCOMPARE(w.lists->reveal(page->items.back())->value("name"_L1).toString(), u"王五"_s);
        QVERIFY(QFile::exists(some->errorsPath));
    }
    void preview_titlesSaidTooFarDown_isAnError() {
        StoreFixture fixture(u"intl"_s, campaignSchema());
        CampaignWorld w(fixture, m_clock);
        ImportRequest request;
        request.name = u"一"_s;
        request.path = w.people(600);
        request.headerRow = 200;
        QVERIFY(w.lists->preview(request, 20));
        for (const int row : {201, 500, 601}) { // rows that are looked at, for numbers
            request.headerRow = row;
            QCOMPARE(w.lists->preview(request, 20).error().code, u"lists.no_header_row"_s);
        }
    }
    void import_mappingAndAreaCode_areFollowed_data() { StoreFixture::addBackendColumn(); }
    void import_mappingAndAreaCode_areFollowed() {
        STORE_FIXTURE(fixture, campaignSchema());
        CampaignWorld w(fixture, m_clock);
        ImportRequest request;
        request.name = u"一"_s;
        request.path = w.write("甲,乙,丙\n19900000001,62345678,x\n");
        request.areaCode = u"010"_s;
        request.phoneColumn = u"乙"_s;
        request.mapping = {{u"ignore"_s, u"甲"_s}};
        const auto summary = w.import(request);
        QVERIFY(summary);
        const auto contact = w.lists->contacts(summary->listId, {}, 10)->items.at(0);
        QCOMPARE(contact.phoneKind, u"landline"_s);
        const auto person = w.lists->reveal(contact);
        QCOMPARE(person->value("phone"_L1).toString(), u"01062345678"_s);
        QCOMPARE(person->value("fields"_L1).toObject().keys(), QStringList({u"丙"_s}));
        request.mapping = {{u"name"_s, u"丁"_s}};
        QCOMPARE(w.import(request).error().code, u"lists.mapping_unknown"_s);
    }
    void import_whatCanNotBeAList_leavesNothing_data() { StoreFixture::addBackendColumn(); }
    void import_whatCanNotBeAList_leavesNothing() {
        STORE_FIXTURE(fixture, campaignSchema());
        CampaignWorld w(fixture, m_clock);
        ImportRequest request;
        request.name = u"一"_s;
        request.path = w.write("甲,乙\nx,y\n");
        QCOMPARE(w.import(request).error().code, u"lists.no_phone_column"_s);
        request.path = w.write("电话\n12\n");
        QCOMPARE(w.import(request).error().code, u"lists.nothing_valid"_s);
        request.path = u"/nowhere.xlsx"_s;
        QCOMPARE(w.import(request).error().code, u"sheet.not_found"_s);
        request.name.clear();
        QCOMPARE(w.import(request).error().code, u"lists.name_missing"_s);
        QCOMPARE(w.count(u"SELECT COUNT(*) FROM contact"_s), 0);
        QCOMPARE(w.count(u"SELECT COUNT(*) FROM contact_list WHERE state = 'ready'"_s), 0);
    }
    void import_dryRun_writesNothing_data() { StoreFixture::addBackendColumn(); }
    void import_dryRun_writesNothing() {
        STORE_FIXTURE(fixture, campaignSchema());
        CampaignWorld w(fixture, m_clock);
        ImportRequest request;
        request.name = u"一"_s;
        request.path = w.people(100);
        request.dryRun = true;
        const auto summary = w.import(request);
        QVERIFY(summary);
        QCOMPARE(summary->imported, 100);
        QCOMPARE(w.count(u"SELECT COUNT(*) FROM contact_list"_s), 0);
    }
    void import_cancelled_leavesNothing_data() { StoreFixture::addBackendColumn(); }
    void import_cancelled_leavesNothing() {
        STORE_FIXTURE(fixture, campaignSchema());
        CampaignWorld w(fixture, m_clock);
        ImportRequest request;
        request.name = u"一"_s;
        request.path = w.people(30000);
        const Id listId = *w.lists->begin(request, u"zhou"_s);
        Jobs jobs(fixture.store(), m_clock);
        std::optional<JobInfo> ended;
        std::atomic<bool> begun = false;
        const auto job = jobs.start(u"lists.import"_s, Caller::engine(),
                                    [&](JobControl &control) -> Expected<QJsonValue> {
                                        begun = true;
                                        while (!control.isCancelled())
                                            QThread::msleep(1);
                                        LX_TRY(const ImportSummary summary, w.lists->runImport(listId, request, control, u"zhou"_s));
                                        return QJsonValue(summary.toJson());
                                    },
                                    [&](const JobInfo &info) { ended = info; });
        QVERIFY(job);
        QTRY_VERIFY_WITH_TIMEOUT(begun, 30000);
        QVERIFY(jobs.cancel(*job));
        QTRY_VERIFY_WITH_TIMEOUT(ended.has_value(), 30000);
        QCOMPARE(nameOf(ended->state), u"cancelled"_s);
        QCOMPARE(w.count(u"SELECT COUNT(*) FROM contact"_s), 0);
        QCOMPARE(w.lists->list(listId)->state, u"failed"_s);
    }
};
LIANXIN_TEST(tst_ListImport);
#include "tst_ListImport.moc"
