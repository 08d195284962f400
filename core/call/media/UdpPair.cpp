// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/media/UdpPair.h"
#include <arpa/inet.h>
#include <cerrno>
#include <netinet/ip.h>
#include <sys/socket.h>
#include <unistd.h>

namespace lianxin {
namespace {

constexpr int kAnyPortTries = 200;

//! A non-blocking socket bound to the address; −1 with errno.
int boundSocket(const sockaddr_in &at) {
    const int fd = socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return -1;
    if (bind(fd, reinterpret_cast<const sockaddr *>(&at), sizeof at) != 0) {
        const int why = errno;
        close(fd);
        errno = why;
        return -1;
    }
    const int on = 1;
    const int expedited = 0xb8; // DSCP EF (RFC 3246)
    setsockopt(fd, SOL_SOCKET, SO_TIMESTAMPNS, &on, sizeof on);
    setsockopt(fd, IPPROTO_IP, IP_TOS, &expedited, sizeof expedited);
    return fd;
}

Error bindError(const std::string &address) {
    return {ErrorKind::BadInput, u"media.bind"_s,
            u"RTP can't be received at %1: it is not an address of this machine"_s.arg(QString::fromStdString(address)),
            u"Set the media bind address to one of this machine's IPv4 addresses"_s, {}};
}

} // namespace

sockaddr_in addressOf(const std::string &address, std::uint16_t port) {
    sockaddr_in at{};
    if (inet_pton(AF_INET, address.c_str(), &at.sin_addr) == 1) {
        at.sin_family = AF_INET;
        at.sin_port = htons(port);
    }
    return at;
}

Expected<UdpPair> UdpPair::open(const std::string &address, std::uint16_t firstPort, std::uint16_t lastPort,
                                std::atomic<std::uint32_t> &cursor) {
    sockaddr_in at = addressOf(address, 0);
    if (at.sin_family == 0)
        return bindError(address);
    const std::uint32_t first = (firstPort + 1U) & ~1U;
    const std::uint32_t pairs = firstPort == 0 ? 0 : lastPort > first ? (lastPort - first + 1) / 2 : 0;
    const std::uint32_t tries = firstPort == 0 ? kAnyPortTries : pairs;
    for (std::uint32_t i = 0; i < tries; ++i) {
        std::uint16_t port = 0;
        if (firstPort != 0)
            port = std::uint16_t(first + 2 * (cursor.fetch_add(1, std::memory_order_relaxed) % pairs));
        at.sin_port = htons(port);
        UdpPair pair;
        pair.m_rtp = boundSocket(at);
        if (pair.m_rtp < 0) {
            if (errno == EADDRNOTAVAIL)
                return bindError(address);
            continue;
        }
        socklen_t size = sizeof at;
        getsockname(pair.m_rtp, reinterpret_cast<sockaddr *>(&at), &size);
        pair.m_port = ntohs(at.sin_port);
        if (pair.m_port % 2 != 0)
            continue;
        at.sin_port = htons(std::uint16_t(pair.m_port + 1));
        pair.m_rtcp = boundSocket(at);
        if (pair.m_rtcp >= 0)
            return pair;
    }
    return Error{ErrorKind::Conflict, u"media.port"_s, u"No pair of UDP ports is free for RTP"_s,
                 u"Widen the RTP port range, or end calls"_s, {}};
}

UdpPair::UdpPair(UdpPair &&other) noexcept
    : m_rtp(std::exchange(other.m_rtp, -1))
    , m_rtcp(std::exchange(other.m_rtcp, -1))
    , m_port(other.m_port) {}

UdpPair &UdpPair::operator=(UdpPair &&other) noexcept {
    std::swap(m_rtp, other.m_rtp);
    std::swap(m_rtcp, other.m_rtcp);
    std::swap(m_port, other.m_port);
    return *this;
}

UdpPair::~UdpPair() {
    if (m_rtp >= 0)
        close(m_rtp);
    if (m_rtcp >= 0)
        close(m_rtcp);
}

} // namespace lianxin
