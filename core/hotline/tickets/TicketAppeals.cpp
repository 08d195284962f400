// SPDX-License-Identifier: GPL-3.0-or-later
// Visits in doubt, which a person listens to, and appeals of units against what is held against them.
#include "hotline/tickets/ReturnVisit.h"
#include "hotline/tickets/Tickets.h"
#include "platform/access/Caller.h"
#include "platform/base/Clock.h"
#include <QJsonDocument>

namespace lianxin {
namespace {

const QString kAppealColumns = u"SELECT id, ticket_id, ticket_number, unit_id, unit_name, against, supervision_id, call_id, reason, evidence, "
                               "at, actor, state, decided_at, decided_by, decision, (SELECT title FROM ticket t WHERE t.id = ticket_id) FROM "
                               "ticket_appeal "_s;

QJsonObject appealJson(const Row &row) {
    return {{u"id"_s, row.text(0)},
            {u"ticketId"_s, row.text(1)},
            {u"number"_s, row.text(2)},
            {u"title"_s, row.text(16)},
            {u"unitId"_s, row.text(3)},
            {u"unitName"_s, row.text(4)},
            {u"against"_s, row.text(5)},
            {u"supervisionId"_s, row.text(6)},
            {u"callId"_s, row.text(7)},
            {u"reason"_s, row.text(8)},
            {u"evidence"_s, QJsonDocument::fromJson(row.text(9).toUtf8()).array()},
            {u"at"_s, row.integer(10)},
            {u"by"_s, row.text(11)},
            {u"state"_s, row.text(12)},
            {u"decidedAt"_s, row.integer(13)},
            {u"decidedBy"_s, row.text(14)},
            {u"decision"_s, row.text(15)}};
}

Error unknownAppeal(const QString &place) {
    return {ErrorKind::NotFound, u"tickets.unknown_appeal"_s, u"There is no such appeal."_s, u"tickets.appeals.list names them."_s, place};
}

// One of the words, or nothing.
void checkWord(const QJsonObject &verdict, const QString &key, const QStringList &words, bool required) {
    const QString word = verdict[key].toString();
    if (!words.contains(word) && (required || !word.isEmpty()))
        throw StoreFailure({ErrorKind::BadInput, u"tickets.bad_value"_s, u"%1 can't be \"%2\"."_s.arg(key, word.left(40)),
                            u"Use %1."_s.arg(words.join(u", "_s)), key});
}

} // namespace

void Tickets::noteAppeal(Transaction &t, const Id &id, const Current &before, const TicketFold &after, const TicketEvent &event) const {
    if (event.action == TicketAction::Appealed) {
        const auto order = t.first(u"SELECT id, evidence_call_id FROM supervision_order WHERE ticket_id = $1 AND state = 'open' ORDER BY id DESC "
                                   "LIMIT 1",
                                   {id});
        const auto visit = t.first(u"SELECT call_id FROM ticket_visit WHERE ticket_id = $1 ORDER BY id DESC LIMIT 1", {id});
        const QString call = order && !order->text(1).isEmpty() ? order->text(1) : visit ? visit->text(0) : QString();
        t.execute(u"INSERT INTO ticket_appeal (id, ticket_id, ticket_number, unit_id, unit_name, against, supervision_id, call_id, reason, "
                  "evidence, at, actor, state, decided_at, decided_by, decision) VALUES "
                  "($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,'open',0,'','')",
                  {newId(), id, before.number, before.fold.unitId, before.fold.unitName,
                   before.fold.satisfaction == u"dissatisfied" ? u"visit"_s : u"supervision"_s, order ? order->text(0) : QString(), call,
                   event.data[u"reason"_s].toString(),
                   QString::fromUtf8(QJsonDocument(event.data[u"evidence"_s].toArray()).toJson(QJsonDocument::Compact)), event.at, event.actor});
        return;
    }
    if (before.fold.appealOpen && !after.appealOpen) {
        const bool decided = event.action == TicketAction::AppealUpheld || event.action == TicketAction::AppealRejected;
        t.execute(u"UPDATE ticket_appeal SET state = $1, decided_at = $2, decided_by = $3, decision = $4 WHERE ticket_id = $5 AND state = 'open'",
                  {event.action == TicketAction::AppealUpheld ? u"upheld"_s : decided ? u"rejected"_s : u"void"_s, event.at, event.actor,
                   decided ? event.data[u"reason"_s].toString() : nameOf(event.action), id});
    }
    if (event.action != TicketAction::AppealUpheld)
        return;
    // What the citizen said is kept, and no longer counted; neither are the orders that are withdrawn with it.
    if (before.fold.satisfaction == u"dissatisfied")
        t.execute(u"UPDATE ticket_visit SET scored = 0, why = 'appeal_upheld' WHERE id = (SELECT id FROM ticket_visit WHERE ticket_id = $1 AND "
                  "scored = 1 AND result = 'dissatisfied' ORDER BY id DESC LIMIT 1)",
                  {id});
    t.execute(u"UPDATE ticket_mark SET stands = 0 WHERE ticket_id = $1 AND kind = 'supervised' AND at >= (SELECT MIN(created_at) FROM "
              "supervision_order WHERE ticket_id = $1 AND state = 'open')",
              {id});
}

Expected<QJsonObject> Tickets::reviews(const QString &cursor, int limit) {
    return m_store.readReturning<QJsonObject>([&](Snapshot &s) {
        const int most = std::clamp(limit, 1, 500);
        const qint64 finished = cursor.section(u'.', 0, 0).toLongLong(); // and after the dot, which ticket of that instant
        QJsonArray items;
        QJsonValue next;
        for (const auto &row : s.query(u"SELECT id, number, title, unit_id, unit_name, category, name_masked, phone_masked, finished_at FROM ticket "
                                       "WHERE review_pending = 1 AND (finished_at > $1 OR (finished_at = $1 AND id > $2)) ORDER BY finished_at, id "
                                       "LIMIT $3",
                                       {finished, cursor.section(u'.', 1), qint64(most) + 1})) {
            if (items.size() == most) {
                next = u"%1.%2"_s.arg(items.last()[u"finishedAt"_s].toInteger()).arg(items.last()[u"ticketId"_s].toString());
                break;
            }
            const auto doubt = s.first(u"SELECT data, at FROM ticket_event WHERE ticket_id = $1 AND action = 'visit_unclear' ORDER BY seq DESC "
                                       "LIMIT 1",
                                       {row.text(0)});
            const auto said = doubt ? doubt->json(0) : QJsonObject();
            QJsonObject item{{u"ticketId"_s, row.text(0)},    {u"number"_s, row.text(1)},      {u"title"_s, row.text(2)},
                             {u"unitId"_s, row.text(3)},      {u"unitName"_s, row.text(4)},    {u"category"_s, row.text(5)},
                             {u"contactName"_s, row.text(6)}, {u"contactPhone"_s, row.text(7)}, {u"finishedAt"_s, row.integer(8)},
                             {u"at"_s, doubt ? doubt->integer(1) : 0}, {u"confidence"_s, said[u"confidence"_s].toDouble(1)},
                             {u"outOfScope"_s, said[u"outOfScope"_s].toBool()}};
            for (const auto &key : {u"reason"_s, u"result"_s, u"outcome"_s, u"attitude"_s, u"callId"_s, u"attemptId"_s})
                item[key] = said[key].toString();
            items.append(item);
        }
        return QJsonObject{{u"items"_s, items},
                           {u"next"_s, next},
                           {u"total"_s, s.first(u"SELECT COUNT(*) FROM ticket WHERE review_pending = 1")->integer(0)}};
    });
}

Expected<void> Tickets::decideReview(const Id &id, const QJsonObject &verdict, const Caller &caller) {
    return m_store.write([&](Transaction &t) {
        const auto current = currentOf(t, id);
        if (!current)
            throw StoreFailure({ErrorKind::NotFound, u"tickets.unknown"_s, u"There is no such ticket."_s, {}, id});
        if (!current->fold.reviewPending)
            throw StoreFailure({ErrorKind::Conflict, u"tickets.illegal_step"_s, u"Nothing of this ticket waits for somebody to listen."_s,
                                u"Somebody else may have decided meanwhile; look at the ticket."_s, u"review_is_pending"_s});
        checkWord(verdict, u"result"_s, visitResults(), true);
        checkWord(verdict, u"outcome"_s, {u"resolved"_s, u"partly"_s, u"unresolved"_s}, false);
        checkWord(verdict, u"attitude"_s, {u"good"_s, u"poor"_s}, false);
        const auto doubt = t.first(u"SELECT data FROM ticket_event WHERE ticket_id = $1 AND action = 'visit_unclear' ORDER BY seq DESC LIMIT 1", {id});
        const auto said = doubt ? doubt->json(0) : QJsonObject();
        QJsonObject data{{u"reviewed"_s, true}};
        for (const auto &key : {u"callId"_s, u"attemptId"_s})
            if (const auto value = said[key].toString(); !value.isEmpty())
                data[key] = value;
        if (const auto note = verdict[u"note"_s].toString(); !note.isEmpty())
            data[u"text"_s] = note;
        VisitVerdict::fromJson(verdict).put(data);
        noteVisit(t, id, data, actorOf(caller, current->fold));
    });
}

void Tickets::noteVisit(Transaction &t, const Id &id, const QJsonObject &data, const TicketActor &actor) {
    const auto after = append(t, id, TicketAction::Visited, data, actor);
    recordVisit(t, id, visitRowOf(VisitVerdict::fromJson(data), data), actor.id);
    if (after.satisfaction == u"dissatisfied" && after.state == TicketState::Processing)
        supervise(t, id, u"dissatisfied"_s, data[u"callId"_s].toString(), u"engine"_s);
}

Expected<QJsonObject> Tickets::appeals(const QString &state, const Id &unitId, const QString &cursor, int limit) {
    return m_store.readReturning<QJsonObject>([&](Snapshot &s) {
        const int most = std::clamp(limit, 1, 500);
        const QString wanted = u"WHERE ($1 = '' OR state = $1) AND ($2 = '' OR unit_id = $2)"_s;
        QJsonArray items;
        QJsonValue next;
        for (const auto &row : s.query(kAppealColumns + wanted + u" AND ($3 = '' OR id < $3) ORDER BY id DESC LIMIT $4"_s,
                                       {state, unitId, cursor, qint64(most) + 1})) {
            if (items.size() == most) {
                next = items.last()[u"id"_s];
                break;
            }
            items.append(appealJson(row));
        }
        return QJsonObject{{u"items"_s, items},
                           {u"next"_s, next},
                           {u"total"_s, s.first(u"SELECT COUNT(*) FROM ticket_appeal "_s + wanted, {state, unitId})->integer(0)}};
    });
}

Expected<std::optional<QJsonObject>> Tickets::openAppeal(const Id &ticketId) {
    return m_store.readReturning<std::optional<QJsonObject>>([&](Snapshot &s) -> std::optional<QJsonObject> {
        const auto row = s.first(kAppealColumns + u"WHERE ticket_id = $1 AND state = 'open'"_s, {ticketId});
        return row ? std::optional(appealJson(*row)) : std::nullopt;
    });
}

Expected<QJsonObject> Tickets::decideAppeal(const Id &appealId, bool uphold, const QString &reason, const Caller &caller) {
    if (reason.trimmed().isEmpty())
        return Error{ErrorKind::Usage, u"tickets.missing_field"_s, u"reason is missing."_s, u"Say why; the unit reads it."_s, u"reason"_s};
    return m_store.writeReturning<QJsonObject>([&](Transaction &t) {
        const auto appeal = t.first(u"SELECT ticket_id, state FROM ticket_appeal WHERE id = $1", {appealId});
        if (!appeal)
            throw StoreFailure(unknownAppeal(appealId));
        if (appeal->text(1) != u"open")
            throw StoreFailure({ErrorKind::Conflict, u"tickets.appeal_decided"_s, u"This appeal is not open any more."_s,
                                u"Look at it again: it is %1."_s.arg(appeal->text(1)), appealId});
        const auto current = currentOf(t, appeal->text(0));
        if (!current)
            throw StoreFailure(unknownAppeal(appealId));
        append(t, appeal->text(0), uphold ? TicketAction::AppealUpheld : TicketAction::AppealRejected, {{u"reason"_s, reason}},
               actorOf(caller, current->fold));
        return appealJson(*t.first(kAppealColumns + u"WHERE id = $1"_s, {appealId}));
    });
}

} // namespace lianxin
