// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace lianxin {

//! \brief One reception report block (RFC 3550 §6.4.1).
struct RtcpReportBlock {
    std::uint32_t ssrc = 0;
    std::uint8_t fractionLost = 0;
    std::int32_t cumulativeLost = 0; //!< 24 bits on the wire, saturated
    std::uint32_t highestSequence = 0;
    std::uint32_t jitter = 0;
    std::uint32_t lastSr = 0;      //!< middle 32 bits of the NTP time of the last SR received
    std::uint32_t delayLastSr = 0; //!< since then, in 1/65536 s
};

//! \brief What a sender report adds.
struct RtcpSenderInfo {
    std::uint64_t ntp = 0; //!< 32.32 seconds since 1900
    std::uint32_t rtpTimestamp = 0;
    std::uint32_t packets = 0;
    std::uint32_t octets = 0;
};

//! \brief What we make of a compound packet of a peer.
struct RtcpReport {
    std::uint32_t ssrc = 0;
    std::optional<RtcpSenderInfo> sender;
    std::optional<RtcpReportBlock> aboutUs; //!< the block about our own SSRC
    bool bye = false;
};

//! SR (with \a sender) or RR, then SDES with \a cname, then BYE where asked. Returns the bytes written; \a out
//! has room for 256.
std::size_t writeRtcp(std::uint32_t ssrc, const RtcpSenderInfo *sender, const RtcpReportBlock *block,
                      std::string_view cname, bool bye, std::span<std::uint8_t> out);

//! Nothing for what fails the validity check of RFC 3550 appendix A.2.
std::optional<RtcpReport> parseRtcp(std::span<const std::uint8_t> datagram, std::uint32_t ourSsrc);

//! Wall clock now as NTP 32.32.
std::uint64_t ntpNow();

} // namespace lianxin
