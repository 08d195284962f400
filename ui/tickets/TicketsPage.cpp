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

constexpr int pageSize = 100;
constexpr int columnPage = 24;
constexpr int mostAsked = 200;

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

//! A column as the engine answered it.
struct TicketsPage::ReadColumn {
    BoardColumn *column;
    QJsonArray tickets;
    int total;
    QString next;
    bool more;
    TicketColumnModel::Reading reading;
};

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

TicketsPage::~TicketsPage() = default;

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

void TicketsPage::load() {
    m_whole.stop();
    if (!isVisible())
        return;
    if (isTable())
        loadTable({});
    loadBoard(); // its figures stand above the table, too
    m_filters->load();
    loadRules();
}

void TicketsPage::loadRules() {
    if (m_moves.isKnown() || !m_mayWrite)
        return;
    m_door.call(u"tickets.rules"_s, {}, this, [this](const Expected<QJsonValue> &reply) {
        m_moves.setRules(itemsOf(reply));
        showSelection();
    });
}

void TicketsPage::loadBoard() {
    QJsonObject filter = m_filters->filter();
    int shown = columnPage;
    if (filter == m_boardFilter) {
        for (const BoardColumn *boardColumn : std::as_const(m_columns))
            shown = qMax(shown, qMin(mostAsked, boardColumn->model()->rowCount()));
    }
    m_door.call(u"tickets.board"_s, {{u"filter"_s, filter}, {u"perColumn"_s, isTable() ? 1 : shown}}, this,
                [this, filter](const Expected<QJsonValue> &reply) {
                    if (filter != m_filters->filter())
                        return; // something else is asked for by now
                    if (!reply) {
                        m_error->show(reply.error());
                        return;
                    }
                    m_error->clear();
                    showBoard(reply->toObject(), filter);
                });
}

void TicketsPage::showBoard(const QJsonObject &board, const QJsonObject &filter) {
    showWaitingColumns();
    const auto reading = filter == m_boardFilter ? TicketColumnModel::Reading::Again : TicketColumnModel::Reading::Other;
    if (!isTable())
        m_boardFilter = filter;
    int total = 0;
    bool more = false;
    m_moreThanCounted.clear();
    for (const auto &value : board["columns"_L1].toArray()) {
        const QJsonObject info = value.toObject();
        const QString state = info["state"_L1].toString();
        const QJsonArray items = info["items"_L1].toArray();
        const int count = info["total"_L1].toInt(static_cast<int>(items.size()));
        const bool uncounted = info["totalIsMore"_L1].toBool();
        if (uncounted)
            m_moreThanCounted << state;
        if (state != "supervised"_L1) {
            total += count;
            more = more || uncounted;
        }
        if (isTable())
            continue;
        for (BoardColumn *boardColumn : std::as_const(m_columns)) {
            if (boardColumn->model()->state() == state)
                m_waiting.append({boardColumn, items, count, info["next"_L1].toString(), uncounted, reading});
        }
    }
    m_filters->showCounts(board);
    m_count->setText(tr("%1 in all").arg(numberText(total) + (more ? u"+"_s : QString())));
    Q_EMIT attention(board["overdue"_L1].toInt());
    if (!m_waiting.isEmpty())
        m_next.start();
}

void TicketsPage::showNextColumn() {
    const ReadColumn read = m_waiting.takeFirst();
    if (m_waiting.isEmpty())
        m_next.stop();
    read.column->setTickets(read.tickets, read.total, read.next, read.more, read.reading);
    // What somebody has chosen stays chosen; the ticket in the drawer is found again where it was lost or has moved.
    if (m_drawer->isVisible() && selectedTickets().isEmpty())
        read.column->select(m_drawer->ticketId());
}

void TicketsPage::showWaitingColumns() {
    while (!m_waiting.isEmpty())
        showNextColumn();
}

void TicketsPage::loadMore(BoardColumn *boardColumn, const QString &cursor) {
    const QString state = boardColumn->model()->state();
    QJsonObject filter = m_filters->filter();
    const QJsonObject asked = filter;
    if (state == "supervised"_L1) {
        filter.insert(u"supervised"_s, true);
        filter.insert(u"states"_s, QJsonArray{u"pending_dispatch"_s, u"pending_sign"_s, u"processing"_s, u"pending_visit"_s});
    } else {
        filter.insert(u"state"_s, state);
    }
    m_door.call(u"tickets.list"_s,
                {{u"filter"_s, filter},
                 {u"sort"_s, state == "closed"_L1 ? u"created"_s : u"deadline"_s},
                 {u"cursor"_s, cursor},
                 {u"limit"_s, columnPage}},
                this, [this, boardColumn, asked, cursor](const Expected<QJsonValue> &reply) {
                    if (asked != m_filters->filter() || boardColumn->model()->next() != cursor)
                        return; // the column was read anew
                    if (reply)
                        boardColumn->model()->append(itemsOf(reply), objectOf(reply)["next"_L1].toString());
                    else
                        m_error->show(reply.error());
                });
}

