// SPDX-License-Identifier: GPL-3.0-or-later
#include "Tones.h"
#include "call/media/AudioCodec.h"
#include "call/media/JitterBuffer.h"
#include "support/TestRegistry.h"
#include <QTest>
#include <random>
#include <set>
#include <spandsp.h>

using namespace lianxin;
using namespace lianxin::test;

namespace {

using Packets = std::vector<std::vector<std::uint8_t>>;

Packets encodeAll(AudioCodec &codec, const std::vector<std::int16_t> &sound) {
    Packets out;
    for (std::size_t at = 0; at + kFrameSamples <= sound.size(); at += kFrameSamples) {
        PcmFrame frame;
        std::copy_n(sound.begin() + std::ptrdiff_t(at), kFrameSamples, frame.begin());
        std::array<std::uint8_t, 320> payload;
        const auto n = codec.encode(frame, payload);
        out.emplace_back(payload.begin(), payload.begin() + std::ptrdiff_t(n));
    }
    return out;
}

//! Voiced sound that comes and goes four times a second: what a coder takes for speech.
std::vector<std::int16_t> speechLike(int ms) {
    std::vector<std::int16_t> out(std::size_t(ms) * kPcmRate / 1000);
    double phase = 0;
    for (std::size_t i = 0; i < out.size(); ++i) {
        const double t = double(i) / kPcmRate;
        phase += 2 * std::numbers::pi * (140 + 20 * std::sin(3 * t)) / kPcmRate;
        double sum = 0;
        for (int harmonic = 1; harmonic <= 12; ++harmonic)
            sum += std::sin(harmonic * phase) / harmonic;
        out[i] = std::int16_t(5000 * sum * std::max(0.0, std::sin(2 * std::numbers::pi * 2 * t)));
    }
    return out;
}

double powerOf(std::span<const std::int16_t> sound) {
    return rmsOf(sound) * rmsOf(sound);
}

//! Samples by which \a heard is behind \a said.
int delayOf(std::span<const std::int16_t> said, std::span<const std::int16_t> heard) {
    double best = 0;
    int at = -1;
    for (int delay = 0; delay < 400; ++delay) {
        double sum = 0;
        for (std::size_t i = 2000; i + 400 < said.size(); ++i)
            sum += double(said[i]) * heard[i + std::size_t(delay)];
        if (sum > best) {
            best = sum;
            at = delay;
        }
    }
    return at;
}

//! One codec behind a jitter buffer.
struct SeatDecoder final : PayloadDecoder {
    std::unique_ptr<AudioCodec> codec;
    bool recovers = true;
    std::size_t decodePayload(std::uint8_t, std::span<const std::uint8_t> payload, std::span<std::int16_t> samples) override {
        return codec->decode(payload, samples);
    }
    AudioCodec::Substitute substitutePayload(std::uint8_t, std::span<const std::uint8_t> next, std::span<std::int16_t> samples) override {
        return codec->substitute(recovers ? next : std::span<const std::uint8_t>(), samples);
    }
};

//! What is heard of packets of which every seventh is lost, a frame each 20 ms.
std::vector<std::int16_t> heardWithLoss(SeatDecoder &decoder, JitterBuffer &buffer, const Packets &packets, bool loss) {
    std::vector<std::int16_t> out;
    for (std::size_t i = 0; i < packets.size(); ++i) {
        const auto time = std::uint32_t(i * kFrameSamples);
        if (!loss || i % 7 != 3)
            buffer.insert(JitterBuffer::Kind::Sound, std::uint16_t(i), time, 107, packets[i], time);
        PcmFrame frame;
        buffer.pull(frame, decoder);
        out.insert(out.end(), frame.begin(), frame.end());
    }
    return out;
}

} // namespace

