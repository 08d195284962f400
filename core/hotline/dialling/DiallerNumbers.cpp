// SPDX-License-Identifier: GPL-3.0-or-later
// Persons of whom several numbers are known: which comes next, which never does.
#include "hotline/dialling/DiallerPrivate.h"
#include "hotline/directory/Directory.h"

namespace lianxin {

std::vector<Dialler::Private::OrderNumber> Dialler::Private::numbersOf(Snapshot &s, const CallOrder &order, qint64 now) {
    std::vector<OrderNumber> numbers;
    for (const Row &row : s.query(u"SELECT place, phone_sealed, phone_index, phone_masked FROM order_number WHERE order_id = $1 ORDER BY place", {order.id}))
        numbers.push_back({int(row.integer(0)), {row.blob(1), row.blob(2), row.text(3)}, 0, {}, 0, {}});
    if (numbers.empty())
        return numbers;
    std::map<std::pair<int, Outcome>, int> ended;
    for (const Row &row : s.query(u"SELECT place, outcome, ended_at FROM attempt WHERE order_id = $1 AND number > 0 AND ended_at > 0 ORDER BY number", {order.id}))
        for (OrderNumber &number : numbers)
            if (number.place == row.integer(0)) {
                ++number.attempts;
                number.outcome = outcomeFromName(row.text(1));
                number.endedAt = row.integer(2);
                if (number.outcome)
                    ++ended[{number.place, *number.outcome}];
            }
    for (OrderNumber &number : numbers) {
        const auto state = s.first(u"SELECT empty FROM number_state WHERE phone_index = $1", {number.number.phoneIndex});
        CallOrder there = order;
        there.place = number.place;
        there.callee.phoneIndex = number.number.phoneIndex;
        auto *source = sourceOf(order.source);
        if (state && state->boolean(0))
            number.against = u"empty_number"_s;
        else if (Directory::doNotCall(s, number.number.phoneIndex, now))
            number.against = u"do_not_call"_s;
        else if (number.place > 1 && source && !source->excludedBy(s, there).isEmpty())
            number.against = u"other_person"_s;
        else if (number.outcome && (!isRetryable(*number.outcome) || ended[{number.place, *number.outcome}] >= order.attempts.most(*number.outcome)))
            number.against = u"spent"_s;
    }
    return numbers;
}

std::optional<std::pair<Dialler::Private::OrderNumber, qint64>> Dialler::Private::numberAfter(Snapshot &s, const CallOrder &order, int from, qint64 now) {
    const auto numbers = numbersOf(s, order, now);
    const qint64 soon = now + qint64(order.attempts.alternateMinutes) * 60'000;
    std::optional<std::pair<OrderNumber, qint64>> best;
    for (size_t step = 1; step < numbers.size(); ++step) {
        const OrderNumber &number = numbers[(size_t(from) - 1 + step) % numbers.size()];
        if (!number.against.isEmpty())
            continue;
        if (number.attempts == 0)
            return std::pair(number, soon);
        const qint64 due = std::max(soon, number.endedAt + qint64(order.attempts.minutesAfter(*number.outcome)) * 60'000);
        if (!best || due < best->second)
            best = std::pair(number, due);
    }
    return best;
}

void Dialler::Private::take(Transaction &t, CallOrder &order, const OrderNumber &number) {
    order.place = number.place;
    order.callee.phoneSealed = number.number.phoneSealed;
    order.callee.phoneIndex = number.number.phoneIndex;
    order.callee.phoneMasked = number.number.phoneMasked;
    t.execute(u"UPDATE call_order SET place = $1, phone_sealed = $2, phone_index = $3, phone_masked = $4 WHERE id = $5",
              {qint64(order.place), order.callee.phoneSealed, order.callee.phoneIndex, order.callee.phoneMasked, order.id});
}

bool Dialler::Private::passOver(Transaction &t, CallOrder order, const DialDecision &decision, qint64 now) {
    // What is said of the person holds for all of their numbers.
    const auto isOfNumber = [&order](const RuleResult &r) {
        return r.rule == DialRule::EmptyNumber || r.rule == DialRule::DoNotCall || (r.rule == DialRule::ListExclusion && order.place > 1);
    };
    for (const RuleResult &r : decision.rules)
        if (r.final && !isOfNumber(r))
            return false;
    if (order.attempts.alternatesAfter.empty())
        return false;
    const auto next = numberAfter(t, order, order.place, now);
    if (!next)
        return false;
    const qint64 due = next->first.attempts == 0 ? now : next->second; // nobody was called just now: there is nothing to wait for
    if (order.expires != 0 && due >= order.expires)
        return false;
    take(t, order, next->first);
    t.execute(u"UPDATE call_order SET due_at = $1, held_by = '' WHERE id = $2", {due, order.id});
    return true;
}

} // namespace lianxin
