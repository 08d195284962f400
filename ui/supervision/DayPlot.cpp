// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/supervision/DayPlot.h"
#include "platform/base/Literals.h"
#include "ui/widgets/Basics.h"
#include <QBarSet>
#include <QKeyEvent>
#include <QLineSeries>
#include <QMouseEvent>
#include <QStackedBarSeries>
#include <QValueAxis>
#include <algorithm>

namespace lianxin {
namespace {

constexpr int kLeft = 48; // room for axis labels, pixels at 100 %
constexpr int kTop = 22;
constexpr int kBelow = 26;
constexpr int kRight = 20;

QString timeOfHalf(int half) {
    return u"%1:%2"_s.arg(half / 2).arg(half % 2 * 30, 2, 10, QChar(u'0'));
}

} // namespace

DayPlot::DayPlot() {
    chart()->setLocalizeNumbers(false); // writes the %% of a format as it stands
    connect(&Theme::current(), &Theme::changed, this, &DayPlot::place);
}

void DayPlot::setRows(const QList<DayRow> &rows, int from, int end, double bottom, double top, int ticks, const QString &axisFormat) {
    clear();
    m_rows = rows;
    m_from = from;
    m_end = end;
    auto *x = new QValueAxis;
    x->setRange(-0.5, halves() - 0.5);
    x->setVisible(false); // hours are drawn at their beginnings, which no axis of categories does
    auto *y = new QValueAxis;
    y->setRange(bottom, top);
    y->setTickCount(ticks);
    y->setLabelFormat(axisFormat);
    styleAxis(y, true);
    chart()->addAxis(x, Qt::AlignBottom);
    chart()->addAxis(y, Qt::AlignLeft);
    const auto add = [&](QAbstractSeries *series) {
        chart()->addSeries(series);
        series->attachAxis(x);
        series->attachAxis(y);
    };
    if (std::any_of(m_rows.cbegin(), m_rows.cend(), [](const DayRow &row) { return !row.line; })) {
        auto *bars = new QStackedBarSeries;
        bars->setBarWidth(0.66);
        for (const DayRow &row : std::as_const(m_rows)) {
            if (row.line)
                continue;
            auto *set = new QBarSet(row.name);
            set->setColor(row.colour);
            set->setBorderColor(tokens().surface);
            for (int i = 0; i < halves(); ++i)
                *set << row.values.value(i).value_or(0);
            bars->append(set);
        }
        add(bars);
    } else {
        add(new QLineSeries); // something to measure places by, also on a day without values
    }
    for (const DayRow &row : std::as_const(m_rows)) {
        QLineSeries *line = nullptr;
        for (int i = 0; row.line && i < halves(); ++i) {
            const auto value = row.values.value(i);
            if (!value) {
                line = nullptr; // a gap
                continue;
            }
            if (line == nullptr) {
                line = new QLineSeries;
                line->setName(row.name);
                line->setPen(QPen(row.colour, row.quiet ? 1.5 : 2));
                add(line);
            }
            line->append(i, *value);
        }
    }
    place();
    point(m_at >= 0 && m_at < halves() && hasValue(m_at) ? m_at : -1);
}

bool DayPlot::hasValue(int half) const {
    return std::any_of(m_rows.cbegin(), m_rows.cend(), [half](const DayRow &row) { return row.values.value(half).has_value(); });
}

void DayPlot::point(int half) {
    m_at = half;
    m_told.clear();
    if (half >= 0) {
        m_told << u"%1–%2"_s.arg(timeOfHalf(m_from + half), timeOfHalf(m_from + half + 1));
        for (const DayRow &row : std::as_const(m_rows))
            if (const auto value = row.values.value(half))
                m_told << u"%1 %2"_s.arg(row.name, say ? say(*value) : QString::number(*value));
        if (const QString more = sayMore ? sayMore(half) : QString(); !more.isEmpty())
            m_told << more;
    }
    setAccessibleDescription(m_told.join(u", "_s));
    viewport()->update();
}

QPointF DayPlot::placeOf(double half, double value) const {
    return chart()->mapToPosition(QPointF(half, value), chart()->series().constFirst());
}

void DayPlot::mouseMoveEvent(QMouseEvent *event) {
    QChartView::mouseMoveEvent(event);
    const QPointF at = chart()->mapFromScene(mapToScene(event->pos()));
    int half = -1;
    if (!chart()->series().isEmpty() && chart()->plotArea().adjusted(-1, -px(kTop), 1, px(kBelow)).contains(at))
        half = qRound(chart()->mapToValue(at, chart()->series().constFirst()).x());
    half = half >= 0 && half < halves() && hasValue(half) ? half : -1;
    if (half != m_at)
        point(half);
}

void DayPlot::mouseReleaseEvent(QMouseEvent *event) {
    QChartView::mouseReleaseEvent(event);
}

void DayPlot::keyPressEvent(QKeyEvent *event) {
    const auto go = [&](int from, int step) {
        for (int at = from; at >= 0 && at < halves(); at += step)
            if (hasValue(at))
                return point(at);
    };
    switch (event->key()) {
    case Qt::Key_Right:
        return go(m_at + 1, 1);
    case Qt::Key_Left:
        return go(m_at < 0 ? halves() - 1 : m_at - 1, -1);
    case Qt::Key_Home:
        return go(0, 1);
    case Qt::Key_End:
        return go(halves() - 1, -1);
    default:
        QChartView::keyPressEvent(event);
    }
}

// The newest half hour is what somebody who comes by the keyboard wants to hear first.
void DayPlot::focusInEvent(QFocusEvent *event) {
    QChartView::focusInEvent(event);
    if (event->reason() == Qt::MouseFocusReason || m_at >= 0)
        return;
    for (int at = halves() - 1; at >= 0; --at)
        if (hasValue(at))
            return point(at);
}

void DayPlot::focusOutEvent(QFocusEvent *event) {
    QChartView::focusOutEvent(event);
    point(-1);
}

void DayPlot::leaveEvent(QEvent *event) {
    QChartView::leaveEvent(event);
    if (!hasFocus())
        point(-1);
}

void DayPlot::resizeEvent(QResizeEvent *event) {
    LabelledView::resizeEvent(event);
    place();
    // The chart lays its axes out once more after this, by the size it had before: the lines of the grid would end there.
    QMetaObject::invokeMethod(this, [this] {
        chart()->setPlotArea({});
        place();
    }, Qt::QueuedConnection);
}

void DayPlot::place() {
    chart()->setPlotArea(QRectF(px(kLeft), px(kTop), qMax(1, width() - px(kLeft) - px(kRight)), qMax(1, height() - px(kTop) - px(kBelow))));
}

void DayPlot::drawForeground(QPainter *painter, const QRectF &area) {
    LabelledView::drawForeground(painter, area);
    if (chart()->series().isEmpty())
        return;
    // Here and not by the series, which cuts them at the edges of the plot.
    for (const DayRow &row : std::as_const(m_rows))
        for (int i = 0; row.line && !row.quiet && i < halves(); ++i)
            if (const auto value = row.values.value(i)) {
                painter->setPen(QPen(row.colour, 2));
                painter->setBrush(tokens().surface);
                painter->drawEllipse(placeOf(i, *value), 3, 3);
            }
    drawHours(*painter);
    if (m_at >= 0)
        drawTold(*painter);
}

void DayPlot::drawHours(QPainter &painter) {
    const QRectF plot = chart()->plotArea();
    painter.setFont(Theme::current().font(12));
    painter.setPen(tokens().text2);
    const double wide = px(64);
    int step = 2; // half hours
    while (plot.width() / halves() * step < wide)
        step *= 2;
    for (int half = (m_from + step - 1) / step * step; half <= m_end; half += step) {
        const double x = placeOf(half - m_from - 0.5, 0).x();
        painter.drawText(QRectF(x - wide / 2, plot.bottom() + px(5), wide, px(18)), Qt::AlignCenter, u"%1:00"_s.arg(half / 2));
    }
}

void DayPlot::drawTold(QPainter &painter) {
    const Tokens &t = tokens();
    const QRectF plot = chart()->plotArea();
    const double x = placeOf(m_at, 0).x();
    painter.setPen(QPen(t.control, 1));
    painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
    for (const DayRow &row : std::as_const(m_rows)) {
        const auto value = row.values.value(m_at);
        if (!row.line || !value)
            continue;
        painter.setPen(QPen(row.colour, 2));
        painter.setBrush(row.colour);
        painter.drawEllipse(placeOf(m_at, *value), 3.5, 3.5);
    }
    painter.setFont(Theme::current().font(12));
    double wide = 0;
    for (const QString &line : std::as_const(m_told))
        wide = qMax<double>(wide, painter.fontMetrics().horizontalAdvance(line));
    const double high = px(18);
    QRectF box(x + px(10), plot.top() + px(2), wide + px(20), high * static_cast<double>(m_told.size()) + px(12));
    if (box.right() > plot.right() + px(kRight))
        box.moveRight(x - px(10));
    painter.setPen(QPen(hasFocus() ? t.accent : t.muteLine, 1));
    painter.setBrush(t.surface);
    painter.drawRoundedRect(box, 4, 4);
    double y = box.top() + px(6);
    for (qsizetype i = 0; i < m_told.size(); ++i, y += high) {
        painter.setPen(i == 0 ? t.text2 : t.text);
        painter.drawText(QRectF(box.left() + px(10), y, wide + 2, high), Qt::AlignVCenter | Qt::TextSingleLine, m_told.at(i));
    }
}

} // namespace lianxin
