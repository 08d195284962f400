// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "hotline/dialling/Dialler.h"
#include "hotline/tickets/Tickets.h"
#include <QTimer>

namespace lianxin {

//! \brief The calls that tickets make: return visits to citizens after a finish, reminders to units before a
//! deadline. Places them as dialling orders and takes their results in the dialler's own transaction, so a
//! dissatisfied citizen and the supervision order for it are one commit. Engine main thread.
class LIANXIN_EXPORT TicketCalls : public QObject {
    Q_OBJECT
public:
    struct Settings {
        QString visitFlow = QStringLiteral("return-visit");
        QString reminderFlow = QStringLiteral("unit-reminder");
        qint64 visitDelayMs = 30 * 60'000; //!< after the finish
        AttemptPolicy visitAttempts{3, 1, {}};
        AttemptPolicy reminderAttempts{3, 3, {}};
        qint64 scanMs = 60'000; //!< of the injected clock
        bool enabled = true;    //!< off: nothing is placed by itself
    };
    TicketCalls(Store &store, Tickets &tickets, Dialler &dialler, Directory &directory,
                const Calendar &calendar, const FieldSealer &sealer, const Clock &clock);
    TicketCalls(Store &store, Tickets &tickets, Dialler &dialler, Directory &directory,
                const Calendar &calendar, const FieldSealer &sealer, const Clock &clock, Settings settings);

    ~TicketCalls() override;

    //! Registers itself as the source return_visit and reminder and begins to scan.
    void start();
    //! One look at what is due: places return visits and reminders that have not been placed. Returns how
    //! many orders. Idempotent: one return visit a finish, one reminder a ticket and day.
    Expected<int> scan();
    //! A person asks for a return visit now.
    Expected<Id> placeVisit(const Id &ticketId, const QString &actor);
    Expected<Id> placeReminder(const Id &ticketId, const QString &actor);

private:
    //! One kind of call as the dialler sees it.
    class Source final : public OrderSource {
    public:
        Source(TicketCalls &calls, OrderSourceKind kind)
            : m_calls(calls)
            , m_kind(kind) {}
        SourceGate gate(const Id &ticketId) override { return m_calls.gate(m_kind, ticketId); }
        void attemptEnded(Transaction &t, const CallOrder &order, const Attempt &attempt) override;
        void orderEnded(Transaction &t, const CallOrder &order) override;

    private:
        TicketCalls &m_calls;
        OrderSourceKind m_kind;
    };
    SourceGate gate(OrderSourceKind kind, const Id &ticketId);
    void visited(Transaction &t, const CallOrder &order, const Attempt &attempt);
    void reminded(Transaction &t, const CallOrder &order, const Attempt &attempt);
    void noteResult(Transaction &t, const CallOrder &order, const QString &result);
    struct Wish {
        Id ticketId, contactId, unitId;
        QString number, title, unitName, occasion, nameMasked, phoneMasked;
        QByteArray phoneSealed, phoneIndex;
        qint64 deadline = 0, finishedAt = 0;
    };
    Expected<std::vector<Wish>> visitsDue(qint64 now, const Id &only);
    Expected<std::vector<Wish>> remindersDue(qint64 now, const Id &only);
    Expected<std::optional<Id>> place(OrderSourceKind kind, Wish wish, const QString &actor);
    Expected<Id> placeByHand(OrderSourceKind kind, const Id &ticketId, const QString &actor);

    Store &m_store;
    Tickets &m_tickets;
    Dialler &m_dialler;
    Directory &m_directory;
    const Calendar &m_calendar;
    const FieldSealer &m_sealer;
    const Clock &m_clock;
    Settings m_settings;
    Source m_visits{*this, OrderSourceKind::ReturnVisit};
    Source m_reminders{*this, OrderSourceKind::Reminder};
    QTimer m_timer;
};

} // namespace lianxin
