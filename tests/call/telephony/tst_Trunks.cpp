// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/telephony/TelephonyMethods.h"
#include "call/telephony/TrunkGate.h"
#include "call/telephony/Trunks.h"
#include "platform/access/Method.h"
#include "platform/base/Clock.h"
#include "support/StoreFixture.h"
#include "support/TestRegistry.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace lianxin;
using namespace lianxin::test;

namespace {
const QString kYaml = uR"(
name: 联通中继
host: 192.0.2.10
port: 5080
kind: registering
user: hotline
password: "s3cret"
caller_ids: ["01012345", 01012346]
channels: 60
calls_per_second: 2.5
codecs: [PCMU]
number_rules:
  - {pattern: "1[3-9]\\d{9}", replacement: "0\\0", out_of_town: true}
)"_s;
} // namespace

class tst_Trunks : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void yaml_complete_isReadWhole() {
        const auto trunk = trunkFromYaml(kYaml);
        QVERIFY2(trunk.hasValue(), trunk ? "" : qPrintable(trunk.error().toString()));
        QCOMPARE(trunk->name, u"联通中继"_s);
        QCOMPARE(trunk->port, 5080);
        QVERIFY(trunk->kind == TrunkKind::Registering);
        QCOMPARE(trunk->callerIds, (QStringList{u"01012345"_s, u"01012346"_s}));
        QCOMPARE(trunk->callsPerSecond, 2.5);
        QCOMPARE(trunk->codecs, QStringList{u"PCMU"_s});
        QCOMPARE(trunk->dialled(u"13912345678"_s, [](const QString &) { return true; }), u"013912345678"_s);
        QCOMPARE(trunk->dialled(u"13912345678"_s, [](const QString &) { return false; }), u"13912345678"_s);
        QCOMPARE(trunk->dialled(u"13912345678"_s, {}), u"13912345678"_s);
        QCOMPARE(trunk->uriOf(u"123"_s), u"sip:123@192.0.2.10:5080"_s);
    }
    void yaml_mistakes_areNamedWithLine_data() {
        QTest::addColumn<QString>("yaml");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("place");
        QTest::newRow("no yaml") << u"name: [\n"_s << u"trunk.yaml"_s << u"line 2"_s;
        QTest::newRow("no map") << u"- 1\n"_s << u"trunk.yaml"_s << u"line 1"_s;
        QTest::newRow("unknown key") << u"name: a\nhost: 127.0.0.1\ncolour: red\n"_s << u"trunk.unknown_key"_s << u"line 3"_s;
        QTest::newRow("no host") << u"name: a\n"_s << u"trunk.missing"_s << u"line 1"_s;
        QTest::newRow("bad port") << u"name: a\nhost: b\nport: many\n"_s << u"trunk.value"_s << u"line 3"_s;
        QTest::newRow("port too large") << u"name: a\nhost: b\nport: 70000\n"_s << u"trunk.value"_s << u"line 3"_s;
        QTest::newRow("bad codec") << u"name: a\nhost: b\ncodecs: [MP3]\n"_s << u"trunk.value"_s << u"line 3"_s;
        QTest::newRow("bad rule") << u"name: a\nhost: b\nnumber_rules: [{pattern: \"(\", replacement: x}]\n"_s
                                  << u"trunk.value"_s << u"line 3"_s;
        QTest::newRow("registering without user") << u"name: a\nhost: b\nkind: registering\n"_s << u"trunk.missing"_s << u"line 1"_s;
        QTest::newRow("rehearsal elsewhere") << u"name: a\nhost: 10.0.0.1\nrehearsal: true\n"_s
                                             << u"trunk.rehearsal_not_loopback"_s << u"line 2"_s;
        QTest::newRow("rehearsal by name") << u"name: a\nhost: localhost\nrehearsal: true\n"_s
                                           << u"trunk.rehearsal_not_loopback"_s << u"line 2"_s;
    }
    void yaml_mistakes_areNamedWithLine() {
        QFETCH(QString, yaml);
        QFETCH(QString, code);
        QFETCH(QString, place);
        const auto trunk = trunkFromYaml(yaml);
        QVERIFY(!trunk);
        QCOMPARE(trunk.error().code, code);
        QCOMPARE(trunk.error().place, place);
        QVERIFY(trunk.error().kind == ErrorKind::BadInput);
    }

    void store_saveListReplace_passwordIsSealed_data() { StoreFixture::addBackendColumn(); }
    void store_saveListReplace_passwordIsSealed() {
        STORE_FIXTURE(fixture, telephonySchema());
        const SystemClock clock;
        Trunks trunks(fixture.store(), clock, &fixture.sealer());
        QCOMPARE(trunks.preferred().error().code, u"trunk.unknown"_s);
        const auto saved = trunks.save(trunkFromYaml(kYaml).value(), u"admin"_s);
        QVERIFY2(saved.hasValue(), saved ? "" : qPrintable(saved.error().toString()));
        const auto found = trunks.find(saved->id);
        QVERIFY(found);
        QCOMPARE(found->password, u"s3cret"_s);
        QCOMPARE(found->callerIds.size(), 2);
        QVERIFY(found->rules == saved->rules);
        QCOMPARE(found->callsPerSecond, 2.5);
        QVERIFY(fixture.store().read([](Snapshot &s) {
            const auto row = s.first(u"SELECT password_sealed, settings FROM trunk");
            QVERIFY(!row->blob(0).contains("s3cret"));
            QVERIFY(!row->text(1).contains("s3cret"_L1));
        }));
        Trunk other = trunkFromYaml(u"name: 备用\nhost: 127.0.0.1\nfail_over: 1\nrehearsal: true\n"_s).value();
        QVERIFY(trunks.save(other, u"admin"_s));
        auto changed = *saved;
        changed.channels = 5;
        changed.enabled = false;
        const auto again = trunks.save(changed, u"admin"_s);
        QCOMPARE(again->id, saved->id);
        const auto all = trunks.list();
        QCOMPARE(all->size(), std::size_t(2));
        QCOMPARE((*all)[0].channels, 5);
        QCOMPARE(trunks.preferred()->name, u"备用"_s); // the first is switched off
        QCOMPARE(trunks.find(u"x"_s).error().code, u"trunk.unknown"_s);
        trunks.recordHealth(saved->id, false, u"timeout"_s);
        const auto events = fixture.store().eventsAfter(0, 10);
        QCOMPARE(events->size(), std::size_t(4));
        QCOMPARE(events->back().type, u"trunk.health"_s);

        Trunks sealerless(fixture.store(), clock, nullptr);
        QCOMPARE(sealerless.save(trunkFromYaml(kYaml).value(), u"admin"_s).error().code, u"trunk.no_sealer"_s);
    }
    void methods_addAndList_neverShowThePassword() {
        StoreFixture fixture(u"intl"_s, telephonySchema());
        const SystemClock clock;
        Trunks trunks(fixture.store(), clock, &fixture.sealer());
        Registry registry;
        registerTelephonyMethods(registry, trunks, nullptr);
        const auto *add = registry.find(u"trunks.add");
        const auto *list = registry.find(u"trunks.list");
        QVERIFY(add && list && !registry.find(u"trunks.test"));
        QVERIFY(add->permission == Permission::SystemManage && add->audit == Audit::Write);
        const auto added = add->handler(Caller::engine(), {{u"yaml"_s, kYaml}});
        QVERIFY(added);
        const auto listed = list->handler(Caller::engine(), {});
        QVERIFY(listed);
        const QByteArray text = QJsonDocument(listed->toObject()).toJson() + QJsonDocument(added->toObject()).toJson();
        QVERIFY(!text.contains("s3cret"));
        QCOMPARE(listed->toObject()[u"items"_s].toArray().size(), 1);
        QCOMPARE(add->handler(Caller::engine(), {{u"yaml"_s, u"name: x"_s}}).error().code, u"trunk.missing"_s);
    }

    void gate_channelsAndTokens_areKept() {
        TrunkGate gate;
        gate.configure(3, 2);
        QVERIFY(gate.take(0) == TrunkGate::Answer::Go);
        QVERIFY(gate.take(0) == TrunkGate::Answer::Go);
        QVERIFY(gate.take(0) == TrunkGate::Answer::TooFast);
        QVERIFY(gate.take(499) == TrunkGate::Answer::TooFast);
        QVERIFY(gate.take(500) == TrunkGate::Answer::Go);
        QVERIFY(gate.take(5000) == TrunkGate::Answer::NoChannel);
        QVERIFY(gate.takeInbound() == TrunkGate::Answer::NoChannel);
        gate.release();
        QCOMPARE(gate.room(5000), 1);
        QVERIFY(gate.takeInbound() == TrunkGate::Answer::Go);
        for (int i = 0; i < 10; ++i)
            gate.release();
        QCOMPARE(gate.inUse(), 0);
        QCOMPARE(gate.room(60'000), 2); // no more than one second's worth is saved up
    }
    void gate_lessThanOneCallASecond_goesAllTheSame() {
        TrunkGate gate;
        gate.configure(10, 0.5);
        QVERIFY(gate.take(0) == TrunkGate::Answer::Go);
        QVERIFY(gate.take(1900) == TrunkGate::Answer::TooFast);
        QVERIFY(gate.take(2000) == TrunkGate::Answer::Go);
    }
    void gate_setUpTimeRises_backsOffAndRecovers() {
        TrunkGate gate;
        gate.configure(1000, 10);
        qint64 now = 0;
        for (int i = 0; i < 100; ++i)
            QVERIFY(!gate.observeSetup(200, now += 100));
        bool told = false;
        for (int i = 0; i < 100; ++i)
            told |= gate.observeSetup(8000, now += 200);
        QVERIFY(told);
        QVERIFY2(gate.factor() < 0.3, qPrintable(QString::number(gate.factor())));
        QVERIFY(gate.factor() >= 0.1);
        for (int i = 0; i < 200; ++i)
            gate.observeSetup(200, now += 200);
        QCOMPARE(gate.factor(), 1.0);
    }
    void gate_refusals_halveTheRateOnceASecond() {
        TrunkGate gate;
        gate.configure(1000, 10);
        QVERIFY(gate.observeRefusal(1000));
        QVERIFY(!gate.observeRefusal(1500));
        QCOMPARE(gate.factor(), 0.5);
        QVERIFY(gate.observeRefusal(2100));
        QCOMPARE(gate.factor(), 0.25);
        for (int i = 0; i < 20; ++i)
            gate.observeRefusal(10'000 + i * 2000);
        QCOMPARE(gate.factor(), 0.1);
    }
};
LIANXIN_TEST(tst_Trunks);
#include "tst_Trunks.moc"
