// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tickets/TicketsPage.h"
#include "platform/base/Literals.h"
#include "ui/models/EngineClock.h"
#include "ui/models/Format.h"
#include "ui/models/Words.h"
#include "ui/tickets/BoardColumn.h"
#include "ui/tickets/TicketDrawer.h"
#include "ui/widgets/Table.h"
#include <QKeyEvent>
#include <QSettings>

namespace lianxin {
namespace {

constexpr int pageSize = 100;

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
            {TicketsPage::tr("Time left"), 190, false,
             [](const QJsonObject &t) {
                 const Word word = deadlineWord(t, businessNow());
                 return Cell{word.text, word.icon, word.tone, true};
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
    , m_count(text({}, "secondary"))
    , m_search(new QLineEdit)
    , m_district(new Choice)
    , m_category(new Choice)
    , m_sort(new Choice)
    , m_overdue(new Button(tr("Overdue"), Button::Kind::Outline, u"triangle-alert"_s))
    , m_supervised(new Button(tr("Supervised"), Button::Kind::Outline, u"gavel"_s))
    , m_asBoard(new Button(tr("Board"), Button::Kind::Outline, u"columns-3"_s))
    , m_asTable(new Button(tr("Table"), Button::Kind::Outline, u"list"_s))
    , m_error(new ErrorBanner)
    , m_views(new QStackedWidget)
    , m_model(new RecordModel(ticketColumns(), u"id"_s, this))
    , m_table(new Table(u"tickets"_s))
    , m_drawer(new TicketDrawer(door, mayWrite)) {
    auto *halves = row(0);
    auto *lines = column(8);
    setMargins(lines, 16, 10, 8, 8);
    lines->addWidget(makeHead());
    lines->addWidget(m_error);
    lines->addWidget(m_views, 1);
    halves->addLayout(lines, 1);
    halves->addWidget(m_drawer);
    setLayout(halves);
    m_drawer->hide();

    auto *board = new QWidget;
    auto *columns = row(8);
    for (const QString &state : {u"pending_dispatch"_s, u"pending_sign"_s, u"processing"_s,
                                 u"pending_visit"_s, u"closed"_s, u"supervised"_s}) {
        const bool far = state == "pending_dispatch"_L1 || state == "closed"_L1;
        auto *boardColumn = new BoardColumn(state, far);
        columns->addWidget(boardColumn, 1);
        m_columns << boardColumn;
        connect(boardColumn, &BoardColumn::picked, this, &TicketsPage::openTicket);
        connect(boardColumn, &BoardColumn::expanded, boardColumn,
                [boardColumn] { boardColumn->setCollapsed(false); });
    }
    board->setLayout(columns);
    m_views->addWidget(board);
    auto *card = new Card;
    m_table->setRecords(m_model);
    m_model->setPager([this](const QString &cursor) { loadTable(cursor); });
    card->body()->addWidget(m_table);
    m_views->addWidget(card);
    connect(m_table, &Table::opened, this,
            [this](const QJsonObject &t) { openTicket(t["id"_L1].toString()); });
    connect(m_drawer, &TicketDrawer::closed, this, [this] {
        m_drawer->hide();
        for (BoardColumn *boardColumn : std::as_const(m_columns))
            boardColumn->select({});
    });
    connect(m_drawer, &TicketDrawer::changed, this, &TicketsPage::load);
    connect(m_error, &ErrorBanner::retried, this, &TicketsPage::load);
    m_soon.setSingleShot(true);
    m_soon.setInterval(400);
    connect(&m_soon, &QTimer::timeout, this, &TicketsPage::load);
    connect(&door, &Door::event, this, [this](const EventMessage &event) {
        if ((event.type.startsWith("ticket."_L1) || event.type.startsWith("supervision."_L1)) &&
            isVisible() && !m_soon.isActive())
            m_soon.start();
    });
    showTable(QSettings().value(u"tickets/table"_s).toBool());
}

QWidget *TicketsPage::makeHead() {
    auto *box = new QWidget;
    auto *lines = column(8);
    auto *first = row(8);
    first->addWidget(text(tr("Tickets"), "h20"));
    first->addWidget(m_count);
    first->addStretch(1);
    auto *pair = row(0);
    m_asBoard->setSegment(true, false);
    m_asTable->setSegment(false, true);
    auto *group = new QButtonGroup(this);
    group->addButton(m_asBoard);
    group->addButton(m_asTable);
    m_asBoard->setChecked(true);
    pair->addWidget(m_asBoard);
    pair->addWidget(m_asTable);
    first->addLayout(pair);
    lines->addLayout(first);
    auto *second = row(8);
    m_search->setPlaceholderText(tr("Number, address, request"));
    m_search->addAction(iconOf(u"search"_s, tokens().text2), QLineEdit::LeadingPosition);
    m_search->setMaximumWidth(px(220));
    m_search->setAccessibleName(tr("Search tickets"));
    second->addWidget(m_search, 2);
    m_district->addChoice(tr("All districts"), {});
    m_category->addChoice(tr("All categories"), {});
    m_sort->addChoice(tr("By deadline"), u"deadline"_s);
    m_sort->addChoice(tr("Newest first"), u"created"_s);
    for (Choice *choice : {m_district, m_category, m_sort}) {
        choice->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
        connect(choice, &QComboBox::activated, this, &TicketsPage::load);
    }
    second->addWidget(m_district);
    second->addWidget(m_category);
    for (Button *button : {m_overdue, m_supervised}) {
        button->setCheckable(true);
        connect(button, &QPushButton::toggled, this, &TicketsPage::load);
        second->addWidget(button);
    }
    second->addStretch(1);
    second->addWidget(m_sort);
    lines->addLayout(second);
    box->setLayout(lines);
    connect(m_search, &QLineEdit::returnPressed, this, &TicketsPage::load);
    connect(m_asBoard, &QPushButton::clicked, this, [this] { showTable(false); });
    connect(m_asTable, &QPushButton::clicked, this, [this] { showTable(true); });
    return box;
}

QJsonObject TicketsPage::filter() const {
    QJsonObject filter;
    if (!m_search->text().trimmed().isEmpty())
        filter.insert(u"text"_s, m_search->text().trimmed());
    if (!m_district->value().isEmpty())
        filter.insert(u"district"_s, m_district->value());
    if (!m_category->value().isEmpty())
        filter.insert(u"category"_s, m_category->value());
    if (m_overdue->isChecked())
        filter.insert(u"overdue"_s, true);
    if (m_supervised->isChecked())
        filter.insert(u"supervised"_s, true);
    return filter;
}

void TicketsPage::showTable(bool table) {
    m_asTable->setChecked(table);
    m_asBoard->setChecked(!table);
    m_views->setCurrentIndex(table ? 1 : 0);
    QSettings().setValue(u"tickets/table"_s, table);
    if (isVisible())
        load();
}

void TicketsPage::load() {
    if (m_views->currentIndex() == 0)
        loadBoard();
    else
        loadTable({});
}

void TicketsPage::loadBoard() {
    m_door.call(
        u"tickets.board"_s, {{u"filter"_s, filter()}}, this, [this](const Expected<QJsonValue> &reply) {
            if (!reply) {
                m_error->show(reply.error());
                return;
            }
            m_error->clear();
            const QJsonObject board = reply->toObject();
            const QJsonArray columns = board["columns"_L1].toArray();
            int total = 0;
            bool hasSupervised = false;
            const auto learn = [](Choice *choice, const QString &value) {
                if (!value.isEmpty() && choice->findData(value) < 0)
                    choice->addChoice(value, value);
            };
            for (const auto &value : columns) {
                const QJsonObject info = value.toObject();
                const QString state = info["state"_L1].toString();
                const QJsonArray items = info["items"_L1].toArray();
                const int count = info["total"_L1].toInt(static_cast<int>(items.size()));
                hasSupervised = hasSupervised || state == "supervised"_L1;
                if (state != "supervised"_L1)
                    total += count;
                for (BoardColumn *boardColumn : std::as_const(m_columns)) {
                    if (boardColumn->model()->state() == state)
                        boardColumn->setTickets(items, count);
                }
                for (const auto &item : items) {
                    learn(m_district, item.toObject()["district"_L1].toString());
                    learn(m_category, item.toObject()["category"_L1].toString());
                }
            }
            if (!hasSupervised) {
                QJsonObject only = filter();
                only.insert(u"supervised"_s, true);
                m_door.call(u"tickets.list"_s,
                            {{u"filter"_s, only}, {u"sort"_s, u"deadline"_s}, {u"limit"_s, 50}}, this,
                            [this](const Expected<QJsonValue> &list) {
                                const QJsonArray items = itemsOf(list);
                                m_columns.constLast()->setTickets(
                                    items, objectOf(list)["total"_L1].toInt(static_cast<int>(items.size())));
                            });
            }
            const int overdue = board["overdue"_L1].toInt();
            m_count->setText(tr("%1 in all").arg(numberText(total)));
            m_overdue->setText(tr("Overdue %1").arg(overdue));
            m_overdue->setKind(overdue > 0 ? Button::Kind::Danger : Button::Kind::Outline);
            m_overdue->updateGeometry();
            m_supervised->setText(tr("Supervised %1").arg(board["supervised"_L1].toInt()));
            m_supervised->updateGeometry();
            Q_EMIT attention(overdue);
            for (BoardColumn *boardColumn : std::as_const(m_columns))
                boardColumn->select(m_drawer->isVisible() ? m_drawer->ticketId() : QString());
        });
}

void TicketsPage::loadTable(const QString &cursor) {
    QJsonObject params{{u"filter"_s, filter()}, {u"sort"_s, m_sort->value()}, {u"limit"_s, pageSize}};
    if (!cursor.isEmpty())
        params.insert(u"cursor"_s, cursor);
    m_door.call(u"tickets.list"_s, params, this, [this, cursor](const Expected<QJsonValue> &reply) {
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
        if (const int total = objectOf(reply)["total"_L1].toInt(-1); total >= 0)
            m_count->setText(tr("%1 in all").arg(numberText(total)));
    });
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
    if (event->key() == Qt::Key_Escape && m_drawer->isVisible())
        m_drawer->hide();
    else
        QWidget::keyPressEvent(event);
}

} // namespace lianxin
