// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/media/RtpPacket.h"

namespace lianxin {

std::optional<RtpPacket> parseRtp(std::span<const std::uint8_t> datagram) {
    if (datagram.size() < kRtpHeaderBytes || (datagram[0] >> 6) != 2)
        return std::nullopt;
    std::size_t begin = kRtpHeaderBytes + 4U * (datagram[0] & 0x0f);
    std::size_t end = datagram.size();
    if (datagram[0] & 0x10) { // header extension (§5.3.1)
        if (begin + 4 > end)
            return std::nullopt;
        begin += 4 + 4U * readBig16(datagram.data() + begin + 2);
    }
    if (begin > end)
        return std::nullopt;
    if (datagram[0] & 0x20) { // padding: its length is the last byte
        const std::size_t padding = datagram[end - 1];
        if (padding == 0 || begin + padding > end)
            return std::nullopt;
        end -= padding;
    }
    RtpPacket packet;
    packet.marker = datagram[1] & 0x80;
    packet.payloadType = datagram[1] & 0x7f;
    packet.sequence = readBig16(datagram.data() + 2);
    packet.timestamp = readBig32(datagram.data() + 4);
    packet.ssrc = readBig32(datagram.data() + 8);
    packet.payload = datagram.subspan(begin, end - begin);
    return packet;
}

void writeRtpHeader(const RtpPacket &packet, std::span<std::uint8_t, kRtpHeaderBytes> out) {
    out[0] = 0x80;
    out[1] = std::uint8_t(packet.payloadType | (packet.marker ? 0x80 : 0));
    writeBig16(&out[2], packet.sequence);
    writeBig32(&out[4], packet.timestamp);
    writeBig32(&out[8], packet.ssrc);
}

} // namespace lianxin
