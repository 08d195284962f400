// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <arpa/inet.h>
#include <chrono>
#include <cstring>
#include <netinet/in.h>
#include <optional>
#include <poll.h>
#include <string>
#include <sys/socket.h>
#include <unistd.h>

namespace lianxin::test {

//! \brief A UDP socket that speaks SIP by hand: for what a well-behaved stack never does.
class RawPeer {
public:
    explicit RawPeer(const std::string &host = "127.0.0.1")
        : address(host) {
        m_socket = socket(AF_INET, SOCK_DGRAM, 0);
        sockaddr_in own{};
        own.sin_family = AF_INET;
        inet_pton(AF_INET, host.c_str(), &own.sin_addr);
        bind(m_socket, reinterpret_cast<sockaddr *>(&own), sizeof own);
        socklen_t length = sizeof own;
        getsockname(m_socket, reinterpret_cast<sockaddr *>(&own), &length);
        port = ntohs(own.sin_port);
    }
    ~RawPeer() { close(m_socket); }
    RawPeer(const RawPeer &) = delete;
    RawPeer &operator=(const RawPeer &) = delete;

    std::string uri(const std::string &user) const { return "sip:" + user + '@' + address + ':' + std::to_string(port); }

    bool send(const std::string &message, std::uint16_t to) {
        sockaddr_in peer{};
        peer.sin_family = AF_INET;
        peer.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        peer.sin_port = htons(to);
        return sendto(m_socket, message.data(), message.size(), 0, reinterpret_cast<sockaddr *>(&peer), sizeof peer) >= 0;
    }
    //! Next datagram; \a from is set to its port.
    std::optional<std::string> receive(int timeoutMs = 5000) {
        pollfd wait{m_socket, POLLIN, 0};
        if (poll(&wait, 1, timeoutMs) <= 0)
            return {};
        std::string buffer(65536, '\0');
        sockaddr_in peer{};
        socklen_t length = sizeof peer;
        const auto size = recvfrom(m_socket, buffer.data(), buffer.size(), 0, reinterpret_cast<sockaddr *>(&peer), &length);
        if (size < 0)
            return {};
        from = ntohs(peer.sin_port);
        buffer.resize(std::size_t(size));
        return buffer;
    }
    //! Next request of this method (or response line that starts so); others are thrown away.
    std::optional<std::string> receive(const std::string &start, int timeoutMs) {
        const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(timeoutMs);
        for (;;) {
            const auto left =
                std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now()).count();
            if (left <= 0)
                return {};
            auto message = receive(int(left));
            if (message && message->compare(0, start.size(), start) == 0)
                return message;
        }
    }
    //! Sends the answer to a request. \a extra: whole lines with CRLF.
    void reply(const std::string &request, const std::string &status, const std::string &extra = {},
               const std::string &body = {}) {
        std::string out = "SIP/2.0 " + status + "\r\n";
        for (const auto *name : {"Via", "Record-Route", "From", "Call-ID", "CSeq"})
            out += lines(request, name);
        auto to = lines(request, "To");
        if (to.find(";tag=") == std::string::npos && status.compare(0, 3, "100") != 0)
            to.insert(to.size() - 2, ";tag=raw" + std::to_string(port));
        out += to + extra;
        if (extra.find("Contact:") == std::string::npos)
            out += "Contact: <" + uri("raw") + ">\r\n";
        if (!body.empty())
            out += "Content-Type: application/sdp\r\n";
        out += "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
        send(out, from);
    }
    static std::string lines(const std::string &message, const std::string &name) {
        std::string out;
        for (std::size_t at = 0; (at = message.find("\r\n" + name + ":", at)) != std::string::npos; ++at)
            out += message.substr(at + 2, message.find("\r\n", at + 2) - at);
        return out;
    }
    static std::string value(const std::string &message, const std::string &name) {
        const auto line = lines(message, name);
        const auto colon = line.find(':');
        if (colon == std::string::npos)
            return {};
        auto text = line.substr(colon + 1, line.find("\r\n") - colon - 1);
        text.erase(0, text.find_first_not_of(' '));
        return text;
    }

    const std::string address;
    std::uint16_t port = 0;
    std::uint16_t from = 0; //!< of the last datagram

private:
    int m_socket = -1;
};

} // namespace lianxin::test
