// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/telephony/Telephony.h"
#include "talk/bot/BotCall.h"
#include <QHash>

namespace lianxin {

//! \brief The bot's view of a telephone call: BotCall over Telephony. Main thread.
class TelephonyBotCall final : public BotCall {
    Q_OBJECT
public:
    TelephonyBotCall(Telephony &telephony, Id callId, QObject *parent = nullptr);

    Id callId() const override { return m_callId; }
    int play(PcmPtr pcm) override;
    void stopPlaying() override;
    void setLoudness(double gainDb) override;
    void hangUp() override;

    //! The desk hands on what telephony told about this call.
    void onPromptFinished(quint64 token, bool completed);
    void onKey(QChar key) { Q_EMIT keyPressed(key); }
    void onEnded();

private:
    struct Playing {
        int token;
        qint64 lengthMs;
    };
    Telephony &m_telephony;
    Id m_callId;
    int m_nextToken = 1;
    QHash<quint64, Playing> m_playing; //!< telephony's token → ours
    bool m_over = false;
};

} // namespace lianxin
