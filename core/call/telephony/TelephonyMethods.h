// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Export.h"

namespace lianxin {

class Registry;
class Telephony;
class Trunks;

//! trunks.add, trunks.list, trunks.test; event trunk.health. \a telephony may be null (administration of a store
//! without an engine): trunks.test is then not there.
LIANXIN_EXPORT void registerTelephonyMethods(Registry &registry, Trunks &trunks, Telephony *telephony);

} // namespace lianxin
