// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/campaigns/ChoiceRow.h"
#include "ui/widgets/Theme.h"
#include <QPainter>

namespace lianxin {

ChoiceRow::ChoiceRow(const QString &title, const QString &note, const QString &icon, QWidget *parent)
    : QAbstractButton(parent)
    , m_note(note)
    , m_icon(icon) {
    setText(title);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAccessibleName(title);
    setAccessibleDescription(note);
    Theme::current().holdSize(this, 0, 64);
}

void ChoiceRow::paintEvent(QPaintEvent *) {
    const Tokens &t = tokens();
    QPainter painter(this);
    painter.fillRect(rect(), isChecked() ? t.accentSoft : underMouse() ? t.hover : t.surface);
    if (isChecked())
        painter.fillRect(QRect(0, 0, 3, height()), t.accent);
    painter.fillRect(QRect(0, height() - 1, width(), 1), t.line);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF ring(px(16) + 0.5, px(14) + 0.5, px(16) - 1, px(16) - 1);
    painter.setPen(QPen(isChecked() ? t.accentFill : t.control, isChecked() ? 5 : 1));
    painter.setBrush(t.surface);
    painter.drawEllipse(isChecked() ? ring.adjusted(2, 2, -2, -2) : ring);
    painter.setPen(t.text);
    painter.setFont(Theme::current().font(14, true));
    painter.drawText(QRect(px(44), px(9), width() - px(56), px(24)), Qt::AlignVCenter, text());
    painter.setPen(t.text2);
    painter.setFont(Theme::current().font(12));
    painter.drawText(QRect(px(44), px(34), width() - px(84), px(18)), Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(m_note, Qt::ElideRight, width() - px(84)));
    if (hasFocus()) {
        painter.setPen(QPen(t.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(2, 2, -2, -3), 4, 4);
    }
    if (!m_icon.isEmpty())
        iconOf(m_icon, isChecked() ? t.accent : t.text2).paint(&painter, QRect(width() - px(16) - px(20), (height() - px(20)) / 2, px(20), px(20)));
}

} // namespace lianxin
