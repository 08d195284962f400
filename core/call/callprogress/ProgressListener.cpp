// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/callprogress/ProgressListener.h"
#include <algorithm>
#include <cmath>

namespace lianxin {
namespace {

constexpr float kSilenceDb = -55;
constexpr int kShapeLeast = 400;         // steps, 4 s, before anything is called music
constexpr float kLowShareMost = 0.15F;   // of steps far below the mean
constexpr float kHeldShareLeast = 0.55F; // of steps in which one frequency is held for 80 ms
constexpr int kNotesLeast = 5;           // of different pitch, one after the other: a lorry that reverses has one
constexpr std::size_t kKeptMost = 32;

} // namespace

ProgressListener::ProgressListener(std::shared_ptr<const AnnouncementLibrary> library)
    : m_library(std::move(library))
    , m_matcher(m_library) {}

void ProgressListener::keepMatches() {
    for (const auto &tone : m_tones.findings())
        if (m_tonesBefore.size() < kKeptMost)
            m_tonesBefore.push_back(tone);
    for (const auto &match : m_matcher.matches())
        if (m_announcementsBefore.size() < kKeptMost) {
            const auto &a = m_library->announcements()[match.index];
            m_announcementsBefore.push_back({a.title, a.state, match.fromMs, match.toMs, match.confidence, m_answered});
        }
}

void ProgressListener::listenAnew(std::int64_t positionMs) {
    keepMatches();
    m_analyser.restart(positionMs);
    m_tones.restart();
    m_printer.restart();
    m_matcher.restart();
}

void ProgressListener::hear(std::int64_t positionMs, std::span<const std::int16_t> samples, bool concealed) {
    if (!m_begun || std::abs(positionMs - m_analyser.positionMs()) > 2 * kFrameMs) {
        listenAnew(positionMs);
        m_begun = true;
    }
    m_heardMs += std::int64_t(samples.size()) * 1000 / kPcmRate;
    m_analyser.hear(samples, concealed, [this](const SoundStep &s) { step(s); });
}

void ProgressListener::answered(std::int64_t positionMs) {
    if (m_answered)
        return;
    listenAnew(positionMs);
    m_begun = true;
    m_answered = true;
    m_machine.restart(positionMs);
}

void ProgressListener::step(const SoundStep &step) {
    if (step.levelDb > kSilenceDb)
        m_soundMs += kStepMs;
    if (m_answered)
        m_machine.hear(step);
    else
        followMusic(step);
    m_tones.hear(step);
    const auto print = m_printer.hear(step);
    if (!print)
        return;
    m_matcher.hear(*print);
    if (!m_answered)
        return;
    for (const auto &match : m_matcher.matches())
        if (m_library->announcements()[match.index].state == NumberState::Voicemail)
            m_machine.knownGreeting(match.fromMs, match.toMs, match.confidence);
}

void ProgressListener::followMusic(const SoundStep &step) {
    if (step.concealed || m_tones.isInTone())
        return;
    if (step.levelDb <= kSilenceDb) {
        if (m_shapeSteps > 0) {
            ++m_lowSteps;
            ++m_shapeSteps;
        }
        return;
    }
    if (m_shapeSteps == 0) {
        m_musicFrom = step.atMs;
        m_loudness = step.levelDb;
    }
    m_musicTo = step.atMs;
    ++m_shapeSteps;
    m_loudness += 0.01F * (step.levelDb - m_loudness);
    if (step.levelDb < m_loudness - 12)
        ++m_lowSteps;
    const bool held = std::abs(step.peakHz - m_lastPeak) < 0.012F * step.peakHz + 2 && step.purity > 0.25F;
    m_heldRun = held ? m_heldRun + 1 : 0;
    if (m_heldRun == 8) {
        m_heldSteps += 8;
        if (std::abs(step.peakHz - m_lastNote) > 0.03F * step.peakHz)
            ++m_notes;
        m_lastNote = step.peakHz;
    } else if (m_heldRun > 8) {
        ++m_heldSteps;
    }
    m_lastPeak = step.peakHz;
}

ProgressEvidence ProgressListener::evidence() const {
    ProgressEvidence out;
    out.tones = m_tonesBefore;
    out.tones.insert(out.tones.end(), m_tones.findings().begin(), m_tones.findings().end());
    out.announcements = m_announcementsBefore;
    for (const auto &match : m_matcher.matches()) {
        const auto &a = m_library->announcements()[match.index];
        out.announcements.push_back({a.title, a.state, match.fromMs, match.toMs, match.confidence, m_answered});
    }
    if (m_shapeSteps >= kShapeLeast && out.tones.empty()) {
        const float low = float(m_lowSteps) / float(m_shapeSteps);
        const float held = float(m_heldSteps) / float(m_shapeSteps);
        if (low <= kLowShareMost && held >= kHeldShareLeast && m_notes >= kNotesLeast)
            out.music = MusicFinding{m_musicFrom, m_musicTo, std::min(0.85F, 0.4F + held / 2)};
    }
    if (m_answered)
        out.answer = m_machine.finding();
    out.heardMs = m_heardMs;
    out.soundMs = m_soundMs;
    return out;
}

} // namespace lianxin
