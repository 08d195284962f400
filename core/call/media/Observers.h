// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/media/Bridge.h"
#include "call/media/PcmPort.h"
#include "call/media/RecordingSink.h"
#include "call/media/TapStream.h"

// Members that carry sound out of (and, for a device, into) a bridge through lock-free rings.
namespace lianxin {

struct StereoSample {
    std::int16_t left = 0;
    std::int16_t right = 0;
};

//! \brief Between a recorder in a bridge and the writer thread. Four seconds long.
struct RecordingPipe {
    SpscRing<StereoSample, 32768> ring;
    std::atomic<bool> closed{false};
    std::atomic<std::uint64_t> lostSamples{0};
    std::shared_ptr<RecordingSink> sink;
    BridgeId bridge = 0;
    MemberId member = 0;
};

//! \brief Writes what one leg says (left) and hears (right).
class Recorder final : public BridgeMember {
public:
    Recorder(MemberId id, std::size_t subjectSlot, MemberId subject, std::shared_ptr<RecordingPipe> pipe)
        : BridgeMember(id)
        , m_slot(subjectSlot)
        , m_subject(subject)
        , m_pipe(std::move(pipe)) {}
    void observe(Tick &tick) override;
    void leave(Tick &) override { m_pipe->closed.store(true, std::memory_order_release); }

private:
    const std::size_t m_slot;
    const MemberId m_subject;
    const std::shared_ptr<RecordingPipe> m_pipe;
    std::size_t m_missing = 0; //!< samples that found no room, to be made up by silence
    std::int64_t m_lastTick = -1;
};

//! \brief Frames of what one member says.
class Tap final : public BridgeMember {
public:
    Tap(MemberId id, std::size_t subjectSlot, MemberId subject, std::shared_ptr<TapStream> stream)
        : BridgeMember(id)
        , m_slot(subjectSlot)
        , m_subject(subject)
        , m_stream(std::move(stream)) {}
    void observe(Tick &tick) override;
    void leave(Tick &) override { m_stream->close(); }

private:
    const std::size_t m_slot;
    const MemberId m_subject;
    const std::shared_ptr<TapStream> m_stream;
};

//! \brief A sound device.
class PortMember final : public BridgeMember {
public:
    PortMember(MemberId id, std::shared_ptr<PcmPort> port)
        : BridgeMember(id)
        , m_port(std::move(port)) {}
    bool speak(Tick &, std::size_t, PcmFrame &frame) override {
        m_port->takeInput(frame);
        return true;
    }
    bool listens() const override { return true; }
    void hear(Tick &, const PcmFrame &frame) override { m_port->giveOutput(frame); }

private:
    const std::shared_ptr<PcmPort> m_port;
};

} // namespace lianxin
