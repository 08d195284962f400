// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "hotline/routing/Seats.h"
#include "platform/storage/Store.h"

namespace lianxin {

// Rows of the table seat, for the parts of Seats.

QString seatColumns();
//! Of a row of seatColumns(); without skills.
Seat seatOf(const Row &row);
std::optional<Seat> findSeat(Snapshot &s, const QString &number);
Error unknownSeat(const QString &number);
//! The event seat.state.
void tellSeat(Transaction &t, const Seat &seat, const QString &actor);
//! A seat that has just become ready, and whose console is locked, is away instead; true: it was so. To be called after the row was
//! written: then nobody else can lock the console in between.
bool keepFromLine(Transaction &t, const QString &number);

} // namespace lianxin
