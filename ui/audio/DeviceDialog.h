// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/audio/ClipPlayer.h"
#include "ui/audio/Ringer.h"
#include "ui/audio/SoundDevice.h"
#include "ui/widgets/Parts.h"

namespace lianxin {

//! \brief Which microphone and loudspeaker, where it rings, whether echo is taken out. The meter shows at once whether the choice
//! hears anything; a sound tries the loudspeaker, a few words spoken and played back try the microphone. A choice takes effect
//! immediately, also in a call, and is remembered.
class DeviceDialog final : public QDialog {
    Q_OBJECT
public:
    DeviceDialog(SoundDevice &sound, Ringer &ringer, QWidget *parent = nullptr);
    ~DeviceDialog() override;
    //! What was chosen last time.
    static void restore(SoundDevice &sound, Ringer &ringer);
    static void restore(SoundDevice &sound);

private:
    void fill();
    void take();
    void tryMicrophone();
    void playBack(const std::vector<std::int16_t> &samples);
    SoundDevice &m_sound;
    Ringer &m_ringer;
    ClipPlayer m_player;
    Choice *m_input;
    Choice *m_output;
    Choice *m_ring;
    Choice *m_echo;
    Button *m_tryInput;
    Button *m_tryOutput;
    QLabel *m_heard;
    QLabel *m_trouble;
    bool m_filling = false;
};

} // namespace lianxin
