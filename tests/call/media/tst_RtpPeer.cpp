// SPDX-License-Identifier: GPL-3.0-or-later
#include "Tones.h"
#include "call/media/AudioCodec.h"
#include "call/media/RtpPacket.h"
#include "call/media/UdpPair.h"
#include "support/TestRegistry.h"
#include <QTest>
#include <arpa/inet.h>
#include <sys/socket.h>

using namespace lianxin;
using namespace lianxin::test;

namespace {

//! \brief A plain socket that speaks RTP by hand.
class RawPeer {
public:
    RawPeer()
        : m_pair(UdpPair::open("127.0.0.1", 0, 0, m_cursor).value()) {}
    std::uint16_t port() const { return m_pair.port(); }
    void send(std::uint16_t to, std::uint8_t payloadType, std::uint16_t sequence, std::uint32_t timestamp,
              std::uint32_t ssrc, const std::vector<std::uint8_t> &payload) {
        std::vector<std::uint8_t> wire(kRtpHeaderBytes + payload.size());
        RtpPacket header;
        header.payloadType = payloadType;
        header.sequence = sequence;
        header.timestamp = timestamp;
        header.ssrc = ssrc;
        writeRtpHeader(header, std::span(wire).first<kRtpHeaderBytes>());
        std::copy(payload.begin(), payload.end(), wire.begin() + kRtpHeaderBytes);
        const auto at = addressOf("127.0.0.1", to);
        sendto(m_pair.rtp(), wire.data(), wire.size(), 0, reinterpret_cast<const sockaddr *>(&at), sizeof at);
    }
    //! Everything waiting.
    std::vector<std::vector<std::uint8_t>> receive() {
        std::vector<std::vector<std::uint8_t>> found;
        std::array<std::uint8_t, 1500> data;
        for (;;) {
            const auto n = recv(m_pair.rtp(), data.data(), data.size(), MSG_DONTWAIT);
            if (n < 0)
                return found;
            found.emplace_back(data.begin(), data.begin() + n);
        }
    }

private:
    std::atomic<std::uint32_t> m_cursor{0};
    UdpPair m_pair;
};

} // namespace

