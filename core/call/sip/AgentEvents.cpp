// SPDX-License-Identifier: GPL-3.0-or-later
// Events of calls that exist: changes of the session, keys, transfers, the end.
#include "call/sip/Agent.h"
#include "call/sip/SipText.h"
#include <QRandomGenerator>
#include <charconv>

namespace lianxin::sip {

namespace {

// RFC 3261 §14.1: the owner of the Call-ID waits 2.1 … 4 s after a 491, the other side 0 … 2 s.
std::int64_t glareDelay(bool owner) {
    const auto tens = owner ? QRandomGenerator::global()->bounded(210, 400) : QRandomGenerator::global()->bounded(0, 200);
    return std::int64_t(tens) * 10;
}

constexpr int kMaxGlare = 5;

int numberAfter(std::string_view body, std::string_view name) {
    for (std::size_t at = 0; at < body.size();) {
        const auto end = std::min(body.find_first_of("\r\n", at), body.size());
        auto line = body.substr(at, end - at);
        at = end + 1;
        if (line.size() <= name.size() || !su_casenmatch(line.data(), name.data(), name.size()))
            continue;
        line.remove_prefix(line.find('=') == std::string_view::npos ? line.size() : line.find('=') + 1);
        while (!line.empty() && line.front() == ' ')
            line.remove_prefix(1);
        int value = 0;
        std::from_chars(line.data(), line.data() + line.size(), value);
        return value;
    }
    return 0;
}

char keyIn(std::string_view body, bool relay) {
    if (relay) {
        const auto equals = body.find('=');
        if (equals == std::string_view::npos || !su_casenmatch(body.data(), "Signal", 6))
            return 0;
        body.remove_prefix(equals + 1);
    }
    while (!body.empty() && body.front() == ' ')
        body.remove_prefix(1);
    if (body.empty())
        return 0;
    // "10" and "11" are star and hash for some senders.
    if (body.substr(0, 2) == "10")
        return '*';
    if (body.substr(0, 2) == "11")
        return '#';
    const char key = char(std::toupper(static_cast<unsigned char>(body.front())));
    return std::string_view("0123456789*#ABCD").find(key) == std::string_view::npos ? char(0) : key;
}

} // namespace

void Agent::takeReason(Call &call, sip_t const *sip) {
    for (auto const *reason = sip ? sip->sip_reason : nullptr; reason; reason = reason->re_next) {
        if (!reason->re_protocol || !su_casematch(reason->re_protocol, "Q.850") || !reason->re_cause)
            continue;
        call.cause.q850 = int(std::strtol(reason->re_cause, nullptr, 10));
        call.cause.q850Text = unquotedText(reason->re_text ? reason->re_text : "");
        return;
    }
}

void Agent::onCallEvent(Call &call, const Event &event) {
    switch (event.kind) {
    case nua_r_invite:
        return onInviteResponse(call, event);
    case nua_i_invite:
        return onReInvite(call, event);
    case nua_i_ack:
        return onAck(call, event);
    case nua_i_cancel:
        if (call.cause.answered) { // of a re-INVITE: the change is off, the call is not
            call.theirInvite = false;
            return;
        }
        call.ending = true;
        call.cause.by = EndedBy::Remote;
        call.cause.status = 487;
        call.cause.phrase = "Request Terminated";
        return takeReason(call, event.sip);
    case nua_i_bye:
        if (!call.ending)
            call.cause.by = EndedBy::Remote;
        if (!call.cause.answered && call.cause.status == 0) { // RFC 3261 §15: a caller may end an early dialog so
            call.cause.status = 487;
            call.cause.phrase = "Request Terminated";
        }
        call.ending = true;
        return takeReason(call, event.sip);
    case nua_r_bye:
        if (!call.ending && event.status >= 200) {
            // nua gave the dialog up: no ACK, or no refresh of the session in time.
            call.ending = true;
            call.cause.by = EndedBy::Stack;
            call.cause.local = true;
            call.cause.status = 408;
            call.cause.phrase = "Session lost";
        }
        return;
    case nua_i_state:
        return onState(call, event);
    case nua_i_terminated:
        return finish(call);
    case nua_i_update:
        return onUpdate(call, event);
    case nua_r_update:
        return onUpdateResponse(call, event);
    case nua_i_info:
        return onInfo(call, event);
    case nua_i_refer:
        return onRefer(call, event);
    case nua_r_refer:
        return onReferResponse(call, event);
    case nua_i_notify:
        return onNotify(call, event);
    default:
        return;
    }
}

void Agent::onReInvite(Call &call, const Event &event) {
    if (event.status >= 200 || call.ending)
        return;
    if (event.sip && event.sip->sip_contact)
        call.remoteContact = uriText(event.sip->sip_contact->m_url);
    auto sdp = sdpOf(event.sip);
    // No offer: ours stands, the ACK brings the answer. The same offer again: a refresh (RFC 4028).
    if (sdp.empty() || sdp == call.remoteSdp) {
        call.offerlessInvite = sdp.empty();
        nua_respond(call.handle, SIP_200_OK, SIPTAG_CONTENT_TYPE_STR("application/sdp"),
                    SIPTAG_PAYLOAD_STR(call.localSdp.c_str()), TAG_END());
        return;
    }
    call.theirInvite = true;
    call.theirOffer = sdp;
    m_context.emit(ReOffer{call.id, std::move(sdp), false});
}

void Agent::onReInviteResponse(Call &call, const Event &event) {
    if (event.status < 200)
        return;
    const auto sdp = sdpOf(event.sip);
    if (event.sip && event.sip->sip_contact && event.status < 300)
        call.remoteContact = uriText(event.sip->sip_contact->m_url);
    if (call.ours != Call::Ours::Invite) { // nua refreshed the session with our last description
        if (event.status < 300 && !sdp.empty())
            call.remoteSdp = sdp;
        return;
    }
    if (authenticate(call, event))
        return;
    call.ours = Call::Ours::None;
    if (event.status == 491 && ++call.glare <= kMaxGlare) {
        m_context.later(glareDelay(call.outgoing), [this, id = call.id, offer = call.offered] {
            if (auto *found = this->call(id))
                reoffer(*found, offer);
        });
        return;
    }
    call.glare = 0;
    if (event.status < 300) {
        call.challenges = 0;
        call.localSdp = call.offered;
        if (!sdp.empty())
            call.remoteSdp = sdp;
    }
    m_context.emit(ReOfferDone{call.id, event.status, event.phrase, sdp, false});
}

void Agent::onUpdate(Call &call, const Event &event) {
    if (event.status >= 200)
        return;
    auto sdp = sdpOf(event.sip);
    if (sdp.empty() || sdp == call.remoteSdp) {
        nua_respond(call.handle, SIP_200_OK, NUTAG_WITH_THIS(m_nua),
                    TAG_IF(!sdp.empty(), SIPTAG_CONTENT_TYPE_STR("application/sdp")),
                    TAG_IF(!sdp.empty(), SIPTAG_PAYLOAD_STR(call.localSdp.c_str())), TAG_END());
        return;
    }
    if (call.hasUpdate || call.ours != Call::Ours::None || call.theirInvite) {
        nua_respond(call.handle, call.ours != Call::Ours::None ? 491 : 500,
                    call.ours != Call::Ours::None ? "Request Pending" : "Overlapping Requests", NUTAG_WITH_THIS(m_nua),
                    TAG_IF(call.ours == Call::Ours::None, SIPTAG_RETRY_AFTER_STR("2")), TAG_END());
        return;
    }
    if (!nua_save_event(m_nua, call.update))
        return;
    call.hasUpdate = true;
    call.theirOffer = sdp;
    m_context.emit(ReOffer{call.id, std::move(sdp), true});
}

void Agent::releaseUpdate(Call &call) {
    if (!call.hasUpdate)
        return;
    call.hasUpdate = false;
    nua_destroy_event(call.update);
    call.update[0] = {};
}

void Agent::onUpdateResponse(Call &call, const Event &event) {
    if (event.status < 200 || call.ours != Call::Ours::Update || authenticate(call, event))
        return;
    call.ours = Call::Ours::None;
    const auto sdp = sdpOf(event.sip);
    if (event.status < 300) {
        call.challenges = 0;
        if (!call.offered.empty())
            call.localSdp = call.offered;
        if (!sdp.empty())
            call.remoteSdp = sdp;
    }
    m_context.emit(ReOfferDone{call.id, event.status, event.phrase, sdp, true});
}

void Agent::onAck(Call &call, const Event &event) {
    if (call.outgoing && !call.offerlessInvite)
        return;
    const auto sdp = sdpOf(event.sip);
    if (!call.outgoing && !call.acked) {
        if (!call.cause.answered)
            return;
        call.acked = true;
        if (!call.offerInAnswer)
            return m_context.emit(Established{call.id, {}});
        call.remoteSdp = sdp;
        return m_context.emit(Established{call.id, sdp});
    }
    if (!call.offerlessInvite)
        return;
    call.offerlessInvite = false;
    if (sdp.empty() || sdp == call.remoteSdp)
        return;
    call.remoteSdp = sdp;
    m_context.emit(ReOfferDone{call.id, 200, "OK", sdp, false});
}

void Agent::onInfo(Call &call, const Event &event) {
    const auto *sip = event.sip;
    if (!sip || !sip->sip_payload || !sip->sip_content_type || !sip->sip_content_type->c_type)
        return;
    const bool relay = su_casematch(sip->sip_content_type->c_type, "application/dtmf-relay");
    if (!relay && !su_casematch(sip->sip_content_type->c_type, "application/dtmf"))
        return;
    const std::string body(sip->sip_payload->pl_data, sip->sip_payload->pl_len);
    if (const char key = keyIn(body, relay))
        m_context.emit(InfoDtmf{call.id, key, numberAfter(body, "Duration")});
}

void Agent::onRefer(Call &call, const Event &event) {
    const auto *sip = event.sip;
    if (!sip || !sip->sip_refer_to || call.ending)
        return;
    sip_event_t const *subscription = nullptr;
    tl_gets(event.tags, NUTAG_REFER_EVENT_REF(subscription), TAG_END());
    su_home_t home[1] = {SU_HOME_INIT(home)};
    su_home_init(home);
    const char *text = subscription
                           ? sip_header_as_string(home, reinterpret_cast<sip_header_t const *>(subscription))
                           : nullptr;
    call.referEvent = text ? text : "refer";

    Referred referred;
    referred.call = call.id;
    url_t *target = url_hdup(home, sip->sip_refer_to->r_url);
    const char *headers = target && target->url_headers ? target->url_headers : nullptr;
    if (headers) {
        char *lines = url_query_as_header_string(home, headers);
        target->url_headers = nullptr;
        msg_t *fragment = lines ? msg_create(sip_default_mclass(), 0) : nullptr;
        if (fragment) {
            auto *parsed = sip_object(fragment);
            if (parsed && msg_header_parse_str(fragment, reinterpret_cast<msg_pub_t *>(parsed), lines) >= 0 &&
                parsed->sip_replaces) {
                const char *value = sip_header_as_string(home, reinterpret_cast<sip_header_t *>(parsed->sip_replaces));
                referred.replaces = value ? value : "";
                if (nua_handle_t *old = nua_handle_by_replaces(m_nua, parsed->sip_replaces)) {
                    if (const auto *own = m_context.callOf(old))
                        referred.replacesCall = own->id;
                    nua_handle_unref(old);
                }
            }
            msg_destroy(fragment);
        }
    }
    referred.target = uriText(target);
    referred.targetUser = target && target->url_user ? target->url_user : "";
    if (sip->sip_referred_by) {
        const char *by = sip_header_as_string(home, reinterpret_cast<sip_header_t *>(sip->sip_referred_by));
        referred.referredBy = by ? by : "";
    }
    su_home_deinit(home);
    m_context.emit(std::move(referred));
}

void Agent::onReferResponse(Call &call, const Event &event) {
    if (event.status < 300 || authenticate(call, event))
        return;
    call.referring = false;
    m_context.emit(TransferProgress{call.id, event.status, event.phrase, true});
}

void Agent::onNotify(Call &call, const Event &event) {
    const auto *sip = event.sip;
    if (!sip || !sip->sip_event || !sip->sip_event->o_type || !su_casematch(sip->sip_event->o_type, "refer"))
        return;
    TransferProgress progress;
    progress.call = call.id;
    if (sip->sip_payload) {
        std::string_view body(sip->sip_payload->pl_data, sip->sip_payload->pl_len);
        body = body.substr(0, body.find_first_of("\r\n"));
        if (body.substr(0, 8) == "SIP/2.0 " && body.size() >= 11) {
            std::from_chars(body.data() + 8, body.data() + 11, progress.status);
            if (body.size() > 12)
                progress.phrase = body.substr(12);
        }
    }
    const auto *state = sip->sip_subscription_state;
    progress.final = progress.status >= 200 ||
                     (state && state->ss_substate && su_casematch(state->ss_substate, "terminated"));
    if (!call.referring)
        return;
    if (progress.final)
        call.referring = false;
    m_context.emit(std::move(progress));
}

} // namespace lianxin::sip
