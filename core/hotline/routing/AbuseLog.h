// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include "platform/base/Id.h"
#include <QJsonObject>

namespace lianxin {

class Clock;
class Store;

//! \brief Calls in which a seat pressed the abuse key: a figure of how those who work here fare, not of citizens; it
//! holds no number and no word of anybody. Engine main thread. Errors: storage.*.
class LIANXIN_EXPORT AbuseLog {
public:
    AbuseLog(Store &store, const Clock &clock);

    //! Once a call and seat; a second press changes nothing. Event live.abuse {callId, seatNumber}.
    Expected<void> pressed(const Id &callId, const QString &seat, const Id &userId);
    //! The call was ended with the closing words.
    Expected<void> closed(const Id &callId, const QString &seat);
    //! {presses, closed, seats: [{seatNumber, displayName, presses, closed, last}]}, most first; times UTC ms,
    //! \a to exclusive, 0: no limit.
    Expected<QJsonObject> figures(qint64 from, qint64 to);

private:
    Store &m_store;
    const Clock &m_clock;
};

} // namespace lianxin
