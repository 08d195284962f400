// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/campaigns/ChartParts.h"
#include "platform/base/Literals.h"
#include "ui/widgets/Basics.h"
#include <QBarCategoryAxis>
#include <QBarSet>
#include <QGraphicsLayout>
#include <QStackedBarSeries>
#include <QValueAxis>
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
}

void LabelledView::clear() {
    chart()->removeAllSeries();
    const auto axes = chart()->axes();
    for (QAbstractAxis *axis : axes) {
        chart()->removeAxis(axis);
        delete axis;
    }
    labels.clear();
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
        painter->drawText(QRectF(plot.right() - px(200), y - px(19), px(198), px(18)), Qt::AlignRight | Qt::AlignVCenter, limitText);
    }
    for (const Label &label : std::as_const(labels)) {
        const QPointF p = chart()->mapToPosition(label.at, chart()->series().constFirst());
        if (label.dot) {
            painter->setPen(QPen(tokens().s1, 2));
            painter->setBrush(tokens().surface);
            painter->drawEllipse(p, 3.5, 3.5);
        }
        painter->setFont(Theme::current().font(12));
        painter->setPen(tokens().text);
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
