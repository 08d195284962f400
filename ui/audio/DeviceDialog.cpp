// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audio/DeviceDialog.h"
#include "platform/base/Literals.h"
#include <QMediaDevices>
#include <QSettings>

namespace lianxin {

DeviceDialog::DeviceDialog(SoundDevice &sound, QWidget *parent)
    : QDialog(parent)
    , m_sound(sound)
    , m_input(new Choice)
    , m_output(new Choice)
    , m_trouble(text({}, "small")) {
    setWindowTitle(tr("Headset and microphone"));
    setMinimumWidth(px(420));
    auto *lines = column(12);
    setMargins(lines, 20, 16, 20, 16);
    lines->addWidget(text(tr("Headset and microphone"), "h16"));
    lines->addWidget(new Field(tr("Microphone"), m_input));
    auto *level = new LevelMeter(24, {380, 18});
    lines->addWidget(level);
    lines->addWidget(
        text(tr("Say “hello, this is 12345”: about half of the bars should light up."), "small"));
    lines->addWidget(new Field(tr("Loudspeaker"), m_output));
    m_trouble->setWordWrap(true);
    setTone(m_trouble, "warn");
    lines->addWidget(m_trouble);
    auto *done = new Button(tr("Use these"), Button::Kind::Primary);
    done->setDefault(true);
    lines->addWidget(done, 0, Qt::AlignRight);
    setLayout(lines);
    connect(done, &QPushButton::clicked, this, &QDialog::accept);
    connect(&sound, &SoundDevice::levelChanged, level, &LevelMeter::setLevel);
    connect(&sound, &SoundDevice::devicesChanged, this, &DeviceDialog::fill);
    connect(&sound, &SoundDevice::troubleChanged, m_trouble, &QLabel::setText);
    connect(m_input, &QComboBox::activated, this, &DeviceDialog::take);
    connect(m_output, &QComboBox::activated, this, &DeviceDialog::take);
    fill();
    m_trouble->setText(sound.trouble());
    sound.setMonitoring(true);
}

DeviceDialog::~DeviceDialog() {
    m_sound.setMonitoring(false);
}

void DeviceDialog::fill() {
    m_filling = true;
    const auto list = [](Choice *choice, const QList<QAudioDevice> &devices, const QByteArray &chosen) {
        choice->clear();
        choice->addChoice(tr("As the system says"), {});
        for (const QAudioDevice &device : devices)
            choice->addChoice(device.description(), QString::fromUtf8(device.id()));
        choice->setValue(QString::fromUtf8(chosen));
        if (choice->currentIndex() < 0)
            choice->setCurrentIndex(0);
    };
    list(m_input, QMediaDevices::audioInputs(), m_sound.input());
    list(m_output, QMediaDevices::audioOutputs(), m_sound.output());
    m_filling = false;
}

void DeviceDialog::take() {
    if (m_filling)
        return;
    m_sound.choose(m_input->value().toUtf8(), m_output->value().toUtf8());
    QSettings settings;
    settings.setValue(u"sound/input"_s, m_input->value());
    settings.setValue(u"sound/output"_s, m_output->value());
}

void DeviceDialog::restore(SoundDevice &sound) {
    const QSettings settings;
    sound.choose(settings.value(u"sound/input"_s).toString().toUtf8(),
                 settings.value(u"sound/output"_s).toString().toUtf8());
}

} // namespace lianxin
