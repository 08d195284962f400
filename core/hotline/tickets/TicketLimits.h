// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include <QJsonObject>
#include <map>

namespace lianxin {

//! \brief How long a category may take. Either hours that run day and night, or working days.
struct TicketLimit {
    int hours = 0;       //!< > 0: clock hours
    int workingDays = 0; //!< > 0: end of that working day
    QString source;      //!< rule it comes from, shown beside the derivation
};

//! \brief Limits by category, from resources/tickets/limits.json (configuration: they differ by place).
struct LIANXIN_EXPORT TicketLimits {
    std::map<QString, TicketLimit> categories;
    QString fallback;           //!< category for what has none
    TicketLimit supervision;    //!< of a supervision order
    int remindWorkingDays = 2;  //!< the unit is called this many working days before the deadline
    int dueSoonWorkingDays = 2; //!< "amber"

    const TicketLimit &of(const QString &category) const;
    //! Errors (BadInput): tickets.bad_limits with the key in place.
    static Expected<TicketLimits> fromJson(const QJsonObject &json);
    //! What the project ships; falls back to built-in values when the file is damaged, with a warning in the
    //! log.
    static TicketLimits shipped();
};

} // namespace lianxin
