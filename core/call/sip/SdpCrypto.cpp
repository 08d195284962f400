// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/sip/SdpCrypto.h"
#include "call/sip/SipText.h"
#include <QByteArray>
#include <QRandomGenerator>
#include <algorithm>
#include <charconv>
#include <cstring>

namespace lianxin::sip {

namespace {

constexpr std::string_view kInline = "inline:";
constexpr std::size_t kMostMki = 128;
constexpr std::size_t kKeyText = Crypto::kKeyBytes / 3 * 4; // base64 without padding

std::string_view cryptoWord(std::string_view &text) {
    text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
    const auto end = std::min(text.find_first_of(" \t"), text.size());
    const auto out = text.substr(0, end);
    text.remove_prefix(end);
    return out;
}

bool areDigits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

//! 1 to 9 digits, the first not 0 (RFC 4568 §9.1).
std::optional<int> tagOf(std::string_view text) {
    int tag = 0;
    if (!areDigits(text) || text.size() > 9 || text.front() == '0' ||
        std::from_chars(text.data(), text.data() + text.size(), tag).ec != std::errc())
        return {};
    return tag;
}

//! "2^20" or "1048576": how many packets a key lasts. Ours never comes near, so only its form matters.
bool isLifetime(std::string_view text) {
    if (text.starts_with("2^"))
        text.remove_prefix(2);
    return areDigits(text) && text.size() <= 20;
}

//! "1:4" as the octets 00 00 00 01; a value that needs more than its octets is none.
std::optional<std::string> mkiOf(std::string_view text) {
    const auto colon = text.find(':');
    const auto value = text.substr(0, colon);
    const auto length = colon == std::string_view::npos ? std::string_view() : text.substr(colon + 1);
    std::uint64_t number = 0;
    std::size_t octets = 0;
    if (!areDigits(value) || !areDigits(length) ||
        std::from_chars(value.data(), value.data() + value.size(), number).ec != std::errc() ||
        std::from_chars(length.data(), length.data() + length.size(), octets).ec != std::errc() || octets < 1 || octets > kMostMki)
        return {};
    std::string out(octets, '\0');
    for (auto at = out.rbegin(); at != out.rend() && number != 0; ++at, number >>= 8)
        *at = char(number & 0xff);
    if (number != 0)
        return {};
    return out;
}

bool readKey(std::string_view text, Crypto &out) {
    if (text.size() != kKeyText)
        return false;
    const auto decoded = QByteArray::fromBase64Encoding(QByteArray(text.data(), qsizetype(text.size())),
                                                        QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || decoded.decoded.size() != qsizetype(out.key.size()))
        return false;
    std::memcpy(out.key.data(), decoded.decoded.constData(), out.key.size());
    return true;
}

//! "inline:KEY|lifetime|MKI:length", the last two optional. Several keys, parted by ';', are left to others.
bool readKeyParameters(std::string_view text, Crypto &out) {
    if (text.size() < kInline.size() || !sameWord(text.substr(0, kInline.size()), kInline) || text.find(';') != std::string_view::npos)
        return false;
    text.remove_prefix(kInline.size());
    const auto bar = std::min(text.find('|'), text.size());
    if (!readKey(text.substr(0, bar), out))
        return false;
    bool lifetime = false;
    for (text.remove_prefix(bar); !text.empty();) {
        text.remove_prefix(1);
        const auto end = std::min(text.find('|'), text.size());
        const auto part = text.substr(0, end);
        text.remove_prefix(end);
        if (part.find(':') == std::string_view::npos) {
            if (lifetime || !out.mki.empty() || !isLifetime(part))
                return false;
            lifetime = true;
            continue;
        }
        const auto mki = mkiOf(part);
        if (!mki || !out.mki.empty())
            return false;
        out.mki = *mki;
    }
    return true;
}

//! Whether we may ignore a session parameter: a window size hint says nothing that we need, and what begins with "-"
//! may be left out by whoever does not know it (RFC 4568 §6.3.7). All others change what is sent.
bool mayIgnore(std::string_view parameter) {
    return parameter.starts_with('-') || (parameter.size() > 4 && sameWord(parameter.substr(0, 4), "WSH=") && areDigits(parameter.substr(4)));
}

} // namespace

std::optional<Crypto> parseCrypto(std::string_view value) {
    Crypto out;
    const auto tag = tagOf(cryptoWord(value));
    const auto suite = cryptoWord(value);
    if (!tag || (!sameWord(suite, kSuite80) && !sameWord(suite, kSuite32)) || !readKeyParameters(cryptoWord(value), out))
        return {};
    for (auto parameter = cryptoWord(value); !parameter.empty(); parameter = cryptoWord(value))
        if (!mayIgnore(parameter))
            return {};
    out.tag = *tag;
    out.suite = sameWord(suite, kSuite80) ? kSuite80 : kSuite32;
    return out;
}

std::string writeCrypto(const Crypto &crypto) {
    const auto key = QByteArray::fromRawData(reinterpret_cast<const char *>(crypto.key.data()), qsizetype(crypto.key.size()));
    return std::to_string(crypto.tag) + ' ' + crypto.suite + ' ' + std::string(kInline) + key.toBase64().toStdString();
}

Crypto freshCrypto(int tag, std::string_view suite) {
    Crypto out;
    out.tag = tag;
    out.suite = suite;
    std::array<quint32, (Crypto::kKeyBytes + 3) / 4> random{};
    QRandomGenerator::system()->fillRange(random.data(), qsizetype(random.size()));
    std::memcpy(out.key.data(), random.data(), out.key.size());
    return out;
}

} // namespace lianxin::sip
