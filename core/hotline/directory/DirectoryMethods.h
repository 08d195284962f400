// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/access/Method.h"

namespace lianxin {

class Directory;

//! units.list, units.get, units.import, dnc.add, dnc.list, dnc.remove, dnc.import, dnc.check,
//! citizens.wishes, citizens.setWishes. \a directory outlives the
//! registry.
LIANXIN_EXPORT void registerDirectoryMethods(Registry &registry, Directory &directory);

} // namespace lianxin
