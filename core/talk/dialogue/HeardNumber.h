// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Export.h"
#include <QString>

namespace lianxin {

//! \brief A number as somebody says it digit by digit, over one utterance or several.
struct HeardNumber {
    QString digits;         //!< all of it so far; empty: none was said
    bool corrected = false; //!< something said before was taken back
};

//! What \a heard makes of the digits \a before: 三五八六 adds four; 不是三五八六，是三五八九 and 不对，八九 put right what was said,
//! one after the other where somebody errs twice, 最后一位是九 and 第二位是六 single digits; 重新来 begins anew; 尾号三五八六 is 3586. Counts in a sentence ("一个", "两次")
//! are no digits. Pure; any thread.
LIANXIN_EXPORT HeardNumber heardNumber(QStringView heard, const QString &before = {});

} // namespace lianxin
