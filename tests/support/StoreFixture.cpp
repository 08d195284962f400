// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/StoreFixture.h"
#include "support/PostgresServer.h"
#include <QTest>
#include <stdexcept>

namespace lianxin::test {
namespace {

//! Key rings are random, not stretched: opening costs nothing, and one a suite is enough for a process.
std::shared_ptr<KeyRing> testKeys(const QString &backend) {
    static const auto intl = KeyRing::temporary(CryptoSuite::Intl);
    static const auto gm = KeyRing::temporary(CryptoSuite::Gm);
    return backend == "gm"_L1 ? gm : intl;
}

std::unique_ptr<Store> openOrThrow(const StoreConfig &config) {
    auto store = openStore(config);
    if (!store)
        throw std::runtime_error(store.error().toString().toStdString());
    return std::move(*store);
}

} // namespace

QStringList StoreFixture::backends() { return {u"intl"_s, u"gm"_s, u"postgresql"_s}; }

void StoreFixture::addBackendColumn() {
    QTest::addColumn<QString>("backend");
    for (const QString &backend : backends())
        QTest::newRow(qPrintable(backend)) << backend;
}

QString StoreFixture::whyNot(const QString &backend) {
    const QString chosen = qEnvironmentVariable("LIANXIN_TEST_BACKENDS");
    if (!chosen.isEmpty() && !chosen.split(u',').contains(backend))
        return u"NOT TESTED on %1: LIANXIN_TEST_BACKENDS leaves it out"_s.arg(backend);
    return backend == "postgresql"_L1 ? PostgresServer::whyNot() : QString();
}

StoreFixture::StoreFixture(const QString &backend, std::vector<Migration> migrations, const Clock *clock) {
    m_config.keys = testKeys(backend);
    m_config.migrations = std::move(migrations);
    m_config.location = backend == "postgresql"_L1 ? newPostgresDatabase() : m_directory.filePath(u"store.db"_s);
    // On PostgreSQL it costs nothing (the test server runs without fsync), and tests let that server crash.
    m_config.survivesPowerCut = backend == "postgresql"_L1;
    m_config.clock = clock;
    m_store = openOrThrow(m_config);
    m_sealer = std::make_unique<FieldSealer>(keys());
    m_blindIndex = std::make_unique<BlindIndex>(keys());
    m_auditChain = std::make_unique<AuditChain>(keys());
}

StoreFixture::~StoreFixture() {
    m_store.reset();
    if (isPostgresLocation(m_config.location))
        PostgresServer::instance().dropDatabase(m_config.location);
}

void StoreFixture::reopen() {
    m_store.reset();
    m_store = openOrThrow(m_config);
}

QString newPostgresDatabase() { return PostgresServer::instance().newDatabase(); }
void stopPostgres() { PostgresServer::instance().stop(); }
void startPostgres() { PostgresServer::instance().start(); }

} // namespace lianxin::test
