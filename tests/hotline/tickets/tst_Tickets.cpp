// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/tickets/TicketWorld.h"
#include "support/TestRegistry.h"
#include <QFile>
#include <QTest>
#include <ctime>
#include <mutex>
#include <thread>

using namespace lianxin;
using namespace lianxin::test;

class tst_Tickets : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void created_hasSpokenNumber_deadline_andNothingInTheClear_data() { StoreFixture::addBackendColumn(); }
    void created_hasSpokenNumber_deadline_andNothingInTheClear() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, ticketWorldSchema(), &clock);
        TicketWorld w(fixture, clock);
        const auto created = w.tickets.create(w.draft(), u"u"_s);
        QVERIFY2(created, created ? "" : qPrintable(created.error().toString()));
        const auto t = *created;
        QCOMPARE(t[u"number"_s].toString(), u"202603110001"_s);
        QCOMPARE(t[u"state"_s].toString(), u"pending_dispatch"_s);
        QCOMPARE(civil::dateOf(t[u"deadline"_s].toInteger()), QDate(2026, 3, 20)); // 7 working days
        QCOMPARE(w.make()[u"number"_s].toString(), u"202603110002"_s);
        QVERIFY(t[u"content"_s].toString().contains(u"13812341234"_s)); // the door masks it
        const auto listed = w.tickets.list({}, {}, 10, {}).value()[u"items"_s].toArray();
        QCOMPARE(listed.size(), 2);
        QVERIFY(!QJsonDocument(listed).toJson().contains("13812341234"));
        QCOMPARE(listed[0][u"contactPhone"_s].toString(), u"138****1234"_s);
        QVERIFY(fixture.store().read([&](Snapshot &s) {
            for (const char16_t *table : {u"ticket", u"ticket_event", u"event"})
                for (const auto &row : s.query(u"SELECT * FROM "_s + QString::fromUtf16(table)))
                    for (int c = 0; c < row.size(); ++c)
                        QVERIFY(!(row.blob(c) + row.text(c).toUtf8()).contains("13812341234"));
        }));
        QCOMPARE(w.tickets.get(u"2026 0311-0001"_s).value()[u"id"_s], t[u"id"_s]);
        QCOMPARE(w.tickets.get(u"202603119999"_s).error().code, u"tickets.unknown"_s);
    }

    void spokenNumber_countsByTheLocalDay_inEveryZoneOfTheProcess_data() {
        QTest::addColumn<QByteArray>("zone");
        for (const char *zone : {"UTC", "America/New_York", "Asia/Shanghai"})
            QTest::newRow(zone) << QByteArray(zone);
    }
    void spokenNumber_countsByTheLocalDay_inEveryZoneOfTheProcess() {
        QFETCH(QByteArray, zone);
        const QByteArray before = qgetenv("TZ");
        qputenv("TZ", zone);
        tzset();
        ManualClock clock(civil::at(QDate(2026, 3, 11), QTime(23, 59, 59)));
        StoreFixture fixture(u"intl"_s, ticketWorldSchema(), &clock);
        TicketWorld w(fixture, clock);
        QCOMPARE(w.make()[u"number"_s].toString(), u"202603110001"_s);
        clock.advance(1000);
        QCOMPARE(w.make()[u"number"_s].toString(), u"202603120001"_s);
        qputenv("TZ", before);
        tzset();
    }

    void rowIsTheFoldOfItsEvents_data() { StoreFixture::addBackendColumn(); }
    void rowIsTheFoldOfItsEvents() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, ticketWorldSchema(), &clock);
        TicketWorld w(fixture, clock);
        QRandomGenerator random(5);
        const QStringList actions{u"dispatch"_s, u"sign"_s,   u"process"_s,   u"note"_s,
                                  u"return"_s,   u"finish"_s, u"visit"_s,     u"close"_s,
                                  u"archive"_s,  u"urge"_s,   u"supervise"_s, u"lift"_s};
        for (int n = 0; n < 6; ++n) {
            const auto id = w.make()[u"id"_s].toString();
            for (int step = 0; step < 25; ++step) {
                QJsonObject params{{u"unitId"_s, w.unit},
                                   {u"opinion"_s, u"已处理"_s},
                                   {u"text"_s, u"催"_s},
                                   {u"reason"_s, u"超期"_s},
                                   {u"result"_s, random.bounded(2) ? u"satisfied"_s : u"dissatisfied"_s}};
                (void)w.tickets.act(id, actions[random.bounded(actions.size())], params, u"u"_s);
                clock.advance(1000);
            }
            const auto events = w.tickets.events(id).value();
            QVERIFY(events.size() > 1);
            for (size_t i = 0; i < events.size(); ++i)
                QCOMPARE(events[i].seq, int(i) + 1);
            const auto fold = folded(events);
            const auto now = w.tickets.get(id).value();
            QCOMPARE(now[u"state"_s].toString(), nameOf(fold.state));
            QCOMPARE(now[u"supervised"_s].toBool(), fold.supervised);
            QCOMPARE(now[u"unitId"_s].toString(), fold.unitId);
            QCOMPARE(now[u"deadline"_s].toInteger(), fold.deadline);
            QCOMPARE(now[u"satisfaction"_s].toString(), fold.satisfaction);
            const auto open = w.tickets.supervisions(u"open"_s, {}, {}, 100).value()[u"items"_s].toArray();
            bool has = false;
            for (const auto &order : open)
                has = has || order[u"ticketId"_s].toString() == id;
            QCOMPARE(has, fold.supervised);
        }
    }

    void illegalStep_isRefused_namingTheRuleAndWhatIsPossible_data() { StoreFixture::addBackendColumn(); }
    void illegalStep_isRefused_namingTheRuleAndWhatIsPossible() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, ticketWorldSchema(), &clock);
        TicketWorld w(fixture, clock);
        const auto id = w.make()[u"id"_s].toString();
        const auto refused = w.tickets.act(id, u"sign"_s, {}, u"u"_s);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, u"tickets.illegal_step"_s);
        QCOMPARE(refused.error().place, u"sign_after_dispatch"_s);
        QVERIFY(refused.error().remedy.contains(u"dispatch"_s));
        QCOMPARE(w.tickets.events(id)->size(), 1u);
        QCOMPARE(w.act(id, u"dispatch"_s), u"tickets.missing_field"_s);
        QCOMPARE(w.act(id, u"dispatch"_s, {{u"unitId"_s, u"no such"_s}}), u"tickets.unknown_unit"_s);
        QCOMPARE(w.act(id, u"fly"_s), u"tickets.unknown_action"_s);
        QCOMPARE(w.act(newId(), u"note"_s, {{u"text"_s, u"x"_s}}), u"tickets.unknown"_s);
        QCOMPARE(w.act(id, u"dispatch"_s, {{u"unitId"_s, u"春和里街道"_s}}),
                 u"pending_sign"_s); // by name as well
        QCOMPARE(w.act(id, u"sign"_s), u"processing"_s);
        QCOMPARE(w.act(id, u"finish"_s), u"tickets.missing_field"_s);
        QCOMPARE(w.act(id, u"finish"_s, {{u"opinion"_s, u"已清运"_s}}), u"pending_visit"_s);
        QCOMPARE(w.act(id, u"close"_s), u"closed"_s);
        QCOMPARE(w.act(id, u"archive"_s), u"archived"_s);
        QCOMPARE(w.act(id, u"note"_s, {{u"text"_s, u"x"_s}}), u"tickets.illegal_step"_s);
    }

    void twoPeopleAtOnce_onlyOneSigns() {
        if (const auto reason = StoreFixture::whyNot(u"postgresql"_s); !reason.isEmpty())
            QSKIP(qPrintable(reason));
        ManualClock clock(kWednesdayTen);
        StoreFixture fixture(u"postgresql"_s, ticketWorldSchema(), &clock);
        TicketWorld w(fixture, clock);
        const auto id = w.make()[u"id"_s].toString();
        QCOMPARE(w.act(id, u"dispatch"_s, {{u"unitId"_s, w.unit}}), u"pending_sign"_s);
        auto config = fixture.config();
        config.engineId = u"other"_s;
        auto store = openStore(config);
        QVERIFY(store);
        Directory directory(**store, fixture.sealer(), fixture.blindIndex(), clock);
        Tickets others(**store, fixture.sealer(), directory, w.calendar, clock, testLimits());
        std::atomic<int> succeeded = 0;
        std::thread a([&] { succeeded += bool(w.tickets.act(id, u"sign"_s, {}, u"a"_s)); });
        std::thread b([&] { succeeded += bool(others.act(id, u"sign"_s, {}, u"b"_s)); });
        a.join();
        b.join();
        QCOMPARE(succeeded.load(), 1);
        QCOMPARE(w.tickets.events(id)->size(), 3u);
    }

    void supervise_makesAnOrderWithDeadlineAndEvidence_onceAReason_data() {
        StoreFixture::addBackendColumn();
    }
    void supervise_makesAnOrderWithDeadlineAndEvidence_onceAReason() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, ticketWorldSchema(), &clock);
        TicketWorld w(fixture, clock);
        const auto id = w.make()[u"id"_s].toString();
        QCOMPARE(w.act(id, u"dispatch"_s, {{u"unitId"_s, w.unit}}), u"pending_sign"_s);
        const qint64 before = fixture.store().lastEventSeq();
        QVERIFY(w.tickets.act(id, u"supervise"_s, {{u"reason"_s, u"overdue"_s}, {u"callId"_s, u"call-7"_s}},
                              u"u"_s));
        QVERIFY(w.tickets.act(id, u"supervise"_s, {{u"reason"_s, u"overdue"_s}}, u"u"_s));
        const auto orders = w.tickets.supervisions({}, {}, {}, 10).value()[u"items"_s].toArray();
        QCOMPARE(orders.size(), 1);
        QCOMPARE(orders[0][u"unitName"_s].toString(), u"春和里街道"_s);
        QCOMPARE(orders[0][u"evidenceCallId"_s].toString(), u"call-7"_s);
        QCOMPARE(civil::dateOf(orders[0][u"deadline"_s].toInteger()), QDate(2026, 3, 16)); // 3 working days
        int told = 0;
        const auto everyEvent = fixture.store().eventsAfter(before, 100).value();
        for (const auto &event : everyEvent)
            told += event.type == u"supervision.created";
        QCOMPARE(told, 1);
        QCOMPARE(w.tickets.board({}).value()[u"supervised"_s].toInt(), 1);
        QVERIFY(w.tickets.settleSupervision(orders[0][u"id"_s].toString(), u"u"_s));
        QVERIFY(!w.tickets.get(id).value()[u"supervised"_s].toBool());
        QCOMPARE(w.tickets.supervisions(u"open"_s, {}, {}, 10).value()[u"items"_s].toArray().size(), 0);
        QCOMPARE(w.tickets.supervisions({}, u"another unit"_s, {}, 10).value()[u"items"_s].toArray().size(),
                 0);
    }

    void listAndBoard_filterSortAndPage_data() { StoreFixture::addBackendColumn(); }
    void listAndBoard_filterSortAndPage() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, ticketWorldSchema(), &clock);
        TicketWorld w(fixture, clock);
        QStringList ids;
        for (int i = 0; i < 7; ++i) {
            auto draft = w.draft(i == 3 ? u"夜间施工_100%噪音"_s : u"小区垃圾堆积"_s);
            draft.deadline = kWednesdayTen + (7 - i) * kHour;
            draft.district = i % 2 ? u"海淀区"_s : u"朝阳区"_s;
            ids << w.tickets.create(draft, u"u"_s).value()[u"id"_s].toString();
        }
        for (const auto &sort : {u"created"_s, u"deadline"_s}) {
            QStringList seen;
            QString cursor;
            do {
                const auto page = w.tickets.list({}, cursor, 3, sort).value();
                QCOMPARE(page[u"total"_s].toInt(), 7);
                for (const auto &item : page[u"items"_s].toArray())
                    seen << item[u"id"_s].toString();
                cursor = page[u"next"_s].toString();
            } while (!cursor.isEmpty());
            QStringList newestFirst(ids.rbegin(), ids.rend());
            QCOMPARE(seen, newestFirst); // the newest has the soonest deadline here
        }
        const auto count = [&](const QJsonObject &filter) {
            return w.tickets.list(filter, {}, 100, {}).value()[u"total"_s].toInt();
        };
        QCOMPARE(count({{u"district"_s, u"海淀区"_s}}), 3);
        QCOMPARE(count({{u"text"_s, u"噪音"_s}}), 1);
        QCOMPARE(count({{u"text"_s, u"施工_100%"_s}}), 1);
        QCOMPARE(count({{u"text"_s, u"工%音"_s}}), 0); // no pattern
        QCOMPARE(count({{u"contactPhone"_s, u"+8613812341234"_s}}), 7);
        QCOMPARE(count({{u"contactPhone"_s, u"13900000000"_s}}), 0);
        clock.advance(3 * kHour + 1);
        QCOMPARE(count({{u"overdue"_s, true}}), 3);
        QCOMPARE(w.act(ids[0], u"dispatch"_s, {{u"unitId"_s, w.unit}}), u"pending_sign"_s);
        const auto board = w.tickets.board({{u"state"_s, u"closed"_s}}, 2).value();
        const auto columns = board[u"columns"_s].toArray();
        QCOMPARE(columns.size(), 6); // one a state, and what is supervised
        QCOMPARE(columns[0][u"total"_s].toInt(), 6);
        QCOMPARE(columns[0][u"items"_s].toArray().size(), 2);
        QCOMPARE(columns[0][u"items"_s].toArray()[0][u"id"_s].toString(), ids[6]); // soonest deadline first
        QCOMPARE(columns[1][u"total"_s].toInt(), 1);
        QCOMPARE(board[u"overdue"_s].toInt(), 3);
        const auto late = w.tickets.get(ids[6]).value();
        QVERIFY(late[u"overdue"_s].toBool());
        QVERIFY(late[u"deadlineText"_s].toString().startsWith(u"超期"_s));
    }

    void import_makesTickets_skipsKnown_reportsBadRows_data() { StoreFixture::addBackendColumn(); }
    void import_makesTickets_skipsKnown_reportsBadRows() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, ticketWorldSchema(), &clock);
        TicketWorld w(fixture, clock);
        const QString path = fixture.directory() + u"/tickets.csv"_s;
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(u"工单编号,标题,内容,类别,区县,联系人,联系电话,承办单位,受理时间\n"
                   "A1,路灯不亮,东门路灯坏了,普通,海淀区,李四,13800000001,春和里街道,2026-03-10 09:00\n"
                   "A2,井盖缺失,井盖不见了,危急,海淀区,王五,010-88886666,,2026/3/11 9:30\n"
                   "A3,电话写错,内容,普通,,赵六,12,,\n"
                   "A4,单位写错,内容,普通,,,,没有的单位,\n"
                   "A1,又来一次,内容,普通,,,,,\n"
                   "A5,时间写错,内容,普通,,,,,明天\n"
                   "A6,没有这天,内容,普通,,,,,2026-02-30\n"
                   "A7,年月日,内容,普通,,,,,2026年3月9日\n"_s.toUtf8());
        file.close();
        const auto report = w.tickets.importFile(path, u"u"_s);
        QVERIFY2(report, report ? "" : qPrintable(report.error().toString()));
        QCOMPARE(report->created, 3);
        QCOMPARE(report->skipped, 1);
        QCOMPARE(report->failed, 4);
        QCOMPARE(report->errors[0][u"row"_s].toInt(), 4);
        QCOMPARE(report->errors[0][u"column"_s].toString(), u"联系电话"_s);
        const auto first = w.tickets.get(u"202603100001"_s); // numbered by the day of acceptance
        QVERIFY(first);
        QCOMPARE((*first)[u"state"_s].toString(), u"pending_sign"_s);
        QCOMPARE((*first)[u"sourceNumber"_s].toString(), u"A1"_s);
        const auto second = w.tickets.get(u"202603110001"_s).value();
        QCOMPARE(second[u"deadline"_s].toInteger(), civil::at(QDate(2026, 3, 11), QTime(11, 30)));
        QVERIFY(w.tickets.get(u"202603090001"_s));
        QCOMPARE(w.tickets.importFile(path, u"u"_s)->created, 0);
        QVERIFY(!w.tickets.importFile(fixture.directory() + u"/none.csv"_s, u"u"_s));
    }

    void deadline_isDerivedDayByDay() {
        ManualClock clock(kWednesdayTen);
        StoreFixture fixture(u"intl"_s, ticketWorldSchema(), &clock);
        TicketWorld w(fixture, clock);
        const auto derivation = w.tickets.deadline(kWednesdayTen, u"普通"_s).value();
        QVERIFY(derivation[u"due"_s].toString().startsWith(u"2026-03-20"_s));
        QVERIFY(derivation[u"days"_s].toArray().size() >= 9);
        const auto urgent = w.tickets.deadline(kWednesdayTen, u"危急"_s).value();
        QCOMPARE(urgent[u"dueAt"_s].toInteger(), kWednesdayTen + 2 * kHour);
    }

    void erase_removesThePerson_keepsTheCase_data() { StoreFixture::addBackendColumn(); }
    void erase_removesThePerson_keepsTheCase() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, ticketWorldSchema(), &clock);
        TicketWorld w(fixture, clock);
        const auto id = w.make()[u"id"_s].toString();
        QVERIFY(fixture.store().write([&](Transaction &t) {
            QCOMPARE(w.tickets.erase(t, fixture.blindIndex().of(u"13812341234")), 1);
        }));
        const auto now = w.tickets.get(id).value();
        QVERIFY(now[u"contactName"_s].toString().isEmpty() && now[u"contactPhone"_s].toString().isEmpty());
        QVERIFY(now[u"content"_s].toString().isEmpty());
        QCOMPARE(now[u"category"_s].toString(), u"普通"_s);
        QCOMPARE(w.tickets.events(id)->size(), 1u);
    }
};
LIANXIN_TEST(tst_Tickets);
#include "tst_Tickets.moc"
