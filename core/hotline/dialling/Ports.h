// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "hotline/dialling/CallOrder.h"
#include "hotline/dialling/Pace.h"

namespace lianxin {

class Snapshot;
class Transaction;

//! \brief What the dialler asks of a telephone.
struct OriginateRequest {
    Id attemptId;
    Id orderId;
    QString phone; //!< national form, in the clear: for the INVITE only, never stored or logged
    QString trunkId;
    QString callerId;
    QString flowId;
    QJsonObject variables;
    QString handOverSkill;
    Id contactId;
    OrderSourceKind source = OrderSourceKind::Manual;
    Id sourceId;
    QString phoneMasked;
    QString nameMasked;
};

//! \brief Port to the telephone; implemented by the engine over telephony. Main thread.
class LIANXIN_EXPORT Originator {
public:
    virtual ~Originator() = default;
    //! Starts the call; returns at once. Whatever happens is told to Dialler::attemptAnswered() and
    //! attemptEnded() later, never from inside this call. An error says that nothing was sent.
    virtual Expected<void> originate(const OriginateRequest &request) = 0;
    //! Takes a call back that has not been answered; it ends with Dialler::attemptEnded(cancelled).
    virtual void abort(const Id &attemptId) = 0;
    //! Calls that can be started now on the trunk ("" = default trunk); 0 while it is down.
    virtual int freeLines(const QString &trunkId) = 0;
    //! Calls a second the trunk takes; 0 = no limit.
    virtual double callsPerSecond(const QString &trunkId) = 0;
};

//! \brief Whether a source wants its orders dialled now, and how fast.
struct SourceGate {
    enum class State {
        Open,
        Paused,     //!< comes back; orders wait
        NotStarted, //!< scheduled; orders wait
        Ended,      //!< stopped or completed: nothing of it is dialled any more
        Unknown,    //!< can't be told now: nothing is dialled
    };
    State state = State::Open;
    QString reason;      //!< e.g. the reason of the pause, for "why not"
    int lines = 0;       //!< calls at once of this source; 0 = no limit of its own
    double cps = 0;      //!< calls a second of this source; 0 = no limit of its own
    QJsonObject windows; //!< call windows as in campaigns.create; empty: the hotline's own
    bool needsConsent = false;   //!< only who agreed to automatic calls
    bool urgent = false;         //!< public danger: hours that spare children, the old and single persons don't hold
    bool handsOver = false;      //!< seats take over: paced by them
    double dropCeiling = 0.03;   //!< of those who ask for a person, at most this share is not answered by one
    qint64 dropAfterMs = 30'000; //!< … within this wait
};
LIANXIN_EXPORT QString nameOf(SourceGate::State state);

//! \brief Port to whoever places orders (campaigns, tickets …). Registered with Dialler::setSource().
//! The functions with a Transaction run inside the dialler's write transaction: the source's own rows change
//! in the same commit as the attempt's outcome, so that they can never disagree. They must not call
//! store.write().
class LIANXIN_EXPORT OrderSource {
public:
    virtual ~OrderSource() = default;
    //! Asked at every tick and again at the instant of dialling. Main thread, quick.
    virtual SourceGate gate(const Id &sourceId) = 0;
    //! Name of the list or of the other order by which this number must not be called for this source; empty: none. Part of
    //! the decision, in the dialler's transaction when it dials.
    virtual QString excludedBy(Snapshot &s, const CallOrder &order) {
        Q_UNUSED(s)
        Q_UNUSED(order)
        return {};
    }
    //! An attempt starts: its intent row is being written.
    virtual void attemptStarted(Transaction &t, const CallOrder &order, const Attempt &attempt) {
        Q_UNUSED(t)
        Q_UNUSED(order)
        Q_UNUSED(attempt)
    }
    //! An attempt ended; \a order already holds what comes next (waiting for a retry, done, ambiguous).
    virtual void attemptEnded(Transaction &t, const CallOrder &order, const Attempt &attempt) = 0;
    //! The order ended without a further attempt (blocked by a rule for good, expired, cancelled).
    virtual void orderEnded(Transaction &t, const CallOrder &order) = 0;
};

//! \brief Port to the seats; implemented over routing. Main thread, quick.
class LIANXIN_EXPORT SeatForecast {
public:
    virtual ~SeatForecast() = default;
    //! For calls whose hand-overs need \a skill ("" = any seat).
    virtual SeatOutlook outlook(const QString &skill) = 0;
};

//! \brief Port to the flows that calls can run; implemented over dialogue. Main thread.
class LIANXIN_EXPORT FlowCatalogue {
public:
    struct Flow {
        QString id;
        QString title;
        int version = 1;
        QStringList variables; //!< that it needs
        QStringList results;   //!< that it can end with
    };
    virtual ~FlowCatalogue() = default;
    virtual std::optional<Flow> flow(const QString &id) const = 0;
    virtual std::vector<Flow> flows() const = 0;
};

} // namespace lianxin
