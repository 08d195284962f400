// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/bot/QueueVoice.h"
#include "platform/base/Log.h"
#include <QPointer>
#include <algorithm>

namespace lianxin {

QueueVoice::QueueVoice(BotCall &call, const SystemPrompts &prompts, Synthesiser &synthesiser,
                       const Clock &clock, Timers &timers, QObject *parent)
    : QObject(parent)
    , m_call(call)
    , m_prompts(prompts)
    , m_synthesiser(synthesiser)
    , m_clock(clock)
    , m_timers(timers) {
    connect(&m_call, &BotCall::playFinished, this,
            [this](int token, bool, qint64) { onPlayFinished(token); });
    connect(&m_call, &BotCall::keyPressed, this, &QueueVoice::onKey);
    connect(&m_call, &BotCall::ended, this, &QueueVoice::stop);
}

QueueVoice::~QueueVoice() {
    stop();
}

void QueueVoice::speakWith(const QString &voice, int rate) {
    m_voice = voice;
    m_rate = rate;
}

void QueueVoice::update(int position, qint64 expectedWaitMs) {
    m_position = std::max(1, position);
    m_expectedWaitMs = expectedWaitMs;
    if (m_spokenPosition == 0)
        announce();
    else if (m_position != m_spokenPosition && !m_speaking && !m_gap)
        announce();
    // A change within the gap is told when the gap is over: see arm().
}

void QueueVoice::announce() {
    if (m_stopped || m_speaking)
        return;
    m_spokenPosition = m_position;
    if (m_position <= 1 && m_expectedWaitMs <= 0)
        return say(u"all_busy"_s);
    // {position} is the number of people in front.
    const int inFront = m_position - 1;
    if (inFront == 0)
        return say(u"queue_next"_s);
    if (m_expectedWaitMs > 0)
        say(u"queue_position"_s, {{u"position"_s, inFront}, {u"wait"_s, m_expectedWaitMs}});
    else
        say(u"queue_position_unknown"_s, {{u"position"_s, inFront}});
}

void QueueVoice::offerCallBack() {
    m_offered = true;
    say(u"callback_offer"_s);
}

void QueueVoice::confirmCallBack() {
    say(u"callback_booked"_s, {}, [this] { Q_EMIT callBackConfirmed(); });
}

void QueueVoice::comfort() {
    say(u"comfort"_s);
}

void QueueVoice::say(const QString &promptKey, const QVariantMap &values, std::function<void()> then) {
    if (m_stopped)
        return;
    const quint64 turn = ++m_turn; // whatever was on its way is overtaken
    m_then = std::move(then);
    disarm();
    if (m_speaking && m_token) {
        m_token = 0;
        m_call.stopPlaying();
    }
    m_speaking = true;
    const auto filled = m_prompts.fill(promptKey, values);
    if (!filled) {
        qCWarning(lcBot).noquote() << filled.error().toString();
        return over();
    }
    DialogueStep step;
    step.at = m_clock.now();
    step.text = filled->written;
    const QPointer self(this);
    m_synthesiser.synthesise(
        {filled->spoken, m_voice, m_rate, filled->personal}, [self, turn, step](const Expected<PcmPtr> &made) {
            if (!self || self->m_stopped || self->m_turn != turn)
                return;
            self->m_token = made ? self->m_call.play(*made) : 0;
            if (!made)
                qCWarning(lcBot).noquote() << "the queue can't speak:" << made.error().toString();
            if (self->m_token == 0)
                return self->over();
            Q_EMIT self->dialogueStep(step);
        });
}

void QueueVoice::onPlayFinished(int token) {
    if (!m_stopped && m_speaking && token == m_token)
        over();
}

void QueueVoice::over() {
    m_speaking = false;
    m_token = 0;
    arm();
    if (const auto then = std::exchange(m_then, {}))
        then(); // may delete this
}

//! First the gap in which nothing is repeated, then the rest of the time until the next announcement.
void QueueVoice::arm() {
    if (m_spokenPosition == 0)
        return;
    m_gap = true;
    m_timer = m_timers.after(minGapMs, [this] {
        m_timer = 0;
        m_gap = false;
        if (m_position != m_spokenPosition)
            return announce();
        m_timer = m_timers.after(std::max<qint64>(0, repeatMs - minGapMs), [this] {
            m_timer = 0;
            announce();
        });
    });
}

void QueueVoice::disarm() {
    m_gap = false;
    if (m_timer)
        m_timers.cancel(std::exchange(m_timer, 0));
}

void QueueVoice::onKey(QChar key) {
    if (m_stopped || key != u'1' || !std::exchange(m_offered, false))
        return;
    Q_EMIT callBackRequested();
}

void QueueVoice::stop() {
    if (std::exchange(m_stopped, true))
        return;
    disarm();
    disconnect(&m_call, nullptr, this, nullptr);
    m_then = {};
    if (m_speaking && m_token)
        m_call.stopPlaying();
    m_speaking = false;
}

} // namespace lianxin
