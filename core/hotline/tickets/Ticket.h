// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "hotline/calendar/Deadline.h"
#include "platform/base/Export.h"
#include "platform/base/Id.h"
#include "platform/base/Literals.h"
#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <optional>
#include <vector>

namespace lianxin {

//! \brief Where a ticket stands in its life 受理 → 派单 → 签收 → 办理 → 办结 → 回访 → 归档. Stored by name:
//! pending_dispatch, pending_sign, processing, pending_visit, closed, archived.
enum class TicketState { PendingDispatch, PendingSign, Processing, PendingVisit, Closed, Archived };
LIANXIN_EXPORT QString nameOf(TicketState state);
LIANXIN_EXPORT std::optional<TicketState> ticketStateFromName(QStringView name);

//! \brief What can happen to a ticket. Stored by name: created, dispatched, signed, processed, noted, returned, finished,
//! visited, closed, archived, supervised, supervision_lifted, urged, reminded, edited, reassigned, return_asked,
//! return_refused, extension_asked, extension_granted, extension_refused, paused, resumed, assist_added, assist_removed,
//! assist_reported, merged, absorbed, released, reopened, visit_unclear, appealed, appeal_upheld, appeal_rejected,
//! citizen_told, escalated, deadline_moved.
enum class TicketAction {
    Created,
    Dispatched, //!< 派单: a unit is responsible, the deadline is set
    Signed,     //!< 签收: the unit has taken it
    Processed,  //!< 办理: what the unit did; the state stays
    Noted,      //!< a remark
    Returned,   //!< 退单: goes back to be dispatched
    Finished,   //!< 办结: the unit is done; the citizen is asked now
    Visited,    //!< 回访: what the citizen said
    Closed,     //!< nothing more to do
    Archived,   //!< 归档
    Supervised, //!< 督办
    SupervisionLifted,
    Urged,    //!< 催办 by the citizen
    Reminded, //!< the unit was called
    Edited,   //!< title, content, category, contact
    Reassigned,       //!< 改派: another unit is responsible
    ReturnAsked,      //!< 申请退单: the unit says that it is not theirs; somebody else decides
    ReturnRefused,    //!< 退单争议: it stays with the unit
    ExtensionAsked,   //!< 申请延期
    ExtensionGranted, //!< 同意延期
    ExtensionRefused,
    Paused,  //!< 暂停计时: waits for the citizen
    Resumed,
    AssistAdded, //!< 协办单位
    AssistRemoved,
    AssistReported, //!< an assisting unit has done its part
    Merged,         //!< 并单: is handled with another ticket
    Absorbed,       //!< another ticket was merged into this one
    Released,       //!< … and is a ticket of its own again
    Reopened,       //!< 重办
    VisitUnclear,   //!< what the citizen said is in doubt: a person listens
    Appealed,       //!< 申诉 of the unit against a visit or a supervision order
    AppealUpheld,
    AppealRejected,
    CitizenTold, //!< the expected date was told
    Escalated,   //!< the superior was called
    DeadlineMoved, //!< 期限调整: the calendar, or the limits at the hotline's wish, give another deadline
};
inline constexpr int kTicketActions = int(TicketAction::DeadlineMoved) + 1;
LIANXIN_EXPORT QString nameOf(TicketAction action);
LIANXIN_EXPORT std::optional<TicketAction> ticketActionFromName(QStringView name);

//! \brief One line of a ticket's life. Never changed, never removed: the ticket's state is the fold of its
//! events.
struct LIANXIN_EXPORT TicketEvent {
    Id id;
    Id ticketId;
    int seq = 0; //!< 1 = created
    TicketAction action = TicketAction::Created;
    QString actor;    //!< user id, "engine", or "calendar"
    qint64 at = 0;    //!< UTC ms
    QJsonObject data; //!< unit, deadline, limit, reason, opinion, result, callId, evidence …
    QJsonObject toJson() const;
};

//! \brief Where the deadline comes from, so that it can be derived again after a pause or an extension.
struct LIANXIN_EXPORT DeadlineBasis {
    qint64 from = 0; //!< UTC ms
    TimeLimit limit;
    QJsonObject shifts; //!< of the unit; empty: days end at midnight
    QString source;     //!< the rule it comes from
    QJsonObject toJson() const;
    static std::optional<DeadlineBasis> fromJson(const QJsonObject &json);
    bool operator==(const DeadlineBasis &) const = default;
};

//! \brief A unit that helps the responsible one.
struct AssistingUnit {
    Id unitId;
    QString unitName;
    bool reported = false;
    bool operator==(const AssistingUnit &) const = default;
};

//! \brief What the fold of the events keeps.
struct LIANXIN_EXPORT TicketFold {
    TicketState state = TicketState::PendingDispatch;
    bool supervised = false;
    Id unitId;
    QString unitName;
    qint64 deadline = 0; //!< UTC ms; 0: none yet, or the clock stands still
    int urged = 0;       //!< times
    int returned = 0;
    QString satisfaction; //!< satisfied, dissatisfied, wrong_person, minor … or empty
    // kept beside the columns, see moreJson()
    std::optional<DeadlineBasis> basis; //!< empty: the deadline was set by hand
    std::vector<std::pair<qint64, qint64>> pauses; //!< from, to; to is 0 in the last one while paused
    int extension = 0;        //!< granted so far, in the limit's unit
    int extensions = 0;       //!< times
    int extensionAsked = 0; //!< how much more the unit asks for
    bool returnAsked = false;
    int returnRefusals = 0; //!< by this unit's asking
    std::vector<AssistingUnit> assisting;
    Id mergedInto;
    int absorbed = 0;          //!< tickets merged into this one
    bool reviewPending = false; //!< a person has to listen to the visit
    qint64 urgedAt = 0; //!< UTC ms, the last time
    bool appealOpen = false;
    int appeals = 0; //!< since the last visit or supervision order

