// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tickets/AppealsPage.h"
#include "platform/base/Literals.h"
#include "ui/models/ErrorWords.h"
#include "ui/models/Format.h"
#include "ui/models/TicketSteps.h"
#include "ui/models/Words.h"
#include "ui/audio/CallPlayer.h"
#include "ui/tickets/TicketTimeline.h"
#include "ui/widgets/ScrollColumn.h"

namespace lianxin {
namespace {

Word appealWord(const QString &state) {
    if (state == "open"_L1)
        return {AppealsPage::tr("to be decided"), u"clock"_s, Tone::Warn};
    if (state == "upheld"_L1)
        return {AppealsPage::tr("upheld"), u"circle-check"_s, Tone::Good};
    if (state == "rejected"_L1)
        return {AppealsPage::tr("rejected"), u"ban"_s, Tone::Mute};
    return {AppealsPage::tr("void"), u"circle-slash"_s, Tone::Mute};
}

QString againstText(const QString &against) {
    return against == "visit"_L1 ? AppealsPage::tr("return visit") : AppealsPage::tr("supervision order");
}

} // namespace

AppealsPage::AppealsPage(Door &door, bool mayDecide, bool mayListen, QWidget *parent)
    : QWidget(parent)
    , m_door(door)
    , m_mayDecide(mayDecide)
    , m_mayListen(mayListen)
    , m_open(new Button(tr("To be decided")))
    , m_all(new Button(tr("All")))
    , m_effectBox(box("accent"))
    , m_effect(text({}))
    , m_list(new ListDetail(u"appeals"_s, {},
                            {{tr("Number"), 140, false, [](const QJsonObject &a) { return Cell{a["number"_L1].toString()}; }},
                             {tr("Title"), 0, false, [](const QJsonObject &a) { return Cell{a["title"_L1].toString()}; }},
                             {tr("Handling unit"), 150, false, [](const QJsonObject &a) { return Cell{a["unitName"_L1].toString()}; }},
                             {tr("Against"), 110, false, [](const QJsonObject &a) { return Cell{againstText(a["against"_L1].toString())}; }},
                             {tr("Made"), 110, false, [](const QJsonObject &a) { return Cell{.text = dayTimeText(a["at"_L1].toInteger()), .dim = true}; }},
                             {tr("State"), 120, false,
                              [](const QJsonObject &a) {
                                  const Word word = appealWord(a["state"_L1].toString());
                                  return Cell{word.text, word.icon, word.tone, true};
                              }}},
                            u"id"_s))
    , m_title(text({}, "h16"))
    , m_facts(text({}, "small"))
    , m_reason(text({}))
    , m_evidence(column(4))
    , m_visit(text({}))
    , m_dialogue(column(2))
    , m_listen(new Button(tr("Listen …"), Button::Kind::Outline, u"play"_s))
    , m_player(new CallPlayer(door))
    , m_figureWords(text({}))
    , m_decision(text({}))
    , m_inner(new QWidget)
    , m_foot(new QWidget)
    , m_hint(text(tr("Supervisors decide."), "small"))
    , m_reject(new Button(tr("Reject …"), Button::Kind::Danger, u"ban"_s))
    , m_uphold(new Button(tr("Uphold …"), Button::Kind::Primary, u"check"_s)) {
    auto *lines = column(8);
    setMargins(lines, 16, 10, 16, 12);
    auto *head = row(8);
    head->addWidget(text(tr("Appeals of units"), "h20"));
    m_list->moveNoteTo(head);
    auto *choice = row(0);
    auto *group = new QButtonGroup(this);
    m_open->setSegment(true, false);
    m_all->setSegment(false, true);
    m_open->setObjectName(u"open"_s);
    m_all->setObjectName(u"all"_s);
    for (Button *button : {m_open, m_all}) {
        group->addButton(button);
        choice->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this] { load(); });
    }
    m_open->setChecked(true);
    head->addSpacing(px(8));
    head->addLayout(choice);
    head->addStretch(1);
    lines->addLayout(head);
    auto *effect = row(8);
    setMargins(effect, 12, 8, 12, 8);
    effect->addWidget(new IconLabel(u"trending-up"_s, 16, Tone::Accent));
    m_effect->setWordWrap(true);
    effect->addWidget(m_effect, 1);
    m_effectBox->setLayout(effect);
    m_effectBox->hide();
    lines->addWidget(m_effectBox);
    m_list->table()->setAccessibleName(tr("Appeals of units"));
    m_list->setDetail(makePanel(), 460, tr("Choose an appeal to decide it"));
    m_list->setPager([this](const QString &cursor) { load(cursor); });
    lines->addWidget(m_list, 1);
    setLayout(lines);
    m_soon.setSingleShot(true);
    m_soon.setInterval(1500);
    connect(&m_soon, &QTimer::timeout, this, [this] { load(); });
    connect(&door, &Door::event, this, [this](const EventMessage &event) {
        const QString action = event.payload["action"_L1].toString();
        if (event.type == "ticket.changed"_L1 && action.startsWith("appeal"_L1))
            m_soon.start();
    });
    connect(m_list, &ListDetail::picked, this, &AppealsPage::showAppeal);
    connect(m_list, &ListDetail::opened, this, [this](const QJsonObject &a) { Q_EMIT ticketWanted(a["ticketId"_L1].toString()); });
    connect(m_player, &CallPlayer::failed, m_list->error(), &ErrorBanner::show);
    connect(m_list, &ListDetail::retried, this, [this] { load(); });
    connect(m_reject, &QPushButton::clicked, this, [this] { askDecision(false); });
    connect(m_uphold, &QPushButton::clicked, this, [this] { askDecision(true); });
    connect(m_listen, &QPushButton::clicked, this, [this] { m_player->play(m_list->current()["callId"_L1].toString(), 0); });
    showAppeal();
}

