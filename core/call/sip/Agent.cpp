// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/sip/Agent.h"
#include "call/sip/MessageGuard.h"
#include "call/sip/SipStack.h"
#include "call/sip/SipText.h"
#include "platform/base/Log.h"
#include <QFile>
#include <chrono>
#include <cstring>

namespace lianxin::sip {

namespace {

constexpr unsigned kTlsIdleMs = 1'800'000; // longer than any registration lasts
constexpr char kAllow[] = "INVITE, ACK, BYE, CANCEL, OPTIONS, INFO, UPDATE, REFER, NOTIFY";
constexpr char kAllowRegistrar[] = "INVITE, ACK, BYE, CANCEL, OPTIONS, INFO, UPDATE, REFER, NOTIFY, REGISTER";

std::string sdpPart(sip_t const *sip) {
    // The parts of a multipart are written into a home of their own, freed with it.
    su_home_t home[1] = {SU_HOME_INIT(home)};
    su_home_init(home);
    std::string out;
    auto *payload = sip_payload_create(home, sip->sip_payload->pl_data, isize_t(sip->sip_payload->pl_len));
    for (auto *part = msg_multipart_parse(home, sip->sip_content_type, payload); part; part = part->mp_next) {
        if (part->mp_payload && part->mp_content_type && part->mp_content_type->c_type &&
            su_casematch(part->mp_content_type->c_type, "application/sdp")) {
            out.assign(part->mp_payload->pl_data, part->mp_payload->pl_len);
            break;
        }
    }
    su_home_deinit(home);
    return out;
}

} // namespace

std::int64_t steadyNow() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

std::string sdpOf(sip_t const *sip) {
    if (!sip || !sip->sip_payload || !sip->sip_payload->pl_data || sip->sip_payload->pl_len == 0)
        return {};
    const auto *type = sip->sip_content_type;
    if (!type || !type->c_type)
        return {};
    if (su_casematch(type->c_type, "application/sdp"))
        return {sip->sip_payload->pl_data, sip->sip_payload->pl_len};
    if (su_casenmatch(type->c_type, "multipart/", 10))
        return sdpPart(sip);
    return {};
}

std::string uriText(url_t const *url) {
    if (!url)
        return {};
    su_home_t home[1] = {SU_HOME_INIT(home)};
    su_home_init(home);
    const char *text = url_as_string(home, url);
    std::string out = text ? text : "";
    su_home_deinit(home);
    return out;
}

std::string unknownHeader(sip_t const *sip, std::string_view name) {
    for (auto *header = sip ? sip->sip_unknown : nullptr; header; header = header->un_next) {
        if (header->un_name && header->un_value && std::strlen(header->un_name) == name.size() &&
            su_casenmatch(header->un_name, name.data(), name.size()))
            return header->un_value;
    }
    return {};
}

AuthParameters digestOf(msg_auth_t const *auth, std::string_view realm) {
    for (; auth; auth = auth->au_next) {
        if (!auth->au_scheme || !su_casematch(auth->au_scheme, "Digest") || !auth->au_params)
            continue;
        AuthParameters out;
        for (auto *parameter = auth->au_params; *parameter; ++parameter) {
            const std::string_view text = *parameter;
            const auto equals = text.find('=');
            if (equals == std::string_view::npos)
                continue;
            std::string name(text.substr(0, equals));
            for (auto &c : name)
                c = char(std::tolower(static_cast<unsigned char>(c)));
            out[name] = unquotedText(text.substr(equals + 1));
        }
        if (out["realm"] == realm)
            return out;
    }
    return {};
}

std::string authFor(const Credentials &credentials, sip_t const *sip) {
    if (!sip)
        return {};
    auto const *challenge = sip->sip_status && sip->sip_status->st_status == 407 ? sip->sip_proxy_authenticate
                                                                                 : sip->sip_www_authenticate;
    for (; challenge; challenge = challenge->au_next) {
        if (!challenge->au_scheme || !su_casematch(challenge->au_scheme, "Digest"))
            continue;
        const char *realm = msg_params_find(challenge->au_params, "realm=");
        if (!realm)
            continue;
        if (credentials.realm.empty() || credentials.realm == unquotedText(realm))
            return "Digest:" + quotedText(unquotedText(realm)) + ':' + credentials.user + ':' + credentials.password;
    }
    return {};
}

Agent::Agent(StackContext &context, Listen listen)
    : m_context(context), m_listen(std::move(listen)) {}

Agent::~Agent() = default;

Expected<void> Agent::layCertificates() {
    const auto place = QString::fromStdString(m_listen.name);
    // Of mode 0700: it belongs to us alone.
    m_certificates = std::make_unique<QTemporaryDir>();
    const auto lay = [this](const QString &name, const std::string &content) {
        if (content.empty())
            return true;
        QFile file(m_certificates->filePath(name));
        return file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFileDevice::ReadOwner | QFileDevice::WriteOwner)
               && file.write(content.data(), qint64(content.size())) == qint64(content.size());
    };
    // Sofia reads a list of trusted certificates in any case.
    const std::string &trusted = m_listen.trusted.empty() ? m_listen.certificate : m_listen.trusted;
    if (!m_certificates->isValid() || !lay(u"agent.pem"_s, m_listen.certificate.empty() ? std::string() : m_listen.key + m_listen.certificate)
        || !lay(u"cafile.pem"_s, trusted))
        return Error{ErrorKind::Internal, u"sip.certificate"_s, u"The certificate for SIP can't be laid where it is read."_s,
                     u"Look whether the temporary folder is full."_s, place};
    return {};
}

