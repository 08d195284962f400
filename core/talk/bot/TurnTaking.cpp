// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/bot/TurnTaking.h"
#include <algorithm>
#include <bit>

namespace lianxin {
namespace {

constexpr int kFrame = 20;
constexpr int kTokenMs = 200;     // a token is told by its beginning
constexpr int kNearMs = 400;      // words may be told as begun a little before the voice was noticed
constexpr int kQuietMs = 400;     // ends a noise
constexpr int kLookAheadMs = 320; // of sound behind a voice, which is held for 160 ms, that models want before they tell its last word
constexpr int kSlowLookAheadMs = 1'200; // … where words came of what was noise by that measure: past the pause that ends a segment
constexpr int kUntoldMs = 480;    // both together
constexpr int kAfterwordMs = 300; // behind a voice: tokens that are told there belong to it
constexpr int kSameBreathMs = 600; // tokens nearer to each other than that have no pause between them

} // namespace

TurnTaking::Piece TurnTaking::between(const RecognisedSegment &segment, qint64 afterMs, qint64 toMs) {
    if (segment.tokens.empty()) {
        const bool whole = segment.startMs > afterMs && segment.startMs <= toMs;
        return {whole ? segment.text : QString(), segment.confidence, segment.startMs, segment.endMs + kTokenMs, kFarBack, segment.mood};
    }
    Piece piece{{}, segment.confidence, 0, 0, kFarBack, segment.mood};
    for (const auto &token : segment.tokens) {
        if (token.atMs <= afterMs)
            piece.priorMs = token.atMs;
        if (token.atMs <= afterMs || token.atMs > toMs)
            continue;
        if (piece.text.isEmpty())
            piece.startMs = token.atMs;
        piece.text += token.text;
        piece.endMs = token.atMs + kTokenMs;
    }
    piece.text = piece.text.trimmed();
    return piece;
}

TurnEvent TurnTaking::eventOf(TurnEvent::Kind kind, const Pieces &words) {
    TurnEvent event{kind};
    for (const auto &[number, piece] : words) {
        event.text += piece.text;
        if (piece.confidence)
            event.confidence = std::min(event.confidence.value_or(1), *piece.confidence);
        event.mood = std::max(event.mood, piece.mood);
        event.toMs = std::max(event.toMs, piece.endMs);
    }
    if (!words.empty())
        event.fromMs = words.begin()->second.startMs;
    return event;
}

qint64 TurnTaking::lastWordMs() const {
    qint64 last = kFarBack;
    for (const auto &[number, piece] : m_words)
        last = std::max(last, piece.endMs);
    return last;
}

// Whether what is being said follows words that are settled so closely that it is the rest of their breath.
bool TurnTaking::isTorn() const {
    if (m_words.empty())
        return false;
    const Piece &first = m_words.begin()->second;
    return first.startMs - std::max(first.priorMs, m_lastGoneMs) < kSameBreathMs;
}

void TurnTaking::begin(qint64 fromMs, Events &events) {
    if (m_speaking)
        return;
    m_speaking = true;
    m_stopped = false;
    m_heardVoice = fromMs <= m_noiseToMs;
    m_beganMs = fromMs;
    events.push_back({TurnEvent::Kind::Began});
}

TurnTaking::Events TurnTaking::hear(qint64 atMs, bool voice, qint64 recognisedToMs) {
    Events events;
    if (m_nowMs == 0 || m_lost) { // what was said before is none of ours, nor is what is in the middle of being said
        m_settledMs = atMs - kFrame;
        m_draining = voice;
        m_drainFromMs = atMs;
        m_lost = false;
        if (voice)
            m_givenUp = GivenUp{m_settledMs, atMs, {}};
    }
    m_nowMs = atMs + kFrame;
    m_recognisedTo = recognisedToMs; // less than before when another recogniser begins anew
    m_voiced = m_voiced << 1 | quint32(voice);
    if (voice)
        m_lastVoiceMs = m_nowMs;
    if (m_draining)
        drain();
    constexpr quint32 window = (1U << (kOnsetMs / kFrame)) - 1;
    const quint32 lately = m_voiced & window;
    if (m_deaf && m_nowMs - m_lastVoiceMs >= kQuietMs)
        m_deaf = false;
    if (!m_speaking && !m_deaf && !m_draining && std::popcount(lately) * kFrame >= kOnsetVoicedMs)
        begin(m_nowMs - kFrame * qint64(std::bit_width(lately)), events);
    m_heardVoice |= std::popcount(lately) * kFrame >= kOnsetVoicedMs;
    look(events);
    return events;
}

TurnTaking::Events TurnTaking::recognised(const RecognisedSegment &segment) {
    Events events;
    if (m_nowMs == 0)
        return events;
    complete(segment);
    Piece piece = between(segment, m_settledMs, std::numeric_limits<qint64>::max());
    if (piece.text.isEmpty()) {
        m_words.erase(segment.segment);
    } else {
        begin(std::min(piece.startMs, m_nowMs), events);
        m_words.insert_or_assign(segment.segment, std::move(piece));
    }
    look(events);
    return events;
}

void TurnTaking::complete(const RecognisedSegment &segment) {
    for (const auto &token : segment.tokens)
        if (token.atMs <= m_settledMs)
            m_lastGoneMs = std::max(m_lastGoneMs, token.atMs);
    if (!m_givenUp)
        return;
    Piece piece = between(segment, m_givenUp->fromMs, m_givenUp->toMs);
    if (piece.text.isEmpty())
        m_givenUp->words.erase(segment.segment);
    else
        m_givenUp->words.insert_or_assign(segment.segment, std::move(piece));
}

TurnTaking::Events TurnTaking::lost() {
    Events events;
    m_lost = true;
    if (m_speaking && m_words.empty())
        settleAsNoise(events, m_nowMs);
    else if (m_speaking)
        giveUp(events);
    m_draining = false; // hear() looks anew where it is
    if (auto late = takeLate())
        events.push_back(*std::move(late));
    return events;
}

bool TurnTaking::pass(qint64 atMs, bool voice) {
    m_nowMs = atMs + kFrame;
    if (voice)
        m_lastVoiceMs = m_nowMs;
    passOver();
    return std::exchange(m_ducked, false);
}

bool TurnTaking::forget() {
    giveUp();
    return std::exchange(m_ducked, false);
}

std::optional<TurnEvent> TurnTaking::takeLate() {
    if (!m_givenUp)
        return {};
    TurnEvent event = eventOf(TurnEvent::Kind::Late, m_givenUp->words);
    m_givenUp.reset();
    return event.text.isEmpty() ? std::nullopt : std::optional(std::move(event));
}

// Nothing that is told of what was said up to now counts any more, nor what is said until it is quiet.
void TurnTaking::giveUp() {
    if (!m_givenUp)
        m_givenUp = GivenUp{m_settledMs, 0, {}};
    for (auto &[number, piece] : m_words) {
        const auto [known, isNew] = m_givenUp->words.try_emplace(number, piece);
        if (!isNew) { // the segment goes on over two of them
            known->second.text += piece.text;
            known->second.endMs = piece.endMs;
        }
        m_lastGoneMs = std::max(m_lastGoneMs, piece.endMs - kTokenMs);
    }
    m_givenUp->toMs = m_nowMs;
    passOver();
}

void TurnTaking::passOver() {
    m_settledMs = m_noiseToMs = m_nowMs;
    m_words.clear();
    m_speaking = m_stopped = false;
    m_voiced = 0;
    m_draining = m_nowMs - m_lastVoiceMs < m_pauseMs;
    m_drainFromMs = m_nowMs;
}

void TurnTaking::giveUp(Events &events) {
    if (std::exchange(m_ducked, false))
        events.push_back({TurnEvent::Kind::Restore});
    TurnEvent event = eventOf(TurnEvent::Kind::Unclear, m_words);
    event.fromMs = m_words.empty() ? m_beganMs : std::max(m_beganMs, event.fromMs - kNearMs);
    event.toMs = std::max(event.toMs, m_lastVoiceMs);
    giveUp();
    events.push_back(std::move(event));
}

void TurnTaking::drain() {
    const qint64 wordMs = std::max(m_lastGoneMs + kTokenMs, m_drainFromMs);
    m_settledMs = m_nowMs;
    if (m_nowMs - m_lastVoiceMs >= m_pauseMs) {
        m_draining = false;
    } else if (m_recognisedTo >= wordMs + kNoiseMs + kUntoldMs) { // a noise goes on behind it
        m_draining = false;
        m_deaf = true;
        m_settledMs = wordMs + kNoiseMs;
    }
    if (m_givenUp)
        m_givenUp->toMs = m_settledMs;
    m_voiced = 0;
}

void TurnTaking::look(Events &events) {
    if (m_givenUp && !m_draining && m_recognisedTo >= m_givenUp->toMs + kLookAheadMs) {
        if (auto late = takeLate())
            events.push_back(*std::move(late));
    }
    if (!m_speaking)
        return;
    // Voice makes quiet, words end; where voice is enough to end, it does both.
    if (m_prompt && !m_stopped && (*m_prompt == BargeIn::Words || *m_prompt == BargeIn::Immediate)) {
        if ((!m_words.empty() && !isTorn()) || *m_prompt == BargeIn::Immediate) {
            m_stopped = true;
            events.push_back({TurnEvent::Kind::Stop});
            if (std::exchange(m_ducked, false))
                events.push_back({TurnEvent::Kind::Restore});
        } else if (!m_ducked) {
            m_ducked = true;
            events.push_back({TurnEvent::Kind::Duck});
        }
    }
    const qint64 soundMs = std::max({m_lastVoiceMs, lastWordMs(), m_words.empty() ? m_beganMs : kFarBack});
    const bool ofNoise = !m_words.empty() && m_words.begin()->second.startMs <= m_noiseToMs;
    const bool waiting = m_recognisedTo < soundMs + (ofNoise ? kSlowLookAheadMs : kLookAheadMs);
    const qint64 quiet = m_nowMs - soundMs;
    if (quiet >= m_pauseMs && !waiting)
        return m_words.empty() ? settleAsNoise(events, m_settledMs) : settle(events);
    const int patience = m_words.empty() ? kPatienceMs : kWordsPatienceMs;
    if (quiet >= m_pauseMs + patience || m_nowMs - m_beganMs >= kLongestMs)
        return giveUp(events);
    // Words behind which a noise goes on are not waited with, nor is a noise without words.
    if (m_words.empty() && m_recognisedTo >= m_beganMs + kNoiseMs)
        settleAsNoise(events, std::max(m_settledMs, m_recognisedTo - kUntoldMs), true);
    else if (!m_words.empty() && m_recognisedTo >= lastWordMs() + kNoiseMs + kUntoldMs)
        settle(events, true);
}

void TurnTaking::settleAsNoise(Events &events, qint64 settledMs, bool deaf) {
    if (std::exchange(m_ducked, false))
        events.push_back({TurnEvent::Kind::Restore});
    TurnEvent event{TurnEvent::Kind::Noise};
    event.fromMs = m_beganMs;
    event.toMs = m_lastVoiceMs;
    m_settledMs = settledMs;
    m_noiseToMs = deaf ? settledMs : m_lastVoiceMs;
    m_deaf |= deaf;
    m_speaking = m_stopped = false;
    m_voiced = 0;
    events.push_back(std::move(event));
}

void TurnTaking::settle(Events &events, bool deaf) {
    if (isTorn())
        return giveUp(events);
    if (std::exchange(m_ducked, false))
        events.push_back({TurnEvent::Kind::Restore});
    TurnEvent event = eventOf(TurnEvent::Kind::Said, m_words);
    event.fromMs = std::max(m_beganMs, event.fromMs - kNearMs);
    event.toMs = std::max(event.toMs, m_lastVoiceMs);
    event.voiced = m_heardVoice;
    const qint64 wordMs = lastWordMs();
    m_settledMs = deaf ? wordMs + kNoiseMs : std::max(m_lastVoiceMs, wordMs) + kAfterwordMs;
    m_lastGoneMs = std::max(m_lastGoneMs, wordMs - kTokenMs);
    m_deaf |= deaf;
    m_words.clear();
    m_speaking = m_stopped = false;
    m_voiced = 0;
    events.push_back(std::move(event));
}

} // namespace lianxin
