// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/media/InBandDtmf.h"
#include "call/media/RtpPacket.h"
#include "call/media/TelephoneEvent.h"
#include "platform/base/Literals.h"
#include "support/TestRegistry.h"
#include <QFile>
#include <QTest>
#include <random>

using namespace lianxin;

namespace {
//! The UDP payloads of a little-endian Ethernet pcap file.
std::vector<std::vector<std::uint8_t>> datagramsOf(const QString &path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray all = file.readAll();
    const auto *p = reinterpret_cast<const std::uint8_t *>(all.constData());
    const auto little = [&](qsizetype at) {
        return std::uint32_t(p[at]) | std::uint32_t(p[at + 1]) << 8 | std::uint32_t(p[at + 2]) << 16
            | std::uint32_t(p[at + 3]) << 24;
    };
    std::vector<std::vector<std::uint8_t>> found;
    const std::uint32_t link = little(20);
    const qsizetype head = link == 1 ? 14 : 16; // Ethernet or Linux cooked
    for (qsizetype at = 24; at + 16 <= all.size();) {
        const auto length = qsizetype(little(at + 8));
        const auto udp = at + 16 + head + (p[at + 16 + head] & 0x0f) * 4;
        found.emplace_back(p + udp + 8, p + at + 16 + length);
        at += 16 + length;
    }
    return found;
}

std::vector<std::uint8_t> eventPayload(int event, bool end, int duration) {
    return {std::uint8_t(event), std::uint8_t((end ? 0x80 : 0) | 10), std::uint8_t(duration >> 8), std::uint8_t(duration)};
}
} // namespace

