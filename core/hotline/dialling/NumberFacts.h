// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "hotline/dialling/DialPolicy.h"
#include "platform/storage/Store.h"
#include <unordered_map>

namespace lianxin {

//! \brief What is known of one number that could keep it from being called; empty values are the rule.
struct NumberFacts {
    bool empty = false;       //!< a carrier said that it does not exist
    int today = 0;            //!< calls to it today, over everything
    bool doNotCall = false;
    QString doNotCallReason;
    QJsonObject preferences;  //!< of the citizen
};

//! Of which numbers something is known: in a few statements over what is known, not one for each number of a list.
//! \a among: SQL that is true where "@" stands for a table with a column phone_index, e.g. "EXISTS (SELECT 1 FROM
//! contact_number n WHERE n.phone_index = @.phone_index AND n.list_id = $1)"; \a parameter is its $1. \a at: UTC ms.
//! \a visit is called once a number; it may return false to stop.
LIANXIN_EXPORT void forEachKnownNumber(Snapshot &s, const QString &among, const Id &parameter, qint64 at,
                                       const std::function<bool(const QByteArray &phoneIndex, const NumberFacts &facts)> &visit);

} // namespace lianxin
