// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/routing/Callbacks.h"
#include "platform/base/Clock.h"
#include "platform/storage/Store.h"

namespace lianxin {
namespace {

const QString kCallbackColumns =
    u"id, call_id, phone_sealed, phone_index, phone_masked, name_masked, skill, reason, booked_at, state, "
    "order_id, by_user, outcome"_s;

Callback callbackOf(const Row &row) {
    return {row.text(0), row.text(1), row.blob(2),    row.blob(3), row.text(4),  row.text(5),
            row.text(6), row.text(7), row.integer(8), row.text(9), row.text(10), row.text(11), row.text(12)};
}

Error unknown(const Id &id) {
    return {ErrorKind::NotFound, u"routing.unknown_callback"_s, u"There is no such call-back."_s, {}, id};
}

} // namespace

QJsonObject Callback::toJson() const {
    return {
        {u"id"_s, id},           {u"callId"_s, callId}, {u"phone"_s, phoneMasked}, {u"name"_s, nameMasked},
        {u"skill"_s, skill},     {u"reason"_s, reason}, {u"bookedAt"_s, bookedAt}, {u"state"_s, state},
        {u"orderId"_s, orderId}, {u"by"_s, by}, {u"outcome"_s, outcome}};
}

Callbacks::Callbacks(Store &store, const Clock &clock)
    : m_store(store)
    , m_clock(clock) {}

Expected<Id> Callbacks::book(Callback c) {
    return m_store.writeReturning<Id>([&](Transaction &t) {
        if (c.id.isEmpty())
            c.id = newId();
        c.bookedAt = m_clock.now();
        c.state = u"open"_s;
        if (t.query(u"INSERT INTO callback (id, call_id, phone_sealed, phone_index, phone_masked, "
                    u"name_masked, skill, reason, "
                    "booked_at, state, order_id, by_user) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,'open','','') "
                    "ON CONFLICT (call_id) DO NOTHING RETURNING id",
                    {c.id, c.callId, c.phoneSealed, c.phoneIndex, c.phoneMasked, c.nameMasked, c.skill,
                     c.reason, c.bookedAt})
                .empty())
            return t.first(u"SELECT id FROM callback WHERE call_id = $1", {c.callId})->text(0);
        t.emitEvent(u"callback.booked"_s, c.id, c.toJson());
        return c.id;
    });
}

Expected<Callback> Callbacks::callback(const Id &id) {
    return m_store.readReturning<Callback>([&](Snapshot &s) {
        const auto row = s.first(u"SELECT %1 FROM callback WHERE id = $1"_s.arg(kCallbackColumns), {id});
        if (!row)
            throw StoreFailure(unknown(id));
        return callbackOf(*row);
    });
}

Expected<std::optional<Callback>> Callbacks::ofCall(const Id &callId) {
    return m_store.readReturning<std::optional<Callback>>([&](Snapshot &s) -> std::optional<Callback> {
        const auto row = s.first(u"SELECT %1 FROM callback WHERE call_id = $1"_s.arg(kCallbackColumns), {callId});
        return row ? std::optional(callbackOf(*row)) : std::nullopt;
    });
}

Expected<std::vector<Callback>> Callbacks::openBefore(qint64 at, int limit) {
    return m_store.readReturning<std::vector<Callback>>([&](Snapshot &s) {
        std::vector<Callback> found;
        for (const auto &row : s.query(u"SELECT %1 FROM callback WHERE state = 'open' AND booked_at <= $1 ORDER BY id LIMIT $2"_s.arg(
                                           kCallbackColumns),
                                       {at, qint64(limit)}))
            found.push_back(callbackOf(row));
        return found;
    });
}

Expected<int> Callbacks::placedCount() {
    return m_store.readReturning<int>([](Snapshot &s) {
        return int(s.first(u"SELECT COUNT(*) FROM callback WHERE state = 'placed'")->integer(0));
    });
}

void Callbacks::settle(Transaction &t, const Id &id, const QString &state, const QString &outcome) {
    const auto row = t.query(u"UPDATE callback SET state = $1, outcome = $2 WHERE id = $3 AND state IN ('open', 'placed') RETURNING "_s
                                 + kCallbackColumns,
                             {state, outcome, id});
    if (!row.empty())
        t.emitEvent(u"callback.settled"_s, id, callbackOf(row.front()).toJson());
}

Expected<std::vector<Callback>> Callbacks::list(const QString &state, int limit) {
    return m_store.readReturning<std::vector<Callback>>([&](Snapshot &s) {
        std::vector<Callback> found;
        for (const auto &row :
             s.query(u"SELECT %1 FROM callback WHERE ($1 = '' OR state = $1) ORDER BY id DESC LIMIT $2"_s.arg(
                         kCallbackColumns),
                     {state, qint64(std::clamp(limit, 1, 1000))}))
            found.push_back(callbackOf(row));
        return found;
    });
}

Expected<Id> Callbacks::call(const Id &id, const QString &actor) {
    if (!m_placer)
        return Error{ErrorKind::Internal, u"routing.no_placer"_s, u"This engine places no calls."_s, {}, {}};
    std::optional<Callback> taken;
    LX_CHECK(m_store.write([&](Transaction &t) {
        taken.reset();
        if (!t.first(u"SELECT 1 FROM callback WHERE id = $1", {id}))
            throw StoreFailure(unknown(id));
        const auto row =
            t.query(u"UPDATE callback SET state = 'placed', by_user = $1 WHERE id = $2 AND state = 'open' "
                    "RETURNING "_s +
                        kCallbackColumns,
                    {actor, id});
        if (row.empty())
            throw StoreFailure({ErrorKind::Conflict,
                                u"routing.callback_taken"_s,
                                u"Somebody else is already calling this citizen back."_s,
                                {},
                                id});
        taken = callbackOf(row.front());
    }));
    const auto order = m_placer->place(*taken, actor);
    if (!order) {
        (void)m_store.write([&](Transaction &t) {
            t.execute(u"UPDATE callback SET state = 'open', by_user = '' WHERE id = $1 AND state = 'placed'",
                      {id});
        });
        return order.error();
    }
    LX_CHECK(m_store.write([&](Transaction &t) {
        t.execute(u"UPDATE callback SET order_id = $1 WHERE id = $2", {*order, id});
        taken->orderId = *order;
        taken->by = actor;
        t.emitEvent(u"callback.placed"_s, id, taken->toJson(), actor);
    }));
    return *order;
}

Expected<void> Callbacks::settle(const Id &id, const QString &state, const QString &actor) {
    if (state != u"done" && state != u"cancelled")
        return Error{ErrorKind::Usage,
                     u"routing.bad_state"_s,
                     u"A call-back ends as done or cancelled."_s,
                     {},
                     u"state"_s};
    return m_store.write([&](Transaction &t) {
        const auto row =
            t.query(u"UPDATE callback SET state = $1, by_user = $2 WHERE id = $3 RETURNING "_s + kCallbackColumns,
                    {state, actor, id});
        if (row.empty())
            throw StoreFailure(unknown(id));
        t.emitEvent(u"callback.settled"_s, id, callbackOf(row.front()).toJson(), actor);
    });
}

} // namespace lianxin
