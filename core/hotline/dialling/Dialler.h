// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "hotline/dialling/DialPolicy.h"
#include "hotline/dialling/DiallingSettings.h"
#include "hotline/dialling/Ports.h"
#include "platform/base/Expected.h"
#include <QObject>
#include <map>
#include <memory>

namespace lianxin {

class Calendar;
class Clock;
class Directory;
class FieldSealer;
class Snapshot;
class Store;

//! \brief A page of attempts, newest first.
struct AttemptPage {
    std::vector<Attempt> items;
    QString next; //!< cursor; empty: the end
};

//! \brief How an attempt ended, as the telephone and the bot tell it.
struct AttemptEnd {
    Outcome outcome = Outcome::Network;
    SipCause cause;
    QString result;      //!< of the flow; empty keeps what noteResult() said
    QJsonObject answers; //!< same
    qint64 endedAt = 0;  //!< UTC ms; 0 = now
    QJsonObject moments = {}; //!< as in Attempt
    QJsonObject heard = {};   //!< same
};

//! \brief Owns every outbound call: takes orders, asks the policy at the instant of dialling, writes the
//! intent before and the outcome after. Many engines may share one store: orders, numbers and daily caps are
//! claimed by single conditional statements.
//!
//! Engine main thread. The store's writes are synchronous. Errors: dialling.* (see the functions) and
//! storage.*.
class LIANXIN_EXPORT Dialler : public QObject {
    Q_OBJECT
public:
    Dialler(Store &store, const FieldSealer &sealer, Directory &directory, const Calendar &calendar,
            const Clock &clock, DiallingSettings settings = {}, QObject *parent = nullptr);
    ~Dialler() override;

    //! Both must outlive the dialler. A source without registration counts as unknown: never dialled, except
    //! callback, manual and outside, which need none.
    void setOriginator(Originator *originator);
    //! Without one nothing is slowed for the seats' sake.
    void setSeatForecast(SeatForecast *seats);
    void setSource(OrderSourceKind kind, OrderSource *source);

    //! Settles what a death of this engine left behind, then begins to tick. Attempts whose INVITE was never
    //! sent go back to waiting; answered ones end as answered with detail "engine_stopped"; the rest is
    //! ambiguous. Call once, after the sources are set.
    Expected<void> start();
    //! No new calls from here on; what is under way goes on.
    void stop();
    //! The settling part of start(). \a engine: whose attempts; empty: this one's. Returns how many were
    //! settled.
    Expected<int> recover(const QString &engine = {});

    //! \name Placing and taking back
    //! @{
    Expected<Id> place(CallOrder order);
    //! Inside the source's own transaction; call wake() after the commit. Any thread. Returns the ids.
    std::vector<Id> place(Transaction &t, std::vector<CallOrder> orders) const;
    //! All waiting orders of the source are cancelled (its orderEnded() is not called for them); calls that
    //! have not been answered are aborted when \a abortRunning. Returns how many waited.
    Expected<int> cancelSource(OrderSourceKind kind, const Id &sourceId, bool abortRunning,
                               const QString &reason);
    Expected<void> cancelOrder(const Id &orderId, const QString &reason);
    //! Something changed that may allow a call (order placed, campaign resumed, line free): look soon.
    void wake();
    //! @}

    //! \name What the telephone tells
    //! @{
    void attemptAnswered(const Id &attemptId, const Id &callId);
    //! The record of the call, as soon as there is one.
    void attemptCall(const Id &attemptId, const Id &callId);
    //! \name For pacing by seats
    //! @{
    enum class AskStep { Asked, Answered, Lost };
    //! The citizen of an order under way asked for a person, was answered by one, or left without; \a waitedMs in real time.
    void noteAsk(const Id &orderId, AskStep step, qint64 waitedMs);
    enum class SeatTime { Talk, WrapUp };
    //! A seat's talk or wrap-up ended, of any call; real time.
    void noteSeatTime(SeatTime what, qint64 ms);
    struct LaneFigures {
        std::optional<PacingView> pacing; //!< nothing: not paced by seats, or not looked at yet
        qint64 trunkDeadSince = 0;        //!< 0: it brings calls through
        qint64 trunkProbeAt = 0;
        int calls = 0;                    //!< under way
    };
    //! \a lane: CallOrder::lane(). \a trunkId: as in its orders.
    LaneFigures laneFigures(const QString &lane, const QString &trunkId) const;
    //! Do seats with this skill ("" = any) serve? Nothing to ask: yes.
    bool seatsServe(const QString &skill) const;
    //! Of today's who asked for a person, those that were dropped, also by the engine that went before this one; 0 as long as
    //! fewer than \a atLeastAsked asked.
    double dropShare(const QString &lane, qint64 atLeastAsked) const;
    //! The source has ended, or a person lets it go on above its ceiling: what was learned and counted for its pace goes.
    void forgetLane(const QString &lane);
    //! @}
    //! What was heard on attempts that ended before (UTC ms) is not kept any more: nobody is asked what it was. How many.
    Expected<int> soundGone(qint64 before);
    //! The flow's result as soon as it is known: it then survives a death of the engine.
    void noteResult(const Id &attemptId, const QString &result, const QJsonObject &answers);
    void attemptEnded(const Id &attemptId, const AttemptEnd &end);
    //! @}

