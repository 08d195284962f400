// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/Theme.h"
#include "platform/base/Literals.h"
#include "platform/base/Log.h"
#include <QAbstractButton>
#include <QApplication>
#include <QFile>
#include <QFocusFrame>
#include <QFontDatabase>
#include <QPixmapCache>
#include <QPointer>
#include <QProxyStyle>
#include <QRegularExpression>
#include <QStyleFactory>
#include <QStyleOption>
#include <QSvgRenderer>

namespace lianxin {
namespace {

//! The ring around the focused button: 2 px accent, 2 px away (a style sheet's outline would ignore the
//! radius).
class ConsoleStyle final : public QProxyStyle {
public:
    ConsoleStyle()
        : QProxyStyle(QStyleFactory::create(u"Fusion"_s)) {}
    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override {
        if (metric == PM_FocusFrameHMargin || metric == PM_FocusFrameVMargin)
            return 4;
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override {
        if (element == PE_FrameFocusRect)
            return;
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override {
        if (element == CE_FocusFrame) {
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(QPen(tokens().accent, 2));
            painter->setBrush(Qt::NoBrush);
            painter->drawRoundedRect(QRectF(option->rect).adjusted(1, 1, -1, -1), 8, 8);
            return;
        }
        QProxyStyle::drawControl(element, option, painter, widget);
    }
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *data) const override {
        if (hint == SH_FocusFrame_AboveWidget)
            return 1;
        if (hint == SH_FocusFrame_Mask)
            return 0;
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
};

QString styleSheet(const Tokens &t, int percent) {
    QFile file(u":/ui/console.qss"_s);
    if (!file.open(QIODevice::ReadOnly)) {
        qCWarning(lcUi) << "the style sheet is not in the program";
        return {};
    }
    QString sheet = QString::fromUtf8(file.readAll());
    t.each([&sheet](const char *name, const QColor &colour) {
        static const auto word = u"\\b"_s;
        sheet.replace(QRegularExpression(u"@"_s + QLatin1StringView(name) + word), colour.name());
    });
    static const QRegularExpression length(u"\\$(\\d+)px"_s);
    QString filled;
    qsizetype from = 0;
    for (auto it = length.globalMatch(sheet); it.hasNext();) {
        const auto match = it.next();
        filled += QStringView(sheet).mid(from, match.capturedStart() - from);
        filled += QString::number((match.captured(1).toInt() * percent + 50) / 100) + u"px"_s;
        from = match.capturedEnd();
    }
    return filled + sheet.mid(from);
}

QPalette paletteOf(const Tokens &t) {
    QPalette p;
    p.setColor(QPalette::Window, t.page);
    p.setColor(QPalette::WindowText, t.text);
    p.setColor(QPalette::Base, t.surface);
    p.setColor(QPalette::AlternateBase, t.sunken);
    p.setColor(QPalette::Text, t.text);
    p.setColor(QPalette::Button, t.surface);
    p.setColor(QPalette::ButtonText, t.text);
    p.setColor(QPalette::PlaceholderText, t.hint);
    p.setColor(QPalette::Mid, t.line);
    p.setColor(QPalette::Highlight, t.accentSoft);
    p.setColor(QPalette::HighlightedText, t.text);
    p.setColor(QPalette::Link, t.accentText);
    p.setColor(QPalette::ToolTipBase, t.surface);
    p.setColor(QPalette::ToolTipText, t.text);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, t.hint);
    return p;
}

} // namespace

Theme &Theme::current() {
    static Theme theme;
    return theme;
}

QFont Theme::font(int pixels, bool bold) const {
    QFont f = QApplication::font();
    f.setPixelSize(px(pixels));
    f.setBold(bold);
    return f;
}

void Theme::apply(Mode mode, int textPercent) {
    m_mode = mode;
    m_percent = textPercent;
    static bool styled = false;
    if (!styled) {
        styled = true;
        QApplication::setStyle(new ConsoleStyle);
    }
    QFont base;
    base.setFamilies({u"Noto Sans CJK SC"_s, u"WenQuanYi Micro Hei"_s, u"sans-serif"_s});
    base.setPixelSize(px(14));
    base.setHintingPreference(QFont::PreferNoHinting);
    QApplication::setFont(base);
    QApplication::setPalette(paletteOf(tokens()));
    qApp->setStyleSheet(styleSheet(tokens(), m_percent));
    resizeHeld();
    const auto widgets = QApplication::allWidgets();
    for (QWidget *widget : widgets) {
        widget->updateGeometry();
        widget->update();
    }
    Q_EMIT changed();
}

void Theme::holdSize(QWidget *widget, int width, int height) {
    widget->setProperty("heldSize", QSize(width, height));
    if (width > 0)
        widget->setFixedWidth(px(width));
    if (height > 0)
        widget->setFixedHeight(px(height));
}

void Theme::resizeHeld() {
    const auto widgets = QApplication::allWidgets();
    for (QWidget *widget : widgets) {
        const QVariant held = widget->property("heldSize");
        if (held.isValid())
            holdSize(widget, held.toSize().width(), held.toSize().height());
    }
}

void Theme::installFocusRing() {
    auto *application = qobject_cast<QApplication *>(QCoreApplication::instance());
    connect(application, &QApplication::focusChanged, this, [](QWidget *, QWidget *now) {
        static QPointer<QFocusFrame> ring;
        auto *focused = qobject_cast<QAbstractButton *>(now);
        if (focused == nullptr) {
            if (ring)
                ring->setWidget(nullptr);
            return;
        }
        if (!ring)
            ring = new QFocusFrame;
        ring->setWidget(focused);
    });
}

QPixmap iconPixmap(const QString &name, const QColor &colour, int size, qreal ratio) {
    const QString key = u"lucide/%1/%2/%3/%4"_s.arg(name, colour.name(QColor::HexArgb)).arg(size).arg(ratio);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    QFile file(u":/icons/%1.svg"_s.arg(name));
    if (!file.open(QIODevice::ReadOnly)) {
        qCWarning(lcUi) << "no icon named" << name;
        return {};
    }
    QByteArray svg = file.readAll();
    svg.replace("currentColor", colour.name().toLatin1());
    QSvgRenderer renderer(svg);
    pixmap = QPixmap(QSize(size, size) * ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter);
    painter.end();
    pixmap.setDevicePixelRatio(ratio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

QIcon iconOf(const QString &name, const QColor &colour) {
    QIcon icon;
    for (const qreal ratio : {1.0, 2.0}) {
        icon.addPixmap(iconPixmap(name, colour, px(16), ratio), QIcon::Normal);
        icon.addPixmap(iconPixmap(name, tokens().hint, px(16), ratio), QIcon::Disabled);
    }
    return icon;
}

void paintIcon(QPainter &painter, const QRect &rect, const QString &name, const QColor &colour) {
    if (name.isEmpty())
        return;
    painter.drawPixmap(rect.topLeft(),
                       iconPixmap(name, colour, rect.width(), painter.device()->devicePixelRatioF()));
}

} // namespace lianxin
