// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/callprogress/SoundAnalyser.h"
#include <QString>
#include <cstdint>

namespace lianxin {

//! Who answered. Unsure is treated as a person everywhere.
enum class AnsweredBy { Unsure, Person, Machine };
LIANXIN_EXPORT QString nameOf(AnsweredBy by); //!< "person"

//! Why MachineDetector thinks so.
enum class AnswerReason {
    None,
    ShortGreeting,  //!< said something short and waits for an answer
    Dialogue,       //!< several short turns with pauses in which an answer was expected
    Beep,           //!< long monologue, then one steady tone, then silence
    KnownGreeting,  //!< the announcement is in the library
    FaxTone,        //!< 2,100 Hz (ITU-T V.25): a device answered
};
LIANXIN_EXPORT QString nameOf(AnswerReason reason); //!< "short_greeting"

//! \brief What was heard after the answer. Times in the clock of the media.
struct AnswerFinding {
    AnsweredBy by = AnsweredBy::Unsure;
    AnswerReason reason = AnswerReason::None;
    float confidence = 0;
    std::int64_t fromMs = 0;      //!< of what it rests on
    std::int64_t toMs = 0;
    std::int64_t greetingMs = 0;  //!< speech before the first long pause
    std::int64_t pauseMs = 0;     //!< the longest pause inside that
    float beepHz = 0;             //!< 0: none
};

//! \brief Tells answering machines from people, and never a person for a machine: only a beep after a monologue, an
//! announcement of the library or a fax tone make a machine; length of speech alone never does. What it has once
//! decided stays. Allocates nothing.
class LIANXIN_EXPORT MachineDetector {
public:
    void restart(std::int64_t answeredAtMs);
    void hear(const SoundStep &step);
    //! The library recognised a voicemail announcement in what follows the answer.
    void knownGreeting(std::int64_t fromMs, std::int64_t toMs, float confidence);
    const AnswerFinding &finding() const { return m_finding; }

private:
    bool isBeepStep(const SoundStep &step) const;
    void followTone(const SoundStep &step);
    void closeTone();
    void followSpeech(const SoundStep &step);
    void judgePause(std::int64_t nowMs);
    void decide(AnsweredBy by, AnswerReason reason, float confidence, std::int64_t fromMs, std::int64_t toMs);

    struct Tone {
        std::int64_t fromMs = 0, toMs = 0;
        float hz = 0, level = 0;
        int steps = 0;
    };
    AnswerFinding m_finding;
    std::int64_t m_answeredAt = 0;
    float m_floor = -55;       // of the background, dBov
    float m_smooth = -120;
    float m_loudest = -120;    // of the speech
    bool m_speaking = false;
    std::int64_t m_lastLoud = 0;   // newest step with speech
    std::int64_t m_firstSpeech = -1;
    std::int64_t m_turnFrom = 0;   // of the turn that goes on
    std::int64_t m_spoken = 0;     // turns that have ended, ms
    int m_turns = 0;               // that have ended, each short
    int m_loudSteps = 0;           // of the turn that goes on
    Tone m_tone;                   // going on
    Tone m_beep;                   // has ended, and nothing has spoken against it yet
    int m_tones = 0;               // steady tones heard
};

} // namespace lianxin
