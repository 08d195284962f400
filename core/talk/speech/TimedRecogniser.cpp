// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/speech/TimedRecogniser.h"
#include <QElapsedTimer>
#include <algorithm>
#include <cmath>

namespace lianxin {
namespace {

//! \brief Where a session's media clock stands on ours, and what it has told already.
struct WordTimer {
    std::shared_ptr<WordDelays> delays;
    QElapsedTimer clock;
    std::optional<qint64> zero; // our time at media 0: the least delay that was ever seen is none
    int segment = -1;
    std::size_t told = 0; // tokens of it

    void pushed(qint64 endMs) {
        const qint64 now = clock.elapsed() - endMs;
        zero = zero ? std::min(*zero, now) : now;
    }
    void heard(const RecognisedSegment &words) {
        if (words.segment != segment) {
            segment = words.segment;
            told = 0;
        }
        if (zero)
            for (std::size_t i = told; i < words.tokens.size(); ++i)
                delays->add(clock.elapsed() - *zero - words.tokens[i].atMs);
        told = std::max(told, words.tokens.size());
    }
};

class TimedSession final : public RecogniserSession {
public:
    TimedSession(std::unique_ptr<RecogniserSession> session, std::shared_ptr<WordTimer> timer)
        : m_session(std::move(session))
        , m_timer(std::move(timer)) {}
    void push(std::span<const qint16> sound, qint64 startMs) override {
        m_timer->pushed(startMs + qint64(sound.size()) * 1000 / pcmRate);
        m_session->push(sound, startMs);
    }
    void finish() override { m_session->finish(); }
    qint64 behindMs() const override { return m_session->behindMs(); }
    qint64 untoldMs() const override { return m_session->untoldMs(); }

private:
    std::unique_ptr<RecogniserSession> m_session;
    std::shared_ptr<WordTimer> m_timer;
};

} // namespace

void WordDelays::add(qint64 ms) {
    const qint64 step = std::clamp<qint64>((ms + kStepMs - 1) / kStepMs, 0, qint64(m_steps.size()) - 1);
    ++m_steps[std::size_t(step)];
    ++m_count;
}

int WordDelays::at(double share) const {
    const auto wanted = std::max<qint64>(1, qint64(std::ceil(share * double(m_count))));
    qint64 seen = 0;
    for (std::size_t i = 0; i < m_steps.size() && m_count > 0; ++i) {
        seen += m_steps[i];
        if (seen >= wanted)
            return int(i) * kStepMs;
    }
    return 0;
}

TimedRecogniser::TimedRecogniser(std::unique_ptr<Recogniser> recogniser, QObject *parent)
    : Recogniser(parent)
    , m_recogniser(std::move(recogniser))
    , m_delays(std::make_shared<WordDelays>()) {}

TimedRecogniser::~TimedRecogniser() = default;

std::unique_ptr<RecogniserSession> TimedRecogniser::open(RecogniserEvents events) {
    auto timer = std::make_shared<WordTimer>();
    timer->delays = m_delays;
    timer->clock.start();
    // Measured before it is told: whoever is told may end the session.
    const auto timed = [timer](std::function<void(const RecognisedSegment &)> tell) {
        return [timer, tell = std::move(tell)](const RecognisedSegment &segment) {
            timer->heard(segment);
            if (tell)
                tell(segment);
        };
    };
    events.partial = timed(std::move(events.partial));
    events.final = timed(std::move(events.final));
    return std::make_unique<TimedSession>(m_recogniser->open(std::move(events)), std::move(timer));
}

} // namespace lianxin
