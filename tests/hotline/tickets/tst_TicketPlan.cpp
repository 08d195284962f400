// SPDX-License-Identifier: GPL-3.0-or-later
// Many open tickets: a start and a change of the plan are one number, the looking is in slices.
#include "hotline/tickets/TicketWorld.h"
#include "support/TestRegistry.h"
#include <QElapsedTimer>
#include <QTest>

using namespace lianxin;
using namespace lianxin::test;

class tst_TicketPlan : public QObject {
    Q_OBJECT

    // Copies of one open ticket: quicker than as many citizens.
    static void multiply(Store &store, int count) {
        QVERIFY(store.write([&](Transaction &t) {
            QStringList columns, values;
            for (const auto &row : t.query(u"SELECT name FROM pragma_table_info('ticket')")) {
                const QString name = row.text(0);
                columns << name;
                values << (name == u"id" || name == u"number" ? u"t.%1 || '-' || n.i"_s.arg(name) : u"t."_s + name);
            }
            t.execute(u"INSERT INTO ticket (%1) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1) SELECT %2 FROM n "
                      "CROSS JOIN (SELECT * FROM ticket LIMIT 1) AS t"_s.arg(columns.join(u", "_s), values.join(u", "_s)),
                      {qint64(count)});
        }));
    }

private Q_SLOTS:
    // LIANXIN_PLAN_TICKETS=1000000 for a hotline's worth (tests/long/tickets.sh).
    void manyOpenTickets_startIsQuick_changesArePlannedInSlices() {
        const int wanted = qEnvironmentVariableIntValue("LIANXIN_PLAN_TICKETS");
        const int count = wanted > 0 ? wanted : 3'000;
        ManualClock clock(kWednesdayTen);
        StoreFixture fixture(u"intl"_s, ticketWorldSchema(), &clock);
        TicketWorld w(fixture, clock);
        const Id one = w.make()[u"id"_s].toString();
        QCOMPARE(w.act(one, u"dispatch"_s, {{u"unitId"_s, w.unit}}), u"pending_sign"_s);
        QVERIFY(w.calls->clock().replanIfChanged());
        QCOMPARE(w.calls->scan().value(), 0);
        multiply(fixture.store(), count - 1);
        const auto behind = [&] { return w.calls->clock().ladders().value()[u"stillToPlan"_s].toInt(); };
        QElapsedTimer timer;
        timer.start();
        w.calls = std::make_unique<TicketCalls>(fixture.store(), w.tickets, *w.dialler, w.directory, w.calendar, fixture.sealer(), clock);
        QVERIFY(w.calls->clock().replanIfChanged());
        QVERIFY(w.calls->scan(1));
        const qint64 start = timer.nsecsElapsed();
        QVERIFY(!w.calls->clock().hasMore());
        QCOMPARE(behind(), 0);
        timer.restart();
        QVERIFY(w.calls->clock().replan());
        const qint64 change = timer.nsecsElapsed();
        QCOMPARE(behind(), count);
        const int batch = TicketClock::Settings().batch;
        qint64 longest = 0, all = 0;
        int slices = 0;
        do {
            timer.restart();
            QVERIFY(w.calls->clock().scan(1));
            longest = std::max(longest, timer.nsecsElapsed());
            all += timer.nsecsElapsed();
            if (++slices == 1)
                QCOMPARE(behind(), count - batch); // never more at once
        } while (w.calls->clock().hasMore());
        QCOMPARE(behind(), 0);
        QCOMPARE(slices, (count + batch - 1) / batch + 1);
        QVERIFY(fixture.store().read([](Snapshot &s) { QCOMPARE(s.first(u"SELECT COUNT(*) FROM ticket_step")->integer(0), 0); }));
        qInfo().noquote() << u"%1 open tickets: start %2 ms, change of the plan %3 ms; %4 slices of %5, mean %6 ms, longest %7 ms"_s.arg(count)
                                 .arg(double(start) / 1e6, 0, 'f', 1)
                                 .arg(double(change) / 1e6, 0, 'f', 1)
                                 .arg(slices)
                                 .arg(batch)
                                 .arg(double(all) / 1e6 / slices, 0, 'f', 1)
                                 .arg(double(longest) / 1e6, 0, 'f', 1);
    }
};
LIANXIN_TEST(tst_TicketPlan);
#include "tst_TicketPlan.moc"
