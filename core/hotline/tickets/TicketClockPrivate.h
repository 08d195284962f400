// SPDX-License-Identifier: GPL-3.0-or-later
// Shared by the two halves of TicketClock.
#pragma once
#include "hotline/calendar/Deadline.h"
#include "hotline/directory/Directory.h"
#include "hotline/tickets/TicketClock.h"
#include "platform/base/Clock.h"
#include <QJsonDocument>
#include <map>

namespace lianxin {

struct TicketClock::Seen {
    static Seen of(const Row &row); //!< of the columns that dueOrBehind() and seen() ask for
    Id id, unitId;
    QString number, title, category, unitName;
    TicketState state = TicketState::Archived;
    qint64 deadline = 0, seq = 0, plan = 0;
    bool paused = false, supervised = false;
    Callee citizen;
    qint64 nextAt = 0; //!< to be looked at again; 0: only after a change
    bool isWithUnit() const { return state == TicketState::PendingSign || state == TicketState::Processing; }
    bool isOpen() const { return deadline != 0 && (isWithUnit() || state == TicketState::PendingDispatch); }
};

struct TicketClock::Wish {
    const Seen *ticket = nullptr;
    LadderRung rung;
    qint64 at = 0;
    enum class Fate {
        Do,
        TooLate,   //!< a later rung of the same kind is due as well, or the deadline has passed
        NotNeeded, //!< the unit gave feedback
        Nobody,    //!< there is no number
        SuperviseInstead, //!< there is no superior who could be called
    } fate = Fate::Do;
    QString about; //!< why the unit is supervised
    bool isSupervision() const { return fate == Fate::SuperviseInstead || (fate == Fate::Do && rung.act == RungAct::Supervise); }
};

struct TicketClock::Callee_ {
    Id key;    //!< unit that is called, or the citizen's ticket: what is due for the same key is told in one call
    Id unitId; //!< called unit; empty: the citizen
    Callee callee;
};

struct TicketClock::Slice {
    Transaction &t;
    qint64 now = 0;
    std::vector<Seen> tickets = {};
    std::vector<Wish> wishes = {};
    int placed = 0;
    std::map<Id, std::optional<Callee_>> callees = {};
    std::map<Id, Id> superiors = {};
};

struct TicketClock::Done {
    int looked = 0, placed = 0;
};

namespace notice {
inline QString compact(const QJsonObject &json) { return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact)); }
} // namespace notice

} // namespace lianxin
