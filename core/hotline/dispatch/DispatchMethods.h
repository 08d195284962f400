// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Export.h"

namespace lianxin {

class Access;
class Dispatch;
class Registry;

//! dispatch.* of the door, and the event types dispatch.proposed and dispatch.changed.
LIANXIN_EXPORT void registerDispatchMethods(Registry &registry, Dispatch &dispatch, Access &access);

} // namespace lianxin
