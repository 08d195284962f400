// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/dialogue/ConfidenceCurve.h"
#include <algorithm>
#include <cmath>

namespace lianxin {
namespace {

//! Neighbouring observations that get one share.
struct Pool {
    double sum = 0; //!< of their confidences
    int count = 0;
    int right = 0;
    double share() const { return double(right) / double(count + 1); }
    double middle() const { return sum / count; }
    void take(const Pool &other) {
        sum += other.sum;
        count += other.count;
        right += other.right;
    }
};

double inThousandths(double value) {
    return std::round(value * 1'000) / 1'000;
}

} // namespace

std::optional<ConfidenceCurve> ConfidenceCurve::through(std::vector<std::pair<double, double>> knots) {
    const auto share = [](double x) { return x >= 0 && x <= 1; };
    for (std::size_t i = 0; i < knots.size(); ++i) {
        const auto &[from, to] = knots[i];
        if (!share(from) || !share(to) || (i > 0 && (from <= knots[i - 1].first || to < knots[i - 1].second)))
            return {};
    }
    ConfidenceCurve curve;
    curve.m_knots = std::move(knots);
    return curve;
}

std::optional<ConfidenceCurve> ConfidenceCurve::fromJson(const QJsonArray &knots) {
    std::vector<std::pair<double, double>> pairs;
    for (const auto &knot : knots) {
        const QJsonArray pair = knot.toArray();
        if (pair.size() != 2 || !pair[0].isDouble() || !pair[1].isDouble())
            return {};
        pairs.emplace_back(pair[0].toDouble(), pair[1].toDouble());
    }
    return through(std::move(pairs));
}

ConfidenceCurve ConfidenceCurve::fitted(std::vector<std::pair<double, bool>> seen, int least) {
    std::sort(seen.begin(), seen.end());
    std::vector<Pool> pools;
    double last = -1;
    for (const auto &[confidence, right] : seen) {
        const Pool one{confidence, 1, right ? 1 : 0};
        if (pools.empty() || (pools.back().count >= least && confidence > last))
            pools.push_back(one);
        else
            pools.back().take(one);
        last = confidence;
    }
    const auto joinLast = [&] {
        const Pool taken = pools.back();
        pools.pop_back();
        pools.back().take(taken);
    };
    if (pools.size() > 1 && pools.back().count < least)
        joinLast();
    std::vector<Pool> rising;
    pools.swap(rising);
    for (const Pool &pool : rising) {
        pools.push_back(pool);
        while (pools.size() > 1 && pools.back().share() <= pools[pools.size() - 2].share())
            joinLast();
    }
    ConfidenceCurve curve;
    for (const Pool &pool : pools) {
        const std::pair knot(inThousandths(pool.middle()), inThousandths(pool.share()));
        if (curve.m_knots.empty() || knot.first > curve.m_knots.back().first)
            curve.m_knots.push_back(knot);
    }
    return curve;
}

double ConfidenceCurve::operator()(double confidence) const {
    if (m_knots.empty())
        return confidence;
    const auto after = std::find_if(m_knots.begin(), m_knots.end(), [&](const auto &knot) { return knot.first > confidence; });
    if (after == m_knots.end())
        return m_knots.back().second;
    // Nothing was seen below the first: the line goes on to nothing at all.
    const auto [x1, y1] = after == m_knots.begin() ? std::pair(0.0, 0.0) : *std::prev(after);
    const auto [x2, y2] = *after;
    return x2 > x1 ? y1 + (y2 - y1) * (confidence - x1) / (x2 - x1) : y2;
}

QJsonArray ConfidenceCurve::toJson() const {
    QJsonArray out;
    for (const auto &[from, to] : m_knots)
        out.append(QJsonArray{from, to});
    return out;
}

} // namespace lianxin
