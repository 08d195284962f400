// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/supervision/WallPage.h"
#include "platform/base/Literals.h"
#include "ui/models/EngineClock.h"
#include "ui/models/Format.h"
#include "ui/models/Words.h"
#include "ui/supervision/DayWatch.h"
#include "ui/supervision/WallAlerts.h"
#include "ui/supervision/WallPainter.h"
#include "ui/supervision/WallTrend.h"
#include "ui/widgets/Theme.h"
#include <cmath>

namespace lianxin {

namespace {

constexpr double target = 0.95;
constexpr int refreshMs = 2000;
constexpr int slowRefreshMs = 15'000;

//! Icon and tone of a seat on the plan.
Word wallSeat(const QString &state) {
    if (state == "help"_L1)
        return {WallPage::tr("help"), u"life-buoy"_s, Tone::Bad};
    Word word = seatWord(state);
    if (state == "ready"_L1)
        word.tone = Tone::Accent;
    return word;
}

//! How many seats are in each state, in one line that keeps within the card.
void paintLegend(WallPainter &p, const QRectF &area, const QHash<QString, int> &counts) {
    // A seat that asks for help matters more than one that rings, and the line has room for five.
    const QStringList states{u"talking"_s, u"ready"_s, u"wrapup"_s, u"away"_s, counts[u"help"_s] > 0 ? u"help"_s : u"ringing"_s};
    QStringList words;
    for (const QString &state : states) {
        const int count = counts[state] + (state == "talking"_L1 ? counts[u"hold"_s] : 0);
        words << u"%1 %2"_s.arg(wallSeat(state).text).arg(count);
    }
    const auto gaps = static_cast<double>(states.size() - 1);
    int size = 22;
    double gap = 0;
    do { // longer words are written smaller
        size -= 2;
        p.font(size);
        double wide = 0;
        for (const QString &word : std::as_const(words))
            wide += p.s(24) + p.p.fontMetrics().horizontalAdvance(word);
        gap = (area.width() - p.s(40) - wide) / gaps;
    } while (gap < p.s(4) && size > 12);
    gap = qBound(p.s(4), gap, p.s(16));
    double x = area.left() + p.s(20);
    const double y = area.bottom() - p.s(28);
    for (qsizetype i = 0; i < states.size(); ++i) {
        const Word word = wallSeat(states.at(i));
        const QColor ink = states.at(i) == "wrapup"_L1 ? p.t.text : p.t.ink(word.tone);
        p.icon(x, y, 20, word.icon, ink);
        x = p.write(x + p.s(24), y, words.at(i), size, ink) + gap;
    }
}

} // namespace

WallPage::WallPage(Door &door, EngineWatch &engine, QWidget *parent)
    : QWidget(parent)
    , m_door(door)
    , m_engine(engine)
    , m_days(new DayWatch(door, this)) {
    setAccessibleName(tr("Wall"));
    auto *timer = new QTimer(this);
    timer->setInterval(refreshMs);
    connect(timer, &QTimer::timeout, this, [this] {
        if (isVisible())
            load();
    });
    timer->start();
    auto *slow = new QTimer(this);
    slow->setInterval(slowRefreshMs);
    connect(slow, &QTimer::timeout, this, [this] {
        if (isVisible())
            loadSlowly();
    });
    slow->start();
    connect(m_days, &DayWatch::changed, this, qOverload<>(&QWidget::update));
    connect(&engine, &EngineWatch::changed, this, qOverload<>(&QWidget::update));
}

void WallPage::load() {
    m_door.call(u"seats.list"_s, {}, this, [this](const Expected<QJsonValue> &reply) {
        if (!reply)
            return; // the age above tells
        m_seats = itemsOf(reply);
        m_loaded.start();
        update();
    });
    m_door.call(u"supervision.list"_s, {{u"state"_s, u"open"_s}, {u"limit"_s, 20}}, this,
                [this](const Expected<QJsonValue> &reply) { m_supervisions = itemsOf(reply); });
    m_door.call(u"callbacks.list"_s, {{u"state"_s, u"open"_s}}, this,
                [this](const Expected<QJsonValue> &reply) { m_callbacks = itemsOf(reply); });
    if (m_mayCalls)
        m_door.call(u"calls.list"_s, {}, this, [this](const Expected<QJsonValue> &reply) {
            m_mayCalls = reply || reply.error().kind != ErrorKind::Refused;
            m_calls = itemsOf(reply);
        });
}

void WallPage::loadSlowly() {
    m_days->load();
    if (m_mayTrunks)
        m_door.call(u"trunks.list"_s, {}, this, [this](const Expected<QJsonValue> &reply) {
            m_mayTrunks = reply || reply.error().kind != ErrorKind::Refused;
            m_trunks = itemsOf(reply);
            update();
        });
}

void WallPage::showEvent(QShowEvent *event) {
    QWidget::showEvent(event);
    m_mayCalls = m_mayTrunks = true; // somebody else may be logged in now
    load();
    loadSlowly();
}

void WallPage::mouseDoubleClickEvent(QMouseEvent *) {
    Q_EMIT fullScreenWanted();
}

void WallPage::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double k = qMin(width() / 1440.0, height() / 900.0);
    WallPainter p(painter, k);
    const Tokens &t = p.t;
    painter.fillRect(rect(), t.page);
    const qint64 now = businessNow();
    const double w = width();
    p.write(p.s(20), p.s(32), tr("12345 hotline"), 24, t.text, true);
    p.writeRight(w - p.s(20), p.s(32), clockText(now), 24, t.text, true);
    p.writeRight(w - p.s(150), p.s(32), dayText(now), 24, t.text);
    const QJsonValue profile = m_engine.status()["profile"_L1];
    if (profile.toString(m_door.engineInfo()["profile"_L1].toString()) == "rehearsal"_L1)
        p.chip(w - p.s(300), p.s(32), tr("Rehearsal"), u"flask-conical"_s);
    const qint64 age = m_loaded.isValid() ? m_loaded.elapsed() : -1;
    const bool fresh = age >= 0 && age < 8000 && m_door.link() == Door::Link::Live;
    p.icon(w - p.s(590), p.s(32), 20, fresh ? u"circle-check"_s : u"unplug"_s, fresh ? t.good : t.warn);
    p.write(w - p.s(564), p.s(32), tr("data %1").arg(ageText(age)), 20, fresh ? t.good : t.warn);
    painter.fillRect(QRectF(0, p.s(64), w, 1), t.line);
    const double top = p.s(76);
    const double gap = p.s(12);
    const double full = w - p.s(32);
    const double upper = (height() - top - p.s(16) - gap) * 0.49;
    const double a = full * 0.33;
    const double c = full * 0.285;
    const QRectF rate(p.s(16), top, a, upper);
    const QRectF seats(rate.right() + gap, top, full - a - c - 2 * gap, upper);
    const QRectF queue(seats.right() + gap, top, c, upper);
    const double lower = height() - top - upper - gap - p.s(16);
    const QRectF trend(p.s(16), top + upper + gap, seats.right() - p.s(16), lower);
    const QRectF alerts(queue.left(), trend.top(), c, lower);
    paintRate(p, rate);
    paintSeats(p, seats);
    paintQueue(p, queue);
    paintWallTrend(p, trend, m_days->today(), m_days->yesterday());
    paintWallAlerts(p, alerts, wallAlerts({m_seats, m_calls, m_supervisions, m_trunks, m_days->today(), engineNow(), now}), m_loaded.isValid());
}

