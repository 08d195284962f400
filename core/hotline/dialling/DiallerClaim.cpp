// SPDX-License-Identifier: GPL-3.0-or-later
// From a due order to a call: facts, decision, claim.
#include "hotline/dialling/DiallerPrivate.h"
#include "hotline/directory/Directory.h"
#include "platform/base/Log.h"
#include "platform/crypto/FieldSealer.h"
#include <limits>

namespace lianxin {

Error Dialler::Private::raced(const QString &what) {
    return {ErrorKind::Conflict, u"dialling.raced"_s, u"Another engine was first: %1."_s.arg(what), {}, {}};
}

double Dialler::Private::speed() const {
    return 60'000.0 / double(std::max<qint64>(1, clock.realDuration(60'000)));
}

OrderSource *Dialler::Private::sourceOf(OrderSourceKind kind) const {
    const auto found = sources.find(kind);
    return found == sources.end() ? nullptr : found->second;
}

SourceGate Dialler::Private::gateOf(OrderSourceKind kind, const Id &sourceId) const {
    if (auto *source = sourceOf(kind))
        return source->gate(sourceId);
    SourceGate gate;
    if (kind != OrderSourceKind::Callback && kind != OrderSourceKind::Manual && kind != OrderSourceKind::Outside)
        gate.state = SourceGate::State::Unknown;
    return gate;
}

Pace Dialler::Private::paceOf(const CallOrder &order) const {
    const bool automatic = order.source != OrderSourceKind::Callback && order.source != OrderSourceKind::Manual && order.source != OrderSourceKind::Outside;
    return seats && automatic ? paceFor(seats->outlook(order.handOverSkill)) : Pace();
}

WindowFact Dialler::Private::windowFact(const QJsonObject &windows, qint64 at) const {
    return lianxin::windowFact(windows.isEmpty() ? settings.windows : windows, calendar, at);
}

DialFacts Dialler::Private::facts(Snapshot &s, const CallOrder &order, qint64 now) {
    DialFacts f;
    f.now = now;
    f.order = order;
    f.numberCap = settings.numberCap;
    f.day = rows::dayOf(now);
    f.nextDay = civil::startOf(civil::dateOf(now).addDays(1));
    const auto &index = order.callee.phoneIndex;

    const auto number = s.first(u"SELECT active, empty FROM number_state WHERE phone_index = $1", {index});
    f.emptyNumber = number && number->boolean(1);
    f.numberBusy = number && !number->isNull(0);
    const auto banned = Directory::doNotCall(s, index, now);
    f.doNotCall = banned.has_value();
    if (banned)
        f.doNotCallReason = banned->reason;
    f.attemptsToday =
        int(s.first(u"SELECT COUNT(*) FROM attempt WHERE order_id = $1 AND number > 0 AND day = $2",
                    {order.id, f.day})
                ->integer(0));
    const auto today =
        s.first(u"SELECT calls FROM number_day WHERE phone_index = $1 AND day = $2", {index, f.day});
    f.numberToday = today ? int(today->integer(0)) : 0;
    f.gate = gateOf(order.source, order.sourceId);
    f.window = windowFact(f.gate->windows, now);
    if (f.gate->lines > 0)
        f.sourceCalls =
            int(s.first(u"SELECT COUNT(*) FROM attempt WHERE lane = $1 AND ended_at = 0", {order.lane()})
                    ->integer(0));
    f.person = personFact(Directory::preferences(s, index), settings.people, calendar, now);
    if (auto *source = sourceOf(order.source))
        f.excludedBy = source->excludedBy(s, order);
    f.pace = paceOf(order);
    f.pacing = pacingOf(s, order, *f.gate);
    if (const auto watch = trunkWatches.find(order.trunkId); watch != trunkWatches.end() && !watch->second.mayCall(now))
        f.trunkDeadUntil = watch->second.probeAt();
    if (originator)
        f.trunkFree = originator->freeLines(order.trunkId);
    if (const auto rate = laneRates.find(order.lane()); rate != laneRates.end())
        f.sourceRateAt = rate->second.nextAt();
    if (const auto rate = trunkRates.find(order.trunkId); rate != trunkRates.end())
        f.trunkRateAt = rate->second.nextAt();
    return f;
}

Expected<std::vector<Dialler::Private::Lane>> Dialler::Private::openLanes(qint64 now) {
    std::vector<Lane> all;
    LX_CHECK(store.read([&](Snapshot &s) {
        for (const auto &row :
             s.query(u"SELECT lane, source, source_id FROM call_lane WHERE closed = 0 ORDER BY lane"))
            if (const auto kind = orderSourceKindFromName(row.text(1)))
                all.push_back({row.text(0), *kind, row.text(2), {}});
    }));
    std::vector<Lane> open;
    for (auto &lane : all) {
        // Only a campaign is one source a lane; the others ask their source order by order.
        if (lane.source != OrderSourceKind::Campaign) {
            open.push_back(lane);
            continue;
        }
        lane.gate = gateOf(lane.source, lane.sourceId);
        if (lane.gate.state != SourceGate::State::Open || !windowFact(lane.gate.windows, now).open)
            continue;
        if (const auto rate = laneRates.find(lane.name);
            rate != laneRates.end() && now < rate->second.nextAt())
            continue;
        open.push_back(lane);
    }
    return open;
}

