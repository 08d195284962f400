// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/media/RtpPacket.h"
#include "call/media/SrtpSession.h"
#include "support/TestRegistry.h"
#include <QTest>
#include <algorithm>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <random>

using namespace lianxin;

namespace {

using Bytes = std::vector<std::uint8_t>;

Bytes hex(const char *text) {
    const auto raw = QByteArray::fromHex(text);
    return {raw.begin(), raw.end()};
}

//! \brief RFC 3711 once more, slowly, by another library: what libsrtp makes is compared with it, after it has agreed with
//! the RFC's own vectors.
struct Reference {
    static Bytes keystream(const Bytes &key, const Bytes &iv, std::size_t n) {
        Bytes zeros(n), out(n);
        EVP_CIPHER_CTX *const ctx = EVP_CIPHER_CTX_new();
        int written = 0;
        EVP_EncryptInit_ex(ctx, EVP_aes_128_ctr(), nullptr, key.data(), iv.data());
        EVP_EncryptUpdate(ctx, out.data(), &written, zeros.data(), int(n));
        EVP_CIPHER_CTX_free(ctx);
        return out;
    }
    //! §4.3.1, without a key derivation rate.
    static Bytes derive(const Bytes &master, const Bytes &salt, std::uint8_t label, std::size_t n) {
        Bytes iv = salt;
        iv.resize(16);
        iv[7] ^= label;
        return keystream(master, iv, n);
    }
    static Bytes hmac(const Bytes &key, const Bytes &data, std::size_t n) {
        std::array<unsigned char, EVP_MAX_MD_SIZE> mac;
        unsigned length = 0;
        HMAC(EVP_sha1(), key.data(), int(key.size()), data.data(), data.size(), mac.data(), &length);
        return {mac.begin(), mac.begin() + std::ptrdiff_t(n)};
    }
    static Bytes ivOf(const Bytes &salt, std::uint32_t ssrc, std::uint64_t index) {
        Bytes iv = salt;
        iv.resize(16);
        for (std::size_t i = 0; i < 4; ++i)
            iv[4 + i] ^= std::uint8_t(ssrc >> (24 - 8 * i));
        for (std::size_t i = 0; i < 6; ++i)
            iv[8 + i] ^= std::uint8_t(index >> (40 - 8 * i));
        return iv;
    }

    explicit Reference(const SrtpKey &key)
        : master(key.keyAndSalt.begin(), key.keyAndSalt.begin() + 16)
        , salt(key.keyAndSalt.begin() + 16, key.keyAndSalt.end())
        , mki(key.mki.begin(), key.mki.end())
        , tag(key.suite == SrtpSuite::AesCm128HmacSha1_32 ? 4 : 10) {}

    Bytes rtp(Bytes packet, std::uint32_t rollOver) const {
        const auto index = (std::uint64_t(rollOver) << 16) | readBig16(packet.data() + 2);
        const auto stream = keystream(derive(master, salt, 0, 16), ivOf(derive(master, salt, 2, 14), readBig32(packet.data() + 8), index),
                                      packet.size() - kRtpHeaderBytes);
        for (std::size_t i = 0; i < stream.size(); ++i)
            packet[kRtpHeaderBytes + i] ^= stream[i];
        Bytes signedPart = packet;
        for (int shift = 24; shift >= 0; shift -= 8)
            signedPart.push_back(std::uint8_t(rollOver >> shift));
        const auto mac = hmac(derive(master, salt, 1, 20), signedPart, tag);
        packet.insert(packet.end(), mki.begin(), mki.end());
        packet.insert(packet.end(), mac.begin(), mac.end());
        return packet;
    }
    Bytes rtcp(Bytes packet, std::uint32_t index) const {
        const auto stream = keystream(derive(master, salt, 3, 16), ivOf(derive(master, salt, 5, 14), readBig32(packet.data() + 4), index),
                                      packet.size() - 8);
        for (std::size_t i = 0; i < stream.size(); ++i)
            packet[8 + i] ^= stream[i];
        for (int shift = 24; shift >= 0; shift -= 8)
            packet.push_back(std::uint8_t((index | 0x80000000U) >> shift));
        const auto mac = hmac(derive(master, salt, 4, 20), packet, 10);
        packet.insert(packet.end(), mac.begin(), mac.end());
        return packet;
    }

