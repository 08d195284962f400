// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/supervision/DayFigures.h"
#include "platform/base/Literals.h"
#include "ui/models/Format.h"
#include <QJsonArray>
#include <algorithm>
#include <cmath>

namespace lianxin {
namespace {

constexpr qint64 kHalfHourMs = 30LL * 60'000;
constexpr qint64 kDayMs = 48 * kHalfHourMs;
constexpr qint64 kZoneMs = 8LL * 3'600'000; // China keeps one zone and no summer time
constexpr int kFirstHalf = 16;
constexpr int kEndHalf = 40;
constexpr int kUsualFloor = 90;

WaitCount waitCountOf(const QJsonObject &json) {
    return {whole(json, "calls"_L1),     whole(json, "answered"_L1),  whole(json, "inTime"_L1),
            whole(json, "abandoned"_L1), whole(json, "waitSumMs"_L1), whole(json, "waitMaxMs"_L1)};
}

std::optional<double> perCall(qint64 ms, qint64 calls) {
    return calls > 0 ? std::optional(static_cast<double>(ms) / static_cast<double>(calls)) : std::nullopt;
}

bool hasSomething(const DayHalf &half) {
    return half.level.calls > 0 || half.handled > 0 || half.talkMs + half.wrapUpMs + half.readyMs > 0;
}

} // namespace

void WaitCount::add(const WaitCount &other) {
    calls += other.calls;
    answered += other.answered;
    inTime += other.inTime;
    abandoned += other.abandoned;
    waitSumMs += other.waitSumMs;
    waitMaxMs = std::max(waitMaxMs, other.waitMaxMs);
}

// A call that came in one half hour and was answered in the next could make more than all of them.
std::optional<double> WaitCount::rate() const {
    return calls > 0 ? std::optional(std::min(1.0, static_cast<double>(inTime) / static_cast<double>(calls))) : std::nullopt;
}

std::optional<double> WaitCount::meanWaitMs() const {
    return perCall(waitSumMs, answered);
}

std::optional<double> DayHalf::meanTalkMs() const {
    return perCall(talkMs, handled);
}

std::optional<double> DayHalf::meanWrapUpMs() const {
    return perCall(wrapUpMs, handled);
}

std::optional<double> DayHalf::occupancy() const {
    const qint64 busy = talkMs + wrapUpMs;
    return perCall(busy, busy + readyMs);
}

int DayFigures::halfOf(qint64 at) {
    return static_cast<int>((at + kZoneMs) % kDayMs / kHalfHourMs);
}

DayFigures DayFigures::fromJson(const QJsonObject &json) {
    DayFigures out;
    out.day = QDate::fromString(json["day"_L1].toString(), Qt::ISODate);
    out.target = json["target"_L1].toDouble(out.target);
    out.withinMs = json["withinMs"_L1].toInteger(out.withinMs);
    const QJsonArray all = json["slots"_L1].toArray();
    const bool inbound = std::any_of(all.begin(), all.end(), [](const auto &half) { return half["inbound"_L1]["calls"_L1].toInteger() > 0; });
    for (const auto &value : all) {
        const QJsonObject json = value.toObject();
        const WaitCount own = waitCountOf(json["inbound"_L1].toObject());
        const WaitCount handedOver = waitCountOf(json["handover"_L1].toObject());
        const QJsonObject seats = json["seats"_L1].toObject();
        DayHalf half;
        half.at = whole(json, "at"_L1);
        half.level = inbound ? own : handedOver;
        half.handled = own.answered + handedOver.answered;
        half.talkMs = whole(seats, "talkMs"_L1);
        half.wrapUpMs = whole(seats, "wrapUpMs"_L1);
        half.readyMs = whole(seats, "readyMs"_L1);
        half.awayMs = whole(seats, "awayMs"_L1);
        out.halves << half;
        out.total.level.add(half.level);
        out.total.handled += half.handled;
        out.total.talkMs += half.talkMs;
        out.total.wrapUpMs += half.wrapUpMs;
        out.total.readyMs += half.readyMs;
        out.total.awayMs += half.awayMs;
    }
    std::sort(out.halves.begin(), out.halves.end(), [](const DayHalf &a, const DayHalf &b) { return a.at < b.at; });
    return out;
}

bool DayFigures::isEmpty() const {
    return std::none_of(halves.begin(), halves.end(), hasSomething);
}

const DayHalf *DayFigures::newest() const {
    const auto found = std::find_if(halves.rbegin(), halves.rend(), [](const DayHalf &half) { return half.level.calls > 0; });
    return found == halves.rend() ? nullptr : &*found;
}

const DayHalf *DayFigures::lowest() const {
    const DayHalf *low = nullptr;
    for (const DayHalf &half : halves)
        if (half.level.calls > 0 && (low == nullptr || half.level.rate() < low->level.rate()))
            low = &half;
    return low;
}

std::pair<int, int> DayFigures::span() const {
    int from = kFirstHalf;
    int end = kEndHalf;
    for (const DayHalf &half : halves) {
        if (!hasSomething(half))
            continue;
        from = std::min(from, halfOf(half.at));
        end = std::max(end, halfOf(half.at) + 1);
    }
    return {from / 2 * 2, (end + 1) / 2 * 2}; // whole hours
}

int rateFloor(const DayFigures *today, const DayFigures *yesterday) {
    double low = kUsualFloor;
    for (const DayFigures *one : {today, yesterday})
        if (const DayHalf *half = one == nullptr ? nullptr : one->lowest())
            low = std::min(low, *half->level.rate() * 100);
    return static_cast<int>(std::floor(low / 10)) * 10;
}

} // namespace lianxin
