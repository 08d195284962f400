// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include <QJsonObject>
#include <QString>

namespace lianxin {

//! \brief Something that happened in the engine, as a subscriber receives it: masked, one sequence per engine.
//! Delivered in order of `seq`, each one once; numbers are missing only where a type was not subscribed to or the
//! permission for it is absent, or that are about what the reader may not see (another unit's tickets).
struct LIANXIN_EXPORT EventMessage {
    qint64 seq = 0;
    QString type;   //!< "call.ended", "ticket.created" …
    QString entity; //!< id of what it is about
    QString actor;  //!< user id, or "engine"
    qint64 at = 0;  //!< UTC milliseconds
    QJsonObject payload;

    QJsonObject toJson() const;
    //! Errors (BadInput): protocol.event when seq or type are missing.
    static Expected<EventMessage> fromJson(const QJsonObject &json);
};

} // namespace lianxin
