// SPDX-License-Identifier: GPL-3.0-or-later
#include "DispatchWorld.h"
#include "support/TestRegistry.h"
#include <QCoreApplication>
#include <QTest>

using namespace lianxin;
using namespace lianxin::test;

#define DISPATCH_FEED_WORLD(w)                                                                                    \
    STORE_FIXTURE(fixture, dispatchWorldSchema());                                                           \
    ManualClock clock(kWednesdayTen);                                                                        \
    DispatchWorld w(fixture, clock);                                                                         \
    QVERIFY(w.dispatch.load());                                                                              \
    w.makeResponsible();                                                                                     \
    QVERIFY(w.dispatch.advance())

namespace {

Caller dispatcher() {
    Caller caller;
    caller.userId = u"chenxi"_s;
    caller.roles = {u"dispatcher"_s};
    caller.permissions = {int(Permission::TicketsRead), int(Permission::TicketsWrite)};
    return caller;
}

} // namespace

class tst_DispatchFeed : public QObject {
    Q_OBJECT

    static QJsonObject one(const QJsonValue &list) { return list.toArray().first().toObject(); }

private Q_SLOTS:
    void sureTicket_isDispatchedByItselfWithReasonAndEvidence_data() { StoreFixture::addBackendColumn(); }
    void sureTicket_isDispatchedByItselfWithReasonAndEvidence() {
        DISPATCH_FEED_WORLD(w);
        QVERIFY(w.trained(60));
        QVERIFY(w.dispatch.saveSettings({0.6, true, {}}, u"u"_s));
        const Id id = w.accept(u"路灯不亮"_s, u"路灯坏了，天黑看不清，灯杆照明不亮"_s, u"江滨区"_s);
        QCOMPARE(w.dispatch.advance().value(), 1);
        const auto ticket = w.ticket(id);
        QCOMPARE(ticket[u"state"_s].toString(), u"pending_sign"_s);
        QCOMPARE(ticket[u"unitId"_s].toString(), w.river);
        QCOMPARE(ticket[u"category"_s].toString(), u"路灯不亮"_s);
        const auto event = ticket[u"events"_s].toArray().last().toObject();
        QCOMPARE(event[u"action"_s].toString(), u"dispatched"_s);
        QCOMPARE(event[u"actor"_s].toString(), u"engine"_s);
        QVERIFY2(event[u"data"_s][u"reason"_s].toString().contains(u"江滨区"_s), qPrintable(event[u"data"_s][u"reason"_s].toString()));
        QVERIFY(!event[u"data"_s][u"evidence"_s].toArray().isEmpty());
        QCOMPARE(w.kept(id), (QStringList{u"1"_s, u"as proposed"_s, u"engine"_s, {}, {}}));
        QCOMPARE(w.dispatch.advance().value(), 0);
    }
    void categoryOfTheSystem_decidesTheDeadline_data() { StoreFixture::addBackendColumn(); }
    void categoryOfTheSystem_decidesTheDeadline() {
        DISPATCH_FEED_WORLD(w);
        QVERIFY(w.dispatch.saveCategory({u"030101"_s, u"停水"_s, {}, u"危急"_s}, u"u"_s));
        QVERIFY(w.trained(60));
        QVERIFY(w.dispatch.saveSettings({0.6, true, {}}, u"u"_s));
        const Id id = w.accept(u"停水"_s, u"自来水停水，水管没有水，供水阀门"_s);
        const Id kept = w.accept(u"停水"_s, u"自来水停水，水管没有水，供水阀门"_s, {}, u"危急"_s);
        QVERIFY(w.ticket(id)[u"deadline"_s].toInteger() > clock.now() + kDay);
        QCOMPARE(w.dispatch.advance().value(), 2);
        QCOMPARE(w.ticket(id)[u"unitId"_s].toString(), w.water);
        QCOMPARE(w.ticket(id)[u"deadline"_s].toInteger(), clock.now() + 2 * kHour);
        QCOMPARE(w.ticket(kept)[u"category"_s].toString(), u"危急"_s); // what a person said stays
    }
    void unsureTicket_waitsAtTheDeskWithTopThree_data() { StoreFixture::addBackendColumn(); }
    void unsureTicket_waitsAtTheDeskWithTopThree() {
        DISPATCH_FEED_WORLD(w);
        QVERIFY(w.trained(60));
        QVERIFY(w.dispatch.saveSettings({0.999, true, {}}, u"u"_s));
        const Id id = w.accept(u"垃圾和路灯"_s, u"垃圾没有清运，路灯不亮，还停水"_s, u"临湖区"_s);
        QCOMPARE(w.dispatch.advance().value(), 0);
        const auto desk = w.dispatch.desk({}, {}, 50);
        QVERIFY(desk);
        QCOMPARE((*desk)[u"items"_s].toArray().size(), 1);
        const auto item = one((*desk)[u"items"_s]);
        QCOMPARE(item[u"ticket"_s][u"id"_s].toString(), id);
        QCOMPARE(item[u"suggestion"_s][u"why"_s].toString(), u"below_threshold"_s);
        QVERIFY(item[u"suggestion"_s][u"units"_s].toArray().size() >= 2);
        QVERIFY(!item[u"suggestion"_s][u"automatic"_s].toBool());
        QCOMPARE(w.kept(id).at(1), u"open"_s);
    }
    void switchedOff_nothingIsDispatchedByItself_data() { StoreFixture::addBackendColumn(); }
    void switchedOff_nothingIsDispatchedByItself() {
        DISPATCH_FEED_WORLD(w);
        const Id id = w.accept(u"路灯"_s, u"不亮"_s, u"临湖区"_s, u"路灯不亮"_s);
        QCOMPARE(w.dispatch.advance().value(), 0);
        QCOMPARE(w.ticket(id)[u"state"_s].toString(), u"pending_dispatch"_s);
        // Switching on later does not reach back.
        QVERIFY(w.dispatch.saveSettings({0.9, true, {}}, u"u"_s));
        QCOMPARE(w.dispatch.advance().value(), 0);
    }
    void decisions_recordWhetherAPersonAgreed_data() { StoreFixture::addBackendColumn(); }
    void decisions_recordWhetherAPersonAgreed() {
        DISPATCH_FEED_WORLD(w);
        const Id agreed = w.accept(u"路灯"_s, u"不亮"_s, u"临湖区"_s, u"路灯不亮"_s), other = w.accept(u"路灯"_s, u"不亮"_s, u"临湖区"_s, u"路灯不亮"_s),
                 elsewhere = w.accept(u"路灯"_s, u"不亮"_s, u"临湖区"_s, u"路灯不亮"_s);
        const auto done = w.dispatch.decide({QJsonObject{{u"ticket"_s, agreed}, {u"unitId"_s, w.lake}},
                                             QJsonObject{{u"ticket"_s, other}, {u"unitId"_s, w.water}, {u"category"_s, u"030101"_s}, {u"reason"_s, u"其实是停水"_s}},
                                             QJsonObject{{u"ticket"_s, u"none"_s}, {u"unitId"_s, w.water}}},
                                            dispatcher());
        QVERIFY2(done, qPrintable(done ? QString() : done.error().toString()));
        QCOMPARE((*done)[u"done"_s].toArray().size(), 2);
        QCOMPARE((*done)[u"done"_s].toArray()[0][u"override"_s].toBool(), false);
        QCOMPARE((*done)[u"done"_s].toArray()[1][u"override"_s].toBool(), true);
        QCOMPARE(one((*done)[u"failed"_s])[u"code"_s].toString(), u"tickets.unknown"_s);
        QCOMPARE(w.kept(agreed), (QStringList{u"0"_s, u"as proposed"_s, u"chenxi"_s, {}, {}}));
        QCOMPARE(w.kept(other), (QStringList{u"0"_s, u"other"_s, u"chenxi"_s, u"overridden"_s, {}}));
        QCOMPARE(w.ticket(other)[u"category"_s].toString(), u"停水"_s);
        // Who dispatches from the board decides just as well.
        w.act(elsewhere, u"dispatch"_s, {{u"unitId"_s, w.river}});
        QVERIFY(w.dispatch.advance());
        QCOMPARE(w.kept(elsewhere), (QStringList{u"0"_s, u"other"_s, u"u"_s, u"overridden"_s, {}}));
        // Who comes second is told so.
        const auto again = w.dispatch.decide({QJsonObject{{u"ticket"_s, agreed}, {u"unitId"_s, w.lake}}}, dispatcher());
        QCOMPARE((*again)[u"done"_s].toArray().size(), 0);
        QCOMPARE(one((*again)[u"failed"_s])[u"code"_s].toString(), u"dispatch.not_waiting"_s);
        QCOMPARE(w.kept(agreed).at(3), QString());
        const auto figures = w.dispatch.figures(0, 0);
        QCOMPARE((*figures)[u"proposed"_s].toInt(), 3);
        QCOMPARE((*figures)[u"byPerson"_s].toInt(), 3);
        QCOMPARE((*figures)[u"overridden"_s].toInt(), 2);
        QVERIFY(qAbs((*figures)[u"overrideRate"_s].toDouble() - 0.6667) < 1e-9);
        QCOMPARE(one((*figures)[u"months"_s])[u"month"_s].toString(), u"2026-03"_s);
        QCOMPARE((*figures)[u"drift"_s][u"verdict"_s].toString(), u"unknown"_s);
        // The tickets behind a figure.
        const auto behind = w.dispatch.proposals(u"overridden"_s, u"2026-03"_s, {}, {}, 50).value();
        QCOMPARE(behind[u"total"_s].toInt(), 2);
        QCOMPARE(behind[u"items"_s][0][u"ticketId"_s].toString(), elsewhere); // newest first
        QCOMPARE(behind[u"items"_s][1][u"chosenUnitName"_s].toString(), u"云州市自来水公司"_s);
        QCOMPARE(w.dispatch.proposals(u"byPerson"_s, {}, {}, {}, 50).value()[u"total"_s].toInt(), 3);
        QCOMPARE(w.dispatch.proposals(u"byPerson"_s, {}, u"030101"_s, {}, 50).value()[u"total"_s].toInt(), 1);
        QCOMPARE(w.dispatch.proposals(u"overridden"_s, u"2026-02"_s, {}, {}, 50).value()[u"total"_s].toInt(), 0);
        const auto first = w.dispatch.proposals({}, {}, {}, {}, 2).value();
        QCOMPARE(first[u"items"_s].toArray().size(), 2);
        QCOMPARE(w.dispatch.proposals({}, {}, {}, first[u"next"_s].toString(), 2).value()[u"items"_s].toArray().size(), 1);
        QCOMPARE(w.dispatch.proposals(u"luck"_s, {}, {}, {}, 2).error().code, u"dispatch.unknown_figure"_s);
    }
    void returnedTicket_goesToAPersonAndCounts_data() { StoreFixture::addBackendColumn(); }
    void returnedTicket_goesToAPersonAndCounts() {
        DISPATCH_FEED_WORLD(w);
        QVERIFY(w.dispatch.saveSettings({0.9, true, {}}, u"u"_s));
        const Id id = w.accept(u"路灯"_s, u"不亮"_s, u"临湖区"_s, u"路灯不亮"_s);
        QCOMPARE(w.dispatch.advance().value(), 1);
        QCOMPARE(w.act(id, u"return"_s, {{u"reason"_s, u"不归我们"_s}}), u"pending_dispatch"_s);
        QCOMPARE(w.dispatch.advance().value(), 0);
        QCOMPARE(w.ticket(id)[u"state"_s].toString(), u"pending_dispatch"_s);
        const auto desk = w.dispatch.desk({}, {}, 50);
        QCOMPARE(one((*desk)[u"items"_s])[u"suggestion"_s][u"why"_s].toString(), u"returned"_s);
        QCOMPARE(w.kept(id).last(), u"returned"_s);
        QVERIFY(w.dispatch.decide({QJsonObject{{u"ticket"_s, id}, {u"unitId"_s, w.water}}}, dispatcher()));
        QVERIFY(w.dispatch.advance());
        QCOMPARE(w.kept(id), (QStringList{u"1"_s, u"other"_s, u"engine"_s, u"overridden"_s, u"returned"_s}));
        const auto figures = w.dispatch.figures(0, 0);
        QCOMPARE((*figures)[u"automatic"_s].toInt(), 1);
        QCOMPARE((*figures)[u"returnRate"_s].toDouble(), 1.0);
    }
    // It dies between proposing and dispatching, or comes again over the same events: still once each.
    void crashInBetween_isMadeUpForOnce_data() { StoreFixture::addBackendColumn(); }
    void crashInBetween_isMadeUpForOnce() {
        DISPATCH_FEED_WORLD(w);
        QVERIFY(w.dispatch.saveSettings({0.9, true, {}}, u"u"_s));
        std::vector<Id> all;
        for (int i = 0; i < 70; ++i)
            all.push_back(w.accept(u"路灯%1"_s.arg(i), u"不亮"_s, u"临湖区"_s, u"路灯不亮"_s));
        // As if the first fifty had been proposed and nothing more: the cursor is there, the tickets are not dispatched.
        {
            Dispatch first(fixture.store(), w.tickets, w.directory, fixture.sealer(), clock);
            QVERIFY(first.load());
            QCOMPARE(first.advance().value(), 70);
        }
        QVERIFY(fixture.store().write([&](Transaction &t) {
            t.execute(u"UPDATE dispatch_cursor SET seq = seq - 200");
            t.execute(u"UPDATE dispatch_proposal SET decided_at = 0, decided_by = '', chosen_unit = '' WHERE ticket_id = $1", {all[7]});
        }));
        Dispatch second(fixture.store(), w.tickets, w.directory, fixture.sealer(), clock);
        QVERIFY(second.load());
        QCOMPARE(second.advance().value(), 0);
        for (const Id &id : all) {
            int dispatched = 0;
            for (const auto &event : w.ticket(id)[u"events"_s].toArray())
                dispatched += event[u"action"_s].toString() == u"dispatched"_s;
            QCOMPARE(dispatched, 1);
        }
        QCOMPARE((*second.figures(0, 0))[u"automatic"_s].toInt(), 70);
    }
    void startedService_hearsOfNewTickets_data() { StoreFixture::addBackendColumn(); }
    void startedService_hearsOfNewTickets() {
        DISPATCH_FEED_WORLD(w);
        QVERIFY(w.dispatch.saveSettings({0.9, true, {}}, u"u"_s));
        w.dispatch.start();
        const Id id = w.accept(u"路灯"_s, u"不亮"_s, u"江滨区"_s, u"路灯不亮"_s);
        QTRY_COMPARE(w.ticket(id)[u"state"_s].toString(), u"pending_sign"_s);
        QCOMPARE(w.ticket(id)[u"unitId"_s].toString(), w.river);
    }
    void shiftedMatters_showAsDrift_data() { StoreFixture::addBackendColumn(); }
    void shiftedMatters_showAsDrift() {
        DISPATCH_FEED_WORLD(w);
        QVERIFY(w.trained(60)); // a third each
        QVERIFY(w.dispatch.advance());
        QVERIFY(fixture.store().write([&](Transaction &t) { t.execute(u"DELETE FROM dispatch_proposal"); }));
        clock.advance(60 * kDay);
        for (int i = 0; i < 120; ++i)
            w.accept(u"%1"_s.arg(i), u"同样多"_s, u"临湖区"_s, i % 3 == 0 ? u"路灯不亮"_s : i % 3 == 1 ? u"垃圾堆积"_s : u"停水"_s);
        QVERIFY(w.dispatch.advance());
        auto drift = (*w.dispatch.figures(0, 0))[u"drift"_s].toObject();
        QCOMPARE(drift[u"verdict"_s].toString(), u"stable"_s);
        QVERIFY(drift[u"psi"_s].toDouble() < 0.01);
        clock.advance(31 * kDay);
        for (int i = 0; i < 120; ++i)
            w.accept(u"%1"_s.arg(i), u"都是停水"_s, {}, i % 12 ? u"停水"_s : u"路灯不亮"_s);
        QVERIFY(w.dispatch.advance());
        const auto figures = *w.dispatch.figures(0, 0);
        drift = figures[u"drift"_s].toObject();
        QCOMPARE(drift[u"verdict"_s].toString(), u"shifted"_s);
        QCOMPARE(drift[u"month"_s].toString(), u"2026-06"_s);
        QCOMPARE(figures[u"months"_s].toArray().size(), 2);
        QCOMPARE(figures[u"categories"_s].toArray().size(), 3);
    }
};
LIANXIN_TEST(tst_DispatchFeed);
#include "tst_DispatchFeed.moc"
