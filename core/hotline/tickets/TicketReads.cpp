// SPDX-License-Identifier: GPL-3.0-or-later
// What Tickets reads: one ticket, supervision orders. Lists and the board: TicketBoard.cpp.
#include "hotline/calendar/Deadline.h"
#include "hotline/tickets/DeadlineText.h"
#include "hotline/tickets/Tickets.h"
#include "platform/base/Clock.h"
#include "platform/base/Log.h"
#include "platform/crypto/FieldSealer.h"
#include "platform/language/SpokenTime.h"

namespace lianxin {
namespace {

const QString kTicketColumns = u"id, number, title, content, category, district, unit_id, unit_name, state, "
                         u"deadline, created_at, accepted_at, source, "
                         "call_id, name_masked, phone_masked, urgency, supervised, urged, returned, "
                         "satisfaction, source_number, title_sealed, "
                         "content_sealed, address_sealed, name_sealed, phone_sealed, seq, contact_id, more, paused"_s;

QString bareNumber(const QString &text) {
    QString digits;
    for (const QChar c : text)
        if (c.isDigit())
            digits += c;
        else if (c != u' ' && c != u'-')
            return {};
    return digits;
}

} // namespace

QJsonObject Tickets::json(Snapshot &s, const Row &row, bool full) const {
    const auto opened = [&](int column, const char *name) -> QString {
        if (row.isNull(column))
            return {};
        const auto text = m_sealer.open(row.blob(column), name);
        if (!text)
            qCWarning(lcHotline) << "a sealed column can't be opened:" << name << text.error().code;
        return text.valueOr({});
    };
    const qint64 now = m_clock.now(), deadline = row.integer(9);
    const auto state = ticketStateFromName(row.text(8)).value_or(TicketState::Archived);
    const bool open =
        state != TicketState::Closed && state != TicketState::Archived && state != TicketState::PendingVisit;
    const bool paused = row.boolean(30);
    const bool overdue = open && deadline != 0 && now > deadline && !paused;
    TicketFold fold;
    fold.state = state;
    fold.supervised = row.boolean(17);
    fold.unitId = row.text(6);
    fold.deadline = deadline;
    fold.satisfaction = row.text(20);
    fold.readMore(row.json(29));
    QJsonArray badges;
    if (row.boolean(17))
        badges.append(u"督办"_s);
    if (overdue)
        badges.append(u"超期"_s);
    if (row.integer(18) > 0)
        badges.append(u"催办 %1"_s.arg(row.integer(18)));
    if (row.integer(19) > 0)
        badges.append(u"退单 %1"_s.arg(row.integer(19)));
    if (row.text(20) == u"dissatisfied")
        badges.append(u"不满意"_s);
    for (const auto &[shown, badge] : {std::pair{paused, u"暂停计时"_s},
                                       {fold.returnAsked, u"退单待审"_s},
                                       {fold.extensionAsked > 0, u"延期待审"_s},
                                       {fold.reviewPending, u"回访待听"_s},
                                       {fold.appealOpen, u"申诉待审"_s},
                                       {!fold.mergedInto.isEmpty(), u"已并单"_s},
                                       {fold.absorbed > 0, u"并单 %1"_s.arg(fold.absorbed)},
                                       {!fold.assisting.empty(), u"协办"_s}})
        if (shown)
            badges.append(badge);
    QJsonObject json{{u"id"_s, row.text(0)},
                     {u"number"_s, row.text(1)},
                     {u"title"_s, row.text(2)},
                     {u"category"_s, row.text(4)},
                     {u"district"_s, row.text(5)},
                     {u"unitId"_s, row.text(6)},
                     {u"unitName"_s, row.text(7)},
                     {u"state"_s, row.text(8)},
                     {u"deadline"_s, deadline},
                     {u"deadlineText"_s, !open    ? QString()
                                        : paused ? u"暂停计时"_s
                                                 : deadlineText(m_calendar, now, deadline)},
                     {u"paused"_s, paused},
                     {u"overdue"_s, overdue},
                     {u"createdAt"_s, row.integer(10)},
                     {u"acceptedAt"_s, row.integer(11)},
                     {u"source"_s, row.text(12)},
                     {u"callId"_s, row.text(13)},
                     {u"contactName"_s, row.text(14)},
                     {u"contactPhone"_s, row.text(15)},
                     {u"urgency"_s, row.text(16)},
                     {u"supervised"_s, row.boolean(17)},
                     {u"satisfaction"_s, row.text(20)},
                     {u"badges"_s, badges}};
    if (!full) {
        json[u"content"_s] = row.text(3).left(200);
        return json;
    }
    json[u"title"_s] = opened(22, "ticket.title");
    json[u"content"_s] = opened(23, "ticket.content");
    json[u"address"_s] = opened(24, "ticket.address");
    if (!row.isNull(25))
        json[u"contactName"_s] = opened(25, "ticket.name");
    json[u"contactId"_s] = row.text(28);
    json[u"sourceNumber"_s] = row.isNull(21) ? QString() : row.text(21);
    QJsonArray events;
    QJsonObject moved; // by which the deadline came about last, if the calendar did it
    for (const auto &event : eventsOf(s, row.text(0))) {
        events.append(event.toJson());
        if (event.action == TicketAction::DeadlineMoved)
            moved = {{u"before"_s, event.data[u"before"_s]}, {u"reason"_s, event.data[u"reason"_s]}, {u"at"_s, event.at}};
        else if (event.data.contains(u"deadline"_s))
            moved = {};
    }
    json[u"events"_s] = events;
    QJsonArray actions;
    for (const auto &rule : ticketRules())
        if (mayAct(fold, rule.action))
            actions.append(nameOf(rule.action));
    json[u"actions"_s] = actions;
    const auto more = fold.moreJson();
    for (auto it = more.begin(); it != more.end(); ++it)
        if (it.key() != u"basis")
            json[it.key()] = it.value();
    if (const auto derived = derivation(fold)) {
        auto how = derived->toJson();
        how[u"source"_s] = fold.basis->source;
        how[u"limit"_s] = fold.basis->limit.text();
        if (!moved.isEmpty())
            how[u"moved"_s] = moved;
        json[u"derivation"_s] = how;
    }
    return json;
}

std::vector<TicketEvent> Tickets::eventsOf(Snapshot &s, const Id &id) const {
    std::vector<TicketEvent> events;
    for (const auto &row : s.query(
             u"SELECT id, seq, action, actor, at, data FROM ticket_event WHERE ticket_id = $1 ORDER BY seq",
             {id}))
        if (const auto action = ticketActionFromName(row.text(2)))
            events.push_back(
                {row.text(0), id, int(row.integer(1)), *action, row.text(3), row.integer(4), row.json(5)});
    return events;
}

Expected<std::vector<TicketEvent>> Tickets::events(const Id &id) {
    return m_store.readReturning<std::vector<TicketEvent>>([&](Snapshot &s) { return eventsOf(s, id); });
}

Expected<QJsonObject> Tickets::get(const QString &idOrNumber) {
    const bool byId = isId(idOrNumber);
    const QString key = byId ? idOrNumber : bareNumber(idOrNumber);
    return m_store.readReturning<QJsonObject>([&](Snapshot &s) {
        const auto row = s.first(
            u"SELECT %1 FROM ticket WHERE %2 = $1"_s.arg(kTicketColumns, byId ? u"id"_s : u"number"_s), {key});
        if (!row)
            throw StoreFailure(
                {ErrorKind::NotFound, u"tickets.unknown"_s, u"There is no such ticket."_s, {}, idOrNumber});
        return json(s, *row, true);
    });
}

Expected<QJsonObject> Tickets::contactInClear(const QString &idOrNumber) {
    const bool byId = isId(idOrNumber);
    const QString key = byId ? idOrNumber : bareNumber(idOrNumber);
    return m_store.readReturning<QJsonObject>([&](Snapshot &s) {
        const auto row = s.first(
            u"SELECT id, number, name_sealed, phone_sealed FROM ticket WHERE %1 = $1"_s.arg(byId ? u"id"_s : u"number"_s), {key});
        if (!row)
            throw StoreFailure(
                {ErrorKind::NotFound, u"tickets.unknown"_s, u"There is no such ticket."_s, {}, idOrNumber});
        if (row->isNull(3))
            throw StoreFailure({ErrorKind::NotFound, u"tickets.no_contact"_s, u"The ticket has no number of a citizen."_s,
                                u"It was never given, or it has been erased."_s, idOrNumber});
        const auto clear = [&](int column, const char *name) {
            if (row->isNull(column))
                return QString();
            const auto text = m_sealer.open(row->blob(column), name);
            if (!text)
                throw StoreFailure(text.error());
            return *text;
        };
        return QJsonObject{{u"id"_s, row->text(0)},
                           {u"number"_s, row->text(1)},
                           {u"contactName"_s, clear(2, "ticket.name")},
                           {u"contactPhone"_s, clear(3, "phone")}};
    });
}

Expected<QJsonArray> Tickets::ofCall(const Id &callId) {
    return m_store.readReturning<QJsonArray>([&](Snapshot &s) {
        QJsonArray items;
        for (const auto &row : s.query(
                 u"SELECT %1 FROM ticket WHERE call_id = $1 AND call_id <> '' ORDER BY id"_s.arg(kTicketColumns),
                 {callId}))
            items.append(json(s, row, false));
        return items;
    });
}

Expected<QJsonObject> Tickets::deadline(qint64 acceptedAt, const QString &category, const QString &unit) const {
    const auto &limit = m_limits.of(category, unit);
    DeadlineQuestion question;
    question.from = acceptedAt;
    question.limit = limit.limit;
    if (const auto shifts = m_limits.shiftsOf(unit); !shifts.isEmpty()) {
        LX_TRY(question.shifts, WorkShifts::fromJson(shifts));
    }
    LX_TRY(const auto deadline, m_calendar.deadline(question));
    return QJsonObject{{u"category"_s, m_limits.categories.contains(category) ? category : m_limits.fallback},
                       {u"source"_s, limit.source},
                       {u"limit"_s, limit.limit.text()},
                       {u"due"_s, civil::isoOf(deadline.at)},
                       {u"dueAt"_s, deadline.at},
                       {u"provisional"_s, deadline.provisional},
                       {u"spoken"_s, u"请于"_s + spokenDeadline(deadline.at, acceptedAt, hotlineZone()) + u"办结"_s},
                       {u"days"_s, deadline.daysJson()}};
}

Expected<QJsonObject> Tickets::supervisions(const QString &state, const Id &unitId, const QString &cursor,
                                            int limit) {
    return m_store.readReturning<QJsonObject>([&](Snapshot &s) {
        const int most = std::clamp(limit, 1, 500);
        QJsonArray items;
        QJsonValue next;
        for (const auto &row : s.query(
                 u"SELECT id, ticket_id, ticket_number, unit_id, unit_name, reason, evidence_call_id, "
                 u"created_at, deadline, "
                 "state FROM supervision_order WHERE ($1 = '' OR state = $1) AND ($2 = '' OR id < $2) AND "
                 "($3 = '' OR unit_id = $3) "
                 "ORDER BY id DESC LIMIT %1"_s.arg(most + 1),
                 {state, cursor, unitId})) {
            if (items.size() == most) {
                next = items.last().toObject()[u"id"_s];
                break;
            }
            const Supervision order{row.text(0), row.text(1), row.text(2),    row.text(3),    row.text(4),
                                    row.text(5), row.text(6), row.integer(7), row.integer(8), row.text(9)};
            items.append(order.toJson());
        }
        return QJsonObject{{u"items"_s, items}, {u"next"_s, next}};
    });
}

} // namespace lianxin
