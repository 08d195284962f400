// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/callprogress/LineEar.h"
#include <condition_variable>
#include <functional>
#include <thread>
#include <vector>

namespace lianxin {

//! \brief The ordinary thread that listens to lines: taps are worked off every 60 ms, one after the other. A line on
//! which nothing new is understood wakes nobody.
class LIANXIN_EXPORT LineEars {
public:
    //! \a news is called on the listening thread: hand it on and return.
    using News = std::function<void(const std::shared_ptr<LineEar> &ear)>;
    explicit LineEars(News news);
    //! No news comes after it.
    ~LineEars();
    LineEars(const LineEars &) = delete;
    LineEars &operator=(const LineEars &) = delete;

    //! Any thread.
    void add(std::shared_ptr<LineEar> ear);
    void remove(const std::shared_ptr<LineEar> &ear);

private:
    void run();

    const News m_news;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<std::shared_ptr<LineEar>> m_ears;
    bool m_stop = false;
    std::thread m_thread;
};

} // namespace lianxin
