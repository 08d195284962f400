// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace lianxin {

//! \brief What stands between microphone and line: WebRTC's echo canceller and digital gain, and its voice detector. The echo of
//! what was played is taken out of what is heard; who speaks softly is made louder, who shouts is limited. 8 kHz mono, one thread.
//!
//! Render and capture meet here: played() is told of every sample at the moment it is given to the loudspeaker, and heard() how
//! long after that its echo can come out of the microphone at the earliest. The canceller finds the rest of the delay by itself.
class VoiceProcessing {
public:
    static constexpr int rate = 8000;
    static constexpr std::size_t step = rate / 100; //!< samples of 10 ms

    VoiceProcessing();
    ~VoiceProcessing();

    //! Without it sound passes as it is; voices are detected all the same.
    void setActive(bool active);
    bool isActive() const { return m_active; }
    //! Any number of samples on their way to the loudspeaker.
    void played(std::span<const std::int16_t> sound);
    //! Any number of samples from the microphone; appends whole steps to \a out, the rest comes with the next ones.
    //! \a delayMs: kept in the buffers of loudspeaker and microphone.
    void heard(std::span<const std::int16_t> sound, int delayMs, std::vector<std::int16_t> &out);
    //! There was a voice in the last step.
    bool voice() const { return m_voice; }
    //! The devices changed: what was learned of the room no longer holds.
    void forget();

private:
    struct Private;
    std::unique_ptr<Private> d;
    bool m_active = false;
    bool m_voice = false;
};

} // namespace lianxin
