// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tickets/BoardColumn.h"
#include "platform/base/Literals.h"
#include "ui/models/EngineClock.h"
#include "ui/models/EngineWords.h"
#include "ui/models/Format.h"
#include "ui/models/TicketSteps.h"
#include "ui/models/Words.h"
#include "ui/widgets/RoundedBox.h"
#include "ui/widgets/TextLine.h"
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

void BoardColumn::setTickets(const QJsonArray &tickets, int total, const QString &next, bool more,
                             TicketColumnModel::Reading reading) {
    m_model->setTickets(tickets, total, next, reading);
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
    if (hasFocus()) { // a thick line, half of it outside
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(t.accent, 2));
        painter.setBrush(t.sunken);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    } else {
        paintRoundedBox(painter, rect(), 6, t.line, t.sunken);
    }
    if (!m_collapsed)
        return;
    const int size = px(14);
    paintIcon(painter, QRect((width() - size) / 2, px(12), size, size), u"chevrons-right"_s, t.text);
    painter.setPen(t.text);
    painter.setFont(lianxin::lineWidth(m_total, 14, true) <= width() - px(4) ? Theme::current().font(14, true) : Theme::current().font(12));
    painter.drawText(QRect(0, px(34), width(), px(22)), Qt::AlignCenter, m_total);
    painter.setFont(Theme::current().font(14));
    int y = px(62);
    const QString name = ticketWord(m_model->state()).text;
    if (name.isEmpty())
        return;
    if (name.at(0).script() == QChar::Script_Latin) { // read from the side; Chinese stands upright, one below the other
        painter.translate(width(), y);
        painter.rotate(90);
        painter.drawText(QRect(0, 0, height() - y, width()), Qt::AlignLeft | Qt::AlignVCenter, name);
        return;
    }
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
