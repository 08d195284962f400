// SPDX-License-Identifier: GPL-3.0-or-later
// The columns of the board, and which of them are strips.
#include "platform/base/Literals.h"
#include "ui/tickets/BoardColumn.h"
#include "ui/tickets/TicketsPage.h"
#include "ui/widgets/Theme.h"

namespace lianxin {
namespace {

//! Columns that collapse to a strip, so that the others have room.
bool isFarColumn(const QString &state) {
    return state == "pending_dispatch"_L1 || state == "closed"_L1;
}

constexpr int kOpenAtLeast = 150; // pixels at 100 %, as BoardColumn has them
constexpr int kStrip = 40;

} // namespace

QWidget *TicketsPage::makeBoard() {
    auto *board = new QWidget;
    auto *columns = row(8);
    for (const QString &state : {u"pending_dispatch"_s, u"pending_sign"_s, u"processing"_s,
                                 u"pending_visit"_s, u"closed"_s, u"supervised"_s}) {
        auto *boardColumn = new BoardColumn(state, isFarColumn(state));
        columns->addWidget(boardColumn, 1);
        m_columns << boardColumn;
        boardColumn->model()->setPager([this, boardColumn](const QString &cursor) { loadMore(boardColumn, cursor); });
        if (m_mayWrite)
            boardColumn->setTaker([this, state](const QJsonArray &tickets) { return m_moves.verbFor(tickets, state); });
        connect(boardColumn, &BoardColumn::picked, this, [this, boardColumn](const QString &id) {
            m_kept = boardColumn;
            openTicket(id);
        });
        connect(boardColumn, &BoardColumn::expanded, this, [this, boardColumn] {
            m_opened.insert(boardColumn);
            m_kept = boardColumn;
            giveColumnsRoom();
        });
        connect(boardColumn, &BoardColumn::selectionChanged, this, &TicketsPage::showSelection);
        connect(boardColumn, &BoardColumn::dropped, this, &TicketsPage::step);
        connect(boardColumn, &BoardColumn::menuWanted, this,
                [this, boardColumn](const QPoint &at) { showStepMenu(boardColumn, at); });
        connect(boardColumn, &BoardColumn::stepped, this,
                [this, boardColumn](int by) { focusColumn(m_columns.indexOf(boardColumn), by); });
    }
    board->setLayout(columns);
    board->installEventFilter(this); // also a drawer beside it, and larger text, take its room
    m_board = board;
    return board;
}

// Those that a person opened stay open as long as there is room, before all the one that was used last.
void TicketsPage::giveColumnsRoom() {
    // What it can do with, not what is open now: a window may always become so narrow.
    m_board->setMinimumWidth(px(kOpenAtLeast) + static_cast<int>(m_columns.size() - 1) * px(kStrip + 8));
    QList<BoardColumn *> open;
    for (BoardColumn *column : std::as_const(m_columns))
        if (m_view == View::Compact || m_opened.contains(column) || !isFarColumn(column->model()->state()))
            open << column;
    const auto needed = [&] {
        const qsizetype strips = m_columns.size() - open.size();
        return open.size() * px(kOpenAtLeast) + strips * px(kStrip) + (m_columns.size() - 1) * px(8);
    };
    // From what is done to what is to be done.
    for (const QString &state : {u"closed"_s, u"pending_visit"_s, u"supervised"_s, u"pending_sign"_s, u"pending_dispatch"_s, u"processing"_s}) {
        const auto found = std::find_if(open.begin(), open.end(), [&](const BoardColumn *column) { return column->model()->state() == state; });
        if (needed() > m_board->width() && found != open.end() && *found != m_kept && open.size() > 1)
            open.erase(found);
    }
    for (BoardColumn *column : std::as_const(m_columns))
        if (column->isCollapsed() == open.contains(column))
            column->setCollapsed(!open.contains(column));
}

bool TicketsPage::eventFilter(QObject *watched, QEvent *event) {
    if (watched == m_board && event->type() == QEvent::Resize)
        giveColumnsRoom();
    return QWidget::eventFilter(watched, event);
}

} // namespace lianxin
