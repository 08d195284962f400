// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "engine/year/StepOracle.h"
#include "hotline/dialling/Dialler.h"
#include "platform/storage/Store.h"
#include "talk/dialogue/DialogueEngine.h"
#include <functional>
#include <random>
#include <set>

namespace lianxin::test {

//! \brief A simulated line in place of a trunk: no telephone rings, but every answered call is a real dialogue of a real
//! flow, whose prompts are answered by a scripted person's keys. Notes what was dialled, and what should not have been.
class SimulatedLine final : public Originator {
public:
    //! What somebody who is called does.
    struct Person {
        Outcome outcome = Outcome::Answered;
        QString keys; //!< pressed one after the other, '.' for silence, 'x' hangs up
    };
    struct Ended {
        Id attemptId;
        OriginateRequest request;
        qint64 at = 0;
        AttemptEnd end;
        bool answered = false;
    };
    SimulatedLine(const Clock &clock, const StepOracle &hours, int numberCap);

    Expected<void> originate(const OriginateRequest &request) override;
    void abort(const Id &attemptId) override;
    int freeLines(const QString &) override { return 1000; }
    double callsPerSecond(const QString &) override { return 0; }

    //! The engine is gone, and every call with it.
    void fallSilent();
    //! Calls that have ended by now.
    std::vector<Ended> takeEnded();
    bool isIdle() const { return m_calls.empty(); }

    std::function<Person(const OriginateRequest &)> personOf;
    std::function<void(const OriginateRequest &)> onOriginate; //!< before anything else; may throw
    QStringList complaints; //!< calls that policy forbids
    std::set<QString> doNotCall;
    int calls = 0, dialogues = 0, keysPressed = 0;

private:
    void judge(const OriginateRequest &request);
    AttemptEnd talk(const OriginateRequest &request, const QString &keys);
    std::shared_ptr<const Flow> flow(const QString &id);

    const Clock &m_clock;
    const StepOracle &m_hours;
    int m_cap;
    std::map<Id, Ended> m_calls;
    std::map<std::pair<QString, qint64>, int> m_today; //!< number and day → calls
    std::set<QString> m_busy;
    std::map<QString, std::shared_ptr<const Flow>> m_flows;
};

} // namespace lianxin::test
