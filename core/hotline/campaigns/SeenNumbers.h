// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QtGlobal>
#include <cstdlib>
#include <memory>
#include <new>
#include <string_view>
#include <sys/mman.h>

namespace lianxin {

//! \brief Number → row in which it came first, for millions of them: one flat table, 16 bytes an entry.
class SeenNumbers {
public:
    //! The row in which \a digits came first: \a row itself when they are new.
    qint64 firstRow(std::string_view digits, qint64 row) {
        if (m_count * 2 >= m_size)
            grow();
        Slot &slot = find(keyOf(digits));
        if (slot.key == 0) {
            slot = {keyOf(digits), row};
            ++m_count;
        }
        return slot.row;
    }

    bool contains(std::string_view digits) { return m_size > 0 && find(keyOf(digits)).key != 0; }

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
        const size_t mask = m_size - 1;
        size_t at = size_t((key * 0x9e3779b97f4a7c15ULL) >> 20) & mask;
        while (m_slots[at].key != 0 && m_slots[at].key != key)
            at = (at + 1) & mask;
        return m_slots[at];
    }
    void grow() {
        const Slots old = std::move(m_slots);
        const size_t had = m_size;
        m_size = had == 0 ? kLargePage / sizeof(Slot) : had * 4;
        // Numbers come in no order: with small pages nearly every look would wait for the page table too.
        void *memory = std::aligned_alloc(kLargePage, m_size * sizeof(Slot));
        if (!memory)
            throw std::bad_alloc();
        ::madvise(memory, m_size * sizeof(Slot), MADV_HUGEPAGE);
        m_slots.reset(static_cast<Slot *>(memory));
        std::uninitialized_default_construct_n(m_slots.get(), m_size);
        for (size_t i = 0; i < had; ++i)
            if (old[i].key != 0)
                find(old[i].key) = old[i];
    }
    static constexpr size_t kLargePage = size_t(2) << 20;
    struct Freed {
        void operator()(Slot *slots) const { std::free(slots); }
    };
    using Slots = std::unique_ptr<Slot[], Freed>;
    Slots m_slots;
    size_t m_size = 0;
    size_t m_count = 0;
};

} // namespace lianxin
