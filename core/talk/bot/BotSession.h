// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Clock.h"
#include "talk/bot/BotCall.h"
#include "talk/bot/Timers.h"
#include "talk/bot/TurnTaking.h"
#include "talk/dialogue/DialogueEngine.h"
#include "talk/speech/Synthesiser.h"
#include <memory>
#include <deque>

namespace lianxin {

//! \brief How a bot's part of a call ended.
struct BotOutcome {
    enum class How {
        Ended,      //!< the flow reached an end; result says which
        HandedOver, //!< a person takes over; the call goes on
        Continued,  //!< another flow goes on with the call; flow says which
        HungUp,     //!< the citizen hung up in the middle; result is "hung_up"
        Failed,     //!< speech or an action could not be had; result is "fault"; see error
    };
    How how = How::Ended;
    QString result;      //!< of the flow's `results`, or hung_up / fault / handed_over
    QJsonObject answers; //!< slot → value as the flow names it ("satisfied")
    std::optional<Error> error;
    QString flow = {};
    QJsonObject moments = {}; //!< slot → {"at": UTC ms, "key"?}: when each answer was given, and by which key
};
LIANXIN_EXPORT QString nameOf(BotOutcome::How how);

//! \brief One dialogue on one call, from answer to hand-over or hang-up: plays what the dialogue says,
//! without a gap between prompts, stops at once when a key barges in, counts silence from the end of a
//! prompt.
//!
//! Keys pressed while a prompt plays that may not be interrupted are kept and taken when it, and whatever follows that may
//! not be interrupted either, has ended: nobody acknowledges what they have not heard. Words said meanwhile are kept only
//! where they ask for a person, are angry, or want no more calls; others are answers to nothing.
//!
//! Where somebody listens to the call (BotCall::soundHeard), what the citizen says counts like keys, turn by turn (see
//! TurnTaking). Where nobody does, or no longer, keys go on. What was not heard as a whole in time is not understood: it is asked
//! again, and written down as lateMeaning() when its words have come; they call a person even then, and do nothing else.
//! Thread: main. Lives as long as the call's bot part; delete it any time but in dialogueStep() (nothing is
//! emitted afterwards).
class LIANXIN_EXPORT BotSession final : public QObject {
    Q_OBJECT
public:
    //! All references outlive the session. \a actions may be null when the flow has no action steps.
    BotSession(BotCall &call, DialogueEngine dialogue, Synthesiser &synthesiser, const Clock &clock,
               Timers &timers, FlowActions *actions = nullptr, QObject *parent = nullptr);
    ~BotSession() override;

    //! The call has been answered: begin. Once.
    void start();
    //! Synthesises the first prompts while the phone still rings, so that the first word comes at once.
    //! Optional, before start().
    void prepare();
    //! Everything said and pressed so far, oldest first.
    const std::vector<DialogueStep> &transcript() const { return m_transcript; }
    QJsonObject answers() const { return m_dialogue.answers(); }
    bool isOver() const { return m_over; }
    //! Of a recogniser that tells none: enough for what is said outright, not for what only sounds so.
    static constexpr double kUntoldConfidence = 0.9;
    //! Of words in which nobody heard a voice, at the most: they are asked back.
    static constexpr double kVoicelessConfidence = 0.4;
    //! DialogueStep::meaning of words that came too late, or only in part, to count.
    static QString lateMeaning();

Q_SIGNALS:
    //! One line of the dialogue: for records, the console, the audit of a call. Also in transcript().
    void dialogueStep(const lianxin::DialogueStep &step);
    //! The flow asks for a person. The words that announce it have been heard. finished(HandedOver) follows
    //! at once; the call is left open and silent.
    void handOverRequested(const lianxin::HandOver &request, const QJsonObject &answers);
    //! The session's last signal, exactly once. After Ended and Failed the call has been told to hang up.
    void finished(const lianxin::BotOutcome &outcome);

private:
    //! One act of the dialogue waiting for its turn; a Say fetches its sound meanwhile.
    struct Line {
        DialogueAct act;
        std::optional<Expected<PcmPtr>> sound;
        size_t logged = 0; // index in the transcript once it plays

        const Say *say() const { return std::get_if<Say>(&act); }
    };
    void feed(const DialogueInput &input);
    void noteMoments(const QJsonObject &before, const DialogueInput &input, qint64 at);
    void replaceLines(std::vector<DialogueAct> acts);
    void proceed();
    void begin(const DialogueAct &act);
    void play(const std::shared_ptr<Line> &line);
    void fetch(const std::shared_ptr<Line> &line);
    void prefetchUpcoming();
    void onPlayFinished(int token, bool complete);
    void onKey(QChar key);
    void onSound(qint64 atMs, bool voice, qint64 recognisedToMs);
    void onWords(const RecognisedSegment &segment);
    void onTurn(const TurnTaking::Events &events);
    void onSaid(const TurnEvent &said);
    void onNoise();
    void onUnclear(const TurnEvent &unclear);
    void onLate(const TurnEvent &late);
    void handOverFor(const TurnEvent &part);
    void cutOff();
    void resume();
    void takeTurn();
    bool isListening() const;
    bool mustBeHeard() const;
    void takeKey(QChar key);
    void logKey(QChar key);
    void logWords(const TurnEvent &said, const QString &step, const QString &meaning);
    qint64 momentOf(const TurnEvent &said) const;
    void onCallEnded();
    void arm(int ms, std::function<void()> what);
    void closeMessage();
    void disarmSilence();
    void conclude(BotOutcome outcome);
    void log(DialogueStep step);
    Utterance utteranceOf(const Say &say) const;

    BotCall &m_call;
    DialogueEngine m_dialogue;
    Synthesiser &m_synthesiser;
    const Clock &m_clock;
    Timers &m_timers;
    FlowActions *m_actions;
    std::deque<std::shared_ptr<Line>> m_lines;
    std::shared_ptr<Line> m_playing;
    int m_token = 0;
    TurnTaking m_turn;
    std::optional<Collect> m_collect; // while nothing more is to be said: we wait for this
    std::optional<TurnEvent> m_heldWords; // said while a prompt played that is heard to its end
    const TurnEvent *m_said = nullptr;    // while the dialogue makes something of it
    bool m_waits = false; // a voice has cut a prompt off: nothing more is said until the citizen has spoken
    int m_noises = 0;     // without a word since we wait
    QString m_heldKeys; // pressed while a prompt played that is heard to its end
    int m_silence = 0;  // token of the running timer
    int m_tone = 0;     // token of the tone before a message
    int m_mostMs = 0;   // of the message after it
    qint64 m_messageFrom = 0; // UTC ms; 0 while none is recorded
    std::vector<DialogueStep> m_transcript;
    QJsonObject m_moments; //!< as in BotOutcome
    bool m_started = false;
    bool m_over = false;
};

} // namespace lianxin
