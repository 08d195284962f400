// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the dialler's parts share. Internal to dialling.
#include "hotline/calendar/CallWindow.h"
#include "hotline/dialling/Dialler.h"
#include "hotline/dialling/OrderRows.h"
#include "hotline/dialling/TrunkWatch.h"
#include "platform/base/Clock.h"
#include <QElapsedTimer>
#include <QTimer>
#include <set>

namespace lianxin {

//! \brief Calls a second, as a bucket that holds one tick's worth (generic cell rate algorithm, ITU-T I.371).
class RateLimit {
public:
    //! UTC ms of the clock from which the next call may start; a time that is past: now.
    qint64 nextAt() const { return m_arrival - m_burst; }
    void used(qint64 now, double cps, double speed, qint64 burst) {
        m_burst = burst;
        if (cps > 0)
            m_arrival = std::max(m_arrival, now) + qint64(1000.0 / cps * speed);
    }

private:
    qint64 m_arrival = 0;
    qint64 m_burst = 0;
};

struct Dialler::Private {
    Private(Store &store_, const FieldSealer &sealer_, Directory &directory_, const Calendar &calendar_,
            const Clock &clock_, DiallingSettings settings_)
        : store(store_)
        , sealer(sealer_)
        , directory(directory_)
        , calendar(calendar_)
        , clock(clock_)
        , settings(std::move(settings_)) {}

    Store &store;
    const FieldSealer &sealer;
    Directory &directory;
    const Calendar &calendar;
    const Clock &clock;
    DiallingSettings settings;
    QElapsedTimer settingsRead; //!< since when; another engine may change them
    Expected<void> readSettings();
    Originator *originator = nullptr;
    SeatForecast *seats = nullptr;
    std::map<OrderSourceKind, OrderSource *> sources;
    std::map<QString, RateLimit> laneRates;
    std::map<QString, RateLimit> trunkRates;
    std::map<Id, bool> active;          //!< attempts under way → answered
    std::map<Id, AttemptEnd> unwritten; //!< outcomes that the store could not take yet
    //! A call of this engine, as pacing sees it.
    struct Flight {
        QString lane;
        Id orderId;
        QString trunkId;
        qint64 sentAt = 0;
        qint64 answeredAt = 0;
        qint64 askedAt = 0;
        bool settled = false; //!< a seat answered, or will not
    };
    struct View {
        qint64 at = -1;
        QString skill;
        PacingView view;
    };
    std::map<Id, Flight> flights;
    std::map<QString, SeatPacer> pacers; //!< by lane
    std::map<QString, QString> paceDays; //!< day whose asks and drops a lane's pacer has counted
    std::set<QString> paceNews;          //!< lanes whose pacer knows more than the store, "" for seatTimes
    qint64 pacesKeptAt = 0;
    std::map<QString, View> views;       //!< what was decided at one instant, less what was used of it
    std::map<QString, TrunkWatch> trunkWatches;
    SeatPacer seatTimes; //!< knows talk and wrap-up times only
    QTimer timer;
    bool running = false;
    bool wakeAsked = false;
    bool inTick = false;

    //! A transaction that is given up because somebody else was first.
    static Error raced(const QString &what);
    //! How much faster than real time the clock runs: rates count in real time.
    double speed() const;

    OrderSource *sourceOf(OrderSourceKind kind) const;
    SourceGate gateOf(OrderSourceKind kind, const Id &sourceId) const;
    //! A call that a person asked for is never slowed.
    Pace paceOf(const CallOrder &order) const;
    WindowFact windowFact(const QJsonObject &windows, qint64 at) const;
    double realSeconds(qint64 clockMs) const;
    //! As it is, or as the engine before this one left it, or a new one.
    SeatPacer &pacerOf(const QString &lane);
    //! What the store keeps of a lane, with its day; nothing where there is none or it can't be read.
    std::optional<std::pair<QJsonObject, QString>> keptPace(const QString &lane) const;
    //! Writes what was learned since, if that is worth it: now and then, or when \a now.
    void keepPaces(bool now);
    PacingScene sceneOf(const QString &lane) const;
    void addForeignCalls(Snapshot &s, const QString &lane, PacingScene &scene) const;
    std::optional<PacingView> pacingOf(Snapshot &s, const CallOrder &order, const SourceGate &gate);
    void flightStarted(const Attempt &attempt, const CallOrder &order);
    void flightAnswered(const Id &attemptId);
    void flightEnded(const Id &attemptId, const AttemptEnd &end);
    //! Everything decide() wants to know, seen from \a s at \a now.
    DialFacts facts(Snapshot &s, const CallOrder &order, qint64 now);

    struct Lane {
        QString name;
        OrderSourceKind source;
        Id sourceId;
        SourceGate gate;
    };
    Expected<std::vector<Lane>> openLanes(qint64 now);
    Expected<std::vector<CallOrder>> candidates(qint64 now);
    enum class Dialled { Started, Held, LinesOut };
    Dialled dial(const CallOrder &candidate, qint64 now);
    //! The claim: intent row and all counters, or nothing. Throws when somebody else was first.
    std::optional<Attempt> claim(Transaction &t, const CallOrder &order, qint64 now);
    //! Writes an outcome; false: the store is not there, it has to be tried again.
    bool write(Dialler &dialler, const Id &attemptId, const AttemptEnd &end);
    void hold(Transaction &t, const CallOrder &order, const DialDecision &decision, qint64 now);
    void settle(Transaction &t, Attempt attempt, const QString &actor = QStringLiteral("engine"));
    void follow(Transaction &t, CallOrder &order, const Attempt &attempt, bool cancelAsked);

    //! One number of an order that has several, and what speaks against calling it.
    struct OrderNumber {
        int place = 1;
        OtherNumber number;
        int attempts = 0;
        std::optional<Outcome> outcome; //!< of its last attempt
        qint64 endedAt = 0;             //!< of that
        QString against;                //!< empty_number, do_not_call, other_person, spent; empty: it may be called
    };
    //! In order of place; empty: the order has one number. Seen from \a s at \a now.
    std::vector<OrderNumber> numbersOf(Snapshot &s, const CallOrder &order, qint64 now);
    //! The number that comes after \a from, and when: one that was never tried, else the one that is due first. Nothing: none is left.
    std::optional<std::pair<OrderNumber, qint64>> numberAfter(Snapshot &s, const CallOrder &order, int from, qint64 now);
    //! The order goes on with this number.
    void take(Transaction &t, CallOrder &order, const OrderNumber &number);
    //! A number that may never be called is passed over, where the order has another; false: it has none.
    bool passOver(Transaction &t, CallOrder order, const DialDecision &decision, qint64 now);
    void unsend(Transaction &t, Attempt attempt, const QString &detail);
    void endOrder(Transaction &t, CallOrder order, OrderState state, std::optional<Outcome> outcome,
                  const QString &heldBy, qint64 now);
    QJsonObject eventOf(const Attempt &attempt, const CallOrder &order) const;
};

} // namespace lianxin
