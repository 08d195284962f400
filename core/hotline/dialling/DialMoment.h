// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "hotline/dialling/DialPolicy.h"
#include <QJsonArray>

namespace lianxin {

class Calendar;

//! \brief How people of whom more is known than their number are spared. Ages are counted from the year of birth, so that who
//! may still be (or already be) of that age is treated so.
struct LIANXIN_EXPORT PersonSettings {
    int adultFrom = 18;
    int elderlyFrom = 65;
    QJsonObject elderlyHours; //!< as call windows; empty: every day 09:00–11:30 and 14:30–18:00
};

//! Ranges of every day in which the old are called where nobody has said others.
LIANXIN_EXPORT QJsonArray usualElderlyHours();

//! \name What the hours, the calendar and a person's wishes say at an instant. Pure.
//! @{
//! \a windows as in campaigns.create. Hours that can't be read are no hours.
LIANXIN_EXPORT WindowFact windowFact(const QJsonObject &windows, const Calendar &calendar, qint64 at);
//! \a preferences as in Citizen; none: nothing is known of the person. Nothing (nullopt): they can't be read.
LIANXIN_EXPORT std::optional<PersonFact> personFact(const QJsonObject &preferences, const PersonSettings &settings,
                                                    const Calendar &calendar, qint64 at);
//! @}

} // namespace lianxin