    Bytes master, salt, mki;
    std::size_t tag;
};

SrtpKey keyOf(SrtpSuite suite = SrtpSuite::AesCm128HmacSha1_80, std::uint8_t seed = 1) {
    SrtpKey key;
    key.suite = suite;
    for (std::size_t i = 0; i < key.keyAndSalt.size(); ++i)
        key.keyAndSalt[i] = std::uint8_t(seed * 37 + 11 * i);
    return key;
}

constexpr std::uint32_t kSsrc = 0xcafebabe;

Bytes plainRtp(std::uint16_t sequence, std::size_t payload = 160, std::uint32_t ssrc = kSsrc) {
    Bytes wire(kRtpHeaderBytes + payload);
    RtpPacket header;
    header.payloadType = 8;
    header.sequence = sequence;
    header.timestamp = sequence * 160U;
    header.ssrc = ssrc;
    writeRtpHeader(header, std::span(wire).first<kRtpHeaderBytes>());
    for (std::size_t i = 0; i < payload; ++i)
        wire[kRtpHeaderBytes + i] = std::uint8_t(i * 7 + sequence);
    return wire;
}

//! What the session makes of a packet: verdict and what is left of it.
struct Opened {
    SrtpSession::Verdict verdict;
    Bytes packet;
};
Opened open(SrtpSession &session, const Bytes &wire, bool rtcp = false) {
    alignas(8) std::array<std::uint8_t, 1500> buffer{};
    std::copy(wire.begin(), wire.end(), buffer.begin());
    auto packet = std::span<std::uint8_t>(buffer).first(wire.size());
    const auto verdict = rtcp ? session.unprotectRtcp(packet) : session.unprotect(packet);
    return {verdict, {packet.begin(), packet.end()}};
}
Bytes close(SrtpSession &session, const Bytes &plain, bool rtcp = false) {
    alignas(8) std::array<std::uint8_t, 1500> buffer{};
    std::copy(plain.begin(), plain.end(), buffer.begin());
    const auto n = rtcp ? session.protectRtcp(buffer, plain.size()) : session.protect(buffer, plain.size());
    return {buffer.begin(), buffer.begin() + std::ptrdiff_t(n)};
}

using Verdict = SrtpSession::Verdict;

} // namespace

