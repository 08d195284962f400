// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "hotline/dialling/Dialler.h"
#include "hotline/tickets/TicketLadder.h"
#include "hotline/tickets/Tickets.h"
#include <functional>

namespace lianxin {

//! \brief The ticket clock: climbs the ladder of every open ticket. Each step is one row (ticket, rung, deadline, unit), written
//! in the transaction that also places its call, so that it happens exactly once whatever dies when; many engines may
//! share a store. Tickets of one unit that are due together are told in one call. A call for a ticket that was finished,
//! moved or extended meanwhile is not made: the dialler asks gate() at the instant of dialling. Engine main thread.
//!
//! First all that is due is claimed, slice by slice; then what was claimed for the same people becomes one call, however many
//! slices it came from.
//!
//! Every ticket knows when it is to be looked at again, and by which version of the plan (ladders and calendar) that was
//! found. A change of the plan is one number; tickets behind it are looked at in slices, after those that are due, so that
//! neither a start nor a change waits for a million tickets. What an engine leaves undone the next one finds.
//!
//! Deadlines that follow the calendar (Tickets::deadlineMove) move in the same slices, before anything is done for them: the
//! event, the deadline and the version are one transaction, so that a death at any instant leaves a ticket moved or still to
//! be moved. What was done for the old deadline counts as done for the new one; calls that wait to be dialled with the old
//! one are taken back.
class LIANXIN_EXPORT TicketClock : public OrderSource {
public:
    struct Settings {
        QString unitFlow = QStringLiteral("unit-reminder");
        QString unitManyFlow = QStringLiteral("unit-reminder-many");
        QString citizenFlow = QStringLiteral("ticket-progress");
        QString escalationFlow = QStringLiteral("unit-escalation");
        QString supervisionFlow = QStringLiteral("unit-supervision");
        AttemptPolicy attempts{.max = 3, .perDay = 3};
        int batch = 200; //!< tickets looked at in one transaction
    };
    TicketClock(Store &store, Tickets &tickets, Dialler &dialler, Directory &directory, const Calendar &calendar,
                const Clock &clock, TicketLadder ladder, Settings settings);

    const TicketLadder &ladder() const { return m_ladder; }
    //! Called when another engine changed the plan, before anything is planned by it: time to learn what it knows.
    void onOtherPlan(std::function<void()> learn) { m_onOtherPlan = std::move(learn); }

    //! Does what is due. Returns how many calls were placed. Idempotent. Stops after \a mostSlices transactions; then
    //! hasMore(). 0: when nothing is left.
    Expected<int> scan(int mostSlices = 0);
    bool hasMore() const { return m_more; }
    //! The plan is another one: the calendar learned something. One write, whatever the number of tickets.
    Expected<void> replan();
    //! replan() if ladders or calendar are others than those that this store was planned by last. At the engine's start.
    Expected<void> replanIfChanged();
    //! The hotline wishes that open tickets follow the limits of now, too: those promised before, in slices from here on.
    //! Tickets::limitsEffect says before what that means. Answers {"plan","openTickets"}. Emits ticket.limits_followed.
    Expected<QJsonObject> followLimits(const QString &actor);
    Tickets &tickets() { return m_tickets; }

    //! \name Ladders as configuration
    //! @{
    //! {"ladders","version","shipped","savedAt","savedBy","categories","openTickets","stillToPlan"}.
    Expected<QJsonObject> ladders();
    //! Checks, and unless \a dryRun keeps, new ladders; \a version (0: whichever) is that of the ones they were made
    //! from. Answers {"version","saved","openTickets","changes":[{"categories","rung","what"}],"effect":[text…]}: what it
    //! means for open tickets. What was done stays done. A rung that is new or has another hour, which had passed when
    //! it was saved, is made up for only where nothing of its kind was done for the ticket's deadline.
    //! Errors: tickets.bad_ladder, calendar.bad_window (BadInput; place names the field), tickets.ladders_changed (Conflict).
    Expected<QJsonObject> saveLadders(const QJsonObject &json, qint64 version, bool dryRun, const QString &actor);
    //! [{"version","savedAt","savedBy","ladders"}…], newest first, at most \a most; last the ones as shipped (version 0).
    //! What another engine of an earlier release overwrote is missing.
    Expected<QJsonArray> ladderVersions(int most = 20);
    //! @}

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
    struct Slice; //!< tickets looked at in one transaction
    struct Done; //!< what one did
    static std::vector<Seen> dueOrBehind(Snapshot &s, qint64 now, qint64 plan, int most);
    static std::optional<Seen> seen(Snapshot &s, const Id &id);
    std::vector<Wish> due(Snapshot &s, Seen &ticket, qint64 now) const;
    void wishSupervisionPushed(Snapshot &s, Seen &ticket, qint64 now, const QStringList &pushed, std::vector<Wish> &wishes) const;
    Expected<Done> workSlice(int most);
    Expected<Done> workSingly(int most);
    void work(Slice &slice);
    void moveDeadlines(Slice &slice);
    std::optional<Callee_> calleeOf(Slice &slice, const Id &unitId) const;
    std::optional<WorkShifts> hoursOf(const Id &unitId) const;
    std::optional<Callee_> calleeFor(Slice &slice, Wish &wish) const;
    void settleWithoutCall(Transaction &t, qint64 now, const Wish &wish);
    bool claim(Transaction &t, qint64 now, const Wish &wish, const QString &state, const Id &called = {}) const;
    Expected<Done> tellSome();
    //! Steps that were claimed for the same people become one call. Returns the order; empty: none of them still wants it.
    Id tell(Transaction &t, qint64 now, RungAct act, bool anyHour, const Callee_ &callee, const QString &actor, const Id &onlyTicket = {});
    static bool fedBack(Snapshot &s, const Id &ticketId, qint64 since);
    //! Steps of a notice whose ticket still wants the call, and of how many.
    std::pair<int, int> wanted(Snapshot &s, const Id &noticeId) const;
    void release(Transaction &t, const Id &noticeId);
    void settle(Transaction &t, const CallOrder &order, const QString &result, const Attempt *attempt);
    Expected<void> learnPlan();
    QString fingerprint() const;
    qint64 setPlan(Transaction &t, const QString &fingerprint, bool evenIfSame) const;

    Store &m_store;
    Tickets &m_tickets;
    Dialler &m_dialler;
    Directory &m_directory;
    const Calendar &m_calendar;
    const Clock &m_clock;
    TicketLadder m_ladder;
    Settings m_settings;
    std::function<void()> m_onOtherPlan;
    qint64 m_plan = 0;           //!< version of the plan that this engine knows
    qint64 m_plannable = 0;      //!< version up to which it knows all that deadlines follow
    DeadlineCauses m_causes;
    qint64 m_laddersVersion = 0; //!< 0: as shipped
    Id m_looksAt; //!< first ticket of the slice that is worked on
    bool m_more = false;
};

} // namespace lianxin
