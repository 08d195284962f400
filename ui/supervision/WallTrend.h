// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/supervision/DayFigures.h"
#include <QRectF>

namespace lianxin {

class WallPainter;

//! \brief Paints the card of today's answer rate by the half hour, yesterday's in grey, against the target. Unknown
//! figures (null) are written as “?”.
void paintWallTrend(WallPainter &p, const QRectF &area, const DayFigures *today, const DayFigures *yesterday);

} // namespace lianxin
