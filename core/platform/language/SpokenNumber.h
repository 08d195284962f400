// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Export.h"
#include <QString>
#include <optional>

// Numbers as Mandarin says them, and back. Pure functions; any thread.
namespace lianxin {

//! 1205 → 一千二百零五; 20000 → 两万; −3 → 负三. Up to 10^16 − 1 in size.
LIANXIN_EXPORT QString spokenInteger(qint64 value);
//! As before a measure word: 2 → 两, 12 → 十二, 102 → 一百零二.
LIANXIN_EXPORT QString spokenCount(qint64 value);
//! One digit after the other, 1 as 幺 (house, telephone and ticket numbers): "3586" → 三五八六, "12345" →
//! 幺二三四五. Letters stay, everything else becomes a pause.
LIANXIN_EXPORT QString spokenDigits(QStringView digits);
//! A ticket number (date + daily sequence, "202507150012") in breaths of at most four digits, the year first:
//! 二零二五，零七幺五，零零幺二. Separators in the number are pauses.
LIANXIN_EXPORT QString spokenTicketNumber(QStringView number);
//! A telephone number as people say it: mobiles 3-4-4, landlines area code first.
LIANXIN_EXPORT QString spokenPhone(QStringView digits);
//! "3.14" → 三点一四; "-0.5" → 负零点五. Anything but a decimal number comes back unchanged.
LIANXIN_EXPORT QString spokenDecimal(QStringView number);
//! 98.5 → 百分之九十八点五.
LIANXIN_EXPORT QString spokenPercent(double percent);

//! 一千二百零五 → 1205, 两万 → 20000, 负三 → −3, 一万二 → 12000; nothing for anything else.
LIANXIN_EXPORT std::optional<qint64> parseSpokenInteger(QStringView text);
//! 三五八六, 幺二三, also 3586 and full-width digits → "3586"; pauses and blanks are skipped; nothing when
//! another character is among them.
LIANXIN_EXPORT std::optional<QString> parseSpokenDigits(QStringView text);

//! Text that somebody wrote, made ready to be read aloud: dates, times, percentages, decimal numbers and
//! counts in words; digit runs of five and more, or with a leading zero, digit by digit. 于7月15日18:00前 →
//! 于七月十五日十八点前.
LIANXIN_EXPORT QString spokenText(QStringView written);

} // namespace lianxin
