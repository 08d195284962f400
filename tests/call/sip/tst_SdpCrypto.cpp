// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/sip/Sdp.h"
#include "support/TestRegistry.h"
#include <QTest>

using namespace lianxin;
using namespace lianxin::sip;

namespace {

const std::string kKey1 = "WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz"; // RFC 4568 §10.1's
const std::string kKey2 = "PS1uQCVeeCFCanVmcjkpPywjNWhcYD0mXXtxaVBR";

std::string withLines(const std::string &protocol, const std::string &lines, const std::string &formats = "8") {
    return "v=0\r\no=- 1 1 IN IP4 10.0.0.9\r\ns=-\r\nc=IN IP4 10.0.0.9\r\nt=0 0\r\nm=audio 9000 " + protocol + ' ' + formats + "\r\n" + lines;
}

std::string line(int tag, std::string_view suite, const std::string &key, const std::string &rest = {}) {
    return "a=crypto:" + std::to_string(tag) + ' ' + std::string(suite) + " inline:" + key + rest + "\r\n";
}

LocalMedia localMedia(SrtpMode mode, int port = 40000) {
    LocalMedia out;
    out.port = port;
    out.srtp = mode;
    return out;
}

std::size_t linesWith(const std::string &text, const std::string &part) {
    std::size_t n = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
        ++n;
    return n;
}

//! Both ends fit: what one sends with, the other receives with.
bool fits(const Agreement &a, const Agreement &b) {
    return a.srtp && b.srtp && a.srtp->suite == b.srtp->suite && a.srtp->sendKey == b.srtp->receiveKey &&
           a.srtp->receiveKey == b.srtp->sendKey && a.srtp->sendKey != a.srtp->receiveKey;
}

} // namespace

class tst_SdpCrypto : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void line_table_data() {
        QTest::addColumn<QString>("value");
        QTest::addColumn<int>("tag"); // 0: left out
        QTest::addColumn<QString>("mki");
        const auto add = [](const char *name, const std::string &value, int tag, const char *mki = "") {
            QTest::newRow(name) << QString::fromStdString(value) << tag << QString::fromLatin1(mki);
        };
        const std::string suite(kSuite80);
        add("plain", "1 " + suite + " inline:" + kKey1, 1);
        add("suite of 32", "2 " + std::string(kSuite32) + " inline:" + kKey1, 2);
        add("case does not matter", "3 aes_cm_128_hmac_sha1_80 INLINE:" + kKey1, 3);
        add("lifetime as a power", "4 " + suite + " inline:" + kKey1 + "|2^20", 4);
        add("lifetime in full", "4 " + suite + " inline:" + kKey1 + "|1048576", 4);
        add("mki", "4 " + suite + " inline:" + kKey1 + "|1:4", 4, "00000001");
        add("lifetime and mki", "4 " + suite + " inline:" + kKey1 + "|2^31|258:2", 4, "0102");
        add("longest mki", "4 " + suite + " inline:" + kKey1 + "|7:128", 4, (std::string(254, '0') + "07").c_str());
        add("window hint", "5 " + suite + " inline:" + kKey1 + " WSH=128", 5);
        add("what may be ignored", "5 " + suite + " inline:" + kKey1 + " -FOO=1 -BAR", 5);
        add("largest tag", "999999999 " + suite + " inline:" + kKey1, 999999999);
        add("spaces", "  1   " + suite + "\tinline:" + kKey1 + "  ", 1);

