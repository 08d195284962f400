// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/dialling/ChanceTable.h"
#include "platform/base/Literals.h"
#include <QJsonArray>
#include <algorithm>
#include <cmath>

namespace lianxin {
namespace {
constexpr double kPriorCalls = 1.5; // what the assumption weighs in each bin
constexpr double kTooHeavy = 1e9;

// Bins that hold nothing are most of them: [bin, value, …].
QJsonArray sparse(const std::vector<double> &values, double weight) {
    QJsonArray out;
    for (size_t i = 0; i < values.size(); ++i) {
        if (const double value = std::round(values[i] / weight * 1e4) / 1e4; value > 0) {
            out.append(qint64(i));
            out.append(value);
        }
    }
    return out;
}

bool fill(std::vector<double> &values, const QJsonArray &sparse) {
    for (qsizetype i = 0; i + 1 < sparse.size(); i += 2) {
        const qint64 bin = sparse[i].toInteger(-1);
        const double value = sparse[i + 1].toDouble(-1);
        if (bin < 0 || bin >= qint64(values.size()) || value < 0)
            return false;
        values[size_t(bin)] = value;
    }
    return sparse.size() % 2 == 0;
}
} // namespace

ChanceTable::ChanceTable(double binSeconds, int bins, double typicalSeconds, double share, double memory)
    : m_bin(binSeconds)
    , m_priorEvent((1 - std::exp(-binSeconds / typicalSeconds)) * share)
    , m_priorOther((1 - std::exp(-binSeconds / typicalSeconds)) * (1 - share))
    , m_fade(1 + 1 / memory)
    , m_event(size_t(bins))
    , m_other(size_t(bins))
    , m_standing(size_t(bins))
    , m_hazards(size_t(bins)) {}

int ChanceTable::binOf(double seconds) const {
    return std::clamp(int(seconds / m_bin), 0, bins() - 1);
}

void ChanceTable::add(double seconds, bool event) {
    m_weight *= m_fade;
    (event ? m_event : m_other)[size_t(binOf(seconds))] += m_weight;
    m_seconds += m_weight * seconds;
    m_total = m_total / m_fade + 1;
    m_seen += 1;
    if (m_weight > kTooHeavy) {
        for (auto *side : {&m_event, &m_other})
            for (double &value : *side)
                value /= m_weight;
        m_seconds /= m_weight;
        m_weight = 1;
    }
    m_stale = true;
}

void ChanceTable::stand(const std::vector<double> &elapsed) {
    std::fill(m_standing.begin(), m_standing.end(), 0);
    for (const double seconds : elapsed)
        m_standing[size_t(binOf(seconds))] += 1;
    m_stale = true;
}

const std::vector<ChanceTable::Hazard> &ChanceTable::hazards() const {
    if (m_stale) {
        double reached = 0;
        double standing = 0; // beyond this bin
        for (size_t i = m_event.size(); i-- > 0;) {
            const double events = m_event[i] / m_weight;
            const double others = m_other[i] / m_weight;
            reached += events + others;
            const double atRisk = reached + standing + kPriorCalls;
            m_hazards[i] = {(events + kPriorCalls * m_priorEvent) / atRisk, (others + kPriorCalls * m_priorOther) / atRisk};
            standing += m_standing[i];
        }
        m_stale = false;
    }
    return m_hazards;
}

QJsonObject ChanceTable::toJson() const {
    return {{u"bin"_s, m_bin},
            {u"bins"_s, bins()},
            {u"event"_s, sparse(m_event, m_weight)},
            {u"other"_s, sparse(m_other, m_weight)},
            {u"seconds"_s, m_seconds / m_weight},
            {u"total"_s, m_total},
            {u"seen"_s, m_seen}};
}

bool ChanceTable::restore(const QJsonObject &json) {
    if (json.value("bin"_L1).toDouble() != m_bin || json.value("bins"_L1).toInt() != bins())
        return false;
    std::vector<double> events(m_event.size()), others(m_other.size());
    const double total = json.value("total"_L1).toDouble(-1), seen = json.value("seen"_L1).toDouble(-1), seconds = json.value("seconds"_L1).toDouble(-1);
    if (!fill(events, json.value("event"_L1).toArray()) || !fill(others, json.value("other"_L1).toArray()) || total < 0 || seen < 0 || seconds < 0)
        return false;
    m_event = std::move(events);
    m_other = std::move(others);
    m_total = total;
    m_seen = seen;
    m_seconds = seconds;
    m_weight = 1;
    m_stale = true;
    return true;
}

double ChanceTable::share() const {
    return within(0, 1e9);
}

double ChanceTable::mean() const {
    const double prior = kPriorCalls * m_bin / std::max(1e-9, m_priorEvent + m_priorOther);
    return (m_seconds / m_weight + prior) / (m_total + kPriorCalls);
}

double ChanceTable::within(double elapsed, double horizon) const {
    const auto &table = hazards();
    double there = 1;
    double met = 0;
    double at = elapsed;
    const double end = elapsed + horizon;
    for (int guard = 0; at < end && there > 1e-6 && guard < 4000; ++guard) {
        const int bin = binOf(at);
        const double until = bin == bins() - 1 ? at + m_bin : (bin + 1) * m_bin;
        const double part = std::min(1.0, (std::min(until, end) - at) / m_bin);
        const auto &hazard = table[size_t(bin)];
        met += there * hazard.event * part;
        there *= std::max(0.0, 1 - (hazard.event + hazard.other) * part);
        at = until;
    }
    return met;
}

} // namespace lianxin
