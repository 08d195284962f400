// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/YearView.h"
#include "platform/base/Literals.h"
#include "ui/models/Format.h"
#include "ui/widgets/Theme.h"
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

namespace lianxin {
namespace {

constexpr int kMonthsAcross = 4;
constexpr int kMonthsDown = 3;
constexpr int kGap = 16;
constexpr int kTitle = 24;
constexpr int kWeekdays = 20;
constexpr int kWeeks = 6;

} // namespace

YearView::YearView(QWidget *parent)
    : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("The year, day by day"));
}

void YearView::setYear(int year, QHash<QDate, Day> days, QDate today) {
    m_year = year;
    m_days = std::move(days);
    m_today = today;
    if (m_chosen.year() != year)
        choose(today.year() == year ? today : QDate(year, 1, 1));
    update();
}

void YearView::choose(QDate day) {
    if (!day.isValid() || day == m_chosen)
        return;
    m_chosen = day;
    update();
    const Day known = m_days.value(day);
    setAccessibleDescription(u"%1 %2"_s.arg(day.toString(Qt::ISODate), known.name.isEmpty() ? (works(day) ? tr("worked") : tr("off")) : known.name));
    Q_EMIT picked(day);
}

bool YearView::works(QDate date) const {
    const auto known = m_days.constFind(date);
    return known == m_days.cend() ? date.dayOfWeek() < Qt::Saturday : known->kind == "make_up_day"_L1;
}

QSize YearView::sizeHint() const {
    return {px(860), px(620)};
}

QSize YearView::minimumSizeHint() const {
    return {px(680), px(520)};
}

QRectF YearView::monthRect(int month) const {
    const double gap = px(kGap);
    const double w = (width() - gap * (kMonthsAcross - 1)) / kMonthsAcross;
    const double h = (height() - gap * (kMonthsDown - 1)) / kMonthsDown;
    const int at = month - 1;
    return {(at % kMonthsAcross) * (w + gap), (at / kMonthsAcross) * (h + gap), w, h};
}

QRectF YearView::dayRect(QDate day) const {
    const QRectF month = monthRect(day.month());
    const double top = month.top() + px(kTitle) + px(kWeekdays);
    const double w = month.width() / 7;
    const double h = (month.bottom() - top) / kWeeks;
    const int first = QDate(day.year(), day.month(), 1).dayOfWeek() - 1;
    const int place = first + day.day() - 1;
    return {month.left() + (place % 7) * w, top + (place / 7) * h, w, h};
}

QDate YearView::dayAt(QPointF at) const {
    for (QDate day(m_year, 1, 1); day.isValid() && day.year() == m_year; day = day.addDays(1))
        if (dayRect(day).contains(at))
            return day;
    return {};
}

void YearView::paintEvent(QPaintEvent *) {
    if (m_year == 0)
        return;
    QPainter painter(this);
    for (int month = 1; month <= 12; ++month)
        paintMonth(painter, month);
    for (QDate day(m_year, 1, 1); day.year() == m_year; day = day.addDays(1))
        paintDay(painter, day);
    if (!m_chosen.isValid() || m_chosen.year() != m_year)
        return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(tokens().accent, hasFocus() ? 2 : 1));
    painter.drawRect(dayRect(m_chosen).adjusted(1, 1, -1, -1));
}

void YearView::paintMonth(QPainter &painter, int month) const {
    const Tokens &t = tokens();
    const QRectF box = monthRect(month);
    painter.setPen(t.text);
    painter.setFont(Theme::current().font(14, true));
    painter.drawText(QRectF(box.left() + px(4), box.top(), box.width(), px(kTitle)), Qt::AlignVCenter, monthText(month));
    static const char *const names[] = {QT_TR_NOOP("Mo"), QT_TR_NOOP("Tu"), QT_TR_NOOP("We"), QT_TR_NOOP("Th"),
                                        QT_TR_NOOP("Fr"), QT_TR_NOOP("Sa"), QT_TR_NOOP("Su")};
    painter.setPen(t.text2);
    painter.setFont(Theme::current().font(12));
    for (int i = 0; i < 7; ++i)
        painter.drawText(QRectF(box.left() + i * box.width() / 7, box.top() + px(kTitle), box.width() / 7, px(kWeekdays)), Qt::AlignCenter, tr(names[i]));
}

void YearView::paintDay(QPainter &painter, QDate day) const {
    const Tokens &t = tokens();
    const QRectF cell = dayRect(day).adjusted(1, 1, -1, -1);
    const Day known = m_days.value(day);
    const bool off = !works(day);
    const bool makeUp = known.kind == "make_up_day"_L1;
    if (known.kind == "holiday"_L1)
        painter.fillRect(cell, t.warnSoft);
    else if (makeUp)
        painter.fillRect(cell, t.accentSoft);
    else if (off)
        painter.fillRect(cell, t.muteSoft);
    painter.setPen(known.kind == "holiday"_L1 ? t.warn : makeUp ? t.accentText : off ? t.text2 : t.text);
    painter.setFont(Theme::current().font(12, day == m_today));
    painter.drawText(cell.adjusted(px(2), 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, QString::number(day.day()));
    if (!known.kind.isEmpty()) // never by colour alone
        painter.drawText(cell.adjusted(0, 0, -1, 0), Qt::AlignRight | Qt::AlignVCenter, makeUp ? tr("W") : tr("H"));
    if (known.own)
        painter.fillRect(QRectF(cell.left(), cell.bottom() - 2, cell.width(), 2), t.accent);
    if (day == m_today) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(t.text2);
        painter.drawRect(cell);
    }
}

void YearView::mousePressEvent(QMouseEvent *event) {
    choose(dayAt(event->position()));
}

void YearView::mouseDoubleClickEvent(QMouseEvent *event) {
    if (const QDate day = dayAt(event->position()); day.isValid())
        Q_EMIT opened(day);
}

void YearView::keyPressEvent(QKeyEvent *event) {
    QDate to;
    switch (event->key()) {
    case Qt::Key_Left:
        to = m_chosen.addDays(-1);
        break;
    case Qt::Key_Right:
        to = m_chosen.addDays(1);
        break;
    case Qt::Key_Up:
        to = m_chosen.addDays(-7);
        break;
    case Qt::Key_Down:
        to = m_chosen.addDays(7);
        break;
    case Qt::Key_PageUp:
        to = m_chosen.addMonths(-1);
        break;
    case Qt::Key_PageDown:
        to = m_chosen.addMonths(1);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        Q_EMIT opened(m_chosen);
        return;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    if (to.year() == m_year)
        choose(to);
}

bool YearView::event(QEvent *event) {
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const QDate day = dayAt(help->pos());
    const QString name = m_days.value(day).name;
    if (name.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), name, this);
    return true;
}

} // namespace lianxin
