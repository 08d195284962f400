// SPDX-License-Identifier: GPL-3.0-or-later
// What was heard is understood otherwise, once a person has said what it was.
#include "hotline/dialling/DiallerPrivate.h"

namespace lianxin {

Expected<int> Dialler::soundGone(qint64 before) {
    return d->store.writeReturning<int>([before](Transaction &t) {
        return int(t.execute(u"UPDATE attempt SET heard_state = '' WHERE heard_state = 'unknown' AND ended_at > 0 AND ended_at < $1", {before}));
    });
}

Expected<bool> Dialler::correct(const Id &attemptId, Outcome outcome, const QJsonObject &heard, const QString &actor) {
    auto changed = d->store.writeReturning<bool>([&](Transaction &t) {
        auto attempt = rows::attempt(t, attemptId, d->sealer);
        if (!attempt)
            throw StoreFailure({ErrorKind::NotFound, u"dialling.not_found"_s, u"There is no such attempt."_s, {}, attemptId});
        const auto order = rows::order(t, attempt->orderId, d->sealer);
        const auto row = t.first(u"SELECT phone_index FROM attempt WHERE id = $1", {attemptId});
        const auto newer = t.first(u"SELECT COUNT(*) FROM attempt WHERE order_id = $1 AND number > $2", {attempt->orderId, qint64(attempt->number)});
        const bool settled = order && (order->state == OrderState::Waiting || order->state == OrderState::Done) && attempt->endedAt != 0
            && attempt->number > 0 && order->attemptsMade == attempt->number && newer->integer(0) == 0;
        if (!settled || attempt->answeredAt != 0 || attempt->outcome == Outcome::Ambiguous || outcome == Outcome::Answered || outcome == Outcome::Ambiguous)
            throw StoreFailure({ErrorKind::Conflict, u"dialling.not_correctable"_s, u"The outcome of this attempt stays what it is."_s,
                                u"Only the newest attempt of an order that nobody answered can be understood otherwise."_s, attemptId});
        const bool another = attempt->outcome != outcome;
        const bool wasEmpty = attempt->outcome == Outcome::EmptyNumber;
        attempt->outcome = outcome;
        attempt->heard = heard;
        attempt->detail = u"resolved_by_person"_s;
        t.execute(u"UPDATE attempt SET outcome = $1, heard = $2, heard_state = $3, detail = $4, resolved_by = $5 WHERE id = $6",
                  {nameOf(outcome), rows::heardText(heard), rows::heardState(heard), attempt->detail, actor, attemptId});
        if (!another)
            return false;
        if (wasEmpty || outcome == Outcome::EmptyNumber)
            t.execute(u"UPDATE number_state SET empty = $1 WHERE phone_index = $2", {qint64(outcome == Outcome::EmptyNumber), row->blob(0)});
        // What has come to its end elsewhere, a return visit for instance, is not ended twice.
        if (order->state == OrderState::Done && order->source != OrderSourceKind::Campaign)
            return true;
        CallOrder after = *order;
        d->follow(t, after, *attempt, false);
        if (auto *source = d->sourceOf(after.source))
            source->attemptEnded(t, after, *attempt);
        t.emitEvent(u"attempt.ended"_s, attempt->id, d->eventOf(*attempt, after), actor);
        return true;
    });
    if (changed && *changed)
        wake();
    return changed;
}

} // namespace lianxin