//! A leg of a bridge and what comes to its ports, or does not.
class tst_RtpPeer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void silence_packetsStopAndComeBack_isTold() {
        EventLog log;
        MediaEngine engine(testConfig(), log.handler());
        engine.start();
        FarEnd seat(engine);
        const auto bridge = engine.openBridge().value();
        RtpLegConfig config;
        config.silenceTimeoutMs = 400;
        const auto leg = engine.openRtpLeg(bridge, config).value();
        seat.connect(leg);
        QTRY_COMPARE(log.all(MediaEvent::Kind::RtpStarted, leg.member).size(), std::size_t(1));
        auto quiet = FarEnd::towards(leg);
        quiet.sending = false;
        engine.setRtp(seat.endpoint.member, quiet);
        QTRY_COMPARE(log.all(MediaEvent::Kind::RtpSilent, leg.member).size(), std::size_t(1));
        quiet.sending = true;
        engine.setRtp(seat.endpoint.member, quiet);
        QTRY_COMPARE(log.all(MediaEvent::Kind::RtpResumed, leg.member).size(), std::size_t(1));
        // On hold (receiving = false) silence is in order.
        auto held = FarEnd::towards(seat.endpoint);
        held.receiving = false;
        engine.setRtp(leg.member, held);
        quiet.sending = false;
        engine.setRtp(seat.endpoint.member, quiet);
        QTest::qWait(700);
        QCOMPARE(log.all(MediaEvent::Kind::RtpSilent, leg.member).size(), std::size_t(1));
        engine.closeBridge(bridge);
    }

    void latch_peerBehindNat_isAnsweredWhereItSendsFrom() {
        MediaEngine engine(testConfig());
        engine.start();
        const auto bridge = engine.openBridge().value();
        const auto leg = engine.openRtpLeg(bridge).value();
        RawPeer announced, real;
        RtpParameters p;
        p.remoteAddress = "127.0.0.1";
        p.remotePort = announced.port();
        p.latch = true;
        engine.setRtp(leg.member, p);
        bool got = false; // QTRY looks once more after it was true
        QTRY_VERIFY(got = got || !announced.receive().empty());
        real.send(leg.port, 8, 1, 0, 99, std::vector<std::uint8_t>(160, 0xd5));
        got = false;
        QTRY_VERIFY(got = got || !real.receive().empty());
        announced.receive();
        QTest::qWait(200);
        QVERIFY(announced.receive().size() <= 1);
        // Nobody else can take the stream over.
        RawPeer stranger;
        for (std::uint16_t i = 0; i < 10; ++i)
            stranger.send(leg.port, 8, i, i * 160U, 7, std::vector<std::uint8_t>(160, 0x2a));
        QTest::qWait(200);
        QVERIFY(stranger.receive().empty());
        engine.closeBridge(bridge);
    }
    void ssrcChange_streamGoesOn() {
        EventLog log;
        MediaEngine engine(testConfig(), log.handler());
        engine.start();
        const auto bridge = engine.openBridge().value();
        const auto leg = engine.openRtpLeg(bridge).value();
        RawPeer peer;
        RtpParameters p;
        p.remoteAddress = "127.0.0.1";
        p.remotePort = peer.port();
        engine.setRtp(leg.member, p);
        const auto sink = std::make_shared<MemorySink>();
        QVERIFY(engine.openRecorder(bridge, {leg.member}, sink));
        const auto sound = tone(500, 20);
        std::vector<std::uint8_t> payload;
        for (const auto s : sound)
            payload.push_back(encodeAlaw(s));
        for (std::uint16_t i = 0; i < 100; ++i) {
            const bool second = i >= 50;
            peer.send(leg.port, 8, std::uint16_t(second ? 40000 + i : i), std::uint32_t(i) * 160 + (second ? 999'999 : 0),
                      second ? 2222 : 1111, payload);
            QTest::qWait(20);
        }
        QTRY_COMPARE(engine.statistics(leg.member)->remoteSsrc, 2222U);
        const auto left = sink->left();
        QVERIFY(amplitudeOf(500, MemorySink::part(left, 1700, 200)) > 5000);
        engine.closeBridge(bridge);
    }
    void garbageOnThePort_changesNothing() {
        MediaEngine engine(testConfig());
        engine.start();
        FarEnd citizen(engine);
        const auto bridge = engine.openBridge().value();
        const auto leg = engine.openRtpLeg(bridge).value();
        citizen.connect(leg);
        citizen.say(500);
        const auto sink = std::make_shared<MemorySink>();
        QVERIFY(engine.openRecorder(bridge, {leg.member}, sink));
        RawPeer enemy;
        for (int i = 0; i < 300; ++i) {
            enemy.send(leg.port, std::uint8_t(i % 128), std::uint16_t(i * 7919), std::uint32_t(i) * 12345, std::uint32_t(i % 5),
                       std::vector<std::uint8_t>(std::size_t(i) * 4, std::uint8_t(i)));
            if (i % 10 == 0)
                QTest::qWait(5);
        }
        QTest::qWait(500);
        const auto left = sink->left();
        QVERIFY(amplitudeOf(500, MemorySink::part(left, int(left.size() / 8) - 300, 300)) > 6000);
        engine.closeBridge(bridge);
    }
    void statistics_afterReports_tellWhatThePeerSees() {
        MediaEngine engine(testConfig());
        engine.start();
        FarEnd citizen(engine);
        const auto bridge = engine.openBridge().value();
        const auto leg = engine.openRtpLeg(bridge).value();
        citizen.connect(leg);
        citizen.say(500);
        QTRY_VERIFY_WITH_TIMEOUT(engine.statistics(leg.member)->packetsReceived > 60, 10'000);
        const auto s = *engine.statistics(leg.member);
        QVERIFY(s.packetsSent > 60);
        QVERIFY(s.levelDbov > -30 && s.levelDbov < -5);
        // A report of ours about theirs and back needs two reports each way.
        QTRY_VERIFY_WITH_TIMEOUT(engine.statistics(leg.member)->roundTripMs > 0, 25'000);
        QVERIFY(engine.statistics(leg.member)->roundTripMs < 2000);
        QVERIFY(!engine.statistics(12345));
        engine.closeBridge(bridge);
    }

    void portRange_allTaken_saysSoAndComesBack() {
        auto config = testConfig();
        std::atomic<std::uint32_t> cursor{0};
        // Look for a free stretch of four ports to make the test's own.
        std::uint16_t first = 0;
        for (std::uint16_t p = 42'000; p < 60'000 && first == 0; p += 4) {
            auto a = UdpPair::open("127.0.0.1", p, std::uint16_t(p + 1), cursor);
            auto b = UdpPair::open("127.0.0.1", std::uint16_t(p + 2), std::uint16_t(p + 3), cursor);
            if (a && b)
                first = p;
        }
        QVERIFY(first != 0);
        config.firstPort = first;
        config.lastPort = std::uint16_t(first + 3);
        MediaEngine engine(config);
        engine.start();
        const auto bridge = engine.openBridge().value();
        const auto one = engine.openRtpLeg(bridge);
        const auto two = engine.openRtpLeg(bridge);
        QVERIFY(one && two);
        QVERIFY(one->port % 2 == 0 && two->port % 2 == 0 && one->port != two->port);
        const auto three = engine.openRtpLeg(bridge);
        QVERIFY(!three);
        QCOMPARE(three.error().code, u"media.port"_s);
        engine.closeMember(one->member);
        bool free = false;
        QTRY_VERIFY(free = free || engine.openRtpLeg(bridge).hasValue());
        engine.closeBridge(bridge);
    }
};
LIANXIN_TEST(tst_RtpPeer);
#include "tst_RtpPeer.moc"
