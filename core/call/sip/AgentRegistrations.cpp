// SPDX-License-Identifier: GPL-3.0-or-later
// REGISTER, both ways, and OPTIONS.
#include "call/sip/Agent.h"
#include "call/sip/SipText.h"

namespace lianxin::sip {

namespace {

std::string userOf(const std::string &uri) {
    auto start = uri.find(':');
    start = start == std::string::npos ? 0 : start + 1;
    const auto end = uri.find('@', start);
    return end == std::string::npos ? std::string() : uri.substr(start, end - start);
}

} // namespace

void Agent::registerAt(RegistrationId id, RegistrationRequest request) {
    auto made = std::make_unique<Registration>();
    auto &registration = *made;
    registration.id = id;
    registration.request = std::move(request);
    m_registrations[id] = std::move(made);
    sendRegister(registration);
}

void Agent::sendRegister(Registration &registration) {
    const auto &request = registration.request;
    const auto aor = '<' + request.aor + '>';
    const auto user = userOf(request.aor);
    registration.challenges = 0;
    registration.handle = nua_handle(m_nua, &registration, SIPTAG_TO_STR(aor.c_str()), SIPTAG_FROM_STR(aor.c_str()),
                                     TAG_END());
    const auto expires = std::to_string(request.expires.count());
    nua_register(registration.handle, NUTAG_REGISTRAR(request.registrar.c_str()),
                 TAG_IF(!request.route.empty(), NUTAG_PROXY(request.route.c_str())),
                 TAG_IF(!user.empty(), NUTAG_M_USERNAME(user.c_str())), SIPTAG_EXPIRES_STR(expires.c_str()), TAG_END());
}

void Agent::retryRegister(Registration &registration) {
    if (registration.handle)
        drop(registration);
    m_context.later(registration.request.retry.count(), [this, id = registration.id] {
        const auto it = m_registrations.find(id);
        if (it != m_registrations.end() && !it->second->handle && !it->second->leaving)
            sendRegister(*it->second);
    });
}

bool Agent::unregister(RegistrationId id) {
    const auto it = m_registrations.find(id);
    if (it == m_registrations.end())
        return false;
    auto &registration = *it->second;
    if (registration.leaving)
        return true;
    registration.leaving = true;
    registration.challenges = 0;
    if (registration.handle && registration.registered) {
        nua_unregister(registration.handle, NUTAG_REGISTRAR(registration.request.registrar.c_str()), TAG_END());
        return true;
    }
    if (registration.handle)
        drop(registration);
    m_registrations.erase(it);
    m_context.emit(RegistrationChanged{id, RegistrationState::Unregistered, 0, {}, 0});
    m_context.emptied();
    return true;
}

void Agent::onRegistrationEvent(Registration &registration, const Event &event) {
    if (event.kind != nua_r_register && event.kind != nua_r_unregister)
        return;
    if (event.status < 200)
        return;
    const auto *sip = event.sip;
    if (event.status == 401 || event.status == 407) {
        const auto *challenge = sip ? (event.status == 407 ? sip->sip_proxy_authenticate : sip->sip_www_authenticate)
                                    : nullptr;
        const bool stale = challenge && msg_params_find(challenge->au_params, "stale=true");
        const auto auth = authFor(registration.request.credentials, sip);
        if (!auth.empty() && (registration.challenges == 0 || (stale && registration.challenges < 3))) {
            ++registration.challenges;
            nua_authenticate(registration.handle, NUTAG_AUTH(auth.c_str()), TAG_END());
            return;
        }
    }
    const auto id = registration.id;
    if (registration.leaving) {
        drop(registration);
        m_registrations.erase(id);
        m_context.emit(RegistrationChanged{id, RegistrationState::Unregistered, event.status, event.phrase, 0});
        return m_context.emptied();
    }
    if (event.status < 300) {
        registration.challenges = 0;
        const bool news = !registration.registered;
        registration.registered = true;
        int expires = int(registration.request.expires.count());
        const auto *contact = sip ? sip->sip_contact : nullptr;
        if (contact && contact->m_expires)
            expires = int(std::strtol(contact->m_expires, nullptr, 10));
        else if (sip && sip->sip_expires)
            expires = int(sip->sip_expires->ex_delta);
        if (news)
            m_context.emit(RegistrationChanged{id, RegistrationState::Registered, event.status, event.phrase, expires});
        return;
    }
    registration.registered = false;
    m_context.emit(RegistrationChanged{id, RegistrationState::Failed, event.status, event.phrase, 0});
    retryRegister(registration);
}

void Agent::ping(PingId id, const PingRequest &request) {
    auto made = std::make_unique<Ping>();
    auto &ping = *made;
    ping.id = id;
    ping.sentAt = steadyNow();
    const auto to = '<' + request.target + '>';
    ping.handle = nua_handle(m_nua, &ping, NUTAG_URL(request.target.c_str()), SIPTAG_TO_STR(to.c_str()), TAG_END());
    m_pings[id] = std::move(made);
    nua_options(ping.handle, TAG_IF(!request.route.empty(), NUTAG_PROXY(request.route.c_str())), TAG_END());
}

void Agent::onPingEvent(Ping &ping, const Event &event) {
    if (event.kind != nua_r_options || event.status < 200)
        return;
    PingResult result;
    result.ping = ping.id;
    result.alive = event.sip != nullptr;
    result.status = event.status;
    result.phrase = event.phrase;
    result.roundTrip = std::chrono::milliseconds(steadyNow() - ping.sentAt);
    drop(ping);
    m_pings.erase(result.ping);
    m_context.emit(std::move(result));
}

void Agent::onRegister(const Event &event) {
    const auto *sip = event.sip;
    if (!sip || event.status >= 200)
        return;
    if (!m_listen.registrar) {
        nua_respond(event.handle, 405, "Method Not Allowed", NUTAG_WITH_THIS(m_nua), TAG_END());
        return;
    }
    Registrar::Request request;
    request.user = sip->sip_to->a_url->url_user ? sip->sip_to->a_url->url_user : "";
    request.callId = sip->sip_call_id->i_id;
    request.cseq = sip->sip_cseq->cs_seq;
    request.peer = peerOf();
    request.listen = m_listen.name;
    request.tls = m_listen.tls;
    request.authorization = digestOf(sip->sip_authorization, m_context.config.realm);
    if (sip->sip_user_agent && sip->sip_user_agent->g_string)
        request.userAgent = sip->sip_user_agent->g_string;
    if (sip->sip_expires)
        request.expires = int(std::min<unsigned long>(sip->sip_expires->ex_delta, 86400));
    for (auto const *contact = sip->sip_contact; contact; contact = contact->m_next) {
        if (contact->m_url->url_type == url_any) {
            request.wildcard = true;
            continue;
        }
        Registrar::Contact given;
        given.uri = uriText(contact->m_url);
        given.host = contact->m_url->url_host ? contact->m_url->url_host : "";
        given.port = contact->m_url->url_port ? int(std::strtol(contact->m_url->url_port, nullptr, 10)) : 0;
        if (contact->m_expires)
            given.expires = int(std::min(std::strtoul(contact->m_expires, nullptr, 10), 86400ul));
        request.contacts.push_back(std::move(given));
    }
    auto reply = m_context.registrar->handle(request, steadyNow());
    std::string lines;
    for (const auto &header : reply.headers)
        lines += (lines.empty() ? "" : "\r\n") + header.name + ": " + header.value;
    const char *standard = sip_status_phrase(reply.status);
    nua_respond(event.handle, reply.status, standard ? standard : "Refused", NUTAG_WITH_THIS(m_nua),
                LX_CHALLENGES(reply.challenges), TAG_IF(!lines.empty(), SIPTAG_HEADER_STR(lines.c_str())),
                TAG_IF(!reply.contact.empty(), SIPTAG_CONTACT_STR(reply.contact.c_str())), TAG_END());
    for (auto &happened : reply.events)
        m_context.emit(std::move(happened));
}

} // namespace lianxin::sip
