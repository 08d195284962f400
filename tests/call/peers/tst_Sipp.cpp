// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/peers/Program.h"
#include "call/sip/SipPeer.h"
#include "support/TestRegistry.h"
#include <QTest>

using namespace lianxin;
using namespace lianxin::sip;
using namespace lianxin::test;

//! sipp as the other side, with scenarios of our own (tests/data/sipp). sipp's exit status says whether it saw
//! exactly the messages it expected.
class tst_Sipp : public QObject {
    Q_OBJECT

    std::unique_ptr<SipPeer> stack;

    static QString scenario(const char *name) {
        return QStringLiteral(LIANXIN_SOURCE_DIR "/tests/data/sipp/") + QString::fromLatin1(name) + QStringLiteral(".xml");
    }
    static bool start(Program &sipp, const char *name, int port) {
        return sipp.start(Program::find(QStringLiteral("sipp")),
                          {u"-sf"_s, scenario(name), u"-i"_s, u"127.0.0.1"_s, u"-p"_s, QString::number(port), u"-m"_s, u"1"_s,
                           u"-nostdin"_s, u"-timeout"_s, u"40s"_s, u"-timeout_error"_s}) &&
               isTaken(port);
    }
    static void finish(Program &sipp) {
        QVERIFY(sipp.process.waitForFinished(45000));
        const auto output = sipp.process.readAll();
        QVERIFY2(sipp.process.exitStatus() == QProcess::NormalExit && sipp.process.exitCode() == 0, output.constData());
    }
    CallId call(int port) {
        const auto id = stack->stack.invite(inviteTo("sip:13800138000@127.0.0.1:" + std::to_string(port)));
        return id ? *id : 0;
    }

private Q_SLOTS:
    void initTestCase() {
        if (Program::find(QStringLiteral("sipp")).isEmpty())
            QSKIP("sipp is not installed (package sip-tester)");
    }
    void init() {
        stack = std::make_unique<SipPeer>();
        QVERIFY(stack->start());
    }
    void cleanup() { stack.reset(); }

    void refusals_data() {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("q850");
        QTest::newRow("busy") << QByteArray("busy") << 486 << 17;
        QTest::newRow("empty number") << QByteArray("not_found") << 404 << 0;
        QTest::newRow("network") << QByteArray("unavailable") << 503 << 0;
        QTest::newRow("rejected") << QByteArray("rejected") << 603 << 0;
    }
    void refusals() {
        QFETCH(QByteArray, name);
        QFETCH(int, status);
        QFETCH(int, q850);
        Program sipp;
        const int port = freePort();
        QVERIFY(start(sipp, name.constData(), port));
        const auto id = call(port);
        const auto ended = stack->waitOf<Ended>(id, 30s);
        QVERIFY(ended);
        QCOMPARE(ended->cause.status, status);
        QCOMPARE(ended->cause.q850, q850);
        QCOMPARE(ended->cause.by, EndedBy::Remote);
        QVERIFY(!ended->cause.local);
        finish(sipp);
    }
    void noAnswer_weGiveUp() {
        Program sipp;
        const int port = freePort();
        QVERIFY(start(sipp, "no_answer", port));
        const auto id = call(port);
        QVERIFY(stack->waitOf<Progress>(id, 30s));
        stack->stack.hangUp(id);
        const auto ended = stack->waitOf<Ended>(id, 30s);
        QVERIFY(ended);
        QCOMPARE(ended->cause.status, 487);
        QCOMPARE(ended->cause.lastProvisional, 180);
        QVERIFY(!ended->cause.answered);
        finish(sipp);
    }
    void late200_afterCancel_isEnded() {
        Program sipp;
        const int port = freePort();
        QVERIFY(start(sipp, "late_200", port));
        const auto id = call(port);
        QVERIFY(stack->waitOf<Progress>(id, 30s));
        stack->stack.hangUp(id);
        const auto ended = stack->waitOf<Ended>(id, 30s);
        QVERIFY(ended);
        QVERIFY(ended->cause.answeredLate);
        QVERIFY(!stack->has<Answered>());
        finish(sipp);
    }
    void earlyHangUp_isRemote() {
        Program sipp;
        const int port = freePort();
        QVERIFY(start(sipp, "early_hang_up", port));
        const auto id = call(port);
        const auto answered = stack->waitOf<Answered>(id, 30s);
        QVERIFY(answered);
        QVERIFY(parseAnswer(answered->sdp));
        const auto ended = stack->waitOf<Ended>(id, 30s);
        QVERIFY(ended);
        QCOMPARE(ended->cause.by, EndedBy::Remote);
        QVERIFY(ended->cause.answered);
        finish(sipp);
    }
    void callerGivesUp_whileWeRing() {
        Program sipp;
        const int port = freePort();
        QVERIFY(sipp.start(Program::find(QStringLiteral("sipp")),
                           {u"-sf"_s, scenario("caller_gives_up"), u"-i"_s, u"127.0.0.1"_s, u"-p"_s, QString::number(port),
                            u"-m"_s, u"1"_s, u"-nostdin"_s, u"-timeout"_s, u"40s"_s, u"-timeout_error"_s,
                            u"127.0.0.1:%1"_s.arg(stack->port)}));
        const auto incoming = stack->wait<IncomingCall>({}, 30s);
        QVERIFY(incoming);
        QCOMPARE(incoming->requestUser, std::string("12345"));
        stack->stack.ring(incoming->call);
        const auto ended = stack->waitOf<Ended>(incoming->call, 30s);
        QVERIFY(ended);
        QCOMPARE(ended->cause.status, 487);
        QCOMPARE(ended->cause.by, EndedBy::Remote);
        finish(sipp);
    }
};

LIANXIN_TEST(tst_Sipp);
#include "tst_Sipp.moc"
