// SPDX-License-Identifier: GPL-3.0-or-later
// A ticket as a card of the board, whole or compact, and the marks that it bears.
#include "platform/base/Literals.h"
#include "ui/models/EngineClock.h"
#include "ui/models/EngineWords.h"
#include "ui/models/Format.h"
#include "ui/models/TicketSteps.h"
#include "ui/models/Words.h"
#include "ui/tickets/BoardColumn.h"
#include "ui/widgets/RoundedBox.h"
#include "ui/widgets/TextLine.h"
#include <QTextLayout>

namespace lianxin {
namespace {

constexpr int cardGap = 8;
constexpr int compactGap = 4;

QString unitText(const QJsonObject &ticket) {
    const QString unit = ticket["unitName"_L1].toString();
    return unit.isEmpty() ? BoardColumn::tr("not dispatched") : unit;
}

// At most two lines, the second shortened.
QStringList titleLines(const QString &title, int width) {
    const QFont font = Theme::current().font(14);
    QTextLayout layout(title, font);
    QStringList lines;
    layout.beginLayout();
    for (;;) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(width);
        if (lines.size() == 1 && line.textStart() + line.textLength() < title.size()) {
            lines << QFontMetrics(font).elidedText(title.mid(line.textStart()), Qt::ElideRight, width);
            break;
        }
        lines << title.mid(line.textStart(), line.textLength());
    }
    layout.endLayout();
    return lines;
}

//! How many rows of chips fit the width.
int chipRows(const QList<Word> &marks, int width) {
    int rows = 1;
    int x = 0;
    for (const Word &mark : marks) {
        const int w = Chip::widthOf(mark);
        if (x > 0 && x + w > width) {
            ++rows;
            x = 0;
        }
        x += w + px(4);
    }
    return rows;
}

} // namespace

QList<Word> ticketMarks(const QJsonObject &ticket) {
    QList<Word> marks{deadlineWord(ticket, businessNow())};
    const QJsonArray badges = ticket["badges"_L1].toArray();
    for (const auto &badge : badges) {
        // The engine words its badges itself; here they only get their icon and tone.
        const QString words = badge.toString();
        if (words.startsWith(u"超期"))
            continue; // the deadline's chip says so already
        const QString shown = engineWords(words);
        if (words.startsWith(u"督办"))
            marks.append({shown, u"gavel"_s, Tone::Bad});
        else if (words.startsWith(u"不满意"))
            marks.append({shown, u"triangle-alert"_s, Tone::Bad});
        else if (words.startsWith(u"退单"))
            marks.append({shown, u"undo-2"_s, Tone::Warn});
        else
            marks.append({shown, u"repeat-2"_s, Tone::Mute});
    }
    if (ticket["supervised"_L1].toBool() && badges.isEmpty())
        marks.append({BoardColumn::tr("Supervised"), u"gavel"_s, Tone::Bad});
    const Word urgency = urgencyWord(ticket["urgency"_L1].toString());
    if (urgency.tone != Tone::Mute)
        marks.append(urgency);
    return marks;
}

struct TicketCardDelegate::CardText {
    QJsonObject ticket;
    int width;
    int textPercent;
    qint64 minute; // what is left of a deadline
    QString number;
    QString title;
    QString unit;
    QList<Word> marks;
    QStringList lines; // of the title
    int height;        // of the full card
};

TicketCardDelegate::TicketCardDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
    , m_cards(1000) {}

TicketCardDelegate::~TicketCardDelegate() = default;

const TicketCardDelegate::CardText &TicketCardDelegate::cardOf(const QModelIndex &index, int width) const {
    const QJsonObject ticket = index.data(TicketColumnModel::TicketRole).toJsonObject();
    const QString id = ticket["id"_L1].toString();
    const int percent = Theme::current().textPercent();
    const qint64 minute = businessNow() / 60'000;
    const CardText *known = m_cards.object(id);
    if (known != nullptr && known->width == width && known->textPercent == percent && known->minute == minute && known->ticket == ticket)
        return *known;
    auto card = std::make_unique<CardText>();
    const int inner = width - px(20);
    *card = {ticket, width, percent, minute, ticket["number"_L1].toString(), ticket["title"_L1].toString(), unitText(ticket),
             ticketMarks(ticket), {}, 0};
    if (!m_compact) {
        const bool sameLines = known != nullptr && known->width == width && known->textPercent == percent && known->title == card->title;
        card->lines = sameLines && !known->lines.isEmpty() ? known->lines : titleLines(card->title, inner);
        card->height = px(9 + 20) + static_cast<int>(card->lines.size()) * px(22) + px(22) + chipRows(card->marks, inner) * px(24) +
                       px(6) + px(cardGap);
    }
    const CardText &fresh = *card;
    m_cards.insert(id, card.release());
    return fresh;
}

