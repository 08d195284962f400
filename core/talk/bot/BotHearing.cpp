// SPDX-License-Identifier: GPL-3.0-or-later
// What a bot does about what it hears.
#include "platform/base/Literals.h"
#include "talk/bot/BotSession.h"
#include <QPointer>
#include <algorithm>

namespace lianxin {
namespace {

constexpr double kDuckedDb = -24;    // under a voice that may be the citizen's
constexpr int kMostNoises = 3;       // that begin the silence anew, at one question
constexpr int kAfterNoiseMs = 3'000; // at least; of silence

} // namespace

void BotSession::onSound(qint64 atMs, bool voice, qint64 recognisedToMs) {
    if (isListening())
        onTurn(m_turn.hear(atMs, voice, recognisedToMs));
    else if (m_turn.pass(atMs, voice))
        m_call.setLoudness(0);
}

void BotSession::onWords(const RecognisedSegment &segment) {
    if (isListening())
        onTurn(m_turn.recognised(segment));
    else
        m_turn.complete(segment);
}

// A message is not spoken to us, and nobody has anything to say to our last words.
bool BotSession::isListening() const {
    return m_started && !m_over && !m_dialogue.isOver() && !m_tone && !m_messageFrom;
}

// What may interrupt, and how long a silence ends what is said, at the present step.
void BotSession::takeTurn() {
    const FlowStep *step = m_dialogue.flow().step(m_dialogue.currentStep());
    const bool asks = step && step->kind == FlowStep::Kind::Collect && !m_dialogue.isOver();
    std::optional<BargeIn> prompt;
    if (m_playing)
        prompt = asks ? m_playing->say()->bargeIn : BargeIn::Off;
    m_turn.setPrompt(prompt);
    const int pause = step && step->minDigits ? TurnTaking::kNumberPauseMs : TurnTaking::kAnswerPauseMs;
    m_turn.setPause(m_dialogue.isSlow() ? pause + TurnTaking::kSlowlyMs : pause);
}

void BotSession::onTurn(const TurnTaking::Events &events) {
    const QPointer self(this); // whoever hears our signals may delete us
    for (const TurnEvent &event : events) {
        if (!self || m_over)
            return;
        switch (event.kind) {
        case TurnEvent::Kind::Began:
            if (m_collect && m_noises < kMostNoises)
                disarmSilence();
            break;
        case TurnEvent::Kind::Duck:
            m_call.setLoudness(kDuckedDb);
            break;
        case TurnEvent::Kind::Restore:
            m_call.setLoudness(0);
            break;
        case TurnEvent::Kind::Stop:
            cutOff();
            takeTurn();
            m_waits = true;
            // Should the line fall silent under us, the call goes on.
            arm(TurnTaking::kLongestMs + TurnTaking::kWordsPatienceMs, [this] {
                if (m_turn.forget())
                    m_call.setLoudness(0);
                resume();
            });
            break;
        case TurnEvent::Kind::Said:
            onSaid(event);
            break;
        case TurnEvent::Kind::Noise:
            onNoise();
            break;
        case TurnEvent::Kind::Unclear:
            onUnclear(event);
            break;
        case TurnEvent::Kind::Late:
            onLate(event);
            break;
        }
    }
}

void BotSession::onSaid(const TurnEvent &said) {
    m_waits = false;
    const bool notYet = mustBeHeard() || (m_playing && m_playing->say()->bargeIn == BargeIn::Key);
    if (notYet) {
        if (DialogueEngine::isUrgent(said.text))
            m_heldWords = said;
        else
            logWords(said, m_dialogue.currentStep(), {});
        return proceed();
    }
    disarmSilence();
    cutOff();
    const QPointer self(this);
    m_said = &said;
    const double told = said.confidence.value_or(kUntoldConfidence);
    feed(Heard{said.text, said.voiced ? told : std::min(told, kVoicelessConfidence), true, said.mood == VoiceMood::Angry});
    if (self && m_collect && !m_silence && !m_over) // it meant nothing, not even that it was not understood
        resume();
}

QString BotSession::lateMeaning() {
    return u"未及时听清"_s;
}

// Part of what was said, or all of it too late: it is asked again. Its words are written down when all of them have come.
void BotSession::onUnclear(const TurnEvent &unclear) {
    const bool asks = std::exchange(m_waits, false) || (m_collect && !m_playing);
    if (DialogueEngine::wantsPerson(unclear.text))
        return handOverFor(unclear);
    if (!asks || mustBeHeard()) // the prompt went on under it and asks anyway
        return resume();
    disarmSilence();
    const QPointer self(this);
    feed(Heard{unclear.text, unclear.confidence.value_or(kUntoldConfidence), false});
    if (self && m_collect && !m_silence && !m_over)
        resume();
}

void BotSession::onLate(const TurnEvent &late) {
    if (DialogueEngine::wantsPerson(late.text))
        return handOverFor(late);
    logWords(late, m_dialogue.currentStep(), lateMeaning());
}

void BotSession::handOverFor(const TurnEvent &part) {
    (void)m_turn.takeLate(); // these words: they are written down here
    if (mustBeHeard()) {
        m_heldWords = part;
        return proceed();
    }
    disarmSilence();
    cutOff();
    m_said = &part;
    feed(Heard{part.text, part.confidence.value_or(kUntoldConfidence), false});
}

void BotSession::onNoise() {
    ++m_noises;
    resume();
}

// Nothing came of what was heard: we go on with what we have to say, or to wait.
void BotSession::resume() {
    m_waits = false;
    if (m_collect && !m_playing && m_lines.empty()) {
        if (!m_silence || m_noises < kMostNoises)
            arm(m_noises ? std::max(kAfterNoiseMs, m_collect->silenceMs / 2) : m_collect->silenceMs, [this] { feed(NoInput{}); });
        return;
    }
    proceed();
}

qint64 BotSession::momentOf(const TurnEvent &said) const {
    return m_clock.now() - std::max<qint64>(0, m_turn.nowMs() - said.fromMs);
}

void BotSession::logWords(const TurnEvent &said, const QString &step, const QString &meaning) {
    DialogueStep words;
    words.at = momentOf(said);
    words.speaker = DialogueStep::Speaker::Citizen;
    words.text = said.text;
    words.step = step;
    words.meaning = meaning;
    words.confidence = said.confidence;
    log(std::move(words));
}

} // namespace lianxin