    bool isPaused() const { return !pauses.empty() && pauses.back().second == 0; }
    const AssistingUnit *assistingUnit(const Id &unit) const;
    //! What has no column of its own.
    QJsonObject moreJson() const;
    void readMore(const QJsonObject &json);
    bool operator==(const TicketFold &) const = default;
};

//! The fold's one step. Pure; an event that the rules (TicketRules.h) do not allow is the caller's mistake and leaves the
//! state as it is.
LIANXIN_EXPORT TicketFold applied(TicketFold ticket, const TicketEvent &event);
LIANXIN_EXPORT TicketFold folded(const std::vector<TicketEvent> &events);

//! \brief What a new ticket is made of.
struct LIANXIN_EXPORT TicketDraft {
    QString title; //!< up to 200 characters
    QString content;
    QString category; //!< of the limits (resources/tickets/limits.json); empty: 普通
    QString district;
    QString address;
    QString contactName;  //!< in the clear; sealed before it is stored
    QString contactPhone; //!< in the clear, any spelling; sealed before it is stored; empty: anonymous
    //! In place of contactPhone and contactName, where only the sealed form is at hand (a dialling order's).
    QByteArray phoneSealed, phoneIndex;
    QString phoneMasked, nameMasked;
    QString source;       //!< call, campaign, import, manual
    QString sourceNumber; //!< number of the platform that it was imported from; an import skips what it has
    Id callId;
    Id contactId;
    Id unitId; //!< when known: dispatched at once
    QString urgency;       //!< normal, urgent, critical
    QJsonArray evidence;   //!< [{callId, at, field, seq}]: the sentences of a talk from which fields came; no words
    qint64 acceptedAt = 0; //!< UTC ms; 0 = now
    qint64 deadline = 0;   //!< UTC ms; 0: computed from the category
};

} // namespace lianxin
