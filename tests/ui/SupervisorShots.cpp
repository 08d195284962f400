// SPDX-License-Identifier: GPL-3.0-or-later
#include "Shots.h"
#include "ui/supervision/RecordingsPage.h"
#include "ui/tickets/TicketsPage.h"
#include "ui/widgets/Table.h"

namespace lianxin::test {

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
