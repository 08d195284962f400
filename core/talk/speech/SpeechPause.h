// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Export.h"
#include <QtGlobal>
#include <span>

namespace lianxin {

//! \brief Tells how long nothing was said, by the level of the sound over that of the background. A value; any thread.
class LIANXIN_EXPORT SpeechPause {
public:
    static constexpr int frame = 160; //!< samples of a step, 20 ms

    //! The next frame of sound, −1 … 1.
    void hear(std::span<const float> sound);
    //! How long it has been quiet.
    int quietMs() const { return m_quietMs; }

private:
    float m_floor = -45; // dBFS of the background
    int m_quietMs = 0;
    int m_loudMs = 0;
};

} // namespace lianxin
