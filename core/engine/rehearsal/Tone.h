// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/media/Pcm.h"
#include <QtGlobal>
#include <span>

namespace lianxin {

//! A sine of \a hz, \a ms long, at −12 dBFS: how a simulated person "speaks", so that who heard whom can be proved.
PcmBuffer makeTone(double hz, int ms);

//! Noise of a street, \a ms long, its mean power at \a dbfs: all frequencies, the low ones stronger. The same seed, the same
//! noise.
PcmBuffer makeNoise(quint32 seed, int ms, double dbfs);

//! \brief Power of one frequency in a piece of sound, relative to all of it (0…1): Goertzel's algorithm (G. Goertzel,
//! 1958). Silence gives 0.
double toneShare(std::span<const std::int16_t> samples, double hz);

//! A voice was heard if its tone was there this long, in milliseconds.
constexpr int kSureMs = 200;

//! \brief Notices when a tone has been heard for a while. One thread.
class ToneMeter {
public:
    explicit ToneMeter(double hz)
        : m_hz(hz) {}
    void add(std::span<const std::int16_t> frame);
    //! Milliseconds in which the tone was there, all together.
    int heardMs() const { return m_heardMs; }

private:
    double m_hz;
    int m_heardMs = 0;
};

} // namespace lianxin
