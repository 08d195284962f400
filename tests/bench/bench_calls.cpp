// SPDX-License-Identifier: GPL-3.0-or-later
// Calls a second per core: dial, answer, hang up over UDP on loopback. Our stack with its session descriptions, as the
// engine drives it (events cross to a Qt thread), against a bare nua loop with the same messages and against sipp.
// Each is a process of its own, measured by its processor time, so that other work on the machine blurs it little;
// the other end is always sipp. In turns; the median round counts.
//
//     bench_calls [calls] [calls a second] [rounds]      → one JSON document
#include "call/sip/Sdp.h"
#include "call/sip/SipStack.h"
#include <QCoreApplication>
#include <QTimer>
#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <map>
#include <string>
#include <vector>
#include <arpa/inet.h>
#include <fcntl.h>
#include <spawn.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {
struct Bare;
}
#define NUA_MAGIC_T Bare
#define NUA_HMAGIC_T Bare
#define SU_TIMER_ARG_T Bare
#include <sofia-sip/nta_tag.h>
#include <sofia-sip/nua.h>
#include <sofia-sip/nua_tag.h>
#include <sofia-sip/sip_header.h>
#include <sofia-sip/sip_status.h>
#include <sofia-sip/su_log.h>
#include <sofia-sip/su_wait.h>
#include <sofia-sip/tport_tag.h>

extern char **environ;

using namespace lianxin;
using namespace lianxin::sip;

namespace {

using Clock = std::chrono::steady_clock;
constexpr int kTickMs = 20;

struct Load {
    int calls = 10'000;
    int rate = 500;
    bool dialling = true;
    std::uint16_t ours = 0;
    std::uint16_t peer = 0;
};

//! How many calls of \a load are due since \a begin.
int due(const Load &load, Clock::time_point begin) {
    return int(std::min<double>(load.calls, std::chrono::duration<double>(Clock::now() - begin).count() * load.rate));
}

// ---- our stack ----

class Engine {
public:
    explicit Engine(const Load &load)
        : m_load(load), m_stack(config(load), [this](SipEvent event) {
              QMetaObject::invokeMethod(&m_context, [this, event = std::move(event)] { take(event); }, Qt::QueuedConnection);
          }) {}

    int run(QCoreApplication &app) {
        if (!m_stack.start())
            return 2;
        QTimer timer;
        if (m_load.dialling) {
            timer.setTimerType(Qt::PreciseTimer);
            QObject::connect(&timer, &QTimer::timeout, &m_context, [this] { dial(); });
            m_begin = Clock::now();
            timer.start(kTickMs);
        }
        app.exec();
        std::_Exit(m_failed > m_load.calls / 100 ? 1 : 0); // without the stack's polite end: transactions linger 32 s
    }

private:
    static StackConfig config(const Load &load) {
        StackConfig config;
        config.listen.front().port = load.ours;
        return config;
    }
    void dial() {
        while (m_dialled < due(m_load, m_begin)) {
            LocalMedia local;
            local.port = 30'000 + m_dialled++ % 10'000 * 2;
            SdpNegotiator negotiator(local);
            InviteRequest request;
            request.target = "sip:13800000000@127.0.0.1:" + std::to_string(m_load.peer);
            request.from = "sip:12345@127.0.0.1";
            request.sdp = negotiator.offer();
            m_calls.emplace(m_stack.invite(std::move(request)).value(), std::move(negotiator));
        }
    }
    void take(const SipEvent &event) {
        if (const auto *incoming = std::get_if<IncomingCall>(&event)) {
            LocalMedia local;
            local.port = 30'000 + m_dialled++ % 10'000 * 2;
            auto &negotiator = m_calls.emplace(incoming->call, SdpNegotiator(local)).first->second;
            const auto reply = negotiator.answer(incoming->sdp);
            if (!reply)
                return m_stack.reject(incoming->call, 488);
            m_stack.answer(incoming->call, reply->answer);
        } else if (const auto *answered = std::get_if<Answered>(&event)) {
            if (!m_calls.at(answered->call).accept(answered->sdp))
                ++m_failed;
            m_stack.hangUp(answered->call);
        } else if (const auto *ended = std::get_if<Ended>(&event)) {
            m_calls.erase(ended->call);
            m_failed += !ended->cause.answered;
            if (++m_ended == m_load.calls)
                QCoreApplication::quit();
        }
    }

