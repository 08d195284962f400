// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <condition_variable>
#include <deque>
#include <mutex>

namespace lianxin {

//! \brief A mutex that is handed on in order of arrival, so that a bulk import never starves the calls. Meets
//! BasicLockable.
class FairMutex {
public:
    void lock() {
        std::unique_lock guard(m_mutex);
        if (!m_held && m_waiting.empty()) {
            m_held = true;
            return;
        }
        Waiter waiter;
        m_waiting.push_back(&waiter);
        waiter.turn.wait(guard, [&] { return waiter.called; });
    }
    void unlock() {
        const std::scoped_lock guard(m_mutex);
        if (m_waiting.empty()) {
            m_held = false;
            return;
        }
        Waiter *next = m_waiting.front();
        m_waiting.pop_front();
        next->called = true; // stays held: it passes from hand to hand
        next->turn.notify_one();
    }
    //! Somebody waits for it at this moment.
    bool isWaitedFor() {
        const std::scoped_lock guard(m_mutex);
        return !m_waiting.empty();
    }

private:
    struct Waiter {
        std::condition_variable turn;
        bool called = false;
    };
    std::mutex m_mutex;
    std::deque<Waiter *> m_waiting;
    bool m_held = false;
};

} // namespace lianxin
