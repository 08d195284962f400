// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/dialling/Pacing.h"
#include <algorithm>
#include <cmath>

namespace lianxin {
namespace {

// Steering of the risk: after each ask it is raised a little, after each that came to be late it is lowered by much, so that
// it settles where the share of the late is what is aimed at (stochastic approximation after Robbins and Monro).
constexpr double kGain = 0.5;
constexpr double kMostRisk = 0.6;
constexpr double kLeastRisk = 0.0005;
constexpr double kAim = 0.7;        // of what is allowed to come late
constexpr double kDropAim = 0.45;   // of the ceiling, which must never be passed
constexpr int kEnoughAsks = 30;     // before the share of the dropped means something
constexpr int kCallsToReckon = 60;   // ended, before chances are reckoned with
constexpr int kEnoughAnswers = 20;
constexpr int kMostCalls = 200;     // at one decision
constexpr int kMostInAir = 1 << 20;
constexpr int kNewsBeforeTables = 8;
constexpr double kManyVariance = 2; // from here on the normal approximation is close
constexpr double kPoissonGrain = 0.05;

//! The number of those who will ask, and of seats that will still be busy: a sum of independent yes and no.
class Crowd {
public:
    //! \a limit: P(number ≥ limit) is what is wanted.
    explicit Crowd(int limit)
        : m_limit(limit) {}
    void add(double p, int times = 1) {
        if (p <= 0 || times <= 0)
            return;
        p = std::min(p, 1.0);
        m_mean += p * times;
        m_variance += p * (1 - p) * times;
        m_third += p * (1 - p) * (1 - 2 * p) * times;
        m_parts.emplace_back(p, times);
    }
    void addPoisson(double mean) {
        if (mean > 0)
            add(std::min(mean, kPoissonGrain), std::max(1, int(std::lround(mean / kPoissonGrain))));
    }
    double reaches() {
        if (m_limit <= 0)
            return 1;
        if (m_variance >= kManyVariance)
            return refinedNormal();
        return exact();
    }

private:
    double refinedNormal() const {
        const double sigma = std::sqrt(m_variance);
        const double x = (m_limit - 0.5 - m_mean) / sigma;
        const double below = 0.5 * std::erfc(-x / std::sqrt(2.0)) +
                             m_third / (sigma * sigma * sigma) * (1 - x * x) * std::exp(-x * x / 2) / std::sqrt(2 * M_PI) / 6;
        return std::clamp(1 - below, 0.0, 1.0);
    }
    // Only numbers below the limit are kept: what is missing has reached it.
    double exact() {
        if (m_below.empty()) {
            m_below.assign(size_t(m_limit), 0);
            m_below[0] = 1;
        }
        for (; m_done < m_parts.size(); ++m_done)
            for (int n = 0; n < m_parts[m_done].second; ++n)
                convolve(m_parts[m_done].first);
        double sum = 0;
        for (const double p : m_below)
            sum += p;
        return std::clamp(1 - sum, 0.0, 1.0);
    }
    void convolve(double p) {
        for (size_t i = m_below.size(); i-- > 1;)
            m_below[i] = m_below[i] * (1 - p) + m_below[i - 1] * p;
        m_below[0] *= 1 - p;
    }

