// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/speech/RecogniserLeg.h"
#include <QJsonArray>
#include <algorithm>

namespace lianxin {
namespace {

qsizetype commonPrefix(QStringView a, QStringView b) {
    const auto ends = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    return ends.first - a.begin();
}

} // namespace

QJsonObject RecogniserLeg::take(qint64 most, QByteArray &body) {
    const QByteArray piece = m_sound.bytes(m_sent, most);
    const qint64 count = piece.size() / 2;
    body += piece;
    QJsonObject told{{u"id"_s, id}, {u"base"_s, m_sound.base()}, {u"from"_s, m_sent}, {u"count"_s, count}};
    m_sent += count;
    if (finishing && m_sent == m_sound.end()) {
        told.insert(u"finish"_s, true);
        m_finishSent = true;
    }
    return told;
}

void RecogniserLeg::rewind() {
    m_sent = m_sound.base();
    m_heard = m_sound.base();
    m_finishSent = false;
}

RecognisedSegment RecogniserLeg::segmentOf(const QJsonObject &event) const {
    RecognisedSegment segment;
    segment.segment = m_segment;
    segment.text = event.value("text"_L1).toString();
    for (const auto &value : event.value("tokens"_L1).toArray()) {
        const QJsonArray token = value.toArray();
        segment.tokens.push_back({token.at(0).toString(), m_sound.msOf(token.at(1).toInteger())});
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
    const qint64 base = std::clamp(answer.value("base"_L1).toInteger(), m_sound.base(), m_sent);
    m_sound.dropBefore(base);
    m_heard = std::clamp(answer.value("to"_L1).toInteger(), base, m_sent);
    if (answer.value("finished"_L1).toBool() && !std::exchange(closed, true) && events.finished)
        events.finished();
}

} // namespace lianxin
