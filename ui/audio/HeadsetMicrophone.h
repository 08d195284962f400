// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/audio/Microphone.h"
#include <QTimer>

namespace lianxin {

class SoundDevice;

//! \brief The microphone of the headset that was chosen for calls, opened only while it listens, on the thread of the sound. A
//! call that is up keeps it, too.
class HeadsetMicrophone final : public Microphone {
    Q_OBJECT
public:
    explicit HeadsetMicrophone(QObject *parent = nullptr);

    void begin() override;
    void end() override;
    void cancel() override;

private:
    void take(const std::vector<std::int16_t> &samples);
    SoundDevice *m_sound = nullptr; //!< from the first sentence on
    QTimer m_limit;                 //!< a device may give no sound at all
    int m_cancelled = 0;            //!< sentences that still come and are not wanted
    bool m_listens = false;
};

} // namespace lianxin
