// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/media/Pcm.h"
#include "platform/base/Export.h"
#include <array>
#include <complex>
#include <cstdint>
#include <span>

namespace lianxin {

//! Milliseconds from one SoundStep to the next.
inline constexpr int kStepMs = 10;
//! Bands of a step, 280–3,400 Hz, narrow at the bottom.
inline constexpr std::size_t kSoundBands = 33;

//! \brief What 32 ms of sound consist of, taken every 10 ms.
struct SoundStep {
    std::int64_t atMs = 0;   //!< the middle of the window, in the clock of the media
    bool concealed = false;  //!< its newest 10 ms were made up by the jitter buffer
    float levelDb = -120;    //!< 190–3,700 Hz, dBov (a full-scale sine has −3)
    float peakHz = 0;        //!< the strongest frequency
    float peakDb = -120;     //!< level of its main lobe
    float purity = 0;        //!< share of the level that this lobe holds: 1 is a single tone
    std::array<float, kSoundBands> bands{}; //!< energy of each band
};

//! \brief Cuts sound into overlapping Hann windows of 256 samples and transforms them: the one pass that tones,
//! fingerprints and the answering-machine detector share. Allocates nothing; one instance a leg, any one thread.
class LIANXIN_EXPORT SoundAnalyser {
public:
    static constexpr std::size_t kWindow = 256;
    static constexpr std::size_t kStepSamples = kPcmRate / 1000 * kStepMs;

    SoundAnalyser();
    //! The sound from here on begins at \a positionMs; what was heard before is forgotten.
    void restart(std::int64_t positionMs);
    //! The position of the next sample.
    std::int64_t positionMs() const { return m_startMs + std::int64_t(m_heard) * 1000 / kPcmRate; }

    //! Calls \a sink(const SoundStep &) for every step that \a samples complete.
    template <class Sink>
    void hear(std::span<const std::int16_t> samples, bool concealed, Sink &&sink) {
        while (!samples.empty()) {
            const auto used = take(samples, concealed);
            samples = samples.subspan(used);
            if (m_pending == 0 && m_heard >= kWindow)
                sink(analyse());
        }
    }

private:
    std::size_t take(std::span<const std::int16_t> samples, bool concealed);
    const SoundStep &analyse();

    std::int64_t m_startMs = 0;
    std::uint64_t m_heard = 0;
    std::size_t m_pending = 0; // samples of the step that is being filled
    bool m_concealed = false;
    std::array<float, kWindow> m_ring{}; // the newest samples, oldest at m_heard % kWindow
    std::array<std::complex<float>, kWindow / 2> m_work{};
    std::array<float, kWindow / 2> m_power{};
    SoundStep m_step;
};

} // namespace lianxin
