// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QtGlobal>
#include <random>

namespace lianxin {

//! \brief Numbers from a seed. std::shuffle and the standard distributions differ between libraries; this is the same
//! everywhere.
class Dice {
public:
    explicit Dice(quint32 seed)
        : m_engine(seed) {}
    std::size_t below(std::size_t n) { return m_engine() % n; }

private:
    std::mt19937 m_engine;
};

} // namespace lianxin