QWidget *AppealsPage::makePanel() {
    auto *panel = new QWidget;
    auto *whole = column(0);
    auto *lines = column(8);
    setMargins(lines, 16, 12, 16, 12);
    for (QLabel *label : {m_title, m_facts, m_reason, m_visit, m_figureWords, m_decision, m_hint})
        label->setWordWrap(true);
    m_reason->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *inner = column(8);
    inner->addWidget(m_facts);
    inner->addWidget(text(tr("The unit says"), "strong"));
    inner->addWidget(m_reason);
    inner->addLayout(m_evidence);
    inner->addWidget(hline());
    inner->addWidget(text(tr("The citizen said"), "strong"));
    inner->addWidget(m_visit);
    inner->addLayout(m_dialogue);
    inner->addWidget(m_listen, 0, Qt::AlignLeft);
    inner->addWidget(m_player);
    inner->addWidget(hline());
    inner->addWidget(text(tr("What it is about for the unit"), "strong"));
    inner->addWidget(m_figureWords);
    inner->addWidget(m_decision);
    m_inner->setLayout(inner);
    lines->addWidget(m_title);
    lines->addWidget(m_inner);
    lines->addStretch(1);
    auto *content = new QWidget;
    content->setLayout(lines);
    whole->addWidget(new ScrollColumn(content), 1);
    auto *foot = row(8);
    setMargins(foot, 16, 10, 16, 10);
    m_reject->setObjectName(u"reject"_s);
    m_uphold->setObjectName(u"uphold"_s);
    foot->addWidget(m_hint, 1);
    foot->addWidget(m_reject);
    foot->addStretch(1);
    foot->addWidget(m_uphold);
    m_foot->setLayout(foot);
    whole->addWidget(hline());
    whole->addWidget(m_foot);
    panel->setLayout(whole);
    return panel;
}

