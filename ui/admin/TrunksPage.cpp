// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/TrunksPage.h"
#include "platform/base/Literals.h"
#include "ui/admin/TrunkDialog.h"
#include "ui/models/EngineClock.h"
#include "ui/models/Format.h"
#include "ui/models/Words.h"
#include "ui/widgets/ScrollColumn.h"

namespace lianxin {
namespace {

constexpr int kRefreshMs = 5'000;
constexpr int kFollowMs = 500;

Word trunkWord(const QJsonObject &trunk) {
    if (!trunk["enabled"_L1].toBool(true))
        return {TrunksPage::tr("switched off"), u"circle-pause"_s, Tone::Mute};
    const QString state = trunk["health"_L1]["state"_L1].toString();
    if (state == "up"_L1)
        return {trunk["kind"_L1].toString() == "registering"_L1 ? TrunksPage::tr("registered") : TrunksPage::tr("in order"), u"circle-check"_s, Tone::Good};
    if (state == "down"_L1)
        return {TrunksPage::tr("does not answer"), u"triangle-alert"_s, Tone::Bad};
    return {TrunksPage::tr("unknown"), u"circle-help"_s, Tone::Mute};
}

QString linesText(const QJsonObject &trunk) {
    return u"%1 / %2"_s.arg(trunk["inUse"_L1].toInt()).arg(trunk["channels"_L1].toInt());
}

QString kindWords(const QJsonObject &trunk) {
    return trunk["kind"_L1].toString() == "registering"_L1 ? TrunksPage::tr("we register there") : TrunksPage::tr("known by its address");
}

// One step of a call on its way through the network.
Word stepWord(const QJsonObject &step) {
    const QString what = step["what"_L1].toString();
    const int status = step["status"_L1].toInt();
    if (what == "invite"_L1)
        return {TrunksPage::tr("INVITE sent"), u"phone-outgoing"_s, Tone::Accent};
    if (what == "progress"_L1)
        return {status == 180 ? TrunksPage::tr("180 it rings") : status == 183 ? TrunksPage::tr("183 progress") : QString::number(status), u"bell"_s, Tone::Accent};
    if (what == "answered"_L1)
        return {TrunksPage::tr("200 answered"), u"circle-check"_s, Tone::Good};
    if (status > 0)
        return {u"%1 %2"_s.arg(QString::number(status), step["phrase"_L1].toString()), u"circle-x"_s, Tone::Bad};
    return {TrunksPage::tr("hung up"), u"phone-off"_s, Tone::Mute};
}

} // namespace

TrunksPage::TrunksPage(Door &door, QWidget *parent)
    : QWidget(parent)
    , m_door(door)
    , m_list(new ListDetail(u"trunkList"_s, tr("Trunks"),
                            {{tr("Name"), 0, false, [](const QJsonObject &t) { return Cell{.text = t["name"_L1].toString(), .strong = true}; }},
                             {tr("State"), 140, false,
                              [](const QJsonObject &t) {
                                  const Word word = trunkWord(t);
                                  return Cell{word.text, word.icon, word.tone, true};
                              }},
                             {tr("Address"), 190, false, [](const QJsonObject &t) { return Cell{u"%1:%2"_s.arg(t["host"_L1].toString()).arg(t["port"_L1].toInt())}; }},
                             {tr("Lines in use"), 100, true, [](const QJsonObject &t) { return Cell{linesText(t)}; }},
                             {tr("Calls/s"), 80, true,
                              [](const QJsonObject &t) {
                                  const double factor = t["factor"_L1].toDouble(1);
                                  const QString rate = QString::number(t["callsPerSecond"_L1].toDouble() * factor, 'g', 3);
                                  return factor < 1 ? Cell{rate, u"triangle-alert"_s, Tone::Warn, false, false, false, true} : Cell{rate};
                              }}},
                            u"id"_s))
    , m_name(text({}, "h16"))
    , m_facts(new Facts)
    , m_test(new Button(tr("Test …"), Button::Kind::Outline, u"phone-outgoing"_s))
    , m_toggle(new Button({}, Button::Kind::Quiet))
    , m_testBox(new QWidget)
    , m_testChip(new Chip)
    , m_testFacts(new Facts)
    , m_ladder(column(6)) {
    auto *lines = column(0);
    lines->addWidget(m_list);
    setLayout(lines);
    auto *add = new Button(tr("New trunk …"), Button::Kind::Primary, u"plus"_s);
    add->setObjectName(u"new"_s);
    m_list->addAction(add);
    m_list->setEmpty(u"unplug"_s, tr("No trunk yet"), tr("Without a trunk the hotline can be tried out in a rehearsal, but it reaches nobody."), tr("New trunk …"));
    m_list->setDetail(makeDetail(), 420, tr("Choose a trunk to see how it does"));
    m_refresh.setInterval(kRefreshMs);
    m_follow.setInterval(kFollowMs);
    connect(&m_refresh, &QTimer::timeout, this, &TrunksPage::load);
    connect(&m_follow, &QTimer::timeout, this, &TrunksPage::follow);
    connect(add, &QPushButton::clicked, this, [this] { askTrunk({}); });
    connect(m_list, &ListDetail::picked, this, &TrunksPage::show);
    connect(m_list, &ListDetail::opened, this, &TrunksPage::askTrunk);
    connect(m_list, &ListDetail::emptyActed, this, [this] { askTrunk({}); });
    connect(m_list, &ListDetail::retried, this, [this] {
        m_list->error()->clear();
        load();
    });
    connect(&door, &Door::event, this, [this](const EventMessage &event) {
        if (isVisible() && event.type.startsWith("trunk."_L1))
            load();
    });
}

QWidget *TrunksPage::makeDetail() {
    auto *content = new QWidget;
    auto *lines = column(14);
    setMargins(lines, 16, 14, 16, 14);
    lines->addWidget(m_name);
    lines->addWidget(m_facts);
    m_test->setObjectName(u"test"_s);
    m_toggle->setObjectName(u"toggle"_s);
    auto *change = new Button(tr("Change …"), Button::Kind::Outline, u"pencil"_s);
    change->setObjectName(u"change"_s);
    auto *buttons = row(8);
    buttons->addWidget(m_test);
    buttons->addWidget(change);
    buttons->addStretch(1);
    buttons->addWidget(m_toggle);
    lines->addLayout(buttons);
    m_testBox->setObjectName(u"testBox"_s);
    auto *tested = column(10);
    tested->addWidget(hline());
    auto *head = row(8);
    head->addWidget(paneHeading(tr("Test call")), 1);
    head->addWidget(m_testChip);
    tested->addLayout(head);
    tested->addLayout(m_ladder);
    tested->addWidget(m_testFacts);
    m_testBox->setLayout(tested);
    m_testBox->hide();
    lines->addWidget(m_testBox);
    lines->addStretch(1);
    content->setLayout(lines);
    connect(m_test, &QPushButton::clicked, this, &TrunksPage::askTest);
    connect(change, &QPushButton::clicked, this, [this] { askTrunk(m_trunk); });
    connect(m_toggle, &QPushButton::clicked, this, [this] {
        QJsonObject trunk = m_trunk;
        const bool on = !trunk["enabled"_L1].toBool(true);
        trunk.insert(u"enabled"_s, on);
        if (on) {
            save(trunk);
            return;
        }
        auto *dialog = new VerbDialog(tr("Switch %1 off?").arg(trunk["name"_L1].toString()),
                                      tr("No new call takes it; calls that are up go on. Campaigns that name it wait."), tr("Switch off"), Button::Kind::Danger, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &QDialog::accepted, this, [this, trunk] { save(trunk); });
        dialog->open();
    });
    return new ScrollColumn(content);
}

void TrunksPage::load() {
    m_door.call(u"trunks.list"_s, {}, this, [this](const Expected<QJsonValue> &reply) {
        if (reply) // what went wrong with a test stays to be read
            m_list->setRecords(itemsOf(reply));
        else
            m_list->error()->show(reply.error());
    });
}

void TrunksPage::show(const QJsonObject &trunk) {
    if (trunk["id"_L1] != m_trunk["id"_L1]) {
        m_order.clear();
        m_follow.stop();
        m_testBox->hide();
    }
    m_trunk = trunk;
    m_name->setText(trunk["name"_L1].toString());
    const QJsonObject health = trunk["health"_L1].toObject();
    m_facts->clear();
    m_facts->add(tr("State"), trunkWord(trunk));
    if (health.contains("heardAt"_L1))
        m_facts->add(tr("Last heard"), tr("%1 ago: %2").arg(spanText(engineNow() - whole(health, "heardAt"_L1)), health["detail"_L1].toString()));
    if (health.contains("since"_L1))
        m_facts->add(tr("Since"), dayTimeText(whole(health, "since"_L1)));
    m_facts->add(tr("Address"), u"%1:%2"_s.arg(trunk["host"_L1].toString()).arg(trunk["port"_L1].toInt()));
    m_facts->add(tr("Kind"), kindWords(trunk));
    QStringList ids;
    for (const auto &id : trunk["callerIds"_L1].toArray())
        ids << id.toString();
    m_facts->add(tr("Numbers shown"), listText(ids));
    m_facts->add(tr("Lines in use"), linesText(trunk));
    const double factor = trunk["factor"_L1].toDouble(1);
    m_facts->add(tr("Calls a second"), factor < 1 ? tr("%1, lowered to %2: the network is slow").arg(trunk["callsPerSecond"_L1].toDouble()).arg(percentText(factor, 0))
                                                  : QString::number(trunk["callsPerSecond"_L1].toDouble()));
    m_facts->add(tr("Early media"), trunk["earlyMedia"_L1].toBool(true) ? tr("listened to") : tr("not listened to"));
    m_facts->add(tr("Tried as number"), numberText(trunk["failOver"_L1].toInt() + 1));
    if (trunk["rehearsal"_L1].toBool())
        m_facts->add(tr("Rehearsal"), Word{tr("cannot leave this machine"), u"flask-conical"_s, Tone::Accent});
    m_toggle->setText(trunk["enabled"_L1].toBool(true) ? tr("Switch off …") : tr("Switch on"));
}

void TrunksPage::save(const QJsonObject &trunk) {
    QJsonObject sent;
    for (const QString &key : {u"name"_s, u"kind"_s, u"host"_s, u"port"_s, u"user"_s, u"password"_s, u"callerIds"_s, u"numberRules"_s, u"channels"_s, u"callsPerSecond"_s,
                               u"codecs"_s, u"earlyMedia"_s, u"rehearsal"_s, u"enabled"_s, u"failOver"_s})
        if (trunk.contains(key))
            sent.insert(key, trunk[key]);
    m_door.call(u"trunks.save"_s, {{u"trunk"_s, sent}}, this, [this](const Expected<QJsonValue> &reply) {
        if (!m_list->take(reply))
            return;
        m_list->choose(objectOf(reply)["id"_L1].toString());
        load();
    });
}

void TrunksPage::askTrunk(const QJsonObject &trunk) {
    auto *dialog = new TrunkDialog(trunk, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { save(dialog->trunk()); });
    dialog->open();
}

void TrunksPage::askTest() {
    auto *dialog = new VerbDialog(tr("Test %1").arg(m_trunk["name"_L1].toString()),
                                  tr("The trunk is asked whether it lives. With a number it is called, too, as the rules of dialling allow, for at most "
                                     "15 seconds; an answered call is hung up at once. Use a telephone of your own."),
                                  tr("Test trunk"), Button::Kind::Primary, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    auto *number = new QLineEdit;
    number->setObjectName(u"testNumber"_s);
    number->setPlaceholderText(tr("leave empty only to ask whether it lives"));
    dialog->body()->addWidget(new Field(tr("Number to call"), number));
    connect(dialog, &QDialog::accepted, this, [this, number, id = m_trunk["id"_L1].toString()] { test(id, number->text().trimmed()); });
    number->setFocus();
    dialog->open();
}

void TrunksPage::test(const QString &trunkId, const QString &number) {
    QJsonObject params{{u"id"_s, trunkId}};
    if (!number.isEmpty())
        params.insert(u"number"_s, number);
    m_door.call(u"trunks.test"_s, params, this, [this](const Expected<QJsonValue> &reply) {
        if (!m_list->take(reply))
            return;
        m_order = objectOf(reply)["orderId"_L1].toString();
        if (m_order.isEmpty()) {
            m_list->note(tr("Asked; its answer is shown as its state."), Tone::Accent);
            return;
        }
        showTest({{u"state"_s, u"waiting"_s}});
        m_follow.start();
    });
}

void TrunksPage::follow() {
    if (m_order.isEmpty())
        return;
    m_door.call(u"trunks.testState"_s, {{u"orderId"_s, m_order}}, this, [this, order = m_order](const Expected<QJsonValue> &reply) {
        if (order != m_order)
            return;
        const QJsonObject state = objectOf(reply);
        if (!m_list->take(reply) || state["state"_L1].toString() == "ended"_L1)
            m_follow.stop();
        if (reply)
            showTest(state);
    });
}

void TrunksPage::showTest(const QJsonObject &state) {
    const QString name = state["state"_L1].toString();
    const bool ended = name == "ended"_L1;
    const bool answered = state.contains("answerMs"_L1);
    const QString outcome = state["outcome"_L1].toString();
    m_testChip->setWord(answered               ? Word{tr("answered"), u"circle-check"_s, Tone::Good}
                        : !ended               ? Word{name == "calling"_L1 ? tr("calling") : tr("waiting for its turn"), u"phone-outgoing"_s, Tone::Accent}
                        : outcome.isEmpty()    ? Word{tr("not called"), u"circle-slash"_s, Tone::Warn}
                                               : outcomeWord(outcome));
    clearLayout(m_ladder);
    const QJsonArray ladder = state["ladder"_L1].toArray();
    const qint64 begun = ladder.isEmpty() ? 0 : whole(ladder.first().toObject(), "at"_L1);
    for (const auto &value : ladder) {
        const QJsonObject step = value.toObject();
        auto *line = row(10);
        auto *when = text(tr("%1 s").arg(QString::number(static_cast<double>(whole(step, "at"_L1) - begun) / 1000, 'f', 1)), "secondary");
        when->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        Theme::current().holdSize(when, 56, 0);
        line->addWidget(when);
        line->addWidget(new Chip(stepWord(step)));
        line->addStretch(1);
        m_ladder->addLayout(line);
    }
    m_testFacts->clear();
    if (answered)
        m_testFacts->add(tr("Time to answer"), tr("%1 s").arg(QString::number(state["answerMs"_L1].toDouble() / 1000, 'f', 1)));
    if (state.contains("ringMs"_L1))
        m_testFacts->add(tr("First sign of life"), tr("%1 s").arg(QString::number(state["ringMs"_L1].toDouble() / 1000, 'f', 1)));
    if (ended) {
        m_testFacts->add(tr("Sound before the answer"), state["earlyMedia"_L1].toBool() ? tr("heard") : tr("none"));
        if (const int q850 = state["cause"_L1]["q850"_L1].toInt(); q850 > 0)
            m_testFacts->add(tr("Cause (Q.850)"), QString::number(q850));
        if (const QString heard = state["heard"_L1].toString(); !heard.isEmpty())
            m_testFacts->add(tr("Heard on the line"), numberStateWord(heard));
    }
    m_testBox->show();
}

void TrunksPage::showEvent(QShowEvent *event) {
    QWidget::showEvent(event);
    load();
    m_refresh.start();
}

void TrunksPage::hideEvent(QHideEvent *event) {
    m_refresh.stop();
    QWidget::hideEvent(event);
}

} // namespace lianxin
