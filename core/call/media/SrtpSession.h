// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/media/MediaTypes.h"
#include <memory>
#include <span>

struct srtp_ctx_t_;

namespace lianxin {

//! \brief One direction of a leg's SRTP and SRTCP (RFC 3711): a key, its roll-over counter and its replay window.
//! Made and deleted on ordinary threads, used on a media thread. Nothing is allocated there but one record of about a
//! kilobyte when the peer's first packet has proved to know the key, and so for at most kSources sources of one key.
class SrtpSession {
public:
    //! What a packet may grow by: index and tag of SRTCP.
    static constexpr std::size_t kTrailer = 16;
    static constexpr int kSources = 8;

    //! Null where libsrtp can't: nothing is then sent or heard, for nothing may pass unencrypted.
    static std::unique_ptr<SrtpSession> forSending(const SrtpKey &key, std::uint32_t ssrc);
    static std::unique_ptr<SrtpSession> forReceiving(const SrtpKey &key);
    ~SrtpSession();
    SrtpSession(const SrtpSession &) = delete;
    SrtpSession &operator=(const SrtpSession &) = delete;

    const SrtpKey &key() const { return m_key; }

    //! Encrypts the first \a bytes of \a packet, which has room for kTrailer more; returns the new length, 0: can't be.
    //! Packets begin at an address divisible by four.
    std::size_t protect(std::span<std::uint8_t> packet, std::size_t bytes);
    std::size_t protectRtcp(std::span<std::uint8_t> packet, std::size_t bytes);

    enum class Verdict {
        Authentic, //!< and decrypted in place; the span is shortened to what it was
        Forged,    //!< not by this key, changed on the way, or no SRTP at all. It is left as it came
        Replayed,  //!< had come before, or is too old to tell
    };
    Verdict unprotect(std::span<std::uint8_t> &packet);
    Verdict unprotectRtcp(std::span<std::uint8_t> &packet);

private:
    explicit SrtpSession(SrtpKey key);
    bool mayComeFrom(std::uint32_t ssrc, bool &known) const;

    const SrtpKey m_key;
    srtp_ctx_t_ *m_context = nullptr;
    int m_sources = 0;
};

} // namespace lianxin
