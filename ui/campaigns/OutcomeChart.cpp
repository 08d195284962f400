// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/campaigns/OutcomeChart.h"
#include "platform/base/Literals.h"
#include "ui/campaigns/ChartParts.h"
#include "ui/models/Format.h"
#include "ui/widgets/Basics.h"
#include <QBarCategoryAxis>
#include <QBarSet>
#include <QDateTime>
#include <QGridLayout>
#include <QLineSeries>
#include <QStackedBarSeries>
#include <QTimeZone>
#include <QValueAxis>
#include <cmath>

namespace lianxin {
namespace {

constexpr int leftEdge = 44; // room for axis labels, pixels at 100 %
constexpr int firstHour = 8;
constexpr int lastHour = 19;

QColor groupColour(int group) {
    const Tokens &t = tokens();
    const QColor colours[] = {t.s1, t.s2, t.s3, t.s4, t.s5};
    return colours[group];
}

} // namespace

int OutcomeChart::groupOf(const QString &outcome) {
    static const QHash<QString, int> groups{{u"answered"_s, 0}, {u"handed_over"_s, 1}, {u"no_answer"_s, 2},
                                            {u"machine"_s, 2},  {u"busy"_s, 3},        {u"rejected"_s, 3}};
    return groups.value(outcome, 4);
}

QString OutcomeChart::groupText(int group) {
    switch (group) {
    case 0:
        return tr("Answered");
    case 1:
        return tr("Handed over");
    case 2:
        return tr("No answer");
    case 3:
        return tr("Busy, rejected");
    default:
        return tr("Off or not in use");
    }
}

OutcomeChart::OutcomeChart(QWidget *parent)
    : QWidget(parent)
    , m_bars(new LabelledView)
    , m_rate(new LabelledView)
    , m_legend(new QWidget) {
    auto *grid = new QGridLayout;
    setMargins(grid, 8, 10, 12, 4);
    grid->setSpacing(0);
    grid->addWidget(m_bars, 0, 0);
    grid->addWidget(m_rate, 1, 0);
    grid->addWidget(m_legend, 0, 1, Qt::AlignVCenter);
    auto *name = text(tr("Connect rate"), "small");
    grid->addWidget(name, 1, 1, Qt::AlignVCenter);
    grid->setRowStretch(0, 1);
    grid->setColumnStretch(0, 1);
    Theme::current().holdSize(m_rate, 0, 76);
    Theme::current().holdSize(m_legend, 168, 0);
    setLayout(grid);
    setMinimumHeight(px(250));
    m_bars->setAccessibleName(tr("Outcomes by hour"));
    m_rate->setFocusPolicy(Qt::NoFocus);
    m_rate->chart()->setLocalizeNumbers(false); // Qt would write %% of a localized format as it stands
    connect(m_bars, &LabelledView::picked, this, &OutcomeChart::pick);
    connect(&Theme::current(), &Theme::changed, this, &OutcomeChart::rebuild);
}

void OutcomeChart::pick(int column, int part) {
    QStringList outcomes;
    for (const QString &name : {u"answered"_s, u"no_answer"_s, u"machine"_s, u"busy"_s, u"rejected"_s, u"powered_off"_s, u"suspended"_s, u"empty_number"_s,
                                u"unreachable"_s, u"network"_s, u"ambiguous"_s, u"blocked"_s, u"cancelled"_s}) {
        if (part < 0 || groupOf(name) == (part == 1 ? 0 : part))
            outcomes << name;
    }
    const auto clicked = std::find_if(m_hours.cbegin(), m_hours.cend(), [&](const Hour &hour) { return hour.hour == m_firstHour + column; });
    Q_EMIT picked(clicked == m_hours.cend() ? 0 : clicked->at, outcomes, part == 0 || part == 1 ? std::optional(part == 1) : std::nullopt);
}

void OutcomeChart::setHours(const QJsonArray &byHour, qint64 now) {
    QList<Hour> hours;
    for (const auto &value : byHour) {
        const QJsonObject item = value.toObject();
        Hour hour;
        const double at = item["hour"_L1].toDouble();
        static const QTimeZone zone("Asia/Shanghai");
        const QDateTime moment = QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(at), zone);
        hour.hour = at < 24 ? static_cast<int>(at) : moment.time().hour();
        hour.at = at < 24 ? 0 : static_cast<qint64>(at);
        if (hour.at > 0 && !hours.isEmpty() && QDateTime::fromMSecsSinceEpoch(hours.constLast().at, zone).date() != moment.date())
            hours.clear(); // a new day
        const QJsonObject outcomes = item["outcomes"_L1].toObject();
        for (auto it = outcomes.begin(); it != outcomes.end(); ++it) {
            const auto count = static_cast<qint64>(it.value().toDouble());
            hour.counts[groupOf(it.key())] += count;
            hour.total += count;
        }
        const auto handed = static_cast<qint64>(item["handOvers"_L1].toDouble());
        if (handed > 0 && hour.counts[1] == 0) {
            hour.counts[1] = qMin(handed, hour.counts[0]);
            hour.counts[0] -= hour.counts[1];
        }
        if (hour.total > 0)
            hour.rate =
                static_cast<double>(hour.counts[0] + hour.counts[1]) / static_cast<double>(hour.total);
        hours.append(hour);
    }
    m_hours = hours;
    m_now = now;
    rebuild();
}

