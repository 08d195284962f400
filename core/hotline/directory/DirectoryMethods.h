// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/access/Method.h"

namespace lianxin {

class Directory;
class Transfers;

//! units.list, units.names, units.get, units.save, units.saveContact, units.removeContact, units.import, units.export, dnc.add, dnc.list, dnc.remove, dnc.import, dnc.check,
//! citizens.wishes, citizens.setWishes. \a directory outlives the
//! registry. Without \a transfers files come by path only, and there is no units.export.
LIANXIN_EXPORT void registerDirectoryMethods(Registry &registry, Directory &directory, Transfers *transfers = nullptr);

} // namespace lianxin
