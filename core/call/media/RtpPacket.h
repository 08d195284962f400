// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <span>

namespace lianxin {

//! \brief The RTP header fields that a telephone needs (RFC 3550 §5.1) and a view of the payload.
struct RtpPacket {
    bool marker = false;
    std::uint8_t payloadType = 0;
    std::uint16_t sequence = 0;
    std::uint32_t timestamp = 0;
    std::uint32_t ssrc = 0;
    std::span<const std::uint8_t> payload;
};

inline constexpr std::size_t kRtpHeaderBytes = 12;

//! Nothing for what is not RTP version 2, is cut short, or has impossible CSRC, extension or padding lengths.
std::optional<RtpPacket> parseRtp(std::span<const std::uint8_t> datagram);

//! Writes the 12 bytes of the header of \a packet to \a out.
void writeRtpHeader(const RtpPacket &packet, std::span<std::uint8_t, kRtpHeaderBytes> out);

inline std::uint16_t readBig16(const std::uint8_t *p) {
    return std::uint16_t((p[0] << 8) | p[1]);
}
inline std::uint32_t readBig32(const std::uint8_t *p) {
    return (std::uint32_t(p[0]) << 24) | (std::uint32_t(p[1]) << 16) | (std::uint32_t(p[2]) << 8) | p[3];
}
inline void writeBig16(std::uint8_t *p, std::uint16_t v) {
    p[0] = std::uint8_t(v >> 8);
    p[1] = std::uint8_t(v);
}
inline void writeBig32(std::uint8_t *p, std::uint32_t v) {
    writeBig16(p, std::uint16_t(v >> 16));
    writeBig16(p + 2, std::uint16_t(v));
}

} // namespace lianxin
