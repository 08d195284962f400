// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/year/TicketYear.h"
#include "support/TestRegistry.h"
#include <QTest>

using namespace lianxin;
using namespace lianxin::test;

class tst_TicketYear : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Two months here; LIANXIN_YEAR=full is the whole year (tests/long/simulated-year.sh). LIANXIN_YEAR_SEED: another one.
    void everyStepOnce_noneLate_whateverDies() {
        const bool full = qgetenv("LIANXIN_YEAR") == "full";
        TicketYear::Plan plan;
        plan.from = full ? QDate(2025, 1, 1) : QDate(2025, 9, 8); // over National Day and its make-up days
        if (!full) {
            plan.days = 61;
            plan.tickets = 1'500;
            plan.crashes = 5;
        }
        if (const int seed = qEnvironmentVariableIntValue("LIANXIN_YEAR_SEED"); seed > 0)
            plan.seed = unsigned(seed);
        TicketYear year(plan);
        year.run();
        const auto wrong = year.disagreements(40);
        const QString table = year.table();
        if (full)
            qInfo().noquote() << table;
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n') + u'\n' + table));
        QVERIFY2(year.policyComplaints().isEmpty(), qPrintable(year.policyComplaints().mid(0, 40).join(u'\n')));
        QVERIFY2(year.crashes() >= plan.crashes * 9 / 10, qPrintable(table));
        QVERIFY2(year.stepsFired() > plan.tickets / 2, qPrintable(table));
    }
};
LIANXIN_TEST(tst_TicketYear);
#include "tst_TicketYear.moc"
