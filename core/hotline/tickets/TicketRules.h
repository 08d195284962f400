// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "hotline/tickets/Ticket.h"

namespace lianxin {

struct Caller;

//! \brief In what capacity somebody acts on one ticket; a person may have several.
enum class Party {
    Seat = 1,       //!< takes the citizen's word: 坐席
    Dispatcher = 2, //!< decides who is responsible
    Supervisor = 4, //!< decides disputes
    Lead = 8,       //!< liaison of the responsible unit: 主办
    Assisting = 16, //!< liaison of an assisting unit: 协办
    Engine = 32,    //!< dialler, clock, imports
};
Q_DECLARE_FLAGS(Parties, Party)
Q_DECLARE_OPERATORS_FOR_FLAGS(Parties)
//! "dispatcher, supervisor"
LIANXIN_EXPORT QString nameOf(Parties parties);

//! \brief Who does a step.
struct LIANXIN_EXPORT TicketActor {
    //! A service of the engine, or somebody whom the door has checked already: every capacity.
    TicketActor(const QString &id_)
        : id(id_) {}
    TicketActor(const QString &id_, Parties parties_, const Id &unitId_ = {})
        : id(id_)
        , parties(parties_)
        , unitId(unitId_) {}
    static TicketActor everybody() { return TicketActor(QString()); }
    QString id;
    Parties parties = Parties(63);
    Id unitId; //!< of a liaison
};
//! In what capacity \a caller acts on \a ticket, by roles and unit.
LIANXIN_EXPORT TicketActor actorOf(const Caller &caller, const TicketFold &ticket);
//! Sees and handles one unit's tickets only.
LIANXIN_EXPORT bool isLiaison(const Caller &caller);

//! \brief A step that somebody wants to take.
struct TicketStep {
    const TicketFold &ticket;
    const TicketActor &actor;
    qint64 at = 0;                    //!< 0: whenever
    const QJsonObject *data = nullptr; //!< nullptr: not known yet ("what could be done now?")
    bool is(Parties parties) const { return bool(actor.parties & parties); }
    QString text(const QString &key) const { return data ? data->value(key).toString() : QString(); }
};

//! \brief A condition beside the state, with the name that a refusal carries.
struct TicketGuard {
    const char *name;
    bool (*holds)(const TicketStep &step);
};

//! \brief One permitted step: this action, by these people, from these states, to that state, if the guards hold.
struct TicketRule {
    TicketAction action;
    const char *verb; //!< of tickets.act; empty: no step of its own
    Parties who;
    std::vector<TicketState> from;
    std::optional<TicketState> to; //!< empty: the state stays, or the fold decides
    const char *needs;             //!< parameter that must not be empty; empty: none
    const char *name;              //!< what a refusal names, e.g. "dispatch_before_sign"
    std::vector<TicketGuard> guards;
};
//! \brief Every step of a ticket's life, in one readable table (TicketRules.cpp).
LIANXIN_EXPORT const std::vector<TicketRule> &ticketRules();
LIANXIN_EXPORT const TicketRule &ruleOf(TicketAction action);
//! nullptr for no such verb.
LIANXIN_EXPORT const TicketRule *ruleOfVerb(QStringView verb);

//! \brief Why a step is not possible.
struct TicketRefusal {
    enum class Because { State, Person, Guard } because;
    const char *rule; //!< name of the rule or of the guard
};
LIANXIN_EXPORT std::optional<TicketRefusal> refusalOf(TicketAction action, const TicketStep &step);
//! Whether \a action can be taken by anybody, now or later.
LIANXIN_EXPORT bool mayAct(const TicketFold &ticket, TicketAction action);
//! Verbs that \a actor can use now.
LIANXIN_EXPORT QStringList verbsFor(const TicketFold &ticket, const TicketActor &actor, qint64 at);
//! tickets.illegal_step (Conflict) or tickets.not_your_step (Refused); place names the rule, the remedy what is possible.
LIANXIN_EXPORT Error refusalError(const TicketRefusal &refusal, TicketAction action, const TicketStep &step);

} // namespace lianxin
