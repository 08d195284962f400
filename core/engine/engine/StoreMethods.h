// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/access/Method.h"

namespace lianxin {

struct Services;

//! store.check, store.backup: as jobs, since they read everything.
void registerStoreMethods(Registry &registry, Services &services);

} // namespace lianxin
