// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/DispatchChart.h"
#include "platform/base/Literals.h"
#include "ui/widgets/Basics.h"
#include <QBarCategoryAxis>
#include <QChart>
#include <QChartView>
#include <QGraphicsLayout>
#include <QJsonObject>
#include <QLineSeries>
#include <QScatterSeries>
#include <QValueAxis>
#include <algorithm>
#include <cmath>

namespace lianxin {
namespace {

constexpr int kMonths = 12;
constexpr double kWatchFrom = 0.1, kShiftedFrom = 0.25; // as dispatch.figures judges

QChartView *bareView() {
    auto *view = new QChartView;
    view->setRenderHint(QPainter::Antialiasing);
    view->setFrameShape(QFrame::NoFrame);
    view->setBackgroundBrush(Qt::NoBrush);
    view->setStyleSheet(u"background:transparent"_s);
    view->viewport()->setAutoFillBackground(false);
    view->setFocusPolicy(Qt::NoFocus);
    view->chart()->setBackgroundVisible(false);
    view->chart()->legend()->hide();
    view->chart()->setMargins(QMargins(0, px(6), px(8), 0));
    view->chart()->layout()->setContentsMargins(0, 0, 0, 0);
    return view;
}

void dress(QAbstractAxis *axis, bool grid) {
    axis->setLabelsFont(Theme::current().font(12));
    axis->setLabelsColor(tokens().text2);
    axis->setGridLinePen(QPen(tokens().line, 1));
    axis->setGridLineVisible(grid);
    axis->setLineVisible(false);
}

QWidget *keyLine(const QList<std::pair<QColor, QString>> &keys) {
    auto *box = new QWidget;
    auto *line = row(6);
    setMargins(line, 12, 0, 12, 0);
    for (const auto &[colour, words] : keys) {
        auto *key = new QLabel;
        QPixmap square(QSize(px(10), px(10)));
        square.fill(colour);
        key->setPixmap(square);
        line->addWidget(key);
        line->addWidget(text(words, "small"));
        line->addSpacing(px(8));
    }
    line->addStretch(1);
    box->setLayout(line);
    return box;
}

} // namespace

DispatchChart::DispatchChart(QWidget *parent)
    : QWidget(parent)
    , m_rates(bareView())
    , m_shift(bareView()) {
    auto *lines = column(2);
    setMargins(lines, 4, 8, 4, 4);
    lines->addWidget(keyLine({{tokens().s1, tr("Chosen otherwise by people, %")}, {tokens().s2, tr("Given back by units, %")}}));
    lines->addWidget(m_rates, 3);
    lines->addWidget(keyLine({{tokens().s5, tr("Shift of matters: from 0.10 keep an eye on it, from 0.25 train anew")}}));
    lines->addWidget(m_shift, 2);
    setLayout(lines);
    m_rates->setMinimumHeight(px(120));
    m_shift->setMinimumHeight(px(84));
    m_rates->setAccessibleName(tr("Shares of dispatches chosen otherwise and given back, by month"));
    m_shift->setAccessibleName(tr("Shift of matters by month"));
    connect(&Theme::current(), &Theme::changed, this, &DispatchChart::rebuild);
}

QSize DispatchChart::sizeHint() const {
    return {px(400), px(310)};
}

void DispatchChart::setMonths(const QJsonArray &months) {
    m_months = {};
    for (qsizetype i = qMax<qsizetype>(0, months.size() - kMonths); i < months.size(); ++i)
        m_months.append(months.at(i));
    rebuild();
}

void DispatchChart::addLine(QChartView *view, const QString &figure, const QColor &colour, const QList<double> &values, bool labelled) {
    auto *line = new QLineSeries;
    line->setPen(QPen(colour, 2));
    auto *dots = new QScatterSeries;
    dots->setMarkerSize(px(8));
    dots->setColor(colour);
    dots->setBorderColor(tokens().surface);
    for (int i = 0; i < values.size(); ++i) {
        if (values.at(i) < 0)
            continue; // nothing to judge
        line->append(i, values.at(i));
        dots->append(i, values.at(i));
    }
    dots->setPointLabelsVisible(labelled); // those of the shift would run into its marks
    dots->setPointLabelsFormat(u"@yPoint"_s);
    dots->setPointLabelsFont(Theme::current().font(12));
    dots->setPointLabelsColor(tokens().text);
    dots->setPointLabelsClipping(false);
    view->chart()->addSeries(line);
    view->chart()->addSeries(dots);
    connect(dots, &QScatterSeries::clicked, this, [this, figure](const QPointF &point) {
        Q_EMIT picked(figure, m_months.at(qRound(point.x()))["month"_L1].toString());
    });
}

void DispatchChart::rebuild() {
    for (QChartView *view : {m_rates, m_shift}) {
        view->chart()->removeAllSeries();
        const auto axes = view->chart()->axes();
        for (QAbstractAxis *axis : axes) {
            view->chart()->removeAxis(axis);
            delete axis;
        }
    }
    QStringList names;
    QList<double> overridden, returned, shift;
    const auto percent = [](const QJsonValue &share) { return std::round(share.toDouble() * 1000) / 10; };
    for (const auto &month : std::as_const(m_months)) {
        names << month["month"_L1].toString().mid(2); // 26-10
        overridden << (month["automatic"_L1].toInteger() + month["byPerson"_L1].toInteger() > 0 ? percent(month["overrideRate"_L1]) : -1);
        returned << (month["automatic"_L1].toInteger() > 0 ? percent(month["returnRate"_L1]) : -1);
        shift << (month["psi"_L1].isDouble() ? std::round(month["psi"_L1].toDouble() * 100) / 100 : -1);
    }
    if (names.isEmpty())
        return;
    addLine(m_rates, u"overridden"_s, tokens().s1, overridden, true);
    addLine(m_rates, u"returned"_s, tokens().s2, returned, true);
    addLine(m_shift, u"proposed"_s, tokens().s5, shift, false);
    for (const auto &[from, colour] : {std::pair{kWatchFrom, tokens().warnMark}, {kShiftedFrom, tokens().bad}}) {
        auto *mark = new QLineSeries;
        mark->setPen(QPen(colour, 1, Qt::DashLine));
        mark->append(-0.5, from);
        mark->append(static_cast<double>(names.size()) - 0.5, from);
        m_shift->chart()->addSeries(mark);
    }
    const double most = std::max(*std::max_element(overridden.cbegin(), overridden.cend()), *std::max_element(returned.cbegin(), returned.cend()));
    const double furthest = *std::max_element(shift.cbegin(), shift.cend());
    for (const auto &[view, top, format, ticks] : {std::tuple{m_rates, std::max(10.0, std::ceil(most * 1.2 / 10) * 10), u"%.0f%%"_s, 3},
                                                   std::tuple{m_shift, std::max(0.3, std::ceil(furthest * 12) / 10), u"%.1f"_s, 2}}) {
        auto *x = new QBarCategoryAxis;
        x->append(names);
        dress(x, false);
        auto *y = new QValueAxis;
        y->setRange(0, top);
        y->setTickCount(ticks);
        y->setLabelFormat(format);
        dress(y, true);
        view->chart()->addAxis(x, Qt::AlignBottom);
        view->chart()->addAxis(y, Qt::AlignLeft);
        const auto all = view->chart()->series();
        for (QAbstractSeries *series : all) {
            series->attachAxis(x);
            series->attachAxis(y);
        }
    }
}

} // namespace lianxin
