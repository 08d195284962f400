// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/sip/SipStack.h"
#include "call/sip/Agent.h"
#include "call/sip/RequestChecks.h"
#include "call/sip/SipText.h"
#include "call/sip/SofiaLoop.h"
#include "platform/base/Log.h"
#include <algorithm>
#include <arpa/inet.h>
#include <atomic>
#include <future>

namespace lianxin::sip {

namespace {

constexpr int kTickMs = 500;

std::atomic<std::uint64_t> &lastId() {
    static std::atomic<std::uint64_t> id{0};
    return id;
}

bool isIpLiteral(const std::string &text) {
    unsigned char buffer[sizeof(in6_addr)];
    return inet_pton(AF_INET, text.c_str(), buffer) == 1 || inet_pton(AF_INET6, text.c_str(), buffer) == 1;
}

} // namespace

class SipStack::Impl {
public:
    Impl(StackConfig config, EventHandler handler)
        : m_registrar({config.realm, config.digestSha256, config.minBindingExpiry, config.maxBindingExpiry}),
          m_handler(std::move(handler)) {
        m_context.config = std::move(config);
        m_context.registrar = &m_registrar;
        m_context.emit = [this](SipEvent event) {
            if (m_handler)
                m_handler(std::move(event));
        };
        m_context.later = [this](std::int64_t delay, std::function<void()> job) {
            m_jobs.push_back({steadyNow() + delay, std::move(job)});
        };
        m_context.newId = [] { return ++lastId(); };
        m_context.callOf = [this](nua_handle_t *handle) -> Call * {
            for (const auto &agent : m_agents) {
                if (auto *call = agent->callOf(handle))
                    return call;
            }
            return nullptr;
        };
        m_context.emptied = [this] { tellEmpty(); };
    }

    Expected<std::vector<Bound>> start();
    void stop(std::chrono::milliseconds grace);
    Expected<const Listen *> listenFor(const std::string &name) const;

    //! Runs \a command with the call and its agent, if both still are.
    template <class Command>
    void withCall(CallId id, Command command) {
        m_loop.post([this, id, command = std::move(command)]() mutable {
            for (const auto &agent : m_agents) {
                if (auto *call = agent->call(id))
                    return command(*agent, *call);
            }
        });
    }
    template <class Command>
    void withAgent(const std::string &name, Command command) {
        m_loop.post([this, name, command = std::move(command)]() mutable {
            for (const auto &agent : m_agents) {
                if (agent->listen().name == name)
                    return command(*agent);
            }
        });
    }
    void post(std::function<void()> function) { m_loop.post(std::move(function)); }
    void emitAll(std::vector<SipEvent> events) {
        for (auto &event : events)
            m_context.emit(std::move(event));
    }

    StackContext m_context;
    Registrar m_registrar;
    std::vector<std::unique_ptr<Agent>> m_agents; // SIP thread
    std::vector<Bound> m_bound;                   // written before started, then read only

    bool started() const { return m_started; }

private:
    static void tick(su_root_magic_t *, su_timer_t *, void *self) { static_cast<Impl *>(self)->onTick(); }
    void onTick();
    void tellEmpty();
    Expected<void> check() const;

