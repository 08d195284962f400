// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Export.h"
#include "platform/base/Id.h"
#include <QSet>
#include <QString>

namespace lianxin {

enum class Permission;

//! \brief The person (or the engine itself) on whose behalf something is done.
struct LIANXIN_EXPORT Caller {
    Id userId;          //!< empty before login
    QString login;      //!< "zhoumin"
    QString displayName; //!< 周敏
    QString seatNumber; //!< "0217" when the user has a seat, else empty
    Id unitId;          //!< the user's handling unit, for liaisons
    QStringList roles;  //!< names as in access/Roles.h
    QString sessionId;  //!< empty for the engine itself
    QSet<int> permissions; //!< of all roles together (Permission as int)
    QString peer = {};  //!< where they sit, for the audit trail: "local uid=1000 pid=4711"

    bool may(Permission permission) const;
    //! The engine acting by itself (ticket clock, dialler): everything allowed, audited as "engine".
    static Caller engine();
    //! Whoever shows the engine's key file (lianxinctl on the engine's own machine): the system administrator of the
    //! key file, who could open the store by other means anyway. Everything allowed; audited as "keyfile".
    static Caller keyHolder();
};

} // namespace lianxin
