// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "talk/dialogue/Flow.h"
#include "talk/speech/Recogniser.h"
#include <limits>
#include <map>

namespace lianxin {

//! \brief What is to be done about what the citizen does.
struct TurnEvent {
    enum class Kind {
        Began,   //!< somebody seems to speak: silence is over
        Duck,    //!< make the prompt quiet
        Restore, //!< make it loud again; also before anything new is played
        Stop,    //!< end the prompt: the citizen has the word; Said, Noise or Unclear follows
        Said,    //!< the citizen has spoken to the end, and all of it was heard: may be judged
        Noise,   //!< no words came: it was none of the citizen's answers
        Unclear, //!< the citizen has spoken, but not all of it was heard in time, or they do not end: nothing to be judged.
                 //!< text: what was told of it so far
        Late,    //!< what was said in breaths that were given up, as far as it was heard afterwards: for the record
    };
    Kind kind = Kind::Noise;
    QString text = {};     //!< Said, Unclear, Late
    std::optional<double> confidence = {}; //!< the least of its segments; none: the recogniser tells none
    VoiceMood mood = VoiceMood::Untold; //!< Said: the strongest of its segments
    qint64 fromMs = 0;     //!< media ms of its first and last sound
    qint64 toMs = 0;
    bool voiced = true;    //!< Said: a voice was heard, too; else the words may be what a recogniser makes of noise
};

//! \brief Whose turn it is to speak. Voice activity, frame by frame, and recognised words in; what to do about them out. A
//! pure state machine in milliseconds of the leg's media clock; knows no telephone, no clock, no thread.
//!
//! Voice makes the prompt quiet at once, words end it: noise only costs loudness for a moment. The end of what is said is
//! found by our own ears, not the recogniser's, which cuts people short; the recogniser is only waited for until it has heard
//! what we have.
//!
//! A **breath** is what is said from one pause to the next. It is Said as a whole or not at all: 很不满意 of which 很不 was
//! told in time must not become 满意 when the rest comes. A breath of which the recogniser has not heard everything when our
//! patience ends, that does not end, that began before we listened, or that a key was pressed into, is given up with all that
//! is told of it later; so is one that follows what was judged so closely that it may be its end.
class LIANXIN_EXPORT TurnTaking {
public:
    using Events = std::vector<TurnEvent>;

    //! What is playing may be interrupted so; none: nothing is playing.
    void setPrompt(std::optional<BargeIn> bargeIn) { m_prompt = bargeIn; }
    //! So long a silence ends what is said: see below.
    void setPause(int ms) { m_pauseMs = ms; }
    //! 20 ms of sound that begins at \a atMs; whatever the recogniser tells from now on is told of sound after \a recognisedToMs,
    //! but for the last words before it, which it may hold back until it has heard 320 ms more.
    Events hear(qint64 atMs, bool voice, qint64 recognisedToMs);
    //! What the recogniser told; each telling replaces the one before it with the same number.
    Events recognised(const RecognisedSegment &segment);
    //! The recogniser is gone: what it has told up to now is all there is.
    Events lost();
    //! 20 ms of sound that is not spoken to us: a message, our last words. True: the prompt is to be made loud again.
    [[nodiscard]] bool pass(qint64 atMs, bool voice);
    //! What was said up to now is settled otherwise: a key was pressed. True: the prompt is to be made loud again.
    [[nodiscard]] bool forget();
    //! Told while nobody is listened to: only completes what was given up before.
    void complete(const RecognisedSegment &segment);
    //! What has been told of given-up breaths, if anything; once. For the end of a call.
    std::optional<TurnEvent> takeLate();

    bool isSpeaking() const { return m_speaking; }
    qint64 nowMs() const { return m_nowMs; }

    static constexpr int kAnswerPauseMs = 400;   //!< after an answer of a few words; the detector holds a voice for 160 ms more
    static constexpr int kNumberPauseMs = 1'200; //!< after digits and times: people look them up in groups
    static constexpr int kSlowlyMs = 600;        //!< so much longer for somebody who is to be spoken to slowly
    static constexpr int kOnsetMs = 160;         //!< sound looked at for the beginning of a voice …
    static constexpr int kOnsetVoicedMs = 120;   //!< … of which so much has to be voice
    static constexpr int kPatienceMs = 2'000;    //!< a recogniser that is behind is waited for; people say "hello?" after three seconds
    static constexpr int kWordsPatienceMs = 3'500; //!< the same, where words have come: a late reply is better than another question
    static constexpr int kNoiseMs = 2'500;       //!< a voice without a word for so long is the street, or a television
    static constexpr int kLongestMs = 15'000;    //!< nobody is listened to for longer before something is said again

private:
    static constexpr qint64 kFarBack = std::numeric_limits<qint64>::min() / 2;
    struct Piece {
        QString text;
        std::optional<double> confidence;
        qint64 startMs;
        qint64 endMs;
        qint64 priorMs; // token before the first one; far back: none
        VoiceMood mood = VoiceMood::Untold;
    };
    using Pieces = std::map<int, Piece>; // by segment
    struct GivenUp {                     // breaths whose words count for nothing
        qint64 fromMs;                   // exclusive
        qint64 toMs;
        Pieces words;
    };
    void begin(qint64 fromMs, Events &events);
    void look(Events &events);
    void settle(Events &events, bool deaf = false);
    void settleAsNoise(Events &events, qint64 settledMs, bool deaf = false);
    void giveUp();
    void passOver();
    void giveUp(Events &events);
    void drain();
    bool isTorn() const;
    qint64 lastWordMs() const;
    static Piece between(const RecognisedSegment &segment, qint64 afterMs, qint64 toMs);
    static TurnEvent eventOf(TurnEvent::Kind kind, const Pieces &words);

    std::optional<BargeIn> m_prompt;
    int m_pauseMs = kAnswerPauseMs;
    qint64 m_nowMs = 0;        // end of the last frame
    qint64 m_recognisedTo = 0; // media ms
    quint32 m_voiced = 0;      // the last frames, newest in the lowest bit
    bool m_speaking = false;
    bool m_ducked = false;
    bool m_stopped = false;  // the prompt was, by what is being said
    bool m_heardVoice = false; // in what is being said, not only words
    bool m_deaf = false;     // to a voice that has no words, until it is quiet
    bool m_draining = false; // until the breath that was given up has ended
    bool m_lost = false;
    qint64 m_beganMs = 0;
    qint64 m_lastVoiceMs = 0;  // end of the last voiced frame
    qint64 m_settledMs = -1;   // words that begin until then have had their effect, or will have none
    qint64 m_noiseToMs = -1;   // end of what was taken for noise: should words come of it after all
    qint64 m_lastGoneMs = kFarBack; // last token of those that are settled
    qint64 m_drainFromMs = 0;
    Pieces m_words;
    std::optional<GivenUp> m_givenUp;
};

} // namespace lianxin
