// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/TextLine.h"
#include "ui/widgets/Theme.h"
#include <QCache>
#include <QFontMetrics>
#include <QGuiApplication>
#include <QPainter>
#include <QTextLayout>

namespace lianxin {
namespace {

constexpr int mostLines = 6000; // some screens of cards and cells

struct LineKey {
    QString text;
    int size;
    bool bold;
    int width; // 0: as wide as it is
    bool operator==(const LineKey &) const = default;
};

size_t qHash(const LineKey &key, size_t seed) {
    return qHashMulti(seed, key.text, key.size, key.bold, key.width);
}

struct LaidOut {
    QTextLayout layout;
    QSizeF size;
};

std::unique_ptr<LaidOut> layOut(const QString &text, const QFont &font) {
    auto line = std::make_unique<LaidOut>();
    line->layout.setCacheEnabled(true);
    line->layout.setFont(font);
    line->layout.setText(QString(text).replace(u'\n', u' '));
    line->layout.beginLayout();
    QTextLine only = line->layout.createLine();
    if (only.isValid()) {
        only.setLineWidth(0x01000000);
        only.setPosition({});
        line->size = {only.horizontalAdvance(), only.ascent() + only.descent()}; // height() is rounded up
    }
    line->layout.endLayout();
    return line;
}

// Fonts and lines of another theme or text size are dropped with it.
class LaidOutLines {
public:
    static LaidOutLines &current() {
        static LaidOutLines lines;
        return lines;
    }

    const LaidOut &line(const QString &text, int pixels, bool bold) {
        if (m_base != QGuiApplication::font()) { // another theme's
            drop();
            m_base = QGuiApplication::font();
        }
        const LineKey key{text, px(pixels), bold, 0};
        const LaidOut *known = m_lines.object(key);
        return known != nullptr ? *known : keep(key, layOut(text, fontOf(pixels, bold)));
    }

    const LaidOut &lineWithin(const QString &text, int pixels, bool bold, int width) {
        const LaidOut &whole = line(text, pixels, bold);
        if (whole.size.width() <= width)
            return whole;
        const LineKey key{text, px(pixels), bold, width};
        if (const LaidOut *known = m_lines.object(key))
            return *known;
        const QFont &font = fontOf(pixels, bold);
        return keep(key, layOut(QFontMetrics(font).elidedText(text, Qt::ElideRight, width), font));
    }

private:
    LaidOutLines() {
        qAddPostRoutine([] { current().drop(); }); // fonts do not outlive the application
    }
    void drop() {
        m_base = {};
        m_fonts.clear();
        m_lines.clear();
    }
    const LaidOut &keep(const LineKey &key, std::unique_ptr<LaidOut> line) {
        const LaidOut &kept = *line;
        m_lines.insert(key, line.release());
        return kept;
    }
    const QFont &fontOf(int pixels, bool bold) {
        const auto found = m_fonts.constFind({pixels, bold});
        return found != m_fonts.cend() ? *found : *m_fonts.insert({pixels, bold}, Theme::current().font(pixels, bold));
    }

    QFont m_base;
    QHash<std::pair<int, bool>, QFont> m_fonts;
    QCache<LineKey, LaidOut> m_lines{mostLines};
};

} // namespace

void paintLine(QPainter &painter, const QRect &rect, const QString &text, int pixels, bool bold, Qt::Alignment alignment) {
    if (text.isEmpty() || rect.width() <= 0)
        return;
    const LaidOut &line = LaidOutLines::current().lineWithin(text, pixels, bold, rect.width());
    QPointF at(rect.x(), rect.y() + (rect.height() - line.size.height()) / 2);
    if (alignment.testFlag(Qt::AlignRight))
        at.rx() += rect.width() - line.size.width();
    const bool clips = !QRectF(rect).contains(QRectF(at, line.size));
    if (clips) {
        painter.save();
        painter.setClipRect(rect, Qt::IntersectClip);
    }
    line.layout.draw(&painter, at);
    if (clips)
        painter.restore();
}

int lineWidth(const QString &text, int pixels, bool bold) {
    return text.isEmpty() ? 0 : qRound(LaidOutLines::current().line(text, pixels, bold).size.width());
}

} // namespace lianxin
