// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "talk/dialogue/MeaningLexicon.h"

namespace lianxin {

//! \brief What was heard, as it is compared: characters with their syllables, one for one.
struct LIANXIN_EXPORT HeardText {
    explicit HeardText(QStringView heard);
    QString text;               //!< comparable()
    QStringList sounds, merged; //!< as in Wording; what is no Chinese character stands for itself
};

} // namespace lianxin
