// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/routing/ServiceSlots.h"
#include "platform/storage/Store.h"
#include <QDate>
#include <QJsonArray>
#include <algorithm>
#include <array>

namespace lianxin {
namespace {

// Asia/Shanghai has been UTC+8 without summer time since 1991.
constexpr qint64 kShiftMs = 8 * 3'600'000;
constexpr qint64 kDayMs = 24 * 3'600'000;
constexpr qint64 kSlotMs = 30 * 60'000;
constexpr qint64 kSlotsADay = kDayMs / kSlotMs;
constexpr qint64 kKeptDays = 400;
constexpr qint64 kJulianDayOf1970 = 2'440'588;

qint64 slotOf(qint64 at) {
    return (at + kShiftMs) % kDayMs / kSlotMs;
}

//! First moment after \a at that lies in another half hour.
qint64 slotEnd(qint64 at) {
    return at - at % kSlotMs + kSlotMs;
}

qint64 dayBegin(const QDate &day) {
    return (day.toJulianDay() - kJulianDayOf1970) * kDayMs - kShiftMs;
}

//! Under which name a state's time is kept; empty: it is not.
QString timeName(SeatState state) {
    switch (state) {
    case SeatState::Offline:
        return {};
    case SeatState::Ringing:
    case SeatState::Talking:
    case SeatState::Hold:
        return nameOf(SeatState::Talking);
    default:
        return nameOf(state);
    }
}

//! A day without a row begins: what is too old goes.
void purge(Transaction &t, const QString &table, const QString &day) {
    if (t.first(u"SELECT 1 FROM "_s + table + u" WHERE day = $1 LIMIT 1"_s, {day}))
        return;
    const QString oldest = QDate::fromString(day, Qt::ISODate).addDays(-kKeptDays).toString(Qt::ISODate);
    t.execute(u"DELETE FROM "_s + table + u" WHERE day < $1"_s, {oldest});
}

struct SlotSums {
    std::array<qint64, 6> inbound{}, handover{}; //!< as the columns
    qint64 talkMs = 0, wrapUpMs = 0, readyMs = 0, awayMs = 0;