// Due orders of all lanes that may be dialled now: higher priority first, and among equals one of each lane
// in turn.
Expected<std::vector<CallOrder>> Dialler::Private::candidates(qint64 now) {
    LX_TRY(const auto lanes, openLanes(now));
    struct Placed {
        int turn;
        CallOrder order;
    };
    std::vector<Placed> found;
    LX_CHECK(store.read([&](Snapshot &s) {
        for (const auto &lane : lanes) {
            int turn = 0;
            int limit = settings.batch;
            if (lane.gate.lines > 0) {
                const auto inUse =
                    s.first(u"SELECT COUNT(*) FROM attempt WHERE lane = $1 AND ended_at = 0", {lane.name})
                        ->integer(0);
                if (inUse >= lane.gate.lines)
                    continue;
            }
            s.forEach(u"SELECT "_s + rows::kOrderColumns +
                          u" FROM call_order WHERE lane = $1 AND state = 'waiting' AND due_at <= $2 "
                          "ORDER BY priority DESC, due_at, id LIMIT %1"_s.arg(limit), // a bound LIMIT is planned anew each time
                      {lane.name, now}, [&](const Row &row) {
                          found.push_back({turn++, rows::orderOf(row, sealer)});
                          return true;
                      });
        }
    }));
    std::stable_sort(found.begin(), found.end(), [](const Placed &a, const Placed &b) {
        return a.order.priority != b.order.priority ? a.order.priority > b.order.priority : a.turn < b.turn;
    });
    std::vector<CallOrder> orders;
    orders.reserve(found.size());
    for (auto &placed : found)
        orders.push_back(std::move(placed.order));
    return orders;
}

void Dialler::Private::hold(Transaction &t, const CallOrder &order, const DialDecision &decision,
                            qint64 now) {
    const auto *obstacle = decision.obstacle();
    if (decision.isFinal()) {
        if (passOver(t, order, decision, now))
            return;
        const auto final = std::find_if(decision.rules.begin(), decision.rules.end(),
                                        [](const RuleResult &r) { return r.final; });
        endOrder(t, order, OrderState::Done, Outcome::Blocked, nameOf(final->rule), now);
        return;
    }
    switch (obstacle->rule) {
    case DialRule::InboundFirst:
    case DialRule::SeatPace:
        return;
    case DialRule::SourceLines: // these pass by themselves, any moment: the order keeps its place
    case DialRule::SourceRate:
    case DialRule::TrunkHealth:
    case DialRule::TrunkLines:
    case DialRule::TrunkRate:
    case DialRule::SourceState:
        if (order.source == OrderSourceKind::Campaign || obstacle->rule != DialRule::SourceState)
            return;
        break;
    default:
        break;
    }
    const qint64 retryAt = std::max(decision.retryAt(), now + 1);
    const qint64 due = decision.retryAt() > now ? retryAt : now + settings.recheckMs;
    t.execute(u"UPDATE call_order SET held_by = $1, due_at = $2 WHERE id = $3 AND state = 'waiting'",
              {nameOf(obstacle->rule), due, order.id});
}

std::optional<Attempt> Dialler::Private::claim(Transaction &t, const CallOrder &order, qint64 now) {
    Attempt a;
    a.id = newId();
    a.orderId = order.id;
    a.source = order.source;
    a.sourceId = order.sourceId;
    a.contactId = order.callee.contactId;
    a.phoneMasked = order.callee.phoneMasked;
    a.number = order.attemptsMade + 1;
    a.place = order.place;
    a.engine = store.engineId();
    a.trunkId = order.trunkId;
    a.intentAt = now;
    const QString day = rows::dayOf(now);
    const auto &index = order.callee.phoneIndex;

    // Each statement takes its piece only if it is still there to take, whatever other engines do meanwhile.
    if (t.query(
             u"UPDATE call_order SET state = 'dialling', attempt_id = $1, attempts_made = attempts_made + 1, "
             "held_by = '', outcome = NULL WHERE id = $2 AND state = 'waiting' AND attempts_made = $3 "
             "RETURNING id",
             {a.id, order.id, qint64(order.attemptsMade)})
            .empty())
        throw StoreFailure(raced(u"order"_s));
    // A duty telephone takes many calls, also at once: nobody claims it, but its calls are counted.
    const bool service = order.outside() && *order.outside() != OutsideKind::Number;
    if (!service && t.query(
             u"INSERT INTO number_state (phone_index, active, empty, last_at) VALUES ($1,$2,0,$3) "
             "ON CONFLICT (phone_index) DO UPDATE SET active = excluded.active, last_at = excluded.last_at "
             "WHERE number_state.active IS NULL AND number_state.empty = 0 RETURNING phone_index",
             {index, a.id, now})
            .empty())
        throw StoreFailure(raced(u"number"_s));
    if (t.query(u"INSERT INTO number_day (phone_index, day, calls) VALUES ($1,$2,1) "
                "ON CONFLICT (phone_index, day) DO UPDATE SET calls = number_day.calls + 1 "
                "WHERE number_day.calls < $3 RETURNING calls",
                {index, day, service ? std::numeric_limits<qint64>::max() : qint64(settings.numberCap)})
            .empty())
        throw StoreFailure(raced(u"daily cap"_s));
    rows::insertAttempt(t, a, order, day);
    return a;
}

