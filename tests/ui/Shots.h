// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "Fixture.h"
#include "platform/base/Literals.h"
#include <QJsonArray>
#include <functional>

namespace lianxin::test {

//! A picture: its file's name, who is logged in (nobody: empty), and what is done before it is taken.
struct Shot {
    QString name;
    QString who;
    std::function<void(ConsoleFixture &)> prepare;
};

//! \name The pictures by subject
//! @{
QList<Shot> seatShots();
QList<Shot> campaignShots();
QList<Shot> ticketShots();
QList<Shot> supervisorShots();
QList<Shot> adminShots();
QList<Shot> dialogShots();
//! @}

//! A day of a city's hotline in the place of the few rows that are enough for tests.
void giveShotSamples(FakeDoor &door);

} // namespace lianxin::test
