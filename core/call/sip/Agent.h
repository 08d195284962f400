// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/sip/Dialog.h"
#include "call/sip/Registrar.h"
#include "platform/base/Expected.h"
#include <QTemporaryDir>
#include <functional>
#include <map>
#include <memory>

namespace lianxin::sip {

//! \brief What all agents of a stack share.
struct StackContext {
    StackConfig config;
    Registrar *registrar = nullptr;
    std::function<void(SipEvent)> emit;
    std::function<void(std::int64_t delayMs, std::function<void()>)> later; //!< on the SIP thread
    std::function<CallId()> newId;
    std::function<Call *(nua_handle_t *)> callOf; //!< of any agent
    std::function<void()> emptied;                //!< an agent has nothing left to wait for
};

//! Steady milliseconds.
std::int64_t steadyNow();

//! \brief One nua at one address: turns its events into ours and our commands into its. SIP thread only.
class Agent {
public:
    Agent(StackContext &context, Listen listen);
    ~Agent();
    Agent(const Agent &) = delete;
    Agent &operator=(const Agent &) = delete;

    Expected<Bound> open(su_root_t *root);
    //! Lays what Sofia wants to read from a folder into one. Errors: sip.certificate.
    Expected<void> layCertificates();
    //! Ends calls and registrations politely; StackContext::emptied is called as they go.
    void leave();
    bool isEmpty() const { return m_calls.empty() && m_registrations.empty(); }
    //! Tells the end of what is left, lets go of every handle and shuts nua down; \a done when it is.
    void shutDown(std::function<void()> done);
    //! Only after shutDown() was done (else nua stays in memory, with a word in the log).
    void destroy();

    const Listen &listen() const { return m_listen; }
    Call *call(CallId id);
    Call *callOf(nua_handle_t *handle);
    nua_t *nua() const { return m_nua; }

    // Calls (AgentInvite.cpp, AgentCalls.cpp)
    void invite(CallId id, const InviteRequest &request);
    void ring(Call &call, int status, const std::string &sdp);
    void answer(Call &call, const std::string &sdp, const std::vector<Header> &headers);
    void reject(Call &call, int status, const std::string &phrase, const Reason &reason);
    void hangUp(Call &call, const Reason &reason);
    void reoffer(Call &call, const std::string &sdp);
    void update(Call &call, const std::string &sdp);
    void answerReoffer(Call &call, const std::string &sdp);
    void refuseReoffer(Call &call, int status);
    void sendInfoDtmf(Call &call, char key, int durationMs);
    void refer(Call &call, const std::string &target, const std::string &referredBy);
    void referReplacing(Call &call, Call &consultation, const std::string &referredBy);
    void notifyTransfer(Call &call, int status, const std::string &phrase);

    // Registrations and pings (AgentRegistrations.cpp)
    void registerAt(RegistrationId id, RegistrationRequest request);
    bool unregister(RegistrationId id);
    void ping(PingId id, const PingRequest &request);

private:
    struct Event {
        nua_event_t kind;
        int status;
        std::string phrase;
        nua_handle_t *handle;
        sip_t const *sip; //!< may be null: made by nua itself
        tagi_t *tags;
    };
    static void onEvent(nua_event_t event, int status, char const *phrase, nua_t *nua, Agent *self,
                        nua_handle_t *handle, Target *target, sip_t const *sip, tagi_t tags[]);
    void onNewRequest(const Event &event);
    void onCallEvent(Call &call, const Event &event);
    void onRegistrationEvent(Registration &registration, const Event &event);
    void onPingEvent(Ping &ping, const Event &event);

    // AgentInvite.cpp
    void onIncomingCall(const Event &event);
    bool admit(const Event &event, const std::string &peer, std::string &account);
    void refuseSilently(nua_handle_t *handle, int status, const std::vector<std::string> &challenges = {});
    void onInviteResponse(Call &call, const Event &event);
    bool authenticate(Call &call, const Event &event);
    void onState(Call &call, const Event &event);
    void finish(Call &call);

    // AgentEvents.cpp
    void onReInvite(Call &call, const Event &event);
    void onReInviteResponse(Call &call, const Event &event);
    void onUpdate(Call &call, const Event &event);
    void onUpdateResponse(Call &call, const Event &event);
    void onAck(Call &call, const Event &event);
    void onInfo(Call &call, const Event &event);
    void onRefer(Call &call, const Event &event);
    void onReferResponse(Call &call, const Event &event);
    void onNotify(Call &call, const Event &event);
    void takeReason(Call &call, sip_t const *sip);
    void releaseUpdate(Call &call);

    void onRegister(const Event &event);
    void sendRegister(Registration &registration);
    void retryRegister(Registration &registration);

    void drop(Target &target);
    std::string peerOf() const;
    void releaseTrying();

    StackContext &m_context;
    const Listen m_listen;
    Bound m_bound;
    std::unique_ptr<QTemporaryDir> m_certificates; //!< of a TLS listener, while it is being opened
    nua_t *m_nua = nullptr;
    bool m_closed = false;
    std::function<void()> m_shutDown;
    Target m_gone{Target::Kind::Gone};
    std::map<CallId, std::unique_ptr<Call>> m_calls;
    std::map<RegistrationId, std::unique_ptr<Registration>> m_registrations;
    std::map<PingId, std::unique_ptr<Ping>> m_pings;
};

//! The session description in a message, also in the first such part of a multipart body; empty: none.
std::string sdpOf(sip_t const *sip);
std::string uriText(url_t const *url);
//! Tags of at most two challenges, MD5 and SHA-256. Not through SIPTAG_HEADER_STR: that reads them with the parser
//! for what comes in, which passes over SHA-256 (MessageGuard.h).
#define LX_CHALLENGES(list)                                                                                  \
    TAG_IF(!(list).empty(), SIPTAG_WWW_AUTHENTICATE_STR(!(list).empty() ? (list)[0].c_str() : "")),          \
        TAG_IF((list).size() > 1, SIPTAG_WWW_AUTHENTICATE_STR((list).size() > 1 ? (list)[1].c_str() : ""))
//! Value of a header that Sofia does not know by itself; empty: not there.
std::string unknownHeader(sip_t const *sip, std::string_view name);
AuthParameters digestOf(msg_auth_t const *auth, std::string_view realm);
//! "Digest:"realm":user:password" for NUTAG_AUTH; empty: the challenge asks for nothing that we have.
std::string authFor(const Credentials &credentials, sip_t const *sip);

} // namespace lianxin::sip
