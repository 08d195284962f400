// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/media/Bridge.h"
#include <atomic>

namespace lianxin {

//! \brief A list of buffers to play. Belongs to the player from play() on; given back with its end.
class PlayRequest : public MpscNode {
public:
    PlayToken token = 0;
    std::vector<PcmBuffer> buffers;
    PlayOptions options;
    float gain = 1;

private:
    friend class Player;
    std::size_t m_buffer = 0;
    std::size_t m_offset = 0;
    std::size_t m_gapLeft = 0;
    std::int64_t m_played = 0; //!< samples
    PlayRequest *m_following = nullptr;
};

//! \brief A voice of the engine's own. Media thread, but for positionMs().
class Player final : public BridgeMember {
public:
    using BridgeMember::BridgeMember;
    void play(PlayRequest *request, Tick &tick);
    void stop(PlayToken token, Tick &tick); //!< 0: everything
    void duck(float gain, int rampSamples);

    bool speak(Tick &tick, std::size_t slot, PcmFrame &frame) override;
    void leave(Tick &tick) override;

    //! Any thread.
    std::int64_t positionMs() const { return m_position.load(std::memory_order_relaxed); }

private:
    void finish(PlayRequest *request, PlayEnd end, Tick &tick);
    void finishAll(PlayEnd end, Tick &tick);
    std::size_t render(PlayRequest &request, std::span<std::int16_t> out);

    PlayRequest *m_current = nullptr; //!< with those appended behind it
    PlayRequest *m_next = nullptr;    //!< takes over when the present one is faded out
    bool m_fading = false;
    PlayEnd m_fadeEnd = PlayEnd::Stopped;
    float m_gain = 1;
    float m_targetGain = 1;
    float m_gainStep = 0;
    std::atomic<std::int64_t> m_position{0};
};

} // namespace lianxin
