// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "engine/engine/EngineConfig.h"
#include "engine/rehearsal/Scenario.h"
#include "platform/storage/Store.h"

namespace lianxin {

//! \brief What `lianxinctl rehearse` was asked for.
struct RehearsalOptions {
    QString listPath;   //!< empty: the shipped sample, or a list made for `citizens`
    int citizens = 0;   //!< so many invented people instead of the shipped sample; 0: the sample
    int visits = 6;     //!< closed tickets whose citizens are asked whether they are satisfied
    int spoken = 0;     //!< more of them, who answer in words: the engine gets the demo recogniser
    int callers = 2;    //!< citizens who call the hotline themselves
    int seats = 3;
    int lines = 12; //!< calls of the campaign at once
    quint32 seed = 12345;
    double speed = 20;
    double callsPerSecond = 4; //!< real, of campaign and trunk
    QString reportDir;
    QString storeUrl;   //!< postgresql://…: a rehearsal database is made there; empty: embedded store in reportDir
    CryptoSuite suite = CryptoSuite::Gm;
    bool console = false; //!< for people to look at: goes on until it is interrupted, judges nothing
    int limitSeconds = 900; //!< real time after which the rehearsal is given up
};

//! \brief Everything that stands before the engine is started; kept in the folder, so that a rehearsal can go on there.
struct RehearsalSetup {
    EngineConfig config;
    QString configPath;
    Scenario scenario;
    QString scenarioPath;
    Id listId;
    Id campaignId;
    QStringList ticketIds;
    QStringList callers; //!< numbers of those who call in
    QJsonObject importSummary;
    bool resumed = false; //!< the folder held an unfinished rehearsal
};

//! Makes store, keys, demo users, list, campaign, tickets and scenario in options.reportDir, or reads what an earlier run
//! made there. Errors: those of the parts; rehearsal.folder, rehearsal.list_short.
Expected<RehearsalSetup> prepareRehearsal(const RehearsalOptions &options);

//! Logins of a rehearsal store: shown on the screen, good for nothing else.
struct DemoLogin {
    QString login;
    QString password;
    QString displayName;
    QString role;
    QString seatNumber = {};
};
const std::vector<DemoLogin> &demoLogins();

} // namespace lianxin
