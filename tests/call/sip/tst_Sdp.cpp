// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/sip/Sdp.h"
#include "support/TestRegistry.h"
#include <QTest>

using namespace lianxin;
using namespace lianxin::sip;

class tst_Sdp : public QObject {
    Q_OBJECT

    static std::string description(const std::string &media, const std::string &session = "c=IN IP4 10.0.0.9\r\n") {
        return "v=0\r\no=- 1 1 IN IP4 10.0.0.9\r\ns=-\r\n" + session + "t=0 0\r\n" + media;
    }
    static LocalMedia local(int port = 40000) {
        LocalMedia out;
        out.port = port;
        return out;
    }
    static std::string mediaLines(const std::string &text) { return text.substr(text.find("m=")); }
    static std::string versionOf(const std::string &text) {
        const auto line = text.substr(text.find("o="), text.find("\r\ns=") - text.find("o="));
        const auto first = line.find(' ', 4);
        return line.substr(first + 1, line.find(' ', first + 1) - first - 1);
    }

private Q_SLOTS:
    void offer_standsAsTheRfcWants() {
        SdpNegotiator negotiator(local());
        const auto text = negotiator.offer();
        QVERIFY(text.starts_with("v=0\r\no=- "));
        QCOMPARE(mediaLines(text), std::string("m=audio 40000 RTP/AVP 8 0 101\r\na=rtpmap:8 PCMA/8000\r\na=rtpmap:0 PCMU/8000\r\n"
                                               "a=rtpmap:101 telephone-event/8000\r\na=fmtp:101 0-15\r\na=ptime:20\r\na=sendrecv\r\n"));
        QVERIFY(text.find("c=IN IP4 127.0.0.1\r\n") != std::string::npos);
    }
    void offer_ipv6_namesIp6() {
        auto media = local();
        media.address = "::1";
        QVERIFY(SdpNegotiator(media).offer().find("c=IN IP6 ::1\r\n") != std::string::npos);
    }
    void offerAndAnswer_betweenTwoNegotiators_agree() {
        SdpNegotiator a(local(40000));
        SdpNegotiator b(local(50000));
        const auto reply = b.answer(a.offer());
        QVERIFY(reply);
        QCOMPARE(reply->agreement.codec.name, std::string("PCMA"));
        QCOMPARE(reply->agreement.remotePort, 40000);
        QCOMPARE(reply->agreement.remoteRtcpPort, 40001);
        QCOMPARE(reply->agreement.telephoneEventSend, 101);
        QVERIFY(mediaLines(reply->answer).starts_with("m=audio 50000 RTP/AVP 8 101\r\n"));
        const auto agreed = a.accept(reply->answer);
        QVERIFY(agreed);
        QCOMPARE(agreed->remotePort, 50000);
        QCOMPARE(agreed->codec.payloadType, 8);
        QCOMPARE(agreed->telephoneEventReceive, 101);
        QCOMPARE(agreed->direction, Direction::SendRecv);
    }

