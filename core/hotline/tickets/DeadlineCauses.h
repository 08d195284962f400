// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Export.h"
#include "platform/base/Id.h"
#include <QJsonObject>
#include <map>

namespace lianxin {

class Calendar;
struct TicketLimits;

//! \brief What the deadlines of open tickets follow, and since which version of the ticket clock's plan each is as it is
//! now: each year's notice, each unit's hours of work, and the limits where the hotline wished so. A ticket that was
//! planned by an older version may have another deadline by what came after; kept in the store, so that whoever goes on
//! after a death knows why. A value.
struct LIANXIN_EXPORT DeadlineCauses {
    struct Since {
        QString print; //!< of the content; empty: there is none any more
        qint64 plan = 0;
        bool operator==(const Since &) const = default;
    };
    std::map<int, Since> years;
    std::map<QString, Since> units; //!< by name, as in the limits
    struct Limits {
        qint64 plan = 0; //!< 0: nobody asked
        qint64 at = 0;   //!< UTC ms; what was promised later is as wished already
        QString by;
    } limits;

    //! What an engine with this calendar and these limits knows, with no plan.
    static DeadlineCauses known(const Calendar &calendar, const TicketLimits &limits);
    //! Takes in what \a known has otherwise, as of version \a plan. A year that is not known there stays as it is: an engine
    //! of an older release forgets nothing. False: nothing is new.
    bool learn(const DeadlineCauses &known, qint64 plan);
    //! The version up to which an engine that knows \a known may plan tickets by version \a plan: before the first cause
    //! that it does not know, whose tickets are left to an engine that does.
    qint64 plannable(const DeadlineCauses &known, qint64 plan) const;
    //! Version of the newest cause.
    qint64 newest() const;

    QJsonObject toJson() const;
    static DeadlineCauses fromJson(const QJsonObject &json);
};

} // namespace lianxin
