// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/callprogress/AnnouncementMatcher.h"
#include <algorithm>
#include <bit>

namespace lianxin {
namespace {

constexpr int kAllowed = 12;         // different bits of 32 at which a print neither adds nor takes off
constexpr int kDropMost = 50;        // bits taken off in a row: here two announcements part (X-drop: Altschul et al. 1990)
constexpr int kCertainScore = 160;
constexpr int kCandidateScore = 80;
constexpr int kMargin = 40;          // ahead of everything that says something else
constexpr int kHeldLoss = 2;         // a print, of what was agreed before
constexpr int kScoreMost = 20'000;
constexpr int kLeastLength = 55;     // active prints, 1.1 s
constexpr int kEnoughLength = 175;   // 3.5 s are enough of however long an announcement
constexpr double kShare = 0.75;      // of a shorter one
constexpr float kRecentMost = 12.5F; // different bits of the last third of a second, on average
constexpr std::size_t kRecentPrints = 16;
constexpr std::size_t kMatchesMost = 8;

//! Bits that are set. Without a function call, so that the loop over the library becomes vector code.
constexpr std::uint32_t onesOf(std::uint32_t v) {
    v = v - (v >> 1U & 0x55555555U);
    v = (v & 0x33333333U) + (v >> 2U & 0x33333333U);
    return (((v + (v >> 4U)) & 0x0F0F0F0FU) * 0x01010101U) >> 24U;
}

} // namespace

AnnouncementMatcher::AnnouncementMatcher(std::shared_ptr<const AnnouncementLibrary> library)
    : m_library(std::move(library)) {
    m_matches.reserve(kMatchesMost);
    if (!m_library)
        return;
    for (const auto &announcement : m_library->announcements()) {
        const auto &f = announcement.fingerprint;
        m_prints.push_back(0);
        m_weight.push_back(0);
        Part part;
        part.begin = m_prints.size();
        for (std::size_t i = 0; i < f.prints.size(); ++i) {
            m_prints.push_back(f.prints[i]);
            m_weight.push_back(f.active[i] ? 1 : 0);
        }
        part.end = m_prints.size();
        part.active = f.activeCount();
        part.state = announcement.state;
        m_parts.push_back(part);
    }
    for (auto *table : {&m_score, &m_scoreNext, &m_peak, &m_peakNext, &m_length, &m_lengthNext})
        table->assign(m_prints.size(), 0);
}

void AnnouncementMatcher::restart() {
    for (auto *table : {&m_score, &m_scoreNext, &m_peak, &m_peakNext, &m_length, &m_lengthNext})
        std::fill(table->begin(), table->end(), std::int16_t(0));
    for (auto &part : m_parts)
        part.held = 0;
    m_heard = 0;
    m_bestScore = 0;
    m_candidate = false;
    m_matches.clear();
}

float AnnouncementMatcher::recentDistance(std::size_t at) const {
    int distance = 0;
    int counted = 0;
    for (std::size_t back = 0; back < kRecentPrints && back < m_heard && back <= at; ++back) {
        if (m_weight[at - back] == 0)
            continue;
        distance += int(onesOf(m_prints[at - back] ^ m_recent[(m_heard - 1 - back) % m_recent.size()]));
        ++counted;
    }
    return counted >= 4 ? float(distance) / float(counted) : 32;
}

void AnnouncementMatcher::hear(const SoundPrint &print) {
    m_now = print.atMs;
    m_recent[m_heard++ % m_recent.size()] = print.bits;
    m_candidate = false;
    if (m_prints.empty())
        return;
    const std::size_t n = m_prints.size();
    for (std::size_t i = 1; i < n; ++i) {
        const int gain = (kAllowed - int(onesOf(m_prints[i] ^ print.bits))) * m_weight[i];
        const int score = std::min(m_score[i - 1] + gain, kScoreMost);
        const int peak = std::max<int>(m_peak[i - 1], score);
        const bool goesOn = score > 0 && score + kDropMost >= peak;
        m_scoreNext[i] = std::int16_t(goesOn ? score : 0);
        m_peakNext[i] = std::int16_t(goesOn ? peak : 0);
        m_lengthNext[i] = std::int16_t(goesOn ? m_length[i - 1] + m_weight[i] : 0);
    }
    for (const auto &part : m_parts) // nothing goes from one announcement into the next
        m_scoreNext[part.begin - 1] = m_peakNext[part.begin - 1] = m_lengthNext[part.begin - 1] = 0;
    m_score.swap(m_scoreNext);
    m_peak.swap(m_peakNext);
    m_length.swap(m_lengthNext);

    std::size_t bestPart = 0, bestAt = 0;
    int best = 0;
    for (std::size_t p = 0; p < m_parts.size(); ++p) {
        // What has come to its end is not forgotten at once: its longer sibling would win by a print.
        auto &held = m_parts[p].held;
        held = std::max(held - kHeldLoss, 0);
        const auto from = m_score.begin() + std::ptrdiff_t(m_parts[p].begin);
        const auto top = std::max_element(from, m_score.begin() + std::ptrdiff_t(m_parts[p].end));
        held = std::max(held, int(*top));
        if (*top > best) {
            best = *top;
            bestPart = p;
            bestAt = std::size_t(top - m_score.begin());
        }
    }
    m_bestScore = std::max(m_bestScore, best);
    m_candidate = best >= kCandidateScore;
    const Part &part = m_parts[bestPart];
    const int needed = std::clamp(int(kShare * part.active), kLeastLength, kEnoughLength);
    if (best < kCertainScore || m_length[bestAt] < std::min(needed, part.active * 9 / 10) || recentDistance(bestAt) > kRecentMost)
        return;
    int other = 0;
    for (const auto &p : m_parts)
        if (p.state != part.state)
            other = std::max(other, p.held);
    if (best - other >= kMargin)
        certain(bestPart, bestAt, best, best - other);
}

void AnnouncementMatcher::certain(std::size_t entry, std::size_t at, int score, int margin) {
    AnnouncementMatch match;
    match.index = entry;
    match.toMs = m_now;
    const int length = std::max<int>(m_length[at], 1);
    // Pauses inside count for the time; walk back over them.
    std::size_t back = at;
    for (int active = 0; back > m_parts[entry].begin && active < length; --back)
        active += m_weight[back];
    match.fromMs = m_now - std::int64_t(at - back) * kPrintMs;
    match.agreement = 1 - (float(kAllowed) - float(score) / float(length)) / 32;
    match.confidence = std::clamp(0.80F + float(std::min(score, 600)) / 6000 + float(std::min(margin, 500)) / 5000, 0.F, 0.99F);
    for (auto &known : m_matches)
        if (known.index == entry) {
            known.fromMs = std::min(known.fromMs, match.fromMs);
            known.toMs = match.toMs;
            known.agreement = std::max(known.agreement, match.agreement);
            known.confidence = std::max(known.confidence, match.confidence);
            return;
        }
    if (m_matches.size() < kMatchesMost)
        m_matches.push_back(match);
}

std::optional<AnnouncementMatch> findIn(const AnnouncementLibrary &library, std::span<const std::int16_t> samples) {
    AnnouncementMatcher matcher(std::shared_ptr<const AnnouncementLibrary>(std::shared_ptr<void>(), &library)); // not owned
    SoundAnalyser analyser;
    Fingerprinter printer;
    analyser.hear(samples, false, [&](const SoundStep &step) {
        if (const auto print = printer.hear(step))
            matcher.hear(*print);
    });
    const auto &matches = matcher.matches();
    const auto best = std::max_element(matches.begin(), matches.end(), [](const auto &a, const auto &b) { return a.confidence < b.confidence; });
    return best == matches.end() ? std::nullopt : std::optional(*best);
}

} // namespace lianxin
