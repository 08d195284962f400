// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "hotline/routing/SeatState.h"
#include "platform/base/Expected.h"
#include "platform/base/Id.h"
#include <QObject>
#include <QStringList>
#include <vector>

namespace lianxin {

class Clock;
class Row;
class Snapshot;
class Store;
class Transaction;

//! \brief A seat as the store knows it.
struct LIANXIN_EXPORT Seat {
    QString number; //!< "0217"
    Id userId;      //!< who sits there; empty: nobody
    QString displayName;
    SeatState state = SeatState::Offline;
    QString reason;   //!< of away and offline: "lunch", "missed", "rejected", "lost" …
    qint64 since = 0; //!< UTC ms of the last change of state
    qint64 idleSince =
        0; //!< UTC ms since when it has been waiting for a call, over pauses too short to matter
    bool registered = false; //!< its telephone is registered
    qint64 coolUntil = 0;    //!< is not rung before; UTC ms, 0: no cool-down
    qint64 wrapUpUntil = 0;  //!< UTC ms at which a wrap-up ends by itself; 0: never, or there is none
    qint64 wrapUpExtendedMs = 0; //!< by so much it was prolonged, for this call
    int wrapUpExtensions = 0;    //!< times
    QString wrapUpReason;        //!< why, the last time
    qint64 countedFrom = 0;      //!< UTC ms since when its state is not in the day's figures yet; 0: not known
    Id callId;               //!< while ringing, talking, hold and wrapup
    bool consoleLocked = false;  //!< nobody is at its console: it is never ready
    QString engine;          //!< engine whose call it has
    QStringList skills;      //!< empty: takes everything

    //! As seats.list shows it.
    QJsonObject toJson() const;
};

//! Reason of a seat that is away because its console is locked; the console has words for it.
inline constexpr auto kConsoleLockedReason = "locked"_L1;

//! \brief All seats and their states. Every change is one transaction with its event seat.state; changes that
//! can race (reservation) are single conditional updates, so that engines sharing a store never get the same
//! seat. A change also adds the time of the state that ends to the day's figures (ServiceSlots.h).
//!
//! No call rings at a locked console: a seat whose telephone was given to a session that is locked is away, reason "locked", as
//! soon as it would be ready, whatever made it so (its wrap-up ran out, a caller hung up). That is decided by the seat's row in the
//! transaction of the step, so that it holds for every engine of the store. A call that is under way, and a wrap-up while it lasts,
//! stay what they are. Nobody makes the seat ready again but the person.
//!
//! Engine main thread. Errors: routing.unknown_seat (NotFound), routing.illegal_step (Conflict, names
//! the states), routing.console_locked (Conflict: a person can't make it ready), routing.no_seat (Refused: the user has none), storage.*.
class LIANXIN_EXPORT Seats : public QObject {
    Q_OBJECT
public:
    Seats(Store &store, const Clock &clock, QObject *parent = nullptr);

    //! Makes the seat known, or changes who sits there. Keeps its state. Skills stay unless given.
    Expected<void> assign(const QString &number, const Id &userId, const QString &displayName);
    //! Errors: routing.bad_skills (Usage).
    Expected<void> setSkills(const QString &number, const QStringList &skills, const QString &actor);
    //! After an abusive call: not rung for so long, whatever the state; 0 ends it.
    Expected<Seat> rest(const QString &number, qint64 ms, const QString &actor);
    //! How long wrap-up lasts; 0: until it is filed.
    void setWrapUpTime(qint64 ms) { m_wrapUpMs = ms; }
    //! This wrap-up lasts \a ms longer, because of \a reason (long numbers in it are masked); counted. \a most: by so much in all
    //! may the wrap-up of one call be prolonged. Errors: routing.bad_extension (Usage: no reason, or longer than 60 characters),
    //! routing.no_wrap_up (Conflict), routing.wrap_up_ceiling (Conflict: says how much is left).
    Expected<Seat> extendWrapUp(const QString &number, qint64 ms, const QString &reason, qint64 most, const Id &userId);
    //! {"count","minutes","seats":[{"seatNumber","displayName","count","minutes","last","lastReason"}]}: prolonged wrap-ups of a
    //! time, UTC ms; 0: open.
    Expected<QJsonObject> extensions(qint64 from, qint64 to);
    //! The registrar says that the seat's telephone came or went.
    Expected<void> setRegistered(const QString &number, bool registered);

    //! \name Whose console is locked
    //! @{
    //! The seat's telephone is at this session from now on, which is not locked.
    Expected<void> giveTo(const QString &number, const QString &sessionId);
    //! The session is locked, or open again: so is the console of its seat.
    Expected<void> setLocked(const QString &sessionId, bool locked);
    //! The session is over: its seat is at nobody's console.
    Expected<void> leave(const QString &sessionId);
    //! Sessions that have a seat's telephone.
    Expected<QStringList> holders();
    //! @}

    Expected<std::vector<Seat>> all();
    Expected<Seat> seat(const QString &number);

    //! The person's own step (ready, away, offline), or a supervisor's for them.
    Expected<Seat> setState(const QString &number, SeatState to, const QString &reason, const QString &actor);

    //! \name For the router
    //! @{
    //! Takes the longest idle ready and registered seat that has the skill, for the call; nobody: an empty
    //! number. \a only: this seat and no other. \a except: seats that had their chance with this call.
    Expected<std::optional<Seat>> reserve(const Id &callId, const QString &skill, const QString &only,
                                          const QStringList &except);
    //! The engine's step; refused (routing.illegal_step) when the seat is not in one of the states the table
    //! allows, or has another call meanwhile.
    Expected<Seat> step(const QString &number, SeatState to, const Id &callId, const QString &reason = {});
    enum class OpenTime {
        GoesOn, //!< states last
        Ends,   //!< the engine stops: until it is back nothing is known of its seats, and nothing is counted
    };
    //! Adds the time of states that still last to the day's figures, of the seats that this engine saw change last.
    Expected<void> countOpenTime(OpenTime then = OpenTime::GoesOn);
    //! Ringing, talking and held seats of an engine, whose calls died with it, go to wrap-up; called at start. What its seats did
    //! since it last wrote (countOpenTime) is not known: the day's figures go on from now.
    //! \a engine empty: this one.
    Expected<int> recover(const QString &engine = {});
    struct Count {
        int ready = 0, talking = 0, away = 0, total = 0, serving = 0;
        int readyAble = 0; //!< ready, registered, not cooling down, and with the skill
    };
    //! serving: everybody who takes, or will soon take, calls with that skill ("" = any).
    Expected<Count> count(const QString &skill = {});
    //! @}

Q_SIGNALS:
    void changed(const lianxin::Seat &seat);
    //! A seat came to be ready: look at the queue.
    void becameReady(const QString &number);

private:
    Expected<Seat> apply(const QString &number, SeatState to, SeatStep by, const std::optional<Id> &callId,
                         const QString &reason, const QString &actor);
    //! The step in \a t, with its event; nothing when the seat was there already.
    std::optional<Seat> take(Transaction &t, Seat &seat, SeatState to, SeatStep by, const std::optional<Id> &callId, const QString &reason,
                             const QString &actor);
    Store &m_store;
    const Clock &m_clock;
    qint64 m_wrapUpMs = 0;
};

} // namespace lianxin