class tst_Srtp : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void reference_vectorsOfTheRfc_agree() {
        // RFC 3711 appendix B.2: the key stream of a session key and salt.
        const auto stream = Reference::keystream(hex("2B7E151628AED2A6ABF7158809CF4F3C"), hex("F0F1F2F3F4F5F6F7F8F9FAFBFCFD0000"), 32);
        QCOMPARE(stream, hex("E03EAD0935C95E80E166B16DD92B4EB4D23513162B02D0F72A43A2FE4A5F97AB"));
        // Appendix B.3: session keys of a master key.
        const auto master = hex("E1F97A0D3E018BE0D64FA32C06DE4139");
        const auto salt = hex("0EC675AD498AFEEBB6960B3AABE6");
        QCOMPARE(Reference::derive(master, salt, 0, 16), hex("C61E7A93744F39EE10734AFE3FF7A087"));
        QCOMPARE(Reference::derive(master, salt, 2, 14), hex("30CBBC08863D8C85D49DB34A9AE1"));
        QCOMPARE(Reference::derive(master, salt, 1, 20), hex("CEBE321F6FF7716B6FD4AB49AF256A156D38BAA4"));
    }

    void protect_acrossTheRollOver_isWhatTheRfcSays_data() {
        QTest::addColumn<int>("suite");
        QTest::newRow("80") << int(SrtpSuite::AesCm128HmacSha1_80);
        QTest::newRow("32") << int(SrtpSuite::AesCm128HmacSha1_32);
    }
    void protect_acrossTheRollOver_isWhatTheRfcSays() {
        QFETCH(int, suite);
        auto key = keyOf(SrtpSuite(suite));
        const auto rfc = hex("E1F97A0D3E018BE0D64FA32C06DE41390EC675AD498AFEEBB6960B3AABE6");
        std::copy(rfc.begin(), rfc.end(), key.keyAndSalt.begin());
        const Reference reference(key);
        const auto sender = SrtpSession::forSending(key, kSsrc);
        const auto receiver = SrtpSession::forReceiving(key);
        QVERIFY(sender && receiver);
        for (std::uint32_t i = 65'000; i < 66'000; i += i > 65'500 && i < 65'560 ? 1 : 20) {
            const auto plain = plainRtp(std::uint16_t(i), i % 3 ? 160 : 41);
            const auto wire = close(*sender, plain);
            QCOMPARE(wire, reference.rtp(plain, i >> 16));
            const auto opened = open(*receiver, wire);
            QVERIFY(opened.verdict == Verdict::Authentic);
            QCOMPARE(opened.packet, plain);
        }
        auto report = hex("80c80006cafebabe0123456789abcdef0000100000000032000019000081");
        report.resize(28, 0x5a);
        for (std::uint32_t i = 1; i <= 3; ++i) {
            const auto wire = close(*sender, report, true);
            QCOMPARE(readBig32(wire.data() + 28), 0x80000000U | i);
            QCOMPARE(wire, reference.rtcp(report, i));
            const auto opened = open(*receiver, wire, true);
            QVERIFY(opened.verdict == Verdict::Authentic);
            QCOMPARE(opened.packet, report);
            QVERIFY(open(*receiver, wire, true).verdict == Verdict::Replayed);
        }
    }

    void unprotect_changedAnywhere_isForgedAndLeftAsItCame() {
        const auto key = keyOf();
        const auto receiver = SrtpSession::forReceiving(key);
        const auto good = Reference(key).rtp(plainRtp(100, 20), 0);
        for (std::size_t at = 0; at < good.size(); ++at) {
            auto changed = good;
            changed[at] ^= std::uint8_t(1U << (at % 8));
            const auto opened = open(*receiver, changed);
            QVERIFY(opened.verdict == Verdict::Forged);
            QCOMPARE(opened.packet, changed);
        }
        for (std::size_t length = 0; length < good.size(); ++length)
            QVERIFY(open(*receiver, {good.begin(), good.begin() + std::ptrdiff_t(length)}).verdict == Verdict::Forged);
        QVERIFY(open(*receiver, plainRtp(100)).verdict == Verdict::Forged); // in the clear
        QVERIFY(open(*SrtpSession::forReceiving(keyOf(SrtpSuite::AesCm128HmacSha1_80, 2)), good).verdict == Verdict::Forged);
        QVERIFY(open(*receiver, good).verdict == Verdict::Authentic); // nothing of it did harm
    }
    void unprotect_replayedOrTooOld_isRefused() {
        const auto key = keyOf();
        const Reference reference(key);
        const auto receiver = SrtpSession::forReceiving(key);
        const auto wire = [&](std::uint16_t sequence) { return reference.rtp(plainRtp(sequence), 0); };
        QVERIFY(open(*receiver, wire(1000)).verdict == Verdict::Authentic);
        QVERIFY(open(*receiver, wire(1000)).verdict == Verdict::Replayed);
        QVERIFY(open(*receiver, wire(1400)).verdict == Verdict::Authentic);
        QVERIFY(open(*receiver, wire(1100)).verdict == Verdict::Authentic); // overtaken: six seconds late
        QVERIFY(open(*receiver, wire(1100)).verdict == Verdict::Replayed);
        QVERIFY(open(*receiver, wire(1000)).verdict == Verdict::Replayed);
        QVERIFY(open(*receiver, wire(600)).verdict == Verdict::Replayed); // before the window
    }
    void unprotect_manySources_onlySoManyOfOneKey() {
        const auto key = keyOf();
        const Reference reference(key);
        const auto receiver = SrtpSession::forReceiving(key);
        for (int i = 0; i < SrtpSession::kSources; ++i)
            QVERIFY(open(*receiver, reference.rtp(plainRtp(5, 160, std::uint32_t(1000 + i)), 0)).verdict == Verdict::Authentic);
        QVERIFY(open(*receiver, reference.rtp(plainRtp(5, 160, 2000), 0)).verdict == Verdict::Forged);
        for (int i = 0; i < SrtpSession::kSources; ++i)
            QVERIFY(open(*receiver, reference.rtp(plainRtp(6, 160, std::uint32_t(1000 + i)), 0)).verdict == Verdict::Authentic);
    }
    void unprotect_packetsWithMki_areUnderstood() {
        auto key = keyOf();
        key.mki = std::string("\0\0\0\7", 4);
        const auto receiver = SrtpSession::forReceiving(key);
        QVERIFY(receiver);
        const auto plain = plainRtp(7);
        const auto wire = Reference(key).rtp(plain, 0);
        QCOMPARE(wire.size(), plain.size() + 14);
        const auto opened = open(*receiver, wire);
        QVERIFY(opened.verdict == Verdict::Authentic);
        QCOMPARE(opened.packet, plain);
        auto other = Reference(key).rtp(plainRtp(8), 0);
        other[plain.size()] = 9; // another key's number
        QVERIFY(open(*receiver, other).verdict == Verdict::Forged);
        key.mki.assign(129, 'x');
        QVERIFY(!SrtpSession::forReceiving(key));
    }
    void unprotect_rubbish_isForged() {
        const auto receiver = SrtpSession::forReceiving(keyOf());
        std::mt19937 random(3);
        for (int i = 0; i < 20'000; ++i) {
            Bytes wire(random() % 80);
            for (auto &byte : wire)
                byte = std::uint8_t(random());
            if (!wire.empty() && i % 2)
                wire[0] = std::uint8_t(0x80 | (wire[0] & 0x3f));
            QVERIFY(open(*receiver, wire, i % 3 == 0).verdict == Verdict::Forged);
        }
    }
    void protect_withoutRoom_sendsNothing() {
        const auto sender = SrtpSession::forSending(keyOf(), kSsrc);
        alignas(8) std::array<std::uint8_t, 180> tight{};
        const auto plain = plainRtp(1);
        std::copy(plain.begin(), plain.end(), tight.begin());
        QCOMPARE(sender->protect(tight, plain.size()), std::size_t(0));
        QCOMPARE(sender->protectRtcp(tight, 170), std::size_t(0));
    }
};
LIANXIN_TEST(tst_Srtp);
#include "tst_Srtp.moc"
