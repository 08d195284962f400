// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/sip/RawPeer.h"
#include "call/sip/SipPeer.h"
#include "support/TestRegistry.h"
#include <QTest>
#include <ifaddrs.h>
#include <net/if.h>

using namespace lianxin;
using namespace lianxin::sip;
using namespace lianxin::test;

//! A rehearsal can't reach anybody: asserted on what a peer with a real address does not receive.
class tst_SipRehearsal : public QObject {
    Q_OBJECT

    static std::string outsideAddress() {
        ifaddrs *list = nullptr;
        std::string out;
        if (getifaddrs(&list) != 0)
            return out;
        for (auto *entry = list; entry; entry = entry->ifa_next) {
            if (!entry->ifa_addr || entry->ifa_addr->sa_family != AF_INET || (entry->ifa_flags & IFF_LOOPBACK))
                continue;
            char text[INET_ADDRSTRLEN] = "";
            inet_ntop(AF_INET, &reinterpret_cast<sockaddr_in *>(entry->ifa_addr)->sin_addr, text, sizeof text);
            out = text;
        }
        freeifaddrs(list);
        return out;
    }
    static StackConfig rehearsal() {
        StackConfig config;
        config.listen.front().bindLoopbackOnly = true;
        config.t1 = std::chrono::milliseconds(50);
        config.timerB = std::chrono::milliseconds(600);
        return config;
    }
    std::string head(const std::string &branch, const std::string &callId) const {
        return "Via: SIP/2.0/UDP 127.0.0.1:" + std::to_string(inside.port) + ";rport;branch=z9hG4bK" + branch +
               "\r\nFrom: <" + inside.uri("x") + ">;tag=r" + branch + "\r\nTo: <sip:svc@127.0.0.1>\r\nCall-ID: " + callId +
               "\r\nCSeq: 1 INVITE\r\nMax-Forwards: 70\r\n";
    }
    std::string invite(const std::string &branch, const std::string &extra) const {
        const auto body = sdpText(45000);
        return "INVITE sip:svc@127.0.0.1:" + std::to_string(stack->port) + " SIP/2.0\r\n" + head(branch, branch + "@raw") +
               extra + "Content-Type: application/sdp\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
    }

    std::string strangerUri() const { return stranger ? stranger->uri("x") : std::string("sip:x@192.0.2.1"); }

    std::string outside;
    RawPeer inside;
    std::unique_ptr<RawPeer> stranger; // a machine that must stay undisturbed
    std::unique_ptr<SipPeer> stack;

private Q_SLOTS:
    void initTestCase() {
        outside = outsideAddress();
        if (!outside.empty())
            stranger = std::make_unique<RawPeer>(outside);
        else
            qWarning("No address but loopback here: the packet assertions of this class watch nothing.");
    }
    void init() {
        stack = std::make_unique<SipPeer>(rehearsal());
        QVERIFY(stack->start());
    }
    void cleanup() {
        stack.reset();
        if (stranger)
            QVERIFY2(!stranger->receive(100), "a packet left the rehearsal");
    }
    void listenOutside_isRefused() {
        auto config = rehearsal();
        config.listen.front().address = "0.0.0.0";
        SipStack wide(config, {});
        const auto result = wide.start();
        QVERIFY(!result);
        QCOMPARE(result.error().code, u"sip.not_loopback"_s);
        QCOMPARE(result.error().kind, ErrorKind::Refused);
    }

    void target_outside_isRefused_data() {
        QTest::addColumn<QString>("target");
        for (const auto *target : {"sip:x@192.0.2.1", "sip:x@localhost", "sip:x@example.com", "sip:x@127.0.0.1.example.com",
                                   "sip:x@127.1", "sip:x@[2001:db8::1]", "sip:x@127.0.0.1;maddr=192.0.2.1", "sip:x@0.0.0.0"})
            QTest::newRow(target) << QString::fromLatin1(target);
    }
    void target_outside_isRefused() {
        QFETCH(QString, target);
        const auto uri = target.toStdString();
        QCOMPARE(stack->stack.invite(inviteTo(uri)).error().code, u"sip.not_loopback"_s);
        auto routed = inviteTo(inside.uri("x"));
        routed.route = uri;
        QCOMPARE(stack->stack.invite(routed).error().code, u"sip.not_loopback"_s);
        QCOMPARE(stack->stack.ping({{}, uri, {}, false}).error().code, u"sip.not_loopback"_s);
        RegistrationRequest registration;
        registration.registrar = uri;
        registration.aor = "sip:x@y";
        QCOMPARE(stack->stack.registerAt(registration).error().code, u"sip.not_loopback"_s);
        QVERIFY(!inside.receive(20));
    }
    void target_stranger_isRefused_byRequestFlagAlone() {
        SipPeer plain;
        QVERIFY(plain.start());
        auto request = inviteTo(strangerUri());
        request.loopbackOnly = true;
        QCOMPARE(plain.stack.invite(request).error().code, u"sip.not_loopback"_s);
        // Not even inwards: this address would follow a Contact to the outside.
        request.target = inside.uri("x");
        QCOMPARE(plain.stack.invite(request).error().code, u"sip.not_loopback"_s);
        QVERIFY(!inside.receive(20));
    }
    void target_inside_isCalled() {
        const auto id = stack->stack.invite(inviteTo(inside.uri("x")));
        QVERIFY(id);
        const auto request = inside.receive("INVITE", 5000);
        QVERIFY(request);
        inside.reply(*request, "486 Busy Here");
        QCOMPARE(stack->waitOf<Ended>(*id)->cause.status, 486);
    }

