// SPDX-License-Identifier: GPL-3.0-or-later
// What a leg and its peer report to each other, and what it tells of itself.
#include "call/media/Rtcp.h"
#include "call/media/RtpLeg.h"
#include <algorithm>
#include <cmath>
#include <sys/socket.h>

namespace lianxin {
namespace {

constexpr std::size_t kLargestReport = 1500;

} // namespace

void RtpLeg::receiveRtcp() {
    alignas(8) std::array<std::uint8_t, kLargestReport> data;
    for (int i = 0; i < 8; ++i) {
        sockaddr_in from{};
        socklen_t size = sizeof from;
        const auto n = recvfrom(m_sockets.rtcp(), data.data(), data.size(), MSG_DONTWAIT,
                                reinterpret_cast<sockaddr *>(&from), &size);
        if (n <= 0)
            return;
        if (from.sin_addr.s_addr != m_setup.rtp.sin_addr.s_addr)
            continue;
        auto packet = std::span(data).first(std::size_t(n));
        if (!isAuthentic(packet, true))
            continue;
        const auto report = parseRtcp(packet, m_ssrc);
        if (!report)
            continue;
        const std::uint64_t now = ntpNow();
        if (report->sender) {
            m_lastSr = std::uint32_t(report->sender->ntp >> 16);
            m_lastSrAt = now;
        }
        if (report->aboutUs) {
            m_published.remoteLoss.store(report->aboutUs->fractionLost / 256.0, std::memory_order_relaxed);
            m_published.remoteJitterMs.store(report->aboutUs->jitter * 1000.0 / m_setup.encoder->clockRate(),
                                             std::memory_order_relaxed);
            m_setup.encoder->setExpectedLoss(report->aboutUs->fractionLost * 100 / 256);
            if (report->aboutUs->lastSr != 0) { // RFC 3550 §6.4.1, figure 2
                const auto trip = std::int32_t(std::uint32_t(now >> 16) - report->aboutUs->lastSr
                                               - report->aboutUs->delayLastSr);
                m_published.roundTripMs.store(std::max(trip, 0) * 1000.0 / 65536, std::memory_order_relaxed);
            }
        }
    }
}

void RtpLeg::sendRtcp(bool bye) {
    if (m_setup.rtcp.sin_family == 0)
        return;
    const std::uint64_t now = ntpNow();
    const RtcpSenderInfo sender{now, m_lastTimestamp, m_sentPackets, m_sentOctets};
    RtcpReportBlock block;
    if (m_source.isActive()) {
        block.ssrc = m_source.ssrc();
        block.fractionLost = m_source.takeFractionLost();
        block.cumulativeLost = std::int32_t(std::clamp<std::int64_t>(m_source.lost(), -0x800000, 0x7fffff));
        block.highestSequence = m_source.extendedHighest();
        block.jitter = std::uint32_t(m_source.jitter());
        block.lastSr = m_lastSr;
        block.delayLastSr = m_lastSr != 0 ? std::uint32_t((now - m_lastSrAt) >> 16) : 0;
    }
    alignas(8) std::array<std::uint8_t, 256> out;
    auto bytes = writeRtcp(m_ssrc, m_sentPackets > 0 ? &sender : nullptr, m_source.isActive() ? &block : nullptr,
                           m_cname, bye, out);
    if (m_setup.parameters.srtp)
        bytes = m_setup.sender ? m_setup.sender->protectRtcp(out, bytes) : 0;
    if (bytes == 0)
        return;
    (void)sendto(m_sockets.rtcp(), out.data(), bytes, MSG_DONTWAIT | MSG_NOSIGNAL,
                 reinterpret_cast<const sockaddr *>(&m_setup.rtcp), sizeof m_setup.rtcp);
}

void RtpLeg::publish() {
    const auto relaxed = std::memory_order_relaxed;
    m_published.sent.store(m_sentPackets, relaxed);
    m_published.received.store(m_source.received(), relaxed);
    m_published.lost.store(m_source.lost(), relaxed);
    m_published.late.store(m_late, relaxed);
    m_published.duplicates.store(m_duplicates, relaxed);
    m_published.concealed.store(m_concealedFrames, relaxed);
    m_published.unauthentic.store(m_unauthentic, relaxed);
    m_published.replayed.store(m_replayed, relaxed);
    m_published.recovered.store(m_buffer.recoveredPackets(), relaxed);
    m_published.jitterMs.store(m_source.jitterMs(), relaxed);
    m_published.bufferMs.store(m_buffer.delayMs(), relaxed);
    m_published.remoteSsrc.store(m_source.ssrc(), relaxed);
    const double mean = m_energy / std::max(1.0, double(m_energyFrames) * kFrameSamples);
    m_published.level.store(mean < 1 ? -127 : int(std::lround(10 * std::log10(mean / (32768.0 * 32768.0)))), relaxed);
    m_energy = 0;
    m_energyFrames = 0;
}

RtpStatistics RtpLeg::statistics() const {
    const auto relaxed = std::memory_order_relaxed;
    RtpStatistics s;
    s.packetsSent = m_published.sent.load(relaxed);
    s.packetsReceived = m_published.received.load(relaxed);
    s.packetsLost = m_published.lost.load(relaxed);
    s.packetsLate = m_published.late.load(relaxed);
    s.duplicates = m_published.duplicates.load(relaxed);
    s.unauthentic = m_published.unauthentic.load(relaxed);
    s.replayed = m_published.replayed.load(relaxed);
    s.concealedFrames = m_published.concealed.load(relaxed);
    s.recoveredPackets = m_published.recovered.load(relaxed);
    s.jitterMs = m_published.jitterMs.load(relaxed);
    s.bufferMs = m_published.bufferMs.load(relaxed);
    s.remoteLossFraction = m_published.remoteLoss.load(relaxed);
    s.remoteJitterMs = m_published.remoteJitterMs.load(relaxed);
    s.roundTripMs = m_published.roundTripMs.load(relaxed);
    s.remoteSsrc = m_published.remoteSsrc.load(relaxed);
    s.levelDbov = m_published.level.load(relaxed);
    return s;
}

} // namespace lianxin
