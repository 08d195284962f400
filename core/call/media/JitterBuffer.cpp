// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/media/JitterBuffer.h"
#include "call/media/TimeStretch.h"
#include <algorithm>
#include <cstring>

namespace lianxin {
namespace {
constexpr float kForget = 0.995F;            // about four seconds of packets at 50 a second
constexpr float kQuantile = 0.97F;
constexpr int kBaseWindowPackets = 200;
constexpr int kWindowTicks = 100;            // two seconds
constexpr std::size_t kMargin = 80;          // 10 ms that shrinking leaves untouched
constexpr int kIdleAfterUnderruns = 3;
constexpr int kWaitForOvertaken = 2;         // ticks
constexpr double kPeakFadePerTick = 1.0;     // samples: 100 ms are forgotten in 16 s

constexpr std::size_t samplesOf(int ms) {
    return std::size_t(ms) * kPcmRate / 1000;
}
} // namespace

JitterBuffer::JitterBuffer(int minimumDelayMs, int maximumDelayMs)
    : m_minimum(samplesOf(std::max(minimumDelayMs, 0)))
    , m_maximum(std::max(samplesOf(std::min(maximumDelayMs, 600)), m_minimum + 2 * kFrameSamples))
    , m_target(std::max(m_minimum + kFrameSamples, 2 * kFrameSamples)) {}

void JitterBuffer::reset() {
    for (auto &slot : m_slots)
        slot.sequence = -1;
    m_next = m_newest = -1;
    m_storedSound = 0;
    m_fifoSize = 0;
    m_playing = m_begun = false;
    m_waited = m_underruns = 0;
    m_hasBase = false;
    m_basePackets = 0;
    m_lowest = SIZE_MAX;
    m_window = 0;
    m_surplus = 0;
}

void JitterBuffer::observe(std::uint32_t timestamp, std::uint32_t arrival) {
    const auto transit = std::int32_t(arrival - timestamp);
    if (!m_hasBase) {
        m_hasBase = true;
        m_base = m_baseNow = m_baseBefore = transit;
    }
    // A timestamp jump (a peer that stops its clock while it is silent) starts the measurement anew.
    const auto step = std::int32_t(std::uint32_t(transit) - std::uint32_t(m_base));
    if (step > kPcmRate || step < -kPcmRate)
        m_base = m_baseNow = m_baseBefore = transit;
    if (std::int32_t(std::uint32_t(transit) - std::uint32_t(m_baseNow)) < 0)
        m_baseNow = transit;
    m_base = std::int32_t(std::uint32_t(m_baseNow) - std::uint32_t(m_baseBefore)) < 0 ? m_baseNow : m_baseBefore;
    if (++m_basePackets == kBaseWindowPackets) {
        m_basePackets = 0;
        m_baseBefore = m_baseNow;
        m_baseNow = transit;
    }
    m_lastRelative = std::int32_t(std::uint32_t(transit) - std::uint32_t(m_base));
    for (auto &bin : m_histogram)
        bin *= kForget;
    m_histogram[std::min<std::size_t>(std::size_t(m_lastRelative) / kBinSamples, kBins - 1)] += 1 - kForget;
    updateTarget();
}

void JitterBuffer::updateTarget() {
    float all = 0;
    for (const float bin : m_histogram)
        all += bin;
    float sum = 0;
    std::size_t bin = 0;
    while (bin + 1 < kBins && (sum += m_histogram[bin]) < kQuantile * all)
        ++bin;
    const std::size_t need = std::max(bin * kBinSamples, std::size_t(m_peak));
    m_target = std::clamp(need + kFrameSamples + kMargin / 2, m_minimum + kFrameSamples, m_maximum);
}

void JitterBuffer::needAtLeast(std::int32_t samples) {
    m_peak = std::clamp(double(samples), m_peak, double(m_maximum));
    updateTarget();
}

JitterBuffer::Insert JitterBuffer::insert(Kind kind, std::uint16_t sequence, std::uint32_t timestamp,
                                          std::uint8_t payloadType, std::span<const std::uint8_t> payload,
                                          std::uint32_t arrival) {
    if (payload.size() > kMaxPayload)
        return Insert::TooLong;
    if (m_newest < 0) {
        m_newest = sequence + 0x10000; // room for packets that were overtaken by the first one
        m_next = m_newest;
    }
    const std::int64_t extended = m_newest + std::int16_t(std::uint16_t(sequence - std::uint16_t(m_newest)));
    if (kind == Kind::Sound)
        observe(timestamp, arrival);
    if (extended < m_next) {
        if (m_begun || m_newest - extended >= std::int64_t(kSlots)) {
            if (m_slots[std::size_t(extended) % kSlots].sequence == extended)
                return Insert::Duplicate;
            needAtLeast(m_lastRelative);
            return Insert::Late;
        }
        m_next = extended; // not begun yet: the first packets came in the wrong order
    }
    if (extended - m_next >= std::int64_t(kSlots))
        skipTo(extended - std::int64_t(m_target / std::max<std::size_t>(m_packetSamples, 1)));
    Slot &slot = m_slots[std::size_t(extended) % kSlots];
    if (slot.sequence == extended)
        return Insert::Duplicate;
    slot.sequence = extended;
    slot.kind = kind;
    slot.payloadType = payloadType;
    slot.bytes = std::uint16_t(payload.size());
    std::copy(payload.begin(), payload.end(), slot.payload.begin());
    m_newest = std::max(m_newest, extended);
    m_storedSound += kind == Kind::Sound;
    return Insert::Stored;
}

void JitterBuffer::skipTo(std::int64_t sequence) {
    for (auto &slot : m_slots) {
        if (slot.sequence >= m_next && slot.sequence < sequence) {
            m_storedSound -= slot.kind == Kind::Sound;
            slot.sequence = -1;
        }
    }
    m_next = sequence;
}

void JitterBuffer::makeUpFor(PayloadDecoder &decoder, std::span<std::int16_t> gap) {
    const Slot &after = m_slots[std::size_t(m_next + 1) % kSlots];
    std::span<const std::uint8_t> next;
    if (after.sequence == m_next + 1 && after.kind == Kind::Sound)
        next = {after.payload.data(), after.bytes};
    switch (decoder.substitutePayload(after.payloadType, next, gap)) {
    case AudioCodec::Substitute::None:
        m_concealer.conceal(gap);
        return;
    case AudioCodec::Substitute::Recovered:
        ++m_recovered;
        m_fifoHasSound = true;
        break;
    case AudioCodec::Substitute::Guessed:
        break;
    }
    m_concealer.heard(gap);
}

void JitterBuffer::fillFifo(PayloadDecoder &decoder) {
    while (m_fifoSize < kFrameSamples && m_next <= m_newest) {
        Slot &slot = m_slots[std::size_t(m_next) % kSlots];
        const auto room = std::span(m_fifo).subspan(m_fifoSize);
        if (slot.sequence == m_next) {
            // The slot keeps its number until another packet takes it: that is how duplicates are known.
            if (slot.kind == Kind::Sound) {
                --m_storedSound;
                const auto n = decoder.decodePayload(slot.payloadType, {slot.payload.data(), slot.bytes}, room);
                if (n > 0) {
                    m_packetSamples = n;
                    m_concealer.heard(room.first(n));
                    m_fifoSize += n;
                    m_fifoHasSound = true;
                }
            }
        } else {
            // Later ones are there. While the buffer is shorter than it should be this one may only be overtaken:
            // wait for it, which makes the buffer longer. Else it is lost, or too late when it comes.
            const auto span = std::size_t(m_newest - m_next + 1) * m_packetSamples + m_fifoSize;
            if (span < m_target && m_underruns < kWaitForOvertaken)
                return;
            const auto n = std::min(m_packetSamples, room.size());
            makeUpFor(decoder, room.first(n));
            m_fifoSize += n;
            ++m_lost;
        }
        ++m_next;
    }
}

void JitterBuffer::take(PcmFrame &frame, std::size_t samples) {
    std::copy_n(m_fifo.begin(), samples, frame.begin());
    m_fifoSize -= samples;
    std::memmove(m_fifo.data(), m_fifo.data() + samples, m_fifoSize * sizeof(m_fifo[0]));
}

JitterBuffer::Content JitterBuffer::idle(PcmFrame &frame) {
    m_concealer.noise(frame);
    return Content::Idle;
}

void JitterBuffer::shrink(PayloadDecoder &decoder) {
    if (++m_window >= kWindowTicks) {
        const std::size_t floor = kFrameSamples + kMargin;
        m_surplus = m_lowest > floor && level() > m_target + kMargin ? std::min(m_lowest - floor, level() - m_target) : 0;
        m_lowest = SIZE_MAX;
        m_window = 0;
    }
    m_lowest = std::min(m_lowest, level());
    if (m_surplus < kShortestPeriod || m_window % 3 != 0)
        return;
    // The search needs a period and its successor; get the next packet if it is there.
    while (m_fifoSize < kFrameSamples + kLongestPeriod && m_next <= m_newest
           && m_slots[std::size_t(m_next) % kSlots].sequence == m_next) {
        const auto before = m_fifoSize;
        Slot &slot = m_slots[std::size_t(m_next) % kSlots];
        if (slot.kind == Kind::Sound) {
            const auto room = std::span(m_fifo).subspan(m_fifoSize);
            --m_storedSound;
            const auto n = decoder.decodePayload(slot.payloadType, {slot.payload.data(), slot.bytes}, room);
            m_concealer.heard(room.first(n));
            m_fifoSize += n;
        }
        ++m_next;
        if (m_fifoSize == before)
            break;
    }
    const auto removed = removePeriod(std::span(m_fifo).first(m_fifoSize), std::min(m_surplus, m_fifoSize - kFrameSamples));
    m_fifoSize -= removed;
    m_surplus -= removed;
}

JitterBuffer::Content JitterBuffer::pull(PcmFrame &frame, PayloadDecoder &decoder) {
    m_peak = std::max(0.0, m_peak - kPeakFadePerTick);
    if (level() > m_maximum && m_playing) { // a stall was followed by a flood: go on near its end
        const auto keep = std::int64_t(m_target / std::max<std::size_t>(m_packetSamples, 1));
        if (m_newest - keep > m_next)
            skipTo(m_newest - keep);
    }
    if (!m_playing) {
        const bool something = m_newest >= m_next && m_newest >= 0;
        if (!something)
            return idle(frame);
        if (level() < m_target && ++m_waited * kFrameSamples < m_target + kFrameSamples)
            return idle(frame);
        m_playing = m_begun = true;
        m_waited = 0;
        m_lowest = SIZE_MAX;
        m_window = 0;
    }
    m_fifoHasSound = m_fifoSize > 0;
    fillFifo(decoder);
    if (m_fifoSize >= kFrameSamples) {
        m_underruns = 0;
        shrink(decoder);
        take(frame, kFrameSamples);
        return m_fifoHasSound ? Content::Sound : Content::Concealed;
    }
    // Nothing there in time. Conceal without moving on: the delay grows by what is made up here.
    const std::size_t rest = m_fifoSize;
    take(frame, rest);
    if (++m_underruns > kIdleAfterUnderruns) {
        m_playing = false;
        m_underruns = 0;
        m_concealer.noise(std::span(frame).subspan(rest));
        return Content::Idle;
    }
    m_concealer.conceal(std::span(frame).subspan(rest));
    return Content::Concealed;
}

} // namespace lianxin
