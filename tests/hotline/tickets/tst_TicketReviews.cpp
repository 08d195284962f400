// SPDX-License-Identifier: GPL-3.0-or-later
// Visits in doubt, appeals, coverage and ladders through the methods that a console uses.
#include "hotline/tickets/TicketDeadlineMethods.h"
#include "hotline/tickets/TicketFigureMethods.h"
#include "hotline/tickets/TicketMethods.h"
#include "hotline/tickets/TicketReviewMethods.h"
#include "hotline/tickets/TicketWorld.h"
#include "platform/access/Access.h"
#include "platform/access/AccessSchema.h"
#include "support/RegistryWalk.h"
#include "support/TestRegistry.h"
#include <QTest>

using namespace lianxin;
using namespace lianxin::test;

namespace {

Caller person(const QString &id, const QStringList &roles, const Id &unit = {}) {
    Caller c;
    c.userId = id;
    c.roles = roles;
    c.unitId = unit;
    c.permissions = {int(Permission::TicketsRead), int(Permission::TicketsWrite), int(Permission::DirectoryManage)};
    return c;
}

std::vector<Migration> reviewSchema() {
    auto schema = ticketWorldSchema();
    for (const auto &migration : accessSchema())
        schema.push_back(migration);
    return schema;
}

struct ReviewWorld : TicketWorld {
    ReviewWorld(StoreFixture &fixture_, ManualClock &clock_)
        : TicketWorld(fixture_, clock_)
        , access(fixture.store(), clock, fixture.auditChain(), {})
        , performance(fixture.store(), directory) {
        registerTicketMethods(registry, tickets, *calls, access);
        registerTicketFigureMethods(registry, performance);
        registerTicketReviewMethods(registry, tickets, access);
        registerTicketLadderMethods(registry, calls->clock(), access);
        registerTicketDeadlineMethods(registry, calls->clock(), access);
        lead = person(u"lead"_s, {u"unit_liaison"_s}, unit);
    }
    Expected<QJsonValue> ask(const QString &method, const Caller &who, const QJsonObject &params) { return registry.find(method)->handler(who, params); }
    QJsonObject get(const QString &method, const Caller &who, const QJsonObject &params = {}) {
        const auto answer = ask(method, who, params);
        return answer ? answer->toObject() : QJsonObject{{u"error"_s, answer.error().code}, {u"place"_s, answer.error().place}};
    }
    //! The citizen is called and says so.
    void visit(const QString &result, const QJsonObject &answers = {}) {
        clock.advance(31 * kMinute);
        (void)calls->scan();
        dialler->tick();
        const auto call = originator.calls.back();
        dialler->attemptAnswered(call.attemptId, u"call-%1"_s.arg(originator.calls.size()));
        dialler->attemptEnded(call.attemptId, {Outcome::Answered, {}, result, answers, 0});
    }
    QJsonObject figures() {
        return performance.figures(0, clock.now() + 1).value()[u"items"_s].toArray().at(0).toObject();
    }
    int total(const QJsonObject &filter) { return tickets.list(filter, {}, 10, {}).value()[u"total"_s].toInt(); }
    Access access;
    UnitPerformance performance;
    Registry registry;
    Caller desk = person(u"desk"_s, {u"dispatcher"_s}), boss = person(u"boss"_s, {u"supervisor"_s}), lead;
};

} // namespace

