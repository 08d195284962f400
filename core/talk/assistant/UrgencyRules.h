// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Export.h"
#include <QString>
#include <vector>

namespace lianxin {

//! \brief Words that make a matter urgent, and by which rule.
struct UrgencyHit {
    QString rule;          //!< fire, gas_leak …
    bool critical = false; //!< life is in danger; else many, or those who can't help themselves, go without
    qsizetype from = 0, length = 0;
    bool operator==(const UrgencyHit &) const = default;
};

//! What in a citizen's sentence speaks of danger: fire, gas_leak, trapped, injured, suicide, violence, food_poisoning,
//! child_missing, collapse, electric_shock, flood. What is negated (没有人受伤), long past, or only feared (怕着火) is none.
//! An explicit list, so that everybody can say why a ticket is urgent. Pure; any thread.
LIANXIN_EXPORT std::vector<UrgencyHit> urgencyIn(const QString &text);
//! All rules, for who tells people their names.
LIANXIN_EXPORT std::vector<QString> urgencyRuleNames();

//! What makes an outage urgent: of many (整个小区) or of those who can't do without (九十岁的老人).
enum class OutageScope { None, Many, Vulnerable };
struct OutageHit {
    OutageScope scope = OutageScope::None;
    qsizetype from = 0, length = 0;
};
LIANXIN_EXPORT std::vector<OutageHit> outageScopesIn(const QString &text);
//! water_cut_many, power_cut_many, heating_many for what is out; empty: nothing is.
LIANXIN_EXPORT QString outageRuleOf(const QString &categoryName);

} // namespace lianxin
