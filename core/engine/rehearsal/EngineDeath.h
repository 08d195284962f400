// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "engine/rehearsal/Setup.h"
#include <QJsonObject>
#include <vector>

namespace lianxin {

struct RehearsalVerdict;
struct Services;

//! \brief An attempt that was under way when the engine died, as its store tells before anybody has settled it.
struct OpenAttempt {
    Id id;
    Id orderId;
    bool sent = false;     //!< its INVITE was, or was about to be, on the wire
    bool answered = false; //!< somebody had taken the call
    bool inFlight() const { return sent && !answered; }
};

//! \brief One death of the engine.
struct EngineDeath {
    qint64 at = 0;      //!< UTC ms, real time, when it was noticed
    bool found = false; //!< found at the start of a rehearsal that goes on: nobody saw when
    std::vector<OpenAttempt> open;

    int inFlight() const;
    int answered() const;
    int unsent() const;
    QJsonObject toJson() const;
    static EngineDeath fromJson(const QJsonObject &json);
};

//! Looks into the store that a dead engine left. Errors: those of Services::open().
Expected<EngineDeath> inspectDeath(const EngineConfig &config, qint64 at);

//! \brief What must hold however often the engine was killed; what does not is added to verdict.failures:
//! ambiguous are exactly the attempts whose INVITE was in flight at a death; what was answered stays answered, what was
//! never sent counts for nothing; citizens themselves saw the same; nobody was called beyond the policy, or again after
//! having answered; every contact of the campaign has one outcome. Verdict's deaths have to be filled in.
Expected<void> judgeDeaths(Services &services, const RehearsalSetup &setup, const std::vector<QJsonObject> &heard,
                           RehearsalVerdict &verdict);

} // namespace lianxin
