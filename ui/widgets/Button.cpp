// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/Button.h"
#include "platform/base/Literals.h"
#include "ui/widgets/Theme.h"
#include <QAbstractItemView>
#include <QListView>
#include <QShortcut>
#include <QWheelEvent>

namespace lianxin {

Button::Button(const QString &label, Kind kind, const QString &icon, QWidget *parent)
    : QPushButton(label, parent)
    , m_kind(kind)
    , m_icon(icon) {
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    setAutoDefault(false); // and no accessible name: that is the text, whatever it becomes
    // Return does what the space bar does, as everywhere on a desk; Qt knows that in dialogs only.
    for (const auto key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto *press = new QShortcut(key, this);
        press->setContext(Qt::WidgetShortcut);
        connect(press, &QShortcut::activated, this, [this] { click(); });
    }
}

void Button::setKind(Kind kind) {
    m_kind = kind;
    update();
}

void Button::setButtonSize(Size size) {
    m_size = size;
    updateGeometry();
}

void Button::setIconName(const QString &icon) {
    m_icon = icon;
    updateGeometry();
    update();
}

void Button::setKey(const QString &key) {
    m_key = key;
    setShortcut(QKeySequence(key));
    updateGeometry();
}

void Button::setKeyHint(const QString &key) {
    m_key = key;
    updateGeometry();
}

void Button::setSegment(bool first, bool last) {
    m_first = first;
    m_last = last;
    setCheckable(true);
    if (std::exchange(m_segment, true))
        return;
    connect(this, &QAbstractButton::toggled, this, [this] {
        if (parentWidget()) // the neighbour's edge is this one's
            parentWidget()->update();
    });
}

//! What is drawn around a segment: closed where it is checked, else without the edges that its neighbours draw.
QPainterPath Button::segmentPath() const {
    const auto *before = m_first || !parentWidget() ? nullptr
                                                    : qobject_cast<const Button *>(parentWidget()->childAt(x() - 2, y() + height() / 2));
    const bool left = m_first || isChecked() || !before || !before->m_segment || !before->isChecked();
    const bool right = m_last || isChecked();
    const QRectF box = QRectF(rect()).adjusted(left ? 0.5 : 0, 0.5, right ? -0.5 : 0, -0.5);
    constexpr qreal round = 6;
    const qreal rl = m_first ? round : 0;
    const qreal rr = m_last ? round : 0;
    QPainterPath path;
    path.moveTo(box.left() + rl, box.bottom());
    if (left) {
        if (m_first)
            path.arcTo(QRectF(box.left(), box.bottom() - 2 * round, 2 * round, 2 * round), 270, -90);
        path.lineTo(box.left(), box.top() + rl);
        if (m_first)
            path.arcTo(QRectF(box.left(), box.top(), 2 * round, 2 * round), 180, -90);
    } else {
        path.moveTo(box.left(), box.top());
    }
    path.lineTo(box.right() - rr, box.top());
    if (right) {
        if (m_last)
            path.arcTo(QRectF(box.right() - 2 * round, box.top(), 2 * round, 2 * round), 90, -90);
        path.lineTo(box.right(), box.bottom() - rr);
        if (m_last)
            path.arcTo(QRectF(box.right() - 2 * round, box.bottom() - 2 * round, 2 * round, 2 * round), 0, -90);
    } else {
        path.moveTo(box.right(), box.bottom());
    }
    path.lineTo(box.left() + rl, box.bottom());
    return path;
}

QFont Button::labelFont() const {
    const int size = m_size == Size::Small ? 12 : m_size == Size::Big ? 16 : 14;
    const bool bold = m_kind == Kind::Primary || m_size == Size::Big || (m_segment && isChecked());
    return Theme::current().font(size, bold);
}

QSize Button::sizeHint() const {
    const int height = m_size == Size::Small ? 28 : m_size == Size::Big ? 48 : 32;
    const int pad = m_size == Size::Big ? 24 : m_size == Size::Small ? 9 : m_kind == Kind::Link ? 8 : 13;
    QFont bold = labelFont();
    bold.setBold(bold.bold() || m_segment);
    int width = px(2 * pad);
    if (!text().isEmpty())
        width += QFontMetrics(bold).horizontalAdvance(text());
    if (!m_icon.isEmpty())
        width += px(m_size == Size::Small ? 14
                    : m_size == Size::Big ? 20
                                          : 16) +
                 (text().isEmpty() ? 0 : px(6));
    if (!m_key.isEmpty())
        width += QFontMetrics(Theme::current().font(12)).horizontalAdvance(m_key) + px(18);
    if (m_arrow)
        width += px(20);
    return {width, px(height)};
}

void Button::paintEvent(QPaintEvent *) {
    const Tokens &t = tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor fill = Qt::transparent;
    QColor edge = Qt::transparent;
    QColor ink = t.text;
    const bool over = underMouse() && isEnabled();
    switch (m_kind) {
    case Kind::Primary:
        fill = isEnabled() ? (isDown() || over ? t.accentFill.darker(110) : t.accentFill) : t.muteSoft;
        edge = isEnabled() ? fill : t.muteLine;
        ink = isEnabled() ? t.onAccent : t.hint;
        break;
    case Kind::Outline:
        fill = over || isDown() ? t.hover : t.surface;
        edge = isEnabled() ? t.control : t.line;
        ink = isEnabled() ? t.text : t.hint;
        break;
    case Kind::Danger:
        fill = over || isDown() ? t.badSoft : t.surface;
        edge = isEnabled() ? t.bad : t.line;
        ink = isEnabled() ? t.bad : t.hint;
        break;
    case Kind::Link:
        fill = over ? t.hover : QColor(Qt::transparent);
        ink = isEnabled() ? t.accentText : t.hint;
        break;
    case Kind::Plain:
        fill = over ? t.hover : QColor(Qt::transparent);
        break;
    case Kind::Quiet:
        fill = over ? t.hover : QColor(Qt::transparent);
        ink = isEnabled() ? t.text2 : t.hint;
        break;
    }
    if (isCheckable() && isChecked()) {
        fill = t.accentSoft;
        edge = t.accent;
        ink = t.accentText;
    }
    painter.setPen(edge);
    painter.setBrush(fill);
    if (m_segment) {
        const QPainterPath edges = segmentPath();
        QPainterPath body; // filled as a whole, whatever edges are left out
        body.addRoundedRect(QRectF(rect()).adjusted(m_first ? 0.5 : -8, 0.5, m_last ? -0.5 : 8, -0.5), 6, 6);
        painter.fillPath(body, fill);
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(edges);
    } else {
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    }

    const QFont font = labelFont();
    const QFontMetrics metrics(font);
    const QFont keyFont = Theme::current().font(12);
    const int iconSize = px(m_size == Size::Small ? 14 : m_size == Size::Big ? 20 : 16);
    const int keyWidth = m_key.isEmpty() ? 0 : QFontMetrics(keyFont).horizontalAdvance(m_key) + px(10);
    int content = metrics.horizontalAdvance(text());
    if (!m_icon.isEmpty())
        content += iconSize + (text().isEmpty() ? 0 : px(6));
    if (keyWidth > 0)
        content += keyWidth + px(8);
    if (m_arrow)
        content += px(20);
    int x = (width() - content) / 2;
    if (!m_icon.isEmpty()) {
        paintIcon(painter, QRect(x, (height() - iconSize) / 2, iconSize, iconSize), m_icon, ink);
        x += iconSize + px(6);
    }
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(QRect(x, 0, width() - x, height()), Qt::AlignVCenter | Qt::TextSingleLine, text());
    x += metrics.horizontalAdvance(text());
    if (keyWidth > 0) {
        const QRectF key(x + px(8) + 0.5, (height() - px(18)) / 2.0 + 0.5, keyWidth - 1, px(18) - 1);
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(key, 3, 3);
        painter.setFont(keyFont);
        painter.drawText(key, Qt::AlignCenter, m_key);
        x += px(8) + keyWidth;
    }
    if (m_arrow) {
        const int size = px(14);
        paintIcon(painter, QRect(x + px(6), (height() - size) / 2, size, size), u"chevron-down"_s, ink);
    }
}

CallButton::CallButton(const QString &label, const QString &icon, const QString &key, bool danger,
                       QWidget *parent)
    : QAbstractButton(parent)
    , m_icon(icon)
    , m_key(key)
    , m_danger(danger) {
    setText(label);
    setAccessibleName(label);
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    setToolTip(key.isEmpty() ? label : u"%1 (%2)"_s.arg(label, key));
}

void CallButton::setFace(const QString &label, const QString &icon) {
    m_icon = icon;
    setText(label);
    setAccessibleName(label);
    setToolTip(m_key.isEmpty() ? label : u"%1 (%2)"_s.arg(label, m_key));
    updateGeometry();
    update();
}

void CallButton::setDetail(Detail detail) {
    m_detail = m_danger && detail == Detail::IconOnly ? Detail::NoKey : detail;
    updateGeometry();
    update();
}

QSize CallButton::sizeHint() const {
    const QFontMetrics metrics(Theme::current().font(12));
    QString words = m_detail == Detail::IconOnly ? QString() : text();
    if (m_detail == Detail::Full && !m_key.isEmpty())
        words += u" "_s + m_key;
    return {qMax(px(m_detail == Detail::IconOnly ? 36 : 52), metrics.horizontalAdvance(words) + px(16)),
            px(40)};
}

void CallButton::paintEvent(QPaintEvent *) {
    const Tokens &t = tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool on = isEnabled();
    QColor ink = on ? (m_danger ? t.bad : t.text) : t.hint;
    QColor fill = on ? (underMouse() ? t.hover : t.surface) : QColor(Qt::transparent);
    QColor edge = on && m_danger ? t.bad : t.line;
    if (isCheckable() && isChecked() && on) {
        fill = t.warnSoft;
        edge = t.warnMark;
        ink = t.warn;
    }
    painter.setPen(edge);
    painter.setBrush(fill);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    const int size = px(16);
    const bool words = m_detail != Detail::IconOnly;
    paintIcon(painter, QRect((width() - size) / 2, words ? px(4) : (height() - size) / 2, size, size), m_icon,
              ink);
    if (!words)
        return;
    painter.setFont(Theme::current().font(12));
    const QString key = m_detail == Detail::Full && !m_key.isEmpty() ? u" "_s + m_key : QString();
    const QFontMetrics metrics = painter.fontMetrics();
    const int total = metrics.horizontalAdvance(text() + key);
    const QRect line((width() - total) / 2, px(20), total + 2, px(18));
    painter.setPen(ink);
    painter.drawText(line, Qt::AlignVCenter | Qt::TextSingleLine, text());
    painter.setPen(on ? t.text2 : t.hint);
    painter.drawText(line.adjusted(metrics.horizontalAdvance(text()), 0, 0, 0),
                     Qt::AlignVCenter | Qt::TextSingleLine, key);
}

Choice::Choice(QWidget *parent)
    : QComboBox(parent) {
    auto *list = new QListView(this);
    list->setUniformItemSizes(true);
    setView(list);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::StrongFocus);
}