    int m_limit;
    double m_mean = 0;
    double m_variance = 0;
    double m_third = 0;
    std::vector<std::pair<double, int>> m_parts;
    size_t m_done = 0;
    std::vector<double> m_below;
};

double rounded(double value) { return std::round(value * 1000) / 1000; }

void steer(double &risk, double aim, bool missed) {
    risk = std::clamp(risk * std::exp(kGain * (aim - (missed ? 1 : 0))), kLeastRisk, kMostRisk);
}

double timeOf(int instant) { return (instant + 1) * SeatPacer::kStep; }

} // namespace

QJsonObject PacingView::toJson() const {
    return {{u"callsNow"_s, callsNow},
            {u"inFlight"_s, inFlight},
            {u"atOnce"_s, inFlight + callsNow},
            {u"seatsServing"_s, seatsServing},
            {u"seatsFree"_s, seatsFree},
            {u"seatsFreeSoon"_s, rounded(seatsFreeSoon)},
            {u"asksSoon"_s, rounded(asksSoon)},
            {u"answerRate"_s, rounded(answerRate)},
            {u"askRate"_s, rounded(askRate)},
            {u"ringSeconds"_s, rounded(ringSeconds)},
            {u"talkSeconds"_s, rounded(talkSeconds)},
            {u"wrapUpSeconds"_s, rounded(wrapUpSeconds)},
            {u"lateRisk"_s, rounded(lateRisk)},
            {u"allowedRisk"_s, rounded(allowedRisk)},
            {u"asked"_s, asked},
            {u"lateShare"_s, rounded(lateShare)},
            {u"dropShare"_s, rounded(dropShare)},
            {u"dropCeiling"_s, dropCeiling},
            {u"reason"_s, reason}};
}

SeatPacer::SeatPacer(PacingTargets targets)
    : m_targets(targets) {}

void SeatPacer::ringEnded(double seconds, bool answered) {
    m_ring.add(seconds, answered);
    ++m_news;
}
void SeatPacer::noticeEnded(double seconds, bool asked) {
    m_notice.add(seconds, asked);
    ++m_news;
}
void SeatPacer::talkEnded(double seconds) {
    m_talk.add(seconds, true);
    ++m_news;
}
void SeatPacer::wrapUpEnded(double seconds) {
    m_wrapUp.add(seconds, true);
    ++m_news;
}
void SeatPacer::askServed(double waitedSeconds) {
    learn(waitedSeconds > m_targets.answerWithin, waitedSeconds > m_targets.dropAfter);
}
void SeatPacer::askLost(double waitedSeconds) {
    Q_UNUSED(waitedSeconds)
    learn(true, true);
}

void SeatPacer::learn(bool late, bool dropped) {
    ++m_asked;
    m_late += late;
    m_dropped += dropped;
    steer(m_lateRisk, kAim * (1 - m_targets.answeredShare), late);
    steer(m_dropRisk, kDropAim * m_targets.dropCeiling, dropped);
}

QJsonObject SeatPacer::toJson() const {
    return {{u"ring"_s, m_ring.toJson()}, {u"notice"_s, m_notice.toJson()}, {u"talk"_s, m_talk.toJson()}, {u"wrapUp"_s, m_wrapUp.toJson()},
            {u"lateRisk"_s, m_lateRisk},  {u"dropRisk"_s, m_dropRisk},      {u"asked"_s, m_asked},        {u"late"_s, m_late},
            {u"dropped"_s, m_dropped}};
}

bool SeatPacer::restore(const QJsonObject &json) {
    SeatPacer read(m_targets);
    read.m_lateRisk = json.value("lateRisk"_L1).toDouble();
    read.m_dropRisk = json.value("dropRisk"_L1).toDouble();
    read.m_asked = json.value("asked"_L1).toInteger();
    read.m_late = json.value("late"_L1).toInteger();
    read.m_dropped = json.value("dropped"_L1).toInteger();
    const auto isRisk = [](double risk) { return risk >= kLeastRisk && risk <= kMostRisk; };
    if (!isRisk(read.m_lateRisk) || !isRisk(read.m_dropRisk) || read.m_dropped < 0 || read.m_late < read.m_dropped || read.m_asked < read.m_late ||
        !read.m_ring.restore(json.value("ring"_L1).toObject()) || !read.m_notice.restore(json.value("notice"_L1).toObject()) ||
        !read.m_talk.restore(json.value("talk"_L1).toObject()) || !read.m_wrapUp.restore(json.value("wrapUp"_L1).toObject()))
        return false;
    *this = std::move(read);
    return true;
}

// Too little is known for chances: one call a free seat.
bool SeatPacer::isNew() const { return m_ring.seen() < kCallsToReckon || m_notice.seen() < kEnoughAnswers; }

void SeatPacer::tables(const PacingScene &scene) const {
    if (m_news < kNewsBeforeTables)
        return;
    m_news = 0;
    m_ring.stand(scene.ringing);
    m_notice.stand(scene.inNotice);
    m_talk.stand(scene.talking);
    m_wrapUp.stand(scene.wrapping);
    const int seconds = int(timeOf(kInstants - 1));
    m_noticeAsks.assign(size_t(m_notice.bins()), {});
    for (int bin = 0; bin < m_notice.bins(); ++bin) {
        double there = 1;
        double met = 0;
        for (int s = 0; s < seconds; ++s) {
            const int at = std::min(bin + s, m_notice.bins() - 1);
            met += there * m_notice.event(at);
            there *= 1 - m_notice.event(at) - m_notice.other(at);
            if ((s + 1) % int(kStep) == 0)
                m_noticeAsks[size_t(bin)][size_t((s + 1) / int(kStep) - 1)] = met;
        }
    }
    // Asks of a call that is answered after x seconds: those of one in its notice for t − x.
    std::vector<double> fresh(size_t(seconds) + 1);
    {
        double there = 1;
        double met = 0;
        for (int s = 0; s < seconds; ++s) {
            const int at = std::min(s, m_notice.bins() - 1);
            met += there * m_notice.event(at);
            there *= 1 - m_notice.event(at) - m_notice.other(at);
            fresh[size_t(s) + 1] = met;
        }
    }
    m_ringAsks.assign(size_t(m_ring.bins()), {});
    for (int bin = 0; bin < m_ring.bins(); ++bin) {
        double there = 1;
        for (int x = 0; x < seconds && there > 1e-4; ++x) {
            const int at = std::min(bin + x, m_ring.bins() - 1);
            const double answered = there * m_ring.event(at);
            for (int j = x / int(kStep); j < kInstants; ++j)
                m_ringAsks[size_t(bin)][size_t(j)] += answered * fresh[size_t(timeOf(j)) - size_t(x)];
            there *= 1 - m_ring.event(at) - m_ring.other(at);
        }
    }
    m_wrapFrees.assign(size_t(m_wrapUp.bins()), {});
    for (int bin = 0; bin < m_wrapUp.bins(); ++bin)
        for (int j = 0; j < kInstants; ++j)
            m_wrapFrees[size_t(bin)][size_t(j)] = m_wrapUp.within(bin * m_wrapUp.binSeconds(), timeOf(j) + m_targets.answerWithin);
    // Within the seconds looked ahead, the end of a talk is about as likely at each moment: wrap-up from there on.
    Ahead wrapped{};
    for (int j = 0; j < kInstants; ++j) {
        const double until = timeOf(j) + m_targets.answerWithin;
        double sum = 0;
        for (double x = 1; x < until; x += 2)
            sum += 2 * m_wrapUp.within(0, until - x);
        wrapped[size_t(j)] = sum;
    }
    m_talkFrees.assign(size_t(m_talk.bins()), {});
    for (int bin = 0; bin < m_talk.bins(); ++bin) {
        const double ends = m_talk.within(bin * m_talk.binSeconds(), 60) / 60;
        for (int j = 0; j < kInstants; ++j)
            m_talkFrees[size_t(bin)][size_t(j)] = std::min(1.0, ends * wrapped[size_t(j)]);
    }
}

SeatPacer::Ahead SeatPacer::asksAhead(const PacingScene &scene) const {
    tables(scene);
    Ahead asks{};
    const auto count = [&asks](const std::vector<double> &calls, const ChanceTable &table, const std::vector<Ahead> &chances) {
        for (const double elapsed : calls)
            for (int j = 0; j < kInstants; ++j)
                asks[size_t(j)] += chances[size_t(table.binOf(elapsed))][size_t(j)];
    };
    count(scene.ringing, m_ring, m_ringAsks);
    count(scene.inNotice, m_notice, m_noticeAsks);
    return asks;
}

PacingView SeatPacer::decide(const PacingScene &scene, const Ahead &others) const {
    tables(scene);
    const Ahead &fresh = m_ringAsks.front(); // a call begun now
    const int busy = int(scene.talking.size() + scene.wrapping.size());

    PacingView view;
    view.inFlight = int(scene.ringing.size() + scene.inNotice.size());
    view.seatsFree = scene.ready;
    view.seatsServing = scene.ready + busy;
    view.answerRate = m_ring.share();
    view.askRate = m_notice.share();
    view.ringSeconds = m_ring.mean();
    view.talkSeconds = m_talk.mean();
    view.wrapUpSeconds = m_wrapUp.mean();
    view.asked = m_asked;
    view.lateShare = lateShare();
    view.dropShare = dropShare();
    view.dropCeiling = m_targets.dropCeiling;
    view.allowedRisk = std::min(m_lateRisk, m_dropRisk);
    // Close to the ceiling only what is next to certain: one more that is lost must not pass it.
    const bool atCeiling = m_asked >= kEnoughAsks && double(m_dropped + 1) >= m_targets.dropCeiling * double(m_asked + 1);
    if (atCeiling)
        view.allowedRisk = std::min(view.allowedRisk, kLeastRisk);

    // Who asks at an instant comes late when by then, and answerWithin more, there were more asks than seats.
    std::vector<Crowd> crowds;
    crowds.reserve(kInstants);
    const auto group = [](const std::vector<double> &spent, const ChanceTable &table) {
        std::vector<int> number(size_t(table.bins()));
        for (const double elapsed : spent)
            ++number[size_t(table.binOf(elapsed))];
        return number;
    };
    const auto ringing = group(scene.ringing, m_ring);
    const auto notice = group(scene.inNotice, m_notice);
    const auto talking = group(scene.talking, m_talk);
    const auto wrapping = group(scene.wrapping, m_wrapUp);
    double weights = 0;
    int typical = 0;
    for (int j = 0; j < kInstants; ++j) {
        Crowd crowd(scene.ready - scene.waiting + busy);
        double asks = scene.waiting;
        double frees = scene.ready;
        const auto add = [&](const std::vector<int> &number, const std::vector<Ahead> &chances, bool isSeat) {
            for (size_t bin = 0; bin < number.size(); ++bin) {
                if (number[bin] == 0)
                    continue;
                const double p = chances[bin][size_t(j)];
                crowd.add(isSeat ? 1 - p : p, number[bin]);
                (isSeat ? frees : asks) += p * number[bin];
            }
        };
        add(ringing, m_ringAsks, false);
        add(notice, m_noticeAsks, false);
        add(talking, m_talkFrees, true);
        add(wrapping, m_wrapFrees, true);
        crowd.addPoisson(scene.arrivalsPerSecond * timeOf(j) + others[size_t(j)]);
        crowds.push_back(std::move(crowd));
        if (fresh[size_t(j)] <= fresh[kInstants - 1] / 2)
            typical = j;
        if (j == std::min(typical + 1, kInstants - 1)) {
            view.asksSoon = asks;
            view.seatsFreeSoon = frees;
        }
    }
    const auto risk = [&] {
        double sum = 0;
        weights = 0;
        for (int j = 0; j < kInstants; ++j) {
            const double weight = fresh[size_t(j)] - (j ? fresh[size_t(j) - 1] : 0);
            if (weight < 1e-6)
                continue;
            weights += weight;
            sum += weight * crowds[size_t(j)].reaches();
        }
        return weights > 0 ? sum / weights : 1;
    };
    int room = std::min(scene.room, kMostCalls);
    if (isNew())
        room = std::clamp(scene.ready - scene.waiting - view.inFlight, 0, room);
    // The first ends tell of the quick ones: whatever they promise, no more calls are in the air than have taught something.
    room = std::clamp(int(std::min(m_ring.seen(), double(kMostInAir))) + scene.ready - view.inFlight, 0, room);
    while (true) {
        view.lateRisk = risk();
        if (view.callsNow >= room || view.lateRisk > view.allowedRisk)
            break;
        ++view.callsNow;
        for (int j = 0; j < kInstants; ++j)
            crowds[size_t(j)].add(fresh[size_t(j)]);
    }
    if (view.seatsServing == 0)
        view.callsNow = 0;
    if (view.callsNow == 0 && scene.room > 0)
        view.reason = view.seatsServing == 0 ? u"no_seats"_s : atCeiling ? u"drop_ceiling"_s : u"seats_busy"_s;
    return view;
}

} // namespace lianxin
