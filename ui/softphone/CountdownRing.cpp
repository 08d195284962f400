// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/softphone/CountdownRing.h"
#include "platform/base/Literals.h"
#include "ui/models/Format.h"
#include "ui/widgets/TextLine.h"
#include "ui/widgets/Theme.h"
#include <QPainter>

namespace lianxin {
namespace {

constexpr int kRing = 20;
constexpr int kGap = 6;

} // namespace

CountdownRing::CountdownRing(QWidget *parent)
    : QWidget(parent) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setObjectName(u"countdown"_s);
}

void CountdownRing::setTime(qint64 left, qint64 whole) {
    m_left = qMax<qint64>(0, left);
    m_whole = whole;
    const QString words = whole > 0 ? tr("%1 left").arg(shortTimerText(m_left)) : tr("for %1").arg(shortTimerText(m_left));
    if (words.size() != m_words.size())
        updateGeometry();
    m_words = words;
    // A screen reader is not told every second.
    const qint64 tens = (m_left + 9'999) / 10'000 * 10'000;
    if (const QString name = whole > 0 ? tr("Wrap-up: less than %1 left").arg(spanText(tens)) : tr("Wrap-up"); name != accessibleName())
        setAccessibleName(name);
    update();
}

QSize CountdownRing::sizeHint() const {
    return {px(kRing + kGap) + lineWidth(m_words, 14, true) + px(2), px(24)};
}

void CountdownRing::paintEvent(QPaintEvent *) {
    const Tokens &t = tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool soon = m_whole > 0 && m_left <= kSoonMs;
    const qreal pen = px(3);
    const QRectF ring(pen / 2, (height() - px(kRing)) / 2.0 + pen / 2, px(kRing) - pen, px(kRing) - pen);
    painter.setPen(QPen(t.muteLine, pen));
    painter.drawEllipse(ring);
    if (m_whole > 0) {
        const int span = static_cast<int>(360.0 * 16 * qBound(0.0, static_cast<double>(m_left) / static_cast<double>(m_whole), 1.0));
        painter.setPen(QPen(soon ? t.warnMark : t.accentFill, pen, Qt::SolidLine, Qt::FlatCap));
        painter.drawArc(ring, 90 * 16, span);
    }
    painter.setPen(soon ? t.warn : t.text);
    paintLine(painter, rect().adjusted(px(kRing + kGap), 0, 0, 0), m_words, 14, true);
}

} // namespace lianxin