    void answer_codecs_data() {
        QTest::addColumn<QString>("media");
        QTest::addColumn<QString>("codec");
        QTest::addColumn<int>("payload");
        QTest::addColumn<int>("events");
        QTest::newRow("static types need no rtpmap") << u"m=audio 9000 RTP/AVP 0 8\r\n"_s << u"PCMU"_s << 0 << -1;
        QTest::newRow("first of theirs that we speak")
            << u"m=audio 9000 RTP/AVP 9 18 8 0\r\na=rtpmap:9 G722/8000\r\na=rtpmap:18 G729/8000\r\n"_s << u"PCMA"_s << 8 << -1;
        QTest::newRow("dynamic type for A-law")
            << u"m=audio 9000 RTP/AVP 97\r\na=rtpmap:97 pcma/8000\r\n"_s << u"pcma"_s << 97 << -1;
        QTest::newRow("events at 96")
            << u"m=audio 9000 RTP/AVP 8 96\r\na=rtpmap:96 telephone-event/8000\r\na=fmtp:96 0-16\r\n"_s << u"PCMA"_s << 8 << 96;
        QTest::newRow("events at two clocks")
            << u"m=audio 9000 RTP/AVP 8 97 96\r\na=rtpmap:97 telephone-event/16000\r\na=rtpmap:96 telephone-event/8000\r\n"_s
            << u"PCMA"_s << 8 << 96;
        QTest::newRow("another clock is another codec")
            << u"m=audio 9000 RTP/AVP 97 0\r\na=rtpmap:97 PCMA/16000\r\n"_s << u"PCMU"_s << 0 << -1;
        QTest::newRow("AVPF") << u"m=audio 9000 RTP/AVPF 8\r\n"_s << u"PCMA"_s << 8 << -1;
    }
    void answer_codecs() {
        QFETCH(QString, media);
        QFETCH(QString, codec);
        QFETCH(int, payload);
        QFETCH(int, events);
        SdpNegotiator negotiator(local());
        const auto reply = negotiator.answer(description(media.toStdString()));
        QVERIFY(reply);
        QCOMPARE(QString::fromStdString(reply->agreement.codec.name), codec);
        QCOMPARE(reply->agreement.codec.payloadType, payload);
        QCOMPARE(reply->agreement.receivePayloadType, payload);
        QCOMPARE(reply->agreement.telephoneEventSend, events);
        const auto parsed = parseOffer(reply->answer);
        QVERIFY(parsed);
        QCOMPARE(parsed->audio.codecs.size(), std::size_t(1));
        QCOMPARE(parsed->audio.telephoneEvent.value_or(-1), events);
        if (media.contains(u"AVPF"_s))
            QVERIFY(reply->answer.find("RTP/AVPF 8") != std::string::npos);
    }

    void answer_otherStreams_keepTheirPlaceRefused() {
        SdpNegotiator negotiator(local());
        const auto reply = negotiator.answer(description("m=video 7000 RTP/AVP 31\r\nm=audio 9000 RTP/AVP 8\r\n"
                                                         "m=audio 9002 RTP/AVP 8\r\nm=image 9004 udptl t38\r\n"));
        QVERIFY(reply);
        const auto lines = mediaLines(reply->answer);
        QVERIFY(lines.starts_with("m=video 0 RTP/AVP 31\r\nm=audio 40000 RTP/AVP 8\r\n"));
        QVERIFY(lines.find("m=audio 0 RTP/AVP 8\r\nm=image 0 udptl t38\r\n") != std::string::npos);
        // Later offers of ours keep the places (RFC 3264 §8).
        QVERIFY(mediaLines(negotiator.offer(Direction::SendOnly)).starts_with("m=video 0 RTP/AVP 31\r\nm=audio 40000"));
    }

    void directions_data() {
        QTest::addColumn<QString>("theirs");
        QTest::addColumn<Direction>("wanted");
        QTest::addColumn<Direction>("ours");
        QTest::addColumn<bool>("held");
        using D = Direction;
        QTest::newRow("plain") << u"sendrecv"_s << D::SendRecv << D::SendRecv << false;
        QTest::newRow("held") << u"sendonly"_s << D::SendRecv << D::RecvOnly << true;
        QTest::newRow("held silently") << u"inactive"_s << D::SendRecv << D::Inactive << true;
        QTest::newRow("listener") << u"recvonly"_s << D::SendRecv << D::SendOnly << false;
        QTest::newRow("we hold") << u"sendrecv"_s << D::SendOnly << D::SendOnly << false;
        QTest::newRow("both hold") << u"sendonly"_s << D::SendOnly << D::Inactive << true;
    }
    void directions() {
        QFETCH(QString, theirs);
        QFETCH(Direction, wanted);
        QFETCH(Direction, ours);
        QFETCH(bool, held);
        SdpNegotiator negotiator(local());
        const auto atMedia = negotiator.answer(description("m=audio 9000 RTP/AVP 8\r\na=" + theirs.toStdString() + "\r\n"), wanted);
        QVERIFY(atMedia);
        QCOMPARE(atMedia->agreement.direction, ours);
        QCOMPARE(atMedia->agreement.heldByPeer, held);
        QVERIFY(atMedia->answer.find("a=" + nameOf(ours).toStdString() + "\r\n") != std::string::npos);
        const auto atSession = negotiator.answer(
            description("m=audio 9000 RTP/AVP 8\r\n", "c=IN IP4 10.0.0.9\r\na=" + theirs.toStdString() + "\r\n"), wanted);
        QVERIFY(atSession);
        QCOMPARE(atSession->agreement.direction, ours);
    }
    void oldStyleHold_address0_isHeld() {
        SdpNegotiator negotiator(local());
        const auto reply = negotiator.answer(description("m=audio 9000 RTP/AVP 8\r\n", "c=IN IP4 0.0.0.0\r\n"));
        QVERIFY(reply);
        QVERIFY(reply->agreement.heldByPeer);
        QCOMPARE(reply->agreement.direction, Direction::RecvOnly);
    }

