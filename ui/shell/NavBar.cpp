// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/NavBar.h"
#include "platform/base/Literals.h"
#include "ui/widgets/TextLine.h"
#include "ui/widgets/Theme.h"
#include <QKeyEvent>
#include <QMouseEvent>

namespace lianxin {

NavBar::NavBar(QWidget *parent)
    : QWidget(parent) {
    Theme::current().holdSize(this, 72, 0);
    setFocusPolicy(Qt::TabFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Navigation"));
}

void NavBar::setEntries(const QList<std::tuple<QString, QString, QString>> &keyIconText) {
    m_entries.clear();
    for (const auto &[key, icon, words] : keyIconText)
        m_entries.append({key, icon, words, 0});
    update();
}

void NavBar::setCurrent(const QString &key) {
    m_current = key;
    for (const Entry &entry : m_entries) {
        if (entry.key == key)
            setAccessibleDescription(entry.text);
    }
    update();
}

void NavBar::setBadge(const QString &key, int count) {
    for (Entry &entry : m_entries) {
        if (entry.key == key)
            entry.badge = count;
    }
    update();
}

QStringList NavBar::keys() const {
    QStringList keys;
    for (const Entry &entry : m_entries)
        keys << entry.key;
    return keys;
}

// Large text on a low screen: the places move together rather than below the palette's.
int NavBar::itemHeight() const {
    const int room = height() - px(56 + 8 + 54);
    return qBound(px(46), m_entries.isEmpty() ? px(64) : room / static_cast<int>(m_entries.size()), px(64));
}

QRect NavBar::rectOf(qsizetype i) const {
    return {0, px(56) + px(8) + static_cast<int>(i) * itemHeight(), width() - 1, itemHeight()};
}

void NavBar::paintEvent(QPaintEvent *) {
    const Tokens &t = tokens();
    QPainter painter(this);
    painter.fillRect(rect(), t.surface);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), t.line);
    painter.fillRect(QRect(0, px(56) - 1, width(), 1), t.line);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(t.text);
    painter.setFont(Theme::current().font(16, true));
    painter.drawText(QRect(0, px(10), width(), px(22)), Qt::AlignCenter, tr("Lianxin"));
    painter.setPen(t.text2);
    painter.setFont(Theme::current().font(12));
    painter.drawText(QRect(0, px(31), width(), px(16)), Qt::AlignCenter, u"12345"_s);
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        const Entry &entry = m_entries.at(i);
        const QRect line = rectOf(i);
        const bool on = entry.key == m_current;
        if (on) {
            painter.fillRect(line, t.accentSoft);
            painter.fillRect(QRect(line.topLeft(), QSize(3, line.height())), t.accent);
        } else if (i == m_hovered) {
            painter.fillRect(line, t.hover);
        }
        const QColor ink = on ? t.accentText : t.text2;
        const int size = px(20);
        const int above = px(12) - (px(64) - line.height()) / 2;
        paintIcon(painter, QRect(line.center().x() - size / 2, line.top() + above, size, size), entry.icon,
                  ink);
        // Bold where it fits; the bar and the colour say the same.
        painter.setFont(Theme::current().font(12, on && lineWidth(entry.text, 12, true) <= line.width() - px(12)));
        painter.setPen(ink);
        painter.drawText(QRect(line.left(), line.top() + above + px(24), line.width(), px(18)), Qt::AlignCenter,
                         entry.text);
        if (entry.badge > 0) {
            const QString count = entry.badge > 99 ? u"99+"_s : QString::number(entry.badge);
            painter.setFont(Theme::current().font(11));
            const int width = qMax(px(16), painter.fontMetrics().horizontalAdvance(count) + px(8));
            const QRect bubble(line.center().x() + px(4), line.top() + above - px(4), width, px(16));
            painter.setPen(Qt::NoPen);
            painter.setBrush(t.bad);
            painter.drawRoundedRect(bubble, px(8), px(8));
            painter.setPen(t.onBad);
            painter.drawText(bubble, Qt::AlignCenter, count);
        }
    }
    const int size = px(16);
    paintIcon(painter, QRect((width() - size) / 2, height() - px(46), size, size), u"search"_s, t.text2);
    painter.setFont(Theme::current().font(12));
    painter.setPen(t.text2);
    painter.drawText(QRect(0, height() - px(26), width(), px(18)), Qt::AlignCenter, u"Ctrl+K"_s);
    if (hasFocus() && m_byKeyboard) {
        for (qsizetype i = 0; i < m_entries.size(); ++i) {
            if (m_entries.at(i).key != m_current)
                continue;
            painter.setPen(QPen(t.accent, 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(QRectF(rectOf(i)).adjusted(3, 3, -3, -3), 4, 4);
        }
    }
}

void NavBar::mousePressEvent(QMouseEvent *event) {
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        if (rectOf(i).contains(event->position().toPoint()))
            Q_EMIT chosen(m_entries.at(i).key);
    }
    if (event->position().y() > height() - px(54))
        Q_EMIT paletteWanted();
}

void NavBar::mouseMoveEvent(QMouseEvent *event) {
    m_hovered = -1;
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        if (rectOf(i).contains(event->position().toPoint()))
            m_hovered = i;
    }
    update();
}

void NavBar::leaveEvent(QEvent *) {
    m_hovered = -1;
    update();
}

void NavBar::focusInEvent(QFocusEvent *event) {
    m_byKeyboard = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    update();
}

void NavBar::focusOutEvent(QFocusEvent *) {
    update();
}

void NavBar::keyPressEvent(QKeyEvent *event) {
    const int step = event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0;
    for (qsizetype i = 0; step != 0 && i < m_entries.size(); ++i) {
        if (m_entries.at(i).key == m_current && i + step >= 0 && i + step < m_entries.size()) {
            Q_EMIT chosen(m_entries.at(i + step).key);
            return;
        }
    }
    QWidget::keyPressEvent(event);
}

} // namespace lianxin
