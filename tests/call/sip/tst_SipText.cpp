// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/sip/SipStack.h"
#include "call/sip/SipText.h"
#include "support/TestRegistry.h"
#include <QTest>

using namespace lianxin;
using namespace lianxin::sip;

class tst_SipText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void userToUser_anyBytes_comeBack() {
        std::string all;
        for (int i = 0; i < 256; ++i)
            all.push_back(char(i));
        QCOMPARE(userToUserBytes(userToUserValue(all)), std::optional(all));
    }
    void userToUser_foreignForms_data() {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("fits");
        QTest::newRow("rfc7433 example") << QByteArray("56a390f3d2b7310023a2;encoding=hex;purpose=foo;content=bar")
                                         << QByteArray::fromHex("56a390f3d2b7310023a2") << true;
        QTest::newRow("spaces, capitals") << QByteArray(" 4142 ; Encoding=\"HEX\" ") << QByteArray("AB") << true;
        QTest::newRow("not hex") << QByteArray("\"plain text\"") << QByteArray("plain text") << true;
        QTest::newRow("odd digits") << QByteArray("414;encoding=hex") << QByteArray() << false;
        QTest::newRow("no digits") << QByteArray("4g;encoding=hex") << QByteArray() << false;
        QTest::newRow("empty") << QByteArray() << QByteArray() << true;
    }
    void userToUser_foreignForms() {
        QFETCH(QByteArray, value);
        QFETCH(QByteArray, bytes);
        QFETCH(bool, fits);
        const auto read = userToUserBytes(value.toStdString());
        QCOMPARE(read.has_value(), fits);
        if (fits)
            QCOMPARE(QByteArray::fromStdString(*read), bytes);
    }
    void quoted_roundTrip() {
        for (const std::string text : {"", "plain", "a \"b\" \\ c", "\\", "\""})
            QCOMPARE(unquotedText(quotedText(text)), text);
        QCOMPARE(unquotedText("bare"), std::string("bare"));
        QCOMPARE(unquotedText("\""), std::string("\""));
    }
    void loopback_data() {
        QTest::addColumn<QString>("host");
        QTest::addColumn<bool>("is");
        for (const auto *host : {"127.0.0.1", "127.255.255.254", "::1", "[::1]", "::ffff:127.0.0.1"})
            QTest::newRow(host) << QString::fromLatin1(host) << true;
        for (const auto *host : {"", "localhost", "128.0.0.1", "10.0.0.1", "0.0.0.0", "127.1", "2130706433", "0177.0.0.1",
                                 "127.0.0.1.nip.io", "::", "::ffff:10.0.0.1", "fe80::1", "127.0.0.1 ", "[127.0.0.1"})
            QTest::newRow(host) << QString::fromLatin1(host) << false;
    }
    void loopback() {
        QFETCH(QString, host);
        QFETCH(bool, is);
        QCOMPARE(isLoopbackLiteral(host.toStdString()), is);
    }
    void callUri_holdsIdOnly() {
        const auto uri = callUri("0190-abc", "127.0.0.1");
        QCOMPARE(uri, std::string("sip:call-0190-abc@127.0.0.1"));
        QCOMPARE(callIdOf(uri), std::string("0190-abc"));
        QCOMPARE(callIdOf("sip:call-7@[::1];x=1"), std::string("7"));
        QCOMPARE(callIdOf("sip:13800138000@h"), std::string());
        QCOMPARE(callUri("7", "::1"), std::string("sip:call-7@[::1]"));
    }
    void reason_value() {
        QCOMPARE(reasonValue(0, ""), std::string());
        QCOMPARE(reasonValue(17, "busy"), std::string("Q.850;cause=17;text=\"busy\""));
        QCOMPARE(reasonValue(0, "x"), std::string("SIP;text=\"x\""));
    }
    void percent_encodesAllButAlnum() {
        QCOMPARE(percentEncoded("a-1;to-tag=2@h"), std::string("a%2D1%3Bto%2Dtag%3D2%40h"));
    }
    void headerSafe_noControls() {
        QVERIFY(isHeaderSafe("好 ok"));
        QVERIFY(!isHeaderSafe("a\r\nb"));
        QVERIFY(!isHeaderSafe(std::string_view("a\0b", 3)));
        QVERIFY(!isHeaderSafe("a\x7f"));
    }
};

LIANXIN_TEST(tst_SipText);
#include "tst_SipText.moc"
