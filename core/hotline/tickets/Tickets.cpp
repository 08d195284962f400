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

struct Current {
    TicketFold fold;
    int seq = 0;
    QString number, category;
    qint64 acceptedAt = 0;
};

std::optional<Current> currentOf(Snapshot &s, const Id &id) {
    const auto row = s.first(
        u"SELECT state, supervised, unit_id, unit_name, deadline, urged, returned, satisfaction, seq, "
        "number, category, accepted_at FROM ticket WHERE id = $1",
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
    return c;
}

Error illegal(const TicketFold &ticket, TicketAction action) {
    QStringList legal;
    for (const auto &rule : ticketRules())
        if (mayAct(ticket, rule.action))
            legal << nameOf(rule.action);
    return {ErrorKind::Conflict, u"tickets.illegal_step"_s,
            u"A ticket that is %1 can't be %2 (rule %3)."_s.arg(nameOf(ticket.state), nameOf(action),
                                                                QLatin1StringView(ruleOf(action).name)),
            u"Possible now: %1."_s.arg(legal.join(u", "_s)), QLatin1StringView(ruleOf(action).name)};
}

// Free text of a step may hold anything a person typed; numbers in it are shortened before it is kept in the
// clear.
QJsonObject withoutNumbers(QJsonObject data) {
    for (auto it = data.begin(); it != data.end(); ++it)
        if (it.value().isString() && it.key() != u"callId" && it.key() != u"unitId")
            it.value() = maskedText(it.value().toString());
    return data;
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

qint64 Tickets::deadlineFor(qint64 acceptedAt, const TicketLimit &limit) const {
    if (limit.hours > 0)
        return acceptedAt + qint64(limit.hours) * 3'600'000;
    const auto deadline = m_calendar.deadlineAfterWorkingDays(acceptedAt, limit.workingDays);
    if (!deadline)
        throw StoreFailure(deadline.error());
    return deadline->at;
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
    const qint64 deadline = draft.deadline ? draft.deadline : deadlineFor(acceptedAt, m_limits.of(category));
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
    append(t, id, TicketAction::Created,
           {{u"number"_s, number},
            {u"source"_s, draft.source},
            {u"callId"_s, draft.callId},
            {u"deadline"_s, deadline},
            {u"category"_s, category}},
           actor);
    if (!draft.unitId.isEmpty()) {
        const auto unit = m_directory.unit(draft.unitId);
        if (!unit)
            throw StoreFailure({ErrorKind::BadInput,
                                u"tickets.unknown_unit"_s,
                                u"There is no such unit."_s,
                                {},
                                u"unitId"_s});
        append(t, id, TicketAction::Dispatched, {{u"unitId"_s, unit->id}, {u"unitName"_s, unit->name}},
               actor);
    }
    return id;
}

Expected<QJsonObject> Tickets::create(const TicketDraft &draft, const QString &actor) {
    LX_TRY(const Id id, m_store.writeReturning<Id>([&](Transaction &t) { return create(t, draft, actor); }));
    return get(id);
}

TicketFold Tickets::append(Transaction &t, const Id &id, TicketAction action, QJsonObject data,
                           const QString &actor) {
    const auto current = currentOf(t, id);
    if (!current)
        throw StoreFailure(unknownTicket(id));
    if (action != TicketAction::Created && !mayAct(current->fold, action))
        throw StoreFailure(illegal(current->fold, action));
    TicketEvent event{
        newId(), id, current->seq + 1, action, actor, m_clock.now(), withoutNumbers(std::move(data))};
    const auto next = applied(current->fold, event);
    // The unique (ticket, seq) makes sure that two who act at once do not both succeed.
    t.execute(u"INSERT INTO ticket_event (id, ticket_id, seq, action, actor, at, data) VALUES "
              u"($1,$2,$3,$4,$5,$6,$7)",
              {event.id, id, qint64(event.seq), nameOf(action), actor, event.at, compact(event.data)});
    const bool finished = action == TicketAction::Finished;
    t.execute(u"UPDATE ticket SET seq = $1, state = $2, supervised = $3, unit_id = $4, unit_name = $5, "
              u"deadline = $6, "
              "urged = $7, returned = $8, satisfaction = $9, changed_at = $10, "
              "finished_seq = CASE WHEN $11 = 1 THEN $1 ELSE finished_seq END, "
              "finished_at = CASE WHEN $11 = 1 THEN $10 ELSE finished_at END WHERE id = $12",
              {qint64(event.seq), nameOf(next.state), qint64(next.supervised), next.unitId, next.unitName,
               next.deadline, qint64(next.urged), qint64(next.returned), next.satisfaction, event.at,
               qint64(finished), id});
    if (!next.supervised && current->fold.supervised)
        t.execute(u"UPDATE supervision_order SET state = 'settled', settled_at = $1 WHERE ticket_id = $2 AND "
                  u"state = 'open'",
                  {event.at, id});
    QJsonObject payload{
        {u"id"_s, id},
        {u"number"_s, action == TicketAction::Created ? event.data[u"number"_s].toString() : current->number},
        {u"action"_s, nameOf(action)},
        {u"state"_s, nameOf(next.state)},
        {u"supervised"_s, next.supervised},
        {u"unitId"_s, next.unitId},
        {u"unitName"_s, next.unitName},
        {u"deadline"_s, next.deadline}};
    t.emitEvent(action == TicketAction::Created ? u"ticket.created"_s : u"ticket.changed"_s, id, payload,
                actor);
    return next;
}

Supervision Tickets::supervise(Transaction &t, const Id &id, const QString &reason, const Id &evidenceCallId,
                               const QString &actor, qint64 deadline) {
    const auto current = currentOf(t, id);
    if (!current)
        throw StoreFailure(unknownTicket(id));
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
                      deadline ? deadline : deadlineFor(now, m_limits.supervision),
                      u"open"_s};
    append(t, id, TicketAction::Supervised,
           {{u"supervisionId"_s, order.id},
            {u"reason"_s, reason},
            {u"callId"_s, evidenceCallId},
            {u"deadline"_s, order.deadline}},
           actor);
    t.execute(u"INSERT INTO supervision_order (id, ticket_id, ticket_number, unit_id, unit_name, reason, "
              u"evidence_call_id, "
              "created_at, deadline, state, settled_at) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,'open',0)",
              {order.id, id, order.ticketNumber, order.unitId, order.unitName, order.reason, evidenceCallId,
               now, order.deadline});
    t.emitEvent(u"supervision.created"_s, order.id, order.toJson(), actor);
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

Expected<QJsonObject> Tickets::act(const Id &id, const QString &action, const QJsonObject &params,
                                   const QString &actor) {
    struct Verb {
        QLatin1StringView name;
        TicketAction action;
        QLatin1StringView needs; //!< parameter that must not be empty
    };
    static constexpr std::array verbs{
        Verb{"dispatch"_L1, TicketAction::Dispatched, "unitId"_L1},
        Verb{"sign"_L1, TicketAction::Signed, ""_L1},
        Verb{"process"_L1, TicketAction::Processed, "opinion"_L1},
        Verb{"note"_L1, TicketAction::Noted, "text"_L1},
        Verb{"return"_L1, TicketAction::Returned, "reason"_L1},
        Verb{"finish"_L1, TicketAction::Finished, "opinion"_L1},
        Verb{"visit"_L1, TicketAction::Visited, "result"_L1},
        Verb{"close"_L1, TicketAction::Closed, ""_L1},
        Verb{"archive"_L1, TicketAction::Archived, ""_L1},
        Verb{"supervise"_L1, TicketAction::Supervised, "reason"_L1},
        Verb{"lift"_L1, TicketAction::SupervisionLifted, "reason"_L1},
        Verb{"urge"_L1, TicketAction::Urged, ""_L1},
        Verb{"edit"_L1, TicketAction::Edited, ""_L1},
    };
    const auto verb =
        std::find_if(verbs.begin(), verbs.end(), [&](const Verb &v) { return action == v.name; });
    if (verb == verbs.end())
        return Error{
            ErrorKind::Usage, u"tickets.unknown_action"_s, u"%1 is not a step of a ticket."_s.arg(action),
            u"dispatch, sign, process, note, return, finish, visit, close, archive, supervise, lift, urge, edit."_s,
            u"action"_s};
    if (!verb->needs.isEmpty() && params[verb->needs].toString().trimmed().isEmpty())
        return missing(verb->needs);
    QJsonObject data = params;
    if (verb->action == TicketAction::Dispatched) {
        const auto unit = m_directory.unit(params[u"unitId"_s].toString());
        if (!unit)
            return Error{ErrorKind::BadInput, u"tickets.unknown_unit"_s, u"There is no such unit."_s,
                         u"Import the units first."_s, u"unitId"_s};
        data[u"unitId"_s] = unit->id;
        data[u"unitName"_s] = unit->name;
    }
    LX_CHECK(m_store.write([&](Transaction &t) {
        if (verb->action == TicketAction::Supervised)
            supervise(t, id, params[u"reason"_s].toString(), params[u"callId"_s].toString(), actor,
                      params[u"deadline"_s].toInteger());
        else if (verb->action == TicketAction::Edited)
            edit(t, id, params, actor);
        else
            append(t, id, verb->action, data, actor);
        if (verb->action == TicketAction::Visited && params[u"result"_s].toString() == u"dissatisfied")
            supervise(t, id, u"dissatisfied"_s, params[u"callId"_s].toString(), actor);
    }));
    return get(id);
}

void Tickets::edit(Transaction &t, const Id &id, const QJsonObject &params, const QString &actor) {
    QStringList changed;
    const auto set = [&](const QString &key, const QString &column) {
        if (!params.contains(key))
            return;
        t.execute(u"UPDATE ticket SET %1 = $1 WHERE id = $2"_s.arg(column), {params[key].toString(), id});
        changed << key;
    };
    set(u"category"_s, u"category"_s);
    set(u"district"_s, u"district"_s);
    set(u"urgency"_s, u"urgency"_s);
    const auto setText = [&](const QString &key, const char *column) {
        if (!params.contains(key))
            return;
        const QString text = params[key].toString();
        t.execute(u"UPDATE ticket SET %1 = $1, %1_sealed = $2 WHERE id = $3"_s.arg(key),
                  {maskedText(text), m_sealer.seal(text, column), id});
        changed << key;
    };
    setText(u"title"_s, "ticket.title");
    setText(u"content"_s, "ticket.content");
    append(t, id, TicketAction::Edited, {{u"fields"_s, changed.join(u',')}}, actor);
}

int Tickets::erase(Transaction &t, const QByteArray &phoneIndex) {
    return int(t.execute(
        u"UPDATE ticket SET name_sealed = NULL, name_masked = '', phone_sealed = NULL, phone_index = NULL, "
        "phone_masked = '', address_sealed = NULL, contact_id = '', content = '', content_sealed = $1, "
        "title = '', title_sealed = $2 WHERE phone_index = $3",
        {m_sealer.seal(QString(), "ticket.content"), m_sealer.seal(QString(), "ticket.title"), phoneIndex}));
}

} // namespace lianxin
