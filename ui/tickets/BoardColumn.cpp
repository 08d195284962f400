// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tickets/BoardColumn.h"
#include "platform/base/Literals.h"
#include "ui/models/EngineClock.h"
#include "ui/models/Format.h"
#include "ui/models/Words.h"
#include <QKeyEvent>
#include <QTextLayout>

namespace lianxin {
namespace {

constexpr int cardGap = 8;

QStringList titleLines(const QString &title, int width) {
    QTextLayout layout(title, Theme::current().font(14));
    QStringList lines;
    layout.beginLayout();
    for (;;) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(width);
        if (lines.size() == 1 && line.textStart() + line.textLength() < title.size()) {
            lines << QFontMetrics(Theme::current().font(14))
                         .elidedText(title.mid(line.textStart()), Qt::ElideRight, width);
            break;
        }
        lines << title.mid(line.textStart(), line.textLength());
    }
    layout.endLayout();
    return lines;
}

//! Cards depend on the width: they are laid out anew with it.
class CardList final : public QListView {
protected:
    void resizeEvent(QResizeEvent *event) override {
        QListView::resizeEvent(event);
        scheduleDelayedItemsLayout();
    }
};

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
        if (words.startsWith(u"督办"))
            marks.append({words, u"gavel"_s, Tone::Bad});
        else if (words.startsWith(u"不满意"))
            marks.append({words, u"triangle-alert"_s, Tone::Bad});
        else if (words.startsWith(u"退单"))
            marks.append({words, u"undo-2"_s, Tone::Warn});
        else
            marks.append({words, u"repeat-2"_s, Tone::Mute});
    }
    if (ticket["supervised"_L1].toBool() && badges.isEmpty())
        marks.append({BoardColumn::tr("Supervised"), u"gavel"_s, Tone::Bad});
    const Word urgency = urgencyWord(ticket["urgency"_L1].toString());
    if (urgency.tone != Tone::Mute)
        marks.append(urgency);
    return marks;
}

void TicketCardDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const {
    const Tokens &t = tokens();
    const QJsonObject ticket = index.data(TicketColumnModel::TicketRole).toJsonObject();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const qreal pen = selected ? 2 : 1;
    const QRectF card =
        QRectF(option.rect.adjusted(0, 0, 0, -px(cardGap))).adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2);
    painter->setPen(QPen(selected ? t.accent : t.line, pen));
    painter->setBrush(option.state.testFlag(QStyle::State_MouseOver) && !selected ? t.hover : t.surface);
    painter->drawRoundedRect(card, 6, 6);
    const int left = option.rect.left() + px(10);
    const int width = option.rect.width() - px(20);
    int y = option.rect.top() + px(9);
    painter->setFont(Theme::current().font(12));
    painter->setPen(t.text2);
    painter->drawText(QRect(left, y, width, px(18)), Qt::AlignVCenter, ticket["number"_L1].toString());
    y += px(20);
    painter->setFont(Theme::current().font(14));
    painter->setPen(t.text);
    const QStringList lines = titleLines(ticket["title"_L1].toString(), width);
    for (const QString &line : lines) {
        painter->drawText(QRect(left, y, width, px(22)), Qt::AlignVCenter | Qt::TextSingleLine, line);
        y += px(22);
    }
    painter->setFont(Theme::current().font(12));
    painter->setPen(t.text2);
    const QString unit = ticket["unitName"_L1].toString();
    painter->drawText(QRect(left, y, width, px(18)), Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(
                          unit.isEmpty() ? BoardColumn::tr("not dispatched") : unit, Qt::ElideRight, width));
    y += px(22);
    int x = left;
    const auto marks = ticketMarks(ticket);
    for (const Word &mark : marks) {
        const int w = qMin(width, Chip::widthOf(mark));
        if (x > left && x + w > left + width) {
            x = left;
            y += px(24);
        }
        Chip::paint(*painter, QRect(x, y, w, px(20)), mark);
        x += w + px(4);
    }
    painter->restore();
}

QSize TicketCardDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const {
    const auto *view = qobject_cast<const QListView *>(option.widget);
    const int width = view ? view->viewport()->width() : px(176);
    const QJsonObject ticket = index.data(TicketColumnModel::TicketRole).toJsonObject();
    const auto lines = static_cast<int>(titleLines(ticket["title"_L1].toString(), width - px(20)).size());
    return {width, px(9 + 20) + lines * px(22) + px(22) +
                       chipRows(ticketMarks(ticket), width - px(20)) * px(24) + px(6) + px(cardGap)};
}

