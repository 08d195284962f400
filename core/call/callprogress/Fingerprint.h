// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/callprogress/SoundAnalyser.h"
#include <optional>
#include <vector>

namespace lianxin {

//! Milliseconds from one SoundPrint to the next.
inline constexpr int kPrintMs = 20;

//! \brief 32 bits that a stretch of sound keeps through codecs, level changes and noise: each says whether the
//! difference between two neighbouring bands grew or fell (after Haitsma and Kalker, ISMIR 2002).
struct SoundPrint {
    std::uint32_t bits = 0;
    float levelDb = -120;
    std::int64_t atMs = 0; //!< the newest sound in it
};

//! \brief Makes a SoundPrint of every second step. Allocates nothing.
class LIANXIN_EXPORT Fingerprinter {
public:
    void restart();
    std::optional<SoundPrint> hear(const SoundStep &step);

private:
    static constexpr std::size_t kSmoothSteps = 6; // 60 ms of steps, each 32 ms wide
    static constexpr std::size_t kBackSteps = 6;   // compared with 60 ms ago
    static constexpr std::size_t kKept = kSmoothSteps + kBackSteps;
    std::array<std::array<float, kSoundBands>, kKept> m_steps{};
    std::array<float, kKept> m_levels{};
    std::size_t m_count = 0;
};

//! \brief The prints of a whole sound, as a library keeps them.
struct Fingerprint {
    std::vector<std::uint32_t> prints; //!< one in kPrintMs
    std::vector<bool> active;          //!< there was sound, not a pause
    int activeCount() const;
    bool operator==(const Fingerprint &) const = default;
};

//! Of 8 kHz sound; silence before and after is left out. Any thread.
LIANXIN_EXPORT Fingerprint fingerprintOf(std::span<const std::int16_t> samples);

} // namespace lianxin
