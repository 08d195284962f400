// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include "ui/widgets/Parts.h"

namespace lianxin {

class DerivationCalendar;

//! \brief One ticket, beside the board: state, how its deadline came about, its life line by line, and what
//! can be done next (pinned below).
class TicketDrawer final : public QFrame {
    Q_OBJECT
public:
    TicketDrawer(Door &door, bool mayWrite, QWidget *parent = nullptr);
    //! Id or number.
    void open(const QString &id);
    const QString &ticketId() const { return m_id; }

Q_SIGNALS:
    void closed();
    void changed();

private:
    void fill();
    void fillTimeline();
    void fillActions();
    void loadDerivation();
    void act(const QString &action, const QJsonObject &params);
    void askAndAct(const QString &action, const QString &title, const QString &consequence,
                   const QString &verb, Button::Kind kind, const QString &reasonKey);
    void askDispatch();

    Door &m_door;
    bool m_mayWrite;
    QString m_id;
    QJsonObject m_ticket;
    QLabel *m_number;
    QLabel *m_title;
    QHBoxLayout *m_chips;
    ErrorBanner *m_error;
    IconLabel *m_dueIcon;
    QLabel *m_left;
    QLabel *m_due;
    DerivationCalendar *m_calendar;
    QWidget *m_legend;
    QLabel *m_how;
    QLabel *m_content;
    QLabel *m_timelineCount;
    QVBoxLayout *m_timeline;
    QHBoxLayout *m_actions;
};

} // namespace lianxin