Expected<Bound> Agent::open(su_root_t *root) {
    const auto &config = m_context.config;
    if (m_listen.tls)
        LX_CHECK(layCertificates());
    const auto folder = m_certificates ? m_certificates->path().toStdString() : std::string();
    // Sofia listens by TLS for the scheme sips only.
    const auto url = (m_listen.tls ? "sips:" : "sip:") + hostInUri(m_listen.address) + ':' +
                     (m_listen.port ? std::to_string(m_listen.port) : std::string("*")) + (m_listen.tls ? "" : ";transport=udp");
    const auto milliseconds = [](auto duration) {
        return unsigned(std::chrono::duration_cast<std::chrono::milliseconds>(duration).count());
    };
    m_nua = nua_create(
        root, &Agent::onEvent, this, NUTAG_URL(url.c_str()), NUTAG_SIP_PARSER(guardedMessageClass(m_listen.bindLoopbackOnly)),
        // SDP is ours, every INVITE is decided by us, and nothing is done behind our back: no redirect is followed,
        // no Retry-After obeyed by dialling again.
        NUTAG_MEDIA_ENABLE(0), NUTAG_AUTOALERT(0), NUTAG_AUTOANSWER(0), NUTAG_AUTOACK(1), NUTAG_ENABLEINVITE(1),
        NUTAG_AUTO302(0), NUTAG_AUTO305(0), NUTAG_MAX_RETRY_AFTER(0), NUTAG_EARLY_MEDIA(0),
        NUTAG_DETECT_NETWORK_UPDATES(NUA_NW_DETECT_NOTHING),
        SIPTAG_ALLOW_STR(m_listen.registrar ? kAllowRegistrar : kAllow),
        NUTAG_APPL_METHOD("INVITE, UPDATE, REGISTER"), SIPTAG_SUPPORTED_STR("timer, replaces, norefersub"),
        NUTAG_SESSION_TIMER(unsigned(config.sessionExpires.count())),
        NUTAG_MIN_SE(unsigned(config.minSessionExpires.count())),
        NUTAG_OUTBOUND("no-outbound no-validate no-natify no-options-keepalive"),
        SIPTAG_USER_AGENT_STR(config.userAgent.c_str()), NTATAG_UDP_MTU(65535), NTATAG_MAX_PROCEEDING(100000),
        NTATAG_SIP_T1(milliseconds(config.t1)), NTATAG_SIP_T1X64(milliseconds(config.timerB)), NTATAG_PASS_100(1),
        NTATAG_MAX_FORWARDS(70), TPTAG_UDP_RMEM(unsigned(m_listen.receiveBuffer)),
        TPTAG_UDP_WMEM(unsigned(m_listen.sendBuffer)), TPTAG_STUN_SERVER(0),
        TAG_IF(m_listen.tls, NUTAG_CERTIFICATE_DIR(folder.c_str())),
        TAG_IF(m_listen.tls, TPTAG_TLS_VERIFY_POLICY(m_listen.trusted.empty() ? TPTLS_VERIFY_NONE : TPTLS_VERIFY_OUT)),
        TAG_IF(m_listen.tls, TPTAG_IDLE(kTlsIdleMs)), TAG_END());
    m_certificates.reset(); // read by now; the key doesn't lie about
    const auto place = QString::fromStdString(m_listen.name);
    if (!m_nua)
        return Error{ErrorKind::Conflict, u"sip.address_in_use"_s, u"The SIP address can't be listened at: it is taken, or it is not this machine's."_s,
                     u"Give another address or port, or stop the other program."_s, place};
    // nua's own From is made of the contact it listens at: the one place that shows an ephemeral port.
    const auto *local = nua_handle_local(nua_default(m_nua));
    const char *port = local && local->a_url->url_port ? local->a_url->url_port : m_listen.tls ? "5061" : "5060";
    m_bound = Bound{m_listen.name, m_listen.address, std::uint16_t(std::strtoul(port, nullptr, 10))};
    return m_bound;
}

