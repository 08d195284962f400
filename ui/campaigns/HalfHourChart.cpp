// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/campaigns/HalfHourChart.h"
#include "platform/base/Literals.h"
#include "ui/campaigns/ChartParts.h"
#include "ui/models/Format.h"
#include "ui/widgets/Basics.h"
#include <QBarSet>
#include <QDateTime>
#include <QJsonArray>
#include <QTimeZone>
#include <cmath>

namespace lianxin {
namespace {

constexpr int plotLeft = 44; // room for axis labels, pixels at 100 %
constexpr qint64 halfHourMs = 30 * 60'000;

QDateTime beijing(qint64 at) {
    static const QTimeZone zone("Asia/Shanghai");
    return QDateTime::fromMSecsSinceEpoch(at, zone);
}

} // namespace

HalfHourChart::HalfHourChart(QWidget *parent)
    : QWidget(parent)
    , m_calls(new LabelledView)
    , m_seats(new LabelledView) {
    auto *lines = column(2);
    setMargins(lines, 8, 6, 12, 4);
    lines->addWidget(text(tr("Calls by half hour"), "small"));
    lines->addWidget(m_calls, 3);
    lines->addWidget(text(tr("Seats needed so that 95% of those who ask for a person are answered within 15 s"), "small"));
    lines->addWidget(m_seats, 2);
    setLayout(lines);
    setMinimumHeight(px(260));
    setAccessibleName(tr("Expected course"));
    m_calls->setAccessibleName(tr("Calls by half hour"));
    m_seats->setAccessibleName(tr("Seats"));
    for (LabelledView *view : {m_calls, m_seats})
        connect(view, &LabelledView::picked, this, [this](int column, int) { Q_EMIT picked(m_first + column * halfHourMs); });
    connect(&Theme::current(), &Theme::changed, this, &HalfHourChart::rebuild);
}

void HalfHourChart::setForecast(const QJsonObject &preflight) {
    m_forecast = preflight;
    m_days.clear();
    QDate last;
    const QJsonArray all = preflight["halfHours"_L1].toArray();
    for (const auto &value : all) {
        const qint64 at = value["at"_L1].toInteger();
        if (beijing(at).date() != last)
            m_days << at;
        last = beijing(at).date();
    }
    m_day = 0;
    rebuild();
}

void HalfHourChart::showDay(int day) {
    m_day = day;
    rebuild();
}

void HalfHourChart::rebuild() {
    m_calls->clear();
    m_seats->clear();
    if (m_days.isEmpty())
        return;
    const QDate day = beijing(m_days.value(m_day, m_days.constFirst())).date();
    QMap<qint64, QJsonObject> known;
    const QJsonArray all = m_forecast["halfHours"_L1].toArray();
    for (const auto &value : all) {
        const QJsonObject half = value.toObject();
        if (const qint64 at = half["at"_L1].toInteger(); beijing(at).date() == day)
            known.insert(at, half);
    }
    const int planned = m_forecast["seats"_L1].toInt();
    const Tokens &t = tokens();
    auto *calls = new QBarSet(tr("Calls"));
    calls->setColor(t.s1);
    auto *covered = new QBarSet(tr("Seats"));
    covered->setColor(t.s3);
    auto *missing = new QBarSet(tr("Seats short"));
    missing->setColor(t.s2);
    for (QBarSet *set : {calls, covered, missing})
        set->setBorderColor(t.surface);
    QStringList hours;
    qint64 most = 0;
    qint64 mostSeats = planned;
    int at = 0;
    int labelled = -4;
    int fewBefore = 0;
    m_first = known.firstKey();
    // The whole span of the day, so that a break at noon is seen as one.
    for (qint64 from = known.firstKey(); from <= known.lastKey(); from += halfHourMs, ++at) {
        const QJsonObject half = known.value(from);
        const qint64 number = half["calls"_L1].toInteger();
        const int needed = half["seatsNeeded"_L1].toInt();
        const int few = half["seatsShort"_L1].toInt();
        hours << beijing(from).toString(u"H:mm"_s);
        *calls << static_cast<double>(number);
        *covered << needed - few;
        *missing << few;
        most = qMax(most, number);
        mostSeats = qMax<qint64>(mostSeats, needed);
        if (number > 0 && at - labelled >= 2) {
            m_calls->labels.append({QPointF(at, static_cast<double>(number)), numberText(number), {}, false});
            labelled = at;
        }
        // One word for all neighbours of which the same is said, in their middle.
        if (few > 0 && few == fewBefore)
            m_seats->labels.last().at.rx() += 0.5;
        else if (few > 0)
            m_seats->labels.append({QPointF(at, needed), tr("−%1").arg(few), {}, false});
        fewBefore = few;
    }
    m_calls->columnNames = m_seats->columnNames = hours;
    // An axis would leave out what has no room at its own bar: full hours are written below instead, as many as there is room for.
    QStringList unnamed;
    for (qsizetype i = 0; i < hours.size(); ++i) {
        unnamed << QString(i + 1, QChar(0x200b)); // categories have to differ; these can't be seen
        if (hours.at(i).endsWith(u":00"_s))
            m_seats->below.insert(static_cast<int>(i), hours.at(i));
    }
    fillBars(*m_calls, {calls}, unnamed, niceTop(most), 5);
    fillBars(*m_seats, {covered, missing}, unnamed, niceTop(mostSeats), 3);
    if (planned > 0) {
        m_seats->limit = planned;
        m_seats->limitText = tr("%1 planned").arg(planned);
    }
    place();
}

void HalfHourChart::place() {
    for (LabelledView *view : {m_calls, m_seats}) {
        const int below = view == m_seats ? 24 : 8;
        view->chart()->setPlotArea(QRectF(px(plotLeft), px(20), view->width() - px(plotLeft) - px(8), view->height() - px(20) - px(below)));
    }
}

void HalfHourChart::resizeEvent(QResizeEvent *event) {
    QWidget::resizeEvent(event);
    place();
}

} // namespace lianxin
