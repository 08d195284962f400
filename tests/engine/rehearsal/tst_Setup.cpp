// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine/Services.h"
#include "engine/rehearsal/Setup.h"
#include "engine/rehearsal/Verdict.h"
#include "support/TestRegistry.h"
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace lianxin;

class tst_Setup : public QObject {
    Q_OBJECT

    static RehearsalOptions options(const QString &dir) {
        RehearsalOptions o;
        o.citizens = 14;
        o.visits = 4;
        o.callers = 1;
        o.seats = 2;
        o.seed = 3;
        o.reportDir = dir;
        return o;
    }

private Q_SLOTS:
    void prepare_makesEverything_secondTimeGoesOnWithIt() {
        QTemporaryDir dir;
        const auto first = prepareRehearsal(options(dir.path()));
        QVERIFY2(first, first ? "" : qPrintable(first.error().toString()));
        QVERIFY(!first->resumed);
        QVERIFY(first->config.profile == EngineConfig::Profile::Rehearsal);
        QCOMPARE(first->scenario.citizens.size(), size_t(18));
        QCOMPARE(first->ticketIds.size(), 4);
        QCOMPARE(first->importSummary.value("imported"_L1).toInt(), 14);
        const auto again = prepareRehearsal(options(dir.path()));
        QVERIFY(again);
        QVERIFY(again->resumed);
        QCOMPARE(again->campaignId, first->campaignId);
        QCOMPARE(again->scenario.toJson(), first->scenario.toJson());
        QCOMPARE(again->config.toYaml(), first->config.toYaml());
    }

    void prepare_cutShort_beginsAnew() {
        QTemporaryDir dir;
        QVERIFY(prepareRehearsal(options(dir.path())));
        QVERIFY(QFile::remove(dir.filePath(u"rehearsal.json"_s))); // as if it had died before the end
        const auto anew = prepareRehearsal(options(dir.path()));
        QVERIFY2(anew, anew ? "" : qPrintable(anew.error().toString()));
        QVERIFY(!anew->resumed);
    }

    void prepare_stateWithoutScenario_isRefused() {
        QTemporaryDir dir;
        QVERIFY(prepareRehearsal(options(dir.path())));
        QVERIFY(QFile::remove(dir.filePath(u"scenario.json"_s)));
        QCOMPARE(prepareRehearsal(options(dir.path())).error().code, u"rehearsal.folder"_s);
        QCOMPARE(prepareRehearsal(options(u"/proc/nowhere"_s)).error().code, u"rehearsal.folder"_s);
    }

    void demoLogins_areOneOfEachKind() {
        QTemporaryDir dir;
        const auto setup = prepareRehearsal(options(dir.path()));
        QVERIFY(setup);
        const auto services = Services::open(setup->config);
        QVERIFY(services);
        for (const DemoLogin &demo : demoLogins()) {
            const auto user = (*services)->access->users.findByLogin(demo.login);
            QVERIFY2(user, qPrintable(demo.login));
        }
        for (const auto &seat : setup->scenario.seats)
            QVERIFY((*services)->access->users.findByLogin(seat.login));
    }

    void judge_nobodyWasCalled_saysSoOfEverybody() {
        QTemporaryDir dir;
        const auto setup = prepareRehearsal(options(dir.path()));
        QVERIFY(setup);
        const auto verdict = judgeRehearsal(*setup, options(dir.path()), {}, {});
        QVERIFY2(verdict, verdict ? "" : qPrintable(verdict.error().toString()));
        QVERIFY(!verdict->ok());
        QCOMPARE(verdict->right(), 0);
        QVERIFY(verdict->storeOk && verdict->auditOk);
        QCOMPARE(verdict->calledBeyondPolicy, 0);
        QVERIFY(verdict->failures.size() >= 18);
    }
};

LIANXIN_TEST(tst_Setup);
#include "tst_Setup.moc"
