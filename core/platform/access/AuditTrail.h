// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/access/Method.h"
#include "platform/base/Clock.h"
#include "platform/base/Expected.h"
#include "platform/storage/Store.h"
#include <QByteArray>
#include <QJsonObject>
#include <optional>
#include <vector>

namespace lianxin {

class AuditChain;

//! \brief One record of the trail. `detail` never holds personal data in the clear.
struct LIANXIN_EXPORT AuditRecord {
    qint64 seq = 0; //!< 1, 2, 3 … without a gap, per engine
    qint64 at = 0;  //!< UTC ms
    QString userId; //!< or "engine", "keyfile", "" before login
    QString login;
    QString method;   //!< "users.add"
    QString category; //!< nameOf(Audit)
    QString outcome;  //!< "ok" or the code of the error
    QString target;   //!< id of what it was about, if one parameter says so
    QString peer;     //!< where the caller sits: "local uid=1000 pid=4711"
    QJsonObject detail; //!< the parameters, masked
    QJsonObject toJson() const;
};

//! What verify() found.
struct AuditVerdict {
    bool intact = false;
    qint64 records = 0;
    qint64 firstBad = 0; //!< seq of the first record that is not right; 0 if none
    QString finding;     //!< "changed", "missing", "cut_tail", "head_changed"; empty when intact
};

//! \brief The audit trail: table `audit`, every record's MAC covers the one before (HMAC chain, key from the key
//! hierarchy), and a head record, MACed too, says how far it goes. Rows that were changed, taken out, swapped or cut
//! off the end are found. (Whoever puts back an older copy of the whole store is not: keep `head` elsewhere and hand
//! it to verify().)
//! Any thread.
class LIANXIN_EXPORT AuditTrail {
public:
    //! \param chain with the audit key (HMAC-SHA256 or HMAC-SM3); must outlive this.
    AuditTrail(Store &store, const Clock &clock, const AuditChain &chain);

    //! Adds a record in a transaction of its own; seq and at are set here.
    Expected<qint64> append(AuditRecord record);
    //! Adds a record inside a transaction: it stands or falls with the change.
    qint64 append(Transaction &transaction, AuditRecord record);

    struct Filter {
        qint64 after = 0; //!< seq
        int limit = 200;
        QString userId;
        QString method; //!< exact, or "users.*"
        QString category;
        qint64 from = 0; //!< UTC ms
        qint64 to = 0;   //!< 0: open
        QString login;   //!< part of it, in any case
        QString outcome; //!< "ok", "failed" (all that is not ok), or the code of an error
        QString text;    //!< part of login, method, outcome, target, peer or detail, in any case
        bool newestFirst = false;
        qint64 before = 0; //!< newest first: only records with a smaller seq; 0: from the newest
    };
    //! \brief Records, and where to go on: the next page begins behind this seq; 0: there is no more.
    struct Page {
        std::vector<AuditRecord> records;
        qint64 next = 0;
    };
    //! At most filter.limit (1 to 1000) records. Newest first, no more than 20,000 records are looked at for one page, so
    //! that a search for what is rare holds nobody up: a page may be short, or empty, and still have a next one.
    Expected<Page> page(const Filter &filter) const;
    Expected<std::vector<AuditRecord>> list(const Filter &filter) const;
    //! Walks the whole chain. \param knownHead a head noted earlier: the trail must contain it.
    Expected<AuditVerdict> verify(const QByteArray &knownHead = {}) const;
    //! "seq:mac" of the newest record, to be kept where the store's owner can't reach.
    Expected<QByteArray> head() const;

private:
    QByteArray macOf(const AuditRecord &record, const QString &detail, const QByteArray &previous,
                     const QString &engine) const;
    QByteArray headMac(const QString &engine, qint64 seq, const QByteArray &mac) const;

    Store &m_store;
    const Clock &m_clock;
    const AuditChain &m_chain;
};

} // namespace lianxin
