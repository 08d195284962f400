// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "hotline/dialling/Dialler.h"
#include "hotline/tickets/TicketLadder.h"
#include "hotline/tickets/Tickets.h"

namespace lianxin {

//! \brief The ticket clock: climbs the ladder of every open ticket. Each step is one row (ticket, rung, deadline, unit), written
//! in the transaction that also places its call, so that it happens exactly once whatever dies when; many engines may
//! share a store. Tickets of one unit that are due together are told in one call. A call for a ticket that was finished,
//! moved or extended meanwhile is not made: the dialler asks gate() at the instant of dialling. Engine main thread.
class LIANXIN_EXPORT TicketClock : public OrderSource {
public:
    struct Settings {
        QString unitFlow = QStringLiteral("unit-reminder");
        QString unitManyFlow = QStringLiteral("unit-reminder-many");
        QString citizenFlow = QStringLiteral("ticket-progress");
        QString escalationFlow = QStringLiteral("unit-escalation");
        AttemptPolicy attempts{3, 3, {}};
        int batch = 500; //!< tickets looked at a step
    };
    TicketClock(Store &store, Tickets &tickets, Dialler &dialler, Directory &directory, const Calendar &calendar,
                const Clock &clock, TicketLadder ladder, Settings settings);

    const TicketLadder &ladder() const { return m_ladder; }
    void setLadder(TicketLadder ladder) { m_ladder = std::move(ladder); }
    //! Does what is due. Returns how many calls were placed. Idempotent.
    Expected<int> scan();
    //! Every open ticket is looked at again: the ladder, the limits or the calendar changed.
    Expected<void> replan();
    //! A person wants the unit called now. Errors: tickets.call_not_due (Conflict), tickets.nobody_to_call (Conflict).
    Expected<Id> remindNow(const Id &ticketId, const QString &actor);
    //! [{"rung","do","dueAt","state","placedAt","noticeId","result","acknowledgedAt","callId"}…] of a ticket: what was done
    //! and what comes, in order.
    Expected<QJsonArray> stepsOf(const Id &ticketId);

    SourceGate gate(const Id &noticeId) override;
    void attemptEnded(Transaction &t, const CallOrder &order, const Attempt &attempt) override;
    void orderEnded(Transaction &t, const CallOrder &order) override;

private:
    struct Seen; //!< a ticket as the scan read it
    struct Wish; //!< a rung of it that is to be done now
    struct Callee_; //!< whom a notice goes to
    std::vector<Seen> look(Snapshot &s, qint64 now, const Id &only) const;
    std::vector<Wish> due(Snapshot &s, Seen &ticket, qint64 now) const;
    Expected<std::optional<Callee_>> calleeOf(const Id &unitId);
    Expected<bool> place(const std::vector<const Wish *> &wishes, RungAct act, const Callee_ &callee, const QString &actor,
                         Id *orderId = nullptr);
    Expected<void> settleWithoutCall(const std::vector<Wish> &wishes);
    bool claim(Transaction &t, const Wish &wish, const QString &state, const Id &noticeId) const;
    bool fedBack(Snapshot &s, const Id &ticketId, qint64 since) const;
    //! Steps of a notice whose ticket still wants the call, and of how many.
    std::pair<int, int> wanted(Snapshot &s, const Id &noticeId) const;
    void release(Transaction &t, const Id &noticeId);
    void settle(Transaction &t, const CallOrder &order, const QString &result, const Attempt *attempt);

    Store &m_store;
    Tickets &m_tickets;
    Dialler &m_dialler;
    Directory &m_directory;
    const Calendar &m_calendar;
    const Clock &m_clock;
    TicketLadder m_ladder;
    Settings m_settings;
};

} // namespace lianxin
