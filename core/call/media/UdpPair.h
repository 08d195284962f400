// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include <atomic>
#include <cstdint>
#include <netinet/in.h>
#include <string>

namespace lianxin {

//! \brief Two neighbouring UDP sockets: RTP on an even port, RTCP on the next. Closed with the object.
class UdpPair {
public:
    //! \param firstPort 0: any free ports. \a cursor remembers where to look next, so that a port that was just
    //! given back rests a while.
    //! Errors: media.bind (address not ours), media.port (none free).
    static Expected<UdpPair> open(const std::string &address, std::uint16_t firstPort, std::uint16_t lastPort,
                                  std::atomic<std::uint32_t> &cursor);
    UdpPair(UdpPair &&other) noexcept;
    UdpPair &operator=(UdpPair &&other) noexcept;
    ~UdpPair();

    int rtp() const { return m_rtp; }
    int rtcp() const { return m_rtcp; }
    std::uint16_t port() const { return m_port; }

private:
    UdpPair() = default;
    int m_rtp = -1;
    int m_rtcp = -1;
    std::uint16_t m_port = 0;
};

//! An IPv4 literal and a port; family 0 when the text is none.
sockaddr_in addressOf(const std::string &address, std::uint16_t port);

} // namespace lianxin
