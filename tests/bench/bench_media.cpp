// SPDX-License-Identifier: GPL-3.0-or-later
// Automated calls at once: N calls, each with a prompt, a stereo recording, key detection, a mixer and a tap whose
// samples a thread of their own listens to for speech (by energy: the recogniser's place), against the floor of one recvmmsg+sendto echo loop, both under the same load in the same run.
//
//     bench_media [calls] [seconds] [threads]      → one JSON document
//
// Besides, what a seat's leg costs: bridges of two legs that talk to each other through the loopback, whose sound is G.711 in the
// clear, G.711 below SRTP, G.722 and Opus in turn. Both ends of each are ours, so that a leg is one coded and one decoded stream.
//
// A child process is what is measured (the echo loop, then the engine); this process plays the citizens. Times of
// arrival are the kernel's, taken at the child's sendto, so what the citizens' side reads late is not counted. An
// echo is late by the time since its packet was sent; a packet of the engine by what it is behind the 20 ms grid of
// its stream; both less the least of their stream.
#include "call/media/AudioCodec.h"
#include "call/media/MediaEngine.h"
#include "call/media/RtpPacket.h"
#include "call/media/UdpPair.h"
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <numbers>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <thread>
#include <ctime>
#include <unistd.h>

using namespace lianxin;

