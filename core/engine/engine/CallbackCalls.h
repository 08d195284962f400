// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "hotline/dialling/Ports.h"
#include "hotline/routing/Callbacks.h"
#include <QObject>
#include <QTimer>

namespace lianxin {

class Clock;
class Dialler;
class Router;
class Seats;

//! \brief What becomes of a booked call-back: as soon as a seat is free for it, or when a person says so, it is placed
//! as a dialling order without a flow (straight to a seat), and it is settled by what comes of that order. Engine main
//! thread.
class CallbackCalls : public QObject, public OrderSource, public CallbackPlacer {
    Q_OBJECT
public:
    struct Settings {
        qint64 leastAgeMs = 30'000; //!< the call in which it was booked is over by then
        int everyMs = 2'000;        //!< real ms between two looks
    };
    CallbackCalls(Callbacks &callbacks, Dialler &dialler, Seats &seats, Router &router, const Clock &clock)
        : CallbackCalls(callbacks, dialler, seats, router, clock, Settings()) {}
    CallbackCalls(Callbacks &callbacks, Dialler &dialler, Seats &seats, Router &router, const Clock &clock, Settings settings);
    ~CallbackCalls() override;

    //! Begins to look for free seats. Source and placer it is from the beginning.
    void start();
    void stop() { m_timer.stop(); }
    //! One look: places the oldest open call-backs, as many as there are free seats that nobody waits for. Returns how many.
    Expected<int> offer();

    // CallbackPlacer
    Expected<Id> place(const Callback &callback, const QString &actor) override;
    // OrderSource
    SourceGate gate(const Id &callbackId) override;
    void attemptEnded(Transaction &t, const CallOrder &order, const Attempt &attempt) override;
    void orderEnded(Transaction &t, const CallOrder &order) override;

private:
    void settle(Transaction &t, const CallOrder &order);

    Callbacks &m_callbacks;
    Dialler &m_dialler;
    Seats &m_seats;
    Router &m_router;
    const Clock &m_clock;
    Settings m_settings;
    QTimer m_timer;
};

} // namespace lianxin
