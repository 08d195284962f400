// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/RoundedBox.h"
#include <QCache>
#include <QPainter>
#include <QPixmap>
#include <cmath>

namespace lianxin {
namespace {

struct BoxKey {
    QRgb line;
    QRgb fill;
    int radius;
    int pen;
    int ratio;
    bool operator==(const BoxKey &) const = default;
};

size_t qHash(const BoxKey &key, size_t seed) {
    return qHashMulti(seed, key.line, key.fill, key.radius, key.pen, key.ratio);
}

void smooth(QPainter &painter, const QRect &rect, int radius, const QColor &line, const QColor &fill, int pen) {
    const qreal in = pen / 2.0;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(line, pen));
    painter.setBrush(fill);
    painter.drawRoundedRect(QRectF(rect).adjusted(in, in, -in, -in), radius, radius);
}

// The four corners, side by side as they stand around the smallest box that has all of them.
const QPixmap &cornersOf(int corner, int radius, const QColor &line, const QColor &fill, int pen, int ratio) {
    static QCache<BoxKey, QPixmap> known(200);
    static const bool emptied = [] {
        qAddPostRoutine([] { known.clear(); }); // pictures do not outlive the application
        return true;
    }();
    Q_UNUSED(emptied)
    const BoxKey key{line.rgba(), fill.rgba(), radius, pen, ratio};
    if (const QPixmap *corners = known.object(key))
        return *corners;
    auto *corners = new QPixmap(QSize(2 * corner, 2 * corner) * ratio);
    corners->setDevicePixelRatio(ratio);
    corners->fill(Qt::transparent);
    QPainter painter(corners);
    smooth(painter, QRect(0, 0, 2 * corner, 2 * corner), radius, line, fill, pen);
    painter.end();
    known.insert(key, corners);
    return *corners;
}

} // namespace

void paintRoundedBox(QPainter &painter, const QRect &rect, int radius, const QColor &line, const QColor &fill, int pen) {
    const int corner = radius + pen;
    const qreal ratio = painter.device()->devicePixelRatioF();
    const bool aligned = painter.worldTransform().type() <= QTransform::TxTranslate && std::floor(ratio) == ratio;
    if (!aligned || rect.width() < 2 * corner || rect.height() < 2 * corner) {
        painter.save();
        smooth(painter, rect, radius, line, fill, pen);
        painter.restore();
        return;
    }
    const int whole = static_cast<int>(ratio);
    const QPixmap &corners = cornersOf(corner, radius, line, fill, pen, whole);
    const int part = corner * whole;
    const int right = rect.x() + rect.width() - corner;
    const int bottom = rect.y() + rect.height() - corner;
    for (const int row : {0, 1})
        for (const int column : {0, 1})
            painter.drawPixmap(QPoint(column ? right : rect.x(), row ? bottom : rect.y()), corners,
                               QRect(column * part, row * part, part, part));
    const int wide = rect.width() - 2 * corner;
    const int high = rect.height() - 2 * corner;
    painter.fillRect(rect.x() + corner, rect.y(), wide, pen, line);
    painter.fillRect(rect.x() + corner, rect.y() + rect.height() - pen, wide, pen, line);
    painter.fillRect(rect.x(), rect.y() + corner, pen, high, line);
    painter.fillRect(rect.x() + rect.width() - pen, rect.y() + corner, pen, high, line);
    painter.fillRect(rect.x() + corner, rect.y() + pen, wide, rect.height() - 2 * pen, fill);
    painter.fillRect(rect.x() + pen, rect.y() + corner, corner - pen, high, fill);
    painter.fillRect(right, rect.y() + corner, corner - pen, high, fill);
}

} // namespace lianxin
