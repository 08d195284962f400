// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/TicketColumnModel.h"
#include "platform/base/Literals.h"
#include <algorithm>

namespace lianxin {

TicketColumnModel::TicketColumnModel(QString state, QObject *parent)
    : QAbstractListModel(parent)
    , m_state(std::move(state)) {}

void TicketColumnModel::setTickets(const QJsonArray &tickets, int total) {
    QList<QJsonObject> list;
    for (const auto &ticket : tickets)
        list << ticket.toObject();
    m_total = total;
    if (list == m_tickets)
        return;
    beginResetModel();
    m_tickets = list;
    endResetModel();
}

int TicketColumnModel::overdue(qint64 now) const {
    return static_cast<int>(std::count_if(m_tickets.cbegin(), m_tickets.cend(), [now](const QJsonObject &t) {
        const double deadline = t["deadline"_L1].toDouble();
        return deadline > 0 && deadline < static_cast<double>(now);
    }));
}

int TicketColumnModel::rowOf(const QString &id) const {
    for (int row = 0; row < m_tickets.size(); ++row) {
        if (m_tickets.at(row)["id"_L1].toString() == id)
            return row;
    }
    return -1;
}

int TicketColumnModel::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_tickets.size());
}

QVariant TicketColumnModel::data(const QModelIndex &index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const QJsonObject &ticket = m_tickets.at(index.row());
    if (role == Qt::DisplayRole)
        return ticket["title"_L1].toString();
    if (role == Qt::AccessibleTextRole)
        return u"%1 %2"_s.arg(ticket["number"_L1].toString(), ticket["title"_L1].toString());
    if (role == TicketRole)
        return ticket;
    return {};
}

} // namespace lianxin
