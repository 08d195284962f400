// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "hotline/tickets/DeadlineCauses.h"
#include "hotline/tickets/Ticket.h"
#include "hotline/tickets/TicketRules.h"
#include "hotline/tickets/TicketLimits.h"
#include "hotline/tickets/TicketQuery.h"
#include "platform/base/Expected.h"
#include "platform/storage/Store.h"
#include <QJsonArray>
#include <QObject>
#include <functional>

namespace lianxin {

class Calendar;
class Clock;
class Directory;
class FieldSealer;

//! \brief A supervision order 督办单.
struct LIANXIN_EXPORT Supervision {
    Id id;
    Id ticketId;
    QString ticketNumber;
    Id unitId;
    QString unitName;
    QString reason;       //!< "dissatisfied", "overdue", or words of a person
    Id evidenceCallId;    //!< call in which the citizen said so
    qint64 createdAt = 0; //!< UTC ms
    qint64 deadline = 0;  //!< UTC ms
    QString state;        //!< open, settled, repeated (dissatisfied again: another order follows), withdrawn (appeal upheld)
    QJsonObject toJson() const;
};

//! \brief Tickets: a row that is the fold of its append-only events, in one transaction with both and with
//! the door's event. Engine main thread; the functions with a Transaction run inside another module's write.
//!
//! Errors: tickets.unknown (NotFound), tickets.illegal_step (Conflict; names the rule and what would be
//! legal), tickets.not_your_step (Refused), tickets.foreign_unit (Refused), tickets.missing_field (Usage; place names
//! it), tickets.bad_value (BadInput), tickets.unknown_unit (BadInput), tickets.merge_self (Usage), tickets.extension_limit, tickets.urged_lately
//! (Conflict), tickets.duplicate (Conflict), tickets.bad_file, calendar.*, storage.*.
class LIANXIN_EXPORT Tickets : public QObject {
    Q_OBJECT
public:
    Tickets(Store &store, const FieldSealer &sealer, Directory &directory, const Calendar &calendar,
            const Clock &clock, TicketLimits limits = TicketLimits::shipped(), QObject *parent = nullptr);

    //! Returns the new ticket as tickets.get shows it.
    Expected<QJsonObject> create(const TicketDraft &draft, const QString &actor);
    Id create(Transaction &t, const TicketDraft &draft, const QString &actor);
    //! One step. Verbs of the door: dispatch{unitId,deadline?}, sign, process{opinion}, note{text}, edit{title?,content?,
    //! category?,district?,urgency?}, finish{opinion}, visit{result,outcome?,attitude?,outOfScope?,callId?}, doubt{reason},
    //! close, archive, reopen{reason}; return{reason} (of a liaison: ask_return), refuse_return{reason},
    //! reassign{unitId,reason}; ask_extension{reason,amount?}, grant_extension{amount?}, refuse_extension{reason},
    //! pause{reason}, resume; urge{text}, supervise{reason,deadline?}, lift{reason}; assist{unitId}, unassist{unitId},
    //! report{opinion}; merge{into}; appeal{reason,evidence?}, uphold_appeal{reason}, reject_appeal{reason}.
    //! Every step takes evidence:[{callId?,at?,note?}] besides.
    Expected<QJsonObject> act(const Id &id, const QString &verb, const QJsonObject &params,
                              const TicketActor &actor);
    //! The same by somebody at the door: in what capacity is found out in the same transaction.
    Expected<QJsonObject> act(const Id &id, const QString &verb, const QJsonObject &params, const Caller &caller);
    //! Inside another module's transaction; throws StoreFailure with the errors above.
    TicketFold append(Transaction &t, const Id &id, TicketAction action, QJsonObject data,
                      const TicketActor &actor);
    Expected<TicketFold> fold(const Id &id);
    //! A supervision order with its ticket event; an open one for the same ticket and reason is returned as
    //! it is.
    Supervision supervise(Transaction &t, const Id &id, const QString &reason, const Id &evidenceCallId,
                          const TicketActor &actor, qint64 deadline = 0);

