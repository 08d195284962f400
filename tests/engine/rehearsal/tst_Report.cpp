// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/rehearsal/Report.h"
#include "support/TestRegistry.h"
#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace lianxin;

class tst_Report : public QObject {
    Q_OBJECT

    static RehearsalVerdict verdict() {
        RehearsalVerdict v;
        v.citizens.push_back({u"199****0001"_s, u"confirms"_s, u"answered"_s, u"answered"_s, {u"informed"_s}, u"informed"_s, 1, true, false});
        v.citizens.push_back({u"199****0002"_s, u"no_answer"_s, u"no_answer"_s, u"ambiguous"_s, {}, {}, 1, true, true});
        v.talks.push_back({u"call"_s, u"199****0003"_s, u"recording"_s, 900, 800, true, true});
        v.storeOk = v.auditOk = true;
        return v;
    }

private Q_SLOTS:
    void text_everythingAsTold_saysSo() {
        RehearsalSetup setup;
        setup.scenario.seed = 42;
        setup.importSummary = {{u"rows"_s, 3}, {u"imported"_s, 2}, {u"duplicates"_s, 1}, {u"invalid"_s, 0}};
        const QString text = reportText(setup, verdict(), 12);
        QVERIFY(text.contains(u"种子 42"_s) && text.contains(u"读入 3 行，可拨 2，重复 1"_s));
        QVERIFY(text.contains(u"一致 1 人，待人工核实 1 人"_s));
        QVERIFY(text.contains(u"结论：全部符合"_s) && !text.contains(u"引擎中断"_s));
    }
    void text_failuresAndDeaths_areTold() {
        auto v = verdict();
        v.failures << u"somebody was called twice"_s;
        v.deaths.resize(2);
        v.inFlightAtDeaths = v.ambiguousAttempts = 1;
        QVERIFY(!v.ok());
        const QString text = reportText({}, v, 1);
        QVERIFY(text.contains(u"引擎中断 2 次"_s) && text.contains(u"somebody was called twice"_s));
        QVERIFY(text.contains(u"有 1 处不符"_s));
    }
    void files_areWritten_jsonHoldsTheVerdict() {
        QTemporaryDir dir;
        RehearsalSetup setup;
        setup.scenario.seed = 7;
        QVERIFY(writeReport(dir.path(), setup, verdict(), 3.5));
        QFile file(dir.filePath(u"report.json"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto json = QJsonDocument::fromJson(file.readAll()).object();
        QCOMPARE(json.value("seed"_L1).toInt(), 7);
        QCOMPARE(json.value("right"_L1).toInt(), 1);
        QCOMPARE(json.value("ambiguous"_L1).toInt(), 1);
        QVERIFY(json.value("ok"_L1).toBool());
        QVERIFY(QFile::exists(dir.filePath(u"report.txt"_s)));
        QCOMPARE(writeReport(u"/proc/nowhere"_s, setup, verdict(), 1).error().code, u"rehearsal.folder"_s);
    }
};

LIANXIN_TEST(tst_Report);
#include "tst_Report.moc"
