// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/bot/BotSession.h"
#include "platform/base/Log.h"
#include <QPointer>
#include <algorithm>
#include <cmath>
#include <numbers>

namespace lianxin {
namespace {

// What a message is begun after: 300 ms of 1,000 Hz, soft at its ends.
PcmPtr messageTone() {
    static const PcmPtr tone = [] {
        constexpr int length = 300 * pcmRate / 1000, edge = pcmRate / 100;
        auto samples = std::make_shared<Pcm>();
        samples->reserve(length);
        for (int i = 0; i < length; ++i) {
            const double gain = std::min({1.0, i / double(edge), (length - 1 - i) / double(edge)});
            samples->push_back(qint16(6000 * gain * std::sin(2 * std::numbers::pi * 1000 * i / pcmRate)));
        }
        return samples;
    }();
    return tone;
}

constexpr double kSlowRate = 0.85; // of the flow's, for somebody who asked for it

} // namespace

QString nameOf(BotOutcome::How how) {
    switch (how) {
    case BotOutcome::How::Ended:
        return u"ended"_s;
    case BotOutcome::How::HandedOver:
        return u"handed_over"_s;
    case BotOutcome::How::Continued:
        return u"continued"_s;
    case BotOutcome::How::HungUp:
        return u"hung_up"_s;
    case BotOutcome::How::Failed:
        break;
    }
    return u"failed"_s;
}

BotSession::BotSession(BotCall &call, DialogueEngine dialogue, Synthesiser &synthesiser, const Clock &clock,
                       Timers &timers, FlowActions *actions, QObject *parent)
    : QObject(parent)
    , m_call(call)
    , m_dialogue(std::move(dialogue))
    , m_synthesiser(synthesiser)
    , m_clock(clock)
    , m_timers(timers)
    , m_actions(actions) {
    connect(&m_call, &BotCall::playFinished, this,
            [this](int token, bool complete, qint64) { onPlayFinished(token, complete); });
    connect(&m_call, &BotCall::keyPressed, this, &BotSession::onKey);
    connect(&m_call, &BotCall::soundHeard, this, &BotSession::onSound);
    connect(&m_call, &BotCall::wordsHeard, this, &BotSession::onWords);
    connect(&m_call, &BotCall::hearingLost, this, [this] {
        if (isListening())
            onTurn(m_turn.lost());
    });
    connect(&m_call, &BotCall::ended, this, &BotSession::onCallEnded);
}

BotSession::~BotSession() {
    disarmSilence();
}

void BotSession::prepare() {
    prefetchUpcoming();
}

void BotSession::start() {
    if (std::exchange(m_started, true) || m_over)
        return;
    feed(Started{});
}

void BotSession::feed(const DialogueInput &input) {
    const QJsonObject before = m_dialogue.answers();
    const QString step = m_dialogue.currentStep();
    auto acts = m_dialogue.handle(input);
    const TurnEvent *said = std::exchange(m_said, nullptr);
    noteMoments(before, input, said ? momentOf(*said) : m_clock.now());
    if (said) {
        const bool whole = std::get<Heard>(input).whole;
        logWords(*said, step, whole || !m_dialogue.understoodAs().isEmpty() ? m_dialogue.understoodAs() : lateMeaning());
    }
    if (!acts.empty())
        replaceLines(std::move(acts));
    takeTurn();
    proceed();
}

void BotSession::noteMoments(const QJsonObject &before, const DialogueInput &input, qint64 at) {
    const auto *pressed = std::get_if<KeyPressed>(&input);
    const QJsonObject answers = m_dialogue.answers();
    for (auto it = answers.begin(); it != answers.end(); ++it) {
        if (before.value(it.key()) == it.value())
            continue;
        QJsonObject moment{{u"at"_s, at}};
        if (pressed)
            moment[u"key"_s] = QString(pressed->key);
        m_moments[it.key()] = moment;
    }
}

void BotSession::replaceLines(std::vector<DialogueAct> acts) {
    m_collect.reset();
    m_lines.clear();
    for (auto &act : acts) {
        auto line = std::make_shared<Line>();
        line->act = std::move(act);
        m_lines.push_back(line);
    }
    // All sound of this turn is fetched at once, so that no sentence waits for the one before it.
    for (const auto &line : m_lines) {
        if (line->say())
            fetch(line);
    }
}

Utterance BotSession::utteranceOf(const Say &say) const {
    const Flow &flow = m_dialogue.flow();
    return {say.spoken, flow.voice, m_dialogue.isSlow() ? int(flow.rate * kSlowRate) : flow.rate, say.personal};
}

void BotSession::fetch(const std::shared_ptr<Line> &line) {
    m_synthesiser.synthesise(utteranceOf(*line->say()), [self = QPointer(this), line](Expected<PcmPtr> made) {
        line->sound = std::move(made);
        if (self && !self->m_over && !self->m_lines.empty() && self->m_lines.front() == line)
            self->proceed();
    });
}

void BotSession::prefetchUpcoming() {
    for (const auto &say : m_dialogue.upcoming())
        m_synthesiser.synthesise(utteranceOf(say), [](const Expected<PcmPtr> &) {});
}

void BotSession::proceed() {
    const QPointer self(this); // whoever hears our signals may delete us
    while (self && !m_over && !m_playing && !m_waits && !m_lines.empty()) {
        const auto line = m_lines.front();
        if (line->say()) {
            if (!line->sound)
                return; // fetch() comes back here
            m_lines.pop_front();
            play(line);
            continue;
        }
        m_lines.pop_front();
        begin(line->act);
    }
}

void BotSession::play(const std::shared_ptr<Line> &line) {
    if (!*line->sound) {
        qCWarning(lcBot).noquote() << "call" << m_call.callId()
                                   << "can't speak:" << line->sound->error().toString();
        conclude({BotOutcome::How::Failed, u"fault"_s, m_dialogue.answers(), line->sound->error()});
        return;
    }
    m_playing = line;
    line->logged = m_transcript.size();
    const Say &say = *line->say();
    // Silence is counted from the end of what is said.
    disarmSilence();
    m_token = m_call.play(**line->sound);
    takeTurn();
    DialogueStep step;
    step.text = say.text;
    step.step = say.step;
    log(std::move(step));
}

void BotSession::begin(const DialogueAct &act) {
    if (const auto *collect = std::get_if<Collect>(&act)) {
        m_collect = *collect;
        m_noises = 0;
        if (!m_turn.isSpeaking())
            arm(collect->silenceMs, [this] { feed(NoInput{}); });
        prefetchUpcoming();
    } else if (const auto *message = std::get_if<RecordMessage>(&act)) {
        m_mostMs = message->mostMs;
        m_tone = m_call.play(messageTone());
        prefetchUpcoming();
    } else if (const auto *next = std::get_if<ContinueWith>(&act)) {
        conclude({BotOutcome::How::Continued, {}, m_dialogue.answers(), {}, next->flow});
    } else if (const auto *perform = std::get_if<Perform>(&act)) {
        if (!m_actions) {
            feed(ActionDone{Error{ErrorKind::Internal,
                                  u"bot.no_actions"_s,
                                  u"Nothing carries out actions on this call."_s,
                                  {},
                                  {}}});
            return;
        }
        m_actions->perform(perform->action, perform->known,
                           [self = QPointer(this)](Expected<QJsonObject> answer) {
                               if (self && !self->m_over)
                                   self->feed(ActionDone{std::move(answer)});
                           });
    } else if (const auto *handOver = std::get_if<HandOver>(&act)) {
        const QPointer self(this);
        const HandOver request = *handOver;
        Q_EMIT handOverRequested(request, m_dialogue.answers());
        if (self)
            conclude({BotOutcome::How::HandedOver, u"handed_over"_s, m_dialogue.answers(), {}});
    } else if (const auto *end = std::get_if<End>(&act)) {
        conclude({BotOutcome::How::Ended, end->result, m_dialogue.answers(), {}});
    }
}

void BotSession::onPlayFinished(int token, bool complete) {
    if (!m_over && m_tone && token == m_tone) {
        m_tone = 0;
        m_messageFrom = m_clock.now();
        arm(m_mostMs, [this] { closeMessage(); });
        return;
    }
    if (m_over || !m_playing || token != m_token)
        return;
    if (!complete)
        m_transcript[m_playing->logged].cutOff = true;
    m_playing.reset();
    takeTurn();
    if (m_heldKeys.isEmpty() && m_heldWords && !mustBeHeard()) {
        const TurnEvent said = *std::exchange(m_heldWords, {});
        return said.kind == TurnEvent::Kind::Said ? onSaid(said) : handOverFor(said);
    }
    if (!m_heldKeys.isEmpty() && !mustBeHeard()) {
        const QString keys = std::exchange(m_heldKeys, {});
        const QPointer self(this);
        for (const QChar key : keys) {
            if (!self || m_over)
                return;
            onKey(key);
        }
        return;
    }
    proceed();
}

void BotSession::onKey(QChar key) {
    // What is said last (goodbye, "I connect you") is heard to its end; there is nothing left to choose.
    if (m_over || !m_started || m_dialogue.isOver() || m_tone || m_dialogue.swallows(key))
        return;
    if (mustBeHeard()) {
        m_heldKeys += key;
        return;
    }
    takeKey(key);
}

// Something that may not be cut off is being said, or is still to be said before anybody is asked; its sound may not even
// be there yet.
bool BotSession::mustBeHeard() const {
    const auto isWhole = [](const std::shared_ptr<Line> &line) { return line->say() && line->say()->bargeIn == BargeIn::Off; };
    return (m_playing && isWhole(m_playing)) || std::any_of(m_lines.begin(), m_lines.end(), isWhole);
}

void BotSession::takeKey(QChar key) {
    disarmSilence();
    if (m_turn.forget())
        m_call.setLoudness(0);
    m_heldWords.reset();
    m_waits = false;
    cutOff();
    logKey(key);
    if (m_messageFrom && key != u'0' && key != u'9')
        return closeMessage();
    m_messageFrom = 0;
    feed(KeyPressed{key});
}

// The line is silent before anything new is said; the token of the stopped prompt means nothing any more.
void BotSession::cutOff() {
    if (!m_playing)
        return;
    m_transcript[m_playing->logged].cutOff = true;
    m_playing.reset();
    m_token = 0;
    m_call.stopPlaying();
}

void BotSession::closeMessage() {
    feed(MessageRecorded{std::exchange(m_messageFrom, 0), m_clock.now()});
}

void BotSession::logKey(QChar key) {
    DialogueStep step;
    step.speaker = DialogueStep::Speaker::Citizen;
    step.key = QString(key);
    step.text = m_dialogue.meaningOf(step.key);
    step.step = m_dialogue.currentStep();
    log(std::move(step));
}

void BotSession::onCallEnded() {
    if (m_over)
        return;
    if (m_playing)
        m_transcript[m_playing->logged].cutOff = true;
    // Who hangs up after having spoken has left a message all the same.
    if (const qint64 from = std::exchange(m_messageFrom, 0)) {
        for (const auto &act : m_dialogue.handle(MessageRecorded{from, m_clock.now()})) {
            if (const auto *perform = std::get_if<Perform>(&act); perform && m_actions)
                m_actions->perform(perform->action, perform->known, [](const Expected<QJsonObject> &) {});
        }
    }
    (void)m_dialogue.handle(HungUp{});
    conclude({BotOutcome::How::HungUp, u"hung_up"_s, m_dialogue.answers(), {}});
}

void BotSession::arm(int ms, std::function<void()> what) {
    disarmSilence();
    m_silence = m_timers.after(ms, [this, what = std::move(what)] {
        m_silence = 0;
        what();
    });
}

void BotSession::disarmSilence() {
    if (m_silence)
        m_timers.cancel(std::exchange(m_silence, 0));
}

void BotSession::conclude(BotOutcome outcome) {
    if (std::exchange(m_over, true))
        return;
    outcome.moments = m_moments;
    if (m_turn.forget())
        m_call.setLoudness(0);
    if (const auto late = m_turn.takeLate())
        logWords(*late, m_dialogue.currentStep(), lateMeaning());
    disarmSilence();
    m_lines.clear();
    m_playing.reset();
    disconnect(&m_call, nullptr, this, nullptr);
    if (outcome.how == BotOutcome::How::Ended || outcome.how == BotOutcome::How::Failed)
        m_call.hangUp();
    Q_EMIT finished(outcome); // last: whoever hears it may delete this
}

void BotSession::log(DialogueStep step) {
    if (step.at == 0)
        step.at = m_clock.now();
    m_transcript.push_back(step);
    Q_EMIT dialogueStep(step);
}

} // namespace lianxin
