// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/line/LineMedia.h"
#include "support/TestRegistry.h"
#include <QTest>

using namespace lianxin;

class tst_LineMedia : public QObject {
    Q_OBJECT

    static LineMedia lineOf(std::vector<CodecId> codecs, sip::SrtpMode srtp = sip::SrtpMode::Off, bool dtx = false) {
        return {std::move(codecs), srtp, dtx};
    }
    //! What both ends make of an offer of one and an answer of the other.
    static std::pair<RtpParameters, RtpParameters> between(const LineMedia &offerer, const LineMedia &answerer) {
        sip::SdpNegotiator a(localMediaOf({1, "127.0.0.1", 40'000}, offerer)), b(localMediaOf({2, "127.0.0.1", 50'000}, answerer));
        const auto reply = b.answer(a.offer()).value();
        return {rtpParametersOf(a.accept(reply.answer).value(), offerer), rtpParametersOf(reply.agreement, answerer)};
    }

private Q_SLOTS:
    void everyCodec_bothEndsMeanTheSame() {
        for (const auto codec : {CodecId::Pcmu, CodecId::Pcma, CodecId::G722, CodecId::Opus}) {
            const auto [a, b] = between(lineOf({codec, CodecId::Pcma}), lineOf({CodecId::Opus, CodecId::G722, CodecId::Pcma, CodecId::Pcmu}));
            QVERIFY(a.codec == codec && b.codec == codec);
            QCOMPARE(a.payloadType, b.payloadType);
            QVERIFY(!a.receivable.empty() && a.receivable.front().codec == codec);
            QCOMPARE(a.receivable.front().payloadType, b.payloadType);
            QCOMPARE(b.remotePort, std::uint16_t(40'000));
            QCOMPARE(a.remoteRtcpPort, std::uint16_t(50'001));
            QCOMPARE(a.telephoneEventSend, 101);
            QVERIFY(a.sending && a.receiving && !a.srtp && !b.srtp);
        }
    }
    void srtp_keysAreCrossed_andSizesSayNothing() {
        using Mode = sip::SrtpMode;
        const auto [a, b] = between(lineOf({CodecId::Opus}, Mode::Required), lineOf({CodecId::Opus}, Mode::Preferred));
        QVERIFY(a.srtp && b.srtp);
        QVERIFY(a.srtp->send == b.srtp->receive && a.srtp->receive == b.srtp->send && !(a.srtp->send == a.srtp->receive));
        QVERIFY(a.srtp->send.suite == SrtpSuite::AesCm128HmacSha1_80);
        QVERIFY(a.opus.constantRate && b.opus.constantRate); // RFC 6562
        const auto [c, d] = between(lineOf({CodecId::Opus}), lineOf({CodecId::Opus}, Mode::Preferred));
        QVERIFY(!c.srtp && !d.srtp && !c.opus.constantRate);
    }
    void opus_dtx_onlyWhereBothWantIt() {
        for (const bool one : {false, true})
            for (const bool other : {false, true}) {
                const auto [a, b] = between(lineOf({CodecId::Opus}, sip::SrtpMode::Off, one), lineOf({CodecId::Opus}, sip::SrtpMode::Off, other));
                QCOMPARE(a.opus.dtx, one && other);
                QCOMPARE(b.opus.dtx, one && other);
                QVERIFY(a.opus.fec);
            }
    }
    void opus_wishesOfThePeer_areKept() {
        sip::Agreement agreement;
        agreement.codec = sip::opus();
        agreement.codec.fmtp = "maxaveragebitrate=9000; cbr=1";
        const auto p = rtpParametersOf(agreement, {});
        QCOMPARE(p.opus.bitRate, 9000);
        QVERIFY(p.opus.constantRate && !p.opus.fec && !p.opus.dtx);
        agreement.codec.fmtp = "maxaveragebitrate=510000;useinbandfec=1";
        QCOMPARE(rtpParametersOf(agreement, {}).opus.bitRate, OpusOptions().bitRate);
    }
};
LIANXIN_TEST(tst_LineMedia);
#include "tst_LineMedia.moc"
