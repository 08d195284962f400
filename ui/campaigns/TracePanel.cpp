// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/campaigns/TracePanel.h"
#include "platform/base/Literals.h"
#include "ui/audio/CallPlayer.h"
#include "ui/campaigns/AttemptLines.h"
#include "ui/models/CampaignDraft.h"
#include "ui/models/Format.h"
#include "ui/models/RuleWords.h"
#include "ui/models/Words.h"
#include "ui/widgets/DialButton.h"
#include "ui/widgets/ScrollColumn.h"
#include <QClipboard>
#include <QGuiApplication>

namespace lianxin {
namespace {

//! The facts of a rule in a few words, at the right of its line.
QString factText(const QString &rule, const QJsonObject &values) {
    const auto whole = [&values](QLatin1StringView key) { return values[key].toInt(); };
    if (rule == "attempts_left"_L1)
        return TracePanel::tr("%1 of %2 made").arg(whole("made"_L1)).arg(whole("max"_L1));
    if (rule == "attempts_today"_L1)
        return TracePanel::tr("%1 today, limit %2").arg(whole("made"_L1)).arg(whole("perDay"_L1));
    if (rule == "number_today"_L1)
        return TracePanel::tr("%1 today, limit %2").arg(whole("made"_L1)).arg(whole("cap"_L1));
    if (rule == "call_window"_L1)
        return values["hours"_L1].isArray() ? CampaignDraft::windowText(values["hours"_L1])
                                            : values["hours"_L1].toString();
    if (rule == "due"_L1 && values["dueAt"_L1].toDouble() > 0)
        return TracePanel::tr("from %1").arg(dayTimeText(static_cast<qint64>(values["dueAt"_L1].toDouble())));
    if (rule == "source_lines"_L1 && whole("lines"_L1) > 0)
        return TracePanel::tr("%1 of %2 in use").arg(whole("inUse"_L1)).arg(whole("lines"_L1));
    if (rule == "trunk_lines"_L1)
        return TracePanel::tr("%1 free").arg(whole("free"_L1));
    return values["reason"_L1].toString();
}

} // namespace

TracePanel::TracePanel(Door &door, QWidget *parent)
    : QFrame(parent)
    , m_door(door)
    , m_number(new QLineEdit)
    , m_result(column(0))
    , m_count(text({}, "small"))
    , m_copy(new Button(tr("Copy the explanation"), Button::Kind::Outline, u"copy"_s))
    , m_dial(new DialButton(door))
    , m_refused(new ErrorBanner)
    , m_player(new CallPlayer(door)) {
    auto *card = new Card(tr("Why is a number (not) called?"));
    card->addTrailing(text(tr("judged now"), "small"));
    auto *outer = column(0);
    outer->addWidget(card);
    setLayout(outer);
    auto *search = row(0);
    setMargins(search, 12, 10, 12, 10);
    m_number->setPlaceholderText(tr("Phone number, whole"));
    auto *clear = m_number->addAction(iconOf(u"x"_s, tokens().text2), QLineEdit::TrailingPosition);
    connect(clear, &QAction::triggered, m_number, &QLineEdit::clear);
    m_number->setAccessibleName(tr("Phone number"));
    m_number->addAction(iconOf(u"search"_s, tokens().text2), QLineEdit::LeadingPosition);
    search->addWidget(m_number);
    card->body()->addLayout(search);
    card->body()->addWidget(hline());
    auto *inner = new QWidget;
    auto *lines = column(0);
    lines->addLayout(m_result);
    lines->addStretch(1);
    inner->setLayout(lines);
    card->body()->addWidget(new ScrollColumn(inner), 1);
    card->body()->addWidget(m_refused);
    card->body()->addWidget(m_player);
    card->body()->addWidget(hline());
    auto *foot = row(8);
    setMargins(foot, 12, 8, 12, 8);
    m_count->setWordWrap(true);
    foot->addWidget(m_count, 1);
    m_copy->setButtonSize(Button::Size::Small);
    m_copy->setEnabled(false);
    m_dial->hide();
    foot->addWidget(m_dial);
    foot->addWidget(m_copy);
    connect(m_dial, &DialButton::refused, m_refused, [this](const Error &error) {
        Error told = error;
        if (error.code == "calls.dial_refused"_L1) // in the words of the lines above
            told.message = tr("Held back by: %1").arg(ruleText(error.place));
        m_refused->show(told);
    });
    connect(m_dial, &DialButton::placed, m_refused, &ErrorBanner::clear);
    card->body()->addLayout(foot);
    m_result->addWidget(
        new EmptyState(u"search"_s, tr("Ask about one number"),
                       tr("Enter a number of the list: every rule answers, with the facts it went by.")));
    connect(m_number, &QLineEdit::returnPressed, this, [this] { ask(m_number->text().trimmed()); });
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_words); });
}

