// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/sip/RawPeer.h"
#include "call/sip/SipPeer.h"
#include "support/TestRegistry.h"
#include <QTest>

using namespace lianxin;
using namespace lianxin::sip;
using namespace lianxin::test;

//! Calls between two stacks over loopback UDP, and with a hand-made peer where a good stack would not do it.
class tst_SipCalls : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        a = std::make_unique<SipPeer>();
        b = std::make_unique<SipPeer>();
        QVERIFY(a->start());
        QVERIFY(b->start());
    }
    void cleanup() {
        a.reset();
        b.reset();
    }

    void listen_port0_tellsRealPort() {
        QVERIFY(a->port != 0);
        QVERIFY(a->port != b->port);
        QCOMPARE(a->stack.listening().front().address, std::string("127.0.0.1"));
    }

    void listen_takenPort_fails() {
        StackConfig config;
        config.listen.front().port = a->port;
        SipStack other(config, {});
        const auto result = other.start();
        QVERIFY(!result);
        QCOMPARE(result.error().code, u"sip.address_in_use"_s);
    }

    void listen_badAddress_fails() {
        StackConfig config;
        config.listen.front().address = "localhost";
        SipStack other(config, {});
        const auto result = other.start();
        QVERIFY(!result);
        QCOMPARE(result.error().code, u"sip.bad_address"_s);
    }

    void invite_beforeStart_isRefused() {
        SipStack idle(StackConfig{}, {});
        const auto result = idle.invite(inviteTo("sip:x@127.0.0.1"));
        QVERIFY(!result);
        QCOMPARE(result.error().code, u"sip.not_started"_s);
    }

    void twoListeners_oneStack_bothServe() {
        StackConfig config;
        config.listen = {Listen{.name = "trunk"}, Listen{.name = "seats"}};
        SipPeer two(config);
        QVERIFY(two.start());
        const auto places = two.stack.listening();
        QCOMPARE(places.size(), std::size_t(2));
        for (const auto &place : places) {
            QVERIFY(a->stack.invite(inviteTo("sip:x@127.0.0.1:" + std::to_string(place.port))));
            const auto incoming = two.wait<IncomingCall>();
            QVERIFY(incoming);
            QCOMPARE(incoming->listen, place.name);
            two.stack.reject(incoming->call, 486);
            QVERIFY(a->wait<Ended>());
        }
        auto request = inviteTo(b->uri("y"));
        request.listen = "seats";
        QVERIFY(two.stack.invite(request));
        const auto incoming = b->wait<IncomingCall>();
        QVERIFY(incoming);
        QCOMPARE(incoming->peer, "127.0.0.1:" + std::to_string(places[1].port));
        request.listen = "nowhere";
        QCOMPARE(two.stack.invite(request).error().code, u"sip.unknown_listen"_s);
    }

    void call_answeredAndHungUp_tellsEverything() {
        auto request = inviteTo(b->uri("12345"));
        request.from = "sip:02012345@127.0.0.1";
        request.fromDisplay = "Hot \"line\"";
        request.identity = "sip:02012345@pai.test";
        request.userToUser = std::string("call:\x01\xff 7", 8);
        request.headers = {{"X-Attempt", "abc"}};
        const auto id = a->stack.invite(request);
        QVERIFY(id);
        const auto incoming = b->wait<IncomingCall>();
        QVERIFY(incoming);
        QCOMPARE(incoming->requestUser, std::string("12345"));
        QCOMPARE(incoming->fromUser, std::string("02012345"));
        QCOMPARE(incoming->fromDisplay, request.fromDisplay);
        QCOMPARE(incoming->identity, request.identity);
        QCOMPARE(incoming->userToUser, request.userToUser);
        QCOMPARE(incoming->sdp, request.sdp);
        QCOMPARE(incoming->peer, "127.0.0.1:" + std::to_string(a->port));
        b->stack.ring(incoming->call);
        const auto progress = a->waitOf<Progress>(*id);
        QVERIFY(progress);
        QCOMPARE(progress->status, 180);
        QVERIFY(progress->sdp.empty());
        const auto answer = sdpText(41000);
        b->stack.answer(incoming->call, answer);
        const auto answered = a->waitOf<Answered>(*id);
        QVERIFY(answered);
        QCOMPARE(answered->sdp, answer);
        const auto established = b->waitOf<Established>(incoming->call);
        QVERIFY(established);
        QVERIFY(established->sdp.empty());
        a->stack.hangUp(*id, {16, "Normal call clearing"});
        const auto endedB = b->waitOf<Ended>(incoming->call);
        QVERIFY(endedB);
        QCOMPARE(endedB->cause.by, EndedBy::Remote);
        QCOMPARE(endedB->cause.q850, 16);
        QCOMPARE(endedB->cause.q850Text, std::string("Normal call clearing"));
        QCOMPARE(endedB->cause.status, 0);
        QVERIFY(endedB->cause.answered);
        const auto endedA = a->waitOf<Ended>(*id);
        QVERIFY(endedA);
        QCOMPARE(endedA->cause.by, EndedBy::Local);
        QVERIFY(endedA->cause.inviteSent);
        QCOMPARE(endedA->cause.lastProvisional, 180);
    }

    void call_calleeHangsUp_endsAtCaller() {
        const auto pair = connectCall(*a, *b);
        QVERIFY(pair);
        b->stack.hangUp(pair->b);
        const auto ended = a->waitOf<Ended>(pair->a);
        QVERIFY(ended);
        QCOMPARE(ended->cause.by, EndedBy::Remote);
        QVERIFY(b->waitOf<Ended>(pair->b));
    }

    void reject_data() {
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("q850");
        for (const auto &[status, q850] : {std::pair{486, 17}, {480, 18}, {404, 1}, {603, 21}, {503, 38}, {302, 0}})
            QTest::newRow(qPrintable(QString::number(status))) << status << q850;
    }
    void reject() {
        QFETCH(int, status);
        QFETCH(int, q850);
        const auto id = a->stack.invite(inviteTo(b->uri("x")));
        const auto incoming = b->wait<IncomingCall>();
        QVERIFY(incoming);
        b->stack.reject(incoming->call, status, "Own phrase", {q850, "why"});
        const auto ended = a->waitOf<Ended>(*id);
        QVERIFY(ended);
        QCOMPARE(ended->cause.status, status);
        QCOMPARE(ended->cause.phrase, std::string("Own phrase"));
        QCOMPARE(ended->cause.q850, q850);
        QCOMPARE(ended->cause.by, EndedBy::Remote);
        QVERIFY(!ended->cause.local);
        QVERIFY(!ended->cause.answered);
        QVERIFY(ended->cause.inviteSent);
        const auto own = b->waitOf<Ended>(incoming->call);
        QVERIFY(own);
        QCOMPARE(own->cause.by, EndedBy::Local);
    }

    void earlyMedia_183WithSdp_isProgressWithSdp() {
        const auto id = a->stack.invite(inviteTo(b->uri("x")));
        const auto incoming = b->wait<IncomingCall>();
        QVERIFY(incoming);
        b->stack.ring(incoming->call, 183, sdpText(42000));
        const auto progress = a->waitOf<Progress>(*id);
        QVERIFY(progress);
        QCOMPARE(progress->status, 183);
        QCOMPARE(progress->sdp, sdpText(42000));
        b->stack.answer(incoming->call, sdpText(42000));
        QVERIFY(a->waitOf<Answered>(*id));
    }

    void hangUp_whileRinging_cancels() {
        const auto id = a->stack.invite(inviteTo(b->uri("x")));
        const auto incoming = b->wait<IncomingCall>();
        QVERIFY(incoming);
        b->stack.ring(incoming->call);
        QVERIFY(a->waitOf<Progress>(*id));
        a->stack.hangUp(*id, {0, "no answer"});
        const auto ended = a->waitOf<Ended>(*id);
        QVERIFY(ended);
        QCOMPARE(ended->cause.status, 487);
        QCOMPARE(ended->cause.by, EndedBy::Local);
        QVERIFY(!ended->cause.answeredLate);
        const auto other = b->waitOf<Ended>(incoming->call);
        QVERIFY(other);
        QCOMPARE(other->cause.status, 487);
        QCOMPARE(other->cause.by, EndedBy::Remote);
    }

    void hangUp_beforeAnyProvisional_waitsForItThenCancels() {
        RawPeer raw;
        const auto id = a->stack.invite(inviteTo(raw.uri("x")));
        const auto invite = raw.receive("INVITE", 5000);
        QVERIFY(invite);
        a->stack.hangUp(*id);
        // RFC 3261 §9.1: no CANCEL before a provisional response.
        QVERIFY(!raw.receive("CANCEL", 300));
        raw.reply(*invite, "180 Ringing");
        const auto cancel = raw.receive("CANCEL", 5000);
        QVERIFY(cancel);
        raw.reply(*cancel, "200 OK");
        raw.reply(*invite, "487 Request Terminated");
        QVERIFY(raw.receive("ACK", 5000));
        const auto ended = a->waitOf<Ended>(*id);
        QVERIFY(ended);
        QCOMPARE(ended->cause.status, 487);
    }

    void late200_afterCancel_isAcknowledgedAndEnded() {
        RawPeer raw;
        const auto id = a->stack.invite(inviteTo(raw.uri("x")));
        const auto invite = raw.receive("INVITE", 5000);
        QVERIFY(invite);
        raw.reply(*invite, "180 Ringing");
        QVERIFY(a->waitOf<Progress>(*id));
        a->stack.hangUp(*id);
        const auto cancel = raw.receive("CANCEL", 5000);
        QVERIFY(cancel);
        raw.reply(*cancel, "200 OK");
        raw.reply(*invite, "200 OK", {}, sdpText(43000));
        bool acked = false;
        bool bye = false;
        for (int i = 0; i < 20 && !(acked && bye); ++i) {
            const auto message = raw.receive(5000);
            QVERIFY(message);
            acked = acked || message->starts_with("ACK ");
            if (message->starts_with("BYE ")) {
                bye = true;
                raw.reply(*message, "200 OK");
            }
        }
        QVERIFY(acked && bye);
        const auto ended = a->waitOf<Ended>(*id);
        QVERIFY(ended);
        QVERIFY(ended->cause.answeredLate);
        QVERIFY(ended->cause.answered);
        QCOMPARE(ended->cause.by, EndedBy::Local);
        QVERIFY(!a->has<Answered>());
    }

    void redirect_isNotFollowed() {
        RawPeer raw;
        RawPeer elsewhere;
        const auto id = a->stack.invite(inviteTo(raw.uri("x")));
        const auto invite = raw.receive("INVITE", 5000);
        QVERIFY(invite);
        raw.reply(*invite, "302 Moved Temporarily", "Contact: <" + elsewhere.uri("x") + ">\r\n");
        const auto ended = a->waitOf<Ended>(*id);
        QVERIFY(ended);
        QCOMPARE(ended->cause.status, 302);
        QVERIFY(!elsewhere.receive(500));
    }

    void retryAfter_isNotObeyedByDiallingAgain() {
        RawPeer raw;
        const auto id = a->stack.invite(inviteTo(raw.uri("x")));
        const auto invite = raw.receive("INVITE", 5000);
        QVERIFY(invite);
        raw.reply(*invite, "503 Service Unavailable", "Retry-After: 1\r\n");
        QVERIFY(raw.receive("ACK", 5000));
        const auto ended = a->waitOf<Ended>(*id);
        QVERIFY(ended);
        QCOMPARE(ended->cause.status, 503);
        QVERIFY(!ended->cause.local);
        QVERIFY(!raw.receive("INVITE", 1800));
    }

    void silentPeer_timesOut_locally() {
        StackConfig config;
        config.t1 = 50ms;
        config.timerB = 800ms;
        SipPeer quick(config);
        QVERIFY(quick.start());
        RawPeer raw;
        const auto id = quick.stack.invite(inviteTo(raw.uri("x")));
        const auto ended = quick.waitOf<Ended>(*id);
        QVERIFY(ended);
        QCOMPARE(ended->cause.status, 408);
        QVERIFY(ended->cause.local);
        QVERIFY(ended->cause.inviteSent);
        QCOMPARE(ended->cause.lastProvisional, 0);
        QCOMPARE(ended->cause.by, EndedBy::Stack);
    }

    void trying100_countsAsSignOfLife() {
        StackConfig config;
        config.t1 = 50ms;
        SipPeer quick(config);
        QVERIFY(quick.start());
        RawPeer raw;
        const auto id = quick.stack.invite(inviteTo(raw.uri("x")));
        const auto invite = raw.receive("INVITE", 5000);
        QVERIFY(invite);
        raw.reply(*invite, "100 Trying");
        std::this_thread::sleep_for(100ms);
        raw.reply(*invite, "500 Server Error");
        const auto ended = quick.waitOf<Ended>(*id);
        QVERIFY(ended);
        QCOMPARE(ended->cause.lastProvisional, 100);
        QVERIFY(!quick.has<Progress>());
    }

    void closedPort_failsAtOnce() {
        std::uint16_t port = 0;
        {
            RawPeer gone;
            port = gone.port;
        }
        const auto id = a->stack.invite(inviteTo("sip:x@127.0.0.1:" + std::to_string(port)));
        const auto ended = a->waitOf<Ended>(*id);
        QVERIFY(ended);
        QVERIFY(ended->cause.local);
        QVERIFY(ended->cause.status >= 400);
    }

    void unresolvableName_wasNotSent() {
        const auto id = a->stack.invite(inviteTo("sip:x@no-such-host.invalid"));
        QVERIFY(id);
        const auto ended = a->waitOf<Ended>(*id, 60s);
        QVERIFY(ended);
        QVERIFY(ended->cause.local);
        QVERIFY(!ended->cause.inviteSent);
    }

    void offerlessInvite_answerComesInAck() {
        RawPeer raw;
        const std::string head = "From: <" + raw.uri("x") + ">;tag=r1\r\nCall-ID: offerless-" + std::to_string(raw.port) +
                                 "@raw\r\nMax-Forwards: 70\r\nContact: <" + raw.uri("x") + ">\r\n";
        const auto via = [&](const std::string &branch) {
            return "Via: SIP/2.0/UDP 127.0.0.1:" + std::to_string(raw.port) + ";rport;branch=z9hG4bK" + branch + "\r\n";
        };
        raw.send("INVITE " + a->uri("svc") + " SIP/2.0\r\n" + via("i1") + "To: <" + a->uri("svc") + ">\r\n" + head +
                     "CSeq: 1 INVITE\r\nContent-Length: 0\r\n\r\n",
                 a->port);
        const auto incoming = a->wait<IncomingCall>();
        QVERIFY(incoming);
        QVERIFY(incoming->sdp.empty());
        a->stack.answer(incoming->call, sdpText(44000));
        const auto ok = raw.receive("SIP/2.0 200", 5000);
        QVERIFY(ok);
        QVERIFY(ok->find("m=audio 44000") != std::string::npos);
        const auto body = sdpText(45000);
        raw.send("ACK " + a->uri("svc") + " SIP/2.0\r\n" + via("a1") + RawPeer::lines(*ok, "To") + head +
                     "CSeq: 1 ACK\r\nContent-Type: application/sdp\r\nContent-Length: " + std::to_string(body.size()) +
                     "\r\n\r\n" + body,
                 a->port);
        const auto established = a->waitOf<Established>(incoming->call);
        QVERIFY(established);
        QCOMPARE(established->sdp, body);
    }

    void options_areAnswered_andPingMeasures() {
        const auto id = a->stack.ping({.listen = {}, .target = b->uri("x"), .route = {}});
        QVERIFY(id);
        const auto result = a->wait<PingResult>();
        QVERIFY(result);
        QCOMPARE(result->ping, *id);
        QVERIFY(result->alive);
        QCOMPARE(result->status, 200);
        StackConfig config;
        config.t1 = 50ms;
        config.timerB = 500ms;
        SipPeer quick(config);
        QVERIFY(quick.start());
        RawPeer deaf;
        QVERIFY(quick.stack.ping({.listen = {}, .target = deaf.uri("x"), .route = {}}));
        const auto dead = quick.wait<PingResult>();
        QVERIFY(dead);
        QVERIFY(!dead->alive);
    }

    void route_leadsThroughProxyAddress() {
        RawPeer proxy;
        auto request = inviteTo("sip:13800138000@192.0.2.77");
        request.route = "sip:127.0.0.1:" + std::to_string(proxy.port) + ";lr";
        const auto id = a->stack.invite(request);
        const auto invite = proxy.receive("INVITE sip:13800138000@192.0.2.77", 5000);
        QVERIFY(invite);
        proxy.reply(*invite, "404 Not Found");
        QVERIFY(a->waitOf<Ended>(*id));
    }

    void credentials_answerTheChallengeOnce() {
        RawPeer raw;
        auto request = inviteTo(raw.uri("x"));
        request.credentials = Credentials{"trunk", "s3cret", {}};
        const auto id = a->stack.invite(request);
        const auto first = raw.receive("INVITE", 5000);
        QVERIFY(first);
        QVERIFY(RawPeer::value(*first, "Proxy-Authorization").empty());
        raw.reply(*first, "407 Proxy Authentication Required",
                  "Proxy-Authenticate: Digest realm=\"carrier\", nonce=\"n1\", qop=\"auth\", algorithm=MD5\r\n");
        const auto second = raw.receive("INVITE", 5000);
        QVERIFY(second);
        QVERIFY(RawPeer::value(*second, "Proxy-Authorization").find("username=\"trunk\"") != std::string::npos);
        raw.reply(*second, "407 Proxy Authentication Required",
                  "Proxy-Authenticate: Digest realm=\"carrier\", nonce=\"n2\", qop=\"auth\", algorithm=MD5\r\n");
        const auto ended = a->waitOf<Ended>(*id);
        QVERIFY(ended);
        QCOMPARE(ended->cause.status, 407);
        QVERIFY(!raw.receive("INVITE", 700));
    }

    void controlCharacters_inAnyText_areRefused() {
        auto request = inviteTo(b->uri("x"));
        request.fromDisplay = "x\r\nEvil: 1";
        QCOMPARE(a->stack.invite(request).error().code, u"sip.bad_text"_s);
        request = inviteTo(b->uri("x"));
        request.headers = {{"X-A", "1\r\nEvil: 1"}};
        QCOMPARE(a->stack.invite(request).error().code, u"sip.bad_text"_s);
        for (const auto *name : {"Route", "VIA", "Contact", "m", "Content-Length", "X A", ""}) {
            request.headers = {{name, "<sip:192.0.2.1>"}};
            QCOMPARE(a->stack.invite(request).error().code, u"sip.bad_text"_s);
        }
        request = inviteTo("sip:x@127.0.0.1\r\nEvil: 1");
        QCOMPARE(a->stack.invite(request).error().code, u"sip.bad_uri"_s);
        request = inviteTo(b->uri("x") + "?Route=%3Csip:evil%3E");
        QCOMPARE(a->stack.invite(request).error().code, u"sip.bad_uri"_s);
        request = inviteTo("tel:110");
        QCOMPARE(a->stack.invite(request).error().code, u"sip.bad_uri"_s);
        request = inviteTo(b->uri("x"));
        request.sdp.clear();
        QCOMPARE(a->stack.invite(request).error().code, u"sip.no_offer"_s);
    }

    void commands_forUnknownCall_doNothing() {
        const CallId gone = 1ull << 60;
        a->stack.answer(gone, sdpText(1));
        a->stack.hangUp(gone);
        a->stack.reoffer(gone, sdpText(1));
        a->stack.notifyTransfer(gone, 200);
        QVERIFY(connectCall(*a, *b));
    }

    void stop_withCallsUp_endsThemAll() {
        std::vector<CallPair> pairs;
        for (int i = 0; i < 5; ++i) {
            const auto pair = connectCall(*a, *b);
            QVERIFY(pair);
            pairs.push_back(*pair);
        }
        const auto ringing = a->stack.invite(inviteTo(b->uri("x")));
        QVERIFY(b->wait<IncomingCall>());
        a->stack.stop();
        for (const auto &pair : pairs) {
            QVERIFY(a->waitOf<Ended>(pair.a, 1s));
            QVERIFY(b->waitOf<Ended>(pair.b, 5s));
        }
        QVERIFY(a->waitOf<Ended>(*ringing, 1s));
        QVERIFY(a->stack.listening().empty());
        QVERIFY(!a->stack.invite(inviteTo(b->uri("x"))));
        a->stack.stop();
    }

    void stop_withDeafPeer_returnsInTime() {
        RawPeer raw;
        const auto id = a->stack.invite(inviteTo(raw.uri("x")));
        QVERIFY(raw.receive("INVITE", 5000));
        const auto begin = std::chrono::steady_clock::now();
        a->stack.stop(200ms);
        QVERIFY(std::chrono::steady_clock::now() - begin < 15s);
        const auto ended = a->waitOf<Ended>(*id, 1s);
        QVERIFY(ended);
        QVERIFY(ended->cause.inviteSent);
    }

    void manyThreads_commandsAtOnce_allCallsComeAndGo() {
        constexpr int kThreads = 4;
        constexpr int kCalls = 25;
        std::thread callee([this] {
            for (int i = 0; i < kThreads * kCalls; ++i) {
                const auto incoming = b->wait<IncomingCall>({}, 30s);
                if (!incoming)
                    return;
                b->stack.answer(incoming->call, sdpText(41000));
            }
        });
        std::vector<std::thread> callers;
        std::atomic<int> done{0};
        for (int t = 0; t < kThreads; ++t) {
            callers.emplace_back([this, &done] {
                for (int i = 0; i < kCalls; ++i) {
                    const auto id = a->stack.invite(inviteTo(b->uri("x")));
                    if (!id || !a->waitOf<Answered>(*id, 30s))
                        return;
                    a->stack.hangUp(*id);
                    if (a->waitOf<Ended>(*id, 30s))
                        ++done;
                }
            });
        }
        for (auto &caller : callers)
            caller.join();
        callee.join();
        QCOMPARE(done.load(), kThreads * kCalls);
    }

    void admission_knownPeersOnly_refusesOthers() {
        StackConfig config;
        config.listen.front().admission = Admission::KnownPeers;
        config.listen.front().peers = {"192.0.2.1"};
        SipPeer guarded(config);
        QVERIFY(guarded.start());
        const auto id = a->stack.invite(inviteTo(guarded.uri("x")));
        const auto ended = a->waitOf<Ended>(*id);
        QVERIFY(ended);
        QCOMPARE(ended->cause.status, 403);
        QVERIFY(!guarded.has<IncomingCall>());
        QVERIFY(!guarded.has<Ended>());
        config.listen.front().peers.push_back("127.0.0.1");
        SipPeer open(config);
        QVERIFY(open.start());
        QVERIFY(connectCall(*a, open));
    }

private:
    std::unique_ptr<SipPeer> a;
    std::unique_ptr<SipPeer> b;
};

LIANXIN_TEST(tst_SipCalls);
#include "tst_SipCalls.moc"
