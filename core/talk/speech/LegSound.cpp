// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/speech/LegSound.h"
#include <QtEndian>
#include <algorithm>

namespace lianxin {
namespace {

constexpr qint64 kMostFilledMs = 1'500; // a longer gap is heard as that much silence

} // namespace

void LegSound::push(std::span<const qint16> sound, qint64 startMs) {
    if (m_anchors.empty())
        m_anchors.push_back({0, startMs});
    const qint64 expectedMs = msOf(end());
    if (startMs < expectedMs) {
        sound = sound.subspan(std::min(sound.size(), size_t((expectedMs - startMs) * pcmRate / 1000)));
    } else if (startMs > expectedMs) {
        const qint64 silence = std::min(startMs - expectedMs, kMostFilledMs) * pcmRate / 1000;
        m_sound.insert(m_sound.end(), size_t(silence), 0);
        if (msOf(end()) != startMs)
            m_anchors.push_back({end(), startMs});
    }
    m_sound.insert(m_sound.end(), sound.begin(), sound.end());
}

QByteArray LegSound::bytes(qint64 from, qint64 most) const {
    from = std::clamp(from, m_base, end());
    const qint64 count = std::clamp<qint64>(most, 0, end() - from);
    QByteArray bytes(qsizetype(count * 2), Qt::Uninitialized);
    if (count > 0) // memcpy takes no null, not even for nothing
        qToLittleEndian<qint16>(m_sound.data() + (from - m_base), qsizetype(count), bytes.data());
    return bytes;
}

void LegSound::dropBefore(qint64 sample) {
    sample = std::clamp(sample, m_base, end());
    m_sound.erase(m_sound.begin(), m_sound.begin() + (sample - m_base));
    m_base = sample;
    while (m_anchors.size() > 1 && m_anchors[1].sample <= m_base)
        m_anchors.erase(m_anchors.begin());
}

qint64 LegSound::msOf(qint64 sample) const {
    if (m_anchors.empty())
        return 0; // only of a recogniser that tells nonsense
    auto anchor = std::find_if(m_anchors.rbegin(), m_anchors.rend(), [&](const Anchor &a) { return a.sample <= sample; });
    if (anchor == m_anchors.rend())
        anchor = std::prev(m_anchors.rend());
    return anchor->ms + (sample - anchor->sample) * 1000 / pcmRate;
}

} // namespace lianxin
