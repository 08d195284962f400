// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/media/Pcm.h"
#include <memory>
#include <span>

namespace lianxin {

//! \brief Makes up for sound that did not come: the last pitch period, repeated and faded (ITU-T G.711 appendix I
//! in spandsp's form), then comfort noise as loud as the line's own background. Made on an ordinary thread, used
//! on a media thread.
class Concealer {
public:
    Concealer();
    ~Concealer();
    //! Sound that did come, in its order; smooths the seam after a gap, in place.
    void heard(std::span<std::int16_t> samples);
    //! The continuation of what was heard.
    void conceal(std::span<std::int16_t> samples);
    //! Background noise alone.
    void noise(std::span<std::int16_t> samples);
    //! The level the peer asks for (RFC 3389: 0…127, in −dBov).
    void setNoiseLevel(int minusDbov);

private:
    struct State;
    std::unique_ptr<State> m_state;
    double m_background = 4;  //!< RMS of the quietest moments
    std::uint32_t m_random = 1;
    std::int32_t m_last = 0;
};

} // namespace lianxin
