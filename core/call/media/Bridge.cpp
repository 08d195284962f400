// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/media/Bridge.h"
#include <algorithm>
#include <bit>

namespace lianxin {
namespace {

//! The sum of what the members of \a who say, kept within 16 bits.
void mix(PcmFrame &out, const std::array<PcmFrame, kMaxMembers> &said, MemberMask who) {
    if (who == 0) {
        out.fill(0);
        return;
    }
    const auto first = std::size_t(std::countr_zero(who));
    who &= MemberMask(who - 1);
    if (who == 0) { // nearly always: one voice
        out = said[first];
        return;
    }
    std::array<std::int32_t, kFrameSamples> sum;
    std::copy(said[first].begin(), said[first].end(), sum.begin());
    for (; who != 0; who &= MemberMask(who - 1)) {
        const auto &voice = said[std::size_t(std::countr_zero(who))];
        for (std::size_t i = 0; i < sum.size(); ++i)
            sum[i] += voice[i];
    }
    for (std::size_t i = 0; i < sum.size(); ++i)
        out[i] = std::int16_t(std::clamp(sum[i], -32768, 32767));
}

} // namespace

void Bridge::serve(std::int64_t tick, TickServices &services, Scratch &scratch) {
    Tick now = makeTick(tick, services, scratch);
    for (std::size_t i = 0; i < kMaxMembers; ++i)
        if (m_members[i] && m_members[i]->speak(now, i, scratch.said[i]))
            now.speaking |= MemberMask(1U << i);
    for (std::size_t i = 0; i < kMaxMembers; ++i) {
        if (!m_members[i] || !m_members[i]->listens())
            continue;
        mix(scratch.heard[i], scratch.said, MemberMask(m_hears[i] & now.speaking));
        now.hearing |= MemberMask(1U << i);
        m_members[i]->hear(now, scratch.heard[i]);
    }
    for (auto *member : m_members)
        if (member)
            member->observe(now);
}

void Bridge::remove(std::size_t slot, std::int64_t tick, TickServices &services, Scratch &scratch) {
    BridgeMember *const member = std::exchange(m_members[slot], nullptr);
    if (!member)
        return;
    Tick now = makeTick(tick, services, scratch);
    member->leave(now);
    m_hears[slot] = 0;
    for (auto &hears : m_hears)
        hears &= MemberMask(~(1U << slot));
    services.retire(member);
}

void Bridge::removeAll(std::int64_t tick, TickServices &services, Scratch &scratch) {
    for (std::size_t i = 0; i < kMaxMembers; ++i)
        remove(i, tick, services, scratch);
}

} // namespace lianxin
