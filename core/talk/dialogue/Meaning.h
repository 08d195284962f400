// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Export.h"
#include <QString>
#include <optional>
#include <vector>

namespace lianxin {

//! \brief What somebody can mean by an utterance, whatever the words. Files name them as nameOf() does.
enum class Meaning {
    Yes,
    No,
    Unsure, //!< "不好说": flagged, never guessed
    Understood,
    Satisfied,
    MostlySatisfied,
    Neutral, //!< "一般": neither
    Dissatisfied,
    Resolved,
    Partly,
    Unresolved,
    NotAllowed, //!< the unit said that nobody may grant it
    Good,       //!< of an attitude
    Poor,
    Person,
    Repeat,
    Slower,
    Louder,
    Wait,
    Later,
    WrongPerson,
    Minor,
    StopCalling, //!< → do-not-call list
    Upset,
    Goodbye,
};
LIANXIN_EXPORT QString nameOf(Meaning meaning); //!< "mostly_satisfied"
LIANXIN_EXPORT std::optional<Meaning> meaningFromName(QStringView name);
LIANXIN_EXPORT const std::vector<Meaning> &allMeanings();
//! 1 for what is good news, -1 for bad, 0 for neither.
LIANXIN_EXPORT int polarityOf(Meaning meaning);

} // namespace lianxin