        add("empty", "", 0);
        add("no tag", suite + " inline:" + kKey1, 0);
        add("tag 0", "0 " + suite + " inline:" + kKey1, 0);
        add("leading zero", "01 " + suite + " inline:" + kKey1, 0);
        add("tag too long", "1234567890 " + suite + " inline:" + kKey1, 0);
        add("negative tag", "-1 " + suite + " inline:" + kKey1, 0);
        add("other suite", "1 AES_256_CM_HMAC_SHA1_80 inline:" + kKey1, 0);
        add("F8", "1 F8_128_HMAC_SHA1_80 inline:" + kKey1, 0);
        add("no key", "1 " + suite, 0);
        add("empty key", "1 " + suite + " inline:", 0);
        add("key too short", "1 " + suite + " inline:" + kKey1.substr(4), 0);
        add("key too long", "1 " + suite + " inline:" + kKey1 + "AAAA", 0);
        add("not base64", "1 " + suite + " inline:" + kKey1.substr(1) + '!', 0);
        add("padding in the middle", "1 " + suite + " inline:" + kKey1.substr(0, 20) + '=' + kKey1.substr(21), 0);
        add("padding at the end", "1 " + suite + " inline:" + kKey1.substr(0, 39) + '=', 0);
        add("other method", "1 " + suite + " uri:" + kKey1, 0);
        add("two keys", "1 " + suite + " inline:" + kKey1 + "|1:4;inline:" + kKey2 + "|2:4", 0);
        add("mki too large for its octets", "1 " + suite + " inline:" + kKey1 + "|256:1", 0);
        add("mki of no octets", "1 " + suite + " inline:" + kKey1 + "|1:0", 0);
        add("mki of too many", "1 " + suite + " inline:" + kKey1 + "|1:129", 0);
        add("mki overflow", "1 " + suite + " inline:" + kKey1 + "|99999999999999999999999:4", 0);
        add("mki twice", "1 " + suite + " inline:" + kKey1 + "|1:4|2:4", 0);
        add("lifetime twice", "1 " + suite + " inline:" + kKey1 + "|2^20|2^21", 0);
        add("lifetime after mki", "1 " + suite + " inline:" + kKey1 + "|1:4|2^20", 0);
        add("lifetime of letters", "1 " + suite + " inline:" + kKey1 + "|2^x", 0);
        add("bar without anything", "1 " + suite + " inline:" + kKey1 + "|", 0);
        add("unencrypted", "1 " + suite + " inline:" + kKey1 + " UNENCRYPTED_SRTP", 0);
        add("unauthenticated", "1 " + suite + " inline:" + kKey1 + " WSH=64 UNAUTHENTICATED_SRTP", 0);
        add("key derivation rate", "1 " + suite + " inline:" + kKey1 + " KDR=1", 0);
        add("unknown parameter", "1 " + suite + " inline:" + kKey1 + " FOO=1", 0);
        add("very long", "1 " + suite + " inline:" + std::string(8000, 'A'), 0);
    }
    void line_table() {
        QFETCH(QString, value);
        QFETCH(int, tag);
        QFETCH(QString, mki);
        const auto crypto = parseCrypto(value.toStdString());
        QCOMPARE(crypto.has_value(), tag != 0);
        if (!crypto)
            return;
        QCOMPARE(crypto->tag, tag);
        QCOMPARE(QByteArray::fromStdString(crypto->mki).toHex(), mki.toLatin1());
        QCOMPARE(QByteArray(reinterpret_cast<const char *>(crypto->key.data()), qsizetype(crypto->key.size())).toBase64().toStdString(), kKey1);
        const auto again = parseCrypto(writeCrypto(*crypto));
        QVERIFY(again && again->key == crypto->key && again->suite == crypto->suite);
    }
    void freshKeys_areNeverTheSame() {
        const auto a = freshCrypto(1, kSuite80);
        const auto b = freshCrypto(1, kSuite80);
        QVERIFY(a.key != b.key);
        QVERIFY(std::count(a.key.begin(), a.key.end(), 0) < 5);
    }

    void modes_againstEachOther_data() {
        QTest::addColumn<SrtpMode>("offerer");
        QTest::addColumn<SrtpMode>("answerer");
        QTest::addColumn<QString>("result"); // "plain", "secure", or the answerer's error
        using M = SrtpMode;
        QTest::newRow("off, off") << M::Off << M::Off << u"plain"_s;
        QTest::newRow("off, preferred") << M::Off << M::Preferred << u"plain"_s;
        QTest::newRow("off, required") << M::Off << M::Required << u"sdp.plain_media"_s;
        QTest::newRow("preferred, off") << M::Preferred << M::Off << u"plain"_s;
        QTest::newRow("preferred, preferred") << M::Preferred << M::Preferred << u"secure"_s;
        QTest::newRow("preferred, required") << M::Preferred << M::Required << u"secure"_s;
        QTest::newRow("required, off") << M::Required << M::Off << u"sdp.secure_media"_s;
        QTest::newRow("required, preferred") << M::Required << M::Preferred << u"secure"_s;
        QTest::newRow("required, required") << M::Required << M::Required << u"secure"_s;
    }
    void modes_againstEachOther() {
        QFETCH(SrtpMode, offerer);
        QFETCH(SrtpMode, answerer);
        QFETCH(QString, result);
        SdpNegotiator a(localMedia(offerer)), b(localMedia(answerer, 50000));
        const auto offer = a.offer();
        QCOMPARE(linesWith(offer, "a=crypto:"), std::size_t(offerer == SrtpMode::Off ? 0 : 2));
        QCOMPARE(linesWith(offer, offerer == SrtpMode::Required ? "RTP/SAVP 8" : "RTP/AVP 8"), std::size_t(1));
        const auto reply = b.answer(offer);
        if (result.startsWith(u"sdp."_s)) {
            QVERIFY(!reply);
            QCOMPARE(reply.error().code, result);
            return;
        }
        QVERIFY(reply);
        const auto agreed = a.accept(reply->answer);
        QVERIFY(agreed);
        QCOMPARE(linesWith(reply->answer, "a=crypto:1 "), std::size_t(result == u"secure"_s));
        QCOMPARE(linesWith(reply->answer, "a=crypto:"), std::size_t(result == u"secure"_s));
        QCOMPARE(agreed->srtp.has_value(), result == u"secure"_s);
        if (agreed->srtp)
            QVERIFY(fits(*agreed, reply->agreement));
        // A refresh is the same to the letter (RFC 4028 §7.4 counts on the version).
        const auto again = a.offer();
        QCOMPARE(a.offer(), again);
        QCOMPARE(linesWith(again, "a=crypto:"), std::size_t(agreed->srtp ? 1 : offerer == SrtpMode::Off ? 0 : 2));
        const auto second = b.answer(again);
        QVERIFY(second);
        QCOMPARE(second->agreement.srtp.has_value(), agreed->srtp.has_value());
        if (agreed->srtp) {
            QVERIFY(second->agreement.srtp == reply->agreement.srtp); // nothing begins anew
            QVERIFY(a.accept(second->answer)->srtp == agreed->srtp);
        }
    }

    void offers_ofOthers_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<SrtpMode>("mode");
        QTest::addColumn<QString>("result"); // "plain", suite, or error
        QTest::addColumn<QString>("answered"); // what the answer has to hold
        using M = SrtpMode;
        const auto add = [](const char *name, const std::string &text, M mode, const char *result, const std::string &answered = {}) {
            QTest::newRow(name) << QString::fromStdString(text) << mode << QString::fromLatin1(result) << QString::fromStdString(answered);
        };
        const auto one = line(7, kSuite80, kKey1);
        add("the first that we speak", withLines("RTP/SAVP", line(1, "AEAD_AES_256_GCM", kKey1) + line(2, kSuite32, kKey1) + one), M::Preferred,
            "AES_CM_128_HMAC_SHA1_32", "a=crypto:2 AES_CM_128_HMAC_SHA1_32 inline:");
        add("SAVPF", withLines("RTP/SAVPF", one), M::Required, "AES_CM_128_HMAC_SHA1_80", "m=audio 40000 RTP/SAVPF 8");
        add("AVP with a key", withLines("RTP/AVP", one), M::Preferred, "AES_CM_128_HMAC_SHA1_80", "m=audio 40000 RTP/AVP 8");
        add("AVP with a key, not wanted", withLines("RTP/AVP", one), M::Off, "plain", "m=audio 40000 RTP/AVP 8");
        add("AVP with a key of others", withLines("RTP/AVP", line(1, "AEAD_AES_256_GCM", kKey1)), M::Preferred, "plain");
        add("AVP with a key of others, required", withLines("RTP/AVP", line(1, "AEAD_AES_256_GCM", kKey1)), M::Required, "sdp.plain_media");
        add("SAVP with keys of others", withLines("RTP/SAVP", line(1, "AEAD_AES_256_GCM", kKey1)), M::Preferred, "sdp.no_common_crypto");
        add("SAVP without keys", withLines("RTP/SAVP", ""), M::Preferred, "sdp.no_common_crypto");
        add("DTLS", withLines("UDP/TLS/RTP/SAVPF", one), M::Preferred, "sdp.no_common_crypto");
        add("two lines with one tag", withLines("RTP/SAVP", line(1, kSuite80, kKey1) + line(1, kSuite32, kKey2)), M::Preferred, "AES_CM_128_HMAC_SHA1_80");
        add("both, in the clear first", withLines("RTP/AVP", "m=audio 9002 RTP/SAVP 8\r\n" + one), M::Preferred, "AES_CM_128_HMAC_SHA1_80",
            "m=audio 0 RTP/AVP 8\r\nm=audio 40000 RTP/SAVP 8");
        add("both, encrypted first", withLines("RTP/SAVP", one + "m=audio 9002 RTP/AVP 8\r\n"), M::Off, "plain",
            "m=audio 0 RTP/SAVP 8\r\nm=audio 40000 RTP/AVP 8");
        add("key in the session part", "v=0\r\no=- 1 1 IN IP4 10.0.0.9\r\ns=-\r\nc=IN IP4 10.0.0.9\r\nt=0 0\r\n" + one + "m=audio 9000 RTP/SAVP 8\r\n",
            M::Preferred, "sdp.no_common_crypto"); // RFC 4568 §5: at the media only
        std::string many;
        for (int i = 1; i < 300; ++i)
            many += line(i, "AEAD_AES_256_GCM", "AAAA");
        add("hundreds of lines", withLines("RTP/SAVP", many + line(500, kSuite80, kKey1)), M::Preferred, "AES_CM_128_HMAC_SHA1_80", "a=crypto:500 ");
    }
    void offers_ofOthers() {
        QFETCH(QString, text);
        QFETCH(SrtpMode, mode);
        QFETCH(QString, result);
        QFETCH(QString, answered);
        SdpNegotiator negotiator(localMedia(mode));
        const auto reply = negotiator.answer(text.toStdString());
        if (result.startsWith(u"sdp."_s)) {
            QVERIFY(!reply);
            QCOMPARE(reply.error().code, result);
            QVERIFY(!reply.error().toString().contains(QString::fromStdString(kKey1)));
            return;
        }
        QVERIFY2(reply, reply ? "" : qPrintable(reply.error().toString()));
        QCOMPARE(reply->agreement.srtp ? QString::fromStdString(reply->agreement.srtp->suite) : u"plain"_s, result);
        QVERIFY2(reply->answer.find(answered.toStdString()) != std::string::npos, reply->answer.c_str());
    }

    void answers_ofOthers_data() {
        QTest::addColumn<QString>("lines");
        QTest::addColumn<QString>("result"); // suite, "plain" or error
        const auto add = [](const char *name, const std::string &lines, const char *result) {
            QTest::newRow(name) << QString::fromStdString(lines) << QString::fromLatin1(result);
        };
        add("the second", line(2, kSuite32, kKey1), "AES_CM_128_HMAC_SHA1_32");
        add("a tag that was not offered", line(3, kSuite80, kKey1), "sdp.bad_crypto");
        add("the suite of another tag", line(1, kSuite32, kKey1), "sdp.bad_crypto");
        add("a key that is none", line(1, kSuite80, "AAAA"), "plain"); // it did not take ours, and is no RTP/SAVP
        add("nothing", "", "plain");
    }
    void answers_ofOthers() {
        QFETCH(QString, lines);
        QFETCH(QString, result);
        SdpNegotiator negotiator(localMedia(SrtpMode::Preferred));
        (void)negotiator.offer();
        const auto agreed = negotiator.accept(withLines("RTP/AVP", lines.toStdString()));
        if (result.startsWith(u"sdp."_s)) {
            QVERIFY(!agreed);
            QCOMPARE(agreed.error().code, result);
            return;
        }
        QVERIFY(agreed);
        QCOMPARE(agreed->srtp ? QString::fromStdString(agreed->srtp->suite) : u"plain"_s, result);
        SdpNegotiator strict(localMedia(SrtpMode::Required));
        (void)strict.offer();
        QCOMPARE(strict.accept(withLines("RTP/AVP", lines.toStdString())).hasValue(), agreed->srtp.has_value());
    }

    void reoffer_withANewKey_bothBeginAnew() {
        SdpNegotiator negotiator(localMedia(SrtpMode::Preferred));
        const auto first = negotiator.answer(withLines("RTP/SAVP", line(1, kSuite80, kKey1)));
        const auto same = negotiator.answer(withLines("RTP/SAVP", line(4, kSuite80, kKey1)));
        const auto fresh = negotiator.answer(withLines("RTP/SAVP", line(1, kSuite80, kKey2)));
        QVERIFY(first && same && fresh);
        QVERIFY(first->agreement.srtp == same->agreement.srtp);
        QVERIFY(same->answer.find("a=crypto:4 ") != std::string::npos);
        QVERIFY(fresh->agreement.srtp->receiveKey != first->agreement.srtp->receiveKey);
        QVERIFY(fresh->agreement.srtp->sendKey != first->agreement.srtp->sendKey);
        const auto other = negotiator.answer(withLines("RTP/SAVP", line(1, kSuite32, kKey1) + line(2, kSuite80, kKey2)));
        QVERIFY(other->agreement.srtp == fresh->agreement.srtp); // the one that is spoken already
    }
    void reoffer_inTheClear_isRefusedOnceItWasEncrypted() {
        SdpNegotiator negotiator(localMedia(SrtpMode::Preferred));
        QVERIFY(negotiator.answer(withLines("RTP/SAVP", line(1, kSuite80, kKey1))));
        QCOMPARE(negotiator.answer(withLines("RTP/AVP", "")).error().code, u"sdp.plain_media"_s);
        QVERIFY(negotiator.agreed()->srtp); // the session goes on as it was
        (void)negotiator.offer(Direction::SendOnly);
        QCOMPARE(negotiator.accept(withLines("RTP/AVP", "")).error().code, u"sdp.plain_media"_s);
    }

    void codecs_ofSeats_areOfferedInTheirOrder() {
        auto media = localMedia(SrtpMode::Off);
        media.codecs = {opus(), g722(), pcma()};
        SdpNegotiator a(media);
        const auto offer = a.offer();
        QVERIFY(offer.find("m=audio 40000 RTP/AVP 107 9 8 101\r\na=rtpmap:107 opus/48000/2\r\na=fmtp:107 maxplaybackrate=8000;sprop-maxcapturerate=8000;"
                           "useinbandfec=1;usedtx=0\r\na=rtpmap:9 G722/8000\r\n") != std::string::npos);
        auto other = localMedia(SrtpMode::Off, 50000);
        other.codecs = {pcma(), g722(), opus(true)};
        other.codecs[2].payloadType = 96;
        SdpNegotiator b(other);
        const auto reply = b.answer(offer);
        QVERIFY(reply);
        QCOMPARE(reply->agreement.codec.payloadType, 107);
        QCOMPARE(parameterOf(reply->agreement.codec, "usedtx").value_or(-1), 0);  // what they take
        QVERIFY(reply->answer.find("a=fmtp:107 maxplaybackrate=8000;sprop-maxcapturerate=8000;useinbandfec=1;usedtx=1") != std::string::npos); // what we take
        QCOMPARE(reply->agreement.receivable.size(), std::size_t(1));
        // An answer may name several: the peer may then send each (RFC 3264 §7).
        const auto agreed = a.accept(withLines("RTP/AVP", "a=rtpmap:96 OPUS/48000/2\r\na=fmtp:96 useinbandfec=1; maxaveragebitrate=12000\r\n", "96 8"));
        QVERIFY(agreed);
        QCOMPARE(agreed->codec.payloadType, 96);
        QCOMPARE(agreed->receivePayloadType, 107);
        QCOMPARE(agreed->receivable.size(), std::size_t(2));
        QCOMPARE(agreed->receivable[0].payloadType, 107);
        QCOMPARE(agreed->receivable[1].name, std::string("PCMA"));
        QCOMPARE(parameterOf(agreed->codec, "maxaveragebitrate").value_or(0), 12000);
        QVERIFY(!parameterOf(agreed->codec, "usedtx") && !parameterOf(agreed->codec, "average") && !parameterOf(pcma(), "usedtx"));
        // Trunks do not speak it.
        QCOMPARE(SdpNegotiator(localMedia(SrtpMode::Off)).answer(withLines("RTP/AVP", "a=rtpmap:96 opus/48000/2\r\n", "96")).error().code,
                 u"sdp.no_common_codec"_s);
    }
};
LIANXIN_TEST(tst_SdpCrypto);
#include "tst_SdpCrypto.moc"
