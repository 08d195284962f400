// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/TicketColumnModel.h"
#include "ui/widgets/Parts.h"
#include <QListView>
#include <QStyledItemDelegate>

namespace lianxin {

//! Chips of a ticket's card: deadline first, then what makes it special (repeated, supervised, urgent).
QList<Word> ticketMarks(const QJsonObject &ticket);

//! \brief A ticket as a card: number, title of at most two lines, unit, chips.
class TicketCardDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

//! \brief One column of the board; far columns collapse to a strip of 40 px instead of scrolling sideways.
class BoardColumn final : public QFrame {
    Q_OBJECT
public:
    BoardColumn(const QString &state, bool collapsed, QWidget *parent = nullptr);
    TicketColumnModel *model() const { return m_model; }
    void setTickets(const QJsonArray &tickets, int total);
    void setCollapsed(bool collapsed);
    bool isCollapsed() const { return m_collapsed; }
    void select(const QString &id);

Q_SIGNALS:
    void picked(const QString &id);
    void expanded();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    TicketColumnModel *m_model;
    QListView *m_list;
    QWidget *m_open;
    QLabel *m_count;
    IconLabel *m_lateIcon;
    QLabel *m_late;
    bool m_collapsed;
};

} // namespace lianxin
