// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/access/Method.h"
#include <QHash>
#include <QObject>

namespace lianxin {

class Seats;
class Telephony;
class Users;

//! \brief Telephone accounts of the seats: every user with a seat number may register a phone there. Passwords are made
//! anew at every start of the engine, given to the logged-in user only, and stored nowhere. Main thread.
class SeatAccounts : public QObject {
    Q_OBJECT
public:
    SeatAccounts(Users &users, Seats &seats, Telephony &telephony, QObject *parent = nullptr);
    //! Opens the accounts of all users with a seat; follows changes from then on.
    Expected<void> start();
    //! {registrar, aor, sipUser, sipPassword, transport} of the caller's seat. Errors: routing.no_seat (Refused).
    Expected<QJsonObject> phoneOf(const Caller &caller);

Q_SIGNALS:
    //! A session was told the account of its seat: the seat's telephone is there.
    void phoneGiven(const QString &seatNumber, const QString &sessionId);

private:
    void refresh();

    Users &m_users;
    Seats &m_seats;
    Telephony &m_telephony;
    QHash<QString, QString> m_passwords; //!< seat → password
};

//! seats.phone.
void registerSeatAccountMethods(Registry &registry, SeatAccounts &accounts);

} // namespace lianxin
