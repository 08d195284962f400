// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/SeatDesk.h"
#include "ui/widgets/Parts.h"
#include <QTimer>

namespace lianxin {

class CountdownRing;

//! \brief After the call, in place of the knowledge column: result, summary, next step, ticket, and the time that is left before
//! the next call may come, which can be extended with a reason. F9 or Ctrl+Enter finishes, and the seat is ready.
//!
//! The summary is the engine's (assistant.summary): at once by rules, and where a language model is configured its words when
//! they come; what a person wrote is theirs, and a later one waits beside it. What was written when the time ran out is filed.
class WrapUpPanel final : public QFrame {
    Q_OBJECT
public:
    explicit WrapUpPanel(SeatDesk &desk, QWidget *parent = nullptr);
    void fill();
    void setTicket(const QString &id, const QString &number);
    //! Proposed as summary while there is none.
    void suggestSummary(const QString &summary);

    void finish();
    //! Whether F9 finishes; the button shows it. Not while a ticket draft is to be saved first.
    void setLeading(bool leading);
    void askExtension();
    //! The seat wraps up no more. What was written when its time ran out is filed as it is.
    void leave();

private:
    void makeResults(QVBoxLayout *lines);
    void connectEditors();
    void begin();
    //! The keyboard chooses the result: arrows and Space, then F9.
    void takeKeyboard();
    void showTime();
    void askSummary(bool rulesOnly);
    void takeSummary(const QJsonObject &summary);
    void showSource();
    void restore(const QJsonObject &kept);
    void choose(const QString &result);
    void persist();
    SeatDesk::Filing filing() const;

    SeatDesk &m_desk;
    QButtonGroup *m_results;
    QPlainTextEdit *m_summary;
    Field *m_summaryField;
    Button *m_newer;
    QPlainTextEdit *m_nextStep;
    QLabel *m_ticket;
    QLabel *m_extended;
    CountdownRing *m_left;
    Button *m_extend;
    Button *m_finish;
    QString m_callId;
    QString m_ticketId;
    QJsonObject m_proposed; //!< the summary that is there, or was before a person wrote
    QJsonObject m_waiting;  //!< a newer one, beside what a person wrote
    bool m_written = false; //!< the summary is a person's
    bool m_stepWritten = false;
    bool m_filling = false;
    bool m_finishing = false;
    bool m_under = false; //!< a wrap-up is under way
    QTimer m_timer;
};

} // namespace lianxin
