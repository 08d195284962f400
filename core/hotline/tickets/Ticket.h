// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Export.h"
#include "platform/base/Id.h"
#include "platform/base/Literals.h"
#include <QJsonObject>
#include <QString>
#include <optional>
#include <vector>

namespace lianxin {

//! \brief Where a ticket stands in its life 受理 → 派单 → 签收 → 办理 → 办结 → 回访 → 归档. Stored by name:
//! pending_dispatch, pending_sign, processing, pending_visit, closed, archived.
enum class TicketState { PendingDispatch, PendingSign, Processing, PendingVisit, Closed, Archived };
LIANXIN_EXPORT QString nameOf(TicketState state);
LIANXIN_EXPORT std::optional<TicketState> ticketStateFromName(QStringView name);

//! \brief What can happen to a ticket. Stored by name: created, dispatched, signed, processed, noted,
//! returned, finished, visited, closed, archived, supervised, supervision_lifted, urged, reminded, edited.
enum class TicketAction {
    Created,
    Dispatched, //!< 派单: a unit is responsible, the deadline is set
    Signed,     //!< 签收: the unit has taken it
    Processed,  //!< 办理: what the unit did; the state stays
    Noted,      //!< a remark
    Returned,   //!< 退单: the unit says that it is not theirs
    Finished,   //!< 办结: the unit is done; the citizen is asked now
    Visited,    //!< 回访: what the citizen said
    Closed,     //!< nothing more to do
    Archived,   //!< 归档
    Supervised, //!< 督办
    SupervisionLifted,
    Urged,    //!< 催办 by the citizen
    Reminded, //!< the unit was called
    Edited,   //!< title, content, category, contact
};
LIANXIN_EXPORT QString nameOf(TicketAction action);
LIANXIN_EXPORT std::optional<TicketAction> ticketActionFromName(QStringView name);

//! \brief One line of a ticket's life. Never changed, never removed: the ticket's state is the fold of its
//! events.
struct LIANXIN_EXPORT TicketEvent {
    Id id;
    Id ticketId;
    int seq = 0; //!< 1 = created
    TicketAction action = TicketAction::Created;
    QString actor;    //!< user id, or "engine"
    qint64 at = 0;    //!< UTC ms
    QJsonObject data; //!< unit, deadline, reason, opinion, result, callId …
    QJsonObject toJson() const;
};

//! \brief What the fold of the events keeps.
struct LIANXIN_EXPORT TicketFold {
    TicketState state = TicketState::PendingDispatch;
    bool supervised = false;
    Id unitId;
    QString unitName;
    qint64 deadline = 0; //!< UTC ms; 0: none yet
    int urged = 0;       //!< times
    int returned = 0;
    QString satisfaction; //!< satisfied, dissatisfied, wrong_person or empty
    bool operator==(const TicketFold &) const = default;
};

//! \brief One permitted step: from these states, by this action, to that state.
struct TicketRule {
    TicketAction action;
    std::vector<TicketState> from;
    std::optional<TicketState> to; //!< empty: the state stays
    const char *name;              //!< what a refusal names, e.g. "dispatch_before_sign"
};
//! \brief Every step of a ticket's life, in one readable table (Ticket.cpp).
LIANXIN_EXPORT const std::vector<TicketRule> &ticketRules();
LIANXIN_EXPORT const TicketRule &ruleOf(TicketAction action);
LIANXIN_EXPORT bool mayAct(const TicketFold &ticket, TicketAction action);
//! The fold's one step. Pure; ignores nothing: an illegal event is the caller's mistake and leaves the state
//! as it is.
LIANXIN_EXPORT TicketFold applied(TicketFold ticket, const TicketEvent &event);
LIANXIN_EXPORT TicketFold folded(const std::vector<TicketEvent> &events);

//! \brief What a new ticket is made of.
struct LIANXIN_EXPORT TicketDraft {
    QString title; //!< up to 200 characters
    QString content;
    QString category; //!< of the limits (resources/tickets/limits.json); empty: 普通
    QString district;
    QString address;
    QString contactName;  //!< in the clear; sealed before it is stored
    QString contactPhone; //!< in the clear, any spelling; sealed before it is stored; empty: anonymous
    //! In place of contactPhone and contactName, where only the sealed form is at hand (a dialling order's).
    QByteArray phoneSealed, phoneIndex;
    QString phoneMasked, nameMasked;
    QString source;       //!< call, campaign, import, manual
    QString sourceNumber; //!< number of the platform that it was imported from; an import skips what it has
    Id callId;
    Id contactId;
    Id unitId;             //!< when known: dispatched at once
    QString urgency;       //!< normal, urgent, critical
    qint64 acceptedAt = 0; //!< UTC ms; 0 = now
    qint64 deadline = 0;   //!< UTC ms; 0: computed from the category
};

} // namespace lianxin
