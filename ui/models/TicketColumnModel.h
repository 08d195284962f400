// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QAbstractListModel>
#include <QJsonArray>
#include <QJsonObject>

namespace lianxin {

//! \brief The tickets of one column of the board, as cards.
class TicketColumnModel final : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { TicketRole = Qt::UserRole + 1 };
    explicit TicketColumnModel(QString state, QObject *parent = nullptr);
    const QString &state() const { return m_state; }
    //! \a total may be more than the cards given.
    void setTickets(const QJsonArray &tickets, int total);
    int total() const { return m_total; }
    //! Tickets among those shown whose deadline is past.
    int overdue(qint64 now) const;
    int rowOf(const QString &id) const;
    QJsonObject ticketAt(int row) const { return m_tickets.value(row); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    QString m_state;
    QList<QJsonObject> m_tickets;
    int m_total = 0;
};

} // namespace lianxin
