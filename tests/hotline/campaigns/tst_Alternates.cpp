// SPDX-License-Identifier: GPL-3.0-or-later
#include "CampaignWorld.h"
#include "hotline/campaigns/ColumnGuess.h"
#include "platform/access/Jobs.h"
#include "platform/base/Text.h"
#include "platform/sheets/SheetReader.h"
#include "support/TestRegistry.h"
#include <QTest>

using namespace lianxin;
using namespace lianxin::test;

//! Further numbers of people, from the spreadsheet to the export.
class tst_Alternates : public QObject {
    Q_OBJECT

    static constexpr char kSheet[] = "姓名,联系电话,备用电话,电话3,区县,紧急联系人电话\n"
                                     "张三,19900000001,19900000011,010-62345678,东城区,19900000091\n"
                                     "李四,19900000002,19900000002,不详,东城区,19900000092\n"   // the same once more, and no number
                                     "王五,19900000003,19900000001,,西城区,19900000093\n"         // 张三's
                                     "赵六,19900000004,19900000005,,西城区,19900000094\n"         // 钱七's own, below
                                     "钱七,19900000005,,,西城区,\n";

    static Expected<ImportSummary> importSheet(CampaignWorld &w) {
        ImportRequest request;
        request.name = u"名单"_s;
        request.path = w.write(kSheet);
        return w.import(request);
    }
    static Id campaign(CampaignWorld &w, const Id &list, bool withRule = true) {
        return w.campaignOf(list, [withRule](CampaignSpec &spec) {
            spec.attempts.max = 3;
            spec.attempts.perDay = 3;
            if (withRule)
                spec.attempts.alternatesAfter = usualAlternatesAfter();
        });
    }

private Q_SLOTS:
    void columns_areGuessedByTitleAndContent() {
        const auto roles = [](const std::vector<QStringList> &sample) {
            QStringList out;
            for (const ColumnUse &use : guessLayout(sample).columns)
                out << nameOf(use.role);
            return out;
        };
        const QString a = u"19900000001"_s, b = u"19900000002"_s;
        QCOMPARE(roles({{u"姓名"_s, u"备用电话"_s, u"电话"_s}, {u"张三"_s, a, b}}), (QStringList{u"name"_s, u"phone2"_s, u"phone"_s}));
        QCOMPARE(roles({{u"电话1"_s, u"电话2"_s, u"电话3"_s, u"电话4"_s}, {a, b, a, b}}), (QStringList{u"phone"_s, u"phone2"_s, u"phone3"_s, u"field"_s}));
        QCOMPARE(roles({{u"手机"_s, u"家庭电话"_s, u"承办单位电话"_s}, {a, b, b}}), (QStringList{u"phone"_s, u"phone2"_s, u"field"_s}));
        QCOMPARE(roles({{u"姓名"_s, u"甲"_s, u"乙"_s}, {u"张三"_s, a, b}}), (QStringList{u"name"_s, u"phone"_s, u"phone2"_s}));
        QCOMPARE(roles({{u"姓名"_s, u"备用电话"_s}, {u"张三"_s, a}}), (QStringList{u"name"_s, u"phone"_s})); // the only one there is
        QCOMPARE(roles({{u"电话"_s, u"电话说明"_s}, {a, u"上午打"_s}}), (QStringList{u"phone"_s, u"field"_s}));
    }

