// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/access/Method.h"

namespace lianxin {

class Dialler;

//! dialling.trace, dialling.ambiguous, dialling.resolve, attempts.list; events attempt.started and
//! attempt.ended.
LIANXIN_EXPORT void registerDiallingMethods(Registry &registry, Dialler &dialler);

} // namespace lianxin
