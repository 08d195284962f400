// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Export.h"
#include <string>
#include <string_view>

namespace lianxin {

//! Appends \a utf8 as a JSON string with its quotes (RFC 8259 §7), for the hot paths where QJsonDocument is too slow.
LIANXIN_EXPORT void appendJsonString(std::string &out, std::string_view utf8);

} // namespace lianxin
