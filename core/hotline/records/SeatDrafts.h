// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include "platform/base/Id.h"
#include <QJsonArray>
#include <QJsonObject>
#include <QTimer>
#include <optional>

namespace lianxin {

class Clock;
class FieldSealer;
class Snapshot;
class Store;
class Transaction;

//! \brief What a seat has written about a call and not filed: one row a user and call, sealed, which nobody but that user is
//! given. Its parts are "ticket" and "wrapUp"; what is in them is the console's affair. The words of a part go when it is filed,
//! all of a row 12 hours after the last key. A row that does not open is told to be unreadable and is in nobody's way: what is
//! written next takes its place.
//! Engine main thread. Errors: records.draft_part (Usage), records.draft_too_long (Usage), records.unknown_call (NotFound),
//! calls.not_yours (Refused), storage.*.
class LIANXIN_EXPORT SeatDrafts {
public:
    static constexpr qint64 kKeptMs = 12 * 3'600'000;
    static constexpr qsizetype kMostBytes = 64 * 1'024; //!< of one draft, as JSON
    static constexpr int kMostCalls = 50;               //!< of a user; the oldest go

    SeatDrafts(Store &store, const FieldSealer &sealer, const Clock &clock);
    //! Deletes what is too old, now and from time to time.
    Expected<void> start();

    //! Puts \a what in place of the part; an empty one takes it out, and a draft that can't be read altogether. Of a ticket that was
    //! filed (ticketFiled) nothing more is kept. Only of a call that \a seatNumber has or had, or of which the user has a draft.
    Expected<void> keep(const Id &userId, const QString &seatNumber, const Id &callId, const QString &part, const QJsonObject &what);
    //! [{"callId", "keptAt" (UTC ms), "ticket"?, "wrapUp"?, "unreadable"? (true)}], the newest first. \a callId empty: of all calls.
    Expected<QJsonArray> mine(const Id &userId, const Id &callId = {});

    //! The ticket of this call is filed: of its words nothing stays, of the ticket {"savedId", "savedNumber"} until the talk is wrapped up.
    Expected<void> ticketFiled(const Id &userId, const Id &callId, const Id &ticketId, const QString &number);
    //! The talk is wrapped up; a ticket that was begun and not filed stays.
    Expected<void> wrapUpFiled(const Id &userId, const Id &callId);
    //! Deletes what nobody has written at for 12 hours.
    Expected<void> purge();

private:
    //! Empty: there is a row, and nothing in it can be read.
    std::optional<QJsonObject> read(Snapshot &s, const Id &userId, const Id &callId) const;
    //! In place of what is there, the oldest of too many go.
    void write(Transaction &t, const Id &userId, const Id &callId, const QJsonObject &draft) const;
    std::optional<QJsonObject> opened(const QByteArray &sealed, const Id &userId, const Id &callId) const;

    Store &m_store;
    const FieldSealer &m_sealer;
    const Clock &m_clock;
    QTimer m_old;
};

} // namespace lianxin
