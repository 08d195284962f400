// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Clock.h"
#include "talk/bot/BotCall.h"
#include "talk/bot/Timers.h"
#include "talk/speech/Synthesiser.h"
#include <QCoreApplication>
#include <QStringList>
#include <algorithm>

namespace lianxin::test {

//! \brief Time that passes only when told; moves its clock along.
class ManualTimers final : public Timers {
public:
    int after(qint64 ms, std::function<void()> action) override {
        m_waiting.push_back({clock.now() + ms, m_next, std::move(action)});
        return m_next++;
    }
    void cancel(int token) override {
        std::erase_if(m_waiting, [token](const Waiting &w) { return w.token == token; });
    }
    void advance(qint64 ms) {
        const qint64 until = clock.now() + ms;
        for (;;) {
            const auto next =
                std::min_element(m_waiting.begin(), m_waiting.end(),
                                 [](const Waiting &a, const Waiting &b) { return a.at < b.at; });
            if (next == m_waiting.end() || next->at > until)
                break;
            clock.set(next->at);
            const auto action = std::move(next->action);
            m_waiting.erase(next);
            action();
        }
        clock.set(until);
    }
    bool isIdle() const { return m_waiting.empty(); }

    ManualClock clock{1'752'368'400'000};

private:
    struct Waiting {
        qint64 at;
        int token;
        std::function<void()> action;
    };
    std::vector<Waiting> m_waiting;
    int m_next = 1;
};

//! \brief Answers at once (from the event loop), or when told; a sentence lasts 100 ms a character.
class FakeSynthesiser final : public Synthesiser {
    Q_OBJECT
public:
    void synthesise(const Utterance &utterance, Done done) override {
        asked << utterance.text;
        sounds << u"%1 %2"_s.arg(utterance.voice).arg(utterance.rate);
        personal += utterance.personal;
        m_waiting.emplace_back(utterance, std::move(done));
        if (!held)
            QMetaObject::invokeMethod(this, &FakeSynthesiser::answer, Qt::QueuedConnection);
    }
    void answer() {
        for (auto &[utterance, done] : std::exchange(m_waiting, {})) {
            if (broken)
                done(Error{ErrorKind::Unreachable, u"workers.died"_s, u"gone"_s, {}, {}});
            else
                done(std::make_shared<const Pcm>(size_t(utterance.text.size()) * pcmRate / 10, qint16(1)));
        }
    }
    QString version() const override { return u"fake"_s; }
    QString engineName() const override { return u"fake"_s; }
    bool isHealthy() const override { return !broken; }

    QStringList asked;
    QStringList sounds; //!< of each: voice and rate
    int personal = 0;
    bool held = false;
    bool broken = false;

private:
    std::vector<std::pair<Utterance, Done>> m_waiting;
};

//! \brief A telephone made of numbers: plays one prompt at a time in ManualTimers' time.
class FakeCall final : public BotCall {
    Q_OBJECT
public:
    explicit FakeCall(ManualTimers &timers)
        : m_timers(timers) {}
    Id callId() const override { return u"018f0000-0000-7000-8000-000000000001"_s; }
    int play(PcmPtr pcm) override {
        if (over)
            return 0;
        ++plays;
        const int token = m_next++;
        overlapped = overlapped || m_playing;
        m_playing = token;
        playedFrom.push_back(m_timers.clock.now());
        m_timer = m_timers.after(durationMs(*pcm), [this, token] {
            m_playing = 0;
            Q_EMIT playFinished(token, true, 0);
        });
        return token;
    }
    void stopPlaying() override {
        ++stops;
        if (!m_playing)
            return;
        m_timers.cancel(m_timer);
        const int token = std::exchange(m_playing, 0);
        Q_EMIT playFinished(token, false, 0);
    }
    void setLoudness(double gainDb) override { loudness.push_back(gainDb); }
    void hangUp() override {
        ++hangUps;
        QMetaObject::invokeMethod(this, &FakeCall::farEndLeaves, Qt::QueuedConnection);
    }
    void farEndLeaves() {
        if (!std::exchange(over, true))
            Q_EMIT ended();
    }
    void press(QChar key) { Q_EMIT keyPressed(key); }
    bool isPlaying() const { return m_playing != 0; }

    int plays = 0;
    int stops = 0;
    int hangUps = 0;
    bool over = false;
    bool overlapped = false;
    std::vector<qint64> playedFrom;
    std::vector<double> loudness;

private:
    ManualTimers &m_timers;
    int m_next = 1;
    int m_playing = 0;
    int m_timer = 0;
};

//! Lets everything that is queued in the event loop happen.
inline void settle() {
    for (int i = 0; i < 10; ++i)
        QCoreApplication::processEvents();
}

} // namespace lianxin::test
