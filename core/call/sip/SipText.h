// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>

// Texts as SIP writes them. Pure; any thread.
namespace lianxin::sip {

//! Tokens are compared without regard to case (RFC 3261 §7.3.1).
bool sameWord(std::string_view a, std::string_view b);

//! True when \a text may stand in a header line: no control characters.
bool isHeaderSafe(std::string_view text);

//! A quoted-string (RFC 3261 §25.1) with quotes and backslashes escaped.
std::string quotedText(std::string_view text);
//! The content of a quoted-string; other texts as they are.
std::string unquotedText(std::string_view text);

//! Value of a User-to-User header (RFC 7433): hex, so that any bytes survive.
std::string userToUserValue(std::string_view bytes);
//! The bytes of such a value; those of a value without encoding=hex as they stand; nothing when malformed.
std::optional<std::string> userToUserBytes(std::string_view value);

//! "q850 cause and text" as a value of Reason (RFC 3326); empty for cause 0 without text.
std::string reasonValue(int q850, std::string_view text);

//! Everything but letters and digits as %XX, for headers inside a Refer-To URI.
std::string percentEncoded(std::string_view text);

//! Host part of "address:port" or "[v6]:port".
std::string hostOf(std::string_view hostPort);

//! True for IPv4 dotted quads and IPv6 literals, with or without brackets: what needs no look-up.
bool isAddressLiteral(const std::string &host);

//! "[::1]" for IPv6 literals, others unchanged.
std::string hostInUri(const std::string &address);

} // namespace lianxin::sip
