// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Export.h"
#include <QLoggingCategory>
#include <QString>

// Every log category of the project, in one place. Personal data never reaches a log: print phone numbers and
// anything a citizen said or wrote through redacted().
namespace lianxin {

LIANXIN_EXPORT Q_DECLARE_LOGGING_CATEGORY(lcStorage)   // stores, migrations, backup
LIANXIN_EXPORT Q_DECLARE_LOGGING_CATEGORY(lcDoor)      // connections, refused calls, slow clients
LIANXIN_EXPORT Q_DECLARE_LOGGING_CATEGORY(lcWorkers)   // child processes: start, death, back-off
LIANXIN_EXPORT Q_DECLARE_LOGGING_CATEGORY(lcSip)       // SIP dialogs, registrations, trunks
LIANXIN_EXPORT Q_DECLARE_LOGGING_CATEGORY(lcMedia)     // RTP sessions, mixers, recorders
LIANXIN_EXPORT Q_DECLARE_LOGGING_CATEGORY(lcTelephony) // engine calls
LIANXIN_EXPORT Q_DECLARE_LOGGING_CATEGORY(lcDialling)  // orders, attempts, policy
LIANXIN_EXPORT Q_DECLARE_LOGGING_CATEGORY(lcHotline)   // campaigns, tickets, routing, directory
LIANXIN_EXPORT Q_DECLARE_LOGGING_CATEGORY(lcSpeech)    // synthesiser, recogniser
LIANXIN_EXPORT Q_DECLARE_LOGGING_CATEGORY(lcBot)       // dialogues on calls
LIANXIN_EXPORT Q_DECLARE_LOGGING_CATEGORY(lcEngine)    // start, stop, wiring
LIANXIN_EXPORT Q_DECLARE_LOGGING_CATEGORY(lcUi)        // console

//! A phone number or other personal text as a log may show it: first 3 and last 2 characters of a number, only
//! the length of anything else.
LIANXIN_EXPORT QString redacted(QStringView personal);

//! Messages of all categories go to stderr as "time level category: text", with every run of 7 or more digits
//! shortened as a second safety net. Call once at start.
LIANXIN_EXPORT void installLogHandler();

} // namespace lianxin
