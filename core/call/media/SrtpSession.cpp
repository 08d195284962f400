// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/media/SrtpSession.h"
#include "call/media/RtpPacket.h"
#include <mutex>
#include <srtp2/srtp.h>

namespace lianxin {
namespace {

static_assert(SRTP_MAX_KEY_LEN >= SrtpKey::kBytes);
constexpr unsigned long kWindow = 512;       // packets: ten seconds, more than a jitter buffer waits for
constexpr std::size_t kMaxMki = 128;         // RFC 4568 §6.1
constexpr std::size_t kRtcpHeaderBytes = 8;

bool libraryWorks() {
    static const bool works = srtp_init() == srtp_err_status_ok; // its own self-tests; once, whatever thread comes first
    return works;
}

void fill(srtp_policy_t &policy, SrtpSuite suite) {
    if (suite == SrtpSuite::AesCm128HmacSha1_32)
        srtp_crypto_policy_set_aes_cm_128_hmac_sha1_32(&policy.rtp);
    else
        srtp_crypto_policy_set_aes_cm_128_hmac_sha1_80(&policy.rtp);
    srtp_crypto_policy_set_aes_cm_128_hmac_sha1_80(&policy.rtcp); // RFC 4568 §6.2.2: SRTCP is not shortened
    policy.window_size = kWindow;
}

//! A context for one key; null where libsrtp refuses it.
srtp_t contextOf(const SrtpKey &key, srtp_ssrc_type_t kind, std::uint32_t ssrc) {
    if (!libraryWorks() || key.mki.size() > kMaxMki)
        return nullptr;
    auto octets = key.keyAndSalt;
    std::string mki = key.mki;
    srtp_master_key_t master{octets.data(), reinterpret_cast<unsigned char *>(mki.data()), unsigned(mki.size())};
    srtp_master_key_t *masters[] = {&master};
    srtp_policy_t policy{};
    fill(policy, key.suite);
    policy.ssrc.type = kind;
    policy.ssrc.value = ssrc;
    if (mki.empty()) {
        policy.key = octets.data();
    } else {
        policy.keys = masters;
        policy.num_master_keys = 1;
    }
    srtp_t context = nullptr;
    return srtp_create(&context, &policy) == srtp_err_status_ok ? context : nullptr;
}

SrtpSession::Verdict verdictOf(srtp_err_status_t status) {
    switch (status) {
    case srtp_err_status_ok: return SrtpSession::Verdict::Authentic;
    case srtp_err_status_replay_fail:
    case srtp_err_status_replay_old: return SrtpSession::Verdict::Replayed;
    default: return SrtpSession::Verdict::Forged;
    }
}

} // namespace

SrtpSession::SrtpSession(SrtpKey key)
    : m_key(std::move(key)) {}

SrtpSession::~SrtpSession() {
    if (m_context)
        srtp_dealloc(m_context); // which overwrites the keys
}

std::unique_ptr<SrtpSession> SrtpSession::forSending(const SrtpKey &key, std::uint32_t ssrc) {
    std::unique_ptr<SrtpSession> out(new SrtpSession(key));
    out->m_context = contextOf(key, ssrc_specific, ssrc);
    return out->m_context ? std::move(out) : nullptr;
}

std::unique_ptr<SrtpSession> SrtpSession::forReceiving(const SrtpKey &key) {
    std::unique_ptr<SrtpSession> out(new SrtpSession(key));
    out->m_context = contextOf(key, ssrc_any_inbound, 0);
    return out->m_context ? std::move(out) : nullptr;
}

std::size_t SrtpSession::protect(std::span<std::uint8_t> packet, std::size_t bytes) {
    if (bytes + kTrailer > packet.size())
        return 0;
    int length = int(bytes);
    return srtp_protect(m_context, packet.data(), &length) == srtp_err_status_ok ? std::size_t(length) : 0;
}

std::size_t SrtpSession::protectRtcp(std::span<std::uint8_t> packet, std::size_t bytes) {
    if (bytes + kTrailer > packet.size())
        return 0;
    int length = int(bytes);
    return srtp_protect_rtcp(m_context, packet.data(), &length) == srtp_err_status_ok ? std::size_t(length) : 0;
}

bool SrtpSession::mayComeFrom(std::uint32_t ssrc, bool &known) const {
    std::uint32_t rollOver = 0;
    known = srtp_get_stream_roc(m_context, ssrc, &rollOver) == srtp_err_status_ok;
    return known || m_sources < kSources;
}

SrtpSession::Verdict SrtpSession::unprotect(std::span<std::uint8_t> &packet) {
    bool known = false;
    if (packet.size() < kRtpHeaderBytes || !mayComeFrom(readBig32(packet.data() + 8), known))
        return Verdict::Forged;
    int length = int(packet.size());
    const auto status = m_key.mki.empty() ? srtp_unprotect(m_context, packet.data(), &length)
                                          : srtp_unprotect_mki(m_context, packet.data(), &length, 1);
    const auto verdict = verdictOf(status);
    if (verdict == Verdict::Authentic) {
        m_sources += !known;
        packet = packet.first(std::size_t(length));
    }
    return verdict;
}

SrtpSession::Verdict SrtpSession::unprotectRtcp(std::span<std::uint8_t> &packet) {
    bool known = false;
    if (packet.size() < kRtcpHeaderBytes || !mayComeFrom(readBig32(packet.data() + 4), known))
        return Verdict::Forged;
    int length = int(packet.size());
    const auto status = m_key.mki.empty() ? srtp_unprotect_rtcp(m_context, packet.data(), &length)
                                          : srtp_unprotect_rtcp_mki(m_context, packet.data(), &length, 1);
    const auto verdict = verdictOf(status);
    if (verdict == Verdict::Authentic) {
        m_sources += !known;
        packet = packet.first(std::size_t(length));
    }
    return verdict;
}

} // namespace lianxin