void TicketsPage::loadTable(const QString &cursor) {
    if (cursor.isEmpty())
        ++m_tableReading;
    QJsonObject asked = m_filters->filter();
    if (m_filters->sort() == "deadline"_L1) // what is settled has none that matters
        asked.insert(u"states"_s, QJsonArray{u"pending_dispatch"_s, u"pending_sign"_s, u"processing"_s, u"pending_visit"_s});
    QJsonObject params{{u"filter"_s, asked}, {u"sort"_s, m_filters->sort()}, {u"limit"_s, pageSize}};
    if (!cursor.isEmpty())
        params.insert(u"cursor"_s, cursor);
    m_door.call(u"tickets.list"_s, params, this, [this, cursor, reading = m_tableReading](const Expected<QJsonValue> &reply) {
        if (reading != m_tableReading)
            return; // read anew by now
        if (!reply) {
            m_error->show(reply.error());
            return;
        }
        m_error->clear();
        if (cursor.isEmpty())
            m_model->setRecords(itemsOf(reply));
        else
            m_model->append(itemsOf(reply));
        m_model->setNext(objectOf(reply)["next"_L1].toString());
    });
}

void TicketsPage::onEvent(const QString &ticketId) {
    if (!isVisible() || ticketId.isEmpty())
        return;
    m_changed << ticketId;
    if (!m_soon.isActive())
        m_soon.start();
}

void TicketsPage::loadChanged() {
    const QSet<QString> ids = std::exchange(m_changed, {});
    if (ids.isEmpty() || !isVisible())
        return;
    if (ids.size() > mostAsked) { // an import, or a night's worth: all anew
        load();
        return;
    }
    const QJsonObject now = m_filters->filter();
    QJsonObject filter = now;
    filter.insert(u"ids"_s, QJsonArray::fromStringList(QStringList(ids.cbegin(), ids.cend())));
    m_door.call(u"tickets.list"_s, {{u"filter"_s, filter}, {u"limit"_s, mostAsked}}, this,
                [this, ids, now](const Expected<QJsonValue> &reply) {
                    if (reply && now == m_filters->filter())
                        placeChanged(ids, itemsOf(reply));
                });
}

void TicketsPage::placeChanged(const QSet<QString> &ids, const QJsonArray &matching) {
    QHash<QString, QJsonObject> fresh;
    for (const auto &ticket : matching)
        fresh.insert(ticket.toObject()["id"_L1].toString(), ticket.toObject());
    if (isTable()) {
        for (const QString &id : ids) {
            if (m_model->rowOf(id) < 0)
                m_whole.start(); // whether it belongs into what is shown, the next reading says
            else if (fresh.contains(id))
                m_model->upsert(fresh.value(id));
            else
                m_model->remove(id);
        }
        return;
    }
    showWaitingColumns(); // what was read before must not come over what changed since
    for (const QString &id : ids) {
        const QJsonObject ticket = fresh.value(id);
        bool wasShown = false;
        for (BoardColumn *boardColumn : std::as_const(m_columns)) {
            TicketColumnModel *model = boardColumn->model();
            const bool there = model->rowOf(id) >= 0;
            const bool belongs = !ticket.isEmpty() && (model->state() == "supervised"_L1
                                                           ? ticket["supervised"_L1].toBool()
                                                           : ticket["state"_L1].toString() == model->state());
            wasShown = wasShown || (there && model->state() != "supervised"_L1);
            if (belongs)
                model->put(ticket);
            else
                model->remove(id);
            if (belongs != there)
                model->setTotal(model->total() + (belongs ? 1 : -1));
        }
        if (!wasShown && !m_whole.isActive())
            m_whole.start(); // it may have been further down: figures are put right later
    }
    for (BoardColumn *boardColumn : std::as_const(m_columns))
        boardColumn->showCounts(m_moreThanCounted.contains(boardColumn->model()->state()));
    if (!m_whole.isActive())
        m_whole.start();
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
