// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A day at the seats, second by second: citizens who answer, listen and ask for a person, seats that talk and wrap up, people
// who call the hotline beside. Seeded; call number n is the same for every dialler.
#include "hotline/dialling/Pace.h"
#include "hotline/dialling/Pacing.h"
#include <algorithm>
#include <cmath>
#include <deque>
#include <functional>
#include <queue>
#include <random>
#include <string>

namespace lianxin::bench {

//! splitmix64: as many streams as there are calls, at no cost.
struct Dice {
    using result_type = std::uint64_t;
    std::uint64_t state;
    static constexpr result_type min() { return 0; }
    static constexpr result_type max() { return ~std::uint64_t(0); }
    result_type operator()() {
        std::uint64_t z = (state += 0x9e3779b97f4a7c15U);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
        return z ^ (z >> 31);
    }
};

struct Shift {
    double from;  //!< hours
    int seats;
};

struct Scenario {
    std::string name;
    int seats = 20;
    double answerRate = 0.4;
    double askShare = 0.4;
    int lines = 0; //!< 0: plenty
    double cps = 0;
    double talk = 180;
    double hours = 4;
    std::vector<Shift> shifts = {};
    double inboundLoad = 0; //!< share of the seats' time
    double outageFrom = 0, outageTo = 0; //!< hours
    double breakShare = 0;  //!< of talks, after which the seat rests for ten minutes
};

struct Call {
    bool answered = false;
    bool asks = false;
    double ring = 0;   //!< until answered, or until it ends otherwise
    double notice = 0; //!< until asked, or until it ends otherwise
    double patience = 0;
    double talk = 0;
    double wrapUp = 0;
};

struct Result {
    double utilisation = 0;
    double inTime = 1;
    double drops = 0;
    long asked = 0;
    long calls = 0;
    double inboundInTime = 1;
};

class PacingWorld {
public:
    struct Flying {
        int call;
        double since; //!< of the stage
        bool answered;
    };
    struct Waiting {
        double since;
        double patience, talk, wrapUp;
        bool inbound;
        bool gone = false;
    };
    struct Seat {
        enum class State { Off, Ready, Talking, Wrapping, Break } state = State::Off;
        double since = 0;
        double talkUntil = 0;
        double freeAt = 0;
        bool leaves = false;
    };
    using Decide = std::function<int(PacingWorld &)>;

    PacingWorld(const Scenario &scenario, unsigned seed)
        : s(scenario)
        , m_seed(seed) {
        int most = s.seats;
        for (const auto &shift : s.shifts)
            most = std::max(most, shift.seats);
        seats.resize(size_t(most));
        std::mt19937 random(seed * 7919 + 17);
        if (s.inboundLoad > 0) {
            std::exponential_distribution<double> gap(s.seats * s.inboundLoad / (s.talk + kWrapUp));
            for (double at = gap(random); at < s.hours * 3600; at += gap(random))
                arrivals.push_back(at);
        }
    }

    //! Call number \a n, drawn when it is first asked for.
    const Call &call(int n) {
        while (int(m_calls.size()) <= n)
            m_calls.push_back(draw(m_seed, unsigned(m_calls.size())));
        return m_calls[size_t(n)];
    }
    Call draw(unsigned seed, unsigned n) const {
        Dice random{((std::uint64_t(seed) << 32) + n) * 0x2545f4914f6cdd1dU};
        std::uniform_real_distribution<double> chance(0, 1);
        std::normal_distribution<double> normal;
        Call c;
        c.answered = chance(random) < s.answerRate;
        c.asks = c.answered && chance(random) < s.askShare;
        if (c.answered)
            c.ring = std::min(29.0, 9 * std::exp(0.5 * normal(random)));
        else
            c.ring = chance(random) < 0.3 ? 2 + 3 * chance(random) : 30;
        c.notice = c.asks ? 8 + 9 * std::exp(0.4 * normal(random)) : c.answered ? 4 + 20 * chance(random) : 0;
        c.patience = 5 - 60 * std::log(1 - chance(random));
        // Heavy tail: lognormal, and one in twenty goes on after Pareto.
        c.talk = std::max(15.0, s.talk / 1.36 * std::exp(0.75 * normal(random)));
        if (chance(random) < 0.05)
            c.talk += s.talk * (std::pow(1 - chance(random), -1 / 1.8) - 1);
        c.talk = std::min(c.talk, 3600.0);
        c.wrapUp = std::clamp(kWrapUp * std::exp(0.35 * normal(random)), 5.0, 60.0);
        return c;
    }

    Result run(const Decide &decide) {
        const double end = s.hours * 3600;
        for (now = 0; now < end; now += 1) {
            step();
            const int wanted = outage() ? 0 : std::min(decide(*this), room());
            for (int i = 0; i < wanted; ++i)
                flying.push_back({next++, now, false});
            result.calls += wanted;
        }
        const long inTime = m_inTime;
        result.utilisation = m_staffed > 0 ? m_busy / m_staffed : 0;
        result.inTime = result.asked ? double(inTime) / double(result.asked) : 1;
        result.drops = result.asked ? double(m_dropped) / double(result.asked) : 0;
        result.inboundInTime = m_inbound ? double(m_inboundInTime) / double(m_inbound) : 1;
        return result;
    }

