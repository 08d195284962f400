// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include "platform/base/Id.h"
#include <QJsonObject>
#include <optional>
#include <vector>

namespace lianxin {

class Clock;
class Store;
class Transaction;

//! \brief A citizen who waited too long and asked to be called back.
struct LIANXIN_EXPORT Callback {
    Id id;
    Id callId; //!< the call in which it was booked
    QByteArray phoneSealed;
    QByteArray phoneIndex;
    QString phoneMasked;
    QString nameMasked;
    QString skill;
    QString reason;                         //!< why a person was wanted
    qint64 bookedAt = 0;                    //!< UTC ms
    QString state = QStringLiteral("open"); //!< open, placed, done, failed (not reached), cancelled
    Id orderId;                             //!< dialling order, once placed
    QString by;                             //!< user who placed it
    QString outcome;                        //!< of the order that settled it
    QJsonObject toJson() const;
};

//! \brief Port: places a call-back as a dialling order (source "callback"). Implemented by the engine. Main
//! thread.
class LIANXIN_EXPORT CallbackPlacer {
public:
    virtual ~CallbackPlacer() = default;
    //! Id of the order.
    virtual Expected<Id> place(const Callback &callback, const QString &actor) = 0;
};

//! \brief The list of booked call-backs. Engine main thread. Errors: routing.unknown_callback (NotFound),
//! routing.callback_taken (Conflict: somebody else was first), routing.no_placer (Internal), storage.*.
class LIANXIN_EXPORT Callbacks {
public:
    Callbacks(Store &store, const Clock &clock);
    void setPlacer(CallbackPlacer *placer) { m_placer = placer; }

    //! Books once a call: a second booking for the same call gives the first one's id. Event callback.booked.
    Expected<Id> book(Callback callback);
    Expected<Callback> callback(const Id &id);
    //! The one that was booked for a call, if any.
    Expected<std::optional<Callback>> ofCall(const Id &callId);
    //! Open ones that were booked before \a at, oldest first.
    Expected<std::vector<Callback>> openBefore(qint64 at, int limit);
    //! How many are being called back now.
    Expected<int> placedCount();
    //! Newest first; \a state empty: all.
    Expected<std::vector<Callback>> list(const QString &state, int limit);
    //! A person decides to call back: exactly one of two who press at once succeeds.
    Expected<Id> call(const Id &id, const QString &actor);
    //! done or cancelled. Idempotent.
    Expected<void> settle(const Id &id, const QString &state, const QString &actor);
    //! Inside the transaction that ends its order: \a state done or failed. Nothing when it is settled already.
    static void settle(Transaction &t, const Id &id, const QString &state, const QString &outcome);

private:
    Store &m_store;
    const Clock &m_clock;
    CallbackPlacer *m_placer = nullptr;
};

} // namespace lianxin
