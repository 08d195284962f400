// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/sip/Digest.h"
#include "call/sip/SipText.h"
#include <QByteArray>
#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QRandomGenerator>

namespace lianxin::sip {

namespace {

// Nonces remembered at most; the oldest half goes when there are more.
constexpr std::size_t kMaxUsed = 4096;

QByteArray bytes(const std::string &text) {
    return QByteArray::fromRawData(text.data(), qsizetype(text.size()));
}

std::string randomHex(int words) {
    std::string out;
    for (int i = 0; i < words; ++i)
        out += QByteArray::number(QRandomGenerator::system()->generate(), 16).rightJustified(8, '0').toStdString();
    return out;
}

std::string valueOf(const AuthParameters &given, const char *name) {
    const auto it = given.find(name);
    return it == given.end() ? std::string() : it->second;
}

bool sameSecretly(const std::string &a, const std::string &b) {
    if (a.size() != b.size())
        return false;
    unsigned char difference = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        difference = static_cast<unsigned char>(difference | (a[i] ^ b[i]));
    return difference == 0;
}

} // namespace

std::string digestResponse(DigestAlgorithm algorithm, const std::string &user, const std::string &realm,
                           const std::string &password, const std::string &method, const std::string &uri,
                           const std::string &nonce, const std::string &nc, const std::string &cnonce,
                           const std::string &qop) {
    const auto hash = [algorithm](const std::string &text) {
        const auto kind = algorithm == DigestAlgorithm::Sha256 ? QCryptographicHash::Sha256 : QCryptographicHash::Md5;
        return QCryptographicHash::hash(bytes(text), kind).toHex().toStdString();
    };
    const auto a1 = hash(user + ':' + realm + ':' + password);
    const auto a2 = hash(method + ':' + uri);
    if (qop.empty())
        return hash(a1 + ':' + nonce + ':' + a2);
    return hash(a1 + ':' + nonce + ':' + nc + ':' + cnonce + ':' + qop + ':' + a2);
}

DigestVerifier::DigestVerifier(std::string realm, bool sha256, std::int64_t lifetimeMs)
    : m_realm(std::move(realm)), m_sha256(sha256), m_lifetimeMs(lifetimeMs), m_secret(randomHex(8)) {}

std::string DigestVerifier::nonceFor(std::int64_t now, const std::string &salt) const {
    const auto head = QByteArray::number(qulonglong(now), 16).rightJustified(16, '0').toStdString() + salt;
    const auto mac = QMessageAuthenticationCode::hash(bytes(head), bytes(m_secret), QCryptographicHash::Sha256);
    return head + mac.toHex().left(32).toStdString();
}

std::optional<std::int64_t> DigestVerifier::ageOf(const std::string &nonce, std::int64_t now) const {
    if (nonce.size() != 16 + 16 + 32)
        return {};
    bool ok = false;
    const auto made = qint64(bytes(nonce).left(16).toULongLong(&ok, 16));
    if (!ok || !sameSecretly(nonceFor(made, nonce.substr(16, 16)), nonce))
        return {};
    return now - made;
}

std::vector<std::string> DigestVerifier::challenges(std::int64_t now, bool stale) const {
    const auto nonce = nonceFor(now, randomHex(2));
    const auto challenge = [&](const char *algorithm) {
        return "Digest realm=" + quotedText(m_realm) + ", nonce=\"" + nonce + "\", qop=\"auth\", algorithm=" + algorithm +
               (stale ? ", stale=true" : "");
    };
    std::vector<std::string> out;
    if (m_sha256)
        out.push_back(challenge("SHA-256"));
    out.push_back(challenge("MD5"));
    return out;
}

DigestVerdict DigestVerifier::verify(const AuthParameters &given, const std::string &method,
                                     const PasswordOf &passwordOf, std::int64_t now) {
    if (given.empty())
        return DigestVerdict::Missing;
    const auto algorithmName = QString::fromStdString(valueOf(given, "algorithm")).toUpper();
    const auto algorithm = algorithmName == QLatin1String("SHA-256") ? DigestAlgorithm::Sha256 : DigestAlgorithm::Md5;
    if (!algorithmName.isEmpty() && algorithm == DigestAlgorithm::Md5 && algorithmName != QLatin1String("MD5"))
        return DigestVerdict::Wrong;
    if (algorithm == DigestAlgorithm::Sha256 && !m_sha256)
        return DigestVerdict::Wrong;
    const auto user = valueOf(given, "username");
    const auto nonce = valueOf(given, "nonce");
    const auto uri = valueOf(given, "uri");
    const auto nc = valueOf(given, "nc");
    // We always ask for qop="auth"; without it there is no nonce count and a copied header would work again.
    if (valueOf(given, "realm") != m_realm || uri.empty() || valueOf(given, "qop") != "auth")
        return DigestVerdict::Wrong;
    const auto password = passwordOf(user);
    if (!password)
        return DigestVerdict::Wrong;
    const auto expected = digestResponse(algorithm, user, m_realm, *password, method, uri, nonce, nc,
                                         valueOf(given, "cnonce"), "auth");
    if (!sameSecretly(expected, valueOf(given, "response")))
        return DigestVerdict::Wrong;

    const auto age = ageOf(nonce, now);
    if (!age || *age < 0 || *age > m_lifetimeMs)
        return DigestVerdict::Stale;
    bool ok = false;
    const auto count = bytes(nc).toUInt(&ok, 16);
    if (m_used.size() >= kMaxUsed)
        std::erase_if(m_used, [&](const auto &entry) { return now - entry.second.since > m_lifetimeMs / 2; });
    auto &used = m_used[nonce];
    if (!ok || count <= used.count)
        return DigestVerdict::Stale;
    if (used.count == 0)
        used.since = now - *age;
    used.count = count;
    std::erase_if(m_used, [&](const auto &entry) { return now - entry.second.since > m_lifetimeMs; });
    return DigestVerdict::Ok;
}

} // namespace lianxin::sip
