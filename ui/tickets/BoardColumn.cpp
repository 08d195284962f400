// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tickets/BoardColumn.h"
#include "platform/base/Literals.h"
#include "ui/models/EngineClock.h"
#include "ui/models/Format.h"
#include "ui/models/TicketSteps.h"
#include "ui/models/Words.h"
#include <QCache>
#include <QContextMenuEvent>
#include <QDragEnterEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QTextLayout>

namespace lianxin {
namespace {

constexpr int cardGap = 8;
constexpr int compactGap = 4;

QString unitText(const QJsonObject &ticket) {
    const QString unit = ticket["unitName"_L1].toString();
    return unit.isEmpty() ? BoardColumn::tr("not dispatched") : unit;
}

// Laying out Chinese lines is the dearest part of a card: what was laid out is kept.
QStringList titleLines(const QString &title, int width) {
    static QCache<QString, QStringList> known(8000);
    const QString key = u"%1/%2/%3"_s.arg(width).arg(Theme::current().textPercent()).arg(title);
    if (const QStringList *lines = known.object(key))
        return *lines;
    QTextLayout layout(title, Theme::current().font(14));
    auto *lines = new QStringList;
    layout.beginLayout();
    for (;;) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(width);
        if (lines->size() == 1 && line.textStart() + line.textLength() < title.size()) {
            *lines << QFontMetrics(Theme::current().font(14))
                          .elidedText(title.mid(line.textStart()), Qt::ElideRight, width);
            break;
        }
        *lines << title.mid(line.textStart(), line.textLength());
    }
    layout.endLayout();
    const QStringList result = *lines;
    known.insert(key, lines);
    return result;
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
    const QRectF card = QRectF(option.rect.adjusted(0, 0, 0, -px(m_compact ? compactGap : cardGap)))
                            .adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2);
    painter->setPen(QPen(selected ? t.accent : t.line, pen));
    painter->setBrush(option.state.testFlag(QStyle::State_MouseOver) && !selected ? t.hover : t.surface);
    painter->drawRoundedRect(card, 6, 6);
    if (m_compact)
        paintCompact(*painter, option, ticket);
    else
        paintFull(*painter, option, ticket);
    painter->restore();
}

void TicketCardDelegate::paintFull(QPainter &painter, const QStyleOptionViewItem &option, const QJsonObject &ticket) const {
    const Tokens &t = tokens();
    const int left = option.rect.left() + px(10);
    const int width = option.rect.width() - px(20);
    int y = option.rect.top() + px(9);
    painter.setFont(Theme::current().font(12));
    painter.setPen(t.text2);
    painter.drawText(QRect(left, y, width, px(18)), Qt::AlignVCenter, ticket["number"_L1].toString());
    y += px(20);
    painter.setFont(Theme::current().font(14));
    painter.setPen(t.text);
    const QStringList lines = titleLines(ticket["title"_L1].toString(), width);
    for (const QString &line : lines) {
        painter.drawText(QRect(left, y, width, px(22)), Qt::AlignVCenter | Qt::TextSingleLine, line);
        y += px(22);
    }
    painter.setFont(Theme::current().font(12));
    painter.setPen(t.text2);
    painter.drawText(QRect(left, y, width, px(18)), Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(unitText(ticket), Qt::ElideRight, width));
    y += px(22);
    int x = left;
    const auto marks = ticketMarks(ticket);
    for (const Word &mark : marks) {
        const int w = qMin(width, Chip::widthOf(mark));
        if (x > left && x + w > left + width) {
            x = left;
            y += px(24);
        }
        Chip::paint(painter, QRect(x, y, w, px(20)), mark);
        x += w + px(4);
    }
}

void TicketCardDelegate::paintCompact(QPainter &painter, const QStyleOptionViewItem &option, const QJsonObject &ticket) const {
    const Tokens &t = tokens();
    const int left = option.rect.left() + px(8);
    int width = option.rect.width() - px(16);
    const auto marks = ticketMarks(ticket);
    // What is special stands as icons at the right of the title; the deadline says its words below.
    int right = left + width;
    for (const Word &mark : marks.mid(1)) {
        const int size = px(14);
        right -= size;
        paintIcon(painter, QRect(right, option.rect.top() + px(8), size, size), mark.icon, t.ink(mark.tone));
        right -= px(4);
    }
    painter.setFont(Theme::current().font(14));
    painter.setPen(t.text);
    painter.drawText(QRect(left, option.rect.top() + px(4), right - left, px(22)), Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(ticket["title"_L1].toString(), Qt::ElideRight, right - left));
    const int y = option.rect.top() + px(26);
    painter.setFont(Theme::current().font(12));
    const Word &due = marks.constFirst();
    const int size = px(12);
    const int dueWidth = qMin(width, painter.fontMetrics().horizontalAdvance(due.text) + px(20));
    paintIcon(painter, QRect(left, y + px(3), size, size), due.icon, t.ink(due.tone));
    painter.setPen(t.ink(due.tone));
    painter.drawText(QRect(left + px(16), y, dueWidth - px(16), px(18)), Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(due.text, Qt::ElideRight, dueWidth - px(16)));
    width -= dueWidth + px(6);
    if (width > px(24)) {
        painter.setPen(t.text2);
        painter.drawText(QRect(left + dueWidth + px(6), y, width, px(18)), Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine,
                         painter.fontMetrics().elidedText(unitText(ticket), Qt::ElideRight, width));
    }
}

