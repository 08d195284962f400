// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Export.h"
#include "platform/base/Literals.h"
#include <QJsonObject>
#include <QString>

namespace lianxin {

//! \brief Which kind of failure it is; decides the exit status of lianxinctl and the JSON-RPC error code.
enum class ErrorKind {
    Usage,       //!< the call itself is wrong: unknown method, missing or ill-typed parameter
    Refused,     //!< permission or policy says no
    BadInput,    //!< a file or text from outside can't be used as it is
    NotFound,    //!< no such thing
    Conflict,    //!< the thing is in a state that forbids the step, or somebody else was first
    Store,       //!< the store can't be opened, read or written
    Unreachable, //!< the engine or another peer does not answer
    Cancelled,   //!< somebody asked to stop
    Internal,    //!< our own mistake
};

//! \brief What happened, where, and what to do about it. An error is a value; it is never merely logged.
struct LIANXIN_EXPORT Error {
    ErrorKind kind = ErrorKind::Internal;
    QString code;    //!< stable and dotted, e.g. "storage.wrong_key"; documented in docs/errors.md
    QString message; //!< one English sentence: what happened and why. Never personal data.
    QString remedy;  //!< one English sentence: what to do. May be empty.
    QString place;   //!< file:line, sheet!cell, field … May be empty.

    QJsonObject toJson() const;
    static Error fromJson(const QJsonObject &json);
    //! "message (place). remedy [code]"
    QString toString() const;
};

LIANXIN_EXPORT QString nameOf(ErrorKind kind);
LIANXIN_EXPORT ErrorKind errorKindFromString(QStringView text);
//! Exit status of lianxinctl for a failure of this kind (docs/cli.md).
LIANXIN_EXPORT int exitStatus(ErrorKind kind);

} // namespace lianxin
