// SPDX-License-Identifier: GPL-3.0-or-later
// Recovery and everything that only reads.
#include "hotline/dialling/DiallerPrivate.h"
#include "hotline/directory/Directory.h"
#include "platform/base/Log.h"
#include "platform/base/PhoneNumber.h"
#include <QJsonArray>

namespace lianxin {

Expected<int> Dialler::recover(const QString &engine) {
    const QString whose = engine.isEmpty() ? d->store.engineId() : engine;
    std::vector<Id> left;
    LX_CHECK(d->store.read([&](Snapshot &s) {
        for (const auto &row :
             s.query(u"SELECT id FROM attempt WHERE engine = $1 AND ended_at = 0 ORDER BY id", {whose}))
            left.push_back(row.text(0));
    }));
    int settled = 0;
    for (const auto &id : left) {
        if (d->active.contains(id))
            continue;
        LX_CHECK(d->store.write([&](Transaction &t) {
            auto attempt = rows::attempt(t, id, d->sealer);
            if (!attempt || attempt->endedAt != 0)
                return;
            if (attempt->sentAt == 0) {
                d->unsend(t, *attempt, u"engine_stopped"_s);
                return;
            }
            attempt->endedAt = d->clock.now();
            // Whom a seat called into its call has nobody left to talk with: nothing is to be decided about them.
            const auto unanswered = attempt->source == OrderSourceKind::Outside ? Outcome::Cancelled : Outcome::Ambiguous;
            attempt->outcome = attempt->answeredAt ? Outcome::Answered : unanswered;
            attempt->detail = u"engine_stopped"_s;
            d->settle(t, *attempt);
        }));
        ++settled;
    }
    if (settled)
        qCInfo(lcDialling) << "settled" << settled << "attempts that the engine's end had left open";
    return settled;
}

Expected<std::optional<CallOrder>> Dialler::order(const Id &orderId) {
    return d->store.readReturning<std::optional<CallOrder>>(
        [&](Snapshot &s) { return rows::order(s, orderId, d->sealer); });
}

Expected<std::optional<Attempt>> Dialler::attempt(const Id &attemptId) {
    return d->store.readReturning<std::optional<Attempt>>(
        [&](Snapshot &s) { return rows::attempt(s, attemptId, d->sealer); });
}

Expected<AttemptPage> Dialler::attempts(const AttemptFilter &filter, const QString &cursor, int limit) {
    return d->store.readReturning<AttemptPage>([&](Snapshot &s) {
        Params params;
        QStringList where{u"1 = 1"_s};
        const auto add = [&](const QString &column, const SqlValue &value) {
            params.push_back(value);
            where << u"%1 $%2"_s.arg(column).arg(params.size());
        };
        if (!filter.orderId.isEmpty())
            add(u"order_id ="_s, filter.orderId);
        if (!filter.sourceId.isEmpty())
            add(u"source_id ="_s, filter.sourceId);
        if (filter.outcome)
            add(u"outcome ="_s, nameOf(*filter.outcome));
        if (!filter.phoneIndex.isEmpty())
            add(u"phone_index ="_s, filter.phoneIndex);
        if (filter.unrecognised)
            where << u"heard_state = 'unknown'"_s;
        if (!cursor.isEmpty())
            add(u"id <"_s, cursor);
        const int most = std::clamp(limit, 1, 1000);
        AttemptPage page;
        s.forEach(u"SELECT %1 FROM attempt WHERE %2 ORDER BY id DESC LIMIT %3"_s.arg(
                      rows::kAttemptColumns, where.join(u" AND "_s), QString::number(most + 1)),
                  params, [&](const Row &row) {
                      if (int(page.items.size()) == most) {
                          page.next = page.items.back().id;
                          return false;
                      }
                      page.items.push_back(rows::attemptOf(row, d->sealer));
                      return true;
                  });
        return page;
    });
}

Expected<std::vector<Attempt>> Dialler::underWay() {
    return d->store.readReturning<std::vector<Attempt>>([&](Snapshot &s) {
        std::vector<Attempt> open;
        for (const auto &row : s.query(u"SELECT %1 FROM attempt WHERE ended_at = 0 ORDER BY id"_s.arg(rows::kAttemptColumns)))
            open.push_back(rows::attemptOf(row, d->sealer));
        return open;
    });
}

Expected<DialDecision> Dialler::explain(const Id &orderId) {
    return d->store.readReturning<DialDecision>([&](Snapshot &s) {
        const auto order = rows::order(s, orderId, d->sealer);
        if (!order)
            throw StoreFailure(
                {ErrorKind::NotFound, u"dialling.not_found"_s, u"There is no such order."_s, {}, orderId});
        return decide(d->facts(s, *order, d->clock.now()));
    });
}

Expected<DialDecision> Dialler::explain(const CallOrder &draft) {
    return d->store.readReturning<DialDecision>([&](Snapshot &s) { return decide(d->facts(s, draft, d->clock.now())); });
}

Expected<std::vector<CallOrder>> Dialler::ordersOf(const QString &phone, const Id &sourceId) {
    LX_TRY(const auto number, parsePhoneNumber(phone));
    const auto index = d->directory.seal(number.digits).index;
    return d->store.readReturning<std::vector<CallOrder>>([&](Snapshot &s) {
        std::vector<CallOrder> orders;
        for (const auto &row :
             s.query(u"SELECT %1 FROM call_order WHERE id IN (SELECT id FROM call_order WHERE phone_index = $1 UNION "
                     "SELECT order_id FROM order_number WHERE phone_index = $1) AND ($2 = '' OR source_id = $2) "
                     "ORDER BY created_at DESC, id DESC LIMIT 100"_s.arg(rows::kOrderColumns),
                     {index, sourceId}))
            orders.push_back(rows::orderOf(row, d->sealer));
        return orders;
    });
}

namespace {

QJsonObject orderJson(const CallOrder &o) {
    return {{u"id"_s, o.id},
            {u"source"_s, nameOf(o.source)},
            {u"sourceId"_s, o.sourceId},
            {u"contactId"_s, o.callee.contactId},
            {u"phone"_s, o.callee.phoneMasked},
            {u"place"_s, o.place},
            {u"name"_s, o.callee.nameMasked},
            {u"flowId"_s, o.flowId},
            {u"trunkId"_s, o.trunkId},
            {u"priority"_s, o.priority},
            {u"state"_s, nameOf(o.state)},
            {u"attemptsMade"_s, o.attemptsMade},
            {u"attempts"_s, o.attempts.toJson()},
            {u"dueAt"_s, o.dueAt},
            {u"expires"_s, o.expires},
            {u"outcome"_s, o.outcome ? QJsonValue(nameOf(*o.outcome)) : QJsonValue()},
            {u"result"_s, o.result},
            {u"heldBy"_s, o.heldBy},
            {u"createdAt"_s, o.createdAt},
            {u"endedAt"_s, o.endedAt}};
}

} // namespace

Expected<QJsonObject> Dialler::traceOrder(const Id &orderId) {
    LX_TRY(const auto found, order(orderId));
    if (!found)
        return Error{ErrorKind::NotFound, u"dialling.not_found"_s, u"There is no such order."_s, {}, orderId};
    LX_TRY(const auto decision, explain(orderId));
    AttemptFilter ofThisOrder;
    ofThisOrder.orderId = orderId;
    LX_TRY(const auto made, attempts(ofThisOrder, {}, 100));
    QJsonArray tries;
    for (const auto &attempt : made.items)
        tries.append(attempt.toJson());
    LX_TRY(const auto numbers, d->store.readReturning<QJsonArray>([&](Snapshot &s) {
        QJsonArray all;
        for (const auto &number : d->numbersOf(s, *found, d->clock.now()))
            all.append(QJsonObject{{u"place"_s, number.place},
                                   {u"phone"_s, number.number.phoneMasked},
                                   {u"isNext"_s, number.place == found->place && found->state == OrderState::Waiting},
                                   {u"attempts"_s, number.attempts},
                                   {u"outcome"_s, number.outcome ? QJsonValue(nameOf(*number.outcome)) : QJsonValue()},
                                   {u"against"_s, number.against}});
        return all;
    }));
    return QJsonObject{{u"order"_s, orderJson(*found)}, {u"decision"_s, decision.toJson()}, {u"attempts"_s, tries}, {u"numbers"_s, numbers}};
}

Expected<QJsonObject> Dialler::trace(const QString &phone, const Id &sourceId) {
    LX_TRY(const auto found, ordersOf(phone, sourceId));
    QJsonArray orders;
    for (const auto &order : found) {
        LX_TRY(const auto one, traceOrder(order.id));
        orders.append(one);
    }
    return QJsonObject{{u"orders"_s, orders}};
}

Expected<std::vector<Attempt>> Dialler::ambiguous() {
    return d->store.readReturning<std::vector<Attempt>>([&](Snapshot &s) {
        std::vector<Attempt> list;
        for (
            const auto &row : s.query(
                u"SELECT %1 FROM attempt WHERE outcome = 'ambiguous' AND resolved_by = '' ORDER BY id LIMIT 1000"_s
                    .arg(rows::kAttemptColumns)))
            list.push_back(rows::attemptOf(row, d->sealer));
        return list;
    });
}

Expected<Dialler::Backlog> Dialler::backlog() {
    return d->store.readReturning<Backlog>([](Snapshot &s) {
        Backlog backlog;
        for (const auto &row : s.query(u"SELECT state, COUNT(*) FROM call_order WHERE state IN ('waiting', "
                                       u"'dialling', 'ambiguous') "
                                       "GROUP BY state")) {
            const auto state = orderStateFromName(row.text(0));
            const int count = int(row.integer(1));
            if (state == OrderState::Waiting)
                backlog.waiting = count;
            else if (state == OrderState::Dialling)
                backlog.dialling = count;
            else
                backlog.ambiguous = count;
        }
        return backlog;
    });
}

} // namespace lianxin
