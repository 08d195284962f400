// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/storage/sqlite/SqliteConnection.h"
#include "platform/storage/sqlite/SqliteFile.h"
#include "support/TestRegistry.h"
#include <QTemporaryDir>
#include <QTest>
#include <dlfcn.h>
#include <thread>

using namespace lianxin;

class tst_SuiteProvider : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sqlite_staysInsideTheProgram() {
        // Another library that looks for sqlite3 must not find ours, nor ours theirs.
        QVERIFY(::dlsym(RTLD_DEFAULT, "sqlite3_key_v2") == nullptr);
        QVERIFY(::dlsym(RTLD_DEFAULT, "sqlcipher_version") == nullptr);
    }
    void suites_inManyThreadsAtOnce_dontMix() {
        const QTemporaryDir directory;
        const SecretBytes aes = SecretBytes::random(32);
        const SecretBytes sm4 = SecretBytes::random(16);
        std::atomic<int> wrong = 0;
        {
            std::vector<std::jthread> threads;
            for (int n = 0; n < 4; ++n) {
                threads.emplace_back([&, n] {
                    const CryptoSuite suite = n % 2 ? CryptoSuite::Gm : CryptoSuite::Intl;
                    const SecretBytes &key = n % 2 ? sm4 : aes;
                    const QString path = directory.filePath(QString::number(n));
                    for (int round = 0; round < 10; ++round) {
                        auto c = SqliteConnection::open(path, SqliteConnection::Mode::Create, suite, key);
                        if (!c) {
                            ++wrong;
                            continue;
                        }
                        try {
                            (*c)->exec("CREATE TABLE IF NOT EXISTS t (x TEXT)");
                            (*c)->execute(u"INSERT INTO t VALUES ($1)", {u"值"_s});
                            wrong += (*c)->value(u"SELECT COUNT(*) FROM t").toInt() != round + 1;
                        } catch (const StoreFailure &) {
                            ++wrong;
                        }
                        wrong += !isPageAuthentic(path, suite, key, 1);
                        wrong += isPageAuthentic(path, suite, key, 99);
                    }
                });
            }
        }
        QCOMPARE(wrong, 0);
    }
    void keyOfTheWrongSize_isNotTakenRaw() {
        // SQLCipher would stretch it as a passphrase; the file must then not be ours.
        const QTemporaryDir directory;
        const QString path = directory.filePath(u"x"_s);
        const SecretBytes sm4 = SecretBytes::random(16);
        auto c = SqliteConnection::open(path, SqliteConnection::Mode::Create, CryptoSuite::Intl, sm4);
        QVERIFY(!c);
        QCOMPARE(c.error().code, u"storage.cipher"_s);
    }
};
LIANXIN_TEST(tst_SuiteProvider);
#include "tst_SuiteProvider.moc"