void WallPage::paintRate(WallPainter &p, const QRectF &area) const {
    const Tokens &t = p.t;
    p.card(area);
    const double x = area.left() + p.s(20);
    const double after = p.write(x, area.top() + p.s(34), tr("Answered within 15 s"), 24, t.text, true);
    p.write(after + p.s(12), area.top() + p.s(34), tr("today"), 20, t.text2);
    const double rate = m_engine.status()["queue"_L1].toObject()["serviceLevel15"_L1].toDouble(-1);
    const bool known = rate >= 0;
    const bool met = rate >= target;
    const QColor ink = !known ? t.text2 : met ? t.good : t.bad;
    const QString figure = known ? QString::number(rate * 100, 'f', 1) : u"?"_s;
    const double middle = area.top() + area.height() * 0.40;
    const double end = p.write(x, middle, figure, 128, ink, true);
    if (known)
        p.write(end + p.s(4), middle + p.s(34), u"%"_s, 64, ink, true);
    const double y = area.top() + area.height() * 0.68;
    const double left = x;
    const double right = area.right() - p.s(20);
    const auto at = [&](double share) {
        return left + (right - left) * qBound(0.0, (share - 0.85) / 0.15, 1.0);
    };
    p.p.fillRect(QRectF(left, y - 2, right - left, 4), t.muteLine);
    if (known) {
        p.p.fillRect(QRectF(qMin(at(rate), at(target)), y - 2, std::abs(at(rate) - at(target)), 4), ink);
        p.p.setPen(Qt::NoPen);
        p.p.setBrush(ink);
        p.p.drawEllipse(QPointF(at(rate), y), p.s(9), p.s(9));
    }
    p.p.fillRect(QRectF(at(target) - 1, y - p.s(11), 3, p.s(22)), t.text);
    p.write(left, y + p.s(32), u"85%"_s, 20, t.text2);
    p.write(at(target) - p.s(50), y + p.s(32), tr("target 95%"), 20, t.text);
    p.writeRight(right, y + p.s(32), u"100%"_s, 20, t.text2);
    const double foot = area.bottom() - p.s(34);
    const QString words = !known ? tr("No calls counted yet")
                          : met  ? tr("Met, by %1 points").arg((rate - target) * 100, 0, 'f', 1)
                                 : tr("Missed by %1 points").arg((target - rate) * 100, 0, 'f', 1);
    p.icon(x, foot, 26, !known ? u"circle-help"_s : met ? u"circle-check"_s : u"triangle-alert"_s, ink);
    p.write(x + p.s(34), foot, words, 24, ink, true);
}

