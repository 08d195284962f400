// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/campaigns/Campaigns.h"
#include "platform/base/Literals.h"
#include "support/TestRegistry.h"
#include <QJsonArray>
#include <QTest>

using namespace lianxin;

class tst_CampaignSpec : public QObject {
    Q_OBJECT

    static QJsonObject minimal() { return {{u"name"_s, u"告知"_s}, {u"listId"_s, u"l"_s}, {u"flowId"_s, u"f"_s}}; }

private Q_SLOTS:
    void fromJson_minimal_takesDefaults() {
        const auto spec = CampaignSpec::fromJson(minimal());
        QVERIFY(spec);
        QCOMPARE(spec->lines, 10);
        QCOMPARE(spec->windows, CallWindow());
        QCOMPARE(CampaignSpec::fromJson(spec->toJson())->toJson(), spec->toJson());
    }
    void fromYaml_fullFile_isRead() {
        const auto spec = CampaignSpec::fromYaml("name: 社保补贴告知\nlist: 演练名单\nflow: policy-notice\nlines: 20\ncps: 2.5\ncallerId: \"01012345\"\n"
                                                 "windows:\n  workday: [\"09:00-11:30\", \"14:00-20:00\"]\n  weekend: []\nstartAt: 2026-10-12T09:00\nendAt: 2026-10-20\n"
                                                 "attempts: {max: 3, perDay: 1, intervals: {busy: 10}}\npriority: 7\nvariables: {policy: 补贴, code: 007}\n");
        QVERIFY2(spec, spec ? "" : qPrintable(spec.error().toString()));
        QCOMPARE(spec->listId, u"演练名单"_s);
        QCOMPARE(spec->callerId, u"01012345"_s);
        QCOMPARE(spec->cps, 2.5);
        QCOMPARE(civil::isoOf(spec->startAt), u"2026-10-12T09:00:00+08:00"_s);
        QCOMPARE(spec->attempts.minutesAfter(Outcome::Busy), 10);
        QCOMPARE(spec->variables.value("code"_L1).toString(), u"007"_s);
        QVERIFY(spec->windows.ranges(DayKind::Weekend).empty());
    }
    void fromYaml_notYaml_namesTheLine() {
        const auto spec = CampaignSpec::fromYaml("name: x\n  list: [a\n");
        QCOMPARE(spec.error().code, u"campaigns.bad_file"_s);
        QVERIFY(spec.error().place.startsWith(u"line "_s));
        QCOMPARE(CampaignSpec::fromYaml("- a\n").error().code, u"campaigns.bad_file"_s);
    }
    void fromJson_wrongValues_nameTheKey_data() {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<QString>("place");
        const auto row = [](const char *name, const QString &key, const QJsonValue &value, const QString &place) { QTest::newRow(name) << key << value << place; };
        row("no name", u"name"_s, u"  "_s, u"name"_s);
        row("no list", u"listId"_s, QString(), u"listId"_s);
        row("no flow", u"flowId"_s, QJsonValue::Null, u"flowId"_s);
        row("no lines", u"lines"_s, 0, u"lines"_s);
        row("half a line", u"lines"_s, 1.5, u"lines"_s);
        row("text for lines", u"lines"_s, u"many"_s, u"lines"_s);
        row("negative rate", u"cps"_s, -1, u"cps"_s);
        row("windows", u"windows"_s, QJsonObject{{u"workday"_s, QJsonArray{u"x"_s}}}, u"windows.workday"_s);
        row("end before start", u"endAt"_s, -5, u"endAt"_s);
        row("time", u"startAt"_s, u"soon"_s, u"startAt"_s);
        row("attempts", u"attempts"_s, QJsonObject{{u"max"_s, 0}}, u"attempts.max"_s);
        row("priority", u"priority"_s, 10, u"priority"_s);
    }
    void fromJson_wrongValues_nameTheKey() {
        QFETCH(QString, key);
        QFETCH(QJsonValue, value);
        QJsonObject json = minimal();
        json.insert(key, value);
        const auto spec = CampaignSpec::fromJson(json);
        QVERIFY(!spec);
        QCOMPARE(spec.error().code, u"campaigns.bad_spec"_s);
        QTEST(spec.error().place, "place");
    }
    void mayChange_endStates_areFinal() {
        using S = CampaignState;
        for (const S to : {S::Draft, S::Ready, S::Scheduled, S::Running, S::Paused, S::Stopping, S::Stopped, S::Completed}) {
            QVERIFY(!mayChange(S::Stopped, to));
            QVERIFY(!mayChange(S::Completed, to));
            QCOMPARE(*campaignStateFromName(nameOf(to)), to);
        }
        QVERIFY(mayChange(S::Running, S::Paused));
        QVERIFY(!mayChange(S::Stopping, S::Running));
        QVERIFY(!campaignStateFromName(u"dreaming"));
    }
};
LIANXIN_TEST(tst_CampaignSpec);
#include "tst_CampaignSpec.moc"
