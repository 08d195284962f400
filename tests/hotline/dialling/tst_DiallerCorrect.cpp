// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/dialling/DialWorld.h"
#include "support/TestRegistry.h"
#include <QTest>

using namespace lianxin;
using namespace lianxin::test;

//! What was heard on an attempt: kept, looked for, understood otherwise later; and how often an outcome is tried again.
class tst_DiallerCorrect : public QObject {
    Q_OBJECT

    static QJsonObject heardAs(const QString &state) {
        return {{u"state"_s, state}, {u"confidence"_s, 0.9}, {u"sound"_s, QJsonObject{{u"recordingId"_s, u"r1"_s}, {u"fromMs"_s, 0}}}};
    }
    static Id attempt(DialWorld &w, Outcome outcome, const QString &heard, const QString &result = {}) {
        w.dialler->tick();
        const Id id = w.originator.calls.back().attemptId;
        AttemptEnd end;
        end.outcome = outcome;
        end.result = result;
        if (!heard.isEmpty())
            end.heard = heardAs(heard);
        w.dialler->attemptEnded(id, end);
        return id;
    }

private Q_SLOTS:
    void heard_isKept_andFoundAsUnrecognised_data() { StoreFixture::addBackendColumn(); }
    void heard_isKept_andFoundAsUnrecognised() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, dialSchema(), &clock);
        DialWorld w(fixture, clock);
        w.place(u"13812341234"_s);
        const Id unknown = attempt(w, Outcome::NoAnswer, u"unknown"_s);
        w.place(u"13812341235"_s);
        const Id off = attempt(w, Outcome::PoweredOff, u"powered_off"_s);
        QCOMPARE(w.attempt(off).heard, heardAs(u"powered_off"_s));
        QCOMPARE(w.attempt(off).toJson()["heard"_L1]["state"_L1].toString(), u"powered_off"_s);
        Dialler::AttemptFilter filter;
        filter.unrecognised = true;
        const auto page = w.dialler->attempts(filter, {}, 10);
        QVERIFY(page);
        QCOMPARE(page->items.size(), std::size_t(1));
        QCOMPARE(page->items.front().id, unknown);
        // It rang, then something was said that nobody understood.
        QJsonObject heard = heardAs(u"no_answer"_s);
        heard[u"unrecognised"_s] = true;
        QVERIFY(w.dialler->correct(off, Outcome::NoAnswer, heard, u"linjing"_s));
        QCOMPARE(w.dialler->attempts(filter, {}, 10)->items.size(), std::size_t(2));
    }

    void machine_takesAwayWhatWasNotedBefore() {
        ManualClock clock(kWednesdayTen);
        StoreFixture fixture(u"intl"_s, dialSchema(), &clock);
        DialWorld w(fixture, clock);
        w.place(u"13812341234"_s);
        w.dialler->tick();
        const Id id = w.originator.calls.back().attemptId;
        w.dialler->attemptAnswered(id, u"call"_s);
        w.dialler->noteResult(id, u"no_input"_s, {{u"satisfaction"_s, u"satisfied"_s}});
        w.end(id, Outcome::Machine);
        QVERIFY(w.attempt(id).result.isEmpty());
        QVERIFY(w.attempt(id).answers.isEmpty());
        QCOMPARE(w.source.ended.back().first.state, OrderState::Waiting); // tried again by policy
    }

    void suspended_isTriedOnceMore_orAsOftenAsThePolicySays_data() { StoreFixture::addBackendColumn(); }
    void suspended_isTriedOnceMore_orAsOftenAsThePolicySays() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, dialSchema(), &clock);
        DialWorld w(fixture, clock);
        for (const int most : {0, 1}) {
            auto order = w.orderFor(u"1381234123%1"_s.arg(most));
            order.attempts = {5, 5, {{Outcome::Suspended, 1}}};
            if (most > 0)
                order.attempts.mostByOutcome[Outcome::Suspended] = most;
            const Id id = w.dialler->place(order).value();
            for (int made = 1; w.order(id).state == OrderState::Waiting; ++made) {
                QVERIFY(made <= 2);
                attempt(w, Outcome::Suspended, {});
                clock.advance(2 * kMinute);
            }
            QCOMPARE(w.order(id).attemptsMade, most == 0 ? 2 : 1);
            QCOMPARE(w.order(id).state, OrderState::Done);
        }
    }

    void correct_toEmptyNumber_endsTheOrder_andNobodyDialsTheNumber_data() { StoreFixture::addBackendColumn(); }
    void correct_toEmptyNumber_endsTheOrder_andNobodyDialsTheNumber() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, dialSchema(), &clock);
        DialWorld w(fixture, clock);
        const Id order = w.place(u"13812341234"_s);
        const Id id = attempt(w, Outcome::NoAnswer, u"unknown"_s);
        QCOMPARE(w.order(order).state, OrderState::Waiting);
        const auto changed = w.dialler->correct(id, Outcome::EmptyNumber, heardAs(u"vacant"_s), u"linjing"_s);
        QVERIFY2(changed && *changed, changed ? "" : qPrintable(changed.error().toString()));
        QCOMPARE(w.order(order).state, OrderState::Done);
        QCOMPARE(w.attempt(id).outcome, std::optional(Outcome::EmptyNumber));
        QCOMPARE(w.source.ended.back().second.detail, u"resolved_by_person"_s);
        const Id again = w.place(u"13812341234"_s);
        clock.advance(kMinute);
        w.dialler->tick();
        QCOMPARE(w.order(again).attemptsMade, 0);
        // It was a mistake: the number may be dialled again.
        QVERIFY(w.dialler->correct(id, Outcome::PoweredOff, heardAs(u"powered_off"_s), u"linjing"_s));
        QCOMPARE(w.order(order).state, OrderState::Waiting);
        QCOMPARE(w.order(order).dueAt, w.attempt(id).endedAt + defaultRetryMinutes(Outcome::PoweredOff) * kMinute);
        const auto decision = w.dialler->explain(order);
        QVERIFY(decision && decision->obstacle() && nameOf(decision->obstacle()->rule) != u"empty_number"_s);
    }

    void correct_orderThatEndedElsewhere_isNotEndedTwice() {
        ManualClock clock(kWednesdayTen);
        StoreFixture fixture(u"intl"_s, dialSchema(), &clock);
        DialWorld w(fixture, clock);
        FakeSource visits;
        w.dialler->setSource(OrderSourceKind::ReturnVisit, &visits);
        auto order = w.orderFor(u"13812341234"_s, OrderSourceKind::ReturnVisit);
        order.attempts = {1, 1, {}};
        const Id id = w.dialler->place(order).value();
        const Id tried = attempt(w, Outcome::NoAnswer, u"unknown"_s);
        QCOMPARE(w.order(id).state, OrderState::Done);
        QCOMPARE(visits.ended.size(), std::size_t(1));
        QVERIFY(w.dialler->correct(tried, Outcome::PoweredOff, heardAs(u"powered_off"_s), u"linjing"_s));
        QCOMPARE(visits.ended.size(), std::size_t(1));
        QCOMPARE(w.attempt(tried).outcome, std::optional(Outcome::PoweredOff));
        QCOMPARE(w.order(id).state, OrderState::Done);
    }

    void correct_sameOutcome_notesOnlyWhatWasHeard() {
        ManualClock clock(kWednesdayTen);
        StoreFixture fixture(u"intl"_s, dialSchema(), &clock);
        DialWorld w(fixture, clock);
        w.place(u"13812341234"_s);
        const Id id = attempt(w, Outcome::NoAnswer, u"unknown"_s);
        const auto told = w.source.ended.size();
        const auto changed = w.dialler->correct(id, Outcome::NoAnswer, heardAs(u"no_answer"_s), u"linjing"_s);
        QVERIFY(changed && !*changed);
        QCOMPARE(w.source.ended.size(), told);
        QCOMPARE(w.attempt(id).heard.value("state"_L1).toString(), u"no_answer"_s);
    }

    void correct_answered_olderOrUnknownAttempts_isRefused() {
        ManualClock clock(kWednesdayTen);
        StoreFixture fixture(u"intl"_s, dialSchema(), &clock);
        DialWorld w(fixture, clock);
        auto order = w.orderFor(u"13812341234"_s);
        order.attempts = {5, 5, {{Outcome::NoAnswer, 1}}};
        QVERIFY(w.dialler->place(order));
        const Id first = attempt(w, Outcome::NoAnswer, u"unknown"_s);
        clock.advance(2 * kMinute);
        w.dialler->tick();
        const Id second = w.originator.calls.back().attemptId;
        QVERIFY(second != first);
        w.dialler->attemptAnswered(second, u"call"_s);
        w.end(second, Outcome::Answered, u"informed"_s);
        for (const Id &id : {first, second})
            QCOMPARE(w.dialler->correct(id, Outcome::PoweredOff, {}, u"linjing"_s).error().code, u"dialling.not_correctable"_s);
        QCOMPARE(w.dialler->correct(u"nobody"_s, Outcome::PoweredOff, {}, u"linjing"_s).error().code, u"dialling.not_found"_s);
    }
};
LIANXIN_TEST(tst_DiallerCorrect);
#include "tst_DiallerCorrect.moc"
