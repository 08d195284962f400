// SPDX-License-Identifier: GPL-3.0-or-later
// What seats did since their last change of state, written into the day's figures while it still lasts.
#include "hotline/routing/Seats.h"
#include "hotline/routing/ServiceSlots.h"
#include "platform/base/Clock.h"
#include "platform/storage/Store.h"
#include <algorithm>
#include <vector>

namespace lianxin {

Expected<void> Seats::countOpenTime(OpenTime then) {
    return m_store.write([&](Transaction &t) {
        const qint64 now = m_clock.now();
        const QString us = m_store.engineId();
        std::vector<std::pair<SeatState, qint64>> spans; // state, since when
        for (const auto &row : t.query(u"SELECT number, state, counted_from, registrar FROM seat WHERE counted_by = $1 AND counted_from > 0 ORDER BY number", {us})) {
            // A seat whose telephone is at another engine by now goes on there.
            const bool elsewhere = !row.text(3).isEmpty() && row.text(3) != us;
            const bool ends = then == OpenTime::Ends && !elsewhere;
            if (t.execute(u"UPDATE seat SET counted_from = $1, counted_by = $2 WHERE number = $3 AND state = $4 AND counted_from = $5",
                          {ends ? qint64(0) : now, elsewhere ? row.text(3) : us, row.text(0), row.text(1), row.integer(2)}) == 0)
                continue; // changed by another engine, which has written it
            spans.emplace_back(seatStateFromName(row.text(1)).value_or(SeatState::Offline), row.integer(2));
        }
        // Seats first, as in a step, then half hours in one order for everybody: two engines never wait for each other's rows.
        std::sort(spans.begin(), spans.end());
        for (const auto &[state, from] : spans)
            addSlotSeat(t, state, from, now);
    });
}

} // namespace lianxin