Dialler::Private::Dialled Dialler::Private::dial(const CallOrder &candidate, qint64 now) {
    const auto phone = sealer.open(candidate.callee.phoneSealed, rows::kPhoneColumn);
    std::optional<Attempt> attempt;
    CallOrder order;
    SourceGate gate;
    double pace = 1;
    bool linesOut = false;
    const auto claimed = store.write([&](Transaction &t) {
        attempt.reset();
        linesOut = false;
        // Holds the lane until the commit, so that its lines are counted by one engine at a time.
        t.execute(u"UPDATE call_lane SET touched = $1 WHERE lane = $2", {now, candidate.lane()});
        const auto current = rows::order(t, candidate.id, sealer);
        if (!current || current->state != OrderState::Waiting || current->dueAt > now)
            return; // somebody else has it, or it was taken back
        order = *current;
        if (!phone) {
            t.execute(u"UPDATE call_order SET held_by = 'number_unreadable', due_at = $1 WHERE id = $2",
                      {now + settings.recheckMs, order.id});
            return;
        }
        auto known = facts(t, order, now);
        const auto decision = decide(known);
        if (!decision.mayDial) {
            const auto rule = decision.obstacle()->rule;
            linesOut = rule == DialRule::SourceLines || rule == DialRule::SourceRate || rule == DialRule::InboundFirst ||
                       rule == DialRule::SeatPace || rule == DialRule::TrunkHealth;
            hold(t, order, decision, now);
            return;
        }
        gate = *known.gate;
        pace = known.pace.factor;
        attempt = claim(t, order, now);
        order.state = OrderState::Dialling;
        ++order.attemptsMade;
        if (auto *source = sourceOf(order.source))
            source->attemptStarted(t, order, *attempt);
        t.emitEvent(u"attempt.started"_s, attempt->id, eventOf(*attempt, order));
    });
    if (!claimed) {
        if (claimed.error().code != u"dialling.raced"_s)
            qCWarning(lcDialling) << "an order could not be claimed:" << claimed.error().toString();
        return Dialled::Held;
    }
    if (!attempt)
        return linesOut ? Dialled::LinesOut : Dialled::Held;

    // From here on it must be assumed that the citizen's telephone may ring.
    attempt->sentAt = clock.now();
    if (const auto marked = store.write([&](Transaction &t) {
            t.execute(u"UPDATE attempt SET sent_at = $1 WHERE id = $2", {attempt->sentAt, attempt->id});
        });
        !marked) {
        qCWarning(lcDialling) << "not dialled, since it could not be noted:" << marked.error().toString();
        attempt->sentAt = 0;
        (void)store.write([&](Transaction &t) { unsend(t, *attempt, u"not_noted"_s); });
        return Dialled::Held;
    }
    laneRates[order.lane()].used(now, gate.cps * pace, speed(), settings.tickMs);
    trunkRates[order.trunkId].used(now, originator->callsPerSecond(order.trunkId) * pace, speed(), settings.tickMs);
    active[attempt->id] = false;
    const auto sent =
        originator->originate({attempt->id, order.id, *phone, order.trunkId, order.callerId, order.flowId,
                               order.variables, order.handOverSkill, order.callee.contactId, order.source,
                               order.sourceId, order.callee.phoneMasked, order.callee.nameMasked});
    if (!sent) {
        active.erase(attempt->id);
        qCInfo(lcDialling) << "a call could not be started:" << sent.error().code;
        if (const auto undone = store.write([&](Transaction &t) { unsend(t, *attempt, sent.error().code); });
            !undone)
            qCWarning(lcDialling) << "an unsent attempt could not be taken back:"
                                  << undone.error().toString();
        return Dialled::LinesOut;
    }
    flightStarted(*attempt, order);
    return Dialled::Started;
}

} // namespace lianxin
