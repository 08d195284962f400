// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace lianxin {

//! Event codes 0…15 of RFC 4733 §3.2 as keys: 0-9 * # A B C D; 0 for others.
char digitOfEvent(std::uint8_t event);
//! −1 for what is no key. Lower-case letters count as upper-case ones.
int eventOfDigit(char digit);

//! \brief Finds key presses in a stream of telephone-event packets. One press is all packets with one timestamp;
//! it is reported with its first packet that arrives, so lost beginnings and repeated ends do no harm. A long
//! event cut into segments (RFC 4733 §2.5.1.3) is one press.
class TelephoneEventReceiver {
public:
    //! A key whenever a press begins.
    std::optional<char> receive(std::uint32_t timestamp, std::span<const std::uint8_t> payload);
    void reset() { *this = {}; }

private:
    bool m_any = false;
    bool m_ended = false;
    std::uint32_t m_timestamp = 0;
    std::uint8_t m_event = 0;
    std::uint16_t m_duration = 0;
};

//! \brief What to send in place of sound while keys are pressed for the peer. Fed once a 20 ms tick.
class TelephoneEventSender {
public:
    struct Packet {
        bool marker = false;
        std::uint32_t timestamp = 0;
        std::array<std::uint8_t, 4> payload{};
        int copies = 1; //!< the end is sent three times (RFC 4733 §2.5.1.4)
    };

    //! Keys to come; those that find no place among 32 are left out.
    void add(std::string_view digits, int durationMs);
    //! True while sound has to be left out.
    bool isSending() const { return m_elapsed >= 0 || m_pause > 0 || m_count > 0; }
    //! The packet of this tick, nothing in the 60 ms between two keys. \a timestamp is the one sound would have.
    std::optional<Packet> tick(std::uint32_t timestamp);

private:
    struct Key {
        std::uint8_t event = 0;
        int durationMs = 0;
    };
    std::array<Key, 32> m_keys{};
    std::size_t m_first = 0;
    std::size_t m_count = 0;
    int m_elapsed = -1; //!< ms of the present key, −1: none
    int m_pause = 0;    //!< ticks until the next key may begin
    std::uint32_t m_begin = 0;
};

} // namespace lianxin