    void incoming_withContactOutside_isRefused() {
        inside.send(invite("ct", "Contact: <" + strangerUri() + ">\r\n"), stack->port);
        const auto answer = inside.receive("SIP/2.0 4", 5000);
        QVERIFY(answer);
        QVERIFY(!stack->has<IncomingCall>());
    }
    void incoming_withShortFormContactOutside_isRefused() {
        inside.send(invite("sc", "m: <" + strangerUri() + ">\r\n"), stack->port);
        QVERIFY(inside.receive("SIP/2.0 4", 5000));
        QVERIFY(!stack->has<IncomingCall>());
    }
    void incoming_withRecordRouteOutside_isRefused() {
        inside.send(invite("rr", "Record-Route: <" + strangerUri() + ";lr>\r\nContact: <" + inside.uri("x") + ">\r\n"),
                    stack->port);
        QVERIFY(inside.receive("SIP/2.0 4", 5000));
        QVERIFY(!stack->has<IncomingCall>());
    }
    void incoming_withViaOutside_isDropped() {
        auto message = invite("vo", "Contact: <" + inside.uri("x") + ">\r\n");
        const auto at = message.find("127.0.0.1:", message.find("Via:"));
        message.replace(at, message.find(';', at) - at, strangerUri().substr(6));
        inside.send(message, stack->port);
        QVERIFY(!inside.receive("SIP/2.0 1", 200));
        QVERIFY(!stack->has<IncomingCall>());
    }
    void answer_withContactOutside_leadsNowhere() {
        const auto id = stack->stack.invite(inviteTo(inside.uri("x")));
        const auto request = inside.receive("INVITE", 5000);
        QVERIFY(request);
        inside.reply(*request, "200 OK", "Contact: <" + strangerUri() + ">\r\n", sdpText(43000));
        // Neither ACK nor BYE may follow the Contact; the call comes to an end by itself.
        const auto ended = stack->waitOf<Ended>(*id, 40s);
        if (!ended) {
            stack->stack.hangUp(*id);
            QVERIFY(stack->waitOf<Ended>(*id, 40s));
        }
    }
    void reInvite_withContactOutside_leadsNowhere() {
        inside.send(invite("ri", "Contact: <" + inside.uri("x") + ">\r\n"), stack->port);
        const auto incoming = stack->wait<IncomingCall>();
        QVERIFY(incoming);
        stack->stack.answer(incoming->call, sdpText(44000));
        const auto ok = inside.receive("SIP/2.0 200", 5000);
        QVERIFY(ok);
        auto ack = "ACK sip:svc@127.0.0.1 SIP/2.0\r\n" + head("ri", "ri@raw") + "Content-Length: 0\r\n\r\n";
        const auto to = RawPeer::lines(*ok, "To");
        const auto inDialog = [&](std::string text, const std::string &cseq) {
            text.replace(text.find("To:"), text.find("\r\n", text.find("To:")) + 2 - text.find("To:"), to);
            text.replace(text.find("CSeq: 1 INVITE"), 14, "CSeq: " + cseq);
            return text;
        };
        ack = inDialog(ack, "1 ACK");
        ack.replace(ack.find("z9hG4bKri"), 9, "z9hG4bKrj");
        inside.send(ack, stack->port);
        QVERIFY(stack->waitOf<Established>(incoming->call));
        auto moved = inDialog(invite("ri", "Contact: <" + strangerUri() + ">\r\n"), "2 INVITE");
        moved.replace(moved.find("z9hG4bKri"), 9, "z9hG4bKrk");
        inside.send(moved, stack->port);
        QVERIFY(inside.receive("SIP/2.0 4", 5000));
        stack->stack.hangUp(incoming->call);
        const auto bye = inside.receive("BYE", 5000);
        QVERIFY(bye);
        inside.reply(*bye, "200 OK");
        QVERIFY(stack->waitOf<Ended>(incoming->call));
    }
    void redirect_toOutside_isNotFollowed() {
        const auto id = stack->stack.invite(inviteTo(inside.uri("x")));
        const auto request = inside.receive("INVITE", 5000);
        QVERIFY(request);
        inside.reply(*request, "302 Moved Temporarily", "Contact: <" + strangerUri() + ">\r\n");
        QVERIFY(stack->waitOf<Ended>(*id, 40s));
    }
    void refer_toOutside_isOnlyTold_andCantBeFollowed() {
        SipPeer other(rehearsal());
        QVERIFY(other.start());
        const auto pair = connectCall(*stack, other);
        QVERIFY(pair);
        stack->stack.refer(pair->a, strangerUri());
        const auto referred = other.waitOf<Referred>(pair->b);
        QVERIFY(referred);
        QCOMPARE(other.stack.invite(inviteTo(referred->target)).error().code, u"sip.not_loopback"_s);
    }
};

LIANXIN_TEST(tst_SipRehearsal);
#include "tst_SipRehearsal.moc"
