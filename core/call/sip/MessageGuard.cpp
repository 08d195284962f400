// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/sip/MessageGuard.h"
#include "call/sip/SipStack.h"
#include "call/sip/SipText.h"
#include <arpa/inet.h>
#include <array>
#include <cstdlib>
#include <cstring>
#include <mutex>

namespace lianxin::sip {

namespace {

constexpr std::size_t kCookieLength = 7; // "z9hG4bK"

// What a request can be sent to. Where Sofia cannot even begin to send (another scheme, no host), its session code
// answers the failure of a BYE with another BYE, without end.
bool isReachable(const url_t *url) {
    return (url->url_type == url_sip || url->url_type == url_sips) && url->url_host && *url->url_host;
}

// Messages are parsed in a home of their own (msg_home is a cast).
const sip_t *messageIn(su_home_t *home) { return sip_object(reinterpret_cast<msg_t *>(home)); }

// Contacts of registrations and of answers that lead elsewhere may be of any kind (RFC 3261 §10.2.1, §21.3); every
// other becomes the target of a dialog.
bool maySetTarget(const sip_t *sip) {
    if (sip && sip->sip_request)
        return sip->sip_request->rq_method != sip_method_register;
    return !sip || !sip->sip_status || sip->sip_status->st_status < 300;
}

bool isLoopbackUrl(const url_t *url) {
    return url->url_host && isLoopbackLiteral(url->url_host) &&
           (!url->url_params || !url_has_param(url, "maddr"));
}

//! Writes into \a via where the message came from, as RFC 3261 §18.2.1 has servers do. What a stream delivers tells
//! its address only later: until Sofia writes it, answers go over the connection or nowhere.
void writeReceived(msg_t *message, sip_via_t *via) {
    char address[INET6_ADDRSTRLEN] = "255.255.255.255";
    if (const auto *from = msg_addr(message); from && (from->su_family == AF_INET || from->su_family == AF_INET6))
        inet_ntop(from->su_family, SU_ADDR(from), address, sizeof address);
    auto *home = msg_home(message);
    if (char *received = su_sprintf(home, "received=%s", address))
        msg_header_replace_param(home, via->v_common, received);
}

issize_t parseVia(su_home_t *home, msg_header_t *header, char *text, isize_t length) {
    const auto result = sip_via_class->hc_parse(home, header, text, length);
    if (result < 0)
        return result;
    auto &first = *reinterpret_cast<sip_via_t *>(header);
    for (auto *via = &first; via; via = via->v_next) {
        if (via->v_branch && std::strlen(via->v_branch) < kCookieLength)
            return -1;
        if (via->v_maddr && !isAddressLiteral(via->v_maddr))
            return -1;
    }
    const auto *sip = messageIn(home);
    if (sip && sip->sip_request && !sip->sip_via && first.v_host && !isAddressLiteral(first.v_host))
        writeReceived(reinterpret_cast<msg_t *>(home), &first);
    return result;
}

issize_t parseLoopbackVia(su_home_t *home, msg_header_t *header, char *text, isize_t length) {
    const auto result = parseVia(home, header, text, length);
    if (result < 0)
        return result;
    for (auto *via = reinterpret_cast<sip_via_t *>(header); via; via = via->v_next) {
        if (!via->v_host || !isLoopbackLiteral(via->v_host) || via->v_maddr)
            return -1;
    }
    return result;
}

issize_t parseContact(su_home_t *home, msg_header_t *header, char *text, isize_t length) {
    const auto result = sip_contact_class->hc_parse(home, header, text, length);
    if (result < 0 || !maySetTarget(messageIn(home)))
        return result;
    for (auto *contact = reinterpret_cast<sip_contact_t *>(header); contact; contact = contact->m_next) {
        if (!isReachable(contact->m_url))
            return -1;
    }
    return result;
}

issize_t parseLoopbackContact(su_home_t *home, msg_header_t *header, char *text, isize_t length) {
    const auto result = parseContact(home, header, text, length);
    if (result < 0)
        return result;
    for (auto *contact = reinterpret_cast<sip_contact_t *>(header); contact; contact = contact->m_next) {
        if (contact->m_url->url_type != url_any && !isLoopbackUrl(contact->m_url))
            return -1;
    }
    return result;
}

issize_t routesAreReachable(issize_t result, msg_header_t *header) {
    if (result < 0)
        return result;
    for (auto *route = reinterpret_cast<sip_route_t *>(header); route; route = route->r_next) {
        if (!isReachable(route->r_url))
            return -1;
    }
    return result;
}

issize_t parseRoute(su_home_t *home, msg_header_t *header, char *text, isize_t length) {
    return routesAreReachable(sip_route_class->hc_parse(home, header, text, length), header);
}

issize_t parseRecordRoute(su_home_t *home, msg_header_t *header, char *text, isize_t length) {
    return routesAreReachable(sip_record_route_class->hc_parse(home, header, text, length), header);
}

issize_t routesAreLoopback(issize_t result, msg_header_t *header) {
    if (result < 0)
        return result;
    for (auto *route = reinterpret_cast<sip_route_t *>(header); route; route = route->r_next) {
        if (!isLoopbackUrl(route->r_url))
            return -1;
    }
    return result;
}

issize_t parseLoopbackRoute(su_home_t *home, msg_header_t *header, char *text, isize_t length) {
    return routesAreLoopback(parseRoute(home, header, text, length), header);
}

issize_t parseLoopbackRecordRoute(su_home_t *home, msg_header_t *header, char *text, isize_t length) {
    return routesAreLoopback(parseRecordRoute(home, header, text, length), header);
}

// One unknown algorithm among the challenges and Sofia's client answers none of them; RFC 8760 §2.4 has servers
// offer SHA-256 beside MD5. What is not understood is passed over, as the RFC tells clients to do.
issize_t challengeIsUnderstood(issize_t result, msg_header_t *header) {
    if (result < 0)
        return result;
    const auto *challenge = reinterpret_cast<msg_auth_t *>(header);
    const char *algorithm = challenge->au_params ? msg_params_find(challenge->au_params, "algorithm=") : nullptr;
    return !algorithm || su_casematch(algorithm, "MD5") || su_casematch(algorithm, "\"MD5\"") ? result : -1;
}

issize_t parseWwwAuthenticate(su_home_t *home, msg_header_t *header, char *text, isize_t length) {
    return challengeIsUnderstood(sip_www_authenticate_class->hc_parse(home, header, text, length), header);
}

issize_t parseProxyAuthenticate(su_home_t *home, msg_header_t *header, char *text, isize_t length) {
    return challengeIsUnderstood(sip_proxy_authenticate_class->hc_parse(home, header, text, length), header);
}

// Parsing finds a header's class by its name, adding a header to a message by the class itself. So the stricter
// class takes the place of Sofia's in the table, and Sofia's own, which outgoing headers have, stands behind it
// in the same probe chain: the first name wins, and both classes are found.
void replaceParser(msg_mclass_t *messages, msg_hclass_t *original, msg_parse_f *parse) {
    auto *strict = new std::remove_const_t<msg_hclass_t>(*original);
    strict->hc_parse = parse;
    const int size = messages->mc_hash_size;
    int i = original->hc_hash % size;
    while (messages->mc_hash[i].hr_class && messages->mc_hash[i].hr_class != original)
        i = (i + 1) % size;
    if (!messages->mc_hash[i].hr_class)
        std::abort(); // not the library that we were built for
    const msg_href_t own = messages->mc_hash[i];
    messages->mc_hash[i].hr_class = strict;
    while (messages->mc_hash[i].hr_class)
        i = (i + 1) % size;
    messages->mc_hash[i] = own;
    ++messages->mc_hash_used;
    if (messages->mc_short && original->hc_short[0]) {
        // The clone owns its table of short forms; only the type says otherwise.
        auto *shorts = const_cast<msg_href_t *>(messages->mc_short);
        for (int letter = 0; letter < MC_SHORT_SIZE; ++letter) {
            if (shorts[letter].hr_class == original)
                shorts[letter].hr_class = strict;
        }
    }
}

} // namespace

msg_mclass_t *guardedMessageClass(bool loopbackOnly) {
    static std::mutex mutex;
    static std::array<msg_mclass_t *, 2> classes{};
    const std::lock_guard lock(mutex);
    auto &made = classes[loopbackOnly ? 1 : 0];
    if (made)
        return made;
    made = msg_mclass_clone(sip_default_mclass(), 0, msg_mclass_copy);
    if (!made)
        std::abort(); // out of memory
    replaceParser(made, sip_via_class, loopbackOnly ? &parseLoopbackVia : &parseVia);
    replaceParser(made, sip_www_authenticate_class, &parseWwwAuthenticate);
    replaceParser(made, sip_proxy_authenticate_class, &parseProxyAuthenticate);
    replaceParser(made, sip_contact_class, loopbackOnly ? &parseLoopbackContact : &parseContact);
    replaceParser(made, sip_route_class, loopbackOnly ? &parseLoopbackRoute : &parseRoute);
    replaceParser(made, sip_record_route_class, loopbackOnly ? &parseLoopbackRecordRoute : &parseRecordRoute);
    return made;
}

} // namespace lianxin::sip
