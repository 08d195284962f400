// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audio/HeadsetMicrophone.h"
#include "platform/base/Literals.h"
#include "ui/audio/DeviceDialog.h"
#include "ui/audio/TakenSound.h"
#include <QMediaDevices>

namespace lianxin {
namespace {

constexpr int openMs = 1'500;  // until a device that is opened gives its first sound, at the latest
constexpr int leastMs = 100;   // less of it afterwards: the device gives none

} // namespace

HeadsetMicrophone::HeadsetMicrophone(QObject *parent)
    : Microphone(parent) {
    m_limit.setSingleShot(true);
    m_limit.setInterval(mostMs + openMs);
    connect(&m_limit, &QTimer::timeout, this, &HeadsetMicrophone::end);
}

void HeadsetMicrophone::begin() {
    if (m_listens)
        return;
    if (QMediaDevices::audioInputs().isEmpty()) {
        Q_EMIT failed({ErrorKind::NotFound, u"ui.no_microphone"_s, tr("This machine has no microphone."), tr("Plug a headset in, or type the words."), {}});
        return;
    }
    if (!m_sound) {
        m_sound = new SoundDevice(this);
        connect(m_sound, &SoundDevice::levelChanged, this, [this](double level) {
            if (m_listens)
                Q_EMIT levelChanged(level);
        });
        connect(m_sound, &SoundDevice::taken, this, &HeadsetMicrophone::take);
    }
    DeviceDialog::restore(*m_sound);
    m_listens = true;
    m_sound->take(mostMs, quietMs);
    m_sound->setMonitoring(true);
    m_limit.start();
}

void HeadsetMicrophone::end() {
    if (m_listens)
        m_sound->endTake();
}

void HeadsetMicrophone::cancel() {
    if (!std::exchange(m_listens, false))
        return;
    ++m_cancelled; // each take() is answered once
    m_limit.stop();
    m_sound->endTake();
    m_sound->setMonitoring(false);
}

void HeadsetMicrophone::take(const std::vector<std::int16_t> &samples) {
    if (m_cancelled > 0) {
        --m_cancelled;
        return;
    }
    m_listens = false;
    const bool opened = mostMs + openMs - m_limit.remainingTime() >= openMs; // it had the time to
    m_limit.stop();
    m_sound->setMonitoring(false);
    if (opened && samples.size() * 1000 / TakenSound::rate < leastMs)
        Q_EMIT failed({ErrorKind::NotFound, u"ui.no_sound"_s, tr("The microphone gave no sound."), tr("Choose another one by “Headset and microphone …”, or type the words."), {}});
    else
        Q_EMIT taken(samples);
}

} // namespace lianxin
