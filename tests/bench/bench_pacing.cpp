// SPDX-License-Identifier: GPL-3.0-or-later
// Our pacing of campaigns that hand over to seats beside a fixed ratio, an adaptive rule after VICIdial's and a dialler that
// knows the future, on the same seeded days (docs/pacing.md): how much of their time the seats are used, how many of those
// who ask are answered within 15 s, how many are dropped. bench_pacing [SEEDS [SCENARIO]].
#include "PacingLaws.h"
#include "PacingWorld.h"
#include <cstdio>
#include <cstdlib>

using namespace lianxin;
using namespace lianxin::bench;

namespace {

constexpr double kCeiling = 0.03;
constexpr double kAnswered = 0.95;

using State = PacingWorld::Seat::State;

Result ours(const Scenario &scenario, unsigned seed) {
    PacingWorld world(scenario, seed);
    SeatPacer pacer;
    world.pacer = &pacer;
    double inboundRate = 0;
    size_t before = 0;
    return world.run([&](PacingWorld &w) {
        inboundRate += (double(w.arrived - before) - inboundRate) / 300;
        before = w.arrived;
        PacingScene scene;
        for (const auto &f : w.flying)
            (f.answered ? scene.inNotice : scene.ringing).push_back(w.now - f.since);
        scene.waiting = int(w.queue.size());
        for (const auto &seat : w.seats) {
            if (seat.state == State::Ready)
                ++scene.ready;
            else if (seat.state == State::Talking)
                scene.talking.push_back(w.now - seat.since);
            else if (seat.state == State::Wrapping)
                scene.wrapping.push_back(w.now - seat.since);
        }
        scene.arrivalsPerSecond = inboundRate;
        // Inbound first, as the dialler asks it.
        SeatOutlook outlook;
        outlook.serving = w.serving();
        outlook.ready = scene.ready;
        outlook.waiting = scene.waiting;
        outlook.longestWaitMs = w.queue.empty() ? 0 : qint64((w.now - w.queue.front().since) * 1000);
        scene.room = int(w.room() * paceFor(outlook).factor);
        return pacer.decide(scene).callsNow;
    });
}

//! Lines in use: so many for each seat that serves, those who talk among them.
Result fixedRatio(const Scenario &scenario, unsigned seed, double ratio) {
    PacingWorld world(scenario, seed);
    return world.run([&](PacingWorld &w) { return int(ratio * w.serving()) - w.linesInUse(); });
}

//! The highest ratio that held the ceiling, found afterwards on the same day: no dialler without hindsight is as good.
Result bestRatio(const Scenario &scenario, unsigned seed, double *which) {
    Result best;
    for (const double ratio : {1.0, 1.2, 1.4, 1.6, 1.8, 2.0, 2.5, 3.0, 3.5, 4.0, 5.0, 6.0, 8.0, 10.0}) {
        const Result r = fixedRatio(scenario, seed, ratio);
        if (r.drops <= kCeiling && r.inTime >= kAnswered && r.utilisation > best.utilisation) {
            best = r;
            *which = ratio;
        }
    }
    return best;
}

//! After VICIdial's ADAPT_AVERAGE: every 15 s the level goes up while seats wait and down with the share of drops, 1 to 3.
Result adaptive(const Scenario &scenario, unsigned seed) {
    PacingWorld world(scenario, seed);
    double level = 1;
    double looked = -15;
    return world.run([&](PacingWorld &w) {
        if (w.now - looked >= 15) {
            looked = w.now;
            const int serving = std::max(1, w.serving());
            const double idle = double(w.count(State::Ready)) / serving;
            level += w.dropShare() > kCeiling ? -0.2 : w.dropShare() > kCeiling * 0.8 ? -0.05 : idle > 0.02 ? 0.05 + idle * 0.3 : -0.02;
            level = std::clamp(level, 1.0, 3.0);
        }
        return int(level * w.serving()) - w.linesInUse();
    });
}

//! Knows of every call whether it is answered and asks, how long it rings, listens and talks, and when the hotline is called.
Result omniscient(const Scenario &scenario, unsigned seed) {
    PacingWorld world(scenario, seed);
    constexpr double kSlack = 6;
    return world.run([&](PacingWorld &w) {
        struct Ask {
            double at, takes;
            bool operator<(const Ask &o) const { return at < o.at; }
        };
        std::vector<Ask> asks;
        for (const auto &f : w.flying) {
            const Call &c = w.call(f.call);
            if (c.asks)
                asks.push_back({f.since + (f.answered ? c.notice : c.ring + c.notice), c.talk + c.wrapUp});
        }
        for (const auto &q : w.queue)
            asks.push_back({q.since, q.talk + q.wrapUp});
        for (size_t i = w.arrived; i < w.arrivals.size() && w.arrivals[i] < w.now + 60; ++i)
            asks.push_back({w.arrivals[i], w.s.talk + PacingWorld::kWrapUp});
        std::vector<double> frees;
        for (const auto &seat : w.seats)
            if (seat.state == State::Ready)
                frees.push_back(w.now);
            else if ((seat.state == State::Talking || seat.state == State::Wrapping) && !seat.leaves)
                frees.push_back(seat.freeAt);
        const auto fits = [&](const Ask &one) {
            auto all = asks;
            all.push_back(one);
            std::sort(all.begin(), all.end());
            std::priority_queue<double, std::vector<double>, std::greater<>> free(std::greater<>(), frees);
            for (const auto &ask : all) {
                if (free.empty())
                    return false;
                const double at = std::max(ask.at, free.top());
                if (at - ask.at > kSlack && at > w.now)
                    return false;
                free.pop();
                free.push(at + ask.takes + PacingWorld::kSeatAnswers);
            }
            return true;
        };
        int calls = 0;
        const int room = w.room();
        while (calls < room) {
            int ahead = calls;
            while (ahead < calls + 400 && !w.call(w.next + ahead).asks)
                ++ahead;
            const Call &c = w.call(w.next + ahead);
            const Ask one{w.now + c.ring + c.notice, c.talk + c.wrapUp};
            if (!fits(one))
                break;
            asks.push_back(one);
            calls = ahead + 1;
        }
        return calls;
    });
}

std::vector<Scenario> scenarios() {
    return {
        {.name = "5 seats, 80 % answer, all asked over", .seats = 5, .answerRate = 0.8, .askShare = 0.95},
        {.name = "5 seats, 40 % answer, 40 % ask", .seats = 5, .answerRate = 0.4, .askShare = 0.4},
        {.name = "10 seats, 60 % answer, all asked over", .seats = 10, .answerRate = 0.6, .askShare = 0.95},
        {.name = "20 seats, 15 % answer, 50 % ask", .seats = 20, .answerRate = 0.15, .askShare = 0.5},
        {.name = "20 seats, 40 % answer, all asked over", .seats = 20, .answerRate = 0.4, .askShare = 0.95},
        {.name = "50 seats, 35 % answer, 40 % ask", .seats = 50, .answerRate = 0.35, .askShare = 0.4},
        {.name = "50 seats, 80 % answer, 30 % ask", .seats = 50, .answerRate = 0.8, .askShare = 0.3},
        {.name = "100 seats, 25 % answer, shifts", .seats = 100, .answerRate = 0.25, .askShare = 0.5,
         .shifts = {{0, 60}, {1, 100}, {2.5, 40}, {3, 80}}},
        {.name = "200 seats, 15 % answer, 30 % ask", .seats = 200, .answerRate = 0.15, .askShare = 0.3},
        {.name = "200 seats, 60 % answer, breaks", .seats = 200, .answerRate = 0.6, .askShare = 0.3, .breakShare = 0.1},
        {.name = "50 seats, trunk out for 20 min", .seats = 50, .answerRate = 0.4, .askShare = 0.4, .outageFrom = 1.5,
         .outageTo = 1.833},
        {.name = "60 seats, half of it inbound", .seats = 60, .answerRate = 0.4, .askShare = 0.4, .inboundLoad = 0.5},
        {.name = "50 seats, lines short", .seats = 50, .answerRate = 0.35, .askShare = 0.4, .lines = 120},
    };
}

struct Sum {
    double utilisation = 0, inTime = 0, drops = 0, worstDrops = 0, inbound = 0;
    long asked = 0;
    void add(const Result &r) {
        utilisation += r.utilisation;
        inTime += r.inTime;
        drops += r.drops;
        worstDrops = std::max(worstDrops, r.drops);
        inbound += r.inboundInTime;
        asked += r.asked;
    }
};

} // namespace

