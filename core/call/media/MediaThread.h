// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/media/Bridge.h"
#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

namespace lianxin {

class MediaThread;

//! \brief Something to do on a media thread. Made, and in the end deleted, elsewhere.
class MediaCommand : public MpscNode {
public:
    virtual void run(MediaThread &thread) = 0;
};

//! \brief One real-time thread: wakes every 2 ms and serves that tenth of its bridges whose turn it is, so that each
//! is served every 20 ms and the load is even.
class MediaThread final : public TickServices {
public:
    static constexpr std::size_t kPhases = 10;
    static constexpr auto kPhase = std::chrono::milliseconds(kFrameMs / int(kPhases));
    //! Lateness is counted in bins of 0.1 ms; the last one takes all that is later.
    static constexpr std::size_t kBins = 2000;

    //! \a retired takes what is to be deleted.
    MediaThread(std::size_t bridges, bool realTimePriority, MpscList &retired);
    ~MediaThread();
    void start();
    void stop();

    //! Any thread.
    void submit(MediaCommand *command);
    bool popEvent(MediaEvent &event) { return m_events.pop(event); }
    std::uint64_t droppedEvents() const { return m_dropped.load(std::memory_order_relaxed); }
    void takeLateness(std::vector<std::uint64_t> &bins, double &maxMs);

    // For commands, on the thread itself.
    void add(Bridge *bridge);
    void remove(Bridge *bridge);
    void join(Bridge &bridge, std::size_t slot, BridgeMember *member) { bridge.join(slot, member); }
    void leave(Bridge &bridge, std::size_t slot) { bridge.remove(slot, m_tick, *this, m_scratch); }
    //! Calls f(Tick &) for something that happens to a bridge between two ticks.
    template <class F>
    void within(Bridge &bridge, F f) {
        bridge.between(m_tick, *this, m_scratch, f);
    }

    void post(const MediaEvent &event) override;
    void retire(MpscNode *node) override { m_retired.push(node); }

private:
    using Time = std::chrono::steady_clock::time_point;
    void run();
    void runCommands();
    void serve(std::size_t phase, Time due);

    const bool m_realTime;
    MpscList &m_retired;
    MpscList m_commands;
    std::atomic<std::uint32_t> m_wake{0};
    std::atomic<bool> m_stop{false};
    SpscRing<MediaEvent, 4096> m_events;
    std::atomic<std::uint64_t> m_dropped{0};
    std::vector<std::atomic<std::uint64_t>> m_late;
    std::atomic<std::int64_t> m_maxLateNs{0};

    std::array<std::vector<Bridge *>, kPhases> m_bridges; //!< with room for all, reserved at the beginning
    std::size_t m_count = 0;
    std::int64_t m_tick = 0;
    Bridge::Scratch m_scratch{};
    std::thread m_thread;
};

} // namespace lianxin
