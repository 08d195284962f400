// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/StatusLine.h"
#include "ui/models/EngineClock.h"
#include "ui/models/Format.h"

namespace lianxin {

StatusLine::StatusLine(SeatDesk &desk, EngineWatch &engine, QWidget *parent)
    : QFrame(parent)
    , m_desk(desk)
    , m_engine(engine)
    , m_level(new LevelMeter(6, {24, 12}))
    , m_rehearsal(new Chip({tr("Rehearsal: the other side is simulated"), u"flask-conical"_s, Tone::Warn}))
    , m_speech(new Chip({tr("Demonstration voice"), u"cpu"_s, Tone::Warn}))
    , m_hearing(new Chip({tr("Demo recognition model"), u"cpu"_s, Tone::Warn}))
    , m_keysOnly(new Chip({tr("Bots take keys only: the engine hears too late"), u"triangle-alert"_s, Tone::Warn}))
    , m_clock(text({}, "small")) {
    setProperty("box", u"lineTop"_s);
    Theme::current().holdSize(this, 0, 28);
    auto *parts = row(16);
    setMargins(parts, 12, 0, 12, 0);
    m_line = add(parts);
    m_mic = add(parts);
    parts->addWidget(m_level);
    m_door = add(parts);
    m_store = add(parts);
    parts->addStretch(1);
    parts->addWidget(m_rehearsal);
    parts->addWidget(m_speech);
    parts->addWidget(m_hearing);
    parts->addWidget(m_keysOnly);
    parts->addWidget(m_clock);
    setLayout(parts);
    connect(&desk.handset(), &Handset::changed, this, &StatusLine::fill);
    connect(&desk.handset(), &Handset::levelChanged, m_level, &LevelMeter::setLevel);
    connect(&engine, &EngineWatch::changed, this, &StatusLine::fill);
    m_timer.setInterval(1000);
    connect(&m_timer, &QTimer::timeout, this, &StatusLine::fill);
    m_timer.start();
    fill();
}

StatusLine::Item StatusLine::add(QHBoxLayout *parts) {
    const Item item{new IconLabel(u"circle-help"_s, 14), text({}, "small")};
    auto *pair = row(5);
    pair->addWidget(item.icon);
    pair->addWidget(item.words);
    parts->addLayout(pair);
    return item;
}

void StatusLine::set(const Item &item, const Word &word) {
    item.icon->setIcon(word.icon, word.tone);
    item.words->setText(word.text);
    item.icon->setToolTip(word.text);
    item.icon->setAccessibleName(word.text);
    item.words->setProperty("amiss", word.tone == Tone::Bad || word.tone == Tone::Warn);
    setTone(item.words, word.tone == Tone::Bad || word.tone == Tone::Warn ? toneProperty(word.tone) : "");
}

void StatusLine::fill() {
    const Handset &handset = m_desk.handset();
    switch (handset.line()) {
    case Handset::Line::Off:
        set(m_line, {tr("Line off"), u"circle-slash"_s, Tone::Mute});
        break;
    case Handset::Line::Registering:
        set(m_line, {tr("Line registering"), u"circle-dashed"_s, Tone::Mute});
        break;
    case Handset::Line::Registered:
        set(m_line, {tr("Line registered"), u"circle-check"_s, Tone::Good});
        break;
    case Handset::Line::Unregistered:
        set(m_line, {tr("Line not registered"), u"circle-x"_s, Tone::Bad});
        break;
    }
    m_line.words->setToolTip(handset.why());
    const bool known = handset.level() >= 0;
    const QString trouble = handset.deviceTrouble();
    set(m_mic, trouble.isEmpty() ? Word{known ? tr("Microphone") : tr("Microphone ?"), u"mic"_s, Tone::Mute}
                                 : Word{tr("Microphone missing"), u"mic-off"_s, Tone::Warn});
    m_level->setKnown(known && trouble.isEmpty());
    m_level->setLevel(qMax(0.0, handset.level()));
    const qint64 age = m_desk.door().ageMs();
    const QString place = m_desk.door().remotePlace();
    m_door.words->setToolTip(place.isEmpty() ? QString() : tr("Encrypted; the engine’s certificate was checked"));
    switch (m_desk.door().link()) {
    case Door::Link::Live:
        set(m_door, {place.isEmpty() ? tr("Engine fine, %1").arg(ageText(age)) : tr("Engine at %1 fine, %2").arg(place, ageText(age)),
                     place.isEmpty() ? u"circle-check"_s : u"shield-check"_s, Tone::Good});
        break;
    case Door::Link::Stale:
        set(m_door, {tr("Engine silent, last heard %1").arg(ageText(age)), u"clock"_s, Tone::Warn});
        break;
    case Door::Link::Connecting:
        set(m_door, {tr("Engine: connecting"), u"circle-dashed"_s, Tone::Mute});
        break;
    case Door::Link::Off:
        set(m_door, {tr("Engine: not connected"), u"circle-slash"_s, Tone::Mute});
        break;
    case Door::Link::Lost:
        set(m_door, {tr("Engine lost, last heard %1").arg(ageText(age)), u"unplug"_s, Tone::Bad});
        break;
    }
    const QJsonObject store = m_engine.status()["store"_L1].toObject();
    if (store.isEmpty())
        set(m_store, {tr("Store ?"), u"circle-help"_s, Tone::Mute});
    else if (!store["encrypted"_L1].toBool(true))
        set(m_store, {tr("Store not encrypted"), u"triangle-alert"_s, Tone::Bad});
    else
        set(m_store, {store["suite"_L1].toString() == "gm"_L1 ? tr("Store encrypted (SM4)")
                                                              : tr("Store encrypted (AES)"),
                      u"lock"_s, Tone::Mute});
    const QString profile =
        m_engine.status()["profile"_L1].toString(m_desk.door().engineInfo()["profile"_L1].toString());
    m_rehearsal->setVisible(profile == "rehearsal"_L1);
    m_speech->setVisible(
        m_engine.status()["speech"_L1].toObject()["engine"_L1].toString().contains("espeak"_L1));
    m_hearing->setVisible(m_engine.status()["hearing"_L1].toObject()["demo"_L1].toBool());
    m_keysOnly->setVisible(m_engine.status()["hearing"_L1].toObject()["keysOnly"_L1].toBool());
    m_clock->setText(timeOfDayText());
    fit();
}

void StatusLine::resizeEvent(QResizeEvent *event) {
    QFrame::resizeEvent(event);
    fit();
}

void StatusLine::fit() {
    const QList<QWidget *> least{m_mic.words, m_store.words, m_hearing, m_speech, m_clock, m_door.words, m_line.words};
    const auto word = [](QWidget *part) { return !part->property("amiss").toBool(); };
    const auto needed = [this] {
        for (int i = 0; i < layout()->count(); ++i)
            if (QLayout *pair = layout()->itemAt(i)->layout())
                pair->invalidate();
        layout()->invalidate();
        return layout()->sizeHint().width();
    };
    for (QWidget *part : least)
        if (qobject_cast<Chip *>(part) == nullptr) // chips are shown or not by fill()
            part->show();
    for (QWidget *part : least) {
        if (needed() <= width())
            return;
        if (word(part))
            part->hide();
    }
}

} // namespace lianxin
