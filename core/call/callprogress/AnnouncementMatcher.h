// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/callprogress/AnnouncementLibrary.h"
#include <memory>

namespace lianxin {

//! \brief An announcement that was recognised.
struct AnnouncementMatch {
    std::size_t index = 0;     //!< in AnnouncementLibrary::announcements()
    std::int64_t fromMs = 0;   //!< where the stretch that agreed begins, in the clock of the media
    std::int64_t toMs = 0;
    float agreement = 0;       //!< share of equal bits, 0…1; unrelated sound has about .5
    float confidence = 0;      //!< 0…1: agreement, length and the distance from what says something else
};

//! \brief Looks for the announcements of a library in sound, from wherever it begins.
//!
//! Every print of the sound is held against every print of the library; what agrees along a diagonal adds up, what
//! disagrees is taken off (local alignment: Smith and Waterman 1981, without gaps). An announcement is certain when
//! enough of it has agreed, the last third of a second too, and whatever says something else lies clearly behind:
//! carriers put announcements together from the same parts. Memory: 18 bytes a print of the library; allocates nothing
//! while it listens, but for a match that is new.
class LIANXIN_EXPORT AnnouncementMatcher {
public:
    //! \param library may be null: nothing is known then.
    explicit AnnouncementMatcher(std::shared_ptr<const AnnouncementLibrary> library);
    void restart();
    void hear(const SoundPrint &print);
    //! In the order in which they became certain; at most 8 different ones.
    const std::vector<AnnouncementMatch> &matches() const { return m_matches; }
    //! The best score so far, certain or not: for tuning and tests.
    int bestScore() const { return m_bestScore; }
    //! Something is agreeing right now, of which it isn't certain yet what it is.
    bool isCandidate() const { return m_candidate; }

private:
    struct Part {
        std::size_t begin = 0, end = 0; // prints in the tables below
        int active = 0;
        int held = 0; // best score of late
        NumberState state = NumberState::Unknown;
    };
    float recentDistance(std::size_t at) const;
    void certain(std::size_t entry, std::size_t at, int score, int margin);

    std::shared_ptr<const AnnouncementLibrary> m_library;
    std::vector<Part> m_parts;
    std::vector<std::uint32_t> m_prints;      // all announcements, a gap before each
    std::vector<std::int16_t> m_weight;       // 1: active, 0: pause, kNever: gap
    std::vector<std::int16_t> m_score, m_scoreNext;
    std::vector<std::int16_t> m_peak, m_peakNext; // the best that the score has been
    std::vector<std::int16_t> m_length, m_lengthNext; // active prints that the score is made of
    std::array<std::uint32_t, 32> m_recent{};
    std::int64_t m_now = 0;
    std::size_t m_heard = 0;
    int m_bestScore = 0;
    bool m_candidate = false;
    std::vector<AnnouncementMatch> m_matches;
};

//! The announcement of \a library that a whole sound (8 kHz) holds; the most confident, if there are several.
LIANXIN_EXPORT std::optional<AnnouncementMatch> findIn(const AnnouncementLibrary &library, std::span<const std::int16_t> samples);

} // namespace lianxin
