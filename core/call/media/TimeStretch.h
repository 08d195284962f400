// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>

namespace lianxin {

inline constexpr std::size_t kShortestPeriod = 20;  //!< samples: 400 Hz
inline constexpr std::size_t kLongestPeriod = 120;  //!< samples: 67 Hz

//! \brief Leaves out one pitch period near the beginning of \a samples, cross-faded (WSOLA: Verhelst and Roelands,
//! ICASSP 1993), and moves the rest forward.
//! \return how many samples were left out: 0 when there is too little sound to do it unheard, else at most \a most.
std::size_t removePeriod(std::span<std::int16_t> samples, std::size_t most);

} // namespace lianxin
