// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tickets/ReviewsPage.h"
#include "platform/base/Literals.h"
#include "ui/models/Format.h"
#include "ui/models/TicketSteps.h"
#include "ui/models/Words.h"
#include "ui/audio/CallPlayer.h"
#include "ui/widgets/Table.h"
#include <QGridLayout>

namespace lianxin {

ReviewsPage::ReviewsPage(Door &door, bool mayListen, QWidget *parent)
    : QWidget(parent)
    , m_door(door)
    , m_count(text({}, "secondary"))
    , m_error(new ErrorBanner)
    , m_model(new RecordModel(
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
          u"ticketId"_s, this))
    , m_table(new Table(u"reviews"_s))
    , m_title(text({}, "h16"))
    , m_facts(text({}, "small"))
    , m_heard(text({}))
    , m_outcome(new Choice)
    , m_attitude(new Choice)
    , m_answers(new QWidget)
    , m_listen(new Button(tr("Listen …"), Button::Kind::Outline, u"play"_s))
    , m_player(new CallPlayer(door)) {
    auto *lines = column(8);
    setMargins(lines, 16, 10, 16, 12);
    auto *head = row(8);
    head->addWidget(text(tr("Visits to listen to"), "h20"));
    head->addWidget(m_count);
    head->addStretch(1);
    lines->addLayout(head);
    lines->addWidget(m_error);
    auto *halves = row(8);
    auto *card = new Card;
    m_table->setRecords(m_model);
    m_table->setAccessibleName(tr("Visits to listen to"));
    m_table->setEmptyWords(tr("No visit waits to be listened to."));
    m_model->setPager([this](const QString &cursor) { load(cursor); });
    card->body()->addWidget(m_table);
    halves->addWidget(card, 1);
    auto *panel = new Card;
    Theme::current().holdSize(panel, 400, 0);
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
    auto *answers = column(8);
    answers->addWidget(text(tr("What the citizen means"), "small"));
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
    answers->addLayout(choices);
    m_answers->setLayout(answers);
    inner->addWidget(m_answers);
    inner->addStretch(1);
    panel->body()->addLayout(inner);
    halves->addWidget(panel);
    lines->addLayout(halves, 1);
    setLayout(lines);
    connect(m_table, &Table::picked, this, &ReviewsPage::showVisit);
    connect(m_table, &Table::opened, this, [this](const QJsonObject &r) { Q_EMIT ticketWanted(r["ticketId"_L1].toString()); });
    connect(m_listen, &QPushButton::clicked, this, [this] {
        const QJsonObject visit = m_table->currentRecord();
        if (!visit.isEmpty())
            m_player->play(visit["callId"_L1].toString(), 0);
    });
    connect(m_player, &CallPlayer::failed, m_error, &ErrorBanner::show);
    connect(m_error, &ErrorBanner::retried, this, [this] { load(); });
    showVisit();
}

void ReviewsPage::load(const QString &cursor) {
    QJsonObject params{{u"limit"_s, 100}};
    if (!cursor.isEmpty())
        params.insert(u"cursor"_s, cursor);
    m_door.call(u"tickets.reviews.list"_s, params, this, [this, cursor](const Expected<QJsonValue> &reply) {
        if (!reply) {
            m_error->show(reply.error());
            return;
        }
        m_error->clear();
        const QString current = m_table->currentRecord()["ticketId"_L1].toString();
        if (cursor.isEmpty())
            m_model->setRecords(itemsOf(reply));
        else
            m_model->append(itemsOf(reply));
        m_model->setNext(objectOf(reply)["next"_L1].toString());
        const int total = objectOf(reply)["total"_L1].toInt(m_model->rowCount());
        m_count->setText(tr("%1 waiting").arg(numberText(total)));
        Q_EMIT waiting(total);
        if (cursor.isEmpty() && m_model->rowCount() > 0)
            m_table->selectRow(qMax(0, m_model->rowOf(current)));
        showVisit();
    });
}

void ReviewsPage::showVisit() {
    const QJsonObject visit = m_table->currentRecord();
    m_player->forget();
    m_answers->setEnabled(!visit.isEmpty());
    m_title->setText(visit.isEmpty() ? tr("No visit is in doubt") : visit["title"_L1].toString());
    m_listen->setVisible(!visit["callId"_L1].toString().isEmpty());
    if (visit.isEmpty()) {
        m_facts->clear();
        m_heard->clear();
        return;
    }
    m_facts->setText(u"%1 · %2 · %3 %4"_s.arg(visit["number"_L1].toString(), visit["unitName"_L1].toString(),
                                              visit["contactName"_L1].toString(), visit["contactPhone"_L1].toString()));
    m_heard->setText(tr("Understood as: %1, %2 sure. %3")
                         .arg(resultWord(visit["result"_L1].toString()).text, percentText(visit["confidence"_L1].toDouble(), 0),
                              reasonText(visit["reason"_L1].toString())));
    m_outcome->setValue(visit["outcome"_L1].toString());
    m_attitude->setValue(visit["attitude"_L1].toString());
}

void ReviewsPage::decide(const QString &result) {
    const QJsonObject visit = m_table->currentRecord();
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
        if (!reply) {
            m_error->show(reply.error());
            return;
        }
        load();
    });
}

void ReviewsPage::showEvent(QShowEvent *event) {
    QWidget::showEvent(event);
    load();
    m_table->setFocus();
}

} // namespace lianxin
