// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/access/Roles.h"
#include <algorithm>

namespace lianxin {
namespace {

struct RoleRow {
    Role role;
    QLatin1StringView name;
    bool officer;
    QSet<int> permissions;
};

QSet<int> set(std::initializer_list<Permission> permissions) {
    QSet<int> out;
    for (const Permission p : permissions)
        out.insert(int(p));
    return out;
}

const std::vector<RoleRow> &table() {
    using enum Permission;
    static const std::vector<RoleRow> rows{
        {Role::Seat, "seat"_L1, false, set({CallsHandle, TicketsRead, TicketsWrite, KnowledgeRead})},
        {Role::Dispatcher, "dispatcher"_L1, false, set({TicketsRead, TicketsWrite, PersonalReveal, KnowledgeRead})},
        {Role::UnitLiaison, "unit_liaison"_L1, false, set({TicketsRead, TicketsWrite})},
        {Role::Supervisor, "supervisor"_L1, false,
         set({CallsHandle, CallsSupervise, RecordsRead, PersonalReveal, TicketsRead, TicketsWrite, CampaignsRead,
              KnowledgeRead})},
        {Role::BusinessAdmin, "business_admin"_L1, false,
         set({RecordsRead, TicketsRead, TicketsWrite, CampaignsRead, CampaignsManage, DirectoryManage, KnowledgeRead,
              KnowledgeManage})},
        {Role::SystemAdmin, "system_admin"_L1, true, set({SystemManage})},
        {Role::SecurityAdmin, "security_admin"_L1, true, set({SecurityManage})},
        {Role::AuditAdmin, "audit_admin"_L1, true, set({AuditRead})},
    };
    return rows;
}

const RoleRow &row(Role role) {
    return *std::find_if(table().begin(), table().end(), [role](const RoleRow &r) { return r.role == role; });
}

} // namespace

QString nameOf(Role role) { return row(role).name; }

std::optional<Role> roleFromName(QStringView name) {
    for (const auto &r : table())
        if (r.name == name)
            return r.role;
    return std::nullopt;
}

const std::vector<Role> &allRoles() {
    static const std::vector<Role> all = [] {
        std::vector<Role> out;
        for (const auto &r : table())
            out.push_back(r.role);
        return out;
    }();
    return all;
}

QSet<int> permissionsOf(Role role) { return row(role).permissions; }

bool isOfficer(Role role) { return row(role).officer; }

QSet<int> permissionsOf(const std::vector<Role> &roles) {
    QSet<int> out;
    for (const Role role : roles)
        out.unite(permissionsOf(role));
    return out;
}

Expected<std::vector<Role>> checkedRoles(const QStringList &names) {
    std::vector<Role> roles;
    for (const auto &name : names) {
        const auto role = roleFromName(name);
        if (!role)
            return Error{ErrorKind::Usage, u"access.role_unknown"_s, u"There is no such role."_s,
                         u"Use one of seat, dispatcher, unit_liaison, supervisor, business_admin, system_admin, security_admin, audit_admin."_s,
                         name};
        if (std::find(roles.begin(), roles.end(), *role) == roles.end())
            roles.push_back(*role);
    }
    if (roles.empty())
        return Error{ErrorKind::Usage, u"access.role_missing"_s, u"A user needs at least one role."_s, {}, {}};
    if (std::count_if(roles.begin(), roles.end(), isOfficer) > 1)
        return Error{ErrorKind::Refused, u"access.officers_exclude_each_other"_s,
                     u"System, security and audit administrator are three different people."_s,
                     u"Give the roles to separate users."_s, names.join(u", "_s)};
    return roles;
}

} // namespace lianxin