void Choice::addChoice(const QString &words, const QString &value) {
    addItem(words, value);
}

void Choice::setValue(const QString &value) {
    const int index = findData(value);
    setCurrentIndex(index);
}

void Choice::setFieldState(const QString &state) {
    m_state = state;
    update();
}

QSize Choice::sizeHint() const {
    const QFontMetrics metrics(Theme::current().font(14));
    int width = px(40);
    for (int i = 0; i < qMin(count(), 30); ++i)
        width = qMax(width, metrics.horizontalAdvance(itemText(i)));
    return {width + px(44), px(property("big").toBool() ? 40 : 32)};
}

QSize Choice::minimumSizeHint() const {
    return {px(64), sizeHint().height()};
}

void Choice::wheelEvent(QWheelEvent *event) {
    event->ignore();
}

void Choice::paintEvent(QPaintEvent *) {
    const Tokens &t = tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor edge = isEnabled() ? t.control : t.line;
    QColor fill = isEnabled() ? t.surface : t.sunken;
    qreal pen = 1;
    if (m_state == "check"_L1) {
        edge = t.warnMark;
    } else if (m_state == "missing"_L1) {
        edge = t.bad;
        fill = t.badSoft;
        pen = 2;
    }
    if (hasFocus()) {
        edge = t.accent;
        pen = 2;
    }
    painter.setPen(QPen(edge, pen));
    painter.setBrush(fill);
    const qreal half = pen / 2;
    painter.drawRoundedRect(QRectF(rect()).adjusted(half, half, -half, -half), 6, 6);
    const bool big = property("big").toBool();
    painter.setFont(Theme::current().font(big ? 16 : 14));
    const bool empty = currentIndex() < 0 || currentText().isEmpty();
    painter.setPen(m_state == "missing"_L1 ? t.bad : empty || !isEnabled() ? t.hint : t.text);
    const QRect line = rect().adjusted(px(big ? 12 : 9), 0, -px(30), 0);
    painter.drawText(line, Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(empty ? placeholderText() : currentText(),
                                                      Qt::ElideRight, line.width()));
    const int size = px(14);
    paintIcon(painter, QRect(width() - px(24), (height() - size) / 2, size, size), u"chevron-down"_s,
              isEnabled() ? t.text : t.hint);
}

} // namespace lianxin
