// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "Command.h"

namespace lianxin::ctl {

//! \brief What was typed, understood.
struct Invocation {
    const Command *command = nullptr; //!< none: help or version was asked for
    QString helpGroup;
    bool help = false;
    bool version = false;

    QString store;
    QString engine;
    QString fingerprint; //!< of the engine's certificate, with a wss:// engine
    QString keyFile;
    QString user;
    bool json = false;

    QJsonObject params;   //!< for the method
    QJsonObject values;   //!< every argument by name, as typed ("--out", "FILE"); numbers and switches typed
    QStringList raw;      //!< of a raw command
};

//! Reads the arguments after the program's name. Errors: ctl.usage (Usage), ctl.file (BadInput).
Expected<Invocation> parseArguments(const QStringList &arguments);

} // namespace lianxin::ctl