    //! A ticket made of a call's result and its supervision order at once (dissatisfied without a ticket of
    //! ours).
    Supervision createSupervised(Transaction &t, const TicketDraft &draft, const QString &reason,
                                 const Id &evidenceCallId, const QString &actor);
    //! Closes the supervision order; the ticket's flag goes with its last one. Errors: tickets.unknown.
    Expected<void> settleSupervision(const Id &supervisionId, const QString &actor);

    //! What a return visit brought, scored or not (see ReturnVisit.h). Written beside the ticket's event.
    struct VisitRow {
        QString result, outcome, attitude;
        bool outOfScope = false;
        double confidence = 1;
        bool scored = false;
        QString why; //!< why it is not scored
        Id callId, attemptId;
    };
    void recordVisit(Transaction &t, const Id &id, const VisitRow &visit, const QString &actor);

    //! id or spoken number ("20261010" + daily sequence of at least 4 digits, spaces and dashes ignored).
    Expected<QJsonObject> get(const QString &idOrNumber);
    //! {id, number, contactName, contactPhone} in the clear: for a method that asks for a purpose. Errors (NotFound):
    //! tickets.unknown, tickets.no_contact.
    Expected<QJsonObject> contactInClear(const QString &idOrNumber);
    //! {"items":[…],"next":…,"total":n,"totalIsMore":true where more than kCountMost match}. filter: state, states (array),
    //! ids (array), unitId, district, category, urgency, source, supervised, repeated (urged or merged into), overdue,
    //! dueSoon (by the end of the next working day), dueBefore (UTC ms), text (words of title and content, beginning of a
    //! number, or a phone number), callId, contactPhone, review (a person has to listen), appeal, mergedInto, mine (of the
    //! caller's unit, assisting included; else whatever the caller had a hand in), figure (see UnitPerformance.h); sort:
    //! "created" (newest first, default) or "deadline" (soonest first, those without last).
    Expected<QJsonObject> list(const QJsonObject &filter, const QString &cursor, int limit,
                               const QString &sort);
    //! {"columns":[{"state","total","totalIsMore","items":[…first 50…],"next":cursor of list()}…],"supervised":n,"overdue":n,
    //! "dueSoon":n,"repeated":n (of those not closed)}, counted up to kBoardCountMost; the last column, "supervised", goes across the states. Closed ones
    //! come newest first, the others soonest deadline first.
    Expected<QJsonObject> board(const QJsonObject &filter, int perColumn = 50);
    //! {"districts":[…],"categories":[…],"units":[{"id","name"}…]}: what tickets have, for filters to choose from.
    Expected<QJsonObject> choices();
    //! {"items":[ticket with "why": "same_citizen" | "merged" | "similar" and "likeness" 0…1]…}: other tickets that may be
    //! about the same matter, likeliest first, of the 30 days before and after.
    Expected<QJsonObject> related(const QString &idOrNumber);
    static constexpr int kCountMost = 10'000; //!< so far a list counts
    static constexpr int kBoardCountMost = 1'000; //!< so far the board counts: "1,000+"
    Expected<QJsonArray> ofCall(const Id &callId);
    Expected<std::vector<TicketEvent>> events(const Id &id);
    //! {"items":[…],"next":…} of supervision orders, newest first; \a state and \a unitId may be empty.
    Expected<QJsonObject> supervisions(const QString &state, const Id &unitId, const QString &cursor,
                                       int limit);
    //! Visits in doubt that a person listens to, oldest finish first: {"items":[{"ticketId","number","title","unitId",
    //! "unitName","category","contactName","contactPhone","reason","result","outcome","attitude","outOfScope","confidence",
    //! "callId","attemptId","at","finishedAt"}…],"next","total"}.
    Expected<QJsonObject> reviews(const QString &cursor, int limit);
    //! What the person heard: result (of visitResults()), outcome, attitude, outOfScope, note. The evidence stays that of the
    //! visit in doubt. Errors: tickets.illegal_step (place review_is_pending), tickets.bad_value.
    Expected<void> decideReview(const Id &id, const QJsonObject &verdict, const Caller &caller);
    //! Appeals of units, newest first; \a state (open, upheld, rejected, void) and \a unitId may be empty.
    Expected<QJsonObject> appeals(const QString &state, const Id &unitId, const QString &cursor, int limit);
    //! {"id","ticketId",…} as appeals() lists it: the open one of a ticket. nullopt: none.
    Expected<std::optional<QJsonObject>> openAppeal(const Id &ticketId);
    //! By appeal. Errors: tickets.unknown_appeal (NotFound), tickets.appeal_decided (Conflict), those of act().
    Expected<QJsonObject> decideAppeal(const Id &appealId, bool uphold, const QString &reason, const Caller &caller);

