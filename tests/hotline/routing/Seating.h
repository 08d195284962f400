// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "hotline/routing/Seats.h"
#include "platform/base/Clock.h"
#include <QTest>

namespace lianxin::test {

//! Somebody sits down at the seat \a number, a second after whoever did before, and is ready.
inline void sitDownReady(Seats &seats, ManualClock &clock, const QString &number) {
    QVERIFY(seats.assign(number, u"user-"_s + number, u"坐席"_s + number));
    QVERIFY(seats.setRegistered(number, true));
    const auto seat = seats.setState(number, SeatState::Ready, {}, u"user"_s);
    QVERIFY2(seat, seat ? "" : qPrintable(seat.error().toString()));
    clock.advance(1000);
}

} // namespace lianxin::test
