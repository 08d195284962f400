// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tickets/BoardColumn.h"
#include "platform/base/Literals.h"
#include "ui/models/EngineClock.h"
#include "ui/models/Format.h"
#include "ui/models/TicketSteps.h"
#include "ui/models/Words.h"
#include "ui/widgets/RoundedBox.h"
#include "ui/widgets/TextLine.h"
#include <QContextMenuEvent>
#include <QDragEnterEvent>
#include <QKeyEvent>
#include <QMimeData>

namespace lianxin {
namespace {

//! Cards depend on the width: they are laid out anew with it.
class CardList final : public QListView {
protected:
    void resizeEvent(QResizeEvent *event) override {
        QListView::resizeEvent(event);
        scheduleDelayedItemsLayout();
    }
};

} // namespace

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