void TicketCardDelegate::setCompact(bool compact) {
    if (m_compact != compact)
        m_cards.clear();
    m_compact = compact;
}

void TicketCardDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const {
    const Tokens &t = tokens();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool hovered = option.state.testFlag(QStyle::State_MouseOver) && !selected;
    painter->save();
    paintRoundedBox(*painter, option.rect.adjusted(0, 0, 0, -px(m_compact ? compactGap : cardGap)), 6, selected ? t.accent : t.line,
                    hovered ? t.hover : t.surface, selected ? 2 : 1);
    const CardText &said = cardOf(index, option.rect.width());
    if (m_compact)
        paintCompact(*painter, option.rect, said);
    else
        paintFull(*painter, option.rect, said);
    painter->restore();
}

void TicketCardDelegate::paintFull(QPainter &painter, const QRect &rect, const CardText &card) const {
    const Tokens &t = tokens();
    const int left = rect.left() + px(10);
    const int width = rect.width() - px(20);
    int y = rect.top() + px(9);
    painter.setPen(t.text2);
    paintLine(painter, QRect(left, y, width, px(18)), card.number, 12);
    y += px(20);
    painter.setPen(t.text);
    for (const QString &line : card.lines) {
        paintLine(painter, QRect(left, y, width, px(22)), line, 14);
        y += px(22);
    }
    painter.setPen(t.text2);
    paintLine(painter, QRect(left, y, width, px(18)), card.unit, 12);
    y += px(22);
    int x = left;
    for (const Word &mark : card.marks) {
        const int w = qMin(width, Chip::widthOf(mark));
        if (x > left && x + w > left + width) {
            x = left;
            y += px(24);
        }
        Chip::paint(painter, QRect(x, y, w, px(20)), mark);
        x += w + px(4);
    }
}

void TicketCardDelegate::paintCompact(QPainter &painter, const QRect &rect, const CardText &card) const {
    const Tokens &t = tokens();
    const int left = rect.left() + px(8);
    int width = rect.width() - px(16);
    // What is special stands as icons at the right of the title; the deadline says its words below.
    int right = left + width;
    for (qsizetype i = 1; i < card.marks.size(); ++i) {
        const int size = px(14);
        right -= size;
        paintIcon(painter, QRect(right, rect.top() + px(8), size, size), card.marks.at(i).icon, t.ink(card.marks.at(i).tone));
        right -= px(4);
    }
    painter.setPen(t.text);
    paintLine(painter, QRect(left, rect.top() + px(4), right - left, px(22)), card.title, 14);
    const int y = rect.top() + px(26);
    const Word &due = card.marks.constFirst();
    const int size = px(12);
    const int dueWidth = qMin(width, lineWidth(due.text, 12) + px(20));
    paintIcon(painter, QRect(left, y + px(3), size, size), due.icon, t.ink(due.tone));
    painter.setPen(t.ink(due.tone));
    paintLine(painter, QRect(left + px(16), y, dueWidth - px(16), px(18)), due.text, 12);
    width -= dueWidth + px(6);
    if (width > px(24)) {
        painter.setPen(t.text2);
        paintLine(painter, QRect(left + dueWidth + px(6), y, width, px(18)), card.unit, 12, false, Qt::AlignRight);
    }
}

QSize TicketCardDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const {
    const auto *view = qobject_cast<const QListView *>(option.widget);
    const int width = view ? view->viewport()->width() : px(176);
    if (m_compact)
        return {width, px(48 + compactGap)};
    return {width, cardOf(index, width).height};
}

} // namespace lianxin
