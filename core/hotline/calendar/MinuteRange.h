// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include <QJsonArray>
#include <vector>

namespace lianxin {

//! \brief Part of a day, in minutes since its midnight: [from, to), 0 ≤ from < to ≤ 1440.
struct MinuteRange {
    int from = 0;
    int to = 0;
    bool operator==(const MinuteRange &) const = default;
};

//! ["08:00-11:30","14:00-20:00"] or a single text: in order, none empty, none overlapping. Undefined and null: none.
//! Errors (BadInput): calendar.bad_window with \a field as place.
LIANXIN_EXPORT Expected<std::vector<MinuteRange>> minuteRanges(const QJsonValue &json, const QString &field);
LIANXIN_EXPORT QJsonArray jsonOf(const std::vector<MinuteRange> &ranges);
//! What both have in common, in order.
LIANXIN_EXPORT std::vector<MinuteRange> common(const std::vector<MinuteRange> &a, const std::vector<MinuteRange> &b);

} // namespace lianxin
