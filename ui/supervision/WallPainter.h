// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Literals.h"
#include "ui/widgets/Theme.h"
#include <QApplication>
#include <QPainter>

namespace lianxin {

//! Paints in the dark tokens at sizes of a 1440 × 900 wall, scaled to the widget.
class WallPainter {
public:
    WallPainter(QPainter &painter, double scale)
        : p(painter)
        , t(Tokens::dark())
        , k(scale) {}
    double s(double length) const { return length * k; }
    void font(int size, bool bold = false) {
        QFont f = QApplication::font();
        f.setPixelSize(qMax(1, static_cast<int>(size * k)));
        f.setBold(bold);
        p.setFont(f);
    }
    //! Writes one line at its left edge and vertical middle; returns the x behind it.
    double write(double x, double y, const QString &words, int size, const QColor &ink, bool bold = false) {
        font(size, bold);
        p.setPen(ink);
        const double w = p.fontMetrics().horizontalAdvance(words);
        p.drawText(QRectF(x, y - s(size), w + 2, s(size * 2)), Qt::AlignVCenter | Qt::TextSingleLine, words);
        return x + w;
    }
    void writeRight(double right, double y, const QString &words, int size, const QColor &ink,
                    bool bold = false) {
        font(size, bold);
        p.setPen(ink);
        p.drawText(QRectF(right - s(400), y - s(size), s(400), s(size * 2)),
                   Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, words);
    }
    //! The same as write() in \a wide at the most; what has no room becomes ….
    void writeElided(double x, double y, double wide, const QString &words, int size, const QColor &ink, bool bold = false) {
        font(size, bold);
        write(x, y, p.fontMetrics().elidedText(words, Qt::ElideRight, static_cast<int>(wide)), size, ink, bold);
    }
    void icon(double x, double y, int size, const QString &name, const QColor &ink) {
        const int n = static_cast<int>(s(size));
        paintIcon(p, QRect(qRound(x), qRound(y) - n / 2, n, n), name, ink);
    }
    void card(const QRectF &area) {
        p.setPen(t.line);
        p.setBrush(t.surface);
        p.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    }
    //! A word that wants attention, in a box that ends at \a right.
    void chip(double right, double y, const QString &words, const QString &name) {
        font(20);
        const double w = s(46) + p.fontMetrics().horizontalAdvance(words);
        p.setPen(t.warnLine);
        p.setBrush(t.warnSoft);
        p.drawRoundedRect(QRectF(right - w, y - s(17), w, s(34)).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        icon(right - w + s(8), y, 20, name, t.warn);
        write(right - w + s(34), y, words, 20, t.warn);
    }
    QPainter &p;
    const Tokens &t;
    double k;
};

} // namespace lianxin
