// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "engine/rehearsal/EngineDeath.h"
#include "engine/rehearsal/Setup.h"
#include "engine/rehearsal/SpokenVerdict.h"
#include <QJsonArray>

namespace lianxin {

//! \brief What became of one simulated citizen, against what they were told to do.
struct CitizenVerdict {
    QString phone;      //!< masked
    QString behaviour;
    QString expectedOutcome, outcome;
    QStringList expectedResults;
    QString result;
    int attempts = 0;
    bool ok = false;
    bool ambiguous = false; //!< the engine died while the INVITE was in flight
};

//! \brief Who heard whom in one talk, measured on the two channels of its recording.
struct TalkVerdict {
    Id callId;
    QString phone; //!< masked
    QString recording;
    int citizenMs = 0; //!< the citizen's tone on the left
    int seatMs = 0;    //!< the seat's tone on the right
    bool citizenHeardSeat = false; //!< as the citizen's own ear said
    bool ok = false;
};

struct RehearsalVerdict {
    std::vector<CitizenVerdict> citizens;
    std::vector<TalkVerdict> talks;
    int supervisionOrders = 0;
    int expectedSupervisionOrders = 0;
    int unitCalls = 0; //!< that a unit's liaison answered
    int callsIn = 0;
    int soundsKept = 0; //!< of announcements, that prove what was decided
    int recordingsFinished = 0, recordingsUnfinished = 0;
    std::vector<EngineDeath> deaths;
    int engineDeaths() const { return int(deaths.size()); }
    int inFlightAtDeaths = 0;    //!< attempts whose INVITE was in flight at a death
    int ambiguousAttempts = 0;   //!< attempts that wait for a person: the same ones, or it is a failure
    int contactsWithOutcome = 0; //!< of the campaign
    int calledBeyondPolicy = 0;  //!< people
    bool storeOk = false;
    bool auditOk = false;
    SpokenVerdict spoken; //!< empty where nobody spoke
    QString exportedWav; //!< a talk, as playable stereo
    QStringList failures; //!< in words; empty: everything as told
    bool ok() const { return failures.isEmpty(); }
    int right() const;
    int ambiguous() const;
    QJsonObject toJson() const;
};

//! Opens the store of a finished rehearsal (the engine must be gone) and compares. \a heard: what lianxin-citizens said.
//! \a hearing: of engine.status, at the end.
Expected<RehearsalVerdict> judgeRehearsal(const RehearsalSetup &setup, const RehearsalOptions &options,
                                          const std::vector<QJsonObject> &heard, std::vector<EngineDeath> deaths,
                                          const QJsonObject &hearing = {});

} // namespace lianxin
