// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "hotline/routing/SeatState.h"
#include "platform/base/Expected.h"
#include <QJsonObject>

namespace lianxin {

class Store;
class Transaction;

//! The hotline's local day ("2026-10-10", Beijing) of a moment, UTC ms.
LIANXIN_EXPORT QString serviceDayOf(qint64 at);

//! \brief What is added to a half hour's figures of calls.
struct LIANXIN_EXPORT SlotCalls {
    qint64 calls = 0;
    qint64 answered = 0;
    qint64 inTime = 0; //!< of them, within the service level
    qint64 abandoned = 0;
    qint64 waitedMs = 0; //!< of an answered one
};

//! Adds to the half hour in which \a at (UTC ms) lies. \a kind: inbound, handover. Engines that share a store add to the same
//! rows. With the first row of a day, those older than 400 days go. Throws StoreFailure.
LIANXIN_EXPORT void addSlotCalls(Transaction &t, qint64 at, const QString &kind, const SlotCalls &more);

//! A seat was in \a state from \a from to \a to (UTC ms; 0: not known since when, nothing is added): added to the half hours that
//! it touches. Ringing, talking and hold are one, "talking"; offline is not counted. Purges as addSlotCalls(). Throws StoreFailure.
LIANXIN_EXPORT void addSlotSeat(Transaction &t, SeatState state, qint64 from, qint64 to);

struct ServiceLevel {
    qint64 withinMs = 0;
    double target = 0; //!< share of the calls that is to be answered within
};

//! \brief The figures of a day by half hours, as queue.day answers them; any thread.
//!
//! {"day","withinMs","target","slots":[{"at","inbound":{"calls","answered","inTime","abandoned","waitSumMs","waitMaxMs"},
//! "handover":{…},"seats":{"talkMs","wrapUpMs","readyMs","awayMs"}}]}: one slot for each half hour from the first with anything
//! in it to the last (today: the current one), \c at being its beginning in UTC ms; none when nothing was. A call is counted in
//! the half hour in which it came, whenever it was answered or given up, so that in no slot more are answered than came; waits
//! are those of answered calls. States of seats that still last are added up to \a now without being written. What a seat did
//! while its engine was stopped is counted nowhere; of an engine that died, so is the last minute at most, since
//! lasting states are written once a minute (RoutingSettings::countEveryMs) and at a stop.
//!
//! \a day empty: today. Errors: routing.bad_day (Usage), storage.*.
LIANXIN_EXPORT Expected<QJsonObject> serviceSlots(Store &store, const QString &day, qint64 now, const ServiceLevel &level);

} // namespace lianxin
