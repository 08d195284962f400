// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/callprogress/ToneRecogniser.h"
#include "platform/base/Literals.h"
#include <algorithm>
#include <cmath>

namespace lianxin {
namespace {

constexpr float kLeastPurity = 0.55F; // a tone 1 dB above white noise of the whole band
constexpr float kQuietest = -50;
constexpr int kSettleSteps = 4;       // shorter changes are clicks and holes
constexpr int kConcealedMost = 10;    // after 100 ms made-up sound is silence anyway
constexpr std::size_t kFindingsMost = 16;

//! Of the cadence, ms; 0: none.
int periodOf(ToneKind kind) {
    switch (kind) {
    case ToneKind::RingBack:
        return 5000;
    case ToneKind::Busy:
        return 700;
    case ToneKind::Congestion:
        return 1400;
    case ToneKind::Vacant:
        return 1400;
    case ToneKind::Dial:
    case ToneKind::SpecialInformation:
        break;
    }
    return 0;
}

} // namespace

QString nameOf(ToneKind kind) {
    switch (kind) {
    case ToneKind::Dial:
        return u"dial"_s;
    case ToneKind::RingBack:
        return u"ring_back"_s;
    case ToneKind::Busy:
        return u"busy"_s;
    case ToneKind::Congestion:
        return u"congestion"_s;
    case ToneKind::Vacant:
        return u"vacant"_s;
    case ToneKind::SpecialInformation:
        return u"special_information"_s;
    }
    return {};
}

ToneRecogniser::ToneRecogniser() {
    m_findings.reserve(kFindingsMost + 1);
}

void ToneRecogniser::restart() {
    m_tone = 0;
    m_run = m_next = {};
    m_begun = false;
    m_concealedSteps = 0;
    m_count = 0;
    m_findings.clear();
}

int ToneRecogniser::toneOf(const SoundStep &step) {
    if (step.purity < kLeastPurity || step.peakDb < kQuietest)
        return 0;
    for (const auto &[carrier, tolerance] : {std::pair{450, 50}, {950, 60}, {1400, 60}, {1800, 60}})
        if (std::abs(step.peakHz - float(carrier)) <= float(tolerance))
            return carrier;
    return 0;
}

void ToneRecogniser::add(Run &run, const SoundStep &step) const {
    run.toMs = step.atMs + kStepMs / 2;
    run.hz += double(step.peakHz);
    run.level += double(step.levelDb);
    ++run.steps;
}

void ToneRecogniser::closeRun(std::int64_t atMs) {
    m_run.toMs = atMs;
    m_runs[m_count++ % m_runs.size()] = m_run;
}

void ToneRecogniser::hear(const SoundStep &step) {
    const std::int64_t edge = step.atMs - kStepMs / 2;
    if (!m_begun) {
        m_begun = true;
        m_run = {};
        m_run.first = true;
        m_run.fromMs = edge;
        m_tone = m_run.tone = toneOf(step);
    }
    m_concealedSteps = step.concealed ? m_concealedSteps + 1 : 0;
    const int tone = step.concealed && m_concealedSteps <= kConcealedMost ? m_tone : toneOf(step);
    if (tone == m_tone) {
        if (m_next.steps > 0 && !step.concealed) { // a hole: what lay in it belongs to the run
            m_run.steps += m_next.steps;
            m_run.hz += double(m_run.meanHz()) * m_next.steps;
            m_run.level += m_next.level;
            m_next = {};
        }
        if (!step.concealed)
            add(m_run, step);
        else
            m_run.toMs = step.atMs + kStepMs / 2;
    } else {
        if (m_next.steps == 0 || m_next.tone != tone) {
            m_next = {};
            m_next.tone = tone;
            m_next.fromMs = edge;
        }
        add(m_next, step);
        if (m_next.steps >= kSettleSteps) {
            closeRun(m_next.fromMs);
            m_run = m_next;
            m_tone = m_run.tone;
            m_next = {};
        }
    }
    evaluate();
}

const ToneRecogniser::Run *ToneRecogniser::back(std::size_t n) const {
    if (n == 0)
        return &m_run;
    return n <= std::min(m_count, m_runs.size()) ? &m_runs[(m_count - n) % m_runs.size()] : nullptr;
}

bool ToneRecogniser::isBurst(std::size_t n, std::int64_t least, std::int64_t most) const {
    const Run *run = back(n);
    return run && run->tone == 450 && !run->first && run->length() >= least && (n == 0 || run->length() <= most);
}

bool ToneRecogniser::isPause(std::size_t n, std::int64_t least, std::int64_t most) const {
    const Run *run = back(n);
    const Run *before = back(n + 1);
    return run && before && run->tone == 0 && !run->first && run->length() >= least && (n == 0 || run->length() <= most)
           && run->meanLevel() < before->meanLevel() - 2; // speech between bursts is no pause
}

void ToneRecogniser::found(ToneKind kind, std::int64_t fromMs, std::int64_t toMs, float hz) {
    const int period = periodOf(kind);
    const auto cyclesOf = [&](std::int64_t from, std::int64_t to) { return period > 0 ? std::max(1, int((to - from + period / 2) / period)) : 1; };
    if (!m_findings.empty()) {
        ToneFinding &last = m_findings.back();
        if (last.kind == kind && fromMs <= last.toMs + 1200) { // goes on
            last.toMs = std::max(last.toMs, toMs);
            last.cycles = cyclesOf(last.fromMs, last.toMs);
            return;
        }
    }
    m_findings.push_back({kind, fromMs, toMs, hz, cyclesOf(fromMs, toMs)});
    if (m_findings.size() > kFindingsMost)
        m_findings.erase(m_findings.begin());
}

void ToneRecogniser::evaluateBeats(ToneKind kind, std::int64_t least, std::int64_t most) {
    // The newest run is a pause that goes on; before it bursts and pauses in turn.
    const std::size_t bursts = kind == ToneKind::Busy ? 3 : 2;
    if (m_run.tone != 0 || !isPause(0, least, most) || m_run.length() > most)
        return;
    for (std::size_t i = 0; i < bursts; ++i) {
        if (!isBurst(2 * i + 1, least, most))
            return;
        if (i + 1 < bursts && !isPause(2 * i + 2, least, most))
            return;
    }
    const Run *first = back(2 * bursts - 1);
    found(kind, first->fromMs, m_run.toMs, back(1)->meanHz());
}

void ToneRecogniser::evaluateSpecialInformation() {
    // 950, 1400, 1800, with at most a short gap between them; the last one has ended.
    if (m_run.tone != 0 || m_run.length() < kSettleSteps * kStepMs || m_run.length() > 3 * kSettleSteps * kStepMs)
        return;
    std::size_t n = 1;
    const Run *parts[3] = {};
    for (int part = 2; part >= 0; --part) {
        const Run *run = back(n);
        if (part < 2 && run && run->tone == 0 && run->length() <= 90)
            run = back(++n);
        static constexpr std::array<int, 3> carriers{950, 1400, 1800};
        if (!run || run->tone != carriers[std::size_t(part)] || run->length() < 200 || run->length() > 460)
            return;
        parts[part] = run;
        ++n;
    }
    found(ToneKind::SpecialInformation, parts[0]->fromMs, parts[2]->toMs, parts[0]->meanHz());
}

void ToneRecogniser::evaluate() {
    if (m_run.tone == 450) {
        if (m_run.length() >= 2500)
            found(ToneKind::Dial, m_run.fromMs, m_run.toMs, m_run.meanHz());
        return;
    }
    evaluateSpecialInformation();
    const Run *burst = back(1);
    if (!burst || burst->tone != 450)
        return;
    evaluateBeats(ToneKind::Busy, 260, 460);
    evaluateBeats(ToneKind::Congestion, 560, 860);
    if (isBurst(1, 800, 1250) && isPause(0, 1500, 0) && m_run.length() <= 5000)
        found(ToneKind::RingBack, burst->fromMs, m_run.toMs, burst->meanHz());
    // Two of the three short ones are enough: the first may be cut off.
    if (isBurst(1, 280, 520) && isPause(0, 100, 0) && m_run.length() <= 520 && isPause(2, 50, 160) && isBurst(3, 60, 170)
        && isPause(4, 50, 160) && isBurst(5, 60, 170))
        found(ToneKind::Vacant, back(5)->fromMs, m_run.toMs, burst->meanHz());
}

} // namespace lianxin
