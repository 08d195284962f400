// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/access/Caller.h"
#include "platform/access/Method.h"

namespace lianxin {
namespace {

Caller almighty(const QString &id, const QString &name) {
    Caller caller;
    caller.userId = id;
    caller.login = id;
    caller.displayName = name;
    for (const Permission permission : allPermissions())
        caller.permissions.insert(int(permission));
    return caller;
}

} // namespace

bool Caller::may(Permission permission) const {
    if (permission == Permission::None)
        return true;
    if (permission == Permission::Self)
        return !userId.isEmpty();
    return permissions.contains(int(permission));
}

Caller Caller::engine() { return almighty(u"engine"_s, u"engine"_s); }

Caller Caller::keyHolder() {
    Caller caller = almighty(u"keyfile"_s, u"system administrator of the key file"_s);
    caller.roles = {u"system_admin"_s};
    return caller;
}

} // namespace lianxin
