// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/supervision/WallTrend.h"
#include "platform/base/Literals.h"
#include "ui/models/Format.h"
#include "ui/supervision/WallPage.h"
#include "ui/supervision/WallPainter.h"
#include <algorithm>
#include <cmath>

namespace lianxin {
namespace {

constexpr qint64 kHalfMs = 30LL * 60'000;
constexpr int kWideRange = 50; // percent; from here on the target's own label would lie on that of 100 %

//! Where half hours and rates stand.
struct TrendPlot {
    QRectF area;
    int from = 0;
    int end = 0;
    int floor = 0; // percent

    double x(double half) const { return area.left() + area.width() * (half - from) / (end - from); }
    double y(double percent) const { return area.bottom() - area.height() * (percent - floor) / (100 - floor); }
    QPointF at(const DayHalf &half) const { return {x(DayFigures::halfOf(half.at) + 0.5), y(*half.level.rate() * 100)}; }
};

//! The line, run by run: a half hour without a call is a gap in it.
QList<QPolygonF> runsOf(const DayFigures &day, const TrendPlot &plot) {
    QList<QPolygonF> runs;
    int last = -2;
    for (const DayHalf &half : day.halves) {
        if (!half.level.rate())
            continue;
        const int number = DayFigures::halfOf(half.at);
        if (number != last + 1)
            runs << QPolygonF();
        runs.last() << plot.at(half);
        last = number;
    }
    return runs;
}

void paintRuns(WallPainter &p, const QList<QPolygonF> &runs, const QColor &ink, double wide) {
    for (const QPolygonF &run : runs) {
        p.p.setPen(QPen(ink, p.s(wide), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        if (run.size() == 1) { // a line of one point is none
            p.p.drawPoint(run.constFirst());
            continue;
        }
        p.p.drawPolyline(run);
    }
}

bool touches(const QList<QPolygonF> &runs, const QRectF &box) {
    for (const QPolygonF &run : runs)
        for (qsizetype i = 0; i < run.size(); ++i) {
            const QPointF a = run.at(qMax<qsizetype>(0, i - 1));
            const QPointF b = run.at(i);
            for (int step = 0; step <= 8; ++step)
                if (box.contains(a + (b - a) * (step / 8.0)))
                    return true;
        }
    return false;
}

//! Words near a point, above (\a way −1) or below it (1), where no line runs through them.
void writeNear(WallPainter &p, const TrendPlot &plot, const QPointF &point, int way, const QString &words, const QColor &ink, bool bold,
               const QList<QPolygonF> &lines) {
    constexpr int size = 22;
    p.font(size, bold);
    const double wide = p.p.fontMetrics().horizontalAdvance(words);
    const double high = p.s(size + 6);
    const double left = qBound(plot.area.left(), point.x() - wide / 2, qMax(plot.area.left(), plot.area.right() - wide));
    const auto boxAt = [&](double middle) { return QRectF(left - p.s(6), middle - high / 2, wide + p.s(12), high); };
    const double target = plot.y(95);
    for (const int side : {way, -way})
        for (double away = 30; away <= 110; away += 8) {
            const QRectF box = boxAt(point.y() + side * p.s(away));
            const bool inside = box.top() >= plot.area.top() - p.s(10) && box.bottom() <= plot.area.bottom() + p.s(4);
            if (inside && !touches(lines, box) && (target < box.top() || target > box.bottom())) {
                p.write(left, box.center().y(), words, size, ink, bold);
                return;
            }
        }
    p.write(left, qBound(plot.area.top(), point.y() + way * p.s(30), plot.area.bottom() - high / 2), words, size, ink, bold);
}

void paintTrendAxes(WallPainter &p, const TrendPlot &plot, double target) {
    const Tokens &t = p.t;
    const double labels = plot.area.left() - p.s(12);
    const int range = 100 - plot.floor;
    QList<int> ticks{100, plot.floor};
    if (range >= 20)
        ticks << plot.floor + range / 2;
    for (const int tick : std::as_const(ticks)) {
        if (std::abs(plot.y(tick) - plot.y(target)) > p.s(24))
            p.writeRight(labels, plot.y(tick), u"%1%"_s.arg(tick), 20, t.text2);
        p.p.fillRect(QRectF(plot.area.left(), plot.y(tick), plot.area.width(), qMax(1.0, p.s(1.5))), t.line);
    }
    QPen dashes(t.text, p.s(2));
    dashes.setDashPattern({4, 3});
    dashes.setCapStyle(Qt::FlatCap);
    p.p.setPen(dashes);
    p.p.drawLine(QPointF(plot.area.left(), plot.y(target)), QPointF(plot.area.right(), plot.y(target)));
    if (range <= kWideRange)
        p.writeRight(labels, plot.y(target), u"%1%"_s.arg(qRound(target)), 22, t.text, true);
    const int step = plot.end - plot.from > 32 ? 8 : 4;
    for (int half = (plot.from + 3) / 4 * 4; half <= plot.end; half += step) {
        const QString hour = u"%1:00"_s.arg(half / 2);
        p.font(20);
        const double wide = p.p.fontMetrics().horizontalAdvance(hour);
        p.write(plot.x(half) - wide / 2, plot.area.bottom() + p.s(24), hour, 20, t.text2);
    }
}

} // namespace

void paintWallTrend(WallPainter &p, const QRectF &area, const DayFigures *today, const DayFigures *yesterday) {
    const Tokens &t = p.t;
    p.card(area);
    const double x = area.left() + p.s(20);
    const double title = area.top() + p.s(34);
    const double after = p.write(x, title, WallPage::tr("Answered within 15 s today"), 24, t.text, true);
    p.write(after + p.s(12), title, WallPage::tr("by the half hour"), 20, t.text2);
    const auto todays = today ? today->span() : std::pair(16, 40);
    const auto others = yesterday ? yesterday->span() : todays;
    const TrendPlot plot{QRectF(QPointF(x + p.s(66), area.top() + p.s(70)), QPointF(area.right() - p.s(110), area.bottom() - p.s(52))),
                         qMin(todays.first, others.first), qMax(todays.second, others.second), rateFloor(today, yesterday)};
    const double target = (today ? today->target : 0.95) * 100;
    paintTrendAxes(p, plot, target);
    const double names = plot.area.right() + p.s(12);
    p.write(names, plot.y(target), WallPage::tr("target"), 20, t.text);
    QList<QPolygonF> lines;
    if (yesterday && yesterday->newest()) {
        lines = runsOf(*yesterday, plot);
        paintRuns(p, lines, t.s3, 2);
        double y = plot.at(*yesterday->newest()).y();
        if (std::abs(y - plot.y(target)) < p.s(26))
            y = plot.y(target) + (y <= plot.y(target) ? -p.s(26) : p.s(26));
        p.write(names, y, WallPage::tr("yesterday"), 20, t.text2);
    }
    if (!today || !today->newest()) {
        const QString words = today ? WallPage::tr("No calls counted yet") : u"?"_s;
        const int size = today ? 24 : 72;
        p.font(size, !today);
        p.write(plot.area.center().x() - p.p.fontMetrics().horizontalAdvance(words) / 2.0, plot.area.center().y() + p.s(60), words, size, t.text2, !today);
        return;
    }
    const QList<QPolygonF> own = runsOf(*today, plot);
    lines += own;
    paintRuns(p, own, t.s1, 4);
    p.p.setPen(Qt::NoPen);
    for (const DayHalf &half : today->halves)
        if (half.level.rate().value_or(1) < today->target) {
            p.p.setBrush(t.bad);
            p.p.drawEllipse(plot.at(half), p.s(7), p.s(7));
        }
    const DayHalf &now = *today->newest();
    const bool met = *now.level.rate() >= today->target;
    p.p.setBrush(met ? t.s1 : t.bad);
    p.p.drawEllipse(plot.at(now), p.s(8), p.s(8));
    writeNear(p, plot, plot.at(now), -1, WallPage::tr("now %1").arg(percentText(*now.level.rate())), met ? t.text : t.bad, true, lines);
    const DayHalf &low = *today->lowest();
    if (&low != &now)
        writeNear(p, plot, plot.at(low), 1,
                  WallPage::tr("lowest %1, %2–%3").arg(percentText(*low.level.rate()), minuteText(low.at), minuteText(low.at + kHalfMs)),
                  *low.level.rate() < today->target ? t.bad : t.text2, false, lines);
}

} // namespace lianxin
