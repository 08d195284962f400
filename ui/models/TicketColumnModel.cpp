// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/TicketColumnModel.h"
#include "platform/base/Literals.h"
#include <QJsonDocument>
#include <QMimeData>
#include <QSet>
#include <algorithm>
#include <limits>

namespace lianxin {

TicketColumnModel::TicketColumnModel(QString state, QObject *parent)
    : QAbstractListModel(parent)
    , m_state(std::move(state)) {}

// As the engine sorts them: closed ones newest first, the others soonest deadline first, without one last.
bool TicketColumnModel::before(const QJsonObject &a, const QJsonObject &b) const {
    const QString x = a["id"_L1].toString(), y = b["id"_L1].toString();
    if (m_state == "closed"_L1)
        return x > y;
    const auto due = [](const QJsonObject &t) {
        const qint64 at = t["deadline"_L1].toInteger();
        return at == 0 ? std::numeric_limits<qint64>::max() : at;
    };
    return due(a) != due(b) ? due(a) < due(b) : x < y;
}

void TicketColumnModel::setTickets(const QJsonArray &tickets, int total, const QString &next, Reading reading) {
    QList<QJsonObject> list;
    QSet<QString> known;
    for (const auto &ticket : tickets) {
        list << ticket.toObject();
        known << list.constLast()["id"_L1].toString();
    }
    m_total = total;
    m_fetching = false;
    bool kept = false; // what was fetched below the first page
    if (reading == Reading::Again && !next.isEmpty() && !list.isEmpty()) {
        const QJsonObject last = list.constLast();
        for (const QJsonObject &ticket : std::as_const(m_tickets)) {
            if (const QString id = ticket["id"_L1].toString(); !known.contains(id) && before(last, ticket)) {
                list << ticket;
                known << id;
                kept = true;
            }
        }
    }
    if (!kept)
        m_next = next;
    const auto stay = std::count_if(m_tickets.cbegin(), m_tickets.cend(), [&known](const QJsonObject &ticket) {
        return known.contains(ticket["id"_L1].toString());
    });
    if (stay * 2 < m_tickets.size()) { // another filter, not the same tickets later on
        beginResetModel();
        m_tickets = list;
        endResetModel();
        return;
    }
    // By runs of rows, so that views keep scroll and selection.
    for (auto last = static_cast<int>(m_tickets.size()) - 1; last >= 0; --last) {
        const auto goes = [&](int row) { return !known.contains(m_tickets.at(row)["id"_L1].toString()); };
        if (!goes(last))
            continue;
        int first = last;
        while (first > 0 && goes(first - 1))
            --first;
        beginRemoveRows({}, first, last);
        m_tickets.remove(first, last - first + 1);
        endRemoveRows();
        last = first;
    }
    if (m_tickets.isEmpty()) {
        if (list.isEmpty())
            return;
        beginInsertRows({}, 0, static_cast<int>(list.size()) - 1);
        m_tickets = list;
        endInsertRows();
        return;
    }
    for (int row = 0; row < list.size(); ++row)
        place(row, list.at(row));
}

// Puts a ticket into its row, where rows before have been placed.
void TicketColumnModel::place(int row, const QJsonObject &ticket) {
    const QString id = ticket["id"_L1].toString();
    const bool there = row < m_tickets.size() && m_tickets.at(row)["id"_L1].toString() == id;
    const int at = there ? row : rowOf(id);
    if (at < 0) {
        beginInsertRows({}, row, row);
        m_tickets.insert(row, ticket);
        endInsertRows();
        return;
    }
    if (at != row) {
        beginMoveRows({}, at, at, {}, row);
        m_tickets.move(at, row);
        endMoveRows();
    }
    if (m_tickets.at(row) != ticket) {
        m_tickets[row] = ticket;
        Q_EMIT dataChanged(index(row), index(row));
    }
}

void TicketColumnModel::append(const QJsonArray &tickets, const QString &next) {
    m_fetching = false;
    m_next = next;
    QSet<QString> known;
    for (const QJsonObject &ticket : std::as_const(m_tickets))
        known << ticket["id"_L1].toString();
    QList<QJsonObject> fresh;
    for (const auto &value : tickets) {
        if (!known.contains(value.toObject()["id"_L1].toString()))
            fresh << value.toObject();
    }
    if (fresh.isEmpty())
        return;
    const auto first = static_cast<int>(m_tickets.size());
    beginInsertRows({}, first, first + static_cast<int>(fresh.size()) - 1);
    m_tickets.append(fresh);
    endInsertRows();
}

bool TicketColumnModel::put(const QJsonObject &ticket) {
    const int at = rowOf(ticket["id"_L1].toString());
    if (at >= 0 && m_tickets.at(at)["deadline"_L1] == ticket["deadline"_L1]) {
        m_tickets[at] = ticket;
        Q_EMIT dataChanged(index(at), index(at));
        return true;
    }
    if (at >= 0)
        remove(ticket["id"_L1].toString());
    const auto place = std::lower_bound(m_tickets.cbegin(), m_tickets.cend(), ticket,
                                        [this](const QJsonObject &a, const QJsonObject &b) { return before(a, b); });
    const auto row = static_cast<int>(place - m_tickets.cbegin());
    if (row == m_tickets.size() && !m_next.isEmpty())
        return false;
    beginInsertRows({}, row, row);
    m_tickets.insert(row, ticket);
    endInsertRows();
    return true;
}

bool TicketColumnModel::remove(const QString &id) {
    const int row = rowOf(id);
    if (row < 0)
        return false;
    beginRemoveRows({}, row, row);
    m_tickets.removeAt(row);
    endRemoveRows();
    return true;
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

Qt::ItemFlags TicketColumnModel::flags(const QModelIndex &index) const {
    return index.isValid() ? QAbstractListModel::flags(index) | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren
                           : Qt::NoItemFlags;
}

QString TicketColumnModel::mimeType() {
    return u"application/x-lianxin-tickets"_s;
}

QStringList TicketColumnModel::mimeTypes() const {
    return {mimeType()};
}

QMimeData *TicketColumnModel::mimeData(const QModelIndexList &indexes) const {
    QJsonArray tickets;
    for (const QModelIndex &index : indexes)
        tickets.append(m_tickets.value(index.row()));
    auto *mime = new QMimeData;
    mime->setData(mimeType(), QJsonDocument(tickets).toJson(QJsonDocument::Compact));
    return mime;
}

QJsonArray TicketColumnModel::ticketsOf(const QMimeData &mime) {
    return QJsonDocument::fromJson(mime.data(mimeType())).array();
}

bool TicketColumnModel::canFetchMore(const QModelIndex &parent) const {
    return !parent.isValid() && m_fetch && !m_next.isEmpty() && !m_fetching;
}

void TicketColumnModel::fetchMore(const QModelIndex &parent) {
    if (!canFetchMore(parent))
        return;
    m_fetching = true;
    m_fetch(m_next);
}

} // namespace lianxin
