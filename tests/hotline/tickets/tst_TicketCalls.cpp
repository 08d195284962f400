// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/tickets/TicketMethods.h"
#include "hotline/tickets/TicketWorld.h"
#include "support/TestRegistry.h"
#include <QTest>

using namespace lianxin;
using namespace lianxin::test;

class tst_TicketCalls : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void finishedTicket_isVisitedOnce_satisfiedClosesIt_data() { StoreFixture::addBackendColumn(); }
    void finishedTicket_isVisitedOnce_satisfiedClosesIt() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, ticketWorldSchema(), &clock);
        TicketWorld w(fixture, clock);
        const auto id = w.finished();
        QCOMPARE(w.calls->scan().value(), 0); // not at once
        clock.advance(31 * kMinute);
        QCOMPARE(w.calls->scan().value(), 1);
        QCOMPARE(w.calls->scan().value(), 0);
        QCOMPARE(w.dialler->tick(), 1);
        const auto call = w.originator.calls.back();
        QCOMPARE(call.phone, u"13812341234"_s);
        QCOMPARE(call.flowId, u"return-visit"_s);
        QCOMPARE(call.source, OrderSourceKind::ReturnVisit);
        QCOMPARE(call.variables[u"ticket"_s].toString(), u"202603110001"_s);
        w.dialler->attemptAnswered(call.attemptId, u"call-1"_s);
        w.end(call.attemptId, Outcome::Answered, u"satisfied"_s);
        const auto ticket = w.tickets.get(id).value();
        QCOMPARE(ticket[u"state"_s].toString(), u"closed"_s);
        QCOMPARE(ticket[u"satisfaction"_s].toString(), u"satisfied"_s);
        QCOMPARE(ticket[u"events"_s].toArray().last()[u"data"_s][u"callId"_s].toString(), u"call-1"_s);
    }

    void dissatisfied_makesASupervisionOrderInTheSameCommit_data() { StoreFixture::addBackendColumn(); }
    void dissatisfied_makesASupervisionOrderInTheSameCommit() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, ticketWorldSchema(), &clock);
        TicketWorld w(fixture, clock);
        const auto id = w.finished();
        clock.advance(31 * kMinute);
        QCOMPARE(w.calls->scan().value(), 1);
        QCOMPARE(w.dialler->tick(), 1);
        const auto call = w.originator.calls.back();
        w.dialler->attemptAnswered(call.attemptId, u"call-1"_s);
        w.end(call.attemptId, Outcome::Answered, u"dissatisfied"_s);
        w.end(call.attemptId, Outcome::Answered, u"dissatisfied"_s);
        const auto ticket = w.tickets.get(id).value();
        QCOMPARE(ticket[u"state"_s].toString(), u"processing"_s);
        QVERIFY(ticket[u"supervised"_s].toBool());
        const auto orders = w.tickets.supervisions({}, {}, {}, 10).value()[u"items"_s].toArray();
        QCOMPARE(orders.size(), 1);
        QCOMPARE(orders[0][u"reason"_s].toString(), u"dissatisfied"_s);
        QCOMPARE(orders[0][u"evidenceCallId"_s].toString(), u"call-1"_s);
        QCOMPARE(orders[0][u"unitName"_s].toString(), u"春和里街道"_s);
        const auto attempt = w.attempt(call.attemptId);
        QCOMPARE(attempt.result, u"dissatisfied"_s);
    }

    void engineDiedAfterTheWordWasSaid_theOrderComesWithRecovery_data() { StoreFixture::addBackendColumn(); }
    void engineDiedAfterTheWordWasSaid_theOrderComesWithRecovery() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, ticketWorldSchema(), &clock);
        TicketWorld w(fixture, clock);
        const auto id = w.finished();
        clock.advance(31 * kMinute);
        QCOMPARE(w.calls->scan().value(), 1);
        QCOMPARE(w.dialler->tick(), 1);
        const auto call = w.originator.calls.back();
        w.dialler->attemptAnswered(call.attemptId, u"call-1"_s);
        w.dialler->noteResult(call.attemptId, u"dissatisfied"_s, {});
        w.calls.reset();
        w.start(); // a new engine over the same store
        w.calls = std::make_unique<TicketCalls>(fixture.store(), w.tickets, *w.dialler, w.directory,
                                                w.calendar, fixture.sealer(), clock);
        QCOMPARE(w.dialler->recover().value(), 1);
        QVERIFY(w.tickets.get(id).value()[u"supervised"_s].toBool());
    }

    void notMeAndNotReached_leaveTheVisitToAPerson_data() { StoreFixture::addBackendColumn(); }
    void notMeAndNotReached_leaveTheVisitToAPerson() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, ticketWorldSchema(), &clock);
        TicketWorld w(fixture, clock);
        const auto wrong = w.finished();
        clock.advance(31 * kMinute);
        QCOMPARE(w.calls->scan().value(), 1);
        QCOMPARE(w.dialler->tick(), 1);
        w.end(w.originator.calls.back().attemptId, Outcome::Answered, u"wrong_person"_s);
        QCOMPARE(w.tickets.get(wrong).value()[u"state"_s].toString(), u"pending_visit"_s);
        QCOMPARE(w.tickets.get(wrong).value()[u"satisfaction"_s].toString(), u"wrong_person"_s);
        const auto silent = w.finished();
        clock.advance(31 * kMinute);
        QCOMPARE(w.calls->scan().value(), 1);
        for (int day = 0; day < 3; ++day) { // three attempts, one a day
            QCOMPARE(w.dialler->tick(), 1);
            w.end(w.originator.calls.back().attemptId, Outcome::NoAnswer);
            QCOMPARE(w.dialler->tick(), 0);
            clock.advance(kDay);
        }
        QCOMPARE(w.dialler->tick(), 0);
        const auto ticket = w.tickets.get(silent).value();
        QCOMPARE(ticket[u"state"_s].toString(), u"pending_visit"_s);
        QCOMPARE(ticket[u"events"_s].toArray().last()[u"data"_s][u"result"_s].toString(), u"no_answer"_s);
        QCOMPARE(w.calls->scan().value(), 0);
        QVERIFY(w.calls->placeVisit(silent, u"u"_s)); // a person may try again
        QCOMPARE(w.dialler->tick(), 1);
    }

    void ticketCloseToItsDeadline_remindsTheUnit_onceADay_untilFinished_data() {
        StoreFixture::addBackendColumn();
    }
    void ticketCloseToItsDeadline_remindsTheUnit_onceADay_untilFinished() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, ticketWorldSchema(), &clock);
        TicketWorld w(fixture, clock);
        QVERIFY(w.directory.addLiaison(w.unit, u"孙工"_s, u"13900000009"_s, 1, u"u"_s));
        const auto id = w.make()[u"id"_s].toString(); // due on Friday the 20th
        QCOMPARE(w.act(id, u"dispatch"_s, {{u"unitId"_s, w.unit}}), u"pending_sign"_s);
        QCOMPARE(w.calls->scan().value(), 0);
        clock.set(civil::at(QDate(2026, 3, 18), QTime(9, 0)));
        QCOMPARE(w.calls->scan().value(), 1);
        QCOMPARE(w.calls->scan().value(), 0);
        QCOMPARE(w.dialler->tick(), 1);
        const auto call = w.originator.calls.back();
        QCOMPARE(call.phone, u"13900000009"_s);
        QCOMPARE(call.flowId, u"unit-reminder"_s);
        QCOMPARE(call.variables[u"workingDaysLeft"_s].toInt(), 2); // counted, not templated
        QCOMPARE(call.variables[u"deadlineOn"_s].toString(), u"2026-03-20"_s);
        w.end(call.attemptId, Outcome::Answered, u"acknowledged"_s);
        const auto event = w.tickets.events(id)->back();
        QCOMPARE(event.action, TicketAction::Reminded);
        QVERIFY(event.data[u"acknowledged"_s].toBool());
        clock.advance(kDay);
        QCOMPARE(w.calls->scan().value(), 1);
        QCOMPARE(w.act(id, u"sign"_s), u"processing"_s);
        QCOMPARE(w.act(id, u"finish"_s, {{u"opinion"_s, u"已清运"_s}}), u"pending_visit"_s);
        QCOMPARE(w.dialler->tick(), 0); // no reminder for what is done
        QCOMPARE(w.calls->placeReminder(id, u"u"_s).error().code, u"tickets.call_not_due"_s);
    }

    void unitWithoutLiaison_isCalledOnItsDutyPhone_withoutAnyNumberNobody() {
        ManualClock clock(civil::at(QDate(2026, 3, 18), QTime(9, 0)));
        StoreFixture fixture(u"intl"_s, ticketWorldSchema(), &clock);
        TicketWorld w(fixture, clock);
        auto draft = w.draft();
        draft.deadline = clock.now() + kDay;
        draft.unitId = w.unit;
        const auto id = w.tickets.create(draft, u"u"_s).value()[u"id"_s].toString();
        Unit mute;
        mute.name = u"无电话单位"_s;
        draft.unitId = w.directory.saveUnit(mute, {}, u"u"_s).value();
        const auto other = w.tickets.create(draft, u"u"_s).value()[u"id"_s].toString();
        QCOMPARE(w.calls->scan().value(), 1);
        QCOMPARE(w.dialler->tick(), 1);
        QCOMPARE(w.originator.calls.back().phone, u"01088880000"_s);
        QCOMPARE(w.originator.calls.back().sourceId, id);
        QCOMPARE(w.calls->placeReminder(other, u"u"_s).error().code, u"tickets.nobody_to_call"_s);
    }

    void ticketOfACampaignCall_canBeMadeFromSealedNumbersOnly_data() { StoreFixture::addBackendColumn(); }
    void ticketOfACampaignCall_canBeMadeFromSealedNumbersOnly() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, ticketWorldSchema(), &clock);
        TicketWorld w(fixture, clock);
        const auto order = w.orderFor(u"13812341234"_s);
        TicketDraft draft;
        draft.title = u"回访不满意"_s;
        draft.source = u"campaign"_s;
        draft.callId = u"call-9"_s;
        draft.phoneSealed = order.callee.phoneSealed;
        draft.phoneIndex = order.callee.phoneIndex;
        draft.phoneMasked = order.callee.phoneMasked;
        draft.nameMasked = u"张**"_s;
        Supervision made;
        QVERIFY(fixture.store().write([&](Transaction &t) {
            made = w.tickets.createSupervised(t, draft, u"dissatisfied"_s, u"call-9"_s, u"engine"_s);
        }));
        const auto ticket = w.tickets.get(made.ticketId).value();
        QVERIFY(ticket[u"supervised"_s].toBool());
        QCOMPARE(ticket[u"contactPhone"_s].toString(), u"138****1234"_s);
        QCOMPARE(w.tickets.ofCall(u"call-9"_s).value().size(), 1);
        QCOMPARE(
            w.tickets.list({{u"contactPhone"_s, u"13812341234"_s}}, {}, 10, {}).value()[u"total"_s].toInt(),
            1);
    }
};
LIANXIN_TEST(tst_TicketCalls);
#include "tst_TicketCalls.moc"