int main(int argc, char **argv) {
    const int seeds = argc > 1 ? std::max(1, std::atoi(argv[1])) : 3;
    std::printf("%-40s %-18s %8s %8s %8s %8s %9s\n", "scenario", "dialler", "seats", "<= 15 s", "dropped", "worst", "behind");
    int tooFarBehind = 0;
    int broken = 0;
    for (const auto &scenario : scenarios()) {
        if (argc > 2 && scenario.name.find(argv[2]) == std::string::npos)
            continue;
        Sum sums[6];
        double ratio = 0;
        for (int seed = 1; seed <= seeds; ++seed) {
            sums[0].add(omniscient(scenario, unsigned(seed)));
            sums[1].add(oracleOfLaws(scenario, unsigned(seed), kAnswered, kCeiling));
            sums[2].add(ours(scenario, unsigned(seed)));
            sums[3].add(fixedRatio(scenario, unsigned(seed), 2));
            sums[4].add(bestRatio(scenario, unsigned(seed), &ratio));
            sums[5].add(adaptive(scenario, unsigned(seed)));
        }
        const char *names[] = {"omniscient", "oracle of laws", "Lianxin", "fixed 2.0", "fixed, hindsight", "adaptive <= 3.0"};
        for (int i = 0; i < 6; ++i) {
            const double n = seeds;
            std::printf("%-40s %-18s %7.1f%% %7.1f%% %7.2f%% %7.2f%%", i == 0 ? scenario.name.c_str() : "", names[i],
                        100 * sums[i].utilisation / n, 100 * sums[i].inTime / n, 100 * sums[i].drops / n, 100 * sums[i].worstDrops);
            if (i == 2) {
                const double behind = 100 * (1 - sums[2].utilisation / sums[0].utilisation);
                std::printf(" %8.1f%% %8.1f%%", behind, 100 * (1 - sums[2].utilisation / sums[1].utilisation));
                tooFarBehind += behind > 5;
                broken += sums[2].worstDrops > kCeiling || sums[2].inTime / n < kAnswered;
            }
            if (scenario.inboundLoad > 0)
                std::printf("  inbound in time %.1f%%", 100 * sums[i].inbound / n);
            std::printf("\n");
            std::fflush(stdout);
        }
    }
    std::printf("%d scenarios more than 5 %% behind the omniscient dialler, %d outside the promise to citizens\n", tooFarBehind, broken);
    return broken ? 1 : 0;
}
