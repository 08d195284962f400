// SPDX-License-Identifier: GPL-3.0-or-later
// What the page of tickets asks the engine for: the board, a column's or the table's next page, and what changed since.
#include "platform/base/Literals.h"
#include "ui/models/Format.h"
#include "ui/tickets/BoardColumn.h"
#include "ui/tickets/TicketDrawer.h"
#include "ui/tickets/TicketFilterBar.h"
#include "ui/tickets/TicketsPage.h"

namespace lianxin {
namespace {

constexpr int pageSize = 100;
constexpr int columnPage = 24;
constexpr int mostAsked = 200;

} // namespace

void TicketsPage::load() {
    m_whole.stop();
    if (!isVisible())
        return;
    if (isTable())
        loadTable({});
    loadBoard(); // its figures stand above the table, too
    m_filters->load();
    loadRules();
}

void TicketsPage::loadRules() {
    if (m_moves.isKnown() || !m_mayWrite)
        return;
    m_door.call(u"tickets.rules"_s, {}, this, [this](const Expected<QJsonValue> &reply) {
        m_moves.setRules(itemsOf(reply));
        showSelection();
    });
}

void TicketsPage::loadBoard() {
    QJsonObject filter = m_filters->filter();
    int shown = columnPage;
    if (filter == m_boardFilter) {
        for (const BoardColumn *boardColumn : std::as_const(m_columns))
            shown = qMax(shown, qMin(mostAsked, boardColumn->model()->rowCount()));
    }
    m_door.call(u"tickets.board"_s, {{u"filter"_s, filter}, {u"perColumn"_s, isTable() ? 1 : shown}}, this,
                [this, filter](const Expected<QJsonValue> &reply) {
                    if (filter != m_filters->filter())
                        return; // something else is asked for by now
                    if (!reply) {
                        m_error->show(reply.error());
                        return;
                    }
                    m_error->clear();
                    showBoard(reply->toObject(), filter);
                });
}

void TicketsPage::showBoard(const QJsonObject &board, const QJsonObject &filter) {
    showWaitingColumns();
    const auto reading = filter == m_boardFilter ? TicketColumnModel::Reading::Again : TicketColumnModel::Reading::Other;
    if (!isTable())
        m_boardFilter = filter;
    int total = 0;
    bool more = false;
    m_moreThanCounted.clear();
    for (const auto &value : board["columns"_L1].toArray()) {
        const QJsonObject info = value.toObject();
        const QString state = info["state"_L1].toString();
        const QJsonArray items = info["items"_L1].toArray();
        const int count = info["total"_L1].toInt(static_cast<int>(items.size()));
        const bool uncounted = info["totalIsMore"_L1].toBool();
        if (uncounted)
            m_moreThanCounted << state;
        if (state != "supervised"_L1) {
            total += count;
            more = more || uncounted;
        }
        if (isTable())
            continue;
        for (BoardColumn *boardColumn : std::as_const(m_columns)) {
            if (boardColumn->model()->state() == state)
                m_waiting.append({boardColumn, items, count, info["next"_L1].toString(), uncounted, reading});
        }
    }
    m_filters->showCounts(board);
    m_count->setText(tr("%1 in all").arg(numberText(total) + (more ? u"+"_s : QString())));
    Q_EMIT attention(board["overdue"_L1].toInt());
    if (!m_waiting.isEmpty())
        m_next.start();
}

void TicketsPage::showNextColumn() {
    const ReadColumn read = m_waiting.takeFirst();
    if (m_waiting.isEmpty())
        m_next.stop();
    read.column->setTickets(read.tickets, read.total, read.next, read.more, read.reading);
    // What somebody has chosen stays chosen; the ticket in the drawer is found again where it was lost or has moved.
    if (m_drawer->isVisible() && selectedTickets().isEmpty())
        read.column->select(m_drawer->ticketId());
}

void TicketsPage::showWaitingColumns() {
    while (!m_waiting.isEmpty())
        showNextColumn();
}

void TicketsPage::loadMore(BoardColumn *boardColumn, const QString &cursor) {
    const QString state = boardColumn->model()->state();
    QJsonObject filter = m_filters->filter();
    const QJsonObject asked = filter;
    if (state == "supervised"_L1) {
        filter.insert(u"supervised"_s, true);
        filter.insert(u"states"_s, QJsonArray{u"pending_dispatch"_s, u"pending_sign"_s, u"processing"_s, u"pending_visit"_s});
    } else {
        filter.insert(u"state"_s, state);
    }
    m_door.call(u"tickets.list"_s,
                {{u"filter"_s, filter},
                 {u"sort"_s, state == "closed"_L1 ? u"created"_s : u"deadline"_s},
                 {u"cursor"_s, cursor},
                 {u"limit"_s, columnPage}},
                this, [this, boardColumn, asked, cursor](const Expected<QJsonValue> &reply) {
                    if (asked != m_filters->filter() || boardColumn->model()->next() != cursor)
                        return; // the column was read anew
                    if (reply)
                        boardColumn->model()->append(itemsOf(reply), objectOf(reply)["next"_L1].toString());
                    else
                        m_error->show(reply.error());
                });
}

void TicketsPage::loadTable(const QString &cursor) {
    if (cursor.isEmpty())
        ++m_tableReading;
    QJsonObject asked = m_filters->filter();
    if (m_filters->sort() == "deadline"_L1) // what is settled has none that matters
        asked.insert(u"states"_s, QJsonArray{u"pending_dispatch"_s, u"pending_sign"_s, u"processing"_s, u"pending_visit"_s});
    QJsonObject params{{u"filter"_s, asked}, {u"sort"_s, m_filters->sort()}, {u"limit"_s, pageSize}};
    if (!cursor.isEmpty())
        params.insert(u"cursor"_s, cursor);
    m_door.call(u"tickets.list"_s, params, this, [this, cursor, reading = m_tableReading](const Expected<QJsonValue> &reply) {
        if (reading != m_tableReading)
            return; // read anew by now
        if (!reply) {
            m_error->show(reply.error());
            return;
        }
        m_error->clear();
        m_model->takePage(cursor, itemsOf(reply), objectOf(reply)["next"_L1].toString());
    });
}

void TicketsPage::onEvent(const QString &ticketId) {
    if (!isVisible() || ticketId.isEmpty())
        return;
    m_changed << ticketId;
    if (!m_soon.isActive())
        m_soon.start();
}

void TicketsPage::loadChanged() {
    const QSet<QString> ids = std::exchange(m_changed, {});
    if (ids.isEmpty() || !isVisible())
        return;
    if (ids.size() > mostAsked) { // an import, or a night's worth: all anew
        load();
        return;
    }
    const QJsonObject now = m_filters->filter();
    QJsonObject filter = now;
    filter.insert(u"ids"_s, QJsonArray::fromStringList(QStringList(ids.cbegin(), ids.cend())));
    m_door.call(u"tickets.list"_s, {{u"filter"_s, filter}, {u"limit"_s, mostAsked}}, this,
                [this, ids, now](const Expected<QJsonValue> &reply) {
                    if (reply && now == m_filters->filter())
                        placeChanged(ids, itemsOf(reply));
                });
}

void TicketsPage::placeChanged(const QSet<QString> &ids, const QJsonArray &matching) {
    QHash<QString, QJsonObject> fresh;
    for (const auto &ticket : matching)
        fresh.insert(ticket.toObject()["id"_L1].toString(), ticket.toObject());
    if (isTable()) {
        for (const QString &id : ids) {
            if (m_model->rowOf(id) < 0)
                m_whole.start(); // whether it belongs into what is shown, the next reading says
            else if (fresh.contains(id))
                m_model->upsert(fresh.value(id));
            else
                m_model->remove(id);
        }
        return;
    }
    showWaitingColumns(); // what was read before must not come over what changed since
    for (const QString &id : ids) {
        const QJsonObject ticket = fresh.value(id);
        bool wasShown = false;
        for (BoardColumn *boardColumn : std::as_const(m_columns)) {
            TicketColumnModel *model = boardColumn->model();
            const bool there = model->rowOf(id) >= 0;
            const bool belongs = !ticket.isEmpty() && (model->state() == "supervised"_L1
                                                           ? ticket["supervised"_L1].toBool()
                                                           : ticket["state"_L1].toString() == model->state());
            wasShown = wasShown || (there && model->state() != "supervised"_L1);
            if (belongs)
                model->put(ticket);
            else
                model->remove(id);
            if (belongs != there)
                model->setTotal(model->total() + (belongs ? 1 : -1));
        }
        if (!wasShown && !m_whole.isActive())
            m_whole.start(); // it may have been further down: figures are put right later
    }
    for (BoardColumn *boardColumn : std::as_const(m_columns))
        boardColumn->showCounts(m_moreThanCounted.contains(boardColumn->model()->state()));
    if (!m_whole.isActive())
        m_whole.start();
}

} // namespace lianxin
