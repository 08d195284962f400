// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/access/Method.h"
#include <QStringList>

namespace lianxin::test {

//! What is wrong with the declarations of a registry, a line each: no masks and no noPersonalData, personal-looking
//! parameters of unaudited methods, a permission that nobody but an officer should have together with a write …
inline QStringList registryFaults(const Registry &registry) {
    QStringList faults;
    for (const auto &method : registry.methods()) {
        if (const auto fault = declarationFault(method))
            faults << fault->toString();
        if (!method.masks.empty() && method.audit == Audit::None && method.permission == Permission::None)
            faults << method.name + u": personal data for everybody, unaudited"_s;
        for (const auto &param : method.params)
            if (param.doc.isEmpty() && !method.name.startsWith(u"sample."_s))
                faults << method.name + u": parameter "_s + param.name + u" has no description"_s;
    }
    for (const auto &event : registry.events())
        if (const auto fault = declarationFault(event))
            faults << fault->toString();
    return faults;
}

} // namespace lianxin::test
