// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/tickets/Tickets.h"
#include "hotline/calendar/Deadline.h"
#include "hotline/directory/Directory.h"
#include "platform/access/Masking.h"
#include "platform/base/Clock.h"
#include "platform/base/PhoneNumber.h"
#include "platform/base/Text.h"
#include "platform/crypto/FieldSealer.h"
#include <QJsonDocument>

namespace lianxin {
namespace {

QString compact(const QJsonObject &json) {
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

constexpr qint64 kNoDeadline = 9'000'000'000'000'000; // in due_order: after all that have one

Error unknownTicket(const Id &id) {
    return {ErrorKind::NotFound, u"tickets.unknown"_s, u"There is no such ticket."_s, {}, id};
}

Error missing(const QString &field) {
    return {ErrorKind::Usage, u"tickets.missing_field"_s, u"%1 is missing."_s.arg(field), {}, field};
}

SqlValue sealedOrNull(const FieldSealer &sealer, const QString &text, const char *column) {
    if (text.isEmpty())
        return nullptr;
    return sealer.seal(text, column);
}

// Free text of a step may hold anything a person typed; numbers in it are shortened before it is kept in the
// clear. Identities and limits are ours.
QJsonValue withoutNumbers(const QString &key, const QJsonValue &value) {
    if (key == u"limit" || key.endsWith(u"Id") || key.endsWith(u"Ids"))
        return value;
    if (value.isString())
        return maskedText(value.toString());
    if (value.isArray()) {
        QJsonArray out;
        for (const auto &element : value.toArray())
            out.append(withoutNumbers(key, element));
        return out;
    }
    if (value.isObject()) {
        QJsonObject out = value.toObject();
        for (auto it = out.begin(); it != out.end(); ++it)
            it.value() = withoutNumbers(it.key(), it.value());
        return out;
    }
    return value;
}

} // namespace

QJsonObject Supervision::toJson() const {
    return {{u"id"_s, id},
            {u"ticketId"_s, ticketId},
            {u"ticketNumber"_s, ticketNumber},
            {u"unitId"_s, unitId},
            {u"unitName"_s, unitName},
            {u"reason"_s, reason},
            {u"evidenceCallId"_s, evidenceCallId},
            {u"createdAt"_s, createdAt},
            {u"deadline"_s, deadline},
            {u"state"_s, state}};
}

Tickets::Tickets(Store &store, const FieldSealer &sealer, Directory &directory, const Calendar &calendar,
                 const Clock &clock, TicketLimits limits, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_sealer(sealer)
    , m_directory(directory)
    , m_calendar(calendar)
    , m_clock(clock)
    , m_limits(std::move(limits)) {}

std::optional<Tickets::Current> Tickets::currentOf(Snapshot &s, const Id &id) {
    const auto row = s.first(
        u"SELECT state, supervised, unit_id, unit_name, deadline, urged, returned, satisfaction, seq, "
        "number, category, accepted_at, more, finished_seq FROM ticket WHERE id = $1",
        {id});
    if (!row)
        return {};
    Current c;
    c.fold.state = ticketStateFromName(row->text(0)).value_or(TicketState::Archived);
    c.fold.supervised = row->boolean(1);
    c.fold.unitId = row->text(2);
    c.fold.unitName = row->text(3);
    c.fold.deadline = row->integer(4);
    c.fold.urged = int(row->integer(5));
    c.fold.returned = int(row->integer(6));
    c.fold.satisfaction = row->text(7);
    c.seq = int(row->integer(8));
    c.number = row->text(9);
    c.category = row->text(10);
    c.acceptedAt = row->integer(11);
    c.fold.readMore(row->json(12));
    c.finishedSeq = row->integer(13);
    return c;
}

Expected<TicketFold> Tickets::fold(const Id &id) {
    return m_store.readReturning<TicketFold>([&](Snapshot &s) {
        const auto current = currentOf(s, id);
        if (!current)
            throw StoreFailure(unknownTicket(id));
        return current->fold;
    });
}

Tickets::Due Tickets::dueFor(qint64 from, const TicketLimit &limit, const QJsonObject &shifts) const {
    Due due;
    due.basis = {from, limit.limit, shifts, limit.source};
    TicketFold ticket;
    ticket.basis = due.basis;
    due.at = derivation(ticket, false)->at;
    return due;
}

std::optional<Deadline> Tickets::derivation(const TicketFold &ticket, bool derive) const {
    if (!ticket.basis)
        return {};
    DeadlineQuestion question;
    question.from = ticket.basis->from;
    question.limit = ticket.basis->limit;
    question.extension = ticket.extension;
    for (const auto &[from, to] : ticket.pauses)
        question.pauses.push_back({from, to, u"等待市民，暂停计时"_s});
    if (!ticket.basis->shifts.isEmpty())
        if (const auto shifts = WorkShifts::fromJson(ticket.basis->shifts))
            question.shifts = *shifts;
    const auto deadline = m_calendar.deadline(question, derive);
    if (!deadline)
        throw StoreFailure(deadline.error());
    return *deadline;
}

// yyyymmdd and at least four digits that count within the day (hotline time zone): short enough to be spoken.
QString Tickets::nextNumber(Transaction &t, qint64 at) {
    const QString day = civil::dateOf(at).toString(u"yyyyMMdd"_s);
    const auto row = t.query(u"INSERT INTO ticket_day (day, last) VALUES ($1, 1) "
                             "ON CONFLICT (day) DO UPDATE SET last = ticket_day.last + 1 RETURNING last",
                             {day});
    return day + u"%1"_s.arg(row.front().integer(0), 4, 10, QChar(u'0'));
}

Id Tickets::create(Transaction &t, const TicketDraft &draft, const QString &actor) {
    if (draft.title.trimmed().isEmpty() && draft.content.trimmed().isEmpty())
        throw StoreFailure(missing(u"title"_s));
    const qint64 now = m_clock.now();
    const qint64 acceptedAt = draft.acceptedAt ? draft.acceptedAt : now;
    const QString category = m_limits.categories.contains(draft.category) || !draft.category.isEmpty()
                                 ? draft.category
                                 : m_limits.fallback;
    const QString title = (draft.title.trimmed().isEmpty() ? draft.content : draft.title).trimmed().left(200);
    SealedPhone phone{draft.phoneSealed, draft.phoneIndex, draft.phoneMasked};
    if (!draft.contactPhone.isEmpty()) {
        const auto number = parsePhoneNumber(draft.contactPhone);
        if (!number)
            throw StoreFailure(number.error());
        phone = m_directory.seal(number->digits);
    }
    const Id id = newId();
    const QString number = nextNumber(t, acceptedAt);
    t.execute(
        u"INSERT INTO ticket (id, number, title, title_sealed, content, content_sealed, category, district, "
        "address_sealed, contact_id, name_sealed, name_masked, phone_sealed, phone_index, phone_masked, "
        "source, "
        "source_number, call_id, urgency, accepted_at, created_at, changed_at, seq, state, supervised, "
        "unit_id, unit_name, "
        "deadline, urged, returned, satisfaction, finished_seq, finished_at) VALUES "
        "($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,"
        "$12,$13,$14,$15,$16,$17,$18,$19,$20,$21,$21,0,'pending_dispatch',0,'','',0,0,0,'',0,0)",
        {id,
         number,
         maskedText(title),
         m_sealer.seal(title, "ticket.title"),
         maskedText(draft.content),
         m_sealer.seal(draft.content, "ticket.content"),
         category,
         draft.district,
         sealedOrNull(m_sealer, draft.address, "ticket.address"),
         draft.contactId,
         sealedOrNull(m_sealer, draft.contactName, "ticket.name"),
         draft.contactName.isEmpty() ? draft.nameMasked : maskedName(draft.contactName),
         phone.isEmpty() ? SqlValue(nullptr) : SqlValue(phone.sealed),
         phone.isEmpty() ? SqlValue(nullptr) : SqlValue(phone.index),
         phone.masked,
         draft.source,
         draft.sourceNumber.isEmpty() ? SqlValue(nullptr) : SqlValue(draft.sourceNumber),
         draft.callId,
         draft.urgency.isEmpty() ? u"normal"_s : draft.urgency,
         acceptedAt,
         now});
    QJsonObject data = draft.deadline ? QJsonObject{{u"deadline"_s, draft.deadline}}
                                      : dueFor(acceptedAt, m_limits.of(category)).data();
    data[u"number"_s] = number;
    data[u"source"_s] = draft.source;
    data[u"callId"_s] = draft.callId;
    data[u"category"_s] = category;
    if (!draft.evidence.isEmpty())
        data[u"evidence"_s] = draft.evidence;
    append(t, id, TicketAction::Created, data, actor);
    if (!draft.unitId.isEmpty()) {
        QJsonObject dispatch;
        const auto current = currentOf(t, id);
        prepare(t, id, *current, TicketAction::Dispatched, {{u"unitId"_s, draft.unitId}}, dispatch, TicketActor(actor));
        append(t, id, TicketAction::Dispatched, dispatch, actor);
    }
    return id;
}

Expected<QJsonObject> Tickets::create(const TicketDraft &draft, const QString &actor) {
    LX_TRY(const Id id, m_store.writeReturning<Id>([&](Transaction &t) { return create(t, draft, actor); }));
    return get(id);
}

TicketFold Tickets::append(Transaction &t, const Id &id, TicketAction action, QJsonObject data,
                           const TicketActor &actor) {
    const auto current = currentOf(t, id);
    if (!current)
        throw StoreFailure(unknownTicket(id));
    TicketEvent event{newId(), id, current->seq + 1, action, actor.id, m_clock.now(), {}};
    event.data = withoutNumbers({}, std::move(data)).toObject();
    const TicketStep step{current->fold, actor, event.at, &event.data};
    if (action != TicketAction::Created)
        if (const auto refusal = refusalOf(action, step))
            throw StoreFailure(refusalError(*refusal, action, step));
    const auto next = applied(current->fold, event);
    // The unique (ticket, seq) makes sure that two who act at once do not both succeed.
    t.execute(u"INSERT INTO ticket_event (id, ticket_id, seq, action, actor, at, data) VALUES "
              u"($1,$2,$3,$4,$5,$6,$7)",
              {event.id, id, qint64(event.seq), nameOf(action), actor.id, event.at, compact(event.data)});
    const bool finished = action == TicketAction::Finished;
    const bool open = next.state == TicketState::PendingDispatch || next.state == TicketState::PendingSign ||
                      next.state == TicketState::Processing;
    // next_at 1: the ticket clock looks at it again (TicketClock); plan 1: no plan knows it, or its deadline, yet; visit_at: the citizen is to be
    // asked (TicketCalls).
    t.execute(u"UPDATE ticket SET seq = $1, state = $2, supervised = $3, unit_id = $4, unit_name = $5, "
              u"deadline = $6, "
              "urged = $7, returned = $8, satisfaction = $9, changed_at = $10, "
              "finished_seq = CASE WHEN $11 = 1 THEN $1 ELSE finished_seq END, "
              "finished_at = CASE WHEN $11 = 1 THEN $10 ELSE finished_at END, more = $12, paused = $13, "
              "review_pending = $14, merged_into = $15, next_at = $16, due_order = $18, repeats = $19, "
              "appeal_open = $20, plan = CASE WHEN $16 = 0 THEN 0 WHEN plan = 0 OR $21 = 1 THEN 1 ELSE plan END, "
              "visit_at = CASE WHEN $11 = 1 AND phone_index IS NOT NULL THEN $10 WHEN $2 = 'pending_visit' THEN visit_at ELSE 0 END "
              "WHERE id = $17",
              {qint64(event.seq), nameOf(next.state), qint64(next.supervised), next.unitId, next.unitName,
               next.deadline, qint64(next.urged), qint64(next.returned), next.satisfaction, event.at,
               qint64(finished), compact(next.moreJson()), qint64(next.isPaused()), qint64(next.reviewPending),
               next.mergedInto, qint64(open && next.deadline > 0), id, next.deadline > 0 ? next.deadline : kNoDeadline,
               qint64(next.urged + next.absorbed), qint64(next.appealOpen),
               qint64(next.deadline != current->fold.deadline)});
    settle(t, id, *current, next, event);
    QJsonObject payload{
        {u"id"_s, id},
        {u"number"_s, action == TicketAction::Created ? event.data[u"number"_s].toString() : current->number},
        {u"action"_s, nameOf(action)},
        {u"state"_s, nameOf(next.state)},
        {u"supervised"_s, next.supervised},
        {u"unitId"_s, next.unitId},
        {u"unitName"_s, next.unitName},
        {u"deadline"_s, next.deadline}};
    QJsonArray assisting, former; // who else hears of it, and who hears that it is gone (ticketEventFor)
    for (const auto &unit : next.assisting)
        assisting.append(unit.unitId);
    const auto left = [&](const Id &unit) {
        if (!unit.isEmpty() && unit != next.unitId && !next.assistingUnit(unit))
            former.append(unit);
    };
    left(current->fold.unitId);
    for (const auto &unit : current->fold.assisting)
        left(unit.unitId);
    if (!assisting.isEmpty())
        payload[u"assistingIds"_s] = assisting;
    if (!former.isEmpty())
        payload[u"formerIds"_s] = former;
    t.emitEvent(action == TicketAction::Created ? u"ticket.created"_s : u"ticket.changed"_s, id, payload,
                actor.id);
    return next;
}

// Rows beside the ticket that follow its fold.
void Tickets::settle(Transaction &t, const Id &id, const Current &before, const TicketFold &after, const TicketEvent &event) {
    // What units are judged by, with the unit that it was at that moment (UnitPerformance).
    const Id &unit = before.fold.unitId.isEmpty() ? after.unitId : before.fold.unitId;
    QString mark;
    switch (event.action) {
    case TicketAction::Dispatched:
    case TicketAction::Reassigned:
        mark = u"dispatched"_s;
        break;
    case TicketAction::Finished:
        // A supervision order gives a new deadline; what was overdue before it stays late.
        mark = (before.fold.deadline == 0 || event.at <= before.fold.deadline) &&
                       !t.first(u"SELECT 1 FROM supervision_order WHERE ticket_id = $1 AND state = 'open' AND reason = 'overdue'", {id})
                   ? u"finished_in_time"_s
                   : u"finished_late"_s;
        break;
    case TicketAction::ReturnAsked:
    case TicketAction::Returned:
    case TicketAction::Supervised:
    case TicketAction::Appealed:
    case TicketAction::AppealUpheld:
    case TicketAction::AppealRejected:
    case TicketAction::ExtensionGranted:
    case TicketAction::Urged:
        mark = nameOf(event.action);
        break;
    default:
        break;
    }
    if (const Id &whose = mark == u"dispatched" ? after.unitId : unit; !mark.isEmpty() && !whose.isEmpty())
        t.execute(u"INSERT INTO ticket_mark (ticket_id, seq, kind, unit_id, at) VALUES ($1,$2,$3,$4,$5)",
                  {id, qint64(event.seq), mark, whose, event.at});
    noteAppeal(t, id, before, after, event);
    if (!after.supervised && before.fold.supervised)
        t.execute(u"UPDATE supervision_order SET state = $3, settled_at = $1 WHERE ticket_id = $2 AND state = 'open'",
                  {event.at, id, event.action == TicketAction::AppealUpheld ? u"withdrawn"_s : u"settled"_s});
    if (after.assisting != before.fold.assisting) {
        t.execute(u"DELETE FROM ticket_assist WHERE ticket_id = $1", {id});
        for (const auto &unit : after.assisting)
            t.execute(u"INSERT INTO ticket_assist (ticket_id, unit_id, reported) VALUES ($1,$2,$3)",
                      {id, unit.unitId, qint64(unit.reported)});
    }
}

Supervision Tickets::supervise(Transaction &t, const Id &id, const QString &reason, const Id &evidenceCallId,
                               const TicketActor &actor, qint64 deadline) {
    const auto current = currentOf(t, id);
    if (!current)
        throw StoreFailure(unknownTicket(id));
    // Dissatisfied again after the unit had done it again: the first order has failed, and a new one follows.
    if (reason == u"dissatisfied")
        t.execute(u"UPDATE supervision_order SET state = 'repeated', settled_at = $1 WHERE ticket_id = $2 AND reason = $3 AND state = "
                  "'open' AND created_at <= (SELECT finished_at FROM ticket WHERE id = $2)",
                  {m_clock.now(), id, reason});
    if (const auto open = t.first(
            u"SELECT id, created_at, deadline, evidence_call_id, unit_id, unit_name FROM supervision_order "
            "WHERE ticket_id = $1 AND reason = $2 AND state = 'open'",
            {id, maskedText(reason)}))
        return {open->text(0),    id,
                current->number,  open->text(4),
                open->text(5),    maskedText(reason),
                open->text(3),    open->integer(1),
                open->integer(2), u"open"_s};
    const qint64 now = m_clock.now();
    Supervision order{newId(),
                      id,
                      current->number,
                      current->fold.unitId,
                      current->fold.unitName,
                      maskedText(reason),
                      evidenceCallId,
                      now,
                      deadline,
                      u"open"_s};
    QJsonObject data{{u"deadline"_s, deadline}};
    if (!deadline) {
        data = dueFor(now, m_limits.supervision, m_limits.shiftsOf(current->fold.unitName)).data();
        order.deadline = data[u"deadline"_s].toInteger();
    }
    data[u"supervisionId"_s] = order.id;
    data[u"reason"_s] = reason;
    data[u"callId"_s] = evidenceCallId;
    append(t, id, TicketAction::Supervised, data, actor);
    t.execute(u"INSERT INTO supervision_order (id, ticket_id, ticket_number, unit_id, unit_name, reason, "
              u"evidence_call_id, "
              "created_at, deadline, state, settled_at) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,'open',0)",
              {order.id, id, order.ticketNumber, order.unitId, order.unitName, order.reason, evidenceCallId,
               now, order.deadline});
    t.emitEvent(u"supervision.created"_s, order.id, order.toJson(), actor.id);
    return order;
}

Supervision Tickets::createSupervised(Transaction &t, const TicketDraft &draft, const QString &reason,
                                      const Id &evidenceCallId, const QString &actor) {
    return supervise(t, create(t, draft, actor), reason, evidenceCallId, actor);
}

Expected<void> Tickets::settleSupervision(const Id &supervisionId, const QString &actor) {
    return m_store.write([&](Transaction &t) {
        const auto row =
            t.query(u"UPDATE supervision_order SET state = 'settled', settled_at = $1 WHERE id = $2 AND "
                    "state = 'open' RETURNING ticket_id",
                    {m_clock.now(), supervisionId});
        if (row.empty()) {
            if (!t.first(u"SELECT 1 FROM supervision_order WHERE id = $1", {supervisionId}))
                throw StoreFailure(unknownTicket(supervisionId));
            return;
        }
        const Id id = row.front().text(0);
        if (t.first(u"SELECT 1 FROM supervision_order WHERE ticket_id = $1 AND state = 'open'", {id}))
            return;
        if (const auto current = currentOf(t, id);
            current && mayAct(current->fold, TicketAction::SupervisionLifted))
            append(t, id, TicketAction::SupervisionLifted, {{u"supervisionId"_s, supervisionId}}, actor);
    });
}

void Tickets::edit(Transaction &t, const Id &id, const QJsonObject &params, const TicketActor &actor) {
    const auto set = [&](const QString &key, const QString &column) {
        if (params.contains(key))
            t.execute(u"UPDATE ticket SET %1 = $1 WHERE id = $2"_s.arg(column), {params[key].toString(), id});
    };
    // First the event: what the rules refuse changes nothing.
    QStringList fields;
    for (const auto &key : {u"category"_s, u"district"_s, u"urgency"_s, u"title"_s, u"content"_s, u"address"_s, u"contactName"_s,
                            u"contactPhone"_s})
        if (params.contains(key))
            fields << key;
    append(t, id, TicketAction::Edited, {{u"fields"_s, fields.join(u',')}}, actor);
    set(u"category"_s, u"category"_s);
    set(u"district"_s, u"district"_s);
    set(u"urgency"_s, u"urgency"_s);
    const auto setText = [&](const QString &key, const char *column) {
        if (!params.contains(key))
            return;
        const QString text = params[key].toString();
        t.execute(u"UPDATE ticket SET %1 = $1, %1_sealed = $2 WHERE id = $3"_s.arg(key),
                  {maskedText(text), m_sealer.seal(text, column), id});
    };
    setText(u"title"_s, "ticket.title");
    setText(u"content"_s, "ticket.content");
    if (params.contains(u"address"_s))
        t.execute(u"UPDATE ticket SET address_sealed = $1 WHERE id = $2",
                  {sealedOrNull(m_sealer, params[u"address"_s].toString(), "ticket.address"), id});
    if (const QString name = params[u"contactName"_s].toString(); params.contains(u"contactName"_s))
        t.execute(u"UPDATE ticket SET name_sealed = $1, name_masked = $2 WHERE id = $3",
                  {sealedOrNull(m_sealer, name, "ticket.name"), name.isEmpty() ? QString() : maskedName(name), id});
    if (const QString typed = params[u"contactPhone"_s].toString(); !typed.isEmpty()) {
        const auto number = parsePhoneNumber(typed);
        if (!number)
            throw StoreFailure(number.error());
        const auto phone = m_directory.seal(number->digits);
        // Nobody could be asked before: the return visit is wanted now.
        t.execute(u"UPDATE ticket SET visit_at = CASE WHEN state = 'pending_visit' AND phone_index IS NULL THEN finished_at ELSE visit_at "
                  "END, phone_sealed = $1, phone_index = $2, phone_masked = $3 WHERE id = $4",
                  {phone.sealed, phone.index, phone.masked, id});
    }
}

int Tickets::erase(Transaction &t, const QByteArray &phoneIndex) {
    return int(t.execute(
        u"UPDATE ticket SET name_sealed = NULL, name_masked = '', phone_sealed = NULL, phone_index = NULL, "
        "phone_masked = '', address_sealed = NULL, contact_id = '', content = '', content_sealed = $1, "
        "title = '', title_sealed = $2 WHERE phone_index = $3",
        {m_sealer.seal(QString(), "ticket.content"), m_sealer.seal(QString(), "ticket.title"), phoneIndex}));
}

} // namespace lianxin
