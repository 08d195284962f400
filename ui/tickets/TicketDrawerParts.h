// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include "ui/widgets/Parts.h"

namespace lianxin {

//! \brief The supervision orders of a ticket, read from its events: why, since when, until when, and how each is followed
//! until it is settled. Hidden without one.
class SupervisionPanel final : public QFrame {
    Q_OBJECT
public:
    explicit SupervisionPanel(QWidget *parent = nullptr);
    void setTicket(const QJsonObject &ticket);

private:
    QVBoxLayout *m_lines;
};

//! \brief Other tickets that may be about the same matter, and merging into one of them. Hidden without any.
class RelatedPanel final : public QWidget {
    Q_OBJECT
public:
    explicit RelatedPanel(Door &door, QWidget *parent = nullptr);
    void load(const QString &ticketId, bool mayMerge);

Q_SIGNALS:
    void opened(const QString &ticketId);
    void mergeWanted(const QJsonObject &into);

private:
    void fill(const QJsonArray &items, bool mayMerge);
    Door &m_door;
    QString m_id;
    QLabel *m_count;
    QVBoxLayout *m_lines;
};

} // namespace lianxin
