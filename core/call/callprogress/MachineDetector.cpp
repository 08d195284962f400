// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/callprogress/MachineDetector.h"
#include "platform/base/Literals.h"
#include <algorithm>
#include <cmath>

namespace lianxin {
namespace {

constexpr float kSpeechOverFloorDb = 9;
constexpr float kSpeechLeastDb = -50;
constexpr std::int64_t kTurnPause = 900;       // ends a turn: in a monologue people and machines pause for less
constexpr std::int64_t kShortTurn = 2200;      // a greeting that waits for an answer
constexpr std::int64_t kLeastTurn = 80;        // of loud sound in it: shorter is a click
constexpr std::int64_t kAnswerAwaited = 1300;  // silence after which it is clear that it waits
constexpr std::int64_t kMonologue = 3000;      // before a beep
constexpr std::int64_t kAfterBeep = 1200;      // quiet that has to follow
constexpr std::int64_t kBeepAfterSpeech = 2500;
constexpr float kBeepPurity = 0.85F;

} // namespace

QString nameOf(AnsweredBy by) {
    return by == AnsweredBy::Person ? u"person"_s : by == AnsweredBy::Machine ? u"machine"_s : u"unsure"_s;
}

QString nameOf(AnswerReason reason) {
    switch (reason) {
    case AnswerReason::ShortGreeting:
        return u"short_greeting"_s;
    case AnswerReason::Dialogue:
        return u"dialogue"_s;
    case AnswerReason::Beep:
        return u"beep"_s;
    case AnswerReason::KnownGreeting:
        return u"known_greeting"_s;
    case AnswerReason::FaxTone:
        return u"fax_tone"_s;
    case AnswerReason::None:
        break;
    }
    return u"none"_s;
}

void MachineDetector::restart(std::int64_t answeredAtMs) {
    *this = {};
    m_answeredAt = m_lastLoud = answeredAtMs;
}

void MachineDetector::decide(AnsweredBy by, AnswerReason reason, float confidence, std::int64_t fromMs, std::int64_t toMs) {
    m_finding.by = by;
    m_finding.reason = reason;
    m_finding.confidence = confidence;
    m_finding.fromMs = fromMs;
    m_finding.toMs = toMs;
}

void MachineDetector::knownGreeting(std::int64_t fromMs, std::int64_t toMs, float confidence) {
    if (m_finding.by == AnsweredBy::Unsure)
        decide(AnsweredBy::Machine, AnswerReason::KnownGreeting, confidence, fromMs, toMs);
}

void MachineDetector::hear(const SoundStep &step) {
    if (m_finding.by != AnsweredBy::Unsure || step.concealed)
        return;
    followTone(step);
    followSpeech(step);
}

bool MachineDetector::isBeepStep(const SoundStep &step) const {
    return step.purity >= kBeepPurity && step.peakHz >= 380 && step.peakHz <= 2600 && step.peakDb >= -42;
}

void MachineDetector::closeTone() {
    // A hole of a lost packet in it makes no second tone of it.
    const bool goesOn = m_beep.steps > 0 && m_tone.fromMs - m_beep.toMs <= 80 && std::abs(m_tone.hz - m_beep.hz) <= 20;
    if (goesOn) {
        m_beep.toMs = m_tone.toMs;
        return;
    }
    ++m_tones;
    const bool afterMonologue = m_turns == 0 && m_firstSpeech >= 0 && m_tone.fromMs - m_firstSpeech >= kMonologue
                                && m_tone.fromMs - m_lastLoud <= kBeepAfterSpeech && m_tone.steps <= 220;
    m_beep = afterMonologue && m_tones == 1 ? m_tone : Tone();
}

void MachineDetector::followTone(const SoundStep &step) {
    const bool pure = isBeepStep(step);
    if (pure && m_tone.steps > 0 && std::abs(step.peakHz - m_tone.hz) <= 12 && std::abs(step.peakDb - m_tone.level) <= 4) {
        m_tone.toMs = step.atMs;
        m_tone.hz += (step.peakHz - m_tone.hz) / float(++m_tone.steps); // the first window holds its beginning only
        if (m_tone.steps >= 150 && std::abs(m_tone.hz - 2100) <= 20)
            decide(AnsweredBy::Machine, AnswerReason::FaxTone, 0.95F, m_tone.fromMs, m_tone.toMs);
        return;
    }
    if (m_tone.steps >= 12) // 120 ms of one frequency and one loudness: nobody speaks like that
        closeTone();
    m_tone = pure ? Tone{step.atMs, step.atMs, step.peakHz, step.peakDb, 1} : Tone();
    if (m_beep.steps == 0 || m_tone.steps > 0)
        return;
    const bool quiet = step.levelDb < m_beep.level - 12 && step.levelDb < std::max(m_floor + 6, m_loudest - 18);
    if (!quiet && step.atMs > m_beep.toMs + 100)
        m_beep = {}; // somebody goes on speaking, or the tone was part of some noise
    else if (step.atMs >= m_beep.toMs + kAfterBeep) {
        m_finding.greetingMs = m_beep.fromMs - m_firstSpeech;
        m_finding.beepHz = m_beep.hz;
        decide(AnsweredBy::Machine, AnswerReason::Beep, 0.95F, m_firstSpeech, m_beep.toMs);
    }
}

void MachineDetector::followSpeech(const SoundStep &step) {
    m_smooth = m_smooth < -119 ? step.levelDb : 0.7F * m_smooth + 0.3F * step.levelDb;
    // The floor falls at once with the quietest moments and rises by 3 dB a second.
    m_floor = m_smooth < m_floor ? std::max(m_smooth, -75.F) : m_floor + 0.03F;
    const bool loud = m_smooth > std::max(m_floor + kSpeechOverFloorDb, kSpeechLeastDb) && m_smooth > m_loudest - 25;
    const bool tone = m_tone.steps >= 4;
    if (loud && !tone) {
        m_loudest = std::max(m_loudest - 0.01F, m_smooth);
        if (!m_speaking) {
            m_speaking = true;
            m_turnFrom = step.atMs;
            m_loudSteps = 0;
            if (m_firstSpeech < 0)
                m_firstSpeech = step.atMs;
        } else {
            m_finding.pauseMs = std::max(m_finding.pauseMs, step.atMs - m_lastLoud);
        }
        ++m_loudSteps;
        m_lastLoud = step.atMs;
    } else if (m_firstSpeech >= 0 && m_beep.steps == 0 && !tone) {
        judgePause(step.atMs);
    }
}

void MachineDetector::judgePause(std::int64_t nowMs) {
    const std::int64_t pause = nowMs - m_lastLoud;
    if (m_speaking && pause >= kTurnPause) {
        m_speaking = false;
        const std::int64_t turn = m_lastLoud - m_turnFrom;
        if (std::int64_t(m_loudSteps) * kStepMs < kLeastTurn) { // a click
            if (m_spoken == 0)
                m_firstSpeech = -1;
            return;
        }
        if (m_spoken == 0)
            m_finding.greetingMs = 0;
        m_spoken += turn;
        if (turn <= kShortTurn)
            ++m_turns;
    }
    if (m_speaking || m_turns == 0)
        return;
    if (m_turns >= 2)
        decide(AnsweredBy::Person, AnswerReason::Dialogue, 0.9F, m_firstSpeech, m_lastLoud);
    else if (pause >= kAnswerAwaited && m_spoken <= kShortTurn)
        decide(AnsweredBy::Person, AnswerReason::ShortGreeting, 0.85F, m_firstSpeech, m_lastLoud);
    if (m_finding.by == AnsweredBy::Person)
        m_finding.greetingMs = m_spoken;
}

} // namespace lianxin
