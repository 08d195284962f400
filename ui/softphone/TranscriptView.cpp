// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/softphone/TranscriptView.h"
#include "platform/base/Literals.h"
#include "ui/models/Format.h"
#include "ui/models/Words.h"
#include "ui/widgets/Basics.h"
#include <QScrollBar>

namespace lianxin {
namespace {

using Line = TranscriptModel::Line;

QRect textRect(const QRect &rect) {
    return rect.adjusted(px(144), px(3), -px(88), -px(3));
}

bool isRule(const Line &line) {
    return line.speaker == "system"_L1;
}

void paintRule(QPainter *painter, const QRect &rect, const Line &line) {
    const Tokens &t = tokens();
    const bool handover = line.text.contains(u"人工") || line.key.size() > 0;
    const QColor ink = handover ? t.good : t.text2;
    painter->setFont(Theme::current().font(12));
    const QString words = clockText(line.at) + u' ' + line.text;
    const QString shown = painter->fontMetrics().elidedText(words, Qt::ElideRight, rect.width() - px(120));
    const int icon = px(14);
    const int width = painter->fontMetrics().horizontalAdvance(shown) + icon + px(6);
    const int x = rect.center().x() - width / 2;
    const int y = rect.center().y();
    painter->setPen(QPen(handover ? t.goodLine : t.line, 1));
    painter->drawLine(rect.left() + px(12), y, x - px(10), y);
    painter->drawLine(x + width + px(10), y, rect.right() - px(12), y);
    paintIcon(*painter, QRect(x, y - icon / 2, icon, icon), handover ? u"phone-forwarded"_s : u"phone"_s,
              ink);
    painter->setPen(ink);
    painter->drawText(QRect(x + icon + px(6), rect.top(), width, rect.height()), Qt::AlignVCenter, shown);
}

} // namespace

void TranscriptDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const {
    const Tokens &t = tokens();
    const auto line = index.data(TranscriptModel::LineRole).value<Line>();
    const QRect rect = option.rect;
    painter->save();
    if (isRule(line)) {
        paintRule(painter, rect, line);
        painter->restore();
        return;
    }
    const bool citizen = line.speaker == "citizen"_L1;
    const bool seat = line.speaker == "seat"_L1;
    if (citizen)
        painter->fillRect(rect, t.sunken);
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), t.accent);
    const int base = rect.top() + px(3);
    painter->setFont(Theme::current().font(12));
    painter->setPen(t.text2);
    painter->drawText(QRect(rect.left() + px(12), base, px(62), px(22)), Qt::AlignVCenter,
                      clockText(line.at));
    const Word who = speakerWord(line.speaker);
    const QColor ink = citizen ? t.text : t.ink(who.tone);
    const int icon = px(14);
    paintIcon(*painter, QRect(rect.left() + px(78), base + px(4), icon, icon), who.icon, ink);
    painter->setFont(Theme::current().font(12, citizen || seat));
    painter->setPen(ink);
    painter->drawText(QRect(rect.left() + px(96), base, px(48), px(22)), Qt::AlignVCenter, who.text);
    painter->setFont(Theme::current().font(14));
    painter->setPen(line.partial ? t.hint : citizen || seat ? t.text : t.text2);
    const QRect area = textRect(rect);
    QRect used;
    painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap, line.text, &used);
    if (line.partial) {
        const Word mark{tr("recognising"), u"ellipsis"_s, Tone::Mute};
        Chip::paint(*painter,
                    QRect(used.right() + px(8), used.bottom() - px(19), Chip::widthOf(mark), px(20)), mark);
    } else if (!line.key.isEmpty()) {
        const Word mark{tr("key %1").arg(line.key), u"grid-3x3"_s, Tone::Accent};
        Chip::paint(
            *painter,
            QRect(rect.right() - px(12) - Chip::widthOf(mark), base + px(1), Chip::widthOf(mark), px(20)),
            mark);
    }
    painter->restore();
}

QSize TranscriptDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const {
    const auto line = index.data(TranscriptModel::LineRole).value<Line>();
    const auto *view = qobject_cast<const QListView *>(option.widget);
    const int width = view ? view->viewport()->width() : px(600);
    if (isRule(line))
        return {width, px(28)};
    const QFontMetrics metrics(Theme::current().font(14));
    const QRect area = textRect(QRect(0, 0, width, 10000));
    const int height = metrics.boundingRect(area, Qt::TextWordWrap, line.text).height();
    return {width, qMax(px(28), height + px(8))};
}

TranscriptView::TranscriptView(QWidget *parent)
    : QListView(parent) {
    setItemDelegate(new TranscriptDelegate(this));
    setFrameShape(NoFrame);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setResizeMode(Adjust);
    setAccessibleName(tr("What was said"));
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this,
            [this](int value) { m_atEnd = value >= verticalScrollBar()->maximum() - px(8); });
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, [this](int, int maximum) {
        if (m_atEnd)
            verticalScrollBar()->setValue(maximum);
    });
}

void TranscriptView::setModel(QAbstractItemModel *model) {
    QListView::setModel(model);
    connect(model, &QAbstractItemModel::modelReset, this, [this] { m_atEnd = true; });
}

void TranscriptView::resizeEvent(QResizeEvent *event) {
    QListView::resizeEvent(event);
    scheduleDelayedItemsLayout();
}

} // namespace lianxin