    //! {"due":ISO,"dueAt":ms,"category","source","days":[{"date","kind","counts","why"}…]}: how the
    //! category's deadline comes about, by the unit's own limits and hours where a unit is named.
    Expected<QJsonObject> deadline(qint64 acceptedAt, const QString &category, const QString &unit = {}) const;

    struct ImportReport {
        int created = 0, updated = 0, skipped = 0, failed = 0;
        QJsonArray errors; //!< [{"row","column","message"}], at most 200
        QJsonArray tickets; //!< of at most 500 upserted rows: [{"row","number","id","ticketNumber","did": created | updated | skipped}]
        QJsonObject toJson() const;
    };
    //! Reads .xlsx, .xls or .csv with a head row: 工单编号 标题 内容 类别 区县 地址 联系人 联系电话 承办单位
    //! 受理时间 (English names work too); rows with a known 工单编号 are skipped. Or .json (an array) and .jsonl (an object a
    //! line) with the same names; those update what they know (upsert()). In chunks; any thread but the store's writer.
    Expected<ImportReport> importFile(const QString &path, const QString &actor,
                                      const std::function<bool(int done)> &progress = {});
    //! Tickets of another platform, by its number: new ones are made, known ones edited where they differ; the same again
    //! changes nothing and emits no event. \a items: objects with the names above, `number` required.
    Expected<ImportReport> upsert(const QJsonArray &items, const QString &actor, const std::function<bool(int done)> &progress = {});

    //! Erases what identifies a person from the tickets with this number. Returns how many.
    int erase(Transaction &t, const QByteArray &phoneIndex);

    const TicketLimits &limits() const { return m_limits; }
    void setLimits(TicketLimits limits) { m_limits = std::move(limits); }
    //! Hours of work that units have of their own, by name: they go before those of the limits. Whoever calls it replans.
    void followUnitHours(const std::map<QString, QJsonObject> &hours);
    //! When that unit is at work; nothing: it has no hours of its own.
    std::optional<WorkShifts> hoursOf(const QString &unitName) const;
    //! What a deadline follows from, and the deadline.
    struct Due {
        qint64 at = 0;
        DeadlineBasis basis;
        QJsonObject data() const { return {{u"deadline"_s, at}, {u"limit"_s, basis.toJson()}}; }
    };
    //! Throws StoreFailure.
    Due dueFor(qint64 from, const TicketLimit &limit, const QJsonObject &shifts = {}) const;
    //! The deadline of \a ticket derived day by day (\a derive false: only when it is); nullopt when it was set by hand.
    std::optional<Deadline> derivation(const TicketFold &ticket, bool derive = true) const;