class tst_TicketReviews : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void methods_areDescribedInFull() {
        ManualClock clock(kWednesdayTen);
        StoreFixture fixture(u"intl"_s, reviewSchema(), &clock);
        ReviewWorld w(fixture, clock);
        QCOMPARE(registryFaults(w.registry), QStringList());
    }

    void visitsInDoubt_oldestFinishFirst_pageByPage() {
        ManualClock clock(kWednesdayTen);
        StoreFixture fixture(u"intl"_s, reviewSchema(), &clock);
        ReviewWorld w(fixture, clock);
        std::vector<Id> ids;
        for (int i = 0; i < 3; ++i) {
            ids.push_back(w.make()[u"id"_s].toString());
            w.act(ids.back(), u"dispatch"_s, {{u"unitId"_s, w.unit}});
            w.act(ids.back(), u"sign"_s);
        }
        for (const size_t i : {2u, 0u, 1u}) { // not in the order in which they came
            clock.advance(kMinute);
            w.act(ids[i], u"finish"_s, {{u"opinion"_s, u"已清运"_s}});
            w.act(ids[i], u"doubt"_s, {{u"reason"_s, u"听不清"_s}});
        }
        QStringList seen;
        QString cursor;
        do {
            const auto page = w.get(u"tickets.reviews.list"_s, w.desk, {{u"limit"_s, 1}, {u"cursor"_s, cursor}});
            QCOMPARE(page[u"total"_s].toInt(), 3);
            for (const auto &item : page[u"items"_s].toArray())
                seen << item[u"ticketId"_s].toString();
            cursor = page[u"next"_s].toString();
        } while (!cursor.isEmpty() && seen.size() < 9);
        QCOMPARE(seen, (QStringList{ids[2], ids[0], ids[1]}));
    }

    void visitInDoubt_waitsForAPerson_whoseWordStands_once_data() { StoreFixture::addBackendColumn(); }
    void visitInDoubt_waitsForAPerson_whoseWordStands_once() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, reviewSchema(), &clock);
        ReviewWorld w(fixture, clock);
        const Id id = w.finished();
        w.visit(u"dissatisfied"_s, {{u"satisfaction"_s, QJsonObject{{u"value"_s, u"dissatisfied"_s}, {u"confidence"_s, 0.5}}},
                                    {u"attitude"_s, u"poor"_s}});
        const auto queue = w.get(u"tickets.reviews.list"_s, w.desk);
        QCOMPARE(queue[u"total"_s].toInt(), 1);
        const auto item = queue[u"items"_s].toArray().at(0).toObject();
        QCOMPARE(item[u"ticketId"_s].toString(), id);
        QCOMPARE(item[u"reason"_s].toString(), u"low_confidence"_s);
        QCOMPARE(item[u"confidence"_s].toDouble(), 0.5);
        QCOMPARE(w.get(u"tickets.reviews.list"_s, w.lead)[u"total"_s].toInt(), 0); // no judge of itself
        QCOMPARE(item[u"callId"_s].toString(), u"call-1"_s);
        QVERIFY(!w.tickets.get(id).value()[u"supervised"_s].toBool());
        QCOMPARE(w.get(u"tickets.reviews.decide"_s, w.desk, {{u"id"_s, id}, {u"result"_s, u"furious"_s}})[u"place"_s].toString(), u"result"_s);
        QCOMPARE(w.get(u"tickets.reviews.decide"_s, w.desk, {{u"id"_s, id}, {u"result"_s, u"satisfied"_s}, {u"attitude"_s, u"so so"_s}})[u"place"_s].toString(),
                 u"attitude"_s);
        QCOMPARE(w.get(u"tickets.reviews.decide"_s, w.lead, {{u"id"_s, id}, {u"result"_s, u"satisfied"_s}})[u"error"_s].toString(),
                 u"tickets.not_your_step"_s);
        const QJsonObject verdict{{u"id"_s, id}, {u"result"_s, u"dissatisfied"_s}, {u"outcome"_s, u"unresolved"_s}, {u"note"_s, u"听录音确认"_s}};
        QVERIFY(w.get(u"tickets.reviews.decide"_s, w.desk, verdict)[u"supervised"_s].toBool());
        QCOMPARE(w.get(u"tickets.reviews.decide"_s, w.desk, verdict)[u"place"_s].toString(), u"review_is_pending"_s); // somebody was first
        QCOMPARE(w.get(u"tickets.reviews.list"_s, w.desk)[u"total"_s].toInt(), 0);
        // The evidence is still the call in which it was said.
        QCOMPARE(w.tickets.supervisions({}, {}, {}, 5).value()[u"items"_s].toArray().at(0)[u"evidenceCallId"_s].toString(), u"call-1"_s);
        QCOMPARE(w.figures()[u"dissatisfied"_s].toInt(), 1);
    }

    void evenAPersonCannotTell_nothingIsScored_andTheCitizenMayBeAskedAgain() {
        ManualClock clock(kWednesdayTen);
        StoreFixture fixture(u"intl"_s, reviewSchema(), &clock);
        ReviewWorld w(fixture, clock);
        const Id id = w.finished();
        w.visit(u"satisfied"_s, {{u"outcome"_s, u"unresolved"_s}});
        QCOMPARE(w.get(u"tickets.reviews.decide"_s, w.desk, {{u"id"_s, id}, {u"result"_s, u"unclear"_s}})[u"state"_s].toString(), u"pending_visit"_s);
        QCOMPARE(w.figures()[u"visited"_s].toInt(), 0);
        const auto coverage = w.get(u"tickets.coverage"_s, w.desk, {{u"from"_s, u"2026-03-01"_s}, {u"to"_s, u"2026-03-31"_s}});
        QCOMPARE(coverage[u"reasons"_s][u"unclear"_s].toInt(), 1);
        QVERIFY(w.calls->placeVisit(id, u"desk"_s));
    }

    void whoHangsUpAfterTheFirstAnswer_hasGivenIt() {
        ManualClock clock(kWednesdayTen);
        StoreFixture fixture(u"intl"_s, reviewSchema(), &clock);
        ReviewWorld w(fixture, clock);
        const Id id = w.finished();
        w.visit(u"hung_up"_s, {{u"satisfaction"_s, u"satisfied"_s}});
        QCOMPARE(w.tickets.get(id).value()[u"state"_s].toString(), u"closed"_s);
        const Id other = w.finished();
        w.visit(u"hung_up"_s);
        QCOMPARE(w.tickets.get(other).value()[u"state"_s].toString(), u"pending_visit"_s);
    }

    void appeal_withEvidence_upheld_correctsTheFigures_data() { StoreFixture::addBackendColumn(); }
    void appeal_withEvidence_upheld_correctsTheFigures() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, reviewSchema(), &clock);
        ReviewWorld w(fixture, clock);
        const Id id = w.finished();
        w.visit(u"dissatisfied"_s, {{u"attitude"_s, u"poor"_s}});
        QCOMPARE(w.figures()[u"dissatisfied"_s].toInt(), 1);
        QCOMPARE(w.figures()[u"supervised"_s].toInt(), 1);
        const QJsonObject figure{{u"name"_s, u"supervised"_s}, {u"unitId"_s, w.unit}, {u"from"_s, 0}};
        QCOMPARE(w.total({{u"figure"_s, figure}}), 1); // every figure opens its tickets
        QCOMPARE(w.get(u"tickets.appeal"_s, w.boss, {{u"id"_s, id}, {u"reason"_s, u"x"_s}})[u"error"_s].toString(), u"tickets.not_your_step"_s);
        const auto made = w.get(u"tickets.appeal"_s, w.lead,
                                {{u"id"_s, id},
                                 {u"reason"_s, u"诉求超出政策，请回拨13812341234核实"_s},
                                 {u"evidence"_s, QJsonArray{QJsonObject{{u"callId"_s, u"call-1"_s}, {u"at"_s, 42}, {u"note"_s, u"市民说明"_s}}}}});
        const Id appeal = made[u"appealId"_s].toString();
        QVERIFY(!appeal.isEmpty());
        QCOMPARE(w.get(u"tickets.appeal"_s, w.lead, {{u"id"_s, id}, {u"reason"_s, u"再申"_s}})[u"place"_s].toString(), u"appeal_once"_s);
        const auto listed = w.get(u"tickets.appeals.list"_s, w.lead, {{u"state"_s, u"open"_s}});
        QCOMPARE(listed[u"total"_s].toInt(), 1);
        const auto item = listed[u"items"_s].toArray().at(0).toObject();
        QCOMPARE(item[u"against"_s].toString(), u"visit"_s);
        QCOMPARE(item[u"callId"_s].toString(), u"call-1"_s);
        QCOMPARE(item[u"evidence"_s].toArray().at(0)[u"at"_s].toInt(), 42);
        QVERIFY(!item[u"reason"_s].toString().contains(u"13812341234"_s));
        QCOMPARE(w.get(u"tickets.appeals.list"_s, person(u"x"_s, {u"unit_liaison"_s}, u"another"_s))[u"total"_s].toInt(), 0);
        QCOMPARE(w.get(u"tickets.appeals.decide"_s, w.lead, {{u"id"_s, appeal}, {u"uphold"_s, true}, {u"reason"_s, u"好"_s}})[u"error"_s].toString(),
                 u"tickets.not_your_step"_s);
        QCOMPARE(w.get(u"tickets.appeals.decide"_s, w.boss, {{u"id"_s, appeal}, {u"uphold"_s, true}, {u"reason"_s, u" "_s}})[u"place"_s].toString(),
                 u"reason"_s);
        QCOMPARE(w.get(u"tickets.appeals.decide"_s, w.boss, {{u"id"_s, appeal}, {u"uphold"_s, true}, {u"reason"_s, u"理由成立"_s}})[u"state"_s].toString(),
                 u"upheld"_s);
        QCOMPARE(w.get(u"tickets.appeals.decide"_s, w.boss, {{u"id"_s, appeal}, {u"uphold"_s, false}, {u"reason"_s, u"晚"_s}})[u"error"_s].toString(),
                 u"tickets.appeal_decided"_s);
        QCOMPARE(w.get(u"tickets.appeals.decide"_s, w.boss, {{u"id"_s, u"none"_s}, {u"uphold"_s, false}, {u"reason"_s, u"?"_s}})[u"error"_s].toString(),
                 u"tickets.unknown_appeal"_s);
        const auto after = w.figures();
        QCOMPARE(after[u"dissatisfied"_s].toInt(), 0);
        QCOMPARE(after[u"attitudePoor"_s].toInt(), 0);
        QCOMPARE(after[u"supervised"_s].toInt(), 0);
        QCOMPARE(after[u"appealed"_s].toInt(), 1);
        QCOMPARE(after[u"appealsUpheld"_s].toInt(), 1);
        QCOMPARE(w.total({{u"figure"_s, figure}}), 0);
        QCOMPARE(w.tickets.get(id).value()[u"state"_s].toString(), u"closed"_s);
    }

    void appealRejected_orOvertaken_leavesTheFigures() {
        ManualClock clock(kWednesdayTen);
        StoreFixture fixture(u"intl"_s, reviewSchema(), &clock);
        ReviewWorld w(fixture, clock);
        const Id id = w.finished();
        w.visit(u"dissatisfied"_s);
        const auto made = w.get(u"tickets.appeal"_s, w.lead, {{u"id"_s, id}, {u"reason"_s, u"已解决"_s}});
        QCOMPARE(w.get(u"tickets.appeals.decide"_s, w.boss, {{u"id"_s, made[u"appealId"_s]}, {u"uphold"_s, false}, {u"reason"_s, u"证据不足"_s}})[u"state"_s].toString(),
                 u"rejected"_s);
        QCOMPARE(w.figures()[u"dissatisfied"_s].toInt(), 1);
        QCOMPARE(w.figures()[u"appealsRejected"_s].toInt(), 1);
        // Dissatisfied again: the order has failed, another one with a deadline of its own follows.
        QCOMPARE(w.act(id, u"finish"_s, {{u"opinion"_s, u"再次清运"_s}}), u"pending_visit"_s);
        w.visit(u"dissatisfied"_s);
        QCOMPARE(w.tickets.supervisions(u"repeated"_s, {}, {}, 5).value()[u"items"_s].toArray().size(), 1);
        QCOMPARE(w.tickets.supervisions(u"open"_s, {}, {}, 5).value()[u"items"_s].toArray().size(), 1);
        // An appeal that the next visit overtakes is void.
        QVERIFY(!w.get(u"tickets.appeal"_s, w.lead, {{u"id"_s, id}, {u"reason"_s, u"已解决"_s}}).contains(u"error"_s));
        QCOMPARE(w.act(id, u"finish"_s, {{u"opinion"_s, u"第三次清运"_s}}), u"pending_visit"_s);
        w.visit(u"satisfied"_s);
        QCOMPARE(w.get(u"tickets.appeals.list"_s, w.boss, {{u"state"_s, u"void"_s}})[u"total"_s].toInt(), 1);
        QCOMPARE(w.tickets.supervisions(u"settled"_s, {}, {}, 5).value()[u"items"_s].toArray().size(), 1);
        QCOMPARE(w.figures()[u"supervised"_s].toInt(), 2);
    }

    void whatWasOverdue_staysLate_evenWithinTheDeadlineOfItsOrder() {
        ManualClock clock(kWednesdayTen);
        StoreFixture fixture(u"intl"_s, reviewSchema(), &clock);
        ReviewWorld w(fixture, clock);
        const Id id = w.make()[u"id"_s].toString();
        QCOMPARE(w.act(id, u"dispatch"_s, {{u"unitId"_s, w.unit}}), u"pending_sign"_s);
        QCOMPARE(w.act(id, u"sign"_s), u"processing"_s);
        clock.set(civil::at(QDate(2026, 3, 30), QTime(10, 0)));
        QCOMPARE(w.act(id, u"supervise"_s, {{u"reason"_s, u"overdue"_s}}), u"processing"_s);
        QCOMPARE(w.act(id, u"finish"_s, {{u"opinion"_s, u"已清运"_s}}), u"pending_visit"_s);
        QCOMPARE(w.figures()[u"finishedLate"_s].toInt(), 1);
        QCOMPARE(w.figures()[u"finishedInTime"_s].toInt(), 0);
    }

    void coverage_byUnit_opensTheTicketsBehindAReason_data() { StoreFixture::addBackendColumn(); }
    void coverage_byUnit_opensTheTicketsBehindAReason() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, reviewSchema(), &clock);
        ReviewWorld w(fixture, clock);
        (void)w.finished();
        w.visit(u"satisfied"_s);
        (void)w.finished();
        w.visit(u"minor"_s);
        (void)w.finished();
        const auto coverage = w.get(u"tickets.coverage"_s, w.desk, {{u"from"_s, u"2026-03-01"_s}, {u"to"_s, u"2026-03-31"_s}});
        QCOMPARE(coverage[u"finished"_s].toInt(), 3);
        QCOMPARE(coverage[u"visited"_s].toInt(), 1);
        QCOMPARE(coverage[u"target"_s].toDouble(), 0.8);
        QCOMPARE(coverage[u"reasons"_s].toObject(), (QJsonObject{{u"minor"_s, 1}, {u"not_yet"_s, 1}}));
        QCOMPARE(coverage[u"units"_s].toArray().at(0)[u"visited"_s].toInt(), 1);
        QCOMPARE(coverage[u"units"_s].toArray().at(0)[u"finished"_s].toInt(), 3);
        QCOMPARE(w.total({{u"visitReason"_s, QJsonObject{{u"reason"_s, u"minor"_s}, {u"unitId"_s, w.unit}}}}), 1);
        QCOMPARE(w.total({{u"visitReason"_s, QJsonObject{{u"reason"_s, u"no_number"_s}}}}), 0);
    }

    void ladders_throughTheDoor_areCheckedExplainedAndKept() {
        ManualClock clock(kWednesdayTen);
        StoreFixture fixture(u"intl"_s, reviewSchema(), &clock);
        ReviewWorld w(fixture, clock);
        QCOMPARE(int(w.registry.find(u"tickets.ladders.save"_s)->permission), int(Permission::DirectoryManage));
        QVERIFY(w.registry.find(u"tickets.ladders.save"_s)->audit == Audit::Write);
        auto ladders = w.get(u"tickets.ladders.get"_s, w.desk)[u"ladders"_s].toObject();
        QVERIFY(w.get(u"tickets.ladders.get"_s, w.desk)[u"categories"_s].toArray().contains(u"危急"_s));
        QCOMPARE(w.get(u"tickets.ladders.save"_s, w.desk, {{u"ladders"_s, QJsonObject{{u"ladders"_s, 1}}}})[u"place"_s].toString(), u"ladders"_s);
        const auto same = w.get(u"tickets.ladders.check"_s, w.desk, {{u"ladders"_s, ladders}});
        QVERIFY(same[u"changes"_s].toArray().isEmpty() && same[u"effect"_s].toArray().size() == 1);
        ladders[u"visits"_s] = QJsonObject{{u"delayMinutes"_s, 120}};
        QVERIFY(w.get(u"tickets.ladders.save"_s, w.desk, {{u"ladders"_s, ladders}})[u"saved"_s].toBool());
        (void)w.finished();
        clock.advance(31 * kMinute);
        QCOMPARE(w.calls->scan().value(), 0); // the citizen is asked when it was configured
        clock.advance(90 * kMinute);
        QCOMPARE(w.calls->scan().value(), 1);
        QCOMPARE(w.get(u"tickets.ladders.get"_s, w.desk)[u"savedBy"_s].toString(), u"desk"_s);
        // What was in force before can be looked at, and brought back.
        const auto versions = w.get(u"tickets.ladders.versions"_s, w.desk)[u"items"_s].toArray();
        QVERIFY(versions.size() >= 2);
        QCOMPARE(versions.first()[u"version"_s].toInteger(), w.get(u"tickets.ladders.get"_s, w.desk)[u"version"_s].toInteger());
        QCOMPARE(versions.first()[u"savedByName"_s].toString(), u"desk"_s); // nobody of that id has a name
        QCOMPARE(versions.last()[u"version"_s].toInteger(), 0);
        QVERIFY(!versions.last()[u"ladders"_s][u"visits"_s].toObject().contains(u"delayMinutes"_s));
        QVERIFY(w.get(u"tickets.ladders.save"_s, w.desk, {{u"ladders"_s, versions.last()[u"ladders"_s]}})[u"saved"_s].toBool());
        QCOMPARE(w.get(u"tickets.ladders.versions"_s, w.desk)[u"items"_s].toArray().size(), versions.size() + 1);
    }

    void changedLimits_areSeenFirst_thenFollowed() {
        ManualClock clock(kWednesdayTen);
        StoreFixture fixture(u"intl"_s, reviewSchema(), &clock);
        ReviewWorld w(fixture, clock);
        const auto *redeadline = w.registry.find(u"tickets.redeadline"_s);
        QVERIFY(redeadline && redeadline->permission == Permission::DirectoryManage && redeadline->audit == Audit::Write);
        const Id id = w.make()[u"id"_s].toString();
        w.act(id, u"dispatch"_s, {{u"unitId"_s, w.unit}});
        const qint64 before = w.tickets.fold(id).value().deadline;
        auto limits = testLimits();
        for (auto &[name, category] : limits.categories)
            category.limit.amount *= 2;
        w.tickets.setLimits(limits);
        const Id job = w.get(u"tickets.redeadline"_s, w.boss, {{u"dryRun"_s, true}})[u"job"_s].toString();
        QTRY_COMPARE(w.access.jobs.find(job).value().state, JobState::Done);
        const auto effect = w.access.jobs.find(job).value().result.toObject();
        QCOMPARE(effect[u"open"_s].toInt(), 1);
        QCOMPARE(effect[u"later"_s].toInt(), 1);
        QVERIFY(w.calls->scan());
        QCOMPARE(w.tickets.fold(id).value().deadline, before); // a look changes nothing
        QCOMPARE(w.get(u"tickets.redeadline"_s, w.boss)[u"openTickets"_s].toInt(), 1);
        QVERIFY(w.calls->scan());
        QVERIFY(w.tickets.fold(id).value().deadline > before);
    }
};
LIANXIN_TEST(tst_TicketReviews);
#include "tst_TicketReviews.moc"
