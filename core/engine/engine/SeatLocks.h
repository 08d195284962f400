// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QHash>
#include <QObject>

namespace lianxin {

class Seats;
class SeatAccounts;
class Sessions;

//! \brief No call rings at a locked console: a seat whose telephone was given to a session that is locked is away, reason
//! "locked", as soon as it would be ready, whatever made it so (its wrap-up ran out, a caller hung up, a supervisor). A call that is
//! under way, and a wrap-up while it lasts, stay what they are. Nobody makes it ready again but the person. Main thread.
class SeatLocks final : public QObject {
    Q_OBJECT
public:
    //! All outlive it.
    SeatLocks(Sessions &sessions, Seats &seats, SeatAccounts &accounts, QObject *parent = nullptr);

private:
    void takeAway(const QString &seatNumber);

    Sessions &m_sessions;
    Seats &m_seats;
    QHash<QString, QString> m_holders; //!< seat → session that has its telephone
};

} // namespace lianxin
