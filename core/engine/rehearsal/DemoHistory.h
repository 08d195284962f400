// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "engine/rehearsal/Scenario.h"
#include "hotline/dialling/Ports.h"
#include <QHash>
#include <vector>

namespace lianxin {

struct Services;

//! \brief Stands where a telephone would: takes the dialler's calls and lets each go as its citizen's behaviour says, with
//! everything that is written about a call, at once. Main thread; for demo data only.
class DemoHistory final : public Originator {
public:
    DemoHistory(Services &services, Scenario scenario)
        : s(services)
        , m_scenario(std::move(scenario)) {}
    Expected<void> originate(const OriginateRequest &request) override;
    void abort(const Id &) override {}
    int freeLines(const QString &) override { return 30; }
    double callsPerSecond(const QString &) override { return 0; }

    //! Dials what is due and lets it happen. Calls made.
    Expected<int> advance();

private:
    Expected<void> happen(const OriginateRequest &request);
    Expected<void> talkWithBot(const Id &callId, const OriginateRequest &request, const Behaviour &behaviour, const CallPlan &plan);
    Expected<void> talkWithSeat(const Id &callId, const OriginateRequest &request, const CallPlan &plan);

    Services &s;
    Scenario m_scenario;
    std::vector<OriginateRequest> m_asked;
    QHash<QString, int> m_counts; //!< calls to each number so far
};

} // namespace lianxin
