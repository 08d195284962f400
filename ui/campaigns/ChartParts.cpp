// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/campaigns/ChartParts.h"
#include "platform/base/Literals.h"
#include "ui/widgets/Basics.h"
#include <QBarCategoryAxis>
#include <QBarSet>
#include <QGraphicsLayout>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QStackedBarSeries>
#include <QValueAxis>
#include <algorithm>
#include <cmath>

namespace lianxin {

LabelledView::LabelledView() {
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setBackgroundBrush(Qt::NoBrush);
    setStyleSheet(u"background:transparent"_s);
    viewport()->setAutoFillBackground(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    chart()->setBackgroundVisible(false);
    chart()->legend()->hide();
    chart()->setMargins({});
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    chart()->setLocale(QLocale(QLocale::English, QLocale::UnitedStates)); // 1,200 on axes, as everywhere
    chart()->setLocalizeNumbers(true);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
}

QAbstractBarSeries *LabelledView::bars() const {
    const auto all = chart()->series();
    return all.isEmpty() ? nullptr : qobject_cast<QAbstractBarSeries *>(all.constFirst());
}

int LabelledView::columns() const {
    const auto *series = bars();
    return series == nullptr || series->count() == 0 ? 0 : series->barSets().constFirst()->count();
}

double LabelledView::heightOf(int column, int part) const {
    double height = 0;
    const auto sets = bars()->barSets();
    for (qsizetype i = 0; i < sets.size() && (part < 0 || i <= part); ++i)
        height += sets.at(i)->at(column);
    return height;
}

std::optional<std::pair<int, int>> LabelledView::barAt(const QPoint &point) const {
    if (columns() == 0 || !chart()->plotArea().contains(chart()->mapFromScene(mapToScene(point))))
        return {};
    const QPointF value = chart()->mapToValue(chart()->mapFromScene(mapToScene(point)), bars());
    const int column = qRound(value.x());
    if (column < 0 || column >= columns() || heightOf(column, -1) <= 0)
        return {};
    const auto sets = bars()->barSets();
    for (int part = 0; part < sets.size(); ++part)
        if (sets.at(part)->at(column) > 0 && value.y() <= heightOf(column, part))
            return std::pair(column, part);
    return std::pair(column, -1);
}

void LabelledView::mouseReleaseEvent(QMouseEvent *event) {
    QChartView::mouseReleaseEvent(event);
    const auto bar = event->button() == Qt::LeftButton ? barAt(event->pos()) : std::nullopt;
    if (!bar)
        return;
    choose(bar->first, bar->second);
    Q_EMIT picked(bar->first, bar->second);
}

void LabelledView::mouseMoveEvent(QMouseEvent *event) {
    QChartView::mouseMoveEvent(event);
    viewport()->setCursor(barAt(event->pos()) ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void LabelledView::choose(int column, int part) {
    m_column = column;
    m_part = part;
    const QString where = columnNames.value(column, QString::number(column + 1));
    const auto sets = bars()->barSets();
    setAccessibleDescription(part < 0 ? u"%1: %2"_s.arg(where).arg(qRound64(heightOf(column, -1)))
                                      : u"%1, %2: %3"_s.arg(where, sets.at(part)->label()).arg(qRound64(sets.at(part)->at(column))));
    setToolTip(accessibleDescription());
    viewport()->update();
}

// Left and right over the columns with something in them, up and down over the parts of one.
void LabelledView::keyPressEvent(QKeyEvent *event) {
    const int all = columns();
    if (all == 0)
        return QChartView::keyPressEvent(event);
    const auto go = [&](int from, int step) {
        for (int at = from; at >= 0 && at < all; at += step)
            if (heightOf(at, -1) > 0)
                return choose(at, -1);
    };
    const auto sets = bars()->barSets();
    const auto climb = [&](int step) {
        if (m_column < 0 || m_column >= all)
            return;
        for (int part = m_part + step; part >= -1 && part < sets.size(); part += step)
            if (part == -1 || sets.at(part)->at(m_column) > 0)
                return choose(m_column, part);
    };
    switch (event->key()) {
    case Qt::Key_Right:
        return go(m_column + 1, 1);
    case Qt::Key_Left:
        return go(m_column < 0 ? all - 1 : m_column - 1, -1);
    case Qt::Key_Home:
        return go(0, 1);
    case Qt::Key_End:
        return go(all - 1, -1);
    case Qt::Key_Up:
        return climb(1);
    case Qt::Key_Down:
        return climb(-1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (m_column >= 0 && m_column < all)
            Q_EMIT picked(m_column, m_part);
        return;
    default:
        QChartView::keyPressEvent(event);
    }
}

void LabelledView::focusInEvent(QFocusEvent *event) {
    QChartView::focusInEvent(event);
    if (columns() > 0 && event->reason() != Qt::MouseFocusReason && (m_column < 0 || m_column >= columns()))
        for (int at = 0; at < columns(); ++at)
            if (heightOf(at, -1) > 0)
                return choose(at, -1);
}

void LabelledView::clear() {
    chart()->removeAllSeries();
    const auto axes = chart()->axes();
    for (QAbstractAxis *axis : axes) {
        chart()->removeAxis(axis);
        delete axis;
    }
    labels.clear();
    below.clear();
    limitText.clear();
}

void LabelledView::drawForeground(QPainter *painter, const QRectF &) {
    if (chart()->series().isEmpty())
        return;
    if (!limitText.isEmpty()) {
        const QRectF plot = chart()->plotArea();
        const double y = chart()->mapToPosition(QPointF(0, limit), chart()->series().constFirst()).y();
        painter->setPen(QPen(tokens().text, 1, Qt::DashLine));
        painter->drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        painter->setFont(Theme::current().font(12));
        painter->setPen(tokens().text);
        const double wide = painter->fontMetrics().horizontalAdvance(limitText) + px(4);
        QRectF words(plot.right() - wide, y - px(19), wide, px(18));
        // Where a bar's own words stand there already, they go to the empty strip above the plot.
        if (std::any_of(labels.cbegin(), labels.cend(), [&](const Label &label) {
                const QPointF at = chart()->mapToPosition(label.at, chart()->series().constFirst());
                return words.intersects(QRectF(at.x() - px(20), at.y() - px(label.dot ? 24 : 20), px(40), px(18)));
            }))
            words.moveTop(plot.top() - px(19));
        painter->drawText(words, Qt::AlignRight | Qt::AlignVCenter, limitText);
    }
    if (hasFocus() && m_column >= 0 && m_column < columns()) {
        const double below = m_part > 0 ? heightOf(m_column, m_part - 1) : 0;
        const QPointF top = chart()->mapToPosition(QPointF(m_column, heightOf(m_column, m_part)), chart()->series().constFirst());
        const QPointF foot = chart()->mapToPosition(QPointF(m_column, below), chart()->series().constFirst());
        const double wide = chart()->plotArea().width() / columns() * 0.8;
        painter->setPen(QPen(tokens().accent, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(top.x() - wide / 2, top.y() - 2, wide, qMax(6.0, foot.y() - top.y() + 4)), 3, 3);
    }
    painter->setFont(Theme::current().font(12));
    painter->setPen(tokens().text2);
    double free = -1e6; // from here on nothing stands yet
    for (auto it = below.cbegin(); it != below.cend(); ++it) {
        const double x = chart()->mapToPosition(QPointF(it.key(), 0), chart()->series().constFirst()).x();
        const double half = painter->fontMetrics().horizontalAdvance(it.value()) / 2.0;
        if (x - half < free)
            continue;
        free = x + half + px(6);
        painter->drawText(QRectF(x - half - 1, chart()->plotArea().bottom() + px(4), half * 2 + 2, px(18)), Qt::AlignCenter, it.value());
    }
    QRectF taken;
    for (const Label &label : std::as_const(labels)) {
        const QPointF p = chart()->mapToPosition(label.at, chart()->series().constFirst());
        if (label.dot) {
            painter->setPen(QPen(tokens().s1, 2));
            painter->setBrush(tokens().surface);
            painter->drawEllipse(p, 3.5, 3.5);
        }
        painter->setFont(Theme::current().font(12));
        painter->setPen(tokens().text);
        const double half = painter->fontMetrics().horizontalAdvance(label.text) / 2.0 + 1;
        const QRectF words(p.x() - half, p.y() - px(label.dot ? 24 : 20), half * 2, px(18));
        if (!label.dot && words.intersects(taken))
            continue;
        taken = words;
        const QRectF box(p.x() - 50, p.y() - px(label.dot ? 24 : 20), 100, px(18));
        painter->drawText(box, Qt::AlignCenter, label.text);
        if (!label.above.isEmpty()) {
            painter->setPen(tokens().text2);
            painter->drawText(box.translated(0, -px(17)), Qt::AlignCenter, label.above);
        }
    }
}

void styleAxis(QAbstractAxis *axis, bool grid) {
    axis->setLabelsFont(Theme::current().font(12));
    axis->setLabelsColor(tokens().text2);
    axis->setGridLinePen(QPen(tokens().line, 1));
    axis->setGridLineVisible(grid);
    axis->setLineVisible(false);
}

void fillBars(LabelledView &view, const QList<QBarSet *> &sets, const QStringList &names, qint64 top, int ticks) {
    auto *series = new QStackedBarSeries;
    series->setBarWidth(0.7);
    for (QBarSet *set : sets)
        series->append(set);
    view.chart()->addSeries(series);
    auto *x = new QBarCategoryAxis;
    x->append(names);
    styleAxis(x, false);
    auto *y = new QValueAxis;
    y->setRange(0, static_cast<double>(top));
    y->setTickCount(ticks);
    y->setLabelFormat(u"%.0f"_s);
    styleAxis(y, true);
    view.chart()->addAxis(x, Qt::AlignBottom);
    view.chart()->addAxis(y, Qt::AlignLeft);
    series->attachAxis(x);
    series->attachAxis(y);
}

qint64 niceTop(qint64 highest) {
    const double step =
        std::pow(10, std::floor(std::log10(std::max<double>(8, static_cast<double>(highest)) / 4)));
    for (const double times : {1.0, 2.0, 3.0, 5.0, 10.0}) {
        if (step * times * 4 >= static_cast<double>(highest) * 1.08)
            return static_cast<qint64>(step * times * 4);
    }
    return highest;
}

} // namespace lianxin
