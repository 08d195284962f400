// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/callprogress/AnnouncementMatcher.h"
#include "call/callprogress/MachineDetector.h"
#include "call/callprogress/ToneRecogniser.h"

namespace lianxin {

//! \brief An announcement that was heard, without reference to the library.
struct AnnouncementFinding {
    QString title;
    NumberState state = NumberState::Unknown;
    std::int64_t fromMs = 0, toMs = 0; //!< in the clock of the media
    float confidence = 0;
    bool afterAnswer = false;
};

//! \brief Sound that is neither signal nor speech: somebody's ring-back tune. A judgement by its shape alone.
struct MusicFinding {
    std::int64_t fromMs = 0, toMs = 0;
    float confidence = 0;
};

//! \brief All that was heard on a line.
struct ProgressEvidence {
    std::vector<ToneFinding> tones;
    std::vector<AnnouncementFinding> announcements;
    std::optional<MusicFinding> music;
    std::optional<AnswerFinding> answer; //!< from the answer on
    std::int64_t heardMs = 0;            //!< how long it listened
    std::int64_t soundMs = 0;            //!< of that not silence
};

//! \brief Listens to one leg from its first sound on: network and ring-back before the answer, who it is after it.
//! Fed in slices of 20 ms, on one ordinary thread; bounded memory, nothing is allocated for a slice.
class LIANXIN_EXPORT ProgressListener {
public:
    explicit ProgressListener(std::shared_ptr<const AnnouncementLibrary> library = {});
    //! \param positionMs of the first sample. A gap to the slice before is taken for silence of which nothing is known.
    void hear(std::int64_t positionMs, std::span<const std::int16_t> samples, bool concealed = false);
    //! What comes from here on was said by whoever answered.
    void answered(std::int64_t positionMs);
    ProgressEvidence evidence() const;
    //! Cheap: how many announcements are certain so far, and who is thought to have answered.
    std::size_t announcementsHeard() const { return m_announcementsBefore.size() + m_matcher.matches().size(); }
    AnsweredBy answeredBy() const { return m_answered ? m_machine.finding().by : AnsweredBy::Unsure; }

private:
    void step(const SoundStep &step);
    void followMusic(const SoundStep &step);
    void keepMatches();
    void listenAnew(std::int64_t positionMs);

    std::shared_ptr<const AnnouncementLibrary> m_library;
    SoundAnalyser m_analyser;
    ToneRecogniser m_tones;
    Fingerprinter m_printer;
    AnnouncementMatcher m_matcher;
    MachineDetector m_machine;
    std::vector<ToneFinding> m_tonesBefore;                 // the answer, or a gap
    std::vector<AnnouncementFinding> m_announcementsBefore;
    bool m_begun = false;
    bool m_answered = false;
    std::int64_t m_heardMs = 0, m_soundMs = 0;
    // How the sound is shaped: music goes on and holds its notes, speech pauses and glides.
    std::int64_t m_musicFrom = 0, m_musicTo = 0;
    int m_shapeSteps = 0, m_lowSteps = 0, m_heldSteps = 0, m_heldRun = 0;
    int m_notes = 0;
    float m_loudness = -120, m_lastPeak = 0, m_lastNote = 0;
};

} // namespace lianxin
