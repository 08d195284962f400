// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Error.h"
#include "platform/base/Literals.h"

//! What can go wrong with a list, for the files of ContactLists.
namespace lianxin::listerrors {

inline Error listError(ErrorKind kind, const QString &code, const QString &message, const QString &remedy) {
    return {kind, u"lists."_s + code, message, remedy, {}};
}

inline Error notFound() { return listError(ErrorKind::NotFound, u"not_found"_s, u"There is no such list"_s, u"Look at lists.list"_s); }

} // namespace lianxin::listerrors
