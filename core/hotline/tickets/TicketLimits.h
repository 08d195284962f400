// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "hotline/calendar/Deadline.h"
#include "platform/base/Expected.h"
#include <QJsonObject>
#include <map>

namespace lianxin {

//! \brief How long a category may take.
struct TicketLimit {
    TimeLimit limit{LimitKind::WorkingDays, 7};
    QString source; //!< rule it comes from, shown beside the derivation
    QJsonObject toJson() const;
};

//! \brief What is special about a unit: hours of work, shorter or longer limits.
struct UnitLimits {
    QJsonObject shifts; //!< as WorkShifts reads it; empty: days end at midnight
    std::map<QString, TicketLimit> categories;
};

//! \brief Limits by category and unit, from resources/tickets/limits.json (configuration: they differ by place).
//!
//! {"fallback":"普通","categories":{"普通":{"workingDays":7,"source":"…"},"危急":{"hours":2}},"supervision":{…},
//!  "units":{"供水公司":{"shifts":{"workday":["08:00-12:00","14:00-18:00"]},"categories":{"普通":{"workingDays":5}}}}}
//! A limit has exactly one of hours (day and night), workingHours, calendarDays, workingDays. Units go by name or code.
struct LIANXIN_EXPORT TicketLimits {
    std::map<QString, TicketLimit> categories;
    QString fallback;          //!< category for what has none
    TicketLimit supervision;   //!< of a supervision order
    std::map<QString, UnitLimits> units;
    int remindWorkingDays = 2;  //!< the unit is called this many working days before the deadline
    int dueSoonWorkingDays = 2; //!< "amber"
    int mostExtensions = 1;     //!< that a unit may ask for
    int urgeHours = 24;         //!< between two urges that citizens ask for; the desk may urge at any time
    int extensionDays = 5;      //!< most working days (or hours × 8) of one extension

    //! Categories of matters → the category here whose limit they have (hotline/dispatch); not part of the JSON.
    std::map<QString, QString> classes;

    const TicketLimit &of(const QString &category, const QString &unit = {}) const;
    //! Empty when the unit has none of its own.
    QJsonObject shiftsOf(const QString &unit) const;
    QJsonObject toJson() const;
    //! Errors (BadInput): tickets.bad_limits with the key in place; calendar.bad_window.
    static Expected<TicketLimits> fromJson(const QJsonObject &json);
    //! What the project ships; falls back to built-in values when the file is damaged, with a warning in the
    //! log.
    static TicketLimits shipped();
};

} // namespace lianxin
