// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/media/MediaThread.h"
#include <algorithm>
#include <cerrno>
#include <ctime>
#include <pthread.h>
#include <sched.h>

namespace lianxin {
namespace {

using Monotonic = std::chrono::steady_clock;
constexpr auto kTooLate = std::chrono::milliseconds(200); // then ticks are left out instead of made up for

void sleepUntil(Monotonic::time_point when) {
    const auto ns = std::chrono::duration_cast<std::chrono::nanoseconds>(when.time_since_epoch()).count();
    const timespec t{time_t(ns / 1'000'000'000), long(ns % 1'000'000'000)};
    // steady_clock is CLOCK_MONOTONIC; a signal that cuts the sleep short is answered by sleeping again.
    while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &t, nullptr) == EINTR) {
    }
}

} // namespace

MediaThread::MediaThread(std::size_t bridges, bool realTimePriority, MpscList &retired)
    : m_realTime(realTimePriority)
    , m_retired(retired)
    , m_late(kBins) {
    for (auto &phase : m_bridges)
        phase.reserve(bridges);
}

MediaThread::~MediaThread() {
    stop();
    for (auto *node = m_commands.takeAll(); node;) {
        auto *const next = node->next;
        delete node;
        node = next;
    }
}

void MediaThread::start() {
    m_stop = false;
    m_thread = std::thread([this] { run(); });
    pthread_setname_np(m_thread.native_handle(), "lx-media");
    if (m_realTime) { // refused without the right to it; the engine then runs at ordinary priority
        sched_param priority{};
        priority.sched_priority = 1;
        pthread_setschedparam(m_thread.native_handle(), SCHED_RR, &priority);
    }
}

void MediaThread::stop() {
    if (!m_thread.joinable())
        return;
    m_stop = true;
    m_wake.fetch_add(1, std::memory_order_release);
    m_wake.notify_all();
    m_thread.join();
}

void MediaThread::submit(MediaCommand *command) {
    if (m_commands.push(command)) {
        m_wake.fetch_add(1, std::memory_order_release);
        m_wake.notify_all();
    }
}

void MediaThread::post(const MediaEvent &event) {
    if (!m_events.push(event))
        m_dropped.fetch_add(1, std::memory_order_relaxed);
}

void MediaThread::add(Bridge *bridge) {
    bridge->begin(m_tick);
    m_bridges[bridge->phase()].push_back(bridge);
    ++m_count;
}

void MediaThread::remove(Bridge *bridge) {
    auto &phase = m_bridges[bridge->phase()];
    const auto at = std::find(phase.begin(), phase.end(), bridge);
    if (at == phase.end())
        return;
    bridge->removeAll(m_tick, *this, m_scratch);
    phase.erase(at);
    --m_count;
    retire(bridge);
}

void MediaThread::runCommands() {
    for (auto *node = m_commands.takeAll(); node;) {
        auto *const next = node->next; // the node may be put into another list by run()
        static_cast<MediaCommand *>(node)->run(*this);
        node = next;
    }
}

void MediaThread::serve(std::size_t phase, Time due) {
    for (auto *bridge : m_bridges[phase]) {
        bridge->serve(m_tick, *this, m_scratch);
        const auto late = std::chrono::duration_cast<std::chrono::nanoseconds>(Monotonic::now() - due).count();
        const auto bin = std::min<std::size_t>(std::size_t(std::max<std::int64_t>(late, 0) / 100'000), kBins - 1);
        m_late[bin].fetch_add(1, std::memory_order_relaxed);
        if (late > m_maxLateNs.load(std::memory_order_relaxed))
            m_maxLateNs.store(late, std::memory_order_relaxed);
    }
}

void MediaThread::run() {
    const Time epoch = Monotonic::now();
    std::int64_t period = 0; // of 2 ms since the epoch
    const auto dueOf = [&](std::int64_t p) { return epoch + p * kPhase; };
    while (!m_stop.load(std::memory_order_acquire)) {
        const auto woken = m_wake.load(std::memory_order_acquire);
        runCommands();
        if (m_count == 0) {
            if (m_commands.isEmpty() && !m_stop.load(std::memory_order_acquire))
                m_wake.wait(woken, std::memory_order_acquire);
            period = std::max<std::int64_t>(period, (Monotonic::now() - epoch) / kPhase + 1);
            m_tick = period / std::int64_t(kPhases);
            continue;
        }
        const auto now = Monotonic::now();
        if (now - dueOf(period) > kTooLate)
            period = (now - epoch) / kPhase;
        sleepUntil(dueOf(period));
        runCommands();
        m_tick = period / std::int64_t(kPhases);
        serve(std::size_t(period % std::int64_t(kPhases)), dueOf(period));
        ++period;
    }
    runCommands();
}

void MediaThread::takeLateness(std::vector<std::uint64_t> &bins, double &maxMs) {
    bins.resize(kBins);
    for (std::size_t i = 0; i < kBins; ++i)
        bins[i] += m_late[i].exchange(0, std::memory_order_relaxed);
    maxMs = std::max(maxMs, double(m_maxLateNs.exchange(0, std::memory_order_relaxed)) / 1e6);
}

} // namespace lianxin
