// SPDX-License-Identifier: GPL-3.0-or-later
// Beginning and end of calls.
#include "call/sip/Agent.h"
#include "call/sip/SipText.h"
#include <algorithm>

namespace lianxin::sip {

namespace {

std::string headerLines(const InviteRequest &request) {
    std::string out;
    const auto add = [&out](const std::string &name, const std::string &value) {
        if (!out.empty())
            out += "\r\n";
        out += name + ": " + value;
    };
    if (!request.identity.empty()) {
        const auto display = request.identityDisplay.empty() ? std::string() : quotedText(request.identityDisplay) + ' ';
        add("P-Asserted-Identity", display + '<' + request.identity + '>');
    }
    if (!request.userToUser.empty())
        add("User-to-User", userToUserValue(request.userToUser));
    if (!request.replaces.empty())
        add("Replaces", request.replaces);
    if (!request.referredBy.empty())
        add("Referred-By", request.referredBy);
    for (const auto &header : request.headers)
        add(header.name, header.value);
    return out;
}

std::string addressUri(std::string_view value) {
    const auto open = value.find('<');
    if (open == std::string_view::npos)
        return std::string(value.substr(0, value.find(';')));
    const auto close = value.find('>', open);
    return std::string(value.substr(open + 1, close == std::string_view::npos ? close : close - open - 1));
}

} // namespace

void Agent::invite(CallId id, const InviteRequest &request) {
    auto made = std::make_unique<Call>();
    auto &call = *made;
    call.id = id;
    call.outgoing = true;
    call.credentials = request.credentials;
    call.localSdp = request.sdp;
    call.cause.inviteSent = true;
    const auto to = '<' + (request.to.empty() ? request.target : request.to) + '>';
    auto from = '<' + (request.from.empty() ? "sip:anonymous@" + hostInUri(m_listen.address) : request.from) + '>';
    if (!request.fromDisplay.empty())
        from = quotedText(request.fromDisplay) + ' ' + from;
    const auto headers = headerLines(request);
    call.handle = nua_handle(m_nua, &call, NUTAG_URL(request.target.c_str()), SIPTAG_TO_STR(to.c_str()),
                             SIPTAG_FROM_STR(from.c_str()), TAG_END());
    m_calls[id] = std::move(made);
    if (!call.handle) {
        call.cause.inviteSent = false;
        call.cause.status = 500;
        call.cause.local = true;
        return finish(call);
    }
    nua_invite(call.handle, TAG_IF(!request.route.empty(), NUTAG_PROXY(request.route.c_str())),
               TAG_IF(!headers.empty(), SIPTAG_HEADER_STR(headers.c_str())),
               SIPTAG_CONTENT_TYPE_STR("application/sdp"), SIPTAG_PAYLOAD_STR(call.localSdp.c_str()), TAG_END());
}

bool Agent::admit(const Event &event, const std::string &peer, std::string &account) {
    switch (m_listen.admission) {
    case Admission::Anyone:
        return true;
    case Admission::KnownPeers: {
        auto host = hostOf(peer);
        if (host.size() > 2 && host.front() == '[')
            host = host.substr(1, host.size() - 2);
        if (std::find(m_listen.peers.begin(), m_listen.peers.end(), host) != m_listen.peers.end())
            return true;
        refuseSilently(event.handle, 403);
        return false;
    }
    case Admission::Digest:
        break;
    }
    const auto now = steadyNow();
    const auto given = digestOf(event.sip->sip_authorization, m_context.config.realm);
    const auto verdict = m_context.registrar->authenticate(given, "INVITE", now);
    if (verdict == DigestVerdict::Ok) {
        account = given.at("username");
        return true;
    }
    if (verdict == DigestVerdict::Wrong) {
        refuseSilently(event.handle, 403);
        return false;
    }
    refuseSilently(event.handle, 401, m_context.registrar->challenges(now, verdict == DigestVerdict::Stale));
    return false;
}

void Agent::refuseSilently(nua_handle_t *handle, int status, const std::vector<std::string> &challenges) {
    auto made = std::make_unique<Call>();
    auto &call = *made;
    call.id = m_context.newId();
    call.silent = true;
    call.ending = true;
    call.handle = handle;
    nua_handle_bind(handle, &call);
    m_calls[call.id] = std::move(made);
    nua_respond(handle, status, sip_status_phrase(status), LX_CHALLENGES(challenges),
                TAG_IF(status == 415, SIPTAG_ACCEPT_STR("application/sdp")), TAG_END());
}

void Agent::onIncomingCall(const Event &event) {
    const auto *sip = event.sip;
    if (!sip || event.status >= 200) {
        nua_handle_bind(event.handle, &m_gone);
        nua_handle_destroy(event.handle);
        return;
    }
    // RFC 3261 §8.1.1.8: without it there is nowhere to send the BYE (MessageGuard.h says what happens then).
    if (!sip->sip_contact)
        return refuseSilently(event.handle, 400);
    IncomingCall incoming;
    incoming.peer = peerOf();
    if (!admit(event, incoming.peer, incoming.account))
        return;
    incoming.sdp = sdpOf(sip);
    if (incoming.sdp.empty() && sip->sip_payload && sip->sip_payload->pl_len > 0)
        return refuseSilently(event.handle, 415);

    auto made = std::make_unique<Call>();
    auto &call = *made;
    call.id = m_context.newId();
    call.handle = event.handle;
    call.remoteSdp = incoming.sdp;
    call.offerInAnswer = incoming.sdp.empty();
    if (sip->sip_contact)
        call.remoteContact = uriText(sip->sip_contact->m_url);
    nua_handle_bind(event.handle, &call);
    m_calls[call.id] = std::move(made);

    incoming.call = call.id;
    incoming.listen = m_listen.name;
    incoming.requestUri = uriText(sip->sip_request->rq_url);
    const auto userOf = [](url_t const *url) { return std::string(url && url->url_user ? url->url_user : ""); };
    incoming.requestUser = userOf(sip->sip_request->rq_url);
    incoming.from = uriText(sip->sip_from->a_url);
    incoming.fromUser = userOf(sip->sip_from->a_url);
    incoming.fromDisplay = unquotedText(sip->sip_from->a_display ? sip->sip_from->a_display : "");
    incoming.toUser = userOf(sip->sip_to->a_url);
    incoming.identity = addressUri(unknownHeader(sip, "P-Asserted-Identity"));
    if (const auto value = unknownHeader(sip, "User-to-User"); !value.empty())
        incoming.userToUser = userToUserBytes(value).value_or(std::string());
    if (sip->sip_replaces) {
        nua_handle_t *old = nua_handle_by_replaces(m_nua, sip->sip_replaces);
        const auto *replaced = old ? callOf(old) : nullptr;
        if (old)
            nua_handle_unref(old);
        if (!replaced) {
            // RFC 3891 §3: nothing to replace.
            call.silent = true;
            call.ending = true;
            nua_respond(event.handle, 481, "Call/Transaction Does Not Exist", TAG_END());
            return;
        }
        incoming.replaces = replaced->id;
    }
    m_context.emit(std::move(incoming));
}

bool Agent::authenticate(Call &call, const Event &event) {
    if ((event.status != 401 && event.status != 407) || !call.credentials || !event.sip)
        return false;
    // One answer a challenge; a second one at once means that the password is wrong, unless only the nonce was old.
    if (call.challenges >= 1 && !(call.challenges < 3 && event.sip->sip_www_authenticate &&
                                  msg_params_find(event.sip->sip_www_authenticate->au_params, "stale=true")))
        return false;
    const auto auth = authFor(*call.credentials, event.sip);
    if (auth.empty())
        return false;
    ++call.challenges;
    nua_authenticate(call.handle, NUTAG_AUTH(auth.c_str()), TAG_END());
    return true;
}

void Agent::onInviteResponse(Call &call, const Event &event) {
    if (call.cause.answered)
        return onReInviteResponse(call, event);
    const auto sdp = sdpOf(event.sip);
    if (event.sip && event.sip->sip_contact)
        call.remoteContact = uriText(event.sip->sip_contact->m_url);
    if (event.status < 200) {
        if (!event.sip) // nua's own 100: restarted with credentials
            return;
        call.cause.lastProvisional = std::max(call.cause.lastProvisional, event.status);
        if (event.status == 100 || call.cancelled)
            return;
        if (!sdp.empty())
            call.remoteSdp = sdp;
        m_context.emit(Progress{call.id, event.status, event.phrase, sdp});
        return;
    }
    if (event.status < 300) {
        call.cause.answered = true;
        call.challenges = 0;
        // Some gateways send their description in a 183 only.
        if (!sdp.empty())
            call.remoteSdp = sdp;
        if (call.cancelled) {
            call.cause.answeredLate = true;
            call.ending = true;
            nua_bye(call.handle, TAG_END());
            return;
        }
        m_context.emit(Answered{call.id, call.remoteSdp});
        return;
    }
    if (!call.cancelled && authenticate(call, event))
        return;
    call.cause.status = event.status;
    call.cause.phrase = event.phrase;
    call.cause.local = event.sip == nullptr;
    takeReason(call, event.sip);
    if (call.cause.local && call.cause.lastProvisional == 0 &&
        (event.status >= 900 || event.phrase.rfind("DNS", 0) == 0))
        call.cause.inviteSent = false;
    call.cause.by = call.cancelled ? EndedBy::Local : call.cause.local ? EndedBy::Stack : EndedBy::Remote;
    // After a challenge that we do not answer nua waits for credentials: it has to be told that none come.
    if (event.status == 401 || event.status == 407)
        finish(call);
}

void Agent::onState(Call &call, const Event &event) {
    int state = -1;
    tl_gets(event.tags, NUTAG_CALLSTATE_REF(state), TAG_END());
    if (state == nua_callstate_terminated)
        finish(call);
}

void Agent::finish(Call &call) {
    releaseUpdate(call);
    if (call.handle)
        drop(call);
    const auto node = m_calls.extract(call.id);
    if (!call.silent)
        m_context.emit(Ended{call.id, call.cause});
    if (m_calls.empty())
        m_context.emptied();
}

} // namespace lianxin::sip
