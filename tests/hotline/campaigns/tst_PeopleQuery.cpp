// SPDX-License-Identifier: GPL-3.0-or-later
// People of a list picked from tickets and citizens.
#include "CampaignWorld.h"
#include "hotline/campaigns/CampaignsMethods.h"
#include "hotline/campaigns/PeopleQuery.h"
#include "hotline/tickets/TicketsSchema.h"
#include "platform/access/Access.h"
#include "support/TestRegistry.h"
#include <QJsonArray>
#include <QTest>

using namespace lianxin;
using namespace lianxin::test;

namespace {

std::vector<Migration> peopleSchema() {
    auto all = campaignSchema();
    for (const auto &more : ticketsSchema())
        all.push_back(more);
    return all;
}

struct TicketRow {
    QString phone;
    QString name = u"王五"_s;
    QString state = u"closed"_s;
    QString category = u"噪音"_s;
    QString district = u"望江区"_s;
    QString unit = u"unit-1"_s;
    qint64 acceptedAt = kWednesdayTen - kDay;
    qint64 finishedAt = kWednesdayTen - kHour;
    QString satisfaction = {};
    bool visited = false;
};

} // namespace

class tst_PeopleQuery : public QObject {
    Q_OBJECT

    ManualClock m_clock{kWednesdayTen};
    int m_tickets = 0;

