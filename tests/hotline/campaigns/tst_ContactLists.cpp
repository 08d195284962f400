// SPDX-License-Identifier: GPL-3.0-or-later
#include "CampaignWorld.h"
#include "platform/base/Resources.h"
#include "support/TestRegistry.h"
#include <QFileInfo>
#include <QJsonArray>
#include <QTest>

using namespace lianxin;
using namespace lianxin::test;

class tst_ContactLists : public QObject {
    Q_OBJECT

    ManualClock m_clock{kWednesdayTen};

private Q_SLOTS:
    void preview_theShippedSample_masksPeople_data() { StoreFixture::addBackendColumn(); }
    void preview_theShippedSample_masksPeople() {
        STORE_FIXTURE(fixture, campaignSchema());
        CampaignWorld w(fixture, m_clock);
        ImportRequest request;
        request.path = resourcePath(u"samples/subsidy-notice.xlsx");
        const auto preview = w.lists->preview(request, 5);
        QVERIFY2(preview, preview ? "" : qPrintable(preview.error().toString()));
        QCOMPARE(preview->value("sheet"_L1).toString(), u"社保补贴告知名单"_s);
        QCOMPARE(preview->value("headerRow"_L1).toInt(), 1);
        QCOMPARE(preview->value("rows"_L1).toArray().size(), 5);
        QCOMPARE(preview->value("rows"_L1).toArray().at(0).toArray().at(1).toString(), u"199****0011"_s);
        QCOMPARE(preview->value("rows"_L1).toArray().at(0).toArray().at(0).toString(), u"赵**"_s);
        QCOMPARE(preview->value("columns"_L1).toArray().at(1).toObject().value("role"_L1).toString(), u"phone"_s);
        QCOMPARE(preview->value("checked"_L1).toInt(), 60);
        QCOMPARE(preview->value("valid"_L1).toInt(), 49);
        QCOMPARE(preview->value("problems"_L1).toArray().size(), 11);
        QCOMPARE(preview->value("reasons"_L1).toObject().value("duplicate"_L1).toInt(), 3);
        QCOMPARE(preview->value("numbers"_L1).toArray().at(0).toInt(), 2);
        QCOMPARE(preview->value("places"_L1).toArray().size(), 5);
        request.sheet = u"没有"_s;
        QCOMPARE(w.lists->preview(request, 5).error().code, u"sheet.no_such_sheet"_s);
    }
    void contacts_pagesAndFilters_data() { StoreFixture::addBackendColumn(); }
    void contacts_pagesAndFilters() {
        STORE_FIXTURE(fixture, campaignSchema());
        CampaignWorld w(fixture, m_clock);
        const Id id = w.importPeople(25);
        QString cursor;
        int seen = 0;
        do {
            const auto page = w.lists->contacts(id, cursor, 10);
            QCOMPARE(page->total, 25);
            seen += int(page->items.size());
            cursor = page->next;
        } while (!cursor.isEmpty());
        QCOMPARE(seen, 25);
        const auto found = w.lists->contacts(id, {}, 10, {{u"phone"_s, u"199 1000 0007"_s}});
        QCOMPARE(found->items.size(), 1u);
        QCOMPARE(found->items[0].row, 9);
        QCOMPARE(w.lists->contacts(id, {}, 10, {{u"row"_s, 9}})->items.at(0).id, found->items[0].id);
        QCOMPARE(w.lists->contact(found->items[0].id)->phoneIndex, found->items[0].phoneIndex);
        QCOMPARE(w.lists->contact(u"nonsense"_s).error().code, u"lists.contact_not_found"_s);
        QCOMPARE(w.lists->contacts(u"nonsense"_s, {}, 10).error().code, u"lists.not_found"_s);
    }
    void undo_beforeAnyCall_takesEverythingBack_data() { StoreFixture::addBackendColumn(); }
    void undo_beforeAnyCall_takesEverythingBack() {
        STORE_FIXTURE(fixture, campaignSchema());
        CampaignWorld w(fixture, m_clock);
        ImportRequest request;
        request.name = u"一"_s;
        request.path = w.write("电话\n19900000001\nx\n");
        const auto summary = w.import(request);
        QVERIFY(QFileInfo::exists(summary->errorsPath));
        QVERIFY(w.lists->list(summary->listId)->toJson().value("mayUndo"_L1).toBool());
        QVERIFY(w.lists->undo(summary->listId, u"zhou"_s));
        QCOMPARE(w.lists->list(summary->listId)->state, u"undone"_s);
        QCOMPARE(w.count(u"SELECT COUNT(*) FROM contact"_s), 0);
        QVERIFY(!QFileInfo::exists(summary->errorsPath));
        QCOMPARE(w.lists->undo(summary->listId, u"zhou"_s).error().code, u"lists.not_found"_s);
    }
    void errorWorkbook_isDeletedAfterAWeek() {
        StoreFixture fixture(u"intl"_s, campaignSchema());
        ManualClock clock(kWednesdayTen);
        CampaignWorld w(fixture, clock);
        ImportRequest request;
        request.name = u"一"_s;
        request.path = w.write("电话\n19900000001\nx\n");
        const auto kept = w.import(request);
        request.name = u"二"_s;
        request.errorsPath = fixture.directory() + u"/mine.xlsx"_s; // written where the person wanted it: theirs
        const auto own = w.import(request);
        QVERIFY(QFileInfo::exists(kept->errorsPath) && QFileInfo::exists(own->errorsPath));
        clock.advance(7 * 24 * 3'600'000LL - 1'000);
        QCOMPARE(w.lists->expireErrorWorkbooks().value(), 0);
        clock.advance(2'000);
        QCOMPARE(w.lists->expireErrorWorkbooks().value(), 1);
        QCOMPARE(w.lists->expireErrorWorkbooks().value(), 0);
        QVERIFY(!QFileInfo::exists(kept->errorsPath) && QFileInfo::exists(own->errorsPath));
        QCOMPARE(w.lists->errorWorkbook(kept->listId).error().code, u"lists.no_errors"_s);
    }
    void lists_pageByPage_areAllLists_data() { StoreFixture::addBackendColumn(); }
    void lists_pageByPage_areAllLists() {
        STORE_FIXTURE(fixture, campaignSchema());
        CampaignWorld w(fixture, m_clock);
        QStringList made;
        for (int i = 0; i < 23; ++i) {
            ImportRequest request;
            request.name = u"名单%1"_s.arg(i);
            made << *w.lists->begin(request, u"zhou"_s);
            m_clock.advance(i % 2); // some at the same instant
        }
        QStringList seen;
        QString cursor;
        do {
            const auto page = w.lists->lists(cursor, 5);
            QVERIFY(page);
            QCOMPARE(page->total, 23);
            QVERIFY(page->items.size() <= 5);
            for (const ContactList &list : page->items)
                seen << list.id;
            cursor = page->next;
        } while (!cursor.isEmpty());
        QCOMPARE(seen.size(), 23);
        QCOMPARE(QSet<QString>(seen.begin(), seen.end()), QSet<QString>(made.begin(), made.end()));
        QCOMPARE(seen.constFirst(), w.lists->lists()->at(0).id);
        QCOMPARE(w.lists->lists(u"x"_s, 5).error().code, u"lists.bad_cursor"_s);
    }
    void usage_tellsWhoUsesAndWhoExcludes_data() { StoreFixture::addBackendColumn(); }
    void usage_tellsWhoUsesAndWhoExcludes() {
        STORE_FIXTURE(fixture, campaignSchema());
        CampaignWorld w(fixture, m_clock);
        const Id list = w.importPeople(5);
        const Id other = w.importPeople(3);
        const Id user = w.campaignOf(list);
        const Id excluding = w.campaignOf(other, [&](CampaignSpec &spec) { spec.rules.excludeLists = {list}; });
        QVERIFY(w.directory.addDoNotCall(u"19910000002"_s, {}, 0, u"person"_s, {})); // after the import
        const auto usage = w.lists->usage(list);
        QVERIFY(usage);
        QCOMPARE(usage->value("doNotCall"_L1).toInt(), 1);
        QCOMPARE(usage->value("campaigns"_L1).toArray().size(), 1);
        QCOMPARE(usage->value("campaigns"_L1)[0][u"id"_s].toString(), user);
        QCOMPARE(usage->value("excludedBy"_L1).toArray().size(), 1);
        QCOMPARE(usage->value("excludedBy"_L1)[0][u"id"_s].toString(), excluding);
        QCOMPARE(w.lists->usage(u"none"_s).error().code, u"lists.not_found"_s);
    }
    void undo_ofALargeList_tellsHowFarItIs_data() { StoreFixture::addBackendColumn(); }
    void undo_ofALargeList_tellsHowFarItIs() {
        STORE_FIXTURE(fixture, campaignSchema());
        CampaignWorld w(fixture, m_clock);
        const Id id = w.importPeople(5'000);
        QVERIFY(!w.lists->list(id)->toJson().contains(u"cleared"_s));
        QVERIFY(w.lists->undo(id, u"zhou"_s));
        QVERIFY(w.lists->purge(ContactLists::purgedAtOnce));
        const double cleared = w.lists->list(id)->toJson().value("cleared"_L1).toDouble(-1);
        QVERIFY2(cleared > 0 && cleared < 1, qPrintable(QString::number(cleared))); // bit by bit
        while (*w.lists->purge(2'000) > 0) {
        }
        QVERIFY(!w.lists->list(id)->toJson().contains(u"cleared"_s));
    }
    void purgeBeside_clearsAwayEverything_data() { StoreFixture::addBackendColumn(); }
    void purgeBeside_clearsAwayEverything() {
        STORE_FIXTURE(fixture, campaignSchema());
        CampaignWorld w(fixture, m_clock);
        const Id kept = w.importPeople(3);
        const Id id = w.importPeople(1'500);
        QVERIFY(w.lists->undo(id, u"zhou"_s));
        QVERIFY(w.count(u"SELECT COUNT(*) FROM contact"_s) > 1'000);
        w.lists->purgeBeside();
        w.lists->purgeBeside(); // while it is at it
        QTRY_COMPARE_WITH_TIMEOUT(w.count(u"SELECT COUNT(*) FROM contact"_s), 3, 60'000);
        QCOMPARE(w.count(u"SELECT COUNT(*) FROM contact_number"_s), 3);
        QCOMPARE(w.lists->contacts(kept, {}, 10)->items.size(), 3u);
    }
    void undo_whileUsedOrDialled_isRefused_data() { StoreFixture::addBackendColumn(); }
    void undo_whileUsedOrDialled_isRefused() {
        STORE_FIXTURE(fixture, campaignSchema());
        CampaignWorld w(fixture, m_clock);
        const Id list = w.importPeople(3);
        const Id campaign = w.campaignOf(list);
        QVERIFY(w.campaigns->resume());
        QVERIFY(w.campaigns->start(campaign, u"zhou"_s));
        QCOMPARE(w.lists->undo(list, u"zhou"_s).error().code, u"lists.in_use"_s);
        w.dialler->tick();
        QVERIFY(w.endCalls([](const OriginateRequest &) { return Outcome::EmptyNumber; }) > 0);
        QVERIFY(w.campaigns->stop(campaign, {}, u"zhou"_s));
        QCOMPARE(w.lists->undo(list, u"zhou"_s).error().code, u"lists.already_dialled"_s);
    }
    void store_holdsNoNumberOrNameInTheClear_data() { StoreFixture::addBackendColumn(); }
    void store_holdsNoNumberOrNameInTheClear() {
        STORE_FIXTURE(fixture, campaignSchema());
        CampaignWorld w(fixture, m_clock);
        ImportRequest request;
        request.name = u"一"_s;
        request.path = w.write("姓名,电话,地址\n欧阳建国,19912345678,幸福路七号\n");
        QVERIFY(w.import(request));
        const auto row = fixture.store().readReturning<Row>([](Snapshot &s) { return *s.first(u"SELECT * FROM contact"); });
        for (int c = 0; c < row->size(); ++c) {
            const QByteArray raw = row->blob(c) + row->text(c).toUtf8();
            for (const QByteArray &secret : {"欧阳建国"_ba, "19912345678"_ba, "幸福路"_ba})
                QVERIFY(!raw.contains(secret));
        }
    }
};
LIANXIN_TEST(tst_ContactLists);
#include "tst_ContactLists.moc"
