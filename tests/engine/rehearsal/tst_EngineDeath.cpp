// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine/Services.h"
#include "engine/rehearsal/EngineDeath.h"
#include "engine/rehearsal/Verdict.h"
#include "support/TestRegistry.h"
#include <QTemporaryDir>
#include <QTest>

using namespace lianxin;

namespace {

constexpr qint64 kDeath = 1'000'000'000; // real time of the death, as the witnesses' clocks

//! Answers nothing: calls stay as they are until the engine "dies".
class SilentLine : public Originator {
public:
    Expected<void> originate(const OriginateRequest &request) override {
        calls.push_back(request);
        return {};
    }
    void abort(const Id &) override {}
    int freeLines(const QString &) override { return 100; }
    double callsPerSecond(const QString &) override { return 0; }
    std::vector<OriginateRequest> calls;
};

QJsonObject heard(const QString &number, const QString &event, qint64 at) {
    return {{u"number"_s, number}, {u"behaviour"_s, u"confirms"_s}, {u"call"_s, 1}, {u"event"_s, event}, {u"at"_s, at}};
}

} // namespace

//! Two return visits are under way when the engine dies: one is answered, the other rings.
class tst_EngineDeath : public QObject {
    Q_OBJECT

    struct Wreck {
        QTemporaryDir dir;
        RehearsalSetup setup;
        EngineDeath death;
        QString ringing, answered; //!< numbers
        std::vector<QJsonObject> told;
    };

    static void wreck(Wreck &w) {
        RehearsalOptions o;
        o.citizens = 3;
        o.visits = 2;
        o.callers = 0;
        o.seats = 1;
        o.reportDir = w.dir.path();
        auto setup = prepareRehearsal(o);
        QVERIFY2(setup, setup ? "" : qPrintable(setup.error().toString()));
        w.setup = *setup;
        {
            auto services = Services::open(w.setup.config);
            QVERIFY(services);
            Services &s = **services;
            SilentLine line;
            s.dialler->setOriginator(&line);
            s.ticketCalls->start();
            QTRY_VERIFY(s.dialler->tick() + int(line.calls.size()) >= 2);
            QCOMPARE(line.calls.size(), size_t(2));
            s.dialler->attemptAnswered(line.calls[0].attemptId, newId());
            w.answered = line.calls[0].phone;
            w.ringing = line.calls[1].phone;
            s.dialler->setOriginator(nullptr);
        }
        auto death = inspectDeath(w.setup.config, kDeath);
        QVERIFY2(death, death ? "" : qPrintable(death.error().toString()));
        w.death = *death;
        w.told = {heard(w.answered, u"called"_s, kDeath - 9000), heard(w.answered, u"answered"_s, kDeath - 8000),
                  heard(w.ringing, u"called"_s, kDeath - 5000)};
    }
    static RehearsalVerdict judged(const Wreck &w, bool recover, const std::vector<QJsonObject> &told) {
        auto services = Services::open(w.setup.config);
        if (recover)
            (void)(*services)->dialler->recover();
        RehearsalVerdict v;
        v.deaths = {w.death};
        const auto done = judgeDeaths(**services, w.setup, told, v);
        if (!done)
            v.failures << done.error().toString();
        // The campaign never ran here.
        v.failures.removeIf([](const QString &f) { return f.contains(u"contact"_s); });
        return v;
    }

private Q_SLOTS:
    void death_leavesOpenWhatWasUnderWay() {
        Wreck w;
        wreck(w);
        QCOMPARE(w.death.open.size(), size_t(2));
        QCOMPARE(w.death.inFlight(), 1);
        QCOMPARE(w.death.answered(), 1);
        QCOMPARE(w.death.unsent(), 0);
        const auto again = EngineDeath::fromJson(w.death.toJson());
        QCOMPARE(again.toJson(), w.death.toJson());
        QCOMPARE(again.at, kDeath);
    }

    void settledRight_noFailures() {
        Wreck w;
        wreck(w);
        const auto v = judged(w, true, w.told);
        QVERIFY2(v.failures.isEmpty(), qPrintable(v.failures.join(u'\n')));
        QCOMPARE(v.inFlightAtDeaths, 1);
        QCOMPARE(v.ambiguousAttempts, 1);
        QCOMPARE(v.calledBeyondPolicy, 0);
    }

    void notSettled_isFound() {
        Wreck w;
        wreck(w);
        QCOMPARE(judged(w, false, w.told).failures.size(), 2); // in flight, not ambiguous; answered, not ended
    }

    void ambiguousWithoutAReason_isFound() {
        Wreck w;
        wreck(w);
        std::erase_if(w.death.open, [](const OpenAttempt &o) { return o.inFlight(); });
        const auto v = judged(w, true, {});
        QCOMPARE(v.failures.size(), 1);
        QVERIFY(v.failures.first().contains(u"no death"_s));
    }

    void citizenSawAnotherCall_isFound() {
        Wreck w;
        wreck(w);
        auto told = w.told;
        told.push_back(heard(w.ringing, u"ended"_s, kDeath - 4000)); // it had ended long before
        auto v = judged(w, true, told);
        QCOMPARE(v.failures.size(), 1);
        QVERIFY(v.failures.first().contains(u"telephone"_s));
    }

    void calledAgain_isFound() {
        Wreck w;
        wreck(w);
        auto told = w.told;
        told.push_back(heard(w.answered, u"called"_s, kDeath + 60'000));
        auto v = judged(w, true, told);
        QCOMPARE(v.calledBeyondPolicy, 1);
        QCOMPARE(v.failures.size(), 2); // more often than recorded, and after an answer
    }

    void callThatTheStoreDoesNotKnow_isFound() {
        Wreck w;
        wreck(w);
        const QString other = w.setup.scenario.citizens.front().number; // of the list, never dialled
        auto v = judged(w, true, {heard(other, u"called"_s, kDeath - 5000)});
        QVERIFY(v.failures.join(u'\n').contains(u"knew nothing"_s));
        auto stranger = heard(u"13800000000"_s, u"called"_s, kDeath - 5000);
        stranger.insert(u"behaviour"_s, u"unknown"_s);
        QVERIFY(judged(w, true, {stranger}).failures.join(u'\n').contains(u"on no list"_s));
    }
};

LIANXIN_TEST(tst_EngineDeath);
#include "tst_EngineDeath.moc"
