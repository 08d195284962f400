// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/softphone/TranscriptView.h"
#include "platform/base/Literals.h"
#include "ui/models/Format.h"
#include "ui/models/Words.h"
#include "ui/widgets/Basics.h"
#include <QContextMenuEvent>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QTextLayout>

namespace lianxin {
namespace {

using Line = TranscriptModel::Line;

constexpr int kLeft = 144;  // of the text, after time and speaker
constexpr int kRight = 88;  // the column of places
constexpr int kPad = 3;
constexpr int kLineHeight = 22;

QRect textRect(const QRect &rect) {
    return rect.adjusted(px(kLeft), px(kPad), -px(kRight), -px(kPad));
}

//! The text of a line, laid out in \a width; what is uncertain is paler.
struct Laid {
    Laid(const Line &line, int width)
        : layout(line.text, Theme::current().font(14)) {
        QTextOption option;
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        layout.setTextOption(option);
        if (line.partial) {
            QTextLayout::FormatRange pale;
            pale.start = qMin(line.stable, static_cast<int>(line.text.size()));
            pale.length = static_cast<int>(line.text.size()) - pale.start;
            pale.format.setForeground(tokens().hint);
            layout.setFormats({pale});
        }
        layout.beginLayout();
        for (QTextLine one = layout.createLine(); one.isValid(); one = layout.createLine()) {
            one.setLineWidth(width);
            one.setPosition(QPointF(0, height + (px(kLineHeight) - one.height()) / 2));
            height += px(kLineHeight);
            end = QPointF(one.naturalTextWidth(), height - px(kLineHeight));
        }
        layout.endLayout();
    }
    QTextLayout layout;
    qreal height = 0;
    QPointF end; //!< right of the last character, at the top of its line
};

void underline(QPainter *painter, const Laid &laid, const QPointF &origin, const TranscriptModel::Fact &fact) {
    for (int i = 0; i < laid.layout.lineCount(); ++i) {
        const QTextLine one = laid.layout.lineAt(i);
        const int from = qMax(fact.from, one.textStart());
        const int to = qMin(fact.from + fact.length, one.textStart() + one.textLength());
        if (from >= to)
            continue;
        const qreal left = one.cursorToX(from);
        painter->fillRect(QRectF(origin.x() + left, origin.y() + (i + 1) * px(kLineHeight) - px(2), one.cursorToX(to) - left, 2), tokens().accentLine);
    }
}

Word emotionMark(const QString &emotion) {
    if (emotion == "upset"_L1)
        return {TranscriptView::tr("upset"), u"triangle-alert"_s, Tone::Warn};
    return {TranscriptView::tr("unhappy"), u"triangle-alert"_s, Tone::Warn};
}

bool isRule(const Line &line) {
    return line.speaker == "system"_L1;
}

void paintRule(QPainter *painter, const QRect &rect, const Line &line) {
    const Tokens &t = tokens();
    const bool handover = line.text.contains(u"人工") || line.key.size() > 0;
    const bool deaf = line.meaning == "hearing_lost"_L1;
    const QColor ink = handover ? t.good : deaf ? t.warn : t.text2;
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
    paintIcon(*painter, QRect(x, y - icon / 2, icon, icon), handover ? u"phone-forwarded"_s : deaf ? u"triangle-alert"_s : u"phone"_s,
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
    const QRect area = textRect(rect);
    const Laid laid(line, area.width());
    const QPointF origin(area.left(), area.top());
    painter->setPen(citizen || seat ? t.text : t.text2);
    for (const TranscriptModel::Fact &fact : line.facts)
        underline(painter, laid, origin, fact);
    laid.layout.draw(painter, origin);
    QList<Word> marks;
    if (line.partial)
        marks << Word{tr("recognising"), u"ellipsis"_s, Tone::Mute};
    if (!line.emotion.isEmpty())
        marks << emotionMark(line.emotion);
    if (!line.original.isEmpty())
        marks << Word{tr("corrected"), u"pencil"_s, Tone::Mute};
    int x = area.left() + static_cast<int>(laid.end.x()) + px(8);
    for (const Word &mark : marks) {
        Chip::paint(*painter, QRect(x, area.top() + static_cast<int>(laid.end.y()) + px(1), Chip::widthOf(mark), px(20)), mark);
        x += Chip::widthOf(mark) + px(6);
    }
    if (!line.key.isEmpty()) {
        const Word mark{tr("key %1").arg(line.key), u"grid-3x3"_s, Tone::Accent};
        Chip::paint(*painter, QRect(rect.right() - px(12) - Chip::widthOf(mark), base + px(1), Chip::widthOf(mark), px(20)), mark);
    } else if (!line.facts.isEmpty() || (option.state.testFlag(QStyle::State_MouseOver) && (marks.isEmpty() || x < rect.right() - px(88)))) {
        const QRect place(rect.right() - px(12) - px(66), base, px(66), px(22));
        paintIcon(*painter, QRect(place.left() - px(2), place.top() + px(4), icon, icon), u"audio-lines"_s, t.accentText);
        painter->setFont(Theme::current().font(12));
        painter->setPen(t.accentText);
        painter->drawText(place, Qt::AlignVCenter | Qt::AlignRight, clockText(line.at));
    }
    painter->restore();
}

QSize TranscriptDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const {
    const auto line = index.data(TranscriptModel::LineRole).value<Line>();
    const auto *view = qobject_cast<const QListView *>(option.widget);
    const int width = view ? view->viewport()->width() : px(600);
    if (isRule(line))
        return {width, px(28)};
    const Laid laid(line, qMax(px(80), textRect(QRect(0, 0, width, 100)).width()));
    return {width, qMax(px(28), static_cast<int>(laid.height) + px(2 * kPad))};
}

QWidget *TranscriptDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &) const {
    auto *edit = new QLineEdit(parent);
    edit->setMaxLength(2000);
    edit->setAccessibleName(tr("What was really said"));
    return edit;
}

void TranscriptDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const {
    if (auto *edit = qobject_cast<QLineEdit *>(editor); edit && edit->text().isEmpty()) // it is not overwritten while somebody types
        edit->setText(index.data(Qt::EditRole).toString());
}

void TranscriptDelegate::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const {
    if (const auto *edit = qobject_cast<QLineEdit *>(editor))
        model->setData(index, edit->text());
}

void TranscriptDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &) const {
    const QRect area = textRect(option.rect);
    editor->setGeometry(area.left() - px(9), option.rect.top(), area.width() + px(9), qMax(px(28), option.rect.height()));
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
    setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_Hover);
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

void TranscriptView::goTo(qint64 at) {
    const auto *lines = qobject_cast<const TranscriptModel *>(model());
    const int row = lines ? lines->rowAt(at) : -1;
    if (row < 0)
        return;
    m_atEnd = false;
    setCurrentIndex(model()->index(row, 0));
    scrollTo(currentIndex(), PositionAtCenter);
}

void TranscriptView::hear(const QModelIndex &index) {
    const auto line = index.data(TranscriptModel::LineRole).value<Line>();
    if (!index.isValid() || line.at == 0 || isRule(line))
        return;
    constexpr qint64 usual = 8000, tail = 1500;
    Q_EMIT soundWanted(line.at, line.endedAt > line.at ? line.endedAt - line.at + tail : usual);
}

bool TranscriptView::mayCorrect(const QModelIndex &index) const {
    return !m_readOnly && index.isValid() && index.flags().testFlag(Qt::ItemIsEditable);
}

void TranscriptView::correct(const QModelIndex &index) {
    if (mayCorrect(index))
        edit(index);
}

void TranscriptView::mouseReleaseEvent(QMouseEvent *event) {
    QListView::mouseReleaseEvent(event);
    if (event->button() == Qt::LeftButton)
        hear(indexAt(event->position().toPoint()));
}

void TranscriptView::keyPressEvent(QKeyEvent *event) {
    if (state() != EditingState && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        hear(currentIndex());
    else if (event->key() == Qt::Key_E && event->modifiers() == Qt::ControlModifier)
        correct(currentIndex());
    else
        QListView::keyPressEvent(event);
}

void TranscriptView::contextMenuEvent(QContextMenuEvent *event) {
    const QModelIndex index = event->reason() == QContextMenuEvent::Keyboard ? currentIndex() : indexAt(event->pos());
    if (!index.isValid())
        return;
    setCurrentIndex(index);
    QMenu menu(this);
    menu.addAction(tr("Hear this second"), this, [this, index = QPersistentModelIndex(index)] { hear(index); })->setShortcut(Qt::Key_Return);
    auto *mend = menu.addAction(tr("Correct this line"), this, [this, index = QPersistentModelIndex(index)] { correct(index); });
    mend->setShortcut(QKeySequence(u"Ctrl+E"_s));
    mend->setEnabled(mayCorrect(index));
    menu.exec(event->globalPos());
}

} // namespace lianxin
