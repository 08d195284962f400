// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/dialling/DialPolicy.h"
#include "support/TestRegistry.h"
#include <QJsonArray>
#include <QTest>

using namespace lianxin;

namespace {

DialFacts allWell() {
    DialFacts f;
    f.now = 1'000'000;
    f.order.callee.phoneMasked = u"138****1234"_s;
    f.emptyNumber = false;
    f.doNotCall = false;
    f.gate = SourceGate{};
    f.person.emplace();
    f.excludedBy = QString();
    f.order.source = OrderSourceKind::Campaign; // every rule holds for these
    f.attemptsToday = 0;
    f.numberToday = 0;
    f.day = u"2026-03-11"_s;
    f.nextDay = 2'000'000;
    f.window = WindowFact{true, 0, u"workday"_s, {}, u"08:00-20:00"_s};
    f.numberBusy = false;
    f.sourceCalls = 0;
    f.trunkFree = 3;
    return f;
}

struct Case {
    const char *name;
    DialRule rule;
    std::function<void(DialFacts &)> spoil;
    bool final;
    bool unknown = false;
};

const std::vector<Case> &cases() {
    using R = DialRule;
    static const std::vector<Case> all{
        {"done", R::OrderState, [](DialFacts &f) { f.order.state = OrderState::Done; }, true},
        {"dialling", R::OrderState, [](DialFacts &f) { f.order.state = OrderState::Dialling; }, false},
        {"ambiguous", R::OrderState, [](DialFacts &f) { f.order.state = OrderState::Ambiguous; }, false},
        {"expired", R::Expired, [](DialFacts &f) { f.order.expires = f.now; }, true},
        {"empty", R::EmptyNumber, [](DialFacts &f) { f.emptyNumber = true; }, true},
        {"empty?", R::EmptyNumber, [](DialFacts &f) { f.emptyNumber.reset(); }, false, true},
        {"dnc", R::DoNotCall, [](DialFacts &f) { f.doNotCall = true; }, true},
        {"dnc?", R::DoNotCall, [](DialFacts &f) { f.doNotCall.reset(); }, false, true},
        {"refused", R::Consent, [](DialFacts &f) { f.person->consent = false; }, true},
        {"did not agree", R::Consent, [](DialFacts &f) { f.gate->needsConsent = true; }, true},
        {"child", R::Minor, [](DialFacts &f) { f.person->minor = true; }, true},
        {"other list", R::ListExclusion, [](DialFacts &f) { f.excludedBy = u"回访名单"_s; }, true},
        {"other list?", R::ListExclusion, [](DialFacts &f) { f.excludedBy.reset(); }, false, true},
        {"old", R::ElderlyHours, [](DialFacts &f) { f.person->gentleHours = WindowFact{false, 7'000'000, {}, {}, {}}; }, false},
        {"afternoon", R::PersonHours, [](DialFacts &f) { f.person->ownHours = WindowFact{false, 7'000'000, {}, {}, {}}; }, false},
        {"seats busy", R::SeatPace, [](DialFacts &f) { f.pacing.emplace(); }, false},
        {"trunk dead", R::TrunkHealth, [](DialFacts &f) { f.trunkDeadUntil = f.now + 1; }, false},
        {"paused", R::SourceState, [](DialFacts &f) { f.gate->state = SourceGate::State::Paused; }, false},
        {"ended", R::SourceState, [](DialFacts &f) { f.gate->state = SourceGate::State::Ended; }, true},
        {"source?", R::SourceState, [](DialFacts &f) { f.gate.reset(); }, false, true},
        {"source unknown", R::SourceState, [](DialFacts &f) { f.gate->state = SourceGate::State::Unknown; },
         false, true},
        {"max", R::AttemptsLeft, [](DialFacts &f) { f.order.attemptsMade = f.order.attempts.max; }, true},
        {"not due", R::Due, [](DialFacts &f) { f.order.dueAt = f.now + 1; }, false},
        {"per day", R::AttemptsToday, [](DialFacts &f) { f.attemptsToday = f.order.attempts.perDay; }, false},
        {"per day?", R::AttemptsToday, [](DialFacts &f) { f.attemptsToday.reset(); }, false, true},
        {"cap", R::NumberToday, [](DialFacts &f) { f.numberToday = f.numberCap; }, false},
        {"cap?", R::NumberToday, [](DialFacts &f) { f.numberToday.reset(); }, false, true},
        {"night", R::CallWindow,
         [](DialFacts &f) {
             f.window->open = false;
             f.window->opensAt = 5'000'000;
         },
         false},
        {"window?", R::CallWindow, [](DialFacts &f) { f.window.reset(); }, false, true},
        {"busy", R::NumberBusy, [](DialFacts &f) { f.numberBusy = true; }, false},
        {"busy?", R::NumberBusy, [](DialFacts &f) { f.numberBusy.reset(); }, false, true},
        {"somebody waits in vain", R::InboundFirst, [](DialFacts &f) { f.pace = {0, u"queue"_s}; }, false},
        {"lines", R::SourceLines,
         [](DialFacts &f) {
             f.gate->lines = 2;
             f.sourceCalls = 2;
         },
         false},
        {"lines?", R::SourceLines,
         [](DialFacts &f) {
             f.gate->lines = 2;
             f.sourceCalls.reset();
         },
         false, true},
        {"rate", R::SourceRate, [](DialFacts &f) { f.sourceRateAt = f.now + 1; }, false},
        {"trunk full", R::TrunkLines, [](DialFacts &f) { f.trunkFree = 0; }, false},
        {"trunk?", R::TrunkLines, [](DialFacts &f) { f.trunkFree.reset(); }, false, true},
        {"trunk rate", R::TrunkRate, [](DialFacts &f) { f.trunkRateAt = f.now + 1; }, false},
    };
    return all;
}

} // namespace

