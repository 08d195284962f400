// SPDX-License-Identifier: GPL-3.0-or-later
// The engine dies at every place where it can; afterwards every order has exactly one fate.
#include "hotline/dialling/DialWorld.h"
#include "support/TestRegistry.h"
#include <QTest>

using namespace lianxin;
using namespace lianxin::test;

namespace {

struct Killed {};

//! Kills the process that looks at it for the n-th time from now.
class FatalClock final : public Clock {
public:
    explicit FatalClock(qint64 now)
        : m_now(now) {}
    qint64 now() const override {
        if (armed > 0 && --armed == 0)
            throw Killed{};
        return m_now;
    }
    mutable int armed = 0;
    qint64 m_now;
};

const QString kCrashPhone = u"13812341234"_s;

} // namespace

class tst_DiallerCrash : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void killedBetweenIntentAndInvite_goesBackToWaiting_data() { StoreFixture::addBackendColumn(); }
    void killedBetweenIntentAndInvite_goesBackToWaiting() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, dialSchema(), &clock);
        DialWorld w(fixture, clock);
        const auto id = w.place(kCrashPhone);
        // Every place at which a tick looks at the clock is a place to die: before, inside and after the
        // claim.
        FatalClock fatal(kWednesdayTen);
        int deaths = 0;
        for (int at = 1; at < 50; ++at) {
            bool died = false;
            {
                Dialler dialler(fixture.store(), fixture.sealer(), w.directory, w.calendar, fatal);
                dialler.setOriginator(&w.originator);
                dialler.setSource(OrderSourceKind::Campaign, &w.source);
                fatal.armed = at;
                try {
                    dialler.tick();
                } catch (const Killed &) {
                    died = true;
                }
                fatal.armed = 0;
            }
            if (!died)
                break; // every look survived: this one really dialled
            ++deaths;
            QVERIFY(w.originator.calls.empty());
            fixture.reopen();
            w.start();
            QVERIFY(w.dialler->recover());
            const auto order = w.order(id);
            QCOMPARE(order.state, OrderState::Waiting);
            QCOMPARE(order.attemptsMade, 0);
            QVERIFY(w.dialler->ambiguous()->empty());
        }
        QVERIFY2(deaths >= 2, qPrintable(QString::number(deaths)));
        QCOMPARE(w.originator.calls.size(), 1u);
        // Nothing of the deaths counts against the number.
        const auto decision = w.dialler->explain(id);
        for (const auto &rule : decision->rules)
            if (rule.rule == DialRule::NumberToday)
                QCOMPARE(rule.values[u"made"_s].toInt(), 1);
    }

    void killedWithTheInviteInFlight_isAmbiguous_andNeverRedialledByItself_data() {
        StoreFixture::addBackendColumn();
    }
    void killedWithTheInviteInFlight_isAmbiguous_andNeverRedialledByItself() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, dialSchema(), &clock);
        DialWorld w(fixture, clock);
        const auto id = w.place(kCrashPhone);
        w.originator.onOriginate = [](const OriginateRequest &) { throw Killed{}; };
        QVERIFY_THROWS_EXCEPTION(Killed, w.dialler->tick());
        w.originator.onOriginate = nullptr;
        fixture.reopen();
        w.start();
        QCOMPARE(w.dialler->recover().value(), 1);
        QCOMPARE(w.order(id).state, OrderState::Ambiguous);
        QCOMPARE(w.source.ended.back().first.state, OrderState::Ambiguous);
        for (int day = 0; day < 10; ++day) {
            QCOMPARE(w.dialler->tick(), 0);
            clock.advance(kDay);
        }
        const auto open = w.dialler->ambiguous();
        QCOMPARE(open->size(), 1u);
        QCOMPARE(w.dialler->recover().value(), 0); // settled once
    }

    void killedAfterTheAnswer_isAnswered_withTheResultAsFarAsKnown_data() {
        StoreFixture::addBackendColumn();
    }
    void killedAfterTheAnswer_isAnswered_withTheResultAsFarAsKnown() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, dialSchema(), &clock);
        DialWorld w(fixture, clock);
        const auto id = w.place(kCrashPhone);
        QCOMPARE(w.dialler->tick(), 1);
        const auto attempt = w.originator.calls.front().attemptId;
        w.dialler->attemptAnswered(attempt, u"call"_s);
        w.dialler->noteResult(attempt, u"dissatisfied"_s, {{u"key"_s, u"2"_s}});
        fixture.reopen();
        w.start();
        QCOMPARE(w.dialler->recover().value(), 1);
        const auto settled = w.attempt(attempt);
        QCOMPARE(settled.outcome, std::optional(Outcome::Answered));
        QCOMPARE(settled.detail, u"engine_stopped"_s);
        QCOMPARE(settled.result, u"dissatisfied"_s);
        QCOMPARE(w.order(id).state, OrderState::Done);
        QVERIFY(w.dialler->ambiguous()->empty());
    }

    void killedWhileASeatCalledSomebodyIntoItsCall_isOver_nothingIsLeftToDecide_data() { StoreFixture::addBackendColumn(); }
    void killedWhileASeatCalledSomebodyIntoItsCall_isOver_nothingIsLeftToDecide() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, dialSchema(), &clock);
        DialWorld w(fixture, clock);
        CallOrder order;
        order.source = OrderSourceKind::Outside;
        order.sourceId = u"call"_s;
        order.setOutside(OutsideKind::Unit);
        order.attempts.max = 1;
        order.attempts.perDay = 1;
        const auto phone = w.directory.seal(kCrashPhone);
        order.callee = {u"unit"_s, phone.sealed, phone.index, phone.masked, {}};
        const auto other = order;
        const auto id = w.dialler->place(order).value();
        const auto second = w.dialler->place(other).value(); // a duty telephone takes more than one call
        QCOMPARE(w.dialler->tick(), 2);
        const auto ringing = w.originator.calls.front().attemptId;
        w.dialler->attemptAnswered(w.originator.calls.back().attemptId, u"call"_s);
        fixture.reopen();
        w.start();
        QCOMPARE(w.dialler->recover().value(), 2);
        QCOMPARE(w.attempt(ringing).outcome, std::optional(Outcome::Cancelled));
        QCOMPARE(w.attempt(ringing).detail, u"engine_stopped"_s);
        QVERIFY(w.dialler->ambiguous()->empty());
        for (const auto &one : {id, second})
            QVERIFY(w.order(one).state != OrderState::Waiting && w.order(one).state != OrderState::Dialling);
        QCOMPARE(w.dialler->tick(), 0);
    }

    void killedWhileTheOutcomeIsWritten_isAmbiguousNotLost_data() { StoreFixture::addBackendColumn(); }
    void killedWhileTheOutcomeIsWritten_isAmbiguousNotLost() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, dialSchema(), &clock);
        DialWorld w(fixture, clock);
        const auto id = w.place(kCrashPhone);
        QCOMPARE(w.dialler->tick(), 1);
        const auto attempt = w.originator.calls.front().attemptId;
        w.source.onEnded = [] { throw Killed{}; };
        try {
            w.end(attempt, Outcome::Busy);
        } catch (const Killed &) {
        }
        w.source.onEnded = nullptr;
        fixture.reopen();
        w.start();
        QVERIFY(!w.attempt(attempt).outcome); // neither half of the outcome is there
        QVERIFY(w.dialler->recover());
        QCOMPARE(w.order(id).state, OrderState::Ambiguous);
    }

    void killsAtRandom_leaveExactlyOneFateEach_data() { StoreFixture::addBackendColumn(); }
    void killsAtRandom_leaveExactlyOneFateEach() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, dialSchema(), &clock);
        DiallingSettings settings;
        settings.numberCap = 3;
        DialWorld w(fixture, clock, settings);
        QRandomGenerator random(20260311);
        std::vector<Id> orders;
        for (int i = 0; i < 12; ++i)
            orders.push_back(w.place(u"138000000%1"_s.arg(i, 2, 10, QChar(u'0'))));
        std::set<Id> inFlightAtDeath;
        std::map<QString, int> dialled;
        for (int life = 0; life < 6; ++life) {
            const size_t before = w.originator.calls.size();
            w.originator.lines = 4;
            const int dieAt = random.bounded(1, 6);
            int sent = 0;
            w.originator.onOriginate = [&](const OriginateRequest &) {
                if (++sent == dieAt)
                    throw Killed{};
            };
            std::vector<Id> open;
            try {
                w.dialler->tick();
            } catch (const Killed &) {
            }
            for (size_t i = before; i < w.originator.calls.size(); ++i) {
                const auto &call = w.originator.calls[i];
                ++dialled[call.phone];
                switch (random.bounded(3)) {
                case 0:
                    w.end(call.attemptId, Outcome::NoAnswer);
                    break;
                case 1:
                    w.dialler->attemptAnswered(call.attemptId, {});
                    break;
                default:
                    inFlightAtDeath.insert(call.orderId);
                }
            }
            w.originator.onOriginate = nullptr;
            fixture.reopen();
            w.start();
            QVERIFY(w.dialler->recover());
            clock.advance(3 * kHour);
        }
        int ambiguous = 0;
        for (const auto &id : orders) {
            const auto order = w.order(id);
            QVERIFY(order.state != OrderState::Dialling);
            ambiguous += order.state == OrderState::Ambiguous;
            if (inFlightAtDeath.contains(id))
                QCOMPARE(order.state, OrderState::Ambiguous);
        }
        QCOMPARE(int(w.dialler->ambiguous()->size()), ambiguous);
        for (const auto &[phone, times] : dialled)
            QVERIFY(times <= 3);
    }

    void personResolves_redialOrOutcome_once_data() { StoreFixture::addBackendColumn(); }
    void personResolves_redialOrOutcome_once() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, dialSchema(), &clock);
        DialWorld w(fixture, clock);
        const auto first = w.place(kCrashPhone), second = w.place(u"13800000000"_s);
        QCOMPARE(w.dialler->tick(), 2);
        w.start();
        QVERIFY(w.dialler->recover());
        const auto open = w.dialler->ambiguous();
        QCOMPARE(open->size(), 2u);
        const auto of = [&](const Id &order) {
            return std::find_if(open->begin(), open->end(),
                                [&](const Attempt &a) { return a.orderId == order; })
                ->id;
        };
        QVERIFY(w.dialler->resolve(of(first), true, Outcome::Cancelled, u"u1"_s));
        QVERIFY(w.dialler->resolve(of(second), false, Outcome::Answered, u"u1"_s));
        QCOMPARE(w.dialler->resolve(of(first), true, Outcome::Cancelled, u"u2"_s).error().code,
                 u"dialling.not_ambiguous"_s);
        QCOMPARE(w.dialler->resolve(u"none"_s, true, Outcome::Cancelled, u"u2"_s).error().code,
                 u"dialling.not_found"_s);
        QVERIFY(w.dialler->ambiguous()->empty());
        QCOMPARE(w.order(second).state, OrderState::Done);
        QCOMPARE(w.order(second).outcome, std::optional(Outcome::Answered));
        QCOMPARE(w.dialler->tick(), 1);
        QCOMPARE(w.originator.calls.back().orderId, first);
        QCOMPARE(w.attempt(w.originator.calls.back().attemptId).number, 2);
    }
};
LIANXIN_TEST(tst_DiallerCrash);
#include "tst_DiallerCrash.moc"
