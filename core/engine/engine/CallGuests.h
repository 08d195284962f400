// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/telephony/Telephony.h"
#include "platform/access/Caller.h"
#include <QJsonObject>
#include <QObject>
#include <map>

namespace lianxin {

class AbuseLog;
class CallDesk;
class CallSession;
class Seats;
class Store;

//! \brief What goes on around a call besides its citizen and its seat: a supervisor who listens, whispers, barges or
//! takes over; a colleague who is consulted; a seat's request for help; abuse. Keeps the states of the seats
//! involved, writes their legs down, and tells consoles (call.guests to the seats, live.* to supervisors). Main thread.
class CallGuests : public QObject {
    Q_OBJECT
public:
    struct Policy {
        bool seatSeesListening = true;      //!< whispering and barging in a seat sees always
        qint64 coolDownMs = 10 * 60'000;    //!< without a call, for a seat that ended an abusive one
    };
    //! All outlive it.
    struct Parts {
        CallDesk &desk;
        Telephony &telephony;
        Store &store;
        AbuseLog &abuse;
    };
    CallGuests(Parts parts, Policy policy, QObject *parent = nullptr);

    //! Rings the caller's own telephone, or, when they are on the call already, changes what they are heard by.
    //! Errors: routing.no_seat, calls.supervisor_busy (Conflict), calls.over, telephony.*
    Expected<void> supervise(const Id &callId, const Caller &who, SupervisionMode mode);
    //! Error: calls.not_supervising (Conflict), also for the next.
    Expected<void> leave(const Id &callId, const Caller &who);
    Expected<void> takeOver(const Id &callId, const Caller &who);

    //! Errors: calls.seat_not_free (Conflict), telephony.*
    Expected<void> consult(const Id &callId, const QString &seat);
    Expected<void> conference(const Id &callId);
    //! The citizen is back with the seat.
    Expected<void> endConsult(const Id &callId);

    //! The seat wants a supervisor, or no longer.
    Expected<void> askForHelp(const Id &callId, bool wanted);
    //! Counts, alerts the supervisors, warns the citizen. Errors: calls.not_talking (Conflict).
    Expected<void> pressAbuse(const Id &callId, const Caller &who);
    //! Closing words, then the end; the seat rests. Errors: calls.not_warned, calls.not_talking (Conflict).
    Expected<void> closeAbusive(const Id &callId);

    //! Whether that seat is a guest on the call.
    bool isOn(const Id &callId, const QString &seat) const;
    //! Adds supervision {seatNumber, displayName, mode, joined, since}, consult {seatNumber, state, since}, helpSince,
    //! abuseSince, parked and what CallOutside tells to a call, as far as the caller may know.
    void describe(QJsonObject &call, const Caller &caller) const;

private:
    struct Around {
        QString supervisor; //!< seat number; empty: nobody
        QString supervisorName;
        SupervisionMode mode = SupervisionMode::Listen;
        bool supervisorJoined = false;
        bool supervisorWasReady = false;
        qint64 supervisedSince = 0;
        Id supervisorLeg;
        QString consulted; //!< seat number; empty: nobody
        bool consultedJoined = false;
        bool conference = false;
        qint64 consultSince = 0;
        Id consultedLeg;
        qint64 helpSince = 0;
        qint64 abuseSince = 0;
        bool closing = false;
    };
    void onJoined(const Id &callId, const QString &seat, Guest role);
    void onLeft(const Id &callId, const QString &seat, Guest role, bool wasThere);
    void onReplaced(const Id &callId, const QString &to, Guest role);
    Expected<CallSession *> sessionOf(const Id &callId) const;
    //! The seat that talks with the citizen this moment.
    Expected<QString> talkingSeat(const Id &callId) const;
    Expected<void> requireSupervisor(const Id &callId, const Caller &who) const;
    bool isHidden(const Around &around) const { return around.mode == SupervisionMode::Listen && !m_policy.seatSeesListening; }
    void backToWork(const QString &supervisor, bool wasReady);
    Id beginLeg(const Id &callId, const QString &kind, const QString &seat);
    void endLeg(Id &leg);
    //! \a toSeats: the seats may know of this change.
    void tell(const Id &callId, bool toSeats = true, const QString &what = QStringLiteral("live.changed"));
    qint64 now() const;

    Parts m_parts;
    const Policy m_policy;
    std::map<Id, Around> m_calls;
};

} // namespace lianxin
