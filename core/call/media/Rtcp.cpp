// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/media/Rtcp.h"
#include "call/media/RtpPacket.h"
#include <algorithm>
#include <cstring>
#include <ctime>

namespace lianxin {
namespace {

enum : std::uint8_t { kSr = 200, kRr = 201, kSdes = 202, kBye = 203 };
constexpr std::uint64_t kNtpEpoch = 2'208'988'800ULL; // seconds from 1900 to 1970

//! Fills in the common header of a packet that ends at \a end.
void writeHeader(std::uint8_t *begin, const std::uint8_t *end, std::uint8_t type, unsigned count) {
    begin[0] = std::uint8_t(0x80 | count);
    begin[1] = type;
    writeBig16(begin + 2, std::uint16_t((end - begin) / 4 - 1));
}

std::uint8_t *writeBlock(std::uint8_t *p, const RtcpReportBlock &block) {
    const auto lost = std::uint32_t(std::clamp<std::int32_t>(block.cumulativeLost, -0x800000, 0x7fffff)) & 0xffffff;
    writeBig32(p, block.ssrc);
    writeBig32(p + 4, (std::uint32_t(block.fractionLost) << 24) | lost);
    writeBig32(p + 8, block.highestSequence);
    writeBig32(p + 12, block.jitter);
    writeBig32(p + 16, block.lastSr);
    writeBig32(p + 20, block.delayLastSr);
    return p + 24;
}

RtcpReportBlock readBlock(const std::uint8_t *p) {
    RtcpReportBlock block;
    block.ssrc = readBig32(p);
    block.fractionLost = p[4];
    const std::uint32_t lost = readBig32(p + 4) & 0xffffff;
    block.cumulativeLost = lost & 0x800000 ? std::int32_t(lost) - 0x1000000 : std::int32_t(lost);
    block.highestSequence = readBig32(p + 8);
    block.jitter = readBig32(p + 12);
    block.lastSr = readBig32(p + 16);
    block.delayLastSr = readBig32(p + 20);
    return block;
}

} // namespace

std::size_t writeRtcp(std::uint32_t ssrc, const RtcpSenderInfo *sender, const RtcpReportBlock *block,
                      std::string_view cname, bool bye, std::span<std::uint8_t> out) {
    std::uint8_t *const begin = out.data();
    std::uint8_t *p = begin + 8;
    writeBig32(begin + 4, ssrc);
    if (sender) {
        writeBig32(p, std::uint32_t(sender->ntp >> 32));
        writeBig32(p + 4, std::uint32_t(sender->ntp));
        writeBig32(p + 8, sender->rtpTimestamp);
        writeBig32(p + 12, sender->packets);
        writeBig32(p + 16, sender->octets);
        p += 20;
    }
    if (block)
        p = writeBlock(p, *block);
    writeHeader(begin, p, sender ? kSr : kRr, block ? 1 : 0);

    std::uint8_t *const sdes = p;
    cname = cname.substr(0, 64);
    writeBig32(sdes + 4, ssrc);
    sdes[8] = 1; // CNAME
    sdes[9] = std::uint8_t(cname.size());
    std::memcpy(sdes + 10, cname.data(), cname.size());
    p = sdes + 10 + cname.size();
    do // at least one null octet ends the chunk, up to a 32-bit boundary
        *p++ = 0;
    while ((p - begin) % 4 != 0);
    writeHeader(sdes, p, kSdes, 1);

    if (bye) {
        writeBig32(p + 4, ssrc);
        writeHeader(p, p + 8, kBye, 1);
        p += 8;
    }
    return std::size_t(p - begin);
}

std::optional<RtcpReport> parseRtcp(std::span<const std::uint8_t> datagram, std::uint32_t ourSsrc) {
    if (datagram.size() < 8 || (datagram[0] & 0xe0) != 0x80 || (datagram[1] != kSr && datagram[1] != kRr))
        return std::nullopt;
    RtcpReport report;
    report.ssrc = readBig32(datagram.data() + 4);
    for (std::size_t at = 0; at < datagram.size();) {
        const std::uint8_t *const p = datagram.data() + at;
        if (datagram.size() - at < 4 || (p[0] >> 6) != 2)
            return std::nullopt;
        const std::size_t bytes = 4U * (readBig16(p + 2) + 1U);
        if (bytes > datagram.size() - at)
            return std::nullopt;
        const std::uint8_t type = p[1];
        const unsigned count = p[0] & 0x1f;
        if (type == kSr || type == kRr) {
            std::size_t blocks = 8;
            if (type == kSr) {
                blocks += 20;
                if (bytes < blocks)
                    return std::nullopt;
                report.sender = RtcpSenderInfo{(std::uint64_t(readBig32(p + 8)) << 32) | readBig32(p + 12),
                                               readBig32(p + 16), readBig32(p + 20), readBig32(p + 24)};
            }
            if (bytes < blocks + 24U * count)
                return std::nullopt;
            for (unsigned i = 0; i < count; ++i)
                if (const auto block = readBlock(p + blocks + 24U * i); block.ssrc == ourSsrc)
                    report.aboutUs = block;
        } else if (type == kBye) {
            report.bye = true;
        }
        at += bytes;
    }
    return report;
}

std::uint64_t ntpNow() {
    timespec t{};
    clock_gettime(CLOCK_REALTIME, &t);
    return ((std::uint64_t(t.tv_sec) + kNtpEpoch) << 32) | ((std::uint64_t(t.tv_nsec) << 32) / 1'000'000'000ULL);
}

} // namespace lianxin
