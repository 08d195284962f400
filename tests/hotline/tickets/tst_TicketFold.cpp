// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/tickets/Ticket.h"
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
        for (int i = 0; i <= int(TicketAction::Edited); ++i) {
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
        auto t = after({step(A::Created), step(A::Dispatched), step(A::Signed), step(A::Finished),
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
        const auto t = after({step(A::Created), step(A::Dispatched), step(A::Signed), step(A::Finished),
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
            for (int a = 1; a <= int(TicketAction::Edited); ++a) {
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
        for (int a = 0; a <= int(TicketAction::Edited); ++a)
            QVERIFY(!mayAct(t, TicketAction(a)));
    }
    void refusals_haveANameEach() {
        std::set<QByteArray> names;
        for (const auto &rule : ticketRules())
            QVERIFY(names.insert(rule.name).second);
    }

    void shippedLimits_canBeRead() {
        QFile file(QStringLiteral(LIANXIN_SOURCE_DIR "/resources/tickets/limits.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto limits = TicketLimits::fromJson(QJsonDocument::fromJson(file.readAll()).object());
        QVERIFY2(limits, limits ? "" : qPrintable(limits.error().toString()));
        QCOMPARE(limits->of(u"没有的类别"_s).workingDays, limits->of(limits->fallback).workingDays);
        QCOMPARE(limits->of(u"危急"_s).hours, 2);
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
