// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tickets/DerivationCalendar.h"
#include "platform/base/Literals.h"
#include "ui/models/Format.h"
#include "ui/widgets/Theme.h"

namespace lianxin {
namespace {

constexpr int headHeight = 24;
constexpr int weekHeight = 44;
constexpr int monthWidth = 40;
constexpr int mostWeeks = 6;

} // namespace

DerivationCalendar::DerivationCalendar(QWidget *parent)
    : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("How the deadline was computed"));
}

void DerivationCalendar::setDays(const QJsonArray &days, const QDate &today) {
    m_days.clear();
    for (const auto &value : days) {
        const QJsonObject day = value.toObject();
        m_days.append({QDate::fromString(day["date"_L1].toString().left(10), Qt::ISODate),
                       day["kind"_L1].toString(), day["name"_L1].toString(), day["number"_L1].toInt(),
                       day["counts"_L1].toBool()});
    }
    m_today = today;
    m_weeks = 0;
    if (!m_days.isEmpty()) {
        const QDate first = m_days.constFirst().date;
        const QDate last = m_days.constLast().date;
        m_from = first.addDays(1 - first.dayOfWeek());
        m_weeks = qMin(mostWeeks, static_cast<int>(m_from.daysTo(last)) / 7 + 1);
    }
    updateGeometry();
    update();
}

QSize DerivationCalendar::sizeHint() const {
    return {px(420), m_weeks == 0 ? 0 : px(headHeight) + m_weeks * px(weekHeight) + 1};
}

void DerivationCalendar::paintEvent(QPaintEvent *) {
    if (m_weeks == 0)
        return;
    const Tokens &t = tokens();
    QPainter painter(this);
    painter.fillRect(rect(), t.surface);
    static const char *const names[] = {QT_TR_NOOP("Mon"), QT_TR_NOOP("Tue"), QT_TR_NOOP("Wed"),
                                        QT_TR_NOOP("Thu"), QT_TR_NOOP("Fri"), QT_TR_NOOP("Sat"),
                                        QT_TR_NOOP("Sun")};
    const int left = px(monthWidth);
    const double cell = (width() - 1 - left) / 7.0;
    painter.fillRect(QRect(0, 0, width(), px(headHeight)), t.sunken);
    painter.setFont(Theme::current().font(12));
    painter.setPen(t.text2);
    for (int d = 0; d < 7; ++d)
        painter.drawText(QRectF(left + d * cell + px(6), 0, cell, px(headHeight)), Qt::AlignVCenter,
                         tr(names[d]));
    int month = 0;
    for (int w = 0; w < m_weeks; ++w) {
        const int y = px(headHeight) + w * px(weekHeight);
        for (int d = 0; d < 7; ++d) {
            const QDate date = m_from.addDays(w * 7 + d);
            const QRectF box(left + d * cell, y, cell, px(weekHeight));
            const auto day = std::find_if(m_days.cbegin(), m_days.cend(),
                                          [&date](const Day &entry) { return entry.date == date; });
            const bool known = day != m_days.cend();
            const bool due = known && date == m_days.constLast().date;
            const bool start = known && date == m_days.constFirst().date;
            const bool makeUp = known && day->kind == "make_up_day"_L1;
            const bool off =
                known ? day->kind == "holiday"_L1 || day->kind == "weekend"_L1 : date.dayOfWeek() > 5;
            if (due)
                painter.fillRect(box, t.warnSoft);
            else if (known && day->counts)
                painter.fillRect(box, t.accentSoft);
            else if (off)
                painter.fillRect(box, t.muteSoft);
            painter.setPen(due ? t.warn : off ? t.text2 : known && day->counts ? t.accentText : t.text);
            painter.setFont(Theme::current().font(14, true));
            painter.drawText(box.adjusted(px(6), px(2), 0, -px(20)), Qt::AlignVCenter,
                             QString::number(date.day()));
            painter.setFont(Theme::current().font(12, due));
            QString under;
            if (known && day->counts)
                under = tr("day %1").arg(day->number);
            else if (start)
                under = tr("taken in");
            else if (known && !day->name.isEmpty())
                under = day->name;
            painter.drawText(box.adjusted(px(6), px(20), 0, -px(2)), Qt::AlignVCenter, under);
            if (makeUp) {
                const int wide = qMax(px(16), painter.fontMetrics().horizontalAdvance(tr("on")) + px(6));
                const QRectF tag(box.right() - wide - px(4), box.top() + px(5), wide, px(16));
                painter.setRenderHint(QPainter::Antialiasing);
                painter.setPen(Qt::NoPen);
                painter.setBrush(t.accentFill);
                painter.drawRoundedRect(tag, 3, 3);
                painter.setRenderHint(QPainter::Antialiasing, false);
                painter.setPen(t.onAccent);
                painter.drawText(tag, Qt::AlignCenter, tr("on"));
            } else if (due) {
                painter.drawText(box.adjusted(0, px(4), -px(4), -px(20)), Qt::AlignRight | Qt::AlignVCenter,
                                 tr("due"));
            } else if (off && known) {
                painter.drawText(box.adjusted(0, px(4), -px(6), -px(20)), Qt::AlignRight | Qt::AlignVCenter,
                                 tr("off"));
            }
        }
        const QDate monday = m_from.addDays(w * 7);
        if (monday.month() != month) {
            month = monday.month();
            painter.setFont(Theme::current().font(12));
            painter.setPen(t.text2);
            painter.drawText(QRect(px(6), y + px(4), left - px(6), px(18)), Qt::AlignVCenter,
                             monthText(month));
        }
    }
    painter.setPen(t.line);
    for (int w = 0; w <= m_weeks; ++w)
        painter.drawLine(0, px(headHeight) + w * px(weekHeight), width(),
                         px(headHeight) + w * px(weekHeight));
    for (int d = 0; d <= 7; ++d)
        painter.drawLine(QPointF(left + d * cell, 0), QPointF(left + d * cell, height()));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRect(0, 0, width() - 1, height() - 1));
    const auto offset = static_cast<int>(m_from.daysTo(m_today));
    if (m_today.isValid() && offset >= 0 && offset < m_weeks * 7) {
        const int week = offset / 7;
        painter.setPen(QPen(t.accent, 2));
        painter.drawRect(QRectF(left + offset % 7 * cell + 1,
                                px(headHeight) + week * px(weekHeight) + 1, cell - 1,
                                px(weekHeight) - 1));
    }
}

} // namespace lianxin
