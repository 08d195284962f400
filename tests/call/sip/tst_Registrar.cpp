// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/sip/Registrar.h"
#include "support/TestRegistry.h"
#include <QTest>

using namespace lianxin::sip;

class tst_Registrar : public QObject {
    Q_OBJECT

    Registrar m_registrar{{"lianxin", false, std::chrono::seconds(60), std::chrono::seconds(600)}};
    std::uint32_t m_cseq = 0;

    Registrar::Request request(const std::string &contact, int expires, std::int64_t now, const std::string &user = "8001",
                               const std::string &password = "pw") {
        Registrar::Request out;
        out.user = user;
        out.callId = "c1";
        out.cseq = ++m_cseq;
        out.peer = "127.0.0.1:5062";
        if (!contact.empty())
            out.contacts = {{contact, expires, "127.0.0.1", 5062}};
        const auto challenge = m_registrar.challenges(now, false).front();
        const auto at = challenge.find("nonce=\"") + 7;
        const auto nonce = challenge.substr(at, challenge.find('"', at) - at);
        out.authorization = {{"username", user}, {"realm", "lianxin"}, {"nonce", nonce}, {"uri", "sip:r"},
                             {"qop", "auth"},    {"nc", "00000001"},   {"cnonce", "c"}};
        out.authorization["response"] = digestResponse(DigestAlgorithm::Md5, user, "lianxin", password, "REGISTER", "sip:r",
                                                       nonce, "00000001", "c", "auth");
        return out;
    }

private Q_SLOTS:
    void init() {
        m_registrar.removeAccount("8001");
        m_registrar.setAccount({"8001", "pw"});
        m_registrar.setAccount({"8002", "pw2"});
    }
    void noAuthorization_isChallenged() {
        Registrar::Request bare;
        bare.user = "8001";
        const auto reply = m_registrar.handle(bare, 0);
        QCOMPARE(reply.status, 401);
        QVERIFY(reply.challenges.front().starts_with("Digest realm=\"lianxin\""));
    }
    void wrongPassword_isForbidden() {
        QCOMPARE(m_registrar.handle(request("sip:8001@127.0.0.1:5062", 120, 0, "8001", "x"), 0).status, 403);
        QVERIFY(!m_registrar.binding("8001"));
    }
    void otherSeatsName_isForbidden() {
        auto stolen = request("sip:8002@127.0.0.1:5062", 120, 0, "8002", "pw2");
        stolen.user = "8001";
        QCOMPARE(m_registrar.handle(stolen, 0).status, 403);
    }
    void registered_isFound_untilExpiry() {
        const auto reply = m_registrar.handle(request("sip:8001@127.0.0.1:5062", 120, 1000), 1000);
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.contact, std::string("<sip:8001@127.0.0.1:5062>;expires=120"));
        QCOMPARE(reply.events.size(), std::size_t(1));
        QVERIFY(std::holds_alternative<SeatRegistered>(reply.events.front()));
        const auto binding = m_registrar.binding("8001");
        QVERIFY(binding);
        QCOMPARE(binding->contact, std::string("sip:8001@127.0.0.1:5062"));
        QVERIFY(binding->route.empty());
        QVERIFY(m_registrar.expire(120999).empty());
        const auto expired = m_registrar.expire(121000);
        QCOMPARE(expired.size(), std::size_t(1));
        QCOMPARE(std::get<SeatUnregistered>(expired.front()).cause, UnregisterCause::Expired);
        QVERIFY(!m_registrar.binding("8001"));
    }
    void refresh_ofSameContact_isNoNews() {
        (void)m_registrar.handle(request("sip:8001@127.0.0.1:5062", 120, 0), 0);
        const auto again = m_registrar.handle(request("sip:8001@127.0.0.1:5062", 120, 5000), 5000);
        QVERIFY(again.events.empty());
        QVERIFY(m_registrar.expire(121000).empty());
    }
    void contactBehindNat_getsRouteToWhereItCameFrom() {
        auto nat = request("sip:8001@10.0.0.5:5060", 120, 0);
        nat.contacts.front().host = "10.0.0.5";
        nat.contacts.front().port = 5060;
        QCOMPARE(m_registrar.handle(nat, 0).status, 200);
        QCOMPARE(m_registrar.binding("8001")->route, std::string("sip:127.0.0.1:5062;lr"));
    }
    void secondPhone_takesPlace_andOldFarewellIsHarmless() {
        (void)m_registrar.handle(request("sip:8001@127.0.0.1:5062", 120, 0), 0);
        auto newer = request("sip:8001@127.0.0.1:6000", 120, 0);
        newer.callId = "c2";
        QVERIFY(!m_registrar.handle(newer, 0).events.empty());
        auto farewell = request("sip:8001@127.0.0.1:5062", 0, 0);
        QCOMPARE(m_registrar.handle(farewell, 0).status, 200);
        QCOMPARE(m_registrar.binding("8001")->contact, std::string("sip:8001@127.0.0.1:6000"));
    }
    void farewell_andWildcard_remove() {
        (void)m_registrar.handle(request("sip:8001@127.0.0.1:5062", 120, 0), 0);
        const auto gone = m_registrar.handle(request("sip:8001@127.0.0.1:5062", 0, 0), 0);
        QCOMPARE(gone.events.size(), std::size_t(1));
        QVERIFY(gone.contact.empty());
        (void)m_registrar.handle(request("sip:8001@127.0.0.1:5062", 120, 0), 0);
        auto star = request("", 0, 0);
        star.wildcard = true;
        star.expires = 60;
        QCOMPARE(m_registrar.handle(star, 0).status, 400);
        star = request("", 0, 0);
        star.wildcard = true;
        star.expires = 0;
        QCOMPARE(m_registrar.handle(star, 0).status, 200);
        QVERIFY(!m_registrar.binding("8001"));
    }
    void expiry_tooShort423_tooLongShortened() {
        const auto brief = m_registrar.handle(request("sip:8001@127.0.0.1:5062", 5, 0), 0);
        QCOMPARE(brief.status, 423);
        QCOMPARE(brief.headers.front().value, std::string("60"));
        QCOMPARE(m_registrar.handle(request("sip:8001@127.0.0.1:5062", 86400, 0), 0).contact,
                 std::string("<sip:8001@127.0.0.1:5062>;expires=600"));
    }
    void overtakenRequest_changesNothing() {
        (void)m_registrar.handle(request("sip:8001@127.0.0.1:5062", 120, 0), 0);
        auto old = request("sip:8001@127.0.0.1:5062", 0, 0);
        old.cseq = 0;
        QCOMPARE(m_registrar.handle(old, 0).status, 200);
        QVERIFY(m_registrar.binding("8001"));
    }
    void query_withoutContact_tellsBinding() {
        (void)m_registrar.handle(request("sip:8001@127.0.0.1:5062", 120, 0), 0);
        QCOMPARE(m_registrar.handle(request("", 0, 0), 0).contact, std::string("<sip:8001@127.0.0.1:5062>;expires=120"));
    }
    void accountRemoved_takesBindingAlong() {
        (void)m_registrar.handle(request("sip:8001@127.0.0.1:5062", 120, 0), 0);
        const auto events = m_registrar.removeAccount("8001");
        QCOMPARE(events.size(), std::size_t(1));
        QVERIFY(m_registrar.bindings().empty());
        QCOMPARE(m_registrar.handle(request("sip:8001@127.0.0.1:5062", 120, 0), 0).status, 403);
    }
    void forgotten_onlyWhereNobodyListens() {
        (void)m_registrar.handle(request("sip:8001@127.0.0.1:5062", 120, 0), 0);
        QVERIFY(m_registrar.forget("8001", "sip:8001@127.0.0.1:5099").empty()); // it moved meanwhile
        QVERIFY(m_registrar.binding("8001"));
        const auto events = m_registrar.forget("8001", "sip:8001@127.0.0.1:5062");
        QCOMPARE(events.size(), std::size_t(1));
        QCOMPARE(std::get<SeatUnregistered>(events[0]).cause, UnregisterCause::Unreachable);
        QVERIFY(!m_registrar.binding("8001"));
        QVERIFY(m_registrar.forget("8001", "sip:8001@127.0.0.1:5062").empty());
    }
};

LIANXIN_TEST(tst_Registrar);
#include "tst_Registrar.moc"
