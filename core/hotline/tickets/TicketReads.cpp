// SPDX-License-Identifier: GPL-3.0-or-later
// What Tickets reads: one ticket, lists, the board, supervision orders.
#include "hotline/calendar/Deadline.h"
#include "hotline/directory/Directory.h"
#include "hotline/tickets/DeadlineText.h"
#include "hotline/tickets/Tickets.h"
#include "hotline/tickets/UnitPerformance.h"
#include "platform/base/Clock.h"
#include "platform/base/Log.h"
#include "platform/base/PhoneNumber.h"
#include "platform/crypto/FieldSealer.h"
#include "platform/language/SpokenTime.h"

namespace lianxin {
namespace {

const QString kTicketColumns = u"id, number, title, content, category, district, unit_id, unit_name, state, "
                         u"deadline, created_at, accepted_at, source, "
                         "call_id, name_masked, phone_masked, urgency, supervised, urged, returned, "
                         "satisfaction, source_number, title_sealed, "
                         "content_sealed, address_sealed, name_sealed, phone_sealed, seq, contact_id, more, paused"_s;

// For LIKE with ESCAPE '!': what a person typed is no pattern.
QString literal(QString text) {
    return text.replace(u'!', u"!!"_s).replace(u'%', u"!%"_s).replace(u'_', u"!_"_s);
}

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
    for (const auto &event : eventsOf(s, row.text(0)))
        events.append(event.toJson());
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

QString Tickets::where(const QJsonObject &filter, Params &params) const {
    QStringList conditions{u"1 = 1"_s};
    const auto add = [&](const QString &condition, const SqlValue &value) {
        params.push_back(value);
        conditions << QString(condition).replace(u"%1"_s, QString::number(params.size()));
    };
    for (const auto &[key, column] : {std::pair{u"state"_s, u"state"_s},
                                      {u"unitId"_s, u"unit_id"_s},
                                      {u"district"_s, u"district"_s},
                                      {u"category"_s, u"category"_s},
                                      {u"urgency"_s, u"urgency"_s},
                                      {u"source"_s, u"source"_s},
                                      {u"callId"_s, u"call_id"_s}})
        if (const auto value = filter[key].toString(); !value.isEmpty())
            add(column + u" = $%1"_s, value);
    if (const auto main = filter[u"mergedInto"_s].toString(); !main.isEmpty())
        add(u"merged_into = $%1"_s, main);
    if (filter[u"supervised"_s].toBool())
        conditions << u"supervised = 1"_s;
    if (filter[u"review"_s].toBool())
        conditions << u"review_pending = 1"_s;
    if (filter[u"appeal"_s].toBool())
        conditions << u"more LIKE '%\"appealOpen\":true%'"_s;
    if (filter[u"overdue"_s].toBool())
        add(u"state IN ('pending_dispatch', 'pending_sign', 'processing') AND paused = 0 AND deadline > 0 AND deadline < $%1"_s,
            m_clock.now());
    if (const qint64 before = filter[u"dueBefore"_s].toInteger(); before > 0)
        add(u"state IN ('pending_dispatch', 'pending_sign', 'processing') AND paused = 0 AND deadline > 0 AND deadline < $%1"_s, before);
    // Of a unit: its own tickets and those that it helps with. Set by the door, never by a client.
    if (const auto unit = filter[u"ofUnit"_s].toString(); !unit.isEmpty())
        add(u"(unit_id = $%1 OR id IN (SELECT ticket_id FROM ticket_assist WHERE unit_id = $%1))"_s, unit);
    if (const auto user = filter[u"handledBy"_s].toString(); !user.isEmpty())
        add(u"id IN (SELECT ticket_id FROM ticket_event WHERE actor = $%1)"_s, user);
    if (const auto figure = filter[u"figure"_s].toObject(); !figure.isEmpty())
        conditions << figureCondition(figure, params);
    if (const auto text = filter[u"text"_s].toString().trimmed(); !text.isEmpty()) {
        params.push_back(u"%"_s + literal(text) + u'%');
        conditions
            << u"(title LIKE $%1 ESCAPE '!' OR content LIKE $%1 ESCAPE '!' OR number LIKE $%1 ESCAPE '!')"_s
                   .arg(params.size());
    }
    if (const auto phone = filter[u"contactPhone"_s].toString(); !phone.isEmpty()) {
        const auto number = parsePhoneNumber(phone);
        add(u"phone_index = $%1"_s, number ? m_directory.seal(number->digits).index : QByteArray("-"));
    }
    return conditions.join(u" AND "_s);
}

Expected<QJsonObject> Tickets::list(const QJsonObject &filter, const QString &cursor, int limit,
                                    const QString &sort) {
    return m_store.readReturning<QJsonObject>([&](Snapshot &s) {
        const bool byDeadline = sort == u"deadline";
        const int most = std::clamp(limit, 1, 500);
        Params params;
        const QString conditions = where(filter, params);
        const qint64 total =
            s.first(u"SELECT COUNT(*) FROM ticket WHERE "_s + conditions, params)->integer(0);
        QString from;
        if (!cursor.isEmpty()) {
            if (byDeadline) { // "deadline:id"; without a deadline comes last
                params.push_back(cursor.section(u':', 0, 0).toLongLong());
                params.push_back(cursor.section(u':', 1));
                from = u" AND (sort_at > $%1 OR (sort_at = $%1 AND id > $%2))"_s.arg(params.size() - 1)
                           .arg(params.size());
            } else {
                params.push_back(cursor);
                from = u" AND id < $%1"_s.arg(params.size());
            }
        }
        const QString order = byDeadline ? u"sort_at, id"_s : u"id DESC"_s;
        QJsonArray items;
        QJsonValue next;
        std::vector<Row> rows = s.query(u"SELECT %1 FROM (SELECT ticket.*, CASE WHEN deadline = 0 THEN "
                                        u"9000000000000000 ELSE deadline END AS sort_at "
                                        "FROM ticket) AS listed WHERE %2%3 ORDER BY %4 LIMIT %5"_s.arg(
                                            kTicketColumns, conditions, from, order, QString::number(most + 1)),
                                        params);
        const bool more = int(rows.size()) > most;
        if (more)
            rows.pop_back();
        for (const auto &row : rows)
            items.append(json(s, row, false));
        if (more) {
            const auto &last = rows.back();
            next = byDeadline ? u"%1:%2"_s.arg(last.integer(9) ? last.integer(9) : 9'000'000'000'000'000)
                                    .arg(last.text(0))
                              : last.text(0);
        }
        return QJsonObject{{u"items"_s, items}, {u"next"_s, next}, {u"total"_s, total}};
    });
}

Expected<QJsonObject> Tickets::board(const QJsonObject &filter, int perColumn) {
    return m_store.readReturning<QJsonObject>([&](Snapshot &s) {
        QJsonObject plain = filter;
        plain.remove(u"state"_s);
        Params params;
        const QString conditions = where(plain, params);
        QJsonObject totals;
        for (const auto &row :
             s.query(u"SELECT state, COUNT(*) FROM ticket WHERE %1 GROUP BY state"_s.arg(conditions), params))
            totals[row.text(0)] = row.integer(1);
        QJsonArray columns;
        for (const auto state : {TicketState::PendingDispatch, TicketState::PendingSign,
                                 TicketState::Processing, TicketState::PendingVisit, TicketState::Closed}) {
            // Open columns: soonest deadline first; closed ones: newest first.
            const QString order = state == TicketState::Closed ? u"id DESC"_s : u"deadline, id"_s;
            QJsonArray items;
            for (const auto &row :
                 s.query(u"SELECT %1 FROM ticket WHERE state = '%2' AND %3 ORDER BY %4 LIMIT %5"_s.arg(
                             kTicketColumns, nameOf(state), conditions, order,
                             QString::number(std::clamp(perColumn, 1, 200))),
                         params))
                items.append(json(s, row, false));
            columns.append(QJsonObject{{u"state"_s, nameOf(state)},
                                       {u"total"_s, totals[nameOf(state)].toInteger()},
                                       {u"items"_s, items}});
        }
        auto count = [&](const QString &condition) {
            return s
                .first(u"SELECT COUNT(*) FROM ticket WHERE %1 AND %2"_s.arg(condition, conditions), params)
                ->integer(0);
        };
        return QJsonObject{
            {u"columns"_s, columns},
            {u"supervised"_s, count(u"supervised = 1"_s)},
            {u"overdue"_s, count(u"state IN ('pending_dispatch', 'pending_sign', 'processing') AND paused = 0 AND "
                                 "deadline > 0 AND deadline < %1"_s.arg(m_clock.now()))}};
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
