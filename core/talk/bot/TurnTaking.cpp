// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/bot/TurnTaking.h"
#include <algorithm>
#include <bit>

namespace lianxin {
namespace {

constexpr int kFrame = 20;
constexpr int kTokenMs = 200;  // a token is told by its beginning
constexpr int kRevisedMs = 160; // by which a last telling may move a token
constexpr int kNearMs = 400;   // words may be told as begun a little before the voice was noticed
constexpr int kQuietMs = 400;  // ends a noise
constexpr int kLookAheadMs = 320; // of sound behind a voice, which is held for 160 ms, that models want before they tell its last word

} // namespace

TurnTaking::Piece TurnTaking::after(const RecognisedSegment &segment) const {
    if (segment.tokens.empty())
        return {segment.startMs > m_settledMs ? segment.text : QString(), segment.confidence, segment.startMs, segment.endMs + kTokenMs};
    Piece piece{{}, segment.confidence, 0, 0};
    for (const auto &token : segment.tokens) {
        if (token.atMs <= m_settledMs)
            continue;
        if (piece.text.isEmpty())
            piece.startMs = token.atMs;
        piece.text += token.text;
        piece.endMs = token.atMs + kTokenMs;
    }
    piece.text = piece.text.trimmed();
    return piece;
}

void TurnTaking::begin(qint64 fromMs, Events &events) {
    if (m_speaking)
        return;
    m_speaking = true;
    m_stopped = false;
    m_beganMs = fromMs;
    events.push_back({TurnEvent::Kind::Began});
}

TurnTaking::Events TurnTaking::hear(qint64 atMs, bool voice, qint64 recognisedToMs) {
    Events events;
    m_lost = false;
    if (m_nowMs == 0)
        m_settledMs = atMs - kFrame; // what was said before is none of ours
    m_nowMs = atMs + kFrame;
    m_recognisedTo = recognisedToMs; // less than before when another recogniser begins anew
    m_voiced = m_voiced << 1 | quint32(voice);
    if (voice)
        m_lastVoiceMs = m_nowMs;
    constexpr quint32 window = (1U << (kOnsetMs / kFrame)) - 1;
    const quint32 lately = m_voiced & window;
    if (m_deaf && m_nowMs - m_lastVoiceMs >= kQuietMs)
        m_deaf = false;
    if (!m_speaking && !m_deaf && std::popcount(lately) * kFrame >= kOnsetVoicedMs)
        begin(m_nowMs - kFrame * qint64(std::bit_width(lately)), events);
    look(events);
    return events;
}

TurnTaking::Events TurnTaking::recognised(const RecognisedSegment &segment) {
    Events events;
    if (m_nowMs == 0)
        return events;
    Piece piece = after(segment);
    if (piece.text.isEmpty()) {
        m_words.erase(segment.segment);
    } else {
        begin(std::min(piece.startMs, m_nowMs), events);
        m_words.insert_or_assign(segment.segment, std::move(piece));
    }
    look(events);
    return events;
}

TurnTaking::Events TurnTaking::lost() {
    Events events;
    m_lost = true;
    look(events);
    return events;
}

bool TurnTaking::pass(qint64 atMs) {
    m_nowMs = atMs + kFrame;
    return forget();
}

bool TurnTaking::forget() {
    m_settledMs = m_nowMs;
    m_voiced = 0;
    m_words.clear();
    m_speaking = m_stopped = false;
    return std::exchange(m_ducked, false);
}

void TurnTaking::look(Events &events) {
    if (!m_speaking)
        return;
    // Voice makes quiet, words end; where voice is enough to end, it does both.
    if (m_prompt && !m_stopped && (*m_prompt == BargeIn::Words || *m_prompt == BargeIn::Immediate)) {
        if (!m_words.empty() || *m_prompt == BargeIn::Immediate) {
            m_stopped = true;
            events.push_back({TurnEvent::Kind::Stop});
            if (std::exchange(m_ducked, false))
                events.push_back({TurnEvent::Kind::Restore});
        } else if (!m_ducked) {
            m_ducked = true;
            events.push_back({TurnEvent::Kind::Duck});
        }
    }
    const bool waiting = !m_lost && m_recognisedTo < std::min(m_nowMs, m_lastVoiceMs + kLookAheadMs);
    if (m_words.empty()) {
        const qint64 quiet = m_nowMs - std::max(m_lastVoiceMs, m_beganMs);
        if (m_lost || (quiet >= m_pauseMs && (!waiting || quiet >= m_pauseMs + kPatienceMs)))
            return settle(TurnEvent::Kind::Noise, events);
        if (m_nowMs - m_beganMs >= kNoiseMs && !waiting) {
            m_deaf = true;
            settle(TurnEvent::Kind::Noise, events);
        }
        return;
    }
    qint64 lastMs = m_lastVoiceMs;
    for (const auto &[number, piece] : m_words)
        lastMs = std::max(lastMs, piece.endMs);
    const qint64 quiet = m_nowMs - lastMs;
    // Words whose voice nobody noticed, or behind which a noise goes on, are not waited with forever.
    if (m_lost || (quiet >= m_pauseMs && (!waiting || quiet >= m_pauseMs + kPatienceMs)) || m_nowMs - m_beganMs >= kLongestMs)
        settle(TurnEvent::Kind::Said, events);
}

void TurnTaking::settle(TurnEvent::Kind kind, Events &events) {
    if (std::exchange(m_ducked, false))
        events.push_back({TurnEvent::Kind::Restore});
    TurnEvent event{kind};
    event.fromMs = m_beganMs;
    event.toMs = m_lastVoiceMs;
    if (kind == TurnEvent::Kind::Said) {
        event.fromMs = std::max(m_beganMs, m_words.begin()->second.startMs - kNearMs);
        for (const auto &[number, piece] : m_words) {
            event.text += piece.text;
            event.confidence = std::min(event.confidence, piece.confidence.value_or(1));
            event.toMs = std::max(event.toMs, piece.endMs);
            m_settledMs = std::max(m_settledMs, piece.endMs - kTokenMs + kRevisedMs);
        }
    }
    m_words.clear();
    m_speaking = m_stopped = false;
    m_voiced = 0;
    events.push_back(std::move(event));
}

} // namespace lianxin
