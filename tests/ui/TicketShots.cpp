// SPDX-License-Identifier: GPL-3.0-or-later
#include "Shots.h"
#include "ui/widgets/RevealDialog.h"
#include "ui/tickets/BoardColumn.h"
#include "ui/tickets/TicketsPage.h"
#include "ui/widgets/Table.h"
#include <QLineEdit>

namespace lianxin::test {
namespace {

//! Fourteen tickets in every column, of those that the sample has.
QJsonObject largeCity(QJsonObject board) {
    QJsonArray all;
    QJsonArray columns = board[u"columns"_s].toArray();
    for (const auto &column : columns)
        for (const auto &ticket : column[u"items"_s].toArray())
            all.append(ticket);
    int next = 0;
    for (qsizetype c = 0; c < columns.size(); ++c) {
        QJsonObject column = columns.at(c).toObject();
        const QString state = column[u"state"_s].toString();
        QJsonArray items;
        for (int i = 0; i < 14; ++i) {
            QJsonObject ticket = all.at((next += 5) % all.size()).toObject();
            ticket.insert(u"id"_s, u"%1-%2"_s.arg(c).arg(i, 2, 10, QChar(u'0')));
            if (state != u"supervised")
                ticket.insert(u"state"_s, state);
            if (state == u"closed") {
                ticket.remove(u"deadlineText"_s);
                ticket.insert(u"satisfaction"_s, i % 4 == 3 ? u""_s : u"satisfied"_s);
                ticket.insert(u"badges"_s, QJsonArray());
            }
            items.append(ticket);
        }
        column.insert(u"items"_s, items);
        column.insert(u"total"_s, column[u"total"_s].toInt() * 37);
        columns[c] = column;
    }
    board.insert(u"columns"_s, columns);
    return board;
}

} // namespace

// Tickets.
QList<Shot> ticketShots() {
    return {
        {u"ticket-board"_s, u"leader"_s,
         [](ConsoleFixture &f) {
             f.window->go(u"tickets"_s);
             f.window->tickets()->showTable(false);
             ConsoleFixture::settle();
             f.window->tickets()->openTicket(u"t7"_s);
         }},
        {u"ticket-compact"_s, u"leader"_s,
         [](ConsoleFixture &f) {
             f.door.on(u"tickets.board"_s, largeCity(f.door.sample(u"tickets.board"_s)));
             f.window->go(u"tickets"_s);
             f.window->tickets()->showView(TicketsPage::View::Compact);
         }},
        {u"ticket-bulk"_s, u"leader"_s,
         [](ConsoleFixture &f) {
             f.window->go(u"tickets"_s);
             f.window->tickets()->showTable(false);
             ConsoleFixture::settle();
             f.window->tickets()->columns().at(2)->list()->selectAll();
         }},
        {u"supervision-order"_s, u"leader"_s,
         [](ConsoleFixture &f) {
             f.door.on(u"tickets.get"_s, f.door.sample(u"ticket.supervised"_s));
             f.window->go(u"tickets"_s);
             f.window->tickets()->showTable(false);
             ConsoleFixture::settle();
             f.window->tickets()->openTicket(u"t50"_s);
         }},
        {u"ticket-step"_s, u"leader"_s,
         [](ConsoleFixture &f) {
             f.window->go(u"tickets"_s);
             f.window->tickets()->showTable(false);
             ConsoleFixture::settle();
             f.window->tickets()->openTicket(u"t7"_s);
             ConsoleFixture::settle();
             const auto buttons = f.window->tickets()->findChildren<Button *>(u"supervise"_s);
             for (Button *button : buttons) {
                 if (button->isVisible())
                     button->click();
             }
         }},
        {u"ticket-reveal"_s, u"leader"_s,
         [](ConsoleFixture &f) {
             f.window->go(u"tickets"_s);
             f.window->tickets()->showTable(false);
             ConsoleFixture::settle();
             f.window->tickets()->openTicket(u"t7"_s);
             ConsoleFixture::settle();
             const auto buttons = f.window->tickets()->findChildren<Button *>(u"reveal"_s);
             for (Button *button : buttons) {
                 if (button->isVisible())
                     button->click();
             }
             ConsoleFixture::settle();
             if (auto *dialog = f.window->findChild<RevealDialog *>())
                 dialog->findChild<QLineEdit *>(u"purpose"_s)->setText(u"上门核实：现场无人应答，需要联系"_s);
         }},
        {u"ticket-table"_s, u"leader"_s,
         [](ConsoleFixture &f) {
             f.window->go(u"tickets"_s);
             f.window->tickets()->showTable(true);
         }},
    };
}

} // namespace lianxin::test
