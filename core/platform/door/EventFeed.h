// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/storage/Store.h"
#include <deque>
#include <vector>

namespace lianxin {

//! \brief The newest events, read once for all connections; older ones come from the store. A few hundred are enough: a connection is
//! told right after a commit, and one that was away for longer reads a few pages once. Main thread.
class EventFeed {
public:
    explicit EventFeed(Store &store, qsizetype keep = 256)
        : m_store(store)
        , m_keep(keep) {}
    //! Events with seq > \a cursor, oldest first, at most \a limit.
    Expected<std::vector<Event>> after(qint64 cursor, int limit);
    //! Something was committed.
    void wake() { m_fresh = false; }

private:
    Expected<void> refresh();

    Store &m_store;
    qsizetype m_keep;
    std::deque<Event> m_recent;
    qint64 m_last = -1; //!< read up to here; -1: nothing read yet
    bool m_fresh = false;
};

} // namespace lianxin