    const Load m_load;
    QObject m_context;
    std::map<CallId, SdpNegotiator> m_calls;
    Clock::time_point m_begin;
    int m_dialled = 0;
    int m_ended = 0;
    int m_failed = 0;
    SipStack m_stack;
};

// ---- the bare loop ----

constexpr char kSdp[] = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 30000 RTP/AVP 8 0 101\r\n"
                        "a=rtpmap:8 PCMA/8000\r\na=rtpmap:0 PCMU/8000\r\na=rtpmap:101 telephone-event/8000\r\n"
                        "a=fmtp:101 0-15\r\na=ptime:20\r\na=sendrecv\r\n";

struct Bare {
    Load load;
    su_root_t *root = nullptr;
    nua_t *nua = nullptr;
    Clock::time_point begin;
    int dialled = 0;
    int answered = 0;
    int ended = 0;

    static void onEvent(nua_event_t event, int status, char const *, nua_t *, Bare *self, nua_handle_t *handle, Bare *,
                        sip_t const *, tagi_t tags[]) {
        if (event == nua_i_invite && status < 200) {
            ++self->answered;
            nua_respond(handle, SIP_200_OK, SIPTAG_CONTENT_TYPE_STR("application/sdp"), SIPTAG_PAYLOAD_STR(kSdp), TAG_END());
        } else if (event == nua_r_invite && status >= 200 && status < 300) {
            ++self->answered;
            nua_bye(handle, TAG_END());
        } else if (event == nua_i_state) {
            int state = -1;
            tl_gets(tags, NUTAG_CALLSTATE_REF(state), TAG_END());
            if (state != nua_callstate_terminated)
                return;
            nua_handle_destroy(handle);
            if (++self->ended == self->load.calls)
                su_root_break(self->root);
        }
    }

    static void onTick(su_root_magic_t *, su_timer_t *, Bare *self) {
        const auto to = "sip:13800000000@127.0.0.1:" + std::to_string(self->load.peer);
        while (self->dialled < due(self->load, self->begin)) {
            ++self->dialled;
            auto *handle = nua_handle(self->nua, nullptr, NUTAG_URL(to.c_str()), SIPTAG_TO_STR(to.c_str()),
                                      SIPTAG_FROM_STR("<sip:12345@127.0.0.1>"), TAG_END());
            nua_invite(handle, SIPTAG_CONTENT_TYPE_STR("application/sdp"), SIPTAG_PAYLOAD_STR(kSdp), TAG_END());
        }
    }

