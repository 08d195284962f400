// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/campaigns/ListPeoplePage.h"
#include "platform/base/Literals.h"
#include "ui/campaigns/TracePanel.h"
#include "ui/models/EngineClock.h"
#include "ui/models/Format.h"
#include "ui/models/RuleWords.h"
#include "ui/models/Words.h"
#include <QRegularExpression>
#include <QScrollBar>

namespace lianxin {
namespace {

constexpr int kPeopleAtOnce = 200;

//! What the list can be narrowed to, the commonest first.
const QStringList &peopleOutcomes() {
    static const QStringList outcomes{u"answered"_s,    u"no_answer"_s, u"busy"_s,    u"rejected"_s, u"powered_off"_s, u"unreachable"_s, u"suspended"_s,
                                      u"empty_number"_s, u"machine"_s,   u"network"_s, u"blocked"_s,  u"cancelled"_s,   u"ambiguous"_s};
    return outcomes;
}

QList<RecordColumn> peopleColumns() {
    return {{ListPeoplePage::tr("Row"), 56, true, [](const QJsonObject &p) { return Cell{.text = numberText(whole(p, "row"_L1)), .dim = true}; }},
            {ListPeoplePage::tr("Number"), 164, false,
             [](const QJsonObject &p) {
                 const auto others = p["others"_L1].toArray().size();
                 return Cell{others > 0 ? ListPeoplePage::tr("%1 +%2").arg(p["phone"_L1].toString()).arg(others) : p["phone"_L1].toString()};
             }},
            {ListPeoplePage::tr("Name"), 64, false, [](const QJsonObject &p) { return Cell{p["name"_L1].toString()}; }},
            {ListPeoplePage::tr("Place"), 112, false,
             [](const QJsonObject &p) {
                 return Cell{.text = placeText(p), .dim = true};
             }},
            {ListPeoplePage::tr("State"), 116, false,
             [](const QJsonObject &p) {
                 const Word word = standingWord(p["state"_L1].toString());
                 return Cell{word.text, word.icon, word.tone, true};
             }},
            {ListPeoplePage::tr("Last outcome"), 168, false,
             [](const QJsonObject &p) {
                 const QString outcome = p["outcome"_L1].toString();
                 if (outcome.isEmpty())
                     return Cell{.text = u"–"_s, .dim = true};
                 const Word word = outcomeWord(outcome);
                 return Cell{word.text, word.icon, word.tone, true};
             }},
            {ListPeoplePage::tr("Attempts"), 76, true,
             [](const QJsonObject &p) {
                 const qint64 attempts = whole(p, "attempts"_L1);
                 return Cell{attempts > 0 ? numberText(attempts) : u"–"_s};
             }},
            {ListPeoplePage::tr("Why not now"), 0, false, [](const QJsonObject &p) { return Cell{.text = whyNotText(p), .dim = true}; }}};
}

} // namespace

Word standingWord(const QString &state) {
    if (state == "no_campaign"_L1)
        return {ListPeoplePage::tr("No campaign"), u"circle-slash"_s, Tone::Mute};
    if (state == "not_placed"_L1)
        return {ListPeoplePage::tr("Further down"), u"list"_s, Tone::Mute};
    if (state == "waiting"_L1)
        return {ListPeoplePage::tr("Waiting"), u"clock"_s, Tone::Mute};
    if (state == "dialling"_L1)
        return {ListPeoplePage::tr("Being called"), u"phone-outgoing"_s, Tone::Accent};
    if (state == "retry"_L1)
        return {ListPeoplePage::tr("Called again"), u"refresh-cw"_s, Tone::Accent};
    if (state == "done"_L1)
        return {ListPeoplePage::tr("Dealt with"), u"circle-check"_s, Tone::Good};
    if (state == "cancelled"_L1)
        return {ListPeoplePage::tr("Not called"), u"ban"_s, Tone::Warn};
    if (state == "ambiguous"_L1)
        return {ListPeoplePage::tr("A person decides"), u"circle-help"_s, Tone::Warn};
    return {state, {}, Tone::Mute};
}

QString whyNotText(const QJsonObject &person) {
    const QString state = person["state"_L1].toString();
    if (person.contains(u"doNotCall"_s)) {
        const QString reason = person["doNotCall"_L1].toString();
        return reason.isEmpty() ? heldText(u"do_not_call"_s) : ListPeoplePage::tr("%1: %2").arg(heldText(u"do_not_call"_s), reason);
    }
    if (state == "not_placed"_L1)
        return ListPeoplePage::tr("The list is called in order");
    if (state != "waiting"_L1 && state != "retry"_L1)
        return {};
    const qint64 due = whole(person, "dueAt"_L1);
    const QString from = due > engineNow() ? ListPeoplePage::tr("from %1").arg(dayTimeText(due)) : QString();
    QStringList parts;
    if (const QString held = person["heldBy"_L1].toString(); !held.isEmpty())
        parts << heldText(held);
    if (!from.isEmpty())
        parts << from;
    return parts.join(u" · "_s);
}

ListPeoplePage::ListPeoplePage(Door &door, QWidget *parent)
    : QWidget(parent)
    , m_door(door)
    , m_people(new ListDetail(u"listPeople"_s, {}, peopleColumns(), u"id"_s))
    , m_name(new ElidedLabel({}, "h20"))
    , m_search(new QLineEdit)
    , m_only(new Choice)
    , m_campaigns(new Choice)
    , m_right(new QStackedWidget)
    , m_trace(new TracePanel(door)) {
    auto *lines = column(12);
    setMargins(lines, 16, 14, 16, 12);
    auto *head = row(10);
    head->addWidget(m_name);
    m_people->moveNoteTo(head);
    head->addStretch(1);
    m_campaigns->setObjectName(u"standsIn"_s);
    m_campaigns->setAccessibleName(tr("Where they stand in"));
    m_campaigns->hide();
    head->addWidget(m_campaigns);
    auto *back = new Button(tr("All lists"), Button::Kind::Outline, u"users"_s);
    back->setObjectName(u"back"_s);
    head->addWidget(back);
    lines->addLayout(head);

    m_search->setObjectName(u"search"_s);
    m_search->setAccessibleName(tr("Number or row"));
    m_search->setPlaceholderText(tr("A whole number in any spelling, or the row; Enter looks it up"));
    m_search->addAction(iconOf(u"search"_s, tokens().text2), QLineEdit::LeadingPosition);
    m_search->setClearButtonEnabled(true);
    m_only->setObjectName(u"only"_s);
    m_only->setAccessibleName(tr("Only"));
    m_only->addChoice(tr("Everybody"), {});
    m_only->addChoice(tr("Not called yet"), u"untouched"_s);
    for (const QString &outcome : peopleOutcomes())
        m_only->addChoice(outcomeWord(outcome).text, outcome);
    m_only->addChoice(tr("Asked for a person"), u"handed_over"_s);
    m_only->addChoice(tr("On the do-not-call list"), u"do_not_call"_s);
    m_people->addFilter(m_search, 1);
    m_people->addFilter(m_only);
    m_people->setEmpty(u"users"_s, tr("Nobody like that in this list"), tr("Look for another number, or for everybody."), tr("Show everybody"));
    m_people->table()->setAccessibleName(tr("People of the list"));

    auto *halves = row(8);
    halves->addWidget(m_people, 1);
    auto *none = new Card;
    none->body()->addWidget(new EmptyState(u"megaphone"_s, tr("No campaign calls this list"), tr("Once one does, every rule answers here for whoever is chosen.")));
    m_right->addWidget(none);
    m_right->addWidget(m_trace);
    Theme::current().holdSize(m_right, 384, 0);
    halves->addWidget(m_right);
    lines->addLayout(halves, 1);
    setLayout(lines);

    m_settled.setSingleShot(true);
    m_settled.setInterval(250);
    m_soon.setSingleShot(true);
    m_soon.setInterval(2000);
    m_people->setPager([this](const QString &cursor) { load(cursor); });
    connect(back, &QPushButton::clicked, this, &ListPeoplePage::backWanted);
    connect(m_search, &QLineEdit::returnPressed, this, [this] { load(); });
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &words) {
        if (words.isEmpty())
            load();
    });
    connect(m_only, &QComboBox::activated, this, [this] { load(); });
    connect(m_campaigns, &QComboBox::activated, this, [this] {
        m_campaign = m_campaigns->value();
        load();
    });
    connect(m_people, &ListDetail::retried, this, [this] { load(); });
    connect(m_people, &ListDetail::emptyActed, this, [this] {
        const QSignalBlocker quiet(m_search);
        m_search->clear();
        m_only->setValue({});
        load();
    });
    // Whoever walks the rows by key asks about where they stop only: every answer is an entry of the audit trail.
    connect(m_people, &ListDetail::picked, &m_settled, qOverload<>(&QTimer::start));
    connect(m_people, &ListDetail::opened, this, &ListPeoplePage::explain);
    connect(&m_settled, &QTimer::timeout, this, &ListPeoplePage::explain);
    connect(&m_soon, &QTimer::timeout, this, [this] {
        if (mayReadAgain())
            load();
    });
    connect(&door, &Door::event, this, [this](const EventMessage &event) {
        if (event.type.startsWith("campaign."_L1) && event.entity == m_campaign && !m_campaign.isEmpty() && isVisible() && !m_soon.isActive())
            m_soon.start();
    });
}

