// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/media/Rtcp.h"
#include "call/media/RtpPacket.h"
#include "call/media/RtpSource.h"
#include "support/TestRegistry.h"
#include <QTest>
#include <random>

using namespace lianxin;

class tst_Rtp : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void header_writtenAndParsed_isTheSame() {
        RtpPacket packet;
        packet.marker = true;
        packet.payloadType = 101;
        packet.sequence = 65535;
        packet.timestamp = 0xdeadbeef;
        packet.ssrc = 0x01020304;
        std::array<std::uint8_t, 16> wire{};
        writeRtpHeader(packet, std::span(wire).first<kRtpHeaderBytes>());
        const auto back = parseRtp(wire);
        QVERIFY(back);
        QVERIFY(back->marker);
        QCOMPARE(int(back->payloadType), 101);
        QCOMPARE(int(back->sequence), 65535);
        QCOMPARE(back->timestamp, 0xdeadbeefU);
        QCOMPARE(back->ssrc, 0x01020304U);
        QCOMPARE(back->payload.size(), std::size_t(4));
    }
    void parse_csrcExtensionAndPadding_payloadIsWhatRemains() {
        std::vector<std::uint8_t> wire(12 + 8 + 4 + 4 + 10, 0);
        wire[0] = 0x80 | 0x20 | 0x10 | 2; // padding, extension, two CSRC
        wire[12 + 8 + 3] = 1;             // extension of one word
        wire.back() = 4;                  // four bytes of padding
        const auto packet = parseRtp(wire);
        QVERIFY(packet);
        QCOMPARE(packet->payload.size(), std::size_t(6));
    }
    void parse_brokenDatagrams_areRefused() {
        QVERIFY(!parseRtp({}));
        const std::vector<std::uint8_t> tooShort(11, 0x80);
        QVERIFY(!parseRtp(tooShort));
        std::vector<std::uint8_t> wire(20, 0);
        wire[0] = 0x40; // version 1
        QVERIFY(!parseRtp(wire));
        wire[0] = 0x8f; // fifteen CSRC in eight bytes
        QVERIFY(!parseRtp(wire));
        wire[0] = 0x90; // extension longer than the datagram
        wire[14] = 0xff;
        QVERIFY(!parseRtp(wire));
        wire[0] = 0xa0; // padding longer than the payload, and of no length
        wire[19] = 9;
        QVERIFY(!parseRtp(wire));
        wire[19] = 0;
        QVERIFY(!parseRtp(wire));
    }
    void parse_randomDatagrams_neverReadOutside() {
        std::mt19937 random(7);
        for (int i = 0; i < 200'000; ++i) {
            std::vector<std::uint8_t> wire(random() % 64);
            for (auto &byte : wire)
                byte = std::uint8_t(random());
            if (wire.size() > 1 && i % 2) {
                wire[0] = std::uint8_t(0x80 | (wire[0] & 0x3f));
                wire[1] = std::uint8_t(200 + i % 4);
            }
            if (const auto packet = parseRtp(wire))
                QVERIFY(packet->payload.empty() || packet->payload.data() + packet->payload.size() <= wire.data() + wire.size());
            (void)parseRtcp(wire, 1);
        }
    }

    void rtcp_senderReport_writtenAndParsed_isTheSame() {
        const RtcpSenderInfo sender{0x0123456789abcdefULL, 1000, 50, 8000};
        RtcpReportBlock block;
        block.ssrc = 77;
        block.fractionLost = 12;
        block.cumulativeLost = -3;
        block.highestSequence = 70000;
        block.jitter = 40;
        block.lastSr = 0x456789ab;
        block.delayLastSr = 65536;
        std::array<std::uint8_t, 256> wire{};
        const auto n = writeRtcp(5, &sender, &block, "abcdefg", true, wire);
        QCOMPARE(n % 4, std::size_t(0));
        const auto report = parseRtcp(std::span(wire).first(n), 77);
        QVERIFY(report && report->sender && report->aboutUs);
        QCOMPARE(report->ssrc, 5U);
        QCOMPARE(report->sender->ntp, sender.ntp);
        QCOMPARE(report->sender->octets, 8000U);
        QCOMPARE(report->aboutUs->cumulativeLost, -3);
        QCOMPARE(int(report->aboutUs->fractionLost), 12);
        QCOMPARE(report->aboutUs->delayLastSr, 65536U);
        QVERIFY(report->bye);
        QVERIFY(!parseRtcp(std::span(wire).first(n), 78)->aboutUs); // about somebody else
        QVERIFY(!parseRtcp(std::span(wire).first(n - 4), 77));      // cut short
    }
    void rtcp_receiverReportOfEveryCnameLength_isValid() {
        for (std::size_t length = 0; length <= 70; ++length) {
            std::array<std::uint8_t, 256> wire{};
            const auto n = writeRtcp(5, nullptr, nullptr, std::string(length, 'x'), false, wire);
            const auto report = parseRtcp(std::span(wire).first(n), 1);
            QVERIFY(report);
            QVERIFY(!report->sender && !report->bye);
        }
    }

    void source_lossReorderAndWrap_areCounted() {
        RtpSource source;
        std::uint32_t t = 0;
        const auto feed = [&](int sequence) {
            t += 160;
            return source.receive(9, std::uint16_t(sequence), t, t);
        };
        QVERIFY(feed(65533) == RtpSource::Verdict::Restart);
        feed(65534);
        feed(0); // 65535 is late
        feed(65535);
        feed(2); // 1 is lost
        QCOMPARE(source.extendedHighest(), 65536U + 2U);
        QCOMPARE(source.lost(), 1);
        QCOMPARE(int(source.takeFractionLost()), 256 / 6);
        feed(3);
        QCOMPARE(int(source.takeFractionLost()), 0);
        feed(3);
        QCOMPARE(source.lost(), 0); // a duplicate hides a loss (RFC 3550 A.3)
    }
    void source_steadyAndJumpyArrival_jitterFollowsRfc() {
        RtpSource source;
        for (std::uint32_t i = 0; i < 200; ++i)
            source.receive(1, std::uint16_t(i), i * 160, 5000 + i * 160);
        QVERIFY(source.jitter() < 0.01);
        for (std::uint32_t i = 200; i < 600; ++i)
            source.receive(1, std::uint16_t(i), i * 160, 5000 + i * 160 + (i % 2) * 80);
        QVERIFY2(source.jitter() > 70 && source.jitter() < 90, qPrintable(QString::number(source.jitter())));
    }
    void source_newSsrc_isFollowedAfterTwoPackets() {
        RtpSource source;
        source.receive(1, 10, 0, 0);
        source.receive(1, 11, 160, 160);
        QVERIFY(source.receive(2, 500, 0, 320) == RtpSource::Verdict::Ignore);
        QVERIFY(source.receive(1, 12, 320, 320) == RtpSource::Verdict::Accept); // one stray changes nothing
        QVERIFY(source.receive(2, 600, 0, 480) == RtpSource::Verdict::Ignore);
        QVERIFY(source.receive(2, 601, 160, 640) == RtpSource::Verdict::Restart);
        QCOMPARE(source.ssrc(), 2U);
        QVERIFY(source.receive(2, 602, 320, 800) == RtpSource::Verdict::Accept);
    }
    void source_largeJump_restartsAfterTwoPackets() {
        RtpSource source;
        source.receive(1, 10, 0, 0);
        QVERIFY(source.receive(1, 20000, 0, 0) == RtpSource::Verdict::Ignore);
        QVERIFY(source.receive(1, 20001, 0, 0) == RtpSource::Verdict::Restart);
    }
};
LIANXIN_TEST(tst_Rtp);
#include "tst_Rtp.moc"