    int run() {
        su_init();
        su_log_set_level(nullptr, 0);
        root = su_root_create(nullptr);
        su_root_threading(root, 0);
        const auto url = "sip:127.0.0.1:" + std::to_string(load.ours) + ";transport=udp";
        const StackConfig config; // for the same words in the messages
        nua = nua_create(root, &Bare::onEvent, this, NUTAG_URL(url.c_str()), NUTAG_MEDIA_ENABLE(0), NUTAG_AUTOALERT(0),
                         NUTAG_AUTOANSWER(0), NUTAG_AUTOACK(1), NUTAG_APPL_METHOD("INVITE, UPDATE, REGISTER"),
                         SIPTAG_ALLOW_STR("INVITE, ACK, BYE, CANCEL, OPTIONS, INFO, UPDATE, REFER, NOTIFY"),
                         SIPTAG_SUPPORTED_STR("timer, replaces, norefersub"),
                         NUTAG_SESSION_TIMER(unsigned(config.sessionExpires.count())),
                         NUTAG_MIN_SE(unsigned(config.minSessionExpires.count())),
                         NUTAG_OUTBOUND("no-outbound no-validate no-natify no-options-keepalive"),
                         SIPTAG_USER_AGENT_STR(config.userAgent.c_str()), NTATAG_MAX_PROCEEDING(100000), NTATAG_PASS_100(1),
                         TPTAG_UDP_RMEM(4U << 20), TPTAG_UDP_WMEM(4U << 20), TAG_END());
        if (!nua)
            return 2;
        begin = Clock::now();
        if (load.dialling)
            su_timer_set_for_ever(su_timer_create(su_root_task(root), kTickMs), &Bare::onTick, this);
        su_root_run(root);
        std::_Exit(load.calls - answered > load.calls / 100 ? 1 : 0);
    }
};

// ---- processes ----

std::uint16_t freePort() {
    const int fd = socket(AF_INET, SOCK_DGRAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    if (bind(fd, reinterpret_cast<sockaddr *>(&address), length) != 0 ||
        getsockname(fd, reinterpret_cast<sockaddr *>(&address), &length) != 0)
        std::exit(2);
    close(fd);
    return ntohs(address.sin_port);
}

pid_t startSipp(const Load &load) {
    std::vector<std::string> words{"sipp", "-sn", load.dialling ? "uac" : "uas", "-i", "127.0.0.1", "-p", std::to_string(load.ours),
                                   "-nostdin", "-m", std::to_string(load.calls), "-l", "100000", "-buff_size", "4194304"};
    if (load.dialling)
        for (const auto &word : {std::string("-r"), std::to_string(load.rate), std::string("-d"), std::string("0"),
                                 "127.0.0.1:" + std::to_string(load.peer)})
            words.push_back(word);
    std::vector<char *> argv;
    for (auto &word : words)
        argv.push_back(word.data());
    argv.push_back(nullptr);
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    for (const int fd : {0, 1, 2})
        posix_spawn_file_actions_addopen(&files, fd, "/dev/null", O_RDWR, 0);
    pid_t pid = 0;
    if (posix_spawnp(&pid, "sipp", &files, nullptr, argv.data(), environ) != 0)
        pid = 0;
    posix_spawn_file_actions_destroy(&files);
    return pid;
}

pid_t start(const Load &load, const std::function<int(const Load &)> &run) {
    if (!run)
        return startSipp(load);
    const pid_t pid = fork();
    if (pid == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        std::_Exit(run(load));
    }
    return pid;
}

//! Processor microseconds a call; negative: failed. An empty \a run is sipp.
double measure(Load load, bool dialling, const std::function<int(const Load &)> &run) {
    load.dialling = dialling;
    load.ours = freePort();
    Load other = load;
    other.dialling = !dialling;
    other.ours = freePort();
    load.peer = other.ours;
    other.peer = load.ours;
    // Whoever answers comes first.
    pid_t measured = dialling ? 0 : start(load, run);
    if (dialling) {
        const pid_t peer = startSipp(other);
        usleep(300'000);
        measured = start(load, run);
        other.peer = std::uint16_t(0);
        int status = 0;
        rusage usage{};
        wait4(measured, &status, 0, &usage);
        kill(peer, SIGKILL);
        waitpid(peer, nullptr, 0);
        const double cpu = double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e6 + double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
        return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? cpu / load.calls : -1;
    }
    usleep(300'000);
    const pid_t caller = startSipp(other);
    int status = 0;
    waitpid(caller, &status, 0);
    const bool sound = WIFEXITED(status) && WEXITSTATUS(status) == 0;
    usleep(100'000);
    kill(measured, SIGKILL); // if it is not through by now
    rusage usage{};
    wait4(measured, nullptr, 0, &usage);
    const double cpu = double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e6 + double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
    return sound ? cpu / load.calls : -1;
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values.empty() ? -1 : values[values.size() / 2];
}

} // namespace

int main(int argc, char **argv) {
    Load load;
    load.calls = argc > 1 ? std::atoi(argv[1]) : 10'000;
    load.rate = argc > 2 ? std::atoi(argv[2]) : 500;
    const int rounds = argc > 3 ? std::atoi(argv[3]) : 5;
    if (load.calls < 1 || load.rate < 1 || rounds < 1) {
        std::fprintf(stderr, "usage: bench_calls [calls] [calls a second] [rounds]\n");
        return 2;
    }
    if (std::system("sipp -v >/dev/null 2>&1") == 127 * 256) {
        std::fprintf(stderr, "sipp is missing: apt-get install sip-tester\n");
        return 2;
    }
    struct Candidate {
        const char *name;
        std::function<int(const Load &)> run;
        std::vector<double> cpu{};
    };
    for (const bool dialling : {true, false}) {
        std::array candidates{Candidate{"engine", [&](const Load &l) {
                                  QCoreApplication app(argc, argv);
                                  return Engine(l).run(app);
                              }},
                              Candidate{"nua", [](const Load &l) {
                                  Bare bare;
                                  bare.load = l;
                                  return bare.run();
                              }},
                              Candidate{"sipp", {}}};
        std::vector<double> toNua;
        std::vector<double> toSipp;
        for (int round = 0; round < rounds; ++round) {
            for (auto &candidate : candidates) {
                const double cpu = measure(load, dialling, candidate.run);
                if (cpu < 0) {
                    std::fprintf(stderr, "%s: too many calls failed\n", candidate.name);
                    return 1;
                }
                candidate.cpu.push_back(cpu);
            }
            toNua.push_back(candidates[1].cpu.back() / candidates[0].cpu.back());
            toSipp.push_back(candidates[2].cpu.back() / candidates[0].cpu.back());
        }
        std::printf("{\"bench\": \"calls\", \"side\": \"%s\", \"calls\": %d, \"rate\": %d, \"rounds\": %d", dialling ? "dials" : "answers",
                    load.calls, load.rate, rounds);
        for (const auto &candidate : candidates)
            std::printf(", \"%s_us\": %.0f", candidate.name, median(candidate.cpu));
        std::printf(", \"per_core\": %.0f, \"ratio_nua\": %.2f, \"ratio_sipp\": %.2f}\n", 1e6 / median(candidates[0].cpu), median(toNua),
                    median(toSipp));
        std::fflush(stdout);
    }
    return 0;
}
