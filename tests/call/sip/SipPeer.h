// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/sip/Sdp.h"
#include "call/sip/SipStack.h"
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace lianxin::test {

using namespace std::chrono_literals;

//! \brief A SipStack whose events can be waited for. Loopback, ephemeral port.
class SipPeer {
public:
    explicit SipPeer(sip::StackConfig config = {})
        : stack(std::move(config), [this](sip::SipEvent event) {
              {
                  const std::lock_guard lock(m_mutex);
                  m_events.push_back(std::move(event));
              }
              m_changed.notify_all();
          }) {}

    bool start() {
        const auto bound = stack.start();
        if (bound)
            port = bound->front().port;
        return bound.hasValue();
    }
    std::string uri(const std::string &user) const { return "sip:" + user + "@127.0.0.1:" + std::to_string(port); }

    //! The first event of type T that fits; those before it of other types stay, of the same type are skipped.
    template <class T>
    std::optional<T> wait(std::function<bool(const T &)> fits = {}, std::chrono::milliseconds time = 15s) {
        std::unique_lock lock(m_mutex);
        const auto end = std::chrono::steady_clock::now() + time;
        for (;;) {
            for (auto it = m_events.begin(); it != m_events.end(); ++it) {
                const auto *event = std::get_if<T>(&*it);
                if (!event || (fits && !fits(*event)))
                    continue;
                T found = *event;
                m_events.erase(it);
                return found;
            }
            if (m_changed.wait_until(lock, end) == std::cv_status::timeout)
                return {};
        }
    }
    template <class T>
    std::optional<T> waitOf(sip::CallId call, std::chrono::milliseconds time = 15s) {
        return wait<T>([call](const T &event) { return event.call == call; }, time);
    }
    //! Whether such an event is there already.
    template <class T>
    bool has() {
        const std::lock_guard lock(m_mutex);
        return std::any_of(m_events.begin(), m_events.end(),
                           [](const sip::SipEvent &event) { return std::holds_alternative<T>(event); });
    }
    std::size_t waiting() {
        const std::lock_guard lock(m_mutex);
        return m_events.size();
    }

    std::uint16_t port = 0;

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<sip::SipEvent> m_events;

public:
    sip::SipStack stack; // last: its thread uses the rest
};

//! A description of a stream at \a port; another version for each \a version.
inline std::string sdpText(int port, const std::string &direction = "sendrecv", int version = 1) {
    return "v=0\r\no=- 4711 " + std::to_string(version) + " IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio " +
           std::to_string(port) + " RTP/AVP 8 0 101\r\na=rtpmap:8 PCMA/8000\r\na=rtpmap:0 PCMU/8000\r\n"
                                  "a=rtpmap:101 telephone-event/8000\r\na=fmtp:101 0-15\r\na=" +
           direction + "\r\n";
}

inline sip::InviteRequest inviteTo(const std::string &target, int port = 40000) {
    sip::InviteRequest request;
    request.target = target;
    request.from = "sip:caller@127.0.0.1";
    request.sdp = sdpText(port);
    return request;
}

//! \brief Two stacks with a call between them.
struct CallPair {
    sip::CallId a = 0;
    sip::CallId b = 0;
};

inline std::optional<CallPair> connectCall(SipPeer &caller, SipPeer &callee, const std::string &user = "callee") {
    const auto id = caller.stack.invite(inviteTo(callee.uri(user)));
    if (!id)
        return {};
    const auto incoming = callee.wait<sip::IncomingCall>();
    if (!incoming)
        return {};
    callee.stack.answer(incoming->call, sdpText(41000));
    if (!caller.waitOf<sip::Answered>(*id) || !callee.waitOf<sip::Established>(incoming->call))
        return {};
    return CallPair{*id, incoming->call};
}

} // namespace lianxin::test
