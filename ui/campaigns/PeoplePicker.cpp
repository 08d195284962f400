// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/campaigns/PeoplePicker.h"
#include "platform/base/Literals.h"
#include "ui/campaigns/ListsPage.h"
#include "ui/models/Format.h"
#include "ui/models/Words.h"
#include "ui/widgets/Table.h"
#include <QDate>
#include <QGridLayout>
#include <QJsonArray>
#include <QLineEdit>
#include <QTimeZone>

namespace lianxin {
namespace {

// Midnight in Beijing; 0 for an empty field, nothing for what is no day.
std::optional<qint64> dayIn(const QLineEdit &edit, int daysOn) {
    const QString typed = edit.text().trimmed();
    if (typed.isEmpty())
        return 0;
    const QDate day = QDate::fromString(typed, Qt::ISODate);
    if (!day.isValid())
        return std::nullopt;
    return QDateTime(day.addDays(daysOn), QTime(0, 0), QTimeZone("Asia/Shanghai")).toMSecsSinceEpoch();
}

QLineEdit *dayEdit(const QString &name) {
    auto *edit = new QLineEdit;
    edit->setObjectName(name);
    edit->setPlaceholderText(u"2026-10-01"_s);
    edit->setMaxLength(10);
    return edit;
}

} // namespace

PeoplePicker::PeoplePicker(Door &door, QWidget *parent)
    : QWidget(parent)
    , m_door(door)
    , m_error(new ErrorBanner)
    , m_people(new Choice)
    , m_state(new Choice)
    , m_category(new Choice)
    , m_unit(new Choice)
    , m_district(new Choice)
    , m_by(new Choice)
    , m_from(dayEdit(u"queryFrom"_s))
    , m_to(dayEdit(u"queryTo"_s))
    , m_fromField(new Field(tr("From"), m_from))
    , m_toField(new Field(tr("To, that day included"), m_to))
    , m_withoutVisit(new QCheckBox(tr("Nobody was called back about it")))
    , m_satisfaction(new Choice)
    , m_dialect(new Choice)
    , m_elderly(new QCheckBox(tr("Only the old")))
    , m_agreed(new QCheckBox(tr("Only those who agreed to automatic calls")))
    , m_skipRunning(new QCheckBox(tr("Leave out those whom a running campaign has")))
    , m_skipDoNotCall(new QCheckBox(tr("Leave out those on the do-not-call list")))
    , m_name(new QLineEdit)
    , m_ofTickets(new QWidget)
    , m_ofCitizens(new QWidget)
    , m_count(new Button(tr("Count and preview"), Button::Kind::Outline, u"search"_s))
    , m_make(new Button(tr("Make the list"), Button::Kind::Outline, u"list-checks"_s))
    , m_found(text({}))
    , m_sample(new RecordModel(
          {{tr("Number"), 120, false, [](const QJsonObject &p) { return Cell{p["phone"_L1].toString()}; }},
           {tr("Name"), 70, false, [](const QJsonObject &p) { return Cell{p["name"_L1].toString()}; }},
           {tr("Ticket"), 110, false, [](const QJsonObject &p) { return Cell{.text = p["ticket"_L1].toString(), .dim = true}; }},
           {tr("What about"), 0, false,
            [](const QJsonObject &p) {
                QStringList about{p["district"_L1].toString(), p["category"_L1].toString(), p["language"_L1].toString()};
                about.removeAll(QString());
                return Cell{.text = about.join(u" · "_s), .dim = true};
            }}},
          u"id"_s, this))
    , m_table(new Table(u"picked"_s)) {
    auto *lines = column(8);
    setMargins(lines, 12, 10, 12, 10);
    m_people->addChoice(tr("People of tickets"), u"tickets"_s);
    m_people->addChoice(tr("Citizens with noted wishes"), u"citizens"_s);
    m_people->setObjectName(u"people"_s);
    m_state->addChoice(tr("Any state"), {});
    for (const QString &state : {u"closed"_s, u"pending_visit"_s, u"processing"_s, u"pending_sign"_s, u"pending_dispatch"_s, u"archived"_s})
        m_state->addChoice(ticketWord(state).text, state);
    m_state->setObjectName(u"queryState"_s);
    m_category->addChoice(tr("All categories"), {});
    m_unit->addChoice(tr("All units"), {});
    m_district->addChoice(tr("All districts"), {});
    m_district->setObjectName(u"queryDistrict"_s);
    m_by->addChoice(tr("Accepted"), u"accepted"_s);
    m_by->addChoice(tr("Finished"), u"finished"_s);
    m_satisfaction->addChoice(tr("Any answer"), {});
    m_satisfaction->addChoice(tr("Satisfied"), u"satisfied"_s);
    m_satisfaction->addChoice(tr("Not satisfied"), u"dissatisfied"_s);
    m_dialect->addChoice(tr("Any language"), {});
    for (const auto &[words, value] : {std::pair{tr("Cantonese"), u"yue"_s}, {tr("Sichuanese"), u"sichuan"_s}, {tr("Wu"), u"wu"_s}, {tr("Min"), u"min"_s}})
        m_dialect->addChoice(words, value);
    m_withoutVisit->setObjectName(u"withoutVisit"_s);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(px(12));
    grid->setVerticalSpacing(px(6));
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    grid->addWidget(new Field(tr("Whom"), m_people), 0, 0);
    grid->addWidget(new Field(tr("District"), m_district), 0, 1);
    grid->addWidget(m_fromField, 1, 0);
    grid->addWidget(m_toField, 1, 1);
    lines->addLayout(grid);
    auto *tickets = new QGridLayout;
    setMargins(tickets, 0, 0, 0, 0);
    tickets->setHorizontalSpacing(px(12));
    tickets->setVerticalSpacing(px(6));
    tickets->setColumnStretch(0, 1);
    tickets->setColumnStretch(1, 1);
    tickets->addWidget(new Field(tr("State of the ticket"), m_state), 0, 0);
    tickets->addWidget(new Field(tr("The days are those on which it was"), m_by), 0, 1);
    tickets->addWidget(new Field(tr("Category"), m_category), 1, 0);
    tickets->addWidget(new Field(tr("Handling unit"), m_unit), 1, 1);
    tickets->addWidget(new Field(tr("What the citizen answered"), m_satisfaction), 2, 0);
    tickets->addWidget(m_withoutVisit, 2, 1, Qt::AlignBottom);
    m_ofTickets->setLayout(tickets);
    lines->addWidget(m_ofTickets);
    auto *citizens = new QGridLayout;
    setMargins(citizens, 0, 0, 0, 0);
    citizens->setHorizontalSpacing(px(12));
    citizens->setVerticalSpacing(px(6));
    citizens->setColumnStretch(0, 1);
    citizens->setColumnStretch(1, 1);
    citizens->addWidget(new Field(tr("Language"), m_dialect), 0, 0);
    auto *wishes = column(4);
    wishes->addWidget(m_elderly);
    wishes->addWidget(m_agreed);
    citizens->addLayout(wishes, 0, 1);
    m_ofCitizens->setLayout(citizens);
    lines->addWidget(m_ofCitizens);
    lines->addWidget(m_skipRunning);
    lines->addWidget(m_skipDoNotCall);
    auto *name = row(12);
    m_name->setPlaceholderText(tr("as the campaign"));
    name->addWidget(new Field(tr("Name of the list"), m_name), 1);
    name->addWidget(m_count, 0, Qt::AlignBottom);
    name->addWidget(m_make, 0, Qt::AlignBottom);
    lines->addLayout(name);
    lines->addWidget(m_error);
    m_found->setWordWrap(true);
    m_found->setObjectName(u"queryFound"_s);
    lines->addWidget(m_found);
    m_table->setRecords(m_sample);
    m_table->setAccessibleName(tr("The first of them"));
    m_table->setMinimumHeight(px(180));
    m_table->hide();
    lines->addWidget(m_table, 1);
    lines->addStretch(1);
    setLayout(lines);
    m_count->setObjectName(u"queryCount"_s);
    m_make->setObjectName(u"queryMake"_s);
    connect(m_count, &QPushButton::clicked, this, [this] { isRunning() ? stop() : count(); });
    connect(m_make, &QPushButton::clicked, this, &PeoplePicker::make);
    connect(m_error, &ErrorBanner::retried, this, &PeoplePicker::count);
    const auto other = [this] {
        m_found->clear();
        m_table->hide();
        m_listId.clear();
        m_error->clear();
        m_fromField->setState({});
        m_toField->setState({});
        Q_EMIT changed();
    };
    for (Choice *choice : {m_people, m_state, m_category, m_unit, m_district, m_by, m_satisfaction, m_dialect})
        connect(choice, &QComboBox::currentIndexChanged, this, other);
    for (QLineEdit *edit : {m_from, m_to})
        connect(edit, &QLineEdit::textChanged, this, other);
    for (QCheckBox *box : {m_withoutVisit, m_elderly, m_agreed, m_skipRunning, m_skipDoNotCall})
        connect(box, &QCheckBox::toggled, this, other);
    connect(m_people, &QComboBox::currentIndexChanged, this, &PeoplePicker::showKind);
    m_poll.setInterval(300);
    connect(&m_poll, &QTimer::timeout, this, &PeoplePicker::follow);
    showKind();
}

void PeoplePicker::showEvent(QShowEvent *event) {
    QWidget::showEvent(event);
    loadChoices();
}

void PeoplePicker::showKind() {
    const bool tickets = m_people->value() != "citizens"_L1;
    m_ofTickets->setVisible(tickets);
    m_ofCitizens->setVisible(!tickets);
}

void PeoplePicker::loadChoices() {
    if (std::exchange(m_loaded, true))
        return;
    m_door.call(u"tickets.choices"_s, {}, this, [this](const Expected<QJsonValue> &reply) {
        if (!reply) {
            m_loaded = false;
            return; // what is wrong the count says
        }
        const QJsonObject choices = reply->toObject();
        for (const auto &district : choices["districts"_L1].toArray())
            m_district->addChoice(district.toString(), district.toString());
        for (const auto &category : choices["categories"_L1].toArray())
            m_category->addChoice(category.toString(), category.toString());
        for (const auto &unit : choices["units"_L1].toArray())
            m_unit->addChoice(unit["name"_L1].toString(), unit["id"_L1].toString());
    });
}

std::optional<QJsonObject> PeoplePicker::query() const {
    const auto from = dayIn(*m_from, 0);
    const auto to = dayIn(*m_to, 1);
    m_fromField->setState(from ? QString() : u"bad"_s);
    m_toField->setState(to ? QString() : u"bad"_s);
    if (!from || !to)
        return std::nullopt;
    const bool tickets = m_people->value() != "citizens"_L1;
    QJsonObject query{{u"people"_s, m_people->value()}};
    const auto add = [&query](const QString &key, const QString &value) {
        if (!value.isEmpty())
            query.insert(key, value);
    };
    const auto addIf = [&query](const QString &key, const QCheckBox *box) {
        if (box->isChecked())
            query.insert(key, true);
    };
    add(u"district"_s, m_district->value());
    if (*from > 0)
        query.insert(u"from"_s, *from);
    if (*to > 0)
        query.insert(u"to"_s, *to);
    if (tickets) {
        if (!m_state->value().isEmpty())
            query.insert(u"states"_s, QJsonArray{m_state->value()});
        add(u"category"_s, m_category->value());
        add(u"unitId"_s, m_unit->value());
        if (m_by->value() == "finished"_L1)
            add(u"by"_s, u"finished"_s);
        add(u"satisfaction"_s, m_satisfaction->value());
        addIf(u"withoutVisit"_s, m_withoutVisit);
    } else {
        add(u"dialect"_s, m_dialect->value());
        addIf(u"elderly"_s, m_elderly);
        addIf(u"agreed"_s, m_agreed);
    }
    addIf(u"skipRunning"_s, m_skipRunning);
    addIf(u"skipDoNotCall"_s, m_skipDoNotCall);
    return query;
}

void PeoplePicker::count() {
    run(true);
}

void PeoplePicker::make() {
    run(false);
}

void PeoplePicker::run(bool dry) {
    if (isRunning())
        return;
    auto params = query();
    if (!params) {
        m_found->setText(tr("A day is written as 2026-10-01."));
        return;
    }
    const QString name = m_name->text().trimmed().isEmpty() ? m_usualName : m_name->text().trimmed();
    params->insert(u"name"_s, name.isEmpty() ? tr("Picked people") : name);
    if (dry)
        params->insert(u"dryRun"_s, true);
    m_dry = dry;
    m_asking = true;
    m_error->clear();
    m_found->setText(dry ? tr("being counted …") : tr("being made …"));
    m_count->setText(tr("Cancel"));
    m_make->setEnabled(false);
    Q_EMIT busyChanged();
    m_door.call(u"lists.fromQuery"_s, *params, this, [this](const Expected<QJsonValue> &reply) {
        if (!std::exchange(m_asking, false)) // cancelled before it began
            return;
        if (!reply) {
            m_error->show(reply.error());
            stop();
            return;
        }
        m_job = reply->toObject()["job"_L1].toString();
        m_listId = reply->toObject()["listId"_L1].toString();
        m_poll.start();
        follow();
    });
}

void PeoplePicker::follow() {
    const QString job = m_job;
    if (job.isEmpty())
        return;
    m_door.call(u"jobs.get"_s, {{u"id"_s, job}}, this, [this, job](const Expected<QJsonValue> &reply) {
        if (job != m_job)
            return;
        const QJsonObject state = objectOf(reply);
        const QString name = state["state"_L1].toString();
        if (reply && name == "running"_L1) {
            if (const qint64 total = whole(state, "total"_L1); total > 0)
                m_found->setText(tr("%1 of %2 looked at").arg(numberText(whole(state, "done"_L1)), numberText(total)));
            return;
        }
        m_job.clear();
        if (!reply)
            m_error->show(reply.error());
        else if (name == "done"_L1)
            answer(state["result"_L1].toObject());
        else
            m_error->show(Error::fromJson(state["error"_L1].toObject()));
        stop();
    });
}

void PeoplePicker::stop() {
    m_poll.stop();
    m_asking = false;
    if (const QString job = std::exchange(m_job, {}); !job.isEmpty()) {
        m_door.call(u"jobs.cancel"_s, {{u"id"_s, job}}, this, [](const Expected<QJsonValue> &) {});
        m_found->setText(tr("cancelled"));
    } else if (m_error->isVisible()) {
        m_found->clear();
    }
    m_count->setText(tr("Count and preview"));
    m_count->updateGeometry();
    m_make->setEnabled(true);
    Q_EMIT busyChanged();
}

void PeoplePicker::answer(const QJsonObject &result) {
    const qint64 people = whole(result, "imported"_L1);
    QStringList parts{tr("%1 people").arg(numberText(people))};
    const QJsonObject reasons = result["reasons"_L1].toObject();
    for (auto it = reasons.begin(); it != reasons.end(); ++it)
        parts << tr("%1: %2 left out").arg(importReasonText(it.key()), numberText(it.value().toInteger()));
    if (const qint64 both = whole(result, "inRunning"_L1); both > 0)
        parts << tr("%1 also in a running campaign").arg(numberText(both));
    if (const qint64 dnc = whole(result, "doNotCall"_L1); dnc > 0)
        parts << tr("%1 on the do-not-call list, who are not called").arg(numberText(dnc));
    m_found->setText(factsText(parts));
    if (m_dry) {
        m_sample->setRecords(result["sample"_L1].toArray());
        m_table->setVisible(!m_sample->isEmpty());
        return;
    }
    const QString name = m_name->text().trimmed().isEmpty() ? m_usualName : m_name->text().trimmed();
    Q_EMIT made(result["listId"_L1].toString(m_listId), name.isEmpty() ? tr("Picked people") : name, result);
}

void PeoplePicker::reset() {
    stop();
    m_name->clear();
    m_found->clear();
    m_table->hide();
    m_error->clear();
}

} // namespace lianxin
