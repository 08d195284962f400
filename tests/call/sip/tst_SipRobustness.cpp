// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/sip/RawPeer.h"
#include "call/sip/SipPeer.h"
#include "support/TestRegistry.h"
#include <QDir>
#include <QFile>
#include <QTest>
#include <random>
#include <regex>

using namespace lianxin;
using namespace lianxin::sip;
using namespace lianxin::test;

//! The RFC 4475 torture messages and mutations of them, paced so that the socket buffer drops none, against a
//! stack in which a call is up. LIANXIN_SIP_MUTATIONS sets how many (tests/long/sip-fuzz.sh: 100,000 with ASan).
class tst_SipRobustness : public QObject {
    Q_OBJECT

    std::unique_ptr<SipPeer> stack;
    std::unique_ptr<SipPeer> other;
    std::vector<std::pair<QByteArray, std::string>> messages;
    RawPeer raw;

    //! Answers go to us; the content stays.
    std::string towardsUs(const std::string &message) const {
        static const std::regex via("(^|\n)(v|via)[ \t]*:[ \t]*SIP[ \t\r\n]*/[ \t\r\n]*2\\.0[ \t\r\n]*/[ \t\r\n]*[A-Za-z]+[ \t]+[^;\r\n]+",
                                    std::regex::icase);
        return std::regex_replace(message, via, "$1Via: SIP/2.0/UDP 127.0.0.1:" + std::to_string(raw.port),
                                  std::regex_constants::format_first_only);
    }
    bool isAlive(SipPeer &peer) {
        static int count = 0;
        for (int attempt = 0; attempt < 5; ++attempt) {
            const auto mark = "alive" + std::to_string(++count);
            raw.send("OPTIONS " + peer.uri("x") + " SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:" + std::to_string(raw.port) +
                         ";branch=z9hG4bK" + mark + "\r\nFrom: <sip:a@b>;tag=1\r\nTo: <sip:x@y>\r\nCall-ID: " + mark +
                         "\r\nCSeq: 1 OPTIONS\r\nMax-Forwards: 70\r\nContent-Length: 0\r\n\r\n",
                     peer.port);
            const auto end = std::chrono::steady_clock::now() + 3s;
            while (std::chrono::steady_clock::now() < end) {
                const auto answer = raw.receive(500);
                if (answer && answer->find(mark) != std::string::npos && answer->starts_with("SIP/2.0 "))
                    return true;
            }
        }
        return false;
    }
    void drain() {
        while (raw.receive(0)) {
        }
    }

private Q_SLOTS:
    void initTestCase() {
        const QDir folder(QStringLiteral(LIANXIN_SHARED_DIR "/data/sip/rfc4475"));
        for (const auto &name : folder.entryList({QStringLiteral("*.dat")}, QDir::Files, QDir::Name)) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            messages.emplace_back(name.toUtf8(), file.readAll().toStdString());
        }
    }
    void init() {
        StackConfig config;
        config.listen.front().registrar = true;
        stack = std::make_unique<SipPeer>(config);
        other = std::make_unique<SipPeer>();
        QVERIFY(stack->start());
        QVERIFY(other->start());
    }
    void cleanup() {
        stack.reset();
        other.reset();
        drain();
    }

    void shortViaBranch_isDropped_andHarmless() {
        // Sofia reads a stored branch from its 8th character on: heap over-read (MessageGuard.h). A transaction with a
        // short branch, then a request with a proper branch that is compared with it.
        const auto message = [&](const std::string &branch, const std::string &field) {
            return "OPTIONS " + stack->uri("x") + " SIP/2.0\r\n" + field + ": SIP/2.0/UDP 127.0.0.1:" +
                   std::to_string(raw.port) + ";branch=" + branch +
                   "\r\nFrom: <sip:a@b>;tag=1\r\nTo: <sip:x@y>\r\nCall-ID: short@raw\r\nCSeq: 7 OPTIONS\r\n"
                   "Max-Forwards: 70\r\nContent-Length: 0\r\n\r\n";
        };
        for (const std::string field : {"Via", "v", "VIA"}) {
            for (const std::string branch : {"", "1", "z9hG4b"}) {
                raw.send(message(branch, field), stack->port);
                QVERIFY2(!raw.receive(60), branch.c_str());
            }
        }
        // Without the empty line that ends the headers, too.
        const auto cut = message("1", "Via");
        raw.send(cut.substr(0, cut.size() - 2), stack->port);
        QVERIFY(!raw.receive(60));
        raw.send(message("z9hG4bKlong", "Via"), stack->port);
        QVERIFY(raw.receive("SIP/2.0 200", 5000));
        // Seven characters of any kind are safe, and so is none (RFC 2543).
        auto old = message("1234567", "Via");
        old.replace(old.find("short@raw"), 9, "seven@raw");
        raw.send(old, stack->port);
        QVERIFY(raw.receive("SIP/2.0 200", 5000));
        old = message("x", "Via");
        old.replace(old.find("short@raw"), 9, "none@raw");
        old.erase(old.find(";branch=x"), 9);
        raw.send(old, stack->port);
        QVERIFY(raw.receive("SIP/2.0 200", 5000));
    }

    void hostNames_inVia_areNeverLookedUp_data() {
        QTest::addColumn<QByteArray>("version");
        QTest::addColumn<QByteArray>("protocol");
        QTest::addColumn<QByteArray>("params");
        QTest::newRow("foreign version: 505") << QByteArray("SIP/7.0") << QByteArray("UDP") << QByteArray();
        QTest::newRow("foreign transport, bad request: 400") << QByteArray("SIP/2.0") << QByteArray("SCTP") << QByteArray();
        QTest::newRow("maddr") << QByteArray("SIP/2.0") << QByteArray("UDP") << QByteArray(";maddr=slow.example.com");
        QTest::newRow("false received") << QByteArray("SIP/7.0") << QByteArray("UDP")
                                        << QByteArray(";received=slow.example.com");
    }
    void hostNames_inVia_areNeverLookedUp() {
        // A name server that says nothing holds a look-up for seconds: the thread has to be free at once. Where names
        // are refused quickly the row can't tell; the answer, sent to where the request came from, tells as well.
        QFETCH(QByteArray, version);
        QFETCH(QByteArray, protocol);
        QFETCH(QByteArray, params);
        const std::string bad = protocol == "SCTP" ? "Content-Length: x\r\n" : "Content-Length: 0\r\n";
        for (int k = 0; k < 20; ++k)
            raw.send("OPTIONS " + stack->uri("x") + ' ' + version.toStdString() + "\r\nVia: SIP/2.0/" +
                         protocol.toStdString() + " n" + std::to_string(k) + ".example.com:" + std::to_string(raw.port) +
                         params.toStdString() + ";branch=z9hG4bKvia" + std::to_string(k) +
                         "\r\nFrom: <sip:a@b>;tag=1\r\nTo: <sip:x@y>\r\nCall-ID: via" + std::to_string(k) +
                         "\r\nCSeq: 1 OPTIONS\r\nMax-Forwards: 70\r\n" + bad + "\r\n",
                     stack->port);
        raw.send("OPTIONS " + stack->uri("x") + " SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:" + std::to_string(raw.port) +
                     ";branch=z9hG4bKlast\r\nFrom: <sip:a@b>;tag=1\r\nTo: <sip:x@y>\r\nCall-ID: last@raw\r\n"
                     "CSeq: 1 OPTIONS\r\nMax-Forwards: 70\r\nContent-Length: 0\r\n\r\n",
                 stack->port);
        int refused = 0;
        const auto end = std::chrono::steady_clock::now() + 20s; // one look-up alone takes 5 s, twenty take 100
        for (bool alive = false; !alive;) {
            QVERIFY2(std::chrono::steady_clock::now() < end, "the thread is held");
            const auto answer = raw.receive(500);
            alive = answer && answer->find("last@raw") != std::string::npos;
            refused += answer && !alive;
        }
        if (params.isEmpty())
            QCOMPARE(refused, 20);
    }

    void unreachableContact_isRefused_callIsNotBegun() {
        // Closing a dialog whose target can't be sent to made the library call itself until the stack was full.
        const auto invite = [&](const std::string &mark, const std::string &headers) {
            const auto body = sdpText(45000);
            return "INVITE " + stack->uri("x") + " SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:" + std::to_string(raw.port) +
                   ";branch=z9hG4bK" + mark + "\r\nFrom: <isbn:2983792873>;tag=1\r\nTo: <sip:x@y>\r\nCall-ID: " + mark +
                   "\r\nCSeq: 1 INVITE\r\n" + headers + "Max-Forwards: 70\r\nContent-Type: application/sdp\r\nContent-Length: " +
                   std::to_string(body.size()) + "\r\n\r\n" + body;
        };
        const std::string ours = "Contact: <" + raw.uri("x") + ">\r\n";
        const std::vector<std::string> wrong{"", "Contact: *\r\n", "Contact: <http://127.0.0.1/>\r\n", "Contact: <tel:+8610>\r\n",
                                             "Contact: <sip:>\r\n", "m: <urn:service:sos>\r\n", ours + "Record-Route: <tel:12345>\r\n",
                                             ours + "Record-Route: <http://127.0.0.1>\r\n"};
        int count = 0;
        for (const auto &headers : wrong) {
            const auto mark = "contact" + std::to_string(++count);
            raw.send(invite(mark, headers), stack->port);
            QVERIFY2(raw.receive("SIP/2.0 400", 5000), headers.c_str());
            QVERIFY2(!stack->wait<IncomingCall>({}, 50ms), headers.c_str());
        }
        raw.send(invite("contact0", ours), stack->port);
        const auto incoming = stack->wait<IncomingCall>();
        QVERIFY(incoming);
        SdpNegotiator negotiator{LocalMedia{}};
        stack->stack.answer(incoming->call, negotiator.answer(incoming->sdp)->answer);
        QVERIFY(raw.receive("SIP/2.0 200", 5000));
        stack->stack.hangUp(incoming->call);
        QVERIFY(isAlive(*stack));
    }

    void endlessSdp_doesNotStopTheThread() {
        const std::string body = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 9000 RT\x01/AVP 8\r\n";
        raw.send("INVITE " + stack->uri("x") + " SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:" + std::to_string(raw.port) +
                     ";branch=z9hG4bKsdp\r\nFrom: <sip:a@b>;tag=1\r\nTo: <sip:x@y>\r\nCall-ID: sdp@raw\r\nCSeq: 1 INVITE\r\nContact: <" +
                     raw.uri("x") + ">\r\nMax-Forwards: 70\r\nContent-Type: application/sdp\r\nContent-Length: " +
                     std::to_string(body.size()) + "\r\n\r\n" + body,
                 stack->port);
        const auto incoming = stack->wait<IncomingCall>();
        QVERIFY(incoming);
        QVERIFY(isAlive(*stack));
        SdpNegotiator negotiator{LocalMedia{}};
        QVERIFY(!negotiator.answer(incoming->sdp));
        stack->stack.reject(incoming->call, 488);
        QVERIFY(stack->waitOf<Ended>(incoming->call));
    }

    void torture_eachMessage_stackStaysAlive() {
        if (messages.empty())
            QSKIP("no RFC 4475 messages: LIANXIN_SHARED_DIR/data/sip/rfc4475 is absent");
        const auto pair = connectCall(*other, *stack);
        QVERIFY(pair);
        for (const auto &[name, text] : messages) {
            raw.send(towardsUs(text), stack->port);
            QVERIFY2(isAlive(*stack), name.constData());
        }
        other->stack.hangUp(pair->a);
        QVERIFY(stack->waitOf<Ended>(pair->b));
    }

    void mutations_paced_callStaysUp() {
        if (messages.empty())
            QSKIP("no RFC 4475 messages: LIANXIN_SHARED_DIR/data/sip/rfc4475 is absent");
        bool given = false;
        int count = qEnvironmentVariableIntValue("LIANXIN_SIP_MUTATIONS", &given);
        if (!given)
            count = 3000;
        const auto pair = connectCall(*other, *stack);
        QVERIFY(pair);
        std::mt19937 random(4475);
        const auto upTo = [&random](std::size_t n) { return n ? std::size_t(random()) % n : 0; };
        const std::vector<std::string> tokens{std::string(1, '\0'), "%", "%%%", std::string(50, ';'), "\"", "<", ">", "@",
                                              std::string(20, ':'), ",", "\r\n ", "-1", "4294967296",
                                              "99999999999999999999", "[::", "SIP/2.0", std::string(3000, 'A'), "\xff",
                                              "m=audio", "a=", "\r\n\r\n", "%00", "=", "?", "\\", ";branch=z", "Via: "};
        const auto begin = std::chrono::steady_clock::now();
        for (int k = 0; k < count; ++k) {
            auto text = messages[upTo(messages.size())].second;
            if (upTo(20) == 0) // a session description of its own
                text = "INVITE sip:x@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1;branch=z9hG4bKm" + std::to_string(k) +
                       "\r\nFrom: <sip:a@b>;tag=1\r\nTo: <sip:x@y>\r\nCall-ID: m\r\nCSeq: 1 INVITE\r\nContact: <" + raw.uri("x") +
                       ">\r\nMax-Forwards: 70\r\nContent-Type: application/sdp\r\n\r\n" + sdpText(45000);
            for (auto i = upTo(8) + 1; i > 0; --i) {
                const auto at = upTo(text.size());
                switch (upTo(4)) {
                case 0: text.replace(at, upTo(3), tokens[upTo(tokens.size())]); break;
                case 1: if (!text.empty()) text[at] = char(random()); break;
                case 2: text.erase(at, upTo(40)); break;
                default: text.insert(at, text.substr(upTo(text.size()), upTo(80)));
                }
            }
            text = towardsUs(text);
            if (const auto id = text.find("Call-ID: "); id != std::string::npos && upTo(10) < 7)
                text.insert(id + 9, std::to_string(k));
            raw.send(text.substr(0, 60000), stack->port);
            if (k % 10 == 9) {
                // At most 1,000 a second, counted from the beginning.
                std::this_thread::sleep_until(begin + std::chrono::milliseconds(k + 1));
                drain();
                // What got through as a call is refused, or every one would be held.
                while (const auto incoming = stack->wait<IncomingCall>({}, 0ms)) {
                    SdpNegotiator negotiator{LocalMedia{}};
                    if (const auto reply = negotiator.answer(incoming->sdp); reply && upTo(2))
                        stack->stack.answer(incoming->call, reply->answer);
                    else
                        stack->stack.reject(incoming->call, 488);
                    stack->stack.hangUp(incoming->call);
                }
            }
            if (k % 1000 == 999)
                QVERIFY2(isAlive(*stack), qPrintable(QString::number(k)));
        }
        QVERIFY(isAlive(*stack));
        // The call is what it was.
        QVERIFY(!other->has<Ended>());
        other->stack.sendInfoDtmf(pair->a, '5');
        const auto key = stack->waitOf<InfoDtmf>(pair->b);
        QVERIFY(key);
        QCOMPARE(key->key, '5');
        other->stack.hangUp(pair->a);
        QVERIFY(stack->waitOf<Ended>(pair->b));
    }
};

LIANXIN_TEST(tst_SipRobustness);
#include "tst_SipRobustness.moc"