void WallPage::paintSeats(WallPainter &p, const QRectF &area) const {
    const Tokens &t = p.t;
    p.card(area);
    const QStringList inNeed = seatsInNeed(m_calls);
    const auto stateOf = [&](const QJsonValue &seat) {
        return inNeed.contains(seat["seatNumber"_L1].toString()) ? u"help"_s : seat["state"_L1].toString();
    };
    QHash<QString, int> counts; // of seats by state
    for (const auto &seat : m_seats)
        ++counts[stateOf(seat)];
    const auto total = static_cast<int>(m_seats.size());
    const double after = p.write(area.left() + p.s(20), area.top() + p.s(34), tr("Seats"), 24, t.text, true);
    p.write(after + p.s(12), area.top() + p.s(34),
            tr("%1 seats, %2 on duty").arg(total).arg(total - counts[u"offline"_s]), 20, t.text2);
    const int columns = total <= 24 ? 6 : total <= 60 ? 8 : 16;
    const int rows = qMax(6, (total + columns - 1) / columns);
    const double aisle = p.s(18);
    const QRectF grid(area.left() + p.s(20), area.top() + p.s(62), area.width() - p.s(40),
                      area.height() - p.s(62) - p.s(56));
    const double w = (grid.width() - aisle) / columns;
    const double h = grid.height() / rows;
    const bool small = columns > 8;
    for (int i = 0; i < total; ++i) {
        const QJsonObject seat = m_seats.at(i).toObject();
        const QString state = stateOf(seat);
        const int column = i % columns, line = i / columns;
        const QRectF box(grid.left() + column * w + (column >= columns / 2 ? aisle : 0),
                         grid.top() + line * h, w - p.s(6), h - p.s(6));
        const Word word = wallSeat(state);
        const bool off = state == "offline"_L1 || state.isEmpty();
        const bool free = state == "ready"_L1;
        const bool help = state == "help"_L1;
        const QColor ink = off ? t.text2 : help ? t.onBad : state == "wrapup"_L1 ? t.text : t.ink(word.tone);
        QPen pen(off ? t.muteLine : free ? t.accent : t.edge(word.tone), free ? 2 : 1);
        if (off)
            pen.setStyle(Qt::DashLine);
        p.p.setPen(pen);
        p.p.setBrush(off ? QBrush(Qt::NoBrush)
                  : help ? QBrush(t.bad)
                         : QBrush(free ? t.surface : t.soft(state == "wrapup"_L1 ? Tone::Mute : word.tone)));
        p.p.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        QString number = seat["seatNumber"_L1].toString();
        if (total < 100)
            number = number.right(2);
        if (!small)
            p.icon(box.left() + p.s(5), box.center().y(), 18, word.icon, ink);
        p.font(small ? 16 : 20, free || help);
        p.p.setPen(ink);
        p.p.drawText(small ? box : box.adjusted(p.s(24), 0, -p.s(4), 0), Qt::AlignCenter, number);
    }
    if (total == 0)
        p.write(grid.left(), grid.center().y(), m_loaded.isValid() ? tr("No seat is set up yet") : u"?"_s, 24,
                t.text2);
    paintLegend(p, area, counts);
}

