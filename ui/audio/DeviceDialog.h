// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/audio/SoundDevice.h"
#include "ui/widgets/Parts.h"

namespace lianxin {

//! \brief Which microphone and loudspeaker; the meter shows at once whether the choice hears anything. A
//! choice takes effect immediately, also in a call, and is remembered.
class DeviceDialog final : public QDialog {
    Q_OBJECT
public:
    explicit DeviceDialog(SoundDevice &sound, QWidget *parent = nullptr);
    ~DeviceDialog() override;
    //! What was chosen last time.
    static void restore(SoundDevice &sound);

private:
    void fill();
    void take();
    SoundDevice &m_sound;
    Choice *m_input;
    Choice *m_output;
    QLabel *m_trouble;
    bool m_filling = false;
};

} // namespace lianxin
