// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "hotline/tickets/Ticket.h"
#include "hotline/tickets/TicketLimits.h"
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
    QString state;        //!< open, settled
    QJsonObject toJson() const;
};

//! \brief Tickets: a row that is the fold of its append-only events, in one transaction with both and with
//! the door's event. Engine main thread; the functions with a Transaction run inside another module's write.
//!
//! Errors: tickets.unknown (NotFound), tickets.illegal_step (Conflict; names the rule and what would be
//! legal), tickets.missing_field (Usage; place names it), tickets.unknown_unit (BadInput), tickets.duplicate
//! (Conflict), tickets.bad_file, calendar.*, storage.*.
class LIANXIN_EXPORT Tickets : public QObject {
    Q_OBJECT
public:
    Tickets(Store &store, const FieldSealer &sealer, Directory &directory, const Calendar &calendar,
            const Clock &clock, TicketLimits limits = TicketLimits::shipped(), QObject *parent = nullptr);

    //! Returns the new ticket as tickets.get shows it.
    Expected<QJsonObject> create(const TicketDraft &draft, const QString &actor);
    Id create(Transaction &t, const TicketDraft &draft, const QString &actor);
    //! One step. Actions of the door: dispatch{unitId,deadline?}, sign, process{opinion}, note{text},
    //! return{reason}, finish{opinion}, visit{result}, close, archive, supervise{reason,deadline?},
    //! lift{reason}, urge{text}, edit{title?,content?,category?,district?,urgency?}.
    Expected<QJsonObject> act(const Id &id, const QString &action, const QJsonObject &params,
                              const QString &actor);
    //! Inside another module's transaction; throws StoreFailure with the errors above.
    TicketFold append(Transaction &t, const Id &id, TicketAction action, QJsonObject data,
                      const QString &actor);
    //! A supervision order with its ticket event; an open one for the same ticket and reason is returned as
    //! it is.
    Supervision supervise(Transaction &t, const Id &id, const QString &reason, const Id &evidenceCallId,
                          const QString &actor, qint64 deadline = 0);

    //! A ticket made of a call's result and its supervision order at once (dissatisfied without a ticket of
    //! ours).
    Supervision createSupervised(Transaction &t, const TicketDraft &draft, const QString &reason,
                                 const Id &evidenceCallId, const QString &actor);
    //! Closes the supervision order; the ticket's flag goes with its last one. Errors: tickets.unknown.
    Expected<void> settleSupervision(const Id &supervisionId, const QString &actor);

    //! id or spoken number ("20261010" + daily sequence of at least 4 digits, spaces and dashes ignored).
    Expected<QJsonObject> get(const QString &idOrNumber);
    //! {"items":[…],"next":…,"total":n}. filter: state, unitId, district, category, urgency, supervised,
    //! overdue, text, callId, contactPhone; sort: "created" (newest first, default) or "deadline" (soonest
    //! first).
    Expected<QJsonObject> list(const QJsonObject &filter, const QString &cursor, int limit,
                               const QString &sort);
    //! {"columns":[{"state","total","items":[…first 50…]}…],"supervised":n,"overdue":n}.
    Expected<QJsonObject> board(const QJsonObject &filter, int perColumn = 50);
    Expected<QJsonArray> ofCall(const Id &callId);
    Expected<std::vector<TicketEvent>> events(const Id &id);
    //! {"items":[…],"next":…} of supervision orders, newest first; \a state and \a unitId may be empty.
    Expected<QJsonObject> supervisions(const QString &state, const Id &unitId, const QString &cursor,
                                       int limit);
    //! {"due":ISO,"dueAt":ms,"category","source","days":[{"date","kind","counts","why"}…]}: how the
    //! category's deadline comes about. A limit in hours has no days.
    Expected<QJsonObject> deadline(qint64 acceptedAt, const QString &category) const;

    struct ImportReport {
        int created = 0, skipped = 0, failed = 0;
        QJsonArray errors; //!< [{"row","column","message"}], at most 200
        QJsonObject toJson() const;
    };
    //! Reads .xlsx, .xls or .csv with a head row: 工单编号 标题 内容 类别 区县 地址 联系人 联系电话 承办单位
    //! 受理时间 (English names work too). Rows with a known 工单编号 are skipped. In chunks; any thread but
    //! the store's writer.
    Expected<ImportReport> importFile(const QString &path, const QString &actor,
                                      const std::function<bool(int done)> &progress = {});

    //! Erases what identifies a person from the tickets with this number. Returns how many.
    int erase(Transaction &t, const QByteArray &phoneIndex);

    const TicketLimits &limits() const { return m_limits; }

private:
    QString nextNumber(Transaction &t, qint64 at);
    void edit(Transaction &t, const Id &id, const QJsonObject &params, const QString &actor);
    std::vector<TicketEvent> eventsOf(Snapshot &s, const Id &id) const;
    QString where(const QJsonObject &filter, Params &params) const;
    qint64 deadlineFor(qint64 acceptedAt, const TicketLimit &limit) const;
    QJsonObject json(Snapshot &s, const Row &row, bool full) const;

    Store &m_store;
    const FieldSealer &m_sealer;
    Directory &m_directory;
    const Calendar &m_calendar;
    const Clock &m_clock;
    TicketLimits m_limits;
};

} // namespace lianxin
