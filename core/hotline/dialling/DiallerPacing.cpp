// SPDX-License-Identifier: GPL-3.0-or-later
// What the dialler learns from its calls for pacing them by seats and trunks, and what follows for the next.
#include "hotline/dialling/DiallerPrivate.h"
#include "platform/base/Log.h"
#include <QJsonDocument>

namespace lianxin {
namespace {
constexpr qint64 kKeepPacesMs = 60'000;
constexpr qint64 kLongTalkMs = 4 * 3'600'000; // what is longer was not noticed to have ended
} // namespace

double Dialler::Private::realSeconds(qint64 clockMs) const {
    return double(clock.realDuration(std::max<qint64>(0, clockMs))) / 1000;
}

SeatPacer &Dialler::Private::pacerOf(const QString &lane) {
    const QString today = rows::dayOf(clock.now());
    // A campaign that begins knows from the others how long seats talk.
    const auto [found, isNew] = pacers.try_emplace(lane, seatTimes);
    QString &day = paceDays.try_emplace(lane, today).first->second;
    if (const auto kept = isNew ? keptPace(lane) : std::nullopt; kept && found->second.restore(kept->first))
        day = kept->second;
    if (day != today) {
        found->second.newDay();
        day = today;
    }
    return found->second;
}

std::optional<std::pair<QJsonObject, QString>> Dialler::Private::keptPace(const QString &lane) const {
    const auto row = store.readReturning<std::optional<Row>>([&](Snapshot &s) {
        return s.first(u"SELECT learned, day FROM lane_pace WHERE lane = $1 AND engine = $2", {lane, store.engineId()});
    });
    if (!row)
        qCWarning(lcDialling) << "what pacing learned can't be read:" << row.error().toString();
    return row && *row ? std::optional(std::pair((*row)->json(0), (*row)->text(1))) : std::nullopt;
}

void Dialler::Private::keepPaces(bool now) {
    const qint64 at = clock.now();
    if (paceNews.empty() || (!now && clock.realDuration(at - pacesKeptAt) < kKeepPacesMs))
        return;
    pacesKeptAt = at;
    std::vector<Params> kept;
    for (const QString &lane : paceNews) {
        const auto pacer = pacers.find(lane);
        if (!lane.isEmpty() && pacer == pacers.end())
            continue;
        const QJsonObject learned = lane.isEmpty() ? seatTimes.toJson() : pacer->second.toJson();
        kept.push_back({lane, store.engineId(), lane.isEmpty() ? QString() : paceDays[lane],
                        QString::fromUtf8(QJsonDocument(learned).toJson(QJsonDocument::Compact)), at});
    }
    const auto done = store.write([&](Transaction &t) {
        t.executeMany(u"INSERT INTO lane_pace (lane, engine, day, learned, saved_at) VALUES ($1, $2, $3, $4, $5) "
                      "ON CONFLICT (lane, engine) DO UPDATE SET day = excluded.day, learned = excluded.learned, saved_at = excluded.saved_at",
                      kept);
    });
    if (done)
        paceNews.clear();
    else
        qCWarning(lcDialling) << "what pacing learned can't be kept yet:" << done.error().toString();
}

PacingScene Dialler::Private::sceneOf(const QString &lane) const {
    PacingScene scene;
    const qint64 now = clock.now();
    for (const auto &[id, flight] : flights) {
        if (flight.lane != lane || flight.askedAt)
            continue;
        if (flight.answeredAt)
            scene.inNotice.push_back(realSeconds(now - flight.answeredAt));
        else
            scene.ringing.push_back(realSeconds(now - flight.sentAt));
    }
    return scene;
}

void Dialler::Private::addForeignCalls(Snapshot &s, const QString &lane, PacingScene &scene) const {
    const qint64 now = clock.now();
    s.forEach(u"SELECT sent_at, answered_at FROM attempt WHERE lane = $1 AND engine <> $2 AND ended_at = 0 AND sent_at > 0",
              {lane, store.engineId()}, [&](const Row &row) {
                  if (row.integer(1))
                      scene.inNotice.push_back(realSeconds(now - row.integer(1)));
                  else
                      scene.ringing.push_back(realSeconds(now - row.integer(0)));
                  return true;
              });
}

std::optional<PacingView> Dialler::Private::pacingOf(Snapshot &s, const CallOrder &order, const SourceGate &gate) {
    const QString lane = order.lane();
    if (!gate.handsOver || order.source != OrderSourceKind::Campaign || !seats)
        return {};
    const qint64 now = clock.now();
    auto &view = views[lane];
    if (view.at != now || view.skill != order.handOverSkill) {
        auto &pacer = pacerOf(lane);
        PacingTargets targets;
        targets.dropCeiling = gate.dropCeiling;
        targets.dropAfter = double(gate.dropAfterMs) / 1000;
        pacer.setTargets(targets);
        const SeatOutlook outlook = seats->outlook(order.handOverSkill);
        PacingScene scene = sceneOf(lane);
        addForeignCalls(s, lane, scene);
        scene.ready = outlook.ready;
        scene.waiting = outlook.waiting;
        scene.talking = outlook.talking;
        scene.wrapping = outlook.wrapping;
        scene.arrivalsPerSecond = outlook.recentInbound / 900.0;
        scene.room = settings.batch;
        // Other campaigns that want the same seats.
        SeatPacer::Ahead others{};
        for (const auto &[otherLane, other] : pacers) {
            if (otherLane == lane)
                continue;
            const auto asks = other.asksAhead(sceneOf(otherLane));
            for (size_t i = 0; i < asks.size(); ++i)
                others[i] += asks[i];
        }
        view = {now, order.handOverSkill, pacer.decide(scene, others)};
    }
    return view.view;
}

void Dialler::Private::flightStarted(const Attempt &attempt, const CallOrder &order) {
    const QString lane = order.lane();
    flights[attempt.id] = {lane, order.id, order.trunkId, attempt.sentAt, 0, 0};
    if (const auto view = views.find(lane); view != views.end() && view->second.view.callsNow > 0) {
        --view->second.view.callsNow;
        ++view->second.view.inFlight;
    }
    trunkWatches[order.trunkId].started(attempt.sentAt);
}

void Dialler::Private::flightAnswered(const Id &attemptId) {
    const auto found = flights.find(attemptId);
    if (found == flights.end() || found->second.answeredAt)
        return;
    auto &flight = found->second;
    flight.answeredAt = clock.now();
    if (const auto pacer = pacers.find(flight.lane); pacer != pacers.end()) {
        pacer->second.ringEnded(realSeconds(flight.answeredAt - flight.sentAt), true);
        paceNews.insert(flight.lane);
    }
    trunkWatches[flight.trunkId].ended(true, flight.answeredAt);
}

void Dialler::Private::flightEnded(const Id &attemptId, const AttemptEnd &end) {
    const auto found = flights.find(attemptId);
    if (found == flights.end())
        return;
    const Flight flight = found->second;
    flights.erase(found);
    const qint64 now = clock.now();
    if (!flight.answeredAt && end.outcome != Outcome::Cancelled)
        trunkWatches[flight.trunkId].ended(end.outcome != Outcome::Network || end.cause.hadProvisional, now);
    const auto pacer = pacers.find(flight.lane);
    if (pacer == pacers.end())
        return;
    paceNews.insert(flight.lane);
    if (!flight.answeredAt)
        pacer->second.ringEnded(realSeconds(now - flight.sentAt), false);
    else if (!flight.askedAt)
        pacer->second.noticeEnded(realSeconds(now - flight.answeredAt), false);
}

void Dialler::noteAsk(const Id &orderId, AskStep step, qint64 waitedMs) {
    for (auto &[id, flight] : d->flights) {
        if (flight.orderId != orderId)
            continue;
        const auto pacer = d->pacers.find(flight.lane);
        if (pacer == d->pacers.end())
            return;
        const double waited = double(waitedMs) / 1000; // people's waits are never compressed
        const qint64 now = d->clock.now();
        if (step == AskStep::Asked && !flight.askedAt) {
            flight.askedAt = now;
            pacer->second.noticeEnded(d->realSeconds(now - flight.answeredAt), true);
        } else if (step != AskStep::Asked && !flight.settled) {
            flight.settled = true;
            const qint64 before = pacer->second.dropped();
            step == AskStep::Answered ? pacer->second.askServed(waited) : pacer->second.askLost(waited);
            d->paceNews.insert(flight.lane);
            if (pacer->second.dropped() > before) // the ceiling holds across a death of the engine, too
                d->keepPaces(true);
        }
        return;
    }
}

void Dialler::noteSeatTime(SeatTime what, qint64 ms) {
    if (ms <= 0 || ms > kLongTalkMs)
        return;
    const auto tell = [&](SeatPacer &pacer) {
        what == SeatTime::Talk ? pacer.talkEnded(double(ms) / 1000) : pacer.wrapUpEnded(double(ms) / 1000);
    };
    tell(d->seatTimes);
    d->paceNews.insert(QString());
    for (auto &[lane, pacer] : d->pacers) {
        tell(pacer);
        d->paceNews.insert(lane);
    }
}

Dialler::LaneFigures Dialler::laneFigures(const QString &lane, const QString &trunkId) const {
    LaneFigures figures;
    if (const auto view = d->views.find(lane); view != d->views.end())
        figures.pacing = view->second.view;
    if (const auto pacer = d->pacers.find(lane); pacer != d->pacers.end() && figures.pacing) {
        figures.pacing->asked = pacer->second.asked();
        figures.pacing->lateShare = pacer->second.lateShare();
        figures.pacing->dropShare = pacer->second.dropShare();
    }
    if (const auto watch = d->trunkWatches.find(trunkId); watch != d->trunkWatches.end() && watch->second.isDead()) {
        figures.trunkDeadSince = watch->second.deadSince();
        figures.trunkProbeAt = watch->second.probeAt();
    }
    for (const auto &[id, flight] : d->flights)
        figures.calls += flight.lane == lane;
    return figures;
}

bool Dialler::seatsServe(const QString &skill) const { return !d->seats || d->seats->outlook(skill).serving > 0; }

double Dialler::dropShare(const QString &lane, qint64 atLeastAsked) const {
    const SeatPacer &pacer = d->pacerOf(lane);
    return pacer.asked() >= atLeastAsked ? pacer.dropShare() : 0;
}

void Dialler::forgetLane(const QString &lane) {
    d->pacers.erase(lane);
    d->views.erase(lane);
    d->paceDays.erase(lane);
    d->paceNews.erase(lane);
    const auto done = d->store.write([&](Transaction &t) { t.execute(u"DELETE FROM lane_pace WHERE lane = $1", {lane}); });
    if (!done)
        qCWarning(lcDialling) << "what pacing learned can't be forgotten:" << done.error().toString();
}

} // namespace lianxin