void TracePanel::showAttempts(const QJsonObject &trace) {
    QJsonArray attempts;
    const QJsonArray orders = trace["orders"_L1].toArray();
    for (const auto &order : orders)
        for (const auto &attempt : order["attempts"_L1].toArray())
            attempts.append(attempt);
    if (attempts.isEmpty())
        return;
    auto *lines = new AttemptLines(m_door, attempts);
    m_result->addWidget(lines);
    connect(lines, &AttemptLines::listenWanted, m_player, [this](const QString &callId, qint64 offsetMs) { m_player->play(callId, 0, offsetMs); });
    connect(lines, &AttemptLines::taught, this, [this] { look(m_asked); });
    connect(lines, &AttemptLines::decided, this, [this] { look(m_asked); });
}

// Of whom several numbers are known: which is next, and what became of the others.
void TracePanel::showNumbers(const QJsonObject &trace) {
    const QJsonArray numbers = trace["orders"_L1][0]["numbers"_L1].toArray();
    if (numbers.size() < 2)
        return;
    auto *place = column(4);
    setMargins(place, 12, 8, 12, 8);
    place->addWidget(text(tr("Numbers of this person"), "strong"));
    for (const auto &value : numbers) {
        const QString against = value["against"_L1].toString();
        const bool next = value["isNext"_L1].toBool();
        auto *line = row(6);
        line->addWidget(new IconLabel(next ? u"phone-outgoing"_s : against.isEmpty() ? u"phone"_s : u"phone-off"_s, 16,
                                      next ? Tone::Accent : against.isEmpty() ? Tone::Mute : Tone::Warn));
        line->addWidget(text(tr("%1. %2").arg(value["place"_L1].toInt()).arg(value["phone"_L1].toString())));
        QStringList words;
        if (next)
            words << tr("next");
        if (const int made = value["attempts"_L1].toInt(); made > 0)
            words << tr("tried %1 times").arg(made) << outcomeWord(value["outcome"_L1].toString()).text;
        if (against == "do_not_call"_L1)
            words << tr("on the do-not-call list");
        else if (against == "other_person"_L1)
            words << tr("another person of the list has it");
        else if (against == "spent"_L1)
            words << tr("not tried again");
        else if (against == "empty_number"_L1 && value["attempts"_L1].toInt() == 0)
            words << tr("known not to exist");
        line->addWidget(new ElidedLabel(words.join(u" · "_s), "small"), 1);
        place->addLayout(line);
    }
    m_result->addLayout(place);
    m_result->addWidget(hline());
}

void TracePanel::setMayDial(bool may) { m_dial->setVisible(may); }

void TracePanel::setCampaign(const QString &id) {
    if (m_campaign == id)
        return;
    m_campaign = id;
    m_number->clear();
}

void TracePanel::ask(const QString &number) {
    if (number.isEmpty() || m_campaign.isEmpty())
        return;
    if (m_number->text() != number)
        m_number->setText(number);
    look({{u"id"_s, m_campaign}, {u"number"_s, number}});
}

void TracePanel::askOrder(const QString &orderId, const QString &masked) {
    if (orderId.isEmpty() || m_campaign.isEmpty())
        return;
    m_number->setText(masked);
    look({{u"id"_s, m_campaign}, {u"orderId"_s, orderId}});
}

void TracePanel::askPerson(const QString &contactId, const QString &masked) {
    if (contactId.isEmpty() || m_campaign.isEmpty())
        return;
    m_number->setText(masked);
    look({{u"id"_s, m_campaign}, {u"contactId"_s, contactId}});
}

void TracePanel::look(const QJsonObject &params) {
    m_asked = params;
    m_door.call(u"campaigns.trace"_s, params, this,
                [this, params](const Expected<QJsonValue> &reply) {
                    if (params != m_asked)
                        return; // somebody else is asked about already
                    if (reply) {
                        show(reply->toObject());
                        return;
                    }
                    clearLayout(m_result);
                    auto *banner = new ErrorBanner;
                    banner->show(reply.error());
                    m_result->addWidget(banner);
                    m_copy->setEnabled(false);
                });
}

