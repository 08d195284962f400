// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/rehearsal/SpokenTurns.h"
#include "platform/base/Literals.h"
#include <algorithm>
#include <cmath>

namespace lianxin {
namespace {

constexpr int kLevelMs = 10;
constexpr double kVoiced = -45;      // dBFS: somebody speaks
constexpr double kAudible = -57;     // of a prompt made quiet; comfort noise is below
constexpr double kDucked = 18;       // dB
constexpr int kBeforeMs = 2'000;     // of the prompt, for its level
constexpr int kSpeaksMs = 400;       // without a sound: the other side is not speaking
constexpr int kAfterMs = 300;        // nobody answers so soon after the end of a sentence

//! Levels in dBFS, a value for each step.
std::vector<double> levelsOf(const WavSound &wave, int channel) {
    std::vector<double> levels;
    const qint64 step = qint64(wave.rate) * kLevelMs / 1000;
    for (qint64 at = 0; step > 0 && at + step <= wave.frames(); at += step) {
        double power = 0;
        for (qint64 i = at; i < at + step; ++i) {
            const double sample = wave.samples[std::size_t(i * wave.channels + channel)] / 32768.0;
            power += sample * sample / double(step);
        }
        levels.push_back(10 * std::log10(power + 1e-10));
    }
    return levels;
}

//! \brief Levels of both sides by step.
struct Levels {
    std::vector<double> said, heard;

    int size() const { return int(std::min(said.size(), heard.size())); }
    //! The first step of [from, to) above \a level; to: none.
    static int first(const std::vector<double> &list, int from, int to, double level) {
        const auto begin = list.begin() + from, end = list.begin() + std::max(from, to);
        return int(std::find_if(begin, end, [&](double one) { return one > level; }) - list.begin());
    }
    //! The step after the last of [from, to) above \a level; from: none.
    static int pastLast(const std::vector<double> &list, int from, int to, double level) {
        for (int i = to; i > from; --i)
            if (list[std::size_t(i) - 1] > level)
                return i;
        return from;
    }
};

//! How loud the other side was before \a at where it spoke; nothing: it did not speak.
std::optional<double> promptLevel(const Levels &levels, int at) {
    if (Levels::first(levels.heard, std::max(0, at - kSpeaksMs / kLevelMs), at, kVoiced) >= at)
        return {};
    std::vector<double> loud;
    for (int i = std::max(0, at - kBeforeMs / kLevelMs); i < at; ++i)
        if (levels.heard[std::size_t(i)] > kVoiced)
            loud.push_back(levels.heard[std::size_t(i)]);
    const auto ninth = loud.begin() + std::ptrdiff_t(loud.size() * 9 / 10);
    std::nth_element(loud.begin(), ninth, loud.end());
    return *ninth;
}

} // namespace

std::vector<TurnMeasure> measureTurns(const WavSound &wave, const std::vector<SaidSentence> &said) {
    std::vector<TurnMeasure> measures(said.size());
    if (wave.channels != 2)
        return measures;
    const Levels levels{levelsOf(wave, 0), levelsOf(wave, 1)};
    for (std::size_t i = 0; i < said.size(); ++i) {
        const int from = std::clamp(int(said[i].fromMs) / kLevelMs, 0, levels.size());
        const int to = std::clamp(int(said[i].fromMs + said[i].lengthMs) / kLevelMs + 5, from, levels.size());
        const int onset = Levels::first(levels.said, from, to, kVoiced);
        if (onset >= to)
            continue;
        const int end = Levels::pastLast(levels.said, onset, to, kVoiced);
        int spokeUntil = end;
        if (const auto level = promptLevel(levels, onset)) {
            const int until = std::min(end + kAfterMs / kLevelMs, levels.size());
            measures[i].ducked = (Levels::pastLast(levels.heard, onset, until, *level - kDucked) - onset) * kLevelMs;
            spokeUntil = Levels::pastLast(levels.heard, onset, until, kAudible);
            measures[i].stopped = (spokeUntil - onset) * kLevelMs;
            if (spokeUntil == until)
                continue; // it was not stopped at all: nothing after it is a reply
        }
        const int next = i + 1 < said.size() ? std::clamp(int(said[i + 1].fromMs) / kLevelMs, end, levels.size()) : levels.size();
        const int reply = Levels::first(levels.heard, std::max(end, spokeUntil), next, kVoiced);
        if (reply < next)
            measures[i].reply = (reply - end) * kLevelMs;
    }
    return measures;
}

int Spread::at(double share) const {
    if (m_values.empty())
        return 0;
    auto sorted = m_values;
    std::sort(sorted.begin(), sorted.end());
    const auto rank = std::size_t(std::ceil(share * double(sorted.size())));
    return sorted[std::clamp<std::size_t>(rank, 1, sorted.size()) - 1];
}

QJsonObject Spread::toJson() const {
    return {{u"count"_s, qint64(count())}, {u"p50"_s, at(0.5)}, {u"p95"_s, at(0.95)}, {u"most"_s, at(1)}};
}

} // namespace lianxin