    //! \name Deadlines that are set already (TicketDeadlines.cpp)
    //! Announced days and a unit's hours move the deadlines of open tickets that follow them: limits in working days and
    //! working hours, and the last day of one in calendar days (Civil Code §203). Extension and pauses stay; what stands
    //! still is derived when it goes on. Left as they are: limits of plain hours, deadlines set by hand, and a deadline
    //! to come that would lie in the past (nobody is late by a notice). A changed limit is for new tickets, as the
    //! citizen was promised, unless the hotline asks for it (TicketClock::followLimits); supervision orders keep theirs.
    //! @{
    struct DeadlineMove {
        qint64 before = 0;
        Due due;
        QString reason;      //!< Chinese: which notices, whose hours
        QJsonArray days;     //!< announced days on the way that are new: [{"date","name","kind"}…]
        QString limitBefore; //!< what the limit was, where it is another one; else empty
        bool kept = false;   //!< it would lie in the past, and stays
    };
    //! What changed since version \a since of the plan means for the deadline of an open ticket.
    std::optional<DeadlineMove> deadlineMove(Snapshot &s, const Id &id, const DeadlineCauses &causes, qint64 since) const;
    //! Takes that step, with the open supervision orders that share the deadline. The ticket afterwards; nullopt: stays.
    std::optional<TicketFold> moveDeadline(Transaction &t, const Id &id, const DeadlineCauses &causes, qint64 since);
    //! What the limits of now would mean for open tickets, without doing it: {"open","changed","earlier","later","kept",
    //! "items":[{"category","from","to","count"}…]}. Any thread; in slices, between which \a progress may say no
    //! (jobs.cancelled).
    Expected<QJsonObject> limitsEffect(const std::function<bool(qint64 done)> &progress) const;
    //! @}

private:
    struct ImportRow;
    class Importer;
    Expected<ImportReport> importRows(const std::vector<ImportRow> &rows, bool update, const QString &actor, const QString &place,
                                      const std::function<bool(int)> &progress);
    struct Current {
        TicketFold fold;
        int seq = 0;
        QString number, category;
        qint64 acceptedAt = 0;
        qint64 finishedSeq = 0;
    };
    static std::optional<Current> currentOf(Snapshot &s, const Id &id);
    using ActorOf = std::function<TicketActor(const TicketFold &)>;
    Expected<QJsonObject> actAs(const Id &id, const QString &verb, const QJsonObject &params, const ActorOf &who);
    //! Completes the data of a step; may take steps on other tickets.
    void prepare(Transaction &t, const Id &id, const Current &current, TicketAction action, const QJsonObject &params,
                 QJsonObject &data, const TicketActor &actor);
    void putUnit(QJsonObject &data, const QString &idOrName) const;
    void putExtension(const Current &current, TicketAction action, const QJsonObject &params, QJsonObject &data,
                      const TicketActor &actor) const;
    void putMerge(Transaction &t, const Id &id, const Current &current, const QString &into, QJsonObject &data,
                  const TicketActor &actor);
    //! A visit that stands: its event, its row, and the supervision order that follows from a dissatisfied citizen.
    void noteVisit(Transaction &t, const Id &id, const QJsonObject &data, const TicketActor &actor);
    //! The appeal's row, and what an upheld one takes out of the unit's figures.
    void noteAppeal(Transaction &t, const Id &id, const Current &before, const TicketFold &after, const TicketEvent &event) const;
    void settle(Transaction &t, const Id &id, const Current &before, const TicketFold &after, const TicketEvent &event);
    QString nextNumber(Transaction &t, qint64 at);
    bool hasHoursOfItsUnit(Snapshot &s, const Id &id, const TicketFold &ticket) const;
    void edit(Transaction &t, const Id &id, const QJsonObject &params, const TicketActor &actor);
    std::vector<TicketEvent> eventsOf(Snapshot &s, const Id &id) const;
    TicketQuery queryOf(const QJsonObject &filter) const;
    //! Cards of these tickets, in their order.
    QJsonArray cards(Snapshot &s, const QStringList &ids) const;
    QJsonObject json(Snapshot &s, const Row &row, bool full) const;

    Store &m_store;
    const FieldSealer &m_sealer;
    Directory &m_directory;
    const Calendar &m_calendar;
    const Clock &m_clock;
    TicketLimits m_limits;
    std::map<QString, QJsonObject> m_hoursOfLimits; //!< of units whose own hours stand in their place
};

} // namespace lianxin
