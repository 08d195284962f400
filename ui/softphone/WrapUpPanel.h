// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/SeatDesk.h"
#include "ui/widgets/Parts.h"
#include <QTimer>

namespace lianxin {

//! \brief After the call, in place of the knowledge column: result, summary, ticket, and the time that is
//! left before the next call may come. F9 finishes.
class WrapUpPanel final : public QFrame {
    Q_OBJECT
public:
    explicit WrapUpPanel(SeatDesk &desk, QWidget *parent = nullptr);
    void fill();
    void setTicket(const QString &id, const QString &number);
    //! Proposed as summary while the seat has written none.
    void suggestSummary(const QString &summary);

    void finish();
    //! Whether F9 finishes; the button shows it. Not while a ticket draft is to be saved first.
    void setLeading(bool leading);

private:
    //! The keyboard chooses the result: arrows and Space, then F9.
    void takeKeyboard();
    SeatDesk &m_desk;
    QButtonGroup *m_results;
    QPlainTextEdit *m_summary;
    Field *m_summaryField;
    QLabel *m_ticket;
    QLabel *m_left;
    Button *m_finish;
    QString m_callId;
    QString m_ticketId;
    QTimer m_timer;
};

} // namespace lianxin
