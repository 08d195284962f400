// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "talk/dialogue/Flow.h"
#include "talk/speech/Recogniser.h"
#include <map>

namespace lianxin {

//! \brief What is to be done about what the citizen does.
struct TurnEvent {
    enum class Kind {
        Began,   //!< somebody seems to speak: silence is over
        Duck,    //!< make the prompt quiet
        Restore, //!< make it loud again; also before anything new is played
        Stop,    //!< end the prompt: the citizen has the word; Said or Noise follows
        Said,    //!< the citizen has spoken to the end
        Noise,   //!< no words came: it was none of the citizen's answers
    };
    Kind kind = Kind::Noise;
    QString text = {};     //!< Said
    double confidence = 1; //!< Said: the least of its segments
    qint64 fromMs = 0;     //!< Said: media ms of its first and last sound
    qint64 toMs = 0;
};

//! \brief Whose turn it is to speak. Voice activity, frame by frame, and recognised words in; what to do about them out. A
//! pure state machine in milliseconds of the leg's media clock; knows no telephone, no clock, no thread.
//!
//! Voice makes the prompt quiet at once, words end it: noise only costs loudness for a moment. The end of what is said is
//! found by our own ears, not the recogniser's, which cuts people short; the recogniser is only waited for until it has heard
//! what we have.
class LIANXIN_EXPORT TurnTaking {
public:
    using Events = std::vector<TurnEvent>;

    //! What is playing may be interrupted so; none: nothing is playing.
    void setPrompt(std::optional<BargeIn> bargeIn) { m_prompt = bargeIn; }
    //! So long a silence ends what is said: see below.
    void setPause(int ms) { m_pauseMs = ms; }
    //! 20 ms of sound that begins at \a atMs; the recogniser has heard everything before \a recognisedToMs.
    Events hear(qint64 atMs, bool voice, qint64 recognisedToMs);
    //! What the recogniser told; each telling replaces the one before it with the same number.
    Events recognised(const RecognisedSegment &segment);
    //! The recogniser is gone: what it has told up to now is all there is.
    Events lost();
    //! 20 ms of sound that is not spoken to us: a message, or words before we listened. As forget().
    [[nodiscard]] bool pass(qint64 atMs);
    //! What was said up to now is settled otherwise: a key was pressed. True: the prompt is to be made loud again.
    [[nodiscard]] bool forget();

    bool isSpeaking() const { return m_speaking; }
    qint64 nowMs() const { return m_nowMs; }

    static constexpr int kAnswerPauseMs = 400;   //!< after an answer of a few words; the detector holds a voice for 160 ms more
    static constexpr int kNumberPauseMs = 1'200; //!< after digits and times: people look them up in groups
    static constexpr int kSlowlyMs = 600;        //!< so much longer for somebody who is to be spoken to slowly
    static constexpr int kOnsetMs = 160;         //!< sound looked at for the beginning of a voice …
    static constexpr int kOnsetVoicedMs = 120;   //!< … of which so much has to be voice
    static constexpr int kPatienceMs = 1'500;    //!< a recogniser that is behind is waited for
    static constexpr int kNoiseMs = 2'500;       //!< a voice without a word for so long is the street, or a television
    static constexpr int kLongestMs = 15'000;    //!< nobody is listened to for longer before something is said again

private:
    struct Piece {
        QString text;
        std::optional<double> confidence;
        qint64 startMs;
        qint64 endMs;
    };
    void begin(qint64 fromMs, Events &events);
    void look(Events &events);
    void settle(TurnEvent::Kind kind, Events &events);
    Piece after(const RecognisedSegment &segment) const;

    std::optional<BargeIn> m_prompt;
    int m_pauseMs = kAnswerPauseMs;
    qint64 m_nowMs = 0;        // end of the last frame
    qint64 m_recognisedTo = 0; // media ms
    quint32 m_voiced = 0;      // the last frames, newest in the lowest bit
    bool m_speaking = false;
    bool m_ducked = false;
    bool m_stopped = false; // the prompt was, by what is being said
    bool m_deaf = false;    // to a voice that has no words, until it is quiet
    bool m_lost = false;
    qint64 m_beganMs = 0;
    qint64 m_lastVoiceMs = 0;     // end of the last voiced frame
    qint64 m_settledMs = -1;      // words that begin earlier have had their effect
    std::map<int, Piece> m_words; // by segment
};

} // namespace lianxin
