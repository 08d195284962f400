// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "hotline/dialling/DialMoment.h"
#include "platform/base/Expected.h"

namespace lianxin {

//! \brief The rules of dialling that hold over all campaigns, reminders and call-backs, and how the dialler works. The first
//! two groups are a hotline's to change while running: Dialler::changeSettings().
struct LIANXIN_EXPORT DiallingSettings {
    int numberCap = 5;          //!< calls a day to one number over everything, 1…20
    PersonSettings people = {}; //!< children, the old

    int batch = 32;            //!< orders looked at per source and tick
    QJsonObject windows;       //!< call windows for sources that name none; empty: calendar's default
    qint64 recheckMs = 60'000; //!< how long an order rests after an obstacle whose end can't be told
    qint64 tickMs = 1'000;     //!< of the injected clock

    //! {"numberCap":5,"adultFrom":18,"elderlyFrom":65,"elderlyHours":["09:00-11:30","14:30-18:00"]}: what a hotline may change.
    QJsonObject toJson() const;
    //! These settings with \a changes, which name some of those keys. Errors (Usage): dialling.bad_setting with the key as place.
    Expected<DiallingSettings> with(const QJsonObject &changes) const;
};

} // namespace lianxin
