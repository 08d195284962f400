// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/sip/SipEvent.h"
#include "platform/base/Expected.h"
#include <functional>
#include <memory>

namespace lianxin::sip {

//! \brief The only door to SIP (RFC 3261): user agents, registrar and registrations on one thread of their own.
//!
//! All functions may be called from any thread (except from two threads at once: start, stop, destruction) and
//! none waits, but start() and stop(). Commands for a call that is over, or that do not fit its state (it may
//! just have ended), do nothing. Events are handed to the handler on the SIP thread: it must not block; post
//! them on to your own thread.
//!
//! SDP is opaque here (see Sdp.h). Names are resolved by DNS only, /etc/hosts is not read: use IP literals.
class LIANXIN_EXPORT SipStack {
public:
    using EventHandler = std::function<void(SipEvent)>;

    SipStack(StackConfig config, EventHandler handler);
    ~SipStack();
    SipStack(const SipStack &) = delete;
    SipStack &operator=(const SipStack &) = delete;

    //! Starts the thread and listens. Errors: "sip.bad_address", "sip.address_in_use", "sip.not_loopback",
    //! "sip.bad_config".
    Expected<std::vector<Bound>> start();
    //! Ends what is still up (BYE, CANCEL, REGISTER with Expires 0), waits at most \a grace for the peers, and
    //! joins the thread. Every call that was up gets its Ended. Idempotent.
    void stop(std::chrono::milliseconds grace = std::chrono::milliseconds(2000));
    //! Where it listens; empty before start().
    std::vector<Bound> listening() const;

    //! Places a call. Errors, before anything is sent: "sip.not_loopback", "sip.bad_uri", "sip.bad_text",
    //! "sip.unknown_listen", "sip.no_offer", "sip.not_started".
    Expected<CallId> invite(InviteRequest request);
    //! Incoming: 180, or 181…183 with early media when \a sdp is given.
    void ring(CallId call, int status = 180, std::string sdp = {});
    //! Incoming: 200 with our SDP.
    void answer(CallId call, std::string sdp, std::vector<Header> headers = {});
    //! Incoming: final refusal, 300…699. Empty phrase: the standard one.
    void reject(CallId call, int status, std::string phrase = {}, Reason reason = {});
    //! Ends a call in whatever state: CANCEL, refusal (603) or BYE.
    void hangUp(CallId call, Reason reason = {});

    //! re-INVITE with a new offer (hold, resume, new address); 491 is retried by the stack (RFC 3261 §14.1).
    //! Outcome: ReOfferDone.
    void reoffer(CallId call, std::string sdp);
    //! The same by UPDATE (RFC 3311). An empty \a sdp only refreshes.
    void update(CallId call, std::string sdp);
    void answerReoffer(CallId call, std::string sdp);
    void refuseReoffer(CallId call, int status = 488);

    //! A key by INFO, application/dtmf-relay.
    void sendInfoDtmf(CallId call, char key, int durationMs = 160);

    //! Blind transfer: asks the peer of \a call to call \a target (RFC 3515). Outcome: TransferProgress.
    void refer(CallId call, std::string target, std::string referredBy = {});
    //! Attended transfer: asks the peer of \a call to take the place that we have in \a consultation (RFC 3891).
    void referReplacing(CallId call, CallId consultation, std::string referredBy = {});
    //! Tells the peer that asked (Referred) how its transfer goes; a status of 200 or more is the last word.
    void notifyTransfer(CallId call, int status, std::string phrase = {});

    //! Registers and keeps refreshing. Outcome and every change: RegistrationChanged. Errors as invite().
    Expected<RegistrationId> registerAt(RegistrationRequest request);
    void unregister(RegistrationId registration);

    //! One OPTIONS. Outcome: PingResult. Errors as invite().
    Expected<PingId> ping(PingRequest request);

    //! Adds a seat account or changes its password.
    void setAccount(SeatAccount account);
    void removeAccount(const std::string &user);
    //! The host of this contact says that nobody listens there: binding() is empty at once, SeatUnregistered follows.
    void forgetBinding(const std::string &user, const std::string &contact);
    std::optional<Binding> binding(const std::string &user) const;
    std::vector<Binding> bindings() const;

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

//! True for IPv4 127/8, ::1 and ::ffff:127/104 literals (with or without brackets). Names, "localhost" too, are
//! not loopback: who knows what they resolve to.
LIANXIN_EXPORT bool isLoopbackLiteral(const std::string &host);

//! What a seat sees instead of a phone number: "sip:call-<id>@<host>".
LIANXIN_EXPORT std::string callUri(const std::string &callId, const std::string &host);
//! The id in such a URI (or its user part); empty when it is none.
LIANXIN_EXPORT std::string callIdOf(const std::string &uri);

} // namespace lianxin::sip
