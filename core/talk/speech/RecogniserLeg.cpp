// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/speech/RecogniserLeg.h"
#include <QJsonArray>
#include <QtEndian>
#include <algorithm>

namespace lianxin {
namespace {

constexpr qint64 kMostFilledMs = 1'500; // a longer gap is heard as that much silence

qsizetype commonPrefix(QStringView a, QStringView b) {
    const auto ends = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    return ends.first - a.begin();
}

} // namespace

void RecogniserLeg::push(std::span<const qint16> sound, qint64 startMs) {
    if (m_anchors.empty())
        m_anchors.push_back({0, startMs});
    const qint64 expectedMs = msOf(m_end);
    if (startMs < expectedMs) {
        sound = sound.subspan(std::min(sound.size(), size_t((expectedMs - startMs) * pcmRate / 1000)));
    } else if (startMs > expectedMs) {
        const qint64 silence = std::min(startMs - expectedMs, kMostFilledMs) * pcmRate / 1000;
        m_sound.insert(m_sound.end(), size_t(silence), 0);
        m_end += silence;
        if (msOf(m_end) != startMs)
            m_anchors.push_back({m_end, startMs});
    }
    m_sound.insert(m_sound.end(), sound.begin(), sound.end());
    m_end += qint64(sound.size());
}

qint64 RecogniserLeg::msOf(qint64 sample) const {
    if (m_anchors.empty())
        return 0; // only of a worker that tells nonsense
    auto anchor = std::find_if(m_anchors.rbegin(), m_anchors.rend(), [&](const Anchor &a) { return a.sample <= sample; });
    if (anchor == m_anchors.rend())
        anchor = std::prev(m_anchors.rend());
    return anchor->ms + (sample - anchor->sample) * 1000 / pcmRate;
}

QJsonObject RecogniserLeg::take(qint64 most, QByteArray &body) {
    const qint64 count = std::min(most, m_end - m_sent);
    const qsizetype at = body.size();
    body.resize(at + qsizetype(count * 2));
    if (count > 0) // memcpy takes no null, not even for nothing
        qToLittleEndian<qint16>(m_sound.data() + (m_sent - m_base), qsizetype(count), body.data() + at);
    QJsonObject piece{{u"id"_s, id}, {u"base"_s, m_base}, {u"from"_s, m_sent}, {u"count"_s, count}};
    m_sent += count;
    if (finishing && m_sent == m_end) {
        piece.insert(u"finish"_s, true);
        m_finishSent = true;
    }
    return piece;
}

void RecogniserLeg::rewind() {
    m_sent = m_base;
    m_heard = m_base;
    m_finishSent = false;
}

RecognisedSegment RecogniserLeg::segmentOf(const QJsonObject &event) const {
    RecognisedSegment segment;
    segment.segment = m_segment;
    segment.text = event.value("text"_L1).toString();
    for (const auto &value : event.value("tokens"_L1).toArray()) {
        const QJsonArray token = value.toArray();
        segment.tokens.push_back({token.at(0).toString(), msOf(token.at(1).toInteger())});
    }
    if (!segment.tokens.empty()) {
        segment.startMs = segment.tokens.front().atMs;
        segment.endMs = segment.tokens.back().atMs;
    }
    if (event.contains("confidence"_L1))
        segment.confidence = event.value("confidence"_L1).toDouble();
    return segment;
}

void RecogniserLeg::handle(const QJsonObject &answer, const Error &lost) {
    if (answer.value("lost"_L1).toBool()) {
        rewind();
        if (events.trouble && !closed)
            events.trouble(RecogniserTrouble::Retry, lost);
        return;
    }
    for (const auto &value : answer.value("events"_L1).toArray()) {
        const QJsonObject event = value.toObject();
        RecognisedSegment segment = segmentOf(event);
        const bool isFinal = event.value("final"_L1).toBool();
        segment.stableLength = isFinal ? segment.text.size() : commonPrefix(m_said, segment.text);
        m_said = isFinal ? QString() : segment.text;
        m_segment += isFinal;
        if (const auto &tell = isFinal ? events.final : events.partial; tell && !closed)
            tell(segment);
    }
    const qint64 base = std::clamp(answer.value("base"_L1).toInteger(), m_base, m_sent);
    m_sound.erase(m_sound.begin(), m_sound.begin() + (base - m_base));
    m_base = base;
    m_heard = std::clamp(answer.value("to"_L1).toInteger(), m_base, m_sent);
    while (m_anchors.size() > 1 && m_anchors[1].sample <= m_base)
        m_anchors.erase(m_anchors.begin());
    if (answer.value("finished"_L1).toBool() && !std::exchange(closed, true) && events.finished)
        events.finished();
}

} // namespace lianxin
