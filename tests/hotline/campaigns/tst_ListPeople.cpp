// SPDX-License-Identifier: GPL-3.0-or-later
#include "CampaignWorld.h"
#include "hotline/campaigns/CampaignRows.h"
#include "support/TestRegistry.h"
#include <QTest>

using namespace lianxin;
using namespace lianxin::test;
using namespace lianxin::campaignrows;

//! The people of a list with where each of them stands, page by page.
class tst_ListPeople : public QObject {
    Q_OBJECT

    ManualClock m_clock{kWednesdayTen};

    static QList<int> rowsOf(const QJsonArray &items) {
        QList<int> rows;
        for (const QJsonValue &item : items)
            rows << item[u"row"_s].toInt();
        return rows;
    }
    //! Everything that \a view shows, a few people at a time.
    static QJsonArray walk(CampaignWorld &w, const Campaigns::PeopleView &view, int atOnce) {
        QJsonArray all;
        QString cursor;
        do {
            const auto page = w.campaigns->people(view, cursor, atOnce);
            if (!page)
                return {page.error().code};
            for (const QJsonValue &item : page->items)
                all.append(item);
            cursor = page->next;
        } while (!cursor.isEmpty());
        return all;
    }

private Q_SLOTS:
    void people_ofAListThatNobodyCalls_areItsRows_data() { StoreFixture::addBackendColumn(); }
    void people_ofAListThatNobodyCalls_areItsRows() {
        STORE_FIXTURE(fixture, campaignSchema(), &m_clock);
        CampaignWorld w(fixture, m_clock);
        const Id list = w.importPeople(25);
        const auto page = w.campaigns->people({.listId = list}, {}, 10);
        QVERIFY2(page, page ? "" : qPrintable(page.error().toString()));
        QCOMPARE(page->total, 25);
        QVERIFY(page->campaign.isEmpty());
        QCOMPARE(page->items.size(), 10);
        const QJsonObject first = page->items.first().toObject();
        QCOMPARE(first["phone"_L1].toString(), u"199****0000"_s);
        QCOMPARE(first["name"_L1].toString(), u"张*"_s);
        QCOMPARE(first["state"_L1].toString(), u"no_campaign"_s);
        QCOMPARE(walk(w, {.listId = list}, 7).size(), 25);
        // Whom an outcome is asked of, nobody has one.
        QCOMPARE(walk(w, {.listId = list, .only = u"busy"_s}, 7).size(), 0);
        QCOMPARE(walk(w, {.listId = list, .only = u"untouched"_s}, 7).size(), 25);
        QCOMPARE(w.campaigns->people({.listId = u"none"_s}, {}, 10).error().code, u"lists.not_found"_s);
        QCOMPARE(w.campaigns->people({.listId = list, .campaignId = u"none"_s}, {}, 10).error().code, u"campaigns.other_list"_s);
        QCOMPARE(w.campaigns->people({.listId = list}, u"x"_s, 10).error().code, u"lists.bad_cursor"_s);
        QVERIFY(w.lists->undo(list, u"zhou"_s));
        QCOMPARE(w.campaigns->people({.listId = list}, {}, 10)->items.size(), 0);
    }
    void people_standWhereTheCampaignHasThem_data() { StoreFixture::addBackendColumn(); }
    void people_standWhereTheCampaignHasThem() {
        STORE_FIXTURE(fixture, campaignSchema(), &m_clock);
        CampaignWorld w(fixture, m_clock);
        const Id list = w.importPeople(1500);
        QVERIFY(w.directory.addDoNotCall(u"19910000003"_s, u"本人要求"_s, 0, u"person"_s, u"zhou"_s));
        QVERIFY(w.directory.addDoNotCall(u"19910001400"_s, u"本人要求"_s, 0, u"person"_s, u"zhou"_s));
        QVERIFY(w.directory.addDoNotCall(u"19920000000"_s, u"不在名单"_s, 0, u"person"_s, u"zhou"_s));
        const Id campaign = w.campaignOf(list, [](CampaignSpec &spec) { spec.cps = 20; });
        QVERIFY(w.campaigns->start(campaign, u"zhou"_s));
        w.campaigns->tick(); // a thousand are placed, the rest wait in the list
        w.dialler->tick();
        int number = 0;
        const int ended = w.endCalls([&](const OriginateRequest &) { return ++number % 2 ? Outcome::Answered : Outcome::Busy; }, u"已告知"_s);
        QVERIFY(ended >= 10);
        const Campaigns::PeopleView all{.listId = list};
        const QJsonArray whole = walk(w, all, 400);
        QCOMPARE(whole.size(), 1500);
        QMap<QString, int> states;
        QMap<QString, int> outcomes;
        for (const QJsonValue &person : whole) {
            ++states[person[u"state"_s].toString()];
            ++outcomes[person[u"outcome"_s].toString()];
            QVERIFY(person[u"phone"_s].toString().contains(u"****"_s));
        }
        QCOMPARE(states[u"not_placed"_s], 500);
        QCOMPARE(states[u"done"_s], outcomes[u"answered"_s] + outcomes[u"blocked"_s]);
        QCOMPARE(states[u"retry"_s], outcomes[u"busy"_s]);
        QCOMPARE(w.campaigns->people(all, {}, 1)->campaign["id"_L1].toString(), campaign);
        // Each way of looking shows exactly those of the whole that it is about, whatever the size of a page.
        const auto those = [&](const std::function<bool(const QJsonValue &)> &which) {
            QList<int> rows;
            for (const QJsonValue &person : whole)
                if (which(person))
                    rows << person[u"row"_s].toInt();
            return rows;
        };
        for (const QString &outcome : {u"answered"_s, u"busy"_s, u"no_answer"_s})
            QCOMPARE(rowsOf(walk(w, {.listId = list, .only = outcome}, 3)), those([&](const QJsonValue &p) { return p[u"outcome"_s].toString() == outcome; }));
        QCOMPARE(rowsOf(walk(w, {.listId = list, .only = u"untouched"_s}, 333)), those([](const QJsonValue &p) { return p[u"outcome"_s].toString().isEmpty(); }));
        QList<int> listed = rowsOf(walk(w, {.listId = list, .only = u"do_not_call"_s}, 1));
        std::sort(listed.begin(), listed.end());
        QCOMPARE(listed, those([](const QJsonValue &p) { return p[u"doNotCall"_s].toString() == u"本人要求"; }));
        QCOMPARE(listed.size(), 2);
        // One person, by number in any spelling or by row.
        QCOMPARE(walk(w, {.listId = list, .number = u"199 1000 0007"_s}, 10).size(), 1);
        QCOMPARE(rowsOf(walk(w, {.listId = list, .row = 9}, 10)), QList<int>{9});
        QCOMPARE(walk(w, {.listId = list, .number = u"19920000000"_s}, 10).size(), 0);
        QVERIFY(!w.campaigns->people({.listId = list, .number = u"abc"_s}, {}, 10));
    }
    void person_opened_isExplained_evenBeforeTheirTurn_data() { StoreFixture::addBackendColumn(); }
    void person_opened_isExplained_evenBeforeTheirTurn() {
        STORE_FIXTURE(fixture, campaignSchema(), &m_clock);
        CampaignWorld w(fixture, m_clock);
        const Id list = w.importPeople(1200);
        QVERIFY(w.directory.addDoNotCall(u"19910001150"_s, u"本人要求"_s, 0, u"person"_s, u"zhou"_s));
        const Id campaign = w.campaignOf(list, [](CampaignSpec &spec) { spec.cps = 20; });
        const Id other = w.campaignOf(w.importPeople(1));
        QVERIFY(w.campaigns->start(campaign, u"zhou"_s));
        w.campaigns->tick();
        const auto person = [&](const QString &number) { return walk(w, {.listId = list, .number = number}, 1).first().toObject()["id"_L1].toString(); };
        const auto placed = w.campaigns->traceContact(campaign, person(u"19910000005"_s));
        QVERIFY2(placed, placed ? "" : qPrintable(placed.error().toString()));
        QCOMPARE(placed->value("orders"_L1).toArray().size(), 1);
        const auto waiting = w.campaigns->traceContact(campaign, person(u"19910001149"_s));
        QCOMPARE(waiting->value("state"_L1).toString(), u"not_placed"_s);
        QVERIFY(waiting->value("decision"_L1)[u"rules"_s].toArray().size() > 10);
        QVERIFY(waiting->value("why"_L1).toString().contains(u"尚未轮到"_s));
        const auto held = w.campaigns->traceContact(campaign, person(u"19910001150"_s));
        QCOMPARE(held->value("decision"_L1)[u"obstacle"_s].toString(), u"do_not_call"_s);
        QCOMPARE(w.campaigns->traceContact(other, person(u"19910000005"_s)).error().code, u"campaigns.other_list"_s);
        QCOMPARE(w.campaigns->traceContact(campaign, list + u".99999"_s).error().code, u"lists.contact_not_found"_s);
    }
    void people_ofAMillion_areFoundByKeys() {
        StoreFixture fixture(u"intl"_s, campaignSchema());
        const auto planOf = [&](QStringView sql, const Params &params) {
            QString plan;
            const auto done = fixture.store().read([&](Snapshot &s) {
                for (const Row &row : s.query(u"EXPLAIN QUERY PLAN "_s + sql.toString(), params))
                    plan += row.text(3) + u'\n';
            });
            return done ? plan : done.error().toString();
        };
        const auto walksAKey = [](const QString &plan) { return !plan.contains(u"SCAN"_s) && !plan.contains(u"TEMP B-TREE"_s); };
        const qint64 ten = 10;
        const QString byOutcome = planOf(kPeopleByOutcome, {u"c"_s, u"busy"_s, ten, ten});
        QVERIFY2(walksAKey(byOutcome) && byOutcome.contains(u"campaign_contact_outcome"_s), qPrintable(byOutcome));
        const QString handedOver = planOf(kPeopleHandedOver, {u"c"_s, ten, ten});
        QVERIFY2(walksAKey(handedOver) && handedOver.contains(u"campaign_contact_handover"_s), qPrintable(handedOver));
        const QString listed = planOf(kListedPeople, {u"l"_s, QByteArray(), ten, ten});
        QVERIFY2(walksAKey(listed), qPrintable(listed));
        const QString page = planOf(u"SELECT card_sealed FROM contact JOIN contact_list ON id = list_id WHERE list_id = $1 AND row_number > $2 ORDER BY row_number LIMIT $3",
                                    {u"l"_s, ten, ten});
        QVERIFY2(walksAKey(page), qPrintable(page));
        const QString number = planOf(u"SELECT row_number FROM contact_number WHERE phone_index = $1 AND list_id = $2", {QByteArray("x"), u"l"_s});
        QVERIFY2(walksAKey(number), qPrintable(number));
        const QString newest = planOf(u"SELECT id FROM campaign WHERE list_id = $1 ORDER BY created_at DESC, id DESC LIMIT 1", {u"l"_s});
        QVERIFY2(newest.contains(u"campaign_list"_s), qPrintable(newest)); // a list has few campaigns
    }
};
LIANXIN_TEST(tst_ListPeople);
#include "tst_ListPeople.moc"
