// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/sheets/HelperThread.h"

namespace lianxin::sheets {

HelperThread::HelperThread() {
    constexpr size_t kStack = 1 << 20; // counts as memory of a process that may have little
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, kStack);
    const auto serveIt = [](void *self) -> void * {
        static_cast<HelperThread *>(self)->serve();
        return nullptr;
    };
    m_isThere = pthread_create(&m_thread, &attributes, serveIt, this) == 0;
    pthread_attr_destroy(&attributes);
}

HelperThread::~HelperThread() {
    {
        const std::scoped_lock lock(m_mutex);
        m_isEnding = true;
    }
    m_changed.notify_all();
    if (m_isThere)
        pthread_join(m_thread, nullptr);
}

void HelperThread::run(std::function<void()> work) {
    if (!m_isThere) {
        work();
        return;
    }
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