class tst_DialPolicy : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everythingWell_mayDial_andShowsEveryRule() {
        const auto decision = decide(allWell());
        QVERIFY(decision.mayDial);
        QVERIFY(!decision.obstacle());
        QCOMPARE(decision.rules.size(), size_t(DialRule::TrunkRate) + 1);
        for (size_t i = 0; i < decision.rules.size(); ++i) {
            QCOMPARE(size_t(decision.rules[i].rule), i); // in order, each once
            QCOMPARE(decision.rules[i].textKey,
                     u"dialling.rule.%1.passed"_s.arg(nameOf(decision.rules[i].rule)));
        }
    }

    void nothingKnown_mayNotDial() {
        DialFacts nothing;
        const auto decision = decide(nothing);
        QVERIFY(!decision.mayDial);
        int unknown = 0;
        for (const auto &rule : decision.rules)
            unknown += rule.verdict == RuleVerdict::Unknown;
        QCOMPARE(unknown, 8);
    }

    void oneThingWrong_isTheObstacle_data() {
        QTest::addColumn<int>("index");
        for (size_t i = 0; i < cases().size(); ++i)
            QTest::newRow(cases()[i].name) << int(i);
    }
    void oneThingWrong_isTheObstacle() {
        QFETCH(int, index);
        const auto &test = cases()[size_t(index)];
        auto facts = allWell();
        test.spoil(facts);
        const auto decision = decide(facts);
        QVERIFY(!decision.mayDial);
        QVERIFY(decision.obstacle());
        QCOMPARE(nameOf(decision.obstacle()->rule), nameOf(test.rule));
        QCOMPARE(decision.obstacle()->verdict, test.unknown ? RuleVerdict::Unknown : RuleVerdict::Failed);
        QCOMPARE(decision.isFinal(), test.final);
        int failing = 0;
        for (const auto &rule : decision.rules)
            failing += rule.verdict != RuleVerdict::Passed;
        QCOMPARE(failing, 1);
    }

    void twoThingsWrong_showBoth_andWaitForTheLater() {
        auto facts = allWell();
        facts.order.dueAt = 3'000'000;
        facts.window->open = false;
        facts.window->opensAt = 4'000'000;
        const auto decision = decide(facts);
        QCOMPARE(nameOf(decision.obstacle()->rule), u"due"_s);
        QCOMPARE(decision.retryAt(), 4'000'000);
        QVERIFY(!decision.isFinal());
        const auto json = decision.toJson();
        QCOMPARE(json[u"obstacle"_s].toString(), u"due"_s);
        QCOMPARE(json[u"rules"_s].toArray().size(), int(decision.rules.size()));
    }

    void callBackThatTheCitizenAskedFor_isExemptFromDoNotCallOnly() {
        auto facts = allWell();
        facts.order.source = OrderSourceKind::Callback;
        facts.doNotCall = true;
        QVERIFY(decide(facts).mayDial);
        facts.numberToday = facts.numberCap;
        QVERIFY(!decide(facts).mayDial);
    }

    void outside_theRulesThatFitWhomASeatCallsIntoACall_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QStringList>("stopped"); //!< by which rules of cases() the call is held
        const QStringList always{u"done"_s, u"dialling"_s, u"ambiguous"_s, u"expired"_s, u"paused"_s, u"ended"_s, u"source?"_s, u"source unknown"_s, u"max"_s, u"not due"_s,
                                 u"per day"_s, u"per day?"_s, u"somebody waits in vain"_s, u"seats busy"_s, u"lines"_s, u"lines?"_s, u"trunk full"_s, u"trunk?"_s};
        const QStringList unit = always + QStringList{u"empty"_s, u"empty?"_s, u"dnc"_s, u"dnc?"_s, u"rate"_s, u"trunk dead"_s, u"trunk rate"_s};
        QTest::newRow("emergency") << int(OutsideKind::Emergency) << always;
        QTest::newRow("unit") << int(OutsideKind::Unit) << unit;
        QTest::newRow("number") << int(OutsideKind::Number) << unit + QStringList{u"cap"_s, u"cap?"_s, u"busy"_s, u"busy?"_s};
    }
    void outside_theRulesThatFitWhomASeatCallsIntoACall() {
        QFETCH(int, kind);
        QFETCH(QStringList, stopped);
        auto well = allWell();
        well.order.source = OrderSourceKind::Outside;
        well.order.setOutside(OutsideKind(kind));
        QVERIFY(decide(well).mayDial);
        QStringList found;
        for (const auto &one : cases()) {
            auto facts = well;
            one.spoil(facts);
            if (!decide(facts).mayDial)
                found << QString::fromLatin1(one.name);
        }
        found.sort();
        stopped.sort();
        QCOMPARE(found, stopped);
    }
    void outside_whatCantBeTold_isHeldToTheRulesOfATypedNumber() {
        auto facts = allWell();
        facts.order.source = OrderSourceKind::Outside;
        facts.numberToday = facts.numberCap;
        QVERIFY(!decide(facts).mayDial);
    }

    void urgent_sparesNobodyByAgeOrHour_butWhoRefusedIsNotCalled() {
        auto facts = allWell();
        facts.gate->urgent = true;
        facts.person->minor = true;
        facts.person->gentleHours = WindowFact{false, 7'000'000, {}, {}, {}};
        facts.person->ownHours = WindowFact{false, 7'000'000, {}, {}, {}};
        QVERIFY(decide(facts).mayDial);
        facts.person->consent = false;
        QVERIFY(!decide(facts).mayDial);
    }

    void personUnreadable_isNotCalledByCampaigns_butByWhoTheyAsked() {
        auto facts = allWell();
        facts.person.reset();
        QVERIFY(!decide(facts).mayDial);
        facts.order.source = OrderSourceKind::Callback;
        QVERIFY(decide(facts).mayDial);
        facts.order.source = OrderSourceKind::Reminder;
        QVERIFY(decide(facts).mayDial);
    }

    void linesWithoutLimit_needNoCount() {
        auto facts = allWell();
        facts.gate->lines = 0;
        facts.sourceCalls.reset();
        QVERIFY(decide(facts).mayDial);
    }
};
LIANXIN_TEST(tst_DialPolicy);
#include "tst_DialPolicy.moc"
