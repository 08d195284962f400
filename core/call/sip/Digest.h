// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

// Digest authentication, the server's side (RFC 3261 §22, RFC 8760 for SHA-256). Pure; not thread-safe.
namespace lianxin::sip {

enum class DigestAlgorithm { Md5, Sha256 };

//! Parameters of an Authorization header, names in lower case, values unquoted.
using AuthParameters = std::map<std::string, std::string>;

//! The `response` of RFC 7616 §3.4.1; \a qop is "auth" or empty (RFC 2069).
std::string digestResponse(DigestAlgorithm algorithm, const std::string &user, const std::string &realm,
                           const std::string &password, const std::string &method, const std::string &uri,
                           const std::string &nonce, const std::string &nc = {}, const std::string &cnonce = {},
                           const std::string &qop = {});

enum class DigestVerdict {
    Ok,
    Missing, //!< nothing to check: challenge
    Stale,   //!< right password, old or replayed nonce: challenge with stale=true
    Wrong,   //!< unknown user, wrong password, foreign realm
};

//! \brief Makes challenges and checks what comes back. Nonces carry their time and a MAC, so that challenges
//! cost no memory; the nonce counts of proved ones are remembered until they expire, so that none is replayed.
class DigestVerifier {
public:
    DigestVerifier(std::string realm, bool sha256, std::int64_t lifetimeMs = 300000);

    //! Values for WWW-Authenticate, strongest first. \a now: any steady milliseconds.
    std::vector<std::string> challenges(std::int64_t now, bool stale) const;

    using PasswordOf = std::function<std::optional<std::string>(const std::string &user)>;
    //! Proved means: this password, a nonce of ours that is young, and a nonce count not seen before.
    DigestVerdict verify(const AuthParameters &given, const std::string &method, const PasswordOf &passwordOf,
                         std::int64_t now);

private:
    std::string nonceFor(std::int64_t now, const std::string &salt) const;
    std::optional<std::int64_t> ageOf(const std::string &nonce, std::int64_t now) const;

    std::string m_realm;
    bool m_sha256;
    std::int64_t m_lifetimeMs;
    std::string m_secret;
    struct Used {
        std::uint32_t count = 0;
        std::int64_t since = 0;
    };
    std::unordered_map<std::string, Used> m_used;
};

} // namespace lianxin::sip
