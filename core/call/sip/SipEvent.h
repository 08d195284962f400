// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/sip/SipTypes.h"
#include <variant>

// What the SIP stack tells. All are values; they are handed out on the SIP thread, in order of happening.
namespace lianxin::sip {

//! \brief Somebody calls us. Answer with ring(), answer(), reject(). 100 has been sent already.
struct IncomingCall {
    CallId call = 0;
    std::string listen;       //!< name of the Listen it came in by
    std::string requestUri;
    std::string requestUser;  //!< the number called
    std::string from;         //!< URI
    std::string fromUser;
    std::string fromDisplay;
    std::string toUser;
    std::string identity;     //!< URI of P-Asserted-Identity, empty: none
    std::string userToUser;   //!< decoded bytes of User-to-User, empty: none
    std::string peer;         //!< address:port it came from
    std::string account;      //!< the seat account proved by digest, empty: none was asked
    std::string sdp;          //!< the offer; empty: the peer wants ours in the 200, answers in Established::sdp
    CallId replaces = 0;      //!< our call that the peer wants replaced (RFC 3891): answer this, hang up that
};

//! \brief Outgoing: a 1xx came. An SDP in it is early media.
struct Progress {
    CallId call = 0;
    int status = 0;
    std::string phrase;
    std::string sdp;
};

//! \brief Outgoing: the 200 came (and was acknowledged).
struct Answered {
    CallId call = 0;
    std::string sdp;
};

//! \brief Incoming: the ACK for our 200 came. \a sdp only when the INVITE had none.
struct Established {
    CallId call = 0;
    std::string sdp;
};

//! \brief The peer changes the session (hold, resume, new address). Answer with answerReoffer() or
//! refuseReoffer(). Refreshes that change nothing are answered by the stack and not told.
struct ReOffer {
    CallId call = 0;
    std::string sdp;
    bool update = false; //!< by UPDATE (RFC 3311), else by re-INVITE
};

//! \brief Outcome of our reoffer() or update(). \a sdp is the answer when status is 2xx.
struct ReOfferDone {
    CallId call = 0;
    int status = 0;
    std::string phrase;
    std::string sdp;
    bool update = false;
};

//! \brief A key by INFO (application/dtmf-relay or application/dtmf).
struct InfoDtmf {
    CallId call = 0;
    char key = 0;     //!< 0-9 * # A-D
    int durationMs = 0; //!< 0: not told
};

//! \brief The peer asks us to transfer it (REFER; 202 has been sent). Report with notifyTransfer().
struct Referred {
    CallId call = 0;
    std::string target;     //!< URI without its headers
    std::string targetUser;
    std::string replaces;   //!< decoded Replaces value of an attended transfer, for InviteRequest::replaces
    CallId replacesCall = 0; //!< our own call that this Replaces names, 0: not ours
    std::string referredBy;
};

//! \brief How the transfer that we asked for goes on (NOTIFY with message/sipfrag, or refusal of the REFER).
struct TransferProgress {
    CallId call = 0;
    int status = 0; //!< 100 … 699 of the call to the target, or the status that refused the REFER
    std::string phrase;
    bool final = false;
};

//! \brief The call is over. Last event of its id.
struct Ended {
    CallId call = 0;
    EndCause cause;
};

enum class RegistrationState { Registered, Failed, Unregistered };

//! \brief Our registration elsewhere changed. After Failed the stack tries again by itself.
struct RegistrationChanged {
    RegistrationId registration = 0;
    RegistrationState state = RegistrationState::Failed;
    int status = 0;
    std::string phrase;
    int expiresS = 0;
};

struct PingResult {
    PingId ping = 0;
    bool alive = false; //!< any answer from the peer itself is a sign of life
    int status = 0;
    std::string phrase;
    std::chrono::milliseconds roundTrip{0};
};

//! \brief A seat registered here (not sent for mere refreshes of the same contact).
struct SeatRegistered {
    Binding binding;
};

enum class UnregisterCause { Asked, Expired, AccountRemoved, Unreachable };

struct SeatUnregistered {
    std::string user;
    UnregisterCause cause = UnregisterCause::Expired;
};

using SipEvent = std::variant<IncomingCall, Progress, Answered, Established, ReOffer, ReOfferDone, InfoDtmf, Referred,
                              TransferProgress, Ended, RegistrationChanged, PingResult, SeatRegistered, SeatUnregistered>;

LIANXIN_EXPORT QString nameOf(RegistrationState state);
LIANXIN_EXPORT QString nameOf(UnregisterCause cause);

} // namespace lianxin::sip
