// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Tone.h"
#include <QAbstractTableModel>
#include <QJsonArray>
#include <QJsonObject>
#include <functional>

namespace lianxin {

//! \brief What a cell of a table shows.
struct Cell {
    QString text = {};
    QString icon = {};
    Tone tone = Tone::Mute;
    bool chip = false;   //!< icon and text as a chip
    bool dim = false;    //!< secondary ink
    bool strong = false; //!< bold
    bool inked = false;  //!< text in the ink of its tone
};

//! \brief One column of a RecordModel.
struct RecordColumn {
    QString title;
    int width = 120;     //!< pixels at 100 %; 0 takes what is left
    bool number = false; //!< aligned right, header too
    std::function<Cell(const QJsonObject &)> cell;
};

//! \brief A table over records as the door gives them; rows are found and replaced by their id. Pages are
//! fetched by cursor when the view comes near the end.
class RecordModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Role { CellRole = Qt::UserRole + 1, RecordRole, WidthRole };
    explicit RecordModel(QList<RecordColumn> columns, QString idKey, QObject *parent = nullptr);

    void setRecords(const QJsonArray &records);
    //! Records already there are replaced, not doubled.
    void append(const QJsonArray &records);
    //! A page that was asked for by \a cursor: the first one takes the place of what is there.
    void takePage(const QString &cursor, const QJsonArray &records, const QString &next);
    //! Replaces the record of that id, or puts it first.
    void upsert(const QJsonObject &record);
    bool remove(const QString &id);
    QJsonObject recordAt(int row) const;
    int rowOf(const QString &id) const;
    bool isEmpty() const { return m_records.isEmpty(); }
    //! \a fetch is asked for the next page; it answers with takePage().
    void setPager(std::function<void(const QString &cursor)> fetch) { m_fetch = std::move(fetch); }
    void setNext(const QString &cursor);
    //! Tells views that times shown have moved on.
    void tick(int column);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

private:
    QString idOf(const QJsonObject &record) const { return record[m_idKey].toVariant().toString(); } // also numbers
    QList<RecordColumn> m_columns;
    QString m_idKey;
    QList<QJsonObject> m_records;
    QString m_next;
    bool m_fetching = false;
    std::function<void(const QString &)> m_fetch;
};

} // namespace lianxin

Q_DECLARE_METATYPE(lianxin::Cell)
