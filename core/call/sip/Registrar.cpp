// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/sip/Registrar.h"
#include "call/sip/SipText.h"
#include <algorithm>

namespace lianxin::sip {

Registrar::Registrar(Config config)
    : m_config(std::move(config)), m_digest(m_config.realm, m_config.sha256) {}

DigestVerdict Registrar::verify(const AuthParameters &given, const std::string &method, std::int64_t now) {
    return m_digest.verify(
        given, method,
        [this](const std::string &user) -> std::optional<std::string> {
            const auto it = m_passwords.find(user);
            return it == m_passwords.end() ? std::nullopt : std::optional(it->second);
        },
        now);
}

DigestVerdict Registrar::authenticate(const AuthParameters &given, const std::string &method, std::int64_t now) {
    const std::lock_guard lock(m_mutex);
    return verify(given, method, now);
}

std::vector<std::string> Registrar::challenges(std::int64_t now, bool stale) const {
    const std::lock_guard lock(m_mutex);
    return m_digest.challenges(now, stale);
}

Registrar::Reply Registrar::handle(const Request &request, std::int64_t now) {
    const std::lock_guard lock(m_mutex);
    Reply reply;
    const auto verdict = verify(request.authorization, "REGISTER", now);
    if (verdict == DigestVerdict::Missing || verdict == DigestVerdict::Stale) {
        reply.status = 401;
        reply.challenges = m_digest.challenges(now, verdict == DigestVerdict::Stale);
        return reply;
    }
    // A proved account may only register itself.
    const auto named = request.authorization.find("username");
    if (verdict != DigestVerdict::Ok || named == request.authorization.end() || named->second != request.user) {
        reply.status = 403;
        return reply;
    }

    auto held = m_bindings.find(request.user);
    const auto describe = [&] {
        held = m_bindings.find(request.user);
        if (held != m_bindings.end())
            reply.contact = '<' + held->second.binding.contact + ">;expires=" +
                            std::to_string((held->second.binding.expiresAt - now + 999) / 1000);
    };
    // RFC 3261 §10.3 step 7: an older request of the same client that was overtaken changes nothing.
    if (held != m_bindings.end() && held->second.callId == request.callId && request.cseq <= held->second.cseq) {
        describe();
        return reply;
    }
    const auto remove = [&] {
        m_bindings.erase(request.user);
        reply.events.push_back(SeatUnregistered{request.user, UnregisterCause::Asked});
    };
    if (request.wildcard) {
        if (request.contacts.size() > 1 || request.expires != 0) {
            reply.status = 400;
            return reply;
        }
        if (held != m_bindings.end())
            remove();
        return reply;
    }

    const Contact *newest = nullptr;
    int newestExpiry = 0;
    bool farewell = false;
    for (const auto &contact : request.contacts) {
        const auto wanted = contact.expires.value_or(request.expires.value_or(3600));
        if (wanted <= 0) {
            farewell = farewell || (held != m_bindings.end() && held->second.binding.contact == contact.uri);
            continue;
        }
        if (wanted < m_config.minExpiry.count()) {
            reply.status = 423;
            reply.headers.push_back({"Min-Expires", std::to_string(m_config.minExpiry.count())});
            return reply;
        }
        newest = &contact;
        newestExpiry = int(std::min<std::int64_t>(wanted, m_config.maxExpiry.count()));
    }
    if (newest) {
        const bool fresh = held == m_bindings.end() || held->second.binding.contact != newest->uri ||
                           held->second.binding.peer != request.peer;
        Entry entry;
        entry.callId = request.callId;
        entry.cseq = request.cseq;
        entry.binding.user = request.user;
        entry.binding.contact = newest->uri;
        entry.binding.peer = request.peer;
        entry.binding.listen = request.listen;
        entry.binding.userAgent = request.userAgent;
        entry.binding.expiresAt = now + std::int64_t(newestExpiry) * 1000;
        const auto own = hostInUri(newest->host) + ':' + std::to_string(newest->port ? newest->port : 5060);
        entry.binding.secure = request.tls;
        if (request.tls) // nobody but the telephone can open the connection: it is behind a NAT, and has no certificate
            entry.binding.route = "sip:" + request.peer + ";transport=tls;lr";
        else if (own != request.peer)
            entry.binding.route = "sip:" + request.peer + ";lr";
        if (fresh)
            reply.events.push_back(SeatRegistered{entry.binding});
        m_bindings[request.user] = std::move(entry);
    } else if (farewell) {
        remove();
    }
    describe();
    return reply;
}

void Registrar::setAccount(SeatAccount account) {
    const std::lock_guard lock(m_mutex);
    m_passwords[account.user] = std::move(account.password);
}

std::vector<SipEvent> Registrar::removeAccount(const std::string &user) {
    const std::lock_guard lock(m_mutex);
    m_passwords.erase(user);
    if (m_bindings.erase(user) == 0)
        return {};
    return {SeatUnregistered{user, UnregisterCause::AccountRemoved}};
}

std::vector<SipEvent> Registrar::forget(const std::string &user, const std::string &contact) {
    const std::lock_guard lock(m_mutex);
    const auto held = m_bindings.find(user);
    if (held == m_bindings.end() || held->second.binding.contact != contact)
        return {};
    m_bindings.erase(held);
    return {SeatUnregistered{user, UnregisterCause::Unreachable}};
}

std::optional<Binding> Registrar::binding(const std::string &user) const {
    const std::lock_guard lock(m_mutex);
    const auto it = m_bindings.find(user);
    return it == m_bindings.end() ? std::nullopt : std::optional(it->second.binding);
}

std::vector<Binding> Registrar::bindings() const {
    const std::lock_guard lock(m_mutex);
    std::vector<Binding> out;
    for (const auto &[user, entry] : m_bindings)
        out.push_back(entry.binding);
    return out;
}

std::vector<SipEvent> Registrar::expire(std::int64_t now) {
    const std::lock_guard lock(m_mutex);
    std::vector<SipEvent> out;
    for (auto it = m_bindings.begin(); it != m_bindings.end();) {
        if (it->second.binding.expiresAt > now) {
            ++it;
            continue;
        }
        out.push_back(SeatUnregistered{it->first, UnregisterCause::Expired});
        it = m_bindings.erase(it);
    }
    return out;
}

} // namespace lianxin::sip
