// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QtGlobal>
#include <string_view>
#include <vector>

namespace lianxin {

//! \brief Number → row in which it came first, for millions of them: one flat table, 16 bytes an entry.
class SeenNumbers {
public:
    //! The row in which \a digits came first: \a row itself when they are new.
    qint64 firstRow(std::string_view digits, qint64 row) {
        if (m_count * 2 >= m_slots.size())
            grow();
        Slot &slot = find(keyOf(digits));
        if (slot.key == 0) {
            slot = {keyOf(digits), row};
            ++m_count;
        }
        return slot.row;
    }

    bool contains(std::string_view digits) { return !m_slots.empty() && find(keyOf(digits)).key != 0; }

private:
    struct Slot {
        quint64 key = 0;
        qint64 row = 0;
    };
    // A leading 1 keeps zeros in front apart.
    static quint64 keyOf(std::string_view digits) {
        quint64 key = 1;
        for (const char c : digits)
            key = key * 10 + quint64(c - '0');
        return key;
    }
    Slot &find(quint64 key) {
        const size_t mask = m_slots.size() - 1;
        size_t at = size_t((key * 0x9e3779b97f4a7c15ULL) >> 20) & mask;
        while (m_slots[at].key != 0 && m_slots[at].key != key)
            at = (at + 1) & mask;
        return m_slots[at];
    }
    void grow() {
        std::vector<Slot> old(m_slots.empty() ? 1 << 14 : m_slots.size() * 4);
        old.swap(m_slots);
        for (const Slot &slot : old)
            if (slot.key != 0)
                find(slot.key) = slot;
    }
    std::vector<Slot> m_slots;
    size_t m_count = 0;
};

} // namespace lianxin
