// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>

class QPainter;
class QRect;

namespace lianxin {

// Single lines as delegates paint them, many a frame: laying out Chinese is the dearest part of a cell, so what was laid
// out is kept. GUI thread only.

//! \brief The line \a text in the font of the theme, \a pixels at 100 %, in the pen of \a painter: as
//! QPainter::drawText(), shortened with … where \a rect is too narrow. \a alignment counts sideways; a line stands in the
//! middle of the height.
void paintLine(QPainter &painter, const QRect &rect, const QString &text, int pixels, bool bold = false,
               Qt::Alignment alignment = Qt::AlignLeft);
//! How wide that line is, whole.
int lineWidth(const QString &text, int pixels, bool bold = false);

} // namespace lianxin
