// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <atomic>
#include <cstddef>
#include <span>
#include <utility>

namespace lianxin {

//! \brief Ring between one writing and one reading thread; neither ever waits. Capacity is a power of two.
template <class T, std::size_t Capacity>
class SpscRing {
    static_assert((Capacity & (Capacity - 1)) == 0, "capacity is a power of two");

public:
    bool push(const T &item) { return pushMany(std::span<const T>(&item, 1)) == 1; }
    bool pop(T &item) { return popMany(std::span<T>(&item, 1)) == 1; }

    //! Writer: as many of \a items as fit; returns their number.
    std::size_t pushMany(std::span<const T> items) {
        const std::size_t head = m_head.load(std::memory_order_relaxed);
        const std::size_t room = Capacity - (head - m_tail.load(std::memory_order_acquire));
        const std::size_t n = items.size() < room ? items.size() : room;
        for (std::size_t i = 0; i < n; ++i)
            m_items[(head + i) & (Capacity - 1)] = items[i];
        m_head.store(head + n, std::memory_order_release);
        return n;
    }
    //! Reader: as many as there are, at most items.size(); returns their number.
    std::size_t popMany(std::span<T> items) {
        const std::size_t tail = m_tail.load(std::memory_order_relaxed);
        const std::size_t there = m_head.load(std::memory_order_acquire) - tail;
        const std::size_t n = items.size() < there ? items.size() : there;
        for (std::size_t i = 0; i < n; ++i)
            items[i] = m_items[(tail + i) & (Capacity - 1)];
        m_tail.store(tail + n, std::memory_order_release);
        return n;
    }
    //! Reader: leaves out the oldest \a n.
    void drop(std::size_t n) {
        const std::size_t tail = m_tail.load(std::memory_order_relaxed);
        const std::size_t there = m_head.load(std::memory_order_acquire) - tail;
        m_tail.store(tail + (n < there ? n : there), std::memory_order_release);
    }
    //! Either side: how many are waiting; may be out of date at once.
    std::size_t size() const {
        const std::size_t tail = m_tail.load(std::memory_order_acquire);
        return m_head.load(std::memory_order_acquire) - tail;
    }

private:
    alignas(64) std::atomic<std::size_t> m_head{0};
    alignas(64) std::atomic<std::size_t> m_tail{0};
    alignas(64) std::array<T, Capacity> m_items{};
};

//! \brief What a node of an MpscList must be.
struct MpscNode {
    MpscNode *next = nullptr;
    virtual ~MpscNode() = default;
};

//! \brief Many threads put nodes in, one takes all of them at once, oldest first. Nothing waits, nothing is
//! allocated: the nodes are the caller's.
class MpscList {
public:
    //! Any thread. Returns true when the list was empty before.
    bool push(MpscNode *node) {
        MpscNode *head = m_head.load(std::memory_order_relaxed);
        do
            node->next = head;
        while (!m_head.compare_exchange_weak(head, node, std::memory_order_release, std::memory_order_relaxed));
        return head == nullptr;
    }
    //! The consuming thread: everything that was put in, as a chain, oldest first.
    MpscNode *takeAll() {
        MpscNode *node = m_head.exchange(nullptr, std::memory_order_acquire);
        MpscNode *oldestFirst = nullptr;
        while (node) {
            MpscNode *const next = node->next;
            node->next = oldestFirst;
            oldestFirst = node;
            node = next;
        }
        return oldestFirst;
    }
    bool isEmpty() const { return m_head.load(std::memory_order_acquire) == nullptr; }

private:
    std::atomic<MpscNode *> m_head{nullptr};
};

} // namespace lianxin