class tst_SeatCodecs : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void names_thereAndBack() {
        for (const auto id : {CodecId::Pcmu, CodecId::Pcma, CodecId::G722, CodecId::Opus}) {
            QVERIFY(codecNamed(nameOf(id)) == id);
            QVERIFY(makeCodec(id)->id() == id);
        }
        QVERIFY(codecNamed("OPUS") == CodecId::Opus && codecNamed("g722") == CodecId::G722);
        QVERIFY(!codecNamed("") && !codecNamed("opu") && !codecNamed("opus2"));
    }
    void clocks_asTheProfilesSay() {
        QCOMPARE(makeCodec(CodecId::G722)->timestampStep(), 160); // RFC 3551 §4.5.2
        QCOMPARE(makeCodec(CodecId::Opus)->timestampStep(), 960); // RFC 7587 §4.1
        QCOMPARE(makeCodec(CodecId::Pcma)->timestampStep(), 160);
    }

    void tones_throughEachCodec_keepTheirLoudness_data() {
        QTest::addColumn<int>("codec");
        QTest::addColumn<int>("hertz");
        for (const int hertz : {300, 440, 1000, 2000, 3000})
            for (const auto id : {CodecId::G722, CodecId::Opus})
                QTest::addRow("%s %d Hz", nameOf(id).data(), hertz) << int(id) << hertz;
    }
    void tones_throughEachCodec_keepTheirLoudness() {
        QFETCH(int, codec);
        QFETCH(int, hertz);
        const auto encoder = makeCodec(CodecId(codec));
        const auto decoder = makeCodec(CodecId(codec));
        std::vector<std::int16_t> heard;
        for (const auto &packet : encodeAll(*encoder, tone(hertz, 1000))) {
            std::array<std::int16_t, 960> out;
            const auto n = decoder->decode(packet, out);
            QCOMPARE(n, kFrameSamples);
            heard.insert(heard.end(), out.begin(), out.begin() + std::ptrdiff_t(n));
        }
        const auto steady = std::span(heard).subspan(3200, 4000);
        const double db = 20 * std::log10(amplitudeOf(hertz, steady) / 8000);
        QVERIFY2(std::abs(db) < 1.5, qPrintable(QString::number(db)));
        const double tonePower = std::pow(amplitudeOf(hertz, steady), 2) / 2;
        const double noise = 10 * std::log10(tonePower / std::max(powerOf(steady) - tonePower, 1.0));
        QVERIFY2(noise > 12, qPrintable(QString::number(noise)));
    }
    void g722_againstTheWholeCodec_sameBand() {
        // What a telephone with all of G.722 sends, and what it hears of us.
        std::vector<std::int16_t> wide(16'000);
        for (std::size_t i = 0; i < wide.size(); ++i)
            wide[i] = std::int16_t(8000 * std::sin(2 * std::numbers::pi * 1000 * double(i) / 16'000));
        std::vector<std::uint8_t> codes(wide.size() / 2);
        auto *const coder = g722_encode_init(nullptr, 64'000, 0);
        QCOMPARE(g722_encode(coder, codes.data(), wide.data(), int(wide.size())), int(codes.size()));
        g722_encode_free(coder);
        std::vector<std::int16_t> heard(codes.size());
        const auto ours = makeG722();
        QCOMPARE(ours->decode(codes, heard), codes.size());
        const double in = amplitudeOf(1000, std::span(heard).subspan(2000, 4000));
        QVERIFY2(in > 7000 && in < 9000, qPrintable(QString::number(in)));

        std::vector<std::uint8_t> sent;
        for (const auto &packet : encodeAll(*ours, tone(1000, 1000)))
            sent.insert(sent.end(), packet.begin(), packet.end());
        auto *const decoder = g722_decode_init(nullptr, 64'000, 0);
        std::vector<std::int16_t> far(2 * sent.size() + 16);
        const int n = g722_decode(decoder, far.data(), sent.data(), int(sent.size()));
        g722_decode_free(decoder);
        QCOMPARE(n, int(2 * sent.size()));
        std::vector<std::int16_t> half; // every second one: 8 kHz again
        for (std::size_t i = 4000; i < 12'000; i += 2)
            half.push_back(far[i]);
        const double out = amplitudeOf(1000, half);
        QVERIFY2(out > 6500 && out < 9000, qPrintable(QString::number(out)));
    }
    void delay_ofEachCodec_isShort() {
        for (const auto id : {CodecId::G722, CodecId::Opus}) {
            const auto codec = makeCodec(id);
            const auto said = speechLike(2000);
            std::vector<std::int16_t> heard;
            for (const auto &packet : encodeAll(*codec, said)) {
                std::array<std::int16_t, 960> out;
                heard.insert(heard.end(), out.begin(), out.begin() + std::ptrdiff_t(codec->decode(packet, out)));
            }
            heard.resize(said.size() + 400);
            const int delay = delayOf(said, heard);
            QVERIFY2(delay >= 0 && delay <= 80, qPrintable(u"%1: %2 samples"_s.arg(int(id)).arg(delay))); // 10 ms
        }
    }

    void opus_bitRateAndConstantSize() {
        const auto sound = speechLike(2000);
        std::size_t bytes = 0;
        for (const auto &packet : encodeAll(*makeOpus({}), sound))
            bytes += packet.size();
        QVERIFY2(bytes * 8 / 2 < 16'000, qPrintable(QString::number(bytes * 4))); // bit/s, a quarter of G.711's
        OpusOptions constant;
        constant.constantRate = true;
        std::set<std::size_t> sizes;
        for (const auto &packet : encodeAll(*makeOpus(constant), sound))
            sizes.insert(packet.size());
        QCOMPARE(sizes, std::set<std::size_t>{50});
    }
    void opus_dtx_sendsNextToNothingInSilence() {
        OpusOptions options;
        options.dtx = true;
        auto sound = speechLike(1000);
        sound.resize(sound.size() + 4 * kPcmRate, 0); // then four seconds of nothing
        const auto packets = encodeAll(*makeOpus(options), sound);
        const auto sent = std::count_if(packets.begin() + 50, packets.end(), [](const auto &p) { return !p.empty(); });
        QVERIFY2(sent < 60, qPrintable(QString::number(sent)));
        options.dtx = false;
        for (const auto &packet : encodeAll(*makeOpus(options), sound))
            QVERIFY(!packet.empty());
    }
    void opus_lostPackets_areMadeAgainFromTheNextOne() {
        const auto sound = speechLike(6000);
        const auto codec = makeOpus({});
        codec->setExpectedLoss(20);
        const auto packets = encodeAll(*codec, sound);
        const auto hear = [&](bool loss, bool recovers, std::uint64_t &recovered) {
            SeatDecoder decoder;
            decoder.codec = makeOpus({});
            decoder.recovers = recovers;
            JitterBuffer buffer(40, 200);
            auto heard = heardWithLoss(decoder, buffer, packets, loss);
            recovered = buffer.recoveredPackets();
            return heard;
        };
        std::uint64_t none = 0, with = 0, without = 0;
        const auto whole = hear(false, true, none);
        const auto better = hear(true, true, with);
        const auto worse = hear(true, false, without);
        QCOMPARE(int(none), 0);
        QCOMPARE(int(without), 0);
        QVERIFY2(with >= 20, qPrintable(QString::number(with))); // of some 43; none in the pauses
        const auto error = [&](const std::vector<std::int16_t> &heard) {
            double sum = 0;
            for (std::size_t i = 0; i < heard.size(); ++i)
                sum += std::pow(double(heard[i]) - whole[i], 2);
            return sum;
        };
        QVERIFY2(error(better) < 0.5 * error(worse), qPrintable(QString::number(error(better) / error(worse))));
    }
    void opus_rubbish_neitherBreaksNorGrows() {
        const auto codec = makeOpus({});
        std::mt19937 random(5);
        std::array<std::int16_t, 2048> out{};
        for (int i = 0; i < 20'000; ++i) {
            std::vector<std::uint8_t> wire(random() % 200);
            for (auto &byte : wire)
                byte = std::uint8_t(random());
            const auto room = std::span(out).first(random() % out.size());
            QVERIFY(codec->decode(wire, room) <= room.size());
            (void)codec->substitute(wire, std::span(out).first(random() % 400));
        }
        QCOMPARE(codec->decode({}, out), std::size_t(0));
    }
};
LIANXIN_TEST(tst_SeatCodecs);
#include "tst_SeatCodecs.moc"
