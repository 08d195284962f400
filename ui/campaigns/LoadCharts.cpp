// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/campaigns/LoadCharts.h"
#include "platform/base/Literals.h"
#include "ui/campaigns/ChartParts.h"
#include "ui/models/Format.h"
#include "ui/widgets/Basics.h"
#include <QBarSet>
#include <QDateTime>
#include <QTimeZone>

namespace lianxin {
namespace {

constexpr qint64 anHourMs = 3'600'000;
constexpr qint64 halfAnHourMs = anHourMs / 2;
constexpr int labelRoom = 44; // left of the plot, pixels at 100 %
constexpr qsizetype shownHalfHours = 36;

QDateTime inBeijing(qint64 at) {
    static const QTimeZone zone("Asia/Shanghai");
    return QDateTime::fromMSecsSinceEpoch(at, zone);
}

QBarSet *barSet(const QString &name, const QColor &colour) {
    auto *set = new QBarSet(name);
    set->setColor(colour);
    set->setBorderColor(tokens().surface);
    return set;
}

// Of the day in Beijing; a small number is the hour itself.
int hourOf(qint64 at) { return at < 24 ? static_cast<int>(at) : inBeijing(at).time().hour(); }

} // namespace

LinesChart::LinesChart(QWidget *parent)
    : QWidget(parent)
    , m_lines(new LabelledView)
    , m_rate(new LabelledView)
    , m_rateTitle(text({}, "small")) {
    auto *rows = column(2);
    setMargins(rows, 8, 6, 12, 4);
    rows->addWidget(text(tr("Lines taken: bars are the mean of the hour, dots the most at once"), "small"));
    rows->addWidget(m_lines, 3);
    rows->addWidget(m_rateTitle);
    rows->addWidget(m_rate, 2);
    setLayout(rows);
    setAccessibleName(tr("Lines and pace by the hour"));
    m_lines->setAccessibleName(tr("Lines taken"));
    m_rate->setAccessibleName(tr("Calls in a second"));
    for (LabelledView *view : {m_lines, m_rate})
        connect(view, &LabelledView::picked, this, &LinesChart::pick);
    connect(&Theme::current(), &Theme::changed, this, &LinesChart::rebuild);
}

void LinesChart::setHours(const QJsonArray &byHour, int lines, double cps, qint64 now) {
    m_hours = {};
    for (const auto &hour : byHour) {
        if (!m_hours.isEmpty() && inBeijing(m_hours.last()["hour"_L1].toInteger()).date() != inBeijing(hour["hour"_L1].toInteger()).date())
            m_hours = {};
        m_hours.append(hour);
    }
    m_allowedLines = lines;
    m_allowedCps = cps;
    m_now = now;
    rebuild();
}

void LinesChart::pick(int column) {
    for (const auto &hour : std::as_const(m_hours))
        if (const qint64 at = hour["hour"_L1].toInteger(); hourOf(at) == m_firstHour + column)
            Q_EMIT picked(at < 24 ? 0 : at);
}

void LinesChart::rebuild() {
    m_lines->clear();
    m_rate->clear();
    auto *lines = barSet(tr("Lines taken"), tokens().s1);
    auto *rates = barSet(tr("Calls in a second"), tokens().s3);
    QStringList names;
    qint64 mostLines = m_allowedLines;
    qint64 mostRate = qRound64(m_allowedCps);
    QMap<int, QJsonObject> known;
    for (const auto &hour : std::as_const(m_hours))
        known.insert(hourOf(hour["hour"_L1].toInteger()), hour.toObject());
    const int from = known.isEmpty() ? 8 : qMin(8, known.firstKey());
    const int to = known.isEmpty() ? 19 : qMax(19, known.lastKey());
    m_firstHour = from;
    for (int h = from; h <= to; ++h) {
        const QJsonObject hour = known.value(h);
        const qint64 begin = hour["hour"_L1].toInteger();
        const qint64 lasted = begin >= 24 && m_now > begin ? qMin(anHourMs, qMax<qint64>(60'000, m_now - begin)) : anHourMs;
        const double mean = double(hour["lineMs"_L1].toInteger()) / double(lasted);
        const qint64 peak = hour["linesPeak"_L1].toInteger();
        const qint64 rate = hour["cpsPeak"_L1].toInteger();
        names << u"%1:00"_s.arg(h);
        *lines << mean;
        *rates << double(rate);
        mostLines = qMax(mostLines, qMax(peak, qRound64(mean)));
        mostRate = qMax(mostRate, rate);
        if (peak > 0)
            m_lines->labels.append({QPointF(h - from, double(peak)), numberText(peak), {}, true});
        if (rate > 0)
            m_rate->labels.append({QPointF(h - from, double(rate)), numberText(rate), {}, false});
    }
    m_lines->columnNames = m_rate->columnNames = names;
    QStringList unnamed; // the hours stand below the lower chart
    for (qsizetype i = 0; i < names.size(); ++i)
        unnamed << QString(i + 1, QChar(0x200b));
    fillBars(*m_lines, {lines}, unnamed, niceTop(mostLines), 3);
    fillBars(*m_rate, {rates}, names, niceTop(mostRate), 3);
    if (m_allowedLines > 0) {
        m_lines->limit = m_allowedLines;
        m_lines->limitText = tr("%1 lines allowed").arg(m_allowedLines);
    }
    m_rateTitle->setText(m_allowedCps > 0 ? tr("Most calls begun in a second; %1 allowed").arg(m_allowedCps) : tr("Most calls begun in a second"));
    place();
}

void LinesChart::place() {
    for (LabelledView *view : {m_lines, m_rate})
        view->chart()->setPlotArea(QRectF(px(labelRoom), px(18), view->width() - px(labelRoom) - px(8), view->height() - px(18) - px(view == m_rate ? 24 : 10)));
}

void LinesChart::resizeEvent(QResizeEvent *event) {
    QWidget::resizeEvent(event);
    place();
}

RetryChart::RetryChart(QWidget *parent)
    : QWidget(parent)
    , m_bars(new LabelledView)
    , m_words(text({}, "small")) {
    auto *rows = column(4);
    setMargins(rows, 8, 8, 12, 4);
    rows->addWidget(m_words);
    rows->addWidget(m_bars, 1);
    setLayout(rows);
    setAccessibleName(tr("Due again"));
    m_bars->setAccessibleName(tr("Due again"));
    connect(m_bars, &LabelledView::picked, this, [this](int column, int) {
        const qint64 at = m_retries["halfHours"_L1][column]["at"_L1].toInteger();
        if (at > 0)
            Q_EMIT picked(column == 0 ? 0 : at, at + halfAnHourMs);
    });
    connect(&Theme::current(), &Theme::changed, this, &RetryChart::rebuild);
}

void RetryChart::setRetries(const QJsonObject &retries) {
    m_retries = retries;
    rebuild();
}

void RetryChart::rebuild() {
    m_bars->clear();
    const QJsonArray halves = m_retries["halfHours"_L1].toArray();
    const qint64 total = m_retries["total"_L1].toInteger();
    if (m_retries.isEmpty())
        m_words->setText(tr("being counted …"));
    else if (total == 0)
        m_words->setText(tr("Nobody is due again."));
    else
        m_words->setText(tr("%1 people are due again, each at the pause that its cause asks for; moved to the next hours in which calls are allowed.").arg(numberText(total)));
    if (halves.isEmpty())
        return;
    auto *people = barSet(tr("People"), tokens().s1);
    QStringList names;
    qint64 most = 0;
    qint64 beyond = m_retries["later"_L1].toInteger();
    QDate last;
    qsizetype labelled = -3;
    for (qsizetype i = 0; i < halves.size(); ++i) {
        const qint64 number = halves.at(i)["contacts"_L1].toInteger();
        if (i >= shownHalfHours) {
            beyond += number;
            continue;
        }
        const QDateTime at = inBeijing(halves.at(i)["at"_L1].toInteger());
        const QString when = i == 0 ? tr("now") : at.toString(u"H:mm"_s);
        // Half hours without anybody are left out, so a new day is named; the others where there is room.
        const bool named = at.date() != last || halves.size() <= 14 || i % 3 == 0;
        // Names have to differ: each gets another number of spaces that can't be seen.
        names << (!named ? QString() : at.date() != last && i > 0 ? at.toString(u"M-d"_s) : when) + QString(i + 1, QChar(0x200b));
        last = at.date();
        *people << double(number);
        most = qMax(most, number);
        if (i - labelled >= 2 || halves.size() <= 16) {
            m_bars->labels.append({QPointF(double(i), double(number)), numberText(number), {}, false});
            labelled = i;
        }
    }
    m_bars->columnNames.clear();
    for (qsizetype i = 0; i < names.size(); ++i)
        m_bars->columnNames << inBeijing(halves.at(i)["at"_L1].toInteger()).toString(u"M-d H:mm"_s);
    fillBars(*m_bars, {people}, names, niceTop(most), 5);
    if (beyond > 0)
        m_words->setText(m_words->text() + u' ' + tr("%1 of them later than shown.").arg(numberText(beyond)));
    place();
}

void RetryChart::place() {
    m_bars->chart()->setPlotArea(QRectF(px(labelRoom), px(22), m_bars->width() - px(labelRoom) - px(8), m_bars->height() - px(22) - px(24)));
}

void RetryChart::resizeEvent(QResizeEvent *event) {
    QWidget::resizeEvent(event);
    place();
}

} // namespace lianxin
