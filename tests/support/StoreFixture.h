// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/crypto/FieldSealer.h"
#include "platform/storage/OpenStore.h"
#include <QStringList>
#include <QTemporaryDir>

namespace lianxin::test {

//! \brief A fresh, empty store for one test, on any of the engines; the same repository tests run on all of them.
//!
//!     void save_thenLoad_givesTheSame_data() { StoreFixture::addBackendColumn(); }
//!     void save_thenLoad_givesTheSame() {
//!         STORE_FIXTURE(fixture, ticketsSchema());
//!         TicketBook book(fixture.store(), …);
//!
//! "postgresql" starts one PostgreSQL server a test process (private socket in a temporary directory, as the user
//! postgres where we are root) and a new database a fixture. Where PostgreSQL is not installed, or the environment
//! has LIANXIN_TEST_BACKENDS=intl (a comma-separated choice), the other rows are skipped, loudly.
class StoreFixture {
public:
    //! "intl", "gm", "postgresql".
    static QStringList backends();
    //! Adds the column "backend" and one row for each.
    static void addBackendColumn();
    //! Why \a backend can't be tested here; empty if it can.
    static QString whyNot(const QString &backend);

    //! Throws std::runtime_error when the store can't be opened: the test fails with its message.
    StoreFixture(const QString &backend, std::vector<Migration> migrations, const Clock *clock = nullptr);
    ~StoreFixture();
    StoreFixture(const StoreFixture &) = delete;
    StoreFixture &operator=(const StoreFixture &) = delete;

    Store &store() { return *m_store; }
    //! What opened it; to open it again after close().
    const StoreConfig &config() const { return m_config; }
    StoreConfig &config() { return m_config; }
    KeyRing &keys() { return *m_config.keys; }
    FieldSealer &sealer() { return *m_sealer; }
    BlindIndex &blindIndex() { return *m_blindIndex; }
    AuditChain &auditChain() { return *m_auditChain; }
    //! Temporary directory of this fixture.
    QString directory() const { return m_directory.path(); }

    //! As if the engine stopped.
    void close() { m_store.reset(); }
    //! As if it started again. Throws like the constructor.
    void reopen();

private:
    QTemporaryDir m_directory;
    StoreConfig m_config;
    std::unique_ptr<Store> m_store;
    std::unique_ptr<FieldSealer> m_sealer;
    std::unique_ptr<BlindIndex> m_blindIndex;
    std::unique_ptr<AuditChain> m_auditChain;
};

//! Connection URL of a new, empty database on the server of this process. Throws std::runtime_error.
QString newPostgresDatabase();
//! Pretends a crash of the server: stops it at once, or starts it again.
void stopPostgres();
void startPostgres();

} // namespace lianxin::test

//! Fixture for the row's backend (QFETCH "backend"), or QSKIP.
#define STORE_FIXTURE(name, ...)                                                                             \
    QFETCH(QString, backend);                                                                                \
    if (const QString reason = lianxin::test::StoreFixture::whyNot(backend); !reason.isEmpty())              \
        QSKIP(qPrintable(reason));                                                                           \
    lianxin::test::StoreFixture name(backend, __VA_ARGS__)
