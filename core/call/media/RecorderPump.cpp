// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/media/RecorderPump.h"
#include <chrono>
#include <pthread.h>

namespace lianxin {
namespace {
constexpr auto kPeriod = std::chrono::milliseconds(50);
constexpr std::size_t kBlock = 8192; // samples, about one second
} // namespace

static_assert(sizeof(StereoSample) == 2 * sizeof(std::int16_t));

RecorderPump::RecorderPump(std::function<void(const RecordingPipe &)> finished)
    : m_finished(std::move(finished))
    , m_block(kBlock) {}

RecorderPump::~RecorderPump() {
    stop();
}

void RecorderPump::start() {
    m_stop = false;
    m_thread = std::thread([this] { run(); });
    pthread_setname_np(m_thread.native_handle(), "lx-record");
}

void RecorderPump::stop() {
    if (!m_thread.joinable())
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

void RecorderPump::add(std::shared_ptr<RecordingPipe> pipe) {
    {
        const std::lock_guard lock(m_mutex);
        m_added.push_back(std::move(pipe));
    }
    m_changed.notify_all();
}

bool RecorderPump::drain(RecordingPipe &pipe, bool last) {
    // Read before the ring: what was pushed before closing is then certainly seen below.
    const bool closed = pipe.closed.load(std::memory_order_acquire) || last;
    while (const std::size_t n = pipe.ring.popMany(m_block))
        pipe.sink->write(&m_block.front().left, n);
    if (!closed)
        return false;
    pipe.sink->finish();
    m_finished(pipe);
    return true;
}

void RecorderPump::run() {
    for (;;) {
        bool last = false;
        {
            std::unique_lock lock(m_mutex);
            const auto due = [this] { return m_stop || !m_added.empty(); };
            if (m_pipes.empty())
                m_changed.wait(lock, due);
            else
                m_changed.wait_for(lock, kPeriod, [this] { return m_stop; });
            m_pipes.insert(m_pipes.end(), m_added.begin(), m_added.end());
            m_added.clear();
            last = m_stop;
        }
        std::erase_if(m_pipes, [&](const auto &pipe) { return drain(*pipe, last); });
        if (last)
            return;
    }
}

} // namespace lianxin
