// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/RecordModel.h"
#include <QHash>

namespace lianxin {

RecordModel::RecordModel(QList<RecordColumn> columns, QString idKey, QObject *parent)
    : QAbstractTableModel(parent)
    , m_columns(std::move(columns))
    , m_idKey(std::move(idKey)) {}

void RecordModel::setRecords(const QJsonArray &records) {
    beginResetModel();
    m_records.clear();
    for (const auto &record : records)
        m_records.append(record.toObject());
    m_next.clear();
    m_fetching = false;
    endResetModel();
}

void RecordModel::append(const QJsonArray &records) {
    m_fetching = false;
    QHash<QString, int> rows;
    for (int row = 0; row < m_records.size(); ++row)
        rows.insert(idOf(m_records.at(row)), row);
    QList<QJsonObject> fresh;
    for (const auto &value : records) {
        const QJsonObject record = value.toObject();
        const int row = rows.value(idOf(record), -1);
        if (row < 0) {
            fresh.append(record);
        } else {
            m_records[row] = record;
            Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1));
        }
    }
    if (fresh.isEmpty())
        return;
    const auto first = static_cast<int>(m_records.size());
    beginInsertRows({}, first, first + static_cast<int>(fresh.size()) - 1);
    m_records.append(fresh);
    endInsertRows();
}

void RecordModel::upsert(const QJsonObject &record) {
    const int row = rowOf(idOf(record));
    if (row >= 0) {
        m_records[row] = record;
        Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1));
        return;
    }
    beginInsertRows({}, 0, 0);
    m_records.prepend(record);
    endInsertRows();
}

bool RecordModel::remove(const QString &id) {
    const int row = rowOf(id);
    if (row < 0)
        return false;
    beginRemoveRows({}, row, row);
    m_records.removeAt(row);
    endRemoveRows();
    return true;
}

QJsonObject RecordModel::recordAt(int row) const {
    return m_records.value(row);
}

int RecordModel::rowOf(const QString &id) const {
    for (int row = 0; row < m_records.size(); ++row) {
        if (idOf(m_records.at(row)) == id)
            return row;
    }
    return -1;
}

void RecordModel::takePage(const QString &cursor, const QJsonArray &records, const QString &next) {
    if (cursor.isEmpty())
        setRecords(records);
    else
        append(records);
    setNext(next);
}

void RecordModel::setNext(const QString &cursor) {
    m_next = cursor;
}

void RecordModel::tick(int column) {
    if (!m_records.isEmpty())
        Q_EMIT dataChanged(index(0, column), index(static_cast<int>(m_records.size()) - 1, column));
}

int RecordModel::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_records.size());
}

int RecordModel::columnCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant RecordModel::data(const QModelIndex &index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const RecordColumn &column = m_columns.at(index.column());
    const QJsonObject &record = m_records.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return column.cell(record).text;
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter | (column.number ? Qt::AlignRight : Qt::AlignLeft));
    case CellRole:
        return QVariant::fromValue(column.cell(record));
    case RecordRole:
        return record;
    default:
        return {};
    }
}

QVariant RecordModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= m_columns.size())
        return {};
    const RecordColumn &column = m_columns.at(section);
    if (role == Qt::DisplayRole)
        return column.title;
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter | (column.number ? Qt::AlignRight : Qt::AlignLeft));
    if (role == WidthRole)
        return column.width;
    return {};
}

bool RecordModel::canFetchMore(const QModelIndex &parent) const {
    return !parent.isValid() && m_fetch && !m_next.isEmpty() && !m_fetching;
}

void RecordModel::fetchMore(const QModelIndex &parent) {
    if (!canFetchMore(parent))
        return;
    m_fetching = true;
    const QString cursor = std::exchange(m_next, QString());
    m_fetch(cursor);
}

} // namespace lianxin
