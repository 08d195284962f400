// SPDX-License-Identifier: GPL-3.0-or-later
// Who hears of which ticket by the door.
#include "hotline/tickets/TicketMethods.h"
#include "hotline/tickets/TicketWorld.h"
#include "platform/access/Access.h"
#include "platform/access/AccessSchema.h"
#include "platform/door/Door.h"
#include "support/RegistryWalk.h"
#include "support/TestRegistry.h"
#include <QTest>

using namespace lianxin;
using namespace lianxin::test;

namespace {

Caller person(const QString &id, const QStringList &roles, const Id &unit = {}) {
    Caller caller;
    caller.userId = id;
    caller.roles = roles;
    caller.unitId = unit;
    caller.permissions = {int(Permission::TicketsRead), int(Permission::TicketsWrite)};
    return caller;
}

} // namespace

class tst_TicketEvents : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void units_hearOfTheirTickets_everybodyElseOfAll() {
        ManualClock clock(kWednesdayTen);
        auto schema = ticketWorldSchema();
        for (const auto &migration : accessSchema())
            schema.push_back(migration);
        StoreFixture fixture(u"intl"_s, schema, &clock);
        TicketWorld w(fixture, clock);
        Access access(fixture.store(), clock, fixture.auditChain(), {});
        Registry registry;
        registerTicketMethods(registry, w.tickets, *w.calls, access);
        QCOMPARE(registryFaults(registry), QStringList());
        Door door(registry, access);
        const auto unit = [&](const QString &name) {
            Unit made;
            made.name = name;
            return w.directory.saveUnit(made, u"01088880001"_s, u"u"_s).value();
        };
        const Id other = unit(u"环卫所"_s), helper = unit(u"园林所"_s);
        const auto boss = person(u"boss"_s, {u"supervisor"_s}), lead = person(u"lead"_s, {u"unit_liaison"_s}, w.unit),
                   rival = person(u"rival"_s, {u"unit_liaison"_s}, other), aide = person(u"aide"_s, {u"unit_liaison"_s}, helper),
                   nowhere = person(u"nowhere"_s, {u"unit_liaison"_s}, u"none"_s); // as Users::callerOf makes one without unit
        qint64 from = fixture.store().lastEventSeq();
        const auto heard = [&](const Caller &who) { // "action of the ticket" of what came since, and the cursor goes to the end
            const auto page = door.call(who, u"events.read"_s, {{u"after"_s, from}, {u"limit"_s, 1000}});
            if (!page)
                return QStringList{page.error().toString()};
            QStringList lines;
            for (const auto &item : (*page)[u"items"_s].toArray()) {
                const auto payload = item[u"payload"_s].toObject();
                lines << (item[u"type"_s].toString() == u"ticket.changed" || item[u"type"_s].toString() == u"ticket.created"
                              ? payload[u"action"_s].toString()
                              : item[u"type"_s].toString()) +
                             (payload[u"gone"_s].toBool() ? u" gone %1"_s.arg(payload.size()) : QString());
            }
            if ((*page)[u"next"_s].toInteger() != fixture.store().lastEventSeq())
                lines << u"cursor stands"_s;
            return lines;
        };
        const Id id = w.make()[u"id"_s].toString();
        QCOMPARE(heard(boss), QStringList{u"created"_s});
        for (const auto &who : {lead, rival, aide, nowhere})
            QCOMPARE(heard(who), QStringList()); // it is nobody's yet

        from = fixture.store().lastEventSeq();
        w.act(id, u"dispatch"_s, {{u"unitId"_s, w.unit}});
        w.act(id, u"assist"_s, {{u"unitId"_s, helper}});
        w.act(id, u"sign"_s);
        w.act(id, u"supervise"_s, {{u"reason"_s, u"重复投诉，电话13812341234"_s}});
        const QStringList all{u"dispatched"_s, u"assist_added"_s, u"signed"_s, u"supervised"_s, u"supervision.created"_s};
        QCOMPARE(heard(boss), all);
        QCOMPARE(heard(lead), all);
        QCOMPARE(heard(rival), QStringList());
        QCOMPARE(heard(nowhere), QStringList());
        QCOMPARE(heard(aide), (QStringList{u"assist_added"_s, u"signed"_s, u"supervised"_s})); // the order is the lead's
        const auto order = door.call(lead, u"events.read"_s, {{u"after"_s, from}, {u"types"_s, QJsonArray{u"supervision.*"_s}}})->toObject();
        QVERIFY(!order[u"items"_s][0][u"payload"_s][u"reason"_s].toString().contains(u"13812341234"_s));

        from = fixture.store().lastEventSeq();
        w.act(id, u"unassist"_s, {{u"unitId"_s, helper}});
        w.act(id, u"reassign"_s, {{u"unitId"_s, other}, {u"reason"_s, u"职责"_s}});
        w.act(id, u"sign"_s);
        QCOMPARE(heard(boss), (QStringList{u"assist_removed"_s, u"reassigned"_s, u"signed"_s}));
        QCOMPARE(heard(aide), QStringList{u"assist_removed gone 4"_s}); // and not whose it is, or how it stands
        QCOMPARE(heard(lead), (QStringList{u"assist_removed"_s, u"reassigned gone 4"_s}));
        QCOMPARE(heard(rival), (QStringList{u"reassigned"_s, u"signed"_s}));

        // Calls for a ticket.
        QVERIFY(w.directory.addLiaison(other, u"孙工"_s, u"13900000002"_s, 1, u"u"_s));
        from = fixture.store().lastEventSeq();
        QVERIFY(w.calls->placeReminder(id, u"boss"_s));
        QVERIFY(heard(boss).contains(u"ticket.call_placed"_s));
        QVERIFY(heard(rival).contains(u"ticket.call_placed"_s));
        QCOMPARE(heard(lead), QStringList());
        from = fixture.store().lastEventSeq();
        w.act(id, u"finish"_s, {{u"opinion"_s, u"已清运"_s}});
        QVERIFY(w.calls->placeVisit(id, u"boss"_s));
        QVERIFY(heard(rival).contains(u"ticket.call_placed"_s));
        QCOMPARE(heard(aide), QStringList());
        // From the beginning: what a unit could hear then, and nothing of what was before.
        from = 0;
        QVERIFY(!heard(rival).contains(u"created"_s));
        QVERIFY(heard(lead).contains(u"supervised"_s));
        // What is about no ticket is everybody's.
        from = fixture.store().lastEventSeq();
        QVERIFY(w.calls->clock().followLimits(u"boss"_s));
        QCOMPARE(heard(aide), QStringList{u"ticket.limits_followed"_s});
    }
};
LIANXIN_TEST(tst_TicketEvents);
#include "tst_TicketEvents.moc"
