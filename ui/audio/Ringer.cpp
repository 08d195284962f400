// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audio/Ringer.h"
#include <QMediaDevices>

namespace lianxin {
namespace {

constexpr int ringEveryMs = 3000;

} // namespace

Ringer::Ringer(SoundDevice &sound, QObject *parent)
    : QObject(parent)
    , m_sound(sound) {
    connect(&sound, &SoundDevice::devicesChanged, this, [this] {
        if (m_wanted)
            apply();
    });
}

void Ringer::choose(const SoundDevice::Wanted &device) {
    m_device = device;
}

void Ringer::setSilent(bool silent) {
    m_silent = silent;
}

void Ringer::setRinging(bool rings) {
    if (std::exchange(m_wanted, rings) != rings)
        apply();
}

void Ringer::apply() {
    if (m_wanted && !m_silent)
        m_player.play(SoundDevice::find(m_device, QMediaDevices::audioOutputs(), m_sound.speaker()), ClipPlayer::ring(), ringEveryMs);
    else
        m_player.stop();
}

} // namespace lianxin
