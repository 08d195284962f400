// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/media/Observers.h"
#include <algorithm>

namespace lianxin {
namespace {

//! What is in \a frames for the subject, or nothing.
const PcmFrame *frameOf(const Tick &tick, const std::array<PcmFrame, kMaxMembers> &frames, MemberMask valid,
                        std::size_t slot, MemberId subject) {
    const auto *member = tick.members[slot];
    return member && member->id() == subject && (valid >> slot & 1) ? &frames[slot] : nullptr;
}

constexpr std::size_t kMakeUpPerTick = 5 * kFrameSamples;

} // namespace

void Recorder::observe(Tick &tick) {
    // A stall of the thread leaves a gap in time; the recording keeps it, so that it never runs ahead of the call.
    if (m_lastTick >= 0 && tick.index > m_lastTick + 1)
        m_missing += std::size_t(std::min<std::int64_t>(tick.index - m_lastTick - 1, 50 * 60)) * kFrameSamples;
    m_lastTick = tick.index;
    std::array<StereoSample, kFrameSamples> out{};
    for (std::size_t madeUp = 0; m_missing > 0 && madeUp < kMakeUpPerTick;) {
        const auto n = m_pipe->ring.pushMany(std::span(out).first(std::min(m_missing, out.size())));
        if (n == 0)
            break;
        m_missing -= n;
        madeUp += n;
    }
    const PcmFrame *const left = frameOf(tick, tick.said, tick.speaking, m_slot, m_subject);
    const PcmFrame *const right = frameOf(tick, tick.heard, tick.hearing, m_slot, m_subject);
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] = {left ? (*left)[i] : std::int16_t(0), right ? (*right)[i] : std::int16_t(0)};
    const auto written = m_missing > 0 ? 0 : m_pipe->ring.pushMany(out);
    if (written < out.size()) {
        m_missing += out.size() - written;
        m_pipe->lostSamples.fetch_add(out.size() - written, std::memory_order_relaxed);
    }
}

void Tap::observe(Tick &tick) {
    TapFrame frame;
    frame.positionMs = tick.positionMs;
    frame.concealed = tick.concealed >> m_slot & 1;
    if (const auto *said = frameOf(tick, tick.said, tick.speaking, m_slot, m_subject))
        frame.samples = *said;
    m_stream->push(frame);
}

} // namespace lianxin
