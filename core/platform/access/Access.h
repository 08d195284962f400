// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/access/AuditTrail.h"
#include "platform/access/Idempotency.h"
#include "platform/access/Jobs.h"
#include "platform/access/Method.h"
#include "platform/access/Sessions.h"
#include "platform/access/Transfers.h"
#include "platform/access/Users.h"

namespace lianxin {

//! \brief Everything of access in one piece, built in order: what the composition root makes one of and what the
//! door needs. Engine's main thread.
class LIANXIN_EXPORT Access {
public:
    struct Options {
        QByteArray keyFileProofKey = {}; //!< keyFileProofKey(bytes of the key file); empty: no log-in by key file
        Users::Policy users = {};
        Sessions::Policy sessions = {};
        //! Sessions age by this one; null: by \a clock. The clock of a rehearsal leaps when its engine starts again, and
        //! would lock everybody out.
        const Clock *sessionClock = nullptr;
        QString transferDirectory = {}; //!< empty: a temporary one
    };
    //! \a auditChain outlives this.
    Access(Store &store, const Clock &clock, const AuditChain &auditChain, Options options);

    //! After the migrations: jobs of an earlier run, old sessions and keys.
    Expected<void> start();
    //! session.*, users.*, audit.*, jobs.*, transfers.* and their event types.
    void registerMethods(Registry &registry);

    Store &store;
    const Clock &clock;
    Users users;
    Sessions sessions;
    AuditTrail audit;
    Idempotency idempotency;
    Jobs jobs;
    Transfers transfers;

    //! The answer of session.login and its kin.
    QJsonObject grantJson(const SessionGrant &grant) const;
    //! A fresh nonce for session.challenge, and whether \a proof answers one given out in the last minute.
    QByteArray challenge();
    bool acceptProof(const QByteArray &nonce, const QByteArray &proof);

    //! Runs \a slow (a password hash) off the main thread, then \a then on it.
    void offMainThread(std::function<bool()> slow, std::function<void(bool)> then);

private:
    QByteArray m_proofKey;
    QHash<QByteArray, qint64> m_nonces;
    QTimer m_housekeeping;
    QTimer m_idle; //!< looks for sessions in which nobody does anything
    QThreadPool m_hashing; // last: waits for its threads before the rest goes
};

//! The secret that engine and lianxinctl both derive from the key file to prove that they can read it.
LIANXIN_EXPORT QByteArray keyFileProofKey(const QByteArray &keyFile);
LIANXIN_EXPORT QByteArray keyFileProof(const QByteArray &proofKey, const QByteArray &nonce);

} // namespace lianxin
