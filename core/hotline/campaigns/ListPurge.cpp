// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of lists that were taken back or cut off. Nobody sees them any more, so they are cleared away beside everything else.
#include "hotline/campaigns/ContactLists.h"
#include "platform/base/Literals.h"
#include "platform/base/Log.h"
#include "platform/storage/StagedWrite.h"
#include <algorithm>
#include <chrono>

namespace lianxin {

namespace {

//! What one transaction clears: whoever waits for the store's one writer, a telephone call among them, waits for a few milliseconds.
constexpr size_t kClearedSlice = 2'000;
//! Their numbers are put in order in memory, 40 bytes each.
constexpr int kClearedBeside = 1'000'000;

// An import writes them last: one that was cut off before has none to look for.
bool mayHaveNumbers(Snapshot &s, const Id &list) {
    const auto row = s.first(u"SELECT summary FROM contact_list WHERE id = $1", {list});
    return row && row->text(0) != ContactLists::unnumbered();
}

//! The first rows of a list that are still there.
struct ClearedRows {
    std::vector<qint64> numbers;     //!< of the rows, ascending
    std::vector<QByteArray> indexes; //!< what they are looked up by, ascending
};

ClearedRows firstRows(Snapshot &s, const Id &list, int limit) {
    ClearedRows rows;
    const bool isSorted = !s.isPostgres() && mayHaveNumbers(s, list);
    s.forEach(u"SELECT row_number, phone_index FROM contact WHERE list_id = $1 ORDER BY row_number LIMIT $2", {list, qint64(limit)}, [&](const Row &row) {
        rows.numbers.push_back(row.integer(0));
        if (isSorted)
            rows.indexes.push_back(row.blob(1));
        return true;
    });
    std::sort(rows.indexes.begin(), rows.indexes.end());
    return rows;
}

} // namespace

QString ContactLists::unnumbered() { return u"{\"unnumbered\":true}"_s; }

Expected<int> ContactLists::recover() {
    return m_store.writeReturning<int>([](Transaction &t) {
        return int(t.execute(u"UPDATE contact_list SET state = 'failed' WHERE state = 'importing'"));
    });
}

Expected<std::optional<Id>> ContactLists::toPurge() {
    return m_store.readReturning<std::optional<Id>>([](Snapshot &s) -> std::optional<Id> {
        const auto victim = s.first(u"SELECT l.id FROM contact_list l WHERE l.state IN ('failed', 'undone') "
                                    "AND EXISTS (SELECT 1 FROM contact c WHERE c.list_id = l.id) ORDER BY l.id LIMIT 1");
        return victim ? std::optional<Id>(victim->text(0)) : std::nullopt;
    });
}

Expected<int> ContactLists::purge(int rows) {
    LX_TRY(const auto victim, toPurge());
    if (!victim)
        return 0;
    LX_TRY(ClearedRows left, m_store.readReturning<ClearedRows>([&](Snapshot &s) {
        return firstRows(s, *victim, rows);
    }));
    // In the order of the look-up, so that each of its pages is written once and not once a number.
    for (size_t at = 0; at < left.indexes.size() && !m_ending; at += kClearedSlice) {
        std::vector<Params> slice;
        for (size_t i = at; i < std::min(at + kClearedSlice, left.indexes.size()); ++i)
            slice.push_back({left.indexes[i], *victim});
        LX_CHECK(writeStaged(m_store, [&](Transaction &t) { t.executeMany(u"DELETE FROM contact_number WHERE phone_index = $1 AND list_id = $2", slice); }));
    }
    qint64 gone = 0;
    for (size_t at = 0; at < left.numbers.size() && !m_ending; at += kClearedSlice) {
        const qint64 last = left.numbers[std::min(at + kClearedSlice, left.numbers.size()) - 1];
        qint64 cleared = 0;
        LX_CHECK(writeStaged(m_store, [&](Transaction &t) {
            if (t.isPostgres()) // where a statement a number would be a journey a number, and the rows lie in no order
                t.execute(u"DELETE FROM contact_number WHERE list_id = $1 AND phone_index IN "
                          "(SELECT phone_index FROM contact WHERE list_id = $1 AND row_number <= $2)",
                          {*victim, last});
            t.execute(u"DELETE FROM contact_other WHERE list_id = $1 AND row_number <= $2", {*victim, last});
            cleared = t.execute(u"DELETE FROM contact WHERE list_id = $1 AND row_number <= $2", {*victim, last});
        }));
        gone += cleared;
    }
    return int(gone);
}

void ContactLists::purgeBeside() {
    using namespace std::chrono_literals;
    if (m_purging.valid() && m_purging.wait_for(0s) != std::future_status::ready)
        return;
    if (const auto victim = toPurge(); !victim || !*victim)
        return;
    m_purging = std::async(std::launch::async, [this] {
        while (!m_ending) {
            const auto gone = purge(kClearedBeside);
            if (!gone)
                qCWarning(lcHotline, "%s", qPrintable(gone.error().toString()));
            if (!gone || *gone == 0)
                return;
        }
    });
}

Expected<void> ContactLists::abandon(const Id &listId) {
    LX_TRY(const bool wasOpen, m_store.writeReturning<bool>([&](Transaction &t) {
        return t.execute(u"UPDATE contact_list SET state = 'failed' WHERE id = $1 AND state = 'importing'", {listId}) > 0;
    }));
    if (!wasOpen)
        return {};
    LX_CHECK(purge(purgedAtOnce));
    QMetaObject::invokeMethod(this, &ContactLists::purgeBeside, Qt::QueuedConnection);
    return {};
}

} // namespace lianxin
