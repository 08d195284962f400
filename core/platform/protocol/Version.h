// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Export.h"
#include <QString>

namespace lianxin {

//! Version of the door's protocol, exchanged by engine.hello. Both sides must have the same.
inline constexpr int kProtocolVersion = 1;

//! Version of this software, "0.1.0".
LIANXIN_EXPORT QString softwareVersion();

} // namespace lianxin