namespace {

constexpr std::size_t kPacket = kRtpHeaderBytes + kFrameSamples;

struct Result {
    double p50 = 0, p99 = 0, p999 = 0, max = 0;
    double cpu = 0; //!< per cent of one core
    std::uint64_t packets = 0;
    std::uint64_t expected = 0;
};

double seconds(const timeval &t) {
    return double(t.tv_sec) + double(t.tv_usec) / 1e6;
}

class CountingSink final : public RecordingSink {
public:
    void write(const std::int16_t *, std::size_t frames) override { m_frames += frames; }
    void finish() override {}

private:
    std::size_t m_frames = 0;
};

std::vector<UdpPair> openSockets(int n) {
    std::atomic<std::uint32_t> cursor{0};
    std::vector<UdpPair> sockets;
    for (int i = 0; i < n; ++i)
        sockets.push_back(UdpPair::open("127.0.0.1", 0, 0, cursor).value());
    return sockets;
}

void tellPorts(int pipe, const std::vector<std::uint16_t> &ports) {
    const auto bytes = ports.size() * sizeof ports[0];
    if (write(pipe, ports.data(), bytes) != ssize_t(bytes))
        std::exit(1);
}

//! The floor: whatever comes goes back at once.
[[noreturn]] void echoLoop(int calls, int pipe) {
    const auto sockets = openSockets(calls);
    const int ep = epoll_create1(0);
    std::vector<std::uint16_t> ports;
    for (std::size_t i = 0; i < sockets.size(); ++i) {
        epoll_event e{};
        e.events = EPOLLIN;
        e.data.u32 = std::uint32_t(i);
        epoll_ctl(ep, EPOLL_CTL_ADD, sockets[i].rtp(), &e);
        ports.push_back(sockets[i].port());
    }
    tellPorts(pipe, ports);
    constexpr std::size_t batch = 8;
    std::array<std::array<std::uint8_t, 400>, batch> data;
    std::array<sockaddr_in, batch> from;
    std::array<iovec, batch> parts;
    std::array<mmsghdr, batch> messages;
    std::array<epoll_event, 256> ready;
    for (;;) {
        const int n = epoll_wait(ep, ready.data(), int(ready.size()), -1);
        for (int k = 0; k < n; ++k) {
            const int fd = sockets[ready[std::size_t(k)].data.u32].rtp();
            for (std::size_t i = 0; i < batch; ++i) {
                parts[i] = {data[i].data(), data[i].size()};
                messages[i].msg_hdr = {&from[i], sizeof from[i], &parts[i], 1, nullptr, 0, 0};
            }
            const int got = recvmmsg(fd, messages.data(), batch, MSG_DONTWAIT, nullptr);
            for (int i = 0; i < got; ++i)
                sendto(fd, data[std::size_t(i)].data(), messages[std::size_t(i)].msg_len, MSG_DONTWAIT,
                       reinterpret_cast<const sockaddr *>(&from[std::size_t(i)]), sizeof(sockaddr_in));
        }
    }
}

std::vector<std::int16_t> tone(double hertz, int ms) {
    std::vector<std::int16_t> samples(std::size_t(ms) * kPcmRate / 1000);
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = std::int16_t(8000 * std::sin(2 * std::numbers::pi * hertz * double(i) / kPcmRate));
    return samples;
}

//! Whether somebody speaks, by energy, in every tap ten times a second.
[[noreturn]] void detectSpeech(const std::vector<std::shared_ptr<TapStream>> &taps) {
    std::vector<int> speaking(taps.size());
    TapFrame frame;
    for (;;) {
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        for (std::size_t i = 0; i < taps.size(); ++i) {
            while (taps[i]->pop(frame)) {
                double energy = 0;
                for (const auto sample : frame.samples)
                    energy += double(sample) * sample;
                speaking[i] = energy > 1e5 * kFrameSamples ? 10 : std::max(0, speaking[i] - 1);
            }
        }
    }
}

//! The engine: prompt, mixer, recording; keys by telephone-event on one half of the calls, in the sound on the other.
[[noreturn]] void engineLoop(int calls, int threads, const std::vector<std::uint16_t> &peers, int pipe) {
    MediaConfig config;
    config.threads = threads;
    config.bridgesPerThread = (calls + threads - 1) / threads;
    MediaEngine engine(config, [](const MediaEvent &) {});
    engine.start();
    const auto prompt = makePcm(tone(440, 10'000));
    std::vector<std::uint16_t> ports;
    std::vector<std::shared_ptr<TapStream>> taps;
    for (int i = 0; i < calls; ++i) {
        const auto bridge = engine.openBridge().value();
        const auto leg = engine.openRtpLeg(bridge).value();
        const auto player = engine.openPlayer(bridge).value();
        engine.setMatrix(bridge, {{leg.member, player}});
        (void)engine.openRecorder(bridge, {leg.member}, std::make_shared<CountingSink>());
        RtpParameters p;
        p.remoteAddress = "127.0.0.1";
        p.remotePort = peers[std::size_t(i)];
        p.telephoneEventSend = p.telephoneEventReceive = i % 2 ? 101 : -1;
        engine.setRtp(leg.member, p);
        PlayOptions loop;
        loop.loop = true;
        engine.play(player, {prompt}, loop);
        taps.push_back(engine.openTap(leg.member).value());
        ports.push_back(leg.port);
    }
    tellPorts(pipe, ports);
    detectSpeech(taps);
}

//! What a leg speaks.
struct LegKind {
    const char *name;
    CodecId codec;
    int payloadType;
    bool srtp;
};
constexpr LegKind kLegKinds[] = {{"g711", CodecId::Pcma, 8, false},
                                 {"g711_srtp", CodecId::Pcma, 8, true},
                                 {"g722", CodecId::G722, 9, false},
                                 {"opus", CodecId::Opus, 107, false},
                                 {"opus_srtp", CodecId::Opus, 107, true}};

//! Pairs of legs in bridges of their own, each hearing a prompt there and sending it to the other, in a child process.
[[noreturn]] void legPairs(const LegKind &kind, int pairs, int threads, double runSeconds, int pipe) {
    MediaConfig config;
    config.threads = threads;
    config.bridgesPerThread = (2 * pairs + threads - 1) / threads;
    MediaEngine engine(config, [](const MediaEvent &) {});
    engine.start();
    const auto prompt = makePcm(tone(440, 10'000));
    std::vector<RtpEndpoint> legs;
    for (int i = 0; i < 2 * pairs; ++i) {
        const auto bridge = engine.openBridge().value();
        legs.push_back(engine.openRtpLeg(bridge).value());
        const auto player = engine.openPlayer(bridge).value();
        engine.setMatrix(bridge, {{legs.back().member, player}});
        PlayOptions loop;
        loop.loop = true;
        engine.play(player, {prompt}, loop);
    }
    for (int i = 0; i < 2 * pairs; ++i) {
        RtpParameters p;
        p.remoteAddress = "127.0.0.1";
        p.remotePort = legs[std::size_t(i ^ 1)].port;
        p.codec = kind.codec;
        p.payloadType = kind.payloadType;
        p.receivable = {{kind.codec, kind.payloadType}};
        p.telephoneEventSend = p.telephoneEventReceive = 101;
        if (kind.srtp) {
            SrtpKeys keys;
            keys.send.keyAndSalt.fill(std::uint8_t(i % 250 + 1));
            keys.receive.keyAndSalt.fill(std::uint8_t((i ^ 1) % 250 + 1));
            p.srtp = keys;
            p.opus.constantRate = true;
        }
        engine.setRtp(legs[std::size_t(i)].member, p);
    }
    std::this_thread::sleep_for(std::chrono::seconds(1)); // its making does not count
    rusage before{}, after{};
    getrusage(RUSAGE_SELF, &before);
    std::this_thread::sleep_for(std::chrono::duration<double>(runSeconds));
    getrusage(RUSAGE_SELF, &after);
    const double percent = 100 * (seconds(after.ru_utime) + seconds(after.ru_stime) - seconds(before.ru_utime) - seconds(before.ru_stime)) / runSeconds;
    std::uint64_t heard = 0;
    for (const auto &leg : legs)
        heard += engine.statistics(leg.member).value_or(RtpStatistics{}).packetsReceived;
    const double told[2]{percent, double(heard)};
    if (write(pipe, told, sizeof told) != ssize_t(sizeof told))
        std::_Exit(1);
    std::_Exit(0);
}

//! Per cent of a core that all legs of a kind cost together; ends the bench where they do not hear each other.
double measureLegs(const LegKind &kind, int pairs, int threads, double runSeconds) {
    int pipe[2];
    if (::pipe(pipe) != 0)
        std::exit(1);
    const pid_t child = fork();
    if (child == 0)
        legPairs(kind, pairs, threads, runSeconds, pipe[1]);
    close(pipe[1]);
    double told[2]{};
    const bool ok = read(pipe[0], told, sizeof told) == ssize_t(sizeof told);
    close(pipe[0]);
    waitpid(child, nullptr, 0);
    if (!ok || told[1] < 0.8 * 50 * 2 * pairs * runSeconds) {
        std::fprintf(stderr, "%s: the legs do not hear each other (%.0f packets)\n", kind.name, told[1]);
        std::exit(1);
    }
    return told[0];
}

//! The citizens: 50 packets a second on every stream, spread over the 20 ms. Gives for each stream how long after
//! its due time each packet came, ms, from any origin.
std::vector<std::vector<double>> exchange(const std::vector<UdpPair> &sockets, const std::vector<std::uint16_t> &ports,
                                          double runSeconds, bool echo) {
    std::vector<std::vector<double>> arrivals(sockets.size());
    const auto milliseconds = [](const timespec &t) { return double(t.tv_sec) * 1000 + double(t.tv_nsec) / 1e6; };
    std::vector<std::vector<double>> sent(sockets.size()); // by round
    const auto sound = tone(600, 20);
    std::array<std::uint8_t, kPacket> wire{};
    for (std::size_t i = 0; i < kFrameSamples; ++i)
        wire[kRtpHeaderBytes + i] = encodeAlaw(sound[i]);
    using Steady = std::chrono::steady_clock;
    const auto begin = Steady::now();
    const auto rounds = int(runSeconds * 50);
    constexpr int slots = 10;
    for (int step = 0; step < rounds * slots; ++step) {
        std::this_thread::sleep_until(begin + std::chrono::milliseconds(2) * step);
        const int round = step / slots;
        for (std::size_t i = std::size_t(step % slots); i < sockets.size(); i += slots) {
            RtpPacket header;
            header.payloadType = 8;
            header.sequence = std::uint16_t(round);
            header.timestamp = std::uint32_t(round) * 160;
            header.ssrc = std::uint32_t(i) + 1;
            writeRtpHeader(header, std::span(wire).first<kRtpHeaderBytes>());
            const auto to = addressOf("127.0.0.1", ports[i]);
            timespec now{};
            clock_gettime(CLOCK_REALTIME, &now);
            sent[i].push_back(milliseconds(now));
            sendto(sockets[i].rtp(), wire.data(), wire.size(), MSG_DONTWAIT, reinterpret_cast<const sockaddr *>(&to), sizeof to);
            for (;;) {
                std::array<std::uint8_t, 400> data;
                std::array<char, 64> control;
                iovec part{data.data(), data.size()};
                msghdr message{nullptr, 0, &part, 1, control.data(), control.size(), 0};
                if (recvmsg(sockets[i].rtp(), &message, MSG_DONTWAIT) < ssize_t(kPacket))
                    break;
                timespec t{};
                for (auto *c = CMSG_FIRSTHDR(&message); c; c = CMSG_NXTHDR(&message, c))
                    if (c->cmsg_level == SOL_SOCKET && c->cmsg_type == SO_TIMESTAMPNS)
                        std::memcpy(&t, CMSG_DATA(c), sizeof t);
                // By the packet's own time, so that a lost one shifts nothing.
                const auto number = readBig32(data.data() + 4) / 160;
                const double due = echo ? sent[i][std::min<std::size_t>(number, sent[i].size() - 1)] : 20.0 * number;
                arrivals[i].push_back(milliseconds(t) - due);
            }
        }
    }
    return arrivals;
}

Result measure(bool engine, int calls, double runSeconds, int threads) {
    const auto sockets = openSockets(calls);
    std::vector<std::uint16_t> ours;
    for (const auto &socket : sockets)
        ours.push_back(socket.port());
    int pipe[2];
    if (::pipe(pipe) != 0)
        std::exit(1);
    const pid_t child = fork();
    if (child == 0) {
        if (engine)
            engineLoop(calls, threads, ours, pipe[1]);
        echoLoop(calls, pipe[1]);
    }
    close(pipe[1]); // so that a child that fails is not waited for
    std::vector<std::uint16_t> ports(std::size_t(calls), 0);
    std::size_t got = 0;
    while (got < ports.size() * 2) {
        const auto n = read(pipe[0], reinterpret_cast<char *>(ports.data()) + got, ports.size() * 2 - got);
        if (n <= 0)
            std::exit(1);
        got += std::size_t(n);
    }
    auto arrivals = exchange(sockets, ports, runSeconds, !engine);
    kill(child, SIGKILL);
    rusage usage{};
    wait4(child, nullptr, 0, &usage);
    close(pipe[0]);

    Result result;
    std::vector<double> late;
    for (auto &stream : arrivals) {
        if (stream.size() > 50) // the first second is start-up
            stream.erase(stream.begin(), stream.begin() + 50);
        if (stream.empty())
            continue;
        const double earliest = *std::min_element(stream.begin(), stream.end());
        for (const double at : stream)
            late.push_back(at - earliest);
    }
    std::sort(late.begin(), late.end());
    const auto quantile = [&](double q) { return late.empty() ? -1 : late[std::size_t(q * double(late.size() - 1))]; };
    result.p50 = quantile(0.5);
    result.p99 = quantile(0.99);
    result.p999 = quantile(0.999);
    result.max = quantile(1);
    result.cpu = 100 * (seconds(usage.ru_utime) + seconds(usage.ru_stime)) / runSeconds;
    result.packets = late.size();
    result.expected = std::uint64_t((runSeconds - 1) * 50) * std::uint64_t(calls);
    return result;
}

void print(const char *name, const Result &r, int calls) {
    std::printf("  \"%s\": {\"late_p50_ms\": %.2f, \"late_p99_ms\": %.2f, \"late_p999_ms\": %.2f, \"late_max_ms\": %.2f, "
                "\"cpu_percent\": %.1f, \"cpu_percent_per_call\": %.3f, \"packets\": %llu, \"expected\": %llu},\n",
                name, r.p50, r.p99, r.p999, r.max, r.cpu, r.cpu / calls, static_cast<unsigned long long>(r.packets),
                static_cast<unsigned long long>(r.expected));
}

} // namespace

int main(int argc, char **argv) {
    const int calls = argc > 1 ? std::atoi(argv[1]) : 500;
    const double runSeconds = argc > 2 ? std::atof(argv[2]) : 20;
    const int threads = argc > 3 ? std::atoi(argv[3]) : 2;
    if (calls < 1 || runSeconds < 2 || threads < 1) {
        std::fprintf(stderr, "usage: bench_media [calls] [seconds] [threads]\n");
        return 2;
    }
    const rlimit files{rlim_t(calls) * 8 + 256, rlim_t(calls) * 8 + 256};
    setrlimit(RLIMIT_NOFILE, &files);
    const auto floor = measure(false, calls, runSeconds, threads);
    const auto engine = measure(true, calls, runSeconds, threads);
    std::printf("{\n  \"calls\": %d, \"seconds\": %.0f, \"threads\": %d,\n", calls, runSeconds, threads);
    print("echo_loop", floor, calls);
    print("engine", engine, calls);
    const int pairs = std::max(1, calls / 8);
    double plain = 0;
    for (const LegKind &kind : kLegKinds) {
        const double cpu = measureLegs(kind, pairs, threads, std::min(runSeconds, 10.0));
        plain = plain > 0 ? plain : cpu;
        std::printf("  \"legs_%s\": {\"legs\": %d, \"cpu_percent_per_leg\": %.3f, \"ratio_to_g711\": %.2f},\n", kind.name, 2 * pairs, cpu / (2 * pairs),
                    cpu / std::max(plain, 0.1));
    }
    std::printf("  \"ratio_p999\": %.2f, \"ratio_cpu\": %.2f\n}\n", engine.p999 / std::max(floor.p999, 0.01),
                engine.cpu / std::max(floor.cpu, 0.1));
    return 0;
}
