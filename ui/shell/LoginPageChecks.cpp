// SPDX-License-Identifier: GPL-3.0-or-later
// Whether this machine is fit for work: engine, clock, profile, headset, microphone, keys.
#include "platform/base/Literals.h"
#include "ui/models/EngineClock.h"
#include "ui/models/Format.h"
#include "ui/shell/LoginPage.h"
#include <QAudioDevice>
#include <QDateTime>
#include <QMediaDevices>

namespace lianxin {
namespace {

constexpr int clockTolerance = 2000; // ms that this machine's clock may differ from the engine's

} // namespace

LoginPage::Check LoginPage::addCheck(QVBoxLayout *lines, const QString &name, Button *action) {
    const Check check{new IconLabel(u"circle-dashed"_s, 20), text({}), text({}, "small")};
    check.words->setWordWrap(true);
    auto *line = row(8);
    setMargins(line, 16, 0, 16, 0);
    line->addWidget(check.icon);
    auto *label = text(name, "strong");
    Theme::current().holdSize(label, 124, 55);
    line->addWidget(label);
    line->addWidget(check.words, 1);
    if (action) {
        action->setButtonSize(Button::Size::Small);
        line->addWidget(action);
        check.verdict->hide();
    }
    line->addWidget(check.verdict);
    lines->addLayout(line);
    return check;
}

void LoginPage::set(const Check &check, const Word &verdict, const QString &words) {
    check.icon->setIcon(verdict.icon, verdict.tone);
    check.words->setText(words);
    check.verdict->setText(verdict.text);
    setTone(check.verdict, toneProperty(verdict.tone));
}

QWidget *LoginPage::makeChecks() {
    auto *page = new QWidget;
    auto *lines = column(12);
    auto *head = row(8);
    m_heading = text(tr("Is this machine fit for work?"), "h20");
    m_summary = text({}, "secondary");
    head->addWidget(m_heading);
    head->addWidget(m_summary, 1, Qt::AlignBottom);
    lines->addLayout(head);
    auto *card = new Card;
    const auto rule = [card] { card->body()->addWidget(hline()); };
    m_engine = addCheck(card->body(), tr("Engine"));
    rule();
    m_clock = addCheck(card->body(), tr("Clock"));
    rule();
    m_store = addCheck(card->body(), tr("Profile"));
    rule();
    auto *change = new Button(tr("Change device"));
    connect(change, &QPushButton::clicked, this, &LoginPage::devicesWanted);
    m_headset = addCheck(card->body(), tr("Headset"), change);
    rule();
    auto *strip = box("step");
    auto *meter = column(0);
    auto *inner = new QVBoxLayout;
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setSpacing(0);
    auto *test = new Button(tr("Try the microphone"));
    connect(test, &QPushButton::clicked, this, &LoginPage::devicesWanted);
    m_microphone = addCheck(inner, tr("Microphone"), test);
    meter->addLayout(inner);
    auto *indent = row(0);
    setMargins(indent, 176, 0, 0, 12);
    indent->addWidget(m_level);
    indent->addStretch(1);
    meter->addLayout(indent);
    strip->setLayout(meter);
    card->body()->addWidget(strip);
    rule();
    m_keys = addCheck(card->body(), tr("Keys"));
    set(m_keys, {{}, u"circle-check"_s, Tone::Good},
        tr("F2 answer, F3 hold, F4 transfer, F7 your state, F9 save; Ctrl+K finds everything"));
    lines->addWidget(card);
    page->setLayout(lines);
    return page;
}

void LoginPage::fillChecks() {
    const QJsonObject info = m_door.engineInfo();
    const Door::Link link = m_door.link();
    const bool live = link == Door::Link::Live;
    int good = 1;
    const int all = 6;
    if (live) {
        set(m_engine, {tr("in order"), u"circle-check"_s, Tone::Good},
            tr("version %1, heard of %2").arg(info["version"_L1].toString(), ageText(m_door.ageMs())));
        ++good;
    } else if (link == Door::Link::Off) {
        set(m_engine, {tr("not connected"), u"circle-dashed"_s, Tone::Mute}, tr("no engine chosen yet"));
    } else {
        set(m_engine, {tr("connecting"), u"circle-dashed"_s, Tone::Warn},
            tr("does not answer; trying again by itself"));
    }
    const bool rehearsal = info["profile"_L1].toString() == "rehearsal"_L1;
    // A rehearsal has a day of its own.
    const qint64 drift =
        live && !rehearsal ? qAbs(engineNow() - QDateTime::currentMSecsSinceEpoch()) : 0;
    const bool together = drift <= clockTolerance;
    set(m_clock,
        !live      ? Word{tr("unknown"), u"circle-dashed"_s, Tone::Mute}
        : together ? Word{tr("in order"), u"circle-check"_s, Tone::Good}
                   : Word{tr("differs"), u"triangle-alert"_s, Tone::Warn},
        !live      ? tr("compared as soon as the engine answers")
        : together ? tr("times are those of the engine, shown in Beijing time")
                   : tr("this machine differs by %1; times are those of the engine").arg(spanText(drift)));
    good += live && together;
    set(m_store,
        !live ? Word{tr("unknown"), u"circle-dashed"_s, Tone::Mute}
              : Word{rehearsal ? tr("rehearsal") : tr("in order"),
                     rehearsal ? u"flask-conical"_s : u"circle-check"_s, rehearsal ? Tone::Warn : Tone::Good},
        !live       ? tr("asked as soon as the engine answers")
        : rehearsal ? tr("rehearsal: real people can’t be reached from here")
                    : tr("in production: calls reach real people"));
    good += live;
    const auto outputs = QMediaDevices::defaultAudioOutput();
    const auto inputs = QMediaDevices::defaultAudioInput();
    set(m_headset,
        {{},
         outputs.isNull() ? u"circle-alert"_s : u"circle-check"_s,
         outputs.isNull() ? Tone::Bad : Tone::Good},
        outputs.isNull() ? tr("no loudspeaker found; plug in a headset") : outputs.description());
    good += !outputs.isNull();
    set(m_microphone, {{}, u"mic"_s, inputs.isNull() ? Tone::Bad : Tone::Accent},
        inputs.isNull() ? tr("no microphone found; plug in a headset") : inputs.description());
    good += !inputs.isNull();
    m_summary->setText(good == all ? tr("all in order")
                                   : tr("%1 of %2 in order; you can log in all the same").arg(good).arg(all));
    m_place->setText(live && rehearsal ? tr("Rehearsal on this machine")
                     : live && !m_door.remotePlace().isEmpty() ? tr("Engine at %1, encrypted").arg(m_door.remotePlace())
                     : live            ? tr("Engine %1").arg(info["engineId"_L1].toString().left(8))
                                       : tr("No engine yet"));
    m_foot->setText(live ? tr("Engine in order") : tr("Engine not connected"));
    m_submit->setEnabled(live);
}

} // namespace lianxin
