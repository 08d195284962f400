// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include "platform/base/Id.h"
#include "platform/storage/Store.h"

namespace lianxin {

class Clock;
class Directory;
class FieldSealer;

//! \brief Who may hear of a ticket by telephone. Two things are needed: the ticket's number and the registered telephone.
//! Who calls from that telephone needs only the number's last digits; anybody else has to name the telephone's last four
//! digits. What does not exist and what is not theirs sound alike; wrong tries are counted by caller and by ticket, over
//! all calls and engines. Engine main thread. Errors: storage.*, crypto.*.
class LIANXIN_EXPORT TicketInquiry {
public:
    struct Settings {
        int mostWrong = 5;            //!< of one caller, or about one ticket, within …
        qint64 windowMs = 3'600'000;  //!< … this time
        int shortest = 4, whole = 12; //!< digits of a number's end, and of the whole
    };
    TicketInquiry(Store &store, const FieldSealer &sealer, const Directory &directory, const Clock &clock)
        : TicketInquiry(store, sealer, directory, clock, Settings()) {}
    TicketInquiry(Store &store, const FieldSealer &sealer, const Directory &directory, const Clock &clock, Settings settings);

    //! Stored nowhere; said to flows by name: known, proof, wrong, locked.
    enum class Verdict {
        Known,  //!< ticketId says which
        Proof,  //!< a whole number; whether there is such a ticket shows when the telephone's digits are known
        Wrong,  //!< no such ticket of this caller; counted
        Locked, //!< too many wrong tries
    };
    struct Answer {
        Verdict verdict = Verdict::Wrong;
        Id ticketId;
    };
    //! \a caller in national form, empty when withheld; \a keyed digits. Several tickets with the same end: an open one
    //! first, then the newest.
    Expected<Answer> identify(const QString &caller, const QString &keyed);
    //! \a proof: last four digits of the telephone that the ticket \a keyed was registered with.
    Expected<Answer> prove(const QString &caller, const QString &keyed, const QString &proof);

private:
    QByteArray indexOf(const QString &caller) const;
    bool isLocked(Snapshot &s, const QString &column, const SqlValue &value) const;
    Expected<Answer> wrong(const QByteArray &caller, const QString &number);

    Store &m_store;
    const FieldSealer &m_sealer;
    const Directory &m_directory;
    const Clock &m_clock;
    Settings m_settings;
};
LIANXIN_EXPORT QString nameOf(TicketInquiry::Verdict verdict);

//! Table ticket_inquiry_try.
LIANXIN_EXPORT std::vector<Migration> ticketInquirySchema();

} // namespace lianxin
