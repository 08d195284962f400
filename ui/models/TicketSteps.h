// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Tone.h"
#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

namespace lianxin {

//! \brief Steps of a ticket in the reader's words: what a verb of tickets.act is called, what it does, what it needs.
struct TicketStepWords {
    QString verb;        //!< as tickets.act takes it
    QString label;       //!< of the button: the verb
    QString question;    //!< title of the dialogue
    QString consequence; //!< what will happen
    QString icon;
    QString needs;       //!< parameter: unitId, opinion, reason, text, result, into, or empty
    QString needsLabel;
    QStringList usual;   //!< reasons given often
    bool dangerous = false;
};

//! Words of a verb; for an unknown one the verb itself, without parameters.
TicketStepWords stepWords(const QString &verb);

//! \brief The engine's table of rules (tickets.rules), as far as a board needs it: which step leads from a column to
//! another. The engine decides again when the step is taken.
class TicketMoves {
public:
    void setRules(const QJsonArray &rules) { m_rules = rules; }
    bool isKnown() const { return !m_rules.isEmpty(); }
    //! Verb of the step from state to column (a state or "supervised"); empty: there is none.
    QString verbFor(const QString &fromState, const QString &toColumn) const;
    //! Verb that takes all of \a tickets to the column; empty if no single one does.
    QString verbFor(const QJsonArray &tickets, const QString &toColumn) const;
    //! Verbs that the rules know from every one of these states, in the order of the table.
    QStringList verbsFrom(const QStringList &states) const;

private:
    QJsonArray m_rules;
};

//! A reason that the engine gives by name; words of a person as they came.
QString reasonText(const QString &reason);
//! A line of a ticket's time line: what happened, in words.
QString ticketEventText(const QJsonObject &event);
//! Icon and tone of an event that stands out; empty for the others.
Word ticketEventMark(const QString &action);

} // namespace lianxin
