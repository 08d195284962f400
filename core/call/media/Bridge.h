// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/media/LockFree.h"
#include "call/media/MediaTypes.h"
#include <array>
#include <cstdint>

// The inside of a bridge, as media threads see it. Nothing here allocates, locks or wakes a thread.
namespace lianxin {

inline constexpr std::size_t kMaxMembers = 16;
using MemberMask = std::uint16_t;

//! \brief What a media thread lends to whatever it serves: sending of events, giving back of objects.
class TickServices {
public:
    virtual void post(const MediaEvent &event) = 0;
    //! The object is deleted on the event thread.
    virtual void retire(MpscNode *node) = 0;

protected:
    ~TickServices() = default;
};

class BridgeMember;

//! \brief One tick of one bridge.
struct Tick {
    TickServices &services;
    BridgeId bridge = 0;
    std::int64_t index = 0;      //!< 20 ms periods since the engine's epoch; grows by more than one after a stall
    std::int64_t positionMs = 0; //!< since the bridge was opened
    const std::array<BridgeMember *, kMaxMembers> &members;
    //! What each member says, and what each hears; valid where the bit is set.
    std::array<PcmFrame, kMaxMembers> &said;
    std::array<PcmFrame, kMaxMembers> &heard;
    MemberMask speaking = 0;
    MemberMask hearing = 0;
    MemberMask concealed = 0;

    void post(MediaEvent event, MemberId member) const {
        event.bridge = bridge;
        event.member = member;
        event.positionMs = positionMs;
        services.post(event);
    }
};

//! \brief Somebody in a bridge. Every tick: all members speak, then all hear, then all observe.
class BridgeMember : public MpscNode {
public:
    explicit BridgeMember(MemberId id)
        : m_id(id) {}
    MemberId id() const { return m_id; }
    //! Writes a frame and returns true, or returns false: silence.
    virtual bool speak(Tick &, std::size_t /*slot*/, PcmFrame &) { return false; }
    virtual bool listens() const { return false; }
    virtual void hear(Tick &, const PcmFrame &) {}
    virtual void observe(Tick &) {}
    //! The last tick.
    virtual void leave(Tick &) {}

private:
    const MemberId m_id;
};

//! \brief The mixer of one call.
class Bridge final : public MpscNode {
public:
    Bridge(BridgeId id, std::size_t phase)
        : m_id(id)
        , m_phase(phase) {}
    BridgeId id() const { return m_id; }
    //! Which part of the 20 ms it is served in.
    std::size_t phase() const { return m_phase; }

    struct Scratch {
        std::array<PcmFrame, kMaxMembers> said;
        std::array<PcmFrame, kMaxMembers> heard;
    };
    void begin(std::int64_t tick) { m_firstTick = tick; }
    void serve(std::int64_t tick, TickServices &services, Scratch &scratch);
    void join(std::size_t slot, BridgeMember *member) { m_members[slot] = member; }
    //! Ends a member and gives it back.
    void remove(std::size_t slot, std::int64_t tick, TickServices &services, Scratch &scratch);
    void removeAll(std::int64_t tick, TickServices &services, Scratch &scratch);
    //! Calls f(Tick &) for something that happens between two ticks.
    template <class F>
    void between(std::int64_t tick, TickServices &services, Scratch &scratch, F f) {
        Tick now = makeTick(tick, services, scratch);
        f(now);
    }
    //! Whom each slot hears.
    void setMatrix(const std::array<MemberMask, kMaxMembers> &hears) { m_hears = hears; }

private:
    Tick makeTick(std::int64_t tick, TickServices &services, Scratch &scratch) const {
        return {services, m_id, tick, (tick - m_firstTick) * kFrameMs, m_members, scratch.said, scratch.heard};
    }

    const BridgeId m_id;
    const std::size_t m_phase;
    std::int64_t m_firstTick = 0;
    std::array<BridgeMember *, kMaxMembers> m_members{};
    std::array<MemberMask, kMaxMembers> m_hears{};
};

} // namespace lianxin
