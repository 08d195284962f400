// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tickets/TicketsPage.h"
#include "platform/base/Literals.h"
#include "ui/models/EngineClock.h"
#include "ui/models/Format.h"
#include "ui/models/Words.h"
#include "ui/tickets/BoardColumn.h"
#include "ui/tickets/BulkBar.h"
#include "ui/tickets/StepDialog.h"
#include "ui/tickets/TicketDrawer.h"
#include "ui/tickets/TicketFilterBar.h"
#include "ui/widgets/Table.h"
#include <QKeyEvent>
#include <QMenu>
#include <QSettings>

namespace lianxin {
namespace {

//! Words that stand whole or not at all, and ask for no width: what others need comes first.
class SpareLabel final : public QLabel {
public:
    explicit SpareLabel(const char *role) {
        setTextFormat(Qt::PlainText);
        setProperty("role", QString::fromLatin1(role));
    }
    QSize minimumSizeHint() const override { return {0, QLabel::minimumSizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override {
        if (width() >= sizeHint().width())
            QLabel::paintEvent(event);
    }
};

QList<RecordColumn> ticketColumns() {
    return {{TicketsPage::tr("Number"), 150, false,
             [](const QJsonObject &t) { return Cell{t["number"_L1].toString()}; }},
            {TicketsPage::tr("Title"), 0, false,
             [](const QJsonObject &t) { return Cell{t["title"_L1].toString()}; }},
            {TicketsPage::tr("Category"), 110, false,
             [](const QJsonObject &t) { return Cell{t["category"_L1].toString()}; }},
            {TicketsPage::tr("District"), 90, false,
             [](const QJsonObject &t) { return Cell{t["district"_L1].toString()}; }},
            {TicketsPage::tr("Handling unit"), 160, false,
             [](const QJsonObject &t) { return Cell{t["unitName"_L1].toString()}; }},
            {TicketsPage::tr("State"), 110, false,
             [](const QJsonObject &t) {
                 const Word word = ticketWord(t["state"_L1].toString());
                 return Cell{word.text, word.icon, word.tone, true};
             }},
            {TicketsPage::tr("Time left"), 180, false,
             [](const QJsonObject &t) {
                 const Word word = deadlineWord(t, businessNow());
                 return Cell{word.text, word.icon, word.tone, true};
             }},
            {TicketsPage::tr("Marks"), 110, false,
             [](const QJsonObject &t) {
                 const auto marks = ticketMarks(t);
                 return marks.size() > 1 ? Cell{marks.at(1).text, marks.at(1).icon, marks.at(1).tone, true} : Cell{};
             }},
            {TicketsPage::tr("Accepted"), 110, false, [](const QJsonObject &t) {
                 return Cell{.text = dayTimeText(static_cast<qint64>(t["createdAt"_L1].toDouble())),
                             .dim = true};
             }}};
}

} // namespace

TicketsPage::TicketsPage(Door &door, bool mayWrite, QWidget *parent)
    : QWidget(parent)
    , m_door(door)
    , m_mayWrite(mayWrite)
    , m_count(new SpareLabel("secondary"))
    , m_filters(new TicketFilterBar(door))
    , m_asBoard(new Button(tr("Board"), Button::Kind::Outline, u"columns-3"_s))
    , m_asCompact(new Button(tr("Compact"), Button::Kind::Outline, u"grid-3x3"_s))
    , m_asTable(new Button(tr("Table"), Button::Kind::Outline, u"list"_s))
    , m_error(new ErrorBanner)
    , m_bulk(new BulkBar(door))
    , m_views(new QStackedWidget)
    , m_model(new RecordModel(ticketColumns(), u"id"_s, this))
    , m_table(new Table(u"tickets"_s))
    , m_drawer(new TicketDrawer(door, mayWrite)) {
    auto *halves = row(0);
    auto *lines = column(8);
    setMargins(lines, 16, 10, 8, 8);
    lines->addWidget(makeHead());
    lines->addWidget(m_error);
    lines->addWidget(m_bulk);
    lines->addWidget(m_views, 1);
    halves->addLayout(lines, 1);
    halves->addWidget(m_drawer);
    setLayout(halves);
    m_drawer->hide();
    m_bulk->setMoves(&m_moves);
    m_views->addWidget(makeBoard());
    auto *card = new Card;
    m_table->setRecords(m_model);
    m_table->setEmptyWords(tr("No ticket fits these filters."));
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_model->setPager([this](const QString &cursor) { loadTable(cursor); });
    card->body()->addWidget(m_table);
    m_views->addWidget(card);
    connect(m_table, &Table::opened, this,
            [this](const QJsonObject &t) { openTicket(t["id"_L1].toString()); });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &TicketsPage::showSelection);
    connect(m_filters, &TicketFilterBar::changed, this, &TicketsPage::load);
    connect(m_bulk, &BulkBar::cleared, this, &TicketsPage::clearSelection);
    connect(m_bulk, &BulkBar::taken, this, [this] {
        clearSelection();
        load();
    });
    connect(m_bulk, &BulkBar::failed, m_error, &ErrorBanner::show);
    connect(m_drawer, &TicketDrawer::closed, this, [this] {
        m_drawer->hide();
        for (BoardColumn *boardColumn : std::as_const(m_columns))
            boardColumn->select({});
    });
    connect(m_drawer, &TicketDrawer::changed, this, [this] { onEvent(m_drawer->ticketId()); });
    connect(m_drawer, &TicketDrawer::otherWanted, this, &TicketsPage::openTicket);
    connect(m_error, &ErrorBanner::retried, this, &TicketsPage::load);
    m_next.setInterval(0);
    connect(&m_next, &QTimer::timeout, this, &TicketsPage::showNextColumn);
    m_soon.setSingleShot(true);
    m_soon.setInterval(400);
    connect(&m_soon, &QTimer::timeout, this, &TicketsPage::loadChanged);
    m_whole.setSingleShot(true);
    m_whole.setInterval(10'000);
    connect(&m_whole, &QTimer::timeout, this, &TicketsPage::load);
    connect(&door, &Door::resyncNeeded, this, &TicketsPage::load);
    connect(&door, &Door::event, this, [this](const EventMessage &event) {
        if (event.type == "ticket.created"_L1 || event.type == "ticket.changed"_L1)
            onEvent(event.entity);
    });
    const QString view = QSettings().value(u"tickets/view"_s).toString();
    showView(view == "table"_L1 ? View::Table : view == "compact"_L1 ? View::Compact : View::Board);
}

void TicketsPage::setUser(const QString &userId, bool mayListen, bool mayReveal) {
    m_filters->setUser(userId);
    m_drawer->setMayListen(mayListen);
    m_drawer->setMayReveal(mayReveal);
}

void TicketsPage::setMayDial(bool may) { m_drawer->setMayDial(may); }

QWidget *TicketsPage::makeHead() {
    auto *box = new QWidget;
    auto *lines = column(8);
    auto *first = row(8);
    first->addWidget(text(tr("Tickets"), "h20"));
    first->addWidget(m_count);
    first->addStretch(1);
    auto *views = row(0);
    m_asBoard->setSegment(true, false);
    m_asCompact->setSegment(false, false);
    m_asTable->setSegment(false, true);
    auto *group = new QButtonGroup(this);
    for (Button *button : {m_asBoard, m_asCompact, m_asTable}) {
        group->addButton(button);
        views->addWidget(button);
    }
    first->addLayout(views);
    first->addWidget(m_filters->views());
    lines->addLayout(first);
    lines->addWidget(m_filters);
    box->setLayout(lines);
    connect(m_asBoard, &QPushButton::clicked, this, [this] { showView(View::Board); });
    connect(m_asCompact, &QPushButton::clicked, this, [this] { showView(View::Compact); });
    connect(m_asTable, &QPushButton::clicked, this, [this] { showView(View::Table); });
    return box;
}

void TicketsPage::showView(View view) {
    const bool fromCompact = std::exchange(m_view, view) == View::Compact && view != View::Compact;
    (view == View::Table ? m_asTable : view == View::Compact ? m_asCompact : m_asBoard)->setChecked(true);
    m_filters->setTable(isTable());
    m_views->setCurrentIndex(isTable() ? 1 : 0);
    for (BoardColumn *boardColumn : std::as_const(m_columns)) {
        boardColumn->setCompact(view == View::Compact);
        if (fromCompact)
            m_opened.remove(boardColumn);
    }
    giveColumnsRoom();
    QSettings().setValue(u"tickets/view"_s, view == View::Table     ? u"table"_s
                                            : view == View::Compact ? u"compact"_s
                                                                    : u"board"_s);
    if (isVisible())
        load();
}

QJsonArray TicketsPage::selectedTickets() const {
    QJsonArray tickets;
    if (isTable()) {
        for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
            tickets.append(m_model->recordAt(index.row()));
        return tickets;
    }
    QSet<QString> seen; // a supervised one stands in two columns
    for (const BoardColumn *boardColumn : m_columns) {
        for (const auto &ticket : boardColumn->selected()) {
            const QString id = ticket.toObject()["id"_L1].toString();
            if (!std::exchange(seen, seen + QSet<QString>{id}).contains(id))
                tickets.append(ticket);
        }
    }
    return tickets;
}

void TicketsPage::showSelection() {
    if (m_mayWrite)
        m_bulk->setTickets(selectedTickets());
}

void TicketsPage::clearSelection() {
    m_table->clearSelection();
    for (BoardColumn *boardColumn : std::as_const(m_columns))
        boardColumn->list()->clearSelection();
}

void TicketsPage::step(const QString &verb, const QJsonArray &tickets) {
    askStep(m_door, verb, tickets, this, [this, verb, tickets](const QJsonObject &params) {
        if (tickets.size() > 1) {
            m_bulk->plan(verb, params, tickets);
            return;
        }
        const QString id = tickets.at(0)["id"_L1].toString();
        m_door.call(u"tickets.act"_s, {{u"id"_s, id}, {u"action"_s, verb}, {u"params"_s, params}}, this,
                    [this, id](const Expected<QJsonValue> &reply) {
                        if (!reply) {
                            m_error->show(reply.error());
                            return;
                        }
                        m_error->clear();
                        onEvent(id);
                    });
    });
}

void TicketsPage::showStepMenu(BoardColumn *boardColumn, const QPoint &at) {
    const QJsonArray tickets = boardColumn->selected();
    if (tickets.isEmpty() || !m_mayWrite)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto offer = [this, menu, tickets, at](const QStringList &possible) {
        for (const QString &verb : possible) {
            if (verb == "unassist"_L1 || verb == "edit"_L1)
                continue; // those need what only the drawer shows
            connect(menu->addAction(stepWords(verb).label + u" …"_s), &QAction::triggered, this,
                    [this, verb, tickets] { step(verb, tickets); });
        }
        if (menu->isEmpty())
            menu->addAction(tr("No step is possible"))->setEnabled(false);
        menu->popup(at);
    };
    if (tickets.size() > 1) {
        QStringList states;
        for (const auto &ticket : tickets)
            states << ticket.toObject()["state"_L1].toString();
        offer(m_moves.verbsFrom(states));
        return;
    }
    // Of one ticket the engine knows exactly what this person may do now.
    m_door.call(u"tickets.get"_s, {{u"id"_s, tickets.at(0)["id"_L1]}}, menu, [offer](const Expected<QJsonValue> &reply) {
        QStringList verbs;
        for (const auto &verb : objectOf(reply)["verbs"_L1].toArray())
            verbs << verb.toString();
        offer(verbs);
    });
}

void TicketsPage::focusColumn(qsizetype from, int step) {
    for (qsizetype i = from + step; i >= 0 && i < m_columns.size(); i += step) {
        BoardColumn *boardColumn = m_columns.at(i);
        if (boardColumn->isCollapsed() || boardColumn->model()->rowCount() == 0)
            continue;
        clearSelection();
        boardColumn->list()->setFocus(Qt::TabFocusReason);
        if (!boardColumn->list()->currentIndex().isValid())
            boardColumn->list()->setCurrentIndex(boardColumn->model()->index(0));
        else
            boardColumn->list()->selectionModel()->select(boardColumn->list()->currentIndex(), QItemSelectionModel::ClearAndSelect);
        return;
    }
}

void TicketsPage::openTicket(const QString &id) {
    m_drawer->show();
    m_drawer->open(id);
    for (BoardColumn *boardColumn : std::as_const(m_columns))
        boardColumn->select(id);
}

void TicketsPage::showEvent(QShowEvent *event) {
    QWidget::showEvent(event);
    load();
}

void TicketsPage::keyPressEvent(QKeyEvent *event) {
    if (event->key() == Qt::Key_Escape && m_bulk->isPlanned())
        m_bulk->undo();
    else if (event->key() == Qt::Key_Escape && m_drawer->isVisible())
        m_drawer->hide();
    else if (event->key() == Qt::Key_Slash)
        m_filters->focusSearch();
    else
        QWidget::keyPressEvent(event);
}

} // namespace lianxin
