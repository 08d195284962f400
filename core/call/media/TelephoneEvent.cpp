// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/media/TelephoneEvent.h"
#include "call/media/Pcm.h"
#include "call/media/RtpPacket.h"
#include <algorithm>

namespace lianxin {
namespace {
constexpr std::string_view kKeys = "0123456789*#ABCD";
constexpr int kPauseTicks = 3;
} // namespace

char digitOfEvent(std::uint8_t event) {
    return event < kKeys.size() ? kKeys[event] : char(0);
}

int eventOfDigit(char digit) {
    if (digit >= 'a' && digit <= 'd')
        digit = char(digit - 'a' + 'A');
    const auto at = kKeys.find(digit);
    return at == std::string_view::npos || digit == 0 ? -1 : int(at);
}

std::optional<char> TelephoneEventReceiver::receive(std::uint32_t timestamp,
                                                    std::span<const std::uint8_t> payload) {
    if (payload.size() < 4 || digitOfEvent(payload[0]) == 0)
        return std::nullopt;
    const std::uint8_t event = payload[0];
    const bool end = payload[1] & 0x80;
    const std::uint16_t duration = readBig16(payload.data() + 2);
    if (m_any) {
        const auto ahead = std::int32_t(timestamp - m_timestamp);
        if (ahead < 0)
            return std::nullopt; // a straggler of an earlier press
        const bool same = ahead == 0;
        // The next segment of a long press begins where the last one stopped, without an end bit in between.
        const bool segment = !m_ended && event == m_event && ahead > 0 && m_duration >= 0xff00
            && ahead <= 0xffff;
        if (same || segment) {
            m_timestamp = timestamp;
            m_duration = same ? std::max(m_duration, duration) : duration;
            m_ended = m_ended || end;
            return std::nullopt;
        }
    }
    m_any = true;
    m_timestamp = timestamp;
    m_event = event;
    m_duration = duration;
    m_ended = end;
    return digitOfEvent(event);
}

void TelephoneEventSender::add(std::string_view digits, int durationMs) {
    for (const char digit : digits) {
        const int event = eventOfDigit(digit);
        if (event < 0 || m_count == m_keys.size())
            continue;
        m_keys[(m_first + m_count++) % m_keys.size()] = {std::uint8_t(event), std::clamp(durationMs, 40, 2000)};
    }
}

std::optional<TelephoneEventSender::Packet> TelephoneEventSender::tick(std::uint32_t timestamp) {
    if (m_elapsed < 0) {
        if (m_pause > 0) {
            --m_pause;
            return std::nullopt;
        }
        if (m_count == 0)
            return std::nullopt;
        m_elapsed = 0;
        m_begin = timestamp;
    }
    const Key key = m_keys[m_first];
    Packet packet;
    packet.marker = m_elapsed == 0;
    packet.timestamp = m_begin;
    m_elapsed += kFrameMs;
    const bool end = m_elapsed >= key.durationMs;
    packet.copies = end ? 3 : 1;
    packet.payload[0] = key.event;
    packet.payload[1] = std::uint8_t((end ? 0x80 : 0) | 10); // −10 dBm0
    writeBig16(&packet.payload[2], std::uint16_t(m_elapsed * (kPcmRate / 1000)));
    if (end) {
        m_elapsed = -1;
        m_pause = kPauseTicks;
        m_first = (m_first + 1) % m_keys.size();
        --m_count;
    }
    return packet;
}

} // namespace lianxin
