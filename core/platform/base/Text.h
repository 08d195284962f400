// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Export.h"
#include <QString>
#include <string>
#include <string_view>

namespace lianxin {

//! Full-width ASCII (U+FF01…U+FF5E) and the ideographic space as their half-width forms.
LIANXIN_EXPORT QString halfWidth(QStringView text);

//! "13812341234" → "138****1234"; landlines keep area code and last two digits; short texts become "***".
//! The masking that everybody without a reveal sees (SCOPE O10).
LIANXIN_EXPORT QString maskedPhone(QStringView number);

//! 张三 → "张*", 张小敏 → "张**", 欧阳修 → "欧**"; empty stays empty.
LIANXIN_EXPORT QString maskedName(QStringView name);

//! \name The same for UTF-8, for the hot paths of imports
//! @{
//! Without the white space around it, the ideographic space included.
LIANXIN_EXPORT std::string_view trimmedUtf8(std::string_view text);
LIANXIN_EXPORT void appendMaskedName(std::string &out, std::string_view utf8);
//! @}

} // namespace lianxin
