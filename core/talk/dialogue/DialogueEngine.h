// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include "talk/dialogue/DialogueStep.h"
#include "talk/dialogue/Flow.h"
#include "talk/dialogue/FlowActions.h"
#include "talk/dialogue/PromptText.h"
#include "talk/dialogue/Understanding.h"
#include <memory>
#include <variant>

namespace lianxin {

// What happens to a dialogue.
struct Started {};
struct KeyPressed {
    QChar key;
};
//! What was recognised of something that somebody said.
struct Heard {
    QString text;
    double confidence = 1; //!< the recogniser's, 0 … 1
    bool whole = true;     //!< no: there was more, or it came too late. It answers nothing, whatever it says; only whoever asks for
                           //!< a person in it, or is angry, gets one: there a guess costs a minute of a seat, not a wrong score
    bool angry = false;    //!< the voice sounds so, whatever the words are. Engines are often wrong about it: twice running counts
};
struct NoInput {};        //!< silence: the time that Collect gave has passed
struct PromptFinished {}; //!< all that was to be said has been said
struct HungUp {};
struct ActionDone {
    Expected<QJsonObject> answer;
};
//! A message of the citizen, from the tone to the key, the silence or the end of the call that closed it. UTC ms.
struct MessageRecorded {
    qint64 from = 0;
    qint64 to = 0;
};
using DialogueInput =
    std::variant<Started, KeyPressed, Heard, NoInput, PromptFinished, HungUp, ActionDone, MessageRecorded>;

// What a dialogue wants done, in this order, one after the other.
struct Say {
    QString text;   //!< for the transcript
    QString spoken; //!< for the synthesiser
    BargeIn bargeIn = BargeIn::Words;
    bool personal = false;
    QString step;
};
//! Listen; silence counts from the end of what is said before.
struct Collect {
    QString slot;
    QString step;
    int silenceMs = 6'000;
    bool digits = false; //!< several keys make one answer; silenceMs is then the time between two
};
//! A tone, then the citizen speaks: until a key, or for this long at most. MessageRecorded follows, or the key 0 or 9.
struct RecordMessage {
    QString slot;
    QString step;
    int mostMs = 60'000;
};
//! A person takes over.
struct HandOver {
    QString reason; //!< key | asked | no_match | emotion | inbound
    QString key;    //!< the key that asked for it, if one did
    QString detail; //!< for the seat
    QString skill;
    QString step;
};
struct Perform {
    QString action;
    QJsonObject known;
};
struct End {
    QString result;
};
//! Another flow goes on with the call.
struct ContinueWith {
    QString flow;
};
using DialogueAct = std::variant<Say, Collect, RecordMessage, HandOver, Perform, ContinueWith, End>;

//! \brief A dialogue as a pure state machine: events in, acts out; knows no telephone, no clock, no thread.
//! The acts of an input replace whatever of the earlier acts has not been carried out yet; no acts: go on
//! with those.
//!
//! Keys 0 (a person) and 9 (once more) work at every step, and so do the words for them. What is said counts as the key that
//! stands for it; where it is not sure enough, the citizen is asked whether it was meant so, once a question, and the slot's
//! confidence is kept beside the answers ("confidence": the least of what was said; none where all was keyed). After HandOver, ContinueWith or End every input gives no acts.
class LIANXIN_EXPORT DialogueEngine {
public:
    //! \param values of the flow's variables, by name or by one of the headings that the flow takes for them; members that
    //! the flow does not know are ignored.
    //! \param now UTC ms, for relative wordings ("明天").
    //! Errors: dialogue.missing_value, dialogue.value_type (BadInput, place = variable).
    static Expected<DialogueEngine> create(std::shared_ptr<const Flow> flow, const QJsonObject &values,
                                           qint64 now);
    DialogueEngine(DialogueEngine &&) noexcept = default;
    DialogueEngine &operator=(DialogueEngine &&) noexcept = default;

    std::vector<DialogueAct> handle(const DialogueInput &input);

