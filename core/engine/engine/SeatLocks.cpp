// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine/SeatLocks.h"
#include "engine/engine/SeatAccounts.h"
#include "hotline/routing/Seats.h"
#include "platform/access/Sessions.h"
#include "platform/base/Log.h"

namespace lianxin {
namespace {

const QString kLockedAway = u"locked"_s; // ui/models/Words knows it

} // namespace

SeatLocks::SeatLocks(Sessions &sessions, Seats &seats, SeatAccounts &accounts, QObject *parent)
    : QObject(parent)
    , m_sessions(sessions)
    , m_seats(seats) {
    connect(&accounts, &SeatAccounts::phoneGiven, this, [this](const QString &seat, const QString &session) { m_holders.insert(seat, session); });
    connect(&sessions, &Sessions::closed, this, [this](const QString &session) {
        m_holders.removeIf([&session](const auto &holder) { return holder.value() == session; });
    });
    connect(&sessions, &Sessions::locked, this, [this](const QString &session) {
        const QString number = m_holders.key(session);
        if (number.isEmpty())
            return;
        if (const auto seat = m_seats.seat(number); seat && seat->state == SeatState::Ready)
            takeAway(number);
    });
    // Told before the queue looks at the seat.
    connect(&seats, &Seats::changed, this, [this](const Seat &seat) {
        if (seat.state == SeatState::Ready && m_sessions.isLocked(m_holders.value(seat.number)))
            takeAway(seat.number);
    });
}

void SeatLocks::takeAway(const QString &seatNumber) {
    if (const auto away = m_seats.setState(seatNumber, SeatState::Away, kLockedAway, u"engine"_s); !away)
        qCWarning(lcEngine).noquote() << "a seat at a locked console stays in the line:" << away.error().toString();
}

} // namespace lianxin
