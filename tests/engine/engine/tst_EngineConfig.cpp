// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine/EngineConfig.h"
#include "support/TestRegistry.h"
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace lianxin;

class tst_EngineConfig : public QObject {
    Q_OBJECT

    static Expected<EngineConfig> read(const QByteArray &yaml) { return EngineConfig::fromYaml(yaml, u"engine.yaml"_s, u"/srv/hotline"_s); }

private Q_SLOTS:
    void least_hasUsefulDefaults() {
        const auto c = read("store: {path: hotline.db}\n");
        QVERIFY2(c, c ? "" : qPrintable(c.error().toString()));
        QVERIFY(c->profile == EngineConfig::Profile::Production);
        QCOMPARE(c->storePath, u"/srv/hotline/hotline.db"_s);
        QCOMPARE(c->keyRing, u"/srv/hotline/hotline.db.keys.json"_s);
        QCOMPARE(c->mediaAddress, c->sipAddress);
        QCOMPARE(int(c->sipPort), 5060);
        QCOMPARE(c->clockSpeed, 1.0);
    }

    void everything_isWrittenAndReadAgain() {
        EngineConfig c;
        c.profile = EngineConfig::Profile::Rehearsal;
        c.storeUrl = u"postgresql://hotline@/lianxin"_s;
        c.keyRing = u"/srv/keys.json"_s;
        c.keyFile = u"/srv/key"_s;
        c.engineId = u"engine-7"_s;
        c.sipAddress = u"127.0.0.1"_s;
        c.sipPort = 0;
        c.seatPort = 6062;
        c.mediaAddress = u"127.0.0.2"_s;
        c.mediaPortFirst = 30'000;
        c.mediaPortLast = 30'999;
        c.mediaThreads = 3;
        c.doorSocket = u"/run/door \"a\""_s;
        c.hotlineName = u"云州市12345热线：测试"_s;
        c.areaCode = u"010"_s;
        c.flowsDirectory = u"/srv/flows"_s;
        c.promptCache = u"/srv/prompts"_s;
        c.seatSeesListening = false;
        c.seatsTypeNumbers = true;
        c.coolDownMinutes = 25;
        c.outsideRingSeconds = 45;
        c.seatLine = {{CodecId::Opus, CodecId::G722, CodecId::Pcma}, sip::SrtpMode::Preferred, true};
        c.doorListen = u"wss://0.0.0.0:7443"_s;
        c.doorCertificate = u"/srv/door.crt"_s;
        c.doorKey = u"/srv/door.key"_s;
        c.doorPerAddress = 99;
        c.seatTlsPort = 6061;
        c.confirmMinutes = 7;
        c.idleLockMinutes = 3;
        c.clockSpeed = 20;
        c.recogniser = u"demo"_s;
        c.recogniserProcesses = 3;
        c.comfortNoiseDbov = 0;
        c.clockStart = 1'791'766'800'000;
        const auto again = read(c.toYaml());
        QVERIFY2(again, again ? "" : qPrintable(again.error().toString()));
        QCOMPARE(again->toYaml(), c.toYaml());
        QCOMPARE(again->hotlineName, c.hotlineName);
        QCOMPARE(again->doorSocket, c.doorSocket);
        QVERIFY(!again->seatSeesListening && again->seatsTypeNumbers);
        QCOMPARE(again->coolDownMinutes, 25);
        QCOMPARE(again->outsideRingSeconds, 45);
        QVERIFY(again->seatLine.codecs == c.seatLine.codecs && again->seatLine.srtp == c.seatLine.srtp && again->seatLine.opusDtx);
        QCOMPARE(again->doorListen, c.doorListen);
        QCOMPARE(again->doorPerAddress, 99);
        QCOMPARE(int(again->seatTlsPort), 6061);
        QCOMPARE(again->confirmMinutes, 7);
        QCOMPARE(again->idleLockMinutes, 3);
        QCOMPARE(again->clockStart, c.clockStart);
        QCOMPARE(again->recogniser, u"demo"_s);
        QCOMPARE(again->recogniserProcesses, 3);
        QCOMPARE(again->comfortNoiseDbov, 0);
        QCOMPARE(int(again->mediaPortLast), 30'999);
    }

    void remoteDoor_takesItsCertificateFromBesideTheStore() {
        const auto c = read("store: {path: hotline.db}\ndoor:\n  listen: wss://192.0.2.1\n");
        QVERIFY(c);
        QCOMPARE(c->doorListen, u"wss://192.0.2.1:7443"_s);
        QCOMPARE(c->doorCertificate, u"/srv/hotline/door.crt"_s);
        QCOMPARE(c->doorKey, u"/srv/hotline/door.key"_s);
        QVERIFY(!read("store: {path: hotline.db}\n")->servesRemote());
    }

    void mistake_isToldWithLineAndRemedy_data() {
        QTest::addColumn<QByteArray>("yaml");
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("line");
        QTest::newRow("no yaml") << QByteArray("store: {path: a\nsip: [") << u"config.syntax"_s << 2;
        QTest::newRow("no map") << QByteArray("- a\n- b\n") << u"config.syntax"_s << 1;
        QTest::newRow("unknown group") << QByteArray("store: {path: a}\nspeeech: {cache: b}\n") << u"config.unknown_key"_s << 2;
        QTest::newRow("unknown key") << QByteArray("store:\n  path: a\n  pth: b\n") << u"config.unknown_key"_s << 3;
        QTest::newRow("profile") << QByteArray("profile: test\nstore: {path: a}\n") << u"config.bad_value"_s << 1;
        QTest::newRow("port too large") << QByteArray("store: {path: a}\nsip:\n  port: 70000\n") << u"config.bad_value"_s << 3;
        QTest::newRow("port no number") << QByteArray("store: {path: a}\nsip:\n  port: five\n") << u"config.bad_value"_s << 3;
        QTest::newRow("door by name") << QByteArray("store: {path: a}\ndoor:\n  listen: wss://hotline.example.cn\n") << u"config.bad_value"_s << 3;
        QTest::newRow("door in the clear") << QByteArray("store: {path: a}\ndoor:\n  listen: ws://0.0.0.0:1\n") << u"config.bad_value"_s << 3;
        QTest::newRow("list as text") << QByteArray("store: {path: a}\nhotline:\n  name: [a, b]\n") << u"config.bad_value"_s << 3;
        QTest::newRow("empty path") << QByteArray("store:\n  path: \"\"\n") << u"config.bad_value"_s << 2;
        QTest::newRow("threads") << QByteArray("store: {path: a}\nmedia: {threads: 0}\n") << u"config.bad_value"_s << 2;
        QTest::newRow("codec unknown") << QByteArray("store: {path: a}\nseats: {codecs: [opus, g729]}\n") << u"config.bad_value"_s << 2;
        QTest::newRow("codec twice") << QByteArray("store: {path: a}\nseats: {codecs: [opus, OPUS]}\n") << u"config.bad_value"_s << 2;
        QTest::newRow("no codec") << QByteArray("store: {path: a}\nseats: {codecs: []}\n") << u"config.bad_value"_s << 2;
        QTest::newRow("codecs as text") << QByteArray("store: {path: a}\nseats: {codecs: opus}\n") << u"config.bad_value"_s << 2;
        QTest::newRow("srtp unknown") << QByteArray("store: {path: a}\nseats: {srtp: always}\n") << u"config.bad_value"_s << 2;
        QTest::newRow("srtp without TLS") << QByteArray("store: {path: a}\nsip: {address: 10.1.2.3}\nseats: {srtp: required}\n") << u"config.bad_value"_s << 1;
        QTest::newRow("no truth value") << QByteArray("store: {path: a}\nseats: {see_listening: perhaps}\n") << u"config.bad_value"_s << 2;
        QTest::newRow("no store") << QByteArray("profile: production\n") << u"config.missing"_s << 1;
        QTest::newRow("two stores") << QByteArray("store: {path: a, url: b}\n") << u"config.missing"_s << 1;
        QTest::newRow("no key ring") << QByteArray("store: {url: 'postgresql://x'}\n") << u"config.missing"_s << 1;
        QTest::newRow("ports upside down") << QByteArray("store: {path: a}\nmedia: {port_first: 30000, port_last: 20000}\n") << u"config.bad_value"_s << 1;
        QTest::newRow("noise that drowns speech") << QByteArray("store: {path: a}\nmedia: {comfort_noise: -20}\n") << u"config.bad_value"_s << 2;
        QTest::newRow("too many recognisers") << QByteArray("store: {path: a}\nspeech: {recogniser: models/a, processes: 33}\n") << u"config.bad_value"_s << 2;
        QTest::newRow("processes of nothing") << QByteArray("store: {path: a}\nspeech: {processes: 2}\n") << u"config.bad_value"_s << 1;
        QTest::newRow("processes of a service") << QByteArray("store: {path: a}\nspeech: {recogniser: 'wss://10.0.0.1:10095', processes: 2}\n") << u"config.bad_value"_s << 1;
        QTest::newRow("demo model in production") << QByteArray("store: {path: a}\nspeech: {recogniser: demo}\n") << u"config.bad_value"_s << 1;
        QTest::newRow("production in a hurry") << QByteArray("store: {path: a}\nclock: {speed: 20}\n") << u"config.bad_value"_s << 1;
    }
    void mistake_isToldWithLineAndRemedy() {
        QFETCH(QByteArray, yaml);
        QFETCH(QString, code);
        QFETCH(int, line);
        const auto c = read(yaml);
        QVERIFY(!c);
        QCOMPARE(c.error().code, code);
        QVERIFY(c.error().kind == ErrorKind::BadInput);
        QCOMPARE(c.error().place, u"engine.yaml:%1"_s.arg(line));
        QVERIFY(!c.error().remedy.isEmpty() && !c.error().message.isEmpty());
    }

    void file_pathsAreRelativeToIt_missingOneIsTold() {
        QTemporaryDir dir;
        QFile file(dir.filePath(u"engine.yaml"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("store: {path: data/hotline.db}\n");
        file.close();
        const auto c = EngineConfig::fromYamlFile(file.fileName());
        QVERIFY(c);
        QCOMPARE(c->storePath, dir.filePath(u"data/hotline.db"_s));
        QCOMPARE(EngineConfig::fromYamlFile(dir.filePath(u"none.yaml"_s)).error().code, u"config.unreadable"_s);
    }
};

LIANXIN_TEST(tst_EngineConfig);
#include "tst_EngineConfig.moc"
