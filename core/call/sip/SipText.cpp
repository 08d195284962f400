// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/sip/SipText.h"
#include "call/sip/SipStack.h"
#include <algorithm>
#include <arpa/inet.h>
#include <cctype>
#include <netinet/in.h>

namespace lianxin::sip {

namespace {

constexpr char kHex[] = "0123456789ABCDEF";

int hexValue(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

std::optional<std::string> fromHex(std::string_view text) {
    if (text.size() % 2)
        return {};
    std::string out;
    out.reserve(text.size() / 2);
    for (std::size_t i = 0; i < text.size(); i += 2) {
        const int high = hexValue(text[i]);
        const int low = hexValue(text[i + 1]);
        if (high < 0 || low < 0)
            return {};
        out.push_back(char(high * 16 + low));
    }
    return out;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front())))
        text.remove_prefix(1);
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back())))
        text.remove_suffix(1);
    return text;
}

} // namespace

bool sameWord(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](unsigned char x, unsigned char y) {
        return std::tolower(x) == std::tolower(y);
    });
}

bool isHeaderSafe(std::string_view text) {
    return std::none_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; });
}

std::string quotedText(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out += '\\';
        out += c;
    }
    return out + '"';
}

std::string unquotedText(std::string_view text) {
    if (text.size() < 2 || text.front() != '"' || text.back() != '"')
        return std::string(text);
    std::string out;
    for (std::size_t i = 1; i + 1 < text.size(); ++i) {
        if (text[i] == '\\' && i + 2 < text.size())
            ++i;
        out += text[i];
    }
    return out;
}

std::string userToUserValue(std::string_view bytes) {
    std::string out;
    for (const unsigned char c : bytes) {
        out += kHex[c >> 4];
        out += kHex[c & 15];
    }
    return out + ";encoding=hex";
}

std::optional<std::string> userToUserBytes(std::string_view value) {
    const auto end = value.find(';');
    const auto data = trimmed(value.substr(0, end));
    bool hex = false;
    while (!value.empty()) {
        const auto next = value.find(';');
        const auto part = trimmed(value.substr(0, next));
        if (const auto equals = part.find('='); equals != std::string_view::npos)
            hex = hex || (sameWord(trimmed(part.substr(0, equals)), "encoding") &&
                          sameWord(unquotedText(trimmed(part.substr(equals + 1))), "hex"));
        value = next == std::string_view::npos ? std::string_view() : value.substr(next + 1);
    }
    if (hex)
        return fromHex(data);
    return unquotedText(data);
}

std::string reasonValue(int q850, std::string_view text) {
    if (q850 <= 0 && text.empty())
        return {};
    std::string out = q850 > 0 ? "Q.850;cause=" + std::to_string(q850) : std::string("SIP");
    if (!text.empty())
        out += ";text=" + quotedText(text);
    return out;
}

std::string percentEncoded(std::string_view text) {
    std::string out;
    for (const unsigned char c : text) {
        if (std::isalnum(c)) {
            out += char(c);
        } else {
            out += '%';
            out += kHex[c >> 4];
            out += kHex[c & 15];
        }
    }
    return out;
}

std::string hostOf(std::string_view hostPort) {
    if (!hostPort.empty() && hostPort.front() == '[')
        return std::string(hostPort.substr(0, hostPort.find(']') + 1));
    return std::string(hostPort.substr(0, hostPort.rfind(':')));
}

std::string hostInUri(const std::string &address) {
    return address.find(':') != std::string::npos && address.front() != '[' ? '[' + address + ']' : address;
}

namespace {

std::string withoutBrackets(const std::string &host) {
    return host.size() > 2 && host.front() == '[' && host.back() == ']' ? host.substr(1, host.size() - 2) : host;
}

} // namespace

// inet_pton takes the dotted quad only, none of the old short or octal forms that readers disagree about.
bool isAddressLiteral(const std::string &host) {
    const auto bare = withoutBrackets(host);
    in6_addr address{};
    return inet_pton(AF_INET, bare.c_str(), &address) == 1 || inet_pton(AF_INET6, bare.c_str(), &address) == 1;
}

bool isLoopbackLiteral(const std::string &host) {
    const auto bare = withoutBrackets(host);
    in_addr v4{};
    if (inet_pton(AF_INET, bare.c_str(), &v4) == 1)
        return (ntohl(v4.s_addr) >> 24) == 127;
    in6_addr v6{};
    if (inet_pton(AF_INET6, bare.c_str(), &v6) != 1)
        return false;
    return IN6_IS_ADDR_LOOPBACK(&v6) || (IN6_IS_ADDR_V4MAPPED(&v6) && v6.s6_addr[12] == 127);
}

std::string callUri(const std::string &callId, const std::string &host) {
    return "sip:call-" + callId + '@' + hostInUri(host);
}

std::string callIdOf(const std::string &uri) {
    std::string_view user = uri;
    for (const std::string_view scheme : {"sip:", "sips:"}) {
        if (user.substr(0, scheme.size()) == scheme)
            user.remove_prefix(scheme.size());
    }
    user = user.substr(0, user.find_first_of("@;"));
    constexpr std::string_view kPrefix = "call-";
    return user.substr(0, kPrefix.size()) == kPrefix ? std::string(user.substr(kPrefix.size())) : std::string();
}

} // namespace lianxin::sip
