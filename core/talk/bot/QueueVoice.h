// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Clock.h"
#include "talk/bot/BotCall.h"
#include "talk/bot/Timers.h"
#include "talk/dialogue/DialogueStep.h"
#include "talk/dialogue/SystemPrompts.h"
#include "talk/speech/Synthesiser.h"

namespace lianxin {

//! \brief Speaks to a citizen who waits for a seat: position and expected wait, comfort, the offer of a
//! call-back.
//!
//! Between the sentences the line is quiet music or silence, as telephony likes: this class only plays
//! sentences. Main thread. Delete it (or call stop()) when a seat answers: the sentence stops at once.
class LIANXIN_EXPORT QueueVoice final : public QObject {
    Q_OBJECT
public:
    QueueVoice(BotCall &call, const SystemPrompts &prompts, Synthesiser &synthesiser, const Clock &clock,
               Timers &timers, QObject *parent = nullptr);
    ~QueueVoice() override;
    //! As whoever spoke before: one call, one voice. \a voice empty: the default one; \a rate in per cent.
    void speakWith(const QString &voice, int rate);

    //! Where the citizen stands (1 = next), and the expected wait in milliseconds (0 = unknown). Spoken the
    //! first time at once, later when the position changed or repeatMs went by, never more often than every
    //! minGapMs.
    void update(int position, qint64 expectedWaitMs);
    //! "All seats are busy; press 1 and we call you back, or stay on the line."
    void offerCallBack();
    //! "Booked, goodbye"; then callBackConfirmed().
    void confirmCallBack();
    //! "请稍等，马上为您接回": a seat's console was lost in the middle of a talk.
    void comfort();
    //! Any other of the system prompts. \a then is called when it has been heard (or could not be).
    void say(const QString &promptKey, const QVariantMap &values = {}, std::function<void()> then = {});
    void stop();

    qint64 repeatMs = 30'000;
    qint64 minGapMs = 15'000;

Q_SIGNALS:
    void dialogueStep(const lianxin::DialogueStep &step);
    //! The citizen pressed 1 after the offer.
    void callBackRequested();
    void callBackConfirmed();

private:
    void onPlayFinished(int token);
    void onKey(QChar key);
    void announce();
    void over();
    void arm();
    void disarm();

    BotCall &m_call;
    const SystemPrompts &m_prompts;
    Synthesiser &m_synthesiser;
    const Clock &m_clock;
    Timers &m_timers;
    QString m_voice;
    int m_rate = 100;
    int m_position = 0;
    qint64 m_expectedWaitMs = 0;
    int m_spokenPosition = 0; // 0 = nothing announced yet
    int m_timer = 0;
    int m_token = 0;
    quint64 m_turn = 0;
    std::function<void()> m_then;
    bool m_speaking = false;
    bool m_gap = false; // too early to announce again
    bool m_offered = false;
    bool m_stopped = false;
};

} // namespace lianxin
