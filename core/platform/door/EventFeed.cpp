// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/door/EventFeed.h"

namespace lianxin {
namespace {
constexpr int kBatch = 1000;
}

Expected<void> EventFeed::refresh() {
    if (m_fresh)
        return {};
    if (m_last < 0)
        m_last = std::max<qint64>(0, m_store.lastEventSeq() - kBatch);
    for (;;) {
        LX_TRY(auto events, m_store.eventsAfter(m_last, kBatch));
        if (events.empty())
            break;
        m_last = events.back().seq;
        for (auto &event : events)
            m_recent.push_back(std::move(event));
        while (qsizetype(m_recent.size()) > m_keep)
            m_recent.pop_front();
        if (events.size() < kBatch)
            break;
    }
    m_fresh = true;
    return {};
}

Expected<std::vector<Event>> EventFeed::after(qint64 cursor, int limit) {
    LX_CHECK(refresh());
    if (cursor >= m_last)
        return std::vector<Event>{};
    if (m_recent.empty() || cursor < m_recent.front().seq - 1)
        return m_store.eventsAfter(cursor, limit);
    const auto from = std::upper_bound(m_recent.begin(), m_recent.end(), cursor,
                                       [](qint64 seq, const Event &event) { return seq < event.seq; });
    const auto count = std::min<std::ptrdiff_t>(limit, m_recent.end() - from);
    return std::vector<Event>(from, from + count);
}

} // namespace lianxin
