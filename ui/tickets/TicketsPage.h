// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include "ui/models/RecordModel.h"
#include "ui/models/TicketColumnModel.h"
#include "ui/models/TicketSteps.h"
#include "ui/widgets/Parts.h"
#include <QSet>
#include <QStackedWidget>
#include <QTimer>

namespace lianxin {

class BoardColumn;
class BulkBar;
class Table;
class TicketDrawer;
class TicketFilterBar;

//! \brief Tickets as board (full or compact) or table with the same filters, and one ticket in the drawer beside it.
//! What changes is asked for ticket by ticket, so that a busy hall costs the engine little and nothing jumps.
class TicketsPage final : public QWidget {
    Q_OBJECT
public:
    enum class View { Board, Compact, Table };
    TicketsPage(Door &door, bool mayWrite, QWidget *parent = nullptr);
    //! Under whose name views are kept, whether calls may be listened to, and numbers shown in the clear.
    void setUser(const QString &userId, bool mayListen, bool mayReveal);
    void setMayDial(bool may);
    void load();
    void openTicket(const QString &id);
    void showView(View view);
    void showTable(bool table) { showView(table ? View::Table : View::Board); }
    QList<BoardColumn *> columns() const { return m_columns; }

Q_SIGNALS:
    //! Overdue or supervised, for the badge of the navigation.
    void attention(int count);

protected:
    void showEvent(QShowEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool isTable() const { return m_view == View::Table; }
    void loadBoard();
    void showBoard(const QJsonObject &board, const QJsonObject &filter);
    void showNextColumn();
    void showWaitingColumns();
    void loadMore(BoardColumn *boardColumn, const QString &cursor);
    void loadTable(const QString &cursor);
    void loadRules();
    void onEvent(const QString &ticketId);
    void loadChanged();
    void placeChanged(const QSet<QString> &ids, const QJsonArray &matching);
    void showSelection();
    QJsonArray selectedTickets() const;
    void clearSelection();
    void step(const QString &verb, const QJsonArray &tickets);
    void showStepMenu(BoardColumn *boardColumn, const QPoint &at);
    void focusColumn(qsizetype from, int step);
    QWidget *makeHead();
    QWidget *makeBoard();
    void giveColumnsRoom();

    Door &m_door;
    bool m_mayWrite;
    View m_view = View::Board;
    TicketMoves m_moves;
    QLabel *m_count;
    TicketFilterBar *m_filters;
    Button *m_asBoard;
    Button *m_asCompact;
    Button *m_asTable;
    ErrorBanner *m_error;
    BulkBar *m_bulk;
    QStackedWidget *m_views;
    QList<BoardColumn *> m_columns;
    QWidget *m_board = nullptr;               //!< they stand in it
    QSet<const BoardColumn *> m_opened;       //!< strips that a person opened
    const BoardColumn *m_kept = nullptr;      //!< used last
    QJsonObject m_boardFilter; //!< of what the columns show
    //! A column as the engine answered it.
    struct ReadColumn {
        BoardColumn *column;
        QJsonArray tickets;
        int total;
        QString next;
        bool more;
        TicketColumnModel::Reading reading;
    };
    QList<ReadColumn> m_waiting; //!< read, not shown yet
    QTimer m_next;               //!< shows one of them a turn, so that no frame lays out the whole board
    QSet<QString> m_moreThanCounted; //!< columns with more than the engine counts
    RecordModel *m_model;
    Table *m_table;
    int m_tableReading = 0; //!< how often the table was read from its beginning
    TicketDrawer *m_drawer;
    QSet<QString> m_changed;
    QTimer m_soon;  //!< asks for changed tickets
    QTimer m_whole; //!< puts the figures right after changes of tickets that are not shown
};

} // namespace lianxin
