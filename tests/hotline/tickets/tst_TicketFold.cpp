// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/tickets/Ticket.h"
#include "hotline/tickets/TicketRules.h"
#include "hotline/tickets/TicketLimits.h"
#include "support/TestRegistry.h"
#include <QJsonDocument>
#include <QTest>
#include <set>

using namespace lianxin;

namespace {

TicketEvent step(TicketAction action, const QJsonObject &data = {}) {
    TicketEvent e;
    e.action = action;
    e.data = data;
    return e;
}

TicketFold after(std::initializer_list<TicketEvent> events) {
    return folded(events);
}

} // namespace

class tst_TicketFold : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void names_goThereAndBack() {
        for (int i = 0; i <= int(TicketState::Archived); ++i)
            QCOMPARE(ticketStateFromName(nameOf(TicketState(i))), std::optional(TicketState(i)));
        for (int i = 0; i < kTicketActions; ++i) {
            QCOMPARE(ticketActionFromName(nameOf(TicketAction(i))), std::optional(TicketAction(i)));
            QCOMPARE(ruleOf(TicketAction(i)).action, TicketAction(i));
        }
    }
    void usualLife_endsInTheArchive() {
        using A = TicketAction;
        const auto t =
            after({step(A::Created, {{u"deadline"_s, 5}}), step(A::Dispatched, {{u"unitId"_s, u"u"_s}}),
                   step(A::Signed), step(A::Processed), step(A::Finished),
                   step(A::Visited, {{u"result"_s, u"satisfied"_s}}), step(A::Archived)});
        QCOMPARE(t.state, TicketState::Archived);
        QCOMPARE(t.unitId, u"u"_s);
        QCOMPARE(t.deadline, 5);
        QCOMPARE(t.satisfaction, u"satisfied"_s);
    }
    void dissatisfied_goesBackToTheUnit_supervisedUntilClosed() {
        using A = TicketAction;
        auto t = after({step(A::Created), step(A::Dispatched, {{u"unitId"_s, u"u"_s}}), step(A::Signed), step(A::Finished),
                        step(A::Visited, {{u"result"_s, u"dissatisfied"_s}}),
                        step(A::Supervised, {{u"deadline"_s, 9}})});
        QCOMPARE(t.state, TicketState::Processing);
        QVERIFY(t.supervised);
        QCOMPARE(t.deadline, 9);
        t = applied(applied(t, step(A::Finished)), step(A::Visited, {{u"result"_s, u"satisfied"_s}}));
        QCOMPARE(t.state, TicketState::Closed);
        QVERIFY(!t.supervised);
    }
    void notMe_leavesTheVisitOpen() {
        using A = TicketAction;
        const auto t = after({step(A::Created), step(A::Dispatched, {{u"unitId"_s, u"u"_s}}), step(A::Signed), step(A::Finished),
                              step(A::Visited, {{u"result"_s, u"wrong_person"_s}})});
        QCOMPARE(t.state, TicketState::PendingVisit);
    }
    void returned_losesItsUnit() {
        using A = TicketAction;
        const auto t =
            after({step(A::Created), step(A::Dispatched, {{u"unitId"_s, u"u"_s}}), step(A::Returned)});
        QCOMPARE(t.state, TicketState::PendingDispatch);
        QVERIFY(t.unitId.isEmpty());
        QCOMPARE(t.returned, 1);
    }
    void illegalEvents_changeNothing() {
        for (int s = 0; s <= int(TicketState::Archived); ++s)
            for (int a = 1; a < kTicketActions; ++a) {
                TicketFold t;
                t.state = TicketState(s);
                const auto next = applied(t, step(TicketAction(a)));
                if (!mayAct(t, TicketAction(a)))
                    QCOMPARE(next, t);
            }
    }
    void archived_isTheEnd() {
        TicketFold t;
        t.state = TicketState::Archived;
        for (int a = 0; a < kTicketActions; ++a)
            QVERIFY(!mayAct(t, TicketAction(a)));
        t.absorbed = 1; // only what was merged into it can still be taken out
        for (int a = 0; a < kTicketActions; ++a)
            QCOMPARE(mayAct(t, TicketAction(a)), TicketAction(a) == TicketAction::Released);
    }
    void refusals_haveANameEach() {
        std::set<QByteArray> names;
        for (const auto &rule : ticketRules())
            QVERIFY(names.insert(rule.name).second);
    }

    void everyVerb_hasOneRule_andSomebodyWhoMay() {
        std::set<QByteArray> verbs;
        for (const auto &rule : ticketRules()) {
            QVERIFY2(rule.who, rule.name);
            if (*rule.verb) {
                QVERIFY2(verbs.insert(rule.verb).second, rule.verb);
                QCOMPARE(ruleOfVerb(QString::fromLatin1(rule.verb))->action, rule.action);
            }
        }
        QVERIFY(!ruleOfVerb(u"fly"));
        QVERIFY(!ruleOfVerb(u""));
    }
    void refusal_namesStatePersonOrGuard() {
        using A = TicketAction;
        const auto t = after({step(A::Created), step(A::Dispatched, {{u"unitId"_s, u"u"_s}}), step(A::Signed)});
        const TicketActor seat(u"s"_s, Party::Seat), lead(u"l"_s, Party::Lead, u"u"_s);
        QCOMPARE(refusalOf(A::Archived, {t, seat})->because, TicketRefusal::Because::State);
        QCOMPARE(refusalOf(A::Finished, {t, seat})->because, TicketRefusal::Because::Person);
        QVERIFY(!refusalOf(A::Finished, {t, lead}));
        const auto paused = applied(t, [] {
            auto e = step(A::Paused);
            e.at = 5;
            return e;
        }());
        QCOMPARE(QByteArray(refusalOf(A::Finished, {paused, lead})->rule), "resume_first");
        const auto error = refusalError(*refusalOf(A::Finished, {t, seat}), A::Finished, {t, seat});
        QCOMPARE(error.code, u"tickets.not_your_step"_s);
        QVERIFY(error.message.contains(u"lead unit"_s));
        QVERIFY(error.remedy.contains(u"note"_s));
    }
    void return_isDecidedBySomebodyElse_theSecondDisputeByTheSupervisor() {
        using A = TicketAction;
        auto t = after({step(A::Created), step(A::Dispatched, {{u"unitId"_s, u"u"_s}}), step(A::ReturnAsked)});
        const TicketActor dispatcher(u"d"_s, Party::Dispatcher), supervisor(u"v"_s, Party::Supervisor), lead(u"l"_s, Party::Lead, u"u"_s);
        QCOMPARE(t.state, TicketState::PendingSign);
        QCOMPARE(QByteArray(refusalOf(A::Signed, {t, lead})->rule), "answer_return_first");
        QVERIFY(!refusalOf(A::ReturnRefused, {t, dispatcher}));
        t = applied(applied(t, step(A::ReturnRefused)), step(A::ReturnAsked));
        QCOMPARE(QByteArray(refusalOf(A::ReturnRefused, {t, dispatcher})->rule), "second_dispute_needs_supervisor");
        QCOMPARE(QByteArray(refusalOf(A::Returned, {t, dispatcher})->rule), "second_dispute_needs_supervisor");
        QVERIFY(!refusalOf(A::Returned, {t, supervisor}));
        t = applied(t, step(A::ReturnRefused));
        QCOMPARE(QByteArray(refusalOf(A::ReturnAsked, {t, lead})->rule), "return_refused_for_good");
    }
    void answeredAtOnce_andDissatisfied_goesToDispatch() {
        using A = TicketAction;
        const auto t = after({step(A::Created), step(A::Closed), step(A::Visited, {{u"result"_s, u"dissatisfied"_s}})});
        QCOMPARE(t.state, TicketState::PendingDispatch);
    }
    void outOfScope_closes_doubtIsHeardByAPerson() {
        using A = TicketAction;
        auto t = after({step(A::Created), step(A::Dispatched, {{u"unitId"_s, u"u"_s}}), step(A::Signed), step(A::Finished), step(A::VisitUnclear)});
        QVERIFY(t.reviewPending);
        const TicketActor engine(u"engine"_s, Party::Engine), seat(u"s"_s, Party::Seat);
        QCOMPARE(QByteArray(refusalOf(A::Visited, {t, engine})->rule), "a_person_listens_first");
        QVERIFY(!refusalOf(A::Visited, {t, seat}));
        t = applied(t, step(A::Visited, {{u"result"_s, u"dissatisfied"_s}, {u"outOfScope"_s, true}}));
        QCOMPARE(t.state, TicketState::Closed);
        QVERIFY(!t.reviewPending);
    }
    void more_goesThroughJsonUnchanged() {
        TicketFold t;
        t.basis = DeadlineBasis{7, {LimitKind::WorkingHours, 4}, {{u"workday"_s, u"09:00-12:00"_s}}, u"规定"_s};
        t.pauses = {{1, 2}, {3, 0}};
        t.extension = 3;
        t.extensions = 1;
        t.extensionAsked = 2;
        t.returnAsked = t.reviewPending = t.appealOpen = true;
        t.returnRefusals = 1;
        t.assisting = {{u"a"_s, u"甲"_s, true}, {u"b"_s, u"乙"_s, false}};
        t.mergedInto = u"x"_s;
        t.absorbed = 2;
        t.appeals = 1;
        TicketFold back;
        back.readMore(QJsonDocument::fromJson(QJsonDocument(t.moreJson()).toJson()).object());
        QCOMPARE(back, t);
        TicketFold empty;
        empty.readMore(TicketFold().moreJson());
        QCOMPARE(empty, TicketFold());
    }

    void shippedLimits_canBeRead() {
        QFile file(QStringLiteral(LIANXIN_SOURCE_DIR "/resources/tickets/limits.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto limits = TicketLimits::fromJson(QJsonDocument::fromJson(file.readAll()).object());
        QVERIFY2(limits, limits ? "" : qPrintable(limits.error().toString()));
        QCOMPARE(limits->of(u"没有的类别"_s).limit, limits->of(limits->fallback).limit);
        QCOMPARE(limits->of(u"危急"_s).limit, (TimeLimit{LimitKind::ClockHours, 2}));
        QCOMPARE(TicketLimits::fromJson(limits->toJson())->toJson(), limits->toJson());
    }
    void unit_hasLimitsAndHoursOfItsOwn() {
        const auto limits = TicketLimits::fromJson(QJsonDocument::fromJson(R"({"fallback":"a","categories":{"a":{"workingDays":7}},
            "supervision":{"workingHours":8},"units":{"供水公司":{"shifts":{"workday":["08:00-12:00"]},"categories":{"a":{"calendarDays":5}}}}})")
                                                       .object());
        QVERIFY2(limits, limits ? "" : qPrintable(limits.error().toString()));
        QCOMPARE(limits->of(u"a"_s, u"供水公司"_s).limit, (TimeLimit{LimitKind::CalendarDays, 5}));
        QCOMPARE(limits->of(u"b"_s, u"供水公司"_s).limit, (TimeLimit{LimitKind::WorkingDays, 7}));
        QVERIFY(!limits->shiftsOf(u"供水公司"_s).isEmpty());
        QVERIFY(limits->shiftsOf(u"别的"_s).isEmpty());
        QCOMPARE(limits->supervision.limit, (TimeLimit{LimitKind::WorkingHours, 8}));
    }
    void badLimits_nameThePlace_data() {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("place");
        QTest::newRow("both")
            << QByteArray(
                   R"({"fallback":"a","categories":{"a":{"hours":1,"workingDays":2}},"supervision":{"hours":1}})")
            << u"categories.a"_s;
        QTest::newRow("neither") << QByteArray(
                                        R"({"fallback":"a","categories":{"a":{}},"supervision":{"hours":1}})")
                                 << u"categories.a"_s;
        QTest::newRow("fallback")
            << QByteArray(R"({"fallback":"b","categories":{"a":{"hours":1}},"supervision":{"hours":1}})")
            << u"fallback"_s;
        QTest::newRow("supervision") << QByteArray(R"({"fallback":"a","categories":{"a":{"hours":1}}})")
                                     << u"supervision"_s;
        QTest::newRow("text")
            << QByteArray(R"({"fallback":"a","categories":{"a":{"hours":"x"}},"supervision":{"hours":1}})")
            << u"categories.a.hours"_s;
    }
    void badLimits_nameThePlace() {
        QFETCH(QByteArray, json);
        QFETCH(QString, place);
        const auto limits = TicketLimits::fromJson(QJsonDocument::fromJson(json).object());
        QVERIFY(!limits);
        QCOMPARE(limits.error().code, u"tickets.bad_limits"_s);
        QCOMPARE(limits.error().place, place);
    }
};
LIANXIN_TEST(tst_TicketFold);
#include "tst_TicketFold.moc"