    EventHandler m_handler;
    SofiaLoop m_loop;
    std::atomic<bool> m_started{false};
    su_timer_t *m_timer = nullptr;
    struct Job {
        std::int64_t due;
        std::function<void()> run;
    };
    std::vector<Job> m_jobs;
    std::int64_t m_nextSweep = 0;
    std::promise<void> *m_whenEmpty = nullptr;
};

Expected<void> SipStack::Impl::check() const {
    const auto &listens = m_context.config.listen;
    const auto wrong = [](QString message, const std::string &place) {
        return Error{ErrorKind::BadInput, u"sip.bad_config"_s, std::move(message), u"Correct the listening addresses."_s,
                     QString::fromStdString(place)};
    };
    if (listens.empty())
        return wrong(u"No address to listen at is given."_s, {});
    for (const auto &listen : listens) {
        if (std::count_if(listens.begin(), listens.end(), [&](const Listen &l) { return l.name == listen.name; }) > 1)
            return wrong(u"Two listening addresses have the same name."_s, listen.name);
        if (!isIpLiteral(listen.address))
            return Error{ErrorKind::BadInput, u"sip.bad_address"_s, u"A listening address must be an IP literal."_s,
                         u"Write it as 192.0.2.1 or 2001:db8::1."_s, QString::fromStdString(listen.address)};
        if (listen.bindLoopbackOnly && !isLoopbackLiteral(listen.address))
            return refusedRequest(u"sip.not_loopback"_s, u"A rehearsal may listen at loopback addresses only."_s,
                           u"Use 127.0.0.1."_s, listen.address);
    }
    return {};
}

Expected<std::vector<Bound>> SipStack::Impl::start() {
    if (m_started)
        return m_bound;
    LX_CHECK(check());
    if (!m_loop.start())
        return Error{ErrorKind::Internal, u"sip.no_thread"_s, u"The SIP thread can't be started."_s,
                     u"Look for a limit of file descriptors or memory."_s, {}};
    std::promise<Expected<std::vector<Bound>>> opened;
    auto result = opened.get_future();
    m_loop.post([this, &opened] {
        std::vector<Bound> bound;
        for (const auto &listen : m_context.config.listen) {
            auto agent = std::make_unique<Agent>(m_context, listen);
            auto place = agent->open(m_loop.root());
            if (!place)
                return opened.set_value(place.error());
            bound.push_back(*place);
            m_agents.push_back(std::move(agent));
        }
        m_timer = su_timer_create(su_root_task(m_loop.root()), kTickMs);
        su_timer_set_for_ever(m_timer, &Impl::tick, this);
        opened.set_value(std::move(bound));
    });
    auto bound = result.get();
    m_started = true;
    if (!bound) {
        stop(std::chrono::milliseconds(0));
        return bound.error();
    }
    m_bound = *bound;
    return m_bound;
}

void SipStack::Impl::onTick() {
    const auto now = steadyNow();
    if (now >= m_nextSweep) {
        m_nextSweep = now + m_context.config.sweepInterval.count();
        emitAll(m_registrar.expire(now));
    }
    std::vector<Job> due;
    for (std::size_t i = 0; i < m_jobs.size();) {
        if (m_jobs[i].due > now) {
            ++i;
            continue;
        }
        due.push_back(std::move(m_jobs[i]));
        m_jobs.erase(m_jobs.begin() + std::ptrdiff_t(i));
    }
    for (auto &job : due)
        job.run();
}

void SipStack::Impl::tellEmpty() {
    if (!m_whenEmpty || !std::all_of(m_agents.begin(), m_agents.end(), [](const auto &a) { return a->isEmpty(); }))
        return;
    m_whenEmpty->set_value();
    m_whenEmpty = nullptr;
}

void SipStack::Impl::stop(std::chrono::milliseconds grace) {
    if (!m_started.exchange(false))
        return;
    // First politely: BYE, CANCEL, Expires: 0. The promises outlive their use: the last post below clears them.
    std::promise<void> empty;
    auto left = empty.get_future();
    m_loop.post([this, &empty] {
        m_whenEmpty = &empty;
        for (const auto &agent : m_agents)
            agent->leave();
        tellEmpty();
    });
    if (grace.count() > 0)
        left.wait_for(grace);
    // Then for good. nua looks once a second whether it is done.
    std::promise<void> down;
    auto closed = down.get_future();
    auto pending = std::make_shared<std::size_t>(0);
    m_loop.post([this, &down, pending] {
        m_whenEmpty = nullptr;
        m_jobs.clear();
        *pending = m_agents.size();
        if (m_agents.empty())
            return down.set_value();
        for (const auto &agent : m_agents) {
            agent->shutDown([pending, &down] {
                if (--*pending == 0)
                    down.set_value();
            });
        }
    });
    // Sofia gives a shutdown up after 30 s itself; handles are gone by now, so it is a second or two at most.
    closed.wait_for(std::chrono::seconds(10));
    m_loop.stop([this] {
        if (m_timer)
            su_timer_destroy(m_timer);
        m_timer = nullptr;
        for (const auto &agent : m_agents)
            agent->destroy();
    });
    m_agents.clear();
    m_bound.clear();
}

Expected<const Listen *> SipStack::Impl::listenFor(const std::string &name) const {
    if (!m_started)
        return Error{ErrorKind::Conflict, u"sip.not_started"_s, u"The SIP stack is not running."_s, {}, {}};
    for (const auto &listen : m_context.config.listen) {
        if (name.empty() || listen.name == name)
            return &listen;
    }
    return Error{ErrorKind::NotFound, u"sip.unknown_listen"_s, u"There is no listening address of this name."_s,
                 u"Name one of the configured addresses."_s, QString::fromStdString(name)};
}

SipStack::SipStack(StackConfig config, EventHandler handler)
    : m_impl(std::make_unique<Impl>(std::move(config), std::move(handler))) {}

SipStack::~SipStack() {
    stop();
}

Expected<std::vector<Bound>> SipStack::start() {
    return m_impl->start();
}

void SipStack::stop(std::chrono::milliseconds grace) {
    m_impl->stop(grace);
}

std::vector<Bound> SipStack::listening() const {
    return m_impl->started() ? m_impl->m_bound : std::vector<Bound>();
}

Expected<CallId> SipStack::invite(InviteRequest request) {
    LX_TRY(const Listen *listen, m_impl->listenFor(request.listen));
    LX_CHECK(checkReach(*listen, request.loopbackOnly));
    LX_CHECK(checkRequest(request, listen->bindLoopbackOnly));
    const CallId id = m_impl->m_context.newId();
    m_impl->withAgent(listen->name, [id, request = std::move(request)](Agent &agent) { agent.invite(id, request); });
    return id;
}

void SipStack::ring(CallId call, int status, std::string sdp) {
    m_impl->withCall(call, [status, sdp = std::move(sdp)](Agent &agent, Call &c) { agent.ring(c, status, sdp); });
}

void SipStack::answer(CallId call, std::string sdp, std::vector<Header> headers) {
    std::erase_if(headers, [](const Header &h) { return !isHeaderSafe(h.name) || !isHeaderSafe(h.value); });
    m_impl->withCall(call, [sdp = std::move(sdp), headers = std::move(headers)](Agent &agent, Call &c) {
        agent.answer(c, sdp, headers);
    });
}

void SipStack::reject(CallId call, int status, std::string phrase, Reason reason) {
    m_impl->withCall(call, [status, phrase = std::move(phrase), reason = std::move(reason)](Agent &agent, Call &c) {
        agent.reject(c, status, isHeaderSafe(phrase) ? phrase : std::string(), reason);
    });
}

void SipStack::hangUp(CallId call, Reason reason) {
    m_impl->withCall(call, [reason = std::move(reason)](Agent &agent, Call &c) { agent.hangUp(c, reason); });
}

void SipStack::reoffer(CallId call, std::string sdp) {
    m_impl->withCall(call, [sdp = std::move(sdp)](Agent &agent, Call &c) { agent.reoffer(c, sdp); });
}

void SipStack::update(CallId call, std::string sdp) {
    m_impl->withCall(call, [sdp = std::move(sdp)](Agent &agent, Call &c) { agent.update(c, sdp); });
}

void SipStack::answerReoffer(CallId call, std::string sdp) {
    m_impl->withCall(call, [sdp = std::move(sdp)](Agent &agent, Call &c) { agent.answerReoffer(c, sdp); });
}

void SipStack::refuseReoffer(CallId call, int status) {
    m_impl->withCall(call, [status](Agent &agent, Call &c) { agent.refuseReoffer(c, status); });
}

void SipStack::sendInfoDtmf(CallId call, char key, int durationMs) {
    m_impl->withCall(call, [key, durationMs](Agent &agent, Call &c) { agent.sendInfoDtmf(c, key, durationMs); });
}

void SipStack::refer(CallId call, std::string target, std::string referredBy) {
    if (!checkUri(target, false, "target") || !isHeaderSafe(referredBy))
        return;
    m_impl->withCall(call, [target = std::move(target), referredBy = std::move(referredBy)](Agent &agent, Call &c) {
        agent.refer(c, target, referredBy);
    });
}

void SipStack::referReplacing(CallId call, CallId consultation, std::string referredBy) {
    if (!isHeaderSafe(referredBy))
        return;
    m_impl->withCall(call, [this, consultation, referredBy = std::move(referredBy)](Agent &agent, Call &c) {
        for (const auto &other : m_impl->m_agents) {
            if (auto *found = other->call(consultation))
                return agent.referReplacing(c, *found, referredBy);
        }
    });
}

void SipStack::notifyTransfer(CallId call, int status, std::string phrase) {
    m_impl->withCall(call, [status, phrase = std::move(phrase)](Agent &agent, Call &c) {
        agent.notifyTransfer(c, status, isHeaderSafe(phrase) ? phrase : std::string());
    });
}

Expected<RegistrationId> SipStack::registerAt(RegistrationRequest request) {
    LX_TRY(const Listen *listen, m_impl->listenFor(request.listen));
    LX_CHECK(checkReach(*listen, request.loopbackOnly));
    const bool loopbackOnly = listen->bindLoopbackOnly;
    LX_CHECK(checkUri(request.registrar, loopbackOnly, "registrar"));
    LX_CHECK(checkUri(request.aor, false, "aor"));
    if (!request.route.empty())
        LX_CHECK(checkUri(request.route, loopbackOnly, "route"));
    LX_CHECK(checkText({&request.credentials.user, &request.credentials.password}));
    const RegistrationId id = m_impl->m_context.newId();
    m_impl->withAgent(listen->name, [id, request = std::move(request)](Agent &agent) { agent.registerAt(id, request); });
    return id;
}

void SipStack::unregister(RegistrationId registration) {
    m_impl->post([this, registration] {
        for (const auto &agent : m_impl->m_agents) {
            if (agent->unregister(registration))
                return;
        }
    });
}

Expected<PingId> SipStack::ping(PingRequest request) {
    LX_TRY(const Listen *listen, m_impl->listenFor(request.listen));
    LX_CHECK(checkReach(*listen, request.loopbackOnly));
    const bool loopbackOnly = listen->bindLoopbackOnly;
    LX_CHECK(checkUri(request.target, loopbackOnly, "target"));
    if (!request.route.empty())
        LX_CHECK(checkUri(request.route, loopbackOnly, "route"));
    const PingId id = m_impl->m_context.newId();
    m_impl->withAgent(listen->name, [id, request = std::move(request)](Agent &agent) { agent.ping(id, request); });
    return id;
}

void SipStack::setAccount(SeatAccount account) {
    m_impl->m_registrar.setAccount(std::move(account));
}

void SipStack::removeAccount(const std::string &user) {
    m_impl->post([impl = m_impl.get(), user] { impl->emitAll(impl->m_registrar.removeAccount(user)); });
    if (!m_impl->started())
        m_impl->m_registrar.removeAccount(user);
}

void SipStack::forgetBinding(const std::string &user, const std::string &contact) {
    auto events = m_impl->m_registrar.forget(user, contact);
    if (!events.empty())
        m_impl->post([impl = m_impl.get(), events = std::move(events)]() mutable { impl->emitAll(std::move(events)); });
}

std::optional<Binding> SipStack::binding(const std::string &user) const {
    return m_impl->m_registrar.binding(user);
}

std::vector<Binding> SipStack::bindings() const {
    return m_impl->m_registrar.bindings();
}

} // namespace lianxin::sip
