// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include <QJsonArray>

namespace lianxin {

class Store;

//! \brief What rang at a seat and was not answered there, read from the legs of calls. Any thread.
class LIANXIN_EXPORT MissedCalls {
public:
    explicit MissedCalls(Store &store)
        : m_store(store) {}

    //! Since UTC ms, newest first, a call once, with when it rang last and what has become of it; number and name are masked:
    //! [{id, missedAt, rang, state, direction, phone, name, endedAt, answeredBy}]; answeredBy: a seat, empty: nobody.
    //! Errors: storage.*.
    Expected<QJsonArray> atSeat(const QString &seatNumber, qint64 since, int limit);
    //! It rang at this seat, and another or nobody answered.
    Expected<bool> wasAt(const QString &seatNumber, const QString &callId);

private:
    Store &m_store;
};

} // namespace lianxin
