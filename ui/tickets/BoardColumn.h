// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/TicketColumnModel.h"
#include "ui/widgets/Parts.h"
#include <QCache>
#include <QListView>
#include <QStyledItemDelegate>

namespace lianxin {

//! Chips of a ticket's card: deadline first, then what makes it special (repeated, supervised, urgent).
QList<Word> ticketMarks(const QJsonObject &ticket);

//! \brief A ticket as a card: number, title of at most two lines, unit, chips. Compact: two lines, marks as icons.
class TicketCardDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit TicketCardDelegate(QObject *parent = nullptr);
    ~TicketCardDelegate() override;
    void setCompact(bool compact);
    bool isCompact() const { return m_compact; }
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    struct CardText;
    //! What a card says, and how it breaks into lines at that width.
    const CardText &cardOf(const QModelIndex &index, int width) const;
    void paintFull(QPainter &painter, const QRect &rect, const CardText &card) const;
    void paintCompact(QPainter &painter, const QRect &rect, const CardText &card) const;
    bool m_compact = false;
    mutable QCache<QString, CardText> m_cards; //!< by id: a list asks for the size of every card each time it lays them out
};

//! \brief One column of the board; far columns collapse to a strip of 40 px instead of scrolling sideways. Cards are
//! dragged to where a step of the rules leads.
class BoardColumn final : public QFrame {
    Q_OBJECT
public:
    BoardColumn(const QString &state, bool collapsed, QWidget *parent = nullptr);
    TicketColumnModel *model() const { return m_model; }
    QListView *list() const { return m_list; }
    void setTickets(const QJsonArray &tickets, int total, const QString &next, bool more, TicketColumnModel::Reading reading);
    //! The figures in the head, after the model has changed.
    void showCounts(bool more);
    void setCollapsed(bool collapsed);
    bool isCollapsed() const { return m_collapsed; }
    void setCompact(bool compact);
    void select(const QString &id);
    QJsonArray selected() const;
    //! The step that would bring tickets here; empty: they may not be dropped.
    void setTaker(std::function<QString(const QJsonArray &)> taker) { m_taker = std::move(taker); }

Q_SIGNALS:
    void picked(const QString &id);
    void expanded();
    void selectionChanged();
    void dropped(const QString &verb, const QJsonArray &tickets);
    void menuWanted(const QPoint &globalPos);
    //! Left and right at the edge of a column.
    void stepped(int columns);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    TicketColumnModel *m_model;
    QListView *m_list;
    TicketCardDelegate *m_cards;
    QWidget *m_open;
    QLabel *m_count;
    IconLabel *m_lateIcon;
    QLabel *m_late;
    QLabel *m_offer;
    QLabel *m_empty;
    QString m_total;
    bool m_collapsed;
    std::function<QString(const QJsonArray &)> m_taker;
};

} // namespace lianxin