    void version_growsWithChangesOnly() {
        SdpNegotiator negotiator(local());
        const auto first = negotiator.offer();
        QCOMPARE(versionOf(negotiator.offer()), versionOf(first));
        const auto hold = negotiator.offer(Direction::SendOnly);
        QCOMPARE(std::stoll(versionOf(hold)), std::stoll(versionOf(first)) + 1);
        const auto resume = negotiator.offer();
        QCOMPARE(std::stoll(versionOf(resume)), std::stoll(versionOf(first)) + 2);
        QCOMPARE(first.substr(first.find("o="), 6), resume.substr(resume.find("o="), 6));
        auto moved = local(40100);
        negotiator.setLocal(moved);
        QCOMPARE(std::stoll(versionOf(negotiator.offer())), std::stoll(versionOf(first)) + 3);
    }
    void reoffer_keepsAgreedPayloadTypes() {
        SdpNegotiator negotiator(local());
        QVERIFY(negotiator.answer(description("m=audio 9000 RTP/AVP 0 96\r\na=rtpmap:96 telephone-event/8000\r\n")));
        const auto text = mediaLines(negotiator.offer(Direction::SendOnly));
        QVERIFY2(text.starts_with("m=audio 40000 RTP/AVP 0 8 96\r\n"), text.c_str());
    }
    void accept_otherPayloadTypes_areTakenAsToldByEachSide() {
        SdpNegotiator negotiator(local());
        (void)negotiator.offer();
        const auto agreed = negotiator.accept(
            description("m=audio 9000 RTP/AVP 0 110\r\na=rtpmap:110 telephone-event/8000\r\na=rtcp:9100\r\na=ptime:40\r\n"));
        QVERIFY(agreed);
        QCOMPARE(agreed->codec.name, std::string("PCMU"));
        QCOMPARE(agreed->telephoneEventSend, 110);
        QCOMPARE(agreed->telephoneEventReceive, 101);
        QCOMPARE(agreed->remoteRtcpPort, 9100);
        QCOMPARE(agreed->ptime, 40);
    }
    void accept_withoutOffer_orRefused_fails() {
        SdpNegotiator negotiator(local());
        QCOMPARE(negotiator.accept(description("m=audio 9000 RTP/AVP 8\r\n")).error().code, u"sdp.no_offer"_s);
        (void)negotiator.offer();
        QCOMPARE(negotiator.accept(description("m=audio 0 RTP/AVP 8\r\n")).error().code, u"sdp.refused"_s);
        QCOMPARE(negotiator.accept(description("m=audio 9000 RTP/AVP 18\r\n")).error().code, u"sdp.no_common_codec"_s);
        QVERIFY(!negotiator.agreed());
    }
    void ptime_strange_isBroughtIntoRange() {
        SdpNegotiator negotiator(local());
        for (const auto &[given, used] : {std::pair{"5", 10}, {"20", 20}, {"30", 30}, {"35", 30}, {"200", 60}, {"-3", 10}, {"x", 20}}) {
            const auto reply = negotiator.answer(description("m=audio 9000 RTP/AVP 8\r\na=ptime:" + std::string(given) + "\r\n"));
            QVERIFY(reply);
            QCOMPARE(reply->agreement.ptime, used);
        }
    }