void WallPage::paintQueue(WallPainter &p, const QRectF &area) const {
    const Tokens &t = p.t;
    p.card(area);
    const double x = area.left() + p.s(20);
    p.write(x, area.top() + p.s(34), tr("Queue"), 24, t.text, true);
    const QJsonObject queue = m_engine.status()["queue"_L1].toObject();
    const bool known = m_engine.isKnown();
    const double middle = area.top() + p.s(102);
    double after =
        p.write(x, middle, known ? QString::number(queue["waiting"_L1].toInt()) : u"?"_s, 72, t.text, true);
    p.write(after + p.s(8), middle + p.s(16), tr("people"), 30, t.text, true);
    const qint64 longest = queue["longestMs"_L1].toInteger();
    const QColor ink = longest >= 15'000 ? t.bad : longest >= 10'000 ? t.warn : t.text;
    const double second = area.left() + area.width() * 0.5;
    after = p.write(second, middle, known ? QString::number(longest / 1000) : u"?"_s, 72, ink, true);
    p.write(after + p.s(8), middle + p.s(16), tr("s"), 30, ink, true);
    p.write(x, area.top() + p.s(168), tr("waiting now"), 20, t.text2);
    p.icon(second, area.top() + p.s(168), 18, u"clock"_s, ink);
    p.write(second + p.s(24), area.top() + p.s(168),
            longest >= 15'000 ? tr("longest, over 15 s") : tr("longest"), 20, ink);
    p.p.fillRect(QRectF(area.left(), area.top() + p.s(200), area.width(), 1), t.line);
    const QJsonObject lines = m_engine.status()["lines"_L1].toObject();
    double y = area.top() + p.s(238);
    const auto fact = [&](const QString &name, const QString &value) {
        p.write(x, y, name, 24, t.text2);
        p.writeRight(area.right() - p.s(20), y, value, 24, t.text, true);
        y += p.s(40);
    };
    fact(tr("Calls now"), known ? QString::number(m_engine.status()["calls"_L1].toInt()) : u"?"_s);
    fact(tr("Lines in use"),
         known ? u"%1 / %2"_s.arg(lines["used"_L1].toInt()).arg(lines["total"_L1].toInt()) : u"?"_s);
    fact(tr("Call-backs booked"), QString::number(m_callbacks.size()));
}

} // namespace lianxin