    bool isEmpty() const {
        const auto none = [](qint64 value) { return value == 0; };
        return std::all_of(inbound.begin(), inbound.end(), none) && std::all_of(handover.begin(), handover.end(), none) &&
               talkMs + wrapUpMs + readyMs + awayMs == 0;
    }
    void addTime(const QString &name, qint64 ms) {
        if (name == nameOf(SeatState::Talking))
            talkMs += ms;
        else if (name == nameOf(SeatState::Wrapup))
            wrapUpMs += ms;
        else if (name == nameOf(SeatState::Ready))
            readyMs += ms;
        else if (name == nameOf(SeatState::Away))
            awayMs += ms;
    }
    static QJsonObject callsJson(const std::array<qint64, 6> &sums) {
        return {{u"calls"_s, sums[0]},     {u"answered"_s, sums[1]},  {u"inTime"_s, sums[2]},
                {u"abandoned"_s, sums[3]}, {u"waitSumMs"_s, sums[4]}, {u"waitMaxMs"_s, sums[5]}};
    }
    QJsonObject toJson(qint64 at) const {
        return {{u"at"_s, at},
                {u"inbound"_s, callsJson(inbound)},
                {u"handover"_s, callsJson(handover)},
                {u"seats"_s, QJsonObject{{u"talkMs"_s, talkMs}, {u"wrapUpMs"_s, wrapUpMs}, {u"readyMs"_s, readyMs}, {u"awayMs"_s, awayMs}}}};
    }
};

using DaySums = std::array<SlotSums, size_t(kSlotsADay)>;

DaySums readSums(Snapshot &s, const QString &day, qint64 begin, qint64 now) {
    DaySums sums;
    for (const auto &row : s.query(u"SELECT slot, kind, calls, answered, in_time, abandoned, wait_sum, wait_max FROM service_slot WHERE day = $1", {day})) {
        auto &slot = sums.at(size_t(row.integer(0)));
        auto &kind = row.text(1) == u"inbound" ? slot.inbound : slot.handover;
        for (size_t i = 0; i < kind.size(); ++i)
            kind[i] = row.integer(int(i) + 2);
    }
    for (const auto &row : s.query(u"SELECT slot, state, ms FROM seat_slot WHERE day = $1", {day}))
        sums.at(size_t(row.integer(0))).addTime(row.text(1), row.integer(2));
    for (const auto &row : s.query(u"SELECT state, counted_from FROM seat WHERE counted_from > 0")) {
        const QString name = timeName(seatStateFromName(row.text(0)).value_or(SeatState::Offline));
        const qint64 until = std::min(now, begin + kDayMs);
        for (qint64 at = std::max(row.integer(1), begin); at < until; at = slotEnd(at))
            sums.at(size_t(slotOf(at))).addTime(name, std::min(until, slotEnd(at)) - at);
    }
    return sums;
}

} // namespace

QString serviceDayOf(qint64 at) {
    return QDate::fromJulianDay((at + kShiftMs) / kDayMs + kJulianDayOf1970).toString(Qt::ISODate);
}

void addSlotCalls(Transaction &t, qint64 at, const QString &kind, const SlotCalls &more) {
    const QString day = serviceDayOf(at);
    purge(t, u"service_slot"_s, day);
    t.execute(u"INSERT INTO service_slot (day, slot, kind, calls, answered, in_time, abandoned, wait_sum, wait_max) "
              "VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$8) ON CONFLICT (day, slot, kind) DO UPDATE SET "
              "calls = service_slot.calls + excluded.calls, answered = service_slot.answered + excluded.answered, "
              "in_time = service_slot.in_time + excluded.in_time, abandoned = service_slot.abandoned + excluded.abandoned, "
              "wait_sum = service_slot.wait_sum + excluded.wait_sum, "
              "wait_max = CASE WHEN service_slot.wait_max < excluded.wait_max THEN excluded.wait_max ELSE service_slot.wait_max END",
              {day, slotOf(at), kind, more.calls, more.answered, more.inTime, more.abandoned, more.waitedMs});
}

void addSlotSeat(Transaction &t, SeatState state, qint64 from, qint64 to) {
    const QString name = timeName(state);
    if (name.isEmpty() || from <= 0)
        return;
    QString day;
    // In the order of time, so that two engines never wait for each other's rows.
    for (qint64 at = std::max(from, to - kKeptDays * kDayMs); at < to; at = slotEnd(at)) {
        if (const QString its = serviceDayOf(at); its != day) {
            day = its;
            purge(t, u"seat_slot"_s, day);
        }
        t.execute(u"INSERT INTO seat_slot (day, slot, state, ms) VALUES ($1,$2,$3,$4) "
                  "ON CONFLICT (day, slot, state) DO UPDATE SET ms = seat_slot.ms + excluded.ms",
                  {day, slotOf(at), name, std::min(to, slotEnd(at)) - at});
    }
}

Expected<QJsonObject> serviceSlots(Store &store, const QString &day, qint64 now, const ServiceLevel &level) {
    const QString today = serviceDayOf(now);
    const QString asked = day.isEmpty() ? today : day;
    const QDate date = QDate::fromString(asked, Qt::ISODate);
    if (!date.isValid() || date.toString(Qt::ISODate) != asked)
        return Error{ErrorKind::Usage, u"routing.bad_day"_s, u"This is not a day"_s, u"Write it as 2026-12-31."_s, u"day"_s};
    const qint64 begin = dayBegin(date);
    LX_TRY(const DaySums sums, store.readReturning<DaySums>([&](Snapshot &s) { return readSums(s, asked, begin, now); }));
    qint64 first = 0, last = kSlotsADay - 1;
    while (first <= last && sums[size_t(first)].isEmpty())
        ++first;
    while (last > first && sums[size_t(last)].isEmpty())
        --last;
    if (asked == today)
        last = std::max(last, slotOf(now));
    QJsonArray slotList;
    if (first < kSlotsADay)
        for (qint64 i = first; i <= last; ++i)
            slotList.append(sums[size_t(i)].toJson(begin + i * kSlotMs));
    return QJsonObject{{u"day"_s, asked}, {u"withinMs"_s, level.withinMs}, {u"target"_s, level.target}, {u"slots"_s, slotList}};
}

} // namespace lianxin
