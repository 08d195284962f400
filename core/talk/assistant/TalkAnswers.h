// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Export.h"
#include <QString>

namespace lianxin {

//! What a seat's sentence asks for.
enum class AskedFor { Nothing, Address, Time, Contact, Visit };
LIANXIN_EXPORT AskedFor askedFor(const QString &seatSentence);
//! Does it put something to the citizen that they may say yes to? 您是在春江路88号，对吧？ It does not where it tells something.
LIANXIN_EXPORT bool isCheck(const QString &seatSentence);

enum class Reply { None, Yes, No };
//! Of a sentence that answers such a question, by what it begins with. Pure; any thread.
LIANXIN_EXPORT Reply replyOf(const QString &citizenSentence);

} // namespace lianxin
