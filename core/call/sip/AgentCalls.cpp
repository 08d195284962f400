// SPDX-License-Identifier: GPL-3.0-or-later
// Commands for calls. Each looks first whether it fits the state of the call; one that does not, does nothing.
#include "call/sip/Agent.h"
#include "call/sip/SipText.h"
#include <mutex>
#include <set>

namespace lianxin::sip {

namespace {

const char *phraseOf(int status, const std::string &phrase) {
    if (!phrase.empty())
        return phrase.c_str();
    const char *standard = sip_status_phrase(status);
    return standard ? standard : "Refused";
}

//! nua_respond keeps the pointer to its phrase until the answer leaves, and by then the call may be gone: phrases of
//! our own live as long as the process. There are few; whoever makes ever new ones gets the standard phrase.
const char *lastingPhrase(int status, const std::string &phrase) {
    constexpr std::size_t most = 100;
    static std::mutex mutex; // each stack has a thread
    static std::set<std::string> phrases;
    if (phrase.empty())
        return phraseOf(status, {});
    const std::lock_guard lock(mutex);
    if (phrases.size() >= most && !phrases.contains(phrase))
        return phraseOf(status, {});
    return phrases.insert(phrase).first->c_str();
}

} // namespace

void Agent::ring(Call &call, int status, const std::string &sdp) {
    if (call.outgoing || call.cause.answered || call.ending || status <= 100 || status >= 200)
        return;
    if (!sdp.empty())
        call.localSdp = sdp;
    nua_respond(call.handle, status, phraseOf(status, {}),
                TAG_IF(!sdp.empty(), SIPTAG_CONTENT_TYPE_STR("application/sdp")),
                TAG_IF(!sdp.empty(), SIPTAG_PAYLOAD_STR(sdp.c_str())), TAG_END());
}

void Agent::answer(Call &call, const std::string &sdp, const std::vector<Header> &headers) {
    if (call.outgoing || call.cause.answered || call.ending || sdp.empty())
        return;
    call.cause.answered = true;
    call.localSdp = sdp;
    std::string lines;
    for (const auto &header : headers)
        lines += (lines.empty() ? "" : "\r\n") + header.name + ": " + header.value;
    nua_respond(call.handle, SIP_200_OK, TAG_IF(!lines.empty(), SIPTAG_HEADER_STR(lines.c_str())),
                SIPTAG_CONTENT_TYPE_STR("application/sdp"), SIPTAG_PAYLOAD_STR(sdp.c_str()), TAG_END());
}

void Agent::reject(Call &call, int status, const std::string &phrase, const Reason &reason) {
    if (call.outgoing || call.cause.answered || call.ending || status < 300 || status > 699)
        return;
    call.ending = true;
    call.cause.by = EndedBy::Local;
    call.cause.status = status;
    const char *lasting = lastingPhrase(status, phrase);
    call.cause.phrase = lasting;
    const auto why = reasonValue(reason.q850, reason.text);
    nua_respond(call.handle, status, lasting, TAG_IF(!why.empty(), SIPTAG_REASON_STR(why.c_str())),
                TAG_END());
}

void Agent::hangUp(Call &call, const Reason &reason) {
    if (call.ending || call.cancelled)
        return;
    if (!call.cause.answered && !call.outgoing)
        return reject(call, 603, {}, reason);
    const auto why = reasonValue(reason.q850, reason.text);
    call.cause.by = EndedBy::Local;
    if (call.cause.answered) {
        call.ending = true;
        nua_bye(call.handle, TAG_IF(!why.empty(), SIPTAG_REASON_STR(why.c_str())), TAG_END());
    } else {
        call.cancelled = true;
        nua_cancel(call.handle, TAG_IF(!why.empty(), SIPTAG_REASON_STR(why.c_str())), TAG_END());
    }
}

void Agent::reoffer(Call &call, const std::string &sdp) {
    if (!call.cause.answered || call.ending || sdp.empty())
        return;
    if (call.ours != Call::Ours::None || call.theirInvite || call.hasUpdate)
        return m_context.emit(ReOfferDone{call.id, 491, "Request Pending", {}, false});
    call.ours = Call::Ours::Invite;
    call.offered = sdp;
    nua_invite(call.handle, SIPTAG_CONTENT_TYPE_STR("application/sdp"), SIPTAG_PAYLOAD_STR(sdp.c_str()), TAG_END());
}

void Agent::update(Call &call, const std::string &sdp) {
    if (!call.cause.answered || call.ending)
        return;
    if (call.ours != Call::Ours::None || call.theirInvite || call.hasUpdate)
        return m_context.emit(ReOfferDone{call.id, 491, "Request Pending", {}, true});
    call.ours = Call::Ours::Update;
    call.offered = sdp;
    nua_update(call.handle, TAG_IF(!sdp.empty(), SIPTAG_CONTENT_TYPE_STR("application/sdp")),
               TAG_IF(!sdp.empty(), SIPTAG_PAYLOAD_STR(sdp.c_str())), TAG_END());
}

void Agent::answerReoffer(Call &call, const std::string &sdp) {
    if (call.ending || sdp.empty() || (!call.theirInvite && !call.hasUpdate))
        return;
    call.localSdp = sdp;
    call.remoteSdp = call.theirOffer;
    if (call.hasUpdate) {
        nua_respond(call.handle, SIP_200_OK, NUTAG_WITH_SAVED(call.update), SIPTAG_CONTENT_TYPE_STR("application/sdp"),
                    SIPTAG_PAYLOAD_STR(sdp.c_str()), TAG_END());
        return releaseUpdate(call);
    }
    call.theirInvite = false;
    nua_respond(call.handle, SIP_200_OK, SIPTAG_CONTENT_TYPE_STR("application/sdp"), SIPTAG_PAYLOAD_STR(sdp.c_str()),
                TAG_END());
}

void Agent::refuseReoffer(Call &call, int status) {
    if (call.ending || status < 300 || status > 699)
        return;
    if (call.hasUpdate) {
        nua_respond(call.handle, status, phraseOf(status, {}), NUTAG_WITH_SAVED(call.update), TAG_END());
        return releaseUpdate(call);
    }
    if (!call.theirInvite)
        return;
    call.theirInvite = false;
    nua_respond(call.handle, status, phraseOf(status, {}), TAG_END());
}

void Agent::sendInfoDtmf(Call &call, char key, int durationMs) {
    if (!call.cause.answered || call.ending || std::string_view("0123456789*#ABCD").find(key) == std::string_view::npos)
        return;
    const auto body = std::string("Signal=") + key + "\r\nDuration=" + std::to_string(durationMs) + "\r\n";
    nua_info(call.handle, SIPTAG_CONTENT_TYPE_STR("application/dtmf-relay"), SIPTAG_PAYLOAD_STR(body.c_str()),
             TAG_END());
}

void Agent::refer(Call &call, const std::string &target, const std::string &referredBy) {
    if (!call.cause.answered || call.ending || call.referring)
        return;
    call.referring = true;
    const auto to = '<' + target + '>';
    nua_refer(call.handle, SIPTAG_REFER_TO_STR(to.c_str()),
              TAG_IF(!referredBy.empty(), SIPTAG_REFERRED_BY_STR(referredBy.c_str())), TAG_END());
}

void Agent::referReplacing(Call &call, Call &consultation, const std::string &referredBy) {
    if (!call.cause.answered || call.ending || call.referring || consultation.remoteContact.empty())
        return;
    su_home_t home[1] = {SU_HOME_INIT(home)};
    su_home_init(home);
    std::string replaces;
    if (auto *header = nua_handle_make_replaces(consultation.handle, home, 0)) {
        if (const char *text = sip_header_as_string(home, reinterpret_cast<sip_header_t *>(header)))
            replaces = text;
    }
    su_home_deinit(home);
    if (replaces.empty())
        return;
    refer(call, consultation.remoteContact + "?Replaces=" + percentEncoded(replaces), referredBy);
}

void Agent::notifyTransfer(Call &call, int status, const std::string &phrase) {
    if (call.referEvent.empty() || status < 100 || status > 699)
        return;
    const auto body = "SIP/2.0 " + std::to_string(status) + ' ' + phraseOf(status, phrase) + "\r\n";
    const bool last = status >= 200;
    nua_notify(call.handle, SIPTAG_EVENT_STR(call.referEvent.c_str()),
               NUTAG_SUBSTATE(last ? nua_substate_terminated : nua_substate_active),
               SIPTAG_CONTENT_TYPE_STR("message/sipfrag;version=2.0"), SIPTAG_PAYLOAD_STR(body.c_str()), TAG_END());
    if (last)
        call.referEvent.clear();
}

} // namespace lianxin::sip
