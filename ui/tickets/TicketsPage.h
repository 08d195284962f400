// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include "ui/models/RecordModel.h"
#include "ui/widgets/Parts.h"
#include <QStackedWidget>
#include <QTimer>

namespace lianxin {

class BoardColumn;
class Table;
class TicketDrawer;

//! \brief Tickets as board or table with the same filters, and one ticket in the drawer beside it.
class TicketsPage final : public QWidget {
    Q_OBJECT
public:
    TicketsPage(Door &door, bool mayWrite, QWidget *parent = nullptr);
    void load();
    void openTicket(const QString &id);
    void showTable(bool table);

Q_SIGNALS:
    //! Overdue or supervised, for the badge of the navigation.
    void attention(int count);

protected:
    void showEvent(QShowEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QJsonObject filter() const;
    void loadBoard();
    void loadTable(const QString &cursor);
    QWidget *makeHead();

    Door &m_door;
    QLabel *m_count;
    QLineEdit *m_search;
    Choice *m_district;
    Choice *m_category;
    Choice *m_sort;
    Button *m_overdue;
    Button *m_supervised;
    Button *m_asBoard;
    Button *m_asTable;
    ErrorBanner *m_error;
    QStackedWidget *m_views;
    QList<BoardColumn *> m_columns;
    RecordModel *m_model;
    Table *m_table;
    TicketDrawer *m_drawer;
    QTimer m_soon;
};

} // namespace lianxin