void AppealsPage::load(const QString &cursor) {
    QJsonObject params{{u"limit"_s, 100}};
    if (m_open->isChecked())
        params.insert(u"state"_s, u"open"_s);
    if (!cursor.isEmpty())
        params.insert(u"cursor"_s, cursor);
    m_door.call(u"tickets.appeals.list"_s, params, this, [this, cursor, open = m_open->isChecked()](const Expected<QJsonValue> &reply) {
        if (!m_list->take(reply))
            return;
        const QString next = objectOf(reply)["next"_L1].toString();
        const int total = objectOf(reply)["total"_L1].toInt(static_cast<int>(itemsOf(reply).size()));
        if (cursor.isEmpty()) {
            m_list->setEmpty(u"gavel"_s, open ? tr("No appeal waits") : tr("No unit has appealed yet"), tr("Units make them in their tickets, by the step “Appeal”."));
            m_list->setRecords(itemsOf(reply), next, total);
        } else {
            m_list->append(itemsOf(reply), next);
        }
        if (open) {
            m_list->note(tr("%1 to be decided").arg(numberText(total)));
            Q_EMIT waiting(total);
        }
        showAppeal();
    });
}

void AppealsPage::showAppeal() {
    const QJsonObject appeal = m_list->current();
    const QString id = appeal["id"_L1].toString() + appeal["state"_L1].toString();
    if (id == m_shown && !id.isEmpty())
        return;
    m_shown = id;
    m_player->forget();
    const bool open = appeal["state"_L1].toString() == "open"_L1;
    m_foot->setVisible(open);
    m_reject->setVisible(m_mayDecide);
    m_uphold->setVisible(m_mayDecide);
    m_hint->setVisible(!m_mayDecide);
    if (appeal.isEmpty())
        return;
    m_title->setText(appeal["title"_L1].toString());
    m_facts->setText(tr("%1 · %2 appeals against the %3 · made by %4 on %5")
                         .arg(appeal["number"_L1].toString(), appeal["unitName"_L1].toString(), againstText(appeal["against"_L1].toString()),
                              appeal["byName"_L1].toString(appeal["by"_L1].toString()), dayTimeText(appeal["at"_L1].toInteger())));
    m_reason->setText(appeal["reason"_L1].toString());
    showEvidence(appeal["evidence"_L1].toArray());
    m_listen->setVisible(m_mayListen && !appeal["callId"_L1].toString().isEmpty());
    m_visit->setText(tr("being fetched …"));
    clearLayout(m_dialogue);
    m_figureWords->setText(tr("being fetched …"));
    m_decision->setVisible(!open);
    const QString decision = appeal["decision"_L1].toString();
    const Word word = appealWord(appeal["state"_L1].toString());
    m_decision->setText(appeal["state"_L1].toString() == "void"_L1
                            ? tr("Void since %1: the ticket went on without what it was about.").arg(dayTimeText(appeal["decidedAt"_L1].toInteger()))
                            : tr("%1 by %2 on %3: %4")
                                  .arg(word.text, appeal["decidedByName"_L1].toString(appeal["decidedBy"_L1].toString()),
                                       dayTimeText(appeal["decidedAt"_L1].toInteger()), decision));
    loadVisit(appeal);
}

void AppealsPage::showEvidence(const QJsonArray &evidence) {
    clearLayout(m_evidence);
    if (evidence.isEmpty())
        m_evidence->addWidget(text(tr("No evidence was given."), "small"));
    for (const auto &value : evidence) {
        const QJsonObject piece = value.toObject();
        const qint64 at = piece["at"_L1].toInteger();
        auto *line = row(6);
        line->addWidget(new IconLabel(u"file-text"_s, 14, Tone::Mute));
        auto *words = text(at > 0 ? u"%1  %2"_s.arg(dayTimeText(at), piece["note"_L1].toString()) : piece["note"_L1].toString(), "small");
        words->setWordWrap(true);
        line->addWidget(words, 1);
        if (const QString call = piece["callId"_L1].toString(); !call.isEmpty() && m_mayListen) {
            auto *listen = new Button({}, Button::Kind::Link, u"play"_s);
            listen->setButtonSize(Button::Size::Small);
            listen->setAccessibleName(tr("Listen to this call"));
            listen->setToolTip(tr("Listen to this call"));
            connect(listen, &QPushButton::clicked, this, [this, call, at] { m_player->play(call, at); });
            line->addWidget(listen);
        }
        m_evidence->addLayout(line);
    }
}

