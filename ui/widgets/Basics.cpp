// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/Basics.h"
#include "platform/base/Literals.h"
#include "ui/widgets/RoundedBox.h"
#include "ui/widgets/TextLine.h"
#include <QStyle>

namespace lianxin {

QLabel *text(const QString &words, const char *role, QWidget *parent) {
    auto *label = new QLabel(words, parent);
    label->setTextFormat(Qt::PlainText);
    label->setProperty("role", QString::fromLatin1(role));
    return label;
}

void restyle(QWidget *widget, const char *property, const QVariant &value) {
    if (widget->property(property) == value)
        return;
    widget->setProperty(property, value);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
    widget->update();
}

void setTone(QLabel *label, const char *tone) {
    restyle(label, "tone", QString::fromLatin1(tone));
}

const char *toneProperty(Tone tone) {
    switch (tone) {
    case Tone::Accent:
        return "accent";
    case Tone::Good:
        return "good";
    case Tone::Warn:
        return "warn";
    case Tone::Bad:
        return "bad";
    case Tone::Mute:
        break;
    }
    return "";
}

QFrame *box(const char *name, QWidget *parent) {
    auto *frame = new QFrame(parent);
    frame->setProperty("box", QString::fromLatin1(name));
    return frame;
}

QFrame *hline() {
    auto *line = box("hline");
    line->setFixedHeight(1);
    return line;
}

QFrame *vline() {
    auto *line = box("vline");
    line->setFixedWidth(1);
    return line;
}

QHBoxLayout *row(int gap) {
    auto *layout = new QHBoxLayout;
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(px(gap));
    return layout;
}

QVBoxLayout *column(int gap) {
    auto *layout = new QVBoxLayout;
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(px(gap));
    return layout;
}

void setMargins(QLayout *layout, int left, int top, int right, int bottom) {
    layout->setContentsMargins(px(left), px(top), px(right), px(bottom));
}

void clearLayout(QLayout *layout) {
    while (QLayoutItem *item = layout->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        } else if (QLayout *inner = item->layout()) {
            clearLayout(inner);
        }
        delete item;
    }
}

ElidedLabel::ElidedLabel(const QString &words, const char *role, QWidget *parent)
    : QLabel(words, parent) {
    setTextFormat(Qt::PlainText);
    setProperty("role", QString::fromLatin1(role));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

void ElidedLabel::setElideMode(Qt::TextElideMode mode) {
    m_elide = mode;
    update();
}

QSize ElidedLabel::minimumSizeHint() const {
    return {px(24), QLabel::minimumSizeHint().height()};
}

void ElidedLabel::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    const QString shown = fontMetrics().elidedText(text(), m_elide, width());
    setToolTip(shown == text() ? QString() : text());
    painter.setPen(palette().color(foregroundRole()));
    painter.drawText(rect(), static_cast<int>(alignment()) | Qt::TextSingleLine, shown);
}

IconLabel::IconLabel(const QString &icon, int size, Tone tone, QWidget *parent)
    : QWidget(parent)
    , m_icon(icon)
    , m_size(size)
    , m_tone(tone) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void IconLabel::setIcon(const QString &icon, Tone tone) {
    m_icon = icon;
    m_tone = tone;
    update();
}

// As high as a line of text, so that it sits level with one.
QSize IconLabel::sizeHint() const {
    return {px(m_size),
            qMax(px(m_size), QFontMetrics(Theme::current().font(m_size > 12 ? 14 : 12)).height())};
}

void IconLabel::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    const int size = px(m_size);
    paintIcon(painter, QRect((width() - size) / 2, (height() - size) / 2, size, size), m_icon,
              tokens().ink(m_tone));
}

Chip::Chip(const Word &word, QWidget *parent)
    : QWidget(parent) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setWord(word);
}

void Chip::setWord(const Word &word) {
    m_word = word;
    setAccessibleName(word.text);
    updateGeometry();
    update();
}

int Chip::widthOf(const Word &word) {
    return lineWidth(word.text, 12) + px(word.icon.isEmpty() ? 14 : 30);
}

QSize Chip::sizeHint() const {
    return {widthOf(m_word), px(20)};
}

void Chip::paint(QPainter &painter, const QRect &rect, const Word &word) {
    const Tokens &t = tokens();
    const QPen before = painter.pen();
    paintRoundedBox(painter, rect, 4, t.edge(word.tone), t.soft(word.tone));
    int x = rect.left() + px(7);
    if (!word.icon.isEmpty()) {
        const int size = px(12);
        paintIcon(painter, QRect(x, rect.center().y() - size / 2 + 1, size, size), word.icon,
                  t.ink(word.tone));
        x += px(16);
    }
    painter.setPen(t.ink(word.tone));
    paintLine(painter, QRect(x, rect.top(), rect.right() - x - px(4), rect.height()), word.text, 12);
    painter.setPen(before);
}

void Chip::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    paint(painter, rect(), m_word);
}

Card::Card(const QString &title, QWidget *parent)
    : QFrame(parent) {
    setProperty("box", u"card"_s);
    auto *outer = column(0);
    outer->setContentsMargins(1, 1, 1, 1);
    setLayout(outer);
    if (!title.isNull()) {
        auto *bar = box("surface", this);
        bar->setStyleSheet(u"QFrame[box=\"surface\"]{background:transparent}"_s);
        Theme::current().holdSize(bar, 0, 40);
        m_head = row(8);
        setMargins(m_head, 12, 0, 12, 0);
        m_title = text(title, "strong");
        m_aside = text({}, "small");
        m_head->addWidget(m_title);
        m_head->addWidget(m_aside);
        m_head->addStretch(1);
        bar->setLayout(m_head);
        outer->addWidget(bar);
        outer->addWidget(hline());
    }
    m_body = column(0);
    outer->addLayout(m_body, 1);
}

void Card::setTitle(const QString &title) {
    m_title->setText(title);
}
void Card::setAside(const QString &words) {
    m_aside->setText(words);
}
void Card::addTrailing(QWidget *widget) {
    m_head->addWidget(widget, 0, Qt::AlignVCenter);
}

} // namespace lianxin
