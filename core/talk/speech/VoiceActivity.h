// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Export.h"
#include <QtGlobal>
#include <memory>
#include <span>

namespace lianxin {

//! \brief Tells whether somebody speaks, by WebRTC's voice detector behind its high-pass filter and noise suppression. What
//! it suppresses stays with it: recognisers hear the sound as it came. One thread at a time; 0.6 ms of a core a second.
class LIANXIN_EXPORT VoiceActivity {
public:
    static constexpr int frame = 160; //!< samples of a step at 8,000 a second, 20 ms

    VoiceActivity();
    ~VoiceActivity();
    VoiceActivity(VoiceActivity &&) noexcept;
    VoiceActivity &operator=(VoiceActivity &&) noexcept;

    //! The next frame of sound: true when there is a voice in either half of it.
    bool hear(std::span<const qint16> sound);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace lianxin
