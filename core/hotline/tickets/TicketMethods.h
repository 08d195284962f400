// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/access/Method.h"
#include "platform/base/Id.h"
#include <QJsonArray>

namespace lianxin {

class Access;
class TicketCalls;
class Tickets;

//! \brief What is known of calls that tickets are made of. A port: this floor knows no calls; who may make use of a call is
//! decided by whoever implements it. Main thread.
class TicketCallSource {
public:
    virtual ~TicketCallSource() = default;
    struct Citizen {
        QString name, phone; //!< in the clear; empty: not known
    };
    //! Who the citizen of the call is. \a name and \a phone, where a console has them masked, are looked up among what was said
    //! in the call; else they are those of the call. Errors: calls.not_yours (Refused), records.*.
    virtual Expected<Citizen> citizenOf(const Caller &caller, const Id &callId, const QString &name, const QString &phone) = 0;
    //! [{field, seq}] with the moment of each line: [{callId, at, field, seq}]. Errors: calls.not_yours, tickets.bad_value
    //! (BadInput, place evidence: no line of this call, or no field), records.*.
    virtual Expected<QJsonArray> evidenceOf(const Caller &caller, const Id &callId, const QJsonArray &lines) = 0;
    //! \a ticket (id, number) was made of the call: what the caller had written for it is not needed any more.
    virtual void ticketFiled(const Caller &caller, const Id &callId, const QJsonObject &ticket) = 0;
};

//! tickets.list, .get, .create, .import, .act, .board, .deadline, .callVisit, .callReminder,
//! supervision.list; events ticket.created, ticket.changed, supervision.created. Liaisons (a unit of their
//! own, no TicketsWrite) see and act on their unit's tickets only. \a source none: tickets take nothing from calls.
LIANXIN_EXPORT void registerTicketMethods(Registry &registry, Tickets &tickets, TicketCalls &calls,
                                          Access &access, TicketCallSource *source = nullptr);

} // namespace lianxin
