// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine/TelephonyBotCall.h"

namespace lianxin {

TelephonyBotCall::TelephonyBotCall(Telephony &telephony, Id callId, QObject *parent)
    : BotCall(parent)
    , m_telephony(telephony)
    , m_callId(std::move(callId)) {}

int TelephonyBotCall::play(PcmPtr pcm) {
    if (m_over || !pcm)
        return 0;
    PromptOptions options;
    options.append = true;
    options.bargeInOnKey = false; // the dialogue decides about barge-in, prompt by prompt
    const auto token = m_telephony.play(m_callId, {pcm}, options);
    if (!token)
        return 0;
    const int ours = m_nextToken++;
    m_playing.insert(*token, {ours, durationMs(*pcm)});
    return ours;
}

void TelephonyBotCall::stopPlaying() {
    if (m_over || m_playing.isEmpty())
        return;
    // promptFinished follows for every request from telephony; a call that is just ending tells by onEnded().
    (void)m_telephony.stopPlaying(m_callId);
}

void TelephonyBotCall::setLoudness(double gainDb) {
    if (!m_over)
        (void)m_telephony.duckPrompt(m_callId, gainDb);
}

void TelephonyBotCall::hangUp() {
    if (!m_over)
        (void)m_telephony.hangUp(m_callId);
}

void TelephonyBotCall::onPromptFinished(quint64 token, bool completed) {
    const auto found = m_playing.constFind(token);
    if (found == m_playing.constEnd())
        return;
    const Playing playing = *found;
    m_playing.erase(found);
    const qint64 playedMs = completed ? playing.lengthMs : std::min(playing.lengthMs, m_telephony.promptPositionMs(m_callId));
    Q_EMIT playFinished(playing.token, completed, playedMs);
}

void TelephonyBotCall::onEnded() {
    if (m_over)
        return;
    m_over = true;
    m_playing.clear();
    Q_EMIT ended();
}

} // namespace lianxin