void Agent::leave() {
    for (auto &[id, call] : m_calls)
        hangUp(*call, Reason{});
    std::vector<RegistrationId> ids;
    for (const auto &[id, registration] : m_registrations)
        ids.push_back(id);
    for (const auto id : ids)
        unregister(id);
}

void Agent::shutDown(std::function<void()> done) {
    m_shutDown = std::move(done);
    while (!m_calls.empty())
        finish(*m_calls.begin()->second);
    while (!m_registrations.empty()) {
        drop(*m_registrations.begin()->second);
        m_registrations.erase(m_registrations.begin());
    }
    while (!m_pings.empty()) {
        drop(*m_pings.begin()->second);
        m_pings.erase(m_pings.begin());
    }
    nua_shutdown(m_nua);
}

void Agent::destroy() {
    if (!m_nua)
        return;
    if (m_closed)
        nua_destroy(m_nua);
    else
        qCWarning(lcSip) << "the SIP agent" << m_listen.name.c_str() << "did not come to an end in time";
    m_nua = nullptr;
}

Call *Agent::call(CallId id) {
    const auto it = m_calls.find(id);
    return it == m_calls.end() ? nullptr : it->second.get();
}

Call *Agent::callOf(nua_handle_t *handle) {
    for (auto &[id, call] : m_calls) {
        if (call->handle == handle)
            return call.get();
    }
    return nullptr;
}

void Agent::drop(Target &target) {
    nua_handle_bind(target.handle, &m_gone);
    nua_handle_destroy(target.handle);
    target.handle = nullptr;
}

std::string Agent::peerOf() const {
    msg_t *message = nua_current_request(m_nua);
    const auto *info = message ? msg_addrinfo(message) : nullptr;
    if (!info || !info->ai_addr)
        return {};
    const auto *address = reinterpret_cast<const su_sockaddr_t *>(info->ai_addr);
    char text[SU_ADDRSIZE] = "";
    if (!su_inet_ntop(address->su_family, SU_ADDR(address), text, sizeof text))
        return {};
    return hostInUri(text) + ':' + std::to_string(ntohs(address->su_port));
}

// To report the 100 Trying of an INVITE Sofia takes a reference of it that it does not give back (nua_invite_client_report()): every
// call that was answered so would leave two messages for ever. A message that is in nobody's hands but ours and the transaction's has
// two references; only a third one is the lost one.
void Agent::releaseTrying() {
    constexpr std::size_t rightful = 2;
    msg_t *message = nua_current_request(m_nua);
    if (message && su_home_refcount(msg_home(message)) > rightful)
        msg_destroy(message);
}

void Agent::onEvent(nua_event_t kind, int status, char const *phrase, nua_t *nua, Agent *self, nua_handle_t *handle,
                    Target *target, sip_t const *sip, tagi_t tags[]) {
    // Time-outs and unreachable peers come as answers that Sofia wrote to itself; to us they are no messages.
    const bool own = sip && nta_sip_is_internal(sip);
    const Event event{kind, status, phrase ? phrase : "", handle, own ? nullptr : sip, tags};
    if (kind == nua_r_invite && event.sip && event.sip->sip_status && event.sip->sip_status->st_status == 100)
        self->releaseTrying();
    if (kind == nua_r_shutdown) {
        if (status >= 200 && self->m_shutDown) {
            self->m_closed = true;
            const auto done = std::move(self->m_shutDown);
            self->m_shutDown = {};
            done();
        }
        return;
    }
    if (!handle || handle == nua_default(nua))
        return;
    if (!target)
        return self->onNewRequest(event);
    switch (target->kind) {
    case Target::Kind::Gone:
        return;
    case Target::Kind::Call:
        return self->onCallEvent(static_cast<Call &>(*target), event);
    case Target::Kind::Registration:
        return self->onRegistrationEvent(static_cast<Registration &>(*target), event);
    case Target::Kind::Ping:
        return self->onPingEvent(static_cast<Ping &>(*target), event);
    }
}

void Agent::onNewRequest(const Event &event) {
    switch (event.kind) {
    case nua_i_invite:
        return onIncomingCall(event);
    case nua_i_register:
        onRegister(event);
        break;
    default: // OPTIONS and strays: nua has answered them
        break;
    }
    nua_handle_bind(event.handle, &m_gone);
    nua_handle_destroy(event.handle);
}

} // namespace lianxin::sip
