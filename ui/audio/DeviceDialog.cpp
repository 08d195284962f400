// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audio/DeviceDialog.h"
#include "platform/base/Literals.h"
#include <QMediaDevices>
#include <QSettings>
#include <algorithm>

namespace lianxin {
namespace {

using Wanted = SoundDevice::Wanted;
using Processing = SoundDevice::Processing;

constexpr int trialMs = 3000;
const QString noRing = u"none"_s;

QString nameOfProcessing(Processing processing) {
    return processing == Processing::Always ? u"always"_s : processing == Processing::Never ? u"never"_s : u"automatic"_s;
}

Processing processingOf(const QString &name) {
    return name == "always"_L1 ? Processing::Always : name == "never"_L1 ? Processing::Never : Processing::Automatic;
}

Wanted remembered(const QString &key) {
    const QSettings settings;
    return {settings.value(u"sound/"_s + key).toString().toUtf8(), settings.value(u"sound/%1Name"_s.arg(key)).toString()};
}

void remember(const QString &key, const Wanted &wanted) {
    QSettings settings;
    settings.setValue(u"sound/"_s + key, QString::fromUtf8(wanted.id));
    settings.setValue(u"sound/%1Name"_s.arg(key), wanted.name);
}

//! What a list says is wanted; a device that is gone keeps its name.
Wanted wantedOf(const Choice &choice, const QList<QAudioDevice> &devices, const Wanted &before) {
    const QByteArray id = choice.value().toUtf8();
    if (id.isEmpty() || id == before.id)
        return id.isEmpty() ? Wanted() : before;
    return {id, SoundDevice::find({id, {}}, devices, {}).description()};
}

} // namespace

DeviceDialog::DeviceDialog(SoundDevice &sound, Ringer &ringer, QWidget *parent)
    : QDialog(parent)
    , m_sound(sound)
    , m_ringer(ringer)
    , m_input(new Choice)
    , m_output(new Choice)
    , m_ring(new Choice)
    , m_echo(new Choice)
    , m_tryInput(new Button(tr("Record and listen"), Button::Kind::Outline, u"mic"_s))
    , m_tryOutput(new Button(tr("Play a sound"), Button::Kind::Outline, u"play"_s))
    , m_heard(text({}, "small"))
    , m_trouble(text({}, "small")) {
    setWindowTitle(tr("Headset and microphone"));
    setMinimumWidth(px(520));
    auto *lines = column(12);
    setMargins(lines, 20, 16, 20, 16);
    lines->addWidget(text(tr("Headset and microphone"), "h16"));
    const auto pair = [lines](const QString &name, Choice *choice, Button *button) {
        auto *line = row(8);
        line->addWidget(new Field(name, choice), 1);
        if (button)
            line->addWidget(button, 0, Qt::AlignBottom);
        lines->addLayout(line);
    };
    pair(tr("Microphone"), m_input, m_tryInput);
    auto *level = new LevelMeter(24, {480, 18});
    lines->addWidget(level);
    m_heard->setText(tr("Say “hello, this is 12345”: about half of the bars should light up."));
    lines->addWidget(m_heard);
    pair(tr("Loudspeaker"), m_output, m_tryOutput);
    pair(tr("Rings on"), m_ring, nullptr);
    m_echo->addChoice(tr("With loudspeakers (not with a headset)"), nameOfProcessing(Processing::Automatic));
    m_echo->addChoice(tr("Always"), nameOfProcessing(Processing::Always));
    m_echo->addChoice(tr("Never"), nameOfProcessing(Processing::Never));
    pair(tr("Take out echo, even out loudness"), m_echo, nullptr);
    m_trouble->setWordWrap(true);
    setTone(m_trouble, "warn");
    lines->addWidget(m_trouble);
    auto *done = new Button(tr("Use these"), Button::Kind::Primary);
    done->setDefault(true);
    lines->addWidget(done, 0, Qt::AlignRight);
    setLayout(lines);
    for (Button *button : {m_tryInput, m_tryOutput})
        button->setAutoDefault(false); // Enter closes the dialog wherever one is
    // One list after the other; the trials come behind.
    QWidget *before = m_input;
    for (QWidget *next : std::initializer_list<QWidget *>{m_output, m_ring, m_echo, m_tryInput, m_tryOutput, done}) {
        setTabOrder(before, next);
        before = next;
    }
    connect(done, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_tryInput, &QPushButton::clicked, this, &DeviceDialog::tryMicrophone);
    connect(m_tryOutput, &QPushButton::clicked, this, [this] { m_player.play(m_sound.speaker(), ClipPlayer::trial()); });
    connect(&sound, &SoundDevice::taken, this, &DeviceDialog::playBack);
    connect(&m_player, &ClipPlayer::finished, this, [this] { m_tryInput->setEnabled(true); });
    connect(&sound, &SoundDevice::levelChanged, level, &LevelMeter::setLevel);
    connect(&sound, &SoundDevice::devicesChanged, this, &DeviceDialog::fill);
    connect(&sound, &SoundDevice::troubleChanged, m_trouble, &QLabel::setText);
    for (Choice *choice : {m_input, m_output, m_ring, m_echo})
        connect(choice, &QComboBox::activated, this, &DeviceDialog::take);
    fill();
    m_trouble->setText(sound.trouble());
    sound.setMonitoring(true);
}

DeviceDialog::~DeviceDialog() {
    m_sound.setMonitoring(false);
}

void DeviceDialog::fill() {
    m_filling = true;
    const auto list = [](Choice *choice, const QString &none, const QList<QAudioDevice> &devices, const Wanted &chosen) {
        choice->clear();
        choice->addChoice(none, {});
        for (const QAudioDevice &device : devices)
            choice->addChoice(device.description(), QString::fromUtf8(device.id()));
        const QString id = QString::fromUtf8(chosen.id);
        if (!id.isEmpty() && choice->findData(id) < 0)
            choice->addChoice(tr("%1 (unplugged)").arg(chosen.name.isEmpty() ? id : chosen.name), id);
        choice->setValue(id);
    };
    list(m_input, tr("As the system says"), QMediaDevices::audioInputs(), m_sound.input());
    list(m_output, tr("As the system says"), QMediaDevices::audioOutputs(), m_sound.output());
    list(m_ring, tr("Where I talk"), QMediaDevices::audioOutputs(), m_ringer.device());
    m_ring->addChoice(tr("Nowhere, the screen is enough"), noRing);
    if (m_ringer.isSilent())
        m_ring->setValue(noRing);
    m_echo->setValue(nameOfProcessing(m_sound.processing()));
    m_filling = false;
}

void DeviceDialog::take() {
    if (m_filling)
        return;
    m_sound.choose(wantedOf(*m_input, QMediaDevices::audioInputs(), m_sound.input()),
                   wantedOf(*m_output, QMediaDevices::audioOutputs(), m_sound.output()));
    m_sound.setProcessing(processingOf(m_echo->value()));
    const bool silent = m_ring->value() == noRing;
    m_ringer.setSilent(silent);
    if (!silent)
        m_ringer.choose(wantedOf(*m_ring, QMediaDevices::audioOutputs(), m_ringer.device()));
    remember(u"input"_s, m_sound.input());
    remember(u"output"_s, m_sound.output());
    remember(u"ring"_s, silent ? Wanted{noRing.toUtf8(), {}} : m_ringer.device());
    QSettings().setValue(u"sound/echo"_s, nameOfProcessing(m_sound.processing()));
}

void DeviceDialog::tryMicrophone() {
    m_tryInput->setEnabled(false);
    m_heard->setText(tr("Speak now, for three seconds …"));
    m_sound.take(trialMs);
}

void DeviceDialog::playBack(const std::vector<std::int16_t> &samples) {
    int loudest = 0;
    for (const std::int16_t s : samples)
        loudest = std::max(loudest, std::abs(static_cast<int>(s)));
    constexpr int faint = 330; // −40 dB of full scale
    m_heard->setText(loudest < faint ? tr("Next to nothing was heard: is it the right microphone, and not muted?")
                                     : tr("This is how citizens hear you."));
    m_player.play(m_sound.speaker(), samples);
}

void DeviceDialog::restore(SoundDevice &sound) {
    sound.setProcessing(processingOf(QSettings().value(u"sound/echo"_s).toString()));
    sound.choose(remembered(u"input"_s), remembered(u"output"_s));
}

void DeviceDialog::restore(SoundDevice &sound, Ringer &ringer) {
    restore(sound);
    const Wanted ring = remembered(u"ring"_s);
    ringer.setSilent(ring.id == noRing.toUtf8());
    if (!ringer.isSilent())
        ringer.choose(ring);
}

} // namespace lianxin
