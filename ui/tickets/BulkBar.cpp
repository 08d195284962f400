// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tickets/BulkBar.h"
#include "platform/base/Literals.h"
#include "ui/models/ErrorWords.h"
#include "ui/tickets/StepDialog.h"
#include <memory>

namespace lianxin {

BulkBar::BulkBar(Door &door, QWidget *parent)
    : QFrame(parent)
    , m_door(door)
    , m_words(text({}, "strong"))
    , m_choosing(new QWidget)
    , m_verbs(row(8))
    , m_waiting(new QWidget)
    , m_undo(new Button(tr("Undo"), Button::Kind::Outline, u"undo-2"_s)) {
    setProperty("box", u"accent"_s);
    auto *line = row(12);
    setMargins(line, 12, 6, 8, 6);
    line->addWidget(m_words);
    line->addStretch(1);
    m_choosing->setLayout(m_verbs);
    line->addWidget(m_choosing);
    auto *waiting = row(8);
    auto *now = new Button(tr("Do it now"));
    for (Button *button : {now, m_undo})
        button->setButtonSize(Button::Size::Small);
    waiting->addWidget(now);
    waiting->addWidget(m_undo);
    m_waiting->setLayout(waiting);
    line->addWidget(m_waiting);
    setLayout(line);
    hide();
    m_undo->setObjectName(u"undo"_s);
    m_timer.setInterval(1000);
    connect(&m_timer, &QTimer::timeout, this, &BulkBar::tick);
    connect(now, &QPushButton::clicked, this, &BulkBar::takeNow);
    connect(m_undo, &QPushButton::clicked, this, &BulkBar::undo);
}

void BulkBar::setTickets(const QJsonArray &tickets) {
    m_tickets = tickets;
    if (isPlanned())
        return;
    clearLayout(m_verbs);
    setVisible(tickets.size() > 1);
    if (tickets.size() < 2)
        return;
    show(false);
    m_words->setText(tr("%1 tickets chosen").arg(tickets.size()));
    QStringList states;
    for (const auto &ticket : tickets)
        states << ticket.toObject()["state"_L1].toString();
    states.removeDuplicates();
    const QStringList legal = m_moves ? m_moves->verbsFrom(states) : QStringList();
    for (const QString &verb : {u"dispatch"_s, u"sign"_s, u"urge"_s, u"reassign"_s, u"note"_s, u"archive"_s, u"supervise"_s}) {
        if (!legal.contains(verb))
            continue;
        const TicketStepWords words = stepWords(verb);
        auto *button = new Button(words.label, words.dangerous ? Button::Kind::Danger : Button::Kind::Outline, words.icon);
        button->setButtonSize(Button::Size::Small);
        button->setObjectName(verb);
        connect(button, &QPushButton::clicked, this, [this, verb] {
            askStep(m_door, verb, m_tickets, this,
                    [this, verb, chosen = m_tickets](const QJsonObject &params) { plan(verb, params, chosen); });
        });
        m_verbs->addWidget(button);
    }
    auto *none = new Button(tr("Choose none"), Button::Kind::Link);
    none->setButtonSize(Button::Size::Small);
    connect(none, &QPushButton::clicked, this, &BulkBar::cleared);
    m_verbs->addWidget(none);
}

void BulkBar::show(bool planned) {
    m_choosing->setVisible(!planned);
    m_waiting->setVisible(planned);
    setVisible(true);
}

void BulkBar::plan(const QString &verb, const QJsonObject &params, const QJsonArray &tickets) {
    takeNow(); // what was planned before
    m_verb = verb;
    m_params = params;
    m_planned = tickets;
    m_left = undoSeconds + 1;
    show(true);
    m_timer.start();
    tick();
}

void BulkBar::tick() {
    if (--m_left <= 0) {
        takeNow();
        return;
    }
    m_words->setText(tr("%1: %2 tickets, in %3 s").arg(stepWords(m_verb).label).arg(m_planned.size()).arg(m_left));
}

void BulkBar::undo() {
    m_timer.stop();
    m_planned = {};
    setTickets(m_tickets);
    Q_EMIT undone();
}

void BulkBar::takeNow() {
    m_timer.stop();
    if (m_planned.isEmpty())
        return;
    const QJsonArray planned = std::exchange(m_planned, {});
    struct Outcome {
        qsizetype waiting = 0;
        int refused = 0;
        Error first;
    };
    auto outcome = std::make_shared<Outcome>();
    outcome->waiting = planned.size();
    for (const auto &ticket : planned) {
        m_door.call(u"tickets.act"_s,
                    {{u"id"_s, ticket.toObject()["id"_L1]}, {u"action"_s, m_verb}, {u"params"_s, m_params}}, this,
                    [this, outcome, number = ticket.toObject()["number"_L1].toString()](const Expected<QJsonValue> &reply) {
                        if (!reply && outcome->refused++ == 0) {
                            outcome->first = inReadersWords(reply.error());
                            outcome->first.message = number + u": "_s + outcome->first.message;
                        }
                        if (--outcome->waiting > 0)
                            return;
                        if (outcome->refused > 1)
                            outcome->first.message += u' ' + tr("%1 others were refused, too.").arg(outcome->refused - 1);
                        if (outcome->refused > 0)
                            Q_EMIT failed(outcome->first);
                        Q_EMIT taken();
                    });
    }
    setTickets(m_tickets);
}

void BulkBar::hideEvent(QHideEvent *event) {
    QFrame::hideEvent(event);
    if (!event->spontaneous())
        takeNow();
}

} // namespace lianxin
