// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QAbstractAxis>
#include <QChart>
#include <QChartView>

class QBarSet;

namespace lianxin {

//! A chart view that draws labels over its plot: series have no labels of their own that could be placed so.
class LabelledView final : public QChartView {
    Q_OBJECT
public:
    LabelledView();
    struct Label {
        QPointF at;
        QString text;
        QString above;
        bool dot = false;
    };
    QList<Label> labels;
    //! A dashed line across the plot at this value, with its words at the right end; nothing when empty.
    QString limitText;
    double limit = 0;
    //! Takes all series and axes away.
    void clear();

protected:
    void drawForeground(QPainter *painter, const QRectF &area) override;
};

//! Axis labels, grid and line of the house.
void styleAxis(QAbstractAxis *axis, bool grid);
//! Stacked bars over named places with a value axis from 0 to \a top; takes the sets over. Names have to differ.
void fillBars(LabelledView &view, const QList<QBarSet *> &sets, const QStringList &names, qint64 top, int ticks);
//! The upper end of an axis for values up to \a highest, so that a quarter of it is a round number.
qint64 niceTop(qint64 highest);

} // namespace lianxin
