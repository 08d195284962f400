// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QJsonObject>

namespace lianxin {

// The console measures by the engine's clocks, never by its own: the clocks of two machines differ, and a
// rehearsal has a day and a speed of its own. The engine tells its clocks in the greeting (engine.hello); in between,
// time is counted on by this machine's steady clock. Before the first greeting both are this machine's time.
// All functions: any thread. All times: UTC milliseconds.

//! \brief The clock of conversations: calls, seats, recordings, sessions and the audit trail. It never runs
//! faster than real time, so a difference to it is how long somebody has really waited or talked.
qint64 engineNow();

//! \brief The clock of business rules: campaigns, lists, tickets, deadlines, call-backs and the time of day. In
//! production the same as engineNow(); in a rehearsal it runs businessSpeed() times as fast.
qint64 businessNow();

//! How many times as fast as real time businessNow() runs; 1 in production.
double businessSpeed();

//! Takes the clocks of a greeting: "now", and "business":{"now","speed"} where they differ. A greeting without
//! a time changes nothing.
void setEngineClocks(const QJsonObject &greeting);

//! The time of day as the console shows it, "10-12 Mon  14:02:11"; with the speed behind it when that is not 1.
QString timeOfDayText();

} // namespace lianxin
