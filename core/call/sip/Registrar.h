// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/sip/Digest.h"
#include "call/sip/SipEvent.h"
#include <mutex>

namespace lianxin::sip {

//! \brief Registrar for a few dozen seats (RFC 3261 §10): accounts, digest, one binding a seat.
//!
//! A seat has one telephone: a new contact takes the place of the old one, and the old one's farewell does not
//! touch the new one. Pure but for its lock: times are steady milliseconds given by the caller. Any thread.
class Registrar {
public:
    struct Config {
        std::string realm;
        bool sha256 = false;
        std::chrono::seconds minExpiry{60};
        std::chrono::seconds maxExpiry{600};
    };
    explicit Registrar(Config config);

    struct Contact {
        std::string uri;
        std::optional<int> expires; //!< seconds
        std::string host;           //!< of the URI, for the comparison with where it came from
        int port = 0;               //!< 0: 5060
    };
    struct Request {
        std::string user;    //!< of the To URI
        std::string callId;
        std::uint32_t cseq = 0;
        std::vector<Contact> contacts;
        bool wildcard = false;      //!< Contact: *
        std::optional<int> expires; //!< Expires header
        AuthParameters authorization;
        std::string peer;           //!< address:port
        std::string listen;
        bool tls = false;           //!< it came on a connection of TLS, which is also the way back
        std::string userAgent;
    };
    struct Reply {
        int status = 200;
        std::string phrase;
        std::vector<std::string> challenges; //!< values of WWW-Authenticate, strongest first
        std::vector<Header> headers;
        std::string contact; //!< value of Contact in the 200, empty: no binding
        std::vector<SipEvent> events;
    };
    Reply handle(const Request &request, std::int64_t now);

    //! For calls from seats; the account is the parameter "username".
    DigestVerdict authenticate(const AuthParameters &given, const std::string &method, std::int64_t now);
    std::vector<std::string> challenges(std::int64_t now, bool stale) const;

    void setAccount(SeatAccount account);
    std::vector<SipEvent> removeAccount(const std::string &user);
    //! Nobody listens at this contact any more: the seat has no telephone until it registers again. Another contact stays.
    std::vector<SipEvent> forget(const std::string &user, const std::string &contact);
    std::optional<Binding> binding(const std::string &user) const;
    std::vector<Binding> bindings() const;
    std::vector<SipEvent> expire(std::int64_t now);

private:
    struct Entry {
        Binding binding;
        std::string callId;
        std::uint32_t cseq = 0;
    };
    DigestVerdict verify(const AuthParameters &given, const std::string &method, std::int64_t now);

    Config m_config;
    mutable std::mutex m_mutex;
    DigestVerifier m_digest;
    std::map<std::string, std::string> m_passwords;
    std::map<std::string, Entry> m_bindings;
};

} // namespace lianxin::sip
