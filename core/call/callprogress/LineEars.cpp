// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/callprogress/LineEars.h"
#include <algorithm>
#include <chrono>

namespace lianxin {

LineEars::LineEars(News news)
    : m_news(std::move(news))
    , m_thread([this] { run(); }) {}

LineEars::~LineEars() {
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_changed.notify_one();
    m_thread.join();
}

void LineEars::add(std::shared_ptr<LineEar> ear) {
    {
        const std::lock_guard lock(m_mutex);
        m_ears.push_back(std::move(ear));
    }
    m_changed.notify_one();
}

void LineEars::remove(const std::shared_ptr<LineEar> &ear) {
    const std::lock_guard lock(m_mutex);
    std::erase(m_ears, ear);
}

void LineEars::run() {
    std::vector<std::shared_ptr<LineEar>> ears;
    std::unique_lock lock(m_mutex);
    while (!m_stop) {
        if (m_ears.empty()) {
            m_changed.wait(lock);
            continue;
        }
        ears = m_ears;
        lock.unlock();
        for (const auto &ear : ears) {
            bool news = false;
            for (bool sleeping = false; !sleeping;)
                news |= ear->work(sleeping);
            if (news)
                m_news(ear);
        }
        ears.clear(); // whoever was removed goes now
        lock.lock();
        if (!m_stop)
            m_changed.wait_for(lock, std::chrono::milliseconds(60));
    }
}

} // namespace lianxin
