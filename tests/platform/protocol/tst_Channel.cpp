// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/protocol/Channel.h"
#include "support/TestRegistry.h"
#include <QLocalServer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace lianxin;

class tst_Channel : public QObject {
    Q_OBJECT
    struct Pair {
        QTemporaryDir directory;
        QLocalServer server;
        std::unique_ptr<LocalChannel> client;
        std::unique_ptr<LocalChannel> accepted;
        explicit Pair(FrameLimits limits = {}) {
            QVERIFY(server.listen(directory.path() + u"/s"_s));
            client = std::make_unique<LocalChannel>(directory.path() + u"/s"_s);
            QSignalSpy opened(client.get(), &Channel::opened);
            client->open();
            QTRY_COMPARE(opened.size(), 1);
            QTRY_VERIFY(server.hasPendingConnections());
            accepted = std::make_unique<LocalChannel>(std::unique_ptr<QLocalSocket>(server.nextPendingConnection()), limits);
        }
    };

private Q_SLOTS:
    void send_bothWays_arrivesInOrder() {
        Pair pair;
        QSignalSpy texts(pair.accepted.get(), &Channel::textReceived);
        QSignalSpy binaries(pair.client.get(), &Channel::binaryReceived);
        for (int i = 0; i < 100; ++i)
            pair.client->sendText(QByteArray::number(i));
        pair.accepted->sendBinary(QByteArray(300'000, 'b'));
        QTRY_COMPARE(texts.size(), 100);
        for (int i = 0; i < 100; ++i)
            QCOMPARE(texts[i][0].toByteArray(), QByteArray::number(i));
        QTRY_COMPARE(binaries.size(), 1);
        QCOMPARE(binaries[0][0].toByteArray().size(), 300'000);
    }

    void open_nobodyListens_closesWithNoEngine() {
        QTemporaryDir directory;
        LocalChannel channel(directory.path() + u"/none"_s);
        QSignalSpy closed(&channel, &Channel::closed);
        channel.open();
        QTRY_COMPARE(closed.size(), 1);
        QCOMPARE(closed[0][0].value<Error>().code, u"protocol.no_engine"_s);
    }

    void receive_oversized_failsWithALastWord() {
        Pair pair({.text = 1000, .binary = 1000});
        QSignalSpy failing(pair.accepted.get(), &Channel::failing);
        QSignalSpy gone(pair.accepted.get(), &Channel::closed);
        QSignalSpy heard(pair.client.get(), &Channel::textReceived);
        QSignalSpy clientGone(pair.client.get(), &Channel::closed);
        connect(pair.accepted.get(), &Channel::failing, this, [&] { pair.accepted->sendText("{\"bye\":1}"); });
        pair.client->sendText(QByteArray(1001, 'x'));
        QTRY_COMPARE(failing.size(), 1);
        QTRY_COMPARE(gone.size(), 1);
        QCOMPARE(gone[0][0].value<Error>().code, u"protocol.frame_too_large"_s);
        QTRY_COMPARE(clientGone.size(), 1);
        QCOMPARE(heard.size(), 1);
    }

    void pause_holdsMessagesBackUntilResumed() {
        Pair pair;
        QSignalSpy texts(pair.accepted.get(), &Channel::textReceived);
        pair.accepted->pauseReading();
        pair.client->sendText("a");
        QTest::qWait(50);
        QCOMPARE(texts.size(), 0);
        pair.accepted->resumeReading();
        QTRY_COMPARE(texts.size(), 1);
    }

    void close_withABlockedReader_endsAfterTheLinger() {
        Pair pair;
        pair.accepted->pauseReading();
        for (int i = 0; i < 20; ++i)
            pair.client->sendBinary(QByteArray(1 << 20, 'x'));
        QVERIFY(pair.client->backlog() > 0);
        QSignalSpy closed(pair.client.get(), &Channel::closed);
        pair.client->close(100);
        QTRY_COMPARE(closed.size(), 1);
        QCOMPARE(closed[0][0].value<Error>().code, u"protocol.closed"_s);
        QTest::qWait(150);
        QCOMPARE(closed.size(), 1);
    }

    void peerGone_lastMessagesStillArrive() {
        Pair pair;
        QSignalSpy texts(pair.accepted.get(), &Channel::textReceived);
        QSignalSpy closed(pair.accepted.get(), &Channel::closed);
        pair.client->sendText("last");
        pair.client->close(500);
        QTRY_COMPARE(closed.size(), 1);
        QCOMPARE(texts.size(), 1);
        QCOMPARE(closed[0][0].value<Error>().code, u"protocol.closed_by_peer"_s);
    }

    void receiver_mayDeleteTheChannel() {
        Pair pair;
        connect(pair.accepted.get(), &Channel::textReceived, this, [&] { pair.accepted.reset(); });
        pair.client->sendText("a");
        pair.client->sendText("b");
        QTRY_VERIFY(!pair.accepted);
    }
};

LIANXIN_TEST(tst_Channel);
#include "tst_Channel.moc"