// Who has scrolled keeps their place; what they see is as old as their last look.
bool ListPeoplePage::mayReadAgain() const {
    return isVisible() && m_people->model()->rowCount() <= kPeopleAtOnce && m_people->table()->verticalScrollBar()->value() == 0;
}

void ListPeoplePage::open(const QJsonObject &list) {
    m_list = list;
    m_campaign.clear();
    m_name->setText(list["name"_L1].toString());
    {
        const QSignalBlocker quiet(m_search);
        m_search->clear();
    }
    m_only->setValue({});
    m_campaigns->clear();
    m_campaigns->hide();
    m_people->table()->setFocus();
    m_people->model()->setRecords({}); // of the list before; that nobody is in it is not known yet
    m_right->setCurrentIndex(0);
    const QString id = list["id"_L1].toString();
    m_door.call(u"lists.usage"_s, {{u"id"_s, id}}, this, [this, id](const Expected<QJsonValue> &reply) {
        if (!reply || id != m_list["id"_L1].toString())
            return; // the newest campaign is shown all the same
        for (const auto &campaign : reply->toObject()["campaigns"_L1].toArray())
            m_campaigns->addChoice(campaign["name"_L1].toString(), campaign["id"_L1].toString());
        m_campaigns->setVisible(m_campaigns->count() > 1);
        m_campaigns->setValue(m_campaign);
    });
    load();
}