QSize TicketCardDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const {
    const auto *view = qobject_cast<const QListView *>(option.widget);
    const int width = view ? view->viewport()->width() : px(176);
    if (m_compact)
        return {width, px(48 + compactGap)};
    const QJsonObject ticket = index.data(TicketColumnModel::TicketRole).toJsonObject();
    const auto lines = static_cast<int>(titleLines(ticket["title"_L1].toString(), width - px(20)).size());
    return {width, px(9 + 20) + lines * px(22) + px(22) +
                       chipRows(ticketMarks(ticket), width - px(20)) * px(24) + px(6) + px(cardGap)};
}

BoardColumn::BoardColumn(const QString &state, bool collapsed, QWidget *parent)
    : QFrame(parent)
    , m_model(new TicketColumnModel(state, this))
    , m_list(new CardList)
    , m_cards(new TicketCardDelegate(m_list))
    , m_open(new QWidget)
    , m_count(text(u"0"_s, "secondary"))
    , m_lateIcon(new IconLabel(u"triangle-alert"_s, 14, Tone::Bad))
    , m_late(text({}, "small"))
    , m_offer(text({}, "strong"))
    , m_empty(text(tr("No tickets"), "small"))
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
    m_offer->setAlignment(Qt::AlignCenter);
    setTone(m_offer, "accent");
    m_offer->hide();
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->hide();
    inner->addWidget(m_offer);
    inner->addWidget(m_empty);
    inner->addWidget(m_list, 1);
    lines->addLayout(inner, 1);
    m_open->setLayout(lines);
    m_list->setModel(m_model);
    m_list->setItemDelegate(m_cards);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setDragEnabled(true);
    m_list->setDragDropMode(QAbstractItemView::DragOnly);
    setAcceptDrops(true);
    m_list->setFrameShape(NoFrame);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setMouseTracking(true);
    m_list->setStyleSheet(u"background:transparent"_s);
    m_list->setAccessibleName(ticketWord(state).text);
    const auto pick = [this](const QModelIndex &index) {
        // With Ctrl or Shift somebody is choosing several, not reading one.
        if (index.isValid() && m_list->selectionModel()->selectedIndexes().size() <= 1)
            Q_EMIT picked(m_model->ticketAt(index.row())["id"_L1].toString());
    };
    connect(m_list, &QAbstractItemView::clicked, this, pick);
    connect(m_list, &QAbstractItemView::activated, this, pick);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, &BoardColumn::selectionChanged);
    m_list->installEventFilter(this);
    m_list->viewport()->installEventFilter(this);
    setFocusPolicy(collapsed ? Qt::TabFocus : Qt::NoFocus);
    setAccessibleName(ticketWord(state).text);
    setCollapsed(collapsed);
}

void BoardColumn::setTickets(const QJsonArray &tickets, int total, const QString &next, bool more) {
    m_model->setTickets(tickets, total, next);
    showCounts(more);
}

void BoardColumn::showCounts(bool more) {
    m_total = numberText(m_model->total()) + (more ? u"+"_s : QString());
    m_count->setText(m_total);
    const bool running = m_model->state() != "closed"_L1 && m_model->state() != "pending_visit"_L1;
    const int late = running ? m_model->overdue(businessNow()) : 0;
    m_late->setText(QString::number(late));
    m_late->setVisible(late > 0);
    m_lateIcon->setVisible(late > 0);
    m_empty->setVisible(m_model->rowCount() == 0 && m_model->total() == 0);
    update();
}

void BoardColumn::setCompact(bool compact) {
    m_cards->setCompact(compact);
    m_list->setUniformItemSizes(compact);
    m_list->doItemsLayout();
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
    else if (!m_list->selectionModel()->isRowSelected(row, {}))
        m_list->setCurrentIndex(m_model->index(row));
}

QJsonArray BoardColumn::selected() const {
    QJsonArray tickets;
    const auto indexes = m_list->selectionModel()->selectedIndexes();
    for (const QModelIndex &index : indexes)
        tickets.append(m_model->ticketAt(index.row()));
    return tickets;
}

bool BoardColumn::eventFilter(QObject *watched, QEvent *event) {
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Left || key->key() == Qt::Key_Right) {
            Q_EMIT stepped(key->key() == Qt::Key_Left ? -1 : 1);
            return true;
        }
        if (key->key() == Qt::Key_Menu || (key->key() == Qt::Key_M && key->modifiers() == Qt::NoModifier)) {
            Q_EMIT menuWanted(m_list->viewport()->mapToGlobal(m_list->visualRect(m_list->currentIndex()).center()));
            return true;
        }
    } else if (watched == m_list->viewport() && event->type() == QEvent::ContextMenu) {
        Q_EMIT menuWanted(static_cast<QContextMenuEvent *>(event)->globalPos());
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

void BoardColumn::dragEnterEvent(QDragEnterEvent *event) {
    const QString verb = m_taker ? m_taker(TicketColumnModel::ticketsOf(*event->mimeData())) : QString();
    if (verb.isEmpty())
        return;
    m_offer->setText(stepWords(verb).label);
    m_offer->show();
    event->acceptProposedAction();
}

void BoardColumn::dragLeaveEvent(QDragLeaveEvent *) {
    m_offer->hide();
}

void BoardColumn::dropEvent(QDropEvent *event) {
    m_offer->hide();
    const QJsonArray tickets = TicketColumnModel::ticketsOf(*event->mimeData());
    const QString verb = m_taker ? m_taker(tickets) : QString();
    if (verb.isEmpty())
        return;
    event->acceptProposedAction();
    Q_EMIT dropped(verb, tickets);
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
    painter.drawText(QRect(0, px(34), width(), px(22)), Qt::AlignCenter, m_total);
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