    const Flow &flow() const { return *m_flow; }
    //! Slot → value, as collected so far.
    QJsonObject answers() const { return m_answers; }
    QString currentStep() const { return m_step; }
    bool isOver() const { return m_over; }
    //! What keys pressed now mean in words, for the transcript: the label of the answer, 转人工, 重听; empty
    //! when nothing.
    QString meaningOf(const QString &keys) const;
    //! What was made of the last Heard, in words, for the transcript: 满意, 转人工, 再说一遍; empty: nothing.
    QString understoodAs() const { return m_understoodAs; }
    //! The citizen asked to be spoken to slowly, or is of an age (年龄, age among the values: 70 and more) that is.
    bool isSlow() const { return m_slow; }
    //! It is known of them that they want it so, before a word was said.
    void speakSlowly() { m_slow = true; }
    static constexpr int kOldAge = 70; //!< years from which on people are spoken to slowly
    //! Means \a text something that counts even where nobody was asked yet: a person, anger, no more calls?
    static bool isUrgent(const QString &text);
    //! Does \a text ask for a person, or is it angry?
    static bool wantsPerson(const QString &text);
    //! The # that people press after a number that was complete without it: it means nothing and must not interrupt.
    //! Once after each number.
    bool swallows(QChar key);
    //! Everything that may have to be said next, whatever the citizen does: to be synthesised ahead.
    std::vector<Say> upcoming() const;

private:
    DialogueEngine() = default;
    std::vector<DialogueAct> onKey(QChar key);
    std::vector<DialogueAct> onHeard(const Heard &heard);
    std::vector<DialogueAct> onPartHeard(const FlowStep &step, const Heard &heard);
    std::optional<std::vector<DialogueAct>> personFor(const FlowStep &step, const Understood &understood, const Heard &heard);
    std::vector<DialogueAct> onNumber(const FlowStep &step, const Heard &heard);
    std::optional<std::vector<DialogueAct>> onCommand(const FlowStep &step, const Understood &understood, double sureOfAnswer, const Heard &heard);
    std::vector<DialogueAct> acceptSaid(const FlowStep &step, const QString &value, double confidence);
    std::vector<DialogueAct> confirm(const FlowStep &step, const QString &value, double confidence);
    std::vector<DialogueAct> askWhen(const FlowStep &step, const QString &target);
    std::vector<DialogueAct> leaveFor(const QString &target);
    bool keepTime(const QString &said);
    static QString wordFor(Meaning meaning);
    QString labelOf(const FlowStep &step, const QString &value) const;
    std::vector<DialogueAct> onSilence();
    std::vector<DialogueAct> onAction(const Expected<QJsonObject> &answer);
    std::vector<DialogueAct> onRecorded(const MessageRecorded &message);
    std::vector<DialogueAct> accept(const FlowStep &step, const QString &value, QChar key);
    std::vector<DialogueAct> fail(const FlowStep &step, bool silent, QChar key);
    std::vector<DialogueAct> ask(const FlowStep &step, const QString &prompt);
    std::vector<DialogueAct> again(const FlowStep &step, QChar key);
    std::vector<DialogueAct> closeDigits(const FlowStep &step, QChar key);
    std::vector<DialogueAct> toPerson(const FlowStep &step, const QString &reason, QChar key);
    static DialogueAct listening(const FlowStep &step);
    void enter(const QString &step, std::vector<DialogueAct> &acts, QChar key = {});
    std::optional<Say> sentence(const FlowStep &step, const QString &text) const;
    std::optional<Say> sentence(const FlowStep &step, const QString &text, QMap<QString, SpokenValue> words) const;
    std::optional<Say> confirmation(const FlowStep &step, const QString &value) const;
    bool knowsAll(const QString &text) const;
    void collectUpcoming(const QString &step, int depth, std::vector<Say> &out) const;
    QString valueOf(const QString &subject) const;
    QString decide(const FlowStep &branch) const;
    QJsonObject known() const;
    void finish() { m_over = true; }

    std::shared_ptr<const Flow> m_flow;
    QJsonObject m_values;
    qint64 m_now = 0;
    QMap<QString, SpokenValue> m_words;
    QJsonObject m_answers;
    QString m_step;
    QString m_digits;
    int m_tries = 0;
    int m_angry = 0;         //!< breaths running that sounded so
    int m_repeats = 0;
    int m_nothings = 0; //!< fillers, and numbers that answer nothing, at this question
    QString m_pending;       //!< understood, and asked whether it was meant
    double m_pendingSure = 0;
    bool m_asked = false;    //!< whether something was meant, at this question
    QString m_laterTo;       //!< where it goes on once they have said when to call; they were asked
    bool m_askedWhen = false;
    QString m_understoodAs;
    bool m_slow = false;
    bool m_numberFull = false; //!< it ended by its length
    bool m_over = false;
};

} // namespace lianxin
