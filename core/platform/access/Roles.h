// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/access/Method.h"
#include <optional>
#include <vector>

namespace lianxin {

//! \brief What a person is in the hotline. The three officers (三员分立) exclude one another, and no other role holds
//! one of their permissions.
enum class Role {
    Seat,          //!< 坐席
    Dispatcher,    //!< 派单员
    UnitLiaison,   //!< 承办单位联络员: own unit's tickets only (the ticket methods look at Caller::unitId)
    Supervisor,    //!< 班长 / 督导
    BusinessAdmin, //!< 业务管理员
    SystemAdmin,   //!< 系统管理员
    SecurityAdmin, //!< 安全管理员
    AuditAdmin,    //!< 审计管理员
};

LIANXIN_EXPORT QString nameOf(Role role); //!< "seat", "dispatcher", "unit_liaison" …
LIANXIN_EXPORT std::optional<Role> roleFromName(QStringView name);
LIANXIN_EXPORT const std::vector<Role> &allRoles();
//! Permissions of a role; None and Self are everybody's and not listed.
LIANXIN_EXPORT QSet<int> permissionsOf(Role role);
LIANXIN_EXPORT bool isOfficer(Role role);

//! May one person have these roles? Errors (Usage): access.role_unknown, access.role_missing;
//! (Refused) access.officers_exclude_each_other.
LIANXIN_EXPORT Expected<std::vector<Role>> checkedRoles(const QStringList &names);
LIANXIN_EXPORT QSet<int> permissionsOf(const std::vector<Role> &roles);

} // namespace lianxin
