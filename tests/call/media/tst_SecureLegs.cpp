// SPDX-License-Identifier: GPL-3.0-or-later
// Two legs over SRTP with somebody on the wire between them.
#include "Tones.h"
#include "call/media/AudioCodec.h"
#include "call/media/Rtcp.h"
#include "call/media/RtpPacket.h"
#include "call/media/SrtpSession.h"
#include "call/media/UdpPair.h"
#include "support/TestRegistry.h"
#include <QTest>
#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <thread>

using namespace lianxin;
using namespace lianxin::test;

namespace {

using Bytes = std::vector<std::uint8_t>;

SrtpKey srtpKey(std::uint8_t seed, SrtpSuite suite = SrtpSuite::AesCm128HmacSha1_80) {
    SrtpKey key;
    key.suite = suite;
    for (std::size_t i = 0; i < key.keyAndSalt.size(); ++i)
        key.keyAndSalt[i] = std::uint8_t(seed + 13 * i);
    return key;
}

//! \brief Passes RTP and RTCP on to a leg, as they are or not.
class Wire {
public:
    explicit Wire(const RtpEndpoint &to)
        : m_pair(UdpPair::open("127.0.0.1", 0, 0, m_cursor).value())
        , m_to(addressOf("127.0.0.1", to.port))
        , m_toRtcp(addressOf("127.0.0.1", std::uint16_t(to.port + 1)))
        , m_thread([this] { run(); }) {}
    ~Wire() {
        m_stop = true;
        m_thread.join();
    }
    RtpEndpoint endpoint() const { return {0, "127.0.0.1", m_pair.port()}; }
    void inject(const Bytes &packet) { pass(m_pair.rtp(), packet, m_to); }
    std::vector<Bytes> seen(bool rtcp) {
        const std::lock_guard lock(m_mutex);
        return rtcp ? m_rtcp : m_rtp;
    }
    std::atomic<bool> tamper{false};
    std::atomic<bool> twice{false};

private:
    static void pass(int fd, const Bytes &packet, const sockaddr_in &to) {
        sendto(fd, packet.data(), packet.size(), 0, reinterpret_cast<const sockaddr *>(&to), sizeof to);
    }
    void run() {
        std::array<pollfd, 2> wait{pollfd{m_pair.rtp(), POLLIN, 0}, pollfd{m_pair.rtcp(), POLLIN, 0}};
        while (!m_stop) {
            if (poll(wait.data(), 2, 20) <= 0)
                continue;
            for (std::size_t i = 0; i < 2; ++i) {
                Bytes data(1500);
                const auto n = recv(wait[i].fd, data.data(), data.size(), MSG_DONTWAIT);
                if (n <= 0)
                    continue;
                data.resize(std::size_t(n));
                {
                    const std::lock_guard lock(m_mutex);
                    (i == 0 ? m_rtp : m_rtcp).push_back(data);
                }
                if (tamper)
                    data[data.size() / 2] ^= 1;
                pass(wait[i].fd, data, i == 0 ? m_to : m_toRtcp);
                if (twice)
                    pass(wait[i].fd, data, i == 0 ? m_to : m_toRtcp);
            }
        }
    }
    std::atomic<std::uint32_t> m_cursor{0};
    UdpPair m_pair;
    sockaddr_in m_to, m_toRtcp;
    std::mutex m_mutex;
    std::vector<Bytes> m_rtp, m_rtcp;
    std::atomic<bool> m_stop{false};
    std::thread m_thread;
};

//! \brief A seat and an engine's leg that talk over a wire each way.
struct Pair {
    MediaEngine engine{testConfig(2)};
    std::unique_ptr<FarEnd> one, other;
    std::unique_ptr<Wire> toOne, toOther;
    SrtpKeys keys{srtpKey(1), srtpKey(99)};
    CodecId codec = CodecId::Pcma;