void OutcomeChart::rebuild() {
    int from = firstHour;
    int to = lastHour;
    qint64 highest = 0;
    qint64 totals[groups] = {};
    for (const Hour &hour : std::as_const(m_hours)) {
        from = qMin(from, hour.hour);
        to = qMax(to, hour.hour);
        highest = qMax(highest, hour.total);
        for (int g = 0; g < groups; ++g)
            totals[g] += hour.counts[g];
    }
    static const QTimeZone zone("Asia/Shanghai");
    const int hourNow = QDateTime::fromMSecsSinceEpoch(m_now, zone).time().hour();

    LabelledView *bars = m_bars;
    LabelledView *rate = m_rate;
    m_firstHour = from;
    bars->clear();
    rate->clear();
    auto *series = new QStackedBarSeries;
    series->setBarWidth(0.6);
    QStringList categories;
    QList<QBarSet *> sets;
    for (int g = 0; g < groups; ++g) {
        auto *set = new QBarSet(groupText(g));
        set->setColor(groupColour(g));
        set->setBorderColor(tokens().surface);
        sets << set;
    }
    auto *line = new QLineSeries;
    line->setPen(QPen(tokens().s1, 2));
    for (int h = from; h <= to; ++h) {
        categories << u"%1:00"_s.arg(h);
        const auto found =
            std::find_if(m_hours.cbegin(), m_hours.cend(), [h](const Hour &hour) { return hour.hour == h; });
        for (int g = 0; g < groups; ++g)
            sets[g]->append(found == m_hours.cend() ? 0 : static_cast<double>(found->counts[g]));
        if (found == m_hours.cend() || found->total == 0)
            continue;
        bars->labels.append({QPointF(h - from, static_cast<double>(found->total)), numberText(found->total),
                             h == hourNow && h == m_hours.constLast().hour
                                 ? tr("until %1").arg(minuteText(m_now))
                                 : QString(),
                             false});
        line->append(h - from + 0.5, found->rate * 100);
        rate->labels.append(
            {QPointF(h - from + 0.5, found->rate * 100), percentText(found->rate, 0), {}, true});
    }
    for (QBarSet *set : std::as_const(sets))
        series->append(set);
    bars->columnNames = categories;
    bars->chart()->addSeries(series);
    auto *x = new QBarCategoryAxis;
    x->append(categories);
    styleAxis(x, false);
    auto *y = new QValueAxis;
    y->setRange(0, static_cast<double>(niceTop(highest)));
    y->setTickCount(5);
    y->setLabelFormat(u"%.0f"_s);
    styleAxis(y, true);
    bars->chart()->addAxis(x, Qt::AlignBottom);
    bars->chart()->addAxis(y, Qt::AlignLeft);
    series->attachAxis(x);
    series->attachAxis(y);
    rate->chart()->addSeries(line);
    double low = 100;
    double high = 0;
    for (const Hour &hour : std::as_const(m_hours)) {
        if (hour.rate >= 0) {
            low = qMin(low, hour.rate * 100);
            high = qMax(high, hour.rate * 100);
        }
    }
    if (low > high) {
        low = 40;
        high = 70;
    }
    auto *rx = new QValueAxis;
    rx->setRange(0, to - from + 1);
    rx->setVisible(false);
    auto *ry = new QValueAxis;
    ry->setRange(qMax(0.0, std::floor((low - 8) / 10) * 10), qMin(100.0, std::ceil((high + 12) / 10) * 10));
    ry->setTickCount(2);
    ry->setLabelFormat(u"%.0f%%"_s);
    styleAxis(ry, true);
    rate->chart()->addAxis(rx, Qt::AlignBottom);
    rate->chart()->addAxis(ry, Qt::AlignLeft);
    line->attachAxis(rx);
    line->attachAxis(ry);

    delete m_legend->layout();
    qDeleteAll(m_legend->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly));
    auto *entries = new QGridLayout;
    entries->setContentsMargins(0, 0, 0, 0);
    entries->setVerticalSpacing(px(8));
    auto *today = text(tr("so far"), "small");
    entries->addWidget(today, 0, 1, 1, 2, Qt::AlignRight);
    for (int g = groups - 1, r = 1; g >= 0; --g, ++r) {
        auto *key = new QLabel;
        QPixmap square(QSize(px(10), px(10)));
        square.fill(groupColour(g));
        key->setPixmap(square);
        entries->addWidget(key, r, 0);
        auto *words = text(groupText(g), "small");
        words->setToolTip(groupText(g));
        setTone(words, "");
        entries->addWidget(words, r, 1);
        entries->addWidget(text(numberText(totals[g]), "small"), r, 2, Qt::AlignRight);
    }
    entries->setColumnStretch(1, 1);
    m_legend->setLayout(entries);
    place();
}

void OutcomeChart::place() {
    const QRectF upper(px(leftEdge), px(34), m_bars->width() - px(leftEdge) - px(8),
                       m_bars->height() - px(34) - px(24));
    m_bars->chart()->setPlotArea(upper);
    m_rate->chart()->setPlotArea(QRectF(upper.left(), px(16), upper.width(), m_rate->height() - px(26)));
}

void OutcomeChart::resizeEvent(QResizeEvent *event) {
    QWidget::resizeEvent(event);
    place();
}

} // namespace lianxin
