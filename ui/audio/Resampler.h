// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <span>
#include <vector>

namespace lianxin {

//! \brief Changes the rate of mono 16-bit sound by a rational factor: polyphase windowed sinc (Hann, 16 zero
//! crossings), cut off below the lower of the two Nyquist frequencies. Keeps state between calls; one thread.
class Resampler {
public:
    //! Rates in Hz, 4,000 … 192,000. Equal rates copy.
    Resampler(int from, int to);
    //! Appends to \a out; about in.size() · to / from samples.
    void run(std::span<const std::int16_t> in, std::vector<std::int16_t> &out);
    //! Samples of input that a given number of output samples needs, rounded up.
    std::size_t inputFor(std::size_t output) const;

private:
    int m_up = 1;   //!< L
    int m_down = 1; //!< M
    int m_taps = 1;
    std::vector<float> m_table; //!< up × taps
    std::vector<float> m_history;
    std::int64_t m_phase =
        0; //!< position of the next output in units of 1/L input samples, from the history's begin
};

} // namespace lianxin
