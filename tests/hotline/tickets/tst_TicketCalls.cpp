// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/tickets/TicketMethods.h"
#include "hotline/tickets/UnitPerformance.h"
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
        AttemptEnd end{Outcome::Answered, {}, u"satisfied"_s, {{u"satisfaction"_s, u"satisfied"_s}}, 0};
        end.moments = {{u"greeted"_s, QJsonObject{{u"offsetMs"_s, 5}}}, {u"satisfaction"_s, QJsonObject{{u"offsetMs"_s, 37'120}, {u"key"_s, u"1"_s}}}};
        w.dialler->attemptEnded(call.attemptId, end);
        const auto ticket = w.tickets.get(id).value();
        const auto said = ticket[u"events"_s].toArray().last()[u"data"_s];
        QCOMPARE(said[u"offsetMs"_s].toInteger(), 37'120); // where in the call
        QCOMPARE(said[u"key"_s].toString(), u"1"_s);
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

    void ticketCloseToItsDeadline_remindsTheUnit_untilFinished_data() {
        StoreFixture::addBackendColumn();
    }
    void ticketCloseToItsDeadline_remindsTheUnit_untilFinished() {
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
        QCOMPARE(w.act(id, u"sign"_s), u"processing"_s);
        QCOMPARE(w.act(id, u"process"_s, {{u"opinion"_s, u"明日清运"_s}}), u"processing"_s); // feedback: nobody is told on
        clock.set(civil::at(QDate(2026, 3, 20), QTime(9, 0)));
        QVERIFY(w.calls->scan().value() >= 1);
        QCOMPARE(w.act(id, u"finish"_s, {{u"opinion"_s, u"已清运"_s}}), u"pending_visit"_s);
        const auto before = w.originator.calls.size();
        w.dialler->tick();
        for (size_t i = before; i < w.originator.calls.size(); ++i)
            QVERIFY(w.originator.calls[i].phone != u"13900000009"_s); // no reminder for what is done
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
        QVERIFY(w.calls->scan());
        w.dialler->tick();
        QStringList units;
        for (const auto &call : w.originator.calls)
            if (call.flowId == u"unit-reminder")
                units << call.phone + u' ' + call.variables[u"ticket"_s].toString();
        QCOMPARE(units, QStringList{u"01088880000 "_s + w.tickets.get(id).value()[u"number"_s].toString()});
        const auto silent = w.tickets.events(other).value();
        QVERIFY(std::any_of(silent.begin(), silent.end(), [](const auto &e) { return e.data[u"kind"_s] == u"nobody_to_call"_s; }));
        QCOMPARE(w.calls->placeReminder(other, u"u"_s).error().code, u"tickets.nobody_to_call"_s);
    }

    void whatIsUnsure_isHeardByAPersonBeforeAnOrderIsMade_data() {
        QTest::addColumn<QString>("result");
        QTest::addColumn<QJsonObject>("answers");
        QTest::addColumn<QString>("why");
        const auto no = u"dissatisfied"_s, yes = u"satisfied"_s;
        QTest::newRow("low confidence") << no << QJsonObject{{u"confidence"_s, 0.6}} << u"low_confidence"_s;
        QTest::newRow("low confidence of one answer")
            << no << QJsonObject{{u"satisfaction"_s, QJsonObject{{u"value"_s, no}, {u"confidence"_s, 0.4}}}} << u"low_confidence"_s;
        QTest::newRow("satisfied, yet unresolved") << yes << QJsonObject{{u"outcome"_s, u"unresolved"_s}} << u"contradiction"_s;
        QTest::newRow("dissatisfied, yet resolved") << no << QJsonObject{{u"outcome"_s, u"resolved"_s}} << u"contradiction"_s;
        QTest::newRow("out of scope") << no << QJsonObject{{u"out_of_scope"_s, u"yes"_s}} << u"out_of_scope"_s;
    }
    void whatIsUnsure_isHeardByAPersonBeforeAnOrderIsMade() {
        QFETCH(QString, result);
        QFETCH(QJsonObject, answers);
        ManualClock clock(kWednesdayTen);
        StoreFixture fixture(u"intl"_s, ticketWorldSchema(), &clock);
        TicketWorld w(fixture, clock);
        const auto id = w.finished();
        clock.advance(31 * kMinute);
        QCOMPARE(w.calls->scan().value(), 1);
        QCOMPARE(w.dialler->tick(), 1);
        const auto call = w.originator.calls.back();
        w.dialler->attemptAnswered(call.attemptId, u"call-1"_s);
        w.dialler->attemptEnded(call.attemptId, {Outcome::Answered, {}, result, answers, 0});
        auto ticket = w.tickets.get(id).value();
        QCOMPARE(ticket[u"state"_s].toString(), u"pending_visit"_s);
        QVERIFY(ticket[u"reviewPending"_s].toBool());
        QVERIFY(!ticket[u"supervised"_s].toBool());
        QTEST(w.tickets.events(id)->back().data[u"reason"_s].toString(), "why");
        QCOMPARE(w.tickets.events(id)->back().data[u"callId"_s].toString(), u"call-1"_s);
        QCOMPARE(w.tickets.list({{u"review"_s, true}}, {}, 10, {}).value()[u"total"_s].toInt(), 1);
        QCOMPARE(w.calls->scan().value(), 0);
        QCOMPARE(w.act(id, u"close"_s), u"tickets.illegal_step"_s);
        // A person has listened.
        QCOMPARE(w.act(id, u"visit"_s, {{u"result"_s, u"dissatisfied"_s}, {u"callId"_s, u"call-1"_s}}), u"processing"_s);
        ticket = w.tickets.get(id).value();
        QVERIFY(ticket[u"supervised"_s].toBool());
        QVERIFY(!ticket[u"reviewPending"_s].toBool());
    }
    void clearDissatisfaction_isTrackedToASecondVisit_appealTakesItBack_data() { StoreFixture::addBackendColumn(); }
    void clearDissatisfaction_isTrackedToASecondVisit_appealTakesItBack() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, ticketWorldSchema(), &clock);
        TicketWorld w(fixture, clock);
        const auto id = w.finished();
        const auto visit = [&](const QString &result, const QJsonObject &answers = {}) {
            clock.advance(31 * kMinute);
            QCOMPARE(w.calls->scan().value(), 1);
            QCOMPARE(w.dialler->tick(), 1);
            w.dialler->attemptEnded(w.originator.calls.back().attemptId, {Outcome::Answered, {}, result, answers, 0});
        };
        visit(u"dissatisfied"_s, {{u"outcome"_s, u"unresolved"_s}, {u"attitude"_s, u"poor"_s}});
        QVERIFY(w.tickets.get(id).value()[u"supervised"_s].toBool());
        const TicketActor lead(u"liaison"_s, Party::Lead, w.unit), supervisor(u"boss"_s, Party::Supervisor);
        // The unit does it again: the citizen is asked a second time.
        QCOMPARE(w.act(id, u"finish"_s, {{u"opinion"_s, u"重新清运"_s}}), u"pending_visit"_s);
        clock.advance(kDay); // two calls a number and day are another matter
        visit(u"dissatisfied"_s, {{u"attitude"_s, u"good"_s}});
        QCOMPARE(w.tickets.get(id).value()[u"state"_s].toString(), u"processing"_s);
        const QJsonObject reason{{u"reason"_s, u"诉求人要求超出政策"_s}, {u"evidence"_s, QJsonArray{QJsonObject{{u"callId"_s, u"call-1"_s}, {u"at"_s, 42}}}}};
        QCOMPARE(w.tickets.act(id, u"appeal"_s, reason, supervisor).error().code, u"tickets.not_your_step"_s);
        QVERIFY(w.tickets.act(id, u"appeal"_s, reason, lead));
        QCOMPARE(w.tickets.act(id, u"appeal"_s, reason, lead).error().place, u"appeal_once"_s);
        QCOMPARE(w.tickets.act(id, u"uphold_appeal"_s, reason, lead).error().code, u"tickets.not_your_step"_s);
        QVERIFY(w.tickets.act(id, u"uphold_appeal"_s, {{u"reason"_s, u"理由成立"_s}}, supervisor));
        const auto ticket = w.tickets.get(id).value();
        QCOMPARE(ticket[u"state"_s].toString(), u"closed"_s);
        QVERIFY(!ticket[u"supervised"_s].toBool());
        UnitPerformance performance(fixture.store(), w.directory);
        const auto unit = performance.figures(0, clock.now() + 1).value()[u"items"_s][0].toObject();
        QCOMPARE(unit[u"dissatisfied"_s].toInt(), 1); // the first one stands
        QCOMPARE(unit[u"attitudePoor"_s].toInt(), 1);
        QCOMPARE(unit[u"attitudeGood"_s].toInt(), 0);
        QCOMPARE(unit[u"appealsUpheld"_s].toInt(), 1);
        QCOMPARE(w.tickets.supervisions(u"open"_s, {}, {}, 10).value()[u"items"_s].toArray().size(), 0);
        QCOMPARE(w.tickets.supervisions(u"withdrawn"_s, {}, {}, 10).value()[u"items"_s].toArray().size(), 1);
    }
    void coverage_countsScoredVisits_andTheReasonsOfTheOthers_data() { StoreFixture::addBackendColumn(); }
    void coverage_countsScoredVisits_andTheReasonsOfTheOthers() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, ticketWorldSchema(), &clock);
        TicketWorld w(fixture, clock);
        const auto finish = [&](const QString &phone) {
            auto draft = w.draft();
            draft.contactPhone = phone;
            draft.unitId = w.unit;
            const auto id = w.tickets.create(draft, u"u"_s).value()[u"id"_s].toString();
            w.act(id, u"sign"_s);
            w.act(id, u"finish"_s, {{u"opinion"_s, u"已清运"_s}});
            return id;
        };
        const std::vector<std::pair<Outcome, QString>> ends{{Outcome::Answered, u"satisfied"_s}, {Outcome::Answered, u"minor"_s},
                                                            {Outcome::Answered, u"wrong_person"_s}, {Outcome::EmptyNumber, {}},
                                                            {Outcome::Machine, {}}};
        std::map<QString, size_t> byPhone;
        for (size_t i = 0; i < ends.size(); ++i) {
            const QString phone = u"1380000000%1"_s.arg(i);
            byPhone[phone] = i;
            finish(phone);
        }
        finish({}); // anonymous
        clock.advance(31 * kMinute);
        QCOMPARE(w.calls->scan().value(), 5);
        for (int round = 0; round < 4; ++round) {
            const size_t from = w.originator.calls.size();
            w.dialler->tick();
            for (size_t i = from; i < w.originator.calls.size(); ++i) {
                const auto &[outcome, result] = ends[byPhone[w.originator.calls[i].phone]];
                w.end(w.originator.calls[i].attemptId, outcome, result);
            }
            clock.advance(kDay);
        }
        finish(u"13800000009"_s); // just now
        UnitPerformance performance(fixture.store(), w.directory);
        const auto c = performance.coverage(0, clock.now() + 1).value();
        QCOMPARE(c[u"finished"_s].toInt(), 7);
        QCOMPARE(c[u"visited"_s].toInt(), 1);
        QCOMPARE(c[u"satisfied"_s].toInt(), 1);
        const auto why = c[u"reasons"_s].toObject();
        for (const auto &reason : {u"minor"_s, u"wrong_person"_s, u"voicemail"_s, u"empty_number"_s, u"no_number"_s, u"not_yet"_s})
            QVERIFY2(why[reason].toInt() == 1, qPrintable(reason + u" in "_s + QString::fromUtf8(QJsonDocument(why).toJson())));
        const auto unit = performance.figures(0, clock.now() + 1).value()[u"items"_s][0].toObject();
        QCOMPARE(unit[u"visited"_s].toInt(), 1);
        QCOMPARE(unit[u"finished"_s].toInt(), 7);
        QCOMPARE(unit[u"rates"_s][u"satisfaction"_s].toDouble(), 1.0);
        QCOMPARE(unit[u"score"_s].toDouble(), 100.0);
        // Every figure opens its tickets.
        const QJsonObject figure{{u"unitId"_s, w.unit}, {u"from"_s, 0}, {u"to"_s, clock.now() + 1}};
        for (const auto &name : {u"finished"_s, u"finishedInTime"_s, u"satisfied"_s, u"dispatched"_s, u"returned"_s}) {
            QJsonObject wanted = figure;
            wanted[u"name"_s] = name;
            QCOMPARE(w.tickets.list({{u"figure"_s, wanted}}, {}, 100, {}).value()[u"total"_s].toInt(), unit[name].toInt());
        }
        QCOMPARE(w.tickets.list({{u"figure"_s, QJsonObject{{u"name"_s, u"x' OR 1"_s}}}}, {}, 10, {}).error().code, u"tickets.unknown_figure"_s);
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
