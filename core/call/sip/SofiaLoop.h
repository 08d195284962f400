// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/sip/Sofia.h"
#include <functional>
#include <mutex>
#include <thread>

namespace lianxin::sip {

//! What su_msg carries: one closure, freed by the deinitializer whether it ran or not.
struct Posted {
    std::function<void()> *function;
};

//! \brief One std::thread that runs a Sofia root. nua gets no thread of its own (su_root_threading(root, 0)).
class SofiaLoop {
public:
    SofiaLoop() = default;
    ~SofiaLoop();
    SofiaLoop(const SofiaLoop &) = delete;
    SofiaLoop &operator=(const SofiaLoop &) = delete;

    //! Starts the thread and returns when it runs. False: no root (out of descriptors or memory).
    bool start();
    //! Runs \a function on the thread, in the order of posting of one thread. Dropped (but freed) after stop().
    bool post(std::function<void()> function);
    //! Leaves the loop when what was posted before has run, and joins. What happens on the thread last is \a last.
    void stop(std::function<void()> last);

    su_root_t *root() const { return m_root; }
    bool isCurrent() const { return std::this_thread::get_id() == m_thread.get_id(); }

private:
    bool send(std::function<void()> function);

    std::thread m_thread;
    su_root_t *m_root = nullptr;
    std::mutex m_mutex; // m_accepting, and m_task while it is true
    bool m_accepting = false;
    su_task_r m_task = SU_TASK_R_INIT;
};

} // namespace lianxin::sip
