// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QAbstractListModel>
#include <QJsonArray>
#include <QJsonObject>
#include <functional>

namespace lianxin {

//! \brief The tickets of one column of the board, as cards. Changes move, replace, add and remove single rows, so that
//! views keep their place and selection. Further cards are fetched by cursor when the view comes near the end.
class TicketColumnModel final : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { TicketRole = Qt::UserRole + 1 };
    explicit TicketColumnModel(QString state, QObject *parent = nullptr);
    const QString &state() const { return m_state; }
    enum class Reading {
        Again, //!< of the same tickets as before: those fetched further down stay
        Other, //!< of other tickets, through another filter
    };
    //! The first cards of the column anew. \a total may be more than the cards given.
    void setTickets(const QJsonArray &tickets, int total, const QString &next = {}, Reading reading = Reading::Again);
    void append(const QJsonArray &tickets, const QString &next);
    //! Puts a card where it belongs, or replaces it. False when it belongs below what is loaded.
    bool put(const QJsonObject &ticket);
    bool remove(const QString &id);
    //! Where the next page begins; empty: all are here.
    const QString &next() const { return m_next; }
    int total() const { return m_total; }
    void setTotal(int total) { m_total = qMax(0, total); }
    //! Tickets among those shown whose deadline is past.
    int overdue(qint64 now) const;
    int rowOf(const QString &id) const;
    QJsonObject ticketAt(int row) const { return m_tickets.value(row); }
    //! \a fetch is asked for the next page; it answers with append().
    void setPager(std::function<void(const QString &cursor)> fetch) { m_fetch = std::move(fetch); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

    //! Cards that are being dragged: a JSON array of tickets.
    static QString mimeType();
    static QJsonArray ticketsOf(const QMimeData &mime);

private:
    bool before(const QJsonObject &a, const QJsonObject &b) const;
    void place(int row, const QJsonObject &ticket);
    QString m_state;
    QList<QJsonObject> m_tickets;
    int m_total = 0;
    QString m_next;
    bool m_fetching = false;
    std::function<void(const QString &)> m_fetch;
};

} // namespace lianxin
