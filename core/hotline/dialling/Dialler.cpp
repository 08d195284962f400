// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/dialling/Dialler.h"
#include "hotline/dialling/DiallerPrivate.h"
#include "platform/base/Log.h"
#include "platform/base/Text.h"
#include <QJsonDocument>
#include <QScopeGuard>

namespace lianxin {

namespace {
constexpr qint64 kSettingsAgainMs = 5'000;
}

Dialler::Dialler(Store &store, const FieldSealer &sealer, Directory &directory, const Calendar &calendar,
                 const Clock &clock, DiallingSettings settings, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(store, sealer, directory, calendar, clock, std::move(settings))) {
    connect(&d->timer, &QTimer::timeout, this, [this] { tick(); });
}

Dialler::~Dialler() = default;

void Dialler::setOriginator(Originator *originator) {
    d->originator = originator;
}
void Dialler::setSeatForecast(SeatForecast *seats) {
    d->seats = seats;
}
void Dialler::setSource(OrderSourceKind kind, OrderSource *source) {
    d->sources[kind] = source;
}
const DiallingSettings &Dialler::settings() const {
    return d->settings;
}
Expected<DiallingSettings> Dialler::changeSettings(const QJsonObject &changes, const QString &actor) {
    LX_TRY(const DiallingSettings next, d->store.writeReturning<DiallingSettings>([&](Transaction &t) {
        // Takes the row before it is read: of two engines that change something at once, the second goes by what the first wrote.
        const auto rows = t.query(u"INSERT INTO dialling_value (name, value) VALUES ('settings', '{}') ON CONFLICT (name) "
                                  "DO UPDATE SET value = dialling_value.value RETURNING value");
        auto changed = d->settings.with(rows.front().json(0));
        if (changed)
            changed = changed->with(changes);
        if (!changed)
            throw StoreFailure(changed.error());
        const QJsonObject kept = changed->toJson();
        t.execute(u"UPDATE dialling_value SET value = $1 WHERE name = 'settings'", {QString::fromUtf8(QJsonDocument(kept).toJson(QJsonDocument::Compact))});
        t.emitEvent(u"dialling.settings"_s, u"settings"_s, kept, actor);
        return *changed;
    }));
    d->settingsRead.start();
    d->settings = next;
    wake();
    return next;
}

Expected<DiallingSettings> Dialler::readSettings() {
    LX_CHECK(d->readSettings());
    return d->settings;
}

// What was kept; what this engine was begun with where nothing was.
Expected<void> Dialler::Private::readSettings() {
    settingsRead.start();
    LX_TRY(const auto kept, store.readReturning<QJsonObject>([](Snapshot &s) {
        const auto row = s.first(u"SELECT value FROM dialling_value WHERE name = 'settings'");
        return row ? row->json(0) : QJsonObject();
    }));
    LX_TRY(settings, settings.with(kept));
    return {};
}
int Dialler::activeCalls() const {
    return int(d->active.size());
}

Expected<void> Dialler::start() {
    LX_CHECK(d->readSettings());
    LX_CHECK(recover());
    if (const auto kept = d->keptPace({}))
        d->seatTimes.restore(kept->first);
    d->running = true;
    d->timer.start(int(std::clamp<qint64>(d->clock.realDuration(d->settings.tickMs), 5, 1000)));
    wake();
    return {};
}

void Dialler::stop() {
    d->running = false;
    d->timer.stop();
    d->keepPaces(true);
}

void Dialler::wake() {
    if (!d->running || d->wakeAsked)
        return;
    d->wakeAsked = true;
    QTimer::singleShot(0, this, [this] {
        d->wakeAsked = false;
        if (d->running)
            tick();
    });
}

Expected<Id> Dialler::place(CallOrder order) {
    auto placed = d->store.writeReturning<Id>(
        [&](Transaction &t) { return place(t, std::vector<CallOrder>{order}).front(); });
    if (placed)
        wake();
    return placed;
}

std::vector<Id> Dialler::place(Transaction &t, std::vector<CallOrder> orders) const {
    const qint64 now = d->clock.now();
    std::vector<Id> ids;
    std::map<QString, const CallOrder *> lanes;
    for (auto &order : orders) {
        if (order.callee.phoneSealed.isEmpty() || order.callee.phoneIndex.isEmpty())
            throw StoreFailure(
                {ErrorKind::Usage, u"dialling.no_number"_s, u"An order has no number."_s, {}, order.id});
        if (order.id.isEmpty())
            order.id = newId();
        order.state = OrderState::Waiting;
        order.attemptsMade = 0;
        order.createdAt = now;
        order.dueAt = std::max(order.earliest, now);
        order.priority = std::clamp(order.priority, 0, 9);
        ids.push_back(order.id);
        lanes.emplace(order.lane(), &order);
    }
    for (const auto &[lane, order] : lanes)
        t.execute(u"INSERT INTO call_lane (lane, source, source_id, closed, touched) VALUES ($1,$2,$3,0,$4) "
                  "ON CONFLICT (lane) DO UPDATE SET closed = 0, touched = excluded.touched",
                  {lane, nameOf(order->source),
                   order->source == OrderSourceKind::Campaign ? order->sourceId : QString(), now});
    rows::insertOrders(t, orders, d->sealer);
    return ids;
}

Expected<int> Dialler::cancelSource(OrderSourceKind kind, const Id &sourceId, bool abortRunning,
                                    const QString &reason) {
    const qint64 now = d->clock.now();
    std::vector<Id> running;
    auto cancelled = d->store.writeReturning<int>([&](Transaction &t) {
        running.clear();
        const qint64 waiting = t.execute(
            u"UPDATE call_order SET state = 'cancelled', outcome = 'cancelled', held_by = $1, ended_at = $2 "
            "WHERE source_id = $3 AND source = $4 AND state = 'waiting'",
            {reason, now, sourceId, nameOf(kind)});
        t.execute(u"UPDATE call_order SET cancel_asked = 1 WHERE source_id = $1 AND source = $2 AND state = "
                  u"'dialling'",
                  {sourceId, nameOf(kind)});
        for (const auto &row :
             t.query(u"SELECT attempt_id FROM call_order WHERE source_id = $1 AND source = $2 "
                     "AND state = 'dialling'",
                     {sourceId, nameOf(kind)}))
            running.push_back(row.text(0));
        return int(waiting);
    });
    if (cancelled && abortRunning && d->originator)
        for (const auto &attemptId : running)
            if (const auto found = d->active.find(attemptId); found != d->active.end() && !found->second)
                d->originator->abort(attemptId);
    return cancelled;
}

Expected<void> Dialler::cancelOrder(const Id &orderId, const QString &reason) {
    const qint64 now = d->clock.now();
    Id running;
    LX_CHECK(d->store.write([&](Transaction &t) {
        running.clear();
        const auto order = rows::order(t, orderId, d->sealer);
        if (!order)
            throw StoreFailure(
                {ErrorKind::NotFound, u"dialling.not_found"_s, u"There is no such order."_s, {}, orderId});
        if (order->state == OrderState::Waiting) {
            d->endOrder(t, *order, OrderState::Cancelled, Outcome::Cancelled, reason, now);
        } else if (order->state == OrderState::Dialling) {
            t.execute(u"UPDATE call_order SET cancel_asked = 1 WHERE id = $1", {orderId});
            if (const auto row = t.first(u"SELECT attempt_id FROM call_order WHERE id = $1", {orderId}))
                running = row->text(0);
        }
    }));
    if (const auto found = d->active.find(running);
        d->originator && found != d->active.end() && !found->second)
        d->originator->abort(running);
    return {};
}

int Dialler::tick() {
    if (!d->originator || d->inTick)
        return 0;
    d->inTick = true;
    const auto done = qScopeGuard([this] { d->inTick = false; });
    const qint64 now = d->clock.now();
    for (auto it = d->unwritten.begin(); it != d->unwritten.end();) {
        const auto late = *it;
        if (!d->write(*this, late.first, late.second))
            return 0;
        it = d->unwritten.erase(it);
    }
    d->keepPaces(false);
    if (!d->settingsRead.isValid() || d->settingsRead.elapsed() > kSettingsAgainMs)
        if (const auto read = d->readSettings(); !read)
            qCWarning(lcDialling) << "the rules of dialling can't be read:" << read.error().toString();
    const auto due = d->candidates(now);
    if (!due) {
        qCWarning(lcDialling) << "can't look for due orders:" << due.error().toString();
        return 0;
    }
    int started = 0;
    std::set<QString> full; // trunks and lanes without a free line: nothing more of them in this tick
    for (const auto &order : *due) {
        const QString trunk = u"trunk:"_s + order.trunkId;
        if (full.contains(trunk) || full.contains(order.lane()))
            continue;
        if (d->originator->freeLines(order.trunkId) <= 0) {
            full.insert(trunk);
            continue;
        }
        switch (d->dial(order, now)) {
        case Private::Dialled::Started:
            ++started;
            break;
        case Private::Dialled::LinesOut:
            full.insert(order.lane());
            break;
        case Private::Dialled::Held:
            break;
        }
    }
    return started;
}

void Dialler::attemptAnswered(const Id &attemptId, const Id &callId) {
    if (const auto found = d->active.find(attemptId); found != d->active.end())
        found->second = true;
    d->flightAnswered(attemptId);
    const auto done = d->store.write([&](Transaction &t) {
        t.execute(
            u"UPDATE attempt SET answered_at = $1, call_id = CASE WHEN $2 = '' THEN call_id ELSE $2 END "
            "WHERE id = $3 AND answered_at = 0 AND ended_at = 0",
            {d->clock.now(), callId, attemptId});
    });
    if (!done)
        qCWarning(lcDialling) << "an answer was not noted:" << done.error().toString();
}

void Dialler::attemptCall(const Id &attemptId, const Id &callId) {
    const auto done = d->store.write([&](Transaction &t) {
        t.execute(u"UPDATE attempt SET call_id = $1 WHERE id = $2", {callId, attemptId});
    });
    if (!done)
        qCWarning(lcDialling) << "the call of an attempt was not noted:" << done.error().toString();
}

void Dialler::noteResult(const Id &attemptId, const QString &result, const QJsonObject &answers) {
    const auto done = d->store.write([&](Transaction &t) {
        t.execute(u"UPDATE attempt SET result = $1, answers_sealed = $2 WHERE id = $3 AND ended_at = 0",
                  {result, rows::sealedJson(answers, "attempt.answers", d->sealer), attemptId});
    });
    if (!done)
        qCWarning(lcDialling) << "a result was not noted:" << done.error().toString();
}

void Dialler::attemptEnded(const Id &attemptId, const AttemptEnd &told) {
    AttemptEnd end = told;
    if (end.endedAt == 0)
        end.endedAt = d->clock.now();
    d->active.erase(attemptId);
    d->flightEnded(attemptId, end);
    // A store that is away for a moment must not cost an outcome: it is written as soon as it is back. Should
    // the engine end before, recover() settles the attempt as ambiguous, never as if nothing had happened.
    if (!d->write(*this, attemptId, end))
        d->unwritten.try_emplace(attemptId, end);
    wake();
}

bool Dialler::Private::write(Dialler &dialler, const Id &attemptId, const AttemptEnd &end) {
    Id orderId;
    const auto done = store.write([&](Transaction &t) {
        orderId.clear();
        auto attempt = rows::attempt(t, attemptId, sealer);
        if (!attempt || attempt->endedAt != 0)
            return; // told twice: the first word stands
        attempt->endedAt = end.endedAt;
        attempt->outcome = end.outcome;
        attempt->cause = end.cause;
        if (!end.result.isEmpty())
            attempt->result = end.result;
        if (!end.answers.isEmpty())
            attempt->answers = end.answers;
        if (end.outcome != Outcome::Answered && end.result.isEmpty()) { // what a machine let pass is nobody's answer
            attempt->result.clear();
            attempt->answers = {};
        }
        attempt->moments = end.moments;
        attempt->heard = end.heard;
        settle(t, *attempt);
        orderId = attempt->orderId;
    });
    if (!done) {
        qCWarning(lcDialling) << "an outcome can't be written yet:" << done.error().toString();
        return false;
    }
    if (!orderId.isEmpty())
        Q_EMIT dialler.attemptFinished(attemptId, orderId);
    return true;
}

Expected<void> Dialler::resolve(const Id &attemptId, bool redial, Outcome outcome, const QString &actor) {
    LX_CHECK(d->store.write([&](Transaction &t) {
        const auto claimed =
            t.query(u"UPDATE attempt SET resolved_by = $1, detail = 'resolved_by_person' "
                    "WHERE id = $2 AND outcome = 'ambiguous' AND resolved_by = '' RETURNING id",
                    {actor, attemptId});
        const auto attempt = rows::attempt(t, attemptId, d->sealer);
        if (!attempt)
            throw StoreFailure({ErrorKind::NotFound,
                                u"dialling.not_found"_s,
                                u"There is no such attempt."_s,
                                {},
                                attemptId});
        if (claimed.empty())
            throw StoreFailure({ErrorKind::Conflict,
                                u"dialling.not_ambiguous"_s,
                                u"This attempt does not wait for a person (any more)."_s,
                                {},
                                attemptId});
        auto order = rows::order(t, attempt->orderId, d->sealer);
        if (!order || order->state != OrderState::Ambiguous)
            return;
        const qint64 now = d->clock.now();
        if (redial) {
            t.execute(u"UPDATE call_order SET state = 'waiting', due_at = $1, ended_at = 0, held_by = '' "
                      u"WHERE id = $2",
                      {now, order->id});
            order->state = OrderState::Waiting;
            order->dueAt = now;
            if (auto *source = d->sourceOf(order->source))
                source->attemptEnded(t, *order, *attempt);
        } else {
            d->endOrder(t, *order, OrderState::Done, outcome, u"resolved_by_person"_s, now);
        }
        t.emitEvent(u"attempt.ended"_s, attempt->id, d->eventOf(*attempt, *order), actor);
    }));
    wake();
    return {};
}

int Dialler::erase(Transaction &t, const QByteArray &phoneIndex) {
    const qint64 now = d->clock.now();
    // Whoever has several numbers is one person: all of them are forgotten with one.
    std::vector<Id> several;
    for (const auto &row : t.query(u"SELECT order_id FROM order_number WHERE phone_index = $1", {phoneIndex}))
        several.push_back(row.text(0));
    for (const auto &row :
         t.query(u"SELECT %1 FROM call_order WHERE state = 'waiting' AND id IN (SELECT id FROM call_order WHERE phone_index = $1 UNION "
                 "SELECT order_id FROM order_number WHERE phone_index = $1)"_s.arg(rows::kOrderColumns),
                 {phoneIndex}))
        d->endOrder(t, rows::orderOf(row, d->sealer), OrderState::Cancelled, Outcome::Cancelled, u"erased"_s,
                    now);
    for (const Id &id : several) {
        t.execute(u"UPDATE call_order SET phone_sealed = $1, phone_index = $1, phone_masked = '', name_masked = '', contact_id = '', "
                  "variables_sealed = NULL WHERE id = $2 AND state <> 'dialling'",
                  {QByteArray(), id});
        t.execute(u"DELETE FROM order_number WHERE order_id = $1", {id});
    }
    t.execute(
        u"UPDATE attempt SET phone_masked = '', phone_index = $1, answers_sealed = NULL, contact_id = '' "
        "WHERE phone_index = $2 AND ended_at <> 0",
        {QByteArray(), phoneIndex});
    t.execute(u"DELETE FROM number_day WHERE phone_index = $1", {phoneIndex});
    t.execute(u"DELETE FROM number_state WHERE phone_index = $1 AND active IS NULL", {phoneIndex});
    return int(t.execute(
        u"UPDATE call_order SET phone_sealed = $1, phone_index = $1, phone_masked = '', name_masked = '', "
        "contact_id = '', variables_sealed = NULL WHERE phone_index = $2 AND state <> 'dialling'",
        {QByteArray(), phoneIndex}));
}

} // namespace lianxin
