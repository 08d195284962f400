// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/sip/SipEvent.h"
#include "call/sip/Sofia.h"

// What an agent remembers of each nua handle. Only the SIP thread sees these.
namespace lianxin::sip {

//! \brief What a handle's events are about. Handles whose owner is gone are bound to the agent's Gone target,
//! which absorbs what comes late.
struct Target {
    enum class Kind { Gone, Call, Registration, Ping };
    explicit Target(Kind k)
        : kind(k) {}
    const Kind kind;
    nua_handle_t *handle = nullptr;
};

struct Call : Target {
    Call()
        : Target(Kind::Call) {}
    CallId id = 0;
    bool outgoing = false;
    bool silent = false;    //!< refused at our door: nobody was told of it
    bool cancelled = false; //!< outgoing: we asked for its end before the answer
    bool ending = false;    //!< BYE or refusal is under way
    bool acked = false;     //!< incoming: Established was told
    bool offerInAnswer = false; //!< incoming: the INVITE had no SDP, ours is an offer

    std::string localSdp;  //!< our last description
    std::string remoteSdp; //!< the peer's last description
    std::string remoteContact;
    std::optional<Credentials> credentials;
    int challenges = 0; //!< answered since the last success

    enum class Ours { None, Invite, Update };
    Ours ours = Ours::None;     //!< our change of the session that waits for its answer
    std::string offered;        //!< its SDP
    int glare = 0;              //!< 491 so far
    bool theirInvite = false;   //!< a re-INVITE of the peer waits for our answer
    bool offerlessInvite = false; //!< that was answered with our offer: the ACK brings the answer
    bool hasUpdate = false;     //!< an UPDATE of the peer waits for our answer
    nua_saved_event_t update[1] = {};
    std::string theirOffer;

    std::string referEvent; //!< Event of the REFER that we owe NOTIFYs
    bool referring = false; //!< our own REFER waits for its outcome

    EndCause cause;
};

struct Registration : Target {
    Registration()
        : Target(Kind::Registration) {}
    RegistrationId id = 0;
    RegistrationRequest request;
    int challenges = 0;
    bool registered = false;
    bool leaving = false;
};

struct Ping : Target {
    Ping()
        : Target(Kind::Ping) {}
    PingId id = 0;
    std::int64_t sentAt = 0;
};

} // namespace lianxin::sip