    void preview_andImport_checkThemAndSayWhatWasLeftOut_data() { StoreFixture::addBackendColumn(); }
    void preview_andImport_checkThemAndSayWhatWasLeftOut() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, campaignSchema(), &clock);
        CampaignWorld w(fixture, clock);
        ImportRequest request;
        request.path = w.write(kSheet);
        const auto preview = w.lists->preview(request, 10);
        QVERIFY2(preview, preview ? "" : qPrintable(preview.error().toString()));
        const QJsonObject others = preview->value("others"_L1).toObject();
        QCOMPARE(others.value("numbers"_L1).toInt(), 3); // 钱七's own is not known to be theirs yet
        QCOMPARE(others.value("people"_L1).toInt(), 2);
        QCOMPARE(others.value("left"_L1)[u"same_number"_s].toInt(), 1);
        QCOMPARE(others.value("left"_L1)[u"duplicate"_s].toInt(), 1);
        QVERIFY(!QJsonDocument(preview->value("rows"_L1).toArray().at(0).toArray()).toJson().contains("19900000011"));
        const auto summary = importSheet(w);
        QVERIFY2(summary, summary ? "" : qPrintable(summary.error().toString()));
        QCOMPARE(summary->imported, 5);
        QCOMPARE(summary->others, 3);
        QCOMPARE(summary->othersLeft.value("duplicate"_L1).toInt(), 1);
        QCOMPARE(summary->othersLeft.value("same_number"_L1).toInt(), 1);
        QCOMPARE(summary->othersLeft.value("phone.not_a_number"_L1).toInt(), 1);
        const auto page = w.lists->contacts(summary->listId, {}, 10);
        QVERIFY(page);
        QCOMPARE(page->items[0].others, (QStringList{u"199****0011"_s, maskedPhone(u"01062345678")}));
        QVERIFY(page->items[1].others.isEmpty());
        // No flow, no card and no title of the list tells them.
        const auto variables = w.lists->variables(page->items[0]);
        QVERIFY(variables && !variables->contains(u"备用电话"_s) && !variables->contains(u"phone2"_s));
        QCOMPARE(variables->value(u"区县"_s).toString(), u"东城区"_s);
        const auto card = w.lists->reveal(page->items[0]);
        QVERIFY(card && !QJsonDocument(*card).toJson().contains("19900000011"));
        QVERIFY(!w.lists->list(summary->listId)->toJson().value("fields"_L1).toArray().contains(u"备用电话"_s));
        // Found by a further number, too.
        const auto found = w.lists->contacts(summary->listId, {}, 10, {{u"phone"_s, u"199 0000 0011"_s}});
        QVERIFY(found);
        QCOMPARE(found->items.size(), 1u);
        QCOMPARE(found->items[0].row, 2);
        QVERIFY(w.lists->undo(summary->listId, u"zhou"_s));
        QCOMPARE(w.count(u"SELECT COUNT(*) FROM contact_other"_s), 0);
    }

    void campaign_callsThem_tellsSo_andNotSomebodyElsesOwn_data() { StoreFixture::addBackendColumn(); }
    void campaign_callsThem_tellsSo_andNotSomebodyElsesOwn() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, campaignSchema(), &clock);
        CampaignWorld w(fixture, clock);
        const auto list = importSheet(w);
        QVERIFY(list);
        const Id id = campaign(w, list->listId);
        const auto question = w.campaigns->preflightQuestion(id);
        QVERIFY(question);
        QVERIFY(w.directory.addDoNotCall(u"19900000001"_s, u"本人要求"_s, 0, u"person"_s, u"zhou"_s));
        QVERIFY(w.directory.addDoNotCall(u"19900000004"_s, u"本人要求"_s, 0, u"person"_s, u"zhou"_s));
        JobControl control;
        const auto before = w.campaigns->preflight(*question, control);
        QVERIFY2(before, before ? "" : qPrintable(before.error().toString()));
        const QJsonObject alternates = before->value("alternates"_L1).toObject();
        QCOMPARE(alternates.value("people"_L1).toInt(), 2);
        QCOMPARE(alternates.value("elsewhere"_L1)[u"do_not_call"_s].toInt(), 1); // 张三; 赵六's other one is 钱七's
        QCOMPARE(before->value("blocked"_L1)[u"do_not_call"_s].toInt(), 1);
        QCOMPARE(before->value("callable"_L1).toInt(), 4);
        QCOMPARE(before->value("heldRows"_L1)[u"do_not_call"_s].toArray(), QJsonArray{5}); // 赵六
        const auto held = w.lists->contacts(list->listId, {}, 10, {{u"rows"_s, before->value("heldRows"_L1)[u"do_not_call"_s]}});
        QVERIFY(held);
        QCOMPARE(held->items.size(), 1u);
        QCOMPARE(held->items[0].phoneMasked, u"199****0004"_s);
        QVERIFY(w.campaigns->start(id, u"zhou"_s));
        QStringList called;
        for (int round = 0; round < 4; ++round) {
            w.dialler->tick();
            w.dialler->tick(); // what was passed over is due at once
            for (const auto &call : w.originator.calls)
                called << call.phone;
            w.endCalls([](const OriginateRequest &call) {
                return call.phone == "01062345678"_L1 ? Outcome::Answered : call.phone == "19900000011"_L1 ? Outcome::NoAnswer : Outcome::EmptyNumber;
            }, u"heard"_s);
            clock.advance(6 * kMinute);
            w.campaigns->tick();
        }
        called.sort();
        QCOMPARE(called, (QStringList{u"01062345678"_s, u"19900000002"_s, u"19900000003"_s, u"19900000005"_s, u"19900000011"_s}));
        const auto rows = w.campaigns->contacts(id, {}, {}, 10);
        QVERIFY(rows);
        QCOMPARE(rows->items.at(0)[u"outcome"_s].toString(), u"answered"_s);
        QCOMPARE(rows->items.at(0)[u"place"_s].toInt(), 3);
        QCOMPARE(rows->items.at(0)[u"called"_s].toString(), maskedPhone(u"01062345678"));
        QCOMPARE(rows->items.at(3)[u"outcome"_s].toString(), u"blocked"_s);
        Campaigns::AttemptQuery query;
        query.outcomes = {u"answered"_s, u"no_answer"_s};
        const auto attempts = w.campaigns->attempts(id, query, {}, 10);
        QVERIFY(attempts);
        QCOMPARE(attempts->items.size(), 2);
        QCOMPARE(attempts->items.at(0)[u"place"_s].toInt(), 2);
        QCOMPARE(attempts->items.at(1)[u"place"_s].toInt(), 3);
        const auto trace = w.campaigns->trace(id, u"19900000011"_s);
        QVERIFY(trace && trace->value("found"_L1).toBool());
        QCOMPARE(trace->value("orders"_L1)[0][u"numbers"_s].toArray().size(), 3);
        const QString path = fixture.directory() + u"/export.xlsx"_s;
        QVERIFY(w.campaigns->writeWorkbook(*w.campaigns->campaign(id), path, control));
        const auto reader = SheetReader::open(path, {});
        QVERIFY(reader);
        QStringList cells;
        QVERIFY((*reader)->read(*(*reader)->find(u"明细"_s), [&](const SheetRow &row) {
            for (const SheetCell &cell : row.cells)
                cells << cell.toString();
            return true;
        }));
        QVERIFY(cells.contains(u"最后拨打"_s) && cells.contains(maskedPhone(u"01062345678")));
    }

    void withoutTheRule_nobodyIsCalledElsewhere() {
        ManualClock clock(kWednesdayTen);
        StoreFixture fixture(u"intl"_s, campaignSchema(), &clock);
        CampaignWorld w(fixture, clock);
        const auto list = importSheet(w);
        QVERIFY(list);
        const Id id = campaign(w, list->listId, false);
        QVERIFY(w.campaigns->start(id, u"zhou"_s));
        w.dialler->tick();
        QCOMPARE(w.endCalls([](const OriginateRequest &) { return Outcome::EmptyNumber; }), 5);
        clock.advance(kHour);
        w.campaigns->tick();
        QCOMPARE(w.dialler->tick(), 0);
        QCOMPARE(w.count(u"SELECT COUNT(*) FROM order_number"_s), 0);
    }

    void campaignsOfAGroup_excludeAPersonByAnyNumber() {
        ManualClock clock(kWednesdayTen);
        StoreFixture fixture(u"intl"_s, campaignSchema(), &clock);
        CampaignWorld w(fixture, clock);
        const auto list = importSheet(w);
        QVERIFY(list);
        const auto grouped = [&](const Id &of, bool rule) {
            return w.campaignOf(of, [rule](CampaignSpec &spec) {
                spec.rules.exclusionGroup = u"社保"_s;
                spec.attempts.max = spec.attempts.perDay = 3;
                if (rule)
                    spec.attempts.alternatesAfter = usualAlternatesAfter();
            });
        };
        const Id first = grouped(list->listId, true);
        QVERIFY(w.campaigns->start(first, u"zhou"_s));
        w.dialler->tick();
        w.endCalls([](const OriginateRequest &) { return Outcome::NoAnswer; }); // now they are due at their second numbers
        ImportRequest request;
        request.name = u"另一份"_s;
        request.path = w.write("电话\n19900000001\n19900000077\n", u"other.csv"_s);
        const auto other = w.import(request);
        QVERIFY(other);
        const Id second = grouped(other->listId, false);
        QVERIFY(w.campaigns->start(second, u"zhou"_s));
        w.dialler->tick();
        QCOMPARE(w.originator.calls.size(), 1u);
        QCOMPARE(w.originator.calls.front().phone, u"19900000077"_s);
        w.endCalls([](const OriginateRequest &) { return Outcome::NoAnswer; });
        // Whoever has a further number that is another's of the group is that person, with and without the rule.
        request.name = u"第三份"_s;
        request.path = w.write("电话,备用电话\n19900000081,19900000011\n19900000082,19900000077\n19900000083,19900000084\n", u"third.csv"_s);
        const auto third = w.import(request);
        QVERIFY(third);
        for (const bool rule : {false, true}) {
            const Id id = grouped(third->listId, rule);
            const auto question = w.campaigns->preflightQuestion(id);
            QVERIFY(question);
            JobControl control;
            const auto before = w.campaigns->preflight(*question, control);
            QVERIFY2(before, before ? "" : qPrintable(before.error().toString()));
            QCOMPARE(before->value("callable"_L1).toInt(), rule ? 0 : 1); // the second time all three are the first one's
            if (rule)
                break;
            const auto calls = w.originator.calls.size();
            QVERIFY(w.campaigns->start(id, u"zhou"_s));
            w.dialler->tick();
            QCOMPARE(w.originator.calls.size(), calls + 1);
            QCOMPARE(w.originator.calls.back().phone, u"19900000083"_s);
        }
    }

    void excludedList_thatComesLater_holdsForTheFurtherNumbersToo_data() { StoreFixture::addBackendColumn(); }
    void excludedList_thatComesLater_holdsForTheFurtherNumbersToo() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, campaignSchema(), &clock);
        CampaignWorld w(fixture, clock);
        const auto list = importSheet(w);
        QVERIFY(list);
        ImportRequest request;
        request.name = u"投诉名单"_s;
        request.path = w.write("电话\n19900000001\n", u"complaints.csv"_s);
        const auto begun = w.lists->begin(request, u"zhou"_s); // on its way when the campaign begins
        QVERIFY(begun);
        const Id id = w.campaignOf(list->listId, [&](CampaignSpec &spec) {
            spec.rules.excludeLists = {*begun};
            spec.attempts.max = spec.attempts.perDay = 3;
            spec.attempts.alternatesAfter = usualAlternatesAfter();
        });
        QVERIFY(w.campaigns->start(id, u"zhou"_s));
        w.dialler->tick();
        QCOMPARE(w.endCalls([](const OriginateRequest &) { return Outcome::NoAnswer; }), 5); // now 张三 is due at the second number
        JobControl control;
        QVERIFY(w.lists->runImport(*begun, request, control, u"zhou"_s));
        const auto calls = w.originator.calls.size();
        for (const qint64 later : {6 * kMinute, 6 * kMinute, 5 * kHour}) { // at last the first number is due again
            clock.advance(later);
            w.campaigns->tick();
            w.dialler->tick();
        }
        for (auto i = calls; i < w.originator.calls.size(); ++i)
            QVERIFY2(!QStringList({u"19900000011"_s, u"01062345678"_s, u"19900000001"_s}).contains(w.originator.calls[i].phone), qPrintable(w.originator.calls[i].phone));
        const auto rows = w.campaigns->contacts(id, {}, {}, 10);
        QVERIFY(rows);
        QCOMPARE(rows->items.at(0)[u"outcome"_s].toString(), u"blocked"_s);
    }

    void excludedList_leavesAPersonOutByAnyNumber_data() { StoreFixture::addBackendColumn(); }
    void excludedList_leavesAPersonOutByAnyNumber() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, campaignSchema(), &clock);
        CampaignWorld w(fixture, clock);
        const auto list = importSheet(w);
        QVERIFY(list);
        ImportRequest request;
        request.name = u"另一份"_s;
        // 张三's further number, one who has 赵六's as a further number, and one who has nothing of theirs.
        request.path = w.write("电话,备用电话\n19900000011,\n19900000077,19900000004\n19900000078,19900000079\n", u"other.csv"_s);
        const auto other = w.import(request);
        QVERIFY(other);
        QCOMPARE(other->others, 2);
        const Id id = w.campaignOf(other->listId, [&](CampaignSpec &spec) {
            spec.rules.excludeLists = {list->listId};
            spec.attempts.max = spec.attempts.perDay = 3;
            spec.attempts.alternatesAfter = usualAlternatesAfter();
        });
        const auto question = w.campaigns->preflightQuestion(id);
        JobControl control;
        const auto before = w.campaigns->preflight(*question, control);
        QVERIFY2(before, before ? "" : qPrintable(before.error().toString()));
        QCOMPARE(before->value("blocked"_L1).toObject(), QJsonObject({{u"list_exclusion"_s, 2}}));
        QCOMPARE(before->value("callable"_L1).toInt(), 1);
        QVERIFY(w.campaigns->start(id, u"zhou"_s));
        w.dialler->tick();
        QCOMPARE(w.originator.calls.size(), 1u);
        QCOMPARE(w.originator.calls.front().phone, u"19900000078"_s);
        QCOMPARE(w.campaigns->figures(id, false).value()[u"outcomes"_s][u"blocked"_s].toInt(), 2);
    }
};

LIANXIN_TEST(tst_Alternates);
#include "tst_Alternates.moc"