    bool outage() const { return now >= s.outageFrom * 3600 && now < s.outageTo * 3600; }
    int linesInUse() const { return int(flying.size()) + int(queue.size()) + m_talkingOut; }
    int room() const {
        const int byLines = s.lines > 0 ? s.lines - linesInUse() : 1 << 20;
        const int byRate = s.cps > 0 ? int(s.cps) : 1 << 20;
        return std::max(0, std::min(byLines, byRate));
    }
    int count(Seat::State state) const {
        return int(std::count_if(seats.begin(), seats.end(), [state](const Seat &seat) { return seat.state == state; }));
    }
    int serving() const {
        return count(Seat::State::Ready) + count(Seat::State::Talking) + count(Seat::State::Wrapping);
    }
    double dropShare() const { return result.asked ? double(m_dropped) / double(result.asked) : 0; }

    static constexpr double kWrapUp = 30;
    static constexpr double kSeatAnswers = 2;
    static constexpr double kInTime = 15;
    static constexpr double kDrop = 30;
    static constexpr double kWarmUp = 900; //!< not counted in the utilisation

    Scenario s;
    double now = 0;
    int next = 0;
    std::vector<Flying> flying;
    std::deque<Waiting> queue;
    std::vector<Seat> seats;
    std::vector<double> arrivals;
    size_t arrived = 0;
    Result result;
    SeatPacer *pacer = nullptr; //!< is told what happens

private:
    void step() {
        staff();
        for (auto &seat : seats) {
            if (seat.state == Seat::State::Talking && now >= seat.talkUntil) {
                if (pacer)
                    pacer->talkEnded(seat.talkUntil - seat.since);
                seat.state = Seat::State::Wrapping;
                seat.since = seat.talkUntil;
            }
            if (seat.state == Seat::State::Wrapping && now >= seat.freeAt) {
                if (pacer)
                    pacer->wrapUpEnded(seat.freeAt - seat.since);
                const bool rest = s.breakShare > 0 && std::fmod(seat.freeAt * 1000, 1000) < s.breakShare * 1000;
                seat.state = seat.leaves ? Seat::State::Off : rest ? Seat::State::Break : Seat::State::Ready;
                seat.since = now;
                seat.leaves = false;
            }
            if (seat.state == Seat::State::Break && now - seat.since >= 600)
                seat.state = Seat::State::Ready, seat.since = now;
        }
        m_talkingOut = int(std::count_if(seats.begin(), seats.end(), [](const Seat &seat) { return seat.state == Seat::State::Talking; }));
        for (; arrived < arrivals.size() && arrivals[arrived] <= now; ++arrived) {
            const Call c = draw(m_seed + 1000, unsigned(arrived));
            queue.push_back({now, c.patience, c.talk, c.wrapUp, true});
            ++m_inbound;
        }
        for (size_t i = 0; i < flying.size();) {
            auto &f = flying[i];
            const Call &c = call(f.call);
            bool over = false;
            if (!f.answered && now - f.since >= c.ring) {
                if (pacer)
                    pacer->ringEnded(c.ring, c.answered);
                over = !c.answered;
                f.answered = true;
                f.since = now;
            } else if (f.answered && now - f.since >= c.notice) {
                if (pacer)
                    pacer->noticeEnded(c.notice, c.asks);
                over = true;
                if (c.asks) {
                    queue.push_back({now, c.patience, c.talk, c.wrapUp, false});
                    ++result.asked;
                }
            }
            if (over) {
                flying[i] = flying.back();
                flying.pop_back();
            } else {
                ++i;
            }
        }
        for (auto &w : queue)
            if (!w.gone && now - w.since >= w.patience) {
                w.gone = true;
                if (!w.inbound) {
                    ++m_dropped;
                    if (pacer)
                        pacer->askLost(now - w.since);
                }
            }
        std::erase_if(queue, [](const Waiting &w) { return w.gone; });
        while (!queue.empty()) {
            Seat *free = nullptr;
            for (auto &seat : seats)
                if (seat.state == Seat::State::Ready && (!free || seat.since < free->since))
                    free = &seat;
            if (!free)
                break;
            const Waiting w = queue.front();
            queue.pop_front();
            const double waited = now - w.since + kSeatAnswers;
            if (w.inbound) {
                m_inboundInTime += waited <= kInTime;
            } else {
                m_inTime += waited <= kInTime;
                m_dropped += waited > kDrop;
                if (pacer)
                    pacer->askServed(waited);
            }
            free->state = Seat::State::Talking;
            free->since = now;
            free->talkUntil = now + kSeatAnswers + w.talk;
            free->freeAt = free->talkUntil + w.wrapUp;
        }
        if (now >= kWarmUp) {
            m_staffed += serving();
            m_busy += count(Seat::State::Talking) + count(Seat::State::Wrapping);
        }
    }
    void staff() {
        int wanted = s.seats;
        for (const auto &shift : s.shifts)
            if (now >= shift.from * 3600)
                wanted = shift.seats;
        int there = 0;
        for (const auto &seat : seats)
            there += seat.state != Seat::State::Off && !seat.leaves;
        for (auto &seat : seats) {
            if (there < wanted && seat.state == Seat::State::Off) {
                seat.state = Seat::State::Ready;
                seat.since = now;
                ++there;
            } else if (there < wanted && seat.leaves) {
                seat.leaves = false;
                ++there;
            } else if (there > wanted && seat.state != Seat::State::Off && !seat.leaves) {
                if (seat.state == Seat::State::Ready || seat.state == Seat::State::Break)
                    seat.state = Seat::State::Off;
                else
                    seat.leaves = true;
                --there;
            }
        }
    }

    unsigned m_seed;
    std::vector<Call> m_calls;
    long m_inTime = 0, m_dropped = 0, m_inbound = 0, m_inboundInTime = 0;
    int m_talkingOut = 0;
    double m_busy = 0, m_staffed = 0;
};

} // namespace lianxin::bench
