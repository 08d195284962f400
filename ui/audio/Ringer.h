// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/audio/ClipPlayer.h"
#include "ui/audio/SoundDevice.h"

namespace lianxin {

//! \brief Rings for a call that waits to be answered: where the seat talks, or on a device of its own, so that a headset that lies
//! on the desk is no missed call. Where that device is gone it rings where the seat talks.
class Ringer final : public QObject {
    Q_OBJECT
public:
    explicit Ringer(SoundDevice &sound, QObject *parent = nullptr);
    //! Empty: where the seat talks.
    void choose(const SoundDevice::Wanted &device);
    const SoundDevice::Wanted &device() const { return m_device; }
    //! Without it the screen alone tells.
    void setSilent(bool silent);
    bool isSilent() const { return m_silent; }
    void setRinging(bool rings);
    bool isRinging() const { return m_player.isPlaying(); }

private:
    void apply();
    SoundDevice &m_sound;
    SoundDevice::Wanted m_device;
    ClipPlayer m_player;
    bool m_silent = false;
    bool m_wanted = false;
};

} // namespace lianxin
