// SPDX-License-Identifier: GPL-3.0-or-later
// Two engines on one PostgreSQL: what one claims, the other does not dial.
#include "hotline/dialling/DialWorld.h"
#include "support/TestRegistry.h"
#include <QTest>
#include <atomic>
#include <mutex>
#include <thread>

using namespace lianxin;
using namespace lianxin::test;

class tst_DiallerShared : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void twoDiallersAtOnce_neverDialOneOrderTwice_norExceedCapOrLines() {
        if (const auto reason = StoreFixture::whyNot(u"postgresql"_s); !reason.isEmpty())
            QSKIP(qPrintable(reason));
        ManualClock clock(kWednesdayTen);
        StoreFixture fixture(u"postgresql"_s, dialSchema(), &clock);
        constexpr int kEngines = 2, kNumbers = 12, kPerNumber = 3, kCap = 2, kLines = 5;

        struct Engine {
            std::unique_ptr<Store> store;
            std::unique_ptr<Directory> directory;
            std::unique_ptr<Dialler> dialler;
            FakeOriginator originator;
            FakeSource source;
        };
        Calendar calendar;
        std::vector<std::unique_ptr<Engine>> engines;
        std::mutex mutex;
        std::set<Id> dialledOrders;
        std::map<QString, int> perNumber;
        std::set<QString> inProgress;
        std::atomic<int> underWay = 0, mostUnderWay = 0, twice = 0, overlapping = 0;
        DiallingSettings settings;
        settings.numberCap = kCap;
        for (int i = 0; i < kEngines; ++i) {
            auto engine = std::make_unique<Engine>();
            auto config = fixture.config();
            config.engineId = u"engine-%1"_s.arg(i);
            auto store = openStore(config);
            QVERIFY2(store, store ? "" : qPrintable(store.error().toString()));
            engine->store = std::move(*store);
            engine->directory =
                std::make_unique<Directory>(*engine->store, fixture.sealer(), fixture.blindIndex(), clock);
            engine->source.gates[u"c1"_s] = {SourceGate::State::Open, {}, kLines, 0, {}};
            engine->originator.onOriginate = [&](const OriginateRequest &request) {
                const std::lock_guard lock(mutex);
                if (!dialledOrders.insert(request.orderId).second)
                    ++twice;
                if (!inProgress.insert(request.phone).second)
                    ++overlapping;
                ++perNumber[request.phone];
                mostUnderWay = std::max(mostUnderWay.load(), ++underWay);
            };
            engine->dialler = std::make_unique<Dialler>(*engine->store, fixture.sealer(), *engine->directory,
                                                        calendar, clock, settings);
            engine->dialler->setOriginator(&engine->originator);
            engine->dialler->setSource(OrderSourceKind::Campaign, &engine->source);
            engines.push_back(std::move(engine));
        }
        std::vector<CallOrder> orders;
        for (int n = 0; n < kNumbers; ++n)
            for (int k = 0; k < kPerNumber; ++k) {
                const auto sealed = engines[0]->directory->seal(u"138000000%1"_s.arg(n, 2, 10, QChar(u'0')));
                CallOrder order;
                order.callee = {u"c"_s, sealed.sealed, sealed.index, sealed.masked, {}};
                order.source = OrderSourceKind::Campaign;
                order.sourceId = u"c1"_s;
                orders.push_back(order);
            }
        QVERIFY(engines[0]->store->write([&](Transaction &t) { engines[0]->dialler->place(t, orders); }));

        std::vector<std::thread> threads;
        for (auto &engine : engines)
            threads.emplace_back([&, engine = engine.get()] {
                size_t settled = 0;
                for (int round = 0; round < 40; ++round) {
                    engine->dialler->tick();
                    for (; settled < engine->originator.calls.size(); ++settled) {
                        const auto call = engine->originator.calls[settled];
                        {
                            const std::lock_guard lock(mutex);
                            inProgress.erase(call.phone);
                            --underWay;
                        }
                        engine->dialler->attemptEnded(call.attemptId,
                                                      {Outcome::Answered, {}, u"heard"_s, {}, 0});
                    }
                    clock.advance(2 * kMinute / kEngines); // numbers in use are looked at again
                }
            });
        for (auto &thread : threads)
            thread.join();

        QCOMPARE(twice.load(), 0);
        QCOMPARE(overlapping.load(), 0);
        QVERIFY2(mostUnderWay <= kLines, qPrintable(QString::number(mostUnderWay)));
        QCOMPARE(perNumber.size(), size_t(kNumbers));
        for (const auto &[phone, times] : perNumber)
            QCOMPARE(times, kCap); // neither more nor fewer
    }

    void storeAwayForAMoment_costsNoOutcome() {
        if (const auto reason = StoreFixture::whyNot(u"postgresql"_s); !reason.isEmpty())
            QSKIP(qPrintable(reason));
        ManualClock clock(kWednesdayTen);
        StoreFixture fixture(u"postgresql"_s, dialSchema(), &clock);
        DialWorld w(fixture, clock);
        const auto id = w.place(u"13812341234"_s);
        QCOMPARE(w.dialler->tick(), 1);
        const auto attempt = w.originator.calls.back().attemptId;
        stopPostgres();
        w.end(attempt, Outcome::Answered, u"heard"_s);
        QCOMPARE(w.dialler->tick(), 0);
        startPostgres();
        clock.advance(kMinute);
        for (int i = 0; i < 50 && !w.dialler->attempt(attempt).valueOr({}).value_or(Attempt{}).outcome; ++i) {
            w.dialler->tick();
            QTest::qWait(100);
        }
        QCOMPARE(w.attempt(attempt).outcome, std::optional(Outcome::Answered));
        QCOMPARE(w.attempt(attempt).endedAt, kWednesdayTen);
        QCOMPARE(w.order(id).state, OrderState::Done);
    }

    void deadEngine_isRecoveredByAnother_onlyItsOwnAttempts() {
        if (const auto reason = StoreFixture::whyNot(u"postgresql"_s); !reason.isEmpty())
            QSKIP(qPrintable(reason));
        ManualClock clock(kWednesdayTen);
        StoreFixture fixture(u"postgresql"_s, dialSchema(), &clock);
        DialWorld w(fixture, clock);
        const auto id = w.place(u"13812341234"_s);
        QCOMPARE(w.dialler->tick(), 1);
        auto config = fixture.config();
        config.engineId = u"other"_s;
        auto store = openStore(config);
        QVERIFY(store);
        Directory directory(**store, fixture.sealer(), fixture.blindIndex(), clock);
        Dialler other(**store, fixture.sealer(), directory, w.calendar, clock);
        QCOMPARE(other.recover().value(), 0); // a neighbour's call under way is none of its business
        QCOMPARE(w.order(id).state, OrderState::Dialling);
        QCOMPARE(other.recover(fixture.store().engineId()).value(), 1);
        QCOMPARE(w.order(id).state, OrderState::Ambiguous);
    }
};
LIANXIN_TEST(tst_DiallerShared);
#include "tst_DiallerShared.moc"
