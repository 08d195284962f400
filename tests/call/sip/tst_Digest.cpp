// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/sip/Digest.h"
#include "support/TestRegistry.h"
#include <QTest>

using namespace lianxin::sip;

class tst_Digest : public QObject {
    Q_OBJECT

    static AuthParameters answerTo(const std::string &challenge, const std::string &user, const std::string &password,
                                   const std::string &nc = "00000001", const std::string &method = "REGISTER") {
        const auto find = [&](const std::string &name) {
            auto at = challenge.find(name + '=');
            if (at == std::string::npos)
                return std::string();
            at += name.size() + 1;
            if (challenge[at] == '"')
                return challenge.substr(at + 1, challenge.find('"', at + 1) - at - 1);
            return challenge.substr(at, challenge.find(',', at) - at);
        };
        AuthParameters out{{"username", user}, {"realm", find("realm")}, {"nonce", find("nonce")},
                           {"uri", "sip:h"},   {"qop", "auth"},          {"nc", nc},
                           {"cnonce", "c"},    {"algorithm", find("algorithm")}};
        const auto algorithm = find("algorithm") == "SHA-256" ? DigestAlgorithm::Sha256 : DigestAlgorithm::Md5;
        out["response"] = digestResponse(algorithm, user, find("realm"), password, method, "sip:h", find("nonce"), nc, "c", "auth");
        return out;
    }
    static std::optional<std::string> passwordOf(const std::string &user) {
        return user == "8001" ? std::optional<std::string>("pw") : std::nullopt;
    }

private Q_SLOTS:
    void response_rfc7616Vectors_match() {
        // RFC 7616 §3.9.1
        const std::string nonce = "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v";
        const std::string cnonce = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ";
        QCOMPARE(digestResponse(DigestAlgorithm::Md5, "Mufasa", "http-auth@example.org", "Circle of Life", "GET",
                                "/dir/index.html", nonce, "00000001", cnonce, "auth"),
                 std::string("8ca523f5e9506fed4657c9700eebdbec"));
        QCOMPARE(digestResponse(DigestAlgorithm::Sha256, "Mufasa", "http-auth@example.org", "Circle of Life", "GET",
                                "/dir/index.html", nonce, "00000001", cnonce, "auth"),
                 std::string("753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"));
    }
    void rightPassword_isOk() {
        DigestVerifier verifier("r", false);
        const auto given = answerTo(verifier.challenges(1000, false).front(), "8001", "pw");
        QCOMPARE(verifier.verify(given, "REGISTER", passwordOf, 2000), DigestVerdict::Ok);
    }
    void sha256_offeredFirst_andAccepted() {
        DigestVerifier verifier("r", true);
        const auto challenges = verifier.challenges(1000, false);
        QCOMPARE(challenges.size(), std::size_t(2));
        QVERIFY(challenges[0].find("SHA-256") != std::string::npos);
        QCOMPARE(verifier.verify(answerTo(challenges[0], "8001", "pw"), "REGISTER", passwordOf, 2000), DigestVerdict::Ok);
        QCOMPARE(verifier.verify(answerTo(challenges[1], "8001", "pw", "00000002"), "REGISTER", passwordOf, 2000),
                 DigestVerdict::Ok);
        DigestVerifier plain("r", false);
        auto given = answerTo(plain.challenges(1000, false).front(), "8001", "pw");
        given["algorithm"] = "SHA-256";
        QCOMPARE(plain.verify(given, "REGISTER", passwordOf, 2000), DigestVerdict::Wrong);
    }
    void nothingGiven_isMissing() {
        DigestVerifier verifier("r", false);
        QCOMPARE(verifier.verify({}, "REGISTER", passwordOf, 0), DigestVerdict::Missing);
    }
    void wrongThings_areWrong() {
        DigestVerifier verifier("r", false);
        const auto challenge = verifier.challenges(1000, false).front();
        QCOMPARE(verifier.verify(answerTo(challenge, "8001", "no"), "REGISTER", passwordOf, 2000), DigestVerdict::Wrong);
        QCOMPARE(verifier.verify(answerTo(challenge, "nobody", "pw"), "REGISTER", passwordOf, 2000), DigestVerdict::Wrong);
        QCOMPARE(verifier.verify(answerTo(challenge, "8001", "pw"), "INVITE", passwordOf, 2000), DigestVerdict::Wrong);
        for (const std::string name : {"realm", "uri", "qop", "response"}) {
            auto given = answerTo(challenge, "8001", "pw");
            given.erase(name);
            QCOMPARE(verifier.verify(given, "REGISTER", passwordOf, 2000), DigestVerdict::Wrong);
        }
        auto given = answerTo(challenge, "8001", "pw");
        given["algorithm"] = "MD5-sess";
        QCOMPARE(verifier.verify(given, "REGISTER", passwordOf, 2000), DigestVerdict::Wrong);
    }
    void replayedHeader_isStale() {
        DigestVerifier verifier("r", false);
        const auto challenge = verifier.challenges(1000, false).front();
        const auto given = answerTo(challenge, "8001", "pw");
        QCOMPARE(verifier.verify(given, "REGISTER", passwordOf, 2000), DigestVerdict::Ok);
        QCOMPARE(verifier.verify(given, "REGISTER", passwordOf, 2001), DigestVerdict::Stale);
        QCOMPARE(verifier.verify(answerTo(challenge, "8001", "pw", "0000000a"), "REGISTER", passwordOf, 2002), DigestVerdict::Ok);
        QCOMPARE(verifier.verify(answerTo(challenge, "8001", "pw", "00000002"), "REGISTER", passwordOf, 2003),
                 DigestVerdict::Stale);
    }
    void oldOrForeignNonce_isStale() {
        DigestVerifier verifier("r", false, 60000);
        const auto challenge = verifier.challenges(1000, false).front();
        QCOMPARE(verifier.verify(answerTo(challenge, "8001", "pw"), "REGISTER", passwordOf, 61001), DigestVerdict::Stale);
        DigestVerifier other("r", false, 60000);
        QCOMPARE(other.verify(answerTo(challenge, "8001", "pw"), "REGISTER", passwordOf, 1001), DigestVerdict::Stale);
        const std::string made = "Digest realm=\"r\", nonce=\"made-up\", algorithm=MD5";
        QCOMPARE(verifier.verify(answerTo(made, "8001", "pw"), "REGISTER", passwordOf, 1001), DigestVerdict::Stale);
        QVERIFY(verifier.challenges(1, true).front().find("stale=true") != std::string::npos);
    }
    void replay_staysStale_untilNonceDies() {
        DigestVerifier verifier("r", false, 60000);
        const auto given = answerTo(verifier.challenges(1000, false).front(), "8001", "pw");
        QCOMPARE(verifier.verify(given, "REGISTER", passwordOf, 1000), DigestVerdict::Ok);
        for (int at = 2000; at <= 61000; at += 1000) {
            const auto fresh = answerTo(verifier.challenges(at, false).front(), "8001", "pw");
            QCOMPARE(verifier.verify(fresh, "REGISTER", passwordOf, at), DigestVerdict::Ok);
            QCOMPARE(verifier.verify(given, "REGISTER", passwordOf, at), DigestVerdict::Stale);
        }
    }
};

LIANXIN_TEST(tst_Digest);
#include "tst_Digest.moc"