    //! One look at what is due; the timer calls it. Returns the number of calls started. Tests call it
    //! directly.
    int tick();

    //! \name Reading
    //! @{
    Expected<std::optional<CallOrder>> order(const Id &orderId);
    Expected<std::optional<Attempt>> attempt(const Id &attemptId);
    struct AttemptFilter {
        Id orderId;
        Id sourceId;
        std::optional<Outcome> outcome;
        QByteArray phoneIndex;
        bool unrecognised = false; //!< something was said on the line that nobody understood, and it was kept
    };
    //! Newest first. \a cursor as given by the last page.
    Expected<AttemptPage> attempts(const AttemptFilter &filter, const QString &cursor, int limit);
    //! Attempts that have no end yet, of every engine, oldest first.
    Expected<std::vector<Attempt>> underWay();
    //! Every rule for the order at this instant (nothing is written).
    Expected<DialDecision> explain(const Id &orderId);
    //! The same of an order that is not placed yet: may it be dialled now?
    Expected<DialDecision> explain(const CallOrder &draft);
    //! Newest first: orders of that number, in any spelling parsePhoneNumber() reads. \a sourceId may be
    //! empty.
    Expected<std::vector<CallOrder>> ordersOf(const QString &phone, const Id &sourceId = {});
    //! {"orders":[{order, decision:{mayDial,rules}, attempts:[…]}…]} for a number.
    Expected<QJsonObject> trace(const QString &phone, const Id &sourceId = {});
    //! {order, decision, attempts} of one order.
    Expected<QJsonObject> traceOrder(const Id &orderId);
    //! Attempts that wait for a person, oldest first.
    Expected<std::vector<Attempt>> ambiguous();
    struct Backlog {
        int waiting = 0;   //!< orders to be dialled sooner or later
        int dialling = 0;  //!< orders with an attempt under way
        int ambiguous = 0; //!< orders that wait for a person
    };
    //! Of the whole store.
    Expected<Backlog> backlog();
    //! Calls of this dialler that are under way.
    int activeCalls() const;
    //! @}

    //! A person says what became of an ambiguous attempt: \a redial puts the order back (policy applies),
    //! else it is done with \a outcome. Errors: dialling.not_found, dialling.not_ambiguous.
    Expected<void> resolve(const Id &attemptId, bool redial, Outcome outcome, const QString &actor);

    //! What was heard on the newest, unanswered attempt of an order is understood otherwise now: \a outcome and \a heard take
    //! the place of what was noted, and what becomes of the order follows anew. An answer, a cancelled order and an attempt
    //! after which another was made stay what they are. Returns whether the outcome is another one. Errors:
    //! dialling.not_found, dialling.not_correctable.
    Expected<bool> correct(const Id &attemptId, Outcome outcome, const QJsonObject &heard, const QString &actor);

    //! Erases who was called from everything that is not under way (PIPL art. 47); what waits is cancelled.
    //! Times and outcomes stay. Returns the number of orders.
    int erase(Transaction &t, const QByteArray &phoneIndex);

    //! As they hold now. Another engine's change of them is known within seconds, or at once by readSettings().
    const DiallingSettings &settings() const;
    Expected<DiallingSettings> readSettings();
    //! Changes what a hotline may change, for all engines, and keeps it. \a changes as DiallingSettings::with(); errors as there.
    Expected<DiallingSettings> changeSettings(const QJsonObject &changes, const QString &actor);

Q_SIGNALS:
    void attemptStarted(const lianxin::Id &attemptId, const lianxin::Id &orderId);
    void attemptFinished(const lianxin::Id &attemptId, const lianxin::Id &orderId);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace lianxin
