// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "talk/speech/Recogniser.h"
#include <array>
#include <memory>

namespace lianxin {

//! \brief How late words are told: from the beginning of a character to its first telling, by a clock that does not stop while
//! the main thread is busy. A value; any one thread.
class LIANXIN_EXPORT WordDelays {
public:
    void add(qint64 ms);
    qint64 count() const { return m_count; }
    //! The delay that a share of \a share is not above, to 20 ms, rounded up; 0 without words.
    int at(double share) const;

private:
    static constexpr int kStepMs = 20;
    std::array<qint64, 500> m_steps{}; // the last one: whatever is later
    qint64 m_count = 0;
};

//! \brief A recogniser whose words are timed on the way to who listens; all else is the other's. Same thread.
class LIANXIN_EXPORT TimedRecogniser final : public Recogniser {
    Q_OBJECT
public:
    explicit TimedRecogniser(std::unique_ptr<Recogniser> recogniser, QObject *parent = nullptr);
    ~TimedRecogniser() override;

    std::unique_ptr<RecogniserSession> open(RecogniserEvents events) override;
    void check(std::function<void(Expected<RecogniserModel>)> done) override { m_recogniser->check(std::move(done)); }
    bool isHealthy() const override { return m_recogniser->isHealthy(); }
    //! The other: for sound that is not being spoken while it is heard, whose delays say nothing.
    Recogniser &untimed() { return *m_recogniser; }
    //! Of all sessions since the beginning.
    const WordDelays &delays() const { return *m_delays; }

private:
    std::unique_ptr<Recogniser> m_recogniser;
    std::shared_ptr<WordDelays> m_delays;
};

} // namespace lianxin
