// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/callprogress/ProgressListener.h"
#include "call/media/TapStream.h"
#include <memory>
#include <mutex>

namespace lianxin {

//! \brief Sound of a line before the answer, as it was heard.
struct LineSound {
    std::vector<std::int16_t> samples; //!< 8 kHz; begins with the first that is not silence
    std::int64_t fromMs = 0;           //!< of the first sample, in the clock of the media
};

//! \brief Listens to the tap of one leg. What it hears is worked off by the thread of LineEars; every function may be
//! called on any thread and catches up with the tap first, so that the last word is known the moment a call ends. It
//! waits for a slice of 100 ms of sound at most.
class LIANXIN_EXPORT LineEar {
public:
    static constexpr int kKeptMostMs = 30'000; //!< of the sound before the answer

    //! \param keep the sound before the answer, as far as kKeptMostMs.
    LineEar(std::shared_ptr<TapStream> tap, std::shared_ptr<const AnnouncementLibrary> library, bool keep);

    const std::shared_ptr<TapStream> &tap() const { return m_tap; }
    //! What comes from now on was said by whoever answered.
    void answered();
    //! Nothing more is taken from the tap; what was heard stays.
    void rest();
    ProgressEvidence evidence();
    //! The position of the answer in the clock of the media, −1: not answered, or nothing has come since.
    std::int64_t answeredAtMs();
    //! Given away: a second call gives none.
    LineSound takeSound();

    //! Works off what is waiting; true when more is known than before. \a sleeping: false while there may be more.
    bool work(bool &sleeping);

private:
    bool catchUp(int mostFrames);
    void hear(const TapFrame &frame);
    void keepSound(const TapFrame &frame);

    const std::shared_ptr<TapStream> m_tap;
    std::mutex m_mutex; // of everything below
    ProgressListener m_listener;
    const bool m_keep;
    bool m_resting = false;
    bool m_answerPending = false;
    std::int64_t m_answeredAt = -1;
    LineSound m_sound;
    std::size_t m_announcements = 0;
    AnsweredBy m_by = AnsweredBy::Unsure;
};

} // namespace lianxin
