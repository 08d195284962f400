// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QAbstractAxis>
#include <QAbstractBarSeries>
#include <QChart>
#include <QChartView>
#include <QMap>
#include <optional>

class QBarSet;

namespace lianxin {

//! A chart view that draws labels over its plot: series have no labels of their own that could be placed so.
class LabelledView : public QChartView {
    Q_OBJECT
public:
    LabelledView();
    struct Label {
        QPointF at;
        QString text;
        QString above;
        bool dot = false;
    };
    QList<Label> labels; //!< from left to right; one that would touch the one before is left out, unless it has a dot
    //! Words below the plot, at the middle of a column; those that would touch the one before are left out.
    QMap<int, QString> below;
    //! A dashed line across the plot at this value, with its words at the right end; nothing when empty.
    QString limitText;
    double limit = 0;
    //! Takes all series and axes away.
    void clear();

    //! \name Bars that open what is behind them: by a click, or by the arrow keys and the return key
    //! @{
    //! What a screen reader says of a column; without it its place is said.
    QStringList columnNames;
    //! Which part of which column stands at \a point, in the view; part −1: above all of them. Nothing: no column.
    std::optional<std::pair<int, int>> barAt(const QPoint &point) const;
    int currentColumn() const { return m_column; }

Q_SIGNALS:
    //! \a part: of a stack, from below; −1: the whole column.
    void picked(int column, int part);

public:
    //! @}

protected:
    void drawForeground(QPainter *painter, const QRectF &area) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    QAbstractBarSeries *bars() const;
    int columns() const;
    double heightOf(int column, int part) const; //!< upper end of a part; part −1: of the column
    void choose(int column, int part);
    int m_column = -1; //!< that the keys are at
    int m_part = -1;
};

//! Axis labels, grid and line of the house.
void styleAxis(QAbstractAxis *axis, bool grid);
//! Stacked bars over named places with a value axis from 0 to \a top; takes the sets over. Names have to differ.
void fillBars(LabelledView &view, const QList<QBarSet *> &sets, const QStringList &names, qint64 top, int ticks);
//! The upper end of an axis for values up to \a highest, so that a quarter of it is a round number.
qint64 niceTop(qint64 highest);

} // namespace lianxin
