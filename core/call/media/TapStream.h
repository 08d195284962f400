// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/media/LockFree.h"
#include "call/media/MediaTypes.h"

namespace lianxin {

//! \brief 20 ms of what one leg says.
struct TapFrame {
    std::int64_t positionMs = 0; //!< since the bridge was opened, of the first sample
    bool concealed = false;      //!< made up: nothing had come from the peer
    PcmFrame samples{};
};

//! \brief Carries a leg's sound from the media thread to whoever listens (recogniser, voice activity, live
//! listening). One reader on any one thread; it polls, for the media thread wakes nobody. A reader that falls
//! more than ten seconds behind loses the newest frames, counted in overruns().
class TapStream {
public:
    //! The oldest frame; false when there is none yet.
    bool pop(TapFrame &frame) { return m_ring.pop(frame); }
    std::size_t available() const { return m_ring.size(); }
    std::uint64_t overruns() const { return m_overruns.load(std::memory_order_relaxed); }
    //! The tap or its bridge was closed and everything has been read.
    bool finished() const { return m_closed.load(std::memory_order_acquire) && m_ring.size() == 0; }

    //! Its place in the bridge, for MediaEngine::closeMember().
    MemberId member() const { return m_member; }
    void setMember(MemberId member) { m_member = member; }

    //! Media thread only.
    void push(const TapFrame &frame) {
        if (!m_ring.push(frame))
            m_overruns.fetch_add(1, std::memory_order_relaxed);
    }
    void close() { m_closed.store(true, std::memory_order_release); }

private:
    SpscRing<TapFrame, 512> m_ring;
    std::atomic<std::uint64_t> m_overruns{0};
    std::atomic<bool> m_closed{false};
    MemberId m_member = 0;
};

} // namespace lianxin
