// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>

namespace lianxin::sheets {

//! \brief Appends the number in \a text ("1.38E10", "-0.50", "007") as an exact decimal without exponent
//! ("13800000000", "-0.5", "7"). False, and nothing appended, when it is no number or its exponent is beyond ±400.
bool appendExactDecimal(std::string &out, std::string_view text);

//! \brief Appends the date that the serial number \a text stands for in a workbook of the 1900 or 1904 system
//! (ECMA-376 18.17.4.1) as ISO 8601; below 1 a time of day. False when it is outside 1899-12-31…9999-12-31.
bool appendSerialDate(std::string &out, std::string_view text, bool date1904);

//! True if cells of the number format \a code ("yyyy\-mm\-dd", "[h]:mm", "0.00") hold dates or times.
bool isDateFormat(std::string_view code);
//! The same for the formats that need no code (ECMA-376 18.8.30, with those of Chinese locales).
bool isBuiltInDateFormat(int id);

} // namespace lianxin::sheets