class tst_Dtmf : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sippCaptures_everyKey_isReportedOnce() {
        const QString folder = QStringLiteral(LIANXIN_SHARED_DIR) + u"/data/sip/sipp_pcap/"_s;
        if (!QFile::exists(folder))
            QSKIP("sipp's captures are not here");
        for (const auto &[name, key] : std::initializer_list<std::pair<QString, char>>{
                 {u"0"_s, '0'}, {u"1"_s, '1'}, {u"2"_s, '2'}, {u"3"_s, '3'}, {u"4"_s, '4'}, {u"5"_s, '5'},
                 {u"6"_s, '6'}, {u"7"_s, '7'}, {u"8"_s, '8'}, {u"9"_s, '9'}, {u"star"_s, '*'}, {u"pound"_s, '#'}}) {
            TelephoneEventReceiver receiver;
            std::string heard;
            const auto datagrams = datagramsOf(folder + u"dtmf_2833_%1.pcap"_s.arg(name));
            QVERIFY(datagrams.size() > 5);
            for (const auto &datagram : datagrams) {
                const auto packet = parseRtp(datagram);
                QVERIFY(packet);
                if (const auto digit = receiver.receive(packet->timestamp, packet->payload))
                    heard += *digit;
            }
            QCOMPARE(heard, std::string(1, key));
        }
    }
    void receiver_lossDuplicationAndReorder_oneKeyAPress() {
        std::mt19937 random(3);
        for (int round = 0; round < 500; ++round) {
            TelephoneEventReceiver receiver;
            std::string heard;
            for (int press = 0; press < 3; ++press) {
                std::vector<std::vector<std::uint8_t>> packets;
                for (int i = 1; i <= 5; ++i)
                    packets.push_back(eventPayload(press + 4, false, i * 160));
                for (int i = 0; i < 3; ++i)
                    packets.push_back(eventPayload(press + 4, true, 960));
                packets.erase(packets.begin() + int(random() % packets.size())); // one lost
                packets.push_back(packets[random() % packets.size()]);          // one twice
                std::swap(packets[random() % 8], packets[random() % 8]);       // two in the wrong order
                for (const auto &payload : packets)
                    if (const auto digit = receiver.receive(std::uint32_t(press) * 4000 + 100, payload))
                        heard += *digit;
            }
            QCOMPARE(heard, std::string("456"));
        }
    }
    void receiver_onlyTheEndArrives_stillOneKey() {
        TelephoneEventReceiver receiver;
        QCOMPARE(receiver.receive(50, eventPayload(11, true, 800)), std::optional<char>('#'));
        QVERIFY(!receiver.receive(50, eventPayload(11, true, 800)));
    }
    void receiver_sameKeyTwice_isTwoPresses() {
        TelephoneEventReceiver receiver;
        QVERIFY(receiver.receive(0, eventPayload(1, false, 160)));
        QVERIFY(!receiver.receive(0, eventPayload(1, true, 800)));
        QVERIFY(receiver.receive(1600, eventPayload(1, false, 160)));
        QVERIFY(!receiver.receive(0, eventPayload(1, true, 800))); // straggler of the first
    }
    void receiver_longPressInSegments_isOnePress() {
        TelephoneEventReceiver receiver;
        QVERIFY(receiver.receive(1000, eventPayload(5, false, 0xffff)));
        QVERIFY(!receiver.receive(1000 + 0xffff, eventPayload(5, false, 160)));
        QVERIFY(!receiver.receive(1000 + 0xffff, eventPayload(5, true, 800)));
    }
    void receiver_shortOrForeignEvents_areNoKeys() {
        TelephoneEventReceiver receiver;
        QVERIFY(!receiver.receive(0, std::vector<std::uint8_t>{1, 2, 3}));
        QVERIFY(!receiver.receive(0, eventPayload(16, false, 160))); // flash
        QVERIFY(!receiver.receive(0, eventPayload(36, false, 160))); // fax tone
    }

    void sender_twoKeys_packetsAsRfc4733Wants() {
        TelephoneEventSender sender;
        sender.add("1x#", 100); // x is no key
        std::vector<TelephoneEventSender::Packet> packets;
        int silent = 0;
        for (std::uint32_t t = 0; sender.isSending(); t += 160) {
            if (const auto packet = sender.tick(t))
                packets.push_back(*packet);
            else
                ++silent;
            QVERIFY(t < 160 * 100);
        }
        QCOMPARE(packets.size(), std::size_t(10)); // 100 ms are five packets
        for (std::size_t i = 0; i < packets.size(); ++i) {
            const auto &packet = packets[i];
            QCOMPARE(packet.marker, i % 5 == 0);
            QCOMPARE(int(packet.payload[0]), i < 5 ? 1 : 11);
            QCOMPARE(packet.timestamp, i < 5 ? 0U : packets[5].timestamp);
            QCOMPARE(int(readBig16(&packet.payload[2])), int(i % 5 + 1) * 160);
            QCOMPARE(bool(packet.payload[1] & 0x80), i % 5 == 4);
            QCOMPARE(packet.copies, i % 5 == 4 ? 3 : 1);
        }
        QVERIFY(packets[5].timestamp > 800U);
        QCOMPARE(silent, 6); // 60 ms after each
    }
    void sender_moreKeysThanFit_keepsTheFirst32() {
        TelephoneEventSender sender;
        sender.add(std::string(50, '5'), 40);
        int ends = 0;
        for (std::uint32_t t = 0; sender.isSending(); t += 160)
            if (const auto packet = sender.tick(t))
                ends += packet->copies == 3;
        QCOMPARE(ends, 32);
    }

    void inBand_generatedKeys_areDetected() {
        DtmfGenerator generator;
        DtmfDetector detector;
        generator.add("0123456789*#ABCD", 100);
        std::string heard;
        while (generator.isSending()) {
            PcmFrame frame;
            generator.fill(frame);
            if (const auto digit = detector.process(frame))
                heard += *digit;
        }
        QCOMPARE(heard, std::string("0123456789*#ABCD"));
    }
    void inBand_noiseAndSingleTones_areNoKeys() {
        DtmfDetector detector;
        std::mt19937 random(11);
        for (int i = 0; i < 3000; ++i) {
            PcmFrame frame;
            for (std::size_t k = 0; k < frame.size(); ++k) {
                const double t = double(i) * kFrameSamples + double(k);
                frame[k] = i < 1500 ? std::int16_t(int(random() % 20000) - 10000)
                                    : std::int16_t(9000 * std::sin(2 * 3.14159265 * 697 * t / 8000));
            }
            QVERIFY(!detector.process(frame));
        }
    }
};
LIANXIN_TEST(tst_Dtmf);
#include "tst_Dtmf.moc"
