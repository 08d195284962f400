// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Export.h"
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// Keys for SRTP in session descriptions (SDES, RFC 4568): a=crypto lines. Whoever reads the SIP reads the keys, so they
// are worth something over TLS only. Nothing here is ever logged.
namespace lianxin::sip {

//! How a side stands to encrypted sound.
enum class SrtpMode {
    Off,       //!< never: a=crypto is not looked at
    Preferred, //!< offered within RTP/AVP, taken where it is offered; else in the clear
    Required,  //!< RTP/SAVP; nothing else
};

//! \brief One a=crypto line that can be used here.
struct Crypto {
    static constexpr std::size_t kKeyBytes = 30;
    int tag = 1;       //!< 1…999,999,999
    std::string suite; //!< "AES_CM_128_HMAC_SHA1_80" or "AES_CM_128_HMAC_SHA1_32"
    std::array<std::uint8_t, kKeyBytes> key{}; //!< master key and salt
    std::string mki;   //!< octets that each packet carries; mostly none

    friend bool operator==(const Crypto &, const Crypto &) = default;
};

inline constexpr std::string_view kSuite80 = "AES_CM_128_HMAC_SHA1_80";
inline constexpr std::string_view kSuite32 = "AES_CM_128_HMAC_SHA1_32";

//! The value of an a=crypto attribute; nothing for one that is malformed, or wants a suite, several keys or a session
//! parameter that is not spoken here (RFC 4568 §6.3: such a line is left out, not the description).
LIANXIN_EXPORT std::optional<Crypto> parseCrypto(std::string_view value);
//! "1 AES_CM_128_HMAC_SHA1_80 inline:…", without lifetime and MKI.
LIANXIN_EXPORT std::string writeCrypto(const Crypto &crypto);
//! With a key of the system's random generator.
LIANXIN_EXPORT Crypto freshCrypto(int tag, std::string_view suite);

} // namespace lianxin::sip
