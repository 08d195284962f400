// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/campaigns/ChartParts.h"
#include <QColor>
#include <functional>

namespace lianxin {

//! \brief One row of values over the half hours; no value: a gap.
struct DayRow {
    QString name;
    QColor colour;
    QList<std::optional<double>> values;
    bool line = true;   //!< false: a part of the bars, from below
    bool quiet = false; //!< thin and without points: yesterday's
};

//! \brief A chart over the half hours of a day: lines or stacked bars. Pointing at a half hour, or going there by the arrow
//! keys, tells its values on the screen and to a screen reader.
class DayPlot final : public LabelledView {
    Q_OBJECT
public:
    DayPlot();
    //! Half hours \a from … before \a end of the day; values of the rows begin at \a from. Axis \a bottom … \a top.
    void setRows(const QList<DayRow> &rows, int from, int end, double bottom, double top, int ticks, const QString &axisFormat);
    //! A value in words, with its unit.
    std::function<QString(double)> say;
    //! More to tell of a half hour (counted from the first shown); may be empty.
    std::function<QString(int)> sayMore;
    //! What is told of the half hour that is pointed at, a line each; empty: none is.
    const QStringList &told() const { return m_told; }

protected:
    void drawForeground(QPainter *painter, const QRectF &area) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    int halves() const { return m_end - m_from; }
    bool hasValue(int half) const;
    void point(int half);
    void place();
    void drawHours(QPainter &painter);
    void drawTold(QPainter &painter);
    QPointF placeOf(double half, double value) const;
    QList<DayRow> m_rows;
    QStringList m_told;
    int m_from = 0;
    int m_end = 0;
    int m_at = -1; //!< half hour that is told; −1: none
};

} // namespace lianxin
