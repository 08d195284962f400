// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/media/AudioCodec.h"
#include "support/TestRegistry.h"
#include <QTest>
#include <spandsp.h>

using namespace lianxin;

class tst_AudioCodec : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void alaw_everySample_equalsReference() {
        for (int s = -32768; s <= 32767; ++s)
            QCOMPARE(int(encodeAlaw(std::int16_t(s))), int(linear_to_alaw(s)));
        for (int c = 0; c < 256; ++c)
            QCOMPARE(decodeAlaw(std::uint8_t(c)), alaw_to_linear(std::uint8_t(c)));
    }
    void ulaw_everySample_equalsReference() {
        for (int s = -32767; s <= 32767; ++s)
            QCOMPARE(int(encodeUlaw(std::int16_t(s))), int(linear_to_ulaw(s)));
        QCOMPARE(int(encodeUlaw(-32768)), int(encodeUlaw(-32767))); // clipped alike
        for (int c = 0; c < 256; ++c)
            QCOMPARE(decodeUlaw(std::uint8_t(c)), ulaw_to_linear(std::uint8_t(c)));
    }
    void bothLaws_decodedAndEncoded_giveTheSameCode() {
        for (int c = 0; c < 256; ++c) {
            QCOMPARE(int(encodeAlaw(decodeAlaw(std::uint8_t(c)))), c);
            if (c != 0x7f) // minus zero comes back as plus zero
                QCOMPARE(int(encodeUlaw(decodeUlaw(std::uint8_t(c)))), c);
        }
    }
    //! ITU-T G.711 tables 1a and 2a: decision and output values at the ends of the scale.
    void tables_knownPoints_asInTheRecommendation() {
        QCOMPARE(int(encodeAlaw(0)), 0xd5);
        QCOMPARE(int(encodeAlaw(-1)), 0x55);
        QCOMPARE(int(decodeAlaw(0xd5)), 8);
        QCOMPARE(int(decodeAlaw(0xaa)), 32256);
        QCOMPARE(int(decodeAlaw(0x2a)), -32256);
        QCOMPARE(int(encodeUlaw(0)), 0xff);
        QCOMPARE(int(decodeUlaw(0xff)), 0);
        QCOMPARE(int(decodeUlaw(0x80)), 32124);
        QCOMPARE(int(decodeUlaw(0x00)), -32124);
    }
    void codec_frameAndOddLengths_roundTrip() {
        for (const auto id : {CodecId::Pcmu, CodecId::Pcma}) {
            const auto codec = makeCodec(id);
            QVERIFY(codec->id() == id);
            PcmFrame frame;
            for (std::size_t i = 0; i < frame.size(); ++i)
                frame[i] = std::int16_t(int(i) * 200 - 16000);
            std::array<std::uint8_t, 320> wire{};
            QCOMPARE(codec->encode(frame, wire), kFrameSamples);
            std::array<std::int16_t, 480> out{};
            QCOMPARE(codec->decode(std::span(wire).first(160), out), std::size_t(160));
            for (std::size_t i = 0; i < frame.size(); ++i)
                QVERIFY(std::abs(frame[i] - out[i]) <= std::max(16, std::abs(frame[i]) / 16));
            QCOMPARE(codec->decode(std::span(wire).first(0), out), std::size_t(0));
            QCOMPARE(codec->decode(wire, std::span(out).first(10)), std::size_t(10));
        }
    }
};
LIANXIN_TEST(tst_AudioCodec);
#include "tst_AudioCodec.moc"
