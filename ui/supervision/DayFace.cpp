// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/supervision/DayFace.h"
#include "platform/base/Literals.h"
#include "ui/models/Format.h"
#include "ui/supervision/DayPlot.h"
#include <QGridLayout>
#include <QScrollArea>
#include <QTimer>
#include <algorithm>

namespace lianxin {
namespace {

constexpr int kAgainMs = 15'000;
constexpr int kAtTheRate = 0, kAtTheWait = 1, kAtTheCalls = 2, kAtOccupied = 3; // places in the grid

QString secondsText(std::optional<double> ms) {
    return ms ? DayFace::tr("%1 s").arg(*ms / 1000, 0, 'f', 1) : u"–"_s;
}

QString minutesText(std::optional<double> ms) {
    return ms ? shortTimerText(qRound64(*ms)) : u"–"_s;
}

QString shareText(std::optional<double> share) {
    return share ? percentText(*share) : u"–"_s;
}

//! The values of a day by half hours, from \a from on.
template <class Value>
QList<std::optional<double>> valuesOf(const DayFigures &day, int from, int end, Value value) {
    QList<std::optional<double>> out(end - from);
    for (const DayHalf &half : day.halves)
        if (const int at = DayFigures::halfOf(half.at) - from; at >= 0 && at < out.size())
            out[at] = value(half);
    return out;
}

std::optional<double> times(std::optional<double> value, double factor) {
    return value ? std::optional(*value * factor) : std::nullopt;
}

double highest(const QList<DayRow> &rows) {
    double most = 0;
    for (const DayRow &row : rows)
        for (const auto &value : row.values)
            most = qMax(most, value.value_or(0));
    return most;
}

// Ends of ten per cent each, unless that would crowd the axis.
int ticksFrom(int floor) {
    const int range = 100 - floor;
    return range <= 10 ? 3 : range <= 50 ? range / 10 + 1 : range % 20 == 0 ? range / 20 + 1 : 3;
}

} // namespace

DayFace::DayFace(Door &door, QWidget *parent)
    : QWidget(parent)
    , m_days(new DayWatch(door, this))
    , m_error(new ErrorBanner)
    , m_rate(new Figure(tr("Answered within 15 s"), false))
    , m_offered(new Figure(tr("Calls offered"), false))
    , m_abandoned(new Figure(tr("Given up waiting"), false))
    , m_wait(new Figure(tr("Mean wait"), false))
    , m_talk(new Figure(tr("Mean talk, min:s"), false))
    , m_wrapUp(new Figure(tr("Mean wrap-up, min:s"), false))
    , m_occupied(new Figure(tr("Occupancy"), false))
    , m_pages(new QStackedWidget) {
    setAccessibleName(tr("Figures of today"));
    auto *lines = column(8);
    lines->addWidget(m_error);
    auto *figures = new QGridLayout;
    figures->setSpacing(px(8));
    const int beside = Theme::current().textPercent() > 110 ? 4 : 7; // larger text needs two rows
    int place = 0;
    for (Figure *figure : {m_rate, m_offered, m_abandoned, m_wait, m_talk, m_wrapUp, m_occupied}) {
        figures->addWidget(figure, place / beside, place % beside);
        figures->setColumnStretch(place % beside, 1);
        ++place;
    }
    lines->addLayout(figures);
    auto *empty = new EmptyState(u"chart-column"_s, tr("No call was counted today"),
                                 tr("The charts begin with the first call that a seat takes. Make sure that seats are ready and the lines registered."),
                                 tr("Look at the seats"));
    connect(empty, &EmptyState::acted, this, &DayFace::liveWanted);
    auto *plots = new QWidget;
    auto *grid = new QGridLayout;
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(px(8));
    m_ratePlot = addPlot(grid, kAtTheRate, tr("15-s answer rate by the half hour"), tr("%"));
    m_waitPlot = addPlot(grid, kAtTheWait, tr("Waiting"), tr("seconds"));
    m_callPlot = addPlot(grid, kAtTheCalls, tr("Calls handled, mean talk and wrap-up"), tr("minutes; calls above"));
    m_occupiedPlot = addPlot(grid, kAtOccupied, tr("Occupancy"), tr("%: talk and wrap-up of the time on duty"));
    plots->setLayout(grid);
    m_pages->addWidget(new EmptyState(u"clock"_s, tr("Figures of today are not known yet"), tr("They are asked for every 15 seconds.")));
    m_pages->addWidget(empty);
    auto *scroll = new QScrollArea; // larger text needs more height than a small window has
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(plots);
    m_pages->addWidget(scroll);
    lines->addWidget(m_pages, 1);
    setLayout(lines);
    auto *timer = new QTimer(this);
    timer->setInterval(kAgainMs);
    connect(timer, &QTimer::timeout, this, [this] {
        if (isVisible())
            load();
    });
    timer->start();
    connect(m_error, &ErrorBanner::retried, this, &DayFace::load);
    connect(m_days, &DayWatch::changed, this, &DayFace::showDays);
    connect(&Theme::current(), &Theme::changed, this, &DayFace::showDays);
    showDays();
}

DayPlot *DayFace::addPlot(QGridLayout *grid, int place, const QString &title, const QString &unit) {
    auto *card = new Card(title);
    card->setAside(unit);
    auto *plot = new DayPlot;
    plot->setAccessibleName(u"%1 (%2)"_s.arg(title, unit));
    auto *legend = text({}, "small");
    legend->setTextFormat(Qt::RichText); // a square of the colour before each name
    card->addTrailing(legend);
    m_legends.insert(plot, legend);
    card->body()->addWidget(plot, 1);
    card->setMinimumHeight(px(220));
    grid->addWidget(card, place / 2, place % 2);
    grid->setRowStretch(place / 2, 1);
    grid->setColumnStretch(place % 2, 1);
    return plot;
}

void DayFace::load() {
    m_days->load();
}

void DayFace::showEvent(QShowEvent *event) {
    QWidget::showEvent(event);
    load();
}

void DayFace::showDays() {
    if (m_days->error())
        m_error->show(*m_days->error());
    else
        m_error->clear();
    const DayFigures *today = m_days->today();
    m_pages->setCurrentIndex(today == nullptr ? 0 : today->isEmpty() ? 1 : 2);
    if (today == nullptr) {
        for (Figure *figure : {m_rate, m_offered, m_abandoned, m_wait, m_talk, m_wrapUp, m_occupied})
            figure->setFigure(u"?"_s);
        return;
    }
    fillFigures(*today, m_days->yesterday());
    if (!today->isEmpty())
        fillPlots(*today, m_days->yesterday());
}

void DayFace::fillFigures(const DayFigures &today, const DayFigures *yesterday) {
    const auto beside = [&](const QString &words) { return tr("%1 yest.").arg(words); };
    const auto fill = [&](Figure *figure, auto &&words, Tone tone = Tone::Mute) {
        figure->setFigure(words(today.total), beside(yesterday ? words(yesterday->total) : u"?"_s), tone);
    };
    const auto rate = today.total.level.rate();
    fill(m_rate, [](const DayHalf &day) { return shareText(day.level.rate()); }, !rate ? Tone::Mute : *rate >= today.target ? Tone::Good : Tone::Bad);
    fill(m_offered, [](const DayHalf &day) { return numberText(day.level.calls); });
    fill(m_abandoned, [](const DayHalf &day) { return numberText(day.level.abandoned); });
    fill(m_wait, [](const DayHalf &day) { return secondsText(day.level.meanWaitMs()); });
    fill(m_talk, [](const DayHalf &day) { return minutesText(day.meanTalkMs()); });
    fill(m_wrapUp, [](const DayHalf &day) { return minutesText(day.meanWrapUpMs()); });
    fill(m_occupied, [](const DayHalf &day) { return shareText(day.occupancy()); });
}

void DayFace::setLegend(DayPlot *plot, const QList<std::pair<QColor, QString>> &entries) {
    QStringList words;
    for (const auto &[colour, name] : entries)
        words << u"<span style=\"color:%1\">■</span>&nbsp;%2"_s.arg(colour.name(), name.toHtmlEscaped());
    m_legends[plot]->setText(words.join(u"&nbsp;&nbsp;&nbsp;"_s));
}

void DayFace::fillPlots(const DayFigures &today, const DayFigures *yesterday) {
    const Tokens &t = tokens();
    auto [from, end] = today.span();
    if (yesterday) {
        from = qMin(from, yesterday->span().first);
        end = qMax(end, yesterday->span().second);
    }
    const auto shares = [&](const DayFigures &day, auto value) {
        return valuesOf(day, from, end, [&](const DayHalf &half) { return times(value(half), 100); });
    };
    const auto percents = [](double value) { return percentText(value / 100); };
    const auto twoDays = [&](const QString &name, auto value) {
        QList<DayRow> rows{{name, t.s1, shares(today, value), true, false}};
        if (yesterday)
            rows.prepend({tr("yesterday"), t.s3, shares(*yesterday, value), true, true});
        return rows;
    };
    const QList<std::pair<QColor, QString>> days = yesterday ? QList<std::pair<QColor, QString>>{{t.s1, tr("today")}, {t.s3, tr("yesterday")}}
                                                             : QList<std::pair<QColor, QString>>{{t.s1, tr("today")}};
    const int floor = rateFloor(&today, yesterday);
    m_ratePlot->say = percents;
    m_ratePlot->setRows(twoDays(tr("today"), [](const DayHalf &half) { return half.level.rate(); }), from, end, floor, 100, ticksFrom(floor), u"%.0f%%"_s);
    m_ratePlot->limit = today.target * 100;
    m_ratePlot->limitText = tr("target %1").arg(percentText(today.target, 0));
    setLegend(m_ratePlot, days);

    const auto answered = [&](qint64 WaitCount::*ms) {
        return valuesOf(today, from, end, [&](const DayHalf &half) {
            return half.level.answered > 0 ? std::optional(static_cast<double>(half.level.*ms) / 1000) : std::nullopt;
        });
    };
    const QList<DayRow> waits{{tr("longest"), t.s2, answered(&WaitCount::waitMaxMs), true, false},
                              {tr("mean"), t.s1, valuesOf(today, from, end, [](const DayHalf &half) { return times(half.level.meanWaitMs(), 0.001); }), true, false}};
    m_waitPlot->say = [](double seconds) { return tr("%1 s").arg(seconds, 0, 'f', 1); };
    const auto limit = static_cast<double>(today.withinMs) / 1000;
    m_waitPlot->setRows(waits, from, end, 0, static_cast<double>(niceTop(qCeil(qMax(highest(waits), limit)))), 5, u"%.0f"_s);
    m_waitPlot->limit = limit;
    m_waitPlot->limitText = tr("%1 s").arg(limit);
    setLegend(m_waitPlot, {{t.s1, tr("mean")}, {t.s2, tr("longest")}});

    const auto minutes = [&](auto value) {
        return valuesOf(today, from, end, [&](const DayHalf &half) { return times(value(half), 1.0 / 60'000); });
    };
    const QList<DayRow> spans{{tr("mean talk"), t.s1, minutes([](const DayHalf &half) { return half.meanTalkMs(); }), false, false},
                              {tr("mean wrap-up"), t.s4, minutes([](const DayHalf &half) { return half.meanWrapUpMs(); }), false, false}};
    QList<double> sums;
    for (int i = 0; i < end - from; ++i)
        sums << spans[0].values.at(i).value_or(0) + spans[1].values.at(i).value_or(0);
    const auto counts = valuesOf(today, from, end, [](const DayHalf &half) { return std::optional(static_cast<double>(half.handled)); });
    m_callPlot->say = [](double value) { return tr("%1 min").arg(value, 0, 'f', 1); };
    m_callPlot->sayMore = [counts](int half) { return tr("%1 calls handled").arg(numberText(qRound64(counts.value(half).value_or(0)))); };
    m_callPlot->setRows(spans, from, end, 0, static_cast<double>(niceTop(qCeil(*std::max_element(sums.begin(), sums.end())))), 5, u"%.0f"_s);
    for (int i = 0; i < end - from; ++i)
        if (const double calls = counts.at(i).value_or(0); calls > 0)
            m_callPlot->labels.append({QPointF(i, sums.at(i)), numberText(qRound64(calls)), {}, false});
    setLegend(m_callPlot, {{t.s1, tr("mean talk")}, {t.s4, tr("mean wrap-up")}});

    m_occupiedPlot->say = percents;
    m_occupiedPlot->setRows(twoDays(tr("today"), [](const DayHalf &half) { return half.occupancy(); }), from, end, 0, 100, 5, u"%.0f%%"_s);
    setLegend(m_occupiedPlot, days);
}

} // namespace lianxin
