// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <condition_variable>
#include <functional>
#include <mutex>
#include <pthread.h>

namespace lianxin::sheets {

//! \brief A second thread for a process that is about to give up the right to make any. Works off one thing at a time.
class HelperThread {
public:
    HelperThread();
    ~HelperThread(); //!< waits for what it is doing, and until the thread is gone
    HelperThread(const HelperThread &) = delete;
    HelperThread &operator=(const HelperThread &) = delete;
    //! Has \a work done on it, which throws nothing; waits while it is doing something else. Where no thread could be had, it is
    //! done here and now.
    void run(std::function<void()> work);

private:
    void serve();

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::function<void()> m_work;
    bool m_isEnding = false;
    bool m_isThere = false;
    pthread_t m_thread{}; //!< not a std::thread, whose stack has the size that is usual
};

} // namespace lianxin::sheets