QJsonObject ListPeoplePage::question(const QString &cursor) const {
    static const QRegularExpression aRow(u"^\\d{1,7}$"_s);
    QJsonObject params{{u"id"_s, m_list["id"_L1]}, {u"limit"_s, kPeopleAtOnce}};
    const QString sought = m_search->text().trimmed();
    if (aRow.match(sought).hasMatch())
        params.insert(u"row"_s, sought.toLongLong());
    else if (!sought.isEmpty())
        params.insert(u"number"_s, sought);
    for (const auto &[key, value] : {std::pair{u"campaignId"_s, m_campaign}, {u"only"_s, m_only->value()}, {u"cursor"_s, cursor}})
        if (!value.isEmpty())
            params.insert(key, value);
    return params;
}

void ListPeoplePage::load(const QString &cursor) {
    if (m_list.isEmpty())
        return;
    const int asked = ++m_asked;
    m_door.call(u"lists.people"_s, question(cursor), this, [this, asked, more = !cursor.isEmpty()](const Expected<QJsonValue> &reply) {
        if (asked == m_asked && m_people->take(reply))
            take(reply->toObject(), more);
    });
}

void ListPeoplePage::take(const QJsonObject &page, bool more) {
    const QString next = page["next"_L1].toString();
    m_campaign = page["campaign"_L1]["id"_L1].toString();
    m_campaigns->setValue(m_campaign);
    m_right->setCurrentIndex(m_campaign.isEmpty() ? 0 : 1);
    m_trace->setCampaign(m_campaign);
    if (more)
        m_people->append(page["items"_L1].toArray(), next);
    else
        m_people->setRecords(page["items"_L1].toArray(), next, page["total"_L1].isDouble() ? page["total"_L1].toInt() : -1);
    if (!more && m_people->current().isEmpty() && !m_people->model()->isEmpty())
        m_people->table()->selectRow(0);
}

void ListPeoplePage::explain() {
    m_settled.stop();
    const QJsonObject person = m_people->current();
    if (!person.isEmpty() && !m_campaign.isEmpty() && isVisible())
        m_trace->askPerson(person["id"_L1].toString(), person["phone"_L1].toString());
}

} // namespace lianxin
