// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Export.h"
#include <QStringView>
#include <QTimeZone>
#include <optional>

namespace lianxin {

//! When somebody wants to be called instead, UTC ms: 下午再打, 明天上午十点, 过半个小时, 晚上, 星期三, 过几天. A part of the day
//! that has passed is the next day's. Nothing where no time is said (我在开会). Pure; any thread.
LIANXIN_EXPORT std::optional<qint64> heardTime(QStringView heard, qint64 now, const QTimeZone &zone);

} // namespace lianxin
