// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include <QObject>

namespace lianxin {

class Seats;
class SeatAccounts;
class Sessions;

//! \brief Tells the seats at which session each has its telephone, and whether that session is locked: the store keeps it, so that no
//! engine of it rings at a locked console (Seats). Main thread.
class SeatLocks final : public QObject {
    Q_OBJECT
public:
    //! All outlive it.
    SeatLocks(Sessions &sessions, Seats &seats, SeatAccounts &accounts, QObject *parent = nullptr);
    //! Seats whose session ended while no engine was there to see it are at nobody's console.
    Expected<void> start();

private:
    Sessions &m_sessions;
    Seats &m_seats;
};

} // namespace lianxin
