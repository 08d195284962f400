// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include "ui/models/TicketSteps.h"
#include "ui/widgets/Parts.h"
#include <QTimer>

namespace lianxin {

//! \brief Steps for several tickets at once. What was decided waits some seconds, in which it can be undone, since a step
//! that was taken stays in the ticket for good. Leaving the page takes it at once.
class BulkBar final : public QFrame {
    Q_OBJECT
public:
    static constexpr int undoSeconds = 6;
    explicit BulkBar(Door &door, QWidget *parent = nullptr);
    void setMoves(const TicketMoves *moves) { m_moves = moves; }
    //! Which tickets are chosen; shown from two on.
    void setTickets(const QJsonArray &tickets);
    //! Takes \a verb on all of them, after the time for undoing.
    void plan(const QString &verb, const QJsonObject &params, const QJsonArray &tickets);
    bool isPlanned() const { return !m_planned.isEmpty(); }

public Q_SLOTS:
    void takeNow();
    void undo();

Q_SIGNALS:
    void taken();
    void undone();
    void cleared();
    void failed(const lianxin::Error &error);

protected:
    void hideEvent(QHideEvent *event) override;

private:
    void show(bool planned);
    void tick();
    Door &m_door;
    const TicketMoves *m_moves = nullptr;
    QLabel *m_words;
    QWidget *m_choosing;
    QHBoxLayout *m_verbs;
    QWidget *m_waiting;
    Button *m_undo;
    QJsonArray m_tickets;
    QJsonArray m_planned;
    QString m_verb;
    QJsonObject m_params;
    int m_left = 0;
    QTimer m_timer;
};

} // namespace lianxin
