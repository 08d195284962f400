// SPDX-License-Identifier: GPL-3.0-or-later
#include "Shots.h"
#include "ui/supervision/LivePage.h"
#include "ui/supervision/RecordingsPage.h"
#include "ui/tickets/TicketsPage.h"
#include "ui/widgets/Table.h"

namespace lianxin::test {
namespace {

//! The day of the sample, and the whole day before it.
void giveDays(FakeDoor &door) {
    constexpr qint64 kHalfHour = 1'800'000;
    constexpr int kCalls[] = {17, 26, 36, 41, 43, 40, 33, 24, 15, 14, 19, 30, 36, 34, 31, 33, 30, 27, 24, 20, 16, 12, 9, 7};
    constexpr int kLate[] = {0, 1, 2, 3, 3, 2, 1, 1, 0, 0, 1, 1, 2, 1, 1, 2, 2, 1, 1, 0, 0, 0, 0, 0};
    const QJsonObject today = door.sample(u"queue.day"_s);
    const qint64 first = today[u"slots"_s][0][u"at"_s].toInteger() - 48 * kHalfHour;
    QJsonArray halves;
    for (int i = 0; i < 24; ++i) {
        const qint64 calls = kCalls[i], late = kLate[i];
        halves.append(QJsonObject{{u"at"_s, first + i * kHalfHour},
                                  {u"inbound"_s, QJsonObject{{u"calls"_s, 6 * calls}, {u"answered"_s, 6 * calls - 3 * late}, {u"inTime"_s, 6 * (calls - late)}, {u"abandoned"_s, 3 * late}, {u"waitSumMs"_s, 6 * calls * (4200 + late * 1300)}, {u"waitMaxMs"_s, 9000 + late * 7000}}},
                                  {u"handover"_s, QJsonObject{{u"calls"_s, 2 * calls}, {u"answered"_s, 2 * calls}, {u"inTime"_s, 2 * calls}, {u"abandoned"_s, 0}, {u"waitSumMs"_s, calls * 9000}, {u"waitMaxMs"_s, 8000}}},
                                  {u"seats"_s, QJsonObject{{u"talkMs"_s, calls * 4 / 3 * 1'150'000}, {u"wrapUpMs"_s, calls * 4 / 3 * 205'000}, {u"readyMs"_s, (46 - calls) * 700'000}, {u"awayMs"_s, 4'000'000}}}});
    }
    const QJsonObject yesterday{{u"day"_s, u"2026-10-09"_s}, {u"withinMs"_s, 15'000}, {u"target"_s, 0.95}, {u"slots"_s, halves}};
    door.on(u"queue.day"_s, [today, yesterday](const QJsonObject &params) -> Expected<QJsonValue> {
        return QJsonValue(params.contains(u"day"_s) ? yesterday : today);
    });
}

} // namespace

// What supervisors and dispatchers use.
QList<Shot> supervisorShots() {
    return {
        {u"live"_s, u"leader"_s,
         [](ConsoleFixture &f) {
             QJsonArray seats;
             f.door.call(u"seats.list"_s, {}, &f.door, [&](const Expected<QJsonValue> &reply) { seats = reply->toObject()[u"items"_s].toArray(); });
             ConsoleFixture::settle();
             for (qsizetype i = 0; i < seats.size(); ++i) {
                 QJsonObject seat = seats.at(i).toObject();
                 if (seat[u"state"_s].toString() == u"wrapup"_s) {
                     seat.insert(u"wrapUpExtendedMs"_s, 180'000);
                     seat.insert(u"wrapUpExtensions"_s, 1);
                     seat.insert(u"wrapUpReason"_s, u"emotional"_s);
                 }
                 seats[i] = seat;
             }
             f.door.on(u"seats.list"_s, QJsonObject{{u"items"_s, seats}});
             f.door.on(u"seats.extensions"_s, QJsonObject{{u"count"_s, 4}, {u"minutes"_s, 13}, {u"seats"_s, QJsonArray()}});
             f.door.on(u"seats.welfare"_s, QJsonObject{{u"presses"_s, 2}, {u"closed"_s, 1}});
             f.window->go(u"live"_s);
         }},
        {u"live-today"_s, u"leader"_s,
         [](ConsoleFixture &f) {
             giveDays(f.door);
             f.window->go(u"live"_s);
             f.window->findChild<LivePage *>()->showFace(LivePage::Face::Today);
         }},
        {u"dispatch-desk"_s, u"leader"_s, [](ConsoleFixture &f) { f.window->go(u"dispatch"_s); }},
        {u"reviews"_s, u"leader"_s, [](ConsoleFixture &f) { f.window->go(u"reviews"_s); }},
        {u"appeals"_s, u"leader"_s,
         [](ConsoleFixture &f) {
             f.door.on(u"tickets.get"_s, f.door.sample(u"ticket.supervised"_s));
             f.door.on(u"calls.get"_s, f.door.sample(u"call.visit"_s));
             f.window->go(u"appeals"_s);
         }},
        {u"appeal-make"_s, u"liaison"_s,
         [](ConsoleFixture &f) {
             QJsonObject ticket = f.door.sample(u"ticket.supervised"_s);
             ticket.insert(u"verbs"_s, QJsonArray{u"process"_s, u"finish"_s, u"appeal"_s, u"ask_extension"_s});
             f.door.on(u"tickets.get"_s, ticket);
             f.window->go(u"tickets"_s);
             f.window->tickets()->openTicket(u"t50"_s);
             ConsoleFixture::settle();
             if (auto *appeal = f.window->tickets()->findChild<Button *>(u"appeal"_s))
                 appeal->click();
         }},
        {u"supervisor-wall"_s, u"leader"_s,
         [](ConsoleFixture &f) {
             giveDays(f.door);
             f.window->go(u"wall"_s);
             f.window->setWallAlone(true);
             f.window->showNormal();
             f.window->resize(1440, 900);
         }},
        {u"recordings"_s, u"leader"_s,
         [](ConsoleFixture &f) {
             f.window->go(u"recordings"_s);
             ConsoleFixture::settle();
             f.window->findChild<RecordingsPage *>()->findChild<Table *>()->selectRow(1);
         }},
    };
}

} // namespace lianxin::test