    void bad_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *name, const std::string &text, const QString &code) {
            QTest::newRow(name) << QByteArray::fromStdString(text) << code;
        };
        row("empty", "", u"sdp.malformed"_s);
        row("not sdp", "hello", u"sdp.malformed"_s);
        row("zero byte", description("m=audio 9000 RTP/AVP 8\r\n") + std::string(1, '\0'), u"sdp.malformed"_s);
        row("no version", "o=- 1 1 IN IP4 1.2.3.4\r\ns=-\r\n", u"sdp.malformed"_s);
        row("control character", description("m=audio 9000 RT\x01/AVP 8\r\n"), u"sdp.malformed"_s);
        row("media line cut off", description("m=audio 9000\r\n"), u"sdp.malformed"_s);
        row("port is no number", description("m=audio x RTP/AVP 8\r\n"), u"sdp.malformed"_s);
        row("no equals sign", description("m audio 9000 RTP/AVP 8\r\n"), u"sdp.malformed"_s);
        row("40 streams", [] {
            std::string streams;
            for (int i = 0; i < 40; ++i)
                streams += "m=audio 9000 RTP/AVP 8\r\n";
            return description(streams);
        }(), u"sdp.malformed"_s);
        row("several ports", description("m=audio 9000/2 RTP/AVP 8\r\n"), u"sdp.bad_port"_s);
        row("negative port", description("m=audio -1 RTP/AVP 8\r\n"), u"sdp.bad_port"_s);
        row("bad rtcp port", description("m=audio 9000 RTP/AVP 8\r\na=rtcp:0\r\n"), u"sdp.bad_port"_s);
        row("multicast without ttl", description("m=audio 9000 RTP/AVP 8\r\n", "c=IN IP4 239.1.1.1\r\n"), u"sdp.multicast"_s);
        row("no media", description(""), u"sdp.no_audio"_s);
        row("video only", description("m=video 9000 RTP/AVP 31\r\n"), u"sdp.no_audio"_s);
        row("refused in an offer", description("m=audio 0 RTP/AVP 8\r\n"), u"sdp.no_audio"_s);
        row("secure only", description("m=audio 9000 RTP/SAVP 8\r\na=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:x\r\n"),
            u"sdp.secure_media"_s);
        row("dtls", description("m=audio 9000 UDP/TLS/RTP/SAVPF 8\r\n"), u"sdp.secure_media"_s);
        row("no connection", description("m=audio 9000 RTP/AVP 8\r\n", ""), u"sdp.no_connection"_s);
        row("name as address", description("m=audio 9000 RTP/AVP 8\r\n", "c=IN IP4 media.example.com\r\n"), u"sdp.bad_address"_s);
        row("multicast", description("m=audio 9000 RTP/AVP 8\r\n", "c=IN IP4 224.2.1.1/127\r\n"), u"sdp.multicast"_s);
        row("port too big", description("m=audio 70000 RTP/AVP 8\r\n"), u"sdp.bad_port"_s);
        row("no codec of ours", description("m=audio 9000 RTP/AVP 18\r\n"), u"sdp.no_common_codec"_s);
        row("events only", description("m=audio 9000 RTP/AVP 101\r\na=rtpmap:101 telephone-event/8000\r\n"),
            u"sdp.no_common_codec"_s);
        row("too long", description("m=audio 9000 RTP/AVP 8\r\na=x:" + std::string(20000, 'y') + "\r\n"), u"sdp.too_long"_s);
    }
    void bad() {
        QFETCH(QByteArray, text);
        QFETCH(QString, code);
        SdpNegotiator negotiator(local());
        const auto reply = negotiator.answer(text.toStdString());
        QVERIFY(!reply);
        QCOMPARE(reply.error().code, code);
        QVERIFY(negotiator.lastSent().empty());
    }
    void mutations_neverCrash_andWhatIsAcceptedParsesBack() {
        std::srand(7);
        const auto good = description("m=audio 9000 RTP/AVP 8 0 101\r\na=rtpmap:101 telephone-event/8000\r\na=fmtp:101 0-15\r\n"
                                      "a=rtcp:9001\r\na=ptime:20\r\na=sendrecv\r\n");
        int accepted = 0;
        for (int round = 0; round < 20000; ++round) {
            auto text = good;
            for (int i = std::rand() % 4 + 1; i > 0; --i) {
                const auto at = std::size_t(std::rand()) % text.size();
                switch (std::rand() % 3) {
                case 0: text[at] = char(std::rand()); break;
                case 1: text.erase(at, std::size_t(std::rand() % 9)); break;
                default: text.insert(at, text.substr(std::size_t(std::rand()) % text.size(), std::size_t(std::rand() % 20)));
                }
            }
            SdpNegotiator negotiator(local());
            if (const auto reply = negotiator.answer(text)) {
                ++accepted;
                QVERIFY(parseAnswer(reply->answer) || reply->agreement.remotePort == 0);
            }
        }
        QVERIFY(accepted > 1000);
    }
};

LIANXIN_TEST(tst_Sdp);
#include "tst_Sdp.moc"
