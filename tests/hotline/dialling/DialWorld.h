// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "hotline/calendar/Calendar.h"
#include "hotline/dialling/Dialler.h"
#include "hotline/dialling/DiallingSchema.h"
#include "hotline/directory/Directory.h"
#include "hotline/directory/DirectorySchema.h"
#include "platform/base/Clock.h"
#include "support/StoreFixture.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <set>

namespace lianxin::test {

inline std::vector<Migration> dialSchema() {
    auto all = directorySchema();
    for (const auto &migration : diallingSchema())
        all.push_back(migration);
    return all;
}

//! 2026-03-11 (a Wednesday) 10:00 in Shanghai.
inline constexpr qint64 kWednesdayTen = 1'773'194'400'000;
inline constexpr qint64 kMinute = 60'000;
inline constexpr qint64 kHour = 60 * kMinute;
inline constexpr qint64 kDay = 24 * kHour;

//! Remembers what it was asked to dial; the test says how it ends.
class FakeOriginator : public Originator {
public:
    Expected<void> originate(const OriginateRequest &request) override {
        if (refuse)
            return Error{ErrorKind::Unreachable, u"test.no_line"_s, u"No line."_s, {}, {}};
        if (onOriginate)
            onOriginate(request);
        calls.push_back(request);
        return {};
    }
    void abort(const Id &attemptId) override { aborted.push_back(attemptId); }
    int freeLines(const QString &) override { return lines; }
    double callsPerSecond(const QString &) override { return cps; }

    std::vector<OriginateRequest> calls;
    std::vector<Id> aborted;
    std::function<void(const OriginateRequest &)> onOriginate;
    int lines = 1000;
    double cps = 0;
    bool refuse = false;
};

//! A campaign as the dialler sees it.
class FakeSource : public OrderSource {
public:
    SourceGate gate(const Id &sourceId) override {
        return gates.contains(sourceId) ? gates.at(sourceId) : SourceGate{};
    }
    void attemptStarted(Transaction &, const CallOrder &order, const Attempt &) override {
        started.push_back(order.id);
    }
    void attemptEnded(Transaction &, const CallOrder &order, const Attempt &attempt) override {
        if (onEnded)
            onEnded();
        ended.push_back({order, attempt});
    }
    void orderEnded(Transaction &, const CallOrder &order) override { finished.push_back(order); }

    std::map<Id, SourceGate> gates;
    std::vector<Id> started;
    std::vector<std::pair<CallOrder, Attempt>> ended;
    std::vector<CallOrder> finished;
    std::function<void()> onEnded;
};

//! An engine's dialling over a store.
struct DialWorld {
    explicit DialWorld(StoreFixture &fixture_, ManualClock &clock_, DiallingSettings settings_ = {})
        : fixture(fixture_)
        , clock(clock_)
        , settings(settings_)
        , directory(fixture.store(), fixture.sealer(), fixture.blindIndex(), clock) {
        start();
    }
    //! As if the engine died and came again.
    void start() {
        dialler = std::make_unique<Dialler>(fixture.store(), fixture.sealer(), directory, calendar, clock,
                                            settings);
        dialler->setOriginator(&originator);
        dialler->setSource(OrderSourceKind::Campaign, &source);
    }
    CallOrder orderFor(const QString &phone, OrderSourceKind kind = OrderSourceKind::Campaign) {
        const auto sealed = directory.seal(phone);
        CallOrder order;
        order.callee = {u"contact"_s, sealed.sealed, sealed.index, sealed.masked, u"张**"_s};
        order.source = kind;
        order.sourceId = u"c1"_s;
        order.flowId = u"policy-notice"_s;
        return order;
    }
    Id place(const QString &phone, OrderSourceKind kind = OrderSourceKind::Campaign) {
        return dialler->place(orderFor(phone, kind)).valueOr({});
    }
    CallOrder order(const Id &id) { return dialler->order(id).value().value(); }
    Attempt attempt(const Id &id) { return dialler->attempt(id).value().value(); }
    void end(const Id &attemptId, Outcome outcome, const QString &result = {}) {
        dialler->attemptEnded(attemptId, {outcome, {}, result, {}, 0});
    }

    StoreFixture &fixture;
    ManualClock &clock;
    DiallingSettings settings;
    Calendar calendar;
    Directory directory;
    FakeOriginator originator;
    FakeSource source;
    std::unique_ptr<Dialler> dialler;
};

} // namespace lianxin::test
