// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
class QColor;
class QPainter;
class QRect;

namespace lianxin {

//! Paints the box of a card or a chip within \a rect: \a fill, with an inner line of \a pen pixels around it. As
//! QPainter::drawRoundedRect(), smoothed; but corners are kept as pictures and the rest is filled: smoothing whole
//! outlines costs more than anything else in a list of cards. GUI thread only.
void paintRoundedBox(QPainter &painter, const QRect &rect, int radius, const QColor &line, const QColor &fill, int pen = 1);

} // namespace lianxin
