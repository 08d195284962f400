// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Export.h"
#include <QStringList>

// How Mandarin sounds, for comparing what was heard with what is meant. Pure functions; any thread.
namespace lianxin {

//! One syllable for each Chinese character, without tones (满意 → man, yi); runs of Latin letters in lower case and digits
//! one by one as their word (5 → wu); everything else is left out. A character has one reading whatever stands beside it:
//! both sides of a comparison get the same, which is what it is for.
LIANXIN_EXPORT QStringList pinyinOf(QStringView text);

//! A syllable as many speakers merge it: zh, ch, sh as z, c, s; n as l; h before u as f (湖, 福); ang, eng, ing as an, en, in.
LIANXIN_EXPORT QString mergedSyllable(const QString &syllable);

} // namespace lianxin
