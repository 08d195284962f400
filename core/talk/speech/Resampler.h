// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Export.h"
#include "talk/speech/Pcm.h"

namespace lianxin {

//! \brief Converts between sampling rates whose ratio is rational, by a polyphase FIR (Kaiser-windowed sinc):
//! flat to 0.42 of the lower rate, ≥ 70 dB down from half of it on. The output is aligned with the input. Any
//! thread; not shared.
class LIANXIN_EXPORT Resampler {
public:
    //! \param from, to samples a second, 1,000–192,000.
    Resampler(int from, int to);
    Pcm process(const Pcm &in) const;

private:
    int m_up;                    // interpolation factor
    int m_down;                  // decimation factor
    int m_taps;                  // per phase
    std::vector<float> m_phases; // m_up × m_taps
};

} // namespace lianxin