void TracePanel::show(const QJsonObject &trace) {
    clearLayout(m_result);
    m_refused->clear();
    const QString order = trace["orders"_L1][0]["order"_L1]["id"_L1].toString();
    const QString person = trace["contact"_L1]["id"_L1].toString();
    m_dial->setWhom(!order.isEmpty() ? QJsonObject{{u"orderId"_s, order}} : !person.isEmpty() ? QJsonObject{{u"contactId"_s, person}} : QJsonObject());
    QJsonObject decision = trace["decision"_L1].toObject();
    if (decision.isEmpty())
        decision = trace["orders"_L1].toArray().at(0).toObject()["decision"_L1].toObject();
    const QJsonArray rules = decision["rules"_L1].toArray();
    const bool may = decision["mayDial"_L1].toBool();
    const QString obstacle = decision["obstacle"_L1].toString();
    const QJsonObject contact = trace["contact"_L1].toObject();
    if (rules.isEmpty()) {
        const QString state = contact["outcome"_L1].toString(trace["state"_L1].toString());
        m_result->addWidget(
            new EmptyState(u"circle-help"_s,
                           !trace["found"_L1].toBool(!contact.isEmpty() || !state.isEmpty())
                               ? tr("This number is not in the list")
                               : tr("Nothing to dial any more"),
                           trace["why"_L1].toString(tr("Check the number, or look in another campaign."))));
        showNumbers(trace);
        showAttempts(trace);
        m_count->clear();
        m_copy->setEnabled(false);
        return;
    }
    auto *verdict = column(0);
    setMargins(verdict, 12, 12, 12, 10);
    auto *head = row(8);
    head->addWidget(
        new IconLabel(may ? u"circle-check"_s : u"circle-pause"_s, 20, may ? Tone::Good : Tone::Bad));
    auto *words = text(may                             ? tr("Will be called")
                       : decision["final"_L1].toBool() ? tr("Will not be called any more")
                                                       : tr("Not called now"),
                       "h16");
    head->addWidget(words, 1);
    verdict->addLayout(head);
    QString why;
    if (trace["state"_L1].toString() == "not_placed"_L1)
        verdict->addWidget(text(tr("Not its turn yet: as things would stand now."), "small"));
    for (const auto &value : rules) {
        const QJsonObject rule = value.toObject();
        if (rule["rule"_L1].toString() == obstacle) {
            const QString fact = factText(obstacle, rule["values"_L1].toObject());
            why = fact.isEmpty() ? tr("Held back by: %1").arg(ruleText(obstacle)) : tr("Held back by: %1 (%2)").arg(ruleText(obstacle), fact);
        }
    }
    if (!why.isEmpty()) {
        auto *reason = text(why);
        reason->setWordWrap(true);
        verdict->addWidget(reason);
    }
    if (const auto at = static_cast<qint64>(decision["retryAt"_L1].toDouble()); at > 0)
        verdict->addWidget(text(tr("Earliest: %1").arg(dayTimeText(at)), "small"));
    m_result->addLayout(verdict);
    m_result->addWidget(hline());
    showNumbers(trace);
    m_words = words->text() + u'\n' + why + u'\n';
    int passed = 0;
    int stopped = 0;
    for (const auto &value : rules) {
        const QJsonObject rule = value.toObject();
        const QString name = rule["rule"_L1].toString();
        const QString result = rule["verdict"_L1].toString();
        const bool good = result == "passed"_L1;
        const bool bad = result == "failed"_L1;
        passed += good;
        stopped += bad;
        const QString fact = factText(name, rule["values"_L1].toObject());
        auto *strip = box(bad ? "blocked" : "");
        auto *line = row(5);
        setMargins(line, 12, 3, 12, 3);
        line->addWidget(new IconLabel(good  ? u"circle-check"_s
                                      : bad ? u"circle-x"_s
                                            : u"circle-help"_s,
                                      16,
                                      good  ? Tone::Good
                                      : bad ? Tone::Bad
                                            : Tone::Mute));
        line->addWidget(new ElidedLabel(ruleText(name)), 1);
        line->addWidget(text(fact.isEmpty() && !good && !bad ? tr("unknown") : fact, "small"));
        strip->setLayout(line);
        strip->setMinimumHeight(px(30));
        m_result->addWidget(strip);
        m_result->addWidget(hline());
        m_words += u"%1 %2 %3\n"_s.arg(good ? u"✓"_s : bad ? u"✗"_s : u"?"_s, ruleText(name), fact);
    }
    showAttempts(trace);
    const auto unknown = rules.size() - passed - stopped;
    const QString counted = tr("%1 rules: %2 let through, %3 hold back").arg(rules.size()).arg(passed).arg(stopped);
    m_count->setText(unknown == 0 ? counted : counted + tr(", %1 unknown").arg(unknown));
    m_copy->setEnabled(true);
}

} // namespace lianxin