    void addTicket(CampaignWorld &w, const TicketRow &row) {
        const FieldSealer &sealer = w.fixture.sealer();
        // In order of time, as ids of tickets are.
        const QString id = u"0190-%1"_s.arg(++m_tickets, 6, 10, QChar(u'0'));
        const bool has = !row.phone.isEmpty();
        const SealedPhone phone = has ? w.directory.seal(row.phone) : SealedPhone();
        const auto done = w.fixture.store().write([&](Transaction &t) {
            t.execute(u"INSERT INTO ticket (id, number, title, title_sealed, content, content_sealed, category, district, contact_id, name_sealed, "
                      "name_masked, phone_sealed, phone_index, phone_masked, source, call_id, urgency, accepted_at, created_at, changed_at, seq, state, "
                      "supervised, unit_id, unit_name, deadline, urged, returned, satisfaction, finished_seq, finished_at) VALUES "
                      "($1,$2,$3,$4,'',$5,$6,$7,'',$8,'',$9,$10,$11,'call','','normal',$12,$12,$12,1,$13,0,$14,'城管局',0,0,0,$15,0,$16)",
                      {id, u"2026%1"_s.arg(m_tickets, 6, 10, QChar(u'0')), u"夜间施工"_s, sealer.seal(u"夜间施工"_s, "ticket.title"),
                       sealer.seal(QString(), "ticket.content"), row.category, row.district, sealer.seal(row.name, "ticket.name"),
                       has ? SqlValue(phone.sealed) : SqlValue(nullptr), has ? SqlValue(phone.index) : SqlValue(nullptr), phone.masked, row.acceptedAt, row.state,
                       row.unit, row.satisfaction, row.finishedAt});
            if (row.visited)
                t.execute(u"INSERT INTO ticket_visit (id, ticket_id, unit_id, at, actor, call_id, attempt_id, result, outcome, attitude, out_of_scope, "
                          "confidence, scored, why, finished_seq) VALUES ($1, $2, '', 1, '', '', '', 'satisfied', '', '', 0, 1, 1, '', 1)",
                          {u"v-"_s + id, id});
        });
        QVERIFY2(done, done ? "" : qPrintable(done.error().toString()));
    }
    static Expected<ImportSummary> pick(CampaignWorld &w, const QJsonObject &json, const std::function<void(ImportRequest &)> &change = {}) {
        LX_TRY(const PeopleQuery query, PeopleQuery::fromJson(json));
        ImportRequest request;
        request.name = u"筛选"_s;
        request.query = query.toJson();
        request.mapping = PeopleReader::mapping(query.people);
        request.headerRow = 1;
        if (change)
            change(request);
        return w.import(request);
    }

private Q_SLOTS:
    void init() { m_tickets = 0; }
    void tickets_becomeAList_checkedAsAFileIs_data() { StoreFixture::addBackendColumn(); }
    void tickets_becomeAList_checkedAsAFileIs() {
        STORE_FIXTURE(fixture, peopleSchema());
        CampaignWorld w(fixture, m_clock);
        addTicket(w, {.phone = u"19910000001"_s, .name = u"张三"_s});
        addTicket(w, {.phone = u"19910000002"_s, .name = u"李四"_s});
        addTicket(w, {.phone = u"19910000001"_s, .name = u"张三丰"_s}); // the same person again, later
        addTicket(w, {.phone = u"12345"_s});                            // a service number
        addTicket(w, {.phone = {}});                                    // nobody to call
        QVERIFY(w.directory.addDoNotCall(u"19910000002"_s, {}, 0, u"person"_s, {}));
        const auto summary = pick(w, {{u"states"_s, QJsonArray{u"closed"_s}}});
        QVERIFY2(summary, summary ? "" : qPrintable(summary.error().toString()));
        QCOMPARE(summary->rows, 4);
        QCOMPARE(summary->imported, 2);
        QCOMPARE(summary->duplicates, 1);
        QCOMPARE(summary->invalid, 1);
        QCOMPARE(summary->doNotCall, 1);
        QVERIFY(summary->errorsPath.isEmpty()); // it would show numbers that nobody brought
        const ContactList list = *w.lists->list(summary->listId);
        QCOMPARE(list.state, u"ready"_s);
        QCOMPARE(list.toJson().value("source"_L1).toString(), u"query"_s);
        QCOMPARE(list.toJson().value("query"_L1)[u"states"_s][0].toString(), u"closed"_s);
        QVERIFY(list.toJson().value("sample"_L1).isUndefined());
        // The newest ticket of a person counts, and what it says is there for the flow.
        const auto found = w.lists->contacts(list.id, {}, 10, {{u"phone"_s, u"19910000001"_s}});
        QCOMPARE(found->items.size(), 1U);
        const QJsonObject card = *w.lists->reveal(found->items[0]);
        QCOMPARE(card.value("name"_L1).toString(), u"张三丰"_s);
        const QJsonObject variables = *w.lists->variables(found->items[0]);
        QCOMPARE(variables.value("ticket"_L1).toString(), u"2026000003"_s);
        QCOMPARE(variables.value("district"_L1).toString(), u"望江区"_s);
        QCOMPARE(variables.value(u"事项"_s).toString(), u"夜间施工"_s);
        QVERIFY(w.lists->undo(list.id, u"zhou"_s)); // as any other list
    }
    void tickets_everyCondition_narrows_data() {
        StoreFixture::addBackendColumn();
    }
    void tickets_everyCondition_narrows() {
        STORE_FIXTURE(fixture, peopleSchema());
        CampaignWorld w(fixture, m_clock);
        addTicket(w, {.phone = u"19910000001"_s});
        addTicket(w, {.phone = u"19910000002"_s, .state = u"processing"_s, .finishedAt = 0});
        addTicket(w, {.phone = u"19910000003"_s, .category = u"供暖"_s});
        addTicket(w, {.phone = u"19910000004"_s, .district = u"江滨区"_s});
        addTicket(w, {.phone = u"19910000005"_s, .unit = u"unit-2"_s});
        addTicket(w, {.phone = u"19910000006"_s, .acceptedAt = kWednesdayTen - 30 * kDay});
        addTicket(w, {.phone = u"19910000007"_s, .finishedAt = kWednesdayTen - 5 * kDay});
        addTicket(w, {.phone = u"19910000008"_s, .satisfaction = u"dissatisfied"_s});
        addTicket(w, {.phone = u"19910000009"_s, .visited = true});
        const auto count = [&](const QJsonObject &query) { return pick(w, query, [](ImportRequest &r) { r.dryRun = true; })->imported; };
        QCOMPARE(count({}), 9);
        QCOMPARE(count({{u"states"_s, QJsonArray{u"closed"_s}}}), 8);
        QCOMPARE(count({{u"states"_s, QJsonArray{u"closed"_s, u"processing"_s}}}), 9);
        QCOMPARE(count({{u"category"_s, u"供暖"_s}}), 1);
        QCOMPARE(count({{u"district"_s, u"江滨区"_s}}), 1);
        QCOMPARE(count({{u"unitId"_s, u"unit-2"_s}}), 1);
        QCOMPARE(count({{u"from"_s, kWednesdayTen - 2 * kDay}}), 8);
        QCOMPARE(count({{u"to"_s, kWednesdayTen - 2 * kDay}}), 1);
        QCOMPARE(count({{u"by"_s, u"finished"_s}}), 8);
        QCOMPARE(count({{u"by"_s, u"finished"_s}, {u"from"_s, u"2026-03-11"_s}}), 7);
        QCOMPARE(count({{u"satisfaction"_s, u"dissatisfied"_s}}), 1);
        QCOMPARE(count({{u"withoutVisit"_s, true}}), 8);
        QCOMPARE(count({{u"withoutVisit"_s, true}, {u"states"_s, QJsonArray{u"closed"_s}}, {u"category"_s, u"噪音"_s}, {u"unitId"_s, u"unit-1"_s}}), 5);
        QCOMPARE(count({{u"category"_s, u"' OR 1=1"_s}}), 0); // a value, not a statement
        QCOMPARE(w.count(u"SELECT COUNT(*) FROM contact_list"_s), 0); // counting leaves nothing
    }
    void citizens_byWishDistrictAndContact_data() { StoreFixture::addBackendColumn(); }
    void citizens_byWishDistrictAndContact() {
        STORE_FIXTURE(fixture, peopleSchema());
        CampaignWorld w(fixture, m_clock);
        const auto remember = [&](const QString &phone, const QJsonObject &wishes) { QVERIFY(w.directory.rememberCitizen(phone, u"赵六"_s, wishes)); };
        remember(u"19920000001"_s, {{u"dialect"_s, u"yue"_s}});
        remember(u"19920000002"_s, {{u"language"_s, u"zh"_s}, {u"elderly"_s, true}});
        remember(u"19920000003"_s, {{u"automaticCalls"_s, true}});
        m_clock.advance(-40 * kDay);
        remember(u"19920000004"_s, {{u"dialect"_s, u"yue"_s}});
        m_clock.set(kWednesdayTen);
        addTicket(w, {.phone = u"19920000004"_s, .district = u"江滨区"_s, .acceptedAt = kWednesdayTen - 10 * kDay});
        const auto count = [&](QJsonObject query) {
            query.insert(u"people"_s, u"citizens"_s);
            return pick(w, query, [](ImportRequest &r) { r.dryRun = true; })->imported;
        };
        QCOMPARE(count({}), 4);
        QCOMPARE(count({{u"dialect"_s, u"yue"_s}}), 2);
        QCOMPARE(count({{u"language"_s, u"zh"_s}}), 1);
        QCOMPARE(count({{u"elderly"_s, true}}), 1);
        QCOMPARE(count({{u"agreed"_s, true}}), 1);
        QCOMPARE(count({{u"district"_s, u"江滨区"_s}}), 1);
        QCOMPARE(count({{u"to"_s, kWednesdayTen - kDay}}), 1); // the ticket was the last contact
        QCOMPARE(count({{u"to"_s, kWednesdayTen - 20 * kDay}}), 0);
        QCOMPARE(count({{u"from"_s, kWednesdayTen - kDay}, {u"dialect"_s, u"yue"_s}}), 1);
        const auto summary = pick(w, {{u"people"_s, u"citizens"_s}, {u"dialect"_s, u"yue"_s}});
        QVERIFY2(summary, summary ? "" : qPrintable(summary.error().toString()));
        const auto contacts = w.lists->contacts(summary->listId, {}, 10);
        QCOMPARE(contacts->items.size(), 2U);
        QCOMPARE(w.lists->variables(contacts->items[0])->value("language"_L1).toString(), u"yue"_s);
    }
    void query_thatCannotBeMeant_isRefused_data() {
        QTest::addColumn<QJsonObject>("query");
        QTest::addColumn<QString>("key");
        QTest::newRow("people") << QJsonObject{{u"people"_s, u"everybody"_s}} << u"people"_s;
        QTest::newRow("state") << QJsonObject{{u"states"_s, QJsonArray{u"gone"_s}}} << u"states"_s;
        QTest::newRow("by") << QJsonObject{{u"by"_s, u"luck"_s}} << u"by"_s;
        QTest::newRow("time") << QJsonObject{{u"from"_s, u"yesterday"_s}} << u"from"_s;
        QTest::newRow("span") << QJsonObject{{u"from"_s, 20}, {u"to"_s, 10}} << u"to"_s;
        QTest::newRow("satisfaction") << QJsonObject{{u"satisfaction"_s, u"happy"_s}} << u"satisfaction"_s;
        QTest::newRow("dialect of tickets") << QJsonObject{{u"dialect"_s, u"yue"_s}} << u"dialect"_s;
        QTest::newRow("category of citizens") << QJsonObject{{u"people"_s, u"citizens"_s}, {u"category"_s, u"x"_s}} << u"category"_s;
        QTest::newRow("pattern") << QJsonObject{{u"people"_s, u"citizens"_s}, {u"language"_s, u"%"_s}} << u"language"_s;
    }
    void query_thatCannotBeMeant_isRefused() {
        QFETCH(const QJsonObject, query);
        QFETCH(const QString, key);
        const auto read = PeopleQuery::fromJson(query);
        QVERIFY(!read);
        QCOMPARE(read.error().code, u"lists.bad_query"_s);
        QCOMPARE(read.error().place, key);
    }
    void query_keptAsEvidence_readsBackTheSame() {
        const QJsonObject said{{u"people"_s, u"tickets"_s}, {u"states"_s, QJsonArray{u"closed"_s}}, {u"category"_s, u"噪音"_s}, {u"by"_s, u"finished"_s},
                               {u"from"_s, qint64(1000)}, {u"withoutVisit"_s, true}};
        QCOMPARE(PeopleQuery::fromJson(said)->toJson(), said);
        QCOMPARE(PeopleQuery::fromJson(PeopleQuery::fromJson({})->toJson())->toJson(), (QJsonObject{{u"people"_s, u"tickets"_s}}));
    }
    void nobody_isAnAnswerToACount_butNoList_data() { StoreFixture::addBackendColumn(); }
    void nobody_isAnAnswerToACount_butNoList() {
        STORE_FIXTURE(fixture, peopleSchema());
        CampaignWorld w(fixture, m_clock);
        QCOMPARE(pick(w, {}, [](ImportRequest &r) { r.dryRun = true; })->imported, 0);
        QCOMPARE(pick(w, {}).error().code, u"lists.nobody"_s);
        QCOMPARE(w.count(u"SELECT COUNT(*) FROM contact_list WHERE state = 'ready'"_s), 0);
    }
    void manyTickets_arePagedWithoutGaps_data() { StoreFixture::addBackendColumn(); }
    void manyTickets_arePagedWithoutGaps() {
        STORE_FIXTURE(fixture, peopleSchema());
        CampaignWorld w(fixture, m_clock);
        addTicket(w, {.phone = u"19930000000"_s});
        // Two pages and a bit of the same row, with other ids and numbers.
        const auto done = fixture.store().write([&](Transaction &t) {
            const auto row = t.first(u"SELECT phone_sealed, title_sealed, content_sealed, name_sealed FROM ticket LIMIT 1");
            for (int i = 1; i <= 2'300; ++i) {
                const SealedPhone phone = w.directory.seal(u"1993%1"_s.arg(i, 7, 10, QChar(u'0')));
                t.execute(u"INSERT INTO ticket (id, number, title, title_sealed, content, content_sealed, category, district, contact_id, name_sealed, "
                          "name_masked, phone_sealed, phone_index, phone_masked, source, call_id, urgency, accepted_at, created_at, changed_at, seq, state, "
                          "supervised, unit_id, unit_name, deadline, urged, returned, satisfaction, finished_seq, finished_at) VALUES "
                          "($1,$1,'',$2,'',$3,'','','',$4,'',$5,$6,$7,'call','','normal',1,1,1,1,'closed',0,'','',0,0,0,'',0,1)",
                          {u"0191-%1"_s.arg(i, 6, 10, QChar(u'0')), row->blob(1), row->blob(2), row->blob(3), phone.sealed, phone.index, phone.masked});
            }
        });
        QVERIFY2(done, done ? "" : qPrintable(done.error().toString()));
        const auto summary = pick(w, {});
        QVERIFY2(summary, summary ? "" : qPrintable(summary.error().toString()));
        QCOMPARE(summary->imported, 2'301);
        QCOMPARE(summary->duplicates, 0);
    }
    void method_countsFirst_thenMakesTheList_data() { StoreFixture::addBackendColumn(); }
    void method_countsFirst_thenMakesTheList() {
        STORE_FIXTURE(fixture, peopleSchema());
        CampaignWorld w(fixture, m_clock);
        addTicket(w, {.phone = u"19910000001"_s, .name = u"张三"_s});
        Access access(fixture.store(), m_clock, fixture.auditChain(), {});
        Registry registry;
        registerListMethods(registry, *w.lists, access);
        Caller caller;
        caller.userId = u"zhou"_s;
        const auto call = [&](const QString &method, const QJsonObject &params) { return registry.find(method)->handler(caller, params); };
        const QJsonObject query{{u"name"_s, u"回访"_s}, {u"states"_s, QJsonArray{u"closed"_s}}};
        QCOMPARE(call(u"lists.fromQuery"_s, query).error().code, u"lists.query_refused"_s); // may not read tickets
        caller.permissions.insert(int(Permission::TicketsRead));
        QJsonObject dry = query;
        dry.insert(u"dryRun"_s, true);
        const auto counted = call(u"lists.fromQuery"_s, dry);
        QVERIFY2(counted, counted ? "" : qPrintable(counted.error().toString()));
        const Id job = counted->toObject().value("job"_L1).toString();
        QTRY_COMPARE_WITH_TIMEOUT(nameOf(access.jobs.find(job)->state), u"done"_s, 30000);
        const QJsonObject result = access.jobs.find(job)->result.toObject();
        QCOMPARE(result.value("imported"_L1).toInt(), 1);
        QCOMPARE(result.value("sample"_L1)[0][u"phone"_s].toString(), u"199****0001"_s);
        QVERIFY(!result.value("sample"_L1)[0][u"name"_s].toString().contains(u"三"_s));
        const auto made = call(u"lists.fromQuery"_s, query);
        const Id second = made->toObject().value("job"_L1).toString();
        QTRY_COMPARE_WITH_TIMEOUT(nameOf(access.jobs.find(second)->state), u"done"_s, 30000);
        QVERIFY(!access.jobs.find(second)->result.toObject().contains(u"sample"_s));
        const QJsonObject list = call(u"lists.get"_s, {{u"id"_s, made->toObject().value("listId"_L1)}})->toObject();
        QCOMPARE(list.value("state"_L1).toString(), u"ready"_s);
        QCOMPARE(list.value("source"_L1).toString(), u"query"_s);
    }
};
LIANXIN_TEST(tst_PeopleQuery);
#include "tst_PeopleQuery.moc"
