// SPDX-License-Identifier: GPL-3.0-or-later
// The parts that paint themselves: level meter, watermark, step list.
#include "platform/base/Literals.h"
#include "ui/widgets/Parts.h"
#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>

namespace lianxin {

LevelMeter::LevelMeter(int bars, const QSize &size, QWidget *parent)
    : QWidget(parent)
    , m_bars(bars) {
    Theme::current().holdSize(this, size.width(), size.height());
    setAccessibleName(tr("Microphone level"));
}

void LevelMeter::setLevel(double level) {
    if (qAbs(level - m_level) < 0.01)
        return;
    m_level = level;
    if (const int tenths = qRound(level * 10); tenths != m_told) {
        m_told = tenths;
        setAccessibleDescription(tr("%1 %").arg(10 * tenths));
    }
    update();
}

void LevelMeter::setKnown(bool known) {
    m_known = known;
    update();
}

void LevelMeter::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    const double step = static_cast<double>(width()) / m_bars;
    const int lit = m_known ? qRound(m_level * m_bars) : 0;
    for (int i = 0; i < m_bars; ++i) {
        const double share = 0.3 + 0.7 * (i + 1) / m_bars;
        const int tall = static_cast<int>(height() * share);
        painter.fillRect(QRectF(i * step, height() - tall, qMax(2.0, step - px(m_bars > 8 ? 3 : 1)), tall),
                         i < lit ? tokens().good : tokens().muteLine);
    }
}

Watermark::Watermark(QWidget *over)
    : QWidget(over) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_NoSystemBackground);
    setFocusPolicy(Qt::NoFocus);
    over->installEventFilter(this);
    setGeometry(over->rect());
    raise();
}

void Watermark::setWords(const QString &words) {
    if (m_words == words)
        return;
    m_words = words;
    update();
}

bool Watermark::eventFilter(QObject *watched, QEvent *event) {
    if (watched == parent()) {
        if (event->type() == QEvent::Resize)
            setGeometry(parentWidget()->rect());
        else if (event->type() == QEvent::ChildAdded)
            raise();
    }
    return QWidget::eventFilter(watched, event);
}

void Watermark::paintEvent(QPaintEvent *) {
    if (m_words.isEmpty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(Theme::current().font(14));
    QColor colour = tokens().text;
    colour.setAlphaF(0.038F);
    painter.setPen(colour);
    const int stepX = 450 / 2;
    const int stepY = 150;
    for (int y = 60, line = 0; y < height() + stepY; y += stepY, ++line) {
        for (int x = line % 2 == 0 ? 100 : -20; x < width(); x += stepX) {
            painter.save();
            painter.translate(x, y);
            painter.rotate(-18);
            painter.drawText(0, 0, m_words);
            painter.restore();
        }
    }
}

StepList::StepList(const QStringList &names, QWidget *parent)
    : QWidget(parent) {
    for (const QString &name : names)
        m_steps.append({name, {}, false});
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Steps"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    Theme::current().holdSize(this, 212, 0);
}

void StepList::setCurrent(int step) {
    m_current = step;
    setAccessibleDescription(m_steps.at(step).name);
    update();
}

void StepList::setStep(int step, bool done, const QString &note) {
    m_steps[step].done = done;
    m_steps[step].note = note;
    update();
}

QSize StepList::sizeHint() const {
    return {px(212), px(56) * static_cast<int>(m_steps.size()) + px(24)};
}

void StepList::paintEvent(QPaintEvent *) {
    const Tokens &t = tokens();
    QPainter painter(this);
    painter.fillRect(rect(), t.surface);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), t.line);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int i = 0; i < m_steps.size(); ++i) {
        const Step &step = m_steps.at(i);
        const QRect line(0, px(12) + i * px(56), width() - 1, px(56));
        const bool now = i == m_current;
        if (now) {
            painter.fillRect(line, t.accentSoft);
            painter.fillRect(QRect(line.topLeft(), QSize(3, line.height())), t.accent);
        }
        const QRectF circle(px(16) + 0.5, line.top() + px(8) + 0.5, px(24) - 1, px(24) - 1);
        painter.setFont(Theme::current().font(12, now));
        if (now) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(t.accentFill);
            painter.drawEllipse(circle);
            painter.setPen(t.onAccent);
            painter.drawText(circle, Qt::AlignCenter, QString::number(i + 1));
        } else if (step.done) {
            painter.setPen(t.good);
            painter.setBrush(t.goodSoft);
            painter.drawEllipse(circle);
            const int size = px(14);
            paintIcon(painter, QRect(px(21), line.top() + px(13), size, size), u"check"_s, t.good);
        } else {
            painter.setPen(t.control);
            painter.setBrush(Qt::NoBrush);
            painter.drawEllipse(circle);
            painter.setPen(t.text2);
            painter.drawText(circle, Qt::AlignCenter, QString::number(i + 1));
        }
        const int x = px(50);
        painter.setFont(Theme::current().font(14, true));
        painter.setPen(now ? t.accentText : t.text);
        painter.drawText(QRect(x, line.top() + px(7), width() - x, px(22)), Qt::AlignVCenter, step.name);
        painter.setFont(Theme::current().font(12));
        painter.setPen(t.text2);
        const QString note = step.note.isEmpty() ? tr("Not started") : step.note;
        painter.drawText(QRect(x, line.top() + px(29), width() - x - px(8), px(18)), Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(note, Qt::ElideMiddle, width() - x - px(8)));
    }
    if (hasFocus()) {
        painter.setPen(QPen(t.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(2, px(12) + m_current * px(56) + 2, width() - 5, px(56) - 4), 4, 4);
    }
}

void StepList::mousePressEvent(QMouseEvent *event) {
    const int step = (qRound(event->position().y()) - px(12)) / px(56);
    if (step >= 0 && step < m_steps.size())
        Q_EMIT chosen(step);
}

void StepList::keyPressEvent(QKeyEvent *event) {
    if (event->key() == Qt::Key_Up && m_current > 0)
        Q_EMIT chosen(m_current - 1);
    else if (event->key() == Qt::Key_Down && m_current + 1 < m_steps.size())
        Q_EMIT chosen(m_current + 1);
    else
        QWidget::keyPressEvent(event);
}

} // namespace lianxin
