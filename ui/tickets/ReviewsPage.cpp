// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tickets/ReviewsPage.h"
#include "platform/base/Literals.h"
#include "ui/models/Format.h"
#include "ui/models/TicketSteps.h"
#include "ui/models/Words.h"
#include "ui/audio/CallPlayer.h"
#include "ui/widgets/ScrollColumn.h"
#include <QGridLayout>

namespace lianxin {

ReviewsPage::ReviewsPage(Door &door, bool mayListen, QWidget *parent)
    : QWidget(parent)
    , m_door(door)
    , m_list(new ListDetail(u"reviews"_s, {},
                            {{tr("Number"), 140, false, [](const QJsonObject &r) { return Cell{r["number"_L1].toString()}; }},
                             {tr("Title"), 0, false, [](const QJsonObject &r) { return Cell{r["title"_L1].toString()}; }},
                             {tr("Handling unit"), 130, false, [](const QJsonObject &r) { return Cell{r["unitName"_L1].toString()}; }},
                             {tr("Why"), 168, false,
                              [](const QJsonObject &r) {
                                  return Cell{reasonText(r["reason"_L1].toString()), u"circle-help"_s, Tone::Warn, true};
                              }},
                             {tr("Understood as"), 132, false,
                              [](const QJsonObject &r) {
                                  const Word word = resultWord(r["result"_L1].toString());
                                  return Cell{word.text, word.icon, word.tone, true};
                              }},
                             {tr("Sure"), 60, true, [](const QJsonObject &r) { return Cell{percentText(r["confidence"_L1].toDouble(), 0)}; }},
                             {tr("Visited"), 110, false,
                              [](const QJsonObject &r) { return Cell{.text = dayTimeText(r["at"_L1].toInteger()), .dim = true}; }}},
                            u"ticketId"_s))
    , m_title(text({}, "h16"))
    , m_facts(text({}, "small"))
    , m_heard(text({}))
    , m_outcome(new Choice)
    , m_attitude(new Choice)
    , m_listen(new Button(tr("Listen …"), Button::Kind::Outline, u"play"_s))
    , m_player(new CallPlayer(door)) {
    auto *lines = column(8);
    setMargins(lines, 16, 10, 16, 12);
    auto *head = row(8);
    head->addWidget(text(tr("Visits to listen to"), "h20"));
    m_list->moveNoteTo(head);
    head->addStretch(1);
    lines->addLayout(head);
    m_list->table()->setAccessibleName(tr("Visits to listen to"));
    m_list->setEmpty(u"ear"_s, tr("No visit is in doubt"), tr("What a citizen meant is asked here before anything is scored, where it was not clear."));
    m_list->setDetail(makePanel(mayListen), 400, tr("Choose a visit to listen to it"));
    m_list->setPager([this](const QString &cursor) { load(cursor); });
    lines->addWidget(m_list, 1);
    setLayout(lines);
    connect(m_list, &ListDetail::picked, this, &ReviewsPage::showVisit);
    connect(m_list, &ListDetail::opened, this, [this](const QJsonObject &r) { Q_EMIT ticketWanted(r["ticketId"_L1].toString()); });
    connect(m_listen, &QPushButton::clicked, this, [this] {
        const QJsonObject visit = m_list->current();
        if (!visit.isEmpty())
            m_player->play(visit["callId"_L1].toString(), 0);
    });
    connect(m_player, &CallPlayer::failed, m_list->error(), &ErrorBanner::show);
    connect(m_list, &ListDetail::retried, this, [this] { load(); });
}

QWidget *ReviewsPage::makePanel(bool mayListen) {
    auto *content = new QWidget;
    auto *inner = column(8);
    setMargins(inner, 16, 12, 16, 12);
    m_title->setWordWrap(true);
    m_facts->setWordWrap(true);
    m_heard->setWordWrap(true);
    m_listen->setEnabled(mayListen);
    inner->addWidget(m_title);
    inner->addWidget(m_facts);
    inner->addWidget(m_heard);
    inner->addWidget(m_listen, 0, Qt::AlignLeft);
    inner->addWidget(m_player);
    inner->addWidget(hline());
    m_outcome->addChoice(tr("not said"), {});
    m_outcome->addChoice(tr("solved"), u"resolved"_s);
    m_outcome->addChoice(tr("partly solved"), u"partly"_s);
    m_outcome->addChoice(tr("not solved"), u"unresolved"_s);
    m_attitude->addChoice(tr("not said"), {});
    m_attitude->addChoice(tr("good"), u"good"_s);
    m_attitude->addChoice(tr("poor"), u"poor"_s);
    inner->addWidget(new Field(tr("Outcome"), m_outcome));
    inner->addWidget(new Field(tr("Attitude of the unit"), m_attitude));
    inner->addWidget(text(tr("What the citizen means"), "small"));
    auto *choices = new QGridLayout; // of one width, two beside each other
    choices->setSpacing(px(8));
    int place = 0;
    for (const QString &result : {u"satisfied"_s, u"dissatisfied"_s, u"wrong_person"_s, u"refused"_s, u"unclear"_s}) {
        const Word word = resultWord(result);
        auto *button = new Button(word.text, result == "dissatisfied"_L1 ? Button::Kind::Danger : Button::Kind::Outline, word.icon);
        button->setObjectName(result);
        connect(button, &QPushButton::clicked, this, [this, result] { decide(result); });
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        choices->addWidget(button, place / 2, place % 2);
        ++place;
    }
    inner->addLayout(choices);
    inner->addStretch(1);
    content->setLayout(inner);
    return new ScrollColumn(content);
}

void ReviewsPage::load(const QString &cursor) {
    QJsonObject params{{u"limit"_s, 100}};
    if (!cursor.isEmpty())
        params.insert(u"cursor"_s, cursor);
    m_door.call(u"tickets.reviews.list"_s, params, this, [this, cursor](const Expected<QJsonValue> &reply) {
        if (!m_list->take(reply))
            return;
        const QString next = objectOf(reply)["next"_L1].toString();
        const int total = objectOf(reply)["total"_L1].toInt(static_cast<int>(itemsOf(reply).size()));
        if (cursor.isEmpty())
            m_list->setRecords(itemsOf(reply), next, total);
        else
            m_list->append(itemsOf(reply), next);
        m_list->note(tr("%1 waiting").arg(numberText(total)));
        Q_EMIT waiting(total);
        if (cursor.isEmpty() && itemsOf(reply).isEmpty())
            m_player->forget();
    });
}

void ReviewsPage::showVisit() {
    const QJsonObject visit = m_list->current();
    m_player->forget();
    m_title->setText(visit["title"_L1].toString());
    m_listen->setVisible(!visit["callId"_L1].toString().isEmpty());
    m_facts->setText(u"%1 · %2 · %3 %4"_s.arg(visit["number"_L1].toString(), visit["unitName"_L1].toString(),
                                              visit["contactName"_L1].toString(), visit["contactPhone"_L1].toString()));
    m_heard->setText(tr("Understood as: %1, %2 sure. %3")
                         .arg(resultWord(visit["result"_L1].toString()).text, percentText(visit["confidence"_L1].toDouble(), 0),
                              reasonText(visit["reason"_L1].toString())));
    m_outcome->setValue(visit["outcome"_L1].toString());
    m_attitude->setValue(visit["attitude"_L1].toString());
}

void ReviewsPage::decide(const QString &result) {
    const QJsonObject visit = m_list->current();
    if (visit.isEmpty())
        return;
    QJsonObject params{{u"id"_s, visit["ticketId"_L1]}, {u"result"_s, result}};
    if (!m_outcome->value().isEmpty())
        params.insert(u"outcome"_s, m_outcome->value());
    if (!m_attitude->value().isEmpty())
        params.insert(u"attitude"_s, m_attitude->value());
    if (visit["outOfScope"_L1].toBool())
        params.insert(u"outOfScope"_s, true);
    m_door.call(u"tickets.reviews.decide"_s, params, this, [this](const Expected<QJsonValue> &reply) {
        if (m_list->take(reply))
            load();
    });
}

void ReviewsPage::showEvent(QShowEvent *event) {
    QWidget::showEvent(event);
    load();
    m_list->table()->setFocus();
}

} // namespace lianxin
