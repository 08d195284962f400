// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The oracle of laws: a dialler that knows how everything is distributed (drawn from the very generator of the day) and in what
// state every call and every seat is, but not how the dice will fall. It begins another call while the risk that its asking
// comes late is at most a threshold that is the best one of the day in hindsight. What it reaches is what can be had without
// foreknowledge by deciding so.
#include "PacingWorld.h"

namespace lianxin::bench {

class PacingLaws {
public:
    static constexpr int kInstants = 24;
    static constexpr double kStep = 4; //!< seconds between two instants looked ahead at
    using Chances = std::array<double, kInstants>;

    explicit PacingLaws(const Scenario &scenario)
        : m_inbound(scenario.inboundLoad > 0 ? scenario.seats * scenario.inboundLoad / (scenario.talk + PacingWorld::kWrapUp) : 0) {
        const PacingWorld world(scenario, 0);
        std::vector<Call> calls;
        for (unsigned n = 0; n < kDrawn; ++n)
            calls.push_back(world.draw(987'654, n));
        const double back = 1 - scenario.breakShare;
        m_ringing = table(1, 31, calls, [](const Call &c) { return Stage{c.ring, c.asks ? c.ring + c.notice : -1}; }, 0, 1);
        m_notice = table(1, 150, calls, [](const Call &c) { return Stage{c.answered ? c.notice : 0, c.asks ? c.notice : -1}; }, 0, 1);
        const double within = PacingWorld::kInTime - PacingWorld::kSeatAnswers;
        m_talking = table(10, 360, calls, [](const Call &c) { return Stage{PacingWorld::kSeatAnswers + c.talk, PacingWorld::kSeatAnswers + c.talk + c.wrapUp}; }, within, back);
        m_wrapping = table(1, 61, calls, [](const Call &c) { return Stage{c.wrapUp, c.wrapUp}; }, within, back);
    }

    //! Calls to begin now.
    int decide(PacingWorld &w, double threshold) const {
        using State = PacingWorld::Seat::State;
        int free = 0, busy = 0;
        std::vector<const Chances *> asks, frees;
        for (const auto &f : w.flying)
            asks.push_back(&(f.answered ? m_notice : m_ringing).of(w.now - f.since));
        for (const auto &seat : w.seats) {
            if (seat.state == State::Ready)
                ++free;
            else if (seat.leaves)
                continue;
            else if (seat.state == State::Talking)
                frees.push_back(&m_talking.of(w.now - seat.since)), ++busy;
            else if (seat.state == State::Wrapping)
                frees.push_back(&m_wrapping.of(w.now - seat.since)), ++busy;
        }
        const int limit = free + busy - int(w.queue.size());
        if (limit <= 0 || w.room() == 0)
            return 0;
        const Chances &fresh = m_ringing.of(0);
        const double all = fresh[kInstants - 1];
        std::vector<Sum> sums;
        for (int j = 0; j < kInstants; ++j) {
            Sum sum(limit);
            for (const auto *p : asks)
                sum.add((*p)[size_t(j)]);
            for (const auto *p : frees)
                sum.add(1 - (*p)[size_t(j)]);
            for (double mean = m_inbound * (j + 1) * kStep; mean > 0; mean -= 0.02)
                sum.add(std::min(mean, 0.02));
            sums.push_back(std::move(sum));
        }
        int calls = 0;
        for (const int room = std::min(w.room(), 400); calls < room; ++calls) {
            double risk = 0;
            for (int j = 0; j < kInstants; ++j)
                risk += (fresh[size_t(j)] - (j ? fresh[size_t(j) - 1] : 0)) / all * sums[size_t(j)].reaches();
            if (risk > threshold)
                break;
            for (int j = 0; j < kInstants; ++j)
                sums[size_t(j)].add(fresh[size_t(j)]);
        }
        return calls;
    }

private:
    static constexpr unsigned kDrawn = 60'000;
    struct Stage {
        double lasts; //!< the stage itself
        double event; //!< when what is counted happens, since the stage began; −1: never
    };
    struct Table {
        double bin = 1;
        std::vector<Chances> rows;
        const Chances &of(double elapsed) const { return rows[size_t(std::clamp(int(elapsed / bin), 0, int(rows.size()) - 1))]; }
    };
    template <class Of>
    static Table table(double bin, int bins, const std::vector<Call> &calls, const Of &stageOf, double more, double share) {
        Table t;
        t.bin = bin;
        t.rows.assign(size_t(bins), {});
        std::vector<double> there(size_t(bins), 0.0);
        for (const Call &c : calls) {
            const Stage stage = stageOf(c);
            for (int b = 0; b < bins; ++b) {
                const double elapsed = (b + 0.5) * bin * (b > 0 || bin > 1);
                if (stage.lasts <= elapsed)
                    break;
                there[size_t(b)] += 1;
                if (stage.event < 0)
                    continue;
                for (int j = 0; j < kInstants; ++j)
                    t.rows[size_t(b)][size_t(j)] += stage.event <= elapsed + (j + 1) * kStep + more ? share : 0;
            }
        }
        for (int b = 0; b < bins; ++b) {
            if (there[size_t(b)] < 5 && b > 0) // nobody lasts that long: as those who nearly do
                t.rows[size_t(b)] = t.rows[size_t(b) - 1];
            else
                for (double &p : t.rows[size_t(b)])
                    p /= std::max(1.0, there[size_t(b)]);
        }
        return t;
    }
    //! A sum of independent yes and no: exactly, and by its first three moments where there are so many that it is the same.
    class Sum {
    public:
        explicit Sum(int limit)
            : m_limit(limit) {}
        void add(double p) {
            if (p <= 0)
                return;
            m_mean += p;
            m_variance += p * (1 - p);
            m_third += p * (1 - p) * (1 - 2 * p);
            m_parts.push_back(p);
        }
        double reaches() {
            if (m_variance > kMany) {
                const double sigma = std::sqrt(m_variance);
                const double x = (m_limit - 0.5 - m_mean) / sigma;
                return std::clamp(0.5 * std::erfc(x / std::sqrt(2.0)) - m_third / (sigma * sigma * sigma) * (1 - x * x) * std::exp(-x * x / 2) / std::sqrt(2 * M_PI) / 6, 0.0, 1.0);
            }
            if (m_below.empty()) {
                m_below.assign(size_t(m_limit), 0);
                m_below[0] = 1;
            }
            for (; m_done < m_parts.size(); ++m_done) {
                const double p = m_parts[m_done];
                for (size_t i = m_below.size(); i-- > 1;)
                    m_below[i] = m_below[i] * (1 - p) + m_below[i - 1] * p;
                m_below[0] *= 1 - p;
            }
            double below = 0;
            for (const double p : m_below)
                below += p;
            return std::clamp(1 - below, 0.0, 1.0);
        }

    private:
        static constexpr double kMany = 6;
        int m_limit;
        double m_mean = 0, m_variance = 0, m_third = 0;
        std::vector<double> m_parts;
        size_t m_done = 0;
        std::vector<double> m_below;
    };

    double m_inbound;
    Table m_ringing, m_notice, m_talking, m_wrapping;
};

//! The day with the threshold that kept the seats busiest while both promises held.
inline Result oracleOfLaws(const Scenario &scenario, unsigned seed, double answeredShare, double ceiling) {
    const PacingLaws laws(scenario);
    Result best;
    double low = 0.002, high = 0.9; // what is late grows with the threshold
    for (int i = 0; i < 9; ++i) {
        const double threshold = std::sqrt(low * high);
        PacingWorld world(scenario, seed);
        const Result r = world.run([&](PacingWorld &w) { return laws.decide(w, threshold); });
        const bool kept = r.inTime >= answeredShare && r.drops <= ceiling;
        (kept ? low : high) = threshold;
        if (kept && r.utilisation > best.utilisation)
            best = r;
    }
    return best;
}

} // namespace lianxin::bench