void AppealsPage::loadVisit(const QJsonObject &appeal) {
    const QString shown = m_shown;
    m_door.call(u"tickets.get"_s, {{u"id"_s, appeal["ticketId"_L1]}}, this, [this, shown, appeal](const Expected<QJsonValue> &reply) {
        if (shown != m_shown)
            return;
        if (!reply) {
            m_visit->setText(tr("The ticket can’t be read: %1").arg(inReadersWords(reply.error()).message));
            return;
        }
        showVisit(appeal, reply->toObject());
    });
    const QString call = appeal["callId"_L1].toString();
    if (call.isEmpty())
        return;
    m_door.call(u"calls.get"_s, {{u"id"_s, call}}, this, [this, shown](const Expected<QJsonValue> &reply) {
        if (shown == m_shown && reply)
            showDialogue(reply->toObject());
    });
}

void AppealsPage::showVisit(const QJsonObject &appeal, const QJsonObject &ticket) {
    QJsonObject visit;
    for (const auto &value : ticket["events"_L1].toArray()) {
        const QJsonObject event = value.toObject();
        if (event["action"_L1].toString() == "visited"_L1 && (callOf(event) == appeal["callId"_L1].toString() || callOf(visit) != appeal["callId"_L1].toString()))
            visit = event; // the one that it is about, or the last
    }
    m_visitAt = visit.isEmpty() ? appeal["at"_L1].toInteger() : visit["at"_L1].toInteger();
    if (visit.isEmpty()) {
        m_visit->setText(tr("No return visit: the order was made for another reason."));
    } else {
        const QJsonObject data = visit["data"_L1].toObject();
        QStringList parts{resultWord(data["result"_L1].toString()).text};
        if (const QString outcome = data["outcome"_L1].toString(); !outcome.isEmpty())
            parts << (outcome == "resolved"_L1 ? tr("solved") : outcome == "partly"_L1 ? tr("partly solved") : tr("not solved"));
        if (const QString attitude = data["attitude"_L1].toString(); !attitude.isEmpty())
            parts << (attitude == "good"_L1 ? tr("attitude good") : tr("attitude poor"));
        if (data["reviewed"_L1].toBool())
            parts << tr("a person listened to it");
        QString words = saidText(dayTimeText(visit["at"_L1].toInteger()), clausesText(parts));
        if (const QString said = data["text"_L1].toString(); !said.isEmpty())
            words += u"\n“"_s + said + u"”"_s;
        m_visit->setText(words);
    }
    loadFigures(appeal, m_visitAt);
}

void AppealsPage::showDialogue(const QJsonObject &call) {
    clearLayout(m_dialogue);
    for (const auto &value : call["dialogue"_L1].toArray()) {
        const QJsonObject turn = value.toObject();
        if (turn["speaker"_L1].toString() == "system"_L1)
            continue;
        const bool citizen = turn["speaker"_L1].toString() == "citizen"_L1;
        const qint64 at = turn["at"_L1].toInteger();
        auto *line = row(4);
        auto *words = text(saidText(speakerWord(turn["speaker"_L1].toString()).text, turn["text"_L1].toString()), citizen ? "strong" : "small");
        words->setWordWrap(true);
        line->addWidget(words, 1);
        if (m_mayListen && citizen) {
            auto *listen = new Button({}, Button::Kind::Link, u"play"_s);
            listen->setButtonSize(Button::Size::Small);
            listen->setAccessibleName(tr("Listen from %1").arg(clockText(at)));
            listen->setToolTip(tr("Listen from this moment"));
            connect(listen, &QPushButton::clicked, this, [this, at] { m_player->play(m_list->current()["callId"_L1].toString(), at); });
            line->addWidget(listen, 0, Qt::AlignTop);
        }
        m_dialogue->addLayout(line);
    }
}

void AppealsPage::showEvent(QShowEvent *event) {
    QWidget::showEvent(event);
    m_effectBox->hide();
    load();
    m_list->table()->setFocus();
}

} // namespace lianxin
