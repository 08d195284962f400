// SPDX-License-Identifier: GPL-3.0-or-later
// The sideways paths through the service and the door: disputes, merges, helping units, who sees what, imports in JSON.
#include "hotline/tickets/TicketFigureMethods.h"
#include "hotline/tickets/TicketMethods.h"
#include "hotline/tickets/TicketWorld.h"
#include "platform/access/Access.h"
#include "platform/access/AccessSchema.h"
#include "support/RegistryWalk.h"
#include "support/TestRegistry.h"
#include <QFile>
#include <QTest>
#include <atomic>
#include <thread>

using namespace lianxin;
using namespace lianxin::test;

namespace {

Caller caller(const QString &id, const QStringList &roles, const Id &unit = {}) {
    Caller c;
    c.userId = id;
    c.roles = roles;
    c.unitId = unit;
    c.permissions = {int(Permission::TicketsRead), int(Permission::TicketsWrite)};
    return c;
}

} // namespace

class tst_TicketLife : public QObject {
    Q_OBJECT

    static Id otherUnit(TicketWorld &w, const QString &name) {
        Unit unit;
        unit.name = name;
        return w.directory.saveUnit(unit, u"01088880001"_s, u"u"_s).value();
    }

private Q_SLOTS:
    void wholeLife_withEveryPerson_data() { StoreFixture::addBackendColumn(); }
    void wholeLife_withEveryPerson() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, ticketWorldSchema(), &clock);
        TicketWorld w(fixture, clock);
        const Id helper = otherUnit(w, u"环卫所"_s);
        const auto seat = caller(u"seat"_s, {u"seat"_s}), desk = caller(u"desk"_s, {u"dispatcher"_s}), boss = caller(u"boss"_s, {u"supervisor"_s}),
                   lead = caller(u"lead"_s, {u"unit_liaison"_s}, w.unit), aide = caller(u"aide"_s, {u"unit_liaison"_s}, helper);
        const auto id = w.make()[u"id"_s].toString();
        const auto act = [&](const Caller &who, const QString &verb, const QJsonObject &params = {}) {
            const auto done = w.tickets.act(id, verb, params, who);
            return done ? (*done)[u"state"_s].toString() : done.error().code;
        };
        QCOMPARE(act(lead, u"sign"_s), u"tickets.foreign_unit"_s);
        QCOMPARE(act(desk, u"dispatch"_s, {{u"unitId"_s, w.unit}}), u"pending_sign"_s);
        QCOMPARE(act(aide, u"sign"_s), u"tickets.foreign_unit"_s);
        QCOMPARE(act(seat, u"sign"_s), u"tickets.not_your_step"_s);
        // The unit says that it is not theirs; the dispatcher disagrees; the second time the supervisor decides.
        QCOMPARE(act(lead, u"return"_s, {{u"reason"_s, u"不属辖区"_s}}), u"pending_sign"_s);
        QVERIFY(w.tickets.fold(id)->returnAsked);
        QCOMPARE(act(lead, u"sign"_s), u"tickets.illegal_step"_s);
        QCOMPARE(act(desk, u"refuse_return"_s, {{u"reason"_s, u"地址在辖区内"_s}}), u"pending_sign"_s);
        QCOMPARE(act(lead, u"return"_s, {{u"reason"_s, u"仍不属辖区"_s}}), u"pending_sign"_s);
        QCOMPARE(act(desk, u"refuse_return"_s, {{u"reason"_s, u"x"_s}}), u"tickets.illegal_step"_s);
        QCOMPARE(act(boss, u"refuse_return"_s, {{u"reason"_s, u"裁定由该街道主办"_s}}), u"pending_sign"_s);
        QCOMPARE(act(lead, u"return"_s, {{u"reason"_s, u"再退"_s}}), u"tickets.illegal_step"_s);
        QCOMPARE(act(lead, u"sign"_s), u"processing"_s);
        // Helping unit: the lead can't finish before it reported.
        QCOMPARE(act(desk, u"assist"_s, {{u"unitId"_s, helper}}), u"processing"_s);
        QCOMPARE(act(desk, u"assist"_s, {{u"unitId"_s, helper}}), u"tickets.illegal_step"_s);
        QCOMPARE(act(lead, u"finish"_s, {{u"opinion"_s, u"已清运"_s}}), u"tickets.illegal_step"_s);
        QCOMPARE(act(aide, u"finish"_s, {{u"opinion"_s, u"已清运"_s}}), u"tickets.not_your_step"_s);
        QCOMPARE(act(aide, u"report"_s, {{u"opinion"_s, u"车已派"_s}}), u"processing"_s);
        QCOMPARE(act(aide, u"report"_s, {{u"opinion"_s, u"车已派"_s}}), u"tickets.illegal_step"_s);
        QCOMPARE(act(lead, u"finish"_s, {{u"opinion"_s, u"已清运"_s}, {u"evidence"_s, QJsonArray{QJsonObject{{u"note"_s, u"现场照片，联系13812341234"_s}}}}}),
                 u"pending_visit"_s);
        QVERIFY(!QJsonDocument(w.tickets.events(id)->back().data).toJson().contains("13812341234"));
        QCOMPARE(act(seat, u"visit"_s, {{u"result"_s, u"great"_s}}), u"tickets.bad_value"_s);
        QCOMPARE(act(seat, u"visit"_s, {{u"result"_s, u"satisfied"_s}}), u"closed"_s);
        QCOMPARE(act(seat, u"archive"_s), u"tickets.not_your_step"_s);
        QCOMPARE(act(boss, u"reopen"_s, {{u"reason"_s, u"市民再次反映"_s}}), u"processing"_s);
        QCOMPARE(act(desk, u"finish"_s, {{u"opinion"_s, u"代办"_s}}), u"pending_visit"_s);
        QCOMPARE(w.tickets.events(id)->back().data[u"onBehalfOf"_s].toString(), u"春和里街道"_s);
        QCOMPARE(act(desk, u"close"_s), u"closed"_s);
        QCOMPARE(act(desk, u"archive"_s), u"archived"_s);
        QCOMPARE(folded(w.tickets.events(id).value()), w.tickets.fold(id).value());
    }

    void merge_isUndoneByReopening_data() { StoreFixture::addBackendColumn(); }
    void merge_isUndoneByReopening() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, ticketWorldSchema(), &clock);
        TicketWorld w(fixture, clock);
        const auto main = w.make(), twin = w.make(), third = w.make();
        const auto id = [](const QJsonObject &t) { return t[u"id"_s].toString(); };
        const QJsonObject into{{u"into"_s, main[u"number"_s]}};
        QCOMPARE(w.act(id(twin), u"merge"_s, into), u"closed"_s);
        QCOMPARE(w.tickets.get(id(twin)).value()[u"mergedInto"_s].toString(), id(main));
        QCOMPARE(w.tickets.get(id(main)).value()[u"absorbed"_s].toInt(), 1);
        QCOMPARE(w.tickets.list({{u"mergedInto"_s, id(main)}}, {}, 10, {}).value()[u"total"_s].toInt(), 1);
        QCOMPARE(w.act(id(main), u"merge"_s, {{u"into"_s, third[u"number"_s]}}), u"tickets.illegal_step"_s);
        QCOMPARE(w.tickets.get(id(third)).value()[u"absorbed"_s].toInt(), 0);
        QCOMPARE(w.act(id(third), u"merge"_s, {{u"into"_s, twin[u"number"_s]}}), u"tickets.illegal_step"_s);
        QCOMPARE(w.act(id(third), u"merge"_s, {{u"into"_s, third[u"number"_s]}}), u"tickets.merge_self"_s);
        QCOMPARE(w.act(id(third), u"merge"_s, {{u"into"_s, u"209901010001"_s}}), u"tickets.unknown"_s);
        QCOMPARE(w.act(id(twin), u"visit"_s, {{u"result"_s, u"satisfied"_s}}), u"tickets.illegal_step"_s);
        QCOMPARE(w.act(id(twin), u"reopen"_s, {{u"reason"_s, u"不是同一件事"_s}}), u"pending_dispatch"_s);
        QCOMPARE(w.tickets.get(id(main)).value()[u"absorbed"_s].toInt(), 0);
    }

    void unitWithItsOwnLimits_changesTheDeadlineOnDispatch() {
        ManualClock clock(kWednesdayTen);
        StoreFixture fixture(u"intl"_s, ticketWorldSchema(), &clock);
        TicketWorld w(fixture, clock);
        auto limits = testLimits();
        limits.units[u"春和里街道"_s] = {{{u"workday"_s, QJsonArray{u"09:00-12:00"_s, u"14:00-17:30"_s}}},
                                         {{u"普通"_s, {{LimitKind::WorkingDays, 3}, u"街道快办"_s}}}};
        w.tickets.setLimits(limits);
        const auto id = w.make()[u"id"_s].toString();
        QCOMPARE(w.act(id, u"dispatch"_s, {{u"unitId"_s, w.unit}}), u"pending_sign"_s);
        const auto ticket = w.tickets.get(id).value();
        QCOMPARE(ticket[u"deadline"_s].toInteger(), civil::at(QDate(2026, 3, 16), QTime(17, 30)));
        QCOMPARE(ticket[u"derivation"_s][u"source"_s].toString(), u"街道快办"_s);
        QCOMPARE(w.tickets.deadline(kWednesdayTen, u"普通"_s, u"春和里街道"_s).value()[u"dueAt"_s].toInteger(), ticket[u"deadline"_s].toInteger());
        QCOMPARE(w.tickets.deadline(civil::at(QDate(2026, 3, 11), QTime(10, 0)), u"危急"_s).value()[u"spoken"_s].toString(),
                 u"请于今天中午十二点前办结"_s);
        QCOMPARE(w.act(id, u"reassign"_s, {{u"unitId"_s, otherUnit(w, u"环卫所"_s)}, {u"reason"_s, u"职责"_s}}), u"pending_sign"_s);
        QCOMPARE(civil::dateOf(w.tickets.get(id).value()[u"deadline"_s].toInteger()), QDate(2026, 3, 20)); // the general limit again
    }

    void door_confinesLiaisons_listsWhatIsMine_andTellsTheVerbs_data() { StoreFixture::addBackendColumn(); }
    void door_confinesLiaisons_listsWhatIsMine_andTellsTheVerbs() {
        ManualClock clock(kWednesdayTen);
        auto schema = ticketWorldSchema();
        for (const auto &migration : accessSchema())
            schema.push_back(migration);
        STORE_FIXTURE(fixture, schema, &clock);
        TicketWorld w(fixture, clock);
        Access access(fixture.store(), clock, fixture.auditChain(), {});
        UnitPerformance performance(fixture.store(), w.directory);
        Registry registry;
        registerTicketMethods(registry, w.tickets, *w.calls, access);
        registerTicketFigureMethods(registry, performance);
        QCOMPARE(registryFaults(registry), QStringList());
        const auto call = [&](const QString &method, const Caller &who, const QJsonObject &params) {
            return registry.find(method)->handler(who, params);
        };
        const Id helper = otherUnit(w, u"环卫所"_s);
        const auto desk = caller(u"desk"_s, {u"dispatcher"_s}), lead = caller(u"lead"_s, {u"unit_liaison"_s}, w.unit),
                   aide = caller(u"aide"_s, {u"unit_liaison"_s}, helper);
        const auto mine = w.make()[u"id"_s].toString(), foreign = w.make()[u"id"_s].toString();
        QVERIFY(call(u"tickets.act"_s, desk, {{u"id"_s, mine}, {u"action"_s, u"dispatch"_s}, {u"params"_s, QJsonObject{{u"unitId"_s, w.unit}}}}));
        const auto total = [&](const Caller &who, const QJsonObject &filter) {
            return call(u"tickets.list"_s, who, {{u"filter"_s, filter}})->toObject()[u"total"_s].toInt();
        };
        QCOMPARE(total(lead, {}), 1);
        QCOMPARE(total(lead, {{u"ofUnit"_s, helper}}), 1); // not to be had by asking
        QCOMPARE(total(aide, {}), 0);
        QCOMPARE(total(desk, {}), 2);
        QCOMPARE(total(desk, {{u"mine"_s, true}}), 1);
        QCOMPARE(call(u"tickets.get"_s, lead, {{u"id"_s, foreign}}).error().code, u"tickets.foreign_unit"_s);
        const auto verbs = call(u"tickets.get"_s, lead, {{u"id"_s, mine}})->toObject()[u"verbs"_s].toArray();
        QVERIFY(verbs.contains(u"sign"_s) && verbs.contains(u"ask_return"_s) && !verbs.contains(u"dispatch"_s));
        QVERIFY(call(u"tickets.act"_s, desk, {{u"id"_s, mine}, {u"action"_s, u"assist"_s}, {u"params"_s, QJsonObject{{u"unitId"_s, helper}}}}));
        QCOMPARE(total(aide, {}), 1);
        QCOMPARE(call(u"tickets.rules"_s, lead, {})->toObject()[u"items"_s].toArray().size(), kTicketActions);
        QVERIFY(!call(u"tickets.steps"_s, lead, {{u"id"_s, mine}})->toObject()[u"items"_s].toArray().isEmpty());
        const QJsonObject march{{u"from"_s, u"2026-03-01"_s}, {u"to"_s, u"2026-03-31"_s}};
        QCOMPARE(call(u"tickets.performance"_s, desk, march)->toObject()[u"items"_s].toArray().size(), 1);
        QCOMPARE(call(u"tickets.performance"_s, aide, march)->toObject()[u"items"_s].toArray().size(), 0);
        QCOMPARE(call(u"tickets.coverage"_s, desk, march)->toObject()[u"finished"_s].toInt(), 0);
        // A liaison who gives a ticket away is told so little that nothing leaks.
        QVERIFY(call(u"tickets.act"_s, lead, {{u"id"_s, mine}, {u"action"_s, u"return"_s}, {u"params"_s, QJsonObject{{u"reason"_s, u"非辖区"_s}}}}));
        QVERIFY(call(u"tickets.act"_s, desk, {{u"id"_s, mine}, {u"action"_s, u"return"_s}, {u"params"_s, QJsonObject{{u"reason"_s, u"同意"_s}}}}));
        QCOMPARE(total(lead, {}), 0);
    }

    void jsonUpsert_isIdempotent_andChangesOnlyWhatDiffers_data() { StoreFixture::addBackendColumn(); }
    void jsonUpsert_isIdempotent_andChangesOnlyWhatDiffers() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, ticketWorldSchema(), &clock);
        TicketWorld w(fixture, clock);
        const QByteArray text = u"{\"number\":\"P1\",\"title\":\"路灯不亮\",\"content\":\"东门\",\"contactPhone\":13812341234,\"unit\":\"春和里街道\"}\n"
                                "{\"工单编号\":\"P2\",\"标题\":\"井盖缺失\",\"类别\":\"危急\",\"受理时间\":\"2026-03-11 09:00\"}\n"
                                "{\"title\":\"没有编号\"}\n"_s.toUtf8();
        const auto file = [&](const QString &name, const QByteArray &content) {
            QFile out(fixture.directory() + u'/' + name);
            (void)out.open(QIODevice::WriteOnly);
            out.write(content);
            return out.fileName();
        };
        const QString path = file(u"tickets.jsonl"_s, text);
        auto report = w.tickets.importFile(path, u"platform"_s);
        QVERIFY2(report, report ? "" : qPrintable(report.error().toString()));
        QCOMPARE(report->created, 2);
        QCOMPARE(report->failed, 1);
        const qint64 seq = fixture.store().lastEventSeq();
        report = w.tickets.importFile(path, u"platform"_s);
        QCOMPARE(report->created + report->updated, 0);
        QCOMPARE(report->skipped, 2);
        QCOMPARE(fixture.store().lastEventSeq(), seq); // no trace
        const QJsonArray changed{QJsonObject{{u"number"_s, u"P1"_s}, {u"title"_s, u"路灯全灭"_s}, {u"contactPhone"_s, u"138 1234 1234"_s}}};
        report = w.tickets.upsert(changed, u"platform"_s);
        QCOMPARE(report->updated, 1);
        // The other platform learns our number for its own, whatever was done.
        QCOMPARE(report->tickets.size(), 1);
        QCOMPARE(report->tickets[0][u"number"_s].toString(), u"P1"_s);
        QCOMPARE(report->tickets[0][u"ticketNumber"_s].toString(), u"202603110001"_s);
        QCOMPARE(report->tickets[0][u"did"_s].toString(), u"updated"_s);
        report = w.tickets.upsert(changed, u"platform"_s);
        QCOMPARE(report->skipped, 1);
        QCOMPARE(report->tickets[0][u"did"_s].toString(), u"skipped"_s);
        QCOMPARE(report->toJson()[u"tickets"_s][0][u"id"_s].toString(), w.tickets.get(u"202603110001"_s).value()[u"id"_s].toString());
        auto ticket = w.tickets.get(u"202603110001"_s).value();
        QCOMPARE(ticket[u"title"_s].toString(), u"路灯全灭"_s);
        QCOMPARE(ticket[u"content"_s].toString(), u"东门"_s); // what is not named stays
        QCOMPARE(ticket[u"events"_s].toArray().last()[u"data"_s][u"fields"_s].toString(), u"title"_s);
        const auto id = ticket[u"id"_s].toString();
        for (const auto &[verb, key] : {std::pair{u"sign"_s, QString()}, {u"finish"_s, u"opinion"_s}, {u"close"_s, QString()}})
            QVERIFY(w.tickets.act(id, verb, {{key, u"已修复"_s}}, u"u"_s));
        report = w.tickets.upsert({QJsonObject{{u"number"_s, u"P1"_s}, {u"title"_s, u"又改"_s}}}, u"platform"_s);
        QCOMPARE(report->failed, 1);
        QCOMPARE(w.tickets.importFile(file(u"bad.json"_s, "[1,"), u"u"_s).error().code, u"tickets.bad_file"_s);
        QCOMPARE(w.tickets.importFile(file(u"array.json"_s, R"([{"number":"P9","title":"x"}])"), u"u"_s)->created, 1);
    }

    void numbers_areUniqueOverTwoEngines() {
        if (const auto reason = StoreFixture::whyNot(u"postgresql"_s); !reason.isEmpty())
            QSKIP(qPrintable(reason));
        ManualClock clock(kWednesdayTen);
        StoreFixture fixture(u"postgresql"_s, ticketWorldSchema(), &clock);
        TicketWorld w(fixture, clock);
        auto config = fixture.config();
        config.engineId = u"other"_s;
        auto store = openStore(config);
        QVERIFY(store);
        Directory directory(**store, fixture.sealer(), fixture.blindIndex(), clock);
        Tickets others(**store, fixture.sealer(), directory, w.calendar, clock, testLimits());
        std::atomic<int> made = 0;
        const auto work = [&](Tickets &tickets) {
            for (int i = 0; i < 50; ++i)
                made += bool(tickets.create(w.draft(), u"u"_s));
        };
        std::thread a([&] { work(w.tickets); });
        std::thread b([&] { work(others); });
        a.join();
        b.join();
        QCOMPARE(made.load(), 100);
        QVERIFY(fixture.store().read([&](Snapshot &s) {
            const auto row = s.first(u"SELECT COUNT(DISTINCT number), MAX(number) FROM ticket");
            QCOMPARE(row->integer(0), 100);
            QCOMPARE(row->text(1), u"202603110100"_s); // and without gaps
        }));
    }
};
LIANXIN_TEST(tst_TicketLife);
#include "tst_TicketLife.moc"
