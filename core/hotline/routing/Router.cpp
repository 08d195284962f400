// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/routing/Router.h"
#include "platform/base/Clock.h"
#include "platform/base/Log.h"
#include "platform/storage/Store.h"
#include <QScopeGuard>

namespace lianxin {
namespace {

void warn(const Error &error, const char *what) {
    qCWarning(lcHotline) << what << error.toString();
}

} // namespace

Router::Router(Store &store, Seats &seats, const Clock &clock, RoutingSettings settings, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_seats(seats)
    , m_clock(clock)
    , m_settings(settings) {
    m_seats.setWrapUpTime(m_settings.wrapUpMs);
    connect(&m_seats, &Seats::becameReady, this,
            [this] { QTimer::singleShot(0, this, [this] { offerWaiting(); }); });
    connect(&m_timer, &QTimer::timeout, this, &Router::tick);
}

void Router::start() {
    if (const auto done = m_seats.recover(); !done)
        warn(done.error(), "seats were not recovered:");
    if (const auto seats = m_seats.all())
        for (const auto &seat : *seats)
            if (seat.state == SeatState::Wrapup)
                m_wrapUps[seat.number] = seat.wrapUpUntil > 0 ? seat.wrapUpUntil : seat.since + m_settings.wrapUpMs;
    m_counted = m_clock.now();
    m_timer.start(int(std::clamp<qint64>(m_clock.realDuration(500), 5, 500)));
}

Expected<void> Router::stop() {
    if (!m_timer.isActive())
        return {}; // never began: what the store says is another engine's, or to be settled first
    m_timer.stop();
    return m_seats.countOpenTime(Seats::OpenTime::Ends);
}

Expected<QueuePlace> Router::request(const SeatRequest &handOver) {
    const auto found = m_calls.find(handOver.callId);
    const bool transfer = found != m_calls.end() && found->second.phase == Entry::Phase::Talking;
    if (found != m_calls.end() && !transfer)
        return Error{ErrorKind::Conflict,
                     u"routing.already_queued"_s,
                     u"This call already waits for a seat."_s,
                     {},
                     handOver.callId};
    QString from;
    if (transfer) { // a blind transfer: the seat lets go of the call at once
        from = found->second.seat;
        const qint64 talked = m_clock.now() - found->second.talkingAt;
        m_handling.push_back(talked);
        beginWrapUp(from, handOver.callId, "a transferring seat did not step:");
        m_calls.erase(found);
    }
    Entry entry;
    entry.handOver = handOver;
    entry.transferredBy = from;
    entry.since = m_clock.now();
    auto &placed = m_calls.emplace(handOver.callId, std::move(entry)).first->second;
    const auto noted = m_store.write(
        [&](Transaction &t) { t.emitEvent(u"call.queued"_s, handOver.callId, entryJson(placed)); });
    if (!noted) {
        m_calls.erase(handOver.callId);
        return noted.error();
    }
    count(placed, u"calls"_s, 0);
    offerWaiting();
    return place(handOver.callId).value_or(QueuePlace{});
}

Expected<QueuePlace> Router::giveBack(const Id &callId) {
    const auto found = m_calls.find(callId);
    if (found == m_calls.end() || found->second.phase != Entry::Phase::Talking)
        return Error{
            ErrorKind::NotFound, u"routing.unknown_call"_s, u"No seat talks in this call."_s, {}, callId};
    auto &entry = found->second;
    const QString lost = entry.seat;
    if (const auto stepped = m_seats.step(lost, SeatState::Offline, callId, u"lost"_s); !stepped)
        warn(stepped.error(), "a lost seat did not step:");
    entry.phase = Entry::Phase::Waiting;
    entry.seat.clear();
    entry.tried.clear();
    entry.keptFor = lost;
    entry.keptUntil = m_clock.now() + m_settings.giveBackMs;
    entry.handOver.reason = u"lost_seat"_s;
    entry.handOver.seatNumber.clear();
    entry.handOver.priority = 9; // the citizen was in the middle of a sentence
    entry.toldAt = m_clock.now();
    const auto noted =
        m_store.write([&](Transaction &t) { t.emitEvent(u"call.queued"_s, callId, entryJson(entry)); });
    if (!noted)
        warn(noted.error(), "an event was not written:");
    offerWaiting();
    return place(callId).value_or(QueuePlace{});
}

std::vector<Router::Entry *> Router::line() {
    std::vector<Entry *> waiting;
    for (auto &[id, entry] : m_calls)
        if (entry.phase == Entry::Phase::Waiting)
            waiting.push_back(&entry);
    std::sort(waiting.begin(), waiting.end(), [](const Entry *a, const Entry *b) {
        if (a->handOver.priority != b->handOver.priority)
            return a->handOver.priority > b->handOver.priority;
        return a->since != b->since ? a->since < b->since : a->handOver.callId < b->handOver.callId;
    });
    return waiting;
}

void Router::offerWaiting() {
    if (m_offering)
        return;
    m_offering = true;
    const auto done = qScopeGuard([this] { m_offering = false; });
    for (auto *entry : line())
        offer(*entry);
}

bool Router::offer(Entry &entry) {
    const qint64 now = m_clock.now();
    QString only = entry.handOver.seatNumber;
    if (!entry.keptFor.isEmpty() && now < entry.keptUntil)
        only = entry.keptFor;
    auto seat = m_seats.reserve(entry.handOver.callId, entry.handOver.skill, only, entry.tried);
    if (!seat) {
        warn(seat.error(), "no seat could be reserved:");
        return false;
    }
    if (!*seat) {
        // Every seat had its chance: begin anew, those who came back in between among them.
        if (entry.tried.size() >= m_settings.maxOffers || (!entry.tried.isEmpty() && only.isEmpty()))
            entry.tried.clear();
        return false;
    }
    entry.phase = Entry::Phase::Offered;
    entry.seat = (*seat)->number;
    entry.offeredAt = now;
    SeatOffer offer{entry.handOver, entry.seat, now - entry.since};
    if (const auto noted = m_store.write([&](Transaction &t) {
            auto json = entryJson(entry);
            json[u"seatNumber"_s] = entry.seat;
            t.emitEvent(u"call.offered"_s, entry.handOver.callId, json);
        });
        !noted)
        warn(noted.error(), "an event was not written:");
    QTimer::singleShot(0, this, [this, offer] {
        const auto still = m_calls.find(offer.handOver.callId);
        if (still != m_calls.end() && still->second.phase == Entry::Phase::Offered &&
            still->second.seat == offer.seatNumber)
            Q_EMIT seatOffered(offer);
    });
    return true;
}

void Router::seatAnswered(const Id &callId) {
    const auto found = m_calls.find(callId);
    if (found == m_calls.end() || found->second.phase != Entry::Phase::Offered)
        return;
    auto &entry = found->second;
    entry.phase = Entry::Phase::Talking;
    entry.talkingAt = m_clock.now();
    entry.keptFor.clear();
    entry.tried.clear();
    if (const auto stepped = m_seats.step(entry.seat, SeatState::Talking, callId); !stepped)
        warn(stepped.error(), "a seat that answered did not step:");
    if (!entry.counted) {
        entry.counted = true;
        count(entry, u"answered"_s, entry.talkingAt - entry.since);
    }
}

void Router::withdraw(Entry &entry, const QString &why, SeatState seatTo, const QString &reason) {
    const QString seat = entry.seat;
    entry.phase = Entry::Phase::Waiting;
    entry.seat.clear();
    entry.tried << seat;
    if (entry.keptFor == seat)
        entry.keptFor.clear();
    if (const auto stepped = m_seats.step(seat, seatTo, entry.handOver.callId, reason); !stepped)
        warn(stepped.error(), "a seat did not step after an offer:");
    const Id callId = entry.handOver.callId;
    const bool transfer = entry.handOver.seatNumber == seat;
    Q_EMIT offerWithdrawn(callId, seat, why);
    if (const auto still = m_calls.find(callId); transfer && still != m_calls.end())
        failTransfer(still->second, why);
    offerWaiting();
}

void Router::failTransfer(Entry &entry, const QString &why) {
    const Id callId = entry.handOver.callId;
    entry.handOver.seatNumber.clear();
    entry.handOver.priority = 9; // somebody was talking with this citizen a moment ago
    entry.keptFor = entry.transferredBy;
    entry.keptUntil = m_clock.now() + m_settings.giveBackMs;
    Q_EMIT transferFailed(callId, why);
}

void Router::seatRejected(const Id &callId) {
    const auto found = m_calls.find(callId);
    if (found != m_calls.end() && found->second.phase == Entry::Phase::Offered)
        withdraw(found->second, u"rejected"_s, SeatState::Away, u"rejected"_s);
}

void Router::seatFailed(const Id &callId, const QString &why) {
    const auto found = m_calls.find(callId);
    if (found == m_calls.end() || found->second.phase != Entry::Phase::Offered)
        return;
    qCInfo(lcHotline) << "seat" << found->second.seat << "could not be reached:" << why;
    withdraw(found->second, u"failed"_s, SeatState::Away, u"unreachable"_s);
}

void Router::held(const Id &callId) {
    const auto found = m_calls.find(callId);
    if (found != m_calls.end() && found->second.phase == Entry::Phase::Talking)
        if (const auto stepped = m_seats.step(found->second.seat, SeatState::Hold, callId); !stepped)
            warn(stepped.error(), "hold:");
}

void Router::resumed(const Id &callId) {
    const auto found = m_calls.find(callId);
    if (found != m_calls.end() && found->second.phase == Entry::Phase::Talking)
        if (const auto stepped = m_seats.step(found->second.seat, SeatState::Talking, callId); !stepped)
            warn(stepped.error(), "resume:");
}

void Router::transferred(const Id &callId, const QString &toSeat) {
    const auto found = m_calls.find(callId);
    if (found == m_calls.end() || found->second.phase != Entry::Phase::Talking)
        return;
    Entry &entry = found->second;
    const QString from = entry.seat;
    entry.seat = toSeat;
    if (const auto stepped = m_seats.step(toSeat, SeatState::Talking, callId); !stepped)
        warn(stepped.error(), "the seat that took over did not step:");
    beginWrapUp(from, callId, "wrap-up:");
}

void Router::taken(const Id &callId, const QString &bySeat) {
    if (m_calls.contains(callId))
        return;
    Entry &entry = m_calls[callId];
    entry.handOver.callId = callId;
    entry.handOver.reason = u"transfer"_s;
    entry.seat = bySeat;
    entry.phase = Entry::Phase::Talking;
    entry.since = entry.talkingAt = m_clock.now();
    entry.counted = true; // when it was first answered
    if (const auto stepped = m_seats.step(bySeat, SeatState::Talking, callId); !stepped)
        warn(stepped.error(), "the seat that took over did not step:");
}

void Router::talkEnded(const Id &callId) {
    const auto found = m_calls.find(callId);
    if (found == m_calls.end())
        return;
    if (found->second.phase != Entry::Phase::Talking) {
        callGone(callId);
        return;
    }
    const auto seat = found->second.seat;
    m_handling.push_back(m_clock.now() - found->second.talkingAt);
    if (m_handling.size() > 20)
        m_handling.pop_front();
    m_calls.erase(found);
    beginWrapUp(seat, callId, "wrap-up:");
}

void Router::callGone(const Id &callId) {
    const auto found = m_calls.find(callId);
    if (found == m_calls.end())
        return;
    if (found->second.phase == Entry::Phase::Talking) {
        talkEnded(callId);
        return;
    }
    const Entry entry = found->second;
    m_calls.erase(found);
    if (!entry.counted)
        count(entry, u"abandoned"_s, m_clock.now() - entry.since);
    if (entry.phase == Entry::Phase::Offered) {
        if (const auto stepped = m_seats.step(entry.seat, SeatState::Ready, callId); !stepped)
            warn(stepped.error(), "an offered seat did not become ready:");
        Q_EMIT offerWithdrawn(callId, entry.seat, u"gone"_s);
    }
}

void Router::beginWrapUp(const QString &seat, const Id &callId, const char *what) {
    if (const auto stepped = m_seats.step(seat, SeatState::Wrapup, callId); !stepped)
        warn(stepped.error(), what);
    m_wrapUps[seat] = m_clock.now() + m_settings.wrapUpMs;
}

Expected<Seat> Router::extendWrapUp(const QString &number, int minutes, const QString &reason, const Id &userId) {
    if (minutes < 1 || minutes > 15)
        return Error{ErrorKind::Usage, u"routing.bad_extension"_s, u"A wrap-up is prolonged by 1 to 15 minutes, for a reason."_s, {}, u"minutes"_s};
    LX_TRY(const Seat seat, m_seats.extendWrapUp(number, qint64(minutes) * 60'000, reason, m_settings.wrapUpMostMoreMs, userId));
    if (seat.wrapUpUntil > 0)
        m_wrapUps[number] = seat.wrapUpUntil;
    return seat;
}

Expected<void> Router::wrappedUp(const Id &callId, const QString &only) {
    LX_TRY(const auto seats, m_seats.all());
    const auto wraps = [&](const Seat &seat) { return seat.callId == callId && seat.state == SeatState::Wrapup; };
    // After a transfer two seats may wrap up the same call.
    const bool own = std::any_of(seats.begin(), seats.end(), [&](const Seat &seat) { return seat.number == only && wraps(seat); });
    for (const auto &seat : seats) {
        if (!wraps(seat) || (own && seat.number != only))
            continue;
        m_wrapUps.erase(seat.number);
        LX_CHECK(m_seats.step(seat.number, SeatState::Ready, callId));
    }
    return {};
}

QString Router::seatOf(const Id &callId) const {
    const auto found = m_calls.find(callId);
    return found == m_calls.end() ? QString() : found->second.seat;
}

void Router::tick() {
    const qint64 now = m_clock.now();
    if (now - m_counted >= m_settings.countEveryMs) {
        m_counted = now;
        if (const auto counted = m_seats.countOpenTime(); !counted)
            warn(counted.error(), "what seats do is not in the day's figures yet:");
    }
    std::vector<Id> late;
    for (const auto &[id, entry] : m_calls)
        if (entry.phase == Entry::Phase::Offered && now - entry.offeredAt >= m_settings.answerMs)
            late.push_back(id);
    for (const auto &id : late)
        if (const auto found = m_calls.find(id); found != m_calls.end())
            withdraw(found->second, u"timeout"_s, SeatState::Away, u"missed"_s);

    if (m_settings.wrapUpMs > 0) {
        for (auto it = m_wrapUps.begin(); it != m_wrapUps.end();) {
            if (now < it->second) {
                ++it;
                continue;
            }
            const QString seat = it->first;
            it = m_wrapUps.erase(it);
            if (const auto state = m_seats.seat(seat); state && state->state == SeatState::Wrapup)
                if (const auto stepped =
                        m_seats.step(seat, SeatState::Ready, state->callId, u"wrap_up_over"_s);
                    !stepped)
                    warn(stepped.error(), "wrap-up did not end:");
        }
    }
    offerWaiting();
    std::vector<Id> told, limit, lost;
    for (auto *entry : line()) {
        if (!entry->handOver.seatNumber.isEmpty() && now - entry->since >= m_settings.answerMs) {
            lost.push_back(entry->handOver.callId); // the seat asked for is not free: the transfer fails
            continue;
        }
        if (!entry->limitTold && now - entry->since >= m_settings.waitLimitMs) {
            entry->limitTold = true;
            limit.push_back(entry->handOver.callId);
        } else if (now - std::max(entry->since, entry->toldAt) >= m_settings.placeEveryMs ||
                   entry->toldAt == 0) {
            entry->toldAt = now;
            told.push_back(entry->handOver.callId);
        }
    }
    for (const auto &id : lost) {
        if (const auto found = m_calls.find(id); found != m_calls.end())
            failTransfer(found->second, u"not_free"_s);
    }
    if (!lost.empty())
        offerWaiting();
    for (const auto &id : told)
        if (const auto where = place(id))
            Q_EMIT placeChanged(id, *where);
    for (const auto &id : limit)
        if (m_calls.contains(id))
            Q_EMIT waitLimitReached(id);
}

QJsonObject Router::entryJson(const Entry &entry) const {
    return {{u"reason"_s, entry.handOver.reason},
            {u"key"_s, entry.handOver.key},
            {u"skill"_s, entry.handOver.skill},
            {u"priority"_s, entry.handOver.priority},
            {u"since"_s, entry.since}};
}

} // namespace lianxin
