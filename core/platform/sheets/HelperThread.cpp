// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/sheets/HelperThread.h"

namespace lianxin::sheets {

HelperThread::HelperThread() {
    m_thread.reset(QThread::create([this] { serve(); }));
    m_thread->setStackSize(1 << 20); // counts as memory of a process that may have little
    m_thread->start();
}

HelperThread::~HelperThread() {
    {
        const std::scoped_lock lock(m_mutex);
        m_isEnding = true;
    }
    m_changed.notify_all();
    m_thread->wait();
}

void HelperThread::run(std::function<void()> work) {
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return !m_work; });
    m_work = std::move(work);
    m_changed.notify_all();
}

void HelperThread::serve() {
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_changed.wait(lock, [this] { return m_work || m_isEnding; });
        if (!m_work)
            return;
        lock.unlock();
        m_work();
        lock.lock();
        m_work = nullptr;
        m_changed.notify_all();
    }
}

} // namespace lianxin::sheets
