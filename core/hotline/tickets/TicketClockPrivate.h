// SPDX-License-Identifier: GPL-3.0-or-later
// Shared by the two halves of TicketClock.
#pragma once
#include "hotline/calendar/Deadline.h"
#include "hotline/directory/Directory.h"
#include "hotline/tickets/TicketClock.h"
#include "platform/base/Clock.h"
#include <QJsonDocument>

namespace lianxin {

struct TicketClock::Seen {
    Id id, unitId;
    QString number, title, category, unitName;
    TicketState state = TicketState::Archived;
    qint64 deadline = 0, seq = 0;
    bool paused = false;
    Callee citizen;
    qint64 nextAt = 0; //!< to be looked at again; 0: only after a change
};

struct TicketClock::Wish {
    const Seen *ticket;
    const LadderRung *rung;
    qint64 at;
    enum class Fate {
        Do,
        TooLate,   //!< a later rung of the same kind is due as well, or the deadline has passed
        NotNeeded, //!< the unit gave feedback
        Nobody,    //!< there is no number
        SuperviseInstead, //!< there is no superior who could be called
    } fate;
};

struct TicketClock::Callee_ {
    Id key;    //!< what is due for the same key is told in one call
    Id unitId; //!< called unit; empty: the citizen
    Callee callee;
};

namespace notice {
inline QString compact(const QJsonObject &json) { return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact)); }
} // namespace notice

} // namespace lianxin
