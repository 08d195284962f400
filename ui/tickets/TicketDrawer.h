// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include "ui/widgets/Parts.h"

namespace lianxin {

class DerivationCalendar;

class CallPlayer;
class DialButton;
class RelatedPanel;
class SupervisionPanel;
class TicketTimeline;

//! \brief One ticket, beside the board: state, how its deadline came about, its supervision, its life line by line with
//! the calls, what else may be the same matter, and what can be done next (pinned below).
class TicketDrawer final : public QFrame {
    Q_OBJECT
public:
    TicketDrawer(Door &door, bool mayWrite, QWidget *parent = nullptr);
    void setMayListen(bool may);
    //! The citizen's number can be shown in the clear, for a purpose.
    void setMayReveal(bool may);
    //! Whoever looks has a seat: the citizen can be called from it.
    void setMayDial(bool may) { m_mayDial = may; }
    //! Id or number.
    void open(const QString &id);
    const QString &ticketId() const { return m_id; }

Q_SIGNALS:
    void closed();
    void changed();
    void otherWanted(const QString &id);

private:
    QLayout *makeHead();
    QWidget *makeBody();
    void fill();
    void fillActions();
    void loadDerivation();
    void showDerivation(const QJsonObject &derivation);
    void step(const QString &verb);
    void merge(const QJsonObject &into);
    void act(const QString &action, const QJsonObject &params);
    //! Calls a method that changes the ticket, and reads it anew.
    void take(const QString &method, const QJsonObject &params);
    QStringList verbs() const;

    Door &m_door;
    bool m_mayWrite;
    bool m_mayDial = false;
    DialButton *m_dial;
    QString m_id;
    QJsonObject m_ticket;
    QLabel *m_number;
    QLabel *m_title;
    QVBoxLayout *m_chips;
    ErrorBanner *m_error;
    IconLabel *m_dueIcon;
    QLabel *m_left;
    QLabel *m_due;
    DerivationCalendar *m_calendar;
    QWidget *m_legend;
    QLabel *m_how;
    QWidget *m_contactLine;
    QLabel *m_contact;
    Button *m_reveal;
    bool m_mayReveal = false;
    QLabel *m_content;
    SupervisionPanel *m_supervision;
    TicketTimeline *m_timeline;
    RelatedPanel *m_related;
    CallPlayer *m_player;
    QHBoxLayout *m_actions;
};

} // namespace lianxin
