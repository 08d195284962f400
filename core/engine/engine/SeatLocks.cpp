// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine/SeatLocks.h"
#include "engine/engine/SeatAccounts.h"
#include "hotline/routing/Seats.h"
#include "platform/access/Sessions.h"
#include "platform/base/Log.h"

namespace lianxin {
namespace {

void noteUnkept(const Expected<void> &kept, const char *what) {
    if (!kept)
        qCWarning(lcEngine).noquote() << what << kept.error().toString();
}

} // namespace

SeatLocks::SeatLocks(Sessions &sessions, Seats &seats, SeatAccounts &accounts, QObject *parent)
    : QObject(parent)
    , m_sessions(sessions)
    , m_seats(seats) {
    connect(&accounts, &SeatAccounts::phoneGiven, this, [this](const QString &seat, const QString &session) {
        noteUnkept(m_seats.giveTo(seat, session), "it is not known at which console a seat is:");
    });
    connect(&sessions, &Sessions::locked, this, [this](const QString &session) {
        noteUnkept(m_seats.setLocked(session, true), "a seat at a locked console stays in the line:");
    });
    connect(&sessions, &Sessions::unlocked, this, [this](const QString &session) {
        noteUnkept(m_seats.setLocked(session, false), "a seat stays out of the line although its console is open again:");
    });
    connect(&sessions, &Sessions::closed, this, [this](const QString &session) {
        noteUnkept(m_seats.leave(session), "a seat is still taken to be at a console that is gone:");
    });
}

Expected<void> SeatLocks::start() {
    LX_TRY(const QStringList holders, m_seats.holders());
    for (const QString &session : holders) {
        LX_TRY(const bool there, m_sessions.isThere(session));
        if (!there)
            LX_CHECK(m_seats.leave(session));
    }
    return {};
}

} // namespace lianxin
