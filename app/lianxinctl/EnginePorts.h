// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "Session.h"

namespace lianxin::ctl {

//! The ports as the composition root fills them: stores opened by Services, commands that need no method.
Ports enginePorts();

} // namespace lianxin::ctl
