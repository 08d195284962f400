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
        QString visitFlow = QStringLiteral("return-visit");
        qint64 visitDelayMs = 30 * 60'000; //!< after the finish
        AttemptPolicy visitAttempts{3, 1, {}};
        double leastConfidence = 0.75; //!< of an answer; below it a person listens before anything follows
        TicketClock::Settings clock;
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
    //! return visit a finish, each step once.
    Expected<int> scan();
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
    SourceGate gate(const Id &ticketId);
    void visited(Transaction &t, const CallOrder &order, const Attempt &attempt);
    void noteResult(Transaction &t, const CallOrder &order, const QString &result);
    struct Wish {
        Id ticketId;
        Callee callee;
        QString number, title, unitName, occasion;
        qint64 finishedAt = 0;
    };
    Expected<std::vector<Wish>> visitsDue(qint64 now, const Id &only);
    Expected<std::optional<Id>> place(const Wish &wish, const QString &actor);

    Store &m_store;
    Tickets &m_tickets;
    Dialler &m_dialler;
    const Clock &m_clock;
    Settings m_settings;
    TicketClock m_ticketClock;
    Visits m_visits{*this};
    QTimer m_timer;
};

} // namespace lianxin
