// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace lianxin {

//! \brief Sound of a microphone (8 kHz, mono) that is kept until there is enough of it: so much, or until somebody has spoken and
//! is silent again. A value; one thread.
class TakenSound {
public:
    static constexpr int rate = 8000;
    static constexpr int voicedMs = 120; //!< of voice in all: less is a click

    //! Begins anew. \a quietMs: after a voice, none for so long is the end; 0: only \a mostMs is.
    void begin(int mostMs, int quietMs) {
        m_sound.clear();
        m_left = static_cast<std::size_t>(std::max(0, mostMs)) * rate / 1000;
        m_quietMs = quietMs;
        m_voiced = m_quiet = 0;
        m_taking = m_left > 0;
    }
    bool isTaking() const { return m_taking; }
    //! The next samples, and whether there is a voice in them. True: that is all of it.
    bool add(std::span<const std::int16_t> samples, bool voice) {
        if (!m_taking)
            return false;
        const std::size_t some = std::min(m_left, samples.size());
        m_sound.insert(m_sound.end(), samples.begin(), samples.begin() + static_cast<std::ptrdiff_t>(some));
        m_left -= some;
        (voice ? m_voiced : m_quiet) += some;
        if (voice)
            m_quiet = 0;
        return m_left == 0 || (m_quietMs > 0 && inMs(m_voiced) >= voicedMs && inMs(m_quiet) >= m_quietMs);
    }
    //! What was kept; it is over.
    std::vector<std::int16_t> give() {
        m_taking = false;
        return std::exchange(m_sound, {});
    }

private:
    static int inMs(std::size_t samples) { return static_cast<int>(samples * 1000 / rate); }

    std::vector<std::int16_t> m_sound;
    std::size_t m_left = 0;
    std::size_t m_voiced = 0;
    std::size_t m_quiet = 0; //!< since the last voice
    int m_quietMs = 0;
    bool m_taking = false;
};

} // namespace lianxin
