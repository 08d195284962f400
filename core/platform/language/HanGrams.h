// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Export.h"
#include <QStringList>

namespace lianxin {

// How text becomes tokens of a full-text index that knows no Chinese: Han characters as overlapping pairs, everything else
// as whole words. "灵活就业A2" → 灵活 活就 就业 业 a2. The last character of a run stands alone besides, so that every
// character begins some token and can be found by prefix. Any thread.

//! Half-width, lower case, with a blank for what is neither letter nor digit: texts that look alike compare alike.
LIANXIN_EXPORT QString foldedForSearch(QStringView text);

//! The tokens of \a text with blanks between: what is put into the index.
LIANXIN_EXPORT QString gramText(QStringView text);

//! The tokens that \a word has inside a longer text, in order: what is looked for as a phrase. Of a single Han character
//! only that one, to be looked for as a prefix.
LIANXIN_EXPORT QStringList gramsOfWord(QStringView word);

//! True for one single Han character.
LIANXIN_EXPORT bool isSingleHan(QStringView word);

} // namespace lianxin
