// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/sip/RawPeer.h"
#include "call/sip/SipPeer.h"
#include "support/TestRegistry.h"
#include <QTest>

using namespace lianxin;
using namespace lianxin::sip;
using namespace lianxin::test;

//! What happens inside a call that is up: changes of the session, refreshes, keys.
class tst_SipSession : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { start({}); }
    void cleanup() {
        a.reset();
        b.reset();
    }

    void hold_andResume_bothWays() {
        const auto pair = connectCall(*a, *b);
        QVERIFY(pair);
        int version = 2;
        for (const auto &[asker, call, other, otherCall] :
             {std::tuple{a.get(), pair->a, b.get(), pair->b}, {b.get(), pair->b, a.get(), pair->a}}) {
            for (const std::string direction : {"sendonly", "sendrecv"}) {
                const auto offer = sdpText(40000, direction, ++version);
                const auto answer = sdpText(41000, direction == "sendonly" ? "recvonly" : "sendrecv", ++version);
                asker->stack.reoffer(call, offer);
                const auto reoffer = other->waitOf<ReOffer>(otherCall);
                QVERIFY(reoffer);
                QCOMPARE(reoffer->sdp, offer);
                QVERIFY(!reoffer->update);
                other->stack.answerReoffer(otherCall, answer);
                const auto done = asker->waitOf<ReOfferDone>(call);
                QVERIFY(done);
                QCOMPARE(done->status, 200);
                QCOMPARE(done->sdp, answer);
            }
        }
        a->stack.hangUp(pair->a);
        QVERIFY(b->waitOf<Ended>(pair->b));
    }

    void reoffer_refused_leavesCallUp() {
        const auto pair = connectCall(*a, *b);
        QVERIFY(pair);
        a->stack.reoffer(pair->a, sdpText(40000, "sendonly", 2));
        QVERIFY(b->waitOf<ReOffer>(pair->b));
        b->stack.refuseReoffer(pair->b, 488);
        const auto done = a->waitOf<ReOfferDone>(pair->a);
        QVERIFY(done);
        QCOMPARE(done->status, 488);
        a->stack.reoffer(pair->a, sdpText(40000, "sendrecv", 3));
        QVERIFY(b->waitOf<ReOffer>(pair->b));
        b->stack.answerReoffer(pair->b, sdpText(41000, "sendrecv", 3));
        QCOMPARE(a->waitOf<ReOfferDone>(pair->a)->status, 200);
        QVERIFY(!a->has<Ended>());
    }

    void update_changesTheSession() {
        const auto pair = connectCall(*a, *b);
        QVERIFY(pair);
        const auto offer = sdpText(40002, "sendrecv", 2);
        a->stack.update(pair->a, offer);
        const auto reoffer = b->waitOf<ReOffer>(pair->b);
        QVERIFY(reoffer);
        QVERIFY(reoffer->update);
        QCOMPARE(reoffer->sdp, offer);
        const auto answer = sdpText(41002, "sendrecv", 2);
        b->stack.answerReoffer(pair->b, answer);
        const auto done = a->waitOf<ReOfferDone>(pair->a);
        QVERIFY(done);
        QVERIFY(done->update);
        QCOMPARE(done->status, 200);
        QCOMPARE(done->sdp, answer);
        a->stack.update(pair->a, sdpText(40004, "sendrecv", 3));
        QVERIFY(b->waitOf<ReOffer>(pair->b));
        b->stack.refuseReoffer(pair->b, 488);
        QCOMPARE(a->waitOf<ReOfferDone>(pair->a)->status, 488);
        a->stack.update(pair->a, {});
        const auto refreshed = a->waitOf<ReOfferDone>(pair->a);
        QVERIFY(refreshed);
        QCOMPARE(refreshed->status, 200);
        QVERIFY(!b->has<ReOffer>());
    }

    void sameOfferAgain_isARefresh_answeredByTheStack() {
        const auto pair = connectCall(*a, *b);
        QVERIFY(pair);
        a->stack.reoffer(pair->a, sdpText(40000));
        const auto done = a->waitOf<ReOfferDone>(pair->a);
        QVERIFY(done);
        QCOMPARE(done->status, 200);
        QCOMPARE(done->sdp, sdpText(41000));
        QVERIFY(!b->has<ReOffer>());
    }

    void glare_bothReofferAtOnce_bothComeThrough() {
        const auto pair = connectCall(*a, *b);
        QVERIFY(pair);
        a->stack.reoffer(pair->a, sdpText(40000, "sendonly", 2));
        b->stack.reoffer(pair->b, sdpText(41000, "sendonly", 2));
        bool doneA = false;
        bool doneB = false;
        const auto end = std::chrono::steady_clock::now() + 30s;
        while (!(doneA && doneB) && std::chrono::steady_clock::now() < end) {
            if (a->waitOf<ReOffer>(pair->a, 20ms))
                a->stack.answerReoffer(pair->a, sdpText(40000, "recvonly", 3));
            if (b->waitOf<ReOffer>(pair->b, 20ms))
                b->stack.answerReoffer(pair->b, sdpText(41000, "recvonly", 3));
            if (const auto done = a->waitOf<ReOfferDone>(pair->a, 20ms)) {
                QCOMPARE(done->status, 200);
                doneA = true;
            }
            if (const auto done = b->waitOf<ReOfferDone>(pair->b, 20ms)) {
                QCOMPARE(done->status, 200);
                doneB = true;
            }
        }
        QVERIFY(doneA && doneB);
    }

    void secondReoffer_whileFirstIsOpen_isRefusedHere() {
        const auto pair = connectCall(*a, *b);
        QVERIFY(pair);
        a->stack.reoffer(pair->a, sdpText(40000, "sendonly", 2));
        a->stack.reoffer(pair->a, sdpText(40000, "inactive", 3));
        const auto refused = a->waitOf<ReOfferDone>(pair->a);
        QVERIFY(refused);
        QCOMPARE(refused->status, 491);
        QVERIFY(b->waitOf<ReOffer>(pair->b));
        b->stack.answerReoffer(pair->b, sdpText(41000, "recvonly", 2));
        QCOMPARE(a->waitOf<ReOfferDone>(pair->a)->status, 200);
    }

    void hangUp_whileReofferIsOpen_endsBoth() {
        const auto pair = connectCall(*a, *b);
        QVERIFY(pair);
        a->stack.reoffer(pair->a, sdpText(40000, "sendonly", 2));
        QVERIFY(b->waitOf<ReOffer>(pair->b));
        b->stack.hangUp(pair->b);
        QVERIFY(a->waitOf<Ended>(pair->a));
        QVERIFY(b->waitOf<Ended>(pair->b));
        a->stack.update(pair->a, {});
        QVERIFY(connectCall(*a, *b));
    }

    void infoDtmf_allKeys_arrive() {
        const auto pair = connectCall(*a, *b);
        QVERIFY(pair);
        for (const char key : std::string("0123456789*#ABCD")) {
            a->stack.sendInfoDtmf(pair->a, key, 200);
            const auto info = b->waitOf<InfoDtmf>(pair->b);
            QVERIFY(info);
            QCOMPARE(info->key, key);
            QCOMPARE(info->durationMs, 200);
        }
        a->stack.sendInfoDtmf(pair->a, 'x', 200);
        a->stack.sendInfoDtmf(pair->a, '1', 200);
        QCOMPARE(b->waitOf<InfoDtmf>(pair->b)->key, '1');
    }

    void sessionTimer_refreshes_andCallStaysUp() {
        StackConfig config;
        config.sessionExpires = 4s;
        config.minSessionExpires = 2s;
        start(config);
        const auto pair = connectCall(*a, *b);
        QVERIFY(pair);
        std::this_thread::sleep_for(6s); // longer than one period: without refreshes somebody would hang up
        QVERIFY(!a->has<Ended>());
        QVERIFY(!b->has<Ended>());
        QVERIFY(!b->has<ReOffer>());
        QVERIFY(!a->has<ReOffer>());
        a->stack.reoffer(pair->a, sdpText(40000, "sendonly", 2));
        QVERIFY(b->waitOf<ReOffer>(pair->b));
        b->stack.answerReoffer(pair->b, sdpText(41000, "recvonly", 2));
        QCOMPARE(a->waitOf<ReOfferDone>(pair->a)->status, 200);
    }

    void sessionTimer_peerGone_endsTheCall() {
        StackConfig config;
        config.sessionExpires = 4s;
        config.minSessionExpires = 2s;
        config.t1 = 50ms;
        config.timerB = 500ms;
        start(config);
        RawPeer raw;
        auto request = inviteTo(raw.uri("x"));
        const auto id = a->stack.invite(request);
        const auto invite = raw.receive("INVITE", 5000);
        QVERIFY(invite);
        QVERIFY(!RawPeer::value(*invite, "Session-Expires").empty() || !RawPeer::value(*invite, "x").empty());
        raw.reply(*invite, "200 OK", "Session-Expires: 4;refresher=uac\r\nRequire: timer\r\n", sdpText(43000));
        QVERIFY(a->waitOf<Answered>(*id));
        // The peer is dead: refreshes are not answered.
        const auto ended = a->waitOf<Ended>(*id, 30s);
        QVERIFY(ended);
        QCOMPARE(ended->cause.by, EndedBy::Stack);
        QVERIFY(ended->cause.answered);
    }

    void noAck_givesUpTheCall() {
        StackConfig config;
        config.t1 = 50ms;
        config.timerB = 500ms;
        start(config);
        RawPeer raw;
        raw.send("INVITE " + a->uri("svc") + " SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:" + std::to_string(raw.port) +
                     ";rport;branch=z9hG4bKnoack\r\nFrom: <" + raw.uri("x") + ">;tag=n1\r\nTo: <" + a->uri("svc") +
                     ">\r\nCall-ID: noack@raw\r\nCSeq: 1 INVITE\r\nContact: <" + raw.uri("x") +
                     ">\r\nMax-Forwards: 70\r\nContent-Type: application/sdp\r\nContent-Length: " +
                     std::to_string(sdpText(45000).size()) + "\r\n\r\n" + sdpText(45000),
                 a->port);
        const auto incoming = a->wait<IncomingCall>();
        QVERIFY(incoming);
        a->stack.answer(incoming->call, sdpText(44000));
        const auto ended = a->waitOf<Ended>(incoming->call, 30s);
        QVERIFY(ended);
        QCOMPARE(ended->cause.by, EndedBy::Stack);
        QVERIFY(!a->has<Established>());
    }

private:
    void start(const StackConfig &config) {
        a = std::make_unique<SipPeer>(config);
        b = std::make_unique<SipPeer>(config);
        QVERIFY(a->start());
        QVERIFY(b->start());
    }
    std::unique_ptr<SipPeer> a;
    std::unique_ptr<SipPeer> b;
};

LIANXIN_TEST(tst_SipSession);
#include "tst_SipSession.moc"
