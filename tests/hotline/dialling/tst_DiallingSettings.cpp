// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/dialling/DialWorld.h"
#include "support/StoreAbove.h"
#include "support/TestRegistry.h"
#include <QJsonDocument>
#include <QTest>
#include <future>
#include <utility>

using namespace lianxin;
using namespace lianxin::test;

namespace {

//! Passes everything on; something happens between what is asked of it and its next write transaction.
class InterruptedStore final : public StoreAbove {
public:
    using StoreAbove::StoreAbove;
    std::function<void()> beforeWrite;

protected:
    Expected<void> runWrite(const std::function<void(Transaction &)> &work) override {
        if (const auto happens = std::exchange(beforeWrite, {}))
            happens();
        return StoreAbove::runWrite(work);
    }
};

} // namespace

class tst_DiallingSettings : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void settings_changed_holdAtOnce_forEveryEngine_andAfterARestart_data() { StoreFixture::addBackendColumn(); }
    void settings_changed_holdAtOnce_forEveryEngine_andAfterARestart() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, dialSchema(), &clock);
        DialWorld w(fixture, clock);
        QVERIFY(w.dialler->start());
        QCOMPARE(w.dialler->settings().numberCap, 5);
        QCOMPARE(w.dialler->changeSettings({{u"numberCap"_s, 21}}, u"zhou"_s).error().place, u"numberCap"_s);
        QCOMPARE(w.dialler->changeSettings({{u"elderlyHours"_s, QJsonArray{u"9-25"_s}}}, u"zhou"_s).error().code, u"dialling.bad_setting"_s);
        QCOMPARE(w.dialler->settings().numberCap, 5);
        const auto changed = w.dialler->changeSettings({{u"numberCap"_s, 1}, {u"elderlyHours"_s, QJsonArray{u"10:00-11:00"_s}}}, u"zhou"_s);
        QVERIFY2(changed, changed ? "" : qPrintable(changed.error().toString()));
        QCOMPARE(changed->toJson(), QJsonObject({{u"numberCap"_s, 1}, {u"adultFrom"_s, 18}, {u"elderlyFrom"_s, 65}, {u"elderlyHours"_s, QJsonArray{u"10:00-11:00"_s}}}));
        // One call to the number today, whichever order asks.
        const QString phone = u"13800000001"_s;
        w.place(phone);
        const Id second = w.place(phone);
        QCOMPARE(w.dialler->tick(), 1);
        w.end(w.originator.calls.back().attemptId, Outcome::NoAnswer);
        w.dialler->tick();
        QCOMPARE(w.originator.calls.size(), 1u);
        const auto traced = w.dialler->traceOrder(second);
        QVERIFY(QJsonDocument(*traced).toJson().contains("number_today"));
        // Another engine of the same store, and this one after its end.
        Dialler other(fixture.store(), fixture.sealer(), w.directory, w.calendar, clock);
        QCOMPARE(other.readSettings()->numberCap, 1);
        QVERIFY(other.changeSettings({{u"numberCap"_s, 3}}, u"zhou"_s));
        QCOMPARE(w.dialler->readSettings()->numberCap, 3);
        QCOMPARE(w.dialler->settings().people.elderlyHours.value("holiday"_L1).toArray(), QJsonArray{u"10:00-11:00"_s});
        w.start();
        QVERIFY(w.dialler->start());
        QCOMPARE(w.dialler->settings().numberCap, 3);
    }
    void settings_changedByAnotherEngineInBetween_bothChangesHold_data() { StoreFixture::addBackendColumn(); }
    void settings_changedByAnotherEngineInBetween_bothChangesHold() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, dialSchema(), &clock);
        DialWorld w(fixture, clock);
        InterruptedStore between(fixture.store());
        Dialler other(between, fixture.sealer(), w.directory, w.calendar, clock);
        between.beforeWrite = [&] { QVERIFY(w.dialler->changeSettings({{u"numberCap"_s, 2}}, u"zhou"_s)); };
        const auto changed = other.changeSettings({{u"elderlyFrom"_s, 70}}, u"li"_s);
        QVERIFY2(changed, changed ? "" : qPrintable(changed.error().toString()));
        QCOMPARE(changed->numberCap, 2);
        QCOMPARE(other.settings().numberCap, 2);
        const auto kept = w.dialler->readSettings();
        QVERIFY(kept);
        QCOMPARE(kept->numberCap, 2);
        QCOMPARE(kept->people.elderlyFrom, 70);
    }
    void settings_changedByTwoEnginesAtOnce_noChangeIsLost() {
        if (const auto reason = StoreFixture::whyNot(u"postgresql"_s); !reason.isEmpty())
            QSKIP(qPrintable(reason));
        ManualClock clock(kWednesdayTen);
        StoreFixture fixture(u"postgresql"_s, dialSchema(), &clock);
        DialWorld w(fixture, clock);
        auto config = fixture.config();
        config.engineId = u"other"_s;
        auto store = openStore(config);
        QVERIFY2(store, store ? "" : qPrintable(store.error().toString()));
        Directory directory(**store, fixture.sealer(), fixture.blindIndex(), clock);
        Dialler other(**store, fixture.sealer(), directory, w.calendar, clock);
        for (int i = 0; i < 20; ++i) {
            const int cap = 1 + i % 20;
            const int old = 50 + i;
            auto theirs = std::async(std::launch::async, [&] { return other.changeSettings({{u"elderlyFrom"_s, old}}, u"li"_s); });
            const auto ours = w.dialler->changeSettings({{u"numberCap"_s, cap}}, u"zhou"_s);
            QVERIFY(ours && theirs.get());
            const auto kept = w.dialler->readSettings();
            QVERIFY(kept);
            QCOMPARE(kept->numberCap, cap);
            QCOMPARE(kept->people.elderlyFrom, old);
        }
    }
};
LIANXIN_TEST(tst_DiallingSettings);
#include "tst_DiallingSettings.moc"