BoardColumn::BoardColumn(const QString &state, bool collapsed, QWidget *parent)
    : QFrame(parent)
    , m_model(new TicketColumnModel(state, this))
    , m_list(new CardList)
    , m_open(new QWidget)
    , m_count(text(u"0"_s, "secondary"))
    , m_lateIcon(new IconLabel(u"triangle-alert"_s, 14, Tone::Bad))
    , m_late(text({}, "small"))
    , m_collapsed(collapsed) {
    auto *outer = column(0);
    outer->setContentsMargins(1, 1, 1, 1);
    outer->addWidget(m_open);
    setLayout(outer);
    auto *lines = column(0);
    auto *head = row(6);
    setMargins(head, 10, 0, 10, 0);
    auto *title = text(ticketWord(state).text, "strong");
    head->addWidget(title);
    head->addWidget(m_count);
    head->addStretch(1);
    head->addWidget(m_lateIcon);
    head->addWidget(m_late);
    setTone(m_late, "bad");
    auto *headBox = new QWidget;
    headBox->setLayout(head);
    Theme::current().holdSize(headBox, 0, 36);
    lines->addWidget(headBox);
    lines->addWidget(hline());
    auto *inner = column(0);
    setMargins(inner, 8, 8, 8, 0);
    inner->addWidget(m_list);
    lines->addLayout(inner, 1);
    m_open->setLayout(lines);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new TicketCardDelegate(m_list));
    m_list->setFrameShape(NoFrame);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setMouseTracking(true);
    m_list->setStyleSheet(u"background:transparent"_s);
    m_list->setAccessibleName(ticketWord(state).text);
    const auto pick = [this](const QModelIndex &index) {
        if (index.isValid())
            Q_EMIT picked(m_model->ticketAt(index.row())["id"_L1].toString());
    };
    connect(m_list, &QAbstractItemView::clicked, this, pick);
    connect(m_list, &QAbstractItemView::activated, this, pick);
    setFocusPolicy(collapsed ? Qt::TabFocus : Qt::NoFocus);
    setAccessibleName(ticketWord(state).text);
    setCollapsed(collapsed);
}

void BoardColumn::setTickets(const QJsonArray &tickets, int total) {
    m_model->setTickets(tickets, total);
    m_count->setText(numberText(total));
    const int late = m_model->overdue(businessNow());
    m_late->setText(QString::number(late));
    m_late->setVisible(late > 0);
    m_lateIcon->setVisible(late > 0);
    update();
}

void BoardColumn::setCollapsed(bool collapsed) {
    m_collapsed = collapsed;
    m_open->setVisible(!collapsed);
    setMinimumWidth(collapsed ? px(40) : px(150));
    setMaximumWidth(collapsed ? px(40) : QWIDGETSIZE_MAX);
    setFocusPolicy(collapsed ? Qt::TabFocus : Qt::NoFocus);
    setCursor(collapsed ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void BoardColumn::select(const QString &id) {
    const int row = m_model->rowOf(id);
    if (row < 0)
        m_list->clearSelection();
    else
        m_list->setCurrentIndex(m_model->index(row));
}

void BoardColumn::paintEvent(QPaintEvent *) {
    const Tokens &t = tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(hasFocus() ? QPen(t.accent, 2) : QPen(t.line, 1));
    painter.setBrush(t.sunken);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    if (!m_collapsed)
        return;
    const int size = px(14);
    paintIcon(painter, QRect((width() - size) / 2, px(12), size, size), u"chevrons-right"_s, t.text);
    painter.setPen(t.text);
    painter.setFont(Theme::current().font(14, true));
    painter.drawText(QRect(0, px(34), width(), px(22)), Qt::AlignCenter, numberText(m_model->total()));
    painter.setFont(Theme::current().font(14));
    int y = px(62);
    const QString name = ticketWord(m_model->state()).text;
    for (const QChar c : name) {
        painter.drawText(QRect(0, y, width(), px(19)), Qt::AlignCenter, QString(c));
        y += px(19);
    }
}

void BoardColumn::mousePressEvent(QMouseEvent *event) {
    QFrame::mousePressEvent(event);
    if (m_collapsed)
        Q_EMIT expanded();
}

void BoardColumn::keyPressEvent(QKeyEvent *event) {
    if (m_collapsed && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Space))
        Q_EMIT expanded();
    else
        QFrame::keyPressEvent(event);
}

} // namespace lianxin