    Pair() {
        engine.start();
        one = std::make_unique<FarEnd>(engine);
        other = std::make_unique<FarEnd>(engine);
        toOne = std::make_unique<Wire>(one->endpoint);
        toOther = std::make_unique<Wire>(other->endpoint);
        one->say(700);
        other->say(1100);
    }
    RtpParameters parameters(const RtpEndpoint &to) const {
        auto p = FarEnd::towards(to, codec);
        p.payloadType = codec == CodecId::Opus ? 107 : codec == CodecId::G722 ? 9 : 8;
        p.receivable = {{codec, p.payloadType}};
        return p;
    }
    void agree() {
        auto ofOne = parameters(toOther->endpoint());
        ofOne.srtp = keys;
        auto ofOther = parameters(toOne->endpoint());
        ofOther.srtp = SrtpKeys{keys.receive, keys.send};
        engine.setRtp(one->endpoint.member, ofOne);
        engine.setRtp(other->endpoint.member, ofOther);
    }
    RtpStatistics of(const FarEnd &end) const { return engine.statistics(end.endpoint.member).value(); }
    static bool hears(const FarEnd &end, double hertz) { return amplitudeOf(hertz, end.heard()) > 5000; }
    bool bothHear() const { return hears(*one, 1100) && hears(*other, 700); }
};

//! The sound of A-law packets as they are on the wire.
double toneOnWire(const std::vector<Bytes> &packets, double hertz) {
    std::vector<std::int16_t> sound;
    for (const auto &wire : packets)
        for (std::size_t i = kRtpHeaderBytes; i < std::min<std::size_t>(wire.size(), kRtpHeaderBytes + 160); ++i)
            sound.push_back(decodeAlaw(wire[i]));
    return amplitudeOf(hertz, sound);
}

} // namespace

