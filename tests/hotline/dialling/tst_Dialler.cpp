// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/dialling/DialWorld.h"
#include "hotline/dialling/DiallingMethods.h"
#include "support/TestRegistry.h"
#include <QTest>

using namespace lianxin;
using namespace lianxin::test;

namespace {
const QString kPhone = u"13812341234"_s;
}

class tst_Dialler : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void dueOrder_isDialledOnce_withIntentSentAndOutcome_data() { StoreFixture::addBackendColumn(); }
    void dueOrder_isDialledOnce_withIntentSentAndOutcome() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, dialSchema(), &clock);
        DialWorld w(fixture, clock);
        auto wish = w.orderFor(kPhone);
        wish.variables = {{u"title"_s, u"门诊报销"_s}};
        const auto id = w.dialler->place(wish);
        QVERIFY2(id, id ? "" : qPrintable(id.error().toString()));
        QCOMPARE(w.dialler->tick(), 1);
        QCOMPARE(w.dialler->tick(), 0);
        QCOMPARE(w.originator.calls.size(), 1u);
        const auto request = w.originator.calls.front();
        QCOMPARE(request.phone, kPhone);
        QCOMPARE(request.variables, wish.variables);
        QCOMPARE(request.orderId, *id);
        QCOMPARE(w.order(*id).state, OrderState::Dialling);
        auto attempt = w.attempt(request.attemptId);
        QCOMPARE(attempt.number, 1);
        QVERIFY(attempt.sentAt != 0 && attempt.endedAt == 0 && !attempt.outcome);
        QCOMPARE(attempt.phoneMasked, u"138****1234"_s);

        w.dialler->attemptAnswered(request.attemptId, u"call-1"_s);
        w.dialler->noteResult(request.attemptId, u"heard"_s, {{u"key"_s, u"1"_s}});
        clock.advance(kMinute);
        w.end(request.attemptId, Outcome::Answered);
        attempt = w.attempt(request.attemptId);
        QCOMPARE(attempt.outcome, std::optional(Outcome::Answered));
        QCOMPARE(attempt.result, u"heard"_s);
        QCOMPARE(attempt.answers[u"key"_s].toString(), u"1"_s);
        QCOMPARE(attempt.callId, u"call-1"_s);
        const auto done = w.order(*id);
        QCOMPARE(done.state, OrderState::Done);
        QCOMPARE(done.result, u"heard"_s);
        QCOMPARE(w.source.started.size(), 1u);
        QCOMPARE(w.source.ended.size(), 1u);
        QCOMPARE(w.source.ended.front().first.state, OrderState::Done);
        w.end(request.attemptId, Outcome::Busy); // a second word changes nothing
        QCOMPARE(w.order(*id).outcome, std::optional(Outcome::Answered));
        QCOMPARE(w.source.ended.size(), 1u);
        const auto events = fixture.store().eventsAfter(0, 100);
        QVERIFY(events);
        QCOMPARE(events->size(), 2u);
        QCOMPARE(events->at(0).type, u"attempt.started"_s);
        QCOMPARE(events->at(1).type, u"attempt.ended"_s);
        for (const auto &event : *events)
            QVERIFY(!QJsonDocument(event.payload).toJson().contains("13812341234"));
    }

    void busyNumber_isTriedAgainAfterItsInterval_untilTheMaximum_data() { StoreFixture::addBackendColumn(); }
    void busyNumber_isTriedAgainAfterItsInterval_untilTheMaximum() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, dialSchema(), &clock);
        DialWorld w(fixture, clock);
        auto wish = w.orderFor(kPhone);
        wish.attempts = {3, 3, {{Outcome::Busy, 7}}};
        const auto id = *w.dialler->place(wish);
        for (int attempt = 1; attempt <= 3; ++attempt) {
            QCOMPARE(w.dialler->tick(), 1);
            w.end(w.originator.calls.back().attemptId, Outcome::Busy);
            if (attempt == 3)
                break;
            QCOMPARE(w.order(id).state, OrderState::Waiting);
            clock.advance(7 * kMinute - 1);
            QCOMPARE(w.dialler->tick(), 0);
            clock.advance(1);
        }
        QCOMPARE(w.order(id).state, OrderState::Done);
        QCOMPARE(w.order(id).outcome, std::optional(Outcome::Busy));
        clock.advance(kDay);
        QCOMPARE(w.dialler->tick(), 0);
    }

    void whoeverNamesATime_isCalledAgainThen_withinTheOrdersAttempts_data() { StoreFixture::addBackendColumn(); }
    void whoeverNamesATime_isCalledAgainThen_withinTheOrdersAttempts() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, dialSchema(), &clock);
        DialWorld w(fixture, clock);
        auto wish = w.orderFor(kPhone);
        wish.attempts.max = 2;
        wish.attempts.perDay = 2;
        const auto id = *w.dialler->place(wish);
        const auto later = [&](qint64 at) {
            AttemptEnd end;
            end.outcome = Outcome::Answered;
            end.result = u"call_later"_s;
            end.answers = {{u"later_at"_s, at}};
            w.dialler->attemptEnded(w.originator.calls.back().attemptId, end);
        };
        QCOMPARE(w.dialler->tick(), 1);
        later(kWednesdayTen + 5 * kHour);
        QCOMPARE(w.order(id).state, OrderState::Waiting);
        QCOMPARE(w.order(id).dueAt, kWednesdayTen + 5 * kHour);
        clock.advance(5 * kHour - 1);
        QCOMPARE(w.dialler->tick(), 0);
        clock.advance(1);
        QCOMPARE(w.dialler->tick(), 1);
        later(kWednesdayTen + 8 * kHour);
        QCOMPARE(w.order(id).state, OrderState::Done);
        QCOMPARE(w.order(id).result, u"call_later"_s);
        // A time that has passed already is none.
        const auto other = w.place(u"13900139000"_s);
        QCOMPARE(w.dialler->tick(), 1);
        later(kWednesdayTen);
        QCOMPARE(w.order(other).state, OrderState::Done);
    }

    void emptyNumber_isNeverDialledAgain_byAnyOrder_data() { StoreFixture::addBackendColumn(); }
    void emptyNumber_isNeverDialledAgain_byAnyOrder() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, dialSchema(), &clock);
        DialWorld w(fixture, clock);
        w.place(kPhone);
        QCOMPARE(w.dialler->tick(), 1);
        w.end(w.originator.calls.back().attemptId, Outcome::EmptyNumber);
        const auto other = w.place(kPhone, OrderSourceKind::Manual);
        clock.advance(3 * kDay);
        QCOMPARE(w.dialler->tick(), 0);
        QCOMPARE(w.order(other).state, OrderState::Done);
        QCOMPARE(w.order(other).outcome, std::optional(Outcome::Blocked));
        QCOMPARE(w.order(other).heldBy, u"empty_number"_s);
    }

    void doNotCallAddedAfterPlacing_blocksAtTheInstantOfDialling_data() { StoreFixture::addBackendColumn(); }
    void doNotCallAddedAfterPlacing_blocksAtTheInstantOfDialling() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, dialSchema(), &clock);
        DialWorld w(fixture, clock);
        const auto id = w.place(kPhone);
        QVERIFY(
            w.directory.addDoNotCall(u"+86 138-1234-1234"_s, u"asked on a call"_s, 0, u"person"_s, u"u1"_s));
        QCOMPARE(w.dialler->tick(), 0);
        QCOMPARE(w.order(id).heldBy, u"do_not_call"_s);
        QCOMPARE(w.source.finished.size(), 1u);
        QCOMPARE(w.source.finished.front().outcome, std::optional(Outcome::Blocked));
        const auto callback = w.place(kPhone, OrderSourceKind::Callback); // the citizen asked for this one
        QCOMPARE(w.dialler->tick(), 1);
        QCOMPARE(w.originator.calls.back().orderId, callback);
    }

    void dailyCap_countsOverEverything_andIsOverAtLocalMidnight_data() { StoreFixture::addBackendColumn(); }
    void dailyCap_countsOverEverything_andIsOverAtLocalMidnight() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, dialSchema(), &clock);
        DiallingSettings settings;
        settings.numberCap = 2;
        DialWorld w(fixture, clock, settings);
        std::vector<Id> orders;
        for (int i = 0; i < 3; ++i)
            orders.push_back(w.place(kPhone, i == 0 ? OrderSourceKind::Manual : OrderSourceKind::Campaign));
        for (int i = 0; i < 2; ++i) {
            QCOMPARE(w.dialler->tick(), 1); // one at a time: the number is in use
            w.end(w.originator.calls.back().attemptId, Outcome::Answered, u"heard"_s);
            clock.advance(2 * kMinute);
        }
        QCOMPARE(w.dialler->tick(), 0);
        int waiting = 0;
        for (const auto &id : orders)
            if (const auto order = w.order(id); order.state == OrderState::Waiting) {
                ++waiting;
                QCOMPARE(order.heldBy, u"number_today"_s);
                QCOMPARE(order.dueAt, civil::startOf(QDate(2026, 3, 12)));
            }
        QCOMPARE(waiting, 1);
        clock.set(civil::at(QDate(2026, 3, 12), QTime(7, 59, 59)));
        QCOMPARE(w.dialler->tick(), 0);
        clock.set(civil::at(QDate(2026, 3, 12), QTime(8, 0)));
        QCOMPARE(w.dialler->tick(), 1);
    }

    void closedWindow_waitsForItsOpening_andExplains_data() { StoreFixture::addBackendColumn(); }
    void closedWindow_waitsForItsOpening_andExplains() {
        ManualClock clock(civil::at(QDate(2026, 3, 11), QTime(20, 0)));
        STORE_FIXTURE(fixture, dialSchema(), &clock);
        DialWorld w(fixture, clock);
        const auto campaign = w.place(kPhone);
        const auto manual = w.place(u"13812345678"_s, OrderSourceKind::Manual);
        QCOMPARE(w.dialler->tick(), 0);
        const auto decision = w.dialler->explain(campaign);
        QVERIFY(decision);
        QCOMPARE(nameOf(decision->obstacle()->rule), u"call_window"_s);
        const qint64 opens = civil::at(QDate(2026, 3, 12), QTime(8, 0));
        QCOMPARE(decision->retryAt(), opens);
        QCOMPARE(w.order(manual).heldBy, u"call_window"_s);
        QCOMPARE(w.order(manual).dueAt, opens);
        clock.set(opens);
        QCOMPARE(w.dialler->tick(), 2);
    }

    void pausedCampaign_isNotDialled_othersAre_data() { StoreFixture::addBackendColumn(); }
    void pausedCampaign_isNotDialled_othersAre() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, dialSchema(), &clock);
        DialWorld w(fixture, clock);
        const auto first = w.place(kPhone);
        auto other = w.orderFor(u"13800000001"_s);
        other.sourceId = u"c2"_s;
        QVERIFY(w.dialler->place(other));
        w.source.gates[u"c1"_s] = {SourceGate::State::Paused, u"lunch"_s, 0, 0, {}};
        QCOMPARE(w.dialler->tick(), 1);
        QCOMPARE(w.originator.calls.front().sourceId, u"c2"_s);
        const auto decision = w.dialler->explain(first);
        QCOMPARE(nameOf(decision->obstacle()->rule), u"source_state"_s);
        QCOMPARE(decision->obstacle()->values[u"reason"_s].toString(), u"lunch"_s);
        w.source.gates.clear();
        QCOMPARE(w.dialler->tick(), 1);
    }

    void priorityAndFairness_higherFirst_equalsInTurn_data() { StoreFixture::addBackendColumn(); }
    void priorityAndFairness_higherFirst_equalsInTurn() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, dialSchema(), &clock);
        DialWorld w(fixture, clock);
        for (int i = 0; i < 6; ++i) {
            auto order = w.orderFor(u"1380000000%1"_s.arg(i));
            order.sourceId = i < 3 ? u"a"_s : u"b"_s;
            QVERIFY(w.dialler->place(order));
        }
        auto urgent = w.orderFor(u"13900000000"_s, OrderSourceKind::Reminder);
        urgent.priority = 9;
        w.dialler->setSource(OrderSourceKind::Reminder, &w.source);
        QVERIFY(w.dialler->place(urgent));
        QCOMPARE(w.dialler->tick(), 7);
        QCOMPARE(w.originator.calls.at(0).phone, u"13900000000"_s);
        for (int i = 1; i < 7; ++i)
            QCOMPARE(w.originator.calls.at(size_t(i)).sourceId, i % 2 ? u"a"_s : u"b"_s);
    }

    void lines_ofSourceAndTrunk_areNeverExceeded_data() { StoreFixture::addBackendColumn(); }
    void lines_ofSourceAndTrunk_areNeverExceeded() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, dialSchema(), &clock);
        DialWorld w(fixture, clock);
        for (int i = 0; i < 8; ++i)
            w.place(u"1380000000%1"_s.arg(i));
        w.source.gates[u"c1"_s] = {SourceGate::State::Open, {}, 3, 0, {}};
        QCOMPARE(w.dialler->tick(), 3);
        QCOMPARE(w.dialler->tick(), 0);
        w.end(w.originator.calls.at(1).attemptId, Outcome::Answered);
        QCOMPARE(w.dialler->tick(), 1);
        w.source.gates.clear();
        w.originator.lines = 0;
        QCOMPARE(w.dialler->tick(), 0);
        w.originator.lines = 10;
        QCOMPARE(w.dialler->tick(), 4);
    }

    void rate_spreadsCallsOverTime() {
        ManualClock clock(kWednesdayTen);
        StoreFixture fixture(u"intl"_s, dialSchema(), &clock);
        DialWorld w(fixture, clock);
        for (int i = 0; i < 40; ++i)
            w.place(u"138000000%1"_s.arg(i, 2, 10, QChar(u'0')));
        w.source.gates[u"c1"_s] = {SourceGate::State::Open, {}, 0, 2, {}};
        int dialled = 0;
        for (int second = 0; second < 10; ++second) {
            dialled += w.dialler->tick();
            clock.advance(1000);
        }
        QVERIFY2(dialled >= 19 && dialled <= 22, qPrintable(QString::number(dialled)));
    }

    void refusedByTheTelephone_countsNothing_andComesBack_data() { StoreFixture::addBackendColumn(); }
    void refusedByTheTelephone_countsNothing_andComesBack() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, dialSchema(), &clock);
        DiallingSettings settings;
        settings.numberCap = 1;
        DialWorld w(fixture, clock, settings);
        const auto id = w.place(kPhone);
        w.originator.refuse = true;
        QCOMPARE(w.dialler->tick(), 0);
        QCOMPARE(w.order(id).state, OrderState::Waiting);
        QCOMPARE(w.order(id).attemptsMade, 0);
        w.originator.refuse = false;
        clock.advance(kMinute);
        QCOMPARE(w.dialler->tick(), 1);
        QCOMPARE(w.attempt(w.originator.calls.back().attemptId).number, 1);
    }

    void cancelSource_takesWaitingBack_andAbortsUnanswered_data() { StoreFixture::addBackendColumn(); }
    void cancelSource_takesWaitingBack_andAbortsUnanswered() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, dialSchema(), &clock);
        DialWorld w(fixture, clock);
        w.originator.lines = 1000;
        std::vector<Id> ids;
        for (int i = 0; i < 4; ++i)
            ids.push_back(w.place(u"1380000000%1"_s.arg(i)));
        w.source.gates[u"c1"_s] = {SourceGate::State::Open, {}, 2, 0, {}};
        QCOMPARE(w.dialler->tick(), 2);
        w.dialler->attemptAnswered(w.originator.calls.at(0).attemptId, u"call"_s);
        const auto cancelled =
            w.dialler->cancelSource(OrderSourceKind::Campaign, u"c1"_s, true, u"stopped"_s);
        QVERIFY(cancelled);
        QCOMPARE(*cancelled, 2);
        QCOMPARE(w.originator.aborted, std::vector<Id>{w.originator.calls.at(1).attemptId});
        w.end(w.originator.calls.at(1).attemptId, Outcome::Cancelled);
        w.end(w.originator.calls.at(0).attemptId, Outcome::Answered, u"heard"_s);
        QCOMPARE(w.order(w.originator.calls.at(1).orderId).state, OrderState::Cancelled);
        QCOMPARE(w.order(w.originator.calls.at(0).orderId).state, OrderState::Done);
        clock.advance(kDay);
        QCOMPARE(w.dialler->tick(), 0);
        QVERIFY(w.dialler->cancelOrder(u"nothing"_s, {}).error().kind == ErrorKind::NotFound);
    }

    void placeWithoutNumber_isRefused() {
        ManualClock clock(kWednesdayTen);
        StoreFixture fixture(u"intl"_s, dialSchema(), &clock);
        DialWorld w(fixture, clock);
        CallOrder order;
        const auto id = w.dialler->place(order);
        QVERIFY(!id);
        QCOMPARE(id.error().code, u"dialling.no_number"_s);
    }

    void unknownSource_isNeverDialled() {
        ManualClock clock(kWednesdayTen);
        StoreFixture fixture(u"intl"_s, dialSchema(), &clock);
        DialWorld w(fixture, clock);
        const auto id = w.place(kPhone, OrderSourceKind::Reminder);
        QCOMPARE(w.dialler->tick(), 0);
        QCOMPARE(w.order(id).state, OrderState::Waiting);
        QCOMPARE(w.dialler->explain(id)->obstacle()->verdict, RuleVerdict::Unknown);
    }

    void trace_findsTheNumberInAnySpelling_data() { StoreFixture::addBackendColumn(); }
    void trace_findsTheNumberInAnySpelling() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, dialSchema(), &clock);
        DialWorld w(fixture, clock);
        w.place(kPhone);
        QCOMPARE(w.dialler->tick(), 1);
        w.end(w.originator.calls.back().attemptId, Outcome::Busy);
        const auto trace = w.dialler->trace(u"0086 138 1234 1234"_s);
        QVERIFY(trace);
        const auto orders = (*trace)[u"orders"_s].toArray();
        QCOMPARE(orders.size(), 1);
        QCOMPARE(orders[0][u"decision"_s][u"obstacle"_s].toString(), u"due"_s);
        QCOMPARE(orders[0][u"attempts"_s].toArray().size(), 1);
        QVERIFY(!w.dialler->trace(u"abc"_s));
        QVERIFY(!QJsonDocument(*trace).toJson().contains("13812341234"));
    }

    void attemptsList_pagesThroughAll() {
        ManualClock clock(kWednesdayTen);
        StoreFixture fixture(u"intl"_s, dialSchema(), &clock);
        DialWorld w(fixture, clock);
        for (int i = 0; i < 5; ++i)
            w.place(u"1380000000%1"_s.arg(i));
        QCOMPARE(w.dialler->tick(), 5);
        std::set<Id> seen;
        QString cursor;
        do {
            const auto page = w.dialler->attempts({}, cursor, 2);
            QVERIFY(page);
            for (const auto &attempt : page->items)
                QVERIFY(seen.insert(attempt.id).second);
            cursor = page->next;
        } while (!cursor.isEmpty());
        QCOMPARE(seen.size(), 5u);
    }

    void erase_leavesOutcomes_nothingPersonal_nothingWaiting_data() { StoreFixture::addBackendColumn(); }
    void erase_leavesOutcomes_nothingPersonal_nothingWaiting() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, dialSchema(), &clock);
        DialWorld w(fixture, clock);
        const auto made = w.place(kPhone);
        QCOMPARE(w.dialler->tick(), 1);
        const auto attempt = w.originator.calls.back().attemptId;
        w.end(attempt, Outcome::Answered, u"heard"_s);
        const auto waiting = w.place(kPhone), other = w.place(u"13900000000"_s);
        QVERIFY(fixture.store().write(
            [&](Transaction &t) { QCOMPARE(w.dialler->erase(t, fixture.blindIndex().of(kPhone)), 2); }));
        QCOMPARE(w.order(waiting).state, OrderState::Cancelled);
        QCOMPARE(w.source.finished.size(), 1u);
        QVERIFY(w.order(made).callee.phoneSealed.isEmpty() && w.order(made).callee.phoneMasked.isEmpty());
        QCOMPARE(w.attempt(attempt).result, u"heard"_s);
        QVERIFY(w.dialler->ordersOf(kPhone)->empty());
        QCOMPARE(w.dialler->tick(), 1);
        QCOMPARE(w.originator.calls.back().orderId, other);
    }

    void methods_areDeclared() {
        ManualClock clock(kWednesdayTen);
        StoreFixture fixture(u"intl"_s, dialSchema(), &clock);
        DialWorld w(fixture, clock);
        Registry registry;
        registerDiallingMethods(registry, *w.dialler);
        const auto *trace = registry.find(u"dialling.trace");
        QVERIFY(trace);
        QVERIFY(!trace->handler(Caller::engine(), {}));
        const auto id = w.place(kPhone);
        const auto answer = trace->handler(Caller::engine(), {{u"orderId"_s, id}});
        QVERIFY(answer);
        QVERIFY((*answer)[u"orders"_s].toArray()[0][u"decision"_s][u"mayDial"_s].toBool());
        const auto list =
            registry.find(u"attempts.list")->handler(Caller::engine(), {{u"outcome"_s, u"bad"_s}});
        QVERIFY(!list);
    }
};
LIANXIN_TEST(tst_Dialler);
#include "tst_Dialler.moc"
