// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "hotline/tickets/ReturnVisit.h"
#include "hotline/tickets/TicketClock.h"
#include <QTimer>

namespace lianxin {

//! \brief The calls that tickets make: return visits to citizens after a finish, and the ticket clock's reminders. Places
//! them as dialling orders and takes their results in the dialler's own transaction, so a dissatisfied citizen and the
//! supervision order for it are one commit. Engine main thread.
class LIANXIN_EXPORT TicketCalls : public QObject {
    Q_OBJECT
public:
    struct Settings {
        QString visitFlow = QStringLiteral("return-visit"); //!< or return-visit-full: outcome and attitude apart
        TicketClock::Settings clock;
        int visitsAtOnce = 200; //!< placed in one transaction
        qint64 scanMs = 60'000; //!< of the injected clock
        bool enabled = true;    //!< off: nothing is placed by itself
    };
    TicketCalls(Store &store, Tickets &tickets, Dialler &dialler, Directory &directory,
                const Calendar &calendar, const FieldSealer &sealer, const Clock &clock);
    TicketCalls(Store &store, Tickets &tickets, Dialler &dialler, Directory &directory,
                const Calendar &calendar, const FieldSealer &sealer, const Clock &clock, Settings settings,
                TicketLadder ladder = TicketLadder::shipped());

    ~TicketCalls() override;

    //! Registers itself as the source return_visit and reminder and begins to scan.
    void start();
    //! One look at what is due: return visits and the ladder's steps. Returns how many orders were placed. Idempotent: one
    //! return visit a finish, each step once. Stops after \a mostSlices transactions of each; 0: when nothing is left.
    Expected<int> scan(int mostSlices = 0);
    //! A person asks for a return visit now.
    Expected<Id> placeVisit(const Id &ticketId, const QString &actor);
    Expected<Id> placeReminder(const Id &ticketId, const QString &actor);
    TicketClock &clock() { return m_ticketClock; }

private:
    class Visits final : public OrderSource {
    public:
        explicit Visits(TicketCalls &calls)
            : m_calls(calls) {}
        SourceGate gate(const Id &ticketId) override { return m_calls.gate(ticketId); }
        void attemptEnded(Transaction &t, const CallOrder &order, const Attempt &attempt) override;
        void orderEnded(Transaction &t, const CallOrder &order) override;

    private:
        TicketCalls &m_calls;
    };
    void scanSome();
    SourceGate gate(const Id &ticketId);
    void visited(Transaction &t, const CallOrder &order, const Attempt &attempt);
    void noteResult(Transaction &t, const CallOrder &order, const QString &result);
    const TicketLadder::Visits &visits() const { return m_ticketClock.ladder().visits(); }
    //! Places the visit of a ticket in \a row; empty: another engine was first.
    Id placeVisit(Transaction &t, const Row &row, const QString &occasion, const QString &actor);
    Expected<int> visitSome();

    Store &m_store;
    Tickets &m_tickets;
    Dialler &m_dialler;
    const Clock &m_clock;
    Settings m_settings;
    TicketClock m_ticketClock;
    Visits m_visits{*this};
    bool m_moreVisits = false;
    QTimer m_timer;
};

} // namespace lianxin
