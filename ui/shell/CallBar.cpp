// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/EngineClock.h"
#include "ui/models/Format.h"
#include "ui/models/Words.h"
#include "ui/shell/TopBar.h"
#include "ui/widgets/TextLine.h"
#include <QApplication>
#include <QKeyEvent>
#include <QShortcut>

namespace lianxin {
namespace {

constexpr int kWhoAtMost = 220; // pixels at 100 %: so much of a long name is enough
constexpr int kWhyAtMost = 430; // … and of why, for which the keys beside the actions go first

} // namespace

CallBar::CallBar(SeatDesk &desk, QWidget *parent)
    : QFrame(parent)
    , m_desk(desk)
    , m_more(new QMenu(this))
    , m_icon(new IconLabel(u"phone"_s, 20))
    , m_timer(text({}, "figure20"))
    , m_who(new ElidedLabel({}, "strong"))
    , m_why(new ElidedLabel({}, "small"))
    , m_actions(row(5)) {
    auto *parts = row(12);
    setMargins(parts, 12, 0, 8, 0);
    parts->addWidget(m_icon);
    Theme::current().holdSize(m_timer, 90, 0);
    parts->addWidget(m_timer);
    auto *words = column(0);
    words->addStretch(1);
    words->addWidget(m_who);
    words->addWidget(m_why);
    words->addStretch(1);
    parts->addLayout(words, 1);
    parts->addLayout(m_actions);
    setLayout(parts);
    Theme::current().holdSize(this, 0, 55);
    setAccessibleName(tr("Call bar"));

    connect(add(u"answer"_s, tr("Answer"), u"phone"_s, u"F2"_s), &QAbstractButton::clicked, &m_desk,
            &SeatDesk::answer);
    auto *mute = add(u"mute"_s, tr("Mute"), u"mic"_s, u"F10"_s);
    mute->setCheckable(true);
    connect(mute, &QAbstractButton::clicked, this, [this](bool on) { m_desk.handset().setMuted(on); });
    connect(add(u"hold"_s, tr("Hold"), u"pause"_s, u"F3"_s), &QAbstractButton::clicked, &m_desk,
            &SeatDesk::toggleHold);
    connect(add(u"transfer"_s, tr("Transfer"), u"phone-forwarded"_s, u"F4"_s), &QAbstractButton::clicked,
            this, &CallBar::transferWanted);
    connect(add(u"more"_s, tr("More"), u"ellipsis"_s, u"F5"_s), &QAbstractButton::clicked, this, [this] {
        fillMore();
        const auto *button = m_buttons[u"more"_s];
        m_more->popup(button->mapToGlobal(QPoint(0, button->height())));
    });
    connect(add(u"abuse"_s, tr("Abuse"), u"siren"_s, u"F8"_s), &QAbstractButton::clicked, this,
            [this] { m_desk.act(u"calls.abuse"_s); });
    const auto mode = [this](const QString &name, const QString &label, const QString &icon, const QString &key) {
        auto *button = add(name, label, icon, key);
        button->setCheckable(true);
        connect(button, &QAbstractButton::clicked, this, [this, name] { m_desk.supervise(m_desk.callId(), name); });
    };
    mode(u"listen"_s, tr("Listen"), u"ear"_s, u"Ctrl+1"_s);
    mode(u"whisper"_s, tr("Whisper"), u"message-square-text"_s, u"Ctrl+2"_s);
    mode(u"barge"_s, tr("Barge in"), u"users"_s, u"Ctrl+3"_s);
    connect(add(u"takeOver"_s, tr("Take over"), u"user-round"_s, u"Ctrl+4"_s), &QAbstractButton::clicked, this,
            [this] { m_desk.act(u"calls.takeOver"_s); });
    connect(add(u"keypad"_s, tr("Keypad"), u"grid-3x3"_s, u"Ctrl+P"_s), &QAbstractButton::clicked, this,
            &CallBar::keypadWanted);
    connect(add(u"devices"_s, tr("Change device"), u"headphones"_s, {}), &QAbstractButton::clicked, this,
            &CallBar::devicesWanted);
    connect(add(u"reconnect"_s, tr("Reconnect now"), u"refresh-cw"_s, {}), &QAbstractButton::clicked, this,
            &CallBar::reconnectWanted);
    m_actions->addSpacing(px(6));
    connect(add(u"end"_s, tr("Hang up"), u"phone-off"_s, u"F12"_s, true), &QAbstractButton::clicked, &m_desk,
            &SeatDesk::hangUp);
    qApp->installEventFilter(this);
    m_clock.setInterval(250);
    connect(&m_clock, &QTimer::timeout, this, &CallBar::tick);
    m_clock.start();
    connect(&desk, &SeatDesk::changed, this, &CallBar::fill);
    fill();
}

CallButton *CallBar::add(const QString &name, const QString &label, const QString &icon, const QString &key,
                         bool danger) {
    auto *button = new CallButton(label, icon, key, danger);
    button->setObjectName(name);
    if (!key.isEmpty()) {
        auto *shortcut = new QShortcut(QKeySequence(key), this);
        shortcut->setContext(Qt::ApplicationShortcut); // the keypad is a window of its own
        m_keys.insert(name, shortcut);
        connect(shortcut, &QShortcut::activated, button, [this, button] {
            if (button->isEnabled() && isVisible() && (button->isVisible() || button->property("folded").toBool()))
                button->click();
        });
    }
    button->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_buttons.insert(name, button);
    m_actions->addWidget(button);
    return button;
}

void CallBar::fill() {
    using View = SeatDesk::View;
    const View view = m_desk.view();
    const QJsonObject &call = m_desk.call();
    const QString who = u"%1  %2"_s.arg(call["name"_L1].toString(), call["phone"_L1].toString()).trimmed();
    const QString trouble = m_desk.handset().deviceTrouble();
    const QString campaign = call["campaignName"_L1].toString();
    QStringList whyParts;
    whyParts << (call["direction"_L1].toString() == "inbound"_L1 ? tr("Inbound")
                                                                 : tr("Outbound · %1").arg(campaign));
    whyParts << handoverText(call["handover"_L1].toObject());
    QString why = factsText(whyParts);
    m_whyOfCall = view == View::Idle || view == View::WrapUp ? QString() : why;
    const char *state = "idle";
    Word face{tr("No call"), u"phone"_s, Tone::Mute};
    m_who->setText(who);
    switch (view) {
    case View::Idle:
        m_who->setText(tr("No call"));
        if (!m_desk.hasSeat())
            why = tr("This account has no seat; calls are not assigned to it.");
        else if (m_desk.seatState() == "ready"_L1)
            why = tr("The next call is assigned by itself");
        else
            why = tr("Set yourself ready to get calls");
        break;
    case View::Ringing:
        state = "ringing";
        face = {{}, u"phone-incoming"_s, Tone::Warn};
        break;
    case View::Talking:
        state = "talking";
        face = {{}, u"phone"_s, Tone::Good};
        break;
    case View::Held:
        state = "held";
        face = {{}, u"pause"_s, Tone::Warn};
        m_who->setText(tr("On hold, the citizen hears music"));
        why = who;
        break;
    case View::WrapUp:
        state = "wrapup";
        face = {{}, u"pencil"_s, Tone::Accent};
        m_who->setText(tr("Wrap-up: %1").arg(who));
        why = tr("Choose the result, then finish");
        break;
    case View::Unknown:
        state = "unknown";
        face = {{}, u"unplug"_s, Tone::Bad};
        break;
    }
    if (!trouble.isEmpty() && (view == View::Talking || view == View::Held)) {
        state = "lost";
        face = {{}, u"headphones"_s, Tone::Warn};
        if (m_desk.handset().isSoundLost())
            m_who->setText(tr("Headset unplugged, the citizen can’t hear you"));
        why = trouble;
    } else if (m_desk.handset().speaksMuted() && (view == View::Talking || view == View::Held)) {
        state = "lost";
        face = {{}, u"mic-off"_s, Tone::Warn};
        m_who->setText(tr("You are muted, the citizen can’t hear you"));
        why = tr("F10 lets you be heard again");
    }
    const bool onCall = view == View::Talking || view == View::Held;
    if (onCall && qstrcmp(state, "lost") != 0) {
        QString title = m_who->text();
        fillGuests(title, why);
        m_who->setText(title);
    }
    m_whyWords = why;
    m_icon->setIcon(face.icon, face.tone);
    restyle(this, "callState", QString::fromLatin1(state));
    const bool talking = view == View::Talking || view == View::Held;
    const bool lost = qstrcmp(state, "lost") == 0 && !trouble.isEmpty();
    m_buttons[u"answer"_s]->setVisible(view == View::Ringing);
    const auto part = m_desk.part();
    const bool seat = part == SeatDesk::Part::Seat;
    for (const QString &name : {u"mute"_s, u"hold"_s, u"transfer"_s, u"more"_s, u"abuse"_s, u"keypad"_s}) {
        const bool also = seat || name == "mute"_L1;
        m_buttons[name]->setProperty("folded", false);
        m_buttons[name]->setVisible((view == View::Ringing || talking) && also);
        m_buttons[name]->setEnabled(talking && also);
    }
    m_buttons[u"abuse"_s]->setEnabled(view == View::Talking && seat && !call["closing"_L1].toBool());
    const bool supervises = talking && part == SeatDesk::Part::Supervisor;
    for (const QString &name : {u"listen"_s, u"whisper"_s, u"barge"_s, u"takeOver"_s}) {
        m_buttons[name]->setVisible(supervises);
        m_buttons[name]->setEnabled(supervises);
        if (m_buttons[name]->isCheckable())
            m_buttons[name]->setChecked(call["supervision"_L1]["mode"_L1].toString() == name);
    }
    m_buttons[u"devices"_s]->setVisible(lost);
    m_buttons[u"reconnect"_s]->setVisible(view == View::Unknown);
    m_buttons[u"end"_s]->setVisible(view == View::Ringing || talking);
    m_buttons[u"end"_s]->setEnabled(talking);
    m_buttons[u"hold"_s]->setFace(view == View::Held ? tr("Take back") : tr("Hold"),
                                  view == View::Held ? u"play"_s : u"pause"_s);
    const bool muted = m_desk.handset().muted();
    m_buttons[u"mute"_s]->setChecked(muted);
    m_buttons[u"mute"_s]->setFace(muted ? tr("Muted") : tr("Mute"), muted ? u"mic-off"_s : u"mic"_s);
    fit();
    // A key that does nothing here is free for the page.
    for (const auto &[name, key] : m_keys.asKeyValueRange()) {
        const CallButton *button = m_buttons[name];
        key->setEnabled(button->isEnabled() && (!button->isHidden() || button->property("folded").toBool()));
    }
    tick();
}

void CallBar::fillGuests(QString &who, QString &why) const {
    const QJsonObject &call = m_desk.call();
    const QString seat = call["seatNumber"_L1].toString();
    const QJsonObject supervision = call["supervision"_L1].toObject();
    const QString mode = supervision["mode"_L1].toString();
    if (m_desk.part() == SeatDesk::Part::Supervisor) {
        who = mode == "barge"_L1     ? tr("You are in on the call of seat %1, all hear you").arg(seat)
              : mode == "whisper"_L1 ? tr("You whisper to seat %1, the citizen does not hear you").arg(seat)
                                     : tr("You listen to seat %1, nobody hears you").arg(seat);
        return;
    }
    const QJsonObject consult = call["consult"_L1].toObject();
    const QString other = consult["seatNumber"_L1].toString();
    const QString state = consult["state"_L1].toString();
    const QJsonObject outside = call["outside"_L1].toObject();
    const QString party = outsideText(outside);
    if (m_desk.part() == SeatDesk::Part::Consulted)
        who = state == "conference"_L1 ? tr("Conference with seat %1 and the citizen").arg(seat)
                                       : tr("Seat %1 asks you; the citizen waits").arg(seat);
    else if (outside["as"_L1].toString() == "transfer"_L1)
        who = tr("%1 is being called for the transfer; the citizen hears music").arg(party);
    else if (!outside.isEmpty())
        who = state == "conference"_L1                    ? tr("Conference with %1").arg(party)
              : state == "ringing"_L1                     ? tr("%1 is being called; the citizen waits").arg(party)
              : m_desk.view() == SeatDesk::View::Held ? tr("You ask %1; the citizen waits").arg(party)
                                                          : tr("You have the citizen; %1 waits").arg(party);
    else if (state == "conference"_L1)
        who = tr("Conference with seat %1").arg(other);
    else if (state == "ringing"_L1)
        who = tr("Seat %1 is being rung; the citizen waits").arg(other);
    else if (state == "talking"_L1 && m_desk.view() == SeatDesk::View::Held)
        who = tr("You ask seat %1; the citizen waits").arg(other);
    else if (state == "talking"_L1)
        who = tr("You have the citizen; seat %1 waits").arg(other);
    if (const QJsonObject missed = call["outsideLast"_L1].toObject(); !missed.isEmpty() && outside.isEmpty())
        why = tr("%1 was not reached: %2. %3").arg(outsideText(missed), outsideOutcomeText(missed["outcome"_L1].toString()),
                  m_desk.view() == SeatDesk::View::Held ? tr("F3 takes the citizen back") : tr("Try again, or choose somebody else"));
    if (supervision["joined"_L1].toBool())
        why = mode == "barge"_L1     ? tr("Supervisor %1 is in on the call").arg(supervision["displayName"_L1].toString())
              : mode == "whisper"_L1 ? tr("Supervisor %1 whispers to you").arg(supervision["displayName"_L1].toString())
                                     : tr("Supervisor %1 listens").arg(supervision["displayName"_L1].toString());
    else if (call["closing"_L1].toBool())
        why = tr("The closing words are being spoken, then the call ends");
    else if (call["helpSince"_L1].toInteger() > 0)
        why = tr("You asked for a supervisor");
    else if (call["abuseSince"_L1].toInteger() > 0)
        why = tr("Warned; the supervisors know. F5: end it with the closing words");
}

bool CallBar::eventFilter(QObject *watched, QEvent *event) {
    // Shortcuts sleep while a dialog or a menu has the keyboard; a call rings all the same.
    if (event->type() != QEvent::KeyPress || !watched->isWidgetType() || (!QApplication::activeModalWidget() && !QApplication::activePopupWidget()))
        return false;
    const auto *key = static_cast<QKeyEvent *>(event);
    const QString name = key->modifiers() != Qt::NoModifier ? QString()
                         : key->key() == Qt::Key_F2         ? u"answer"_s
                         : key->key() == Qt::Key_F10        ? u"mute"_s
                         : key->key() == Qt::Key_F12        ? u"end"_s
                                                            : QString();
    CallButton *button = m_buttons.value(name);
    if (button == nullptr || !button->isEnabled() || !button->isVisible())
        return false;
    if (QWidget *menu = QApplication::activePopupWidget())
        menu->close();
    button->click();
    return true;
}

void CallBar::fillMore() {
    m_more->clear();
    const QJsonObject &call = m_desk.call();
    const auto step = [this](const QString &words, const QString &icon, const QString &method, const QJsonObject &more = {}) {
        QAction *action = m_more->addAction(iconOf(icon, tokens().text2), words);
        action->setObjectName(method);
        connect(action, &QAction::triggered, this, [this, method, more] { m_desk.act(method, more); });
    };
    const QString state = m_desk.consultState();
    const bool transferring = call["outside"_L1]["as"_L1].toString() == "transfer"_L1;
    if (transferring) {
        step(tr("&Take the transfer back"), u"undo-2"_s, u"calls.transferCancel"_s);
    } else if (state.isEmpty()) {
        QAction *ask = m_more->addAction(iconOf(u"user-round"_s, tokens().text2), tr("&Consult a colleague or a unit …"));
        ask->setObjectName(u"calls.consult"_s);
        connect(ask, &QAction::triggered, this, &CallBar::consultWanted);
        step(tr("Give to the &queue"), u"list"_s, u"calls.transferQueue"_s);
        step(tr("&Park"), u"circle-pause"_s, u"calls.park"_s);
    } else {
        if (state == "talking"_L1)
            step(tr("Con&ference of three"), u"users"_s, u"calls.conference"_s);
        if (state != "ringing"_L1)
            step(tr("&Hand the citizen over"), u"phone-forwarded"_s, u"calls.transferComplete"_s);
        step(tr("&End the consultation"), u"undo-2"_s, u"calls.consultEnd"_s);
    }
    m_more->addSeparator();
    if (m_folded)
        for (const auto &[name, words] : {std::pair{u"abuse"_s, tr("A&buse")}, {u"keypad"_s, tr("&Keypad")}})
            if (CallButton *button = m_buttons[name]; button->property("folded").toBool()) {
                QAction *action = m_more->addAction(iconOf(name == "abuse"_L1 ? u"siren"_s : u"grid-3x3"_s, tokens().text2), words);
                action->setObjectName(name);
                action->setEnabled(button->isEnabled());
                connect(action, &QAction::triggered, button, &QAbstractButton::click);
            }
    const bool asked = call["helpSince"_L1].toInteger() > 0;
    step(asked ? tr("&No supervisor any more") : tr("Ask for a &supervisor"), u"life-buoy"_s, u"calls.help"_s, {{u"wanted"_s, !asked}});
    if (call["abuseSince"_L1].toInteger() > 0 && m_desk.view() == SeatDesk::View::Talking && !call["closing"_L1].toBool())
        step(tr("End with the c&losing words"), u"siren"_s, u"calls.abuseClose"_s);
}

void CallBar::tick() {
    const SeatDesk::View view = m_desk.view();
    if (view == SeatDesk::View::Idle) {
        m_why->setText(m_whyWords);
        return;
    }
    if (view == SeatDesk::View::Unknown) {
        m_timer->setText(u"?"_s);
        const QString age = ageText(m_desk.door().ageMs());
        m_who->setText(tr("Engine lost, the state of the call is unknown"));
        m_why->setText(tr("%1: %2; the engine keeps the citizen, reconnecting")
                           .arg(age, seatWord(m_desk.seatState()).text));
        return;
    }
    const QString since = timerText(engineNow() - m_desk.callSince());
    m_timer->setText(since);
    m_why->setText(m_small ? u"%1  %2"_s.arg(since, m_whyWords) : m_whyWords);
}

void CallBar::resizeEvent(QResizeEvent *event) {
    QFrame::resizeEvent(event);
    fit();
}

int CallBar::widthNeeded(bool roomy) const {
    // Margins, edge and the gaps between icon, timer, words and buttons.
    int needed = px(12 + 8 + 4) + px(12) * (m_small ? 1 : 3) + (m_small ? 0 : px(20 + 90));
    const int who = qMin(px(kWhoAtMost), lianxin::lineWidth(m_who->text(), 14, true));
    needed += qMax(who, roomy ? qMin(px(kWhyAtMost), lianxin::lineWidth(m_whyOfCall, 12)) : 0) + px(6);
    for (const CallButton *button : m_buttons)
        if (!button->isHidden())
            needed += button->sizeHint().width() + px(5);
    return needed;
}

void CallBar::fit() {
    using Detail = CallButton::Detail;
    struct Step {
        Detail detail;
        bool folded;
        bool small;
    };
    QHash<QString, bool> wanted; // of those that may be folded away
    QStringList names{u"abuse"_s, u"keypad"_s};
    if (m_desk.view() == SeatDesk::View::Ringing) // grey until the call is answered
        names << u"mute"_s << u"hold"_s << u"transfer"_s << u"more"_s;
    for (const QString &name : std::as_const(names)) {
        CallButton *button = m_buttons[name];
        wanted[name] = !button->isHidden() || button->property("folded").toBool();
    }
    const bool idle = m_desk.view() == SeatDesk::View::Idle;
    for (const Step step : {Step{Detail::Full, false, false}, {Detail::NoKey, false, false}, {Detail::IconOnly, false, false}, {Detail::IconOnly, true, false},
                            {Detail::IconOnly, true, true}}) {
        m_folded = step.folded;
        m_small = step.small;
        for (const auto &[name, shown] : wanted.asKeyValueRange()) {
            m_buttons[name]->setProperty("folded", shown && step.folded);
            m_buttons[name]->setVisible(shown && !step.folded);
        }
        for (CallButton *button : std::as_const(m_buttons))
            button->setDetail(step.detail);
        if (widthNeeded(step.detail == Detail::Full) <= width())
            break;
    }
    m_timer->setVisible(!idle && !m_small);
    m_icon->setVisible(!m_small);
}

} // namespace lianxin