class tst_SecureLegs : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void codecsOverSrtp_soundBothWays_data() {
        QTest::addColumn<int>("codec");
        QTest::addColumn<int>("suite");
        QTest::newRow("G722 32") << int(CodecId::G722) << int(SrtpSuite::AesCm128HmacSha1_32);
        QTest::newRow("Opus 80") << int(CodecId::Opus) << int(SrtpSuite::AesCm128HmacSha1_80);
    }
    void codecsOverSrtp_soundBothWays() {
        QFETCH(int, codec);
        QFETCH(int, suite);
        Pair x;
        x.codec = CodecId(codec);
        x.keys = {srtpKey(1, SrtpSuite(suite)), srtpKey(99, SrtpSuite(suite))};
        x.agree();
        QTRY_VERIFY_WITH_TIMEOUT(x.bothHear(), 30'000);
        QVERIFY(amplitudeOf(700, x.one->heard()) < 400); // nobody hears itself
    }
    void keysByEvent_overSrtpAndOpus_arrive() {
        EventLog log;
        MediaEngine engine(testConfig(), log.handler());
        engine.start();
        FarEnd a(engine), b(engine);
        auto towardsB = FarEnd::towards(b.endpoint, CodecId::Opus), towardsA = FarEnd::towards(a.endpoint, CodecId::Opus);
        towardsB.payloadType = towardsA.payloadType = 107;
        towardsB.receivable = towardsA.receivable = {{CodecId::Opus, 107}};
        towardsB.srtp = SrtpKeys{srtpKey(1), srtpKey(2)};
        towardsA.srtp = SrtpKeys{srtpKey(2), srtpKey(1)};
        engine.setRtp(a.endpoint.member, towardsB);
        engine.setRtp(b.endpoint.member, towardsA);
        engine.sendDigits(a.endpoint.member, "12#", 80);
        QTRY_COMPARE_WITH_TIMEOUT(log.digits(b.endpoint.member), std::string("12#"), 30'000);
    }

    //! One talk, so that its seconds are waited for once.
    void talk_disturbedInEveryWay_goesOnAndHearsNothingElse() {
        Pair x;
        x.agree();
        QTRY_VERIFY_WITH_TIMEOUT(x.bothHear() && x.toOther->seen(false).size() > 40, 30'000);
        QVERIFY(toneOnWire(x.toOther->seen(false), 700) < 2000); // noise to whoever listens
        for (int i = 0; i < 5; ++i) { // hold, resume: the keys stay, and so does what belongs to them
            x.agree();
            QTest::qWait(40);
        }
        const auto old = x.toOther->seen(false);
        x.keys = {srtpKey(7), srtpKey(8)};
        x.agree();
        QTRY_VERIFY_WITH_TIMEOUT(x.of(*x.other).packetsReceived > old.size() + 20, 30'000);
        QVERIFY(x.bothHear());
        QVERIFY(x.of(*x.other).unauthentic + x.of(*x.other).replayed <= 2); // what was on its way while the keys changed

        // Twice: heard once. In the clear and by another key, while the real ones come: not at all.
        x.toOther->twice = true;
        const auto stranger = SrtpSession::forSending(srtpKey(55), 42);
        const auto loud = tone(2500, 20, 30'000);
        for (std::uint16_t i = 0; i < 60; ++i) {
            alignas(8) std::array<std::uint8_t, 200> packet{};
            RtpPacket header;
            header.payloadType = 8;
            header.sequence = i;
            header.timestamp = i * 160U;
            header.ssrc = 42;
            writeRtpHeader(header, std::span(packet).first<kRtpHeaderBytes>());
            for (std::size_t k = 0; k < loud.size(); ++k)
                packet[kRtpHeaderBytes + k] = encodeAlaw(loud[k]);
            std::size_t bytes = kRtpHeaderBytes + loud.size();
            if (i % 2)
                bytes = stranger->protect(packet, bytes);
            x.toOther->inject({packet.begin(), packet.begin() + std::ptrdiff_t(bytes)});
        }
        QTRY_VERIFY_WITH_TIMEOUT(x.of(*x.other).replayed > 20 && x.of(*x.other).unauthentic >= 60, 30'000);
        QVERIFY(x.bothHear());
        QVERIFY(loudestOf(2500, x.other->sink->left()) < 400);
        QCOMPARE(int(x.of(*x.other).duplicates), 0);
        // One bit of each: silence, until that ends.
        x.toOther->tamper = true;
        QTRY_VERIFY_WITH_TIMEOUT(amplitudeOf(700, x.other->heard(200)) < 400, 30'000);
        x.toOther->tamper = false;
        QTRY_VERIFY_WITH_TIMEOUT(x.bothHear(), 30'000);
        QVERIFY(x.of(*x.one).unauthentic <= 2);
    }
    void rtcp_isEncryptedToo() {
        Pair x;
        x.agree();
        QTRY_VERIFY_WITH_TIMEOUT(x.bothHear(), 30'000);
        x.engine.closeBridge(x.one->bridge); // says good-bye
        QTRY_VERIFY_WITH_TIMEOUT(!x.toOther->seen(true).empty(), 30'000);
        auto last = x.toOther->seen(true).back();
        QVERIFY(!parseRtcp(last, 0)); // index and tag make it no RTCP
        alignas(8) std::array<std::uint8_t, 1500> buffer{};
        std::copy(last.begin(), last.end(), buffer.begin());
        auto packet = std::span<std::uint8_t>(buffer).first(last.size());
        const auto reader = SrtpSession::forReceiving(x.keys.send);
        QVERIFY(reader->unprotectRtcp(packet) == SrtpSession::Verdict::Authentic);
        const auto report = parseRtcp(packet, 0);
        QVERIFY(report && report->bye);
    }
    void latch_followsOnlyWhoKnowsTheKey() {
        Pair x;
        auto p = x.parameters(x.toOne->endpoint());
        p.srtp = SrtpKeys{x.keys.receive, x.keys.send};
        p.latch = true;
        x.engine.setRtp(x.other->endpoint.member, p);
        Wire stranger(x.other->endpoint);
        for (int i = 0; i < 20; ++i)
            stranger.inject(Bytes(172, 0x80));
        auto ofOne = x.parameters(x.toOther->endpoint());
        ofOne.srtp = x.keys;
        x.engine.setRtp(x.one->endpoint.member, ofOne);
        QTRY_VERIFY_WITH_TIMEOUT(Pair::hears(*x.other, 700), 30'000);
        QVERIFY(stranger.seen(false).empty()); // nothing was sent there
    }
};
LIANXIN_TEST(tst_SecureLegs);
#include "tst_SecureLegs.moc"
