// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include <QString>
#include <vector>

namespace lianxin {

//! \brief A text somebody has labelled.
struct LabelledText {
    QString label;
    QString text;
};

//! Reads UTF-8 lines "label⇥text" under the head line "label⇥text" (in either order of columns; further columns are
//! passed over). Errors (BadInput): text.file, text.labels_missing (no head line with both), text.labels_bad with the
//! line in place.
LIANXIN_EXPORT Expected<std::vector<LabelledText>> readLabelledTexts(const QString &path);

} // namespace lianxin
