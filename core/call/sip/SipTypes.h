// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Export.h"
#include "platform/base/Literals.h"
#include <QString>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// The words in which the rest of the program speaks with the SIP stack. Plain values: nothing of Sofia-SIP
// passes through here, and everything may be copied to any thread.
namespace lianxin::sip {

//! \brief Our own name of a dialog (or of a registration, or a ping). Never 0, never used twice in a process.
using CallId = std::uint64_t;
using RegistrationId = std::uint64_t;
using PingId = std::uint64_t;

struct Header {
    std::string name;
    std::string value;
};

//! \brief What a challenge (RFC 3261 §22) is answered with. An empty realm fits every realm.
struct Credentials {
    std::string user;
    std::string password;
    std::string realm;
};

//! \brief Who may open a call at a listening address.
enum class Admission {
    Anyone,     //!< no check: a firewall, or loopback, does it
    KnownPeers, //!< only the addresses of Listen::peers; others get 403
    Digest,     //!< every INVITE outside a dialog must carry the digest of a seat account; others get 401
};

//! \brief One address the stack listens at, by UDP or by TLS. Each has its own agent; they share one thread.
struct Listen {
    std::string name = "default";        //!< what requests name to leave by this address
    std::string address = "127.0.0.1";   //!< IPv4 or IPv6 literal; also what our Contact and Via show
    std::uint16_t port = 0;              //!< 0: the system chooses; SipStack::listening() tells which
    bool bindLoopbackOnly = false;       //!< rehearsal: nothing may leave for, or be led to, any other machine
    Admission admission = Admission::Anyone;
    std::vector<std::string> peers{};    //!< IP literals, for Admission::KnownPeers
    bool registrar = false;              //!< REGISTER of seat accounts is served here
    int receiveBuffer = 4 * 1024 * 1024; //!< bytes asked of the kernel
    int sendBuffer = 4 * 1024 * 1024;    //!< bytes asked of the kernel; a full one turns into 503 in Sofia
    bool tls = false;                    //!< SIP over TLS 1.2 or later (RFC 3261 §26.2) in place of UDP
    //! For tls, PEM: what is shown to those who connect to us, and its key. A telephone that only connects has none.
    std::string certificate{};
    std::string key{};
    //! For tls, PEM: certificates of the peers that we connect to. One that signed itself is thereby pinned: no other is
    //! taken. Empty: whoever answers is taken, as a listener does that only sends on connections opened to it.
    std::string trusted{};
};

struct StackConfig {
    std::vector<Listen> listen{Listen{}};
    std::string userAgent = "Lianxin";
    std::string realm = "lianxin";              //!< of the registrar and of Admission::Digest
    bool digestSha256 = false;                  //!< offer SHA-256 (RFC 8760) before MD5 in challenges
    std::chrono::seconds sessionExpires{1800};  //!< RFC 4028; 0: no session timer of ours
    std::chrono::seconds minSessionExpires{90}; //!< RFC 4028 Min-SE
    std::chrono::milliseconds t1{500};          //!< RFC 3261 T1: first retransmission
    std::chrono::milliseconds timerB{32000};    //!< RFC 3261 timers B, F, H: an unanswered request is given up
    std::chrono::seconds minBindingExpiry{60};  //!< registrar: shorter is answered 423
    std::chrono::seconds maxBindingExpiry{600}; //!< registrar: longer is shortened
    //! Longest time that a binding may outlive its expiry before SeatUnregistered is sent.
    std::chrono::milliseconds sweepInterval{1000};
};

//! \brief Where the stack really listens.
struct Bound {
    std::string name;
    std::string address;
    std::uint16_t port = 0;
};

//! \brief A call to place. Texts with control characters are refused: nobody writes headers through a name.
struct InviteRequest {
    std::string listen;       //!< name of the Listen to leave by; empty: the first
    std::string target;       //!< request URI, e.g. "sip:13800000000@192.0.2.1:5060"
    std::string to;           //!< To URI; empty: as target
    std::string from;         //!< From URI; empty: "sip:anonymous@<our address>"
    std::string fromDisplay;  //!< may be empty
    std::string identity;     //!< P-Asserted-Identity URI (RFC 3325); empty: none
    std::string identityDisplay;
    std::string userToUser;   //!< bytes for User-to-User (RFC 7433), sent as hex; empty: none
    std::vector<Header> headers;
    std::string sdp;          //!< the offer; may not be empty
    std::string route;        //!< URI of the outbound proxy or SBC; empty: the target itself
    std::string replaces;     //!< value of Replaces (RFC 3891), as it came in Referred; empty: none
    std::string referredBy;   //!< value of Referred-By (RFC 3892); empty: none
    std::optional<Credentials> credentials;
    //! A trunk of kind rehearsal: refused unless the listening address is bindLoopbackOnly and target and route are
    //! loopback literals.
    bool loopbackOnly = false;
};

//! \brief Why we end or refuse something; travels as Reason (RFC 3326).
struct Reason {
    int q850 = 0;     //!< ITU-T Q.850 cause, 0: none
    std::string text; //!< may be empty
};

enum class EndedBy {
    Local,  //!< our hangUp() or reject()
    Remote, //!< the peer's BYE, CANCEL or refusal
    Stack,  //!< nobody spoke: time-out, unreachable, protocol failure, stop()
};

//! \brief Everything known about an end; enough for the outcome of an attempt.
struct EndCause {
    int status = 0;           //!< final SIP status of the INVITE that failed; 0: it had been answered
    std::string phrase;       //!< its phrase
    int q850 = 0;             //!< from the peer's Reason header, 0: none
    std::string q850Text;
    EndedBy by = EndedBy::Stack;
    bool local = false;       //!< the status was made here (408 time-out, 503 unreachable), no peer sent it
    bool inviteSent = false;  //!< outgoing: an INVITE may have reached the wire. false: nobody was disturbed
    int lastProvisional = 0;  //!< outgoing: highest 1xx received, 0: none
    bool answered = false;    //!< a 200 was sent or received
    bool answeredLate = false; //!< outgoing: the 200 came after our CANCEL; it was acknowledged and ended at once
};

//! \brief Registration of ours at somebody else's registrar (a trunk, or the seat phone at the engine).
struct RegistrationRequest {
    std::string listen;        //!< name of the Listen; empty: the first
    std::string registrar;     //!< URI, e.g. "sip:192.0.2.1:5060"
    std::string aor;           //!< address of record, e.g. "sip:8001@lianxin"
    std::string route;         //!< outbound proxy; empty: the registrar
    Credentials credentials;
    std::chrono::seconds expires{300};
    std::chrono::milliseconds retry{10000}; //!< wait after a failure before the next try
    bool loopbackOnly = false;              //!< as InviteRequest::loopbackOnly
};

//! \brief OPTIONS to a peer, to learn whether it lives.
struct PingRequest {
    std::string listen;
    std::string target;
    std::string route;
    bool loopbackOnly = false;
};

//! \brief A seat that may register here.
struct SeatAccount {
    std::string user; //!< user part of the address of record, and digest user name
    std::string password;
};

//! \brief Where a registered seat can be reached.
struct Binding {
    std::string user;
    std::string contact;  //!< URI for the request line
    std::string route;    //!< where to send it when the contact's own address is not where it came from (NAT)
    std::string peer;     //!< address:port the REGISTER came from
    bool secure = false;  //!< it came over TLS
    std::string listen;   //!< name of the Listen it came in by
    std::string userAgent;
    std::int64_t expiresAt = 0; //!< steady milliseconds
};

LIANXIN_EXPORT QString nameOf(EndedBy by);
LIANXIN_EXPORT QString nameOf(Admission admission);

} // namespace lianxin::sip
