// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of an order when its call has ended, or never left.
#include "hotline/dialling/DiallerPrivate.h"
#include "platform/crypto/FieldSealer.h"
#include <QJsonDocument>

namespace lianxin {
namespace {

// What a flow makes of "call me this afternoon".
const QString kCallLater = u"call_later"_s;
const QString kLaterAt = u"later_at"_s; //!< UTC ms, among the answers

} // namespace

// The call never left: nothing of it counts, and the order waits as before.
void Dialler::Private::unsend(Transaction &t, Attempt attempt, const QString &detail) {
    const auto row =
        t.first(u"SELECT phone_index, day FROM attempt WHERE id = $1 AND ended_at = 0", {attempt.id});
    if (!row)
        return;
    const qint64 now = clock.now();
    attempt.endedAt = now;
    attempt.outcome = Outcome::Cancelled;
    attempt.number = 0;
    attempt.sentAt = 0;
    attempt.detail = detail;
    t.execute(u"UPDATE attempt SET ended_at = $1, outcome = 'cancelled', number = 0, sent_at = 0, detail = "
              u"$2 WHERE id = $3",
              {now, detail, attempt.id});
    t.execute(u"UPDATE number_state SET active = NULL WHERE phone_index = $1 AND active = $2",
              {row->blob(0), attempt.id});
    t.execute(u"UPDATE number_day SET calls = calls - 1 WHERE phone_index = $1 AND day = $2 AND calls > 0",
              {row->blob(0), row->text(1)});
    auto order = rows::order(t, attempt.orderId, sealer);
    if (!order || order->state != OrderState::Dialling)
        return;
    const auto asked = t.first(u"SELECT cancel_asked FROM call_order WHERE id = $1", {order->id});
    if (asked && asked->boolean(0)) {
        t.execute(u"UPDATE call_order SET attempts_made = attempts_made - 1 WHERE id = $1", {order->id});
        endOrder(t, *order, OrderState::Cancelled, Outcome::Cancelled, u"cancelled"_s, now);
        return;
    }
    order->state = OrderState::Waiting;
    --order->attemptsMade;
    order->dueAt = detail == u"engine_stopped"_s ? now : now + 5'000;
    t.execute(u"UPDATE call_order SET state = 'waiting', attempts_made = attempts_made - 1, due_at = $1, "
              u"held_by = $2, "
              "attempt_id = NULL WHERE id = $3",
              {order->dueAt, detail, order->id});
    if (auto *source = sourceOf(order->source))
        source->attemptEnded(t, *order, attempt);
    t.emitEvent(u"attempt.ended"_s, attempt.id, eventOf(attempt, *order));
}

// The attempt has its outcome: what becomes of the order?
void Dialler::Private::settle(Transaction &t, Attempt attempt, const QString &actor) {
    const auto outcome = *attempt.outcome;
    const auto row = t.first(u"SELECT phone_index FROM attempt WHERE id = $1", {attempt.id});
    t.execute(u"UPDATE attempt SET ended_at = $1, outcome = $2, cause = $3, result = $4, answers_sealed = "
              u"$5, detail = $6, heard = $7, heard_state = $8 "
              "WHERE id = $9",
              {attempt.endedAt, nameOf(outcome),
               QString::fromUtf8(QJsonDocument(attempt.cause.toJson()).toJson(QJsonDocument::Compact)),
               attempt.result, rows::sealedJson(attempt.answers, "attempt.answers", sealer), attempt.detail,
               rows::heardText(attempt.heard), rows::heardState(attempt.heard), attempt.id});
    t.execute(u"UPDATE number_state SET active = NULL, empty = CASE WHEN $1 = 1 THEN 1 ELSE empty END "
              "WHERE phone_index = $2 AND (active = $3 OR $1 = 1)",
              {qint64(outcome == Outcome::EmptyNumber), row->blob(0), attempt.id});

    auto order = rows::order(t, attempt.orderId, sealer);
    if (!order)
        return;
    const auto asked = t.first(u"SELECT cancel_asked FROM call_order WHERE id = $1", {order->id});
    const bool cancelAsked = asked && asked->boolean(0);
    follow(t, *order, attempt, cancelAsked);
    if (auto *source = sourceOf(order->source))
        source->attemptEnded(t, *order, attempt);
    t.emitEvent(u"attempt.ended"_s, attempt.id, eventOf(attempt, *order), actor);
}

// What becomes of an order whose last attempt ended so.
void Dialler::Private::follow(Transaction &t, CallOrder &order, const Attempt &attempt, bool cancelAsked) {
    const Outcome outcome = *attempt.outcome;
    // Who could not talk is called again at the time that they named, as one of the order's attempts.
    const bool answered = outcome == Outcome::Answered && attempt.result == kCallLater;
    const qint64 wished = answered ? attempt.answers.value(kLaterAt).toInteger() : 0;
    const bool later = wished > attempt.endedAt;
    qint64 retryAt = later ? wished : attempt.endedAt + qint64(order.attempts.minutesAfter(outcome)) * 60'000;
    bool again = (later || isRetryable(outcome)) && !cancelAsked && order.attemptsMade < order.attempts.max &&
                 (order.expires == 0 || retryAt < order.expires);
    if (again && !later && order.attempts.most(outcome) < order.attempts.max) {
        const auto ended = t.first(u"SELECT COUNT(*) FROM attempt WHERE order_id = $1 AND outcome = $2 AND number > 0 AND place = $3",
                                   {order.id, nameOf(outcome), qint64(attempt.place)});
        again = ended && ended->integer(0) < order.attempts.most(outcome);
    }
    bool switched = false;
    // Elsewhere perhaps: at once where nobody tried yet, else where it is due first.
    if (!later && !cancelAsked && order.attemptsMade < order.attempts.max && order.attempts.alternatesAfter.contains(outcome)) {
        const auto next = numberAfter(t, order, attempt.place, attempt.endedAt);
        if (next && (order.expires == 0 || next->second < order.expires) && (!again || next->first.attempts == 0 || next->second < retryAt)) {
            take(t, order, next->first);
            switched = true;
            retryAt = next->second;
            again = true;
        }
    }
    if (again && order.place != attempt.place && !switched) // what had been decided before was decided otherwise now
        for (const OrderNumber &number : numbersOf(t, order, attempt.endedAt))
            if (number.place == attempt.place)
                take(t, order, number);
    order.outcome = outcome;
    order.result = attempt.result;
    if (outcome == Outcome::Ambiguous)
        order.state = OrderState::Ambiguous;
    else if (again)
        order.state = OrderState::Waiting;
    else
        order.state = cancelAsked && isRetryable(outcome) ? OrderState::Cancelled : OrderState::Done;
    if (again)
        order.dueAt = retryAt;
    order.endedAt =
        order.state == OrderState::Done || order.state == OrderState::Cancelled ? attempt.endedAt : 0;
    t.execute(
        u"UPDATE call_order SET state = $1, outcome = $2, result = $3, due_at = $4, ended_at = $5, held_by = "
        u"'' "
        "WHERE id = $6",
        {nameOf(order.state), nameOf(outcome), order.result, order.dueAt, order.endedAt, order.id});
}

void Dialler::Private::endOrder(Transaction &t, CallOrder order, OrderState state,
                                std::optional<Outcome> outcome, const QString &heldBy, qint64 now) {
    order.state = state;
    order.outcome = outcome;
    order.heldBy = heldBy;
    order.endedAt = now;
    t.execute(
        u"UPDATE call_order SET state = $1, outcome = $2, held_by = $3, ended_at = $4 WHERE id = $5",
        {nameOf(state), outcome ? SqlValue(nameOf(*outcome)) : SqlValue(nullptr), heldBy, now, order.id});
    if (auto *source = sourceOf(order.source))
        source->orderEnded(t, order);
}

QJsonObject Dialler::Private::eventOf(const Attempt &a, const CallOrder &order) const {
    QJsonObject json{{u"orderId"_s, a.orderId},   {u"source"_s, nameOf(a.source)},
                     {u"sourceId"_s, a.sourceId}, {u"contactId"_s, a.contactId},
                     {u"phone"_s, a.phoneMasked}, {u"number"_s, a.number},
                     {u"place"_s, a.place},
                     {u"callId"_s, a.callId},     {u"orderState"_s, nameOf(order.state)}};
    if (a.outcome) {
        json[u"outcome"_s] = nameOf(*a.outcome);
        json[u"result"_s] = a.result;
        json[u"sipStatus"_s] = a.cause.status;
        if (order.state == OrderState::Waiting)
            json[u"retryAt"_s] = order.dueAt;
    }
    return json;
}

} // namespace lianxin
