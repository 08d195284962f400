// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/storage/Store.h"
#include <QStringList>

namespace lianxin {

//! \brief Says among engines that share one database which of them live. Times are the database's own, so that clocks
//! of machines do not matter. An engine renews its lease; one that did not for expiryMs is dead, and exactly one of the
//! others settles what it left. Main thread. Errors: engine.id_in_use (Conflict), engine.lease_lost (Conflict), storage.*.
class EngineLease {
public:
    //! \a holder: this process, e.g. "host/pid"; see thisProcess().
    EngineLease(Store &store, QString holder, qint64 expiryMs = 20'000)
        : m_store(store)
        , m_holder(std::move(holder))
        , m_expiryMs(expiryMs) {}

    //! At start. Refused while another process holds the id and renews it; an earlier process of this machine that is no
    //! more does not hold anything.
    Expected<void> take();
    //! Now and then, well within the expiry. engine.lease_lost: others took this engine for dead and settled its calls: it
    //! has to end.
    Expected<void> renew();
    //! At an orderly end: nobody has to settle anything.
    Expected<void> release();

    //! Other engines whose lease has expired.
    Expected<QStringList> expired();
    //! Takes the right to settle what \a engine left; false when somebody else was faster. It is a lease again: should we
    //! die over it, the next takes it.
    Expected<bool> beginRecovery(const QString &engine);
    Expected<void> endRecovery(const QString &engine);

    //! \brief Who holds which lease, for people who look after engines.
    struct Holder {
        QString engine;
        qint64 ageMs = 0; //!< since it was renewed
        bool recovering = false; //!< another engine settles what it left
    };
    Expected<std::vector<Holder>> holders();
    qint64 expiryMs() const { return m_expiryMs; }

    static QString thisProcess();

private:
    Store &m_store;
    QString m_holder;
    qint64 m_expiryMs;
};

//! Table engine_lease.
std::vector<Migration> leaseSchema();

} // namespace lianxin
