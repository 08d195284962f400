// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/access/Access.h"
#include "platform/access/AccessMethods.h"
#include "platform/base/Log.h"
#include <QMessageAuthenticationCode>
#include <openssl/crypto.h>
#include <openssl/rand.h>

namespace lianxin {
namespace {

constexpr int kHousekeepingMs = 60'000;
constexpr qint64 kNonceLifeMs = 60'000;
constexpr qsizetype kMaxNonces = 256;

void report(const char *what, const Expected<void> &result) {
    if (!result)
        qCWarning(lcDoor) << what << result.error().toString();
}

} // namespace

Access::Access(Store &aStore, const Clock &aClock, const AuditChain &auditChain, Options options)
    : store(aStore)
    , clock(aClock)
    , users(store, clock, options.users)
    , sessions(store, options.sessionClock ? *options.sessionClock : clock, users, options.sessions)
    , audit(store, clock, auditChain)
    , idempotency(store, clock)
    , jobs(store, clock)
    , transfers(clock, options.transferDirectory)
    , m_proofKey(options.keyFileProofKey) {
    m_hashing.setMaxThreadCount(1); // each takes 16 MiB and a whole core
    m_housekeeping.setInterval(kHousekeepingMs);
    QObject::connect(&m_housekeeping, &QTimer::timeout, &jobs, [this] {
        report("sessions not purged:", sessions.purge());
        report("idempotency keys not purged:", idempotency.purge());
        transfers.purge();
    });
    m_idle.setInterval(sessions.policy().lookEveryMs);
    QObject::connect(&m_idle, &QTimer::timeout, &jobs, [this] { report("idle sessions not locked:", sessions.lockIdle()); });
}

Expected<void> Access::start() {
    LX_CHECK(jobs.recover());
    LX_CHECK(sessions.purge());
    LX_CHECK(idempotency.purge());
    m_housekeeping.start();
    m_idle.start();
    return {};
}

void Access::registerMethods(Registry &registry) {
    registerSessionMethods(registry, *this);
    registerUserMethods(registry, *this);
    registerAuditMethods(registry, *this);
    registerJobMethods(registry, *this);
    registerTransferMethods(registry, *this);
}

void Access::offMainThread(std::function<bool()> slow, std::function<void(bool)> then) {
    m_hashing.start([this, slow = std::move(slow), then = std::move(then)] {
        const bool result = slow();
        QMetaObject::invokeMethod(&jobs, [then, result] { then(result); }, Qt::QueuedConnection);
    });
}

QByteArray Access::challenge() {
    const qint64 now = clock.now();
    m_nonces.removeIf([now](const auto &it) { return now - it.value() > kNonceLifeMs; });
    if (m_nonces.size() >= kMaxNonces)
        m_nonces.clear(); // somebody asks and never answers
    QByteArray nonce(32, '\0');
    if (RAND_bytes(reinterpret_cast<unsigned char *>(nonce.data()), int(nonce.size())) != 1)
        qFatal("no random numbers");
    nonce = nonce.toHex();
    m_nonces.insert(nonce, now);
    return nonce;
}

bool Access::acceptProof(const QByteArray &nonce, const QByteArray &proof) {
    const auto given = m_nonces.find(nonce);
    if (given == m_nonces.end() || m_proofKey.isEmpty())
        return false;
    const bool fresh = clock.now() - given.value() <= kNonceLifeMs;
    m_nonces.erase(given);
    const QByteArray right = keyFileProof(m_proofKey, nonce);
    return fresh && proof.size() == right.size()
           && CRYPTO_memcmp(proof.constData(), right.constData(), size_t(right.size())) == 0;
}

QByteArray keyFileProofKey(const QByteArray &keyFile) {
    return QMessageAuthenticationCode::hash(keyFile, "lianxin key file log-in", QCryptographicHash::Sha256);
}

QByteArray keyFileProof(const QByteArray &proofKey, const QByteArray &nonce) {
    return QMessageAuthenticationCode::hash(nonce, proofKey, QCryptographicHash::Sha256);
}

} // namespace lianxin
